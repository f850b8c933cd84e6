"""Forms without upright rules and without colons: lines of a known label with its value at the same place each time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extractors.model.document import Block, Cell, Document, Line, Page, Table
from extractors.model.geometry import Box
from extractors.model.quote import Place, Word
from extractors.page.lines import box_of
from extractors.tables.borderless.gutters import parts_at_blanks
from extractors.tables.labelled.entries import MEASURING
from extractors.text.labels import compact, is_spelt, match_header

_FEWEST = 4  # lines with a label
_FEW, _AGAIN = 3, 2  # such lines, where they stand at the same places so many times
_MOST_UNKNOWN = 2  # lines in a row, between those with a label, that have none: a rest of one, a label of its own
_LEVEL = 2.0  # points by which labels, or values, may begin elsewhere
_NO_ORDER = -1  # of a label that the usual form has not
_STEP = 4.0  # heights of a line from one line to the next
_COUNT = re.compile(r"^\(?(?:(?P<count>\d{1,2})[.)]?|(?P<letter>[a-z])[.)])$")  # before a label: its place in the form

_Place = tuple[str, int, int]  # a label, and the x at which it and its value begin, in steps of a few points


@dataclass(slots=True)
class _Row:
    """A row of a form: label and value, of one or more lines; `known`: whether the label is. `count`: its number."""

    label: Line
    values: list[Line]
    lines: list[Line]
    known: bool
    count: Line | None = None

    @property
    def place(self) -> _Place:
        """Return where a row with a value stands."""
        label, value = (round(box_of(line.words[0]).x0 / (2 * _LEVEL)) for line in (self.label, self.values[0]))
        return compact(self.label.text), label, value


@dataclass(slots=True)
class _Form:
    """The rows of a form in the making, and what their labels name."""

    rows: list[_Row] = field(default_factory=list)
    named: set[tuple[tuple[str, ...], int | None]] = field(default_factory=set)

    @property
    def is_whole(self) -> bool:
        """Return whether enough labels of different fields stand below each other."""
        return len({fields for fields, _ in self.named}) >= _FEWEST

    @property
    def measures(self) -> bool:
        """Return whether its labels, however few, are fields that measure an indicator."""
        fields = {name for names, _ in self.named for name in names}
        return len(fields) >= _FEW and len(fields & MEASURING) >= _FEW - 1


def with_forms_of_lines(document: Document) -> Document:
    """Return the document, each run of such lines as a table of labels and values.

    Fewer labels are a form where others stand at the same places: the same few again and again below different names, or what a
    page break leaves of a whole form.
    """
    seen: Counter[tuple[_Place, ...]] = Counter()
    pages = tuple(_of_page(page, seen, {}) for page in document.pages)
    if runs := [run for run, times in seen.most_common() if times >= _AGAIN]:
        places = {place: _NO_ORDER for run in runs for place in run} | {place: at for at, place in enumerate(runs[0])}
        pages = tuple(_of_page(page, Counter(), places) for page in document.pages)
    changed = any(new is not old for new, old in zip(pages, document.pages, strict=True))
    return replace(document, pages=pages) if changed else document


def _of_page(page: Page, seen: Counter[tuple[_Place, ...]], places: Mapping[_Place, int]) -> Page:
    """Return a page with its forms as tables.

    `seen`: gets the places of the labels of each form, and how often; `places`: those of the document's, in their order.
    """
    made = [*_parted(page.blocks, seen, places)]
    known = frozenset(map(id, page.blocks))  # the blocks themselves are handed on
    return replace(page, blocks=tuple(made)) if any(isinstance(b, Table) and id(b) not in known for b in made) else page


def _parted(
    blocks: Sequence[Block], seen: Counter[tuple[_Place, ...]], places: Mapping[_Place, int]
) -> Iterator[Block]:
    form = _Form()
    for block in blocks:
        if isinstance(block, Line) and _taken(form, block, places):
            continue
        again = bool(form.rows)  # the line may begin a form of its own where it goes on with none
        yield from _closed(form, seen, places)
        form = _Form()
        if not (again and isinstance(block, Line) and _taken(form, block, places)):
            yield block
    yield from _closed(form, seen, places)


def _closed(form: _Form, seen: Counter[tuple[_Place, ...]], places: Mapping[_Place, int]) -> Iterator[Block]:
    """Yield the table of a form, if it is one, and the lines that are none of it: those behind its last known label."""
    known = tuple(row.place for row in form.rows if row.known)
    end = max((at + 1 for at, row in enumerate(form.rows) if row.known), default=0)
    if form.is_whole or form.measures:
        seen[known] += _AGAIN if form.is_whole else 1
    if not form.is_whole and not all(place in places for place in known):
        end = 0
    if end:
        yield _table(form.rows[:end])
    for row in form.rows[end:]:
        yield from row.lines


def _taken(form: _Form, line: Line, places: Mapping[_Place, int]) -> bool:
    """Return whether a line is the next of a form, and add it: a label with its value, or more of the value above.

    Between labels that are known one that is not has its row, too, and so has the rest of a label. A label that stands before the
    last one in the document's forms (`places`) begins another form.
    """
    if line.box is None or ":" in line.text or (form.rows and not _is_below(line, form.rows[-1].lines[-1])):
        return False
    words = parts_at_blanks(line)
    first = form.rows[0] if form.rows else None
    if first is not None and len(words) == 1 and _level(line, first.values[0]):
        form.rows[-1].values.append(line)
        form.rows[-1].lines.append(line)
        return True
    count, words = _count_of(words, form)
    if not form.rows and len(words) != 2:
        return False  # nearly always: a form begins with a label and its value
    label = Line(words[0])
    values = [Line(tuple(word for part in words[1:] for word in part))] if len(words) > 1 else []
    if first is not None:
        begins = _level(label, first.label) or (
            count is not None and first.count is not None and _level(count, first.count)
        )
        if not begins or not all(_level(v, first.values[0]) for v in values):
            return False
    known = bool(values) and _is_label(label.text)
    if first is None and not known:
        return False
    if known and first is not None and first.count is not None and count is None:
        return False  # the number was that of the first one alone
    match = match_header(label.text)
    named = match.fields, match.year
    if known and named in form.named:
        return False
    if not known and not any(row.known for row in form.rows[-_MOST_UNKNOWN:]):
        return False
    row = _Row(label, values, [line], known, count)
    last = next((r.place for r in reversed(form.rows) if r.known), None)
    if known and last is not None and _NO_ORDER < places.get(row.place, _NO_ORDER) < places.get(last, _NO_ORDER):
        return False
    form.rows.append(row)
    form.named |= {named} if known else set()
    return True


def _count_of(parts: tuple[tuple[Word, ...], ...], form: _Form) -> tuple[Line | None, tuple[tuple[Word, ...], ...]]:
    """Return (the number before a label, the parts of its line without it), the number being one more than the last.

    None where there is no such number, or where the rows of the form before it have none.
    """
    found = _COUNT.match(parts[0][0].text)
    rest = (parts[0][1:], *parts[1:]) if len(parts[0]) > 1 else parts[1:]
    if found is None or len(rest) < 2:
        return None, parts
    last = next((row.count for row in reversed(form.rows) if row.count is not None), None)
    before = _COUNT.match(last.text) if last is not None else None
    if form.rows and (before is None or _number(found) != _number(before) + 1):
        return None, parts
    return Line(parts[0][:1]), rest


def _number(count: re.Match[str]) -> int:
    return int(count["count"]) if count["count"] else ord(count["letter"])


def _is_below(line: Line, above: Line) -> bool:
    upper, lower = box_of(above.words[0]), box_of(line.words[0])
    return 0 < lower.top - upper.top <= _STEP * upper.height


def _level(line: Line, other: Line) -> bool:
    return abs(box_of(line.words[0]).x0 - box_of(other.words[0]).x0) <= _LEVEL


def _is_label(text: str) -> bool:
    """Return whether a text is a known label, letter by letter, or one with its year ("Target Tahun 2025")."""
    match = match_header(text)
    return is_spelt(text) or (match.year is not None and len(match.fields) == 1)


def _table(rows: Sequence[_Row]) -> Table:
    """Return a form as a table of two columns, of three where numbers count its rows."""
    cells: list[Cell] = []
    page = rows[0].label.page
    counted = any(row.count is not None for row in rows)
    for at, row in enumerate(rows):
        columns = ([row.label], row.values)
        numbered = ([row.count] if row.count is not None else [], *columns)
        for col, lines in enumerate(numbered if counted else columns):
            box = Box.around(b for line in lines if (b := line.box) is not None) if lines else None
            cells.append(Cell(at, col, tuple(lines), place=Place(page, box)))
    whole = Box.around(b for row in rows for line in row.lines if (b := line.box) is not None)
    return Table(tuple(cells), len(rows), 3 if counted else 2, Place(page, whole), ruled=False)
