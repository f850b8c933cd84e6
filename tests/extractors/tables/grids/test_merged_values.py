"""Merged cells that hold the goals of several rows."""

from __future__ import annotations

from dataclasses import replace

from extractors.tables.indicators import find_indikator_tables
from tests.build import document, line, table

HEAD = ["No", "Sasaran", "Indikator", "Target"]


def _goals(goal: str, below: str = "", *, at: float = 0.0) -> list[str]:
    """Return the goals of two rows under one merged cell; `below`: its line `at` points below the top of the second row."""
    rows = [["1", goal, "Persentase A", "75"], [None, None, "Persentase B", "80"]]
    made = table([HEAD, *rows])
    top = min(c.place.box.top for c in made.row(2) if c.place.box is not None)
    more = (line(below, x=162, top=top + 2 + at),) if below else ()
    cells = tuple(replace(c, lines=(*c.lines, *more)) if (c.row, c.col) == (1, 1) else c for c in made.cells)
    (found,) = find_indikator_tables(document(replace(made, cells=cells)))
    return [row.fields["sasaran"].text for row in found.rows]


def test_numbered_goals_that_begin_at_the_tops_of_rows_are_those_of_their_rows() -> None:
    goals = _goals("1. Meningkatnya mutu\nlayanan", "2 Meningkatnya jumlah")
    assert goals == ["Meningkatnya mutu layanan", "Meningkatnya jumlah"]


def test_a_goal_whose_second_number_begins_inside_a_row_stays_whole() -> None:
    assert len(set(_goals("1. Meningkatnya mutu", "2. Meningkatnya jumlah", at=-14.0))) == 1


def test_a_goal_with_one_number_stays_whole() -> None:
    assert _goals("1. Meningkatnya mutu\nlayanan") == ["Meningkatnya mutu layanan"] * 2
