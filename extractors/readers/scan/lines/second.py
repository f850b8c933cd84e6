"""Numbers are read twice: once in their line, once alone and smaller; where that is not quite sure, by the second engine, too.

No word list and no sense of a sentence tells a wrong number from a right one. Where two readings differ in a digit the number
is in doubt; a decimal mark or a sign that one of them saw is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any

from extractors.readers.scan import image as scan_image
from extractors.readers.scan.engines import OcrWord, read_text
from extractors.readers.scan.ink import shapes as ink_shapes
from extractors.readers.scan.networks import read_letters

DISPUTED = 0.5  # confidence of a number that two readings give differently
_CERTAIN = 0.98  # confidence from which a number that two looks read alike, sign for sign, needs no third one
_UNSURE = 0.97  # confidence below which a number is in doubt whatever other digits the second engine sees, however many
_SMALLER = 0.7  # of the line's size: the second look at a number
_BESIDE = 0.45  # of a word's height, kept round it
_FRAME = 12  # pixels of white round what the second engine is shown
_DIGITS = re.compile(r"\D")
_NUMBER = re.compile(r"\d")
_SIGN = re.compile(r"[%<>≤≥±]")
_MARKED = re.compile(r"\d[.,]\d")

_PERCENT = re.compile(r"[aoO°]/?[oO°]")  # a lone "%" whose stroke a coarse scan lost
_LIKE_PERCENT = "96"  # what a lone "%" is read as: two rings, the left one higher

Look = Callable[[Any], str]


def check_numbers(
    grey: Any, words: Sequence[OcrWord], look: Look | None = None, third: Look | None = None
) -> list[OcrWord]:
    """Return a line's words, those with digits or signs of a number read again; in doubt where the readings differ.

    `look`, `third`: how the picture of a word is read a second and a third time.
    """
    return [
        _checked(grey, word, look or _look, third or read_text) if _is_figure(word.text) else word for word in words
    ]


def may_be_percent(words: Sequence[OcrWord]) -> bool:
    """Return whether the words of a cell are one that a lone percent sign is read as, and that its column has to settle."""
    return len(words) == 1 and words[0].text == _LIKE_PERCENT


def as_percent(grey: Any, words: Sequence[OcrWord], column: Collection[str] = ()) -> list[OcrWord]:
    """Return the words of a cell; one that is a lone percent sign by its rings is one, in doubt.

    Two rings beside each other are one. "96" in a picture as narrow as a percent sign that does not show two digits is in
    doubt, and one where another cell of its column holds a percent sign: a value may look the same. `column`: their texts.
    """
    if len(words) != 1:
        return list(words)
    word = words[0]
    unsure = min(word.confidence, DISPUTED)
    if _PERCENT.fullmatch(word.text):
        return [replace(word, text="%", confidence=unsure)]
    if may_be_percent(words) and not _has_two_digits(grey, word):
        return [replace(word, text="%" if "%" in column else word.text, confidence=unsure)]
    return [word]


def _has_two_digits(grey: Any, word: OcrWord) -> bool:
    x0, y0, x1, y1 = word.box
    more = round(_BESIDE * (y1 - y0))
    part = grey[max(0, y0 - more) : y1 + more, max(0, x0 - more // 2) : x1 + more // 2]
    return bool(part.size) and ink_shapes.has_two_digits(part)


def _is_figure(text: str) -> bool:
    return bool(_NUMBER.search(text) or _SIGN.search(text))


def _look(piece: Any) -> str:
    return read_letters(scan_image.scaled(piece, _SMALLER)).text


def _checked(grey: Any, word: OcrWord, look: Look, third: Look) -> OcrWord:
    piece = _around(grey, word)
    if not piece.size or min(piece.shape) < _FRAME:
        return word
    again = look(piece)
    if word.confidence >= _CERTAIN and again == word.text:
        return word
    return settle(word, again, third(_framed(piece)))


def settle(word: OcrWord, again: str, other: str) -> OcrWord:
    """Return a word with digits after two more readings of it: kept, with a mark that another saw, or in doubt."""
    digits = _DIGITS.sub("", word.text)
    twice = _DIGITS.sub("", again)
    thrice = _DIGITS.sub("", _without_percent(other, word.text))
    if digits == twice:
        for reading in (again, other):
            marked = with_mark(word.text, reading)
            if marked != word.text:
                return replace(word, text=marked, confidence=min(word.confidence, DISPUTED))
        heard = len(thrice) == len(digits) or word.confidence < _UNSURE
        if len(digits) > 1 and thrice != digits and heard:
            return replace(word, confidence=min(word.confidence, DISPUTED))
        return _with_settled_marks(word, (again, _first_digits(other, len(digits))))
    if digits and digits == thrice:
        return word  # two of three
    return replace(word, confidence=min(word.confidence, DISPUTED))


def _with_settled_marks(word: OcrWord, others: Sequence[str]) -> OcrWord:
    """Return a number of one to three readings of the same digits, with the marks that most of them have between them.

    In doubt where one of them has a comma for a stop, or a stop for a comma, before three digits: it is a thousand times as much.
    """
    own = _marks(word.text)
    read = [_marks(other) for other in others if _DIGITS.sub("", other) == _DIGITS.sub("", word.text)]
    text, doubted = word.text, False
    for n, (at, mark, thousands) in own.items():
        votes = [marks[n][1] for marks in read if n in marks]
        unlike = sum(vote != mark for vote in votes)
        doubted = doubted or bool(unlike and thousands)
        if unlike == len(others):
            text = text[:at] + votes[0] + text[at + 1 :]
    return replace(word, text=text, confidence=min(word.confidence, DISPUTED) if doubted else word.confidence)


def _marks(text: str) -> dict[int, tuple[int, str, bool]]:
    """Return the stops and commas between digits by how many digits stand before: place, mark, whether three digits follow."""
    bare = [(at, c) for at, c in enumerate(text) if not c.isspace()]
    made: dict[int, tuple[int, str, bool]] = {}
    digits = 0
    for n, (at, c) in enumerate(bare):
        if c in ".," and digits and n + 1 < len(bare) and bare[n + 1][1].isdigit():
            behind = re.match(r"\d*", "".join(d for _, d in bare[n + 1 :]))
            made[digits] = (at, c, behind is not None and len(behind[0]) == 3)
        digits += c.isdigit()
    return made


def _first_digits(reading: str, n: int) -> str:
    """Return a reading up to its n-th digit: the second engine reads a percent sign as more of them."""
    ends = [at + 1 for at, c in enumerate(reading) if c.isdigit()]
    return reading[: ends[n - 1]] if 0 < n <= len(ends) else reading


def _without_percent(reading: str, first: str) -> str:
    """Return a reading without the digits that the second engine makes of a percent sign: it does not know any."""
    if "%" not in first:
        return reading
    head = _DIGITS.sub("", first[: first.index("%")])
    digits = _DIGITS.sub("", reading)
    return head if digits.startswith(head) and len(digits) - len(head) <= 3 else reading


def with_mark(text: str, reading: str) -> str:
    """Return a number with the decimal mark or the sign before or behind it that another reading of the same digits has."""
    bare = re.sub(r"\s", "", reading)
    if _DIGITS.sub("", bare) != _DIGITS.sub("", text) or not _NUMBER.search(text):
        return text
    if _MARKED.search(bare) and not _MARKED.search(text) and re.fullmatch(r"\d+[%]?", text):
        core = re.search(r"\d[\d.,]*\d", bare)
        return core.group() + ("%" if text.endswith("%") else "") if core else text
    if _SIGN.search(bare) and not _SIGN.search(text) and re.fullmatch(r"[<>≤≥±]?[\d.,]+%?", bare):
        return bare
    return text


def _around(grey: Any, word: OcrWord) -> Any:
    x0, y0, x1, y1 = word.box
    more = round(_BESIDE * (y1 - y0))
    return grey[max(0, y0 - more) : y1 + more, max(0, x0 - more // 2) : x1 + more // 2]


def _framed(piece: Any) -> Any:
    import numpy as np

    return np.pad(piece, _FRAME, constant_values=255)
