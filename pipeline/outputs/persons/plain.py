"""A text as a searcher reads it: compatibility forms undone, look-alikes as digits, and the way back to the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reference.load import read_settings
from reference.shared import digit_lookalikes

FEWEST = 9  # digits of the shortest employee number, the old one
_APART = 12  # signs that may stand between two digits of one number
_ALIKE: Mapping[str, str] = read_settings("angka_mirip.toml")["other_scripts"]
_LETTERS: str = read_settings("angka_mirip.toml")["letters"]
AS_DIGIT = digit_lookalikes("letters")
_DIGITS = re.compile(rf"\d(?:\D{{0,{2 * _APART}}}\d){{6}}", re.ASCII)  # fewer hold no number
# a run of digits: one where bars and exclamation marks are signs, one where they are digits
_SOLID = _LETTERS.replace("|!", "")
_RUN = re.compile(rf"[0-9{_SOLID}](?:[\W_]{{0,{_APART}}}[0-9{_SOLID}]){{8,}}")
_BARRED = re.compile(rf"[0-9{_LETTERS}](?:(?:[^\w|!]|_){{0,{_APART}}}[0-9{_LETTERS}]){{8,}}")


@dataclass(frozen=True, slots=True)
class Plain:
    """`text` in plain letters and digits; `at[i]` is where its i-th character stands in the text it was made of."""

    text: str
    at: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch stands in the text it was made of."""
        return (start, end) if self.at is None else (self.at[start], self.at[end - 1] + 1)


@dataclass(frozen=True, slots=True)
class Run:
    """Digits with nothing but signs between them: `digits`, where each stands, which are printed as digits.

    `groups`: the digits before which a sign stands, the first one too.
    """

    digits: str
    at: tuple[int, ...]
    true: tuple[bool, ...]
    groups: tuple[int, ...]
    before: str

    def group_end(self, number: int) -> int:
        """Return the number of the digit behind the group that holds a digit."""
        return next((g for g in self.groups if g > number), len(self.digits))


def plain(text: str) -> Plain:
    """Return a text in plain letters and digits: NFKC letter by letter, marks and unseen letters left out."""
    if text.isascii():
        return Plain(text)
    made: list[str] = []
    at: list[int] = []
    for place, letter in enumerate(text):
        for part in letter if letter.isascii() else _plain_letter(letter):
            made.append(part)
            at.append(place)
    return Plain("".join(made), tuple(at))


def _plain_letter(letter: str) -> str:
    decimal = unicodedata.decimal(letter, None)
    if decimal is not None:
        return str(decimal)
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return ""
    found = unicodedata.normalize("NFKC", letter)
    return _ALIKE.get(found, found)


def find_runs(text: Plain) -> Iterator[Run]:
    """Yield the runs of digits and look-alikes that may hold a number; a run may come in two readings."""
    if _DIGITS.search(text.text) is None:
        return
    for match in _RUN.finditer(text.text):
        yield _run(match, text.text, "")
    if "|" in text.text or "!" in text.text:
        for match in _BARRED.finditer(text.text):
            yield _run(match, text.text, "|!")


def _run(match: re.Match[str], text: str, more: str) -> Run:
    at = [i for i in range(match.start(), match.end()) if text[i].isalnum() or text[i] in more]
    digits = "".join(text[i] for i in at).translate(AS_DIGIT)
    true = tuple(text[i].isdigit() for i in at)
    groups = tuple(n for n, i in enumerate(at) if n == 0 or i != at[n - 1] + 1)
    return Run(digits, tuple(at), true, groups, text[max(0, match.start() - 24) : match.start()])
