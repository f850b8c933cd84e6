"""Uprights that the network alone paints in few of many rows: stems of letters above each other."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extractors.readers.scan.ink.drawn import Stroke
from extractors.readers.scan.rulings.painted import is_known

_ENDS = 16.0  # pixels by which a stroke may miss a ruling that it crosses
_LEVEL = 13.0  # pixels within which two level rulings are one
_LEAST = 4  # level rulings from which there are rows to compare
_HELD = 0.5  # share of a row's height that an upright of it covers
_FEW = 1 / 3  # share of the rows that hold an upright at most
_SIDE = 26.0  # pixels from the end of a level ruling at which an upright is the side of its row
_SEEN = 0.5  # share of an upright that thresholds see, too


def without_lone(columns: Sequence[Stroke], rows: Sequence[Stroke], seen: Sequence[Stroke]) -> list[Stroke]:
    """Return the uprights without those that stand in a third of the rows of a table or less, where thresholds see none.

    A table that draws uprights draws them in most of its rows, and of a head that is ruled alone the sides, too.
    `seen`: the uprights that thresholds see.
    """
    return [c for c in columns if not _is_lone(c, columns, rows, seen)]


def _is_lone(column: Stroke, columns: Sequence[Stroke], rows: Sequence[Stroke], seen: Sequence[Stroke]) -> bool:
    at = column[0]
    crossed = sorted(row for row in rows if row[1] - _ENDS <= at <= row[2] + _ENDS)
    levels = _apart([row[0] for row in crossed])
    if len(levels) < _LEAST or column[1] > levels[-1] + _ENDS or column[2] < levels[0] - _ENDS:
        return False
    left, right = min(row[1] for row in crossed) - _ENDS, max(row[2] for row in crossed) + _ENDS
    beside = [c for c in columns if left <= c[0] <= right and c[1] < levels[-1] and c[2] > levels[0]]
    sides = [end for row in crossed for end in row[1:]]
    if any(is_known(c, seen, _SEEN) or min(abs(c[0] - side) for side in sides) <= _SIDE for c in beside):
        return False
    spans = list(itertools.pairwise(levels))
    held = [any(min(low, c[2]) - max(top, c[1]) >= _HELD * (low - top) for c in beside) for top, low in spans]
    return sum(held) <= _FEW * len(spans)


def _apart(ats: Sequence[float]) -> list[float]:
    """Return sorted places without those close behind the one before."""
    made: list[float] = []
    for at in ats:
        if not made or at - made[-1] > _LEVEL:
            made.append(at)
    return made
