"""Rulings that a scanned page shows in ink, and the page without them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from typing import Any

import cv2
import numpy as np

from extractors.readers.scan.image import binary, opened
from extractors.readers.scan.ink.shapes import pieces

_RULE = 4  # pixels to each side of a ruling that are ink of it
_SHORTEST = 0.035  # share of the page's longer side that a ruling must have
_LOWEST = 14.0  # pixels: the height of the lowest row
_NEAR = 8.0  # pixels within which two strokes are one ruling
_FILLED = 0.85  # share of a side that must be ink
_WHOLE = 0.9  # share of a side from which a stroke needs no bridge
_BAND = 8  # pixels: how far a slanting ruling leaves its level within one column
_THICK = 9  # pixels: a thicker bar is a shadow or a picture
_PIECE = 60  # pixels of a piece of a broken ruling: more than letters are high or wide
_Stroke = tuple[float, float, float]


def find_rulings(grey: Any) -> tuple[tuple[_Stroke, ...], tuple[_Stroke, ...]]:
    """Return the level and the upright rulings (at, start, end; pixels) of a page: long thin strokes along either axis."""
    ink = binary(grey)
    length = max(25, int(max(grey.shape) * _SHORTEST))
    level, upright = opened(ink, length, 1), opened(ink, 1, length)
    rows = _strokes(cv2.dilate(level, np.ones((3, 9), np.uint8)), across=True)
    columns = _strokes(cv2.dilate(upright, np.ones((9, 3), np.uint8)), across=False)
    low = _sides_of_rows(ink, rows, columns)
    columns = tuple(sorted((*columns, *low)))
    return tuple(sorted((*rows, *_bridges(ink, rows, columns)))), columns


def find_pieces(grey: Any) -> tuple[tuple[_Stroke, ...], tuple[_Stroke, ...]]:
    """Return the level and the upright pieces of rulings, also short ones: straight thin strokes longer than letters."""
    ink = binary(grey)
    level, upright = opened(ink, _PIECE, 1), opened(ink, 1, _PIECE)
    return _strokes(cv2.dilate(level, np.ones((3, 9), np.uint8)), across=True), _strokes(
        cv2.dilate(upright, np.ones((9, 3), np.uint8)), across=False
    )


def _sides_of_rows(ink: Any, rows: Sequence[_Stroke], columns: Sequence[_Stroke]) -> list[_Stroke]:
    """Return the missing sides of rows: ink all the way where a column of the table stands.

    A row may be too low for a stroke of its own, no higher than a line of text; a faint or slanting ruling falls into pieces.
    """
    found: list[_Stroke] = []
    for x in _merged(at for at, _, _ in columns):
        ys = _merged(at for at, start, end in rows if start - _NEAR <= x <= end + _NEAR)
        for top, bottom in itertools.pairwise(ys):
            if bottom - top < _LOWEST:
                continue
            if any(abs(at - x) <= _NEAR and a <= top + _NEAR and b >= bottom - _NEAR for at, a, b in columns):
                continue
            if _is_drawn(ink[round(top) + 3 : round(bottom) - 2].T, round(x), 7):
                found.append((x, top, bottom))
    return found


def _bridges(ink: Any, rows: Sequence[_Stroke], columns: Sequence[_Stroke]) -> list[_Stroke]:
    """Return the missing pieces of level rulings from column to column: there is ink nearly all the way.

    A faint or slanting ruling falls into pieces, and those too short for a stroke of their own are lost.
    """
    found: list[_Stroke] = []
    for y in _merged(at for at, _, _ in rows):
        drawn = [(start, end) for at, start, end in rows if abs(at - y) <= _NEAR]
        xs = _merged(at for at, top, bottom in columns if top - _NEAR <= y <= bottom + _NEAR)
        for left, right in itertools.pairwise(xs):
            if any(min(end, right) - max(start, left) >= _WHOLE * (right - left) for start, end in drawn):
                continue
            if _is_drawn(ink[:, round(left) + 3 : round(right) - 2], round(y), _BAND):
                found.append((y, left, right))
    return found


def _is_drawn(ink: Any, at: int, reach: int) -> bool:
    """Return whether a level stroke lies within `reach` pixels of row `at`: ink nearly all the way, but not beside it.

    Where there is as much ink above and below, it is the dots of a shade.
    """

    def filled(middle: int) -> float:
        band = ink[max(0, middle - reach) : middle + reach + 1]
        return float(band.any(axis=0).mean()) if band.size else 0.0

    beside = 2 * reach + 3
    return filled(at) >= _FILLED and min(filled(at - beside), filled(at + beside)) < _FILLED


def _merged(places: Iterable[float]) -> list[float]:
    """Return the places in order, those within a few pixels of the one before left out."""
    made: list[float] = []
    for place in sorted(places):
        if not made or place - made[-1] > _NEAR:
            made.append(place)
    return made


def _strokes(mask: Any, *, across: bool) -> tuple[tuple[float, float, float], ...]:
    found = []
    for x, y, width, height in pieces(mask):
        long, thick = (width, height) if across else (height, width)
        if long < 25 or thick > max(_THICK, long // 12):
            continue
        found.append(
            (y + height / 2, float(x), float(x + width)) if across else (x + width / 2, float(y), float(y + height))
        )
    return tuple(sorted(found))


def thin_marks(grey: Any, thin: int, long: int) -> tuple[tuple[Any, Any], tuple[Any, Any]]:
    """Return the small marks that lie level, and those that stand upright, as (255 on 0; their middles along and across).

    `thin`, `long`: pixels that a mark has at most. The upright ones are given turned: level, x for y.
    """
    _, labels, stats, middles = cv2.connectedComponentsWithStats(binary(grey), connectivity=8)
    width, height = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    made = []
    for across, chosen in (
        (True, (height <= thin) & (width <= long)),
        (False, (width <= thin) & (height <= long)),
    ):
        mask = np.where(chosen, 255, 0).astype(np.uint8)[labels]
        places = middles[chosen]
        made.append((mask, places) if across else (np.ascontiguousarray(mask.T), places[:, ::-1]))
    return made[0], made[1]


def joined_strokes(mask: Any, gap: int, shortest: int) -> tuple[_Stroke, ...]:
    """Return the level strokes of a mask of marks, gaps of up to `gap` pixels closed, that are `shortest` or longer."""
    wide = cv2.dilate(mask, np.ones((3, 3), np.uint8))
    closed = cv2.morphologyEx(wide, cv2.MORPH_CLOSE, np.ones((1, gap), np.uint8))
    return _strokes(opened(closed, shortest, 1), across=True)


def without_strokes(grey: Any, rows: Sequence[_Stroke], columns: Sequence[_Stroke]) -> Any:
    """Return a picture with level and upright strokes (at, start, end) made paper."""
    made = grey.copy()
    for at, start, end in rows:
        made[max(0, round(at) - _RULE) : round(at) + _RULE + 1, max(0, round(start)) : round(end)] = 255
    for at, start, end in columns:
        made[max(0, round(start)) : round(end), max(0, round(at) - _RULE) : round(at) + _RULE + 1] = 255
    return made
