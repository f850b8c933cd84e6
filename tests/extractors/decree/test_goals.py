from __future__ import annotations

import pytest

from extractors.decree.goals import find_goals
from tests.build import document, line, table


def goals(*rows: str) -> list[str]:
    return [g.text for g in find_goals(document(*(line(text, top=72 + 14 * n) for n, text in enumerate(rows))))]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            (
                "Sasaran",
                "1. Meningkatnya kepuasan masyarakat di",
                "Kecamatan",
                "2. Terjaganya ketertiban umum",
                "Tujuan",
                "1. x y",
            ),
            ["Meningkatnya kepuasan masyarakat di Kecamatan", "Terjaganya ketertiban umum"],
            id="wrapped, ended by the next heading",
        ),
        pytest.param(("• Sasaran Strategis :", "a. Meningkatnya mutu", "RUTIN"), ["Meningkatnya mutu"], id="letters"),
        pytest.param(
            ("Sasaran yang hendak dicapai adalah mutu.", "1. Meningkatnya mutu"), [], id="a sentence is no heading"
        ),
        pytest.param(("Sasaran", "Meningkatnya mutu"), [], id="nothing marked"),
    ],
)
def test_goals_under_their_heading(rows: tuple[str, ...], expected: list[str]) -> None:
    assert goals(*rows) == expected


def test_a_column_of_a_table_is_no_list() -> None:
    assert find_goals(document(table([["Sasaran", "Target"], ["1. Meningkatnya mutu", "90"]]))) == ()
