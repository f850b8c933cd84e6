"""The factor of a formula: "x 100%", "dikalikan 100.000", and what readers make of it ("x t00%")."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SIGN = r"(?:[x×X*✕∗]|(?:di\s?)?kali(?:kan)?(?:\s+dengan)?)\s*(?:\(\s*[x×X*]\s*\)\s*)?(?:dengan\s+)?"
_VALUE = r"(?P<value>1[.,]?000[.,]?000|100[.,]?000|10[.,]?000|1[.,]?000|[1tlI|!][0oO]{2}(?:[.,]00)?)"
_UNIT = r"(?P<percent>\s*(?:%|persen\b|prosen\b|[o0]/[o0]))?"
_FACTOR = re.compile(rf"(?:(?<![A-Za-z])|(?<=[)\]}}])){_SIGN}\(?{_VALUE}(?![\d.,]*\d){_UNIT}\)?", re.IGNORECASE)
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
    match = every[-1] if every else _LEADING.search(text)
    if match is None:
        match = _BARE.search(text)
        if match is not None:
            notes.append("factor_without_sign")
    if match is None:
        return None
    printed = match["value"]
    digits = re.sub(r"[tlI|!]", "1", printed).replace("o", "0").replace("O", "0")
    if digits != printed:
        notes.append("digit_lookalike")
    value = 100.0 if re.fullmatch(r"100(?:[.,]00)?", digits) else float(re.sub(r"[.,]", "", digits))
    start, end = match.span()
    if text[start:end].endswith(")") and "(" not in text[start:end]:
        end -= 1
    return Factor(value, match["percent"] is not None, (start, end))
