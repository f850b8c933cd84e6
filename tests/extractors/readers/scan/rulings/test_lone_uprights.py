"""Uprights of stems of letters: in few of many rows, seen by the network alone."""

from __future__ import annotations

import pytest

from extractors.readers.scan.ink.drawn import Stroke
from extractors.readers.scan.rulings.lone_uprights import without_lone

ROWS: list[Stroke] = [(float(y), 180.0, 2300.0) for y in (600, 700, 800, 900, 1000)]
STEM: Stroke = (720.0, 800.0, 900.0)


@pytest.mark.parametrize(
    ("columns", "rows", "seen", "kept"),
    [
        pytest.param([STEM], ROWS, [], [], id="in_one_band_of_four"),
        pytest.param([STEM], ROWS, [STEM], [STEM], id="thresholds_see_it_too"),
        pytest.param([STEM], ROWS[:3], [], [STEM], id="too_few_rows_to_compare"),
        pytest.param([STEM, (720.0, 600.0, 700.0)], ROWS, [], [STEM, (720.0, 600.0, 700.0)], id="in_half_of_the_rows"),
        pytest.param([(720.0, 600.0, 1000.0)], ROWS, [], [(720.0, 600.0, 1000.0)], id="all_the_way"),
        pytest.param(
            [STEM, (1500.0, 600.0, 1000.0)], ROWS, [], [STEM, (1500.0, 600.0, 1000.0)], id="beside_one_all_the_way"
        ),
        pytest.param(
            [(190.0, 600.0, 700.0), (720.0, 600.0, 700.0), (2290.0, 600.0, 700.0)],
            ROWS,
            [],
            [(190.0, 600.0, 700.0), (720.0, 600.0, 700.0), (2290.0, 600.0, 700.0)],
            id="a_head_ruled_alone_has_sides",
        ),
        pytest.param([(720.0, 1400.0, 1500.0)], ROWS, [], [(720.0, 1400.0, 1500.0)], id="elsewhere_on_the_page"),
    ],
)
def test_without_lone(columns: list[Stroke], rows: list[Stroke], seen: list[Stroke], kept: list[Stroke]) -> None:
    assert without_lone(columns, rows, seen) == kept
