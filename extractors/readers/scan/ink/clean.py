"""The print of a scanned page alone: without stamps, pens, shadows and patterns in the paper."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np

from extractors.readers.scan.image import quarter_of

_COLOUR = 45  # saturation (0..255) from which a pixel is ink of a stamp or a pen, not print
_FRINGE = 17  # pixels round coloured ink in which its pale edge is looked for
_TINT = 14  # saturation from which a pixel of that edge is tinted
_SHADE = 30  # saturation over that of the paper from which light ground is a tinted shade
_LIGHT = 0.85  # share of the paper's grey level from which a pixel is ground
_GAP = 21  # pixels: letters on a shade leave gaps in it
_ROW = 31  # pixels: a shade is at least as high as the lowest row
_AROUND = 80  # pixels round coloured ink that decide whether it lies on a shade
_PRINT = 105  # grey level below which it is print that takes a tint from the ink beside it
_BLACK = 70  # brightness from which a pixel is not black print
_TRACE = 0.00005  # share of coloured pixels below which a page is grey
_COLOURED = 0.25  # share of coloured pixels above which the paper itself is coloured
_INKED = 150  # grey level below which a pixel is ink
_PATTERN, _PATTERNED = (150, 238), 0.12  # grey levels of a pattern in the paper, and share of a page that it covers
_PRINTED = 70  # grey level of plain print


def clean(image: Any) -> Any:
    """Return the grey image (uint8) of an RGB or grey page: coloured ink removed, background made even."""
    return even(image if image.ndim == 2 else _without_colour(image))


def print_alone(grey: Any) -> Any:
    """Return a page with the pattern of security paper made white; the same page where it has none.

    For finding lines only: pale print would go, too.
    """
    small = quarter_of(grey)
    pale = float(((small > _PATTERN[0]) & (small < _PATTERN[1])).mean())
    if pale < _PATTERNED:
        return grey
    scale = 255.0 / (_PATTERN[0] - _PRINTED)
    return cv2.convertScaleAbs(np.clip(grey, _PRINTED, _PATTERN[0]) - _PRINTED, alpha=scale)


def ink_lost(grey: Any, cleaned: Any) -> float:
    """Return the share of a picture's ink that another picture of the same place does not show, 0..1."""
    ink = grey < _INKED
    return float((ink & (cleaned >= _INKED)).sum()) / max(1, int(ink.sum()))


def even(grey: Any) -> Any:
    """Return grey levels with the light made even: shadows, yellowed paper and show-through of large areas go."""
    small = quarter_of(grey)
    shade = cv2.medianBlur(cv2.dilate(small, np.ones((9, 9), np.uint8)), 31)
    background = cv2.resize(shade, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(grey, np.maximum(background, 1), scale=255)


def _without_colour(image: Any) -> Any:
    """Return the grey image with pixels of coloured ink made paper: stamps and signatures over the text."""
    _, colour, value = cv2.split(cv2.cvtColor(image, cv2.COLOR_RGB2HSV))
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    paper = _level_at(grey, 0.8)
    light = _over(grey, paper * _LIGHT)
    ground = _level_at(colour, 0.5, light)
    ink = cv2.bitwise_and(_over(colour, ground + _COLOUR), _over(value, _BLACK))
    left, top, width, height = cv2.boundingRect(ink)
    if not width:
        return grey
    area = (
        slice(max(0, top - _AROUND), top + height + _AROUND),
        slice(max(0, left - _AROUND), left + width + _AROUND),
    )
    plain = cv2.bitwise_not(_shaded(colour[area], ground, light[area]))
    stroke = cv2.bitwise_and(ink[area], plain)
    if cv2.countNonZero(stroke) > _COLOURED * ink.size:  # coloured paper: colour tells nothing
        return grey
    beside = cv2.dilate(stroke, np.ones((_FRINGE, _FRINGE), np.uint8))
    tinted = cv2.bitwise_and(_over(grey[area], _PRINT), _over(colour[area], ground + _TINT))
    fringe = cv2.bitwise_and(cv2.bitwise_and(beside, tinted), plain)
    grey[area][cv2.bitwise_or(stroke, fringe) > 0] = paper
    return grey


def _over(levels: Any, level: float) -> Any:
    """Return 255 where a picture is above a level, else 0."""
    return cv2.threshold(levels, level, 255, cv2.THRESH_BINARY)[1]


def _level_at(levels: Any, share: float, mask: Any = None) -> int:
    """Return the level (0..255) below or at which a share of the pixels lies; 0 where the mask leaves none."""
    counts = cv2.calcHist([levels], [0], mask, [256], [0, 256]).ravel().cumsum()
    return int(np.searchsorted(counts, share * counts[-1])) if counts[-1] else 0


def _shaded(colour: Any, ground: int, light: Any) -> Any:
    """Return where a tinted shade lies (behind a header, with its rulings) as 255 on 0.

    `light`: where the ground shows. What is narrower than a row of a table is a stroke, not a shade.
    """
    tinted = cv2.bitwise_and(_over(colour, ground + _SHADE), light)
    filled = cv2.morphologyEx(tinted, cv2.MORPH_CLOSE, np.ones((_GAP, _GAP), np.uint8))
    shade = cv2.morphologyEx(filled, cv2.MORPH_OPEN, np.ones((_ROW, _ROW), np.uint8))
    return cv2.dilate(shade, np.ones((_GAP, _GAP), np.uint8))


def has_colour(image: Any) -> bool:
    """Return whether a picture shows ink of a colour anywhere."""
    if image.ndim == 2:
        return False
    small = quarter_of(image)
    red, green, blue = cv2.split(small)
    apart = cv2.subtract(cv2.max(cv2.max(red, green), blue), cv2.min(cv2.min(red, green), blue))
    return float((apart > _COLOUR).mean()) > _TRACE
