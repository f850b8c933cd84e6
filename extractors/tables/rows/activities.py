"""Programmes and activities: no goals in a column that holds these too ("Sasaran/Program/Kegiatan"); a row names its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.model.document import Cell
from extractors.model.quote import join
from extractors.tables.cells.read import read_cell
from extractors.tables.cells.several import opens_goal
from extractors.tables.columns import Column, lanes_of
from extractors.tables.rows.drafts import IndicatorDraft
from extractors.tables.rows.grid_rows import GridRow
from extractors.text.labels import GOALS, cell_pattern, group_kind


def with_activities_apart(row: GridRow) -> GridRow:
    """Return the row, where it is of a programme or activity its column of goals and programmes is no column of goals."""
    if row.kind != "body":
        return row
    columns = tuple(
        replace(c, fields=(), other=True) if holds_activities(c) and _is_activity(row, at) else _by_level(row, at, c)
        for at, c in enumerate(row.columns)
    )
    return replace(row, columns=columns) if columns != row.columns else row


def _by_level(row: GridRow, at: int, column: Column) -> Column:
    """Return a column that is read by the level of each row as this row's says: the name of a programme is no goal."""
    if not column.by_level:
        return column
    level = row.level_beside(next((i for i, c in enumerate(row.columns) if c.field == "indikator"), 0))
    if level in GOALS:
        return replace(column, fields=(level,))
    text = " ".join(c.text for c in row.cells.get(at, []))
    worded = opens_goal(text) and not cell_pattern("group_labels", "activity").match(text)
    return column if level is None or worded else replace(column, fields=(), other=True)


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


def name_activities(drafts: Sequence[IndicatorDraft], rows: Sequence[GridRow]) -> None:
    """Add to each row the programme or activity that stands in it: of several columns the last before its indicator."""
    told = {(row.part, row.index): row for row in rows}
    for draft in drafts:
        own = [told[key] for key in sorted(draft.rows) if key in told]
        if own and (cells := _activity_cells(own, draft.lane)):
            draft.add("program", join(read_cell(c.lines, c.bars, "program") for c in cells))


def doubt_goals_among_others(drafts: Sequence[IndicatorDraft], rows: Sequence[GridRow]) -> None:
    """Doubt each row without goal or aim beside which a column of other things holds what is worded as one."""
    told = {(row.part, row.index): row for row in rows}
    for draft in drafts:
        own = [told[key] for key in sorted(draft.rows) if key in told]
        if not {*GOALS}.isdisjoint(draft.fields) or any(c.field in GOALS for row in own for c in row.columns):
            continue
        beside = [
            (row, i) for row in own for i, c in enumerate(row.columns) if c.other and not c.fields and not c.money
        ]
        if any(opens_goal(c.text) for row, i in beside for c in row.cells.get(i, ())):
            draft.doubts.add("leftover_words")


def _activity_cells(rows: Sequence[GridRow], lane: int) -> list[Cell]:
    columns = rows[0].columns
    lanes = lanes_of(columns)
    held = {i for row in rows for i, c in enumerate(row.columns) if names_activities(c)}
    before = [i for i in sorted(held, reverse=True) if i < lanes[lane]]
    for i in before or (sorted(held) if len(lanes) == 1 else ()):
        cells = {id(c): c for row in rows for c in row.cells.get(i, ()) if c.text}
        if cells:
            return list(cells.values())
    return []


def names_activities(column: Column) -> bool:
    """Return whether a column names programmes or activities, and nothing of them: no money, indicator, place or owner."""
    if not column.other or column.fields or column.money:
        return False
    if column.by_level:
        return True
    names, other = (cell_pattern("header_patterns", name) for name in ("activities", "of_activities"))
    label = column.label.text
    both = cell_pattern("group_labels", "with_activities").search(label) is not None
    return both or (names.search(label) is not None and other.search(label) is None)
