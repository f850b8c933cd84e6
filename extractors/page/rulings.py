"""Rulings -> grids: pure geometry, the same for the vectors of a PDF and for lines found in a picture.

Segments are snapped to common positions, joined where they touch, rid of loose strokes (fraction bars, underlines),
gathered into regions; a region's rulings make a fine grid, and fine cells that no ruling parts become one cell.
Every stage is a function of its own and is kept in `Stages`, so that it can be drawn and tested.
"""

from __future__ import annotations

import itertools
import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.model.geometry import Box
from extractors.page.dashes import with_dashes_joined
from extractors.page.open_bodies import COVER, carried_down, with_sides_below
from extractors.page.regions import SNAP, Region, Stroke, close_sides, find_regions, join, snap, stack_regions
from extractors.page.tiling import Tile, compress, dissolve, tiles_of_labels

_FAR = 3.0  # heights of the highest row: what stands in a higher one is no row
FILLED = 0.7  # share of a table's outer box that its cells cover at least
MAX_PAIRS = 6_000_000  # comparisons of rulings, and
MAX_FINE_CELLS = 60_000  # fine cells, beyond which a page is a drawing and not a table


@dataclass(frozen=True, slots=True)
class Grid:
    """A grid: positions of its column and row borders, and the cells (tiles of index ranges) between them."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    tiles: tuple[Tile, ...]

    @property
    def box(self) -> Box:
        """Return the outer box."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


@dataclass(frozen=True, slots=True)
class Stages:
    """Everything between strokes and grids, for drawing and testing. `loose`: strokes that border nothing."""

    horizontal: tuple[Stroke, ...] = ()
    vertical: tuple[Stroke, ...] = ()
    joined_horizontal: tuple[Stroke, ...] = ()
    joined_vertical: tuple[Stroke, ...] = ()
    loose: tuple[Box, ...] = ()
    regions: tuple[Region, ...] = ()
    grids: tuple[Grid, ...] = ()
    skipped: bool = False


def _positions(segments: Sequence[Stroke]) -> list[float]:
    return sorted({s.at for s in segments})


def _covered(segments: Sequence[Stroke], positions: Sequence[float], marks: Sequence[float]) -> list[list[float]]:
    """Return, for each position, the share of each interval between `marks` that segments there cover."""
    where = {at: i for i, at in enumerate(positions)}
    cover = [[0.0] * (len(marks) - 1) for _ in positions]
    for s in join(segments, 0.0):
        row = cover[where[s.at]]
        for k in range(max(0, bisect_right(marks, s.start) - 1), len(marks) - 1):
            if marks[k] >= s.end:
                break
            shared = min(s.end, marks[k + 1]) - max(s.start, marks[k])
            row[k] += max(0.0, shared) / (marks[k + 1] - marks[k])
    return cover


def build_grid(region: Region, texts: Sequence[Box] = ()) -> Grid | None:
    """Return the grid of a region, its needless rows and columns dissolved; None where it holds no two cells.

    `texts` are boxes of words: a strip that holds one is never dissolved.
    """
    xs, ys = _positions(region.vertical), _positions(region.horizontal)
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > MAX_FINE_CELLS:
        return None
    floors = _covered(region.horizontal, ys, xs)  # floors[y][column]
    walls = carried_down(_covered(region.vertical, xs, ys), floors, xs, ys, texts)  # walls[x][row]
    labels = _label_cells(walls, floors, len(ys) - 1, len(xs) - 1)
    outside = _outside(labels, walls, floors)
    tiles = [
        replace(t, box=Box(xs[t.left], ys[t.top], xs[t.right], ys[t.bottom]))
        for t in tiles_of_labels(labels)
        if labels[t.top][t.left] not in outside
    ]
    tiles, xs, ys = dissolve(tiles, xs, ys, texts)
    tiles, xs, ys = compress(tiles, xs, ys)
    if len(tiles) < 2 or len(xs) < 3 or _filled(tiles, xs, ys) < FILLED:
        return None
    return Grid(tuple(xs), tuple(ys), tuple(sorted(tiles)))


def _filled(tiles: Sequence[Tile], xs: Sequence[float], ys: Sequence[float]) -> float:
    """Return the share of the outer box that its cells cover: little in a flow chart or an organisation chart."""
    area = sum((xs[t.right] - xs[t.left]) * (ys[t.bottom] - ys[t.top]) for t in tiles)
    return area / ((xs[-1] - xs[0]) * (ys[-1] - ys[0]))


def _label_cells(
    walls: Sequence[Sequence[float]], floors: Sequence[Sequence[float]], n_rows: int, n_cols: int
) -> list[list[int]]:
    parent = list(range(n_rows * n_cols))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for r, c in itertools.product(range(n_rows), range(n_cols)):
        if c + 1 < n_cols and walls[c + 1][r] <= COVER:
            parent[root(r * n_cols + c + 1)] = root(r * n_cols + c)
        if r + 1 < n_rows and floors[r + 1][c] <= COVER:
            parent[root((r + 1) * n_cols + c)] = root(r * n_cols + c)
    return [[root(r * n_cols + c) for c in range(n_cols)] for r in range(n_rows)]


def _outside(
    labels: Sequence[Sequence[int]], walls: Sequence[Sequence[float]], floors: Sequence[Sequence[float]]
) -> set[int]:
    """Return the labels that lie in an undrawn corner of the bounding box: open on two neighbouring sides."""
    n_rows, n_cols = len(labels), len(labels[0])
    left = {labels[r][0] for r in range(n_rows) if walls[0][r] <= COVER}
    right = {labels[r][-1] for r in range(n_rows) if walls[-1][r] <= COVER}
    top = {labels[0][c] for c in range(n_cols) if floors[0][c] <= COVER}
    bottom = {labels[-1][c] for c in range(n_cols) if floors[-1][c] <= COVER}
    drawn = {labels[r][0] for r in range(n_rows)} - left | {labels[r][-1] for r in range(n_rows)} - right
    drawn |= ({labels[0][c] for c in range(n_cols)} - top) | ({labels[-1][c] for c in range(n_cols)} - bottom)
    return ((left | right) & (top | bottom)) - drawn


def drop_frames(grids: Sequence[Grid]) -> tuple[Grid, ...]:
    """Return the grids that are tables: of two in one another the one with more cells (a page frame is no table)."""
    kept: list[Grid] = []
    for grid in sorted(grids, key=lambda g: (-len(g.tiles), g.box)):
        if not any(_share(grid.box, other.box) > 0.5 for other in kept):
            kept.append(grid)
    return tuple(sorted(kept, key=lambda g: (g.box.top, g.box.x0)))


def _share(a: Box, b: Box) -> float:
    """Return the shared area as a part of the smaller one's."""
    smaller = min(a.width * a.height, b.width * b.height)
    return a.overlap_x(b) * a.overlap_y(b) / smaller if smaller > 0 else 0.0


def _with_body(head: Region, boxes: Sequence[Box], floors: Sequence[Stroke], texts: Sequence[Box]) -> Grid | None:
    """Return the grid of a ruled head and the rows below it that are ruled across alone; None where there are none.

    `boxes`: of all regions, from top to bottom; `floors`: the loose horizontal rulings, from top to bottom.
    """
    box = head.box
    following = boxes[bisect_right(boxes, box.bottom, key=lambda other: other.top) :]
    ends = next((other.top for other in following if other.overlap_x(box) > 0), math.inf)
    first, last = (bisect_right(floors, y, key=lambda stroke: stroke.at) for y in (box.bottom, ends))
    below = floors[first:last]
    grid: Grid | None = None
    while (whole := with_sides_below(head, below)) is not None:
        grid = build_grid(whole, texts)
        above = [floor for floor in below if floor.at < grid.ys[-2] + SNAP] if grid is not None else []
        if grid is None or not _ends_in_text(grid) or len(above) == len(below):
            break
        below, grid = above, None
    if grid is None:
        return None
    rows: dict[int, int] = {}
    for tile in grid.tiles:
        if tile.box.top > box.bottom - SNAP:
            rows[tile.top] = rows.get(tile.top, 0) + 1
    return grid if sum(n > 1 for n in rows.values()) * 2 > len(rows) else None


def _ends_in_text(grid: Grid) -> bool:
    """Return whether the last row is one cell, far higher than any other: the text below a table, down to the rule of a foot."""
    *heights, last = (b - a for a, b in itertools.pairwise(grid.ys))
    alone = sum(tile.top == len(grid.ys) - 2 for tile in grid.tiles) == 1
    return alone and last > max(SNAP, _FAR * max(heights, default=last))


def _is_floor(stroke: Stroke, grid: Grid) -> bool:
    """Return whether a stroke lies on a border between the rows of a grid."""
    inside = grid.xs[0] - SNAP < stroke.start and stroke.end < grid.xs[-1] + SNAP
    return inside and any(abs(stroke.at - y) < 1 for y in grid.ys)


def find_stages(horizontal: Sequence[Stroke], vertical: Sequence[Stroke], texts: Sequence[Box] = ()) -> Stages:
    """Return every stage from strokes to grids; `skipped` where a drawing has too many strokes to be a table."""
    rows, columns = (join(snap(with_dashes_joined(strokes))) for strokes in (horizontal, vertical))
    if len(rows) * len(columns) > MAX_PAIRS:
        return Stages(tuple(horizontal), tuple(vertical), rows, columns, skipped=True)
    regions, loose_h, loose_v = find_regions(rows, columns)
    regions = tuple(close_sides(region) for region in stack_regions(regions))
    floors, boxes = sorted(loose_h), sorted((region.box for region in regions), key=lambda box: box.top)
    bodies = [_with_body(region, boxes, floors, texts) for region in regions]
    made = (body or build_grid(region, texts) for body, region in zip(bodies, regions, strict=True))
    grids = drop_frames([grid for grid in made if grid is not None])
    whole = [grid for grid in bodies if grid is not None]
    loose = [Box(s.start, s.at, s.end, s.at) for s in loose_h if not any(_is_floor(s, grid) for grid in whole)]
    loose += [Box(s.at, s.start, s.at, s.end) for s in loose_v]
    return Stages(
        tuple(horizontal), tuple(vertical), rows, columns, tuple(sorted(loose)), regions, grids, skipped=False
    )
