"""How like two short texts are: the share of their letters that stand in both in one order."""

from __future__ import annotations

from rapidfuzz.distance import Indel, Levenshtein


def likeness(one: str, other: str, least: float = 0.0) -> float:
    """Return the likeness, 0..1; 0.0 where it is below `least`, which is told in less time than the figure itself."""
    return Indel.normalized_similarity(one, other, score_cutoff=least)


def is_one_letter_off(one: str, other: str) -> bool:
    """Return whether one letter less, more or another makes one text the other."""
    return Levenshtein.distance(one, other, score_cutoff=1) == 1
