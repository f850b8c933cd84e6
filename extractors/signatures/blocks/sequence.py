"""Reads the lines of one column, from top to bottom, as a signature block: which is title, name, rank, and which is none.

Each line has evidence of its own; each step from a line to the next has a cost that depends on the white between them.
The reading with the greatest sum is taken (Viterbi); how far the next best one falls behind tells how sure it is.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.signatures.blocks.evidence import weigh
from extractors.signatures.blocks.weighing import (
    NEVER,
    PARTS,
    STEPS,
    ColumnLine,
    Part,
    weigh_end,
    weigh_first,
    weigh_line,
    weigh_white,
)


@dataclass(frozen=True, slots=True)
class Parts:
    """The part of each line, the sum of its evidence, and by how much the best other reading of a line falls behind."""

    parts: tuple[Part, ...]
    score: float
    margins: tuple[float, ...] = ()

    def lines(self, *wanted: Part) -> list[int]:
        """Return the indexes of the lines that are such parts."""
        return [at for at, part in enumerate(self.parts) if part in wanted]


def read_parts(lines: Sequence[ColumnLine], *, margins: bool = False) -> Parts:
    """Return the best reading of a column's lines; with `margins` also how sure each line's part is."""
    if not lines:
        return Parts((), 0.0)
    steps = _steps(lines)
    sums, came = _forward(steps)
    last = max(PARTS, key=lambda part: sums[-1][part] + weigh_end(part))
    parts = [last]
    for back in reversed(came[1:]):
        parts.append(back[parts[-1]])
    parts.reverse()
    score = sums[-1][last] + weigh_end(last)
    if not margins:
        return Parts(tuple(parts), score)
    behind: list[float] = []
    for at, part in enumerate(parts):
        if lines[at].fixed is not None or part not in ("title", "name"):
            behind.append(-NEVER)
        else:
            behind.append(score - _score_without(part, at, steps, sums))
    return Parts(tuple(parts), score, tuple(behind))


@dataclass(frozen=True, slots=True)
class _Step:
    """What each part of a line costs: by its own words, and after each part of the line above (part, cost, white)."""

    own: dict[Part, float]
    after: dict[Part, list[tuple[Part, float, float]]]


def _steps(lines: Sequence[ColumnLine]) -> list[_Step]:
    """Return the steps of a column, computed once for all its readings; the first has nothing above it."""
    evidence = [weigh(line.text) for line in lines]
    steps: list[_Step] = []
    for at, (line, seen) in enumerate(zip(lines, evidence, strict=True)):
        own = {part: weigh_line(line, seen, part) for part in PARTS}
        pair, both = lines[at - 1 : at + 1], evidence[at - 1 : at + 1]
        if not at:
            steps.append(_Step(own, {part: [("before", weigh_first(part, line, seen), 0.0)] for part in PARTS}))
            continue
        after = {
            part: [
                (before, cost, weigh_white(before, part, pair, both))
                for before in PARTS
                if (cost := STEPS[before].get(part)) is not None
            ]
            for part in PARTS
        }
        steps.append(_Step(own, after))
    return steps


def _forward(steps: Sequence[_Step]) -> tuple[list[dict[Part, float]], list[dict[Part, Part]]]:
    """Return the greatest sum that ends in each part, above the first line and of each line, and the part before it."""
    sums: list[dict[Part, float]] = [{"before": 0.0}]
    came: list[dict[Part, Part]] = []
    for step in steps:
        here, back = _next(step, sums[-1])
        sums.append(here)
        came.append(back)
    return sums, came


def _next(step: _Step, above: dict[Part, float]) -> tuple[dict[Part, float], dict[Part, Part]]:
    here: dict[Part, float] = {}
    back: dict[Part, Part] = {}
    for part, ways in step.after.items():
        best, came = None, ways[0][0]
        for before, cost, white in ways:
            total = above[before] + cost + white
            if best is None or total > best:
                best, came = total, before
        assert best is not None
        here[part], back[part] = best + step.own[part], came
    return here, back


def _score_without(part: Part, at: int, steps: Sequence[_Step], sums: Sequence[dict[Part, float]]) -> float:
    """Return the sum of the best reading in which line `at` is not `part`: what stands above the line stays as it is."""
    barred: dict[Part, float] = {**steps[at].own, part: NEVER}
    here, _ = _next(_Step(barred, steps[at].after), sums[at])
    for step in steps[at + 1 :]:
        here, _ = _next(step, here)
    return max(here[last] + weigh_end(last) for last in PARTS)


def runs(parts: Sequence[Part]) -> Iterator[tuple[Part, list[int]]]:
    """Yield each part with the indexes of its lines, runs of equal parts together."""
    for part, group in itertools.groupby(range(len(parts)), key=lambda at: parts[at]):
        yield part, list(group)
