"""Words that are withdrawn: a stroke of their own length runs through them, or through the part of a word that it covers."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from extractors.model.geometry import Box
from extractors.model.quote import Word
from extractors.page.letters import Letter
from extractors.page.regions import Stroke
from extractors.page.words import word_of

_TALL = 80.0  # points: no word is taller
_BAND = 4.0  # points of the height of a band in which words and letters are looked for
_FEWEST = 3  # words through which one stroke runs before a row may be struck out
_LONG_SLANT = 60.0  # points: a slanted stroke that crosses out more than one word is as wide at least
_MOST_SLANTS = 40  # such strokes on a page that is no drawing
_FEWEST_CROSSED = 2  # words that stand where one of them runs
_BESIDE = 0.2  # of a letter's size: how far a stroke may end from the edge of a letter


class Middles:
    """Words by the height at which a line through them runs: a page of many strokes asks each for those near it alone."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        placed = sorted(
            [((box[1] + box[3]) / 2, at, box) for at, word in enumerate(words) if (box := word[1][1]) is not None]
        )
        self._bands: dict[int, list[tuple[int, Box]]] = {}
        for _, at, box in placed:
            top, bottom = _middle_of(box)
            for band in range(int(top // _BAND), int(min(bottom, top + _TALL) // _BAND) + 1):
                self._bands.setdefault(band, []).append((at, box))

    def through(self, stroke: Stroke) -> Iterator[tuple[int, Box]]:
        """Yield the number and box of each word at whose middle a stroke runs, in the order of their heights."""
        for at, box in self._bands.get(int(stroke.at // _BAND), ()):
            if box.x0 <= stroke.end and stroke.start <= box.x1 and _is_at_middle(stroke, box):
                yield at, box


def part_struck(middles: Middles, letters: Sequence[Letter], page: int | None, strokes: Sequence[Stroke]) -> Middles:
    """Return the words, those parted of which a stroke runs through the first or the last letters alone ("80" before "85")."""
    parted: dict[int, list[float]] = {}
    for stroke in strokes:
        for at, box in middles.through(stroke):
            reach = _BESIDE * box.height
            ends = [x for x in (stroke.start, stroke.end) if box.x0 + reach < x < box.x1 - reach]
            if ends:
                parted.setdefault(at, []).extend(ends)
    if not parted:
        return middles
    words: list[Word] = []
    bands = _Letters(letters)
    for at, word in enumerate(middles.words):
        words += _parts(word, bands, page, parted[at]) if at in parted else (word,)
    return Middles(words)


class _Letters:
    """Letters by their height, then by their left edge."""

    def __init__(self, letters: Sequence[Letter]) -> None:
        self._bands: dict[int, list[tuple[float, int, Letter]]] = {}
        for at, one in enumerate(letters):
            if one.text != " ":
                box = one.box
                self._bands.setdefault(int(box.cy // _BAND), []).append((one.x0, at, one))
        for band in self._bands.values():
            band.sort(key=lambda place: place[:2])

    def inside(self, box: Box) -> list[Letter]:
        """Return the letters that stand in a box, from left to right."""
        found: list[tuple[float, int, Letter]] = []
        for band in range(int((box.top - 0.5) // _BAND), int((box.bottom + 0.5) // _BAND) + 1):
            row = self._bands.get(band, [])
            first = bisect_left(row, box.x0 - 0.5, key=lambda place: place[0])
            last = bisect_right(row, box.x1 + 0.5, key=lambda place: place[0])
            found += [place for place in row[first:last] if _holds(box, place[2].box)]
        return [one for _, _, one in sorted(found, key=lambda place: place[:2])]


def _parts(word: Word, letters: _Letters, page: int | None, ends: Sequence[float]) -> Iterator[Word]:
    """Yield the parts of a word between the letters at which strokes end; the word where they end inside letters."""
    box = word.place.box
    assert box is not None
    own = letters.inside(box)
    cuts = [
        index for index in range(1, len(own))
        if any(abs(end - (own[index - 1].x1 + own[index].x0) / 2) <= _BESIDE * own[index].size for end in ends)
    ]  # fmt: skip
    if not cuts or "".join(one.text for one in own) != word.text:
        yield word
        return
    for start, end in itertools.pairwise((0, *cuts, len(own))):
        yield word_of(own[start:end], page)


def _holds(box: Box, inner: Box) -> bool:
    return box.x0 - 0.5 <= inner.x0 and inner.x1 <= box.x1 + 0.5 and box.top - 0.5 <= inner.cy <= box.bottom + 0.5


def _is_at_middle(stroke: Stroke, box: Box) -> bool:
    """Return whether a stroke runs at the height at which a line through letters does."""
    top, bottom = _middle_of(box)
    return top <= stroke.at <= bottom


def _middle_of(box: Box) -> tuple[float, float]:
    """Return the heights between which a line through letters runs."""
    _, top, _, bottom = box
    return top + 0.3 * (bottom - top), top + 0.66 * (bottom - top)


def find_struck(middles: Middles, strokes: Sequence[Stroke]) -> tuple[list[Word], Sequence[Stroke]]:
    """Return the words that a stroke of their own length runs through, and the strokes without such ones.

    A ruling goes on beyond the words, a fraction bar runs between lines, an underline below the letters.
    """
    words = middles.words
    struck: list[Word] = []
    kept: list[Stroke] = []
    for stroke in strokes:
        through = sorted(
            (
                (box, words[at])
                for at, box in middles.through(stroke)
                if min(box.x1, stroke.end) - max(box.x0, stroke.start) > 0.5 * box.width
            ),
            key=lambda p: p[0].x0,
        )
        if through and _runs_through([box for box, _ in through], stroke):
            struck += [word for _, word in through]
        else:
            kept.append(stroke)
    return (struck, kept) if struck else ([], strokes)


def find_lined(middles: Middles, strokes: Sequence[Stroke]) -> list[Box]:
    """Return the boxes of words through whose middle a stroke runs that goes on to others: a row may be struck out as a whole.

    A ruling of a table runs between its rows; one word that touches it is set badly.
    """
    lined: list[Box] = []
    for stroke in strokes:
        through = [box for _, box in middles.through(stroke) if stroke.start <= box.x0 and box.x1 <= stroke.end]
        if len(through) >= _FEWEST and stroke.length >= 2 * max(box.width for box in through):
            lined += through
    return lined


def find_crossed_out(words: Sequence[Word], slanted: Sequence[Box]) -> list[Box]:
    """Return the boxes of the words where a long slanted stroke runs through one of several: a row, or all, may be crossed out.

    A page of many such strokes is a drawing.
    """
    long = [stroke for stroke in slanted if stroke.width >= _LONG_SLANT]
    if not 0 < len(long) <= _MOST_SLANTS:
        return []
    boxes = [box for word in words if (box := word.place.box) is not None]
    found: dict[Box, None] = {}
    for stroke in long:
        inside = [b for b in boxes if stroke.x0 <= b.cx <= stroke.x1 and stroke.top <= b.cy <= stroke.bottom]
        if len(inside) >= _FEWEST_CROSSED and any(_meets(box, stroke) for box in inside):
            found |= dict.fromkeys(inside)
    return list(found)


def _meets(box: Box, stroke: Box) -> bool:
    """Return whether a line from corner to corner of `stroke`, up or down, runs through a box."""
    slope = stroke.height / stroke.width
    falls = [(x - stroke.x0) * slope for x in (box.x0, box.x1)]
    down, up = [stroke.top + fall for fall in falls], [stroke.bottom - fall for fall in falls]
    return any(min(ys) <= box.bottom and max(ys) >= box.top for ys in (down, up))


def find_crossed(words: Sequence[Word], slanted: Sequence[Box]) -> list[Word]:
    """Return the words that a slanted stroke of about their own length and height runs through from end to end."""

    def crosses(box: Box, stroke: Box) -> bool:
        reach = 0.5 * box.height
        return (
            abs(stroke.x0 - box.x0) <= reach
            and abs(stroke.x1 - box.x1) <= reach
            and box.top - reach <= stroke.top < box.cy < stroke.bottom <= box.bottom + reach
        )

    placed = sorted(slanted, key=lambda stroke: stroke.x0)
    edges = [stroke.x0 for stroke in placed]
    found: list[Word] = []
    for word in words:
        if (box := word.place.box) is not None:
            reach = 0.5 * box.height
            near = placed[bisect_left(edges, box.x0 - reach) : bisect_right(edges, box.x0 + reach)]
            found += [word] if any(crosses(box, stroke) for stroke in near) else []
    return found


def _runs_through(boxes: Sequence[Box], stroke: Stroke) -> bool:
    """Return whether a stroke starts and ends with the words that it runs through, on one line and without a gap."""
    reach = 0.35 * boxes[0].height
    ends = abs(stroke.start - boxes[0].x0) <= reach and abs(stroke.end - boxes[-1].x1) <= reach
    return ends and all(b.x0 - a.x1 <= 2 * reach and abs(a.cy - b.cy) <= 1 for a, b in itertools.pairwise(boxes))
