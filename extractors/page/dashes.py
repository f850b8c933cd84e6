"""Dots and dashes of one ruling -> the ruling: browsers and Word draw dotted and dashed borders piece by piece."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.page.regions import Stroke

LEVEL = 0.4  # points between the pieces of one ruling, across it
LONGEST = 12.0  # points of one dash
WIDEST = 7.0  # points between two dashes of one ruling
DOT = 2.0  # points: a shorter piece that is part of no ruling is the dot of a ruling along the other axis
SHORT = 3.0  # points: longer pieces that touch are the sides of cells, and no dashes
FEWEST = 5  # pieces from which a row of them is a ruling
UNEVEN = 1.0  # points by which the gaps of one ruling differ; they may double where a viewer leaves a piece out


def with_dashes_joined(strokes: Sequence[Stroke]) -> tuple[Stroke, ...]:
    """Return the strokes, rows of short pieces at even gaps as one; single dots go where there are such rows."""
    made: list[Stroke] = []
    single: list[Stroke] = []
    for level in _levels([s for s in strokes if s.length <= LONGEST]):
        for run in _runs(level):
            if len(run) < FEWEST:
                single += run
                continue
            at = sorted(s.at for s in run)[len(run) // 2]
            made.append(Stroke(at, run[0].start, max(s.end for s in run)))
    if not made:
        return tuple(strokes)
    kept = [s for s in single if s.length > DOT]
    return tuple(sorted([*made, *kept, *(s for s in strokes if s.length > LONGEST)]))


def _levels(strokes: Sequence[Stroke]) -> list[list[Stroke]]:
    """Return the strokes that stand in one line, line after line."""
    found: list[list[Stroke]] = []
    for stroke in sorted(strokes):
        if found and stroke.at - found[-1][0].at <= LEVEL:
            found[-1].append(stroke)
        else:
            found.append([stroke])
    return found


def _runs(level: Sequence[Stroke]) -> list[list[Stroke]]:
    """Return the strokes of one line in the rows that their gaps are even in."""
    found: list[list[Stroke]] = []
    gap = reached = 0.0  # of the row so far: the gap, none yet where its pieces touch, and where its pieces end
    for stroke in sorted(level, key=lambda s: (s.start, s.end)):
        last = found[-1] if found else []
        wide = stroke.start - reached
        parted = wide > 0 or max(stroke.length, last[-1].length if last else 0.0) <= SHORT
        if last and parted and wide <= WIDEST and (gap <= 0.0 or wide <= 2 * gap + UNEVEN):
            last.append(stroke)
            gap = gap or max(0.0, wide)
            reached = max(reached, stroke.end)
        else:
            found.append([stroke])
            gap, reached = 0.0, stroke.end
    return found
