"""Heads that stand again in the rows of a table, of tables drawn inside its cells."""

from __future__ import annotations

import pytest

from extractors.model.document import Table
from extractors.tables.grids.inner_heads import with_inner_heads_lifted
from tests.build import table

HEAD: list[str | None] = ["No", "Sasaran Strategis", "Indikator Kinerja", "<", "<"]
INNER: list[str | None] = [None, None, "Indikator", "Target", "Satuan"]


def texts(made: Table) -> list[list[str]]:
    return [
        [cell.text if (cell := made.cell_at(row, col)) is not None else "-" for col in range(made.n_cols)]
        for row in range(made.n_rows)
    ]


def test_heads_of_tables_inside_cells_are_a_row_of_the_head() -> None:
    made = with_inner_heads_lifted(
        table(
            [
                HEAD,
                ["1", "Mutu", "", "<", "<"],
                INNER,
                [None, None, "Indeks", "85", "Indeks"],
                [None, None, "Nilai", "72", "Angka"],
                ["2", "Arsip", "", "<", "<"],
                INNER,
                [None, None, "Jumlah", "24", "Unit"],
            ]
        )
    )
    assert texts(made) == [
        ["No", "Sasaran Strategis", "Indikator Kinerja", "Indikator Kinerja", "Indikator Kinerja"],
        ["No", "Sasaran Strategis", "Indikator", "Target", "Satuan"],
        ["1", "Mutu", "Indeks", "85", "Indeks"],
        ["1", "Mutu", "Nilai", "72", "Angka"],
        ["2", "Arsip", "Jumlah", "24", "Unit"],
    ]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [
                ["No", "Indikator", "Target"], ["1", "Indeks", "85"], ["No", "Indikator", "Target"], ["2", "Nilai", "72"],
                ["No", "Indikator", "Target"], ["3", "Jumlah", "24"],
            ],
            id="head_printed_again_on_each_page",
        ),
        pytest.param(
            [HEAD, ["1", "Mutu", "", "<", "<"], INNER, [None, None, "Indeks", "85", "Indeks"]], id="head_that_stands_once"
        ),
        pytest.param(
            [
                ["No", "Sasaran", "Uraian", "Nilai"], ["1", "Mutu", "sama", "85"], [None, None, "sama", "85"],
                ["2", "Arsip", "sama", "85"], [None, None, "sama", "85"],
            ],
            id="values_that_repeat",
        ),
    ],
)  # fmt: skip
def test_other_rows_that_repeat_stay(rows: list[list[str | None]]) -> None:
    made = table(rows)
    assert with_inner_heads_lifted(made) is made
