"""Pieces of ink that hang together: the cores of lines, marks in a cell, dashes and specks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

_DOT = 8  # pixels: a smaller spot is dirt or a dot of a dithered shade
_DIRT_SHARE, _AS_HIGH = 0.01, 0.85  # share of a picture below which a mark is dirt, and of the height that a digit has
_TWO_DIGITS = 1.28  # times its height that the ink of two digits is wide
_DITHERED = 2.0  # dots a thousand pixels from which an area is shaded
_DARKEST, _SIGN_HEIGHT = 3, 0.3  # percent of a word's darkest pixels; share of its picture's height that a sign has
_MOST_LEAN, _LEAN_STEP = 30, 3  # degrees of lean that are tried


@dataclass(frozen=True, slots=True)
class TextCore:
    """The middle part of a line of text as a network paints it: its middle, width and height in pixels, its slope in degrees."""

    x: float
    y: float
    width: float
    height: float
    slope: float


def text_cores(likely: Any, least: float, sure: float, low: int) -> list[TextCore]:
    """Return the connected areas of a picture of likelihoods that are lines of text.

    `least`: likelihood of a pixel; `sure`: mean of an area's box; `low`: pixels that its lower side has at least.
    """
    mask = cv2.dilate((likely > least).astype(np.uint8), np.ones((2, 2), np.uint8))
    outlines, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    made = []
    for outline in outlines:
        (x, y), (width, height), angle = cv2.minAreaRect(outline)
        if width < height:
            width, height, angle = height, width, angle - 90.0
        angle = (angle + 90.0) % 180.0 - 90.0
        if height < low:
            continue
        left, top, wide, high = cv2.boundingRect(outline)
        if abs(angle) > 45.0:  # higher than wide: a lone sign, or print on its side
            width, height, angle = wide, high, 0.0
            x, y = left + wide / 2, top + high / 2
        inside = np.zeros((high, wide), np.uint8)
        cv2.drawContours(inside, [outline], 0, 1, -1, offset=(-left, -top))
        if cv2.mean(likely[top : top + high, left : left + wide], inside)[0] >= sure:
            made.append(TextCore(float(x), float(y), float(width), float(height), float(angle)))
    return made


def pieces(mask: Any) -> list[tuple[int, int, int, int]]:
    """Return the boxes (x, y, width, height) of the connected pieces of a mask, also those within a ring of another."""
    outlines, levels = cv2.findContours(mask, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    if levels is None:
        return []
    boxes = (cv2.boundingRect(o) for o, level in zip(outlines, levels[0], strict=True) if level[3] < 0)
    return [(x, y, width, height) for x, y, width, height in boxes]


def joined_pieces(mask: Any, bridge: int) -> list[tuple[int, tuple[int, Any]]]:
    """Return the pieces of a mask, level gaps of `bridge` pixels closed: the left edge, the top and its pixels (1 on 0)."""
    closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((1, bridge), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(closed, connectivity=8)
    return [
        (int(x), (int(y), (labels[y : y + h, x : x + w] == at).astype(np.uint8)))
        for at, (x, y, w, h, _) in enumerate(stats)
        if at
    ]


def without_speckles(cell: Any) -> Any:
    """Return a cell without its shading: a dithered grey is thousands of dots, each smaller than any letter."""
    ink = (cell < 128).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=4)
    dots = int((stats[1:, cv2.CC_STAT_AREA] <= _DOT).sum()) if count > 1 else 0
    if dots * 1000 < _DITHERED * cell.size:
        return cell
    return cv2.morphologyEx(cell, cv2.MORPH_CLOSE, np.ones((4, 4), np.uint8))  # thinner than 4 pixels: a dot, no stroke


def marks(cell: Any) -> tuple[Any, list[list[int]]]:
    """Return the connected marks of ink: a picture of their numbers (0 is paper), and x, y, width, height, area of each."""
    labels, stats = marks_counted(cell)
    return labels, stats.tolist()


def marks_counted(cell: Any) -> tuple[Any, Any]:
    """Return the same as `marks`, the numbers as an array: noise has hundreds of thousands of them."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats((cell < 128).astype(np.uint8), connectivity=8)
    return labels, stats


def pieces_below(cell: Any, level: float) -> list[list[int]]:
    """Return x, y, width, height, area of each connected piece of a picture that is darker than a grey level."""
    _, _, stats, _ = cv2.connectedComponentsWithStats((cell < level).astype(np.uint8), connectivity=8)
    found: list[list[int]] = stats[1:].tolist()
    return found


def has_two_digits(cell: Any) -> bool:
    """Return whether the ink of a picture may be two digits: as wide as two, or two marks of one height beside each other."""
    kept = [row for row in marks(cell)[1][1:] if row[4] > _DIRT_SHARE * cell.size]
    if not kept:
        return False
    top, bottom = min(r[1] for r in kept), max(r[1] + r[3] for r in kept)
    if max(r[0] + r[2] for r in kept) - min(r[0] for r in kept) > _TWO_DIGITS * (bottom - top):
        return True
    high = sorted((r[0], r[0] + r[2]) for r in kept if r[3] >= _AS_HIGH * (bottom - top))
    return len(high) == len(kept) == 2 and high[0][1] <= high[1][0] + 1


def ink_box(cell: Any) -> tuple[int, int, int, int] | None:
    """Return the box (x0, top, x1, bottom) of the ink in a cell, dirt of a few pixels aside; None for a blank one."""
    kept = [row for row in marks(cell)[1][1:] if row[4] > 1.5 * _DOT]
    if not kept:
        return None
    return (
        min(r[0] for r in kept),
        min(r[1] for r in kept),
        max(r[0] + r[2] for r in kept),
        max(r[1] + r[3] for r in kept),
    )


def is_dash(cell: Any, box: tuple[int, int, int, int]) -> bool:
    """Return whether the ink of a cell is one short level stroke away from the cell's borders."""
    x0, y0, x1, y1 = box
    height, width = cell.shape[:2]
    free = x0 > 14 and y0 > 14 and x1 < width - 14 and y1 < height - 14
    flat = y1 - y0 <= 12 and 8 <= x1 - x0 <= 70 and x1 - x0 >= 1.6 * (y1 - y0)
    return free and flat and float((cell[y0:y1, x0:x1] < 128).mean()) > 0.5


def _signs(part: Any) -> tuple[Any, list[int]]:
    """Return a mask of the signs that stand wholly inside a picture of a word, and their heights."""
    below = np.cumsum(cv2.calcHist([part], [0], None, [256], [0, 256]))
    level = (255 + int(np.searchsorted(below, _DARKEST / 100 * part.size))) / 2
    ink = (part < level).astype(np.uint8)
    count, marked, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    height, width = part.shape
    inside = [
        n
        for n in range(1, count)
        if stats[n, 3] > _SIGN_HEIGHT * height and stats[n, 0] > 0 and stats[n, 0] + stats[n, 2] < width
    ]
    kept = np.zeros(count, np.uint8)
    kept[inside] = 1
    return kept[marked], [int(stats[n, 3]) for n in inside]


def stroke_width(part: Any) -> float:
    """Return how many pixels the strokes of a grey picture of a word are wide; 0 where no sign stands wholly inside."""
    mask, heights = _signs(part)
    if not heights:
        return 0.0
    deep = cv2.distanceTransform(mask, cv2.DIST_L2, 5)
    middles = deep[(deep >= cv2.dilate(deep, np.ones((3, 3), np.uint8))) & (mask > 0)]
    return 2 * float(np.median(middles))


def lean_of(part: Any) -> float:
    """Return by how many degrees the signs of a picture of a word lean to the right: turned back so far they are narrowest."""
    mask, heights = _signs(part)
    if not heights:
        return 0.0

    def upright(degrees: int) -> float:
        fall = float(np.tan(np.radians(degrees)))
        turn = np.array([[1, fall, -fall * mask.shape[0] / 2], [0, 1, 0]], np.float32)
        return float(np.var(cv2.warpAffine(mask * 255, turn, mask.shape[::-1]).sum(axis=0, dtype=np.float64)))

    return float(max(range(-_MOST_LEAN, _MOST_LEAN + 1, _LEAN_STEP), key=upright))
