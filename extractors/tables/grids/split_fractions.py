"""Fraction bars drawn from border to border: the grid takes them for rules, and cuts one formula's cell in two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.model.document import Cell, Line, Table
from extractors.model.geometry import Box
from extractors.model.quote import join
from extractors.tables.columns import Column, homes_of

_FIELDS = frozenset({"formula", "definisi"})
_LONGEST = 40  # words of a numerator or a denominator


def with_fractions_joined(table: Table, columns: Sequence[Column], first_row: int) -> Table:
    """Return the table with two cells of a formula column as one where no other column is cut between them; a bar lies there."""
    if table.place.box is None or not any(c.field in _FIELDS for c in columns):
        return table
    homes = homes_of(table, columns)
    joined: dict[int, Cell] = {}
    gone: set[int] = set()
    for upper in sorted(table.cells, key=lambda c: c.row):
        home = homes[id(upper)]
        if upper.row < first_row or home is None or columns[home].field not in _FIELDS or id(upper) in gone:
            continue
        lower = next((c for c in table.row(upper.row + upper.row_span) if c.col == upper.col), None)
        if lower is None or lower.col_span != upper.col_span or not _is_alone(table, lower):
            continue
        bar = _bar(upper, lower)
        if bar is not None:
            joined[id(upper)] = _joined(upper, lower, bar)
            gone.add(id(lower))
    if not joined:
        return table
    return replace(table, cells=tuple(joined.get(id(c), c) for c in table.cells if id(c) not in gone))


def _is_alone(table: Table, cell: Cell) -> bool:
    """Return whether a cell is the only one that starts in its row, under cells that go on in all other columns."""
    if len(table.row(cell.row)) != 1:
        return False
    covered = sum(c.col_span for c in table.cells if c.row < cell.row < c.row + c.row_span)
    return covered + cell.col_span >= table.n_cols and covered > 0


def _bar(upper: Cell, lower: Cell) -> Box | None:
    """Return the bar between two cells, as wide as the words on both sides; None where they read as no fraction."""
    edge = lower.place.box
    halves = [_words(cell.lines) for cell in (upper, lower)]
    boxes = [join(line.quote for line in half).box for half in halves if half]
    if edge is None or len(boxes) != 2 or any(len(join(x.quote for x in half).words) > _LONGEST for half in halves):
        return None
    wide = Box.around(box for box in boxes if box is not None)
    return Box(wide.x0, edge.top, wide.x1, edge.top + 0.5)


def _words(lines: Sequence[Line]) -> list[Line]:
    """Return the lines without a factor alone ("x 100%")."""
    return [line for line in lines if line.words and line.words[0].text not in ("x", "X", "×", "*")]


def _joined(upper: Cell, lower: Cell, bar: Box) -> Cell:
    a, b = upper.place.box, lower.place.box
    box = Box.around(x for x in (a, b) if x is not None)
    return replace(
        upper,
        lines=(*upper.lines, *lower.lines),
        row_span=upper.row_span + lower.row_span,
        place=upper.place._replace(box=box),
        bars=(*upper.bars, bar, *lower.bars),
    )
