"""Which rows a head takes, and which rows below it are none of it."""

from __future__ import annotations

from extractors.tables.heads.find import find_header
from tests.build import document, table
from tests.extractors.tables.found import only_table, texts_of


def test_a_sub_label_that_the_head_reaches_down_to_is_no_row() -> None:
    rows = [
        ["NO", "SASARAN", "INDIKATOR KINERJA", "TARGET", "<"],
        [None, None, None, "VOLUME", "SATUAN"],
        ["1", "Meningkatnya A", "Jumlah B", "90", "Orang"],
        ["2", "Meningkatnya C", "Persentase D", "80", "%"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "target") == ["90", "80"]
    assert texts_of(found, "satuan") == ["Orang", "%"]


def test_a_row_below_the_numbers_of_the_columns_is_none_of_the_head_whatever_its_words() -> None:
    rows = [
        ["No", "Sasaran", "Indikator Kinerja Utama", "Penjelasan/Formulasi", "Sumber Data"],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        ["1", "Meningkatnya mutu", "Indeks kepuasan", "Hasil survei semester I dan II", "Laporan"],
        ["2", "Tertibnya desa", "Persentase desa tertib", "Desa tertib / jumlah desa x 100%", "Register"],
    ]
    assert texts_of(only_table(document(table(rows))), "formula") == [row[3] for row in rows[2:]]


def test_labels_over_two_grid_rows_are_joined() -> None:
    rows = [
        ["NO", "SASARAN", "INDIKATOR", "TARGET", "SUMBER"],
        ["", "STRATEGIS", "KINERJA UTAMA", "", "DATA"],
        ["1", "Meningkatnya A", "Persentase B", "80", "Statistik"],
    ]
    found = only_table(document(table(rows)))
    assert [h.fields for h in found.header] == [("no",), ("sasaran",), ("indikator",), ("target",), ("sumber_data",)]
    assert texts_of(found, "sasaran") == ["Meningkatnya A"]


def test_a_mission_beside_the_lower_labels_of_a_header_hides_none_of_them() -> None:
    rows = [
        ["TUJUAN", "SASARAN", "INDIKATOR KINERJA", "TAHUN", "<", "KETERANGAN"],
        ["Misi 2: Meningkatkan kinerja", "<", "<", "Kondisi Tahun 2018", "Target Tahun 2019", None],
        ["Mutu", "Meningkatnya A", "Nilai A", "51,02", "85", "lomba"],
    ]
    (row,) = only_table(document(table(rows))).rows
    assert [(y.kind, y.value.text) for y in row.yearly] == [("baseline", "51,02"), ("target", "85")]


def test_a_head_in_two_languages_is_a_head() -> None:
    rows = [
        [
            "Sasaran Strategis\nStrategic Objective",
            "Indikator Kinerja\nKey Performance Indicator",
            "Satuan\nUnit",
            "Target 2021",
        ],
        ["Meningkatnya A", "Rasio A", "Rasio", "0,7"],
    ]
    found = only_table(document(table(rows, page=None)))
    assert texts_of(found, "indikator") == ["Rasio A"]


def test_a_form_above_a_list_in_the_same_grid_is_no_part_of_its_head() -> None:
    rows = [
        ["Fungsi", "<", "a. penyelenggaraan administrasi keuangan b. fasilitasi rapat", "<", "<"],
        ["No", "Sasaran", "Indikator Kinerja Utama", "Target", "Sumber Data"],
        ["1", "Meningkatnya A", "Persentase A", "75", "BPS"],
    ]
    found = only_table(document(table(rows)))
    assert [cell.label.text for cell in found.header] == rows[1]


def test_labels_over_all_columns_right_below_the_head_head_rows_and_no_column() -> None:
    rows = [
        ["No", "Sasaran", "Indikator Kinerja Utama", "Target", "Satuan"],
        ["PERSPEKTIF STAKEHOLDER", "<", "<", "<", "<"],
        ["1", "Meningkatnya A", "Persentase B", "80", "%"],
        ["PERSPEKTIF SUMBER DAYA", "<", "<", "<", "<"],
        ["2", "Meningkatnya C", "Nilai D", "75", "Nilai"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "indikator") == ["Persentase B", "Nilai D"]
    assert texts_of(found, "target") == ["80", "75"]


def test_the_rest_of_labels_in_a_row_of_its_own_is_of_the_head() -> None:
    again = ["No.", "Kinerja Utama / Indikator Kinerja", "Penjelasan / Formulasi", "Penanggung", "Sumber Data"]
    rows = [again, ["", "Utama", "", "Jawab", ""], ["1", "Persentase D", "D / B", "Panitera", "C"]]
    header = find_header(table(rows))
    assert header is not None
    assert header.body_row == 2
    assert header.columns[3].label.text == "Penanggung Jawab"
