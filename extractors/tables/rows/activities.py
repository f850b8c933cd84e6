"""Rows of programmes and activities in a column that holds goals too ("Sasaran/Program/Kegiatan"): they are no goals."""

from __future__ import annotations

from dataclasses import replace

from extractors.tables.cells.several import opens_goal
from extractors.tables.columns import Column
from extractors.tables.rows.grid_rows import GridRow
from extractors.text.labels import GOALS, cell_pattern, group_kind


def with_activities_apart(row: GridRow) -> GridRow:
    """Return the row, where it is of a programme or activity its column of goals and programmes is no column of goals."""
    if row.kind != "body":
        return row
    columns = tuple(
        replace(c, fields=(), other=True) if holds_activities(c) and _is_activity(row, at) else c
        for at, c in enumerate(row.columns)
    )
    return replace(row, columns=columns) if columns != row.columns else row


def holds_activities(column: Column) -> bool:
    """Return whether a head stands over goals and over programmes or activities below them."""
    return column.field in GOALS and bool(cell_pattern("group_labels", "with_activities").search(column.label.text))


def _is_activity(row: GridRow, at: int) -> bool:
    """Return whether the cell of column `at` names a programme or activity: by its word, or by the code of its row."""
    texts = [c.text for c in row.new.get(at, [])]
    if not texts or any(group_kind(text) in GOALS or opens_goal(text) for text in texts):
        return False
    codes = [c.text for i, found in row.new.items() if row.columns[i].field in ("kode", "no") for c in found]
    return any(cell_pattern("group_labels", "activity").match(text) for text in texts) or any(
        cell_pattern("group_labels", "activity_code").match(code) for code in codes
    )
