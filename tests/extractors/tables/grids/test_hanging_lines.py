"""Lines that stand below a table's last rule and belong into its last row."""

from __future__ import annotations

import pytest

from extractors.model.document import Line, Table
from extractors.tables.grids.hanging_lines import with_hanging_lines
from tests.build import document, line, table

ROWS = [["No", "Sasaran", "Indikator"], ["1", "Meningkatnya pemerintahan\nberbasis", "Indeks keamanan"]]


def _blocks(text: str, *, x: float = 162.0, gap: float = 0.0) -> tuple[Table, list[Line]]:
    made = table(ROWS)
    box = made.place.box
    assert box is not None
    page = with_hanging_lines(document(made, line(text, x=x, top=box.bottom - 2 + gap))).pages[0]
    (found,) = [b for b in page.blocks if isinstance(b, Table)]
    return found, [b for b in page.blocks if isinstance(b, Line)]


def test_the_last_word_below_the_rule_is_of_the_cell_above_it() -> None:
    made, lines = _blocks("elektronik")
    assert [c.text for c in made.row(1)][1] == "Meningkatnya pemerintahan berbasis elektronik"
    assert not lines


@pytest.mark.parametrize(
    ("text", "x", "gap"),
    [
        pytest.param("Sumber", 162.0, 0.0, id="a_capital"),
        pytest.param("elektronik", 180.0, 0.0, id="elsewhere"),
        pytest.param("elektronik", 162.0, 20.0, id="further_below"),
        pytest.param("angka sementara menurut laporan bulanan dinas", 162.0, 0.0, id="a_sentence"),
    ],
)
def test_other_lines_below_a_table_stay_lines(text: str, x: float, gap: float) -> None:
    made, lines = _blocks(text, x=x, gap=gap)
    assert len(lines) == 1
    assert [c.text for c in made.row(1)][1] == "Meningkatnya pemerintahan berbasis"
