from __future__ import annotations

import pytest

from tests.build import document, scanned, table
from tests.extractors.tables.found import IKU_HEADER, only_table


def test_rows_before_the_first_goal_are_doubted() -> None:
    rows = [
        IKU_HEADER,
        ["1", "", "Persentase A", "A dibagi total", "BPS"],
        ["2", "Meningkatnya B", "Persentase B", "B dibagi total", "BPS"],
    ]
    rows += [["3", "Meningkatnya C", "Persentase C", "C dibagi total", "BPS"]]
    assert [row.doubts for row in only_table(document(table(rows))).rows] == [("values_missing",), (), ()]


def test_a_goal_without_an_indicator_is_doubted() -> None:
    rows = [IKU_HEADER, ["1", "Meningkatnya A", "Persentase A", "a", "BPS"], ["2", "Meningkatnya B", "", "", ""]]
    assert [row.doubts for row in only_table(document(table(rows))).rows][-1] == ("values_missing",)


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (["Nilai A", "80 85", "Nilai"], "several_numbers"),
        (["Nilai A", "Terlaksananya semua kegiatan yang direncanakan dinas", "Nilai"], "type_unfit"),
        (["Nilai A", "80", "75"], "type_unfit"),
        (["Nilai A", "Target", "Nilai"], "label_in_value"),
    ],
    ids=["two numbers", "prose", "a number as unit", "a label"],
)
def test_what_is_unlike_its_column_is_doubted(cells: list[str], code: str) -> None:
    rows = [["No", "Indikator Kinerja", "Target", "Satuan"], ["1", *cells], ["2", "Jumlah B", "7", "Unit"]]
    first, second = only_table(document(table(rows))).rows
    assert code in first.doubts
    assert second.doubts == ()


@pytest.mark.parametrize(
    "value", ["100 dari 110 desa", "88/100.000 KH", "5 - 10", "14 Jenis dan 40 Kabupaten", "A (80,1)", "2 x 24 jam"]
)
def test_one_value_of_several_numbers_is_no_doubt(value: str) -> None:
    rows = [
        ["No", "Indikator Kinerja", "Target", "Satuan"],
        ["1", "Nilai A", value, "Nilai"],
        ["2", "Jumlah B", "7", "Unit"],
    ]
    assert only_table(document(table(rows, widths=[30, 150, 200, 80]))).rows[0].doubts == ()


def test_a_row_without_values_where_others_have_them_is_doubted() -> None:
    rows = [
        ["No", "Indikator Kinerja", "Satuan", "Target"],
        ["1", "Persentase A", "%", "70"],
        ["2", "Nilai B", "", ""],
        ["3", "Jumlah C", "Unit", "7"],
    ]
    found = only_table(document(table(rows)))
    assert [row.doubts for row in found.rows] == [(), ("values_missing",), ()]


def test_a_row_of_one_text_that_tells_nothing_is_doubted_in_the_rows_below_where_goals_are_missing() -> None:
    rows = [["No", "Indikator Kinerja", "Target"], ["Pilar kerukunan", "<", "<"], ["1", "Indeks kerukunan", "78,2"]]
    assert "leftover_words" in only_table(document(table(rows))).rows[0].doubts


@pytest.mark.parametrize("from_picture", [True, False])
def test_an_indicator_whose_row_meets_two_goals_is_doubted_on_a_scan(from_picture: bool) -> None:
    rows: list[list[str | None]] = [
        [*IKU_HEADER],
        ["1", "Menurunnya A", "Persentase A", "a dibagi total", "BPS"],
        [None, None, "Persentase B", "b dibagi total", "BPS"],
        ["2", "Meningkatnya C", None, None, None],
        [None, None, "Persentase C", "c dibagi total", "BPS"],
    ]
    made = table(rows)
    found = only_table(document(scanned(made) if from_picture else made)).rows
    twice = [row.fields["indikator"].text for row in found if "read_twice" in row.doubts]
    assert twice == (["Persentase B", "Persentase B"] if from_picture else [])
