"""Last lines of a table's last row that stand below its closing rule, where a row had less room than its text."""

from __future__ import annotations

from dataclasses import replace

from extractors.model.document import Block, Cell, Document, Line, Page, Table
from extractors.text.labels import is_unfinished

_STEP = 1.5  # heights of a line from the last line of a cell to one that goes on with it
_LEVEL = 3.0  # points by which it may begin elsewhere
_LONGEST = 4  # words


def with_hanging_lines(document: Document) -> Document:
    """Return the document with such lines in their cells: right below a cell's last line, no wider than it.

    They begin in small letters, or go on with a text that ends as none does.
    """
    pages = tuple(_of_page(page) for page in document.pages)
    return replace(document, pages=pages) if pages != document.pages else document


def _of_page(page: Page) -> Page:
    blocks: list[Block] = []
    for block in page.blocks:
        table = blocks[-1] if blocks else None
        joined = _hung(table, block) if isinstance(table, Table) and isinstance(block, Line) else None
        if joined is not None:
            blocks[-1] = joined
        else:
            blocks.append(block)
    return replace(page, blocks=tuple(blocks)) if len(blocks) < len(page.blocks) else page


def _hung(table: Table, line: Line) -> Table | None:
    """Return the table with the line in the cell above it; None where it goes on with none."""
    if not table.ruled or line.box is None or len(line.words) > _LONGEST:
        return None
    for cell in table.cells:
        if cell.row + cell.row_span == table.n_rows and _goes_on(cell, line):
            cells = tuple(replace(c, lines=(*c.lines, line)) if c is cell else c for c in table.cells)
            return replace(table, cells=cells)
    return None


def _goes_on(cell: Cell, line: Line) -> bool:
    box, below = cell.place.box, line.box
    last = cell.lines[-1].box if cell.lines else None
    if box is None or below is None or last is None or below.x1 > box.x1 + _LEVEL:
        return False
    near = 0 < below.top - last.top <= _STEP * last.height
    unfinished = line.text[:1].islower() or is_unfinished(cell.text)
    return unfinished and near and abs(below.x0 - last.x0) <= _LEVEL and len(cell.lines) > 1
