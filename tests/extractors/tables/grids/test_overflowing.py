"""Texts that a spreadsheet prints over the border of their cell."""

from __future__ import annotations

import pytest

from extractors.model.document import Line, Table
from extractors.model.geometry import Box
from extractors.model.quote import Word
from extractors.tables.grids.overflowing import with_overflow_joined
from tests.build import table


def _placed(made: Table, row: int, col: int, *boxes: tuple[str, float, float]) -> Table:
    """Return the table with the words of a cell at given places (text, x0, x1), on one line."""
    cells = []
    for cell in made.cells:
        if (cell.row, cell.col) == (row, col):
            word = cell.lines[0].words[0]
            words = [
                Word(text, word.place._replace(box=Box(x0, word.place.box.top, x1, word.place.box.bottom)))  # type: ignore[union-attr]
                for text, x0, x1 in boxes
            ]
            cell = type(cell)(cell.row, cell.col, (Line(tuple(words)),), cell.row_span, cell.col_span, cell.place)
        cells.append(cell)
    return Table(tuple(cells), made.n_rows, made.n_cols, made.place, made.ruled)


@pytest.mark.parametrize(
    ("left", "right", "texts"),
    [
        pytest.param(
            ("dan", 110, 122), ("Pelaporan", 124, 150), ["dan Pelaporan", ""], id="the last word on the border"
        ),
        pytest.param(("Milik", 100, 117), ("Daerah", 119, 140), ["Milik Daerah", ""], id="the first word on it"),
        pytest.param(("dan", 100, 118), ("Pelaporan", 122, 150), ["dan", "Pelaporan"], id="no word on the border"),
        pytest.param(("dan", 100, 122), ("Pelaporan", 135, 160), ["dan", "Pelaporan"], id="a wide gap"),
        pytest.param(("warga", 100, 122), ("Persen", 124, 150), ["warga", "Persen"], id="a unit"),
        pytest.param(("85,5", 100, 122), ("Pelaporan", 124, 150), ["85,5", "Pelaporan"], id="a number"),
    ],
)
def test_a_text_that_runs_on_over_the_border_is_one(
    left: tuple[str, float, float], right: tuple[str, float, float], texts: list[str]
) -> None:
    made = table([["x", "y"]], x=0, widths=[120, 120])
    made = _placed(_placed(made, 0, 0, left), 0, 1, right)
    assert [cell.text for cell in with_overflow_joined(made).cells] == texts


def test_a_cell_with_more_lines_keeps_its_own() -> None:
    made = _placed(table([["x", "y\nz"]], x=0, widths=[120, 120]), 0, 0, ("dan", 110, 122))
    assert with_overflow_joined(made) is made
