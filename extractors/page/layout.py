"""Words and grids -> the blocks of a page: lines with their wide gaps, tables with lines in their cells."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence

from extractors.model.document import Block, Cell, Line, Table
from extractors.model.geometry import Box
from extractors.model.quote import Place, Word
from extractors.page.lines import NOWHERE, box_of, even_out, glue_lines, group_lines
from extractors.page.rulings import Grid
from extractors.page.tiling import Tile

_BAND = 16.0  # points: height of the bands in which cells are looked up


def build_table(
    grid: Grid,
    words: Sequence[Word],
    page: int | None = None,
    bars: Sequence[Box] = (),
    ways: Mapping[Word, int] | None = None,
) -> tuple[Table, tuple[Word, ...]]:
    """Return the table of a grid with the words that stand in it, and the words that stand elsewhere.

    A word that crosses a border belongs to the cell that holds most of it. `bars` are loose strokes on the page.
    """
    finder = _CellFinder(grid)
    inside: dict[int, list[Word]] = defaultdict(list)
    outside: list[Word] = []
    for word in words:
        index = finder.find(box_of(word))
        if index is None:
            outside.append(word)
        else:
            inside[index].append(word)
    strokes: dict[int, list[Box]] = defaultdict(list)
    for bar in bars:
        index = finder.find(bar)
        if index is not None and bar.width > bar.height:
            strokes[index].append(bar)
    cells = tuple(
        _cell(tile, group_lines(inside.get(i, ()), ways), strokes.get(i, ()), page) for i, tile in enumerate(grid.tiles)
    )
    table = Table(cells, len(grid.ys) - 1, len(grid.xs) - 1, Place(page, grid.box))
    return table, tuple(outside)


def _cell(tile: Tile, lines: Sequence[Line], bars: Sequence[Box], page: int | None) -> Cell:
    return Cell(
        tile.top,
        tile.left,
        glue_lines(even_out(lines)),
        tile.bottom - tile.top,
        tile.right - tile.left,
        Place(page, tile.box),
        tuple(sorted(bars, key=lambda b: (b.top, b.x0))),
    )


class _CellFinder:
    """Finds the cell of a box; cells are kept by bands of the page so that a page of words stays cheap."""

    def __init__(self, grid: Grid) -> None:
        self._box = grid.box
        self._bands: dict[int, list[tuple[Box, float, int]]] = defaultdict(list)  # with its middle and its number
        for index, tile in enumerate(grid.tiles):
            for band in range(int(tile.box.top // _BAND), int(tile.box.bottom // _BAND) + 1):
                self._bands[band].append((tile.box, tile.box.cx, index))

    def find(self, box: Box) -> int | None:
        """Return the index of the cell that holds most of the box; None outside the grid and in its holes."""
        middle = box.cy
        if not (self._box.top - 1 <= middle <= self._box.bottom + 1):
            return None
        if self._box.overlap_x(box) < 0.5 * box.width or not (self._box.x0 - 1 <= box.cx <= self._box.x1 + 1):
            return None
        best: tuple[float, bool, float, int] | None = None
        left, _, right, _ = box
        centre = box.cx
        for tile, middle_of_tile, index in self._bands.get(int(middle // _BAND), ()):
            if tile[0] > right or tile[2] < left:  # nearly all of the band
                continue
            shared = tile.overlap_x(box) * max(tile.overlap_y(box), 0.01)
            if shared > 0 or tile.holds(centre, middle):
                # a stroke has no height to share with the cell that it lies in
                level = tile.top <= middle <= tile.bottom
                best = max(best or (-1.0, False, 0.0, 0), (shared, level, -abs(middle_of_tile - centre), index))
        return best[3] if best is not None else None


def merge_blocks(lines: Sequence[Line], tables: Sequence[Table]) -> tuple[Block, ...]:
    """Return lines and tables in reading order: a line stands before a table when its middle is above the table."""
    keyed: list[tuple[float, int, float, int, Block]] = []
    for i, line in enumerate(lines):
        box = line.box or NOWHERE
        keyed.append((box.cy, 1, box.x0, i, line))
    for i, table in enumerate(tables):
        box = table.place.box or NOWHERE
        keyed.append((box.top, 0, box.x0, i, table))
    return tuple(item[4] for item in sorted(keyed, key=lambda k: k[:4]))


def split_beside(words: Sequence[Word], tables: Sequence[Table]) -> list[list[Word]]:
    """Return the words outside tables in groups whose lines must not run into each other: left and right of tables."""
    boxes = [t.place.box for t in tables if t.place.box is not None]
    groups: dict[tuple[bool, ...], list[Word]] = defaultdict(list)
    for word in words:
        box = box_of(word)
        groups[tuple(t.top <= box.cy <= t.bottom and t.cx < box.cx for t in boxes)].append(word)
    return [groups[key] for key in sorted(groups)]


def lay_out(
    words: Sequence[Word],
    grids: Sequence[Grid],
    page: int | None = None,
    bars: Sequence[Box] = (),
    ways: Mapping[Word, int] | None = None,
) -> tuple[Block, ...]:
    """Return the blocks of a page; every word given stands in exactly one line or cell of them."""
    rest: tuple[Word, ...] = tuple(words)
    tables: list[Table] = []
    for grid in grids:
        table, rest = build_table(grid, rest, page, bars, ways)
        tables.append(table)
    lines = [line for group in split_beside(rest, tables) for line in group_lines(group, ways)]
    blocks = merge_blocks(lines, tables)
    return _glue_blocks(blocks)


def _glue_blocks(blocks: Sequence[Block]) -> tuple[Block, ...]:
    made: list[Block] = []
    for is_line, run in itertools.groupby(blocks, key=lambda b: isinstance(b, Line)):
        if is_line:
            made += glue_lines([b for b in run if isinstance(b, Line)])
        else:
            made += run
    return tuple(made)
