"""What makes two near names one or two: sexes, common names, endings, old spelling, initials."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from normalizers.persons.names import PARTICLES, PersonName
from reference.load import read_lists, read_rows, read_settings

_OLD_SPELLING: Mapping[str, str] = read_settings("meaning_words.toml")["old_letters"]
_MUHAMMAD = frozenset(read_lists("meaning_words.toml", "namesakes")["muhammad"])


def all_words(core: str) -> tuple[str, ...]:
    """Return the folded words of a core, figures, initials and particles kept."""
    return tuple(w for w in re.split(r"[^a-z0-9]+", core.casefold()) if w)


def long_words(core: str) -> tuple[str, ...]:
    """Return the folded words of a core, figures kept (a reader's 0 for O), initials and particles not."""
    words = all_words(core)
    long = tuple(w for w in words if w not in PARTICLES and len(w) > 1)
    return long or words


def sexes(name: PersonName) -> set[str]:
    """Return the sexes that the titles tell: "L" (H., Drs.), "P" (Hj., Dra.)."""
    return {_sex_of_title()[t] for t in name.titles_front if t in _sex_of_title()}


@cache
def _sex_of_title() -> dict[str, str]:
    return {row["canonical"]: row["sex"] for row in read_rows("gelar.csv") if row["sex"]}


def titles_agree(a: PersonName, b: PersonName) -> bool:
    """Return whether one name's titles are among the other's: a title gained or left out is no difference."""
    left, right = {*a.titles_front, *a.titles_back}, {*b.titles_front, *b.titles_back}
    return left <= right or right <= left


@cache
def _known() -> frozenset[str]:
    return frozenset(row["nama"] for row in read_rows("nama.csv"))


def two_names(a: str, b: str) -> bool:
    """Return whether two words are two names that people bear: both in the list, or one stem with two endings."""
    if todays_spelling(a) == todays_spelling(b):
        return False
    return (a in _known() and b in _known()) or any(
        x.endswith(p) and y.endswith(q) and x[: -len(p)] == y[: -len(q)] and len(x) >= len(p) + 3
        for p, q in _endings()
        for x, y in ((a, b), (b, a))
    )


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    return tuple((row["a"], row["b"]) for row in read_rows("akhiran_nama.csv"))


@lru_cache(maxsize=65536)
def todays_spelling(word: str) -> str:
    """Return a word in today's spelling (Soeharto, Djoko, Achmad; EYD 1972), Mohammad as Muhammad."""
    for old, new in _OLD_SPELLING.items():
        word = word.replace(old, new)
    return "muhammad" if word in _MUHAMMAD else word


def is_initial(left: Sequence[str], right: Sequence[str]) -> bool:
    """Return whether one word of one name is the other's shortened ("M. Yusuf", "Muh. Yusuf", "Abd. Rahman")."""
    if len(left) != len(right) or len(left) < 2:
        return False
    pairs = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    same = sum(len(a) for a, b in zip(left, right, strict=True) if a == b)
    if len(pairs) != 1 or same < 4:
        return False
    short, whole = sorted(pairs[0], key=len)
    if whole in _MUHAMMAD:
        return short == "m" or short in _MUHAMMAD
    return len(short) <= 3 < len(whole) and whole.startswith(short) and short not in _known()
