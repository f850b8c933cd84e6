"""A cell of numbers over several rows ("1", "2") and the goals beside them, left unparted: each number opens a block of rows."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import replace

from extractors.model.document import Cell, Table
from extractors.tables.cells.content import number_of
from extractors.tables.columns import Column, homes_of
from extractors.text.labels import GOALS

_INSIDE = 1.0  # points of a line on both sides of a border that it stands on


def with_blocks_parted(table: Table, columns: Sequence[Column], first_row: int) -> Table:
    """Return the table with such cells parted where one border of the other columns runs between two numbers.

    The table itself where a goal's line stands on that border, a block would be without one, or several borders run there.
    """
    homes = homes_of(table, columns) if table.place.box is not None else {}
    fields = {id(c): columns[home].field for c in table.cells if (home := homes.get(id(c))) is not None}
    tall = [c for c in table.cells if c.row >= first_row and c.row_span > 1]
    for cell in tall:
        found = [number for line in cell.lines if (number := number_of(line.text)) is not None]
        if fields.get(id(cell)) != "no" or not 2 <= len(found) == len(cell.lines):
            continue
        beside = [c for c in tall if (c.row, c.row_span) == (cell.row, cell.row_span) and fields.get(id(c)) in GOALS]
        cuts = _cuts(table, cell, beside)
        if found == [*range(found[0], found[0] + len(found))] and len(cuts) == len(found) - 1:
            parted = [piece for c in (cell, *beside) for piece in _pieces(c, cuts)]
            whole = sum(len(piece.lines) for piece in parted) == sum(len(c.lines) for c in (cell, *beside))
            if whole and all(piece.lines for piece in parted):
                left = [c for c in table.cells if c is not cell and not any(c is b for b in beside)]
                table = replace(table, cells=(*left, *parted))
    return table


def _cuts(table: Table, cell: Cell, beside: Sequence[Cell]) -> list[tuple[int, float]]:
    """Return the (row, y) between each two numbers of a cell at which other columns begin a row; empty where one is unclear."""
    tops = {c.row: b.top for c in table.cells if (b := c.place.box) is not None}
    rows = [row for row in range(cell.row + 1, cell.row + cell.row_span) if row in tops]
    lines = [b for c in beside for line in c.lines if (b := line.box) is not None]
    cuts: list[tuple[int, float]] = []
    for above, below in itertools.pairwise(line.box for line in cell.lines):
        if above is None or below is None:
            return []
        between = [(row, tops[row]) for row in rows if above.cy < tops[row] < below.cy]
        clear = [(row, y) for row, y in between if not any(b.top + _INSIDE < y < b.bottom - _INSIDE for b in lines)]
        if len(clear) != 1 or not beside:
            return []
        cuts += clear
    return cuts


def _pieces(cell: Cell, cuts: Sequence[tuple[int, float]]) -> list[Cell]:
    """Return a cell cut at rows and heights; a line that stands out of it is of the first, or the last, piece."""
    box = cell.place.box
    if box is None:
        return [cell]
    rows = [cell.row, *(row for row, _ in cuts), cell.row + cell.row_span]
    edges = [box.top, *(y for _, y in cuts), box.bottom]
    reach = [-math.inf, *edges[1:-1], math.inf]
    return [
        replace(
            cell,
            row=rows[k],
            row_span=rows[k + 1] - rows[k],
            lines=tuple(line for line in cell.lines if (b := line.box) is not None and reach[k] < b.cy <= reach[k + 1]),
            place=cell.place._replace(box=box._replace(top=edges[k], bottom=edges[k + 1])),
        )
        for k in range(len(rows) - 1)
    ]
