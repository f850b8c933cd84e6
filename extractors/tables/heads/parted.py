"""Columns of the head that hold several of the body: parted where their cells stand side by side."""

from __future__ import annotations

from dataclasses import replace

from extractors.model.document import Cell, Table
from extractors.tables.cells.content import share
from extractors.tables.columns import VALUE_FIELDS, Column, reach

TOLD = 0.7  # share of a column's cells that must be of one kind for the column to be told by them
FEWEST = 2


def parted(columns: tuple[Column, ...], table: Table, body_row: int) -> tuple[Column, ...]:
    """Return the columns with one parted whose single label stands over a column of numbers and one of units."""
    made: list[Column] = []
    numbered = any(c.field == "no" for c in columns)
    for column in columns:
        if not column.fields and not column.year and not numbered and (number := _numbers_in(column, table, body_row)):
            made += number
            continue
        parts = _parts(column, table, body_row) if column.field in (*VALUE_FIELDS, "satuan") or column.year else []
        made += parts or [column]
    return tuple(made)


def _inside(column: Column, table: Table, body_row: int) -> dict[int, list[Cell]]:
    """Return the cells with text below a column's head, by grid column."""
    spans: dict[int, list[Cell]] = {}
    for cell in table.cells:
        low, high = reach(cell)
        inside = low >= column.start - 3 and high <= column.end + 3
        if cell.row >= body_row and inside and cell.col_span == 1 and cell.text:
            spans.setdefault(cell.col, []).append(cell)
    return spans


def _numbers_in(column: Column, table: Table, body_row: int) -> list[Column]:
    """Return the number column that stands under the label of the column at its right, and that column."""
    spans = _inside(column, table, body_row)
    if len(spans) != 2:
        return []
    numbers, texts = (spans[col] for col in sorted(spans))
    if share([c.text for c in numbers], ["index"]) < TOLD or share([c.text for c in texts], ["index", "number"]) > 0.2:
        return []
    middle = max(reach(c)[1] for c in numbers)
    number = replace(column, fields=("no",), other=False, end=middle)
    return [number, replace(column, start=middle)]


def _parts(column: Column, table: Table, body_row: int) -> list[Column]:
    spans = _inside(column, table, body_row)
    if len(spans) != 2 or any(len(cells) < FEWEST and table.n_rows - body_row > 2 for cells in spans.values()):
        return []
    a, b = (spans[col] for col in sorted(spans))
    units = [share([c.text for c in cells], ["unit"]) >= TOLD for cells in (a, b)]
    values = [share([c.text for c in cells], ["number", "index", "money"]) >= TOLD for cells in (a, b)]
    if not (units[1] and values[0]) and not (units[0] and values[1]):
        return []
    middle = max(reach(c)[1] for c in a)
    field = column.fields if column.field in VALUE_FIELDS else ("target",)
    field = () if column.year is not None and column.field not in VALUE_FIELDS else field
    if column.field == "satuan":
        field = ("realisasi",) if column.kind == "realisasi" else ("target",)
    value, unit = replace(column, fields=field), replace(column, fields=("satuan",), year=None, period=None)
    first, second = (value, unit) if values[0] and units[1] else (unit, value)
    return [replace(first, end=middle), replace(second, start=middle)]
