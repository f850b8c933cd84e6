"""Tilt, blocks of ink and coarse sizes of pictures."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from extractors.readers.scan import image as scan_image


def _lines(angle: float) -> Any:
    """Return a page with twenty lines of bars, turned clockwise by `angle` degrees."""
    page = np.full((1754, 1240), 255, np.uint8)
    for top in range(200, 1500, 65):
        for x in range(120, 1100, 20):
            page[top : top + 24, x : x + 9] = 0
    return scan_image.rotate(page, -angle)


@pytest.mark.parametrize("angle", [-3.0, -1.25, -0.25, 0.0, 0.5, 1.0, 2.75])
def test_a_tilted_page_is_told(angle: float) -> None:
    assert scan_image.tilt(_lines(angle)) == angle


def test_a_blank_page_is_not_turned() -> None:
    assert scan_image.tilt(np.full((1754, 1240), 255, np.uint8)) == 0.0


def test_ink_is_given_by_the_blocks_that_hold_it() -> None:
    page = np.full((1000, 1010), 255, np.uint8)
    page[110:120, 190:215] = 0  # over the border of two blocks
    page[905:915, 1005:1010] = 0  # in the last one, which is narrower
    page[500:501, 500:503] = 0  # three pixels of dirt
    assert scan_image.inked_blocks(page, 6, 128, 100) == [(100, 100, 300, 200), (1000, 900, 1010, 1000)]


def test_a_coarse_size_is_the_size_asked_for() -> None:
    assert scan_image.roughly(np.full((3507, 2481), 255, np.uint8), 256, 362).shape == (362, 256)
    assert scan_image.roughly(np.full((300, 200), 255, np.uint8), 180, 270).shape == (270, 180)


@pytest.mark.parametrize(
    ("shape", "quarter"),
    [
        pytest.param((400, 200), (100, 50), id="a_page"),
        pytest.param((401, 203), (100, 51), id="odd_sides"),
        pytest.param((8, 3), (2, 1), id="three_pixels"),
        pytest.param((8, 2), (2, 1), id="two_pixels_are_one"),
        pytest.param((1, 2500), (1, 625), id="a_page_of_a_quarter_of_a_point"),
        pytest.param((1, 1), (1, 1), id="one_pixel"),
        pytest.param((8, 2, 3), (2, 1, 3), id="colours"),
    ],
)
def test_a_quarter_of_a_picture_is_never_none(shape: tuple[int, ...], quarter: tuple[int, ...]) -> None:
    """A page lower than half a point ended as an error of the program: a quarter of its picture had no row."""
    assert scan_image.quarter_of(np.full(shape, 200, np.uint8)).shape == quarter
    assert int(scan_image.quarter_of(np.full(shape, 200, np.uint8)).max()) == 200
