"""Labels printed sideways in tall cells of a scanned table: read from the cell turned upright."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from extractors.readers.scan.engines import OcrWord
from extractors.readers.scan.lines.finder import find_lines
from extractors.readers.scan.lines.reader import mean, read_line
from extractors.readers.scan.lines.second import check_numbers

Box = tuple[int, int, int, int]

_NARROWEST = 24  # pixels that a cell is wide
_KNOWN = 0.8  # mean confidence from which the words of a cell stand as they are
_LEAST_SURE = 0.7  # confidence of each word that is read sideways: "TW III" may look like "TW I"
_PIECE = 2  # letters that sideways print is read as upright
_INK, _INKED = 110, 150  # grey level of print, and pixels of it that a label has at least
_UP, _DOWN = 270, 90  # degrees clockwise by which words run that are read from below, and from above


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a cell must be to hold a label: times its width that it is high, mean confidence of its words, their letters."""

    tall: float
    sure: float
    letters: int


_ALONE, _BESIDE = _Asked(1.2, 0.9, 4), _Asked(0.8, 0.75, 2)  # of a cell by itself; of one beside such a label ("TW I")


def read_sideways(grey: Any, cells: Sequence[Box], inside: Mapping[int, Sequence[OcrWord]]) -> dict[int, list[OcrWord]]:
    """Return the words that stand sideways in tall cells in which nothing, or nothing for sure, was read upright, by cell.

    `inside`: the words of each cell, by its index. Boxes are those on the page; `way` says where the words run.
    """
    asked = [at for at in range(len(cells)) if _may_hide(grey, cells[at], inside.get(at, ()), _BESIDE)]
    found = {at: read for at in asked if (read := _read(grey, cells[at], _ALONE))}
    beside = [at for at in asked if at not in found and any(_abreast(cells[at], cells[other]) for other in found)]
    return found | {at: read for at in beside if (read := _read(grey, cells[at], _BESIDE))}


def _may_hide(grey: Any, cell: Box, words: Sequence[OcrWord], asked: _Asked) -> bool:
    """Return whether a cell is high enough and has print, but nothing was read surely, or a letter or two: pieces of a label."""
    x0, y0, x1, y1 = cell
    if x1 - x0 < _NARROWEST or y1 - y0 < asked.tall * (x1 - x0):
        return False
    text = "".join(word.text for word in words)
    if words and mean(words) >= _KNOWN and not (len(text) <= _PIECE and text.isalpha()):
        return False
    return int((grey[y0:y1, x0:x1] < _INK).sum()) >= _INKED


def _abreast(one: Box, other: Box) -> bool:
    """Return whether the middle of a cell stands at the height of another."""
    return other[1] <= (one[1] + one[3]) / 2 <= other[3]


def _read(grey: Any, cell: Box, asked: _Asked) -> list[OcrWord]:
    x0, y0, x1, y1 = cell
    part = grey[y0:y1, x0:x1]
    if part.shape[0] < asked.tall * part.shape[1]:
        return []
    for way in (_UP, _DOWN):
        turned = np.ascontiguousarray(np.rot90(part, -1 if way == _UP else 1))
        read = [word for line in find_lines(turned) for word in read_line(turned, line)]
        heard = mean(read) >= asked.sure and min(word.confidence for word in read) >= _LEAST_SURE
        if heard and sum(c.isalpha() for word in read for c in word.text) >= asked.letters:
            checked = check_numbers(turned, read)
            return [replace(word, box=_back(word.box, part.shape, way), way=way).moved(x0, y0) for word in checked]
    return []


def _back(box: Box, shape: tuple[int, int], way: int) -> Box:
    """Return where a box of the turned picture stands on the picture of this shape."""
    a, b, c, d = box
    height, width = shape
    return (b, height - c, d, height - a) if way == _UP else (width - d, a, width - b, c)
