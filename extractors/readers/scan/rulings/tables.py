"""The rulings of a scanned page and the cells they make: painted by a network, thresholds as a second opinion."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from extractors.model.geometry import Bend, Box
from extractors.page.regions import Stroke as PageStroke
from extractors.page.rulings import Grid, Stages, find_stages
from extractors.readers.scan.ink import clean as clean_ink
from extractors.readers.scan.ink import strokes as ink_strokes
from extractors.readers.scan.ink.broken_pieces import find_pieces, without_rim
from extractors.readers.scan.ink.drawn import Stroke, is_drawn, is_unbroken, level, strikes_print
from extractors.readers.scan.rulings.broken import Mended, mend
from extractors.readers.scan.rulings.dotted import find_dotted
from extractors.readers.scan.rulings.fraction_bars import Bar, part_bars, without_bars
from extractors.readers.scan.rulings.lone_uprights import without_lone
from extractors.readers.scan.rulings.painted import find_painted, is_known, with_more

_CELLS = 4  # a grid of fewer cells is read as running text
_NEAR = 26.0  # pixels at 300 dpi within which two strokes are one ruling
_ENDS = 16.0  # pixels by which an added ruling may miss the ones it stands between
_IN_LINE = 3.0  # pixels by which strokes of one line stand off each other
_WHOLE = 0.98  # share of a stroke along painted ones from which they leave no gap in it
_HALF = 0.5  # share of a stroke along painted ones from which it adds nothing
_STRIP, _PRINT, _DIRTY = 3, 130, 0.04  # pixels each way, grey level of print, share of rows with print of a blank strip
_FEWER = 0.6  # share of the cells of a mended table; with as many others stand
_HEAVY = 0.7  # share of its length that a ruling must be drawn for thresholds alone to be believed


@dataclass(frozen=True, slots=True)
class Ruled:
    """A page's rulings in pixels, its picture without them, and the boxes of its table cells.

    `mended`: the box (x0, top, x1, bottom) of a table whose rulings are broken and were drawn on; None without one.
    `bars`: the fraction bars in cells. `bend`: of the page, where it is bent: its rulings are not where they seem.
    """

    grey: Any
    horizontal: tuple[Stroke, ...]
    vertical: tuple[Stroke, ...]
    cells: tuple[tuple[int, int, int, int], ...]
    mended: tuple[float, float, float, float] | None = None
    bars: tuple[Bar, ...] = ()
    bend: Bend | None = None

    def stages(self, scale: float, texts: Sequence[Box] = ()) -> Stages:
        """Return the grids of the rulings, in points, the bars among the loose strokes; `scale` is pixels a point."""
        made = stages_of(self.horizontal, self.vertical, scale, texts)
        bars = [
            Box(start / scale, at / scale, end / scale, at / scale)
            for at, start, end in (bar.stroke for bar in self.bars)
        ]
        return replace(made, loose=tuple(sorted((*made.loose, *bars)))) if bars else made


def stages_of(rows: Sequence[Stroke], columns: Sequence[Stroke], scale: float, texts: Sequence[Box] = ()) -> Stages:
    """Return the stages from strokes in pixels to grids in points."""
    across, upright = (
        [PageStroke(at / scale, start / scale, end / scale) for at, start, end in strokes]
        for strokes in (rows, columns)
    )
    return find_stages(across, upright, texts)


def find_ruled(grey: Any, scale: float) -> Ruled:
    """Return the rulings of an even, upright, level grey page; `scale` is pixels a point.

    On security paper those of the print alone, where they make a table: its pattern has tangents of its own.
    """
    plain = clean_ink.print_alone(grey)
    rows, columns, bend = _strokes(grey, plain, scale)
    if plain is not grey and not stages_of(rows, columns, scale).grids:
        rows, columns, bend = _strokes(grey, grey, scale)
    stages = stages_of(rows, columns, scale)
    mended = _mended(plain, rows, columns, [_pixels(tile.box, scale) for grid in stages.grids for tile in grid.tiles])
    if mended is not None:
        rows, columns = _with_mended(rows, columns, mended)
        stages = stages_of(rows, columns, scale)
    rows, bars = part_bars(plain, rows, columns) if mended is None and stages.grids else (rows, [])
    if bars:
        stages = stages_of(rows, columns, scale)
    cells = [_pixels(t.box, scale) for grid in stages.grids if len(grid.tiles) >= _CELLS for t in grid.tiles]
    blank = without_bars(ink_strokes.without_strokes(grey, rows, columns), bars)
    drawn_on = None if mended is None else mended.box
    return Ruled(blank, tuple(rows), tuple(columns), tuple(cells), drawn_on, tuple(bars), bend)


def _mended(
    grey: Any, rows: Sequence[Stroke], columns: Sequence[Stroke], cells: Sequence[tuple[int, int, int, int]]
) -> Mended | None:
    """Return the table of a page whose rulings are broken everywhere; None where the ones found make as many cells."""
    if not _lacks_cells(rows, columns, cells):
        return None
    grey = without_rim(grey)
    pieces = find_pieces(grey, rows, columns)

    def is_blank(at: float, start: float, end: float) -> bool:
        strip = grey[max(0, round(start)) : max(0, round(end)), max(0, round(at) - _STRIP) : round(at) + _STRIP + 1]
        return not strip.size or float((strip < _PRINT).any(axis=1).mean()) <= _DIRTY

    found = mend(*pieces, is_blank)
    return found if found is not None and _lacks_cells(found.rows, found.columns, _within(cells, found.box)) else None


def _lacks_cells(rows: Sequence[Stroke], columns: Sequence[Stroke], cells: Sequence[tuple[int, int, int, int]]) -> bool:
    """Return whether there are far fewer cells than level and upright rulings would make together."""
    levels, uprights = (_places(strokes) for strokes in (rows, columns))
    return len(cells) < _FEWER * (levels - 1) * (uprights - 1)


def _places(strokes: Sequence[Stroke]) -> int:
    """Return on how many levels strokes stand."""
    ats = sorted(at for at, _, _ in strokes)
    return len(ats) - sum(b - a <= _NEAR / 2 for a, b in itertools.pairwise(ats))


def _within(
    cells: Sequence[tuple[int, int, int, int]], box: tuple[float, float, float, float]
) -> list[tuple[int, int, int, int]]:
    x0, top, x1, bottom = box
    return [c for c in cells if x0 <= (c[0] + c[2]) / 2 <= x1 and top <= (c[1] + c[3]) / 2 <= bottom]


def _with_mended(rows: list[Stroke], columns: list[Stroke], mended: Mended) -> tuple[list[Stroke], list[Stroke]]:
    """Return the rulings of a page, those of the mended table in the place of what was found on their levels."""
    x0, top, x1, bottom = mended.box
    more_rows = [r for r in rows if not (_is_level_of(r, mended.rows) and r[1] < x1 and r[2] > x0)]
    more_columns = [c for c in columns if not (_is_level_of(c, mended.columns) and c[1] < bottom and c[2] > top)]
    return sorted([*more_rows, *mended.rows]), sorted([*more_columns, *mended.columns])


def _is_level_of(stroke: Stroke, others: Sequence[Stroke]) -> bool:
    return any(abs(stroke[0] - at) <= _NEAR for at, _, _ in others)


def _strokes(grey: Any, plain: Any, scale: float) -> tuple[list[Stroke], list[Stroke], Bend | None]:
    """Return the level and the upright rulings that the network, thresholds and the search for dots find on a plain picture,
    and the page's bend, as the network's rulings tell it.

    The untouched one bears them out: without its pattern a page may have lost pale rulings, too.
    """
    level_seen, upright_seen = ink_strokes.find_rulings(plain)
    found = find_painted(grey, plain)
    rows = found.rows
    # a streak would hide the border beside it
    columns = [c for c in found.columns if not strikes_print(plain.T, c, rows)]
    columns = without_lone(columns, rows, upright_seen)
    painted = stages_of(rows, columns, scale)
    if painted.grids:
        rows, columns = add_seen(grey, (rows, columns), (level_seen, with_whole(upright_seen)), painted.grids, scale)
    else:
        rows, columns = list(level_seen), list(upright_seen)
    dotted = find_dotted(plain)
    rows, columns = with_more(rows, dotted[0]), with_more(columns, dotted[1])
    return rows, [c for c in columns if not strikes_print(plain.T, c, rows)], found.bend


def with_whole(strokes: Sequence[Stroke]) -> list[Stroke]:
    """Return strokes, and those that touch each other in one line as one stroke, too."""
    made = list(strokes)
    whole: Stroke | None = None
    for at, start, end in sorted(strokes, key=lambda s: (round(s[0] / _IN_LINE), s[1])):
        if whole is not None and abs(whole[0] - at) <= _IN_LINE and start <= whole[2] + _IN_LINE:
            whole = (whole[0], whole[1], max(whole[2], end))
            made.append(whole)
        else:
            whole = (at, start, end)
    return made


def add_seen(
    grey: Any,
    painted: tuple[list[Stroke], list[Stroke]],
    seen: tuple[Sequence[Stroke], Sequence[Stroke]],
    grids: Sequence[Grid],
    scale: float,
) -> tuple[list[Stroke], list[Stroke]]:
    """Return the painted rulings, and those that thresholds alone see: from one ruling to another, inside or round a grid."""
    rows, columns = painted
    boxes = [_pixels(grid.box, scale) for grid in grids]
    more_rows = [s for s in seen[0] if _stands_between(s, rows, columns, [(b[1], b[3], b[0], b[2]) for b in boxes])]
    more_columns = [s for s in seen[1] if _stands_between(s, columns, rows, [(b[0], b[2], b[1], b[3]) for b in boxes])]
    whole_rows = [s for s in seen[0] if _fills_gap(s, rows) and is_unbroken(grey, s)]
    whole_columns = [s for s in seen[1] if _fills_gap(s, columns) and is_unbroken(grey.T, s)]
    rows = [*rows, *whole_rows, *(s for s in more_rows if is_drawn(grey, level(s), _HEAVY))]
    columns = [*columns, *whole_columns, *(s for s in more_columns if is_drawn(grey.T, level(s), _HEAVY))]
    return sorted(rows), sorted(columns)


def _fills_gap(stroke: Stroke, along: Sequence[Stroke]) -> bool:
    """Return whether a stroke is known in part: it begins and ends with painted ones, and goes on where print hid it."""
    at, start, end = stroke
    near = [(a, b) for other, a, b in along if abs(at - other) <= _NEAR / 2]
    ends = any(abs(a - start) <= _ENDS for a, _ in near) and any(abs(b - end) <= _ENDS for _, b in near)
    return ends and len(near) > 1 and not is_known(stroke, along, _WHOLE)


def _stands_between(
    stroke: Stroke, along: Sequence[Stroke], across: Sequence[Stroke], boxes: Sequence[tuple[int, int, int, int]]
) -> bool:
    """Return whether a stroke in a grid runs from one ruling across it to another, where none along it is known."""
    at, start, end = stroke
    if not any(
        low - _NEAR <= at <= high + _NEAR and start >= a - _NEAR and end <= b + _NEAR for low, high, a, b in boxes
    ):
        return False
    if is_known(stroke, along, _HALF):
        return False
    ends = [x for x, a, b in across if a - _ENDS <= at <= b + _ENDS]
    return any(abs(x - start) <= _ENDS for x in ends) and any(abs(x - end) <= _ENDS for x in ends)


def _pixels(box: Box, scale: float) -> tuple[int, int, int, int]:
    x0, y0, x1, y1 = (max(0, round(v * scale)) for v in (box.x0, box.top, box.x1, box.bottom))
    return x0, y0, x1, y1
