from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from extractors.model.geometry import Bend
from extractors.readers.scan.ink.drawn import Ruling
from extractors.readers.scan.rulings.bend import find_bend, straightened

WIDTH, HEIGHT = 2400, 3400


def spine(x: np.ndarray, depth: float) -> np.ndarray:
    """Return by how much lines sink towards the spine of a book at the left."""
    return depth * np.clip(1 - x / 900, 0, 1) ** 2


def rulings(depth: float, *, tops: tuple[int, ...] = (600, 900, 1300, 1700, 2200), more: float = 0.0) -> list[Ruling]:
    """Return the rulings of a table on a bent page; `more`: times the depth that they are bent deeper at the foot."""
    x = np.arange(200, 2200)
    return [Ruling(200, top + spine(x, depth * (1 + more * top / HEIGHT))) for top in tops]


@pytest.mark.parametrize("more", [0.0, 1.0], ids=["alike", "deeper at the foot"])
def test_what_rulings_tell_of_a_bend_makes_them_level(more: float) -> None:
    bend = find_bend(rulings(40, more=more), (), WIDTH, HEIGHT)
    assert bend is not None
    x = np.array([200.0, 600.0, 1500.0, 2100.0])
    for top in (600, 1300, 2200):
        places = np.linspace(0, WIDTH - 1, len(bend.top))
        found = np.interp(x, places, bend.top) * (1 - top / HEIGHT) + np.interp(x, places, bend.foot) * top / HEIGHT
        told = spine(x, 40 * (1 + more * top / HEIGHT))
        assert np.ptp(found - told) < 7  # the same but for the height of all


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(rulings(3), id="hardly bent"),
        pytest.param(rulings(40, tops=(600, 900, 1300)), id="too few to tell"),
        pytest.param([replace(r, gaps=((200, 2100),)) for r in rulings(40)], id="hardly painted"),
        pytest.param(
            [Ruling(200, 500 + 300 * k + 30 * (-1) ** k * np.linspace(0, 1, 2000)) for k in range(6)], id="no bend fits"
        ),
        pytest.param([Ruling(200, np.full(300, 700.0 * k) + spine(np.arange(300), 40)) for k in range(5)], id="short"),
    ],
)
def test_a_page_is_left_as_it_lies(lines: list[Ruling]) -> None:
    assert find_bend(lines, (), WIDTH, HEIGHT) is None


@pytest.mark.parametrize("channels", [(), (3,)], ids=["grey", "colours"])
@pytest.mark.parametrize("factor", [1.0, 0.4], ids=["as it was read", "smaller, for the report"])
def test_a_picture_is_made_straight_at_any_size(channels: tuple[int, ...], factor: float) -> None:
    width, height = 600, 800
    bend = Bend(width, height, (20.0, *[0.0] * 12), (20.0, *[0.0] * 12))
    size = round(width * factor), round(height * factor)
    picture = np.full((size[1], size[0], *channels), 255, np.uint8)
    for x in range(size[0]):
        at = factor * (400 + 20 * max(0.0, 1 - x / factor / 50))
        picture[round(at) - 2 : round(at) + 3, x] = 0
    level = straightened(picture, bend)
    rows = np.flatnonzero((level.reshape(*level.shape[:2], -1)[..., 0] < 128).mean(axis=1) > 0.9)
    assert abs(float(rows.mean()) - factor * 400) < 1.5
    assert (level[-2:] == 255).all()


@pytest.mark.parametrize("moved", [60.0, -60.0], ids=["up", "down"])
def test_no_print_is_moved_off_the_page(moved: float) -> None:
    bend = Bend(600, 800, (moved,) * 13, (moved,) * 13)
    picture = np.full((800, 600), 255, np.uint8)
    picture[4:24, 100:200] = picture[776:796, 300:400] = 0
    level = straightened(picture, bend)
    assert (level[:, 150] < 128).sum() >= 10
    assert (level[:, 350] < 128).sum() >= 10
