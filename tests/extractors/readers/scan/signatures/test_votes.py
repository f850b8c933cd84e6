"""Readings of one line, voted letter by letter."""

from __future__ import annotations

import pytest

from extractors.readers.scan.networks import Letters
from extractors.readers.scan.signatures.votes import voted, with_case_of


def reading(text: str, sure: float = 0.9) -> Letters:
    return Letters(text, tuple((at + 0.5) / len(text) for at in range(len(text))), (sure,) * len(text))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(("SITI RAHAYU", "SITI RAHAYU", "SITI RAHAYU"), "SITI RAHAYU", id="alike"),
        pytest.param(("SITI RAHAYU", "STTI RAHAYU", "SITI RANAYU"), "SITI RAHAYU", id="each_misses_another_letter"),
        pytest.param(("SITI RAAYU", "SITI RAHAYU", "SITI RAHAYU"), "SITI RAHAYU", id="one_lost_a_letter"),
        pytest.param(("SITI RAHAYU", "SITI RAHAYUJ", "SITI RAHAYU"), "SITI RAHAYU", id="one_saw_a_stroke_as_a_letter"),
        pytest.param(("", "SITI", ""), "SITI", id="blank_readings_do_not_count"),
    ],
)
def test_what_most_readings_saw_stands(texts: tuple[str, ...], expected: str) -> None:
    assert voted([reading(text) if text else Letters("", (), ()) for text in texts]).text == expected


def test_no_reading_gives_no_letters() -> None:
    assert voted([Letters("", (), ())]) == Letters("", (), ())


def test_the_surer_reading_wins_a_tie_and_the_letter_is_disputed() -> None:
    made = voted([reading("RAMA", 0.95), reading("RATA", 0.6)])
    assert made.text == "RAMA"
    assert made.confidences == (0.95, 0.95, 0.5, 0.95)


def test_letters_stand_where_they_were_seen_from_left_to_right() -> None:
    made = voted([reading("RAYU"), reading("RAHYU"), reading("RAHYU")])
    assert made.text == "RAHYU"
    assert list(made.middles) == sorted(made.middles)


@pytest.mark.parametrize(
    ("text", "before", "expected"),
    [
        pytest.param("SITI, S.SoS", "S1TI, S.Sos", "SITI, S.Sos", id="where_they_read_alike"),
        pytest.param("SITI", "siti", "siti", id="all"),
        pytest.param("SITI", "BUDI", "SITI", id="nothing_alike_but_the_end"),
    ],
)
def test_small_letters_as_the_first_reading_has_them(text: str, before: str, expected: str) -> None:
    assert with_case_of(reading(text), before).text == expected
