"""The sheet on a photograph, told by its light and its four straight sides, and what lies round it in the colour of its paper."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np

from extractors.readers.scan import image as scan_image

_SIDE = 600  # pixels of the longer side of the picture on which the sheet is looked for
# pixels there of print in the sheet that are filled, of light things beside it that are taken off
_CLOSED, _OPENED = 15, 9
_SHEET = 0.35  # share of the picture that a sheet fills at least
_ACROSS = 0.65  # share of the picture's width, and of its height, over which it lies
_BESIDE = 0.004  # share of the picture's width or height that is seen beside it on a side
_SIDES = 3  # sides on which something is seen: a dark band with a title lies on one or two
_DARKER = 40.0  # grey levels by which what lies round it is darker
_CORNERS = 0.04  # share of its outline by which it may leave four straight sides
_FILLED = 0.93  # share of the four sides' area that is sheet
_INSIDE = 3  # pixels there by which the sheet is made smaller: its edge and its shadow are no print
_AROUND = 25  # pixels there: the paper's colour is the lightest so far around


def find_sheet(grey: Any) -> Any:
    """Return the mask (1 inside) of the sheet on a grey picture; None where no sheet with something darker on three sides is."""
    sheet = _sheet_of(cv2.medianBlur(scan_image.scaled(grey, _factor(grey)), 5))
    return None if sheet is None else cv2.resize(sheet, grey.shape[::-1], interpolation=cv2.INTER_NEAREST)


def with_paper_around(colours: Any, sheet: Any) -> Any:
    """Return the colours (or grey levels) of a picture, outside the mask of its sheet those of the paper next to it."""
    height, width = sheet.shape
    factor = _factor(sheet)
    paper = cv2.dilate(scan_image.scaled(colours, factor), np.ones((_AROUND, _AROUND), np.uint8))
    small = cv2.resize(sheet, paper.shape[1::-1], interpolation=cv2.INTER_NEAREST)
    inner = cv2.erode(small, np.ones((2 * _INSIDE + 1, 2 * _INSIDE + 1), np.uint8), borderValue=0)
    if not inner.any():
        return colours
    nearest = cv2.distanceTransformWithLabels(1 - inner, cv2.DIST_L2, 3, labelType=cv2.DIST_LABEL_PIXEL)[1]
    known = np.zeros((nearest.max() + 1, *paper.shape[2:]), paper.dtype)
    known[nearest[inner > 0]] = paper[inner > 0]
    filled = cv2.resize(known[nearest], (width, height), interpolation=cv2.INTER_LINEAR)
    outside = cv2.resize(inner, (width, height), interpolation=cv2.INTER_NEAREST) == 0
    made = colours.copy()
    made[outside] = filled[outside]
    return made


def _factor(picture: Any) -> float:
    return float(min(1.0, _SIDE / max(picture.shape[:2])))


def _sheet_of(small: Any) -> Any:
    """Return the mask (1 inside) of the sheet on a small grey picture; None where there is none with something round it."""
    height, width = small.shape
    light = cv2.threshold(small, 0, 1, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[1]
    light = cv2.morphologyEx(light, cv2.MORPH_CLOSE, np.ones((_CLOSED, _CLOSED), np.uint8))
    light = cv2.morphologyEx(light, cv2.MORPH_OPEN, np.ones((_OPENED, _OPENED), np.uint8))
    outlines, _ = cv2.findContours(light, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not outlines:
        return None
    largest = max(outlines, key=cv2.contourArea)
    hull = cv2.convexHull(largest)
    sides = cv2.approxPolyDP(hull, _CORNERS * cv2.arcLength(hull, True), True)
    x, y, across, down = cv2.boundingRect(hull)
    margins = (x / width, y / height, (width - x - across) / width, (height - y - down) / height)
    if len(sides) != 4 or across < _ACROSS * width or down < _ACROSS * height:
        return None
    filled = cv2.contourArea(largest) >= _FILLED * cv2.contourArea(hull)
    if not filled or sum(margin > _BESIDE for margin in margins) < _SIDES:
        return None
    sheet = cv2.fillConvexPoly(np.zeros(small.shape, np.uint8), hull, 1)
    beside = small[sheet == 0]
    if sheet.mean() < _SHEET or not beside.size:
        return None
    darker = float(np.median(small[sheet == 1])) - float(np.percentile(beside, 75))
    return sheet if darker >= _DARKER else None
