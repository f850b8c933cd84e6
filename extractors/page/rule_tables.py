"""Rules drawn cell by cell -> the rules of each table of a page: those above one another, those side by side, cards."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extractors.model.geometry import Box
from extractors.page.regions import Stroke

MEET = 0.6  # points between the end of a stroke and the beginning of the next
SAME = 1.0  # points within which the strokes of several rules meet at one place
FEWEST_RULES = 3
FEWEST_EDGES = 2
_MANY_EDGES = 3  # that two rules share tell columns
_MANY_RULES = 4  # that meet at one place do as well
_WIDE = 100.0  # points of a rule that may open a card
_STRIP = 4.0  # points between two cards
_SHORTEST_PIECE = 10.0  # points of the rule of one cell
_MOST_BESIDE = 12  # tables side by side: more are a drawing
_MOST_PIECES = 200  # strokes of one height among which a frame's is looked for
_BESIDE = 3.0  # points between two tables side by side

Rules = dict[float, list[Stroke]]


def tables_of_rules(horizontal: Sequence[Stroke], words: Sequence[tuple[str, Box]]) -> list[tuple[Rules, list[Stroke]]]:
    """Return, for each table, its rules of several strokes by their height, and the rules of one stroke on its width.

    `words`: the texts of a page with their boxes.
    """
    strokes = _by_height([stroke for stroke in horizontal if stroke.length >= _SHORTEST_PIECE])
    found: list[tuple[Rules, list[Stroke]]] = []
    for left, right in _widths(strokes):
        own = {y: [s for s in pieces if _is_inside(s, left, right)] for y, pieces in strokes.items()}
        rules = {y: pieces for y, pieces in own.items() if len(pieces) > 1}
        whole = [pieces[0] for pieces in own.values() if len(pieces) == 1]
        inside = [word for word in words if left < word[1].cx < right]
        cards = [stroke for stroke in whole if stroke.length >= _WIDE]
        found += [({y: rules[y] for y in ys}, whole) for ys in _tables(rules, cards, inside)]
    return found


def _widths(strokes: Rules) -> list[tuple[float, float]]:
    """Return from where to where the rules of several strokes of each table reach, those of tables side by side apart."""
    runs = sorted((run[0].start, run[-1].end) for pieces in strokes.values() for run in _runs(pieces) if len(run) > 1)
    widths: list[tuple[float, float]] = []
    for start, end in runs:
        if widths and start <= widths[-1][1] + SAME:
            widths[-1] = widths[-1][0], max(widths[-1][1], end)
        else:
            widths.append((start, end))
    return widths if len(widths) <= _MOST_BESIDE else [(widths[0][0], widths[-1][1])]


def _runs(pieces: Sequence[Stroke]) -> list[list[Stroke]]:
    """Return the strokes of one height in runs that no gap parts."""
    runs: list[list[Stroke]] = []
    for stroke in pieces:
        if runs and stroke.start - runs[-1][-1].end <= _BESIDE:
            runs[-1].append(stroke)
        else:
            runs.append([stroke])
    return runs


def _is_inside(stroke: Stroke, left: float, right: float) -> bool:
    return min(stroke.end, right) - max(stroke.start, left) > SAME


def _tables(rules: Rules, whole: Sequence[Stroke], words: Sequence[tuple[str, Box]]) -> list[list[float]]:
    """Return the heights of the rules of each table: at one whose strokes meet elsewhere than those before, another begins,
    as it does below a blank strip that a rule of one stroke closes (cards of a web page).

    Where some table would have too few rules to tell its columns, all are one.
    """
    found: list[list[float]] = []
    known: list[float] = []
    for y in sorted(rules):
        inner = [b.start for a, b in itertools.pairwise(rules[y]) if abs(b.start - a.end) <= MEET]
        shared = [x for x in inner if any(abs(x - k) <= 2 * SAME for k in known)]
        if (
            found
            and not _is_blank_strip(found[-1][-1], y, whole, words)
            and (len(inner) < FEWEST_EDGES or len(shared) * 2 >= min(len(inner), len(known)))
        ):
            found[-1].append(y)
            known += [x for x in inner if x not in shared]
        else:
            found.append([y])
            known = inner
    told = all(len(ys) >= FEWEST_RULES or are_alike([rules[y] for y in ys]) for ys in found)
    return found if told else [sorted(rules)]


def _is_blank_strip(above: float, below: float, whole: Sequence[Stroke], words: Sequence[tuple[str, Box]]) -> bool:
    """Return whether nothing stands right above a rule of one stroke between the rules `above` and `below`."""
    levels = [above, *sorted(s.at for s in whole if above + _STRIP < s.at < below - _STRIP)]
    return any(
        low - high > _STRIP and not any(high < box.cy < low for _, box in words)
        for high, low in itertools.pairwise(levels)
    )


def are_alike(rules: Sequence[Sequence[Stroke]]) -> bool:
    """Return whether rules begin, end and meet at the same places, two at many or many at one: no more tell columns."""
    first, *others = rules
    enough = (len(first) > _MANY_EDGES and others) or (len(first) > 1 and len(rules) >= _MANY_RULES)
    if not enough or any(len(strokes) != len(first) for strokes in others):
        return False
    return all(
        abs(a.start - b.start) <= SAME and abs(a.end - b.end) <= SAME
        for strokes in others
        for a, b in zip(first, strokes, strict=True)
    )


def _by_height(horizontal: Sequence[Stroke]) -> Rules:
    """Return the strokes by their height, from top to bottom, each rule's from left to right.

    A frame's stroke that runs along several of them is left out.
    """
    rules: Rules = {}
    at = 0.0
    for stroke in sorted(horizontal):
        at = at if rules and stroke.at - at <= SAME else stroke.at
        rules.setdefault(at, []).append(stroke)
    return {
        y: sorted((s for s in strokes if not _runs_along(s, strokes)), key=lambda s: s.start)
        for y, strokes in rules.items()
    }


def _runs_along(stroke: Stroke, strokes: Sequence[Stroke]) -> bool:
    """Return whether a stroke runs along two or more others of its height that are shorter."""
    if len(strokes) > _MOST_PIECES:
        return False
    shared = [s for s in strokes if min(s.end, stroke.end) - max(s.start, stroke.start) > SAME]
    return sum(s.length < stroke.length for s in shared) > 1
