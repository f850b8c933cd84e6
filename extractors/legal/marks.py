"""What a line of a legal-basis list begins with: a heading, a mark, the kind of a regulation; letters may be misread."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractors.text.inline_labels import patterns, word_list
from extractors.text.likeness import likeness
from reference.shared import digit_lookalikes, unparted

_SECTION_MARK = r"\W{0,20}(?:[A-Za-z\d]{1,3}(?:\.\d+)*[.)]*\s+)?"
_NEAR_HEADING = 0.8  # how like a heading a misread one is, 0..1
_NEAR_DECISION = 0.75
_NEAR_KIND = 0.72
_MISREAD_LETTERS = 2  # letters by which it may be longer or shorter


def opens(text: str) -> bool:
    """Return whether a text begins with the kind of a regulation, also a misspelt one with its number and year."""
    return patterns("legal")["opens"].match(text) is not None or names_misspelt_kind(text)


def marked(text: str) -> bool:
    """Return whether a text begins with the mark of an item."""
    return patterns("legal")["mark"].match(text) is not None


def misread_heading(text: str, headings: Sequence[str]) -> re.Match[str] | None:
    """Return the parts "label" and "rest" of a line that begins with one of the headings, a letter or two misread."""
    parted: dict[int, re.Match[str] | None] = {}
    for heading in headings:
        count = heading.count(" ") + 1
        if count not in parted:
            parted[count] = _words_of(count).match(text)
        match = parted[count]
        if match is None:
            continue
        label = match.group("label").rstrip(":").casefold()
        near = abs(len(label) - len(heading)) <= _MISREAD_LETTERS and label[:1] == heading[:1]
        if near and likeness(label, heading) >= _NEAR_HEADING:
            return match
    return None


@cache
def _words_of(count: int) -> re.Pattern[str]:
    """Return the pattern of a line that begins with so many words and has nothing else, a colon or a number behind them."""
    words = rf"(?P<label>\S{{1,40}}(?:\s+\S{{1,40}}){{{count - 1}}}?)"  # a longer word is in no heading
    return re.compile(rf"^{_SECTION_MARK}{words}(?P<rest>\s*:.*|\s+(?=[(\d]).*|\s*)$")


def is_decision(text: str) -> bool:
    """Return whether a line says MEMUTUSKAN, letter-spaced or misread."""
    letters = re.sub(r"[^A-Za-z]", "", text)
    if not 7 <= len(letters) <= 14 or letters[0] not in "Mm":
        return False
    return any(likeness(letters.lower(), word) >= _NEAR_DECISION for word in word_list("decision"))


def names_misspelt_kind(text: str) -> bool:
    """Return whether a text begins with the kind of a regulation misspelt ("Undang-Undnag"), with number, year and title."""
    match = patterns("legal")["numbered"].match(text)
    if match is None:
        return False
    word = "-".join(re.split(r"[\s–-]+", match["word"].casefold()))
    return any(
        max(likeness(word, kind), likeness(unparted(word), unparted(kind))) >= _NEAR_KIND
        for kind in word_list("regulation_kinds")
    )


def number_of(mark: str, expected: int) -> int:
    """Return the number of a mark; among its readings (l is 1 or the letter l) the expected one; -1 for a bullet."""
    plain = re.sub(r"[^\w]", "", mark)
    readings = []
    digits = re.sub(r"[lIitT]", "1", plain).replace("O", "0").replace("o", "0")
    if digits.isdigit():
        readings.append(int(digits))
    if plain.isalpha() and len(set(plain.lower())) == 1 and len(plain) <= 2:  # behind "z." come "aa.", "bb."
        readings.append(ord(plain[0].lower()) - 96 + 26 * (len(plain) - 1))
    alike = plain.translate(digit_lookalikes())
    if expected in readings or (alike.isdigit() and int(alike) == expected):
        return expected
    return readings[0] if readings else -1
