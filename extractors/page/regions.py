"""Strokes of a page -> regions: pieces joined to rulings, rulings that touch, sides that were left undrawn."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractors.model.geometry import Box

SNAP = 3.0  # points between two strokes of one double ruling
JOIN = 3.0  # points between two pieces of one ruling, and between a ruling and the one it should touch
SHORTEST = 4.0  # points below which a stroke is a dot or a corner piece
OVERHANG = 8.0  # points by which rulings stand out over the last crossing one where a side was left undrawn


class Stroke(NamedTuple):
    """A stroke along one axis: `at` is its y and start..end its x range when horizontal, the reverse when vertical.

    A tuple, since pages sort them by the thousand.
    """

    at: float
    start: float
    end: float

    @property
    def length(self) -> float:
        """Return the length in points."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Region:
    """Rulings that hang together."""

    horizontal: tuple[Stroke, ...]
    vertical: tuple[Stroke, ...]

    @property
    def box(self) -> Box:
        """Return the box around the rulings."""
        return Box.around(
            [Box(s.start, s.at, s.end, s.at) for s in self.horizontal]
            + [Box(s.at, s.start, s.at, s.end) for s in self.vertical]
        )


def snap(segments: Sequence[Stroke], tolerance: float = SNAP) -> tuple[Stroke, ...]:
    """Return the segments moved to common positions: those within `tolerance` share their weighted mean."""
    moved: list[Stroke] = []
    group: list[Stroke] = []
    for segment in sorted(segments):
        if group and (segment.at - group[-1].at > tolerance or segment.at - group[0].at > 1.5 * tolerance):
            moved += _level(group)
            group = []
        group.append(segment)
    return tuple(moved + _level(group))


def _level(group: Sequence[Stroke]) -> list[Stroke]:
    if not group:
        return []
    weight = sum(s.length for s in group)
    at = sum(s.at * s.length for s in group) / weight if weight > 0 else group[0].at
    return [Stroke(round(at, 2), s.start, s.end) for s in group]


def join(segments: Sequence[Stroke], gap: float = JOIN) -> tuple[Stroke, ...]:
    """Return collinear segments that overlap or nearly touch as one; what stays shorter than a stroke goes."""
    joined: list[Stroke] = []
    for segment in sorted(segments):
        last = joined[-1] if joined else None
        if last is not None and last.at == segment.at and segment.start - last.end <= gap:
            joined[-1] = Stroke(last.at, last.start, max(last.end, segment.end))
        else:
            joined.append(segment)
    return tuple(s for s in joined if s.length >= SHORTEST)


def touching(horizontal: Sequence[Stroke], vertical: Sequence[Stroke]) -> list[tuple[int, int]]:
    """Return the pairs (index of horizontal, index of vertical) that cross or nearly touch."""
    order = sorted(range(len(vertical)), key=lambda i: vertical[i].at)
    xs = [vertical[i].at for i in order]
    pairs: list[tuple[int, int]] = []
    for h, stroke in enumerate(horizontal):
        for k in range(bisect_left(xs, stroke.start - JOIN), bisect_right(xs, stroke.end + JOIN)):
            other = vertical[order[k]]
            if other.start - JOIN <= stroke.at <= other.end + JOIN:
                pairs.append((h, order[k]))
    return pairs


def find_regions(
    horizontal: Sequence[Stroke], vertical: Sequence[Stroke]
) -> tuple[tuple[Region, ...], tuple[Stroke, ...], tuple[Stroke, ...]]:
    """Return the regions from top to bottom, then the loose horizontal and the loose vertical strokes."""
    pairs = touching(horizontal, vertical)
    n = len(horizontal)
    parent = list(range(n + len(vertical)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for h, v in pairs:
        parent[root(h)] = root(n + v)
    members: dict[int, list[int]] = defaultdict(list)
    for i in range(len(parent)):
        members[root(i)].append(i)
    regions: list[Region] = []
    loose_h: list[Stroke] = []
    loose_v: list[Stroke] = []
    for group in members.values():
        rows = tuple(horizontal[i] for i in group if i < n)
        columns = tuple(vertical[i - n] for i in group if i >= n)
        if rows and columns:
            regions.append(Region(rows, columns))
        else:
            loose_h += rows
            loose_v += columns
    return tuple(sorted(regions, key=lambda r: r.box)), tuple(loose_h), tuple(loose_v)


def stack_regions(regions: Sequence[Region]) -> tuple[Region, ...]:
    """Return the regions with those joined that stand on each other with the same sides: rows drawn one by one."""
    stacked: list[Region] = []
    for region in sorted(regions, key=lambda r: (r.box.top, r.box.x0)):
        below = region.box
        for i, upper in enumerate(stacked):
            above = upper.box
            if (
                -JOIN <= below.top - above.bottom <= 2 * JOIN
                and abs(below.x0 - above.x0) <= 1.5 * JOIN
                and abs(below.x1 - above.x1) <= 1.5 * JOIN
            ):
                stacked[i] = Region(upper.horizontal + region.horizontal, upper.vertical + region.vertical)
                break
        else:
            stacked.append(region)
    return tuple(stacked)


def close_sides(region: Region) -> Region:
    """Return the region with the outer rulings that were left undrawn but at which the others end together.

    Two of them meet at their corner.
    """
    xs, ys = [v.at for v in region.vertical], [h.at for h in region.horizontal]
    sides_v = _missing_side(region.horizontal, min(xs), max(xs))
    sides_h = _missing_side(region.vertical, min(ys), max(ys))
    across = tuple(_extended(s, min(xs), max(xs), sides_v) for s in sides_h)
    upright = tuple(_extended(s, min(ys), max(ys), sides_h) for s in sides_v)
    return Region(region.horizontal + across, region.vertical + upright)


def _extended(side: Stroke, first: float, last: float, others: Sequence[Stroke]) -> Stroke:
    """Return a side, where it reaches the last ruling drawn across it drawn on to the side that was left undrawn there."""
    start = min([side.start, *(o.at for o in others if o.at < first and side.start <= first + SNAP)])
    end = max([side.end, *(o.at for o in others if o.at > last and side.end >= last - SNAP)])
    return Stroke(side.at, start, end)


def _missing_side(strokes: Sequence[Stroke], first: float, last: float) -> tuple[Stroke, ...]:
    made: list[Stroke] = []
    low = [(s.start, s.at) for s in strokes if s.start < first - OVERHANG]
    high = [(-s.end, s.at) for s in strokes if s.end > last + OVERHANG]
    for sign, ends in ((1, low), (-1, high)):
        groups: list[list[tuple[float, float]]] = []
        for end in sorted(ends):
            if groups and end[0] - groups[-1][0][0] <= 2 * SNAP:
                groups[-1].append(end)
            else:
                groups.append([end])
        for group in [g for g in groups if len(g) > 1][:1]:  # a lone end further out is a streak, or a line of the page
            across = [at for _, at in group]
            if max(across) - min(across) > OVERHANG:
                made.append(Stroke(round(sign * group[0][0], 2), min(across), max(across)))
    return tuple(made)
