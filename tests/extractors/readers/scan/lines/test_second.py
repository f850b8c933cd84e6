"""Numbers that are read more than once: which stand, which keep a mark that another reading saw, which are in doubt."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import pytest

from extractors.readers.scan.engines import OcrWord
from extractors.readers.scan.lines.second import DISPUTED, as_percent, check_numbers, settle


def word(text: str, sure: float = 0.99) -> OcrWord:
    return OcrWord(text, (100, 100, 100 + 10 * len(text), 130), sure)


@pytest.mark.parametrize(
    ("first", "again", "other", "text", "sure"),
    [
        pytest.param("74,6", "74,6", "74,6", "74,6", 0.99, id="all_alike"),
        pytest.param("90%", "90%", "9094", "90%", 0.99, id="percent_sign_as_digits"),
        pytest.param("33,42%", "33,42%", "334220", "33,42%", 0.99, id="percent_sign_as_digits_without_mark"),
        pytest.param("157", "1,57", "157", "1,57", DISPUTED, id="decimal_mark_of_the_second_look"),
        pytest.param("157", "157", "1,57", "1,57", DISPUTED, id="decimal_mark_of_the_second_engine"),
        pytest.param("8", "≤8", "8", "≤8", DISPUTED, id="comparison_sign"),
        pytest.param("53", "53", "93", "53", DISPUTED, id="second_engine_sees_another_digit"),
        pytest.param("53", "58", "53", "53", 0.99, id="two_of_three"),
        pytest.param("53", "58", "63", "53", DISPUTED, id="three_ways"),
        pytest.param("7", "7", "z", "7", 0.99, id="second_engine_sees_a_letter"),
        pytest.param("2.641.640", "2.641.640", "2.641.640", "2.641.640", 0.99, id="thousands"),
        pytest.param("9.0%", "9 ,0%", "9,096", "9,0%", 0.99, id="a_comma_for_two_of_three"),
        pytest.param("78.5", "78.5", "78,5", "78.5", 0.99, id="a_stop_for_two_of_three"),
        pytest.param("1,850", "1 .850", "1.850", "1.850", DISPUTED, id="thousands_for_two_of_three"),
        pytest.param("1,850", "1,850", "1.850", "1,850", DISPUTED, id="thousands_for_one_of_three"),
        pytest.param("48.000", "48.000", "", "48.000", 0.99, id="the_second_engine_sees_nothing"),
        pytest.param("%", "%", "Yo", "%", 0.99, id="a_sign_alone"),
    ],
)
def test_settle(first: str, again: str, other: str, text: str, sure: float) -> None:
    settled = settle(word(first), again, other)
    assert (settled.text, settled.confidence) == (text, sure)


@pytest.mark.parametrize(
    ("first", "other", "sure"),
    [
        pytest.param("21.561", "221.561", DISPUTED, id="a_digit_more"),
        pytest.param("5787", "", DISPUTED, id="nothing"),
        pytest.param("90%", "9096", 0.96, id="a_percent_sign_as_digits"),
        pytest.param("7", "", 0.96, id="nothing_of_a_lone_digit"),
    ],
)
def test_an_unsure_number_is_in_doubt_where_the_second_engine_sees_more_or_fewer_digits(
    first: str, other: str, sure: float
) -> None:
    settled = settle(word(first, 0.96), first, other)
    assert (settled.text, settled.confidence) == (first, sure)


def test_only_numbers_and_signs_are_read_again() -> None:
    asked: list[tuple[int, ...]] = []

    def look(piece: Any) -> str:
        asked.append(piece.shape)
        return "12"

    grey = np.full((300, 600), 255, np.uint8)
    made = check_numbers(grey, [word("Persentase"), word("12")], look, look)
    assert [r.text for r in made] == ["Persentase", "12"]
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("sure", "again", "looks"), [(0.99, "12", 1), (0.97, "12", 2), (0.99, "12%", 2), (0.99, "13", 2)]
)
def test_the_second_engine_is_asked_where_two_looks_are_not_sure(sure: float, again: str, looks: int) -> None:
    asked: list[str] = []

    def look(_: Any) -> str:
        asked.append("first")
        return again

    def third(_: Any) -> str:
        asked.append("third")
        return "12"

    grey = np.full((300, 600), 255, np.uint8)
    check_numbers(grey, [word("12", sure)], look, third)
    assert len(asked) == looks


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(("ao",), [("%", DISPUTED)], id="a_ring_on_a_ring"),
        pytest.param(("o/o",), [("%", DISPUTED)], id="with_a_stroke"),
        pytest.param(("ada",), [("ada", 0.99)], id="a_word"),
        pytest.param(("ao", "Meter"), [("ao", 0.99), ("Meter", 0.99)], id="not_alone"),
    ],
)
def test_a_percent_sign_whose_stroke_is_lost(texts: tuple[str, ...], expected: list[tuple[str, float]]) -> None:
    assert [
        (w.text, w.confidence) for w in as_percent(np.full((200, 400), 255, np.uint8), [word(t) for t in texts])
    ] == expected


def _rings(*, wide: bool, joined: bool) -> np.ndarray:
    """Return two rings beside each other: those of a percent sign with its stroke, or of two digits."""
    grey = np.full((200, 300), 255, np.uint8)
    if wide:
        for x in (104, 128):
            cv2.ellipse(grey, (x + 6, 115), (8, 14), 0, 0, 360, 0, 4)
        return grey
    cv2.circle(grey, (106, 107), 6, 0, 3)
    cv2.circle(grey, (126, 123), 6, 0, 3)
    cv2.line(grey, (108, 130), (124, 100), 0, 5 if joined else 2)
    return grey


@pytest.mark.parametrize(
    ("wide", "joined", "text"),
    [
        pytest.param(False, True, "%", id="percent_sign_in_one_piece"),
        pytest.param(False, False, "%", id="percent_sign_in_pieces"),
        pytest.param(True, False, "96", id="two_digits"),
    ],
)
def test_a_lone_percent_sign_read_as_digits(wide: bool, joined: bool, text: str) -> None:
    (made,) = as_percent(_rings(wide=wide, joined=joined), [OcrWord("96", (98, 98, 136, 132), 0.98)], {"%", "Nilai"})
    assert made.text == text
    assert (made.confidence == DISPUTED) is (text == "%")


def test_a_value_that_looks_like_a_percent_sign_stays_in_doubt_among_values() -> None:
    (made,) = as_percent(_rings(wide=False, joined=True), [OcrWord("96", (98, 98, 136, 132), 0.98)], {"93,5", "18"})
    assert (made.text, made.confidence) == ("96", DISPUTED)
