"""Cells of scanned grids that a lost piece of a ruling, upright or level, joins; grids made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.model.document import Line, Table
from extractors.model.geometry import Box
from extractors.model.quote import Word
from extractors.tables.grids.lost_borders import with_lost_borders
from extractors.tables.indicators import find_indikator_tables
from tests.build import document, scanned, table

BODY = ["Mutu A", "Persentase B", "%", "80"]


def _texts(made: Table, row: int) -> list[str]:
    return [c.text for c in made.row(row)]


@pytest.mark.parametrize(
    ("head", "found"),
    [
        pytest.param(
            ["Sasaran Strategis   Indikator Kinerja", "<", "Satuan", "Target"],
            ["Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target"],
            id="two_labels",
        ),
        pytest.param(
            ["Sasaran             Indikator           Satuan              Target", "<", "<", "<"],
            ["Sasaran", "Indikator", "Satuan", "Target"],
            id="a_head_whose_pale_borders_are_all_lost",
        ),
        pytest.param(
            ["Sasaran", "Indikator Kinerja", "Target              Tahun", "<"],
            ["Sasaran", "Indikator Kinerja", "Target Tahun"],
            id="one_label_over_two_columns_stays",
        ),
        pytest.param(
            ["Indikator           Kinerja Utama", "<", "Satuan", "Target"],
            ["Indikator Kinerja Utama", "Satuan", "Target"],
            id="one_label_whose_halves_are_labels_stays",
        ),
    ],
)
def test_a_head_is_parted_where_each_column_gets_a_label(head: list[str], found: list[str]) -> None:
    made = table([head, BODY])
    assert _texts(with_lost_borders(scanned(made)), 0) == found
    assert with_lost_borders(made) is made


@pytest.mark.parametrize(
    ("joined", "found"),
    [
        pytest.param("%                   80", ["Mutu A", "Persentase B", "%", "80"], id="wide_apart"),
        pytest.param(
            "Nilai akhir yang baik sekali", ["Mutu A", "Persentase B", "Nilai akhir yang baik sekali"], id="over"
        ),
    ],
)
def test_a_cell_is_parted_where_its_texts_stand_wide_apart_at_the_border(joined: str, found: list[str]) -> None:
    made = scanned(
        table([["Sasaran", "Indikator Kinerja", "Satuan", "Target"], ["Mutu A", "Persentase B", joined, "<"], BODY])
    )
    assert _texts(with_lost_borders(made), 1) == found


def test_a_table_whose_head_is_one_cell_gives_its_rows() -> None:
    head = ["Sasaran             Indikator           Satuan              Target", "<", "<", "<"]
    (found,) = find_indikator_tables(document(scanned(table([head, BODY]))))
    (row,) = found.rows
    assert {name: quote.text for name, quote in row.fields.items()} == {
        "sasaran": "Mutu A",
        "indikator": "Persentase B",
        "satuan": "%",
        "target": "80",
    }


GRID = [
    ["Sasaran", "Indikator Kinerja", "Satuan", "Target", "Sumber Data"],
    ["Mutu A", "Jumlah A\nyang selesai", "Unit", "7", "Dinas A"],
    [None, "Persentase B", "%", "80", "Dinas B"],
]


def _joined(made: Table, *columns: int) -> Table:
    """Return a grid without the border below its second row in some columns."""
    below = {cell.col: cell for cell in made.cells if cell.row == 2 and cell.col in columns}
    cells = [
        replace(cell, row_span=2, lines=(*cell.lines, *below[cell.col].lines))
        if cell.row == 1 and cell.col in columns
        else cell
        for cell in made.cells
        if cell not in below.values()
    ]
    return replace(made, cells=tuple(cells))


@pytest.mark.parametrize(
    ("lost", "found"),
    [
        pytest.param((2,), ["Unit", "%"], id="in one cell"),
        pytest.param((2, 3), ["Unit", "%"], id="in two cells side by side"),
        pytest.param((2, 3, 4), ["Unit %"], id="no border on one side"),
    ],
)
def test_a_cell_is_parted_where_both_neighbours_are(lost: tuple[int, ...], found: list[str]) -> None:
    made = _joined(table(GRID), *lost)
    parted = with_lost_borders(scanned(made))
    assert [cell.text for cell in parted.cells if cell.col == 2][1:] == found
    assert with_lost_borders(made) is made


def test_one_text_over_two_rows_stays_whole() -> None:
    rows = [[*row] for row in GRID]
    rows[1][1], rows[1][2], rows[2][2] = "Jumlah A", "Orang per", "tahun"
    made = _joined(scanned(table(rows)), 2)
    close = [
        replace(cell, lines=_closed(cell.lines)) if cell.col == 2 and cell.row == 1 else cell for cell in made.cells
    ]
    parted = with_lost_borders(replace(made, cells=tuple(close)))
    assert [cell.text for cell in parted.cells if cell.col == 2][1:] == ["Orang per tahun"]


def _closed(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return two lines with the white of lines of one text between them, on both sides of a border."""
    first, second = lines
    moved = [w._replace(place=w.place._replace(box=_lower(w))) for w in first.words]
    return replace(first, words=tuple(moved)), second


def _lower(word: Word) -> Box:
    assert word.place.box is not None
    return word.place.box._replace(top=word.place.box.top + 3, bottom=word.place.box.bottom + 3)
