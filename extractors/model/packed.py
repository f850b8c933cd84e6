"""Words of a long document in a tenth of their memory: made again when they are asked for, and kept while they may be again.

A word with its place takes half a kilobyte of Python objects. Lines and quotes whose words were packed hold their text and
the sides of their boxes instead; whoever asks for their words gets equal ones.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from extractors.model.geometry import Box
from extractors.model.packed_words import USUAL, PackedWords, reader
from extractors.model.quick import quickly_stored
from extractors.model.word import Word, text_of

_GLUED: Final = 3  # where a word tells that it is glued


@quickly_stored
@dataclass(slots=True, eq=False)
class Several:
    """Packed words one after the other: those of the lines of a cell, of a quote over several lines or pages."""

    parts: tuple[PackedWords | Stretch, ...]
    page: int | None

    @property
    def plain(self) -> PackedWords | Several:
        """Return the same without parts of lines: what is stored of it."""
        if all(isinstance(part, PackedWords) for part in self.parts):
            return self
        return _plain_parts(self.words)

    @property
    def pages(self) -> frozenset[int | None]:
        """Return the pages on which the words stand."""
        return frozenset([part.page for part in self.parts])

    @property
    def first_engine(self) -> str:
        """Return who read the first word."""
        return self.parts[0].first_engine

    @property
    def known_text(self) -> str | None:
        """Return None: the text is made when asked for."""
        return None

    @property
    def words(self) -> tuple[Word, ...]:
        """Return the words."""
        return tuple(itertools.chain.from_iterable([part.words for part in self.parts]))

    @property
    def text(self) -> str:
        """Return the words joined by single blanks, none before a glued word."""
        return (
            " ".join([part.text for part in self.parts]) if all(map(_has_blanks, self.parts)) else text_of(self.words)
        )

    @property
    def box(self) -> Box | None:
        """Return the box around the words of their first page."""
        return Box.around(box for part in self.parts if part.page == self.page and (box := part.box) is not None)

    @property
    def other_ink(self) -> bool:
        """Return whether words are of another ink than the print of their page."""
        return any(part.other_ink for part in self.parts)


@dataclass(slots=True, eq=False)
class Stretch:
    """Some of the words of packed ones: a segment of a line."""

    whole: PackedWords
    first: int
    behind: int

    @property
    def plain(self) -> PackedWords | Several:
        """Return the same packed by itself: what is stored of it."""
        return _plain_parts(self.words)

    @property
    def known_text(self) -> str | None:
        """Return None: the text is made when asked for."""
        return None

    @property
    def words(self) -> tuple[Word, ...]:
        """Return the words."""
        return self.whole.words[self.first : self.behind]

    @property
    def text(self) -> str:
        """Return the words joined by single blanks, none before a glued word."""
        if not _has_blanks(self.whole):
            return text_of(self.words)
        return " ".join(self.whole.parted.split(" ")[self.first : self.behind])

    @property
    def page(self) -> int | None:
        """Return the page."""
        return self.whole.page

    @property
    def pages(self) -> frozenset[int | None]:
        """Return the pages on which the words stand."""
        return frozenset((self.whole.page,))

    @property
    def first_engine(self) -> str:
        """Return who read the first word."""
        return self.words[0].engine

    @property
    def box(self) -> Box | None:
        """Return the box around the words."""
        x0, top, x1, bottom = (
            side[self.first : self.behind] for side in self.whole._sides(self.whole.parted.count(" ") + 1)
        )
        return Box(min(x0), min(top), max(x1), max(bottom))

    @property
    def other_ink(self) -> bool:
        """Return whether words are of another ink than the print of their page."""
        return any(word.other_ink for word in self.words) if self.whole.said is not None else False


Packed = PackedWords | Several | Stretch


def packed(words: Sequence[Word]) -> PackedWords | None:
    """Return the words of one page packed; None where they are none, are of several pages or have no box."""
    texts, numbers = [], []
    page = words[0].place.page if words else None
    said, text = None, None
    for word in words:
        own, place, *_ = word
        box = place.box
        if box is None or place.page != page or place.path:
            return None
        texts.append(own)
        numbers.append(box)
    parted = " ".join(texts)
    if not texts or parted.count(" ") != len(texts) - 1:
        return None
    x0, tops, x1, feet = zip(*numbers, strict=True)
    level = (tops[:1], feet[:1]) if len({*tops}) == 1 and len({*feet}) == 1 else (tops, feet)
    every = (*x0, *x1, *level[0], *level[1])
    if any(word[2:] != USUAL for word in words):
        said = tuple([_shared(word[2:]) for word in words])
        text = text_of(words)
    return PackedWords(
        parted if text is None or text == parted else text, parted, page, reader(len(every)).pack(*every), said
    )


def packed_in_parts(words: Sequence[Word]) -> PackedWords | Several | None:
    """Return words packed, page by page; None where some have no box."""
    made = packed(words)
    if made is not None or not words:
        return made
    parts = [packed(tuple(run)) for _, run in itertools.groupby(words, key=lambda word: word.place.page)]
    whole = tuple([part for part in parts if part is not None])
    if len(whole) < len(parts):
        return None
    return Several(whole, next((part.page for part in whole if part.page is not None), None))


def _plain_parts(words: Sequence[Word]) -> PackedWords | Several:
    made = packed_in_parts(words)
    assert made is not None  # they were packed before
    return made


def _has_blanks(part: PackedWords | Stretch) -> bool:
    """Return whether no word of a part is glued to the one before it."""
    if isinstance(part, Stretch):
        part = part.whole
    return part.said is None or not any(said[_GLUED - 2] for said in part.said)


@lru_cache(maxsize=4096)
def _shared(said: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return one of equal tuples."""
    return said
