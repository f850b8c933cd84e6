"""Pictures as arrays of grey levels: size, slope, single lines; what the other modules of pictures build on."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np

_DARKEST = 3  # percent of the darkest pixels of a line that tell how dark its print is
_SKEW = 3.0  # degrees searched for the page's tilt
_STEP = 0.25
_COARSER, _COARSE_STEPS = 0.5, 2  # of the picture, and steps, with which the tilt is looked for first
_TILTED = 900  # pixels of the longer side of the picture that the tilt is told from
_CLEARLY = 1.02  # times as sharp as a page is as it lies that it must be turned
_LEVEL_LINE = 0.3  # degrees: a line that falls less is level
_LEAST_QUARTERED = 3  # pixels of the shorter side of a picture of which a quarter is one: of fewer it is none


def grey_of(image: Any) -> Any:
    """Return the grey levels (uint8) of an RGB or grey picture, whatever the colours mean."""
    return image if image.ndim == 2 else cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)


def resized(grey: Any, width: int, height: int) -> Any:
    """Return a picture of another size."""
    smaller = width * height < grey.shape[0] * grey.shape[1]
    return cv2.resize(
        grey, (max(1, width), max(1, height)), interpolation=cv2.INTER_AREA if smaller else cv2.INTER_LINEAR
    )


def scaled(grey: Any, factor: float) -> Any:
    """Return a picture at a share of its size."""
    return resized(grey, round(grey.shape[1] * factor), round(grey.shape[0] * factor))


def quarter_of(picture: Any) -> Any:
    """Return a picture at a quarter of its size; of one pixel where that is less."""
    height, width = picture.shape[:2]
    if min(height, width) < _LEAST_QUARTERED:
        return resized(picture, width // 4, height // 4)
    return cv2.resize(picture, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)


def fall(slope: float) -> float:
    """Return by how many pixels a line that falls by `slope` degrees stands lower one pixel further right."""
    return float(np.tan(np.radians(slope))) if abs(slope) >= _LEVEL_LINE else 0.0


def cut_line(grey: Any, box: tuple[int, int, int, int], slope: float) -> Any:
    """Return the picture of a line, made level where it falls or rises; `slope` in degrees to the right and down."""
    x0, y0, x1, y1 = box
    if abs(slope) < _LEVEL_LINE:
        return grey[max(0, y0) : y1, max(0, x0) : x1]
    middle = ((x0 + x1) / 2, (y0 + y1) / 2)
    turn = cv2.getRotationMatrix2D(middle, slope, 1.0)
    turn[0, 2] -= x0
    turn[1, 2] -= y0
    return cv2.warpAffine(grey, turn, (x1 - x0, y1 - y0), flags=cv2.INTER_LINEAR, borderValue=255)


def depth(piece: Any) -> float:
    """Return by how many grey levels the print of a line is darker than the paper: of its darkest pixels, some dirt aside."""
    if not piece.size:
        return 0.0
    below = np.cumsum(cv2.calcHist([piece], [0], None, [256], [0, 256]), dtype=np.float64)  # counts are whole numbers
    return 255.0 - float(np.searchsorted(below, _DARKEST / 100 * piece.size, side="right"))


def inked_part(grey: Any, least: int, level: int, beyond: int, step: int = 1) -> tuple[int, int, int, int] | None:
    """Return the box (x0, top, x1, bottom) of a picture outside which no row and column has ink; None for a blank one.

    `least`: dark pixels that a row or column of ink has; `level`: grey level below which a pixel is dark; `beyond`: pixels
    that the box is larger each way; `step`: its left and upper side stand at multiples of it (networks see patterns by their
    place).
    """
    dark = (grey < level).astype(np.uint8)
    rows = (cv2.reduce(dark, 1, cv2.REDUCE_SUM, dtype=cv2.CV_32S)[:, 0] >= least).nonzero()[0]
    columns = (cv2.reduce(dark, 0, cv2.REDUCE_SUM, dtype=cv2.CV_32S)[0] >= least).nonzero()[0]
    if not len(rows) or not len(columns):
        return None
    height, width = grey.shape
    return (
        max(0, int(columns[0]) - beyond) // step * step,
        max(0, int(rows[0]) - beyond) // step * step,
        min(width, int(columns[-1]) + 1 + beyond),
        min(height, int(rows[-1]) + 1 + beyond),
    )


def inked_blocks(grey: Any, least: int, level: int, side: int) -> list[tuple[int, int, int, int]]:
    """Return the boxes (x0, top, x1, bottom) round the square blocks of a picture that hold ink, those side by side as one.

    `least`: dark pixels of a block with ink; `level`: grey level below which a pixel is dark; `side`: pixels of a block each way.
    """
    height, width = grey.shape
    dark = (grey < level).astype(np.uint8)
    starts = np.arange(0, height, side), np.arange(0, width, side)
    counted = np.add.reduceat(dark, starts[0], axis=0, dtype=np.uint16)
    held = (np.add.reduceat(counted, starts[1], axis=1, dtype=np.uint32) >= least).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(held, connectivity=8)
    return [
        (x * side, y * side, min(width, (x + w) * side), min(height, (y + h) * side))
        for x, y, w, h, _ in stats[1:].tolist()
    ]


def binary(grey: Any) -> Any:
    """Return ink as 255 on 0."""
    return cv2.threshold(255 - grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[1]


def tilt(grey: Any) -> float:
    """Return the degrees (counter-clockwise) by which the page must be turned so that its lines run level.

    The ways are tried on a coarse picture first, then round the best of them on a finer one, as long as lines get sharper.
    """
    ink = binary(_small(grey))
    most = int(_SKEW / _STEP)
    coarse = scaled(ink, _COARSER)
    turned = [
        step for step in range(-most, most + 1, _COARSE_STEPS) if step
    ]  # the page as it lies is the sharpest of all
    best = max(turned, key=lambda step: _sharpness(coarse, step * _STEP))
    plain = _sharpness(ink, 0.0) * _CLEARLY
    sharp: dict[int, float] = {}
    while True:
        near = range(max(-most, best - _COARSE_STEPS), min(most, best + _COARSE_STEPS) + 1)
        sharp |= {step: _sharpness(ink, step * _STEP) if step else plain for step in near if step not in sharp}
        better = max(sharp, key=lambda step: sharp[step])
        if better == best:
            return best * _STEP if sharp[best] > plain else 0.0
        best = better


def _sharpness(ink: Any, angle: float) -> float:
    rows = cv2.reduce(rotate(ink, angle, 0), 1, cv2.REDUCE_SUM, dtype=cv2.CV_32S)[:, 0].astype(float)
    return float((np.diff(rows) ** 2).sum())


def rotate(image: Any, angle: float, border: int = 255) -> Any:
    """Return the image turned by `angle` degrees counter-clockwise about its middle, same size."""
    if not angle:
        return image
    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return cv2.warpAffine(image, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=(border,) * 3)


def from_rows(picture: Any, rows: Any) -> Any:
    """Return pixels of a picture taken from `rows` (one place down the picture for each of them), in their own columns.

    Between rows they are blended; paper where there is none.
    """
    rows = rows.astype(np.float32)
    columns = np.broadcast_to(np.arange(rows.shape[1], dtype=np.float32)[None, :], rows.shape)
    return cv2.remap(
        picture, columns.copy(), rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=(255,) * 3
    )


def opened(ink: Any, width: int, height: int) -> Any:
    """Return the ink that is at least so wide and high: what is thinner is gone."""
    return cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((height, width), np.uint8))


def ink_share(grey: Any) -> float:
    """Return the share of dark pixels: near 0 for a blank back."""
    return float((grey < 128).mean())


def _small(grey: Any) -> Any:
    factor = _TILTED / max(grey.shape)
    return roughly(grey, round(factor * grey.shape[1]), round(factor * grey.shape[0])) if factor < 1 else grey


def roughly(grey: Any, width: int, height: int) -> Any:
    """Return a picture made smaller in two steps: a third of the time, good enough where no letter is read."""
    halved = min(grey.shape[0] // max(1, height), grey.shape[1] // max(1, width)) >= 2
    return resized(scaled(grey, 0.5) if halved else grey, width, height)
