from __future__ import annotations

from extractors.tables.indicators import find_indikator_tables
from tests.build import document, table
from tests.extractors.tables.found import IKU_HEADER, only_table, texts_of


def test_inline_labels_split_a_cell_into_its_fields() -> None:
    rows = [
        ["No", "Kinerja Utama", "Indikator Kinerja Utama", "Penjelasan"],
        [
            "1",
            "Meningkatnya mutu",
            "Nilai A",
            "Alasan : penting sekali\nFormulasi Perhitungan:\nJumlah A / Jumlah B x 100%\n"
            "Tipe Perhitungan : Kumulatif\nSumber Data : BPS",
        ],
    ]
    (row,) = only_table(document(table(rows))).rows
    assert row.quote("alasan").text == "penting sekali"
    assert row.quote("formula").text == "Jumlah A / Jumlah B x 100%"
    assert row.quote("tipe_perhitungan").text == "Kumulatif"
    assert row.quote("sumber_data").text == "BPS"


def test_the_bullets_of_a_list_of_sources_are_printed_text() -> None:
    rows = [IKU_HEADER, ["1", "Meningkatnya A", "Persentase A", "• a / b", "• Laporan\n• Kartu"]]
    (row,) = only_table(document(table(rows))).rows
    assert row.quote("sumber_data").text == "• Laporan • Kartu"
    assert row.quote("formula").text == "a / b"


def test_codes_in_brackets_are_codes() -> None:
    made = table(
        [
            ["#", "Sasaran", "Indikator", "Satuan", "Target"],
            ["1", "[S 1.0] Meningkatnya A", "[IKU 1.1] Persentase A", "%", "60"],
            [None, None, "[IKU 1.2] Persentase B", "%", "30"],
        ]
    )
    found = only_table(document(made))
    assert texts_of(found, "sasaran") == ["Meningkatnya A"] * 2
    assert list(zip(texts_of(found, "kode"), texts_of(found, "indikator"), strict=True)) == [
        ("IKU 1.1", "Persentase A"),
        ("IKU 1.2", "Persentase B"),
    ]


def test_what_one_cell_tells_of_one_indicator_label_by_label_is_one_row() -> None:
    told = "Indikator: Angka Kematian Ibu\nRumus: A / B x 100.000\nSumber data: Laporan"
    rows = [["No", "Uraian Indikator", "Target"], ["1", told, "98 per\n100.000 KH"], ["2", "Indikator: Nilai B", "14"]]
    (found,) = find_indikator_tables(document(table(rows, widths=[40, 220, 80])))
    first = {name: quote.text for name, quote in found.rows[0].fields.items()}
    assert len(found.rows) == 2
    assert (first["indikator"], first["formula"], first["sumber_data"], first["target"]) == (
        "Angka Kematian Ibu",
        "A / B x 100.000",
        "Laporan",
        "98 per 100.000 KH",
    )


def test_codes_are_taken_off_goals_and_indicators() -> None:
    rows = [
        ["Sasaran Strategis", "Indikator Kinerja Utama", "Formulasi"],
        ["SS1. Meningkatnya A", "IKU 1.1 Persentase B", "x / y"],
        ["SS2. Meningkatnya C", "Persentase D", "x / y"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "kode") == ["IKU 1.1", "SS2"]
    assert texts_of(found, "sub_no") == ["1.1", ""]
    assert texts_of(found, "sasaran") == ["Meningkatnya A", "Meningkatnya C"]
    assert texts_of(found, "indikator") == ["Persentase B", "Persentase D"]


def test_a_code_in_a_cell_of_its_own_before_the_indicator_is_its_code() -> None:
    rows = [
        ["Kode", "Sasaran Strategis", "Indikator Kinerja Utama", "<", "Target"],
        ["SS.1", "Meningkatnya A", "IKU.1", "Persentase B", "75"],
        [None, None, "IKU.2", "Persentase C", "80"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "kode") == ["IKU.1", "IKU.2"]
    assert texts_of(found, "no") == ["SS.1", "SS.1"]  # the goal's code had reached no column
    assert texts_of(found, "indikator") == ["Persentase B", "Persentase C"]


def test_of_two_columns_of_codes_the_one_before_the_goals_holds_their_numbers() -> None:
    rows = [
        ["Kode SS", "Sasaran Strategis", "Kode IKU", "Indikator Kinerja Utama", "Target"],
        ["SS1", "Meningkatnya A", "IKSK 1.1", "Persentase B", "75"],
        [None, None, "IKSK 1.2", "Jumlah C", "80"],
        ["SS2", "Meningkatnya D", "IKSK 2.1", "Nilai D", "B"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "no") == ["SS1", "SS1", "SS2"]
    assert texts_of(found, "kode") == ["IKSK 1.1", "IKSK 1.2", "IKSK 2.1"]
    assert [r.doubts for r in found.rows] == [()] * 3
