"""Goals that stand in rows below their indicators, texts below several indicators, values beside several."""

from __future__ import annotations

import pytest

from extractors.tables.indicators import find_indikator_tables
from tests.build import document, table

HEAD = ["No", "Indikator", "Target"]
A, B, C = ["1", "Persentase A", "85%"], ["2", "Jumlah B", "120"], ["3", "Indeks C", "82,5"]


def _goal(name: str) -> list[str | None]:
    return [f"Sasaran : Meningkatnya {name}", "<", "<"]


@pytest.mark.parametrize(
    ("rows", "goals", "doubted"),
    [
        pytest.param([A, B, _goal("mutu"), C, _goal("arsip")], ["mutu", "mutu", "arsip"], True, id="below"),
        pytest.param([_goal("mutu"), A, B, _goal("arsip"), C], ["mutu", "mutu", "arsip"], False, id="above"),
        pytest.param([A, B, C, _goal("mutu")], ["", "", ""], False, id="one_alone_at_the_end"),
        pytest.param(
            [A, _goal("mutu"), _goal("arsip"), B, C, _goal("lain")],
            ["", "arsip", "arsip"],
            False,
            id="one_after_another",
        ),
    ],
)
def test_goals_across_the_table_are_of_the_rows_beside_them(
    rows: list[list[str | None]], goals: list[str], doubted: bool
) -> None:
    (found,) = find_indikator_tables(document(table([HEAD, *rows])))
    told = [
        r.fields["sasaran"].text.split()[-1] if "sasaran" in r.fields else ""
        for r in found.rows
        if "indikator" in r.fields
    ]
    assert told == goals
    assert all(("goal_by_place" in r.doubts) is doubted for r in found.rows)


@pytest.mark.parametrize(
    ("below", "doubted"),
    [
        pytest.param("Penanggung Jawab : Bidang A", [True, False], id="who_answers"),
        pytest.param("Catatan : angka sementara", [False, False], id="a_remark"),
    ],
)
def test_what_stands_below_several_indicators_may_be_of_each(below: str, doubted: list[bool]) -> None:
    head = ["No", "Sasaran", "Indikator", "Target"]
    rows = [["1", "Meningkatnya A", "Persentase A", "85%"], [None, None, "Jumlah B", "120"], [below, "<", "<", "<"]]
    (found,) = find_indikator_tables(document(table([head, *rows])))
    assert ["leftover_words" in r.doubts for r in found.rows] == doubted


@pytest.mark.parametrize(
    ("target", "doubted"),
    [pytest.param("85%", True, id="one_value_for_two"), pytest.param("85%\n90%", False, id="one_each")],
)
def test_one_value_beside_several_indicators_of_a_cell_is_doubted(target: str, doubted: bool) -> None:
    rows = [["No", "Sasaran", "Indikator", "Target"], ["1", "Meningkatnya A", "- Persentase A\n- Persentase B", target]]
    (found,) = find_indikator_tables(document(table(rows)))
    assert ["counts_differ" in r.doubts for r in found.rows] == [doubted] * 2
