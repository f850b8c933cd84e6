"""Rulings drawn as dots or dashes: rows of small thin marks at even distances, each too short to be a ruling of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from extractors.readers.scan import image as scan_image
from extractors.readers.scan.ink import strokes as ink_strokes

Stroke = tuple[float, float, float]  # at, start, end; pixels

_SIZE = 0.5  # of the page at 300 dpi
_THIN, _LONG = 6, 30  # pixels there: how thick and how long a dot or a dash is at most
_GAP = 17  # pixels there between two marks at most
_SHORTEST = 30  # pixels there that a ruling has at least
_FREE = 120  # pixels there from which a ruling need not end at others
_APART = 2.0  # pixels there by which two marks of a ruling stand apart at least
_FEWEST = 5  # marks of a ruling
_CLOSE, _MANY = 12.0, 10  # pixels there between marks from which a ruling needs more of them: stems stand so far apart
_EVEN = 0.75  # share of the distances between its marks that are alike
_ALIKE = (0.6, 1.5)  # times the usual distance
_BESIDE = 4  # pixels there by which a mark may stand off its ruling
_ENDS = 12  # pixels there by which a ruling may miss the one that it ends at
# pixels there beside a mark, and share of marks with ink on both sides: stems among letters
_SIDES, _AMONG = (3, 9), 0.5


def find_dotted(grey: Any) -> tuple[list[Stroke], list[Stroke]]:
    """Return the level and the upright rulings of an even, level grey page (300 dpi) that are dotted or dashed."""
    small = scan_image.scaled(grey, _SIZE)
    marks = ink_strokes.thin_marks(small, _THIN, _LONG)
    level, upright = (_runs(*kind) for kind in marks)
    rows = [s for s in level if _stands(s, upright)]
    columns = [s for s in upright if _stands(s, level)]
    if not rows and not columns:
        return [], []
    ink = scan_image.binary(small)
    rows = [s for s in rows if not _is_among_print(ink, s, marks[0][1])]
    columns = [s for s in columns if not _is_among_print(ink.T, s, marks[1][1])]
    return _enlarged(rows), _enlarged(columns)


def _runs(mask: Any, marks: Any) -> list[Stroke]:
    """Return the level rulings of a mask of thin marks; `marks`: their middles along and across, one row each."""
    found = ink_strokes.joined_strokes(mask, _GAP, _SHORTEST)
    return [stroke for stroke in found if _is_even(stroke, marks)]


def _is_even(stroke: Stroke, marks: Any) -> bool:
    """Return whether a stroke is made of many marks at even distances: stems of letters above each other are not."""
    _, start, end = stroke
    steps = np.diff(np.sort(_own(stroke, marks)[:, 0]))
    steps = steps[steps > _APART]
    if len(steps) + 1 < _FEWEST:
        return False
    usual = float(np.median(steps))
    if usual > _CLOSE and len(steps) + 1 < _MANY:
        return False
    alike = (steps >= _ALIKE[0] * usual) & (steps <= _ALIKE[1] * usual)
    return float(alike.mean()) >= _EVEN and usual * len(steps) >= 0.6 * (end - start)


def _own(stroke: Stroke, marks: Any) -> Any:
    """Return the marks that a level stroke is made of."""
    at, start, end = stroke
    return marks[(np.abs(marks[:, 1] - at) <= _BESIDE) & (marks[:, 0] >= start - 2) & (marks[:, 0] <= end + 2)]


def _is_among_print(ink: Any, stroke: Stroke, marks: Any) -> bool:
    """Return whether other ink stands close beside most marks of a level stroke, on both sides: stems of letters among others.

    Where thin strokes of letters are lost (fine print, a coarse copy), stems are marks of their own.
    """
    near, far = _SIDES
    amid = []
    for x, y in np.round(_own(stroke, marks)).astype(int):
        across = slice(max(0, x - near + 1), x + near)
        above, below = ink[max(0, y - far) : max(0, y - near + 1), across], ink[y + near : y + far + 1, across]
        amid.append(bool(above.any() and below.any()))
    return bool(amid) and float(np.mean(amid)) >= _AMONG


def _stands(stroke: Stroke, across: Sequence[Stroke]) -> bool:
    """Return whether a ruling is long, or runs from one ruling across it to another."""
    at, start, end = stroke
    if end - start >= _FREE:
        return True
    ends = [x for x, a, b in across if a - _ENDS <= at <= b + _ENDS]
    return any(abs(x - start) <= _ENDS for x in ends) and any(abs(x - end) <= _ENDS for x in ends)


def _enlarged(strokes: Sequence[Stroke]) -> list[Stroke]:
    return sorted((at / _SIZE, start / _SIZE, end / _SIZE) for at, start, end in strokes)
