"""Raised marks that lead to a note ("85²⁾"): they belong to no number and no word; exponents of units and powers stay."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from reference.load import read_text

_MARK: Final = re.compile(r"(?:\(?(?:\d{1,2}|[a-z])\)|\d{1,2}|\*{1,3}\d?\)?|[†‡])(?:,(?:\d{1,2}|\*{1,3})\)?)*")
_PLAIN: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾", "0123456789()")  # digits that are typed as raised
RAISED: Final = frozenset(map(chr, _PLAIN))
_TO_RAISED: Final = {ord(plain): chr(raised) for raised, plain in zip(_PLAIN, "0123456789()", strict=True)}
_POWER: Final = re.compile(r"(?:.*\D)?10")  # 10² is a hundred, not ten with a note
_FORMULA: Final = frozenset(")]}^/*+-=×÷√∑Σ(<>|")


def as_raised(digits: str) -> str:
    """Return digits and brackets as raised ones: "2" as "²"."""
    return digits.translate(_TO_RAISED)


@cache
def _units() -> frozenset[str]:
    """Return the units that are raised to a power: m², km³."""
    return frozenset(read_text("exponent_units.txt").split())


def is_note_mark(base: str, raised: str) -> bool:
    """Return whether the raised text behind `base` is the mark of a note, and no exponent, index or ordinal."""
    raised = raised.translate(_PLAIN)
    if not base or not _MARK.fullmatch(raised):
        return False
    plain = raised.isdecimal()
    letters = re.sub(r".*[^A-Za-zµμ]", "", base)
    if letters and (letters.casefold() in _units() or letters.casefold().removeprefix("per") in _units()):
        return not plain
    if base[-1].isdigit() and plain:
        return not _POWER.fullmatch(base)
    if base[-1] in _FORMULA:
        return False
    return len(letters) >= 3 or base[-1].isdigit() or base[-1] in "%.,;:\"'”’"
