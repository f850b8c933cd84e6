"""Light print on a dark ground, as in the filled head of a table, made dark print on paper before the light is made even."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np

from extractors.readers.scan.image import quarter_of

_SMALLER = 4  # times that a page is looked at smaller (`quarter_of`)
_DARK = 0.6  # share of the paper's grey level below which ground is dark
_LETTERS = 9  # pixels of the smaller page: gaps that light letters leave in dark ground
_WIDE, _HIGH = 80, 12  # pixels of the smaller page that a filled block has at least
_FILLED = 0.85  # share of the rectangle round a block that it fills: letters and coats of arms do not
_RIM, _RIM_DARK = 5, 0.65  # pixels at the edge of a block, and share of them that is dark: nothing is printed there
_PRINTED = (0.02, 0.38)  # shares of a block that are light: less is a bar, more is a pattern
_LETTER, _FEWEST = (3, 24), 6  # pixels of the smaller page that letters are high, and letters that a block has at least
_UNEVEN = 40  # grey levels by which the ground of a block may vary
_PAPER = 0.8  # share of a page's pixels that are no lighter than its paper


def with_dark_print(grey: Any) -> Any:
    """Return a grey page, the filled blocks that hold light print turned to dark print on paper; the same page without any.

    The edges of a block stay dark: they are drawn borders now.
    """
    small = quarter_of(grey)
    paper = float(np.percentile(small, 100 * _PAPER))
    dark = (small < _DARK * paper).astype(np.uint8)
    blocks = _opened(cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((_LETTERS, _LETTERS), np.uint8)))
    made = grey
    count, labels, stats, _ = cv2.connectedComponentsWithStats(blocks, connectivity=4)
    for label in range(1, count):
        x, y, width, height, _ = (int(v) for v in stats[label])
        block = (labels[y : y + height, x : x + width] == label).astype(np.uint8)
        touches = not (x and y and x + width < small.shape[1] and y + height < small.shape[0])
        area = slice(y, y + height), slice(x, x + width)
        if touches or not _is_even(small[area][(block & dark[area]) > 0]) or not _is_filled(block, dark[area]):
            continue
        made = grey.copy() if made is grey else made
        _turn(made, block, x, y, paper)
    return made


def _opened(blocks: Any) -> Any:
    return cv2.morphologyEx(blocks, cv2.MORPH_OPEN, np.ones((_HIGH, _WIDE // 2), np.uint8))


def _is_even(ground: Any) -> bool:
    """Return whether the dark pixels of a block have one level: those of a shadow go over into light."""
    low, high = np.percentile(ground, (10, 90)) if ground.size else (0.0, 255.0)
    return bool(high - low <= _UNEVEN)


def _is_filled(block: Any, dark: Any) -> bool:
    """Return whether a block is a filled rectangle with light print in it, and none at its edge."""
    points = cv2.findNonZero(block)
    (_, (a, b), _) = cv2.minAreaRect(points)
    area = int(block.sum())
    if max(a, b) < _WIDE or min(a, b) < _HIGH - 1 or area < _FILLED * (a + 1) * (b + 1):
        return False
    light = 1 - float(dark[block > 0].mean())
    if _signs(block, dark) < _FEWEST:
        return False
    padded = np.pad(block, _RIM)
    rim = (padded > cv2.erode(padded, np.ones((_RIM, _RIM), np.uint8)))[_RIM:-_RIM, _RIM:-_RIM]
    return _PRINTED[0] <= light <= _PRINTED[1] and float(dark[rim].mean()) >= _RIM_DARK


def _signs(block: Any, dark: Any) -> int:
    """Return how many signs of the size of letters stand light in a block: the shadow of a book's spine has none."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(block & (1 - dark), connectivity=8)
    wide, high = stats[1:, cv2.CC_STAT_WIDTH], stats[1:, cv2.CC_STAT_HEIGHT]
    return int(((high >= _LETTER[0]) & (high <= _LETTER[1]) & (wide <= 2 * _LETTER[1])).sum())


def _turn(page: Any, block: Any, x: int, y: int, paper: float) -> None:
    """Turn the light print of a block of a page, less its edge, to dark print."""
    padded = np.pad(block, 1)
    inner = cv2.erode(padded, np.ones((3, 3), np.uint8))[1:-1, 1:-1]
    size = (block.shape[1] * _SMALLER, block.shape[0] * _SMALLER)
    mask = cv2.resize(inner, size, interpolation=cv2.INTER_NEAREST) > 0
    part = page[y * _SMALLER : y * _SMALLER + size[1], x * _SMALLER : x * _SMALLER + size[0]]
    mask = mask[: part.shape[0], : part.shape[1]]
    ground = float(np.median(part[mask]))
    part[mask] = np.clip(paper - (part[mask].astype(np.float32) - ground), 0, 255).astype(np.uint8)
