"""Several columns of goals before one of indicators, each row's goal in that of its level, cells left blank and not merged."""

from __future__ import annotations

from tests.build import document, table
from tests.extractors.tables.found import only_table, texts_of

LEVELS = ["Sasaran Strategis", "Sasaran Program", "Sasaran Kegiatan", "Indikator Kinerja", "Target"]
WIDE = (230.0,) * 5


def test_a_goal_in_a_wider_column_is_that_of_its_row_and_not_the_last_one_of_the_nearest_column() -> None:
    rows = [
        LEVELS,
        ["Meningkatnya A", "", "", "Indeks A", "72"],
        ["", "Meningkatnya B", "", "Indeks B", "85"],
        ["", "", "Meningkatnya C", "Persentase C", "90%"],
        ["Meningkatnya D", "", "", "Persentase D", "80%"],
        ["", "", "", "Persentase E", "81%"],
    ]
    found = only_table(document(table(rows, widths=WIDE)))
    assert texts_of(found, "sasaran") == [f"Meningkatnya {x}" for x in "ABCDD"]
    assert ["goal_by_place" in row.doubts for row in found.rows] == [True, True, False, True, True]
    assert found.leftovers == ()


def test_a_wider_goal_over_several_rows_is_claimed_in_all_of_them() -> None:
    rows = [
        LEVELS,
        ["Meningkatnya A", "Meningkatnya B", "Meningkatnya C", "Persentase C", "90%"],
        [None, "Meningkatnya D", "", "Persentase D", "80%"],
        [None, None, "", "Persentase E", "81%"],
    ]
    found = only_table(document(table(rows, widths=WIDE)))
    assert texts_of(found, "sasaran") == ["Meningkatnya C", "Meningkatnya D", "Meningkatnya D"]
    assert [q.text for q in found.leftovers] == ["Meningkatnya A", "Meningkatnya B"]


def test_a_wider_goal_that_is_not_worded_as_one_leaves_the_goal_of_its_row_in_doubt() -> None:
    rows = [
        LEVELS,
        ["", "", "Meningkatnya C", "Persentase C", "90%"],
        ["Air untuk semua", "", "", "Persentase D", "80%"],
        ["", "", "", "Persentase E", "81%"],
        ["", "", "Meningkatnya F", "Persentase F", "82%"],
    ]
    found = only_table(document(table(rows, widths=WIDE)))
    assert ["goal_by_place" in row.doubts for row in found.rows] == [False, True, True, False]
    assert [q.text for q in found.leftovers] == ["Air untuk semua"]


def test_a_programme_before_a_blank_cell_of_goals_takes_the_goal_of_the_one_above_in_doubt() -> None:
    rows = [
        ["Program", "Sasaran", "Indikator Kinerja", "Target"],
        ["Program Jalan", "Meningkatnya A", "Indeks A", "72"],
        ["", "", "Indeks B", "85"],
        ["Program Air", "", "Indeks C", "90"],
        ["Program Listrik", "Meningkatnya D", "Indeks D", "80"],
    ]
    found = only_table(document(table(rows, widths=WIDE[:4])))
    assert texts_of(found, "sasaran") == ["Meningkatnya A", "Meningkatnya A", "Meningkatnya A", "Meningkatnya D"]
    assert ["goal_by_place" in row.doubts for row in found.rows] == [False, False, True, False]


def test_a_programme_behind_its_goal_takes_it_without_doubt() -> None:
    rows = [
        ["Sasaran", "Program", "Indikator Kinerja", "Target"],
        ["Meningkatnya A", "", "Indeks A", "72"],
        ["", "Program Jalan", "Indeks B", "85"],
    ]
    found = only_table(document(table(rows, widths=WIDE[:4])))
    assert texts_of(found, "sasaran") == ["Meningkatnya A", "Meningkatnya A"]
    assert not any("goal_by_place" in row.doubts for row in found.rows)


def test_a_text_without_level_beside_it_is_a_goal_in_doubt_and_so_are_rows_that_take_it() -> None:
    rows = [
        ["Level", "Uraian Kinerja", "Indikator Kinerja", "Satuan", "Target"],
        ["Sasaran", "Meningkatnya A", "Indeks A", "indeks", "72"],
        ["Program", "Jalan", "Panjang B", "km", "12"],
        ["", "Air", "Panjang C", "km", "13"],
        ["Sasaran", "", "Indeks D", "indeks", "80"],
        ["Sasaran", "Jalan mantap", "Indeks E", "indeks", "81"],
    ]
    found = only_table(document(table(rows, widths=WIDE)))
    assert texts_of(found, "sasaran") == ["Meningkatnya A", "", "Air", "Air", "Jalan mantap"]
    assert ["goal_by_place" in row.doubts for row in found.rows] == [False, False, True, True, False]
