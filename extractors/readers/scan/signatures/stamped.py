"""Cells over which a stamp lies: its words are none of the cell's, and what it hides is read without its ink."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np

from extractors.readers.scan.engines import OcrWord
from extractors.readers.scan.ink import clean as clean_ink
from extractors.readers.scan.lines.second import DISPUTED
from extractors.readers.scan.signatures.word_rows import overlap
from extractors.readers.scan.signatures.zones import read_lines

Box = tuple[int, int, int, int]

_INK = 165  # grey level below which a pixel is ink
_COLOUR = 25.0  # levels between the strongest and the weakest colour from which ink is coloured
_PLAIN = 0.5  # share of a cell's words that are plain print: a cell in coloured print is read as it is
_SAME = 0.5  # share of a word's box from which two readings are of one word
_STRONG = 40.0  # the same of a letter that is a stamp's
_INNER = 0.3  # share of the width of such a letter's place that is left out at each side
_PRINTED = 0.02  # share of the ink in the middle of it that may be plain print
_LONG, _SHORTEST = 8, 3  # letters of two words that a stamp's letter joined to one, and of each
_ONE_PICTURE = 0.69  # confidence of a word that only the picture without the stamp shows


def without_stamp(colours: Any, cell: Box, words: Sequence[OcrWord]) -> list[OcrWord]:
    """Return the words of a cell; where some are coloured among plain ones, those of the picture without coloured ink.

    A word that both show alike, or the untouched one more surely, stays; one that only the cleaned one shows is in doubt.
    """
    if colours is None or len(words) < 2:
        return list(words)
    coloured = [chroma(colours, word.box) >= _COLOUR for word in words]
    if not any(coloured) or sum(coloured) > (1 - _PLAIN) * len(words):
        return list(words)
    x0, y0, x1, y1 = cell
    cleaned = clean_ink.clean(colours[y0:y1, x0:x1])
    plain = [word for word, of_stamp in zip(words, coloured, strict=True) if not of_stamp]
    again = [word.moved(x0, y0) for line in read_lines(cleaned) for word in line]
    settled = [_settled(word, plain) for word in again] if len(again) >= len(plain) else plain
    return list(dict.fromkeys(settled))  # the pieces of a word are that word once


def _settled(word: OcrWord, plain: Sequence[OcrWord]) -> OcrWord:
    same = next((p for p in plain if overlap(p.box, word.box) > _SAME), None)
    if same is not None and (same.text == word.text or same.confidence >= word.confidence):
        return same
    return replace(word, confidence=min(word.confidence, _ONE_PICTURE))


def without_stamp_letters(colours: Any, words: Sequence[OcrWord]) -> list[OcrWord]:
    """Return words; a disputed one in capitals whose one inner letter alone is coloured is two words: the letter is a stamp's.

    A letter that a pen crosses is print: some of its ink is plain.
    """
    if colours is None:
        return list(words)
    return [part for word in words for part in _parted_at_stamp(colours, word)]


def _parted_at_stamp(colours: Any, word: OcrWord) -> list[OcrWord]:
    n = len(word.text)
    if word.confidence > DISPUTED or n < _LONG or not (word.text.isalpha() and word.text.isupper()):
        return [word]
    x0, y0, x1, y1 = word.box
    edges = [round(x0 + at * (x1 - x0) / n) for at in range(n + 1)]
    tints = [chroma(colours, (a, y0, b, y1)) for a, b in pairwise(edges)]
    at = max(range(n), key=lambda i: tints[i])
    plain = max(tint for i, tint in enumerate(tints) if i != at) <= _COLOUR
    if tints[at] < _STRONG or not plain or not _SHORTEST <= at < n - _SHORTEST:
        return [word]
    trimmed = round(_INNER * (edges[at + 1] - edges[at]))  # the letters beside it reach into it
    inner = _tints(colours, (edges[at] + trimmed, y0, edges[at + 1] - trimmed, y1))
    if not inner.size or float((inner <= _COLOUR).mean()) > _PRINTED:
        return [word]
    left = replace(word, text=word.text[:at], box=(x0, y0, edges[at], y1))
    return [left, replace(word, text=word.text[at + 1 :], box=(edges[at + 1], y0, x1, y1))]


def chroma(colours: Any, box: Box) -> float:
    """Return how coloured the ink in a box of an RGB picture is: levels between its strongest and weakest colour, 0..255."""
    tints = _tints(colours, box)
    return float(np.median(tints)) if tints.size else 0.0


def _tints(colours: Any, box: Box) -> Any:
    """Return of each pixel of ink in a box how many levels lie between its strongest and its weakest colour."""
    x0, y0, x1, y1 = box
    part = colours[max(0, y0) : y1, max(0, x0) : x1].astype(np.int16)
    ink = part[part.mean(axis=2) < _INK]
    return ink.max(axis=1) - ink.min(axis=1)
