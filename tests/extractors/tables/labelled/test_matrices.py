"""Indicators side by side, one a column, the labels of their fields in the first column."""

from __future__ import annotations

import pytest

from extractors.find import find_blocks
from extractors.tables.labelled.matrices import is_matrix
from tests.build import document, table

MATRIX = [
    ["No. IKU", "IKU-1", "IKU-2", "IKU-3"],
    ["Sasaran Strategis", "Meningkatnya mutu layanan", "<", "Meningkatnya tata kelola"],
    ["Nama IKU", "Indeks kepuasan", "Persentase aduan selesai", "Nilai SAKIP"],
    ["Cara Penghitungan", "Hasil survei", "Aduan selesai / aduan masuk x 100%", "Hasil evaluasi"],
    ["Satuan", "Indeks", "%", "Nilai"],
    ["Target 2024", "85", "90", "BB"],
]


def test_each_column_beside_the_labels_is_an_indicator() -> None:
    (found,) = find_blocks(document(table(MATRIX, widths=[100, 130, 130, 130]))).tables
    rows = [{name: quote.text for name, quote in row.fields.items()} for row in found.rows]
    assert [(r["kode"], r["sasaran"], r["indikator"], r["satuan"], r["target"]) for r in rows] == [
        ("IKU-1", "Meningkatnya mutu layanan", "Indeks kepuasan", "Indeks", "85"),
        ("IKU-2", "Meningkatnya mutu layanan", "Persentase aduan selesai", "%", "90"),
        ("IKU-3", "Meningkatnya tata kelola", "Nilai SAKIP", "Nilai", "BB"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([[row[0], ":", row[1]] for row in MATRIX], id="a colon between label and value"),
        pytest.param([row[:2] for row in MATRIX], id="one indicator"),
        pytest.param(
            [["No", "Sasaran", "Indikator", "Satuan"], ["1", "Meningkatnya mutu", "Indeks A", "Indeks"]], id="head"
        ),
        pytest.param([["Sasaran", "Meningkatnya mutu", "Tertib"], ["Nama IKU", "A", "B"]], id="few labels"),
    ],
)
def test_other_tables_are_no_matrix(rows: list[list[str | None]]) -> None:
    assert not is_matrix(table(rows))
