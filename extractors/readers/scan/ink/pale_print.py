"""Print that is pale all over a page (little toner, a weak copy) made as dark as plain print: told from the page's own ink.

Every threshold of grey that follows holds for plain print.
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np

_STEP, _SIDE = 4, 16  # each fourth pixel both ways is looked at, in blocks of so many of them
_DARKEST = 2  # percent of a block's pixels that are its print
_PAPER = 25  # grey levels by which half of a block's pixels may be darker than paper
_FAINT, _ABOVE = 14, 1.8  # grey levels, and times the grain of the paper, by which print is darker than it
_BARE = 5  # percentile of the darkness of blocks that shows the grain of bare paper
_FEWEST = 12  # blocks with print that a page has for its print to be told
_USUAL, _STRONGEST = 75, 95  # percentiles of the darkness of blocks: plain print, and the darkest
_PALE, _DARK = 132, 165  # grey levels darker than paper below which they are pale
# grey levels that plain print is darker than paper, and times that it is made darker at most
_PLAIN, _MOST = 190.0, 6.0
_COLOURED = 70  # grey levels that a pixel's brightest colour is above its grey from which it is of a pen or a stamp


def with_full_print(colours: Any) -> Any:
    """Return the colours of a page, its print as dark as plain print where all of it is pale; else the same page.

    Only the brightest colour of each pixel counts, so that a marker's colour is paper; dark coloured ink stays as it is.
    """
    seen = _brightest(np.ascontiguousarray(colours[::_STEP, ::_STEP]))
    shade = cv2.medianBlur(cv2.dilate(cv2.blur(seen, (3, 3)), np.ones((9, 9), np.uint8)), 31)
    grain, usual = _print_of(seen, shade)
    if not usual:
        return colours
    bright = _brightest(colours)
    wide = cv2.resize(shade, (colours.shape[1], colours.shape[0]), interpolation=cv2.INTER_LINEAR)
    levels = cv2.divide(bright, np.maximum(wide, 1), scale=255)
    darker = 255.0 - np.arange(256, dtype=np.float32)
    made = np.clip((darker - grain) * min(_MOST, _PLAIN / (usual - grain)), 0.0, 255.0)
    left = 255.0 * (255.0 - np.maximum(made, darker * (made > 0))) / np.maximum(255.0 - darker, 1.0)
    share = cv2.LUT(levels, np.clip(left, 0, 255).astype(np.uint8))
    grey = cv2.cvtColor(colours, cv2.COLOR_RGB2GRAY)
    share[cv2.subtract(bright, grey) > _COLOURED] = 255
    return cv2.multiply(colours, cv2.merge([share] * 3), scale=1 / 255)


def _brightest(colours: Any) -> Any:
    red, green, blue = cv2.split(colours)
    return cv2.max(cv2.max(red, green), blue)


def _print_of(bright: Any, shade: Any) -> tuple[float, float]:
    """Return how much darker than paper its grain is, and plain print (0 unless all of it is pale), in grey levels.

    Blocks of which half is dark are pictures or the edge of the scanner.
    """
    rows, columns = (min(have, of) // _SIDE for have, of in zip(bright.shape, shade.shape, strict=True))
    if not rows or not columns:
        return 0.0, 0.0
    area = slice(0, rows * _SIDE), slice(0, columns * _SIDE)
    levels = cv2.divide(np.ascontiguousarray(bright[area]), np.maximum(shade[area], 1), scale=255)
    blocks = levels.reshape(rows, _SIDE, columns, _SIDE).swapaxes(1, 2).reshape(rows * columns, -1)
    at, half = _DARKEST * _SIDE * _SIDE // 100, _SIDE * _SIDE // 2
    ordered = np.partition(blocks, (at, half), axis=1)
    on_paper = ordered[:, half] > 255 - _PAPER
    darkness = np.sort(255.0 - ordered[on_paper, at].astype(np.float64))
    if not len(darkness):
        return 0.0, 0.0
    grain = float(np.percentile(darkness, _BARE))
    printed = darkness[darkness > max(_FAINT, _ABOVE * grain)]
    if len(printed) < _FEWEST:
        return grain, 0.0
    usual, strongest = np.percentile(printed, (_USUAL, _STRONGEST))
    return grain, float(usual) if usual < _PALE and strongest < _DARK else 0.0
