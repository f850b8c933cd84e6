from __future__ import annotations

from extractors.page.regions import Stroke, join, snap, touching


def test_snap_makes_one_ruling_of_two_strokes() -> None:
    assert {s.at for s in snap([Stroke(100.0, 0, 50), Stroke(102.0, 0, 50), Stroke(120.0, 0, 50)])} == {101.0, 120.0}


def test_snap_does_not_chain_over_the_page() -> None:
    assert len({s.at for s in snap([Stroke(float(y), 0, 50) for y in range(0, 60, 2)])}) > 5


def test_join_bridges_small_gaps_and_drops_dots() -> None:
    pieces = [Stroke(10.0, 0, 20), Stroke(10.0, 22, 40), Stroke(10.0, 60, 62)]
    assert join(pieces) == (Stroke(10.0, 0, 40),)


def test_dotted_ruling_is_one_ruling() -> None:
    assert join([Stroke(10.0, x, x + 1.0) for x in range(0, 60, 3)]) == (Stroke(10.0, 0, 58.0),)


def test_touching_finds_crossings_and_corners() -> None:
    assert touching([Stroke(10, 0, 50)], [Stroke(0, 10, 40), Stroke(25, 0, 40), Stroke(80, 0, 40)]) == [
        (0, 0),
        (0, 1),
    ]
