"""Years that a head tells from another: "Capaian tahun lalu", a column "Tahun", plans for one year beside plans for several."""

from __future__ import annotations

import pytest

from extractors.model.blocks import IndikatorTable, YearValue
from extractors.tables.columns import is_index_row
from extractors.tables.indicators import find_indikator_tables
from extractors.text.labels import YEAR
from tests.build import document, table
from tests.extractors.tables.found import texts_of

_A, _B, _C = "Persentase jalan mantap", "Indeks kepuasan masyarakat", "Jumlah jembatan baik"


def _read(title: str, *rows: list[str]) -> IndikatorTable:
    (found,) = find_indikator_tables(document(title, table(list(rows))))
    return found


def _years(made: IndikatorTable) -> list[list[tuple[int | None, str, str | None, str]]]:
    return [[(_year(y), y.kind, y.period, y.value.text) for y in row.yearly] for row in made.rows]


def _year(value: YearValue) -> int | None:
    said = YEAR.findall(value.year.text)
    return value.counted or (int(said[0]) if said else None)


def test_what_was_achieved_last_year_is_of_the_year_before() -> None:
    made = _read(
        "PENGUKURAN KINERJA TAHUN 2025",
        ["No", "Indikator", "Target", "Target Tahun Sebelumnya", "Capaian Tahun Sebelumnya", "Capaian Tahun Ini"],
        ["1", _A, "70", "66", "65", "69"],
        ["2", _B, "80", "76", "75", "79"],
    )
    assert [(y, kind, value) for y, kind, _, value in _years(made)[0] if kind == "realisasi"] == [
        (2024, "realisasi", "65"),
        (2025, "realisasi", "69"),
    ]
    assert texts_of(made, "target") == ["70", "80"]


def test_what_came_together_until_last_year_is_no_years_result() -> None:
    made = _read(
        "RENCANA KERJA TAHUN 2025",
        ["No", "Indikator", "Satuan", "Target Tahun Ini", "Realisasi s/d Tahun Lalu", "Target Tahun Depan"],
        ["1", _A, "Persen", "70", "165", "75"],
        ["2", _B, "Indeks", "80", "175", "85"],
    )
    assert texts_of(made, "target") == ["70", "80"]
    assert [(y, value) for y, _, _, value in _years(made)[0]] == [(2026, "75")]


@pytest.mark.parametrize(
    ("years", "told"),
    [(("2024", "2024"), 2024), (("2024", "2025"), None)],
    ids=["one year for all rows", "a year for each row"],
)
def test_a_column_of_years_dates_its_rows_before_the_title(years: tuple[str, str], told: int | None) -> None:
    made = _read(
        "RENCANA AKSI TAHUN 2025",
        ["No", "Indikator", "Tahun", "TW I", "TW II", "TW III", "TW IV"],
        ["1", _A, years[0], "1", "2", "3", "4"],
        ["2", _B, years[1], "5", "6", "7", "8"],
    )
    assert [y for y, _, period, _ in _years(made)[0] if period == "TW1"] == [told]


def test_the_target_of_the_plan_for_one_year_stands_beside_that_for_several() -> None:
    made = _read(
        "RKPD TAHUN 2026",
        ["No", "Sasaran", "Indikator", "Target RPJMD", "Target RKPD"],
        ["1", "Meningkatnya layanan", _A, "70", "71"],
        ["2", "Meningkatnya layanan umum", _B, "80", "81"],
    )
    assert texts_of(made, "target") == ["71", "81"]


@pytest.mark.parametrize(
    ("texts", "is_one"),
    [
        (("a", "b", "c", "d"), True),
        (("(a)", "(b)", "(c)", "(d)"), True),
        (("a", "b", "c"), False),
        (("a", "c", "d", "e"), False),
    ],
    ids=["a b c d", "in brackets", "three could be choices", "a letter left out"],
)
def test_letters_number_columns(texts: tuple[str, ...], is_one: bool) -> None:
    assert is_index_row(texts) is is_one


def test_goals_with_codes_between_the_indicators_of_one_column_open_their_rows() -> None:
    made = _read(
        "PENGUKURAN KINERJA",
        ["Kode SS/IKU", "Sasaran Strategis / Indikator Kinerja Utama", "Target", "Realisasi", "Bobot IKU"],
        ["SS-1", "Meningkatnya kualitas layanan", "", "", ""],
        ["IKU-01", _A, "70", "69", "10%"],
        ["IKU-02", _B, "80", "79", "15%"],
        ["SS-2", "Meningkatnya kemantapan jalan", "", "", ""],
        ["IKU-03", _C, "12", "11", "15%"],
    )
    goals = ["Meningkatnya kualitas layanan", "Meningkatnya kualitas layanan", "Meningkatnya kemantapan jalan"]
    assert (texts_of(made, "sasaran"), texts_of(made, "indikator")) == (goals, [_A, _B, _C])


def test_four_roman_numbers_under_results_are_quarters() -> None:
    made = _read(
        "RENCANA AKSI",
        ["No", "Indikator", "Target Triwulan", "<", "<", "<", "Capaian 2025", "<", "<", "<"],
        [None, None, "I", "II", "III", "IV", "I", "II", "III", "IV"],
        ["1", _A, "1", "2", "3", "4", "5", "6", "7", "8"],
        ["2", _B, "11", "12", "13", "14", "15", "16", "17", "18"],
    )
    results = [(period, value) for _, kind, period, value in _years(made)[0] if kind == "realisasi"]
    assert results == [("TW1", "5"), ("TW2", "6"), ("TW3", "7"), ("TW4", "8")]


def test_a_short_word_for_what_was_achieved_is_no_target_of_its_quarter() -> None:
    made = _read(
        "CAPAIAN IKU TAHUN 2025",
        ["No", "Indikator", "Target 2025", "TW I Real", "TW I Capai", "TW II Real", "TW II Capai"],
        ["1", _A, "70", "12", "98", "24", "97"],
        ["2", _B, "80", "13", "99", "26", "96"],
    )
    assert [(kind, period) for _, kind, period, _ in _years(made)[0] if period] == [
        ("realisasi", "TW1"),
        ("realisasi", "TW2"),
    ]


def test_sums_under_the_year_after_are_no_targets() -> None:
    made = _read(
        "RENCANA KERJA",
        ["No", "Sasaran", "Indikator", "Target 2026", "Prakiraan Maju 2027"],
        ["1", "Meningkatnya layanan", _A, "70", "118.750.000"],
        ["2", "Meningkatnya layanan umum", _B, "80", "540.000.000"],
    )
    assert [(y, value) for y, _, _, value in _years(made)[0]] == [(2026, "70")]


def test_data_of_the_first_year_of_a_plan_are_its_baseline() -> None:
    made = _read(
        "PENGUKURAN KINERJA",
        ["No", "Indikator", "Data capaian pada awal tahun perencanaan (2018)", "Target 2019"],
        ["1", _A, "60", "70"],
        ["2", _B, "70", "80"],
    )
    assert [(y, kind) for y, kind, _, _ in _years(made)[0]] == [(2018, "baseline"), (2019, "target")]


@pytest.mark.parametrize(
    ("head", "doubted"),
    [(("TW I", "TW II"), True), (("Target TW I", "Target TW II"), False)],
    ids=["nothing says what the quarters hold", "targets"],
)
def test_quarters_between_target_and_result_are_doubted(head: tuple[str, str], doubted: bool) -> None:
    made = _read(
        "MONITORING KINERJA TAHUN 2025",
        ["No", "Indikator", "Target", *head, "Realisasi"],
        ["1", _A, "70", "20", "45", "69"],
        ["2", _B, "80", "30", "50", "79"],
    )
    assert {"quarters_untold" in row.doubts for row in made.rows} == {doubted}
