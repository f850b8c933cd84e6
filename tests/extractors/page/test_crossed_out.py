"""Words where long slanted strokes run: a row, or all of a page, may be crossed out."""

from __future__ import annotations

import pytest

from extractors.model.geometry import Box
from extractors.page.struck import find_crossed_out
from tests.build import word_at

WORDS = [
    word_at("2", 60, 105),
    word_at("Meningkatnya", 80, 105),
    word_at("Persentase", 250, 105),
    word_at("76", 450, 105),
]
BELOW = word_at("3", 44, 125)


@pytest.mark.parametrize(
    ("strokes", "n_words"),
    [
        pytest.param([Box(40, 100, 540, 120)], 4, id="through a row"),
        pytest.param([Box(30, 50, 550, 400)], 5, id="through a page"),
        pytest.param([Box(300, 50, 550, 110)], 0, id="past the words"),
        pytest.param([Box(40, 100, 75, 120)], 0, id="in one cell"),
        pytest.param([Box(40, 100, 540, 120)] * 41, 0, id="a drawing"),
        pytest.param([], 0, id="none"),
    ],
)
def test_words_that_may_be_crossed_out(strokes: list[Box], n_words: int) -> None:
    found = find_crossed_out([*WORDS, BELOW], strokes)
    assert len(found) == n_words
    assert (BELOW.place.box in found) is (n_words == len(WORDS) + 1)
