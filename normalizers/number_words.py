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
    """Return whether words spell another number than `value`; those that only multiply what stands before them do ("ribu")."""
    number = number_of(words)
    if number is None and words and (words[0] in _PLUS or words[0] in _TIMES):
        return True
    return number is not None and abs(number - value) > _SAME


def _whole(words: Sequence[str]) -> int | None:
    """Return a whole number: digits wait for what multiplies them, hundreds and tens for their thousands."""
    if not words or words[0] in _PLUS or words[0] in _TIMES:
        return None
    total = group = digit = 0
    for word in words:
        if word in _PLUS:
            group, digit = group + digit + _PLUS[word], 0
        elif word in _TIMES and _TIMES[word] < _THOUSAND:
            group, digit = group + digit * _TIMES[word], 0
        elif word in _TIMES:
            total, group, digit = total + (group + digit) * _TIMES[word], 0, 0
        elif _VALUE[word] > 9:
            group += _VALUE[word]
        elif digit:
            return None  # "satu dua": two numbers
        else:
            digit = _VALUE[word]
    return total + group + digit
