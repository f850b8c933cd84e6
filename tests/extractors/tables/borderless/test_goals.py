"""Goals that stand in the middle of their rows, in tables without rules."""

from __future__ import annotations

import pytest

from extractors.tables.indicators import find_indikator_tables
from tests.build import document, table

HEAD = ["No", "Sasaran", "Indikator Kinerja", "Target"]


@pytest.mark.parametrize(
    ("goals", "told"),
    [
        (
            ["", "Meningkatnya A", "", "Meningkatnya B", "yang C"],
            ["Meningkatnya A"] * 3 + ["Meningkatnya B yang C"] * 2,
        ),
        (["Meningkatnya A", "", "", "Meningkatnya B", ""], ["Meningkatnya A"] * 3 + ["Meningkatnya B"] * 2),
    ],
    ids=["in the middle", "at the top"],
)
def test_goals_hold_for_the_rows_that_they_stand_beside(goals: list[str], told: list[str]) -> None:
    rows = [HEAD, *([str(n), goal, f"Persentase {n}", "90"] for n, goal in enumerate(goals, start=1))]
    (found,) = find_indikator_tables(document(table(rows, ruled=False)))
    assert [row.fields["sasaran"].text for row in found.rows] == told
    assert all(("goal_by_place" in row.doubts) == (goals[0] == "") for row in found.rows)
