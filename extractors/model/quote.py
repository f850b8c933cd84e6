"""Quotes made of words: what was printed and where it stands."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from extractors.model.geometry import Box
from extractors.model.packed import Packed, Several, Stretch, packed_in_parts
from extractors.model.packed_words import PackedWords
from extractors.model.quick import quickly_built
from extractors.model.recent import keep
from extractors.model.word import Place, Word, text_of

__all__ = ["PackedQuote", "Place", "Quote", "Word", "join", "pack_quote", "quote_of"]

_LONG = 64  # words from which it is worth knowing where each begins


@quickly_built
@dataclass(frozen=True, slots=True)
class Quote:
    """Words in the order in which a person reads them; they may cross lines, cells and pages."""

    words: tuple[Word, ...] = ()
    # All once somebody asked for them: text and box are asked for again and again, the parts of a long quote too.
    _text: str | None = field(default=None, init=False, repr=False, compare=False)
    _box: tuple[Box | None] | None = field(default=None, init=False, repr=False, compare=False)
    _starts: tuple[int, ...] | None = field(default=None, init=False, repr=False, compare=False)
    # Where they are set, `words` holds none: they are made when asked for (see packed.py).
    _packed: Packed | None = field(default=None, init=False, repr=False, compare=False)

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how to build this quote again, as for a place."""
        return (Quote, (self.words,)) if self._packed is None else (Quote, (), self._packed.plain)

    def __setstate__(self, packed: Packed) -> None:
        """Have its words packed from now on."""
        for name, value in (("_packed", packed), ("_text", packed.known_text)):
            object.__setattr__(self, name, value)
        _let_go(self)

    @property
    def other_ink(self) -> bool:
        """Return whether words of it are written by hand or stamped, in another ink than the print of their page."""
        return any(word.other_ink for word in self.words)

    @property
    def first_engine(self) -> str:
        """Return who read its first word; "" where there is none."""
        return self.words[0].engine if self.words else ""

    @property
    def text(self) -> str:
        """Return the words joined by single blanks (none before a glued word)."""
        known = self._text
        if known is None:
            known = text_of(self.words)
            object.__setattr__(self, "_text", known)
        return known

    def __bool__(self) -> bool:
        return bool(self.words)

    def __str__(self) -> str:
        return self.text

    @property
    def places(self) -> tuple[Place, ...]:
        """Return the place of each word."""
        return tuple(word.place for word in self.words)

    @property
    def confidence(self) -> float:
        """Return the mean confidence of the words weighted by their length, 0..1 (1.0 for an empty quote)."""
        letters = sum([len(word.text) for word in self.words])
        if not letters or all(word.confidence == 1.0 for word in self.words):
            return 1.0
        return sum(word.confidence * len(word.text) for word in self.words) / letters

    @property
    def page(self) -> int | None:
        """Return the first page of the quote; None where the document has no pages."""
        return next((word.place.page for word in self.words if word.place.page is not None), None)

    @property
    def pages(self) -> frozenset[int | None]:
        """Return the pages on which its words stand; None stands for a document that has none."""
        return frozenset([word.place.page for word in self.words])

    @property
    def page_end(self) -> int | None:
        """Return the last page of the quote; None where the document has no pages."""
        return max((word.place.page for word in self.words if word.place.page is not None), default=None)

    @property
    def box(self) -> Box | None:
        """Return the box around the words on the quote's first page; None where there is no geometry."""
        known = self._box
        if known is None:
            first = self.page
            boxes = [w.place.box for w in self.words if w.place.box is not None and w.place.page == first]
            known = (Box.around(boxes) if boxes else None,)
            object.__setattr__(self, "_box", known)
        return known[0]

    @property
    def path(self) -> str:
        """Return the path of the first word in the body ("" where the document has geometry)."""
        return self.words[0].place.path if self.words else ""

    def part(self, start: int, end: int) -> Quote:
        """Return the quote of the characters start..end of `.text`; a word cut in two keeps its share of the box."""
        kept: list[Word] = []
        first = max(0, bisect_right(self._starts_of_words(), start) - 1) if len(self.words) > _LONG else 0
        at = self._starts_of_words()[first] if first else 0
        for index, word in enumerate(itertools.islice(self.words, first, None)):
            if index and not word.glued:
                at += 1
            if at >= end:
                break
            low, high = max(start, at), min(end, at + len(word.text))
            if low < high:
                kept.append(_cut(word, low - at, high - at))
            at += len(word.text)
        return Quote(tuple(kept))

    def _starts_of_words(self) -> tuple[int, ...]:
        """Return where in `.text` each word begins."""
        if self._starts is None:
            starts: list[int] = []
            at = 0
            for index, word in enumerate(self.words):
                at += 1 if index and not word.glued else 0
                starts.append(at)
                at += len(word.text)
            object.__setattr__(self, "_starts", tuple(starts))
        assert self._starts is not None
        return self._starts

    def split(self, *cuts: int) -> tuple[Quote, ...]:
        """Return the parts of the quote between the character offsets `cuts` (len(cuts) + 1 of them)."""
        edges = [0, *cuts, len(self.text)]
        return tuple(self.part(a, b) for a, b in itertools.pairwise(edges))


class PackedQuote(Quote):
    """A quote while its words are packed; once they are asked for it is a plain one, until others were asked for since."""

    __slots__ = ()

    def __new__(cls, *given: Any, **named: Any) -> Quote:  # type: ignore[misc]
        """Return a plain quote: what is made of a packed one."""
        return Quote(*given, **named)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Quote) and self.words == other.words

    def __hash__(self) -> int:
        return hash((self.words,))

    def __bool__(self) -> bool:
        return True

    @property
    def words(self) -> tuple[Word, ...]:
        """Return the words, which it holds from now on for a while."""
        words: tuple[Word, ...] = self._told.words
        _WORDS.__set__(self, words)
        object.__setattr__(self, "__class__", Quote)
        keep(self, _let_go)
        return words

    @property
    def _told(self) -> Packed:
        assert self._packed is not None
        return self._packed

    @property
    def text(self) -> str:
        """Return the words joined by single blanks (none before a glued word)."""
        if self._text is None:
            object.__setattr__(self, "_text", self._told.text)
        assert self._text is not None
        return self._text

    @property
    def page_end(self) -> int | None:
        """Return the last page of the quote."""
        return max((page for page in self._told.pages if page is not None), default=None)

    box = property(lambda self: self._told.box)
    page = property(lambda self: self._told.page)
    pages = property(lambda self: self._told.pages)
    other_ink = property(lambda self: self._told.other_ink)
    first_engine = property(lambda self: self._told.first_engine)


_WORDS = Quote.__dict__["words"]


def _let_go(quote: Quote) -> None:
    """Have a quote that is packed let its words go, and what was made of them."""
    for name in ("_box", "_starts"):
        object.__setattr__(quote, name, None)
    _WORDS.__delete__(quote)
    object.__setattr__(quote, "__class__", PackedQuote)


def join(quotes: Iterable[Quote]) -> Quote:
    """Return one quote with the words of all `quotes`, in their order."""
    given = list(quotes)
    if given and given[0]._packed is not None:
        return _joined(given)
    return Quote(tuple([word for quote in given for word in quote.words]))


def quote_of(words: Packed) -> Quote:
    """Return a quote of packed words."""
    quote = Quote()
    quote.__setstate__(words)
    return quote


def pack_quote(quote: Quote) -> None:
    """Have a quote let its words go until they are asked for; nothing where they cannot be packed."""
    if quote._packed is None and quote.words and (made := packed_in_parts(quote.words)) is not None:
        quote.__setstate__(made)


def _joined(quotes: Sequence[Quote]) -> Quote:
    """Return one quote of quotes, packed where all are; those without words stand for nothing."""
    parts: list[PackedWords | Stretch] = []
    for quote in quotes:
        told = quote._packed
        if told is None and quote.words:
            return Quote(tuple([word for quote in quotes for word in quote.words]))
        if told is not None:
            parts += told.parts if isinstance(told, Several) else [told]
    if len(parts) == 1:
        return quote_of(parts[0])
    return quote_of(Several(tuple(parts), next((part.page for part in parts if part.page is not None), None)))


def _cut(word: Word, start: int, end: int) -> Word:
    if start == 0 and end == len(word.text):
        return word
    box = word.place.box
    place = word.place
    if box is not None:
        place = place._replace(box=box.slice_x(start / len(word.text), end / len(word.text)))
    return word._replace(text=word.text[start:end], place=place, glued=word.glued and start == 0)
