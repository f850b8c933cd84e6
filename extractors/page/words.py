"""Letters -> words: runs of letters parted at blanks, gaps and rulings, pieces that touch joined, marks of notes taken out."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from extractors.model.geometry import Box
from extractors.model.quick import quickly_built
from extractors.model.quote import Place, Word
from extractors.page.letters import ASCENT, DESCENT, Letter, drop_doubles
from extractors.page.note_marks import RAISED, is_note_mark
from extractors.page.runs import Run, column_starts, runs_of, without_shadows, word_gap

_LONGEST_MARK = 6  # letters
_SMALLER = 0.86  # of the letters before it: a browser sets raised marks in 0.83 of their size
_new: Final = tuple.__new__  # see extractors/readers/pdf/drawing/device.py
_USUAL: Final = tuple(Word._field_defaults.values())  # what most words are
_MARK_STARTS = frozenset("(*†‡")


@quickly_built
@dataclass(frozen=True, slots=True)
class Barrier:
    """A vertical ruling at `x` from `top` to `bottom`: two letters at its two sides never make one word by chance."""

    x: float
    top: float
    bottom: float


def _crosses(left: Letter, right: Letter, barriers: Sequence[Barrier], xs: Sequence[float]) -> bool:
    y = left.baseline - 0.3 * left.size
    for barrier in itertools.islice(barriers, bisect_left(xs, left.x1 - 0.5), None):
        if barrier.x > right.x0 + 0.5:
            return False
        if barrier.top <= y <= barrier.bottom:
            return True
    return False


@dataclass(slots=True)
class _Piece:
    letters: list[Letter]
    open_left: bool  # nothing says that a word starts here but the run's start
    open_right: bool


def _pieces(run: Run, barriers: Sequence[Barrier], xs: Sequence[float], columns: Collection[int] = ()) -> list[_Piece]:
    """Return the pieces of a run. `columns`: letters with which the text of a column begins."""
    letters, blanks, gaps = run.letters, run.blank, run.gaps
    limit = word_gap(run)
    starts = [
        at for at in range(1, len(letters))
        if blanks[at] or gaps[at] > limit or at in columns
        or (gaps[at] > 0.05 and xs and _crosses(letters[at - 1], letters[at], barriers, xs))
    ]  # fmt: skip
    pieces = [_Piece(letters[a:b], False, False) for a, b in itertools.pairwise((0, *starts, len(letters)))]
    pieces[0].open_left = not blanks[0]
    pieces[-1].open_right = not run.trailing
    return pieces


@dataclass(frozen=True, slots=True)
class _Starts:
    """The pieces that start on one row, from left to right: where, which, and the largest letter that one starts with."""

    xs: list[float]
    indexes: list[int]
    largest: float

    @classmethod
    def of(cls, pieces: Sequence[_Piece], indexes: Sequence[int]) -> _Starts:
        ordered = sorted((pieces[index].letters[0].x0, index) for index in indexes)
        largest = max(pieces[index].letters[0].size for index in indexes)
        return cls([x for x, _ in ordered], [index for _, index in ordered], largest)

    def beside(self, last: Letter) -> Sequence[int]:
        """Return the pieces that may touch a letter on its right: none further than `_touch` reaches."""
        size = max(self.largest, last.size)
        first, end = bisect_left(self.xs, last.x1 - 0.2 * size), bisect_right(self.xs, last.x1 + 0.2 * size)
        return self.indexes[first:end]


def _join_pieces(
    pieces: list[_Piece], barriers: Sequence[Barrier], xs: Sequence[float]
) -> tuple[list[list[Letter]], list[list[Letter]]]:
    """Return the letters of each word: pieces that touch on one baseline (a change of font, a superscript) are one.

    Beside them the letters of each raised mark of a note, which belong to no word.
    """
    starts: dict[int, list[int]] = defaultdict(list)
    for index, piece in enumerate(pieces):
        if piece.open_left:
            starts[int(piece.letters[0].baseline // 4)].append(index)
    rows = {row: _Starts.of(pieces, indexes) for row, indexes in starts.items()}
    follows: dict[int, int] = {}
    taken: set[int] = set()
    marks = _marks(pieces, starts)
    for index, piece in enumerate(pieces):
        if not piece.open_right or index in marks:
            continue
        last = piece.letters[-1]
        row = int(last.baseline // 4)
        best: tuple[float, int] | None = None
        near = (found.beside(last) for r in range(row - 2, row + 3) if (found := rows.get(r)) is not None)
        for other in itertools.chain.from_iterable(near):
            head = pieces[other].letters[0]
            if (
                (head.x0, other) > (piece.letters[0].x0, index)  # always to the right, so that no chain is a circle
                and other not in taken
                and other not in marks
                and _touch(last, head)
                and not _crosses(last, head, barriers, xs)
            ):
                distance = abs(head.x0 - last.x1)
                best = min(best or (distance, other), (distance, other))
        if best is not None:
            follows[index] = best[1]
            taken.add(best[1])
    words: list[list[Letter]] = []
    for index, piece in enumerate(pieces):
        if index in taken or index in marks:
            continue
        letters = list(piece.letters)
        after = follows.get(index)
        while after is not None:
            letters += pieces[after].letters
            after = follows.get(after)
        words.append(letters)
    return words, [pieces[index].letters for index in sorted(marks)]


def _marks(pieces: Sequence[_Piece], starts: Mapping[int, Sequence[int]]) -> set[int]:
    """Return the pieces that are raised marks of notes, each beside the larger letters that it stands behind."""
    largest = max((piece.letters[-1].size for piece in pieces), default=0.0)
    small = [
        index for row in starts.values() for index in row
        if len(letters := pieces[index].letters) <= _LONGEST_MARK and letters[0].size < _SMALLER * largest
        and (letters[0].text.isdigit() or letters[0].text in _MARK_STARTS or len(letters) > 1)
    ]  # fmt: skip
    if not small:
        return set()
    ends = sorted((piece.letters[-1].x1, index) for index, piece in enumerate(pieces) if piece.open_right)
    return {index for index in small if _is_mark(index, pieces, ends, largest)}


def _is_mark(index: int, pieces: Sequence[_Piece], ends: Sequence[tuple[float, int]], largest: float) -> bool:
    head = pieces[index].letters[0]
    at = bisect_left(ends, (head.x0 - 0.3 * largest, -1))
    for x1, other in itertools.islice(ends, at, None):
        if x1 > head.x0 + 0.15 * largest:
            return False
        last = pieces[other].letters[-1]
        if other == index or head.size >= _SMALLER * last.size:
            continue
        near = -0.15 * last.size <= head.x0 - last.x1 <= 0.3 * last.size
        if near and 0.15 * last.size <= last.baseline - head.baseline <= 0.8 * last.size:
            base, mark = ("".join([letter.text for letter in pieces[i].letters]) for i in (other, index))
            return is_note_mark(base, mark)
    return False


def _touch(last: Letter, head: Letter) -> bool:
    size = max(last.size, head.size)
    shift = abs(last.baseline - head.baseline)
    raised = 0.5 if min(last.size, head.size) < _SMALLER * size else 0.12
    return shift <= raised * size and -0.15 * size <= head.x0 - last.x1 <= 0.12 * size


def build_words(
    letters: Sequence[Letter],
    page: int | None,
    barriers: Sequence[Barrier] = (),
    marks: list[Word] | None = None,
) -> tuple[Word, ...]:
    """Return the words of upright letters given in the order of drawing; none holds a blank, none is lost.

    `marks`: takes the raised marks of notes, which stand in no word.
    """
    ordered = sorted(barriers, key=lambda b: b.x)
    xs = [b.x for b in ordered]
    runs = without_shadows(runs_of(drop_doubles(letters)))
    columns = column_starts(runs)
    pieces = [piece for at, run in enumerate(runs) for piece in _pieces(run, ordered, xs, columns.get(at, ()))]
    words, raised = _join_pieces(pieces, ordered, xs)
    if marks is None:
        words += raised
    else:
        if any(found[-1].text in RAISED for found in words):
            words = [_without_typed_mark(found, raised) for found in words]
        marks += [word_of(found, page) for found in raised]
    return tuple(word_of(found, page) for found in words)


def _without_typed_mark(letters: list[Letter], marks: list[list[Letter]]) -> list[Letter]:
    """Return a word's letters without the mark of a note that is typed in raised digits ("85²⁾"); `marks` takes it."""
    end = next((at for at in range(len(letters), 0, -1) if letters[at - 1].text not in RAISED), 0)
    base, mark = ("".join([letter.text for letter in part]) for part in (letters[:end], letters[end:]))
    if not is_note_mark(base, mark):
        return letters
    marks.append(letters[end:])
    return letters[:end]


def word_of(letters: Sequence[Letter], page: int | None) -> Word:
    """Return the word of letters, its box laid round the baseline of the largest."""
    texts, lefts, rights, baselines, sizes = zip(*letters, strict=True)
    size = max(sizes)
    baseline = baselines[sizes.index(size)]
    x0, x1 = min(lefts), max(rights)
    box = _new(Box, (x0, baseline - ASCENT * size, max(x0, x1), baseline + DESCENT * size))
    place = _new(Place, (page, box, ""))
    return _new(Word, ("".join("".join(texts).split()), place, *_USUAL))
