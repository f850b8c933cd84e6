from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.page.lines import box_of
from extractors.tables.borderless.gutters import columns_of, edges_of, is_group_line, level_starts, opened
from tests.build import line
from tests.extractors.tables.borderless.found import blocks_of, grid, lines


def test_a_word_in_a_gutter_leaves_the_strips_at_its_two_sides() -> None:
    (gutter,) = opened([((100.0, 200.0),)], line("-", x=140))
    assert gutter == ((100.0, 140.0), (146.0, 200.0))


def test_a_strip_too_narrow_is_closed() -> None:
    assert opened([((100.0, 150.0),)], line("membangun", x=103)) == []


def test_the_edge_lies_in_the_strip_before_which_texts_begin() -> None:
    gutter = ((100.0, 130.0), (160.0, 166.0))
    below = [line("Mutu   BPS", x=124), line("Tertib", x=166), line("LHE", x=166)]
    assert edges_of(below, [gutter]) == (163.0,)
    assert edges_of([], [gutter]) == (115.0,)


def test_a_narrow_strip_stays_open_before_texts_that_begin_where_others_do() -> None:
    below = [line("Peta RTH", x=154), line("Laporan harian", x=154), line("Denah", x=154)]
    number = line("11,2", x=128)
    assert opened([((100.0, 154.0),)], number, 3.0, level_starts(below)) == [((100.0, 128.0), (152.0, 154.0))]
    assert opened([((100.0, 154.0),)], number, 3.0) == [((100.0, 128.0),)]


def test_columns_of_a_line() -> None:
    assert columns_of(line("Mutu      desa", x=0), [((30.0, 50.0),)]) == {0, 1}


_TEXTS = st.lists(st.text("ab ", min_size=1, max_size=40).filter(str.strip), min_size=1, max_size=6)


@given(_TEXTS)
def test_no_word_stands_in_a_strip_that_is_left_open(texts: list[str]) -> None:
    lines = [line(text, x=0) for text in texts]
    gutters = [((0.0, 240.0),)]
    for one in lines:
        gutters = [tuple(gutter) for gutter in opened(gutters, one)]
    for low, high in (strip for gutter in gutters for strip in gutter):
        assert high - low >= 6.0
        assert all(box_of(w).x1 <= low or box_of(w).x0 >= high for one in lines for w in one.words)


@pytest.mark.parametrize(
    ("text", "x", "group"),
    [
        pytest.param("Sasaran 3 : Meningkatnya mutu", 300.0, True, id="a_goal_in_the_middle"),
        pytest.param("Meningkatnya", 10.0, True, id="in_the_first_column"),
        pytest.param("sebelumnya", 300.0, False, id="the_last_word_of_another_text"),
    ],
)
def test_a_goal_of_a_table_without_a_column_of_goals(text: str, x: float, group: bool) -> None:
    gutters = [((40.0, 60.0),), ((200.0, 220.0),)]
    assert is_group_line(line(text, x=x), gutters, has_goals=False) is group


def test_labels_near_each_other_are_parted_where_the_rows_below_leave_a_strip_open() -> None:
    blocks = blocks_of(
        lines(
            "SASARAN STRATEGIS  INDIKATOR KINERJA  RUMUS       SUMBER DATA",
            "Mutu layanan       Persentase desa    A / B       Laporan",
            "Tertib desa        Nilai SAKIP        Nilai       LHE",
        )
    )
    assert grid(blocks[0]) == [
        ["SASARAN STRATEGIS", "INDIKATOR KINERJA", "RUMUS", "SUMBER DATA"],
        ["Mutu layanan", "Persentase desa", "A / B", "Laporan"],
        ["Tertib desa", "Nilai SAKIP", "Nilai", "LHE"],
    ]


def test_a_strip_inside_one_column_parts_nothing() -> None:
    blocks = blocks_of(
        lines(
            "SASARAN STRATEGIS     INDIKATOR KINERJA     TARGET",
            "Mutu  layanan         Persentase  desa      80 %",
            "Tata  kelola          Nilai  SAKIP          BB",
        )
    )
    assert grid(blocks[0])[1] == ["Mutu layanan", "Persentase desa", "80 %"]


def test_a_short_value_in_a_wide_gutter_leaves_the_strip_before_it_open() -> None:
    blocks = blocks_of(
        lines(
            "SASARAN STRATEGIS     INDIKATOR KINERJA              SUMBER DATA",
            "Mutu layanan          Persentase desa yang   -",
            "Tertib desa           Nilai SAKIP            Laporan tahunan",
            "Tata kelola           Indeks desa            LHE",
        )
    )
    assert [row[2] for row in grid(blocks[0])[1:]] == ["-", "Laporan tahunan", "LHE"]


def test_what_stands_right_of_a_fraction_stays_in_its_column() -> None:
    texts = (
        (100, "SASARAN STRATEGIS     INDIKATOR KINERJA    RUMUS                    TARGET"),
        (120, "Mutu layanan          Persentase desa      Jumlah desa            90%"),
        (127, "                                                         x 100%"),
        (132, "                                           Seluruh desa"),
        (160, "Tertib desa           Nilai SAKIP          Jumlah nilai           4 Dokumen"),
        (167, "                                                         x 100%"),
        (172, "                                           Seluruh nilai"),
    )
    blocks = blocks_of([line(text, top=top) for top, text in texts])
    assert [row[3] for row in grid(blocks[0])[1:]] == ["90%", "4 Dokumen"]
