"""Rulings that a trained network paints, as strokes; what it paints where the picture shows no ruling is left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from extractors.readers.scan import image as scan_image
from extractors.readers.scan.networks import paint_rulings

Stroke = tuple[float, float, float]  # at, start, end; pixels

_SIDE = 1024  # pixels of the page's longer side on the picture that is painted on
_BRIDGE = 25  # painted pixels: a gap in a ruling (a crossing one, a dash) up to which it goes on
_SHORTEST = 9  # painted pixels that a ruling has at least
_THICKEST = 9.0  # painted pixels, in the mean: what is thicker is an area, no ruling
_REACH = 12  # painted pixels between a ruling's end and the one that it should touch
_BAND = 6  # pixels at 300 dpi, each way, within which the picture must show the ruling
_BESIDE = (11, 17)  # pixels from it where a thin stroke is over
_CONTRAST = 22  # grey levels by which a ruling is darker than what is beside it
_DRAWN = 0.55  # share of its length that must be drawn


def find_painted(grey: Any) -> tuple[list[Stroke], list[Stroke]]:
    """Return the level and the upright rulings of a grey page (300 dpi) that the network paints and the picture bears out."""
    factor = min(1.0, _SIDE / max(grey.shape))
    level, upright = paint_rulings(scan_image.scaled(grey, factor))
    rows = [s for s in _strokes(level, factor) if is_drawn(grey, s)]
    columns = [(x, a, b) for x, a, b in _strokes(upright.T, factor) if is_drawn(grey.T, (x, a, b))]
    reach = _REACH / factor
    return _reaching(rows, columns, reach), _reaching(columns, rows, reach)


def _strokes(mask: Any, factor: float) -> list[Stroke]:
    """Return the strokes of a mask of level rulings, in the page's pixels."""
    found = []
    for x, y, width, height, area in scan_image.joined_pieces(mask, _BRIDGE):
        if width < _SHORTEST or area / width > _THICKEST or height > max(_THICKEST, width / 4):
            continue
        found.append(((y + height / 2) / factor, x / factor, (x + width) / factor))
    return found


def is_drawn(grey: Any, stroke: Stroke, least: float = _DRAWN) -> bool:
    """Return whether a picture shows a thin dark level stroke along most of a ruling: letters stand higher than it.

    The edge of a dark area counts, too. `least`: share of its length that must be drawn.
    """
    at, start, end = round(stroke[0]), max(0, round(stroke[1])), round(stroke[2])
    band = grey[max(0, at - _BAND) : at + _BAND + 1, start:end]
    above = grey[max(0, at - _BESIDE[1]) : max(0, at - _BESIDE[0]), start:end]
    below = grey[at + _BESIDE[0] : at + _BESIDE[1], start:end]
    if not band.size or not above.size or not below.size:
        return False
    dark = band.min(axis=0).astype(np.int16)
    beside = np.minimum(np.median(above, axis=0), np.median(below, axis=0))
    lighter = np.maximum(np.median(above, axis=0), np.median(below, axis=0))
    thin = dark < beside - _CONTRAST
    edge = beside < lighter - 2 * _CONTRAST
    share = float((thin | edge).mean())
    return share >= least and float(thin.mean()) >= least / 2


def _reaching(strokes: Sequence[Stroke], across: Sequence[Stroke], reach: float) -> list[Stroke]:
    """Return the strokes drawn on to the rulings across them that they nearly touch: a crossing is painted as one of both."""
    made = []
    for at, start, end in strokes:
        near = [x for x, a, b in across if a - reach <= at <= b + reach]
        first = min((x for x in near if start - reach <= x < start), default=start)
        last = max((x for x in near if end < x <= end + reach), default=end)
        made.append((at, first, last))
    return made
