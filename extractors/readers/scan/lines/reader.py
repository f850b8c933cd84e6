"""A line of text from its picture to words with places: letters by the trained reader, the blanks between words by ink."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Any

from extractors.readers.scan import image as scan_image
from extractors.readers.scan.engines import OcrWord
from extractors.readers.scan.lines.finder import TextLine
from extractors.readers.scan.networks import Letters, read_letters

ABOVE, BELOW = 0.16, 0.2  # of a line's box, which is cut wider than the letters
# grey level below which a pixel is ink, and share of the darkness of pale print (150 of black)
_INK, _OF_PRINT = 150, 0.41
_SURE_LINE = 0.93  # mean confidence of words from which a line is read once
# of the line's height, from a letter's middle: ink so far before the first letter belongs to another sign
_UNREAD = 0.9
_LOWEST = 8  # pixels: what is lower is no line
_SURE_BETWEEN_DIGITS = 0.97  # likelihood from which a blank between two digits needs no gap
# of the line's height: the gap between digits that are two words, and what it is wider for each "1"
_DIGITS_APART, _ONE_APART = 0.18, 0.1
_SURE_BLANK = 0.35  # likelihood from which a blank needs no gap in the ink
_GAPS = ((0.15, 0.06), (0.05, 0.1), (0.0, 0.15))  # likelihood from which a gap (of the line's height) bears a blank out


def read_line(grey: Any, line: TextLine) -> list[OcrWord]:
    """Return the words of a line of a grey page, from left to right; none where its picture shows no letters.

    A line that is not read surely is read a second time, with more care; the surer reading stands.
    """
    piece = scan_image.cut_line(grey, line.box, line.slope)
    if not piece.size or min(piece.shape) < _LOWEST:
        return []
    inked = _inked(piece)
    letters = read_letters(piece)
    words = _placed(letters, inked, piece.shape[0], line)
    whole = not _passes_over(letters, inked, piece.shape[0])
    if words and whole and mean(words) >= _SURE_LINE:
        return words
    again = _placed(read_letters(piece, careful=True), inked, piece.shape[0], line)
    longer = sum(len(word.text) for word in again) > sum(len(word.text) for word in words)
    return again if not words or (longer and not whole) or mean(again) >= mean(words) else words


def _passes_over(letters: Letters, inked: Any, height: int) -> bool:
    """Return whether ink begins far before the first letter that was read, or ends far behind the last one: a list's tick."""
    if not letters.middles:
        return True
    width = len(inked)
    first, last = _edges(inked)
    far = _UNREAD * height
    return bool(letters.middles[0] * width - first > far or last - letters.middles[-1] * width > far)


def mean(words: Sequence[OcrWord]) -> float:
    """Return how surely words were read, each by its length."""
    letters = sum(len(r.text) for r in words)
    return sum(r.confidence * len(r.text) for r in words) / letters if letters else 0.0


def place_words(letters: Letters, piece: Any, line: TextLine) -> list[OcrWord]:
    """Return the words of letters read on the picture `piece` of a line, with their boxes on the page.

    A word begins and ends at the widest gap of ink between its letters and its neighbour's.
    """
    return _placed(letters, _inked(piece), piece.shape[0], line)


def _placed(letters: Letters, inked: Any, height: int, line: TextLine) -> list[OcrWord]:
    """Return `place_words`; `inked`: which columns of the line's picture hold ink, `height`: its rows."""
    width = len(inked)
    letters = _with_blanks(letters, inked, height)
    spans = [(m.start(), m.end()) for m in re.finditer(r"\S+", letters.text)]
    if not spans:
        return []
    cuts = [
        _gap(inked, letters.middles[a[1] - 1] * width, letters.middles[b[0]] * width)
        for a, b in itertools.pairwise(spans)
    ]
    first, last = _edges(inked)
    starts = [first, *(cut[1] for cut in cuts)]
    ends = [*(cut[0] for cut in cuts), last]
    x0, y0, _, y1 = line.box
    top, bottom = y0 + round(ABOVE * (y1 - y0)), y1 - round(BELOW * (y1 - y0))
    made = []
    for (a, b), left, right in zip(spans, starts, ends, strict=True):
        shift = round(_rise(line, (left + right) / 2 - width / 2))
        box = (x0 + left, top + shift, x0 + max(right, left + 1), bottom + shift)
        made.append(OcrWord(letters.text[a:b], box, confidence_of(letters.confidences[a:b])))
    return made


def without_doubtful_blanks(letters: Letters, piece: Any) -> Letters:
    """Return the letters without the blanks of which the reader is not sure and where ink goes on ("PURW ANTORO")."""
    return _with_blanks(letters, _inked(piece), piece.shape[0])


def _with_blanks(letters: Letters, inked: Any, height: int) -> Letters:
    kept = []
    for at, sign in enumerate(letters.text):
        sure = letters.confidences[at]
        beside = letters.text[at - 1 : at] + letters.text[at + 1 : at + 2]
        digits = len(beside) == 2 and beside.isdigit()
        if sign == " " and sure < (_SURE_BETWEEN_DIGITS if digits else _SURE_BLANK) and len(beside) == 2:
            left, right = (letters.middles[at + side] * len(inked) for side in (-1, 1))
            start, end = _gap(inked, left, right)
            needed = next(gap for least, gap in _GAPS if sure >= least)
            if digits:  # a "1" is narrower than the room it takes: "1 1" looks like two words
                needed = max(needed, _DIGITS_APART + _ONE_APART * beside.count("1"))
            if end - start < needed * height:
                continue
        kept.append(at)
    return Letters(
        "".join(letters.text[at] for at in kept),
        tuple(letters.middles[at] for at in kept),
        tuple(letters.confidences[at] for at in kept),
    )


def confidence_of(letters: tuple[float, ...]) -> float:
    """Return how surely a word was read whole, 0..1: half the mean of its letters, half the least sure one."""
    return round((sum(letters) / len(letters) + min(letters)) / 2, 4)


def _rise(line: TextLine, off: float) -> float:
    """Return by how many pixels a falling line stands lower at `off` pixels from its middle."""
    return off * scan_image.fall(line.slope)


def _inked(piece: Any) -> Any:
    """Return which columns of a line's picture hold ink; of pale print what is as dark as its strokes."""
    height = piece.shape[0]
    ink = max(_INK, 255.0 - _OF_PRINT * scan_image.depth(piece))
    return (piece[round(height * ABOVE) : height - round(height * BELOW)] < ink).any(axis=0)


def _edges(inked: Any) -> tuple[int, int]:
    columns = inked.nonzero()[0]
    return (int(columns[0]), int(columns[-1]) + 1) if columns.size else (0, len(inked))


def _gap(inked: Any, left: float, right: float) -> tuple[int, int]:
    """Return where the widest gap without ink between two letters' middles begins and ends; their middle where none is."""
    low, high = max(0, round(left)), min(len(inked), max(round(right), round(left) + 1))
    best = (0, (low + high) // 2, (low + high) // 2)
    start = None
    for at in range(low, high + 1):
        if at < high and not inked[at]:
            start = at if start is None else start
        elif start is not None:
            best = max(best, (at - start, start, at), key=lambda g: g[0])
            start = None
    return best[1], best[2]
