"""Bullets and dashes before a line of a cell: the finder of lines passes them over, the reader of letters leaves them out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from extractors.readers.scan.engines import OcrWord
from extractors.readers.scan.lines.finder import TextLine
from extractors.text.inline_labels import word_list

Box = tuple[int, int, int, int]

_INK = 140  # grey level below which a pixel is print
_BEFORE, _INTO = 4.0, 2.5  # heights before and behind a line's beginning in which its mark is looked for
_BORDER = 5  # pixels of a cell's border that may hold what is left of a ruling
_GAP, _FARTHEST = 0.35, 3.5  # heights between a mark and the text behind it
_MIDDLE = (0.3, 0.75)  # of the line's height: where the middle of a mark stands
_DASH_HIGH, _DASH_WIDE, _FLAT = 0.22, (0.14, 1.0), 1.6  # heights of a dash, and times its height that it is wide
_DOT_HIGH, _ROUND, _FULL = (0.12, 0.5), (0.65, 1.5), 0.6  # heights of a bullet, its shape, share of its box that is ink
_SURE = 0.9  # confidence of a mark
_KNOWN = frozenset((*word_list("bullets"), "+"))


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark before a line: its sign as a word, and the line without it."""

    word: OcrWord
    rest: TextLine


def find_mark(grey: Any, line: TextLine, cell: Box, lines: Sequence[TextLine]) -> Mark | None:
    """Return the bullet or dash with which a line of a cell begins; None where it has none.

    `grey`: the page without its rulings; `lines`: all of its lines (a mark belongs to no other).
    """
    x0, y0, x1, y1 = line.box
    height = line.height
    left = max(cell[0] + _BORDER, round(x0 - _BEFORE * height), *(o.box[2] for o in lines if _stands_before(o, line)))
    right = min(x1, round(x0 + _INTO * height))
    strip = grey[max(0, y0) : y1, max(0, left) : max(0, right)] < _INK
    if not strip.size:
        return None
    runs = _runs(strip.any(axis=0), _GAP * height / 2)
    if len(runs) < 2:
        return None
    (a, b), (start, _) = runs[0], runs[1]
    if not _GAP * height <= start - b <= _FARTHEST * height:
        return None
    rows = np.flatnonzero(strip[:, a:b].any(axis=1))
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    sign = _sign(strip[top:bottom, a:b], (top + bottom) / 2, height)
    if sign is None:
        return None
    box = (left + a, y0 + top, left + b, y0 + bottom)
    return Mark(
        OcrWord(sign, box, _SURE),
        replace(line, box=(max(x0, left + start - min(height // 2, (start - b) // 2)), y0, x1, y1)),
    )


def with_mark(mark: Mark, words: Sequence[OcrWord]) -> list[OcrWord]:
    """Return the words of a line behind its mark; none where they are no text that a mark may open."""
    first = words[0].text if words else ""
    if first in _KNOWN:
        return list(words)
    return [mark.word, *words] if first[:1].isalpha() or first[:1] == "(" else []


def _stands_before(other: TextLine, line: TextLine) -> bool:
    a, b = other.box, line.box
    return a[2] <= b[0] and min(a[3], b[3]) - max(a[1], b[1]) > 0.3 * line.height


def _runs(inked: Any, gap: float) -> list[tuple[int, int]]:
    """Return the stretches of columns with ink; those nearer than `gap` are one."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], inked.astype(np.int8), [0]])))
    made: list[tuple[int, int]] = []
    for a, b in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if made and a - made[-1][1] < gap:
            made[-1] = (made[-1][0], b)
        else:
            made.append((a, b))
    return made


def _sign(ink: Any, middle: float, height: int) -> str | None:
    """Return what mark some ink is: a dash, a bullet, or none."""
    high, wide = ink.shape
    if not _MIDDLE[0] * height <= middle <= _MIDDLE[1] * height:
        return None
    if (
        high <= _DASH_HIGH * height
        and wide >= _FLAT * high
        and _DASH_WIDE[0] * height <= wide <= _DASH_WIDE[1] * height
    ):
        return "-"
    small = _DOT_HIGH[0] * height <= high <= _DOT_HIGH[1] * height
    if small and _ROUND[0] <= wide / high <= _ROUND[1] and float(ink.mean()) >= _FULL:
        return "•"
    return None
