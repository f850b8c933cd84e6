"""Rows of one indicator that say in a column of their own what their values by year are: "Target" above "Realisasi"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.tables.columns import Column
from extractors.tables.rows.grid_rows import GridRow
from extractors.text.labels import match_header

_KINDS = ("target", "realisasi", "baseline", "persen_capaian")
_FEWEST = 2  # texts of the column, and kinds among them


def with_row_kinds(rows: Sequence[GridRow]) -> list[GridRow]:
    """Return the rows, the columns of years of each meaning what the column of kinds says of it."""
    body = [row for row in rows if row.kind == "body"]
    at = next((i for i in range(len(body[0].columns)) if _tells_kinds(body, i)), None) if body else None
    if at is None or not any(c.year is not None and c.holds_values for c in body[0].columns):
        return list(rows)
    return [replace(row, columns=_told(row, at)) if row.kind == "body" else row for row in rows]


def _tells_kinds(body: Sequence[GridRow], at: int) -> bool:
    texts = [cell.text for row in body if at < len(row.columns) for cell in row.new.get(at, ())]
    kinds = [_kind(text) for text in texts]
    return len(texts) >= _FEWEST and all(kinds) and len({*kinds}) >= _FEWEST


def _kind(text: str) -> str | None:
    fields = match_header(text).fields
    return fields[0] if len(fields) == 1 and fields[0] in _KINDS else None


def _told(row: GridRow, at: int) -> tuple[Column, ...]:
    """Return the columns of a row: that of the kinds set aside, those of years of its kind."""
    kind = next((_kind(cell.text) for cell in row.cells.get(at, ()) if cell.text), None)
    return tuple(
        _of_kind(c, kind) if i != at else replace(c, fields=(), known=True, other=True)
        for i, c in enumerate(row.columns)
    )


def _of_kind(column: Column, kind: str | None) -> Column:
    if column.year is None or not column.holds_values or kind is None:
        return column
    if kind == "realisasi":
        return replace(column, fields=("realisasi",), kind="realisasi", kind_told=True)
    if kind == "baseline":
        return replace(column, fields=(), kind="baseline", kind_told=True)
    if kind == "target":
        return replace(column, fields=("target",), kind="target", kind_told=True)
    return replace(column, fields=(), year=None, other=True)  # a share achieved, of one of several years
