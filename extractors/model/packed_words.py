"""Words of one page packed: their texts in one, the numbers of their boxes as bytes."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from extractors.model.geometry import Box
from extractors.model.quick import quickly_stored
from extractors.model.recent import keep
from extractors.model.word import Place, Word

USUAL: Final = tuple(Word._field_defaults.values())  # what most words are behind their text and place
TYPED: Final = Word._field_defaults["engine"]  # who copied most words
_new: Final = tuple.__new__


@quickly_stored
@dataclass(slots=True, eq=False)
class PackedWords:
    """Words of one page: their `text` as a quote tells it, the same `parted` at each word, the numbers of their boxes.

    `numbers`: left sides, right sides, tops, lower sides; of those that are the same for all words one. `said`: what each
    word is behind its text and place; None where all are what most are.
    """

    text: str
    parted: str
    page: int | None
    numbers: bytes
    said: tuple[tuple[Any, ...], ...] | None = None
    offsets_told: bool = field(default=False, init=False, repr=False)  # the left sides tell those of their line
    _words: tuple[Word, ...] | None = field(default=None, init=False, repr=False)
    _box: Box | None = field(default=None, init=False, repr=False)

    @property
    def plain(self) -> PackedWords:
        """Return itself: what is stored of it."""
        return self

    @property
    def known_text(self) -> str | None:
        """Return the text, where it is known without making it."""
        return self.text

    @property
    def pages(self) -> frozenset[int | None]:
        """Return the pages on which the words stand."""
        return frozenset((self.page,))

    @property
    def words(self) -> tuple[Word, ...]:
        """Return the words."""
        known = self._words
        if known is None:
            known = self._words = self._made()
            keep(self, _let_words_go)
        return known

    @property
    def box(self) -> Box:
        """Return the box around the words."""
        known = self._box
        if known is None:
            x0, top, x1, bottom = self._sides(self.parted.count(" ") + 1)
            known = self._box = Box(min(x0), min(top), max(x1), max(bottom))
        return known

    def _made(self) -> tuple[Word, ...]:
        texts, page, boxes = self.parted.split(" "), self.page, self.boxes
        if self.said is None:
            return tuple(
                [
                    _new(Word, (text, _new(Place, (page, box, "")), *USUAL))
                    for text, box in zip(texts, boxes, strict=True)
                ]
            )
        return tuple(
            [
                _new(Word, (text, _new(Place, (page, box, "")), *said))
                for text, box, said in zip(texts, boxes, self.said, strict=True)
            ]
        )

    def _sides(self, n: int) -> tuple[Sequence[float], Sequence[float], Sequence[float], Sequence[float]]:
        """Return the left sides, tops, right sides and lower sides of `n` boxes."""
        numbers = reader(len(self.numbers) // 8).unpack(self.numbers)
        x0, x1, level = numbers[:n], numbers[n : 2 * n], numbers[2 * n :]
        half = len(level) // 2
        tops, feet = level[:half], level[half:]
        return (x0, tops, x1, feet) if half == n else (x0, tops * n, x1, feet * n)

    @property
    def boxes(self) -> list[Box]:
        """Return the box of each word."""
        return [_new(Box, sides) for sides in zip(*self._sides(self.parted.count(" ") + 1), strict=True)]

    @property
    def first_engine(self) -> str:
        """Return who read the first word."""
        return self.words[0].engine if self.said is not None else TYPED

    @property
    def lefts(self) -> Sequence[float]:
        """Return the left side of each word."""
        numbers = reader(len(self.numbers) // 8).unpack(self.numbers)
        return numbers[: self.parted.count(" ") + 1]

    def box_of(self, at: int) -> Box:
        """Return the box of one word."""
        x0, top, x1, bottom = self._sides(self.parted.count(" ") + 1)
        return Box(x0[at], top[at], x1[at], bottom[at])

    @property
    def other_ink(self) -> bool:
        """Return whether words are of another ink than the print of their page."""
        return self.said is not None and any(word.other_ink for word in self.words)


def _let_words_go(words: PackedWords) -> None:
    words._words = None


@lru_cache(maxsize=512)
def reader(n: int) -> struct.Struct:
    """Return what packs and unpacks so many numbers."""
    return struct.Struct(f"={n}d")
