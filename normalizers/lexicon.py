"""Indonesian words of this domain: is a string a word, how much of a text is words, do two parts make one word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from reference.load import read_lists, read_settings, read_text, read_words

_LONG = 6  # letters from which both parts of a capitalized word are words and no place
_SHORT_REST = 5  # letters of what a narrow column left of a word that the lexicon does not know
_WORD = re.compile(r"[^\W\d_]+")
_AFFIXES = read_lists("meaning_words.toml", "lexicon")
_SUFFIXES, _PREFIXES = _AFFIXES["suffixes"], _AFFIXES["prefixes"]
# The nasal prefixes replace the root's first letter: meny+apu is sapu, pem+akai is pakai, men+ulis is tulis.
_SWALLOWED: Mapping[str, str] = read_settings("meaning_words.toml")["swallowed"]


def known(word: str) -> bool:
    """Return whether a word, or the root under its affixes, is in the lexicon; case does not count."""
    return _known(word.casefold())


def listed(word: str) -> bool:
    """Return whether a word itself, not its root, is in the lexicon; case does not count."""
    return word.casefold() in _words()


def hit_rate(text: str) -> float:
    """Return the share, 0..1, of the words of three letters and more that the lexicon knows; 0.0 without such words."""
    words = [word for word in _WORD.findall(text) if len(word) >= 3]
    return sum(known(word) for word in words) / len(words) if words else 0.0


def join_parts(first: str, second: str) -> bool:
    """Return whether `first` + `second` is one broken word: the whole is known, and the parts are not two words.

    "kemasyarakatanny" + "a" and "UT" + "AMA" join; "tata" + "kelola" and "desa" + "di" do not. A single letter after
    what is no word joins too ("penopan" + "g").
    """
    if not (first.isalpha() and second.isalpha()):
        return False
    whole = (first + second).casefold()
    left, right = first.casefold(), second.casefold()
    if len(right) == 1 and len(left) >= 5 and second.islower() and not _stands_alone(left):
        return True  # no Indonesian word is one letter: what is left over belongs to the unknown word before it
    if len(whole) < 4 or not known(whole):
        return False
    if whole in _words():
        return not (listed(left) and listed(right))
    return not _stands_alone(left) or (not _stands_alone(right) and len(right) <= 3)


def join_unknown(first: str, second: str) -> bool:
    """Return whether two parts of which the lexicon knows neither are one broken word: the rest is short ("Bappelitba" + "ngda").

    To be asked only where `first` fills its line alone.
    """
    if not (first.isalpha() and second.isalpha() and second.islower()) or not 2 <= len(second) <= _SHORT_REST:
        return False
    if second in _AFFIXES["written_short"] or second in read_settings("ejaan.toml")["kata"]:
        return False  # "Banyuwangi" + "yg"
    return len(first) >= _LONG and not known(first) and not known(second)


def join_hyphenated(first: str, second: str) -> bool:
    """Return whether a hyphen at a line's end only broke a word: the whole is known, or what follows is no word of its own.

    "Logis-" + "tik" and "Teri-" + "torial" join; "sekurang-" + "kurangnya", "non-" + "migas" and "ber-" + "SNI" do not.
    """
    if not (first.isalpha() and second.isalpha() and second.islower()):
        return False
    left, right = first.casefold(), second
    if right.startswith(left) or left.endswith(right):
        return False
    return known(left + right) or not _stands_alone(right)


def part_glued(text: str) -> str:
    """Return the text with the blank restored in words that are two: "TanamanPangan", "perangkatdaerah".

    Only where the lexicon does not know the whole and there is one way to part it into two of its words. A capitalized
    word may be a place ("Sumbersari"): it is parted only before a capital, or where both parts are long.
    """
    return _WORD.sub(lambda match: _parted(match.group()), text)


@cache
def _parted(word: str) -> str:
    small = word.casefold()
    if len(word) < 7 or len(small) != len(word) or word.isupper() or known(word):
        return word
    ways = [at for at in range(3, len(word) - 2) if listed(small[:at]) and listed(small[at:])]
    if len(ways) != 1:
        return word
    (at,) = ways
    plain = word.islower() or word[at].isupper() or min(at, len(word) - at) >= _LONG
    return f"{word[:at]} {word[at:]}" if plain else word


def content_stems(text: str) -> frozenset[str]:
    """Return the roots of the words of substance in a text: measuring words, years and short words are left out."""
    words = (word.casefold() for word in _WORD.findall(text))
    return frozenset(_root(word) for word in words if len(word) >= 4 and word not in read_words("kata_umum.txt"))


@cache
def _root(word: str) -> str:
    """Return the shortest known root under a word's affixes; the word itself where the lexicon knows none."""
    known_roots = sorted((len(root), root) for root in _roots(word) if root in _words()) if len(word) >= 5 else []
    return known_roots[0][1] if known_roots else word


def _stands_alone(word: str) -> bool:
    """Return whether a word is printed by itself: in the lexicon and no mere affix or single letter."""
    return len(word) >= 2 and (word in _words() or (len(word) >= 5 and _known(word)))


@cache
def _known(word: str) -> bool:
    if word in _words():
        return True
    if len(word) < 5 or not word.isalpha():
        return False
    return any(root in _words() for root in _roots(word))


def _roots(word: str) -> frozenset[str]:
    """Return what is left of a word when suffixes (two at most) and one prefix are taken off; four letters at least."""
    stems = {word}
    for _ in range(2):
        stems |= {stem[: -len(s)] for stem in stems for s in _SUFFIXES if stem.endswith(s) and len(stem) - len(s) >= 4}
    roots = set(stems)
    for stem in stems:
        for prefix in _PREFIXES:
            if stem.startswith(prefix) and len(stem) - len(prefix) >= 4:
                roots.add(stem[len(prefix) :])
            if stem.startswith(prefix) and prefix in _SWALLOWED and len(stem) - len(prefix) >= 3:
                roots.add(_SWALLOWED[prefix] + stem[len(prefix) :])
    return frozenset(roots)


@cache
def _words() -> frozenset[str]:
    return frozenset(line for line in read_text("lexicon.txt").splitlines() if line.isalpha())
