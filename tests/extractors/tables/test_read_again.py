"""Grids that gave no row, read once more by the places of their words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from extractors.find import find_blocks
from extractors.model.document import Cell, Table
from extractors.tables.indicators import find_indikator_tables
from extractors.tables.read_again import read_again
from tests.build import document, line, table

LABELS = {
    "Nama Indikator": "Persentase desa",
    "Sasaran Strategis": "Meningkatnya A",
    "Formula": "B dibagi C",
    "Satuan": "Persen",
    "Target": "64",
}


def _card(labels: Mapping[str, str] = LABELS) -> Table:
    """Return a form whose first row lies in the same cell as its title, as where a rule between them is lost."""
    made = table([["IKU 1", "<"], *([f"{label} :", value] for label, value in labels.items())])
    first = [c for c in made.cells if c.row < 2]
    lines = tuple(line for c in first for line in c.lines)
    rest = tuple(replace(c, row=c.row - 1) for c in made.cells if c.row > 1)
    joined = Cell(0, 0, lines, 1, 2, first[0].place)
    return replace(made, cells=(joined, *rest), n_rows=made.n_rows - 1)


def test_a_form_that_its_rulings_spoil_is_read_by_its_lines_and_doubted() -> None:
    (found,) = find_blocks(document("INDIKATOR KINERJA UTAMA", _card())).tables
    (row,) = found.rows
    assert {name: row.fields[name].text for name in ("indikator", "sasaran", "formula", "satuan", "target")} == {
        "indikator": "Persentase desa",
        "sasaran": "Meningkatnya A",
        "formula": "B dibagi C",
        "satuan": "Persen",
        "target": "64",
    }
    assert "second_grid_differs" in row.doubts


def test_what_was_read_is_not_read_again() -> None:
    head = ["No", "Sasaran", "Indikator Kinerja", "Target"]
    made = document(table([head, ["1", "Meningkatnya A", "Persentase B", "80"]]), line("80", top=500))
    assert read_again(made, find_indikator_tables(made), find_indikator_tables) == ()


def test_a_goal_above_a_form_that_is_read_again_is_its_goal() -> None:
    labels = {name: value for name, value in LABELS.items() if not name.startswith("Sasaran")} | {
        "Sumber Data": "Dinas"
    }
    made = document("INDIKATOR KINERJA UTAMA", "Sasaran Strategis : Meningkatnya Z", _card(labels))
    (found,) = find_blocks(made).tables
    (row,) = found.rows
    assert (row.fields["sasaran"].text, row.fields["target"].text) == ("Meningkatnya Z", "64")
    assert "second_grid_differs" in row.doubts
