from __future__ import annotations

import numpy as np
import pytest

from extractors.model.geometry import Bend
from extractors.readers.scan.ink.drawn import Ruling
from extractors.readers.scan.rulings.bend import find_bend, straightened
from extractors.readers.scan.rulings.lean import find_lean

WIDTH, HEIGHT = 2400, 3400
ATS = (200, 700, 1200, 1700, 2200)


def uprights(lean: tuple[float, float], *, ats: tuple[int, ...] = ATS, length: int = 900) -> list[Ruling]:
    """Return the upright rulings of a table (rows and columns exchanged) that lean so at the page's left and right edge."""
    down = np.arange(length)
    return [Ruling(500, at + (lean[0] + (lean[1] - lean[0]) * at / WIDTH) * (down - length / 2)) for at in ats]


@pytest.mark.parametrize(
    "lean",
    [(-0.03, 0.05), (0.04, 0.04), (0.0, 0.03)],
    ids=["to both sides", "all alike", "on the right"],
)
def test_the_lean_of_uprights_is_told_at_both_edges(lean: tuple[float, float]) -> None:
    assert find_lean(uprights(lean), WIDTH, HEIGHT) == pytest.approx(lean, abs=1e-6)


def test_one_stroke_that_leans_otherwise_is_not_listened_to() -> None:
    lines = [*uprights((-0.03, 0.05)), Ruling(500, 900 + 0.2 * np.arange(300))]
    assert find_lean(lines, WIDTH, HEIGHT) == pytest.approx((-0.03, 0.05), abs=0.005)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(uprights((0.002, -0.002)), id="upright"),
        pytest.param(uprights((-0.004, -0.01)), id="hardly leaning"),
        pytest.param(uprights((-0.03, 0.05), ats=(200, 1200, 2200)), id="too few to tell"),
        pytest.param(uprights((-0.03, 0.05), length=150), id="short"),
        pytest.param([Ruling(500, at + 0.04 * (-1) ** at * np.arange(900.0)) for at in range(200, 206)], id="no order"),
        pytest.param(uprights((0.2, 0.2)), id="leaning too much to be uprights"),
    ],
)
def test_a_page_is_left_as_it_stands(lines: list[Ruling]) -> None:
    assert find_lean(lines, WIDTH, HEIGHT) is None


def test_a_page_that_leans_and_does_not_bend_is_straightened_sideways_alone() -> None:
    bend = find_bend((), uprights((-0.03, 0.05)), WIDTH, HEIGHT)
    assert bend is not None
    assert bend.lean == pytest.approx((-0.03, 0.05), abs=1e-6)
    assert not any((*bend.top, *bend.foot))


@pytest.mark.parametrize("channels", [(), (3,)], ids=["grey", "colours"])
@pytest.mark.parametrize("factor", [1.0, 0.4], ids=["as it was read", "smaller, for the report"])
def test_leaning_lines_of_a_picture_are_made_upright_at_any_size(channels: tuple[int, ...], factor: float) -> None:
    bend = Bend(600, 800, (0.0,) * 13, (0.0,) * 13, (-0.04, 0.06))
    width, height = round(600 * factor), round(800 * factor)
    picture = np.full((height, width, *channels), 255, np.uint8)
    for at in (150, 450):
        lean = -0.04 + 0.1 * at / 600
        for y in range(height):
            x = round(factor * at + lean * (y - height / 2))
            picture[y, x - 2 : x + 3] = 0
    made = straightened(picture, bend)
    dark = (made.reshape(height, width, -1)[..., 0] < 128).mean(axis=0)
    found = np.flatnonzero(dark > 0.9)
    assert found.min() == pytest.approx(factor * 150, abs=4)
    assert found.max() == pytest.approx(factor * 450, abs=4)


def test_no_print_is_moved_off_the_side_of_the_page() -> None:
    bend = Bend(600, 800, (0.0,) * 13, (0.0,) * 13, (0.1, 0.1))
    picture = np.full((800, 600), 255, np.uint8)
    picture[760:780, 4:24] = picture[20:40, 576:596] = 0
    made = straightened(picture, bend)
    assert (made[770] < 128).sum() >= 10
    assert (made[30] < 128).sum() >= 10
