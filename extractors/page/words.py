"""Letters -> words: blanks and gaps, letter-spaced and shadowed text, note marks."""

from __future__ import annotations

import itertools
import statistics
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from extractors.model.geometry import Box
from extractors.model.quote import Place, Word
from extractors.page.letters import ASCENT, DESCENT, Letter, drop_doubles
from extractors.page.note_marks import RAISED, is_note_mark

_LONGEST_MARK = 6  # letters
_SMALLER = 0.86  # of the letters before it: a browser sets raised marks in 0.83 of their size
_KERNED = 0.08  # sizes: no pair of letters of one word is set wider apart
_LEVEL = 0.3  # points within which texts of one column begin
_FEWEST_LEVEL = 3  # lines
_new: Final = tuple.__new__  # see extractors/readers/pdf/device.py
_USUAL: Final = tuple(Word._field_defaults.values())  # what most words are


_MARK_STARTS = frozenset("(*†‡")


@dataclass(frozen=True, slots=True)
class Barrier:
    """A vertical ruling at `x` from `top` to `bottom`: two letters at its two sides never make one word by chance."""

    x: float
    top: float
    bottom: float


@dataclass(slots=True)
class _Run:
    """Letters drawn one after the other on one baseline; before letter i stands a gap of `gaps[i]` sizes, or a blank."""

    letters: list[Letter]
    blank: list[bool]
    gaps: list[float]
    trailing: bool = False

    @property
    def text(self) -> str:
        return "".join([letter.text for letter in self.letters])


def _runs(letters: Iterable[Letter]) -> list[_Run]:
    # The order of drawing keeps two texts apart that lie over each other (a date under a pasted signature).
    runs: list[_Run] = []
    current: _Run | None = None
    last: Letter | None = None
    space: Letter | None = None
    for letter in letters:
        text, x0, _, baseline, size = letter
        if text.isspace():
            space = letter
            if current is not None and last is not None and _beside(last, letter):
                current.trailing = True
            continue
        blank = space is not None and _beside(space, letter) and not _is_covered(space, last, letter)
        if current is not None and last is not None:
            # whether the letter goes on where the last one ended
            larger = last[4] if last[4] > size else size
            gap = x0 - last[2]
            if abs(last[3] - baseline) <= 0.12 * larger and -0.35 * larger <= gap <= (1.5 if blank else 1.0) * larger:
                current.letters.append(letter)
                current.blank.append(blank)
                current.gaps.append(gap / (size if size > 0.1 else 0.1))
                current.trailing = False
                last, space = letter, None
                continue
        current = _Run([letter], [blank], [0.0])
        runs.append(current)
        last, space = letter, None
    return runs


def _beside(left: Letter, right: Letter) -> bool:
    """Return whether the one ends about where the other starts: a blank drawn elsewhere parts nothing here."""
    size = left.size if left.size > right.size else right.size
    return abs(left.baseline - right.baseline) <= 0.3 * size and abs(right.x0 - left.x1) <= 0.5 * size


def _is_covered(space: Letter, last: Letter | None, letter: Letter) -> bool:
    """Return whether a blank takes no place: the letter after it stands where the one before ended (a soft hyphen's place)."""
    limit = 0.03 * letter.size
    wide = space.x1 - space.x0 > 2 * limit
    return wide and last is not None and abs(letter.x0 - space.x0) <= limit and abs(letter.x0 - last.x1) <= limit


def _drop_shadows(runs: list[_Run]) -> list[_Run]:
    seen: dict[str, list[Letter]] = defaultdict(list)
    kept: list[_Run] = []
    for run in runs:
        head, text = run.letters[0], run.text
        if len(text) > 2 and any(
            abs(head.x0 - t.x0) <= 0.3 * head.size and abs(head.baseline - t.baseline) <= 0.3 * head.size
            for t in seen[text]
        ):
            continue
        seen[text].append(head)
        kept.append(run)
    return kept


def _word_gap(run: _Run) -> float:
    """Return the gap, in sizes, that parts two words where no blank was drawn: wider in letter-spaced text."""
    limit = 0.24 if any(run.blank[1:]) else 0.17
    gaps = [gap for gap, blank in zip(run.gaps[1:], run.blank[1:], strict=True) if not blank]
    if len(gaps) >= 3 and max(gaps) > limit:
        usual = statistics.median(gaps)
        if usual > 0.08:
            return max(limit, usual + 0.17)
    return limit


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


def _column_starts(runs: Sequence[_Run]) -> dict[int, list[int]]:
    """Return, by number of the run, the letters that a narrow gap parts from the one before where a column begins.

    A sheet without rulings prints the text of a cell close behind that of a full one: no blank, and less than one between
    them. Several lines have a text that begins at the same place, with such a gap or after a wide one.
    """
    close: list[tuple[int, int]] = []
    for number, run in enumerate(runs):
        if len(run.gaps) > 1 and max(run.gaps) > _KERNED:
            limit = _word_gap(run)
            found = [at for at in range(1, len(run.gaps)) if _KERNED < run.gaps[at] <= limit and not run.blank[at]]
            close += [(number, at) for at in found] if len(found) * 4 < len(run.gaps) else []
    if not close:
        return {}
    begun: dict[int, set[int]] = defaultdict(set)
    for run in runs:
        limit = _word_gap(run)
        for at, letter in enumerate(run.letters):
            if at == 0 or (run.gaps[at] > limit and not run.blank[at]):
                begun[round(letter.x0 / _LEVEL)].add(round(letter.baseline))
    for number, at in close:
        letter = runs[number].letters[at]
        begun[round(letter.x0 / _LEVEL)].add(round(letter.baseline))
    starts: dict[int, list[int]] = defaultdict(list)
    for number, at in close:
        near = round(runs[number].letters[at].x0 / _LEVEL)
        if len(begun[near] | begun.get(near - 1, set()) | begun.get(near + 1, set())) >= _FEWEST_LEVEL:
            starts[number].append(at)
    return starts


def _pieces(run: _Run, barriers: Sequence[Barrier], xs: Sequence[float], columns: Collection[int] = ()) -> list[_Piece]:
    """Return the pieces of a run. `columns`: letters with which the text of a column begins."""
    letters, blanks, gaps = run.letters, run.blank, run.gaps
    limit = _word_gap(run)
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
    raised = 0.5 if min(last.size, head.size) < 0.8 * size else 0.12
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
    runs = _drop_shadows(_runs(drop_doubles(letters)))
    columns = _column_starts(runs)
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
