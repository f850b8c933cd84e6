"""How the upright rulings of a page lean when it was photographed from the side, and the page with them made upright."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from extractors.model.geometry import Bend
from extractors.readers.scan import image as scan_image
from extractors.readers.scan.ink.drawn import Ruling

_LONG = 0.06  # share of the page's height that a ruling runs down at least to tell of its lean
_FEWEST = 4  # rulings that tell it
_ROUNDS = 6  # of fitting
_USUAL = 2.0  # pixels at 300 dpi beyond which a ruling counts for less
_LEANING = 5.0  # pixels that a ruling's foot stands beside its head from which a page leans
_LEFT = 0.4  # share of it that may be left
# pixels sideways a pixel down that rulings lean at one edge at least (less is read as well as it lies, and each move blurs the
# print), and at most
_FROM, _MOST = 0.012, 0.12
_EDGE = 2.0  # times by how much a place is moved: so near to the page's edge it is moved less
_STRIP = 512  # columns of the picture that are moved at once


def find_lean(rulings: Sequence[Ruling], width: int, height: int) -> tuple[float, float] | None:
    """Return by how many pixels the upright rulings of a page stand further right a pixel down, at its left and its right edge.

    None of a page whose rulings stand upright, are too few, or lean in no order. `rulings`: with rows and columns exchanged.
    """
    long = [r for r in rulings if len(r.rows) >= _LONG * height]
    if len(long) < _FEWEST:
        return None
    lengths = np.array([len(r.rows) for r in long], float)
    leans = np.array([np.polyfit(np.arange(len(r.rows)), r.rows, 1)[0] for r in long])
    at = np.array([r.at for r in long]) / max(1, width)
    before = float(np.percentile(np.abs(leans) * lengths, 75))
    if before < _LEANING:
        return None
    sides = np.stack([1.0 - at, at], axis=1)
    weights, found = lengths.copy(), np.zeros(2)
    for _ in range(_ROUNDS):
        scale = np.sqrt(weights)
        found = np.linalg.lstsq(sides * scale[:, None], leans * scale, rcond=None)[0]
        off = np.abs(sides @ found - leans) * lengths
        weights = lengths / np.maximum(off / _USUAL, 1.0)
    left = float(np.percentile(np.abs(sides @ found - leans) * lengths, 75))
    if left > _LEFT * before or not _FROM <= np.abs(found).max() <= _MOST:
        return None
    return float(found[0]), float(found[1])


def made_upright(picture: Any, bend: Bend) -> Any:
    """Return a picture of a page whose lines are level with its leaning lines made upright; it turns about its middle row.

    Near the left and the right edge less is moved, at the edge nothing: no print is moved off the page.
    """
    height, width = picture.shape[:2]
    if not any(bend.lean):
        return picture
    made, turned = np.empty_like(picture), np.ascontiguousarray(np.swapaxes(picture, 0, 1))
    down = np.arange(height)[None, :] - (height - 1) / 2
    for first in range(0, width, _STRIP):
        columns = np.arange(first, min(first + _STRIP, width))[:, None]
        across = columns / max(1, width - 1)
        moved = (bend.lean[0] * (1.0 - across) + bend.lean[1] * across) * down
        room = np.minimum(columns, width - 1 - columns)
        sources = columns + moved * np.minimum(1.0, room / np.maximum(_EDGE * np.abs(moved), 1.0))
        made[:, first : first + len(columns)] = np.swapaxes(scan_image.from_rows(turned, sources), 0, 1)
    return made
