"""Names of persons in any text: as a whole however spaced, any two words, a word that is nothing but a name, one letter off.

What looks like a person with a degree, or stands before a number of a person, is a name too, whoever it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise

from normalizers import lexicon
from normalizers.persons.names import parse_name
from normalizers.similarity import is_one_off
from normalizers.text import fold
from reference.load import read_patterns

WORD = re.compile(r"[^\W\d_]+")
LONG = 4  # letters of a word that is a name by itself
_LETTERS = 8  # letters from which a name counts wherever its letters stand in a row
_LIKE = 5  # letters from which a word one letter off is the same name
_WORDS = read_patterns("person_words.toml", "names")
_TITLED, _FRONT = _WORDS["titled"], _WORDS["front"]
_LABELLED, _BEFORE_NUMBER = _WORDS["labelled"], _WORDS["before_number"]
_SHOWN = re.compile(r"Pejabat-[a-p]{16}|NIP-[a-p]{16}")  # what stands for persons already


class KnownNames:
    """The names of persons that a dataset holds: (document, name as printed); `common`: words that are no names."""

    def __init__(self, printed: Iterable[tuple[str, str]], common: Iterable[str]) -> None:
        self._common = frozenset(common)
        self.singles: set[str] = set()
        self._pairs: set[tuple[str, str]] = set()
        self.own: Mapping[str, set[str]] = defaultdict(set)  # document -> names as letters only
        self.certain: set[str] = set()  # those that hold a word which is nothing but a name
        for document, name in printed:
            words = [w.casefold() for w in WORD.findall(_core(name))]
            self._pairs |= set(pairwise(words))
            singles = {w for w in words if len(w) >= LONG and not self.is_common(w)}
            self.singles |= singles
            letters = "".join(words)
            if len(letters) >= _LETTERS:
                self.own[document].add(letters)
                self.certain |= {letters} if singles else set()
        self._shortened: dict[str, set[str]] = defaultdict(set)
        for word in {w for pair in self._pairs for w in pair} | self.singles:
            for short in _shortened(word) if len(word) >= _LIKE else ():
                self._shortened[short].add(word)
        self._near = cache(self._find_near)

    def is_common(self, word: str) -> bool:
        """Return whether a word in small letters is one of the language or the name of a place of the dataset."""
        return word in self._common or lexicon.listed(word)

    def _find_near(self, word: str) -> frozenset[str]:
        """Return the words of names that a word is, or is one letter away from."""
        if len(word) < _LIKE:
            return frozenset({word})
        near = {known for short in _shortened(word) for known in self._shortened.get(short, ())}
        return frozenset({word} | {known for known in near if is_one_off(word, known)})

    def find(self, text: str, document: str = "") -> Iterator[tuple[int, int]]:
        """Yield where names of persons stand in a text of a document; they may overlap."""
        text = _SHOWN.sub(lambda match: "•" * len(match.group()), text)
        for pattern in (_TITLED, _FRONT):
            yield from (match.span() for match in pattern.finditer(text))
        for pattern in (_LABELLED, _BEFORE_NUMBER):
            for match in pattern.finditer(text):
                if not all(self.is_common(w.casefold()) for w in WORD.findall(match["name"])):
                    yield match.span("name")
        words = [(m.group().casefold(), m.start(), m.end()) for m in WORD.finditer(text)]
        yield from ((start, end) for word, start, end in words if self._is_name(word))
        for (a, start, _), (b, _, end) in pairwise(words):
            if self._are_names(a, b):
                yield start, end
        yield from self._wholes(text, document)

    def _is_name(self, word: str) -> bool:
        return word in self.singles or (
            len(word) >= _LIKE and not self._near(word).isdisjoint(self.singles) and not self.is_common(word)
        )

    def _are_names(self, a: str, b: str) -> bool:
        """Return whether two words are two of a name, one of them perhaps with a letter wrong."""
        return (
            (a, b) in self._pairs
            or any((a, other) in self._pairs for other in self._near(b))
            or any((other, b) in self._pairs for other in self._near(a))
        )

    def _wholes(self, text: str, document: str) -> Iterator[tuple[int, int]]:
        """Yield where the letters of a name of the document stand in a row, whatever stands between them."""
        names = self.own.get(document) or ()
        if not names:
            return
        at = [i for i, c in enumerate(text) if c.isalpha()]
        letters = "".join(text[i] for i in at).casefold()
        if len(letters) != len(at):  # a letter that folds to two
            letters = "".join(text[i].lower()[:1] for i in at)
        for name in names:
            start = letters.find(name)
            while start >= 0:
                yield at[start], at[start + len(name) - 1] + 1
                start = letters.find(name, start + 1)


def is_listed(word: str) -> bool:
    """Return whether a printed word is one of the language, however it is printed."""
    return lexicon.listed(fold(word))


def names_before_numbers(text: str) -> Iterator[str]:
    """Yield what stands before a labelled number of a person: the names of persons who signed nothing, and other words."""
    yield from (match["name"] for match in _BEFORE_NUMBER.finditer(text))


def _shortened(word: str) -> set[str]:
    """Return a word, and each that is left of it without one letter."""
    return {word} | {word[:i] + word[i + 1 :] for i in range(len(word))}


def _core(name: str) -> str:
    parsed = parse_name(name).value
    return parsed.core if parsed is not None else name
