"""Tables whose columns are ruled in the head alone."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.model.geometry import Box
from extractors.page.regions import Stroke
from extractors.page.rulings import Grid, find_stages

XS = (0.0, 40.0, 140.0, 240.0, 300.0)
YS = (0.0, 20.0, 40.0, 70.0, 100.0, 120.0)  # head, a name across, two bands, a band


def grids(texts: Sequence[Box], *more: Stroke) -> tuple[Grid, ...]:
    across = [Stroke(y, XS[0], XS[-1]) for y in YS]
    upright = [Stroke(x, YS[0], YS[1]) for x in XS[1:-1]]
    return find_stages(
        across, [*upright, Stroke(XS[0], YS[0], YS[-1]), Stroke(XS[-1], YS[0], YS[-1]), *more], texts
    ).grids


def words(top: float, *columns: int) -> list[Box]:
    return [Box(XS[at] + 4, top + 4, XS[at] + 30, top + 14) for at in columns]


NAME = [Box(110, 24, 190, 34)]  # stands on a border
BODY = [*words(40, 0, 1, 2, 3), *words(70, 0, 1, 2, 3), *words(100, 0, 2, 3)]


def test_borders_of_the_head_run_on_where_the_words_keep_to_its_columns() -> None:
    (grid,) = grids([*NAME, *BODY])
    assert [sum(tile.top == row for tile in grid.tiles) for row in range(5)] == [4, 1, 4, 4, 4]


def test_a_line_under_some_columns_parts_them_alone() -> None:
    texts = [*NAME, *words(40, 0, 1, 2, 3), *words(85, 0, 2, 3), *words(100, 0, 1, 2, 3)]
    across = [Stroke(y, XS[0], XS[-1]) for y in YS if y != 70.0]
    across += [Stroke(70.0, XS[0], XS[1]), Stroke(70.0, XS[2], XS[4])]
    upright = [Stroke(x, YS[0], YS[1]) for x in XS[1:-1]] + [Stroke(x, YS[0], YS[-1]) for x in (XS[0], XS[-1])]
    (grid,) = find_stages(across, upright, texts).grids
    assert [(t.top, t.bottom) for t in grid.tiles if t.left == 1 and t.top == 2] == [(2, 4)]


def test_words_on_the_borders_leave_the_rows_whole() -> None:
    crossing = [Box(30, y + 4, 150, y + 14) for y in YS[1:-1]]
    below = [tile for grid in grids(crossing) for tile in grid.tiles if tile.top > 0]
    assert below
    assert {tile.right - tile.left for tile in below} == {4}


def test_a_border_drawn_in_one_row_below_says_that_the_others_are_merged() -> None:
    (grid,) = grids([*NAME, *BODY], Stroke(XS[2], YS[3], YS[4]))
    assert [sum(tile.top == row for tile in grid.tiles) for row in range(5)] == [4, 1, 1, 2, 1]


def _without_sides(texts: Sequence[Box], across: Sequence[Stroke]) -> tuple[Grid, ...]:
    """Return the grids of a head ruled all round and strokes across below it."""
    head = [Stroke(y, XS[0], XS[-1]) for y in YS[:2]]
    return find_stages([*head, *across], [Stroke(x, YS[0], YS[1]) for x in XS], texts).grids


def test_rows_ruled_across_alone_are_of_the_ruled_head_above_them() -> None:
    across = [Stroke(y, XS[0], XS[-1]) for y in (50.0, 80.0, 110.0)]
    (grid,) = _without_sides([*words(25, 0, 1, 2, 3), *words(60, 0, 1, 2, 3), *words(85, 1, 2, 3)], across)
    assert [sum(tile.top == row for tile in grid.tiles) for row in range(4)] == [4, 4, 4, 4]


def test_lines_of_a_page_below_a_ruled_head_are_no_rows_of_it() -> None:
    across = [Stroke(y, XS[0], XS[-1]) for y in (50.0, 80.0, 110.0)]
    (grid,) = _without_sides([Box(4, 24, 290, 34), Box(4, 60, 290, 70), Box(4, 85, 290, 95)], across)
    assert len(grid.ys) == 2
    longer = [Stroke(y, XS[0], XS[-1] + 60) for y in (50.0, 80.0, 110.0)]
    (grid,) = _without_sides([*words(25, 0, 1, 2, 3), *words(60, 0, 1, 2, 3)], longer)
    assert len(grid.ys) == 2


def test_the_rule_of_a_foot_ends_no_row_below_a_ruled_head() -> None:
    across = [Stroke(y, XS[0], XS[-1]) for y in (50.0, 80.0, 600.0)]
    texts = [*words(25, 0, 1, 2, 3), *words(60, 0, 1, 2, 3), Box(4, 200, 290, 210), Box(4, 300, 290, 310)]
    (grid,) = _without_sides(texts, across)
    assert grid.ys[-1] == 80.0
