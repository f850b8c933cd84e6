from __future__ import annotations

import pytest

from extractors.tables.indicators import find_indikator_tables
from tests.build import document, table
from tests.extractors.tables.found import only_table, texts_of


def test_two_row_header_with_years_fills_targets() -> None:
    rows = [
        ["No", "Sasaran", "Indikator Kinerja", "Target", "<"],
        [None, None, None, "2017", "2018"],
        ["Misi 2: membangun", "<", "<", "<", "<"],
        ["1", "Meningkatnya mutu", "Persentase A", "80%", "90%"],
    ]
    found = only_table(document(table(rows)))
    (row,) = found.rows
    assert [(y.year.text, y.kind, y.value.text) for y in row.yearly] == [
        ("Target 2017", "target", "80%"),
        ("Target 2018", "target", "90%"),
    ]
    assert found.leftovers == ()


def test_the_target_of_the_year_beside_its_quarters_is_the_rows_own() -> None:
    rows = [
        ["NO", "SASARAN", "INDIKATOR KINERJA", "TARGET 2017", "TRIWULAN", "<", "<", "<"],
        [None, None, None, None, "I", "II", "III", "IV"],
        ["1", "Meningkatnya A", "Persentase B", "58,65", "10", "20", "30", "58,65"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "target") == ["58,65"]
    assert [y.period for y in found.rows[0].yearly] == [None, "TW1", "TW2", "TW3", "TW4"]


@pytest.mark.parametrize(
    ("above", "year"),
    [
        pytest.param(["Rencana Strategis 2021-2026", "Tahun aktif: 2023"], "2023", id="a_line_that_says_the_year"),
        pytest.param(["Renstra 2021 s.d. 2026", "RENCANA AKSI 2024"], "2024", id="not_of_a_span"),
        pytest.param(["Peraturan Bupati Nomor 4 Tahun 2022", "RENCANA AKSI 2024"], "2024", id="not_of_a_regulation"),
        pytest.param(["Dicetak 3 Januari 2025", "RENCANA AKSI 2024"], "2024", id="not_of_a_date"),
        pytest.param(["LAPORAN 2023", "RENCANA AKSI 2024"], None, id="two_years"),
    ],
)
def test_quarters_are_dated_by_the_year_that_is_meant(above: list[str], year: str | None) -> None:
    head = [["No", "Sasaran", "Indikator Kinerja", "Target Triwulan", "<"], [None, None, None, "TW I", "TW II"]]
    found = only_table(document(*above, table([*head, ["1", "Meningkatnya A", "Angka infeksi", "2", "1"]])))
    assert [value.year.text for value in found.rows[0].yearly] == [
        " ".join(filter(None, ["Target Triwulan", part, year])) for part in ("TW I", "TW II")
    ]


def test_quarters_without_a_year_near_them_are_dated_by_the_one_that_the_page_was_printed_for() -> None:
    head = [["Indikator Kinerja", "Target Triwulan", "<"], [None, "TW I", "TW II"]]
    other = table([["No", "Indikator Kinerja", "Satuan"], ["1", "Angka infeksi", "%"]], top=150)
    quarters = table([*head, ["Angka infeksi", "2", "1"]], top=400)
    texts = ("e-SAKIP Masuk sebagai: operator Tahun aktif: 2023", "Rencana Aksi")
    _, found = find_indikator_tables(document(texts[0], other, texts[1], quarters))
    assert [value.year.text.endswith(" 2023") for value in found.rows[0].yearly] == [True, True]
