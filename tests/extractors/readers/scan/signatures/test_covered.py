"""Lines of a signature that strokes cross: what stands after several readings."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import pytest

from extractors.readers.scan.networks import Letters
from extractors.readers.scan.signatures import covered
from tests.extractors.readers.scan.signatures.test_word_rows import words


def zone(*, signed: bool) -> Any:
    """Return a picture with bars where the words of `words` stand, a stroke across them."""
    grey = np.full((300, 700), 255, np.uint8)
    for x in range(100, 400, 22):
        grey[100:120, x : x + 4] = 20
    if signed:
        cv2.line(grey, (120, 20), (260, 220), 0, 6)
    return grey


def _read(monkeypatch: pytest.MonkeyPatch, *texts: str) -> None:
    """Let the pictures of a line give texts one after the other, the last one again and again."""
    left = list(texts)

    def give(piece: Any, *, careful: bool) -> Letters:
        text = left.pop(0) if len(left) > 1 else left[0]
        return Letters(text, tuple((at + 0.5) / len(text) for at in range(len(text))), (0.99,) * len(text))

    monkeypatch.setattr(covered, "with_bare", lambda grey, bare, lines: list(lines))
    monkeypatch.setattr(covered, "read_letters", give)
    monkeypatch.setattr(covered, "without_doubtful_blanks", lambda letters, piece: letters)


def test_lines_that_nothing_crosses_are_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    _read(monkeypatch, "OTHER")
    line = words("SITI RAHAYU", sure=0.9)
    assert covered.read_crossed(zone(signed=False), None, [line]) == [line]


def test_the_words_of_a_crossed_line_stay_in_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    _read(monkeypatch, "SITI RAHAYU")
    (line,) = covered.read_crossed(zone(signed=True), None, [words("SlTl RAHAYU", sure=0.8)])
    assert "".join(word.text for word in line) == "SITIRAHAYU"
    assert any(word.confidence < 0.7 for word in line)


def test_a_line_that_was_read_surely_keeps_its_letters_and_is_unsure_where_a_stroke_covers_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _read(monkeypatch, "SITI RANAYU")
    (line,) = covered.read_crossed(zone(signed=True), None, [words("SITI RAHAYU", sure=0.99)])
    assert [word.text for word in line] == ["SITI", "RAHAYU"]
    assert min(word.confidence for word in line) < 0.7


def test_words_that_a_picture_shows_otherwise_are_disputed(monkeypatch: pytest.MonkeyPatch) -> None:
    _read(monkeypatch, "SITI RANAYU", "SITI RAHAYU")
    (line,) = covered.read_crossed(zone(signed=True), None, [words("SITI RAHAYU", sure=0.8)])
    assert [word.confidence for word in line if "RAHAYU" in word.text] == [0.5]


def test_another_lines_words_never_take_the_place_of_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    _read(monkeypatch, "KOBUQZ XWEKOB")
    (line,) = covered.read_crossed(zone(signed=True), None, [words("SITI RAHAYU", sure=0.8)])
    assert [word.text for word in line] == ["SITI", "RAHAYU"]
    assert {word.confidence for word in line} == {0.5}


@pytest.mark.parametrize(
    ("before", "readings", "digits", "sure"),
    [
        pytest.param("NIP. 197001011995031001", ("NIP. 197001011995031001",), "197001011995031001", True, id="agreed"),
        pytest.param(
            "NIP. 197001011995031001", ("NIP. 197001011995631001",), "197001011995031001", False, id="differs"
        ),
        pytest.param("N1P. 197001011995031001", ("NIP. 197001011995031001",), "197001011995031001", False, id="label"),
        pytest.param(
            "NIP. 197061011995031001", ("NIP. 197001011995031001",), "197001011995031001", False, id="no_date"
        ),
        pytest.param(
            "NIP. 198501012022211001", ("NIP. 198501012022011001",), "198501012022211001", False, id="contract employee"
        ),
        pytest.param(
            "NIP. 198501012022211001",
            ("NIP. 198501012022211001",),
            "198501012022211001",
            True,
            id="contract employee, agreed",
        ),
        pytest.param(
            "NIP. 19850101$022211001",
            ("NIP. 198501015022211001",),
            "198501015022211001",
            False,
            id="a_sign_for_a_digit",
        ),
        pytest.param(
            "NIP. 197061011995031001", ("NIP. 19706101199503",), "197061011995031001", False, id="none_plausible"
        ),
    ],
)
def test_a_number_stands_where_the_pictures_agree(
    monkeypatch: pytest.MonkeyPatch, before: str, readings: tuple[str, ...], digits: str, sure: bool
) -> None:
    _read(monkeypatch, *readings)
    (line,) = covered.read_crossed(zone(signed=True), None, [words(before, sure=0.99)])
    numbers = [word for word in line if sum(c.isdigit() for c in word.text) > 1]
    assert [word.text for word in numbers] == [digits]
    assert (numbers[0].confidence > 0.9) is sure


def _counted(monkeypatch: pytest.MonkeyPatch, *texts: str, sure: float = 0.99) -> list[Any]:
    """Let the pictures of a line give texts as `_read` does; return the pictures that were read."""
    shown: list[Any] = []
    _read(monkeypatch, *texts)
    give = covered.read_letters

    def count(piece: Any, *, careful: bool) -> Letters:
        shown.append(piece)
        letters = give(piece, careful=careful)
        return Letters(letters.text, letters.middles, (sure,) * len(letters.text))

    monkeypatch.setattr(covered, "read_letters", count)
    return shown


def test_a_number_that_was_read_surely_is_read_once_more_where_that_shows_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = _counted(monkeypatch, "NIP. 197001011995031001")
    covered.read_crossed(zone(signed=True), None, [words("NIP. 197001011995031001", sure=0.99)])
    assert len(shown) == 1


def test_a_number_of_which_two_readings_differ_is_read_from_every_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = _counted(monkeypatch, "NIP. 197001011995631001")
    covered.read_crossed(zone(signed=True), None, [words("NIP. 197001011995031001", sure=0.99)])
    assert len(shown) == 3


@pytest.mark.parametrize(
    ("texts", "sure", "count"),
    [
        pytest.param(("SITI RAHAYU",), 0.99, 2, id="two_alike"),
        pytest.param(("SITI RANAYU", "SITI RAHAYU"), 0.99, 3, id="the_second_is_sure"),
        pytest.param(("SITI RANAYU", "SITI RAHAYU"), 0.8, 4, id="none_is_sure"),
    ],
)
def test_a_line_is_read_as_often_as_its_readings_may_differ(
    monkeypatch: pytest.MonkeyPatch, texts: tuple[str, ...], sure: float, count: int
) -> None:
    shown = _counted(monkeypatch, *texts, sure=sure)
    covered.read_crossed(zone(signed=True), None, [words("SITI RAHAYU", sure=0.8)])
    assert len(shown) == count
