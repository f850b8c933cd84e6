"""Rows whose pieces know their columns, and the rules between rows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from extractors.model.geometry import Box
from extractors.page.aligned.columns import columns_of
from extractors.page.aligned.pieces import Piece, Row, bottom_of, top_of
from extractors.page.regions import Stroke, join

_ACROSS = 0.6  # of a table's width: a rule as long parts rows


class Entry(NamedTuple):
    """A piece and the columns, first and last, that it stands in."""

    first: int
    last: int
    piece: Piece


class Placed(NamedTuple):
    """One line of a table: its pieces with their columns from left to right, its top and bottom."""

    entries: tuple[Entry, ...]
    top: float
    bottom: float

    @property
    def columns(self) -> set[int]:
        """Return the columns that its pieces stand in."""
        return {column for first, last, _ in self.entries for column in range(first, last + 1)}


def placed(row: Row, edges: Sequence[float]) -> Placed:
    """Return a row with the columns of its pieces."""
    entries = tuple([Entry(*columns_of(piece, edges), piece) for piece in row])
    return Placed(entries, top_of(row), bottom_of(row))


def alone_in(rows: Sequence[Placed]) -> dict[int, list[Piece]]:
    """Return column -> the pieces that stand in it and in no other, row by row; without columns that have none."""
    own: dict[int, list[Piece]] = {}
    for row in rows:
        for first, last, piece in row.entries:
            if first == last:
                own.setdefault(first, []).append(piece)
    return own


def ruled_off(rows: Sequence[Placed], bars: Sequence[Box]) -> set[int]:
    """Return the indexes of rows right below a rule that runs over most of the table's width."""
    boxes = [entry.piece.box for row in rows for entry in row.entries]
    low, high = min(box.x0 for box in boxes), max(box.x1 for box in boxes)
    parts: dict[float, list[Stroke]] = {}  # by height: of the rules there, what lies within the width
    for bar in bars:
        y = round(bar.cy)
        near = next((known for known in (y, y - 1, y + 1) if known in parts), y)
        parts.setdefault(near, []).append(Stroke(near, max(bar.x0, low), min(bar.x1, high)))
    middles = [(row.top + row.bottom) / 2 for row in rows]
    covered = {y: sum(stroke.length for stroke in join(strokes)) for y, strokes in parts.items()}  # none counted twice
    return {bisect_right(middles, y) for y, width in covered.items() if width >= _ACROSS * (high - low)}
