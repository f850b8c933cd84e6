"""Words of justified lines: the blanks between them are even, and lines beside them end at the same place."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from extractors.model.geometry import Box
from extractors.model.quote import Word

PlacedWord = tuple[Word, Box]

_ALIKE = 0.08  # of a blank: what blanks of one line differ by,
_AT_LEAST = 0.6  # points, in any case
_LEVEL = 1.5  # points within which lines end
_INDENT = 2.5  # points within which they begin
_NEXT = 2.5  # heights of a line within which the next one begins
_FEWEST = 2  # blanks of one line
_MOSTLY = 0.6  # of its words are made of letters
_WORD = re.compile(r"\W?[^\W\d_]{2}")


class Run(NamedTuple):
    """Words of one line with even blanks: the first, the one behind the last; where they begin and end, the blank, the top."""

    first: int
    end: int
    x0: float
    x1: float
    blank: float
    top: float


def justified(lines: Sequence[Sequence[PlacedWord]], near: float) -> list[list[range]]:
    """Return for each line the runs of its words that are justified text. `near`: heights from which a blank is wide.

    The words of a line stand from left to right, the lines from top to bottom. Lines that end at one x, one near the
    other, with even blanks that differ from line to line: columns of a table leave no such lines.
    """
    runs = [_even_runs(line) for line in lines]
    tops = [min([box[1] for _, box in line]) if line else 0.0 for line in lines]
    made: list[list[range]] = []
    for line, own in zip(lines, runs, strict=True):
        found = []
        for run in own:
            height = line[run.first][1].height
            if run.blank < near * height:
                continue  # it is one piece whatever stands around
            others = runs[bisect_left(tops, run.top - _NEXT * height) : bisect_left(tops, run.top + _NEXT * height)]
            if any(_ends_with(run, other) for each in others for other in each if other is not run):
                found.append(range(run.first, run.end))
        made.append(found)
    return made


def _ends_with(run: Run, other: Run) -> bool:
    differs = abs(run.blank - other.blank) > max(_AT_LEAST, _ALIKE * run.blank) / 2
    level = abs(run.x1 - other.x1) <= _LEVEL and abs(run.x0 - other.x0) <= _INDENT
    return differs and level and abs(run.top - other.top) > _LEVEL


def _even_runs(words: Sequence[PlacedWord]) -> list[Run]:
    blanks = [b[0] - a[2] for (_, a), (_, b) in itertools.pairwise(words)]
    runs: list[Run] = []
    first = 0
    while first + _FEWEST <= len(blanks):
        low = high = blanks[first]
        end = first + 1
        while end < len(blanks):
            low, high = min(low, blanks[end]), max(high, blanks[end])
            if high - low > max(_AT_LEAST, _ALIKE * high):
                break
            end += 1
        texts = sum(_WORD.match(word.text) is not None for word, _ in words[first : end + 1])
        if end - first >= _FEWEST and texts > _MOSTLY * (end + 1 - first):
            box = words[end][1]
            runs.append(Run(first, end + 1, words[first][1][0], box[2], sum(blanks[first:end]) / (end - first), box[1]))
        first = end if end - first >= _FEWEST else first + 1
    return runs
