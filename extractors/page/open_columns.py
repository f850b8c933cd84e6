"""Columns of tables whose cells draw no sides: their rules are drawn cell by cell, and meet at the columns' edges.

Word processors print each cell's border as a stroke of its own. Where the strokes of several rules meet at the same places,
the columns' sides are known though nobody drew them; a text that runs over such a place stands in a cell of several columns.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.model.geometry import Box
from extractors.page.dashes import with_dashes_joined
from extractors.page.regions import Stroke
from extractors.page.rule_tables import FEWEST_EDGES, FEWEST_RULES, MEET, SAME, are_alike, tables_of_rules

_BLANK = 0.7  # heights of a line: a wider gap is between two texts,
_BLANK_AT_EDGE = 0.4  # as is a narrower one in which columns meet
_CENTRED = 3.0  # points by which the middle of a label may lie beside that of its columns
_CORNER = 8.0  # points of the round corners of a card
_TOUCH = 2.0  # points between a rule and a side that ends at it
_SHORTEST = 6.0  # points of an upright stroke that is a side
_STEP = 1.6  # heights of a line from one line of a head to the next
_MOST = 0.6  # of the columns have a label
_FEW = 3  # so many bands for each that shows an edge untold
_MANY_LINES = 3  # of a band that holds more than one row
_OVER = 1.0  # points by which a text may reach over an edge


@dataclass(frozen=True, slots=True)
class _Run:
    """A text of one line in a band: words without a wide gap between them."""

    x0: float
    x1: float
    y: float
    plain: bool  # without figures

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


def undrawn_sides(
    horizontal: Sequence[Stroke], vertical: Sequence[Stroke], words: Sequence[tuple[str, Box]]
) -> tuple[list[Stroke], list[Stroke]]:
    """Return (rules, sides) of cells that the rules of a table without any upright stroke tell; none where it has some.

    The rules: one above a head that stands on the first rule drawn. `words`: the texts of a page with their boxes.
    """
    found = [_sides_of(rules, whole, vertical, words) for rules, whole in tables_of_rules(horizontal, words)]
    return [rule for above, _ in found for rule in above], [side for _, sides in found for side in sides]


def _sides_of(
    rules: dict[float, list[Stroke]],
    whole: Sequence[Stroke],
    vertical: Sequence[Stroke],
    words: Sequence[tuple[str, Box]],
) -> tuple[list[Stroke], list[Stroke]]:
    """Return the rules and sides of one table, as above. `whole`: rules of one stroke, of which one may close the table."""
    alike = are_alike([*rules.values()])
    fewest, fewest_edges = (2, 1) if alike else (FEWEST_RULES, FEWEST_EDGES)
    edges = _edges(rules, fewest)
    if len(edges) < fewest_edges:
        return [], []
    met = [y for y, strokes in rules.items() if sum(_meets(strokes, x) for x in edges) >= fewest_edges]
    if len(met) < fewest:
        return [], []
    ys = sorted(met)
    left, right = (side(s for y in ys for s in rules[y]) for side in (_least, _most))
    framed = all(any(abs(v.at - x) <= SAME and v.length > _CORNER for v in vertical) for x in (left, right))
    slack = _CORNER if framed else SAME
    ys += [stroke.at for stroke in whole if _closes(stroke, max(rules), [left, *edges, right], words, slack)][:1]
    upright = [v for v in with_dashes_joined(vertical) if v.length >= _SHORTEST and left + SAME < v.at < right - SAME]
    ended = [v for v in upright if min(v.end, ys[-1]) - max(v.start, ys[0]) > 0]
    if any(abs(end - y) <= _TOUCH or v.start < y < v.end for v in ended for y in ys for end in (v.start, v.end)):
        return [], []  # else all are sides of boxes inside cells, as those of buttons
    xs = [left, *edges, right]
    inside = [(text, box) for text, box in words if left < box.cx < right]
    top = _top_of_head(inside, ys[0], xs)
    above = [Stroke(top, left, right)] if top is not None else []
    above += [Stroke(y, left, right) for a, b in itertools.pairwise(ys) for y in _above_sum(inside, a, b, xs)]
    ys = sorted([*(stroke.at for stroke in above), *ys])
    sides = [Stroke(x, ys[0], ys[-1]) for x in (left, right)]
    crowded = 0  # bands in which two texts stand side by side in one column
    for low, high in itertools.pairwise(ys):
        runs = list(_runs([(text, box) for text, box in inside if low < box.cy < high], xs))
        crowded += _is_crowded(runs, xs)
        closed = {at for run in runs for at in _covered(run, runs, xs)}
        if closed and all(run.x0 < xs[1] for run in runs):  # a text over the table's width: nothing stands beside it
            closed = set(range(1, len(xs) - 1))
        sides += [Stroke(x, low, high) for at, x in enumerate(xs[1:-1], start=1) if at not in closed]
    return (above, sides) if crowded * _FEW <= len(ys) - 1 else ([], [])  # else not each column's edge is told


def _closes(stroke: Stroke, last: float, xs: Sequence[float], words: Sequence[tuple[str, Box]], slack: float) -> bool:
    """Return whether a rule of one stroke below the `last` one of several closes the table: its row keeps to the columns.

    `slack`: points by which it may end before the sides, as the lower edge of a card with round corners does.
    """
    ends = stroke.start - xs[0], xs[-1] - stroke.end
    if stroke.at <= last + SAME or not all(-SAME <= end <= slack for end in ends):
        return False
    runs = list(_runs([(t, box) for t, box in words if last < box.cy < stroke.at and xs[0] < box.cx < xs[-1]], xs))
    homes = [_column_of(run, xs) for run in runs]
    n = len(xs) - 1
    return None not in homes and len({*homes}) >= min(n, max(FEWEST_EDGES + 1, n * _MOST))


def _above_sum(words: Sequence[tuple[str, Box]], low: float, high: float, xs: Sequence[float]) -> Iterator[float]:
    """Yield the y above the last line of a tall band where its text alone runs over an edge: a sum below rows without rules."""
    runs = list(_runs([(text, box) for text, box in words if low < box.cy < high], xs))
    lines = [list(line) for _, line in itertools.groupby(runs, key=lambda run: run.y)]
    over = [any(_column_of(run, xs) is None for run in line) for line in lines]
    if len(lines) > _MANY_LINES and over[-1] and not any(over[:-1]):
        yield (lines[-2][0].y + lines[-1][0].y) / 2


def _is_crowded(runs: Sequence[_Run], xs: Sequence[float]) -> bool:
    """Return whether two texts of one line stand in one column."""
    homes = [(run.y, at) for run in runs if (at := _column_of(run, xs)) is not None]
    return len(set(homes)) < len(homes)


def _top_of_head(words: Sequence[tuple[str, Box]], first: float, xs: Sequence[float]) -> float | None:
    """Return the y above the lines that stand on the first rule, their texts in most columns; None where none do."""
    top, lower = None, first
    filled: set[int] = set()
    over = sorted(((text, box) for text, box in words if box.cy < first), key=lambda word: -word[1].cy)
    for _, line in itertools.groupby(over, key=lambda word: round(word[1].cy)):
        found = list(line)
        height = found[0][1].height
        homes = [_column_of(run, xs) for run in _runs(found, xs)]
        if lower - max(box.cy for _, box in found) > _STEP * height or None in homes:
            break
        filled |= {home for home in homes if home is not None}
        lower, top = found[0][1].cy, min(box.top for _, box in found) - 1.0
    return top if len(filled) >= max(FEWEST_EDGES + 1, (len(xs) - 1) * _MOST) else None


def _column_of(run: _Run, xs: Sequence[float]) -> int | None:
    """Return the column in which a text stands whole."""
    return next(
        (at for at, (a, b) in enumerate(itertools.pairwise(xs)) if a - _OVER <= run.x0 and run.x1 <= b + _OVER), None
    )


def _least(strokes: Iterator[Stroke]) -> float:
    return min(s.start for s in strokes)


def _most(strokes: Iterator[Stroke]) -> float:
    return max(s.end for s in strokes)


def _edges(rules: dict[float, list[Stroke]], fewest: int) -> list[float]:
    """Return the places at which the strokes of `fewest` rules or more meet, or those of some meet where others end.

    From left to right.
    """
    met: set[float] = set()
    told: defaultdict[float, set[float]] = defaultdict(set)
    for y, strokes in rules.items():
        inner = {round(b.start, 1) for a, b in itertools.pairwise(strokes) if abs(b.start - a.end) <= MEET}
        met |= inner
        for x in (*inner, round(strokes[0].start, 1), round(strokes[-1].end, 1)):
            told[x].add(y)
    edges: list[float] = []
    for x in sorted(met):
        near = {y for other, ys in told.items() if abs(other - x) <= SAME for y in ys}
        if len(near) >= fewest and (not edges or x - edges[-1] > 2 * SAME):
            edges.append(x)
    return edges


def _meets(strokes: Sequence[Stroke], x: float) -> bool:
    return any(abs(b.start - a.end) <= MEET and abs(b.start - x) <= 2 * SAME for a, b in itertools.pairwise(strokes))


def _runs(words: Sequence[tuple[str, Box]], xs: Sequence[float]) -> Iterator[_Run]:
    """Yield the texts of a band, line by line."""
    lines: list[list[tuple[str, Box]]] = []
    for text, box in sorted(words, key=lambda word: (word[1].cy, word[1].x0)):
        if lines and abs(lines[-1][0][1].cy - box.cy) <= box.height / 3:
            lines[-1].append((text, box))
        else:
            lines.append([(text, box)])
    for line in lines:
        run: list[tuple[str, Box]] = []
        for text, box in sorted(line, key=lambda word: word[1].x0):
            end = run[-1][1].x1 if run else box.x0
            least = _BLANK_AT_EDGE if any(end - _OVER < x < box.x0 + _OVER for x in xs) else _BLANK
            if run and box.x0 - end >= least * box.height:
                yield _run(run, line[0][1].cy)
                run = []
            run.append((text, box))
        yield _run(run, line[0][1].cy)


def _run(words: Sequence[tuple[str, Box]], y: float) -> _Run:
    plain = not any(c.isdigit() for text, _ in words for c in text)
    return _Run(words[0][1].x0, words[-1][1].x1, y, plain)


def _covered(run: _Run, runs: Sequence[_Run], xs: Sequence[float]) -> range:
    """Return the edges over which the cell of a text reaches: those that it crosses; of a label those of its columns.

    A label stands in the middle of its columns, and nothing else stands in these.
    """
    first = max((at for at, x in enumerate(xs) if x <= run.x0 + _OVER), default=0)
    last = min((at for at, x in enumerate(xs) if x >= run.x1 - _OVER), default=len(xs) - 1)
    best = range(first + 1, last)
    if not run.plain:
        return best
    others = [other for other in runs if other.x0 >= run.x1 or other.x1 <= run.x0]
    for low in range(first, -1, -1):
        for high in range(last, len(xs)):
            free = not any(xs[low] < other.middle < xs[high] for other in others)
            level = abs((xs[low] + xs[high]) / 2 - run.middle) <= _CENTRED
            if free and level and high - low - 1 > len(best):
                best = range(low + 1, high)
    return best
