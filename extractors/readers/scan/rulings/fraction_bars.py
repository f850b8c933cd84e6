"""Fraction bars in the cells of a scanned table: strokes that end in white before the borders beside them are no rulings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from extractors.readers.scan.ink.drawn import Stroke

_NEAR = 13.0  # pixels at 300 dpi within which two strokes stand on one level
_TOUCH = 26.0  # pixels within which a border reaches a stroke
_WHITE, _FAR = 6, 40  # pixels of paper behind the end of a bar, or from it to the border beside it, at least
_SLANT = 20  # pixels by which a border may stand off its middle place
_DARK = 170  # grey level below which a pixel is ink
_THICKEST = 9  # pixels
_BAND, _DRIFT = 16, 2  # pixels that a bar may leave its level, and from one column to the next
_SLOPE = 0.05  # pixels a column that it may drift besides where letters hide it
_HIDDEN, _OVER = 30, 3  # columns that letters may hide of a bar, and that are paper where it is over
_PRINT = 60  # pixels above and below a bar in which print stands
_PRINTED = 0.2  # share of its columns over which print stands there, at least
_MARGIN = 6  # pixels from a bar at which its own ink is over
_SHORTEST = 60  # pixels
_DRAWN = 0.8  # share of its columns in which a bar is seen


@dataclass(frozen=True, slots=True)
class Bar:
    """A fraction bar: its first column and its middle row at each column, in pixels."""

    start: int
    rows: Any

    @property
    def stroke(self) -> Stroke:
        """Return its level, and where it starts and ends."""
        return float(np.median(self.rows)), float(self.start), float(self.start + len(self.rows))


def part_bars(grey: Any, rows: Sequence[Stroke], columns: Sequence[Stroke]) -> tuple[list[Stroke], list[Bar]]:
    """Return the level rulings of a grey page without those that are fraction bars, and the bars.

    A bar stands alone on its level between two borders, touches neither, and has print above and below it.
    """
    found: list[tuple[Stroke, Bar]] = []
    for row in rows:
        cell = _between(row, columns)
        bar = _bar(grey, row, cell) if cell is not None and not _goes_on(row, rows) else None
        if bar is not None and not any(_is_piece(row, other) for other, _ in found):
            found.append((row, bar))
    kept = [row for row in rows if not any(row is bar or _is_piece(row, bar) for bar, _ in found)]
    return kept, [bar for _, bar in found]


def without_bars(grey: Any, bars: Sequence[Bar]) -> Any:
    """Return the picture with the bars made paper."""
    made = grey.copy() if bars else grey
    half = _THICKEST // 2
    for bar in bars:
        for at, y in enumerate(np.round(bar.rows).astype(int), start=bar.start):
            made[max(0, y - half) : y + half + 1, at] = 255
    return made


def _between(row: Stroke, columns: Sequence[Stroke]) -> tuple[float, float] | None:
    """Return the borders between which a level stroke lies; None where one touches it on the way, or none stands beside it."""
    at, start, end = row
    touching = [x for x, top, bottom in columns if top - _TOUCH <= at <= bottom + _TOUCH]
    left = [x for x in touching if x <= start + _TOUCH]
    right = [x for x in touching if x >= end - _TOUCH]
    if not left or not right or any(max(left) < x < min(right) for x in touching):
        return None
    return max(left), min(right)


def _goes_on(row: Stroke, rows: Sequence[Stroke]) -> bool:
    """Return whether another stroke stands on the level of a row, and is no piece of it that was found twice."""
    return any(other is not row and abs(other[0] - row[0]) <= _NEAR and not _is_piece(other, row) for other in rows)


def _is_piece(stroke: Stroke, row: Stroke) -> bool:
    """Return whether a stroke lies along a row and reaches no further."""
    along = abs(stroke[0] - row[0]) <= _NEAR and stroke[2] - stroke[1] < row[2] - row[1]
    return along and stroke[1] >= row[1] - _TOUCH and stroke[2] <= row[2] + _TOUCH


def _bar(grey: Any, row: Stroke, cell: tuple[float, float]) -> Bar | None:
    top, low = max(0, round(row[0]) - _BAND), max(0, round(cell[0]) - _SLANT)
    ink = grey[top : round(row[0]) + _BAND + 1, low : round(cell[1]) + _SLANT] < _DARK
    found = _trace(ink)
    if found is None:
        return None
    first, seen = found
    bar = Bar(low + first, seen + top)
    if len(bar.rows) < _SHORTEST or not _ends_in_white(grey, bar, cell):
        return None
    return bar if _has_print(grey, bar, above=True) and _has_print(grey, bar, above=False) else None


def _trace(ink: Any) -> tuple[int, Any] | None:
    """Return the first column of a thin level stroke in a strip of ink, and its middle row at each column."""
    middles = [_thin_runs(ink[:, x]) for x in range(ink.shape[1])]
    seeds = [x for x, runs in enumerate(middles) if len(runs) == 1]
    if not seeds:
        return None
    seed = seeds[len(seeds) // 2]
    places: dict[int, float] = {seed: middles[seed][0]}
    for step in (-1, 1):
        last, x, white = seed, seed + step, 0
        while 0 <= x < len(middles) and abs(x - last) <= _HIDDEN and white < _OVER:
            level = round(places[last])
            white = 0 if ink[max(0, level - _DRIFT) : level + _DRIFT + 1, x].any() else white + 1
            near = [y for y in middles[x] if abs(y - places[last]) <= _DRIFT + abs(x - last) * _SLOPE]
            if near:
                places[x] = min(near, key=lambda y: abs(y - places[last]))
                last = x
            x += step
    columns = sorted(places)
    span = columns[-1] - columns[0] + 1
    if len(columns) < _DRAWN * span:
        return None
    return columns[0], np.interp(np.arange(columns[0], columns[-1] + 1), columns, [places[x] for x in columns])


def _thin_runs(column: Any) -> list[float]:
    """Return the middles of the runs of ink of a column that are as thin as a stroke."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], column.astype(np.int8), [0]))))
    return [
        float(a + b - 1) / 2
        for a, b in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
        if b - a <= _THICKEST
    ]


def _ends_in_white(grey: Any, bar: Bar, cell: tuple[float, float]) -> bool:
    """Return whether both ends of a bar are far from the borders beside it, or paper lies between."""
    _, x0, x1 = (round(v) for v in bar.stroke)
    ends = (
        (x0 - cell[0], slice(max(0, x0 - 2 - _WHITE), max(0, x0 - 2)), bar.rows[0]),
        (cell[1] - x1, slice(x1 + 2, x1 + 2 + _WHITE), bar.rows[-1]),
    )
    return all(
        off >= _FAR or not (grey[max(0, round(y) - _MARGIN) : round(y) + _MARGIN + 1, beyond] < _DARK).any()
        for off, beyond, y in ends
    )


def _has_print(grey: Any, bar: Bar, *, above: bool) -> bool:
    """Return whether print stands right above or below a bar."""
    at, x0, x1 = bar.stroke
    if above:
        low, high = at - _BAND - _PRINT, float(np.min(bar.rows)) - _MARGIN
    else:
        low, high = float(np.max(bar.rows)) + _MARGIN, at + _BAND + _PRINT
    part = grey[max(0, round(low)) : max(0, round(high)), round(x0) : round(x1)]
    return bool(part.size) and float((part < _DARK).any(axis=0).mean()) >= _PRINTED
