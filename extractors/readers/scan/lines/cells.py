"""What the finder of lines passed over in a cell of a scanned table: lone strokes and signs, lines struck through."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from extractors.readers.scan.engines import OcrWord
from extractors.readers.scan.ink import shapes as ink_shapes
from extractors.readers.scan.ink.unread import unread_lines
from extractors.readers.scan.lines.finder import TextLine
from extractors.readers.scan.lines.reader import mean, read_line

Box = tuple[int, int, int, int]

_DASH = 0.9  # confidence of a lone stroke in a cell
_HEARD = 0.8  # mean confidence from which a line stands that was passed over
_LONE = 0.9  # and a lone sign
_LOWEST, _NARROWEST = 12, 6  # pixels: smaller ink is dirt
_MOST = 100  # lines of one picture that are read a second time
_IN_VAIN = 40  # lines one after the other in which the reader hears nothing: then none of the others is read either
_FRAME = 8  # pixels of paper round what is read


def read_missed(
    grey: Any, words: Sequence[OcrWord], *, edge: int = 0, least: float = _HEARD
) -> tuple[list[OcrWord], list[Box]]:
    """Return the words of print on a picture that no word covers, and the boxes of such print that stays unread.

    `edge`: pixels at its border that are no print; `least`: the confidence from which the reader is heard.
    """
    found: list[OcrWord] = []
    unread: list[Box] = []
    in_vain = 0
    for number, box in enumerate(unread_lines(grey, words, edge=edge)):
        # a picture of so many is noise, or a photograph: what is not asked stays unread, and is told
        asked = number < _MOST and in_vain < _IN_VAIN
        line = read_line(grey, TextLine(_wider(box, grey.shape))) if asked else []
        if line and mean(line) >= least and sum(c.isalnum() for r in line for c in r.text) >= 2:
            found += line
            in_vain = 0
        else:
            unread.append(box)
            in_vain += asked
    return found, unread


def read_bare(cell: Any) -> list[OcrWord]:
    """Return what a cell with ink holds in which no line was found: a lone dash, or a short text."""
    box = ink_shapes.ink_box(cell)
    if box is None:
        return []
    if ink_shapes.is_dash(cell, box):
        return [OcrWord("-", box, _DASH)]
    if box[3] - box[1] < _LOWEST or box[2] - box[0] < _NARROWEST:
        return []
    words = read_line(cell, TextLine(_wider(box, cell.shape)))
    told = "".join(r.text for r in words)
    if len(words) == 1 and words[0].confidence >= _LONE and any(c.isalnum() or c in "%-" for c in told):
        return words
    return []


def _wider(box: Box, shape: tuple[int, ...]) -> Box:
    x0, y0, x1, y1 = box
    more = max(_FRAME, (y1 - y0) // 4)
    return max(0, x0 - more), max(0, y0 - more), min(shape[1], x1 + more), min(shape[0], y1 + more)
