from __future__ import annotations

import pytest

from extractors.model.geometry import Box
from extractors.page.dashes import with_dashes_joined
from extractors.page.glyphs import PageGlyphs
from extractors.page.regions import Stroke
from extractors.page.rulings import find_stages
from tests.growth import LINEAR, growth


def pieces(start: float, end: float, *marks: float) -> list[tuple[float, float]]:
    """Return the pieces of a ruling: marks and gaps by turns, over and over."""
    found, at, turn = [], start, 0
    while at < end:
        mark, gap = marks[turn % len(marks)], marks[(turn + 1) % len(marks)]
        found.append((at, min(at + mark, end)))
        at, turn = at + mark + gap, turn + 2
    return found


PATTERNS = [
    pytest.param((0.727, 0.727), id="dots-of-a-browser"),
    pytest.param((2.25, 2.25), id="short-dashes"),
    pytest.param((4.5, 4.5), id="dashes-as-wide-as-their-gaps"),
    pytest.param((9.0, 3.0, 1.5, 3.0), id="dash-dot"),
    pytest.param((6.0, 5.0), id="long-gaps"),
]


@pytest.mark.parametrize("marks", PATTERNS)
def test_rulings_of_dots_and_dashes_make_the_whole_grid(marks: tuple[float, ...]) -> None:
    drawn = PageGlyphs(600, 800)
    for y in (100, 130, 160, 190):
        for x0, x1 in pieces(40, 340, *marks):
            drawn.add_stroke(Box(x0, y - 0.3637, x1, y + 0.3637))
    for x in (40, 90, 220, 340):
        for y0, y1 in pieces(100, 190, *marks):
            drawn.add_stroke(Box(x - 0.3637, y0, x + 0.3637, y1))
    (grid,) = find_stages(drawn.horizontal, drawn.vertical).grids
    assert (len(grid.xs), len(grid.ys), len(grid.tiles)) == (4, 4, 9)


def test_sides_of_low_rows_and_loose_bars_stay_as_they_are() -> None:
    rows = [Stroke(50, y, y + 12) for y in range(0, 120, 12)]  # one ruling, drawn row by row
    bars = [Stroke(300, x, x + 40) for x in range(0, 300, 60)]  # underlines of blanks
    assert with_dashes_joined(rows + bars) == tuple(rows + bars)


def test_few_pieces_are_no_ruling() -> None:
    boxes = [Stroke(80, x, x + 8) for x in (0, 14, 28)]
    assert with_dashes_joined(boxes) == tuple(boxes)


@pytest.mark.parametrize("gap", [1.0, 0.0, -0.5], ids=["dots", "touching", "overlapping"])
def test_dots_of_one_ruling_cost_as_much_as_there_are(gap: float) -> None:
    """Each dot looked at all dots of its ruling before it."""
    assert (
        growth(
            with_dashes_joined, lambda n: [Stroke(100.0, at * (1 + gap), at * (1 + gap) + 1) for at in range(n)], 500
        )
        < LINEAR
    )
