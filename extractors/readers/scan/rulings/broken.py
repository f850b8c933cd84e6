"""A table whose rulings are broken everywhere (a worn drum, a coarse copy): they are drawn on from its own geometry.

No ruling of a table ends in the middle of a cell: where most of them do, each piece goes on to the next ruling across it,
over a cell that is no wider than the gaps are, between two cells where it stands, and where nothing stands in its way.
Pure but for the look at what stands between; the rows of such a table are in doubt.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import quantiles

Stroke = tuple[float, float, float]  # at, start, end; pixels
Blank = Callable[[float, float, float], bool]  # whether no ink stands on a stroke (at, start, end)

_ONE = 12.0  # pixels within which pieces are of one ruling
_TOUCH = 22.0  # pixels within which a piece ends at a ruling across it
_PIECES = 3  # pieces of a ruling that is broken
_FEWEST = 3  # rulings each way of a table, and broken ones of it
_WIDE = 0.6  # share of the widest ruling's reach from which a ruling is one of the table
_DRAWN = (0.2, 0.97)  # shares of the reach of a broken ruling that its pieces are
_HANGING = 0.45  # share of the ends of level pieces that end in the middle of a cell
_NARROWER, _TOUCHED = 0.35, 2  # such a share of a ruling inside a table, and upright ones that its pieces touch
_ALIGNED = 0.5  # share of the level rulings that end together where a side of the table is lost
_JOINED = 8.0  # pixels between pieces that are one


@dataclass(frozen=True, slots=True)
class Mended:
    """The rulings of a broken table after they were drawn on, and its box (x0, top, x1, bottom); pixels."""

    rows: list[Stroke]
    columns: list[Stroke]
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Ruling:
    """Pieces on one level, from the first to the last."""

    at: float
    pieces: tuple[tuple[float, float], ...]

    @property
    def start(self) -> float:
        return self.pieces[0][0]

    @property
    def end(self) -> float:
        return max(b for _, b in self.pieces)

    @property
    def gaps(self) -> list[float]:
        return [b[0] - a[1] for a, b in itertools.pairwise(self.pieces) if b[0] > a[1]]


def mend(rows: Sequence[Stroke], columns: Sequence[Stroke], blank_columns: Blank) -> Mended | None:
    """Return the table that short level and upright pieces make; None where they make none or are not broken.

    `blank_columns`: whether no ink stands on an upright stroke.
    """
    every, upright = _rulings(rows), _rulings(columns)
    level = _of_table(every)
    if len(level) < _FEWEST:
        return None
    top, bottom = level[0].at, level[-1].at
    upright = [r for r in upright if r.start < bottom - _TOUCH and r.end > top + _TOUCH and _reaches(r, top, bottom)]
    if len(upright) < _FEWEST or not _is_broken(level, upright):
        return None
    level = sorted({*level, *_between(every, level, upright)}, key=lambda r: r.at)
    upright = _with_sides(level, upright)
    xs, ys = [r.at for r in upright], [r.at for r in level]
    narrow = _usual([gap for ruling in level for gap in ruling.gaps]) + _TOUCH
    across: list[Stroke] = []
    for ruling in level:
        small = [b - a <= narrow for a, b in itertools.pairwise(xs)]
        across += _drawn_on(ruling, xs, small, frame=ruling.at in (ys[0], ys[-1]))
    down: list[Stroke] = []
    for ruling in upright:
        free = [blank_columns(ruling.at, a + _TOUCH, b - _TOUCH) for a, b in itertools.pairwise(ys)]
        down += _drawn_on(ruling, ys, free, frame=ruling.at in (xs[0], xs[-1]), far=True)
    return Mended(across, down, (xs[0], ys[0], xs[-1], ys[-1]))


def _rulings(strokes: Sequence[Stroke]) -> list[_Ruling]:
    """Return pieces grouped by their level."""
    groups: list[list[Stroke]] = []
    for stroke in sorted(strokes):
        if groups and stroke[0] - groups[-1][-1][0] <= _ONE:
            groups[-1].append(stroke)
        else:
            groups.append([stroke])
    return [
        _Ruling(sum(s[0] * (s[2] - s[1]) for s in group) / sum(s[2] - s[1] for s in group), _pieces(group))
        for group in groups
    ]


def _pieces(group: Sequence[Stroke]) -> tuple[tuple[float, float], ...]:
    """Return from where to where the pieces of a group run, those that overlap or touch as one."""
    made: list[tuple[float, float]] = []
    for start, end in sorted((start, end) for _, start, end in group):
        if made and start <= made[-1][1] + _JOINED:
            made[-1] = (made[-1][0], max(made[-1][1], end))
        else:
            made.append((start, end))
    return tuple(made)


def _of_table(level: Sequence[_Ruling]) -> list[_Ruling]:
    """Return the level rulings that reach nearly as far as the widest one."""
    widest = max(level, key=lambda r: r.end - r.start, default=None)
    if widest is None:
        return []
    least = _WIDE * (widest.end - widest.start)
    return [r for r in level if min(r.end, widest.end) - max(r.start, widest.start) >= least]


def _between(every: Sequence[_Ruling], level: Sequence[_Ruling], upright: Sequence[_Ruling]) -> list[_Ruling]:
    """Return level rulings inside a table of which less is left: their pieces touch upright ones, as no fraction bar does."""
    least = _NARROWER * (upright[-1].at - upright[0].at)
    return [
        ruling
        for ruling in every
        if level[0].at < ruling.at < level[-1].at
        and ruling not in level
        and ruling.end - ruling.start >= least
        and sum(any(a - _TOUCH <= other.at <= b + _TOUCH for a, b in ruling.pieces) for other in upright) >= _TOUCHED
    ]


def _with_sides(level: Sequence[_Ruling], upright: list[_Ruling]) -> list[_Ruling]:
    """Return the upright rulings with the left and the right side of a table, where the level ones end together beyond them."""
    made = list(upright)
    for ends, outermost, way in (
        ([r.start for r in level], upright[0].at, -1),
        ([r.end for r in level], upright[-1].at, 1),
    ):
        beyond = sorted(end for end in ends if way * (end - outermost) > 2 * _TOUCH)
        if not beyond:
            continue
        at = beyond[len(beyond) // 2]
        if sum(abs(end - at) <= _TOUCH for end in beyond) >= max(_FEWEST, _ALIGNED * len(level)):
            made.append(_Ruling(at, ((level[0].at, level[-1].at),)))
    return sorted(made, key=lambda r: r.at)


def _reaches(ruling: _Ruling, top: float, bottom: float) -> bool:
    return sum(max(0.0, min(b, bottom) - max(a, top)) for a, b in ruling.pieces) >= _DRAWN[0] * (bottom - top)


def _is_broken(level: Sequence[_Ruling], upright: Sequence[_Ruling]) -> bool:
    broken = [r for r in level if len(r.pieces) >= _PIECES and _DRAWN[0] <= _share(r) <= _DRAWN[1]]
    ends = [end for r in level for piece in r.pieces for end in piece]
    hanging = [end for end in ends if all(abs(end - other.at) > _TOUCH for other in upright)]
    return len(broken) >= max(_FEWEST, len(level) / 3) and len(hanging) >= _HANGING * len(ends)


def _share(ruling: _Ruling) -> float:
    return sum(b - a for a, b in ruling.pieces) / max(1.0, ruling.end - ruling.start)


def _usual(gaps: Sequence[float]) -> float:
    """Return the gap that three of four gaps do not exceed."""
    return quantiles(gaps, n=4)[2] if len(gaps) > 1 else 0.0


def _drawn_on(
    ruling: _Ruling, across: Sequence[float], easy: Sequence[bool], *, frame: bool, far: bool = False
) -> list[Stroke]:
    """Return a ruling from cell border to cell border: where a piece of it stands, and between two such cells.

    `easy`: the cells over which it goes on from one beside alone; `frame`: the outermost one runs along the whole table;
    `far`: it goes on over any number of easy cells.
    """
    cells = list(itertools.pairwise(across))
    stands = [frame or _stands(ruling, a, b) for a, b in cells]
    drawn = list(stands)
    for at in range(len(cells)):
        beside = [k for k in (at - 1, at + 1) if 0 <= k < len(cells) and stands[k]]
        drawn[at] = stands[at] or len(beside) > 1 or (bool(beside) and easy[at])
    if far:
        for order in (range(1, len(cells)), range(len(cells) - 2, -1, -1)):
            for at in order:
                before = at - order.step
                drawn[at] = drawn[at] or (drawn[before] and easy[at])
    strokes: list[Stroke] = []
    for (a, b), there in zip(cells, drawn, strict=True):
        if there and strokes and strokes[-1][2] == a:
            strokes[-1] = (ruling.at, strokes[-1][1], b)
        elif there:
            strokes.append((ruling.at, a, b))
    return strokes


def _stands(ruling: _Ruling, start: float, end: float) -> bool:
    """Return whether a piece of a ruling stands within a cell, not only at its corners."""
    return any(min(b, end) - max(a, start) > _TOUCH for a, b in ruling.pieces)
