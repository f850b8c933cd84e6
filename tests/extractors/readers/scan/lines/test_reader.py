"""From letters to words: where words begin and end, and which blanks are none."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.readers.scan.lines.finder import TextLine
from extractors.readers.scan.lines.reader import confidence_of, place_words
from extractors.readers.scan.networks import Letters

HEIGHT = 60


def words(text: str, *, gap: int, sure: float) -> list[str]:
    """Return the words of a text whose letters are bars of ten pixels; at its blank the ink leaves `gap` pixels of white."""
    piece = np.full((HEIGHT, 400), 255, np.uint8)
    middles, x = [], 20
    for sign in text:
        if sign == " ":
            middles.append((x + gap / 2) / 400)
            x += gap
            continue
        piece[10:50, x : x + 10] = 0
        middles.append((x + 5) / 400)
        x += 10
    letters = Letters(text, tuple(middles), tuple(sure if c == " " else 1.0 for c in text))
    return [w.text for w in place_words(letters, piece, TextLine((100, 100, 500, 100 + HEIGHT)))]


@pytest.mark.parametrize(
    ("gap", "sure", "expected"),
    [
        pytest.param(12, 0.01, ["PURW", "ANTORO"], id="gap_of_a_blank"),
        pytest.param(5, 0.01, ["PURWANTORO"], id="gap_between_letters"),
        pytest.param(7, 0.3, ["PURW", "ANTORO"], id="narrow_gap_of_a_likely_blank"),
        pytest.param(3, 0.3, ["PURWANTORO"], id="no_gap_of_a_likely_blank"),
        pytest.param(0, 0.9, ["PURW", "ANTORO"], id="sure_blank"),
        pytest.param(0, 0.4, ["PURW", "ANTORO"], id="blank_under_an_underline"),
    ],
)
def test_blanks_that_the_ink_does_not_bear_out_are_none(gap: int, sure: float, expected: list[str]) -> None:
    assert words("PURW ANTORO", gap=gap, sure=sure) == expected


def test_a_word_begins_and_ends_with_its_ink() -> None:
    piece = np.full((HEIGHT, 300), 255, np.uint8)
    piece[10:50, 20:60] = piece[10:50, 120:180] = 0
    letters = Letters("ab cd", (0.1, 0.17, 0.3, 0.45, 0.55), (1.0, 1.0, 0.9, 1.0, 0.8))
    first, second = place_words(letters, piece, TextLine((100, 200, 400, 200 + HEIGHT)))
    assert (first.text, first.box[0], first.box[2]) == ("ab", 120, 160)
    assert (second.text, second.box[0], second.box[2]) == ("cd", 220, 280)
    assert second.confidence == confidence_of((1.0, 0.8)) == 0.85


@pytest.mark.parametrize(
    ("text", "gap", "expected"),
    [
        pytest.param("M.PAN/1 1/2008", 16, ["M.PAN/11/2008"], id="two_ones_of_one_number"),
        pytest.param("201 1", 16, ["2011"], id="a_year"),
        pytest.param("2019 2020", 14, ["2019", "2020"], id="two_years"),
        pytest.param("31 12", 26, ["31", "12"], id="two_numbers_beside_a_one"),
    ],
)
def test_a_blank_between_digits_needs_more_room_beside_a_one(text: str, gap: int, expected: list[str]) -> None:
    assert words(text, gap=gap, sure=0.01) == expected


def test_the_places_of_words_in_pale_print_are_those_of_its_ink() -> None:
    piece = np.full((HEIGHT, 400), 255, np.uint8)
    piece[10:50, 20:100:2] = piece[10:50, 120:200:2] = 175
    letters = Letters("A B", (60 / 400, 110 / 400, 160 / 400), (1.0, 1.0, 1.0))
    made = place_words(letters, piece, TextLine((0, 0, 400, HEIGHT)))
    assert [(w.text, w.box[0], w.box[2]) for w in made] == [("A", 20, 99), ("B", 120, 199)]
