"""Tiles of a fine grid: cells as rectangles of index ranges, and the strips between borders that mean nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.model.geometry import Box
from extractors.model.quick import quickly_built

STRIP = 14.0  # points: two borders this near that no cell stands between are one border, drawn askew from row to row
EMPTY_COLUMN = 10.0  # points: a wordless column narrower than this is a gap between double rulings
EMPTY_ROW = 7.0  # points: a wordless row lower than this likewise
SLIVER = 4.0  # points: nothing that can be read fits in here


@quickly_built
@dataclass(frozen=True, slots=True, order=True)
class Tile:
    """A cell: rows top..bottom and columns left..right of a grid, ends excluded; `box` is where it was drawn."""

    top: int
    left: int
    bottom: int
    right: int
    box: Box = field(default=Box(0.0, 0.0, 0.0, 0.0), compare=False)


def tiles_of_labels(labels: Sequence[Sequence[int]]) -> list[Tile]:
    """Return the rectangles of equal labels; a shape with a corner is cut into as few rectangles as runs allow."""
    cells: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for r, row in enumerate(labels):
        for c, label in enumerate(row):
            cells[label].append((r, c))
    tiles: list[Tile] = []
    for group in cells.values():
        rows, columns = [r for r, _ in group], [c for _, c in group]
        tile = Tile(min(rows), min(columns), max(rows) + 1, max(columns) + 1)
        if (tile.bottom - tile.top) * (tile.right - tile.left) == len(group):
            tiles.append(tile)
            continue
        upright = [Tile(c0, r0, c1, r1) for r0, c0, r1, c1 in _cut([(c, r) for r, c in group])]
        flat = [Tile(*cut) for cut in _cut(group)]
        # a missing stroke usually lets a merged cell run into its neighbour's row: columns win a draw
        tiles += flat if len(flat) < len(upright) else upright
    return sorted(tiles)


def _cut(group: Sequence[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """Return rectangles (top, left, bottom, right) made of equal runs in rows below each other."""
    by_row: dict[int, list[int]] = defaultdict(list)
    for r, c in group:
        by_row[r].append(c)
    open_runs: dict[tuple[int, int], int] = {}
    done: list[tuple[int, int, int, int]] = []
    for r in range(min(by_row), max(by_row) + 2):
        runs = set(_intervals(sorted(by_row.get(r, []))))
        for run in [run for run in open_runs if run not in runs]:
            done.append((open_runs.pop(run), run[0], r, run[1]))
        for run in runs:
            open_runs.setdefault(run, r)
    return sorted(done)


def _intervals(numbers: Sequence[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number:
            found[-1] = (found[-1][0], number + 1)
        else:
            found.append((number, number + 1))
    return found


def compress(
    tiles: Sequence[Tile], xs: Sequence[float], ys: Sequence[float]
) -> tuple[list[Tile], list[float], list[float]]:
    """Return the tiles on a grid of only those borders at which some tile starts or ends."""
    columns = sorted({t.left for t in tiles} | {t.right for t in tiles})
    rows = sorted({t.top for t in tiles} | {t.bottom for t in tiles})
    at_column, at_row = {c: i for i, c in enumerate(columns)}, {r: i for i, r in enumerate(rows)}
    moved = [Tile(at_row[t.top], at_column[t.left], at_row[t.bottom], at_column[t.right], t.box) for t in tiles]
    return moved, [xs[c] for c in columns], [ys[r] for r in rows]


def dissolve(
    tiles: Sequence[Tile], xs: Sequence[float], ys: Sequence[float], texts: Sequence[Box]
) -> tuple[list[Tile], list[float], list[float]]:
    """Return tiles and borders without the columns and rows that hold nothing and part nothing.

    They come from double rulings, shading drawn beside its border, and borders that shift a little from row to row.
    """
    tiles, new_xs, new_ys = compress(tiles, xs, ys)
    tiles, new_xs = _dissolve_columns(tiles, new_xs, new_ys, texts, EMPTY_COLUMN)
    # rows are columns of the turned page
    turned = [Box(b.top, b.x0, b.bottom, b.x1) for b in texts]
    tiles, new_ys = _dissolve_columns([_flip(t) for t in tiles], new_ys, new_xs, turned, EMPTY_ROW, strip=EMPTY_ROW)
    return [_flip(t) for t in tiles], new_xs, new_ys


def _flip(tile: Tile) -> Tile:
    return Tile(tile.left, tile.top, tile.right, tile.bottom, tile.box)


def _dissolve_columns(
    tiles: list[Tile],
    xs: list[float],
    ys: list[float],
    texts: Sequence[Box],
    empty: float,
    strip: float = STRIP,
) -> tuple[list[Tile], list[float]]:
    column = 0
    while column < len(xs) - 1:
        inside = [t for t in tiles if t.left == column and t.right == column + 1]
        if len(xs) > 2 and _is_needless(inside, (xs[column], xs[column + 1]), ys, texts, empty, strip):
            xs = _drop_border(tiles, xs, column)
            tiles = _shift(tiles, column)
        else:
            column += 1
    return tiles, xs


def _is_needless(
    inside: Sequence[Tile],
    sides: tuple[float, float],
    ys: Sequence[float],
    texts: Sequence[Box],
    empty: float,
    strip: float,
) -> bool:
    left, right = sides
    width = right - left
    if width <= SLIVER:
        return True
    if not inside:
        return width <= strip
    if width > empty:
        return False
    boxes = [Box(left, ys[t.top], right, ys[t.bottom]) for t in inside]
    return not any(box.holds(text.cx, text.cy) for box in boxes for text in texts)


def _drop_border(tiles: Sequence[Tile], xs: list[float], column: int) -> list[float]:
    """Return the borders without the one of the strip's two at which fewer tiles start or end; outer ones stay."""
    if column == 0:
        return [xs[0], *xs[2:]]
    if column == len(xs) - 2:
        return [*xs[:-2], xs[-1]]
    uses = [sum((t.left == c) + (t.right == c) for t in tiles) for c in (column, column + 1)]
    gone = column if uses[0] < uses[1] else column + 1
    return [x for i, x in enumerate(xs) if i != gone]


def _shift(tiles: Sequence[Tile], column: int) -> list[Tile]:
    """Return the tiles after borders `column` and `column + 1` became one; those between them vanish."""
    moved = [
        t if t.right <= column else Tile(t.top, t.left - (t.left > column), t.bottom, t.right - 1, t.box) for t in tiles
    ]
    return [t for t in moved if t.left < t.right]
