from __future__ import annotations

import pytest

from extractors.tables.indicators import find_indikator_tables
from tests.build import document, table
from tests.extractors.tables.found import only_table, texts_of, years_of


def test_years_in_the_first_body_row_belong_to_the_head() -> None:
    rows = [
        ["No", "INDIKATOR", "SATUAN", "TARGET", "<", "RUMUS"],
        ["1", "Keterbukaan informasi", "%", "2017", "2018", "A / B"],
        ["", None, "Jumlah", "0", "300", None],
        ["2", "Cakupan layanan", "Desa", "45", "46", "Jumlah desa"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "satuan") == ["Jumlah", "Desa"]
    assert [years_of(found, row) for row in (0, 1)] == [
        [("target", None, "0"), ("target", None, "300")],
        [("target", None, "45"), ("target", None, "46")],
    ]


def test_the_first_word_of_an_indicator_is_no_label_of_the_head_above_it() -> None:
    rows = [["SASARAN\nSTRATEGIS\nMeningkatnya A", "INDIKATOR\nSASARAN\nPersentase\nwarga", "Sumber Data\n\nLaporan"]]
    found = only_table(document("INDIKATOR KINERJA UTAMA", table(rows)))
    assert texts_of(found, "indikator") == ["Persentase warga"]


def test_labels_below_an_index_row_are_labels() -> None:
    rows = [
        ["Sasaran", "Indikator Kinerja", "Target 2023", "<"],
        ["1", "2", "3", "<"],
        [None, None, "K", "Rp"],
        ["Meningkatnya A", "Jumlah B", "5", "8.000.000"],
    ]
    rows[2][:2] = ["", ""]
    found = only_table(document(table(rows)))
    assert years_of(found) == [("target", None, "5")]


def test_short_texts_under_a_wider_cell_are_labels_whatever_they_say() -> None:
    made = table(
        [
            ["No", "Sasaran", "Indikator Kinerja", "Target 2016", "BULAN", "<", "<"],
            [None, None, None, None, "J", "F", "M"],
            ["1", "Meningkatnya A", "Persentase B", "63", "", "", ""],
            ["2", "Meningkatnya C", "Jumlah D", "5", "", "", ""],
        ]
    )
    (found,) = find_indikator_tables(document(made))
    assert [row.fields["indikator"].text for row in found.rows] == ["Persentase B", "Jumlah D"]


def test_years_that_are_counted_are_labels_and_no_row() -> None:
    rows = [
        ["No", "Indikator", "Satuan", "Kondisi Awal", "Target Capaian", "<"],
        [None, None, None, "Tahun 0", "Tahun ke-1", "Tahun ke-2"],
        ["1", "Skor pangan", "Skor", "79,4", "81", "82,5"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "indikator") == ["Skor pangan"]
    assert "several_values" in found.rows[0].doubts


def test_small_numbers_below_labels_of_quarters_are_values_and_no_quarters() -> None:
    rows = [
        ["No", "Indikator Kinerja", "Target Triwulan", "<"],
        [None, None, "TW I", "TW II"],
        ["1", "Jumlah dokumen", "2", "1"],
    ]
    found = only_table(document(table(rows)))
    assert [(v.period, v.value.text) for v in found.rows[0].yearly] == [("TW1", "2"), ("TW2", "1")]


def test_values_1_to_4_below_bare_quarters_are_values() -> None:
    rows = [
        ["Indikator Kinerja", "Target Tahun 2024 Triwulan", "<", "<", "<"],
        [None, "I", "II", "III", "IV"],
        ["Produksi padi", "1", "2", "3", "4"],
        ["Populasi sapi", "1", "2", "3", "4"],
    ]
    found = only_table(document(table(rows)))
    assert [years_of(found, at) for at in (0, 1)] == [[("target", f"TW{n}", str(n)) for n in (1, 2, 3, 4)]] * 2


@pytest.mark.parametrize("unit", ["%", "Persentase", "Anak/WUS", "Kegiatan", "Tahun"])
def test_years_printed_again_over_the_values_of_each_row_and_units_that_look_like_labels(unit: str) -> None:
    rows = [
        ["Indikator", "Satuan", "Target", "<"],
        ["Laju pertumbuhan", unit, "2021", "2022"],
        [None, None, "1,42", "1,40"],
        ["Angka kelahiran", unit, "2021", "2022"],
        [None, None, "2,51", "2,45"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "satuan") == [unit, unit]
    assert texts_of(found, "indikator") == ["Laju pertumbuhan", "Angka kelahiran"]
    assert [years_of(found, row) for row in (0, 1)] == [
        [("target", None, "1,42"), ("target", None, "1,40")],
        [("target", None, "2,51"), ("target", None, "2,45")],
    ]
    assert found.leftovers == ()


def test_years_of_the_head_printed_again_over_the_values_of_a_later_row_are_no_values() -> None:
    rows = [
        ["Indikator", "Target", "<"],
        ["", "2021", "2022"],
        ["Laju pertumbuhan", "1,42", "1,40"],
        ["", "2021", "2022"],
        ["Angka kelahiran", "2,51", "2,45"],
    ]
    found = only_table(document(table(rows)))
    assert [years_of(found, row) for row in (0, 1)] == [
        [("target", None, "1,42"), ("target", None, "1,40")],
        [("target", None, "2,51"), ("target", None, "2,45")],
    ]
    assert found.leftovers == ()
