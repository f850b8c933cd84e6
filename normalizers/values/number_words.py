"""Numbers spelt out in words, as they stand behind a figure: "12 (dua belas) dokumen"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reference.load import read_settings
from reference.shared import alternatives

_TABLE: dict[str, Any] = read_settings("meaning_words.toml")["spelt_numbers"]
_VALUE, _PLUS, _TIMES, _DECIMALS = (_TABLE[name] for name in ("value", "plus", "times", "decimals"))
_THOUSAND = 1000
_SAME = 1e-9  # how far two numbers lie apart that are one
_WORDS = frozenset((*_VALUE, *_PLUS, *_TIMES, _DECIMALS))


def spelt_words() -> str:
    """Return a regular expression of the words of numbers, longest first."""
    return alternatives(_WORDS)


def split_number(text: str) -> tuple[tuple[str, ...], str]:
    """Return the words of a number that open a text, in small letters, and the rest of the text ("dua belas", "dokumen")."""
    words = text.split()
    small = [word.casefold() for word in words]
    at = next((n for n, word in enumerate(small) if word not in _WORDS), len(words))
    return tuple(small[:at]), " ".join(words[at:])


def number_of(words: Sequence[str]) -> float | None:
    """Return the number that words spell ("dua belas": 12, "tiga koma lima": 3.5); None where they spell none."""
    at = list(words).index(_DECIMALS) if _DECIMALS in words else len(words)
    digits = [_VALUE.get(word, _THOUSAND) for word in words[at + 1 :]]
    whole = _whole(words[:at])
    if whole is None or any(digit > 9 for digit in digits):
        return None
    return float(f"{whole}.{''.join(map(str, digits)) or 0}")


def spells_another(words: Sequence[str], value: float) -> bool:
    """Return whether words spell another number than `value`, or no number ("ribu"); bare digits in a row may say anything."""
    number = number_of(words)
    if number is None:
        return any(_VALUE.get(word, _THOUSAND) > 9 for word in words)
    return abs(number - value) > _SAME


def _whole(words: Sequence[str]) -> int | None:
    """Return a whole number; None for what is none, or several: each part is smaller than the one before it.

    Digits wait for what multiplies them, hundreds and tens for their thousands.
    """
    total, group, least = 0, 0, _THOUSAND  # `least`: the place of the last part (100, 10 or 1); the next one is lower
    digit: int | None = None
    for word in words:
        part = _TIMES.get(word, _PLUS.get(word, _VALUE.get(word, 0)))
        place = 10 ** (len(str(part)) - 1)
        if word in _VALUE and digit is not None:
            return None  # "satu dua": two numbers
        if part == _THOUSAND:
            group += digit or 0
            if total or (word in _VALUE) == (group > 0):
                return None
            total, group, least, digit = (group or 1) * _THOUSAND, 0, _THOUSAND, None
        elif place >= least or (word not in _VALUE and not digit):
            return None  # "dua belas sebelas", "puluh"
        elif place == 1:
            digit = part
        else:
            of_digit = 0 if digit is None else digit * part if word in _TIMES else digit + part
            group, least, digit = group + (of_digit or part), place if word in _TIMES or place > 10 else 1, None
    return total + group + (digit or 0) if words else None
