"""A fraction's bar in a cell is no ruling: it ends in white, and print stands above and below it."""

import numpy as np
import pytest

from extractors.readers.scan.rulings.fraction_bars import part_bars, without_bars
from extractors.readers.scan.rulings.tables import Ruled

WALLS = [(100.0, 20.0, 380.0), (700.0, 20.0, 380.0), (1000.0, 20.0, 380.0)]
FLOORS = [(20.0, 100.0, 1000.0), (380.0, 100.0, 1000.0)]


def page(bar: tuple[int, int] = (120, 560), *, below: bool = True, slope: float = 0.0) -> np.ndarray:
    """Return a page of two cells, in the left one print above a bar (first column, last one) and a factor behind it."""
    grey = np.full((400, 1100), 255, np.uint8)
    for at, start, end in FLOORS:
        grey[int(at) - 2 : int(at) + 2, int(start) : int(end)] = 0
    for at, start, end in WALLS:
        grey[int(start) : int(end), int(at) - 2 : int(at) + 2] = 0
    for x in range(*bar):
        y = 200 + round(slope * (x - bar[0]))
        grey[y - 2 : y + 2, x] = 0
    for top in (150, 220) if below else (150,):
        for x in range(180, 480, 24):
            grey[top : top + 30, x : x + 14] = 0
    for x in range(bar[1] + 6, min(bar[1] + 106, 690), 24):
        grey[185:215, x : x + 8] = 0
    return grey


@pytest.mark.parametrize("slope", [pytest.param(0.0, id="level"), pytest.param(0.012, id="on a bent page")])
def test_a_stroke_that_ends_in_white_before_its_borders_is_a_bar(slope: float) -> None:
    grey = page(slope=slope)
    rows, bars = part_bars(grey, [*FLOORS, (202.0, 100.0, 560.0)], WALLS)
    assert rows == FLOORS
    assert [(start, end) for _, start, end in (bar.stroke for bar in bars)] == [(120.0, 560.0)]
    rest = without_bars(grey, bars)
    assert (rest[190:212, 121:559] == 255).all()
    assert (rest[185:215, 570] == 0).any()  # the factor behind it


def test_a_bar_of_which_a_piece_was_found_once_more_is_one_bar() -> None:
    """The network and thresholds see the same stroke: the piece is no ruling that goes on, and none is left of it."""
    rows, bars = part_bars(page(), [*FLOORS, (202.0, 100.0, 560.0), (203.0, 102.0, 330.0)], WALLS)
    assert rows == FLOORS
    assert [(bar.stroke[1], bar.stroke[2]) for bar in bars] == [(120.0, 560.0)]


def test_a_bar_found_in_part_is_seen_whole() -> None:
    _, bars = part_bars(page(), [*FLOORS, (200.0, 100.0, 330.0)], WALLS)
    assert [bar.stroke for bar in bars] == [(199.5, 120.0, 560.0)]


@pytest.mark.parametrize(
    ("bar", "stroke", "more", "below"),
    [
        pytest.param((100, 700), (200.0, 100.0, 700.0), [], True, id="from border to border"),
        pytest.param((104, 560), (200.0, 100.0, 560.0), [], True, id="touches the border on its left"),
        pytest.param((120, 560), (200.0, 100.0, 560.0), [(203.0, 700.0, 1000.0)], True, id="goes on behind the border"),
        pytest.param((120, 560), (200.0, 100.0, 560.0), [], False, id="underlined words"),
    ],
)
def test_a_ruling_stays_a_ruling(
    bar: tuple[int, int], stroke: tuple[float, float, float], more: list[tuple[float, float, float]], below: bool
) -> None:
    rows = [*FLOORS, stroke, *more]
    assert part_bars(page(bar, below=below), rows, WALLS) == (rows, [])


def test_the_bars_of_a_page_are_among_its_loose_strokes() -> None:
    rows, bars = part_bars(page(), [*FLOORS, (200.0, 100.0, 560.0)], WALLS)
    ruled = Ruled(None, tuple(rows), tuple(WALLS), (), None, tuple(bars))
    stages = ruled.stages(1.0)
    assert [(b.x0, b.x1) for b in stages.loose] == [(120.0, 560.0)]
    assert len(stages.grids[0].tiles) == 2
