"""Dotted and dashed rulings on drawn pictures; stems of letters above each other are none."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from extractors.readers.scan.rulings.dotted import find_dotted
from extractors.readers.scan.rulings.painted import with_more


def _page() -> Any:
    return np.full((1200, 1600), 255, np.uint8)


def _dots(page: Any, at: int, start: int, end: int, *, dash: int, pitch: int, upright: bool = False) -> None:
    for x in range(start, end, pitch):
        part = (slice(x, x + dash), slice(at, at + 4)) if upright else (slice(at, at + 4), slice(x, x + dash))
        page[part] = 0


@pytest.mark.parametrize(("dash", "pitch"), [(4, 10), (12, 22)], ids=["dots", "dashes"])
def test_dots_in_a_row_are_a_ruling(dash: int, pitch: int) -> None:
    page = _page()
    _dots(page, 300, 200, 1400, dash=dash, pitch=pitch)
    _dots(page, 600, 300, 1000, dash=dash, pitch=pitch, upright=True)
    (row,), (column,) = find_dotted(page)
    assert row == pytest.approx((302, 200, 1400), abs=24)
    assert column == pytest.approx((602, 300, 1000), abs=24)


def test_stems_of_letters_above_each_other_are_no_ruling() -> None:
    page = _page()
    for top in range(200, 500, 56):
        page[top : top + 34, 500:504] = 0
    assert find_dotted(page)[1] == []


@pytest.mark.parametrize("amid", [True, False], ids=["among_letters", "alone"])
def test_stems_that_fine_print_leaves_alone_are_no_dotted_ruling(amid: bool) -> None:
    page = _page()
    _dots(page, 500, 200, 600, dash=12, pitch=22, upright=True)
    if amid:
        for x in (488, 512):
            _dots(page, x, 200, 600, dash=12, pitch=22, upright=True)
    assert bool([c for c in find_dotted(page)[1] if abs(c[0] - 502) < 4]) is not amid


def test_a_short_row_of_dots_needs_rulings_at_its_ends() -> None:
    page = _page()
    _dots(page, 300, 400, 520, dash=4, pitch=10)
    assert find_dotted(page) == ([], [])
    for x in (400, 520):
        _dots(page, x, 200, 900, dash=4, pitch=10, upright=True)
    rows, columns = find_dotted(page)
    assert len(rows) == 1
    assert len(columns) == 2


def test_of_two_strokes_along_each_other_the_longer_stands() -> None:
    assert with_more([(100.0, 50.0, 300.0), (400.0, 0.0, 900.0)], [(103.0, 40.0, 800.0), (402.0, 100.0, 700.0)]) == [
        (103.0, 40.0, 800.0),
        (400.0, 0.0, 900.0),
    ]
