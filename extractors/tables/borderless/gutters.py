"""Gutters: the blank strips between the columns of a table without rulings, as words leave them open."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from functools import lru_cache

from extractors.model.document import Line
from extractors.model.geometry import Box
from extractors.model.quote import Word
from extractors.page.lines import box_of, boxes_of
from extractors.signatures.lines import tell_kind
from extractors.tables.cells.read import split_code, split_mark
from extractors.text.labels import group_kind

GROUPS = ("tujuan", "sasaran", "unit", "misi")  # what a line across the columns may open
GUTTER = 6.0  # points of blank between two columns of a head
_LABEL_GAP = 0.7  # heights of a line: a blank of a typewriter's face is 0.6 of them
_TIGHT_GUTTER = 0.3  # heights of a line: what the rows below leave of it, hardly more than a blank
FAR_STEP = 5.0  # line distances within which the rows of one table stand, whatever white is set around their texts
_ALIGNED = 1.5  # points by which texts of one column may begin apart
_HARDLY = 1.0  # points of blank before a text that begins where those of other lines do
_LEVEL = 0.5  # points within which they do
_FEWEST_LEVEL = 3  # lines
_KEPT = 512  # lines: each is asked for again by every head that the lines above it may be, and by no other page
_SIGNATURE = ("place_date", "place", "certified", "first_party", "second_party")

_NUMBER = re.compile(r"^\(?\d{1,2}[.)]*$")
_FIRST_LETTER = re.compile(r"^\(?a[.)]$")
_DIVIDED = re.compile(r"^\w+\s+di[a-z]", re.IGNORECASE)  # "ditetapkan dibagi jumlah ..." names no place

Span = tuple[float, float]
Gutter = tuple[Span, ...]  # the strips between two columns that no word has closed so far, from left to right


def opened(gutters: Sequence[Gutter], line: Line, least: float = GUTTER, level: Collection[float] = ()) -> list[Gutter]:
    """Return what the words of a line leave open of the gutters: strips at least so wide, hardly open ones before `level`."""
    kept: list[Gutter] = []
    sides = [(box[0], box[2]) for box in map(box_of, line.words)] if gutters else []
    for gutter in gutters:
        free = list(gutter)
        for left, right in sides:
            parts = [((a, min(b, left)), (max(a, right), b)) for a, b in free]
            free = [part for pair in parts for part in pair if part[1] - part[0] >= least or _ends_at(part, level)]
        if free:
            kept.append(tuple(free))
    return kept


def _ends_at(strip: Span, level: Collection[float]) -> bool:
    """Return whether a narrow strip lies right before a text that begins where texts of other lines do."""
    return strip[1] - strip[0] >= _HARDLY and any(abs(x - strip[1]) <= _LEVEL for x in level)


def level_starts(lines: Sequence[Line]) -> tuple[float, ...]:
    """Return the x at which words of several lines begin."""
    seen: dict[int, set[int]] = {}
    for at, line in enumerate(lines):
        for word in line.words:
            seen.setdefault(round(box_of(word).x0 / _LEVEL), set()).add(at)
    return tuple(x * _LEVEL for x, found in seen.items() if len(found) >= _FEWEST_LEVEL)


def least_gutter(line: Line) -> float:
    """Return the blank, in points, that a line below a head must leave open between two columns."""
    return _TIGHT_GUTTER * (line.box.height if line.box is not None else 0.0)


def edges_of(lines: Sequence[Line], gutters: Sequence[Gutter]) -> tuple[float, ...]:
    """Return the x between two columns each: in the strip at whose right side most texts begin, else in the widest."""
    starts = [box_of(word).x0 for line in lines for word in line.words]  # no word crosses a strip

    def worth(strip: Span) -> tuple[int, float]:
        return sum(abs(x - strip[1]) <= _ALIGNED for x in starts), strip[1] - strip[0]

    chosen = [max(gutter, key=worth) for gutter in gutters]
    return tuple((low + high) / 2 for low, high in chosen)


def columns_of(line: Line, gutters: Sequence[Gutter]) -> set[int]:
    """Return the columns in which a line has words."""
    edges = edges_of([line], gutters)
    return {bisect_right(edges, box_of(word).cx) for word in line.words}


def line_step(before: Line, line: Line) -> float | None:
    """Return how far below the line before a line stands, in heights of a line."""
    upper, lower = before.box, line.box
    if upper is None or lower is None:
        return None
    return (lower.top - upper.top) / max(lower.height, 1.0)


@lru_cache(maxsize=_KEPT)
def signs(line: Line) -> bool:
    """Return whether a line, or a part of it, opens a signature; "Malang,       Maret 2023" has a gap for its day."""
    return any(
        tell_kind(text) in _SIGNATURE and not _DIVIDED.match(text)
        for text in (line.text, *(s.text for s in line.segments))
    )


def is_group_line(line: Line, gutters: Sequence[Gutter], *, has_goals: bool = True, after: Line | None = None) -> bool:
    """Return whether a line runs on from column to column, and its words open a group: a goal, an office, a mission.

    Where no column holds goals (`has_goals`), one in the first column opens a group too. A number may stand before it in a
    column of its own; then it is a group, whatever its words are, where the line `after` opens a list of letters below it.
    """
    mark = split_mark(line.quote)[0] or split_code(line.quote)[0]
    numbered = len(line.words) > 1 and (bool(mark) or _NUMBER.match(line.words[0].text) is not None)
    first = max(len(mark.words), 1) if numbered else 0  # the text may stand apart from its number
    boxes = [box_of(word) for word in line.words[first:]]
    if not all(b.x0 - a.x1 < apart(a, b) for a, b in itertools.pairwise(boxes)):
        return False
    kind = group_kind(line.text)
    listed = (
        numbered and after is not None and bool(after.words) and _FIRST_LETTER.match(after.words[0].text) is not None
    )
    if kind not in GROUPS and not listed:
        return False
    if kind == "sasaran" and not has_goals and _opens_line(line, gutters):
        return True
    return len(opened(gutters, line, least_gutter(line))) < len(gutters)


def _opens_line(line: Line, gutters: Sequence[Gutter]) -> bool:
    """Return whether a line begins in the first column, in the one behind the numbers, or is a sentence with a capital."""
    if len(line.words) > 1 and not line.text[:1].islower():
        return True
    return box_of(line.words[0]).x0 <= max((high for gutter in gutters[:1] for _, high in gutter), default=0.0)


def apart(left: Box, right: Box) -> float:
    """Return the blank from which two words of a head may be of two labels: wider than between two words of one."""
    return max(GUTTER, _LABEL_GAP * max(left.height, right.height))


def n_words(words: Sequence[Word]) -> int:
    """Return how many words a label has, one whose letters are set apart ("I N D I K A T O R") counted once."""
    letters = [len(word.text) == 1 and word.text.isalpha() for word in words]
    return sum(not (letter and before) for before, letter in itertools.pairwise([False, *letters]))


@lru_cache(maxsize=_KEPT)
def parts_at_blanks(line: Line) -> tuple[tuple[Word, ...], ...]:
    """Return the words of a line, parted at blanks as wide as between columns."""
    wide = _wide_blanks(line)
    words = line.words
    return tuple([words[a:b] for a, b in itertools.pairwise((0, *wide, len(words)))])


def falls_apart(line: Line) -> bool:
    """Return whether a line has a blank as wide as between columns."""
    return bool(_wide_blanks(line))


def longest_part(line: Line) -> int:
    """Return how many words the longest part of a line has, parted as by `parts_at_blanks`."""
    return max(b - a for a, b in itertools.pairwise((0, *_wide_blanks(line), line.n_words)))


def _wide_blanks(line: Line) -> list[int]:
    """Return the words of a line before which a blank is as wide as between columns."""
    boxes = boxes_of(line)
    return [
        at for at, (a, b) in enumerate(itertools.pairwise(boxes), start=1)
        if (blank := b[0] - a[2]) >= GUTTER and blank >= apart(a, b)  # most blanks are narrower than any gutter
    ]  # fmt: skip
