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

_TALL = 40.0  # points: no word is taller than twice that
_FEWEST = 3  # words through which one stroke runs before a row may be struck out
_BESIDE = 0.2  # of a letter's size: how far a stroke may end from the edge of a letter


def part_struck(
    words: tuple[Word, ...], letters: Sequence[Letter], page: int | None, strokes: Sequence[Stroke]
) -> tuple[Word, ...]:
    """Return the words, those parted of which a stroke runs through the first or the last letters alone ("80" before "85")."""
    placed = sorted(((box.cy, at, box) for at, word in enumerate(words) if (box := word.place.box) is not None))
    middles = [place[0] for place in placed]
    parted: dict[int, list[float]] = {}
    for stroke in strokes:
        near = placed[bisect_left(middles, stroke.at - _TALL) : bisect_right(middles, stroke.at + _TALL)]
        for _, at, box in near:
            if not _is_at_middle(stroke, box):  # nearly always: a ruling runs between lines
                continue
            reach = _BESIDE * box.height
            ends = [x for x in (stroke.start, stroke.end) if box.x0 + reach < x < box.x1 - reach]
            if ends:
                parted.setdefault(at, []).extend(ends)
    if not parted:
        return words
    found: list[Word] = []
    for at, word in enumerate(words):
        found += _parts(word, letters, page, parted[at]) if at in parted else (word,)
    return tuple(found)


def _parts(word: Word, letters: Sequence[Letter], page: int | None, ends: Sequence[float]) -> Iterator[Word]:
    """Yield the parts of a word between the letters at which strokes end; the word where they end inside letters."""
    box = word.place.box
    assert box is not None
    own = sorted((one for one in letters if one.text != " " and _holds(box, one.box)), key=lambda one: one.x0)
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
    _, top, _, bottom = box
    return 0.3 * (bottom - top) <= stroke.at - top <= 0.66 * (bottom - top)


def find_struck(words: Sequence[Word], strokes: Sequence[Stroke]) -> tuple[list[Word], Sequence[Stroke]]:
    """Return the words that a stroke of their own length runs through, and the strokes without such ones.

    A ruling goes on beyond the words, a fraction bar runs between lines, an underline below the letters.
    """
    placed = sorted(((box.cy, word, box) for word in words if (box := word.place.box) is not None), key=lambda p: p[0])
    middles = [place[0] for place in placed]
    struck: list[Word] = []
    kept: list[Stroke] = []
    for stroke in strokes:
        near = placed[bisect_left(middles, stroke.at - _TALL) : bisect_right(middles, stroke.at + _TALL)]
        through = sorted(
            ((box, word) for _, word, box in near
            if _is_at_middle(stroke, box) and min(box.x1, stroke.end) - max(box.x0, stroke.start) > 0.5 * box.width),
            key=lambda p: p[0].x0,
        )  # fmt: skip
        if through and _runs_through([box for box, _ in through], stroke):
            struck += [word for _, word in through]
        else:
            kept.append(stroke)
    return (struck, kept) if struck else ([], strokes)


def find_lined(words: Sequence[Word], strokes: Sequence[Stroke]) -> list[Box]:
    """Return the boxes of words through whose middle a stroke runs that goes on to others: a row may be struck out as a whole.

    A ruling of a table runs between its rows; one word that touches it is set badly.
    """
    placed = sorted(((box.cy, box) for word in words if (box := word.place.box) is not None), key=lambda p: p[0])
    middles = [place[0] for place in placed]
    found: list[Box] = []
    for stroke in strokes:
        near = placed[bisect_left(middles, stroke.at - _TALL) : bisect_right(middles, stroke.at + _TALL)]
        inside = [box for _, box in near if stroke.start <= box.x0 and box.x1 <= stroke.end]
        through = [box for box in inside if _is_at_middle(stroke, box)]
        if len(through) >= _FEWEST and stroke.length >= 2 * max(box.width for box in through):
            found += through
    return found


def find_crossed(words: Sequence[Word], slanted: Sequence[Box]) -> list[Word]:
    """Return the words that a slanted stroke of about their own length and height runs through from end to end."""

    def crosses(box: Box, stroke: Box) -> bool:
        reach = 0.5 * box.height
        return (
            abs(stroke.x0 - box.x0) <= reach
            and abs(stroke.x1 - box.x1) <= reach
            and box.top - reach <= stroke.top < box.cy < stroke.bottom <= box.bottom + reach
        )

    return [
        word for word in words
        if (box := word.place.box) is not None and any(crosses(box, stroke) for stroke in slanted)
    ]  # fmt: skip


def _runs_through(boxes: Sequence[Box], stroke: Stroke) -> bool:
    """Return whether a stroke starts and ends with the words that it runs through, on one line and without a gap."""
    reach = 0.35 * boxes[0].height
    ends = abs(stroke.start - boxes[0].x0) <= reach and abs(stroke.end - boxes[-1].x1) <= reach
    return ends and all(b.x0 - a.x1 <= 2 * reach and abs(a.cy - b.cy) <= 1 for a, b in itertools.pairwise(boxes))
