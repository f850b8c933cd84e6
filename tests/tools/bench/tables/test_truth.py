"""Relations of neighbouring cells and the scores made of them."""

from __future__ import annotations

import pytest

from tools.bench.tables.sheet import of_rows
from tools.bench.tables.truth import Cell, Score, f_of, loaded, plain, relations_of, score, stored


@pytest.mark.parametrize(
    ("text", "told"), [("Air  bersih", "airbersih"), ("1.234,5", "12345"), ("-", "-"), (" – ", "–"), ("", "")]
)
def test_texts_are_compared_by_letters_and_digits(text: str, told: str) -> None:
    assert plain(text) == told


def test_neighbours_are_the_next_cells_with_words() -> None:
    cells = of_rows([["A", "", "B"], ["C", "D", ""]])
    assert relations_of(cells) == {
        ("a", "b", "right"): 1, ("c", "d", "right"): 1, ("a", "c", "below"): 1,
    }  # fmt: skip


def test_a_cell_over_two_columns_has_both_below_and_one_beside() -> None:
    cells = of_rows([["A", "B", "<"], ["C", "D", "E"]])
    assert relations_of(cells) == {
        ("a", "b", "right"): 1, ("c", "d", "right"): 1, ("d", "e", "right"): 1,
        ("a", "c", "below"): 1, ("b", "d", "below"): 1, ("b", "e", "below"): 1,
    }  # fmt: skip


def test_a_cell_over_two_rows_has_both_beside() -> None:
    assert relations_of(of_rows([["A", "B"], ["^", "C"]])) == {
        ("a", "b", "right"): 1, ("a", "c", "right"): 1, ("b", "c", "below"): 1,
    }  # fmt: skip


def test_a_score_counts_what_is_in_both() -> None:
    true = of_rows([["A", "B"], ["C", "D"]])
    assert score([true], [of_rows([["A", "B"], ["C", "E"]])]) == Score(true=4, read=4, right=2)
    assert score([true], []) == Score(true=4, read=0, right=0)


def test_documents_count_the_same_and_those_without_tables_not_at_all() -> None:
    precision, recall, f = f_of([Score(10, 10, 10), Score(100, 50, 25), Score(0, 40, 0)])
    assert (precision, recall) == (0.75, 0.625)
    assert f == pytest.approx(2 * 0.75 * 0.625 / 1.375)
    assert f_of([Score(0, 40, 0)]) == (0.0, 0.0, 0.0)


def test_tables_come_back_from_json() -> None:
    tables = [(Cell(0, 0, "A", 1, 2), Cell(1, 0, "B"))]
    assert loaded(stored(tables)) == tables
