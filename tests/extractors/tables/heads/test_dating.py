from __future__ import annotations

import pytest

from extractors.model.blocks import YearValue
from extractors.tables.indicators import find_indikator_tables
from extractors.text.labels import YEAR
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


def test_targets_and_results_without_year_are_of_the_year_in_the_title() -> None:
    rows = [
        ["No", "Sasaran", "Indikator Kinerja", "Target", "Realisasi"],
        ["1", "Meningkatnya A", "Nilai B", "80", "82"],
    ]
    found = only_table(document("PENGUKURAN KINERJA\nTAHUN 2016", table(rows)))
    assert [(y.kind, y.year.text, y.value.text) for y in found.rows[0].yearly] == [
        ("target", "Target 2016", "80"),
        ("realisasi", "Realisasi 2016", "82"),
    ]


@pytest.mark.parametrize(
    ("title", "head", "years"),
    [
        pytest.param("RENCANA AKSI KINERJA TAHUN 2023", "Target", {2023}, id="the_title"),
        pytest.param("RENCANA AKSI TAHUN 2021 - 2025", "Target 2022", {2022}, id="a_column_of_the_head"),
        pytest.param("RENCANA AKSI TAHUN 2021 - 2025", "Target", {None}, id="a_span_of_years_tells_none"),
    ],
)
def test_quarters_are_of_the_one_year_that_is_named(title: str, head: str, years: set[int | None]) -> None:
    rows = [
        ["No", "Indikator Kinerja", head, "Target Triwulan", "<"],
        [None, None, None, "TW I", "TW II"],
        ["1", "Nilai A", "85", "20", "40"],
        ["2", "Nilai B", "90", "30", "50"],
    ]
    found = only_table(document(title, table(rows)))
    assert {_year_of(y) for row in found.rows for y in row.yearly if y.period} == years


def _year_of(value: YearValue) -> int | None:
    named = YEAR.findall(value.year.text)
    return int(named[0]) if named else None


def test_the_target_of_a_plans_last_year_is_not_that_of_the_year() -> None:
    made = table(
        [
            ["No", "Indikator Kinerja", "Tahun 2023", "<", "Target Akhir Renstra (2026)"],
            [None, None, "Target", "Realisasi", None],
            ["1", "Persentase A", "80", "91", "95"],
        ]
    )
    (found,) = find_indikator_tables(document(made))
    assert [row.fields["target"].text for row in found.rows] == ["80"]


FIVE = ["Tahun ke-1", "Tahun ke-2", "Tahun ke-3"]


@pytest.mark.parametrize(
    ("above", "years"),
    [
        ("Tahun ke-1 adalah tahun 2020 dan tahun ke-3 adalah tahun 2022.", ["2020", "2021", "2022"]),
        ("RENCANA STRATEGIS 2021 - 2023", ["2021", "2022", "2023"]),
        ("RENCANA STRATEGIS", ["None", "None", "None"]),
    ],
    ids=["told in a sentence", "as many years as the title spans", "not told"],
)
def test_columns_that_only_count_their_years(above: str, years: list[str]) -> None:
    made = table(
        [
            ["No", "Indikator", "Kondisi awal", "Target Capaian", "<", "<", "Satuan"],
            [None, None, "Tahun 0", *FIVE, None],
            ["1", "Skor A", "79,4", "81", "82,5", "84", "Skor"],
        ]
    )
    (found,) = find_indikator_tables(document(above, made))
    (row,) = found.rows
    told = [(str(y.counted), y.value.text) for y in row.yearly if y.kind == "target"]
    assert told == list(zip(years, ["81", "82,5", "84"], strict=True))
    assert ("several_values" in row.doubts) is (years[0] == "None")
    assert row.fields["baseline"].text == "79,4"


def test_a_seventh_year_in_roman_figures_is_not_the_year_before_the_first() -> None:
    made = table(
        [
            ["No", "Indikator", "Target Capaian", "<", "<", "Satuan"],
            [None, None, "Tahun ke-V", "Tahun ke-VI", "Tahun ke-VII", None],
            ["1", "Skor A", "81", "82,5", "84", "Skor"],
        ]
    )
    (found,) = find_indikator_tables(document("Tahun ke-1 adalah tahun 2015.", made))
    assert [y.counted for y in found.rows[0].yearly] == [2019, 2020, 2021]
