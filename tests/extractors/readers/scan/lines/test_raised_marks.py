"""Raised marks of notes on scans: parted from the word that they stand behind, exponents kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from extractors.readers.scan.engines import OcrWord
from extractors.readers.scan.lines.raised_marks import part_marks

_TOP, _HIGH, _WIDE, _GAP = 60, 30, 18, 6  # pixels of drawn letters
_SMALL = 18


def _drawn(letters: str, marks: int = 0, *, rise: int = 16, left: int = 40, grey: Any = None) -> tuple[Any, int]:
    """Return a page with a bar for each letter (a comma as a low one) and smaller ones above the baseline; and its end."""
    page = np.full((160, 900), 255, np.uint8) if grey is None else grey
    x = left
    for letter in letters:
        low = letter in ",."
        page[_TOP + (24 if low else 0) : _TOP + _HIGH + (6 if low else 0), x : x + (5 if low else _WIDE)] = 0
        x += (5 if low else _WIDE) + _GAP
    for _ in range(marks):
        page[_TOP + _HIGH - rise - _SMALL : _TOP + _HIGH - rise, x : x + 10] = 0
        x += 10 + _GAP
    return page, x - _GAP


def _word(text: str, end: int, left: int = 40) -> OcrWord:
    return OcrWord(text, (left, _TOP - 4, end, _TOP + _HIGH + 6), 0.98)


@pytest.mark.parametrize(
    ("text", "marks", "base", "mark", "sure"),
    [
        pytest.param("85,21", 1, "85,2", "1", 0.5, id="a_digit_behind_a_number_in_doubt"),
        pytest.param("72,4²)", 2, "72,4", "²)", 0.98, id="with_its_bracket"),
        pytest.param("Masyarakat1,2", 3, "Masyarakat", "1,2", 0.98, id="two_marks"),
        pytest.param("Masyarakat1.2", 3, "Masyarakat", "1.2", 0.98, id="two_marks_with_a_small_comma"),
        pytest.param("Inspektorat*)", 2, "Inspektorat", "*)", 0.98, id="an_asterisk"),
    ],
)
def test_a_raised_mark_is_parted_from_its_word(text: str, marks: int, base: str, mark: str, sure: float) -> None:
    page, end = _drawn(base, marks)
    words, found = part_marks(page, [_word(text, end)], lambda _: base)
    assert [(w.text, w.confidence) for w in words] == [(base, sure)]
    assert [m.text for m in found] == [mark]
    assert words[0].box[2] < found[0].box[0]


@pytest.mark.parametrize(("text", "base", "raised"), [("km2", "km", "km²"), ("102", "10", "10²")])
def test_an_exponent_stays_in_its_word_as_a_raised_digit(text: str, base: str, raised: str) -> None:
    page, end = _drawn(base, 1)
    words, found = part_marks(page, [_word(text, end)], lambda _: base)
    assert [w.text for w in words] == [raised]
    assert not found


def test_digits_on_the_baseline_are_no_mark() -> None:
    page, end = _drawn("85,21")
    assert part_marks(page, [_word("85,21", end)], _never) == ([_word("85,21", end)], [])


def test_a_word_whose_letters_alone_are_read_otherwise_stays_whole() -> None:
    page, end = _drawn("85,2", 1)
    assert part_marks(page, [_word("85,21", end)], lambda _: "86,2") == ([_word("85,21", end)], [])


def test_quotes_where_no_quotation_opens_are_a_mark_in_doubt() -> None:
    page, end = _drawn("SAKIP", 1)
    words, found = part_marks(page, [_word('SAKIP"', end)], lambda _: "SAKIP")
    assert [w.text for w in words] == ["SAKIP"]
    assert words[0].confidence <= 0.5
    assert [m.text for m in found] == ['"']


def test_the_end_of_a_quotation_stays() -> None:
    page, end = _drawn("PRIMA", 1)
    line = [OcrWord('"LAYANAN', (0, 0, 30, 30), 0.9), _word('PRIMA"', end)]
    assert part_marks(page, line, lambda _: "PRIMA") == (line, [])


@pytest.mark.parametrize(
    ("base", "mark", "sure"),
    [
        pytest.param("SAKIP", "2", 0.98, id="behind_a_word"),
        pytest.param("85,2", "2", 0.5, id="a_digit_behind_a_number_in_doubt"),
        pytest.param("85,2", "*", 0.98, id="an_asterisk_behind_a_number"),
    ],
)
def test_a_mark_that_was_read_as_a_word_of_its_own_is_parted(base: str, mark: str, sure: float) -> None:
    page, end = _drawn(base)
    mark_end = _drawn("", 1, left=end + 8, grey=page)[1]
    raised = OcrWord(mark, (end + 8, _TOP - 8, mark_end, _TOP + 16), 0.9)
    words, found = part_marks(page, [_word(base, end), raised], _never)
    assert [(w.text, w.confidence) for w in words] == [(base, sure)]
    assert found == [raised]


def test_a_number_behind_a_comma_is_no_mark_of_the_word_before() -> None:
    """A date: "Sukamaju, 2 Januari 2025"."""
    page, end = _drawn("Sukama,")
    day_end = _drawn("2", left=end + 10, grey=page)[1]
    line: Sequence[OcrWord] = [_word("Sukamaju,", end), _word("2", day_end, end + 10)]
    assert part_marks(page, line, _never) == (list(line), [])


def test_a_number_a_little_above_the_line_behind_a_comma_is_no_mark() -> None:
    """A date on a bent page: "Kalabahi, 10 Januari 2024"."""
    page, end = _drawn("Sukama,")
    day_end = _drawn("", 2, rise=12, left=end + 8, grey=page)[1]
    line = [_word("Sukamaju,", end), OcrWord("10", (end + 8, _TOP - 8, day_end, _TOP + 20), 0.9)]
    assert part_marks(page, line, _never) == (line, [])


def test_a_stroke_that_makes_a_digit_longer_raises_none_behind_it() -> None:
    """The ring of a stamp runs through the foot of "1" in "10": 10 January is no first one."""
    page, end = _drawn("10")
    page[_TOP + _HIGH - 2 : _TOP + _HIGH + 16, 40 : 40 + _WIDE] = 0
    line = [_word("10", end)]
    assert part_marks(page, line, _never) == (line, [])


def _never(_: Any) -> str:
    raise AssertionError("nothing is read again")
