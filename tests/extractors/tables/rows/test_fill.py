"""What cells give to a row: the one target among columns of years, baselines, codes, marks, shares of several indicators."""

from __future__ import annotations

import pytest

from tests.build import document, table
from tests.extractors.tables.found import only_table, texts_of, years_of

HEAD, ROW = ["No", "Sasaran", "Indikator Kinerja"], ["1", "Meningkatnya mutu", "Nilai A"]
QUARTERS = ["TW I", "TW II", "TW III", "TW IV"]


@pytest.mark.parametrize(
    ("labels", "values", "target", "baseline"),
    [
        pytest.param(["Target"], ["85"], "85", "", id="a target of no year"),
        pytest.param(["Target 2024"], ["85"], "85", "", id="of one year"),
        pytest.param(["Target 2024", "Target 2025"], ["85", "95"], "", "", id="of two years: none is the row's"),
        pytest.param(
            ["Target 2024", "Target Akhir Renstra 2026"], ["85", "95"], "85", "", id="beside that of a plan's end"
        ),
        pytest.param(["Target Akhir RPJMD"], ["95"], "95", "", id="of a plan's end alone"),
        pytest.param(
            ["Target 2024", *QUARTERS], ["85", "20", "40", "60", "80"], "85", "", id="beside those of quarters"
        ),
        pytest.param(["Target 2024", "Realisasi 2024"], ["85", "82"], "85", "", id="beside what was achieved"),
        pytest.param(["Target", "Anggaran"], ["85", "Rp 1.000.000"], "85", "", id="beside money"),
        pytest.param(["Kondisi Awal 2023", "Target 2024"], ["80", "85"], "85", "80", id="behind a baseline"),
        pytest.param(
            ["Kondisi Awal 2022", "Kondisi Awal 2023", "Target 2024"], ["79", "80", "85"], "85", "", id="behind two"
        ),
    ],
)
def test_target_and_baseline_of_a_row(labels: list[str], values: list[str], target: str, baseline: str) -> None:
    found = only_table(document(table([[*HEAD, *labels], [*ROW, *values]])))
    assert (texts_of(found, "target"), texts_of(found, "baseline")) == ([target], [baseline])
    assert found.leftovers == ()


def test_values_of_quarters_stand_under_their_part_of_the_year() -> None:
    rows = [[*HEAD, "Target 2024", *QUARTERS], [*ROW, "85", "20", "40", "60", "80"]]
    told = [(None, "85"), ("TW1", "20"), ("TW2", "40"), ("TW3", "60"), ("TW4", "80")]
    assert years_of(only_table(document(table(rows)))) == [("target", *value) for value in told]


def test_values_of_years_have_their_kind() -> None:
    labels, values = (
        ["Kondisi Awal 2022", "Kondisi Awal 2023", "Target 2024", "Realisasi 2024"],
        ["79", "80", "85", "82"],
    )
    found = only_table(document(table([[*HEAD, *labels], [*ROW, *values]])))
    kinds = ["baseline", "baseline", "target", "realisasi"]
    assert years_of(found) == [(kind, None, value) for kind, value in zip(kinds, values, strict=True)]


@pytest.mark.parametrize(
    ("cell", "value", "expected"),
    [
        pytest.param("1) Persentase A", "1) 61,5 %", ("1", "61,5 %"), id="the mark of both"),
        pytest.param("1) Persentase A", "2) 61,5 %", ("1", "2) 61,5 %"), id="another mark is no mark"),
        pytest.param("1) Persentase A", "61,5 %", ("1", "61,5 %"), id="no mark at the value"),
        pytest.param("Persentase A", "1) 61,5 %", ("", "1) 61,5 %"), id="no mark at the indicator"),
        pytest.param("- Persentase A", "61,5 %", ("-", "61,5 %"), id="a bullet"),
    ],
)
def test_the_mark_of_an_indicator_is_taken_off_its_value(cell: str, value: str, expected: tuple[str, str]) -> None:
    (row,) = only_table(document(table([[*HEAD, "Target"], ["1", "Meningkatnya mutu", cell, value]]))).rows
    assert (row.quote("sub_no").text, row.quote("target").text, row.quote("indikator").text) == (
        *expected,
        "Persentase A",
    )


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        pytest.param(
            ["No", "Sasaran", "Kode", "Indikator Kinerja", "Target"], ["1", "Meningkatnya mutu", "IKU 1.1", "Persentase A", "61"],
            ("1", "IKU 1.1"), id="in a column of its own",
        ),
        pytest.param(
            ["Kode", "Sasaran", "Indikator Kinerja", "Target"], ["S1", "Meningkatnya mutu", "IKU 1.1 Persentase A", "61"],
            ("S1", "IKU 1.1"), id="before the text; the goal's own becomes its number",
        ),
        pytest.param(
            ["No", "Sasaran", "Indikator Kinerja", "Target"], ["1", "Meningkatnya mutu", "IKU 1.1 Persentase A", "61"],
            ("1", "IKU 1.1"), id="before the text",
        ),
    ],
)  # fmt: skip
def test_codes_of_indicators(head: list[str], row: list[str], expected: tuple[str, str]) -> None:
    (made,) = only_table(document(table([head, row]))).rows
    assert (made.quote("no").text, made.quote("kode").text, made.quote("indikator").text) == (*expected, "Persentase A")


@pytest.mark.parametrize(
    ("cells", "indicators", "targets", "owners"),
    [
        pytest.param(
            ["Persentase A\nJumlah B\nNilai C", "80%\n90 unit\n70", "Sekretaris"],
            ["Persentase A", "Jumlah B", "Nilai C"], ["80%", "90 unit", "70"], ["Sekretaris"] * 3,
            id="lines with as many values share the rest",
        ),
        pytest.param(
            ["a. Persentase A\nb. Jumlah B", "80%\n90 unit", "a. Sekretaris\nb. Kasi"],
            ["Persentase A", "Jumlah B"], ["80%", "90 unit"], ["Sekretaris", "Kasi"],
            id="letters on both sides",
        ),
        pytest.param(
            ["1. Persentase A\n2. Jumlah B", "80", "Sekretaris"],
            ["Persentase A", "Jumlah B"], ["80", "80"], ["Sekretaris"] * 2,
            id="one value for all",
        ),
    ],
)  # fmt: skip
def test_shares_of_several_indicators_of_a_cell(
    cells: list[str], indicators: list[str], targets: list[str], owners: list[str]
) -> None:
    rows = [[*HEAD, "Target", "Penanggung Jawab"], ["1", "Meningkatnya mutu", *cells]]
    found = only_table(document(table(rows)))
    assert texts_of(found, "indikator") == indicators
    assert texts_of(found, "target") == targets
    assert texts_of(found, "penanggung_jawab") == owners


def test_one_value_for_several_indicators_is_in_doubt() -> None:
    rows = [[*HEAD, "Target"], ["1", "Meningkatnya mutu", "1. Persentase A\n2. Jumlah B", "80"]]
    assert all("counts_differ" in row.doubts for row in only_table(document(table(rows))).rows)


def test_fewer_values_than_numbered_indicators_are_in_doubt() -> None:
    rows = [[*HEAD, "Target"], ["1", "Meningkatnya mutu", "1. Persentase A\n2. Jumlah B\n3. Nilai C", "80\n90"]]
    assert all(row.doubts for row in only_table(document(table(rows))).rows)


def test_words_of_an_unknown_column_are_left_over() -> None:
    rows = [[*HEAD, "Zodiak", "Target"], [*ROW, "Kambing", "85"]]
    found = only_table(document(table(rows)))
    assert [quote.text for quote in found.leftovers] == ["Kambing"]
    assert texts_of(found, "target") == ["85"]
    assert "column_unread" in found.rows[0].doubts
