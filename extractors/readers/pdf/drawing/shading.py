"""Borders that shading alone draws: its edges are rulings where the rulings of the rows beside it meet them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

from extractors.model.geometry import Box
from extractors.page.regions import Stroke

_NEAR = 1.5  # points
_FEWEST = 3  # shaded cells side by side
_LOW = 8.0  # points: a lower filling is a line or a mark


def shaded_rows(shades: Iterable[Box], horizontal: Sequence[Stroke], vertical: Sequence[Stroke]) -> Iterator[Box]:
    """Yield the edges of cells shaded side by side, each as a flat box, where two or more upright rulings end at them.

    Shading that has rulings of its own above, below or across says nothing new. So does a band across columns that a ruling
    is drawn along: of others the edge at which the upright rulings between those columns end is one.
    """
    shades = [*shades]
    yield from (edge for box in shades for edge in _edges_of_band(box, horizontal, vertical))
    rows: dict[tuple[int, int], list[Box]] = {}
    for box in shades:
        if box.height >= _LOW and box.width >= _LOW:
            rows.setdefault((round(box.top), round(box.bottom)), []).append(box)
    for row in rows.values():
        cells = sorted(row, key=lambda box: box.x0)
        if len(cells) < _FEWEST or any(abs(b.x0 - a.x1) > _NEAR for a, b in itertools.pairwise(cells)):
            continue
        top, bottom = cells[0].top, cells[0].bottom
        sides = [cells[0].x0, *(cell.x1 for cell in cells)]
        meeting = {
            round(x)
            for x in sides
            for stroke in vertical
            if abs(stroke.at - x) <= _NEAR and (abs(stroke.start - bottom) <= _NEAR or abs(stroke.end - top) <= _NEAR)
        }
        drawn = any(
            top - 2 * _NEAR <= stroke.at <= bottom + 2 * _NEAR and stroke.start < sides[-1] and stroke.end > sides[0]
            for stroke in horizontal
        )
        if len(meeting) >= 2 and not drawn:
            yield Box(sides[0], top, sides[-1], top)
            yield Box(sides[0], bottom, sides[-1], bottom)
            yield from (Box(x, top, x, bottom) for x in sides)


def _edges_of_band(box: Box, horizontal: Sequence[Stroke], vertical: Sequence[Stroke]) -> Iterator[Box]:
    """Yield the upper and the lower edge of a shaded box at which a ruling inside its width ends and none runs along."""
    if box.height < _LOW or box.width < _FEWEST * _LOW:
        return
    inside = [stroke for stroke in vertical if box.x0 + _NEAR < stroke.at < box.x1 - _NEAR]
    for edge, ends in ((box.top, [s.end for s in inside]), (box.bottom, [s.start for s in inside])):
        along = any(
            abs(s.at - edge) <= 2 * _NEAR and s.start < box.x1 - _NEAR and s.end > box.x0 + _NEAR for s in horizontal
        )
        if not along and any(abs(end - edge) <= _NEAR for end in ends):
            yield Box(box.x0, edge, box.x1, edge)
