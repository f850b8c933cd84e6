"""Numbers and goals over several rows with no border between them, where the other columns have one."""

from __future__ import annotations

from dataclasses import replace

from extractors.model.document import Cell, Table
from extractors.tables.indicators import find_indikator_tables
from tests.build import document, line, table

HEAD = ["No", "Sasaran", "Indikator", "Target"]


def _made(numbers: list[tuple[str, float]], goals: list[tuple[str, float]]) -> Table:
    """Return a table of two rows, number and goal over both; each of their lines `y` points below the border between the rows."""
    made = table([HEAD, ["1", "Meningkatnya A", "Persentase A", "75"], [None, None, "Persentase B", "80"]])
    border = min(c.place.box.top for c in made.row(2) if c.place.box is not None)

    def filled(cell: Cell) -> Cell:
        lines = {(1, 0): numbers, (1, 1): goals}.get((cell.row, cell.col))
        if lines is None or cell.place.box is None:
            return cell
        left = cell.place.box.x0 + 2
        return replace(cell, lines=tuple(line(text, x=left, top=border + y) for text, y in lines))

    return replace(made, cells=tuple(map(filled, made.cells)))


def _read(made: Table) -> list[tuple[str, str]]:
    (found,) = find_indikator_tables(document(made))
    return [(row.fields["no"].text, row.fields["sasaran"].text) for row in found.rows]


def test_each_number_and_the_goal_beside_it_are_of_the_rows_on_their_side_of_the_border() -> None:
    made = _made([("1", -15), ("2", 5)], [("Meningkatnya A", -15), ("Meningkatnya B", 5)])
    assert _read(made) == [("1", "Meningkatnya A"), ("2", "Meningkatnya B")]


def test_a_goal_that_stands_on_the_border_stays_whole() -> None:
    made = _made([("1", -15), ("2", 5)], [("Meningkatnya A", -15), ("serta B", -5)])
    assert {goal for _, goal in _read(made)} == {"Meningkatnya A serta B"}


def test_numbers_that_do_not_follow_each_other_part_nothing() -> None:
    made = _made([("1", -15), ("4", 5)], [("Meningkatnya A", -15), ("Meningkatnya B", 5)])
    assert {goal for _, goal in _read(made)} == {"Meningkatnya A Meningkatnya B"}


def test_lines_of_a_goal_outside_its_cell_are_of_the_first_or_the_last_row() -> None:
    goals = [("Meningkatnya", -32.0), ("mutu A", -15.0), ("Meningkatnya B", 5.0), ("yang merata", 14.0)]
    assert _read(_made([("1", -15), ("2", 5)], goals)) == [
        ("1", "Meningkatnya mutu A"),
        ("2", "Meningkatnya B yang merata"),
    ]


def test_numbers_and_goals_that_nothing_told_apart_are_doubted() -> None:
    made = _made([("1", -15), ("2", 5)], [("Meningkatnya A", -15), ("Meningkatnya B", -3)])
    (found,) = find_indikator_tables(document(made))
    assert [(row.fields["no"].text, "counts_differ" in row.doubts) for row in found.rows] == [("1 2", True)] * 2
