"""Indicators side by side, one a column, the labels of their fields in the first column."""

from __future__ import annotations

import pytest

from extractors.find import find_blocks
from extractors.tables.labelled.matrices import is_matrix
from tests.build import document, table

MATRIX = [
    ["No. IKU", "IKU-1", "IKU-2", "IKU-3"],
    ["Sasaran Strategis", "Meningkatnya mutu layanan", "<", "Meningkatnya tata kelola"],
    ["Nama IKU", "Indeks kepuasan", "Persentase aduan selesai", "Nilai SAKIP"],
    ["Cara Penghitungan", "Hasil survei", "Aduan selesai / aduan masuk x 100%", "Hasil evaluasi"],
    ["Satuan", "Indeks", "%", "Nilai"],
    ["Target 2024", "85", "90", "BB"],
]


def test_each_column_beside_the_labels_is_an_indicator() -> None:
    (found,) = find_blocks(document(table(MATRIX, widths=[100, 130, 130, 130]))).tables
    rows = [{name: quote.text for name, quote in row.fields.items()} for row in found.rows]
    assert [(r["kode"], r["sasaran"], r["indikator"], r["satuan"], r["target"]) for r in rows] == [
        ("IKU-1", "Meningkatnya mutu layanan", "Indeks kepuasan", "Indeks", "85"),
        ("IKU-2", "Meningkatnya mutu layanan", "Persentase aduan selesai", "%", "90"),
        ("IKU-3", "Meningkatnya tata kelola", "Nilai SAKIP", "Nilai", "BB"),
    ]


def test_the_head_over_the_labels_is_no_value_of_a_field_below_it() -> None:
    head = ["Uraian", "IKU 1", "IKU 2", "IKU 3"]
    (found,) = find_blocks(document(table([head, *MATRIX[1:]], widths=[100, 130, 130, 130]))).tables
    assert [row.fields["formula"].text for row in found.rows] == [*MATRIX[3][1:]]
    assert [row.doubts for row in found.rows] == [(), (), ()]


@pytest.mark.parametrize("label", ["Uraian", "Keterangan", "Indikator Kinerja"])
def test_codes_beside_a_head_are_no_value_of_any_field(label: str) -> None:
    made = table([[label, "IKU 1", "IKU 2", "IKU 3"], *MATRIX[2:3], *MATRIX[4:], ["Sumber Data", "A", "B", "C"]])
    (found,) = find_blocks(document(made)).tables
    assert [{*row.fields} for row in found.rows] == [{"indikator", "satuan", "target", "sumber_data"}] * 3
    assert [row.fields["indikator"].text for row in found.rows] == [*MATRIX[2][1:]]
    assert [row.doubts for row in found.rows] == [(), (), ()]


def test_indicators_below_those_of_the_first_rows_lose_none_of_either() -> None:
    below = [["Nama IKU", "Indeks aduan", "Persentase arsip rapi", "Nilai LPPD"], *MATRIX[3:]]
    (found,) = find_blocks(document(table([*MATRIX[2:], *below], widths=[100, 130, 130, 130]))).tables
    assert {row.fields["indikator"].text for row in found.rows} == {*MATRIX[2][1:], *below[0][1:]}


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([[row[0], ":", row[1]] for row in MATRIX], id="a colon between label and value"),
        pytest.param([row[:2] for row in MATRIX], id="one indicator"),
        pytest.param(
            [["No", "Sasaran", "Indikator", "Satuan"], ["1", "Meningkatnya mutu", "Indeks A", "Indeks"]], id="head"
        ),
        pytest.param([["Sasaran", "Meningkatnya mutu", "Tertib"], ["Nama IKU", "A", "B"]], id="few labels"),
    ],
)
def test_other_tables_are_no_matrix(rows: list[list[str | None]]) -> None:
    assert not is_matrix(table(rows))


def test_a_first_column_that_names_the_indicator_with_another_field_only_is_no_matrix() -> None:
    rows = [row if row[0] != "Nama IKU" else ["Indikator dan Formula", *row[1:]] for row in MATRIX]
    assert not is_matrix(table(rows))


def test_a_value_beside_a_label_over_two_rows_is_read_whole() -> None:
    at = 4
    rows = [*MATRIX[:at], [None, "Survei tahunan", "Dari aplikasi", "Oleh kementerian"], *MATRIX[at:]]
    (found,) = find_blocks(document(table(rows, widths=[100, 130, 130, 130]))).tables
    assert [row.fields["formula"].text for row in found.rows] == [
        "Hasil survei Survei tahunan",
        "Aduan selesai / aduan masuk x 100% Dari aplikasi",
        "Hasil evaluasi Oleh kementerian",
    ]


def test_a_field_that_the_first_indicator_lacks_is_not_taken_from_the_next_one() -> None:
    rows: list[list[str | None]] = [
        ["Sasaran", "", "Meningkatnya tata kelola"],
        ["Nama IKU", "Indeks kepuasan", "Nilai SAKIP"],
        ["Formula", "Hasil survei", "Hasil evaluasi"],
        ["Satuan", "Indeks", "Nilai"],
        ["Target 2024", "85", "BB"],
    ]
    (found,) = find_blocks(document(table(rows, widths=[100, 130, 130]))).tables
    assert ["sasaran" in row.fields for row in found.rows] == [False, True]


def test_a_label_printed_twice_leaves_its_second_value_to_no_other_indicator() -> None:
    rows = [*MATRIX[:-1], ["Target", "85", "90", "BB"], ["Target", "86", "91", "A"]]
    (found,) = find_blocks(document(table(rows, widths=[100, 130, 130, 130]))).tables
    assert [row.fields["target"].text for row in found.rows] == ["85", "90", "BB"]
    assert all("leftover_words" in row.doubts for row in found.rows)


def test_what_stands_below_a_value_beside_no_label_goes_on_with_it() -> None:
    rows = [*MATRIX[:3], ["", "masyarakat", "tepat waktu", ""], *MATRIX[3:]]
    (found,) = find_blocks(document(table(rows, widths=[100, 130, 130, 130]))).tables
    assert [row.fields["indikator"].text for row in found.rows] == [
        "Indeks kepuasan masyarakat",
        "Persentase aduan selesai tepat waktu",
        "Nilai SAKIP",
    ]


def test_a_matrix_that_was_read_is_not_told_as_unread() -> None:
    rows: list[list[str | None]] = [
        ["Sasaran", "Meningkatnya A", "Meningkatnya tata kelola"], ["Nama IKU", "Indeks kepuasan", "Nilai SAKIP"],
        ["Formula", "Hasil survei", "Hasil evaluasi"], ["Dasar pikir lain", "Aneh sekali begini", "Nilai"],
        ["Satuan", "Indeks", "Nilai"], ["Target", "85", "BB"],
    ]  # fmt: skip
    found = find_blocks(document(table(rows, widths=[100, 130, 130])))
    assert ([len(one.rows) for one in found.tables], found.unread) == ([2], ())
