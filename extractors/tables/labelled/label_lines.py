"""Forms without upright rules and without colons: lines of a known label with its value at the same place each time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extractors.model.document import Block, Cell, Document, Line, Page, Table
from extractors.model.geometry import Box
from extractors.model.quote import Place, Quote
from extractors.page.lines import box_of
from extractors.tables.borderless.gutters import parts_at_blanks
from extractors.text.labels import is_spelt, match_header

_FEWEST = 4  # lines with a label
_LEVEL = 2.0  # points by which labels, or values, may begin elsewhere
_STEP = 4.0  # heights of a line from one line to the next


@dataclass(slots=True)
class _Form:
    """The lines of a form in the making, label and value of each row."""

    rows: list[tuple[Line, list[Line]]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Return whether enough labels of different fields stand below each other."""
        fields = {match_header(label.text).fields for label, _ in self.rows}
        return len(self.rows) >= _FEWEST and len(fields) == len(self.rows)


def with_forms_of_lines(document: Document) -> Document:
    """Return the document, each run of such lines as a table of labels and values."""
    pages = tuple(_of_page(page) for page in document.pages)
    changed = any(new is not old for new, old in zip(pages, document.pages, strict=True))
    return replace(document, pages=pages) if changed else document


def _of_page(page: Page) -> Page:
    made = [*_parted(page.blocks)]
    return (
        replace(page, blocks=tuple(made)) if any(isinstance(b, Table) and b not in page.blocks for b in made) else page
    )


def _parted(blocks: Sequence[Block]) -> Iterator[Block]:
    form = _Form()
    for block in blocks:
        if isinstance(block, Line) and _taken(form, block):
            continue
        yield from _closed(form)
        form = _Form()
        if not (isinstance(block, Line) and _taken(form, block)):
            yield block
    yield from _closed(form)


def _closed(form: _Form) -> Iterator[Block]:
    if form.is_whole:
        yield _table(form)
    else:
        yield from form.lines


def _taken(form: _Form, line: Line) -> bool:
    """Return whether a line is the next of a form, and add it: a label with its value, or more of the value above."""
    if line.box is None or ":" in line.text or (form.rows and not _is_below(line, form.lines[-1])):
        return False
    words = parts_at_blanks(line)
    if form.rows and len(words) == 1 and _level(line, form.rows[0][1][0]):
        form.rows[-1][1].append(line)
    elif len(words) == 2 and _is_label(Quote(words[0]).text):
        parts = [Line(part) for part in words]
        if form.rows and not _level_both(parts, form.rows[0]):
            return False
        form.rows.append((parts[0], [parts[1]]))
    else:
        return False
    form.lines.append(line)
    return True


def _is_below(line: Line, above: Line) -> bool:
    upper, lower = box_of(above.words[0]), box_of(line.words[0])
    return 0 < lower.top - upper.top <= _STEP * upper.height


def _level(line: Line, other: Line) -> bool:
    return abs(box_of(line.words[0]).x0 - box_of(other.words[0]).x0) <= _LEVEL


def _level_both(parts: Sequence[Line], row: tuple[Line, list[Line]]) -> bool:
    return _level(parts[0], row[0]) and _level(parts[1], row[1][0])


def _is_label(text: str) -> bool:
    """Return whether a text is a known label, letter by letter, or one with its year ("Target Tahun 2025")."""
    match = match_header(text)
    return is_spelt(text) or (match.year is not None and len(match.fields) == 1)


def _table(form: _Form) -> Table:
    """Return a form as a table of two columns."""
    cells: list[Cell] = []
    page = form.lines[0].page
    for row, (label, values) in enumerate(form.rows):
        for col, lines in enumerate(([label], values)):
            box = Box.around(b for line in lines if (b := line.box) is not None)
            cells.append(Cell(row, col, tuple(lines), place=Place(page, box)))
    whole = Box.around(b for line in form.lines if (b := line.box) is not None)
    return Table(tuple(cells), len(form.rows), 2, Place(page, whole), ruled=False)
