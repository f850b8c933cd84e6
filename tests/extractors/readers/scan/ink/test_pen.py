"""Pen strokes over letters, told by shape: synthetic ink."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np

from extractors.readers.scan.ink.pen import find_crossing, merged

_HEIGHT, _TOP, _LEVEL = 30.0, 70, 128.0


def letters() -> Any:
    """Return a picture of upright bars as high as capitals, as far apart as letters."""
    grey = np.full((170, 400), 255, np.uint8)
    for x in range(40, 360, 25):
        grey[_TOP : _TOP + 30, x : x + 5] = 20
    return grey


def signed() -> Any:
    """Return the same picture with a slanting stroke across it from above the line to below it."""
    grey = letters()
    cv2.line(grey, (60, 10), (200, 160), 0, 7)
    return grey


def test_only_ink_much_higher_than_letters_crosses_them() -> None:
    assert find_crossing(letters(), _HEIGHT, _LEVEL).boxes == ()
    (box,) = find_crossing(signed(), _HEIGHT, _LEVEL).boxes
    assert box[1] < _TOP
    assert box[3] > _TOP + 30


def test_the_ink_of_a_crossing_holds_the_letters_that_it_touches_and_no_others() -> None:
    found = find_crossing(signed(), _HEIGHT, _LEVEL)
    assert found.share((110, _TOP, 140, _TOP + 30)) > 0.9
    assert found.share((340, _TOP, 346, _TOP + 30)) == 0


def test_boxes_that_meet_become_one() -> None:
    assert merged([(0, 0, 10, 10), (100, 0, 110, 10), (14, 0, 20, 10)], 5) == [(95, -5, 115, 15), (-5, -5, 25, 15)]
