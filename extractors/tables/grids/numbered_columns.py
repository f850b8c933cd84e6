"""Further columns of a table in a table of their own right below it, or on the next page: their rows repeat its numbers alone."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from extractors.model.document import Block, Cell, Document, Line, Table
from extractors.model.geometry import Box
from extractors.model.quote import Place
from extractors.tables.cells.content import number_of
from extractors.tables.columns import Column, reach
from extractors.tables.heads.find import find_header
from extractors.tables.heads.labels_below import names_year
from extractors.text.furniture import find_furniture
from extractors.text.labels import cell_pattern, match_header

_CAPTION = cell_pattern("group_labels", "caption")
_GOES_ON = cell_pattern("group_labels", "goes_on")
_FEWEST = 2  # rows
_BETWEEN = 2  # lines of text between the two
_ADDED = frozenset({"target", "satuan", "sumber_data", "penanggung_jawab", "formula", "definisi", "keterangan"})


def with_numbered_columns_joined(document: Document) -> tuple[Document, frozenset[int]]:
    """Return (the document with such columns put to their tables, the ids of those of whose columns some may be another table's).

    No word is lost or added, each keeps its place. A caption of its own ("Tabel 2.3 ...") tells of another table, unless
    it says that it goes on.
    """
    furniture = find_furniture(document)
    tables: list[tuple[int, int]] = []  # (page, block) of each table whose next one is near
    pages = [list(page.blocks) for page in document.pages]
    gone: set[tuple[int, int]] = set()
    unsure: set[tuple[int, int]] = set()
    lines = 0
    captioned = False
    for at, page in enumerate(document.pages):
        for k, block in enumerate(page.blocks):
            if isinstance(block, Line):
                lines += block not in furniture
                captioned |= _is_caption(block)
                continue
            near = bool(tables) and lines <= _BETWEEN and at - tables[-1][0] <= 1
            if near and (wider := _joined(_table_at(pages, tables[-1]), block)) is not None:
                pages[tables[-1][0]][tables[-1][1]] = wider
                gone.add((at, k))
                unsure |= {tables[-1]} if captioned else set()
            else:
                tables.append((at, k))
            lines, captioned = 0, False
    if not gone:
        return document, frozenset()
    made = [
        replace(page, blocks=tuple(b for k, b in enumerate(pages[at]) if (at, k) not in gone))
        for at, page in enumerate(document.pages)
    ]
    return replace(document, pages=tuple(made)), frozenset(id(_table_at(pages, at)) for at in unsure)


def _is_caption(line: Line) -> bool:
    return _CAPTION.search(line.text) is not None and _GOES_ON.search(line.text) is None


def _table_at(pages: Sequence[Sequence[Block]], at: tuple[int, int]) -> Table:
    block = pages[at[0]][at[1]]
    assert isinstance(block, Table)
    return block


def _joined(table: Table, other: Table) -> Table | None:
    """Return a table with the columns of another but its numbers; None where that one is no such table."""
    if not _names_further(other):
        return None
    header = find_header(table)
    number = next((c for c in header.columns if c.field == "no"), None) if header is not None else None
    if header is None or number is None or not any(c.field == "indikator" for c in header.columns):
        return None
    fields = {name for c in header.columns for name in c.fields} | {"year" for c in header.columns if c.year}
    rows = _numbered(table, number, header.body_row)
    theirs = _numbered(other, None, 1)
    if rows is None or theirs is None or [n for n, _ in rows] != [n for n, _ in theirs] or fields & _fields(other):
        return None
    index = {row: own for (_, row), (_, own) in zip(theirs, rows, strict=True)}
    first = min(cell.col + cell.col_span for cell in other.row(0))
    span = header.body_row - header.first_row
    moved = [
        _moved(cell, table, other, first, index.get(cell.row, header.first_row), span if cell.row == 0 else 1)
        for cell in other.cells
        if cell.col >= first
    ]
    place = table.place
    if place.box is not None and other.place.box is not None:
        box = place.box
        place = place._replace(box=Box(box.x0, box.top, box.x1 + other.place.box.width, box.bottom))
    return Table((*table.cells, *moved), table.n_rows, table.n_cols + other.n_cols - first, place, table.ruled)


def _names_further(table: Table) -> bool:
    """Return whether the first row of a table is a number's label and labels of what an indicator has besides its name."""
    cells = sorted(table.row(0), key=lambda cell: cell.col)
    if len(cells) < _FEWEST or any(cell.row_span > 1 for cell in table.cells):
        return False
    told = [match_header(cell.text).fields for cell in cells]
    others = [cell for cell, fields in zip(cells, told, strict=True) if not (len(fields) == 1 and {*fields} <= _ADDED)]
    return told[0] == ("no",) and all(names_year(cell.text) for cell in others[1:])


def _fields(table: Table) -> set[str]:
    """Return what the columns beside the numbers hold."""
    cells = sorted(table.row(0), key=lambda cell: cell.col)[1:]
    return {
        "year" if names_year(c.text) else name for c in cells for name in (match_header(c.text).fields or ("year",))
    }


def _numbered(table: Table, column: Column | None, first_row: int) -> list[tuple[int, int]] | None:
    """Return (number, row) of each row below a head; None where one has no number of its own. `column`: the first where None."""
    found: list[tuple[int, int]] = []
    for row in range(first_row, table.n_rows):
        cells = [c for c in table.row(row) if (c.col == 0 if column is None else _stands_in(c, column))]
        number = number_of(cells[0].text) if len(cells) == 1 and cells[0].row_span == 1 else None
        if number is None:
            return None
        found.append((number, row))
    ascending = all(a < b for (a, _), (b, _) in itertools.pairwise(found))
    return found if len(found) >= _FEWEST and ascending else None


def _stands_in(cell: Cell, column: Column) -> bool:
    return column.start < sum(reach(cell)) / 2 < column.end


def _moved(cell: Cell, table: Table, other: Table, first: int, row: int, span: int) -> Cell:
    """Return a cell of another table at the right of a row of this one."""
    place = Place(table.page, None, cell.place.path)
    box, around, beside = cell.place.box, table.place.box, other.place.box
    heights = [c.place.box for c in table.row(row) if c.place.box is not None and c.row_span == span]
    if box is not None and around is not None and beside is not None and heights:
        shift = around.x1 - beside.x0
        place = Place(table.page, Box(box.x0 + shift, heights[0].top, box.x1 + shift, heights[0].bottom))
    return replace(cell, row=row, col=table.n_cols + cell.col - first, row_span=span, place=place)
