from __future__ import annotations

from dataclasses import replace

import pytest

from tests.build import document, scanned, table
from tests.extractors.tables.found import IKU_HEADER, TARGET_HEADER, only_table, texts_of


def test_an_index_row_that_skips_a_number_is_no_indicator() -> None:
    rows = [IKU_HEADER, ["1", "2", "", "4", "5"], ["1", "Meningkatnya A", "Persentase A", "a", "BPS"]]
    assert texts_of(only_table(document(table(rows))), "indikator") == ["Persentase A"]


@pytest.mark.parametrize("index", [["1", "2", "BS", "4", "5"], ["(1)", "(2)", "(3) —", "3 (4) dd", "(5)"]])
def test_an_index_row_misread_on_a_scan_is_no_indicator(index: list[str]) -> None:
    rows = [IKU_HEADER, index, ["1", "Meningkatnya A", "Persentase A", "a", "BPS"]]
    assert texts_of(only_table(document(scanned(table(rows)))), "indikator") == ["Persentase A"]


def test_a_row_of_short_values_on_a_scan_is_a_row() -> None:
    rows = [IKU_HEADER, ["1", "Mutu", "IPM", "75", "5"], ["2", "Meningkatnya A", "Persentase A", "a", "BPS"]]
    assert texts_of(only_table(document(scanned(table(rows)))), "indikator") == ["IPM", "Persentase A"]


def test_a_group_heading_that_says_nothing_known_is_left_over() -> None:
    rows = [
        ["No", "Sasaran", "Indikator Kinerja", "Target"],
        ["Lain-lain", "<", "<", "<"],
        ["1", "Meningkatnya mutu", "Persentase A", "80%"],
    ]
    assert [q.text for q in only_table(document(table(rows))).leftovers] == ["Lain-lain"]


def test_a_row_that_sums_up_the_others_is_no_indicator() -> None:
    rows = [
        ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target"],
        ["1", "Meningkatnya A", "Rata-rata lama sekolah", "Tahun", "8"],
        ["2", "Meningkatnya B", "Persentase B", "%", "52"],
        ["", "", "Rata-rata target persentase", "", "53,7"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "indikator") == ["Rata-rata lama sekolah", "Persentase B"]


def test_the_bare_word_of_a_sum_across_columns_is_of_no_row_and_in_one_column_a_unit() -> None:
    rows = [
        ["No", "Perspektif", "Indikator Kinerja", "Satuan", "Target", "Bobot (%)"],
        ["1", "KEUANGAN", "Pendapatan air", "Rp juta", "41.250", "60"],
        ["2", "PELAYANAN", "Aduan selesai", "Jumlah", "97", "40"],
        [None, None, None, "Jumlah", "98", "0"],
        ["JUMLAH", "<", "<", "<", "<", "100"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "indikator") == ["Pendapatan air", "Aduan selesai"]
    assert texts_of(found, "target") == ["41.250", "97 98"]
    assert [quote.text for quote in found.others] == ["JUMLAH", "100"]


@pytest.mark.parametrize(
    "total",
    [["JUMLAH INDIKATOR", "<", "<", "", "2"], ["Total IKU", "<", "<", "2", ""], ["JUMLAH", "<", "2 indikator", "", ""]],
    ids=["how many", "of the kind", "with a unit"],
)
def test_a_row_that_counts_the_indicators_is_none(total: list[str | None]) -> None:
    rows: list[list[str | None]] = [
        ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target"],
        ["1", "Meningkatnya A", "Persentase B", "%", "52"],
        ["2", "Meningkatnya C", "Jumlah inovasi", "Indikator", "8"],
        total,
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "indikator") == ["Persentase B", "Jumlah inovasi"]
    assert [row.doubts for row in found.rows] == [(), ()]


def test_a_row_that_sums_up_the_weights_of_a_goal_is_no_goal() -> None:
    rows = [
        ["Sasaran Strategis", "Kode IKU", "Indikator", "Satuan", "Bobot", "Target"],
        ["SS 1. Meningkatnya A", "IKU 1.1", "Persentase A", "%", "15", "75"],
        ["Jumlah bobot SS 1", "<", "<", "<", "15", ""],
        ["SS 2. Meningkatnya B", "IKU 2.1", "Persentase B", "%", "15", "75"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "sasaran") == ["Meningkatnya A", "Meningkatnya B"]
    assert [row.doubts for row in found.rows] == [(), ()]


def test_another_list_in_the_same_grid_is_no_part_of_the_table() -> None:
    rows = [
        TARGET_HEADER,
        ["1", "Meningkatnya A", "Persentase B", "80%"],
        ["NO", "TUPOKSI", "SATUAN", "KETERANGAN"],
        ["1", "Menyusun rencana kerja", "Laporan", ""],
    ]
    assert texts_of(only_table(document(table(rows))), "indikator") == ["Persentase B"]


def test_programmes_and_money_below_the_indicators_are_no_rows() -> None:
    rows = [
        TARGET_HEADER,
        ["1", "Meningkatnya A", "Persentase B", "80%"],
        ["No", "Program", "Anggaran", "Keterangan"],
        ["1", "Program C", "Rp 1.000.000.000", "APBD"],
    ]
    assert texts_of(only_table(document(table(rows))), "target") == ["80%"]


def test_a_budget_row_across_columns_is_no_target() -> None:
    rows = [
        ["Kode", "Sasaran", "Indikator Kinerja", "Target", "Satuan"],
        ["1", "URUSAN WAJIB BUKAN PELAYANAN DASAR", "<", "<", "<"],
        ["1.1", "Meningkatnya A", "Jumlah B", "5", "Unit"],
    ]
    assert texts_of(only_table(document(table(rows))), "target") == ["5"]


def test_the_frame_of_a_stamp_on_top_of_a_scanned_page_goes_on_with_no_row() -> None:
    first = [IKU_HEADER, ["1", "Meningkatnya A", "Persentase A", "Jumlah A", "BPS"]]
    second = table([[""] * 5, ["2", "Meningkatnya B", "Persentase B", "Jumlah B", "BPS"]], page=2)
    stamp = replace(
        table([["DITERIMA\nTgl : 9 - 9 - 2021"]], page=2, x=450.0, widths=[190.0]).cells[0], col=3, col_span=2
    )
    cells = tuple(cell for cell in second.cells if cell.row)
    made = document(pages=[[scanned(table(first))], [scanned(replace(second, cells=(stamp, *cells)))]])
    assert texts_of(only_table(made), "sumber_data") == ["BPS", "BPS"]
