"""One cell of a scanned table: read by the first engine, what is short or doubtful by both, what it missed by the second."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from extractors.readers.scan import image as scan_image
from extractors.readers.scan.engines import OcrWord, read_line, read_words
from extractors.readers.scan.ink import unread_lines
from extractors.readers.scan.ocr_merge import lines_of, vote_on_line, vote_on_lines, wants_second, words_of
from extractors.readers.scan.zones import read_again

_SPECKS = re.compile(r"^[-–:;,.'\"]{2,}$")
Box = tuple[int, int, int, int]

_DPI = 300
_FRAME = 12  # pixels of white round a cell
_DOUBTFUL = 0.75  # mean confidence of a cell's words below which the second engine reads the whole cell
_HOPELESS = 0.5  # mean confidence below which words are none unless the second engine is surer of its own
_DASH = 0.6  # confidence of a lone stroke in a cell
_ONE_LINE = 1.5  # times the height of a line's words that the ink of a cell with no other line may have
_HEARD = 0.8  # score from which a line stands that the first engine missed


def read_cell(cell: Any) -> tuple[list[OcrWord], list[Box]]:
    """Return the words of a cell's grey picture, and the boxes of print in it that neither engine read."""
    if not cell.size or min(cell.shape) <= 12 or not (cell < 128).any():
        return [], []
    framed = _framed(scan_image.without_speckles(cell))
    words = _read_framed(framed)
    lines = unread_lines(framed, words, edge=_FRAME)
    words = [r for r in words if _plain(r.text) or not any(_lies_in(r.box, line) for line in lines)]
    missed, unread = read_missed(framed, words, lines)
    found = [*words, *missed]
    if missed:  # what the first engine made of them
        found = [r for r in found if not _SPECKS.match(r.text)]
    return [replace(r, box=_unframed(r.box)) for r in found], [_unframed(box) for box in unread]


def read_missed(
    picture: Any, words: Sequence[OcrWord], lines: Sequence[Box], least: float = _HEARD
) -> tuple[list[OcrWord], list[Box]]:
    """Return the words of lines that the first engine passed over (struck through, touching a ruling), and what stays.

    `least`: the score from which the second engine is heard.
    """
    found: list[OcrWord] = []
    unread: list[Box] = []
    for box in lines:
        text, score = read_line(_cut(picture, [OcrWord("", box, 0.0)], beyond=0))
        if any(_is_beginning(r.text, text) and min(box[3], r.box[3]) > max(box[1], r.box[1]) for r in words):
            continue  # read already, from a box in the wrong place
        if score >= least and len(_plain(text)) >= 2:
            found += words_of(OcrWord(text, box, score))
        else:
            unread.append(box)
    return found, unread


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _is_beginning(word: str, text: str) -> bool:
    return bool(_plain(word)) and _plain(text).startswith(_plain(word))


def _lies_in(box: Box, line: Box) -> bool:
    """Return whether the middle of a box lies in a line, or before or behind it by no more than the line's height."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    height = line[3] - line[1]
    return line[0] - height <= x <= line[2] + height and line[1] <= y <= line[3]


def _read_framed(framed: Any) -> list[OcrWord]:
    """Return the words of a cell with white round it; short lines and numbers are read by both engines."""
    words = read_words(framed, dpi=_DPI, block=True)
    if not words:
        return _read_bare(framed)
    if sum(r.confidence for r in words) < _DOUBTFUL * len(words) and not _is_short_line(framed, words):
        second = read_again(framed, words, all_lines=True).lines
        if sum(r.confidence for r in words) < _HOPELESS * len(words) and all(r.confidence < _HOPELESS for r in second):
            return []  # specks: neither engine is sure of a word; where they look like print, that is told
        return vote_on_lines(words, second, (0, framed.shape[0]))
    if not wants_second(words):
        return words
    made: list[OcrWord] = []
    for line in lines_of(words):
        made += vote_on_line(line, *read_line(_cut(framed, line))) if wants_second(line) else line
    return made


def _is_short_line(cell: Any, words: Sequence[OcrWord]) -> bool:
    """Return whether a cell holds one short line and nothing else: the second engine reads it without looking for it."""
    ink, lines = scan_image.ink_box(cell), lines_of(words)
    if ink is None or len(lines) != 1 or not wants_second(words):
        return False
    height = max(r.box[3] for r in words) - min(r.box[1] for r in words)
    return ink[3] - ink[1] <= _ONE_LINE * height


def _read_bare(cell: Any) -> list[OcrWord]:
    """Return what the first engine missed in a cell with ink: a lone dash, or a short text that the second one reads."""
    box = scan_image.ink_box(cell)
    if box is None:
        return []
    x0, y0, x1, y1 = box
    if scan_image.is_dash(cell, box):
        return [OcrWord("-", box, _DASH)]
    if y1 - y0 < 12 or x1 - x0 < 6:
        return []
    text, score = read_line(_cut(cell, [OcrWord("", box, 0.0)]))
    return (
        [OcrWord(text, box, score)]
        if score >= 0.9 and any(c.isalnum() or c == "%" for c in text) and " " not in text
        else []
    )


def _cut(cell: Any, line: Sequence[OcrWord], beyond: int = 1) -> Any:
    """Return the picture of a line with white round it; it reaches further right, where a % may be lost.

    `beyond`: by how many times its height.
    """
    import numpy as np

    x0, x1 = min(r.box[0] for r in line), max(r.box[2] for r in line)
    y0, y1 = min(r.box[1] for r in line), max(r.box[3] for r in line)
    height = y1 - y0
    pad = max(4, height // 4)
    side = max(pad, beyond * height) if beyond else 4
    piece = cell[max(0, y0 - pad) : y1 + pad, max(0, x0 - min(pad, side)) : x1 + side]
    return np.pad(piece, _FRAME, constant_values=255)


def _framed(cell: Any) -> Any:
    """Return a cell with white round it: the engine loses letters that touch the border."""
    import numpy as np

    return np.pad(cell, _FRAME, constant_values=255)


def _unframed(box: Box) -> Box:
    x0, y0, x1, y1 = box
    return x0 - _FRAME, y0 - _FRAME, x1 - _FRAME, y1 - _FRAME
