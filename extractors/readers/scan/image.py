"""Pictures as arrays of grey levels: size, slope, single lines; what the other modules of pictures build on."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np

_DARKEST = 3  # percent of the darkest pixels of a line that tell how dark its print is
_SKEW = 3.0  # degrees searched for the page's tilt
_STEP = 0.25
_LEVEL_LINE = 0.3  # degrees: a line that falls less is level


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
    below = np.cumsum(np.bincount(piece.ravel(), minlength=256))
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


def binary(grey: Any) -> Any:
    """Return ink as 255 on 0."""
    return cv2.threshold(255 - grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[1]


def tilt(grey: Any) -> float:
    """Return the degrees (counter-clockwise) by which the page must be turned so that its lines run level."""
    ink = binary(_small(grey))
    best, sharp = 0.0, _sharpness(ink, 0.0) * 1.02
    for step in range(int(-_SKEW / _STEP), int(_SKEW / _STEP) + 1):
        angle = step * _STEP
        found = _sharpness(ink, angle)
        if found > sharp:
            best, sharp = angle, found
    return best


def _sharpness(ink: Any, angle: float) -> float:
    rows = rotate(ink, angle, 0).sum(axis=1).astype(float)
    return float((np.diff(rows) ** 2).sum())


def rotate(image: Any, angle: float, border: int = 255) -> Any:
    """Return the image turned by `angle` degrees counter-clockwise about its middle, same size."""
    if not angle:
        return image
    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return cv2.warpAffine(image, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=border)


def opened(ink: Any, width: int, height: int) -> Any:
    """Return the ink that is at least so wide and high: what is thinner is gone."""
    return cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((height, width), np.uint8))


def ink_share(grey: Any) -> float:
    """Return the share of dark pixels: near 0 for a blank back."""
    return float((grey < 128).mean())


def _small(grey: Any) -> Any:
    factor = 900 / max(grey.shape)
    return cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA) if factor < 1 else grey
