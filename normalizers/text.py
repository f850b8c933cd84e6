"""Strings compared and repaired the same way everywhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from normalizers.parsed import Parsed
from reference.shared import digit_lookalikes

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_LETTERS_APART = re.compile(r"(?<!\S)[A-Za-z](?: [A-Za-z]){3,}(?!\S)")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def squeeze(text: str) -> str:
    """Return the text with every run of blanks made one blank, none at its ends."""
    return " ".join(text.split())


def join_letters(text: str) -> str:
    """Return the text with four letters and more that stand apart joined ("W O N O G I R I"); two blanks part words."""
    return _LETTERS_APART.sub(lambda run: run[0].replace(" ", ""), text)


def plain_digits(text: str) -> str:
    """Return the text, of the same length, with digits of other widths and scripts made plain ("１９", "𝟏𝟗"); no raised ones."""
    if text.isascii():
        return text
    return "".join([c if (digit := unicodedata.decimal(c, None)) is None else str(digit) for c in text])


def fold(text: str) -> str:
    """Return only the letters and digits of the text, without case, accents and width, for comparing."""
    if text.isascii():  # nothing to decompose, which is most of the work
        return _NOT_PLAIN.sub("", text.lower())
    plain = unicodedata.normalize("NFKD", text).casefold()
    return _NOT_PLAIN.sub("", "".join([c for c in plain if not unicodedata.combining(c)]))


def fold_words(text: str) -> tuple[str, ...]:
    """Return the folded words of the text."""
    if text.isascii():
        plain = text.lower()
    else:
        plain = unicodedata.normalize("NFKD", text).casefold()
        plain = "".join([c for c in plain if not unicodedata.combining(c)])
    return tuple(word for word in _NOT_PLAIN.split(plain) if word)


def repair_digits(text: str) -> Parsed[str]:
    """Return the text with letters that look like digits made digits; note "digit_lookalike" where any was.

    Only for slots whose grammar wants a number. Spans are unchanged: one character stands for one.
    """
    repaired = text.translate(digit_lookalikes())
    return Parsed(repaired, ("digit_lookalike",) if repaired != text else ())


def read_int(text: str) -> int | None:
    """Return the number that a slot's digits (and letters that look like digits) spell; None where they spell none."""
    plain = text.translate(digit_lookalikes()).strip()
    return int(plain) if plain.isascii() and plain.isdigit() else None


def roman(text: str) -> int | None:
    """Return the value of a Roman numeral; None where the text is none."""
    values = [_ROMAN.get(c, 0) for c in text.strip().upper()]
    if not values or 0 in values:
        return None
    return sum(-v if values[i + 1 : i + 2] and v < values[i + 1] else v for i, v in enumerate(values))


def spelled_out(acronym: str, known: Sequence[str]) -> list[str]:
    """Return of folded words those that an acronym stands for ("KKN": korupsi, kolusi, dan nepotisme); empty where none do."""
    letters = acronym.casefold()
    for start in range(len(known)):
        for end in range(start + len(letters), min(len(known), start + 2 * len(letters)) + 1):
            words = known[start:end]
            if known[end - 1] != "dan" and "".join(w[0] for w in words if w != "dan") == letters and words[0] != "dan":
                return list(words)
    return []
