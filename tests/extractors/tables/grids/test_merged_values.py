"""Merged cells that hold the goals or the values of several rows."""

from __future__ import annotations

from dataclasses import replace

from extractors.tables.indicators import find_indikator_tables
from tests.build import document, line, table
from tests.extractors.tables.found import only_table, texts_of

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


def _values(values: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the targets and the doubts of three rows under one merged cell of values, each line at the height of a row."""
    rows: list[list[str | None]] = [["1", "Meningkatnya mutu", f"Persentase {name}", ""] for name in "ABC"]
    rows[0][3], rows[1][3], rows[2][3] = values, None, None
    made = table([HEAD, *rows])
    tops = {c.row: c.place.box.top for c in made.cells if c.place.box is not None and c.row_span == 1}
    lines = [line(text, x=410, top=tops[at] + 2) for at, text in enumerate(values.split("\n"), start=1)]
    cells = tuple(replace(c, lines=tuple(lines)) if c.row_span > 1 else c for c in made.cells)
    (found,) = find_indikator_tables(document(replace(made, cells=cells)))
    return [(row.fields["target"].text if "target" in row.fields else "", row.doubts) for row in found.rows]


def test_values_of_a_merged_cell_are_those_of_the_rows_at_whose_height_they_stand() -> None:
    assert _values("75\n80\n85") == [("75", ()), ("80", ()), ("85", ())]


def test_fewer_values_than_rows_of_a_merged_cell_are_a_doubt_of_all_its_rows() -> None:
    found = _values("75\n80")
    assert [value for value, _ in found] == ["75", "80", ""]
    assert all("rows_by_place" in doubts for _, doubts in found)


def test_values_of_a_merged_cell_belong_to_the_rows_beside_them() -> None:
    made = table([["No", "Indikator Kinerja", "Target"], ["1", "Persentase A", "70"], ["2", "Nilai B", None]])
    second = next(c for c in made.cells if c.text == "Nilai B").lines[0].box
    assert second is not None
    cells = [
        replace(c, lines=(*c.lines, line("80", x=282, top=second.top))) if c.text == "70" else c for c in made.cells
    ]
    found = only_table(document(replace(made, cells=tuple(cells))))
    assert texts_of(found, "target") == ["70", "80"]
