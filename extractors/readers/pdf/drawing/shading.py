"""Borders that shading alone draws: its edges are rulings where the rulings of the rows beside it meet them."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from extractors.model.geometry import Box
from extractors.page.regions import Stroke

_NEAR = 1.5  # points
_FEWEST = 3  # shaded cells side by side
_LOW = 8.0  # points: a lower filling is a line or a mark


class _Sorted:
    """Strokes in the order of one of their numbers: charts draw thousands of them, of which few are near a box."""

    def __init__(self, strokes: Sequence[Stroke], number: str) -> None:
        self._strokes = sorted(strokes, key=attrgetter(number))
        self._numbers = [getattr(stroke, number) for stroke in self._strokes]

    def between(self, low: float, high: float) -> list[Stroke]:
        """Return the strokes whose number lies between two, themselves included."""
        return self._strokes[bisect_left(self._numbers, low) : bisect_right(self._numbers, high)]


def shaded_rows(shades: Iterable[Box], horizontal: Sequence[Stroke], vertical: Sequence[Stroke]) -> Iterator[Box]:
    """Yield the edges of cells shaded side by side, each as a flat box, where two or more upright rulings end at them.

    Shading that has rulings of its own above, below or across says nothing new. So does a band across columns that a ruling
    is drawn along: of others the edge at which the upright rulings between those columns end is one.
    """
    large = [box for box in shades if box.height >= _LOW and box.width >= _LOW]
    if not large:
        return
    levels, starts, ends = _Sorted(horizontal, "at"), _Sorted(vertical, "start"), _Sorted(vertical, "end")
    yield from (edge for box in large for edge in _edges_of_band(box, levels, starts, ends))
    rows: dict[tuple[int, int], list[Box]] = {}
    for box in large:
        rows.setdefault((round(box.top), round(box.bottom)), []).append(box)
    for row in rows.values():
        cells = sorted(row, key=lambda box: box.x0)
        if len(cells) < _FEWEST or any(abs(b.x0 - a.x1) > _NEAR for a, b in itertools.pairwise(cells)):
            continue
        top, bottom = cells[0].top, cells[0].bottom
        sides = [cells[0].x0, *(cell.x1 for cell in cells)]
        beside = (*starts.between(bottom - _NEAR, bottom + _NEAR), *ends.between(top - _NEAR, top + _NEAR))
        meeting = {round(x) for x in sides for stroke in beside if abs(stroke.at - x) <= _NEAR}
        level = levels.between(top - 2 * _NEAR, bottom + 2 * _NEAR)
        drawn = any(stroke.start < sides[-1] and stroke.end > sides[0] for stroke in level)
        if len(meeting) >= 2 and not drawn:
            yield Box(sides[0], top, sides[-1], top)
            yield Box(sides[0], bottom, sides[-1], bottom)
            yield from (Box(x, top, x, bottom) for x in sides)


def _edges_of_band(box: Box, levels: _Sorted, starts: _Sorted, ends: _Sorted) -> Iterator[Box]:
    """Yield the upper and the lower edge of a shaded box at which a ruling inside its width ends and none runs along."""
    if box.width < _FEWEST * _LOW:
        return
    left, right = box.x0 + _NEAR, box.x1 - _NEAR
    for edge, upright in ((box.top, ends), (box.bottom, starts)):
        met = any(left < stroke.at < right for stroke in upright.between(edge - _NEAR, edge + _NEAR))
        level = levels.between(edge - 2 * _NEAR, edge + 2 * _NEAR) if met else ()
        if met and not any(stroke.start < right and stroke.end > left for stroke in level):
            yield Box(box.x0, edge, box.x1, edge)
