"""A table whose rulings are broken: pieces of strokes made by hand."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest

from extractors.readers.scan.rulings.broken import Mended, Stroke, mend

XS, YS = (100.0, 250.0, 700.0, 1300.0, 2000.0), (200.0, 300.0, 450.0, 600.0, 750.0)


def pieces(at: float, *spans: tuple[float, float]) -> list[Stroke]:
    return [(at, start, end) for start, end in spans]


def broken() -> tuple[list[Stroke], list[Stroke]]:
    """Return the pieces of a table of four columns: each level ruling with gaps in the middle of cells."""
    spans = ((100, 180), (230, 420), (520, 900), (1010, 1500), (1700, 1960))
    rows = [s for y in YS for s in pieces(y, *spans)]
    columns = [s for x in XS for s in pieces(x, (200, 340), (400, 520), (590, 750))]
    return rows, columns


def whole() -> tuple[list[Stroke], list[Stroke]]:
    return [(y, XS[0], XS[-1]) for y in YS], [(x, YS[0], YS[-1]) for x in XS]


def _never(at: float, start: float, end: float) -> bool:
    return False


def found(rows: Sequence[Stroke], columns: Sequence[Stroke]) -> Mended:
    made = mend(rows, columns, _never)
    assert made is not None
    return made


def test_broken_rulings_are_drawn_on_to_whole_ones() -> None:
    made = found(*broken())
    assert made.rows == [(y, XS[0], XS[-1]) for y in YS]
    assert made.columns == [(x, YS[0], YS[-1]) for x in XS]
    assert made.box == (XS[0], YS[0], XS[-1], YS[-1])


def test_a_merged_cell_keeps_its_gap() -> None:
    rows, columns = broken()
    rows = [r for r in rows if not (r[0] == YS[2] and r[1] < XS[2])]
    rows += pieces(YS[2], (740, 900))
    made = found(rows, columns)
    assert [(a, b) for at, a, b in made.rows if at == YS[2]] == [(XS[2], XS[-1])]


def test_an_upright_ruling_goes_on_only_where_nothing_stands_in_its_way() -> None:
    rows, columns = broken()
    columns = [c for c in columns if not (c[0] == XS[2] and c[1] < 300)]
    assert [(a, b) for at, a, b in found(rows, columns).columns if at == XS[2]] == [(YS[1], YS[-1])]
    blank = mend(rows, columns, lambda at, start, end: True)
    assert blank is not None
    assert [(a, b) for at, a, b in blank.columns if at == XS[2]] == [(YS[0], YS[-1])]


def test_an_upright_ruling_goes_on_over_rows_in_which_none_of_it_is_left() -> None:
    rows, columns = broken()
    columns = [c for c in columns if not (c[0] == XS[3] and c[2] > 350)]
    blank = mend(rows, columns, lambda at, start, end: True)
    assert blank is not None
    assert [(a, b) for at, a, b in blank.columns if at == XS[3]] == [(YS[0], YS[-1])]


def test_a_side_of_which_nothing_is_left_stands_where_the_level_rulings_end() -> None:
    rows, columns = broken()
    rows = [(at, start, XS[4] if start == 1700 else end) for at, start, end in rows]
    made = found(rows, [c for c in columns if c[0] != XS[4]])
    assert (XS[4], YS[0], YS[-1]) in made.columns
    assert made.box == (XS[0], YS[0], XS[4], YS[-1])


def test_a_level_ruling_between_goals_is_one_of_the_table_and_a_fraction_bar_is_none() -> None:
    rows, columns = broken()
    rows = [r for r in rows if r[0] != YS[2]]
    rows += pieces(YS[2], (690, 900), (1010, 1500)) + pieces(650.0, (300, 600), (760, 1200))
    made = found(rows, columns)
    assert [(a, b) for at, a, b in made.rows if at == YS[2]] == [(XS[2], XS[4])]
    assert not [at for at, _, _ in made.rows if at == 650.0]


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        pytest.param(*whole(), id="a_whole_table"),
        pytest.param([], [], id="no_strokes"),
        pytest.param(broken()[0], [], id="level_pieces_alone"),
        pytest.param(
            [(y, a, b) for y in YS for a, b in itertools.pairwise(XS)], whole()[1], id="gaps_at_cell_borders_alone"
        ),
        pytest.param(pieces(200.0, (100, 180), (230, 420), (520, 900)), broken()[1], id="one_dashed_line"),
    ],
)
def test_what_is_no_broken_table_stays(rows: list[Stroke], columns: list[Stroke]) -> None:
    assert mend(rows, columns, _never) is None
