"""Rows in doubt for their borders: labels run together, words cut in two, cells over two columns; grids made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.tables.indicators import find_indikator_tables
from tests.build import document, line, scanned, table
from tests.extractors.tables.found import only_table


@pytest.mark.parametrize(
    ("label", "doubted"),
    [("Definisi Formula", True), ("Definisi dan Formula", False), ("Definisi/Formula", False)],
)
def test_labels_of_a_scan_that_nothing_joins_are_of_two_columns(label: str, doubted: bool) -> None:
    rows = [["Sasaran", "Indikator Kinerja", label], ["Mutu A", "Persentase B", "Perbandingannya dengan C"]]
    (found,) = find_indikator_tables(document(scanned(table(rows))))
    assert ["columns_joined" in row.doubts for row in found.rows] == [doubted]
    (typed,) = find_indikator_tables(document(table(rows)))
    assert not any("columns_joined" in row.doubts for row in typed.rows)


@pytest.mark.parametrize(("start", "doubted"), [(160.5, True), (166.0, False)], ids=["cut", "two_texts"])
def test_a_word_that_a_border_cuts_is_doubted(start: float, doubted: bool) -> None:
    made = table(
        [["Sasaran", "<", "Indikator Kinerja", "Target"], ["Mening", "katnya mutu", "Persentase B", "80"]],
    )
    near = {"Mening": 124.0, "katnya mutu": start}
    cells = tuple(
        replace(c, lines=(line(c.text, x=near[c.text], top=218.0),)) if c.text in near else c for c in made.cells
    )
    (found,) = find_indikator_tables(document(scanned(replace(made, cells=cells))))
    assert ["over_border" in row.doubts for row in found.rows] == [doubted]


@pytest.mark.parametrize(
    ("cells", "doubted"),
    [
        pytest.param(["Persentase B", "80", "81"], False, id="a cell a column"),
        pytest.param(["Persentase B 80", "<", "81"], True, id="an indicator and a value"),
        pytest.param(["Persentase B", "80", "<"], True, id="values of two years"),
    ],
)
def test_a_text_in_one_cell_over_two_columns_is_doubted(cells: list[str | None], doubted: bool) -> None:
    head = ["Sasaran", "Indikator Kinerja", "Target 2024", "Target 2025"]
    rows = [["Mutu A", "Persentase A", "70", "71"], ["Mutu B", *cells], ["Mutu C", "Persentase C", "90", "91"]]
    (found,) = find_indikator_tables(document(table([head, *rows])))
    assert ["columns_joined" in row.doubts for row in found.rows] == [False, doubted, False]


def test_a_word_across_a_border_is_a_doubt_of_its_row() -> None:
    rows = [
        ["No", "Indikator Kinerja", "Anggaran", "Target"],
        ["1", "Persentase B", "12.000.00088%", ""],
        ["2", "Nilai D", "3.000", "80"],
    ]
    found = only_table(document(table(rows, widths=[40, 200, 50, 50])))
    assert ["over_border" in row.doubts for row in found.rows] == [True, False]


@pytest.mark.parametrize(
    ("text", "column", "doubted"),
    [
        pytest.param("Bidang Mutu", "Penanggung Jawab", True, id="of_an_office_perhaps"),
        pytest.param("Persen", "Satuan", True, id="a_unit_close_to_it"),
        pytest.param("prima sekali", "Catatan Lain", False, id="into_a_column_of_no_main_field"),
    ],
)
def test_a_text_that_goes_on_in_a_column_of_another_field_is_doubted(text: str, column: str, doubted: bool) -> None:
    made = table([["Sasaran", column, "Indikator Kinerja"], ["Mutu naik", text, "Persentase B"]], x=0)
    moved = {"Mutu naik": 123.0 - 9 * 6, text: 126.0}  # the last word of the goal stands on the border at 120
    cells = tuple(
        replace(c, lines=(line(c.text, x=moved[c.text], top=218.0),)) if c.text in moved else c for c in made.cells
    )
    (found,) = find_indikator_tables(document(replace(made, cells=cells)))
    assert ["over_border" in row.doubts for row in found.rows] == [doubted]
