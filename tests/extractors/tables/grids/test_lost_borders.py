"""Cells of scanned grids that a lost piece of an upright ruling joins; grids made by hand."""

from __future__ import annotations

import pytest

from extractors.model.document import Table
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
