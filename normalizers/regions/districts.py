"""Names of districts: what the words behind "Kecamatan" name; a shorter name than the printed one is never taken silently."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache

from normalizers.parsed import Parsed
from normalizers.regions.tables import tables
from normalizers.similarity import edits, nearest, ratio_of_folded
from normalizers.text import fold
from reference.load import read_rows, read_words

_MOST_WORDS = 5  # words of a district's name
_BEHIND = 3  # words behind a name that are held against the rest of a longer one
_RESEMBLES = 0.6  # how near they come to it
_NEAR = 0.88  # how near a printed name comes to one of the regency
_SHORTEST_MISREAD = 5  # letters of a name in which one may be misread, in a regency that is known


@cache
def level_words() -> frozenset[str]:
    """Return the words that open another region's name ("Kabupaten"), folded, but "kota", which names hold too."""
    return frozenset(fold(r["word"]) for r in read_rows("kata_wilayah.csv") if not r["name"]) - {"kota"}


@lru_cache(maxsize=4096)
def read_district(words: tuple[str, ...]) -> Parsed[str]:
    """Return the folded name of the district that opens the words; note region_misread where it is none of the list.

    The longest run of words that is a name; where the words behind it resemble the rest of a longer name ("Alok 8arat") or
    make another one of it ("Alok Barat", which no list has), all of them, for the regency to tell.
    """
    known = _known()
    for size in range(min(len(words), _MOST_WORDS), 0, -1):
        name = fold("".join(words[:size]))
        if name in known:
            behind = _own(words[size : size + _BEHIND])
            more = _rest_of_longer(name, behind)
            if not more and behind and behind[0].casefold().strip(".,") in read_words("kata_arah.txt"):
                more = 1
            return Parsed(fold("".join(words[: size + more])), ("region_misread",) if more else ())
    return Parsed(fold("".join(words[:1] + _own(words[1:_BEHIND]))) or None, ("region_misread",))


def length_of_district(rest: str) -> int:
    """Return how many letters of a text the district's name takes that opens it; 0 where none does."""
    ends = [found.end() for found in re.finditer(r"\S+", rest)][:_MOST_WORDS]
    return next((end for end in reversed(ends) if fold(rest[:end]) in _known()), 0)


def districts_named(name: str, regency: str | None) -> Parsed[tuple[str, ...]]:
    """Return the codes of the districts of a folded name, in the regency where one is known.

    Notes: former_name (an older list has it), region_misread (the regency's one district a letter or two away).
    """
    known = tables()
    for names, notes in ((known.districts_by_name, ()), (known.former_districts, ("former_name",))):
        inside = tuple(c for c in names.get(name, ()) if regency is None or c.startswith(f"{regency}."))
        if inside:
            return Parsed(inside, notes)
    if regency is None:
        return Parsed((), ())
    own = {fold(n): c for c, n in known.districts.items() if c.startswith(f"{regency}.")}
    near = [candidate.value for candidate in nearest(name, own, _NEAR, limit=2)]
    if not near and len(name) >= _SHORTEST_MISREAD:
        near = [other for other in own if edits(name, other, 1) <= 1]
    if len(near) > 1:
        near = [other for other in near if edits(name, other, 1) <= 1]
    return Parsed((own[near[0]],), ("region_misread",)) if len(near) == 1 else Parsed((), ())


@cache
def _known() -> frozenset[str]:
    return frozenset(tables().districts_by_name) | frozenset(tables().former_districts)


@cache
def _in_order() -> tuple[str, ...]:
    return tuple(sorted(_known()))


def _own(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words up to one that opens another name or a sentence."""
    for at, word in enumerate(words):
        plain = fold(word)
        if plain == "kota" or plain in level_words() or word.casefold().strip(".,") in read_words("kata_sambung.txt"):
            return tuple(words[:at])
    return tuple(words)


def _rest_of_longer(name: str, behind: Sequence[str]) -> int:
    """Return how many of the words behind a name resemble the rest of a longer name; 0 where they resemble none."""
    best, size = 0.0, 0
    order = _in_order()
    for other in order[bisect_left(order, name) + 1 :]:
        if not other.startswith(name):
            break
        for n in range(1, len(behind) + 1):
            score = ratio_of_folded(other[len(name) :], fold("".join(behind[:n])))
            if score >= _RESEMBLES and score > best:
                best, size = score, n
    return size
