"""Lists of programmes with their money: head, lines, sum; what is no such list is left alone."""

from __future__ import annotations

import pytest

from extractors.tables.budgets import find_budget_lists, find_money_words
from tests.build import document, table

HEAD = ["NO", "PROGRAM", "ANGGARAN"]
LINES = [["1", "Program A", "Rp 1.250.000"], ["2", "Program B", "Rp 750.000,00"]]


def test_lines_and_sum_are_read() -> None:
    (found,) = find_budget_lists(document(table([HEAD, *LINES, ["", "Jumlah", "2.000.000"]])))
    assert [(x.number.text, x.name.text, x.amount.text) for x in found.lines] == [
        ("1", "Program A", "1.250.000"), ("2", "Program B", "750.000,00"),
    ]  # fmt: skip
    assert found.total.text == "2.000.000"


def test_an_indicator_that_counts_is_no_sum() -> None:
    head = ["NO", "SASARAN", "INDIKATOR", "TARGET", "PROGRAM", "ANGGARAN"]
    rows = [["1", "A", "Persentase warga", "9 %", "Program A", "412.000.000"],
            ["", "", "Persentase anak", "8 %", "Program B", "305.118.000"],
            ["2", "B", "Jumlah perangkat daerah yang memakai data", "14", "Program C", "655.902.000"]]  # fmt: skip
    (found,) = find_budget_lists(document(table([head, *rows])))
    assert (len(found.lines), found.total.text) == (3, "")


def test_a_list_without_a_sum_has_none() -> None:
    (found,) = find_budget_lists(document(table([HEAD, *LINES])))
    assert (len(found.lines), found.total.text) == (2, "")


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([["NO", "SASARAN", "TARGET"], *LINES], id="no column of money"),
        pytest.param(
            [["NO", "PROGRAM", "PAGU 2024", "PAGU 2025"], ["1", "A", "1.000.000", "2.000.000"]], id="money of two years"
        ),
        pytest.param(
            [HEAD, ["1", "Program A", "Rp 1.250.000 Rp 10.000"], ["2", "B", "5.000"]], id="two amounts in a line"
        ),
        pytest.param([HEAD, ["1", "Program A", "-"], ["2", "B", "5.000"]], id="a line without an amount"),
        pytest.param([HEAD, LINES[0]], id="one line"),
    ],
)
def test_what_cannot_be_summed_is_no_list(rows: list[list[str]]) -> None:
    assert find_budget_lists(document(table(rows))) == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("Program dan anggaran", True, id="words"),
        pytest.param("sebesar Rp 5.000", True, id="money"),
        pytest.param("Perjanjian kinerja tahun 2024", False, id="neither"),
    ],
)
def test_words_of_programmes_and_money(text: str, told: bool) -> None:
    assert bool(find_money_words(document(text))) is told
