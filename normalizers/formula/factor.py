"""The factor of a formula: "x 100%", "dikalikan 100.000", and what readers make of it ("x t00%")."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SIGN = r"(?:[x×X*✕∗]|(?:di\s?)?kali(?:kan)?(?:\s+dengan)?)\s*(?:\(\s*[x×X*]\s*\)\s*)?(?:dengan\s+)?"
_VALUE = r"(?P<value>1[.,]?000[.,]?000|100[.,]?000|10[.,]?000|1[.,]?000|[1tlI|!][0oO]{2}(?:[.,]00)?|seratus|seribu)"
_UNIT = r"(?P<percent>\s*(?:%|persen\b|prosen\b|[o0]/[o0]))?"
_FACTOR = re.compile(rf"(?:(?<![A-Za-z])|(?<=[)\]}}])){_SIGN}\(?{_VALUE}(?![\d.,]*\d){_UNIT}\)?", re.IGNORECASE)
_GLUED = re.compile(  # "desa yang adax100%", "B*100"
    rf"(?:[×*✕∗]|(?<=[a-z]{{3}})(?<!inde)(?<!indek)x(?=\s*[1tlI][0oO]{{2}}\s*%))\s*{_VALUE}(?![\d.,]*\d){_UNIT}"
)
_OTHER = re.compile(  # any number that closes the formula: "dikali 25"
    rf"(?<![A-Za-z]){_SIGN}(?P<value>[1-9]\d{{0,2}}(?:[.,]\d{{1,2}})?){_UNIT}\W*$", re.IGNORECASE
)
_WORDS = {"seratus": 100.0, "seribu": 1000.0}
_LEADING = re.compile(rf"^[\s=(]*{_VALUE}{_UNIT}\s*[x×X*]\s*", re.IGNORECASE)
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
        digits = re.sub(r"[tlI|!]", "1", printed).replace("o", "0").replace("O", "0")
    if digits != printed:
        notes.append("digit_lookalike")
    word = _WORDS.get(printed.casefold())
    value = word or (100.0 if re.fullmatch(r"100(?:[.,]00)?", digits) else float(re.sub(r"[.,]", "", digits)))
    start, end = match.span()
    if text[start:end].endswith(")") and "(" not in text[start:end]:
        end -= 1
    return Factor(value, match["percent"] is not None, (start, end))
