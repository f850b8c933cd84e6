"""Heads and numbers of columns that no rule parts from the row below: shading alone does, so the grid holds both in one row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.model.document import Cell, Line, Table
from extractors.model.geometry import Box
from extractors.model.quote import join
from extractors.tables.cells.content import is_unit_below, is_value
from extractors.tables.columns import is_index_row
from extractors.text.labels import YEAR, match_header

_PAIR = 2
_FEWEST = 2  # cells that must hold a label and a text below it
_SEARCHED = 2  # rows from the top
_FEWEST_NUMBERED = 4  # cells that must open with the number of their column
_LEVEL = 3.0  # points by which texts that begin at one height may differ
_SEARCHED_FOR_NUMBERS = 8  # rows from the top: heads may have several


def with_head_parted(table: Table) -> Table:
    """Return the table with a first row whose cells hold a label and then a text parted in two rows; else the table itself."""
    for row in range(min(_SEARCHED, table.n_rows)):
        cells = [c for c in table.row(row) if c.text]
        cuts = _at_one_height({id(c): (c, ends) for c in cells if (ends := _label_ends(c))})
        named = any("indikator" in match_header(_text(c.lines[: cuts[id(c)]])).fields for c in cells if id(c) in cuts)
        if named and len(cuts) >= max(_FEWEST, len(cells) * 0.6):
            return _parted(table, row, cuts | _values_below(cells, cuts))
    return table


def _values_below(cells: Sequence[Cell], cuts: dict[int, int]) -> dict[int, int]:
    """Return the cuts of further cells: a number below a label ("Target", "5") looks like the number of the label alone."""
    tops = [_top(c, cuts[id(c)]) for c in cells if id(c) in cuts]
    found: dict[int, int] = {}
    for cell in (c for c in cells if id(c) not in cuts):
        lines = _filled(cell)
        label, text = _text(lines[:-1]), lines[-1].text
        level = not any(tops) or any(abs(_top(cell, len(lines) - 1) - top) <= _LEVEL for top in tops)
        if label and level and match_header(label).fields and is_value(text) and not YEAR.search(text):
            found[id(cell)] = len(lines) - 1
    return found


def with_numbers_parted(table: Table) -> Table:
    """Return the table with the row of its columns' numbers ("1 2 3 4") parted from the row of data that no rule parts from it.

    The table itself where no row opens with such numbers, or nothing stands below them.
    """
    for row in range(min(_SEARCHED_FOR_NUMBERS, table.n_rows)):
        cells = [c for c in table.row(row) if c.text]
        first = [next(line.text for line in c.lines if line.has_words) for c in cells]
        below = [c for c in cells if sum(line.has_words for line in c.lines) > 1]
        if len(cells) < _FEWEST_NUMBERED or not below or not is_index_row(first):
            continue
        if all(c.row_span > 1 for c in below):  # the grid has both rows: other cells are parted there
            return _numbers_cut(table, row)
        return _parted(table, row, {id(c): 1 for c in below})
    return table


def _numbers_cut(table: Table, row: int) -> Table:
    """Cut what reaches over more than the row of the numbers: its first line stays there."""
    cells: list[Cell] = []
    for cell in table.cells:
        if cell.row != row or cell.row_span == 1:
            cells.append(cell)
            continue
        lines = [line for line in cell.lines if line.has_words]
        upper, lower = _halves(cell, lines[:1], lines[1:])
        cells += [replace(upper, row_span=1), replace(lower, row_span=cell.row_span - 1)]
    return replace(table, cells=tuple(cells))


def _text(lines: Sequence[Line]) -> str:
    return join(line.quote for line in lines).text


def _label_ends(cell: Cell) -> list[int]:
    """Return how many of the cell's first lines may be a label with a text below it, most first."""
    lines = _filled(cell)
    if len(lines) == _PAIR and is_unit_below(_text(lines[:1]), _text(lines[1:])):
        return [1]
    if len(lines) < _PAIR or match_header(_text(lines)).known:
        return []
    found = []
    for end in range(len(lines) - 1, 0, -1):
        head = match_header(_text(lines[:end]))
        if head.known and head.fields and not match_header(_text(lines[end:])).known:
            found.append(end)
    return found


def _at_one_height(ends: dict[int, tuple[Cell, list[int]]]) -> dict[int, int]:
    """Return how many lines of each cell are its label: the texts below begin at one height where they can, else most lines."""
    tops = [_top(cell, end) for cell, found in ends.values() for end in found]
    height, votes = 0.0, 0
    for top in sorted(x for x in tops if x):
        if (near := sum(abs(x - top) <= _LEVEL for x in tops)) > votes:
            height, votes = top, near
    cuts: dict[int, int] = {}
    for key, (cell, found) in ends.items():
        level = [end for end in found if votes > 1 and abs(_top(cell, end) - height) <= _LEVEL]
        cuts[key] = level[0] if level else found[0]
    return cuts


def _top(cell: Cell, line: int) -> float:
    """Return the top of a line of a cell in points, 0 without geometry."""
    box = _filled(cell)[line].box
    return box.top if box is not None else 0.0


def _filled(cell: Cell) -> list[Line]:
    return [line for line in cell.lines if line.has_words]


def _parted(table: Table, row: int, cuts: dict[int, int]) -> Table:
    cells: list[Cell] = []
    for cell in table.cells:
        if cell.row > row:
            cells.append(replace(cell, row=cell.row + 1))
        elif cell.row + cell.row_span - 1 > row or (cell.row < row <= cell.row + cell.row_span - 1):
            cells.append(replace(cell, row_span=cell.row_span + 1) if id(cell) not in cuts else cell)
        elif id(cell) in cuts:
            lines = [line for line in cell.lines if line.has_words]
            cells += _halves(cell, lines[: cuts[id(cell)]], lines[cuts[id(cell)] :])
        else:
            cells.append(cell)
    return replace(table, cells=tuple(cells), n_rows=table.n_rows + 1)


def _halves(cell: Cell, head: Sequence[Line], body: Sequence[Line]) -> tuple[Cell, Cell]:
    """Return a cell's first lines, and those below as the cell of the next row."""
    box, above, below = cell.place.box, join(x.quote for x in head).box, join(x.quote for x in body).box
    if box is None or above is None or below is None:
        return replace(cell, lines=tuple(head)), replace(cell, row=cell.row + 1, lines=tuple(body))
    y = (above.bottom + below.top) / 2
    upper = cell.place._replace(box=Box(box.x0, box.top, box.x1, y))
    lower = cell.place._replace(box=Box(box.x0, y, box.x1, box.bottom))
    bars = tuple(bar for bar in cell.bars if bar.top > y)
    return (
        replace(cell, lines=tuple(head), place=upper, bars=()),
        replace(cell, row=cell.row + 1, lines=tuple(body), place=lower, bars=bars),
    )
