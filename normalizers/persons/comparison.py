"""How alike two names of persons are, by ordered levels that can be explained."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from normalizers.persons.names import PersonName, core_words
from normalizers.persons.namesakes import (
    all_words,
    is_initial,
    long_words,
    sexes,
    titles_agree,
    todays_spelling,
    two_names,
)
from normalizers.similarity import FIGURES, edits, ratio, reader_shape
from normalizers.text import fold
from reference.load import read_rows

_NEAR_SCORE = 84.0
_SHORT_NAME, _LONG_NAME = 10, 16  # letters of a name in which two, three may be misread
_CUT_LETTERS = 4  # letters that a cut name must still show
_ENDING = 3  # letters
_VOWELS = "aeiou"


class Level(IntEnum):
    """How two signatures agree, best first."""

    SAME_NIP = 0
    SAME_CORE = 1
    SAME_BUT_BLANKS = 2
    ONE_LOOKALIKE = 3
    CUT = 4
    TITLES_DIFFER = 5
    NEAR = 6
    OTHER = 7


_SCORES = {Level.SAME_NIP: 1.0, Level.SAME_CORE: 0.99, Level.SAME_BUT_BLANKS: 0.97, Level.ONE_LOOKALIKE: 0.93,
           Level.CUT: 0.88, Level.TITLES_DIFFER: 0.86, Level.NEAR: 0.7, Level.OTHER: 0.0}  # fmt: skip
_REASONS = {
    Level.SAME_NIP: ("NIP sama", "same NIP"),
    Level.SAME_CORE: ("nama inti sama", "same core name"),
    Level.SAME_BUT_BLANKS: ("nama sama kecuali spasi", "same name but for blanks"),
    Level.ONE_LOOKALIKE: ("berbeda satu huruf yang mudah tertukar", "one letter apart, easily misread or mistyped"),
    Level.CUT: ("salah satu nama terpotong", "one name is cut off"),
    Level.TITLES_DIFFER: ("nama inti sama, gelar berlainan", "same core name, other titles"),
    Level.NEAR: ("mirip, tetapi tidak cukup untuk disamakan", "alike, but not enough to be one"),
    Level.OTHER: ("berbeda", "different"),
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """A level, its score (0..1), and the words that differ."""

    level: Level
    score: float
    differing: tuple[tuple[str, str], ...] = ()
    codes: tuple[str, ...] = ()


def compare_names(a: PersonName, b: PersonName, *, same_nip: bool | None = None) -> Comparison:
    """Return the level at which two names agree. `same_nip`: whether both have the same NIP; None where one has none.

    Two different NIPs are two persons, whatever the names. Codes: titles_of_other_sex (H. and Hj., Drs. and Dra.),
    two_known_names (Wahyuni and Wahyudi), old_spelling, initial.
    """
    if same_nip is not None:
        level = Level.SAME_NIP if same_nip else Level.OTHER
        return Comparison(level, _SCORES[level])
    if sexes(a) | sexes(b) == {"L", "P"}:
        near = ratio(a.core, b.core) * 100 >= _NEAR_SCORE
        return _at(Level.NEAR if near else Level.OTHER, (), "titles_of_other_sex")
    left, right = core_words(a), core_words(b)
    if left == right:
        return _at(Level.SAME_CORE if titles_agree(a, b) else Level.TITLES_DIFFER)
    left, right = (tuple(w.translate(FIGURES) for w in words) for words in (long_words(a.core), long_words(b.core)))
    if left == right:
        return _at(Level.ONE_LOOKALIKE, (), "figure_in_name")
    if "".join(left) == "".join(right) or fold(a.core) == fold(b.core):
        return _at(Level.SAME_BUT_BLANKS)
    pairs = _differing(left, right)
    if pairs is not None and pairs and all(todays_spelling(x) == todays_spelling(y) for x, y in pairs):
        return _at(Level.ONE_LOOKALIKE, pairs, "old_spelling")
    if pairs is not None and len(pairs) == 1 and _one_slip(*pairs[0]):
        return _at(Level.ONE_LOOKALIKE, pairs)
    if is_initial(all_words(a.core), all_words(b.core)):
        return _at(Level.CUT, (), "initial")
    if pairs is None and _joined_slip(left, right):
        return _at(Level.ONE_LOOKALIKE, ((" ".join(left), " ".join(right)),))
    if pairs and len(pairs) == 1 and two_names(*pairs[0]):
        return _at(Level.NEAR, pairs, "two_known_names")
    other_particle = len(left) != len(right) and len(all_words(a.core)) == len(all_words(b.core))
    if not other_particle and (_is_cut(left, right) or _is_cut(right, left)):
        return _at(Level.CUT, tuple(pairs or ()))
    score = fuzz.ratio(" ".join(left), " ".join(right))
    return _at(Level.NEAR if score >= _NEAR_SCORE else Level.OTHER, tuple(pairs or ()))


def _at(level: Level, pairs: Sequence[tuple[str, str]] = (), *codes: str) -> Comparison:
    return Comparison(level, _SCORES[level], tuple(pairs), codes)


def _joined_slip(left: Sequence[str], right: Sequence[str]) -> bool:
    """Return whether two names are alike but for a blank and one look-alike letter."""
    a, b = "".join(left), "".join(right)
    return abs(len(left) - len(right)) == 1 and len(a) >= 8 and _has_lookalike(a, b)


def _has_lookalike(a: str, b: str) -> bool:
    return any(
        a[:i] + y + a[i + len(x) :] == b
        for x, y in _lookalikes()
        if len(b) - len(a) == len(y) - len(x)
        for i in range(len(a))
        if a.startswith(x, i)
    )


def same_person(comparison: Comparison) -> bool:
    """Return whether two signatures of one office and one position belong to one person at this level."""
    return comparison.level <= Level.TITLES_DIFFER


def may_be_misread(a: PersonName, b: PersonName) -> bool:
    """Return whether two names are one but for a few misread letters: too little to say so, where others are as near.

    Two letters may differ in names of ten, three in names of sixteen; none where two known names or other sexes are told.
    """
    comparison = compare_names(a, b)
    if comparison.level not in (Level.NEAR, Level.CUT) or comparison.codes:
        return comparison.level == Level.CUT
    if any(two_names(x, y) for x, y in comparison.differing):
        return False
    left, right = (reader_shape("".join(long_words(name.core))) for name in (a, b))
    most = 3 if min(len(left), len(right)) >= _LONG_NAME else 2
    return min(len(left), len(right)) >= _SHORT_NAME and edits(left, right, most) <= most


def explain(comparison: Comparison, lang: str = "id") -> str:
    """Return the reason of a level in words."""
    reason = _REASONS[comparison.level][0 if lang == "id" else 1]
    pairs = ", ".join(f"{a}/{b}" for a, b in comparison.differing)
    return f"{reason} ({pairs})" if pairs else reason


def _differing(left: Sequence[str], right: Sequence[str]) -> list[tuple[str, str]] | None:
    if len(left) != len(right):
        return None
    return [(a, b) for a, b in zip(left, right, strict=True) if a != b]


@cache
def _lookalikes() -> dict[tuple[str, str], float]:
    table = {}
    for row in read_rows("lookalikes.csv"):
        table[(row["a"], row["b"])] = table[(row["b"], row["a"])] = float(row["nearness"])
    return table


@lru_cache(maxsize=65536)
def _one_slip(a: str, b: str) -> bool:
    """Return whether two words are one misreading or one slip of typing apart: a look-alike, a lost or doubled letter."""
    if min(len(a), len(b)) < 3 or two_names(a, b):
        return False
    if _has_lookalike(a, b):
        return True
    if Levenshtein.distance(a, b) != 1:
        return sorted(a) == sorted(b) and Levenshtein.distance(a, b) == 2 and len(a) >= 5
    if len(a) == len(b):
        (x, y) = next((x, y) for x, y in zip(a, b, strict=True) if x != y)
        # another vowel, or another ending (Sudiarta, Sudiarsa), is mostly another name
        return len(a) >= 7 and not (x in _VOWELS and y in _VOWELS) and a[-_ENDING:] == b[-_ENDING:]
    shorter, longer = sorted((a, b), key=len)
    doubled = any(longer[:i] + longer[i + 1 :] == shorter and longer[i] in longer[max(0, i - 1) : i] + longer[i + 1 : i + 2]
                  for i in range(len(longer)))  # fmt: skip
    return doubled or (len(shorter) >= 5 and shorter[-2:] == longer[-2:])


def _is_cut(cut: Sequence[str], whole: Sequence[str]) -> bool:
    """Return whether `cut` is `whole` with its start or end lost (a stamp over it, a margin): "mawan" of "hermawan"."""
    if len(cut) == len(whole):
        pairs = [(a, b) for a, b in zip(cut, whole, strict=True) if a != b]
        if len(pairs) == 1 and len(whole) >= 2:
            a, b = pairs[0]
            if two_names(a, b):
                return False
            return len(a) >= _CUT_LETTERS and len(b) - len(a) >= 2 and (b.endswith(a) or b.startswith(a))
        return False
    joined, full = "".join(cut), "".join(whole)
    if len(cut) < 2 or len(whole) - len(cut) != 1:
        return False
    return (full.endswith(joined) or full.startswith(joined)) and len(joined) >= 8
