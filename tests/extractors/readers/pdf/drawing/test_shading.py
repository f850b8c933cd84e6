"""Borders that shading alone draws."""

from __future__ import annotations

from extractors.model.geometry import Box
from extractors.page.regions import Stroke
from extractors.readers.pdf.drawing.shading import shaded_rows
from tests.growth import LINEAR, growth

BAND = Box(60, 120, 536, 140)
ACROSS = [Stroke(y, 60, 536) for y in (120.0, 158.0, 176.0)]
SIDES = [Stroke(60, 120, 176), Stroke(536, 120, 176)]


def test_the_edge_of_a_band_at_which_a_ruling_ends_is_a_border() -> None:
    edges = list(shaded_rows([BAND], ACROSS, [*SIDES, Stroke(196, 140, 176)]))
    assert edges == [Box(60, 140, 536, 140)]


def test_the_edge_of_a_band_says_nothing_where_no_ruling_ends_or_one_runs_along() -> None:
    assert list(shaded_rows([BAND], ACROSS, [*SIDES, Stroke(196, 120, 176)])) == []
    assert list(shaded_rows([BAND], [*ACROSS, Stroke(141, 60, 536)], [*SIDES, Stroke(196, 140, 176)])) == []


def test_shaded_boxes_and_rulings_of_a_chart_cost_what_they_are() -> None:
    def chart(n: int) -> tuple[list[Box], list[Stroke]]:
        return [Box(50, at, 110, at + 9) for at in range(n)], [Stroke(40 + at, at, at + 10) for at in range(n)]

    assert growth(lambda drawn: list(shaded_rows(drawn[0], drawn[1], drawn[1])), chart, 500) < LINEAR
