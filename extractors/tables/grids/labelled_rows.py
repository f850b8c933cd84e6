"""Rows across the columns of a table that only go on with the row above: "Formula : ..." below its indicator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.model.document import Cell, Table
from extractors.tables.columns import Column, homes_of
from extractors.text.labels import inline_pattern

_FEWEST_COLUMNS = 2  # that such a text spans


def with_labelled_rows_joined(table: Table, columns: Sequence[Column], first_row: int) -> Table:
    """Return the table with texts that open with a label, alone in a row over several columns, below the indicator above them."""
    homes = homes_of(table, columns)
    owner: Cell | None = None
    more: dict[int, list[Cell]] = {}
    for row in range(first_row, table.n_rows):
        texts = [cell for cell in table.row(row) if cell.text]
        if owner is not None and len(texts) == 1 and _is_labelled(texts[0]):
            more.setdefault(id(owner), []).append(texts[0])
            continue
        own = [
            c
            for c in texts
            if (at := homes[id(c)]) is not None and columns[at].field == "indikator" and c.row_span == 1
        ]
        owner = own[0] if len(own) == 1 else None if texts else owner
    if not more:
        return table
    moved = {id(cell) for cells in more.values() for cell in cells}
    made: list[Cell] = []
    for cell in table.cells:
        if id(cell) in moved:
            made.append(replace(cell, lines=()))
        elif id(cell) in more:
            made.append(replace(cell, lines=(*cell.lines, *(line for below in more[id(cell)] for line in below.lines))))
        else:
            made.append(cell)
    return replace(table, cells=tuple(made))


def _is_labelled(cell: Cell) -> bool:
    return cell.col_span >= _FEWEST_COLUMNS and inline_pattern().match(cell.text) is not None
