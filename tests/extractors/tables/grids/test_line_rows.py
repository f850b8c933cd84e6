"""A row of the sheet for each line of text, the number in the first alone."""

from __future__ import annotations

from tests.build import document, table
from tests.extractors.tables.found import only_table, texts_of

HEAD = ["No", "Sasaran", "Indikator Kinerja", "Formula"]
FIRST = ["1.", "Meningkatnya mutu", "Nilai mutu menurut", "Hasil penilaian"]
REST = ["", "pengawasan", "hasil penjaminan", ""]
SECOND = ["2.", "Meningkatnya tertib", "Persentase temuan", "Temuan selesai"]
SECOND_REST = ["", "", "yang selesai", "dibagi temuan"]


def test_lines_in_rows_of_their_own_go_on_with_the_numbered_row_above() -> None:
    found = only_table(document(table([HEAD, FIRST, REST, SECOND, SECOND_REST])))
    assert texts_of(found, "sasaran") == ["Meningkatnya mutu pengawasan", "Meningkatnya tertib"]
    assert texts_of(found, "indikator") == ["Nilai mutu menurut hasil penjaminan", "Persentase temuan yang selesai"]
    assert texts_of(found, "formula") == ["Hasil penilaian", "Temuan selesai dibagi temuan"]
    assert not any("rows_by_place" in row.doubts for row in found.rows)


def test_a_line_that_opens_with_a_capital_is_a_doubt_of_its_row() -> None:
    names = ["", "BPKP", "yang berlaku", ""]
    rests = [REST, ["", "internal pada", "mutu dari", "menurut tim"], names]
    found = only_table(document(table([HEAD, FIRST, *rests, SECOND, SECOND_REST])))
    assert texts_of(found, "sasaran") == ["Meningkatnya mutu pengawasan internal pada BPKP", "Meningkatnya tertib"]
    assert ["rows_by_place" in row.doubts for row in found.rows] == [True, False]


def test_indicators_without_numbers_below_a_numbered_goal_stay_rows() -> None:
    rows = [HEAD, FIRST, ["", "", "Persentase B", "B dibagi C"], SECOND, ["", "", "Persentase D", "D dibagi E"]]
    found = only_table(document(table(rows)))
    assert texts_of(found, "indikator") == ["Nilai mutu menurut", "Persentase B", "Persentase temuan", "Persentase D"]


def test_a_table_all_in_small_letters_tells_no_rows_that_go_on() -> None:
    rows = [HEAD, *([text.lower() for text in row] for row in (FIRST, REST, SECOND, SECOND_REST))]
    assert len(only_table(document(table(rows))).rows) > 2


def test_items_with_marks_or_values_of_their_own_go_on_with_no_row() -> None:
    items = [["", "", "a. rasio guru", "guru dibagi murid"], ["", "", "b. rasio bidan", "bidan dibagi warga"]]
    found = only_table(document(table([HEAD, FIRST, *items, SECOND, SECOND_REST])))
    assert texts_of(found, "indikator")[1:3] == ["rasio guru", "rasio bidan"]
    head = [*HEAD, "Sumber Data", "Target"]
    valued = [["", "", "jumlah guru", "guru dihitung", "laporan", "75 orang"]] * 2
    rows = [head, [*FIRST, "Dinas", "100 orang"], *valued, [*SECOND, "Badan", "90%"]]
    assert texts_of(only_table(document(table(rows))), "target") == ["100 orang", "75 orang", "75 orang", "90%"]


def test_a_line_that_opens_as_an_indicator_is_a_doubt_of_its_row() -> None:
    rests = [REST, ["", "", "jumlah guru", "menurut tim"]]
    found = only_table(document(table([HEAD, FIRST, *rests, SECOND, SECOND_REST])))
    assert ["rows_by_place" in row.doubts for row in found.rows] == [True, False]
