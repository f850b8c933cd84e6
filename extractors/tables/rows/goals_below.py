"""Goals across the table that stand below the indicators they are of, the last row of the table one, or between its parts."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.model.document import Cell, Line
from extractors.model.quote import Quote
from extractors.tables.rows.grid_rows import GridRow

_FEWEST = 2  # goals


def with_goals_first(rows: Sequence[GridRow]) -> list[GridRow]:
    """Return the rows, each such goal put before the indicators above it; in their order where goals do not stand so.

    They do where the table begins with an indicator and ends with a goal, and none follows another.
    """
    told = [row for row in rows if row.kind == "body" or _is_goal(row)]
    goals = [at for at, row in enumerate(told) if _is_goal(row)]
    if len(goals) < _FEWEST or goals[0] == 0 or goals[-1] != len(told) - 1 or _follow(goals):
        return list(rows)
    if any(c.field in ("sasaran", "tujuan") or c.goals for row in told for c in row.columns):
        return list(rows)
    ordered: list[GridRow] = []
    waiting: list[GridRow] = []
    for row in rows:
        if _is_goal(row):
            ordered += [row, *waiting]
            waiting = []
        else:
            waiting.append(row)
    return [*ordered, *waiting]


def with_goals_between(rows: Sequence[GridRow], goals: Mapping[int, Mapping[str, Quote]]) -> list[GridRow]:
    """Return the rows, before the first of each part the `goals` above it, by part and field, as rows across the table."""
    made: list[GridRow] = []
    for row in rows:
        if not made or made[-1].part != row.part:
            for name, quote in goals.get(row.part, {}).items():
                cell = Cell(row.index, 0, (Line(quote.words),), col_span=len(row.columns))
                made.append(replace(row, kind="group", starting=(cell,), cells={}, opens=name, fresh=False))
        made.append(row)
    return made


def _is_goal(row: GridRow) -> bool:
    return row.kind == "group" and row.opens == "sasaran"


def _follow(goals: Sequence[int]) -> bool:
    return any(b == a + 1 for a, b in itertools.pairwise(goals))
