"""A text as a searcher reads it: compatibility forms undone, look-alikes as digits, and the way back to the text."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
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


# letters written by their number or name: in links, web pages, programs and mails
_ESCAPE = re.compile(
    r"%(?:25)*[0-9a-f]{2}|&(?:[a-z]{2,8};){0,4}#?\w{1,8};|\\u[0-9a-f]{4}|\\u\{[0-9a-f]{1,5}\}|\\x[0-9a-f]{2}|=(?:20|3\d)"
    r"|\\0[67][0-7]|\\0{0,4}3\d(?: |(?=\\)|$)",  # digits as programs write them by eights, and as style sheets do
    re.IGNORECASE,
)
_TURNED = "\u202e"  # from here on a screen shows letters from right to left


@dataclass(frozen=True, slots=True)
class Plain:
    """`text` in plain letters and digits; its i-th character was made of those from `at[i]` to `ends[i]` of another text.

    Without `at` it is that text itself.
    """

    text: str
    at: tuple[int, ...] | None = None
    ends: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch stands in the text it was made of."""
        if self.at is None:
            return start, end
        return min(self.at[start], self.at[end - 1]), max(self.ends[start], self.ends[end - 1])


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
    return Plain(text) if text.isascii() else _made_of((letter, at, at + 1) for at, letter in enumerate(text))


def readings(text: str) -> Iterator[Plain]:
    """Yield a text in each way in which somebody may read it: as it stands, with its escapes undone, turned round."""
    first = plain(text)
    yield first
    if _ESCAPE.search(text) is not None:
        yield _made_of(_unescaped(text))
    if _TURNED in text and first.at is not None:
        yield Plain(first.text[::-1], first.at[::-1], first.ends[::-1])


def _unescaped(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield (letter, where it starts, where it ends) of a text whose escapes are undone."""
    last = 0
    for match in _ESCAPE.finditer(text):
        yield from ((text[at], at, at + 1) for at in range(last, match.start()))
        told, last = match.group().lower(), match.end()
        if told[0] == "&":
            while told != (told := html.unescape(told)):  # one may stand in another
                pass
        elif told[0] == "\\" and told[1].isdigit():
            told = chr(int(told[1:], 8 if told[1:3] in ("06", "07") else 16))
        else:
            told = chr(int(told[2:].strip("{}") if told[0] == "\\" else told[-2:], 16))
        yield from ((letter, *match.span()) for letter in told)
    yield from ((text[at], at, at + 1) for at in range(last, len(text)))


def _made_of(letters: Iterable[tuple[str, int, int]]) -> Plain:
    made = [
        (part, start, end)
        for letter, start, end in letters
        for part in (letter if letter.isascii() else _plain_letter(letter))
    ]
    return Plain("".join(part for part, _, _ in made), tuple(at for _, at, _ in made), tuple(end for _, _, end in made))


def _plain_letter(letter: str) -> str:
    category, number = unicodedata.category(letter), unicodedata.numeric(letter, 10)
    if category in ("Nd", "No") and number in range(10):
        return str(int(number))
    if category in ("Mn", "Me", "Cf"):
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
