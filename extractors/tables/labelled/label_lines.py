"""Forms without upright rules and without colons: lines of a known label with its value at the same place each time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extractors.model.document import Block, Cell, Document, Line, Page, Table
from extractors.model.geometry import Box
from extractors.model.quote import Place
from extractors.page.lines import box_of
from extractors.tables.borderless.gutters import parts_at_blanks
from extractors.text.labels import is_spelt, match_header

_FEWEST = 4  # lines with a label
_MOST_UNKNOWN = (
    2  # lines one below the other, between those with a label, that have none: a rest of one, a label of its own
)
_LEVEL = 2.0  # points by which labels, or values, may begin elsewhere
_STEP = 4.0  # heights of a line from one line to the next


@dataclass(slots=True)
class _Row:
    """A row of a form: label and value, of one or more lines; `known`: whether the label is."""

    label: Line
    values: list[Line]
    lines: list[Line]
    known: bool


@dataclass(slots=True)
class _Form:
    """The rows of a form in the making, and what their labels name."""

    rows: list[_Row] = field(default_factory=list)
    named: set[tuple[tuple[str, ...], int | None]] = field(default_factory=set)

    @property
    def is_whole(self) -> bool:
        """Return whether enough labels of different fields stand below each other."""
        return len({fields for fields, _ in self.named}) >= _FEWEST


def with_forms_of_lines(document: Document) -> Document:
    """Return the document, each run of such lines as a table of labels and values."""
    pages = tuple(_of_page(page) for page in document.pages)
    changed = any(new is not old for new, old in zip(pages, document.pages, strict=True))
    return replace(document, pages=pages) if changed else document


def _of_page(page: Page) -> Page:
    made = [*_parted(page.blocks)]
    known = frozenset(map(id, page.blocks))  # the blocks themselves are handed on
    return replace(page, blocks=tuple(made)) if any(isinstance(b, Table) and id(b) not in known for b in made) else page


def _parted(blocks: Sequence[Block]) -> Iterator[Block]:
    form = _Form()
    for block in blocks:
        if isinstance(block, Line) and _taken(form, block):
            continue
        again = bool(form.rows)  # the line may begin a form of its own where it goes on with none
        yield from _closed(form)
        form = _Form()
        if not (again and isinstance(block, Line) and _taken(form, block)):
            yield block
    yield from _closed(form)


def _closed(form: _Form) -> Iterator[Block]:
    """Yield the table of a form, if it is one, and the lines that are none of it: those behind its last known label."""
    end = max((at + 1 for at, row in enumerate(form.rows) if row.known), default=0) if form.is_whole else 0
    if end:
        yield _table(form.rows[:end])
    for row in form.rows[end:]:
        yield from row.lines


def _taken(form: _Form, line: Line) -> bool:
    """Return whether a line is the next of a form, and add it: a label with its value, or more of the value above.

    Between labels that are known one that is not has its row, too, and so has the rest of a label.
    """
    if line.box is None or ":" in line.text or (form.rows and not _is_below(line, form.rows[-1].lines[-1])):
        return False
    words = parts_at_blanks(line)
    if not form.rows and len(words) != 2:
        return False  # nearly always: a form begins with a label and its value
    label = Line(words[0])
    values = [Line(tuple(word for part in words[1:] for word in part))] if len(words) > 1 else []
    first = form.rows[0] if form.rows else None
    if first is not None and not values and _level(line, first.values[0]):
        form.rows[-1].values.append(line)
        form.rows[-1].lines.append(line)
        return True
    if first is not None and not (_level(label, first.label) and all(_level(v, first.values[0]) for v in values)):
        return False
    known = bool(values) and _is_label(label.text)
    if first is None and not known:
        return False
    match = match_header(label.text)
    named = match.fields, match.year
    if known and named in form.named:
        return False
    if not known and not any(row.known for row in form.rows[-_MOST_UNKNOWN:]):
        return False
    form.rows.append(_Row(label, values, [line], known))
    form.named |= {named} if known else set()
    return True


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
    """Return a form as a table of two columns."""
    cells: list[Cell] = []
    page = rows[0].label.page
    for at, row in enumerate(rows):
        for col, lines in enumerate(([row.label], row.values)):
            box = Box.around(b for line in lines if (b := line.box) is not None) if lines else None
            cells.append(Cell(at, col, tuple(lines), place=Place(page, box)))
    whole = Box.around(b for row in rows for line in row.lines if (b := line.box) is not None)
    return Table(tuple(cells), len(rows), 2, Place(page, whole), ruled=False)
