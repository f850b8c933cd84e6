"""Cells of a table by row and by place: what looking at every cell gives, with each cell looked at once."""

from __future__ import annotations

import pickle

import pytest

from extractors.model.document import Cell, Table
from tests import build

SPANNED = build.table([["NO", "TARGET", "<"], [None, "2024", "2025"], ["1", "a", "b"], ["2", None, "c"]])
HOLES = Table((Cell(2, 1), Cell(0, 1, row_span=9), Cell(0, 0, col_span=2), Cell(5, 0, row_span=3)), 4, 2)


@pytest.mark.parametrize("table", [SPANNED, HOLES, Table((), 0, 0)], ids=["spans", "holes and cells beyond", "empty"])
def test_cells_by_row_and_place(table: Table) -> None:
    for row in range(table.n_rows):
        assert table.row(row) == tuple(sorted((c for c in table.cells if c.row == row), key=lambda c: c.col))
        for col in range(table.n_cols + 1):
            covering = (
                c for c in table.cells if c.row <= row < c.row + c.row_span and c.col <= col < c.col + c.col_span
            )
            assert table.cell_at(row, col) is next(covering, None)
    again = pickle.loads(pickle.dumps(table))
    assert again == table
    assert hash(again) == hash(table)


class Counted(tuple[Cell, ...]):
    """Cells that count how often one goes through them."""

    times = 0

    def __iter__(self):  # type: ignore[no-untyped-def]
        Counted.times += 1
        return super().__iter__()


@pytest.mark.parametrize("n", [50, 100, 200])
def test_series_of_rows_goes_through_the_cells_once(n: int) -> None:
    cells = build.table([[str(k), "Meningkatnya", "90%"] for k in range(n)]).cells
    table = Table(Counted(cells), n, 3)
    Counted.times = 0
    assert [len(table.row(row)) for row in range(n)] == [3] * n
    assert Counted.times == 1
    assert all(table.cell_at(row, 2) is cells[3 * row + 2] for row in range(n))
    assert Counted.times == 2
