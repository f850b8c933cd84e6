"""Pen strokes over letters, told by shape: synthetic ink."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np

from extractors.readers.scan.ink_pen import find_crossing, thin, without_pen

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


def test_a_stroke_goes_and_the_letters_under_it_stay() -> None:
    grey = signed()
    boxes = find_crossing(grey, _HEIGHT, _LEVEL).boxes
    made = without_pen(grey, _HEIGHT, [_TOP + 15.0], _LEVEL, boxes)
    plain, before = letters() < 128, grey < 128
    gone = before & ~(made < 128)
    stroke = before & ~plain
    assert (gone & stroke).sum() > 0.8 * stroke.sum()
    assert (gone & plain).sum() < 0.05 * plain.sum()


def test_letters_without_a_stroke_stay_as_they_are() -> None:
    grey = letters()
    assert np.array_equal(without_pen(grey, _HEIGHT, [_TOP + 15.0], _LEVEL, [(0, 40, 400, 130)]), grey)


def test_a_stroke_beside_the_line_as_large_as_a_letter_goes() -> None:
    grey = letters()
    cv2.line(grey, (100, 20), (130, 50), 0, 4)
    made = without_pen(grey, _HEIGHT, [_TOP + 15.0], _LEVEL, [(90, 10, 140, 60)])
    assert (made[10:60] < 128).sum() < 0.1 * (grey[10:60] < 128).sum()


def test_thinned_bars_are_one_pixel_wide_and_as_high() -> None:
    made = thin((letters() < 128).astype(np.uint8))
    rows = made[_TOP + 5 : _TOP + 25].sum(axis=1)
    assert set(rows.tolist()) == {13}
