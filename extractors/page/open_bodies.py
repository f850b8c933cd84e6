"""Tables whose columns are ruled in the head alone: its borders run on through the rows below, where no word stands on them."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Sequence

from extractors.model.geometry import Box
from extractors.page.regions import JOIN, Region, Stroke

COVER = 0.6  # share of an edge that must be drawn to part two cells
_FEWEST_BORDERS = 2  # between the columns of such a head
_FEWEST_BANDS = 2  # below it whose words keep to its columns
_FEWEST_FILLED = 3  # columns of such a band
_ON = 0.5  # points of a word on both sides of a border that it stands on


def carried_down(
    walls: Sequence[Sequence[float]],
    floors: Sequence[Sequence[float]],
    xs: Sequence[float],
    ys: Sequence[float],
    texts: Sequence[Box],
) -> Sequence[Sequence[float]]:
    """Return the walls of a fine grid, those between the columns of its head drawn on through the bands below it.

    `walls[x][row]`, `floors[y][column]`: which share of each edge is drawn; `texts`: boxes of words. A band lies between two
    floors that run all across; its words stand on no border and in several columns. The same walls where a row below the head
    has a wall of its own, or hardly a band keeps to the columns.
    """
    inner = range(1, len(xs) - 1)
    n_rows = len(ys) - 1
    walled = [any(walls[x][row] > COVER for x in inner) for row in range(n_rows)]
    head = next((row for row, drawn in enumerate(walled) if not drawn), n_rows)
    borders = [x for x in inner if any(walls[x][row] > COVER for row in range(head))]
    if not texts or not 0 < head < n_rows or any(walled[head:]) or len(borders) < _FEWEST_BORDERS:
        return walls
    across = [y for y in range(head, n_rows + 1) if y == n_rows or all(share > COVER for share in floors[y])]
    bands = [band for band in itertools.pairwise(across) if _keeps(band, borders, xs, ys, texts)]
    if across[0] != head or len(bands) < _FEWEST_BANDS:
        return walls
    drawn = [list(wall) for wall in walls]
    for (top, bottom), x in itertools.product(bands, borders):
        drawn[x][top:bottom] = [1.0] * (bottom - top)
    return drawn


def _keeps(
    band: tuple[int, int], borders: Sequence[int], xs: Sequence[float], ys: Sequence[float], texts: Sequence[Box]
) -> bool:
    """Return whether the words between two floors stand in several columns, and none on a border."""
    edges = [xs[x] for x in borders]
    inside = [t for t in texts if ys[band[0]] < t.cy < ys[band[1]] and xs[0] < t.cx < xs[-1]]
    crossed = any(t.x0 + _ON < edge < t.x1 - _ON for t in inside for edge in edges)
    return not crossed and len({bisect_right(edges, t.cx) for t in inside}) >= _FEWEST_FILLED


def with_sides_below(region: Region, floors: Sequence[Stroke]) -> Region | None:
    """Return a ruled head with the rulings below it that reach from side to side, its sides drawn on down to the last.

    `floors`: horizontal rulings below it, above the next table, that touch no upright one. None where the region's own upright
    rulings do not all end with it, or hardly a ruling below reaches from side to side.
    """
    if len(floors) < _FEWEST_BANDS:
        return None
    box = region.box
    uprights = {stroke.at for stroke in region.vertical}
    if len(uprights) < _FEWEST_BORDERS + 2 or any(s.end < box.bottom - JOIN for s in region.vertical):
        return None
    below = [s for s in floors if s.at > box.bottom + JOIN and s.start > box.x0 - JOIN and s.end < box.x1 + JOIN]
    whole = [s for s in below if s.start < box.x0 + JOIN and s.end > box.x1 - JOIN]
    if len(whole) < _FEWEST_BANDS:
        return None
    last = max(s.at for s in whole)
    kept = tuple(s for s in below if s.at <= last)
    sides = tuple(Stroke(at, box.bottom, last) for at in (min(uprights), max(uprights)))
    return Region(region.horizontal + kept, region.vertical + sides)
