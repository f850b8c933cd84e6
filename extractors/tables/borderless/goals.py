"""Goals of a table without rules that stand in the middle of their rows: told by how their lines lie beside the others."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from extractors.model.document import Cell, Line, Table
from extractors.model.geometry import Box
from extractors.tables.columns import Column, homes_of

_STEP = 1.6  # heights of a line within which a line goes on with the goal above it
_OFF = 1.0  # heights of a line by which a goal may stand off the middle of its rows
_MOST_ROWS = 60
_FEWEST_GOALS = 2


def with_goals_centred(table: Table, columns: Sequence[Column], first_row: int) -> Table:
    """Return the table with each goal as one cell over its rows, where all stand in the middle of theirs and not at the top.

    The rows are shared out in order, so that each goal is in the middle of its own; where no way does, the table.
    """
    goals = [i for i, c in enumerate(columns) if c.field == "sasaran"]
    if table.ruled or table.place.box is None or len(goals) != 1:
        return table
    homes = homes_of(table, columns)
    own = [c for c in table.cells if c.row >= first_row and homes[id(c)] == goals[0]]
    beside = {
        c.row: c for c in table.cells if homes[id(c)] is not None and columns[homes[id(c)] or 0].field == "indikator"
    }
    rows = list(range(first_row, table.n_rows))
    texts = _goals([line for c in sorted(own, key=lambda c: c.row) for line in c.lines])
    bands = {r: _band([c for c in table.cells if c.row == r and id(c) not in set(map(id, own))]) for r in rows}
    over = {row: c for c in sorted(own, key=lambda c: c.row) for row in range(c.row, c.row + c.row_span)}
    plain = all(c.col_span == 1 for c in own) and set(over) >= set(rows)
    plain = plain and all(r in beside and beside[r].text for r in rows)
    if not plain or not _FEWEST_GOALS <= len(texts) <= len(rows) <= _MOST_ROWS or not all(bands.values()):
        return table
    told = [band for band in bands.values() if band is not None]
    level = [[abs(_box(t).top - band.top) <= _height(t) * 0.5 for band in told] for t in texts]
    if level[0][0] and all(map(any, level)):
        return table  # each begins with a row, the first one with the first
    ends = _shared_out(texts, told)
    if not ends:
        return table
    spans = list(itertools.pairwise([0, *ends]))
    numbers = [c for c in table.cells if c.row >= first_row and homes[id(c)] in _numbers(columns)]
    shared = [(own, texts), *([(numbers, counted)] if (counted := _one_each(numbers, rows, spans)) else [])]
    gone = {id(c) for cells, _ in shared for c in cells}
    made = [c for c in table.cells if id(c) not in gone]
    sides = {r: Box.around(b for c in table.row(r) if c.row_span == 1 and (b := c.place.box) is not None) for r in rows}
    for cells, parts in shared:
        for lines, (start, end) in zip(parts, spans, strict=True):
            one = max((c for c in cells if c.row <= rows[start]), key=lambda c: c.row, default=cells[0])
            x0, x1 = (one.place.box.x0, one.place.box.x1) if one.place.box is not None else (0.0, 0.0)
            box = Box(x0, sides[rows[start]].top, x1, sides[rows[end - 1]].bottom)
            made.append(Cell(rows[start], one.col, tuple(lines), end - start, 1, one.place._replace(box=box)))
    return replace(table, cells=tuple(sorted(made, key=lambda c: (c.row, c.col))))


def _numbers(columns: Sequence[Column]) -> list[int]:
    return [i for i, c in enumerate(columns) if c.field == "no"]


def _one_each(cells: Sequence[Cell], rows: Sequence[int], spans: Sequence[tuple[int, int]]) -> list[list[Line]]:
    """Return the number of each goal's rows, where each has one and no other cell is over two goals; else nothing."""
    found: list[list[Line]] = []
    for start, end in spans:
        own = [c for c in cells if c.text and rows[start] <= c.row <= rows[end - 1]]
        if len(own) != 1 or own[0].row + own[0].row_span - 1 > rows[end - 1] or len(own[0].lines) != 1:
            return []
        found.append(list(own[0].lines))
    return found


def _goals(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines by goal: one opens with a capital, after a gap or where the goal above cannot go on."""
    found: list[list[Line]] = []
    for line in sorted((x for x in lines if x.words), key=lambda x: _box([x]).top):
        close = bool(found) and _box([line]).top - _box([found[-1][-1]]).top <= _STEP * _height([line])
        if close and not line.text[:1].isupper():
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _shared_out(goals: Sequence[Sequence[Line]], bands: Sequence[Box]) -> list[int]:
    """Return for each goal the index behind its last row; empty where one stands off the middle of its rows."""
    ends: list[int] = []
    for goal in goals:
        start = ends[-1] if ends else 0
        left = len(goals) - len(ends) - 1
        options = range(start + 1, len(bands) - left + 1) if left else [len(bands)]
        middle = _box(goal).cy
        told = [(abs((bands[start].top + bands[end - 1].bottom) / 2 - middle), end) for end in options if end > start]
        off, end = min(told, default=(float("inf"), 0))
        if off > _OFF * _height(goal):
            return []
        ends.append(end)
    return ends


def _band(cells: Sequence[Cell]) -> Box | None:
    boxes = [box for c in cells for line in c.lines if (box := line.box) is not None]
    return Box.around(boxes) if boxes else None


def _box(lines: Sequence[Line]) -> Box:
    return Box.around(box for line in lines if (box := line.box) is not None)


def _height(lines: Sequence[Line]) -> float:
    return _box(lines[:1]).height
