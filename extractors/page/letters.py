"""Letters as they were drawn: what a glyph shows (ligatures, signs of symbol fonts), letters drawn twice."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from extractors.model.geometry import Box
from extractors.page.signs import signs_of, table_of

# A word's box is laid round its baseline in the same way for every font: descents in font descriptors are often wrong.
ASCENT, DESCENT = 0.78, 0.22
SOFT_HYPHEN = "\u00ad"
UNMAPPED = "\ufffd"

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
        if 0xF020 <= code <= 0xF0FF:  # where programs put the codes of fonts of signs
            own = table_of(font) or "symbol"
            other = "wingdings" if own == "symbol" else "symbol"
            shown.append(signs_of(own).get(code - 0xF000) or signs_of(other).get(code - 0xF000) or char)
        elif 0xA0 < code <= 0xFF and (own := table_of(font)):
            shown.append(signs_of(own).get(code, char))  # its own encoding, read as letters: "£" is "≤"
        elif char.isspace() and char not in "\x1c\x1d\x1e\x1f":
            shown.append(" ")
        elif char == SOFT_HYPHEN or unicodedata.category(char) not in ("Cc", "Cf"):
            shown.append(_LIGATURES.get(char, char))
    joined = "".join(shown)
    return joined if not joined.isspace() else " "


def drop_doubles(letters: Sequence[Letter]) -> list[Letter]:
    """Return the letters without those drawn a second time at (nearly) the same place: poor man's bold, shadows."""
    rows: defaultdict[int, dict[str, _Twins]] = defaultdict(dict)
    near: tuple[dict[str, _Twins], ...] = ()
    row: int | None = None
    kept: list[Letter] = []
    for letter in letters:
        text, x0, x1, baseline, _ = letter
        if (here := int(baseline // 4)) != row:
            row, near = here, (rows[here - 1], rows[here], rows[here + 1])
        reach = 0.45 * (x1 - x0)
        low, high = x0 - reach, x0 + reach
        for known in near:
            twins = known.get(text)
            if twins is not None and twins.hold(letter, low, high):
                break
        else:
            twins = near[1].get(text)
            if twins is None:
                twins = near[1][text] = _Twins()
            twins.add(letter)
            kept.append(letter)
    return kept


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
            if abs(baseline - twin[3]) <= 0.3 * size and abs(size - twin[4]) < 0.2 * size:
                return True
        return False
