"""Tables in the cells of other tables: columns of the table around them, where they have the same heads each time, or values."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.model.document import Line, Table
from extractors.readers.set_in_cells import row_lines

_YEAR = re.compile(r"(?:19|20)\d\d")
_MOST_ROWS, _MOST_LETTERS = 4, 14  # rows of a table of nothing but values, letters of each
_FEWEST = 2  # cells with such tables before heads other than years are taken for those of columns


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


def settle(cells: list[OpenCell], n_rows: int) -> tuple[list[OpenCell], int]:
    """Return the cells and the number of rows with inner tables set into columns, and those of values set as lines of their cell.

    A small table of figures below years or parts of a year is what its cell holds, whatever the cells around it hold.
    """
    cells, n_rows = unfold(cells, n_rows)
    filled = Counter(cell.row for cell in cells if cell.lines)
    for cell in cells:
        if cell.inner and not cell.lines and filled[cell.row] >= _FEWEST and all(map(_is_of_values, cell.inner)):
            for table in cell.inner:
                cell.lines.extend(row_lines(table, frozenset()))
            cell.inner = []
    return cells, n_rows


def _is_of_values(table: Table) -> bool:
    """Return whether a table holds nothing but short values, most of them figures, and figures alone in its last row."""
    texts = [cell.text for cell in table.cells if cell.text]
    figures = [any(c.isdigit() for c in text) for text in texts]
    last = [cell.text for cell in table.row(table.n_rows - 1) if cell.text]
    short = table.n_rows <= _MOST_ROWS and all(len(text) <= _MOST_LETTERS for text in texts)
    return short and bool(last) and sum(figures) * 2 >= len(texts) and all(any(c.isdigit() for c in t) for t in last)


def unfold(cells: list[OpenCell], n_rows: int) -> tuple[list[OpenCell], int]:
    """Return the cells and the number of rows with such inner tables set into columns, their heads a row of the head."""
    holders = [cell for cell in cells if cell.inner]
    if not holders:
        return cells, n_rows
    first = holders[0]
    heads = _heads(first)
    column = [cell for cell in cells if (cell.col, cell.width) == (first.col, first.width) and cell.row >= first.row]
    same = all(_heads(cell) == heads for cell in holders) and len(holders) == sum(1 for c in column if c.inner)
    if not heads or not same or first.row == 0 or any(cell.lines for cell in column):
        return cells, n_rows
    if not all(_YEAR.fullmatch(head) for head in heads) and len(holders) < _FEWEST:
        return cells, n_rows
    more = {cell.row: cell.inner[0].n_rows - 2 for cell in holders}  # rows that each outer row falls into, less one
    return _set_into_columns(cells, first, heads, more), n_rows + 1 + sum(more.values())


def _heads(cell: OpenCell) -> tuple[str, ...]:
    """Return the heads over the values of the one table in a cell; none where it is no plain grid."""
    if len(cell.inner) != 1 or cell.inner[0].n_rows < 2:
        return ()
    table = cell.inner[0]
    heads = tuple(head.text for head in table.row(0))
    plain = len(table.cells) == table.n_rows * table.n_cols and table.n_cols == len(heads)
    years = all(_YEAR.fullmatch(head) for head in heads)
    if not plain or not all(heads) or len(set(heads)) < len(heads) or (years and table.n_rows > 2):
        return ()
    return heads


def _set_into_columns(
    cells: Sequence[OpenCell], first: OpenCell, heads: tuple[str, ...], more: dict[int, int]
) -> list[OpenCell]:
    n, at = len(heads), first.row
    start, width = first.col * n, first.width  # of each new column, after all columns were made n times as wide
    rows = sorted(more)
    sums = [0, *itertools.accumulate(more[row] for row in rows)]
    open_cells: list[OpenCell] = []
    for cell in cells:
        inside = cell.col >= first.col and cell.col + cell.width <= first.col + first.width
        reaches = cell.row < at < cell.row + cell.height or (not inside and cell.row + cell.height == at)
        before = _sum_before(cell.row, rows, sums)
        row = cell.row + (cell.row >= at) + before
        within = _sum_before(cell.row + cell.height, rows, sums) - before
        if not cell.inner:
            open_cells.append(
                OpenCell(row, cell.col * n, cell.width * n, cell.path, cell.height + reaches + within, cell.lines)
            )
            continue
        table = cell.inner[0]
        for index in range(1, table.n_rows):
            height = cell.height if index == table.n_rows - 1 else 1
            for value in table.row(index):
                place = start + value.col * width
                open_cells.append(OpenCell(row + index - 1, place, width, value.place.path, height, list(value.lines)))
    for index, head in enumerate(first.inner[0].row(0)):
        open_cells.append(OpenCell(at, start + index * width, width, head.place.path, 1, list(head.lines)))
    return sorted(open_cells, key=lambda cell: (cell.row, cell.col))


def _sum_before(row: int, rows: Sequence[int], sums: Sequence[int]) -> int:
    """Return how many rows more those above a row fall into."""
    return sums[bisect_left(rows, row)]
