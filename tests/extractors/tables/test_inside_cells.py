"""Tables in the cells of other tables: the lines of the cell around each."""

from __future__ import annotations

from extractors.model.document import Table
from extractors.tables.indicators import find_indikator_tables
from extractors.tables.inside_cells import LinesAround
from tests.build import document, table


def _inner(n: int, cell: int = 0) -> Table:
    return table([["Indikator", "Target 2022"], [f"Indeks {n}", "80"]], page=None, path=f"t[0]/r[0]/c[{cell}]/t[{n}]")


def test_a_table_in_no_cell_has_no_lines_around_it() -> None:
    alone = table([["Indikator", "Target"], ["Indeks A", "80"]], page=None)
    assert LinesAround(document(alone)).of(alone) is None


def test_of_two_goals_in_one_cell_none_is_taken_as_nothing_tells_which_stands_above_a_table() -> None:
    outer = table([["Sasaran 1. Meningkatnya A\nSasaran 2. Meningkatnya B"]], page=None)
    found = find_indikator_tables(document(outer, _inner(0), _inner(1)))
    rows = [row.fields for one in found for row in one.rows]
    assert [(f["indikator"].text, "sasaran" in f) for f in rows] == [("Indeks 0", False), ("Indeks 1", False)]


def test_a_goal_of_each_kind_is_kept() -> None:
    outer = table([["Tujuan 1. Terwujudnya A\nSasaran 1. Meningkatnya B"]], page=None)
    inner = _inner(0)
    lines = LinesAround(document(outer, inner)).of(inner)
    assert [line.text for line in lines or ()] == ["Tujuan 1. Terwujudnya A", "Sasaran 1. Meningkatnya B"]


def test_a_table_inside_a_cell_has_the_goal_of_its_cell() -> None:
    outer = table([["Sasaran 1. Meningkatnya A", "Sasaran 2. Meningkatnya B"]], page=None)
    inner = [
        table([["Indikator", "Target 2022"], [f"Indeks {n}", "80"]], page=None, path=f"t[0]/r[0]/c[{at}]/t[0]")
        for at, n in enumerate("AB")
    ]
    found = find_indikator_tables(document(outer, *inner))
    goals = [(row.fields["sasaran"].text, row.fields["indikator"].text) for table in found for row in table.rows]
    assert goals == [("Meningkatnya A", "Indeks A"), ("Meningkatnya B", "Indeks B")]
