"""What lies under the letters of a page and over them: fillings and pictures, in the order of painting."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

from extractors.model.geometry import Box
from extractors.readers.pdf.drawing.drawn import PaintedPath

_THIN: Final = 3.0  # points: a filling this thin is a ruling
_LARGE: Final = 0.5  # share of the page from which a picture is the page itself, as of a scan with its words below
_ROUND: Final = 8  # corners from which a filling of curves is a box with round corners
_INSET: Final = 0.12  # of its shorter side: how much of such a box is left out
_FULL: Final = 0.85  # share of its box that such a box fills: the outline of a frame fills next to nothing
_EMPTY: Final[tuple[float, ...]] = ()

Placed = Callable[[tuple[float, float, float, float]], Box]  # from the media box's top left to that of the shown page


class Cover(NamedTuple):
    """A box that hides what was painted before it, and how many things were."""

    box: Box
    order: int


class Ground(NamedTuple):
    """A filling or a picture that letters may stand on: its box, how many things were painted before, its colour.

    `ink`: none for a picture, for curves, and for what is seen through.
    """

    box: Box
    order: int
    ink: tuple[float, ...]


def covers_of(items: Sequence[PaintedPath], placed: Placed, area: float) -> list[Cover]:
    """Return what hides what was painted before it, in the order of painting; `area`: of the page in square points."""
    covers: list[Cover] = []
    for item in items:
        if item.kind == "curve" and item.fill and item.solid and len(item.points) >= _ROUND and _fills_its_box(item):
            cut = _INSET * min(item.x1 - item.x0, item.bottom - item.top)
            edges = item.x0 + cut, item.top + cut, item.x1 - cut, item.bottom - cut
            if min(edges[2] - edges[0], edges[3] - edges[1]) >= _THIN:
                covers.append(Cover(placed(edges), item.order))
        elif item.cover is not None:
            box = placed(item.cover)
            if item.kind == "rect" or box.width * box.height < _LARGE * area:
                covers.append(Cover(box, item.order))
    return sorted(covers, key=lambda cover: cover.order)


def _fills_its_box(item: PaintedPath) -> bool:
    turns = itertools.pairwise((*item.points, item.points[0]))
    area = abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in turns)) / 2
    return area >= _FULL * (item.x1 - item.x0) * (item.bottom - item.top)


def grounds_of(items: Sequence[PaintedPath], placed: Placed) -> list[Ground]:
    """Return the fillings and pictures of a page in the order of painting."""
    grounds: list[Ground] = []
    for item in items:
        if item.kind != "image" and not item.fill:
            continue
        if min(item.x1 - item.x0, item.bottom - item.top) <= _THIN:
            continue
        plain = item.kind == "rect" and item.cover is not None
        edges = item.cover if plain and item.cover is not None else (item.x0, item.top, item.x1, item.bottom)
        grounds.append(Ground(placed(edges), item.order, colour_of(*item.ink) if plain else _EMPTY))
    return sorted(grounds, key=lambda ground: ground.order)


def ground_under(box: Box, order: int, grounds: Sequence[Ground]) -> tuple[float, ...]:
    """Return the colour of what was painted last under the middle of a box; none where it is the paper or is not known."""
    for ground in reversed(grounds):
        if ground.order < order and ground.box.holds(box.cx, box.cy):
            return ground.ink
    return _EMPTY


def colour_of(ink: Any, space: str) -> tuple[float, ...]:
    """Return a plain colour as red, green and blue or as four inks, to two decimals; none for any other."""
    parts = ink if isinstance(ink, (tuple, list)) else (ink,)
    if not all(isinstance(part, (int, float)) for part in parts):
        return _EMPTY
    told = tuple(round(float(part), 2) for part in parts)
    if len(told) == 1:
        return told * 3 if space in ("DeviceGray", "CalGray", "G") else _EMPTY
    return told if len(told) in (3, 4) else _EMPTY
