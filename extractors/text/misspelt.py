"""Words that look misread: one letter off a known word, with three letters in a row that no known word has ("angktan")."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache

from extractors.text.likeness import is_one_letter_off
from reference.load import read_rows, read_words

_SHORTEST = 5  # letters: shorter words are abbreviations


@lru_cache(maxsize=16384)
def looks_misread(word: str) -> bool:
    """Return whether a word of letters alone, none of it an abbreviation in capitals, looks like a misread known one."""
    plain = word.casefold()
    if len(plain) < _SHORTEST or word.isupper() or not word.isalpha() or plain in _known():
        return False
    if all(three in _threes() for three in _threes_of(plain)):
        return False
    lengths = (len(plain) - 1, len(plain), len(plain) + 1)
    return any(is_one_letter_off(plain, other) for n in lengths for other in _by_length().get(n, ()))


@cache
def _known() -> frozenset[str]:
    """Return the words of reports, the given names and the words of the names of districts and regencies."""
    names = (row["name"] for file in ("districts", "regencies") for row in read_rows(f"wilayah/{file}.csv.gz"))
    regions = frozenset(word for name in names for word in name.casefold().split())
    return frozenset(read_words("lexicon.txt")) | frozenset(row["nama"] for row in read_rows("nama.csv")) | regions


@cache
def _threes() -> frozenset[str]:
    return frozenset(three for word in _known() for three in _threes_of(word))


def _threes_of(word: str) -> list[str]:
    """Return the letters of a word by threes, its begin and its end as letters, too."""
    marked = f"^{word}$"
    return [marked[at : at + 3] for at in range(len(word))]


@cache
def _by_length() -> dict[int, list[str]]:
    made: dict[int, list[str]] = defaultdict(list)
    for word in sorted(read_words("lexicon.txt")):
        made[len(word)].append(word)
    return dict(made)
