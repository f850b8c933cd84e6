"""Tables with several columns of goals before one of indicators, each row's goal in that of its level, the others left blank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.tables.cells.several import opens_goal
from extractors.tables.columns import lanes_of
from extractors.tables.heads.meaning import names_levels
from extractors.tables.rows.activities import names_activities
from extractors.tables.rows.drafts import IndicatorDraft
from extractors.tables.rows.grid_rows import GridRow


def with_wider_goals(rows: Sequence[GridRow]) -> list[GridRow]:
    """Return the rows, a goal that begins in a column set aside read as the row's own where its own column is blank.

    Only where an indicator begins in the row, too: a goal alone is that of the rows below, which have their own.
    """
    taken: set[int] = set()
    return [_with_wider_goal(row, taken) for row in rows]


def _with_wider_goal(row: GridRow, taken: set[int]) -> GridRow:
    """Return the row with its goal's column told. `taken`: ids of the cells of wider goals that rows above took; it grows."""
    columns = list(row.columns)
    for own in _goal_columns(row):
        wider = [i for i in _before(row, own) if row.columns[i].wider]
        wider = [i for i in wider if _opens(row, i) or any(id(c) in taken for c in row.cells.get(i, ()))]
        if wider:
            at = wider[-1]
            taken.update(id(c) for c in row.cells[at])
            columns[at] = replace(columns[at], fields=("sasaran",), known=True, other=False)
            columns[own] = replace(columns[own], fields=(), known=False, other=True)
    return replace(row, columns=tuple(columns)) if columns != list(row.columns) else row


def doubt_goals_of_others(drafts: Sequence[IndicatorDraft], rows: Sequence[GridRow]) -> None:
    """Doubt the goal of each row that took it from another column, or from above though a programme, a wider goal or a level
    begins in a column before the goals: it may be of the programme above alone. So of the rows below that print none either.

    Also where no level says that a text is a goal, in a column that is read by levels, and its words do not.
    """
    found: set[tuple[int, int]] = set()
    loose = False
    for row in rows:
        if row.kind != "body":
            loose = loose and row.kind != "group"
        elif any(row.columns[i].field == "indikator" for i in row.new):
            blank = _goal_columns(row)
            taken = any(c.field == "sasaran" and (c.wider or _is_levelless(row, i)) for i, c in enumerate(row.columns))
            loose = taken or (loose and bool(blank)) or any(_begins_before(row, own) for own in blank)
            found |= {(row.part, row.index)} if loose else set()
    for draft in drafts:
        if draft.rows & found and "sasaran" in draft.fields:
            draft.doubts.add("goal_by_place")


def _begins_before(row: GridRow, own: int) -> bool:
    """Return whether a programme, an activity, a wider goal or a level begins in a row before its column of goals."""
    return any(
        c.wider or names_activities(c) or (row.columns[own].by_level and names_levels(c.label.text))
        for c in (row.columns[i] for i in _before(row, own) if i in row.new)
    )


def _is_levelless(row: GridRow, at: int) -> bool:
    """Return whether a column that is read by levels begins a text of none that is not worded as a goal."""
    lanes = lanes_of(row.columns)
    told = any(row.level_beside(i) is not None for i in lanes)
    return row.columns[at].by_level and at in row.new and not told and not _opens(row, at)


def _goal_columns(row: GridRow) -> list[int]:
    """Return the columns of goals that are blank in a row in which an indicator of theirs begins."""
    begun = {row.columns[i].lane for i in row.new if row.columns[i].field == "indikator"}
    return [
        i
        for i, c in enumerate(row.columns)
        if row.kind == "body" and c.field == "sasaran" and c.lane in begun and not _is_filled(row, i)
    ]


def _before(row: GridRow, own: int) -> list[int]:
    lane = row.columns[own].lane
    return [i for i, c in enumerate(row.columns[:own]) if c.lane == lane]


def _is_filled(row: GridRow, at: int) -> bool:
    return any(c.text for c in row.cells.get(at, ()))


def _opens(row: GridRow, at: int) -> bool:
    return any(opens_goal(c.text) for c in row.new.get(at, ()))
