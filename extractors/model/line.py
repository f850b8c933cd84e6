"""One printed line: its words, where they begin, and where wide gaps part it."""

from __future__ import annotations

import copyreg
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from extractors.model.geometry import Box
from extractors.model.packed import Stretch, packed
from extractors.model.packed_words import PackedWords
from extractors.model.quick import quickly_built
from extractors.model.quote import Place, Quote, Word, quote_of
from extractors.model.recent import keep


@quickly_built
@dataclass(frozen=True, slots=True)
class Line:
    """One printed line (PDF) or one line of a paragraph (DOCX, text).

    `offsets`: one number a word: how far from the left margin it starts (points in a PDF, characters elsewhere).
    `breaks`: indexes of the words that follow a wide gap (a tab, several blanks, more than two letters' width): there
    the line falls into segments that may belong to different columns. `marker`: a list number that is printed but not
    typed (DOCX numbering); it is also the line's first word, with the path of its paragraph.
    """

    words: tuple[Word, ...]
    offsets: tuple[float, ...] = ()
    breaks: tuple[int, ...] = ()
    marker: bool = False
    _quote: Quote | None = field(default=None, init=False, repr=False, compare=False)  # once somebody asked for it
    _segments: tuple[Quote, ...] | None = field(default=None, init=False, repr=False, compare=False)  # the same
    _hash: int | None = field(default=None, init=False, repr=False, compare=False)  # once somebody asked for it

    def __hash__(self) -> int:
        if self._hash is None:
            # of its first word and its place alone: lines are looked up by the ten thousand
            first = self.words[0] if self.words else None
            place = first.place if first is not None else Place()
            corner = (place.box.top, place.box.x0) if place.box is not None else ()
            told = hash((first.text, place.page, place.path, corner, len(self.words))) if first is not None else 0
            object.__setattr__(self, "_hash", told)
            return told
        return self._hash

    @property
    def packed(self) -> PackedWords | None:
        """Return its words as they are packed; None where they are not."""
        told = self._quote._packed if self._quote is not None else None
        return told if isinstance(told, PackedWords) else None

    def pack(self) -> bool:
        """Let the words go until they are asked for; return whether that was done: not where it was, or cannot be."""
        if self.packed is not None or (made := packed(self.words)) is None:
            return False
        hash(self)
        self.__setstate__(made)
        return True

    def __setstate__(self, words: PackedWords) -> None:
        """Have its words packed from now on, and the offsets where the places of the words tell them."""
        object.__setattr__(self, "_quote", quote_of(words))
        object.__setattr__(self, "_segments", None)
        words.offsets_told = self.offsets == _offsets_of(words)
        _let_go(self)

    @property
    def quote(self) -> Quote:
        """Return the whole line as a quote."""
        if self._quote is None:
            object.__setattr__(self, "_quote", Quote(self.words))
        assert self._quote is not None
        return self._quote

    @property
    def text(self) -> str:
        """Return the text of the line, blanks single."""
        known = self._quote  # asked for by the hundred thousand: without a call for what is known
        quote = known if known is not None else self.quote
        text = quote._text
        return text if text is not None else quote.text

    @property
    def has_words(self) -> bool:
        """Return whether it has any word: asked of every line, so without making words that are packed."""
        return bool(self.words)

    @property
    def n_words(self) -> int:
        """Return how many words it has."""
        return len(self.words)

    @property
    def texts(self) -> Sequence[str]:
        """Return the text of each word."""
        return [word.text for word in self.words]

    @property
    def first_text(self) -> str:
        """Return the text of the first word; IndexError where there is none."""
        return self.words[0].text

    @property
    def boxes(self) -> Sequence[Box | None]:
        """Return the box of each word."""
        return [word[1][1] for word in self.words]

    @property
    def first_box(self) -> Box | None:
        """Return the box of the first word; None where it has none, or there is no word."""
        return self.words[0].place.box if self.words else None

    @property
    def page(self) -> int | None:
        """Return the page of the line."""
        return self.words[0].place.page if self.words else None

    @property
    def box(self) -> Box | None:
        """Return the box around the words."""
        return self.quote.box

    @property
    def segments(self) -> tuple[Quote, ...]:
        """Return the runs of words between wide gaps (one quote where there is none)."""
        if not self.breaks:
            return (self.quote,) if self.has_words else ()
        if self._segments is None:
            edges = [pair for pair in itertools.pairwise([0, *self.breaks, self.n_words]) if pair[0] < pair[1]]
            told = self.packed
            if told is not None:
                made = tuple([quote_of(Stretch(told, a, b)) for a, b in edges])
            else:
                made = tuple([Quote(self.words[a:b]) for a, b in edges])
            object.__setattr__(self, "_segments", made)
        assert self._segments is not None
        return self._segments

    @property
    def segment_offsets(self) -> tuple[float, ...]:
        """Return where each segment starts, as in `offsets` (0.0 where the reader gave none)."""
        starts, offsets, n = [0, *self.breaks], self.offsets, self.n_words
        return tuple(offsets[i] if i < len(offsets) else 0.0 for i in starts if i < n)


class PackedLine(Line):
    """A line while its words are packed; once they are asked for it is a plain one, until others were asked for since."""

    __slots__ = ()

    def __new__(cls, *given: Any, **named: Any) -> Line:  # type: ignore[misc]
        """Return a plain line: what is made of a packed one, with other breaks say."""
        return Line(*given, **named)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Line) and self._told() == (other.words, other.offsets, other.breaks, other.marker)

    __hash__ = Line.__hash__

    @property
    def _packed(self) -> PackedWords:
        assert self._quote is not None
        assert isinstance(self._quote._packed, PackedWords)
        return self._quote._packed

    @property
    def words(self) -> tuple[Word, ...]:
        """Return the words, which it holds from now on for a while."""
        told = self._packed
        words = told.words
        _WORDS.__set__(self, words)
        if _OFFSETS.__get__(self) is None:
            _OFFSETS.__set__(self, _offsets_of(told))
        object.__setattr__(self, "__class__", Line)
        keep(self, _let_go)
        return words

    @property
    def offsets(self) -> tuple[float, ...]:
        """Return where the words start."""
        told: tuple[float, ...] | None = _OFFSETS.__get__(self)
        return _offsets_of(self._packed) if told is None else told

    def _told(self) -> tuple[object, ...]:
        return self.words, self.offsets, self.breaks, self.marker

    has_words = property(lambda self: True)
    n_words = property(lambda self: self._packed.parted.count(" ") + 1)
    texts = property(lambda self: self._packed.parted.split(" "))
    first_text = property(lambda self: self._packed.parted.partition(" ")[0])
    first_box = property(lambda self: self._packed.box_of(0))
    boxes = property(lambda self: self._packed.boxes)
    page = property(lambda self: self._packed.page)


_WORDS, _OFFSETS = Line.__dict__["words"], Line.__dict__["offsets"]


def _offsets_of(words: PackedWords) -> tuple[float, ...]:
    return tuple([round(left, 2) for left in words.lefts])


def _let_go(line: Line) -> None:
    """Have a line that is packed let its words go, and the offsets that they tell."""
    told = line.packed
    if told is not None and told.offsets_told:
        _OFFSETS.__set__(line, None)
    _WORDS.__delete__(line)
    object.__setattr__(line, "__class__", PackedLine)


_parts = attrgetter("words", "offsets", "breaks", "marker")


def _taken_apart(line: Line) -> tuple[Any, ...]:
    """Return what a line is built of, for the store of records."""
    told = line.packed
    if told is None:
        return Line, _parts(line)
    return Line, ((), line.offsets, line.breaks, line.marker), told


copyreg.pickle(Line, _taken_apart)
copyreg.pickle(PackedLine, _taken_apart)
