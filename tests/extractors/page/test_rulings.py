from __future__ import annotations

import itertools

from extractors.model.geometry import Box
from extractors.page.regions import Stroke, find_regions, stack_regions
from extractors.page.rulings import Grid, build_grid, find_stages
from extractors.page.tiling import Tile, tiles_of_labels

Rulings = tuple[list[Stroke], list[Stroke]]


def ruled(xs: list[float], ys: list[float]) -> Rulings:
    """Return the rulings of a full grid."""
    return [Stroke(y, xs[0], xs[-1]) for y in ys], [Stroke(x, ys[0], ys[-1]) for x in xs]


def shape(grid: Grid) -> tuple[int, int, int]:
    return len(grid.ys) - 1, len(grid.xs) - 1, len(grid.tiles)


def one(rulings: Rulings, *texts: Box) -> Grid:
    grids = find_stages(*rulings, texts).grids
    assert len(grids) == 1
    return grids[0]


def test_plain_grid() -> None:
    assert shape(one(ruled([0, 50, 150, 300], [0, 20, 60]))) == (2, 3, 6)


def test_merged_cell_drawn_as_separate_strokes() -> None:
    # the sasaran at the left spans two rows; every border is drawn piece by piece
    horizontal = [Stroke(y, x0, x1) for y in (0, 20, 100) for x0, x1 in itertools.pairwise([0, 80, 200])]
    horizontal.append(Stroke(60, 80, 200))
    vertical = [Stroke(x, y0, y1) for x in (0, 80, 200) for y0, y1 in itertools.pairwise([0, 20, 60, 100])]
    grid = one((horizontal, vertical))
    assert shape(grid) == (3, 2, 5)
    assert Tile(1, 0, 3, 1) in grid.tiles


def test_header_over_two_columns() -> None:
    horizontal, vertical = ruled([0, 50, 100, 150], [0, 40, 60])
    horizontal.append(Stroke(20, 50, 150))
    vertical = [Stroke(100, 20, 60) if s.at == 100 else s for s in vertical]
    grid = one((horizontal, vertical))
    assert Tile(0, 1, 1, 3) in grid.tiles
    assert Tile(0, 0, 2, 1) in grid.tiles


def test_doubled_rulings_make_no_phantom_columns() -> None:
    assert shape(one(ruled([0, 1.5, 50, 52, 150, 151.5], [0, 1.5, 20, 22, 60, 61.5]))) == (2, 2, 4)


def test_wide_double_ruling_without_words_dissolves() -> None:
    assert shape(one(ruled([0, 50, 58, 150], [0, 20, 60]), Box(10, 5, 30, 15), Box(60, 5, 80, 15))) == (2, 2, 4)


def test_narrow_number_column_with_words_stays() -> None:
    grid = one(ruled([0, 9, 58, 150], [0, 20, 60]), Box(1, 5, 8, 15))
    assert shape(grid) == (2, 3, 6)


def test_borders_that_shift_from_row_to_row_are_one_column() -> None:
    horizontal = [Stroke(y, 0, 200) for y in (0, 20, 40, 60)]
    vertical = [Stroke(0, 0, 60), Stroke(200, 0, 60)]
    vertical += [Stroke(100, 0, 20), Stroke(108, 20, 40), Stroke(95, 40, 60)]
    assert shape(one((horizontal, vertical))) == (3, 2, 6)


def test_word_cell_keeps_the_box_that_was_drawn() -> None:
    horizontal = [Stroke(y, 0, 200) for y in (0, 20, 40)]
    vertical = [Stroke(0, 0, 40), Stroke(200, 0, 40), Stroke(100, 0, 20), Stroke(112, 20, 40)]
    boxes = {tile.box.x1 for tile in one((horizontal, vertical)).tiles if tile.left == 0}
    assert boxes == {100, 112}


def test_fraction_bar_is_no_row_border() -> None:
    horizontal, vertical = ruled([0, 100, 300], [0, 20, 100])
    horizontal.append(Stroke(60, 110, 240))
    stages = find_stages(horizontal, vertical)
    assert shape(stages.grids[0]) == (2, 2, 4)
    assert stages.loose == (Box(110, 60, 240, 60),)


def test_open_left_and_right_side() -> None:
    horizontal = [Stroke(y, 0, 300) for y in (0, 20, 60)]
    vertical = [Stroke(x, 0, 60) for x in (100, 200)]
    assert shape(one((horizontal, vertical))) == (2, 3, 6)


def test_row_cut_by_the_page_has_no_lower_border() -> None:
    horizontal = [Stroke(y, 0, 300) for y in (0, 20)]
    vertical = [Stroke(x, 0, 90) for x in (0, 100, 300)]
    grid = one((horizontal, vertical))
    assert shape(grid) == (2, 2, 4)
    assert grid.ys[-1] == 90


def test_frame_of_the_page_is_no_table() -> None:
    frame = ruled([0, 600], [0, 800])
    assert find_stages(*frame).grids == ()
    inner = ruled([50, 150, 500], [100, 120, 200])
    grids = find_stages(frame[0] + inner[0], frame[1] + inner[1]).grids
    assert [shape(g) for g in grids] == [(2, 2, 4)]


def test_box_round_a_paragraph_is_no_table() -> None:
    assert find_stages(*ruled([50, 550], [100, 140])).grids == ()


def test_letterhead_line_is_loose() -> None:
    stages = find_stages([Stroke(90, 50, 550), Stroke(93, 50, 550)], [])
    assert stages.grids == ()
    assert len(stages.loose) == 1


def test_rows_drawn_as_separate_boxes_are_one_table() -> None:
    upper, lower = ruled([0, 100, 300], [0, 20]), ruled([0, 100, 300], [25, 60])
    grid = one((upper[0] + lower[0], upper[1] + lower[1]))
    assert shape(grid) == (2, 2, 4)


def test_two_tables_on_a_page() -> None:
    upper, lower = ruled([0, 100, 300], [0, 20, 40]), ruled([0, 60, 300], [90, 110, 150])
    assert len(find_stages(upper[0] + lower[0], upper[1] + lower[1]).grids) == 2


def test_organisation_chart_is_no_table() -> None:
    boxes = [ruled([x, x + 60], [y, y + 20]) for x, y in ((120, 0), (0, 100), (120, 100), (240, 100))]
    horizontal = [s for h, _ in boxes for s in h] + [Stroke(60, 30, 270)]
    vertical = [s for _, v in boxes for s in v] + [Stroke(150, 20, 100), Stroke(30, 60, 100), Stroke(270, 60, 100)]
    assert find_stages(horizontal, vertical).grids == ()


def test_stage_functions_agree() -> None:
    rows, columns = ruled([0, 50, 100], [0, 20, 40])
    regions, loose_h, loose_v = find_regions(rows, columns)
    assert (len(regions), loose_h, loose_v) == (1, (), ())
    assert stack_regions(regions) == regions
    grid = build_grid(regions[0])
    assert grid is not None
    assert grid.box == Box(0, 0, 100, 40)


def test_cells_never_overlap() -> None:
    horizontal, vertical = ruled([0, 50, 100, 150], [0, 20, 40, 60])
    vertical = [s for s in vertical if s.at != 50] + [Stroke(50, 20, 40)]
    horizontal = [s for s in horizontal if s.at != 20] + [Stroke(20, 0, 60)]
    grid = one((horizontal, vertical))
    places = [(r, c) for t in grid.tiles for r in range(t.top, t.bottom) for c in range(t.left, t.right)]
    assert len(places) == len(set(places))


def test_shape_with_a_corner_is_cut_into_few_rectangles() -> None:
    # a stroke is missing between the merged cell at the left and its neighbour in the second row
    assert tiles_of_labels([[1, 2], [1, 1], [1, 3]]) == [
        Tile(0, 0, 3, 1),
        Tile(0, 1, 1, 2),
        Tile(1, 1, 2, 2),
        Tile(2, 1, 3, 2),
    ]


def test_too_many_strokes_are_skipped() -> None:
    horizontal = [Stroke(float(4 * i), 0, 9) for i in range(3000)]
    vertical = [Stroke(float(4 * i), 0, 9) for i in range(3000)]
    assert find_stages(horizontal, vertical).skipped


def test_two_undrawn_sides_meet_at_their_corner() -> None:
    rulings = [Stroke(y, 50, 500) for y in (100, 130, 160)], [Stroke(x, 100, 190) for x in (50, 100, 300)]
    grid = one(rulings)
    assert shape(grid) == (3, 3, 9)


def test_a_streak_below_a_table_does_not_hide_the_end_of_its_columns() -> None:
    rows = [Stroke(100.0, 50.0, 350.0), Stroke(120.0, 50.0, 350.0)]
    columns = [Stroke(x, 100.0, 300.0) for x in (50.0, 150.0, 350.0)] + [Stroke(200.0, 100.0, 600.0)]
    (grid,) = find_stages(rows, columns).grids
    assert grid.ys[-1] == 300.0
