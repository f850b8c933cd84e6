"""What the sides of a formula still hold that they should not: signs and words of computing that were not understood."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from normalizers.formula.division import QUANTITY
from normalizers.lexicon import listed
from normalizers.similarity import edits
from reference.load import read_lists, read_patterns

_WORDS = read_patterns("meaning_words.toml", "formula_checks", quantity=QUANTITY)
_LISTS = read_lists("meaning_words.toml", "formula_checks")
_VERBS, _LABELS = _LISTS["verbs"], _LISTS["labels"]
_SHORTEST_VERB = 6  # letters of a word of computing in which one may be wrong; two of the long ones
_LONG_VERB = 9
_SHORTEST_PAIR = 9  # letters of two words joined by a stroke that was read as a letter ("desalkelurahan")
_SHORTEST_WORD = 4
_BRACKETS = (("(", ")"), ("[", "]"), ("{", "}"))


def doubts_of_sides(numerator: str | None, denominator: str | None) -> tuple[str, ...]:
    """Return the notes on the sides of a formula as read.

    Notes: "factor_unread" (a rest of "x 100%"), "division_ambiguous" (a word or sign that divides, misread or a second one; the
    word of a label opens the numerator), "computed_otherwise" (brackets without their partner, a weight, a number that closes a
    side), "digit_lookalike" (letters among digits), "stroke_unclear" (a stroke read as a letter).
    """
    sides = [side for side in (numerator, denominator) if side]
    found = {
        "factor_unread": denominator is not None and _WORDS["factor_rest"].search(denominator) is not None,
        "division_ambiguous": any(_divides(side) for side in sides) or _opens_with_label(numerator or ""),
        "computed_otherwise": any(_is_open(side) or _WORDS["more"].search(side) for side in sides),
        "digit_lookalike": any(_WORDS["letter_among_digits"].search(side) for side in sides),
        "stroke_unclear": any(_WORDS["letter_for_stroke"].search(side) or _has_joined_words(side) for side in sides),
    }
    return tuple(note for note, holds in found.items() if holds)


def _is_open(side: str) -> bool:
    """Return whether a side has a bracket without its partner."""
    return any(side.count(left) != side.count(right) for left, right in _BRACKETS)


def _divides(side: str) -> bool:
    """Return whether a side holds a word of computing: misread, broken, glued to another word, or a second colon."""
    if _WORDS["second_sign"].search(side) or _WORDS["glued"].search(side):
        return True
    words = re.findall(r"[^\W\d_]+", side.casefold())
    broken = (a + b for a, b in pairwise(words))
    return any(_is_near(word, _VERBS) for word in words) or any(word in _VERBS for word in broken)


def _is_near(word: str, known: Iterable[str]) -> bool:
    """Return whether a word that the language does not have is a letter away from one of `known` (two from a long one)."""
    if len(word) < _SHORTEST_VERB - 1 or listed(word):
        return word in known
    return any(
        edits(word, verb, most) <= most
        for verb in known
        if len(verb) >= _SHORTEST_VERB and abs(len(verb) - len(word)) <= (most := 2 if len(verb) >= _LONG_VERB else 1)
    )


def _opens_with_label(numerator: str) -> bool:
    words = re.findall(r"[^\W\d_]+", numerator.casefold())[:2]
    return bool(words) and (
        _is_near(words[0], _LABELS) or words[0].startswith(tuple(_LABELS)) or "".join(words) in _LABELS
    )


def _has_joined_words(side: str) -> bool:
    """Return whether a word of no language is two words around a letter that a stroke looks like."""
    for word in re.findall(r"[a-z]+", side):
        if len(word) < _SHORTEST_PAIR or listed(word):
            continue
        for at in range(_SHORTEST_WORD, len(word) - _SHORTEST_WORD):
            if word[at] == "l" and listed(word[:at]) and listed(word[at + 1 :]):
                return True
    return False
