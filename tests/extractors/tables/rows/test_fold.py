"""Rows told and folded: sections, other lists, goals alone, codes, several indicators of one cell."""

from __future__ import annotations

import pytest

from extractors.model.document import Document
from extractors.tables.indicators import find_indikator_tables
from tests.build import document, table
from tests.extractors.tables.found import TARGET_HEADER, only_table, texts_of
from tests.growth import LINEAR, growth


def test_a_goal_without_indicator_keeps_its_row() -> None:
    rows = [TARGET_HEADER, ["1", "Meningkatnya A", "", ""], ["2", "Meningkatnya B", "Nilai C", "80"]]
    found = only_table(document(table(rows)))
    assert texts_of(found, "sasaran") == ["Meningkatnya A", "Meningkatnya B"]
    assert texts_of(found, "indikator") == ["", "Nilai C"]


def test_an_empty_cell_stays_empty() -> None:
    rows = [
        [*TARGET_HEADER, "Satuan"],
        ["1", "Meningkatnya A", "Nilai B", "80", "Nilai"],
        ["2", "Meningkatnya C", "Angka D", "7", ""],
    ]
    assert texts_of(only_table(document(table(rows))), "satuan") == ["Nilai", ""]


def test_bulleted_rows_have_the_sentence_above_as_parent() -> None:
    rows = [
        [*TARGET_HEADER, "Satuan"],
        ["1", "Meningkatnya A", "Angka partisipasi:", "", ""],
        ["", "", "- SD", "99", "%"],
        ["", "", "- SMP", "95", "%"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "indikator") == ["SD", "SMP"]
    assert texts_of(found, "parent") == ["Angka partisipasi:"] * 2
    assert texts_of(found, "sasaran") == ["Meningkatnya A"] * 2


def test_a_long_number_costs_what_it_is_long() -> None:
    def made(n: int) -> Document:
        rows = [["No", "Indikator Kinerja", "Target"], ["1", "Nilai A", "1" * n], ["2", "Nilai B", "7"]]
        return document(table(rows))

    assert growth(find_indikator_tables, made, 3000) < LINEAR


def test_values_without_an_indicator_keep_their_row_and_a_doubt() -> None:
    rows = [
        ["No", "Sasaran", "Indikator", "Satuan", "Target"],
        ["1", "Meningkatnya A", "", "%", "80"],
        ["2", "Meningkatnya B", "Nilai B", "Poin", "70"],
    ]
    (found,) = find_indikator_tables(document(table(rows)))
    assert ["indicator_missing" in row.doubts for row in found.rows] == [True, False]


def test_an_indicator_without_values_is_no_goal_where_numbered_indicators_open_as_goals_do() -> None:
    made = table(
        [
            ["No", "Indikator", "Satuan", "Target"],
            ["1", "1. Meningkatnya persentase A", "Persen", "80"],
            ["2", "2. Meningkatnya persentase B", "Persen", "81"],
            ["3", "Meningkatnya persentase C", "", ""],
            ["4", "3. Meningkatnya nilai D", "Nilai", "7"],
        ]
    )
    (found,) = find_indikator_tables(document(made))
    assert [row.fields["indikator"].text[-1] for row in found.rows] == ["A", "B", "C", "D"]
    assert not any("sasaran" in row.fields for row in found.rows)


def test_many_numbered_rows_cost_what_they_are() -> None:
    """Each row asked all rows before it whether they have numbers, and each shared its grid row with all others to compare."""

    def made(n: int) -> Document:
        rows = [["No", "Indikator Kinerja", "Target"], *([str(k), f"Nilai A{k}", "7"] for k in range(1, n + 1))]
        return document(table(rows))

    assert growth(find_indikator_tables, made, 120) < LINEAR


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ("1\n2", [("1", False), ("2", False), ("4", False)]),
        ("1\n2\n3", [("1 2 3", True), ("1 2 3", True), ("4", False)]),
    ],
)
def test_items_beside_other_than_as_many_numbers_are_doubted(numbers: str, expected: list[tuple[str, bool]]) -> None:
    rows = [
        ["No", "Indikator Kinerja Utama", "Satuan", "Target"],
        [numbers, "Persentase A\nIndeks B", "Persen\nIndeks", "90\n80"],
        ["4", "Nilai C", "Nilai", "70"],
    ]
    found = only_table(document(table(rows)))
    assert [(r.fields["no"].text, "counts_differ" in r.doubts) for r in found.rows] == expected


def test_the_mark_of_a_cell_s_only_indicator_is_none_of_its_target() -> None:
    rows = [
        ["No", "Sasaran", "Indikator Kinerja", "Target"],
        ["1.", "Meningkatnya A", "1) Tingkat hunian", "1) 61,5 %"],
        ["2.", "Meningkatnya B", "1) Nilai C", "2) 80"],
        ["3.", "Meningkatnya D", "2.5 Laju kenaikan", "2.5 %"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "target") == ["61,5 %", "2) 80", "2.5 %"]
