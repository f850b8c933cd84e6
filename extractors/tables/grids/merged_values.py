"""Values of several rows in one merged cell: each line belongs to the row at whose height it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.model.document import Cell, Line, Table
from extractors.model.geometry import Box
from extractors.tables.cells.several import count_values
from extractors.tables.columns import Column, homes_of

_FIELDS = frozenset({"satuan", "persen_capaian"})


def with_values_parted(table: Table, columns: Sequence[Column], first_row: int) -> Table:
    """Return the table with a cell of values (or units) that spans rows, and holds a line for several, parted among them."""
    if table.place.box is None:
        return table
    homes = homes_of(table, columns)
    tops = [
        min((b.top for c in table.row(r) if (b := c.place.box) is not None), default=0.0) for r in range(table.n_rows)
    ]
    made: list[Cell] = []
    changed = False
    for cell in table.cells:
        home = homes[id(cell)]
        valued = home is not None and (columns[home].holds_values or columns[home].field in _FIELDS)
        parts = _parts(cell, tops) if valued and cell.row >= first_row and cell.row_span > 1 else []
        made += parts or [cell]
        changed = changed or bool(parts)
    return replace(table, cells=tuple(made)) if changed else table


def _parts(cell: Cell, tops: Sequence[float]) -> list[Cell]:
    """Return a cell for each row that a merged one spans; empty where it holds one value, or two for one row."""
    box = cell.place.box
    if box is None or count_values(cell) < 2:
        return []
    rows = range(cell.row, cell.row + cell.row_span)
    by_row: dict[int, list[Line]] = {row: [] for row in rows}
    for line in cell.lines:
        at = line.box
        if at is None:
            return []
        row = max((r for r in rows if tops[r] <= at.cy), default=cell.row)
        by_row[row].append(line)
    if any(len(lines) > 1 for lines in by_row.values()):
        return []
    edges = [*(tops[r] for r in rows), box.bottom]
    return [
        replace(
            cell,
            row=row,
            row_span=1,
            lines=tuple(lines),
            place=cell.place._replace(box=Box(box.x0, edges[k], box.x1, edges[k + 1])),
        )
        for k, (row, lines) in enumerate(by_row.items())
    ]
