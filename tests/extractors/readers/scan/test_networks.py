"""The letters of a line out of a table of likelihoods."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from extractors.readers.scan.networks import decode

SIGNS = ("", "a", "b", " ")


def shares(*steps: tuple[int, float]) -> Any:
    """Return a table: at each step a sign and the likelihood of a blank there."""
    table = np.zeros((len(steps), len(SIGNS)), np.float32)
    for at, (sign, blank) in enumerate(steps):
        table[at, 3] = blank
        table[at, sign] = max(table[at, sign], 0.9)
    return table


@pytest.mark.parametrize(
    ("table", "text"),
    [
        pytest.param(shares((1, 0), (0, 0), (2, 0)), "ab", id="two_letters"),
        pytest.param(shares((1, 0), (1, 0), (2, 0)), "ab", id="a_letter_over_two_steps"),
        pytest.param(shares((1, 0), (0, 0), (1, 0)), "aa", id="a_letter_twice"),
        pytest.param(shares((1, 0), (0, 0.02), (2, 0)), "a b", id="a_blank_that_no_step_shows"),
        pytest.param(shares((1, 0), (0, 0.001), (2, 0)), "ab", id="no_blank"),
        pytest.param(shares((1, 0), (3, 0), (2, 0)), "a b", id="a_blank"),
        pytest.param(shares((0, 0.5), (1, 0), (0, 0.5)), "a", id="no_blank_at_the_ends"),
        pytest.param(shares((0, 0)), "", id="nothing"),
    ],
)
def test_decode(table: Any, text: str) -> None:
    letters = decode(table, SIGNS)
    assert letters.text == text
    assert len(letters.middles) == len(letters.confidences) == len(text)


def test_a_blank_that_no_step_shows_tells_how_likely_it_is() -> None:
    assert decode(shares((1, 0), (0, 0.02), (2, 0)), SIGNS).confidences[1] == pytest.approx(0.02)
