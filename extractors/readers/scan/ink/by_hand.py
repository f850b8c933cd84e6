"""Numbers written by hand with a thin pen in the print's colour: their strokes are thinner than the print's, and lean."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Any

from extractors.readers.scan.engines import OcrWord
from extractors.readers.scan.ink.shapes import lean_of, stroke_width

_BESIDE = 0.15  # of a word's height that is looked at round it
_DIGITS = 2  # of a number: a lone one tells too little
_FEWEST = 12  # printed words of a page from which the width of its strokes is known
_MOST = 24  # of them that are looked at
_LONG = 4  # letters of such a word
_THIN = 0.76  # share of the print's width of strokes below which those of a number are a pen's
_LEANS = 6.0  # degrees by which written digits lean to the right at least; bold print beside light print stands upright


def by_hand(grey: Any, words: Sequence[OcrWord]) -> list[bool]:
    """Return for each word of a grey page whether it is a number written by hand with a pen thinner than the print's strokes.

    All false where the page has too few printed words to tell. Widths are shares of the words' heights.
    """
    none = [False] * len(words)
    printed = [w for w in words if sum(c.isalpha() for c in w.text) >= _LONG and not w.way]
    if len(printed) < _FEWEST or not any(_is_number(w) for w in words):
        return none
    widths = [_width(grey, w) for w in printed[:: -(-len(printed) // _MOST)]]
    known = [width for width in widths if width > 0]
    usual = median(known) if len(known) >= _FEWEST else 0.0
    return [_is_number(w) and 0 < _width(grey, w) < _THIN * usual and lean_of(_part(grey, w)) >= _LEANS for w in words]


def _is_number(word: OcrWord) -> bool:
    digits = sum(c.isdigit() for c in word.text)
    return not word.way and digits >= _DIGITS and 2 * digits >= len(word.text)


def _width(grey: Any, word: OcrWord) -> float:
    part = _part(grey, word)
    return stroke_width(part) / max(1, word.box[3] - word.box[1]) if part.size else 0.0


def _part(grey: Any, word: OcrWord) -> Any:
    x0, y0, x1, y1 = word.box
    more = round(_BESIDE * (y1 - y0))
    return grey[max(0, y0 - more) : y1 + more, max(0, x0 - more) : x1 + more]
