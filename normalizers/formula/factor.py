"""The factor of a formula: "x 100%", "dikalikan 100.000", and what readers make of it ("x t00%")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from reference.load import read_patterns, read_settings

_PATTERNS = read_patterns("meaning_words.toml", "factor")
_FACTOR = _PATTERNS["factor"]
_GLUED = _PATTERNS["glued"]  # "desa yang adax100%", "B*100"
_OTHER = _PATTERNS["other"]  # any number that closes the formula: "dikali 25"
_WORDS: Mapping[str, float] = read_settings("meaning_words.toml")["number_words"]
_LEADING = _PATTERNS["leading"]
_BARE = re.compile(r"(?<=[)\]}])\s*(?P<value>100)(?P<percent>\s*%)\s*$")


@dataclass(frozen=True, slots=True)
class Factor:
    """A multiplier as printed: its value, whether a percent sign follows, and its place in the text."""

    value: float
    percent: bool
    span: tuple[int, int]


def find_factor(text: str, notes: list[str]) -> Factor | None:
    """Return the factor of a formula, the last one where several are printed; what was doubted goes to `notes`."""
    every = list(_FACTOR.finditer(text))
    if len(every) > 1:
        notes.append("several_factors")
    match = every[-1] if every else _LEADING.search(text) or _GLUED.search(text)
    if match is None:
        match = _BARE.search(text)
        if match is not None:
            notes.append("factor_without_sign")
    if match is None:
        return None
    return _made(text, match, notes)


def find_other_factor(text: str) -> Factor | None:
    """Return a factor that is no power of ten, where one closes the formula ("dikali 25"); the text before it must divide."""
    match = _OTHER.search(text)
    if match is None:
        return None
    end = match.end("percent") if match["percent"] else match.end("value")
    return Factor(float(match["value"].replace(",", ".")), match["percent"] is not None, (match.start(), end))


def _made(text: str, match: re.Match[str], notes: list[str]) -> Factor:
    printed = match["value"]
    digits = printed
    if printed.casefold() not in _WORDS:
        digits = re.sub(r"[tli|!]", "1", re.sub(r"\s", "", printed.casefold())).replace("o", "0")
    if digits != printed:
        notes.append("digit_lookalike")
    word = _WORDS.get(printed.casefold())
    value = word or (100.0 if re.fullmatch(r"100(?:[.,]00)?", digits) else float(re.sub(r"[.,]", "", digits)))
    start, end = match.span()
    if text[start:end].endswith(")") and "(" not in text[start:end]:
        end -= 1
    return Factor(value, match["percent"] is not None, (start, end))
