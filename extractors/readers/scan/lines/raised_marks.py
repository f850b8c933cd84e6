"""Raised marks of notes on scans ("85²⁾"): the reader of lines gives them as letters of the word that they stand behind.

A word is parted only where its picture shows smaller signs above the baseline behind its letters, and where its letters read
alone are those that were read before. Digits raised to a power stay in the word, as such.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from extractors.page.note_marks import RAISED, as_raised, is_note_mark
from extractors.readers.scan import image as scan_image
from extractors.readers.scan.engines import OcrWord
from extractors.readers.scan.ink import shapes as ink_shapes
from extractors.readers.scan.lines.second import DISPUTED
from extractors.readers.scan.networks import read_letters

Box = tuple[int, int, int, int]

_MAY_END = re.compile(r"""[\d)*"'°†‡’”]$|[¹²³]$""")  # signs as which raised marks are read
_QUOTES = re.compile(r"""["'’”*°)]+""")  # a mark that was read as such signs is one where no quotation ends
_OPENS = re.compile(r"""["'‘“]\w""")
_HALF = 0.49  # share of the depth of a line's ink from which a pixel is ink
_SLACK = 0.3  # of a word's height, in which its signs are looked for above and below
_HIGH, _LOW = 0.9, 0.3  # of the height of letters: higher signs are none that are raised, lower ones dirt and stops
_OF_LINE = 0.62  # of a line's height that is as high as its letters
_LEVEL = 0.12  # of the height of letters, by which the feet of two differ at most
_RISE = 0.2  # of that height, by which a raised sign's foot stands above the baseline
_SMALL, _WELL_RAISED = 0.75, 0.3  # the same of a mark that was read as a word of its own
_HEAD = 0.15  # of that height, by which its head stands below theirs at most
_SHARED = 0.4  # share of the narrower of two pieces of ink that stand above each other from which they are one sign
_NEAR = 0.5  # heights between a word and a mark that was read as a word of its own
_LONGEST = 6  # signs of a mark
_FRAME = 0.3  # heights of white round what is read alone

Look = Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class _Sign:
    """A sign of a word as the picture shows it: its box; the boxes of pieces above each other are one."""

    x0: int
    top: int
    x1: int
    bottom: int

    @property
    def height(self) -> int:
        return self.bottom - self.top


def part_marks(grey: Any, line: Sequence[OcrWord], look: Look | None = None) -> tuple[list[OcrWord], list[OcrWord]]:
    """Return the words of a line of a page without raised marks of notes, and the marks.

    `look`: how the picture of a word without its mark is read.
    """
    words: list[OcrWord] = []
    marks: list[OcrWord] = []
    for word in line:
        if not _MAY_END.search(word.text) or word.way:
            words.append(word)
            continue
        before = words[-1] if words else None
        if before is not None and _is_raised_behind(grey, before, word):
            words[-1] = _without_mark(before, word)
            marks.append(word)
            continue
        kept, mark = _parted(grey, word, line, look or _look)
        words.append(kept)
        marks += [mark] if mark is not None else []
    return words, marks


def _look(piece: Any) -> str:
    return read_letters(piece).text


def _parted(grey: Any, word: OcrWord, line: Sequence[OcrWord], look: Look) -> tuple[OcrWord, OcrWord | None]:
    """Return a word without its raised mark, and the mark; the word as it is, and None, where it has none."""
    if len(word.text) < 2:
        return word, None
    signs = _signs(grey, word.box)
    height = word.box[3] - word.box[1]
    count = _raised(signs, height)
    if not count:
        return word, None
    start = signs[-count].x0
    text = _base(word.text, look(_alone(grey, word.box, start, round(_FRAME * height))))
    if text is None:
        return word, None
    mark = word.text[len(text) :]
    x0, top, x1, bottom = word.box
    base = replace(word, text=text, box=(x0, top, max(x0 + 1, start - 1), bottom))
    alone = OcrWord(mark, (start, signs[-count].top, max(x1, start + 1), signs[-count].bottom), word.confidence)
    if is_note_mark(text, mark.replace(".", ",")):  # a comma between two marks is small
        return _without_mark(base, alone), alone
    if mark.isdecimal():
        return replace(word, text=text + as_raised(mark)), None
    if not _QUOTES.fullmatch(mark) or any(_OPENS.search(other.text) for other in line):
        return word, None
    return _doubted(base), alone


def _without_mark(word: OcrWord, mark: OcrWord) -> OcrWord:
    """Return a word that a mark was parted from, in doubt where both are digits: the mark might be one of the number."""
    return _doubted(word) if word.text[-1].isdigit() and mark.text[-1].isdigit() else word


def _doubted(word: OcrWord) -> OcrWord:
    return replace(word, confidence=min(word.confidence, DISPUTED))


def _base(text: str, alone: str) -> str | None:
    """Return the letters of a word before its mark: those that were read alone, too; None where others were."""
    told = _plain(alone)
    ends = range(max(1, len(text) - _LONGEST), len(text))
    known = next((at for at in ends if _plain(text[:at]) == told), 0)
    if not told or not known:
        return None
    while known < len(text) - 1 and text[known] in "%.,;:" and text[known] in alone[-2:]:
        known += 1
    return text[:known]


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum() and c not in RAISED)


def _is_raised_behind(grey: Any, before: OcrWord, word: OcrWord) -> bool:
    """Return whether a whole word is the raised mark of the word before it."""
    height = before.box[3] - before.box[1]
    if len(word.text) > _LONGEST or word.box[0] - before.box[2] > _NEAR * height or before.way:
        return False
    if before.text[-1] in ",:;":  # a blank stands behind it: "Sukamaju, 2 Januari 2025"
        return False
    box = before.box[0], min(before.box[1], word.box[1]), word.box[2], max(before.box[3], word.box[3])
    signs = _signs(grey, box)
    count = _raised(signs, height, _SMALL, _WELL_RAISED)
    first = sum(sign.x0 < word.box[0] - 1 for sign in signs)
    return 0 < count == len(signs) - first and is_note_mark(before.text, word.text)


def _raised(signs: Sequence[_Sign], line: int, most: float = _HIGH, rise: float = _RISE) -> int:
    """Return how many signs at the end of a word are raised: smaller than its letters, their feet above the baseline.

    `most`, `rise`: how high they are at most, and how far their feet stand above it at least, of the height of letters.
    `line`: the height of the word's box, by which they are small where no two letters tell the baseline: a stroke across
    one makes it longer.
    """
    high = [sign for sign in signs if sign.height >= _LOW * max(s.height for s in signs)]
    for count in range(min(_LONGEST, len(high) - 1), 0, -1):
        letters, tail = high[:-count], high[-count:]
        tallest = max(sign.height for sign in letters)
        baseline = min(sign.bottom for sign in letters)  # "j" and "," hang below it
        head = min(sign.top for sign in letters)
        agreed = sum(sign.bottom - baseline <= _LEVEL * tallest for sign in letters) > 1
        if all(
            sign.height <= (most * tallest if agreed else min(most * tallest, _OF_LINE * line))
            and baseline - sign.bottom >= rise * tallest
            and sign.top <= head + _HEAD * tallest
            for sign in tail
        ):
            return len(signs) - signs.index(tail[0])
    return 0


def _signs(grey: Any, box: Box) -> list[_Sign]:
    """Return the signs that stand in the box of a word, from left to right."""
    x0, top, x1, bottom = box
    slack = round(_SLACK * (bottom - top))
    left, up = max(0, x0 - 1), max(0, top - slack)
    part = grey[up : bottom + slack, left : x1 + 2]
    if not part.size:
        return []
    level = 255.0 - _HALF * scan_image.depth(part)
    pieces = sorted(
        (left + x, up + y, left + x + width, up + y + height)
        for x, y, width, height, area in ink_shapes.pieces_below(part, level)
        if area > 2 and top - slack < up + y + height / 2 < bottom + slack // 2
    )
    made: list[_Sign] = []
    for a, y0, b, y1 in pieces:
        if made and min(b, made[-1].x1) - a >= _SHARED * min(b - a, made[-1].x1 - made[-1].x0):
            last = made[-1]
            made[-1] = _Sign(last.x0, min(last.top, y0), max(last.x1, b), max(last.bottom, y1))
        else:
            made.append(_Sign(a, y0, b, y1))
    return made


def _alone(grey: Any, box: Box, end: int, frame: int) -> Any:
    """Return the picture of a word up to a column, on white as wide as a frame."""
    import numpy as np

    x0, top, _, bottom = box
    part = grey[max(0, top - frame) : bottom + frame, max(0, x0 - 1) : end]
    return np.pad(part, ((0, 0), (frame, frame)), constant_values=255)
