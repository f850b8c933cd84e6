"""Tables in the cells of a column: what unfolding them costs."""

from __future__ import annotations

import pytest

from extractors.model.document import Cell, Line, Table
from extractors.model.quote import Place, Word
from extractors.readers.nested import OpenCell, settle, unfold
from tests.growth import LINEAR, growth


def _inner(*rows: tuple[str, str]) -> Table:
    cells = tuple(
        Cell(at, column, (Line((Word(text, Place(path=f"r[{at}]/c[{column}]")),), (0.0,)),))
        for at, row in enumerate(rows)
        for column, text in enumerate(row)
    )
    return Table(cells, len(rows), 2)


def _column(n: int) -> list[OpenCell]:
    """Return the cells of a table of a head and n rows, the second column holding tables under the same heads."""
    heads = [OpenCell(0, 0, 1, "h0"), OpenCell(0, 1, 1, "h1")]
    inner = _inner(("Tahun", "Target"), ("2024", "80"), ("2025", "85"))
    rows = [OpenCell(at, column, 1, "c", inner=[inner] * column) for at in range(1, n + 1) for column in (0, 1)]
    return heads + rows


def test_an_outer_row_becomes_as_many_as_its_inner_table_has() -> None:
    cells, n_rows = unfold(_column(2), 3)
    assert n_rows == 6
    texts = [(c.row, c.col, c.height, c.lines[0].text if c.lines else "") for c in cells]
    assert texts == [
        (0, 0, 2, ""), (0, 2, 1, ""), (1, 2, 1, "Tahun"), (1, 3, 1, "Target"),
        (2, 0, 2, ""), (2, 2, 1, "2024"), (2, 3, 1, "80"), (3, 2, 1, "2025"), (3, 3, 1, "85"),
        (4, 0, 2, ""), (4, 2, 1, "2024"), (4, 3, 1, "80"), (5, 2, 1, "2025"), (5, 3, 1, "85"),
    ]  # fmt: skip


def test_unfolding_costs_as_much_as_there_are_rows() -> None:
    """Each cell counted the rows of all inner tables above it."""
    assert growth(lambda cells: unfold(cells, 0), _column, 200) < LINEAR


def _line(text: str) -> Line:
    return Line((Word(text, Place(path="p")),), (0.0,))


def _row_with(*inner: Table, others: int = 2) -> list[OpenCell]:
    """Return a head, a row with tables in its last cell, and one with a plain value below them."""
    rows = [OpenCell(0, at, 1, f"h{at}", lines=[_line(f"Kolom{at}")]) for at in range(4)]
    rows += [OpenCell(1, at, 1, f"a{at}", lines=[_line("kata")] if at < others else []) for at in range(3)]
    rows += [OpenCell(1, 3, 1, "a3", inner=list(inner))]
    return rows + [OpenCell(2, at, 1, f"b{at}", lines=[_line("72")]) for at in range(4)]


@pytest.mark.parametrize(
    ("rows", "others", "lines"),
    [
        pytest.param([("2024", "2025"), ("85", "86")], 2, ["2024 2025", "85 86"], id="years_over_values"),
        pytest.param([("TW I", "TW II"), ("20", "40")], 2, ["TW I TW II", "20 40"], id="parts_of_a_year"),
        pytest.param([("2024", "2025"), ("85", "86")], 1, [], id="a_frame_with_nothing_beside_it"),
        pytest.param([("Indikator", "Target"), ("Indeks Kepuasan Masyarakat", "85")], 2, [], id="a_table_of_its_own"),
        pytest.param([("85", "86"), ("BUDI", "SITI")], 2, [], id="names_below_figures"),
    ],
)
def test_a_table_of_values_is_what_its_cell_holds(rows: list[tuple[str, str]], others: int, lines: list[str]) -> None:
    inner = _inner(*rows)
    cells, n_rows = settle(_row_with(inner, others=others), 3)
    (cell,) = (one for one in cells if one.path == "a3")
    assert n_rows == 3
    assert [line.text for line in cell.lines] == lines
    assert cell.inner == ([] if lines else [inner])
