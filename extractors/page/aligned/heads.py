"""The head of a table: labels of several lines, labels over several columns, and where the body begins."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractors.model.geometry import Box
from extractors.page.aligned.pieces import Piece, is_year
from extractors.page.aligned.placed import Entry, Placed, alone_in

_BELOW = 0.9  # heights of a line below a label within which a rule is its own
_MOSTLY = 0.6  # of a column's texts
_NEARER = 0.25  # heights of a line
_OFF_CENTRE = 0.12  # of the width of columns by which a label over them may stand off their middle
_NEARLY = 4.0  # points, at least


class Label(NamedTuple):
    """A cell of a head: its level from the top, its columns, its pieces from top to bottom."""

    level: int
    first: int
    last: int
    pieces: tuple[Piece, ...]


@dataclass(slots=True)
class _Growing:
    first: int
    last: int
    pieces: list[Piece]
    end: int  # its last line
    depth: int = 0  # labels over several columns above it


def body_start(rows: Sequence[Placed], ruled: Collection[int]) -> int:
    """Return the index of the line with which the body begins."""
    valued = _value_columns(rows)
    start = next((at for at, row in enumerate(rows) if _has_values(row, valued)), None)
    if start is None:
        inner = [at for at in sorted(ruled) if 0 < at < len(rows)]
        return inner[0] if inner else 1
    rules = [at for at in ruled if 0 < at <= start]
    if rules:
        return max(rules)
    while start > 1 and (_names_below(rows, start) or _set_off(rows, start)):
        start -= 1
    return start


def _value_columns(rows: Sequence[Placed]) -> set[int]:
    """Return the columns behind the first of which most texts are values."""
    own = {column: (sum(piece.is_value for piece in pieces), len(pieces)) for column, pieces in alone_in(rows).items()}
    return {column for column, (values, n) in own.items() if column and values > 1 and values >= _MOSTLY * n}


def _has_values(row: Placed, valued: Collection[int]) -> bool:
    """Return whether half of what stands in such columns, or more, are values and no labels of years."""
    own = [entry.piece for entry in row.entries if entry.first in valued and entry.first == entry.last]
    values = [piece for piece in own if piece.is_value]
    return bool(values) and 2 * len(values) >= len(own) and not all(is_year(piece.text) for piece in values)


def _names_below(rows: Sequence[Placed], start: int) -> bool:
    """Return whether the line above holds a name alone, below labels."""
    return rows[start - 1].columns == {0} and any(len(row.entries) > 1 for row in rows[: start - 1])


def _set_off(rows: Sequence[Placed], start: int) -> bool:
    """Return whether the line above stands nearer to the body than to the lines above itself."""
    above, line, below = rows[start - 2 : start + 1]
    height = line.bottom - line.top
    beside = line.bottom - below.top > _NEARER * height  # its text is set in the middle of a taller row
    return beside or below.top - line.bottom + _NEARER * height < line.top - above.bottom


def labels_of(rows: Sequence[Placed], columns: Sequence[tuple[float, float]], bars: Sequence[Box]) -> list[Label]:
    """Return the labels of a head's lines. `columns`: the left and right ends of the columns' words."""
    growing: list[_Growing] = []
    for at, row in enumerate(rows):
        for entry in _widened(row, rows[at + 1 :], columns, bars):
            above = [g for g in growing if g.first <= entry.last and entry.first <= g.last]
            nearest = max(above, key=lambda g: g.end, default=None)
            if nearest is not None and _is_of(nearest, entry, rows, at):
                nearest.pieces.append(entry.piece)
                nearest.end = at
            else:
                depth = max((g.depth + (g.last > g.first) for g in above), default=0)
                growing.append(_Growing(entry.first, entry.last, [entry.piece], at, depth))
    ends: dict[int, int] = {}  # of each depth, the line after which labels stand below its labels over columns
    for g in growing:
        if g.last > g.first:
            ends[g.depth] = min(ends.get(g.depth, g.end), g.end)
    made = []
    for g in growing:
        level = g.depth if g.last > g.first or g.depth else sum(end < g.end for end in ends.values())
        made.append(Label(level, g.first, g.last, tuple(g.pieces)))
    return made


def _is_of(label: _Growing, entry: Entry, rows: Sequence[Placed], at: int) -> bool:
    """Return whether a piece goes on with the label above it."""
    if label.last > label.first:
        near = rows[at].top - rows[label.end].bottom <= 0.6 * entry.piece.box.height
        return near and (label.first, label.last) == (entry.first, entry.last)
    return entry.first == entry.last


def _widened(
    row: Placed, below: Sequence[Placed], columns: Sequence[tuple[float, float]], bars: Sequence[Box]
) -> list[Entry]:
    """Return the pieces of a line of the head with all the columns that they stand over."""
    own = [_over_rule(entry, columns, bars) for entry in row.entries]
    labelled = {column for other in below for column in other.columns}
    if not labelled or len(own) == len(columns):
        return own
    wider = []
    for at, entry in enumerate(own):
        left = own[at - 1].last + 1 if at else 0
        right = own[at + 1].first - 1 if at + 1 < len(own) else len(columns) - 1
        fitting = [
            (first, last)
            for first in range(left, entry.first + 1)
            for last in range(max(entry.last, first + 1), right + 1)
            if labelled.issuperset(range(first, last + 1))
            and _is_over(entry.piece, columns[first][0], columns[last][1])
        ]
        best = max(fitting, key=lambda r: r[1] - r[0], default=(entry.first, entry.last))
        wider.append(Entry(*best, entry.piece))
    spans = [entry for entry in wider if entry.last > entry.first]
    covered = {c for entry in wider for c in range(entry.first, entry.last + 1)}
    whole = spans and covered >= set(range(min(e.first for e in spans), len(columns)))
    return wider if whole and all(e.last > e.first or e.first < spans[0].first for e in wider) else own


def _is_over(piece: Piece, left: float, right: float) -> bool:
    return abs(piece.box.cx - (left + right) / 2) <= max(_NEARLY, _OFF_CENTRE * (right - left))


def _over_rule(entry: Entry, columns: Sequence[tuple[float, float]], bars: Sequence[Box]) -> Entry:
    """Return a piece with the columns over which the rule right below it runs, where that is shorter than the table."""
    box = entry.piece.box
    width = columns[-1][1] - columns[0][0]
    for bar in bars:
        near = -0.2 * box.height <= bar.cy - box.bottom <= _BELOW * box.height
        if near and bar.x0 <= box.cx <= bar.x1 and bar.width < 0.9 * width:
            over = [at for at, (low, high) in enumerate(columns) if bar.x0 - 3 <= (low + high) / 2 <= bar.x1 + 3]
            if over and over[0] <= entry.first and entry.last <= over[-1]:
                return Entry(over[0], over[-1], entry.piece)
    return entry
