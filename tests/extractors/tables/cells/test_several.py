from __future__ import annotations

import pytest

from extractors.tables.indicators import find_indikator_tables
from tests.build import document, table
from tests.extractors.tables.found import IKU_HEADER, TARGET_HEADER, only_table, texts_of


def test_several_numbered_indicators_in_one_cell_are_paired_with_their_targets_by_height() -> None:
    rows = [
        ["No", "Sasaran", "Indikator Kinerja", "Target"],
        ["1", "Meningkatnya mutu", "1. Persentase A yang\nbaik\n2. Jumlah B\n3. Nilai C", "80%\n\n90 unit\nBB"],
    ]
    found = only_table(document("PERJANJIAN KINERJA", table(rows)))
    assert texts_of(found, "indikator") == ["Persentase A yang baik", "Jumlah B", "Nilai C"]
    assert texts_of(found, "target") == ["80%", "90 unit", "BB"]
    assert texts_of(found, "sub_no") == ["1", "2", "3"]


def test_bulleted_parts_with_their_own_targets_are_rows_under_their_sentence() -> None:
    rows = [
        ["No", "Sasaran", "Indikator Kinerja", "Target"],
        [
            "1",
            "Meningkatnya data",
            "1. Jumlah laporan keuangan:\n- Dana umum\n- Belanja pegawai",
            "\n2 Dokumen\n3 Dokumen",
        ],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "indikator") == ["Dana umum", "Belanja pegawai"]
    assert texts_of(found, "parent") == ["Jumlah laporan keuangan:"] * 2
    assert texts_of(found, "target") == ["2 Dokumen", "3 Dokumen"]


def test_bulleted_parts_under_one_target_stay_one_indicator() -> None:
    rows = [
        ["No", "Sasaran", "Indikator Kinerja", "Target"],
        ["1", "Meningkatnya data", "Jumlah laporan keuangan:\n- Dana umum\n- Belanja pegawai", "2 Dokumen"],
    ]
    assert texts_of(only_table(document(table(rows))), "target") == ["2 Dokumen"]


def test_a_full_width_sentence_with_a_colon_opens_the_bulleted_indicators_below() -> None:
    rows = [
        ["Indikator", "Target", "Penjelasan"],
        ["Jumlah laporan daerah :", "<", "<"],
        ["- Dana umum", "2 Dokumen", "Dana dari pusat"],
        ["- Belanja", "3 Dokumen", "Belanja pegawai"],
    ]
    found = only_table(document("INDIKATOR KINERJA UTAMA", table(rows)))
    assert texts_of(found, "indikator") == ["Dana umum", "Belanja"]
    assert texts_of(found, "parent") == ["Jumlah laporan daerah :"] * 2
    assert found.leftovers == ()


def test_lettered_indicators_that_share_their_formula_are_rows_of_their_own() -> None:
    rows = [
        IKU_HEADER,
        [
            "1",
            "Meningkatnya A",
            "a. Tingkat konsumsi energi\nb. Skor pola pangan",
            "Peningkatan\npangan",
            "Badan Pusat\nStatistik Nasional",
        ],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "indikator") == ["Tingkat konsumsi energi", "Skor pola pangan"]
    assert texts_of(found, "formula") == ["Peningkatan pangan"] * 2
    assert texts_of(found, "sumber_data") == ["Badan Pusat Statistik Nasional"] * 2


def test_items_of_a_cell_whose_source_is_a_name_in_small_letters_are_paired() -> None:
    cells = ["Meningkatnya A", "• Jumlah B\n\n• Jumlah C", "Banyaknya b\n\nBanyaknya c", "Posko\n\ne-PKH"]
    found = only_table(document(table([["Sasaran", "Indikator", "Formula", "Sumber"], cells])))
    assert texts_of(found, "sumber_data") == ["Posko", "e-PKH"]


@pytest.mark.parametrize(
    ("indicators", "targets"),
    [
        ("• Tingkat kepuasan\n• Persentase pengunjung", "90%\n20%"),
        ("- Tingkat kepuasan\n- Persentase pengunjung", "- 90%\n- 20%"),
        ("a. Tingkat kepuasan\nb. Persentase pengunjung", "a. 90%\nb. 20%"),
        ("Tingkat kepuasan\nPersentase pengunjung", "90%\n20%"),
    ],
    ids=["bullets", "dashes", "letters", "line feeds"],
)
@pytest.mark.parametrize("page", [1, None], ids=["on a page", "without geometry"])
def test_several_indicators_of_a_cell_take_their_own_targets(indicators: str, targets: str, page: int | None) -> None:
    rows = [TARGET_HEADER, ["1", "Meningkatnya A", indicators, targets], ["2", "Meningkatnya B", "Nilai C", "75"]]
    found = only_table(document(table(rows, page=page, widths=[30, 120, 200, 60])))
    assert texts_of(found, "indikator") == ["Tingkat kepuasan", "Persentase pengunjung", "Nilai C"]
    assert texts_of(found, "target") == ["90%", "20%", "75"]
    assert [row.doubts for row in found.rows] == [(), (), ()]


def test_indicators_and_targets_of_different_number_are_kept_whole_and_doubted() -> None:
    rows = [TARGET_HEADER, ["1", "Meningkatnya A", "• Tingkat B\n• Persentase C\n• Nilai D", "90%\n20%"]]
    (row,) = only_table(document(table(rows, page=None))).rows
    assert row.quote("target").text == "90% 20%"
    assert "counts_differ" in row.doubts


def test_lettered_parts_that_nothing_beside_parts_stay_whole_and_doubted() -> None:
    parts = "Persentase peningkatan produksi\na. Produksi A\nb. Produksi B"
    rows = [["No", "Sasaran", "Indikator", "Formula"], ["1", "Meningkatnya A", parts, "Jumlah dibagi jumlah"]]
    (found,) = find_indikator_tables(document(table(rows)))
    assert [("counts_differ" in row.doubts) for row in found.rows] == [True]
