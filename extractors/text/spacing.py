"""Letter-spaced titles ("P R O V I N S I   J A W A"): their letters made words again."""

from __future__ import annotations

import itertools
import statistics

from extractors.model.document import Line
from extractors.model.quote import Quote, Word

_LONE = 0.75  # share of the words of a letter-spaced line that are one letter
_FEWEST = 6  # words: a shorter line may be initials
_LONGEST = 16  # letters of one word
_WIDER = 1.8  # times the usual gap between letters: a wider one parts two words


def closed_up(line: Line) -> Quote:
    """Return the line with the letters of a letter-spaced title glued to words; any other line as it is.

    The gaps tell where a word ends: by points in a PDF, by blanks in a DOCX or text.
    """
    texts = line.texts
    if len(texts) < _FEWEST or sum(map(_is_lone, texts)) < _LONE * len(texts):
        return line.quote
    words = line.words
    gaps = _gaps(line)
    if gaps is None:
        return line.quote
    usual = statistics.median(gaps)
    made: list[Word] = [words[0]]
    for before, word, gap in zip(words, words[1:], gaps, strict=False):
        joins = gap <= usual * _WIDER and (_is_lone(before.text) or _is_lone(word.text))
        made.append(word._replace(glued=True) if joins else word)
    parted = any(not word.glued for word in made[1:])
    return Quote(tuple(made)) if parted or len(made) <= _LONGEST else line.quote  # no gap stands out: one word


def _is_lone(text: str) -> bool:
    return len(text) == 1 and (text.isalnum() or text in "()")


def _gaps(line: Line) -> list[float] | None:
    """Return the white between the words, None where their places are not known."""
    boxes = [word.place.box for word in line.words]
    known = [box for box in boxes if box is not None]
    if len(known) == len(boxes):
        return [max(0.0, b.x0 - a.x1) for a, b in itertools.pairwise(known)]
    if len(line.offsets) != len(line.words):
        return None
    ends = [at + len(word.text) for at, word in zip(line.offsets, line.words, strict=True)]
    return [start - end for start, end in zip(line.offsets[1:], ends, strict=False)]
