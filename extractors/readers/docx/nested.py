"""Tables in the cells of one column that repeat the same years over a value each: they are columns of the table around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.model.document import Line, Table

_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(slots=True)
class OpenCell:
    """A cell under construction; `inner`: the tables in it that are grids of their own."""

    row: int
    col: int
    width: int
    path: str
    height: int = 1
    lines: list[Line] = field(default_factory=list)
    vertical: bool = False  # a vertical merge that may go on below
    inner: list[Table] = field(default_factory=list)


def unfold_years(cells: list[OpenCell], n_rows: int) -> tuple[list[OpenCell], int]:
    """Return the cells and the number of rows with such inner tables set into columns, their years a row of the head."""
    holders = [cell for cell in cells if cell.inner]
    if not holders:
        return cells, n_rows
    first = holders[0]
    years = _years(first)
    column = [cell for cell in cells if (cell.col, cell.width) == (first.col, first.width) and cell.row >= first.row]
    same = all(_years(cell) == years for cell in holders) and len(holders) == sum(1 for c in column if c.inner)
    if not years or not same or first.row == 0 or any(cell.lines for cell in column):
        return cells, n_rows
    return _set_into_columns(cells, first, years), n_rows + 1


def _years(cell: OpenCell) -> tuple[str, ...]:
    """Return the years over the values of the one table in a cell; none for any other table."""
    if len(cell.inner) != 1 or cell.inner[0].n_rows != 2:
        return ()
    table = cell.inner[0]
    heads = tuple(head.text for head in table.row(0))
    plain = len(table.cells) == 2 * table.n_cols == 2 * len(heads)
    return heads if plain and all(_YEAR.fullmatch(head) for head in heads) else ()


def _set_into_columns(cells: Sequence[OpenCell], first: OpenCell, years: tuple[str, ...]) -> list[OpenCell]:
    n, at = len(years), first.row
    start, width = first.col * n, first.width  # of each new column, after all columns were made n times as wide
    made: list[OpenCell] = []
    for cell in cells:
        inside = cell.col >= first.col and cell.col + cell.width <= first.col + first.width
        below = cell.row >= at
        reaches = cell.row < at < cell.row + cell.height or (not inside and cell.row + cell.height == at)
        row, height = cell.row + below, cell.height + reaches
        if not cell.inner:
            made.append(OpenCell(row, cell.col * n, cell.width * n, cell.path, height, cell.lines))
            continue
        for index, value in enumerate(cell.inner[0].row(1)):
            made.append(OpenCell(row, start + index * width, width, value.place.path, height, list(value.lines)))
    for index, head in enumerate(first.inner[0].row(0)):
        made.append(OpenCell(at, start + index * width, width, head.place.path, 1, list(head.lines)))
    return sorted(made, key=lambda cell: (cell.row, cell.col))
