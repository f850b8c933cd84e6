"""Print that fades over a page (glare, a worn drum, a lamp that ages) made as dark as the rest of it."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np

from extractors.readers.scan.image import quarter_of

_BLOCK = 64  # pixels at 300 dpi: a piece of the page whose print has one darkness
_DARKEST = 2  # percent of its pixels that are its print
_PRINTED = 40  # grey levels darker than paper from which a block holds print
_BACK = 0.4  # share of the darkness of plain print below which a block holds what shines through from the back
_ROUND = 2  # blocks each way over which the darkness of print is evened
_AROUND = 6  # blocks with print, of those round a block, from which their darkness tells something
_FEWEST = 20  # blocks with print that a page has for its fading to be told
_USUAL, _FADED = 75, 10  # percentiles of the darkness of blocks: plain print, and print that faded
_COLOUR, _SHARE = 40, 0.01  # levels between a pixel's colours from which it is coloured, and share of a block that is
_EVEN = 0.78  # share of the plain darkness from which faded print is dark enough for a page to be left alone
_MOST = 2.0  # times that print is made darker at most: print of the paper's back stays paler than its own


def with_even_ink(grey: Any, colours: Any = None) -> Any:
    """Return an even grey page with its print equally dark everywhere; the same page where it is so already.

    `colours`: the same page in colours, None where it has none; stamps and pens, which are paler, are no print.
    """
    ink = _darkness(grey)
    printed = ink > _PRINTED
    if not printed.any():
        return grey
    printed = ink > max(_PRINTED, _BACK * float(np.percentile(ink[printed], _USUAL)))
    if not _fades(_local(ink, printed), printed):
        return grey
    if colours is not None:
        printed &= ~_coloured(colours, printed.shape)
    local = _local(ink, printed)
    if not (usual := _fades(local, printed)):
        return grey
    gain = np.clip(usual / np.maximum(local, 1.0), 1.0, _MOST).astype(np.float32)
    gain[local <= 0] = 1.0
    wide = cv2.resize(cv2.GaussianBlur(gain, (5, 5), 0), (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return (255.0 - np.minimum((255.0 - grey) * wide, 255.0)).astype(np.uint8)


def _fades(local: Any, printed: Any) -> float:
    """Return how dark plain print is on a page whose print fades; 0 on any other."""
    told = local[printed & (local > 0)]
    if len(told) < _FEWEST:
        return 0.0
    usual, faded = np.percentile(told, (_USUAL, _FADED))
    return 0.0 if faded >= _EVEN * usual else float(usual)


def _darkness(grey: Any) -> Any:
    """Return for each block by how many grey levels its darkest pixels are darker than paper."""
    rows, columns = grey.shape[0] // _BLOCK, grey.shape[1] // _BLOCK
    if not rows or not columns:
        return np.zeros((1, 1), np.float32)
    size = _BLOCK // 2  # each second pixel both ways tells as much
    half = grey[: rows * _BLOCK : 2, : columns * _BLOCK : 2]
    blocks = half.reshape(rows, size, columns, size).swapaxes(1, 2)
    at = _DARKEST * size * size // 100
    return 255.0 - np.partition(blocks.reshape(rows, columns, -1), at, axis=2)[:, :, at].astype(np.float32)


def _coloured(colours: Any, shape: tuple[int, int]) -> Any:
    """Return which blocks hold coloured ink."""
    low = quarter_of(colours)
    apart = low.max(axis=2).astype(np.int16) - low.min(axis=2)
    size = _BLOCK // 4
    rows, columns = (min(have, want * size) // size for have, want in zip(apart.shape, shape, strict=True))
    seen = np.zeros(shape, bool)
    blocks = (apart[: rows * size, : columns * size] > _COLOUR).reshape(rows, size, columns, size)
    seen[:rows, :columns] = blocks.mean(axis=(1, 3)) > _SHARE
    return seen


def _local(ink: Any, printed: Any) -> Any:
    """Return the darkness of print round each block; 0 where they are few."""
    size = (2 * _ROUND + 1, 2 * _ROUND + 1)
    shown = printed.astype(np.float32)
    ink = cv2.dilate(ink * shown, np.ones((3, 3), np.uint8))
    total = cv2.boxFilter(ink * shown, -1, size, normalize=False, borderType=cv2.BORDER_CONSTANT)
    count = cv2.boxFilter(shown, -1, size, normalize=False, borderType=cv2.BORDER_CONSTANT)
    return np.where(count >= _AROUND, total / np.maximum(count, 1), 0.0)
