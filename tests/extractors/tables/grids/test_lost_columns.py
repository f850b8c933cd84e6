"""Scanned grids that go on with a table in fewer columns; grids made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.model.document import Table
from extractors.tables.grids.lost_columns import with_columns_of
from extractors.tables.indicators import find_indikator_tables
from tests.build import document, scanned, table

HEAD = table([["No", "Sasaran", "Indikator", "Satuan", "Target"], ["1", "Mutu A", "Persentase B", "%", "80"]])
JOINED = "2                   Mutu C"
BELOW = table([[JOINED, "<", "Jumlah D", "buah", "7"]], page=2)


def _lost(below: Table) -> Table:
    """Return a grid whose first two columns are one: no ruling parts them in any row."""
    cells = tuple(
        replace(cell, col=max(0, cell.col - 1), col_span=1) if cell.col != 1 else cell for cell in below.cells
    )
    return Table(cells, below.n_rows, below.n_cols - 1, below.place, below.ruled)


def test_a_grid_is_cut_at_the_border_that_the_page_before_has() -> None:
    made = with_columns_of(scanned(_lost(BELOW)), scanned(HEAD))
    assert [cell.text for cell in made.row(0)] == ["2", "Mutu C", "Jumlah D", "buah", "7"]


@pytest.mark.parametrize(
    ("below", "before"),
    [
        pytest.param(_lost(BELOW), HEAD, id="a_typed_one"),
        pytest.param(
            scanned(_lost(table([["Dua kalimat tanpa batas", "<", "D", "buah", "7"]], page=2))),
            HEAD,
            id="a_word_over_it",
        ),
        pytest.param(scanned(_lost(table([[JOINED, "<", "Jumlah D", "buah", "7"]], page=3))), HEAD, id="two_pages_on"),
        pytest.param(scanned(table([["2", "Mutu C", "Jumlah D"]], page=2)), HEAD, id="narrower"),
    ],
)
def test_any_other_grid_stays(below: Table, before: Table) -> None:
    assert with_columns_of(below, before) is below


def test_the_row_on_the_next_page_is_read_and_doubted() -> None:
    (found,) = find_indikator_tables(document(scanned(HEAD), scanned(_lost(BELOW))))
    assert [row.quote("indikator").text for row in found.rows] == ["Persentase B", "Jumlah D"]
    assert found.rows[1].quote("sasaran").text == "Mutu C"
    assert ["rulings_mended" in row.doubts for row in found.rows] == [False, True]
