"""Print that fades over a page, on pictures made by hand."""

from __future__ import annotations

from typing import Any

import numpy as np

from extractors.readers.scan.ink.levels import with_even_ink


def _page(faded: int, *, colour: bool = False) -> tuple[Any, Any]:
    """Return a page of small bars, those of its right third at grey level `faded`, and the same page in colours."""
    grey = np.full((1280, 1280), 255, np.uint8)
    for y in range(20, 1260, 40):
        grey[y : y + 12, 20:1260:3] = 20
        grey[y : y + 12, 20:1260:3][:, 280:] = faded
    colours = np.repeat(grey[..., None], 3, axis=2)
    if colour:
        colours[:, 860:][grey[:, 860:] < 255] = (200, 90, 200)
    return grey, colours


def test_faded_print_is_made_as_dark_as_the_rest() -> None:
    grey, _ = _page(130)
    made = with_even_ink(grey)
    assert int(made[20, 20]) == 20
    assert int(made[:, 1100:].min()) < 40


def test_a_page_of_even_print_is_left_alone() -> None:
    grey, _ = _page(50)
    assert with_even_ink(grey) is grey


def test_what_shines_through_from_the_back_stays_pale() -> None:
    grey, _ = _page(200)
    assert with_even_ink(grey) is grey


def test_coloured_ink_is_no_faded_print() -> None:
    grey, colours = _page(130, colour=True)
    assert with_even_ink(grey, colours) is grey


def test_a_blank_page() -> None:
    grey = np.full((1280, 1280), 255, np.uint8)
    assert with_even_ink(grey) is grey
