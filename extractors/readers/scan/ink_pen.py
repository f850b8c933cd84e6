"""Pen strokes and rings of stamps told from the letters that they cross, by shape alone: black ink over black print.

The ink is thinned to lines one pixel wide. Short level pieces of these lines in every direction hang together where they
overlap and point the same way; a stroke that goes on across a letter parts from it, for it points another way. What hangs
together is a letter as long as it is no larger than one and stays in its line of text.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import cv2
import numpy as np

_WAYS = 24  # directions of a half turn
_PIECE = 0.6  # of the height of letters: the length of a piece of a line
_LARGEST = 1.8  # of the height of letters: what is larger is no letter
_LEAST = 0.9  # of the height of letters: what is as large and stands outside the lines of text is none either
_OUTSIDE = 0.35  # share of a stroke that stands outside the lines of text then
_BAND = 0.62  # of the height of letters: half of the height of a line of text
_CROSSING = 2.0  # of the height of letters: a piece of ink so high that crosses a line holds a pen stroke
_THIN, _THICK = 2, 25  # pixels of the strokes of letters
_EACH = 2  # pixels from one that is looked at for such pieces to the next
_BEYOND = 1.0  # of the height of letters: what is looked at round such a piece
_Pair = tuple[Any, Any]
Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Crossing:
    """The pieces of ink that are much higher than letters: the box (x0, top, x1, bottom) of each, where their ink is, and any.

    `ink`, `dark`: masks of each second pixel both ways.
    """

    boxes: tuple[Box, ...]
    ink: Any
    dark: Any

    def share(self, box: Box) -> float:
        """Return the share of the ink in a box that such pieces are."""
        x0, top, x1, bottom = (max(0, side) // _EACH for side in box)
        area = slice(top, bottom + 1), slice(x0, x1 + 1)
        return int(self.ink[area].sum()) / max(1, int(self.dark[area].sum()))


def find_crossing(grey: Any, height: float, level: float) -> Crossing:
    """Return the pieces of ink that are much higher than letters: pen strokes, rings, and the letters that they touch.

    `height`: of the letters, in pixels; `level`: grey level below which a pixel is ink.
    """
    dark = (grey[::_EACH, ::_EACH] < level).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    tall = stats[:, cv2.CC_STAT_HEIGHT] * _EACH > _CROSSING * height
    tall[0] = False
    boxes = tuple(
        (int(x) * _EACH, int(y) * _EACH, int(x + w) * _EACH, int(y + h) * _EACH) for x, y, w, h, _ in stats[tall]
    )
    return Crossing(boxes, tall[labels], dark > 0)


def without_pen(grey: Any, height: float, middles: Sequence[float], level: float, boxes: Sequence[Box]) -> Any:
    """Return a grey picture without the strokes in some boxes that are no letters: made paper where no letter holds their ink.

    `height`, `level`, `boxes` as in `find_crossing`; `middles`: the rows through the middle of the lines of text.
    """
    made = grey.copy()
    for x0, top, x1, bottom in _merged(boxes, round(_BEYOND * height)):
        area = slice(max(0, top), bottom), slice(max(0, x0), x1)
        made[area] = _without_strokes(grey[area], height, [m - max(0, top) for m in middles], level)
    return made


def _merged(boxes: Sequence[Box], beyond: int) -> list[Box]:
    """Return the boxes, `beyond` pixels larger each way, those that meet as one."""
    made: list[Box] = []
    for x0, top, x1, bottom in boxes:
        box = x0 - beyond, top - beyond, x1 + beyond, bottom + beyond
        while met := [b for b in made if b[0] < box[2] and box[0] < b[2] and b[1] < box[3] and box[1] < b[3]]:
            made = [b for b in made if b not in met]
            box = (
                min(box[0], *(b[0] for b in met)), min(box[1], *(b[1] for b in met)),
                max(box[2], *(b[2] for b in met)), max(box[3], *(b[3] for b in met)),
            )  # fmt: skip
        made.append(box)
    return made


def _without_strokes(grey: Any, height: float, middles: Sequence[float], level: float) -> Any:
    ink = (grey < level).astype(np.uint8)
    thinned = thin(ink)
    strokes, letters = _parted(thinned, height, middles)
    pen = (thinned > 0) & strokes & ~letters
    if not pen.any():
        return grey
    letter = (thinned > 0) & ~pen
    held = cv2.dilate(letter.astype(np.uint8), _disk(_thickness(ink) + 2)) > 0
    reach = float(np.percentile(cv2.distanceTransform(ink, cv2.DIST_L2, 3)[pen], 90)) + 2
    to_pen, to_letter = (cv2.distanceTransform((~mask).astype(np.uint8), cv2.DIST_L2, 3) for mask in (pen, letter))
    gone = (to_pen <= reach) & (to_pen < to_letter) & ~(held & (ink > 0))
    made = grey.copy()
    made[gone] = 255
    return made


def thin(ink: Any) -> Any:
    """Return ink (1 on 0) as lines one pixel wide (Zhang and Suen, 1984)."""
    made = np.pad(ink, 1)
    loose = True
    while loose:
        loose = False
        for first in (True, False):
            rim = _loose(made, first=first)
            loose = loose or bool(rim.any())
            made[1:-1, 1:-1][rim] = 0
    return made[1:-1, 1:-1]


def _loose(padded: Any, *, first: bool) -> Any:
    """Return which pixels may go in one of the two turns of a round: at the rim, not the end of a line, parting nothing."""
    n, e, s, w = padded[:-2, 1:-1], padded[1:-1, 2:], padded[2:, 1:-1], padded[1:-1, :-2]
    ring = (n, padded[:-2, 2:], e, padded[2:, 2:], s, padded[2:, :-2], w, padded[:-2, :-2])
    count = sum(ring)
    turns = sum((a == 0) & (b == 1) for a, b in zip(ring, (*ring[1:], ring[0]), strict=True))
    rim = (n * e * s == 0) & (e * s * w == 0) if first else (n * e * w == 0) & (n * s * w == 0)
    return (padded[1:-1, 1:-1] == 1) & (count >= 2) & (count <= 6) & (turns == 1) & rim


def _thickness(ink: Any) -> int:
    """Return the usual thickness of the strokes of letters, an odd number of pixels."""
    edges = np.diff(np.pad(ink[::2].astype(np.int8), ((0, 0), (1, 1))), axis=1)
    runs = np.nonzero(edges.ravel() == -1)[0] - np.nonzero(edges.ravel() == 1)[0]
    counts = np.bincount(runs[(runs >= _THIN) & (runs <= _THICK)], minlength=_THICK)
    return int(counts.argmax()) | 1


@cache
def _disk(size: int) -> Any:
    return cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))


@cache
def _piece(length: int, way: int) -> Any:
    """Return a straight line of a length in one of the directions, as a mask."""
    reach = length // 2 + 1
    across, down = (side * length / 2 for side in (math.cos(math.pi * way / _WAYS), math.sin(math.pi * way / _WAYS)))
    made = np.zeros((2 * reach + 1, 2 * reach + 1), np.uint8)
    ends = [(round(reach + sign * across), round(reach + sign * down)) for sign in (-1, 1)]
    return cv2.line(made, ends[0], ends[1], 1, 1)


def _parted(thinned: Any, height: float, middles: Sequence[float]) -> _Pair:
    """Return where strokes that are no letters run, and where letters do; both where they cross."""
    length = max(round(_PIECE * height), 8)
    wide = cv2.dilate(thinned, np.ones((3, 3), np.uint8))
    layers = [cv2.morphologyEx(wide, cv2.MORPH_OPEN, _piece(length, way)) for way in range(_WAYS)]
    outside = np.ones(thinned.shape, np.float64)
    for middle in middles:
        outside[max(0, round(middle - _BAND * height)) : max(0, round(middle + _BAND * height))] = 0
    pieces = _Pieces()
    numbered = [pieces.add(layer, outside) for layer in layers]
    for one, other in zip(numbered, (*numbered[1:], numbered[0]), strict=True):
        pieces.join(one, other, length)
    foreign = np.array([False, *pieces.foreign(height)])
    strokes, letters = np.zeros(thinned.shape, bool), np.zeros(thinned.shape, bool)
    for layer in numbered:
        strokes |= foreign[layer]
        letters |= (layer > 0) & ~foreign[layer]
    return strokes, letters


class _Pieces:
    """Pieces of lines, numbered from 1 over all directions, and what hangs together of them."""

    def __init__(self) -> None:
        self.parents: list[int] = [0]
        self.boxes: list[tuple[int, int, int, int]] = [(0, 0, 0, 0)]
        self.areas: list[float] = [0.0]
        self.outside: list[float] = [0.0]

    def add(self, layer: Any, outside: Any) -> Any:
        """Return the picture of the numbers of one direction's pieces, 0 where none is."""
        first = len(self.parents)
        count, labels, stats, _ = cv2.connectedComponentsWithStats(layer, connectivity=8)
        self.parents += range(first, first + count - 1)
        self.boxes += [(int(x), int(y), int(x + w), int(y + h)) for x, y, w, h, _ in stats[1:]]
        self.areas += stats[1:, cv2.CC_STAT_AREA].tolist()
        self.outside += np.bincount(labels.ravel(), weights=outside.ravel(), minlength=count)[1:].tolist()
        return np.where(labels > 0, labels.astype(np.int64) + first - 1, 0)

    def join(self, one: Any, other: Any, least: int) -> None:
        """Let the pieces of two neighbouring directions hang together that share `least` pixels or more."""
        both = (one > 0) & (other > 0)
        pairs, counts = np.unique(one[both] * len(self.parents) + other[both], return_counts=True)
        for pair in pairs[counts >= least].tolist():
            first, second = self._root(pair // len(self.parents)), self._root(pair % len(self.parents))
            if first == second:
                continue
            self.parents[second] = first
            a, b = self.boxes[first], self.boxes[second]
            self.boxes[first] = (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))
            self.areas[first] += self.areas[second]
            self.outside[first] += self.outside[second]

    def foreign(self, height: float) -> list[bool]:
        """Return for each piece whether what it hangs together with is no letter."""
        return [self._is_foreign(self._root(at), height) for at in range(1, len(self.parents))]

    def _is_foreign(self, root: int, height: float) -> bool:
        x0, top, x1, bottom = self.boxes[root]
        size = max(x1 - x0, bottom - top)
        beyond = self.outside[root] > _OUTSIDE * self.areas[root]
        return size > _LARGEST * height or (size > _LEAST * height and beyond)

    def _root(self, at: int) -> int:
        while self.parents[at] != at:
            self.parents[at] = self.parents[self.parents[at]]
            at = self.parents[at]
        return at
