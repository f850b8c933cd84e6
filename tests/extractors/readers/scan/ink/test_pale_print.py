"""Print that is pale all over a page, on pictures made by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from extractors.readers.scan.ink.pale_print import with_full_print


def _page(ink: int, *, paper: int = 240, grain: float = 2.0) -> Any:
    """Return the colours of a page of small bars at grey level `ink`."""
    grey = np.full((1280, 1280), float(paper))
    for y in range(140, 1160, 40):
        grey[y : y + 12, 128:1152:6] = grey[y : y + 12, 129:1152:6] = ink
    grey += np.random.default_rng(1).normal(0, grain, grey.shape)
    return np.repeat(grey.clip(0, 255).astype(np.uint8)[..., None], 3, axis=2)


@pytest.mark.parametrize("ink", [150, 180, 205])
def test_pale_print_is_made_dark_and_the_paper_stays(ink: int) -> None:
    made = with_full_print(_page(ink))
    assert int(np.median(made[144:148, 128:1152:6])) < 90
    assert int(np.percentile(made[:64], 2)) > 225


def test_full_print_is_left_alone() -> None:
    page = _page(60)
    assert with_full_print(page) is page


def test_a_page_with_a_few_dark_lines_of_its_own_is_no_pale_page() -> None:
    page = _page(200)  # what shines through from the back
    page[620:632, 128:1152:3] = 40
    page[660:672, 128:1152:3] = 40
    page[700:712, 128:1152:3] = 40
    assert with_full_print(page) is page


def test_paper_without_print_is_left_alone() -> None:
    grain = np.random.default_rng(2).normal(230, 8, (1280, 1280)).clip(0, 255).astype(np.uint8)
    page = np.repeat(grain[..., None], 3, axis=2)
    assert with_full_print(page) is page


def test_a_marker_over_pale_print_hides_nothing() -> None:
    page = _page(150)
    page[132:160, 200:800] = (page[132:160, 200:800] * np.array([1.0, 0.62, 0.75])).astype(np.uint8)
    made = with_full_print(page)
    assert int(np.median(made[144:148, 200:800:6, 0])) < 90
    assert int(np.median(made[154:158, 210:790, 1])) > 130


def test_a_dark_pen_keeps_its_colour() -> None:
    page = _page(150)
    page[1172:1178, 200:800] = (30, 40, 140)
    made = with_full_print(page)
    assert made[1175, 500].tolist() == [30, 40, 140]
