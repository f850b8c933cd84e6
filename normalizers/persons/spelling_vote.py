"""Which spelling of one name its signatures agree on, word by word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from normalizers.persons.names import PersonName
from normalizers.persons.namesakes import all_words
from normalizers.similarity import Candidate, plain_ratio, ratio

_SAME_NAME = 0.55  # likeness of two spellings of one name


@dataclass(frozen=True, slots=True)
class Vote:
    """The spelling that the signatures agree on; `clear` is False where a tie was decided."""

    value: str
    score: float
    clear: bool
    candidates: tuple[Candidate, ...]


def choose_spelling(names: Sequence[tuple[PersonName, int]]) -> Vote:
    """Return the core name that the spellings agree on word by word, each weighted by how often it is printed.

    Spellings with the most common number of words vote; a tie goes to the word nearest to all others, then to the
    longer one, and is not `clear`. Candidates are the printed spellings with their share of agreement.
    """
    counted = Counter[str]()
    for name, n in names:
        counted[name.core_title] += n
    total = sum(counted.values())
    spellings = sorted(counted)
    if len(spellings) == 1:
        return Vote(spellings[0], 1.0, True, (Candidate(spellings[0], 1.0),))
    own = _one_name(counted)
    if len(own) < len(spellings):  # "RUDI" and "SITI" under one NIP: words of two names make no third
        vote = choose_spelling([(name, n) for name, n in names if name.core_title in own])
        strangers = tuple(Candidate(s, 0.0) for s in spellings if s not in own)
        return Vote(
            vote.value, vote.score * sum(counted[s] for s in own) / total, False, (*vote.candidates, *strangers)
        )
    sizes = Counter[int]()
    for spelling in spellings:
        sizes[len(spelling.split())] += counted[spelling]
    size = max(sizes, key=lambda s: (sizes[s], s))
    clear = sizes[size] * 3 > total * 2  # "I Gede" once against "Gede" twice is not clear
    voters = [(s.split(), counted[s]) for s in spellings if len(s.split()) == size]
    others = [(_aligned(s.split(), voters[0][0]), counted[s]) for s in spellings if len(s.split()) != size]
    chosen: list[str] = []
    shares: list[float] = []
    for at in range(size):
        words = Counter[str]()
        for parts, n in [*voters, *((p, n) for p, n in others if p)]:
            if parts[at]:
                words[parts[at]] += n
        word, sure = _vote(words)
        clear = clear and sure
        chosen.append(word)
        shares.append(words[word] / max(1, sum(words.values())))
    value = " ".join(chosen)
    ranked = sorted(
        ((ratio(s, value) * 0.5 + counted[s] / total * 0.5, s) for s in spellings), key=lambda x: (-x[0], x[1])
    )
    return Vote(value, sum(shares) / len(shares), clear, tuple(Candidate(s, round(score, 4)) for score, s in ranked))


def _one_name(counted: Counter[str]) -> set[str]:
    """Return the spellings that are of the name printed most: those that resemble it, or are a part of it."""
    most = max(counted, key=lambda s: (counted[s], sum(plain_ratio(s, other) for other in counted), s))
    return {s for s in counted if plain_ratio(s.casefold(), most.casefold()) >= _SAME_NAME or _is_part(s, most)}


def _is_part(a: str, b: str) -> bool:
    left, right = set(all_words(a)), set(all_words(b))
    return left <= right or right <= left


def _aligned(words: Sequence[str], pattern: Sequence[str]) -> list[str]:
    """Return the words put under the pattern's words they resemble, "" where none does."""
    placed = [""] * len(pattern)
    start = 0
    for word in words:
        best = max(
            range(start, len(pattern)),
            key=lambda i: (plain_ratio(word.casefold(), pattern[i].casefold()), -i),
            default=None,
        )
        if best is None:
            break
        if plain_ratio(word.casefold(), pattern[best].casefold()) >= 0.5:
            placed[best] = word
            start = best + 1
    return placed


def _vote(words: Counter[str]) -> tuple[str, bool]:
    """Return the word with most votes and whether no other had as many."""
    most = max(words.values())
    tied = sorted(w for w, n in words.items() if n == most)
    if len(tied) == 1:
        return tied[0], most * 2 > sum(words.values())

    def nearness(word: str) -> float:
        return sum(plain_ratio(word.casefold(), other.casefold()) * n for other, n in words.items())

    return max(tied, key=lambda w: (round(nearness(w), 6), len(w), w)), False
