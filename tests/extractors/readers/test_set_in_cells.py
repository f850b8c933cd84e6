"""Formulas that are set as a table within a cell."""

from __future__ import annotations

import pytest

from extractors.readers.set_in_cells import bars_of_formula, row_lines
from extractors.tables.cells.fractions import read_lines
from tests.build import table

GRID = [["Tahun", "2021"], ["Nilai", "80"]]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [["Jumlah A", "x 100%"], ["Jumlah B", None]], "(Jumlah A) / (Jumlah B) x 100%", id="over both rows"
        ),
        pytest.param(
            [["Jumlah A", "x 100%"], ["Jumlah B", ""]], "(Jumlah A) / (Jumlah B) x 100%", id="beside the first"
        ),
        pytest.param(GRID, "Tahun 2021 Nilai 80", id="no factor"),
    ],
)
def test_a_factor_tells_a_fraction(rows: list[list[str | None]], expected: str) -> None:
    made = table(rows, page=None, ruled=False)
    assert read_lines(tuple(row_lines(made, bars_of_formula(made)))).text == expected


@pytest.mark.parametrize(
    "rows", [GRID, [["Jumlah A", "Jumlah C", "x 100%"], ["Jumlah B", "Jumlah D", ""]], [["A", "x 100%"]]]
)
def test_other_tables_have_no_fraction_bar(rows: list[list[str | None]]) -> None:
    assert bars_of_formula(table(rows, page=None)) == frozenset()
