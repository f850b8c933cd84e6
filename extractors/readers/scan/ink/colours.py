"""Words in another ink than the page's print: written with a pen, or stamped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from extractors.readers.scan.engines import OcrWord

_INK = 165  # grey level below which a pixel is ink
_EACH = 2  # pixels from one that is looked at to the next
_DARKEST, _NEAR = 0.05, 30  # share of a word's ink, and levels above it, that tell its colour: paper tints its edges
_FULL = 0.6  # share of a box that is ink from which light letters stand on a dark ground
_APART = 26.0  # levels by which an ink's colour is another one than the print's, or a ground's than the paper's
_FEWEST = 8  # words of a page from which the colour of its print is known
_FEW_PIXELS = 12  # of a word's ink
_MOST = 0.3  # share of a page's words from which another colour is a second colour of print
_UNKNOWN = (float("nan"),) * 4


def in_other_ink(colours: Any, words: Sequence[OcrWord]) -> list[bool]:
    """Return for each word of an RGB page (None: grey) whether its ink is of another colour than the print's.

    Print that a marker crosses, or on a shade, is none. All false where the page has too few words to tell, or where so many
    are coloured that they are print, too.
    """
    none = [False] * len(words)
    if colours is None or len(words) < _FEWEST:
        return none
    tints = np.array([_tints(colours, w.box) if any(c.isalnum() for c in w.text) else _UNKNOWN for w in words])
    known = ~np.isnan(tints[:, 0])
    if int(known.sum()) < _FEWEST:
        return none
    off = np.nan_to_num(tints - np.median(tints[known], axis=0))
    apart = (np.hypot(off[:, 0], off[:, 1]) > _APART) & (np.hypot(off[:, 2], off[:, 3]) <= _APART)
    return [bool(one) for one in apart] if float(apart.mean()) <= _MOST else none


def _tints(colours: Any, box: tuple[int, int, int, int]) -> tuple[float, ...]:
    """Return by how many levels the ink in a box is redder and bluer than green, and its ground; not numbers without ink."""
    x0, y0, x1, y1 = box
    part = colours[max(0, y0) : y1 : _EACH, max(0, x0) : x1 : _EACH].reshape(-1, 3)
    light = part.sum(axis=1, dtype=np.int16)
    n_ink = int((light < 3 * _INK).sum())
    if not _FEW_PIXELS <= n_ink <= _FULL * len(part):
        return _UNKNOWN
    darkest = int(np.partition(light, int(_DARKEST * n_ink))[int(_DARKEST * n_ink)])
    dark = part[light <= darkest + 3 * _NEAR].mean(axis=0)
    ground = part[light >= np.partition(light, len(light) // 2)[len(light) // 2]].mean(axis=0)
    return tuple(float(v) for v in (dark[0] - dark[1], dark[2] - dark[1], ground[0] - ground[1], ground[2] - ground[1]))
