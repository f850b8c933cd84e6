"""Pieces of lines: words that stand as near each other as words of one text do."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from extractors.model.document import Line
from extractors.model.geometry import Box
from extractors.model.quote import Word
from extractors.page.aligned.even import PlacedWord, justified

MARK = re.compile(r"^[(]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]?$|^[-•▪●–*]$")  # of a list
_NEAR = 0.5  # heights of a line: narrower blanks stand between words of a text,
_WIDE = 0.75  # wider ones never do;
_OF_VALUES = 0.35  # between two numbers, which no text holds side by side
_GROUPED = re.compile(r"\(?\d{1,3} \d{3}(?:\D|$)|.*[^\d\s] |\S* [^\d\s]+$")  # but "12 345", "- 5", "5 %" are one each
_OF_LETTER = 1.25  # in between it depends on the width of the letters
_OVERSIZED = 3.0  # usual heights of a page's words: a watermark
_LEADER = re.compile(r"[.…_·]{3,}$|^[.…_·]+$")  # dots that lead to the next column


class Piece(NamedTuple):
    """Words of one line that belong together, and the box around them."""

    words: tuple[Word, ...]
    box: Box

    @property
    def text(self) -> str:
        """Return the words, blanks single."""
        return " ".join([word.text for word in self.words])

    @property
    def line(self) -> Line:
        """Return it as a line of a cell: one text, whatever blanks it holds."""
        return Line(self.words, tuple([round(word.place.box.x0, 2) for word in self.words if word.place.box]))

    @property
    def is_value(self) -> bool:
        """Return whether it holds a number or only signs that stand for one."""
        return is_value(self.text)


Row = list[Piece]  # the pieces of one line from left to right


@lru_cache(maxsize=4096)
def is_value(text: str) -> bool:
    """Return whether a text is a number, with signs and a short unit or without, or nothing but signs: "(1,2)", "Rp 5", "-"."""
    digits = sum(c.isdigit() for c in text)
    letters = sum(c.isalpha() for c in text)
    return (letters <= 2 and digits > 0) or digits > 2 * letters or not (digits or letters)


@lru_cache(maxsize=4096)
def is_year(text: str) -> bool:
    """Return whether a text is a number of four digits that may be a year: it may be a label."""
    return len(text) == 4 and text.isdigit() and text[:2] in ("19", "20")


def rows_of(lines: Iterable[Line]) -> list[Row]:
    """Return the pieces of each line that has words with places, from top to bottom."""
    placed = [[(w, w.place.box) for w in line.words if w.place.box is not None] for line in lines]
    heights = [box[3] - box[1] for words in placed for _, box in words]
    tallest = _OVERSIZED * statistics.median(heights) if heights else 0.0
    kept = [sorted([w for w in words if w[1][3] - w[1][1] <= tallest], key=lambda w: w[1][0]) for words in placed]
    kept = sorted(
        [words for words in kept if words], key=lambda words: (min([box[1] for _, box in words]), words[0][1][0])
    )
    return [_pieces(words, joined) for words, joined in zip(kept, justified(kept, _NEAR), strict=True)]


def top_of(row: Row) -> float:
    """Return the top of a row's pieces."""
    return min([piece.box.top for piece in row])


def bottom_of(row: Row) -> float:
    """Return the bottom of a row's pieces."""
    return max([piece.box.bottom for piece in row])


def piece_of(words: Sequence[PlacedWord]) -> Piece:
    """Return words with their boxes as one piece; dots that lead to the next column take no room."""
    x1 = max([_end(word, box) for word, box in words])
    x0 = min([box[0] for _, box in words])
    box = Box(x0, min([box[1] for _, box in words]), max(x0, x1), max([box[3] for _, box in words]))
    return Piece(tuple([word for word, _ in words]), box)


def _end(word: Word, box: Box) -> float:
    leader = _LEADER.search(word.text)
    if leader is None:
        return box[2]
    return box[0] + (box[2] - box[0]) * leader.start() / len(word.text)


def _near(before: PlacedWord, after: PlacedWord) -> float:
    """Return the blank, in points, from which two words are of two pieces: a typewriter's blanks are as wide as its letters."""
    (one, left), (other, right) = before, after
    letter = (left[2] - left[0] + right[2] - right[0]) / (len(one.text) + len(other.text))
    height = max(right[3] - right[1], left[3] - left[1])
    if is_value(one.text) and is_value(other.text) and not _GROUPED.match(f"{one.text} {other.text}"):
        return _OF_VALUES * height
    return min(_WIDE * height, max(_NEAR * height, _OF_LETTER * letter))


def _pieces(words: Sequence[PlacedWord], joined: Sequence[range]) -> Row:
    """Return the pieces of a line. `joined`: the indexes of words that are one text however far apart."""
    inside = {at for run in joined for at in run[1:]}
    runs: list[list[PlacedWord]] = []
    for at, (word, box) in enumerate(words):
        before = runs[-1][-1] if runs else None
        if before is not None:
            leads = _LEADER.fullmatch(word.text) is not None
            if leads or at in inside or box[0] - _end(*before) < _near(before, (word, box)):
                runs[-1].append((word, box))
                continue
        runs.append([(word, box)])
    return [piece_of(run) for run in runs]
