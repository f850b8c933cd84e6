"""Letters as they were drawn: what a glyph shows (ligatures, signs of symbol fonts), letters drawn twice."""

from __future__ import annotations

import itertools
import math
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractors.model.geometry import Box
from extractors.page.signs import BULLET, ONLY_SIGNS, PRIVATE, signs_of, table_of, told_signs

# A word's box is laid round its baseline in the same way for every font: descents in font descriptors are often wrong.
ASCENT, DESCENT = 0.78, 0.22
SOFT_HYPHEN = "\u00ad"
UNMAPPED = "\ufffd"
_REACH = 0.45  # of its width: as near the left end of a letter drawn a second time may be
_MOST_STRETCHES = 3_000  # that are held against one another; more than any page of a report ten times over
_LINE = 0.3  # of its size: as near its baseline may be

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}


class Letter(NamedTuple):
    """One glyph: its text (one character, a ligature's several, or a blank), extent and baseline in points."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float

    @property
    def box(self) -> Box:
        """Return its box, laid round the baseline."""
        return Box(
            self.x0, self.baseline - ASCENT * self.size, max(self.x0, self.x1), self.baseline + DESCENT * self.size
        )


def clean_glyph(text: str, font: str = "") -> str:
    """Return what a glyph shows: ligatures spelt out, symbol fonts mapped, control characters gone ("" if nothing)."""
    if len(text) == 1 and "!" <= text <= "~":
        return text
    if text.startswith("(cid:") and text.endswith(")"):
        return UNMAPPED
    shown: list[str] = []
    for char in text:
        code = ord(char)
        if code in PRIVATE:
            own = table_of(font) or "symbol"
            other = "wingdings" if own == "symbol" else "symbol"
            low = code - PRIVATE.start
            sign = signs_of(own).get(low) or (BULLET if own in ONLY_SIGNS else signs_of(other).get(low))
            shown.append(sign or char)
        elif 0xA0 < code <= 0xFF and char not in told_signs() and (own := table_of(font)):
            shown.append(signs_of(own).get(code, char))  # its own encoding, read as letters: "£" is "≤"
        elif char.isspace() and char not in "\x1c\x1d\x1e\x1f":
            shown.append(" ")
        elif char == SOFT_HYPHEN or unicodedata.category(char) not in ("Cc", "Cf"):
            shown.append(_LIGATURES.get(char, char))
    joined = "".join(shown)
    return joined if not joined.isspace() else " "


def drop_doubles(letters: Sequence[Letter]) -> Sequence[Letter]:
    """Return the letters without those drawn a second time at (nearly) the same place: poor man's bold, shadows."""
    crossed = _crossed(_stretches(letters))
    if not crossed:
        return letters
    kept: list[Letter] = []
    begin = 0
    suspects: list[Letter] = []
    for stretch in crossed:
        suspects += letters[stretch.begin : stretch.end]
    single = iter(_singles(suspects))
    for stretch in crossed:
        kept += letters[begin : stretch.begin]
        kept += itertools.compress(letters[stretch.begin : stretch.end], single)
        begin = stretch.end
    kept += letters[begin:]
    return kept


@dataclass(slots=True)
class _Stretch:
    """Letters `begin` to `end` on one baseline from left to right, each clear of those of its own text: none is there twice."""

    begin: int
    end: int
    baseline: float
    low: float  # of their left ends
    high: float
    size: float  # of the largest
    reach: float  # how near at most another letter's left end may be that is the same letter


def _stretches(letters: Sequence[Letter]) -> list[_Stretch]:
    found: list[_Stretch] = []
    begin = 0
    line: float | None = None
    first = before = second = largest = widest = 0.0
    last = ""
    for at, (text, x0, x1, baseline, size) in enumerate(letters):
        reach = _REACH * (x1 - x0)
        clear = x0 - reach
        if baseline == line and x0 > before and (clear > before or (text != last and clear > second)):
            second = before
            if size > largest:
                largest = size
            if reach > widest:
                widest = reach
        else:
            if line is not None:
                found.append(_Stretch(begin, at, line, first, before, largest, widest))
            begin, line, first, largest, widest = at, baseline, x0, size, reach
            second = -math.inf
        before, last = x0, text
    if line is not None:
        found.append(_Stretch(begin, len(letters), line, first, before, largest, widest))
    return found


def _crossed(stretches: list[_Stretch]) -> list[_Stretch]:
    """Return the stretches that come so near to another one that they may share letters, in their order; all of very many."""
    if len(stretches) > _MOST_STRETCHES:
        return stretches
    rows = sorted(stretches, key=_line_of)
    tall = _LINE * max((stretch.size for stretch in stretches), default=0.0)
    found: dict[int, _Stretch] = {}
    for at, one in enumerate(rows):
        for other in itertools.islice(rows, at + 1, None):
            if other.baseline - one.baseline > tall:
                break
            near = one.reach if one.reach > other.reach else other.reach
            if other.low <= one.high + near and one.low <= other.high + near:
                found[one.begin], found[other.begin] = one, other
    return [found[begin] for begin in sorted(found)]


def _line_of(stretch: _Stretch) -> float:
    return stretch.baseline


def _singles(letters: Sequence[Letter]) -> list[bool]:
    """Return of each letter whether it is none that was drawn before."""
    rows: defaultdict[int, dict[str, _Twins]] = defaultdict(dict)
    near: tuple[dict[str, _Twins], ...] = ()
    row: int | None = None
    single: list[bool] = []
    for letter in letters:
        text, x0, x1, baseline, _ = letter
        if text == UNMAPPED:  # two that nothing names may be two letters: a narrow one and the next
            single.append(True)
            continue
        if (here := int(baseline // 4)) != row:
            row, near = here, (rows[here - 1], rows[here], rows[here + 1])
        reach = _REACH * (x1 - x0)
        low, high = x0 - reach, x0 + reach
        for known in near:
            twins = known.get(text)
            if twins is not None and twins.hold(letter, low, high):
                single.append(False)
                break
        else:
            twins = near[1].get(text)
            if twins is None:
                twins = near[1][text] = _Twins()
            twins.add(letter)
            single.append(True)
    return single


class _Twins:
    """The letters of one text in one row of a page, by their left ends: a letter is held against those near it alone."""

    __slots__ = ("_letters", "_xs")

    def __init__(self) -> None:
        self._xs: list[float] = []
        self._letters: list[Letter] = []

    def add(self, letter: Letter) -> None:
        xs, x0 = self._xs, letter[1]
        if not xs or xs[-1] <= x0:  # nearly always: lines are drawn from left to right
            xs.append(x0)
            self._letters.append(letter)
        else:
            at = bisect_right(xs, x0)
            xs.insert(at, x0)
            self._letters.insert(at, letter)

    def hold(self, letter: Letter, low: float, high: float) -> bool:
        """Return whether a letter of the same size on the same line begins between `low` and `high`."""
        xs = self._xs
        if xs[-1] < low:
            return False
        _, _, _, baseline, size = letter
        for at in range(bisect_left(xs, low), len(xs)):
            if xs[at] > high:
                return False
            twin = self._letters[at]
            if abs(baseline - twin[3]) <= _LINE * size and abs(size - twin[4]) < 0.2 * size:
                return True
        return False
