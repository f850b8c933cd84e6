"""Sheets printed wider than a page: columns that stand on the next page, at the heights of the rows of the page before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.model.document import Block, Cell, Document, Line, Page, Table
from extractors.model.geometry import Box
from extractors.model.quote import Place
from extractors.tables.grids.next_page_lines import with_lines_beside
from extractors.text.labels import match_header

_LEVEL = 4.0  # points by which lines of one row may stand apart on the two pages
_WIDE = 90.0  # points: no wider is the column
_HEAD_ROWS = 3
_FEWEST = 2  # rows below the head that have a text in it


def with_columns_of_next_page(document: Document) -> Document:
    """Return the document with such columns put to their tables; no word is lost or added, each keeps its page."""
    pages = list(document.pages)
    first = 0  # page of the sheet: it may be printed over several more
    for at in range(1, len(pages)):
        joined = _joined_pages(pages[first], pages[at])
        if joined is not None:
            pages[first], pages[at] = joined
        else:
            first = at
    return replace(document, pages=tuple(pages)) if pages != list(document.pages) else document


def _joined_pages(page: Page, following: Page) -> tuple[Page, Page] | None:
    """Return the two pages with the columns of the second put to the table of the first; None where it has no such columns."""
    tables, others = ([b for b in x.blocks if isinstance(b, Table)] for x in (page, following))
    if len(tables) != 1 or len(others) > 1:
        return None
    if others:
        joined = _joined_table(tables[0], others[0], following)
    else:
        joined = _joined(tables[0], following) or with_lines_beside(tables[0], following)
    if joined is None:
        return None
    table, left = joined
    wider = replace(page, blocks=tuple(table if b is tables[0] else b for b in page.blocks))
    return wider, replace(following, blocks=left)


def _joined(table: Table, following: Page) -> tuple[Table, tuple[Block, ...]] | None:
    """Return the table with its last column and what is left of the next page; None where no such column stands there."""
    box = table.place.box
    lines = [block for block in following.blocks if isinstance(block, Line) and block.box is not None]
    if box is None or not table.ruled or not lines:
        return None
    bands = _bands(table)
    head = lines[0]
    first = next((row for row in range(_HEAD_ROWS) if row in bands and _starts(table, row, head)), None)
    if first is None or len(match_header(head.text).fields) != 1:
        return None
    if not any(match_header(cell.text).known for cell in table.row(first) if cell.text):
        return None  # a title on the next page beside a table without head
    column: dict[int, list[Line]] = {first: [head]}
    for line in lines[1:]:
        row = next((r for r, (top, bottom) in bands.items() if line.box and top <= line.box.cy < bottom), None)
        near = line.box is not None and head.box is not None and abs(line.box.x0 - head.box.x0) <= _WIDE
        if row is not None and near:
            column.setdefault(row, []).append(line)
    below = [row for row in column if row > first]
    if len(below) < _FEWEST or not all(_starts(table, row, column[row][0]) for row in below):
        return None
    right = box.x1 + _WIDE
    cells = [
        Cell(row, table.n_cols, tuple(own), place=Place(table.page, Box(box.x1, bands[row][0], right, bands[row][1])))
        for row, own in sorted(column.items())
    ]
    used = {id(line) for own in column.values() for line in own}
    place = table.place._replace(box=Box(box.x0, box.top, right, box.bottom))
    wider = Table((*table.cells, *cells), table.n_rows, table.n_cols + 1, place, table.ruled)
    return wider, tuple(block for block in following.blocks if id(block) not in used)


def _joined_table(table: Table, other: Table, following: Page) -> tuple[Table, tuple[Block, ...]] | None:
    """Return the table with all columns of the next page's; None where their rows differ or that one names an indicator."""
    box, beside = table.place.box, other.place.box
    if box is None or beside is None or not (table.ruled and other.ruled) or table.n_rows != other.n_rows:
        return None
    own, theirs = _bands(table), _bands(other)
    level = own.keys() == theirs.keys() and all(abs(own[row][0] - theirs[row][0]) <= _LEVEL for row in own)
    heads = [match_header(c.text) for c in other.row(0) if c.text]
    named = {name for match in heads for name in match.fields}
    told = any("indikator" in match_header(c.text).fields for c in table.row(0))
    if not level or not told or named & {"indikator", "no"} or not heads or not all(match.known for match in heads):
        return None
    shift = box.x1 - beside.x0
    cells = [_moved(cell, table, shift) for cell in other.cells]
    place = table.place._replace(box=Box(box.x0, box.top, beside.x1 + shift, box.bottom))
    wider = Table((*table.cells, *cells), table.n_rows, table.n_cols + other.n_cols, place, table.ruled)
    return wider, tuple(block for block in following.blocks if block is not other)


def _moved(cell: Cell, table: Table, shift: float) -> Cell:
    box = cell.place.box
    where = Box(box.x0 + shift, box.top, box.x1 + shift, box.bottom) if box is not None else None
    return replace(cell, col=cell.col + table.n_cols, place=Place(table.page, where))


def _bands(table: Table) -> dict[int, tuple[float, float]]:
    """Return from where to where each row reaches, by its cells of one row."""
    bands: dict[int, tuple[float, float]] = {}
    for cell in table.cells:
        if cell.row_span == 1 and cell.place.box is not None:
            bands[cell.row] = (cell.place.box.top, cell.place.box.bottom)
    return bands


def _starts(table: Table, row: int, line: Line) -> bool:
    """Return whether a line of a row's cells stands at the height of `line`."""
    tops = _tops([cell for cell in table.row(row) if cell.text])
    return line.box is not None and any(abs(top - line.box.top) <= _LEVEL for top in tops)


def _tops(cells: Sequence[Cell]) -> list[float]:
    return [box.top for cell in cells for line in cell.lines if (box := line.box) is not None]
