"""Rows whose numbers and values stand on the last line of their texts, as a spreadsheet sets what it wraps."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Collection, Sequence

from extractors.model.document import Line
from extractors.page.lines import box_of

_FEWEST = 2  # texts that begin above the number of their row
_MOSTLY = 0.5  # of these go on in small letters on the number's line
_VALUES = 3  # columns that a number's line fills


def sunken_starts(
    lines: Sequence[Line], first: int, numbered: Sequence[int], edges: Sequence[float], groups: Collection[int]
) -> list[int]:
    """Return where the rows begin whose numbers stand on their last lines; empty where nothing tells that they do.

    Nothing stands below the last number; a text that begins above a number begins with a capital, and goes on in small
    letters beside it.
    """
    if len(numbered) < _FEWEST or not lines or numbered[-1] != len(lines) - 1 or groups:
        return []
    starts = [first, *(at + 1 for at in numbered[:-1])]
    above = 0
    small = 0
    for start, at in zip(starts, numbered, strict=True):
        if start == at:
            continue
        above += 1
        begun, end = _first_texts(lines[start], edges), _first_texts(lines[at], edges)
        shared = begun.keys() & end.keys()
        if not shared or len(end) < _VALUES or not all(begun[column][:1].isupper() for column in shared):
            return []
        small += any(end[column][:1].islower() for column in shared)
    return starts if above >= _FEWEST and small >= above * _MOSTLY else []


def _first_texts(line: Line, edges: Sequence[float]) -> dict[int, str]:
    """Return the first word of each column that a line fills."""
    words = itertools.groupby(line.words, key=lambda word: bisect_right(edges, box_of(word).cx))
    return {column: next(iter(found)).text for column, found in words}
