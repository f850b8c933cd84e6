"""How alike two strings are; with persons/comparison.py the only door to RapidFuzz."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from normalizers.text import fold
from reference.load import read_rows

_ROUNDED = 1e-6  # percent by which a score may be rounded

FIGURES = str.maketrans("015864", "oisbga")  # read for letters


@dataclass(frozen=True, slots=True)
class Candidate:
    """A choice and how near it is, 0..1."""

    value: str
    score: float


def ratio(a: str, b: str) -> float:
    """Return the normalised edit similarity of two strings, 0..1, after folding."""
    return fuzz.ratio(fold(a), fold(b)) / 100


def ratio_of_folded(a: str, b: str) -> float:
    """Return what `ratio` returns, of two strings that are folded already: for comparing many with many."""
    return fuzz.ratio(a, b) / 100


def ratios_of_folded(text: str, choices: Sequence[str], least: float) -> list[tuple[int, float]]:
    """Return (index, likeness 0..1) of the choices at least `least` like `text`, all folded already, in one call."""
    found = process.extract(text, choices, scorer=fuzz.ratio, score_cutoff=100 * least - _ROUNDED, limit=None)
    return [(at, score / 100) for _, score, at in found if score / 100 >= least]


def plain_ratio(a: str, b: str) -> float:
    """Return the normalised edit similarity of two strings as they stand, 0..1."""
    return fuzz.ratio(a, b) / 100


def is_one_off(a: str, b: str) -> bool:
    """Return whether two words differ by one letter left out, added or changed, or by two that changed places."""
    return DamerauLevenshtein.distance(a, b, score_cutoff=1) == 1


def edits(a: str, b: str, most: int) -> int:
    """Return how many letters must be added, left out, changed or swapped to turn `a` into `b`; `most` + 1 where more."""
    return DamerauLevenshtein.distance(a, b, score_cutoff=most)


def reader_shape(text: str) -> str:
    """Return the letters of a text with those that readers of scans take for one another made one."""
    plain = fold(text).translate(FIGURES)
    for seen, meant in (("rn", "m"), ("l", "i"), ("j", "i"), ("c", "e")):
        plain = plain.replace(seen, meant)
    return plain


@cache
def _runs() -> tuple[tuple[str, str], ...]:
    return tuple((row["seen"], row["printed"]) for row in read_rows("huruf_menyatu.csv"))


def parted(word: str) -> Iterator[str]:
    """Yield what a small word may have been before a reader made two of its letters one, or one two ("undmg": "undang")."""
    for seen, printed in _runs():
        at = word.find(seen)
        while at >= 0:
            yield f"{word[:at]}{printed}{word[at + len(seen) :]}"
            at = word.find(seen, at + 1)


def nearest(text: str, choices: Iterable[str], cutoff: float = 0.8, limit: int = 5) -> tuple[Candidate, ...]:
    """Return up to `limit` choices at least `cutoff` (0..1) near, best first; ties by the choice's own order."""
    every = sorted(set(choices))
    found = process.extract(
        fold(text), [fold(c) for c in every], scorer=fuzz.ratio, score_cutoff=cutoff * 100, limit=None
    )
    ranked = sorted(((score, every[at]) for _, score, at in found), key=lambda x: (-x[0], x[1]))
    return tuple(Candidate(value, score / 100) for score, value in ranked[:limit])
