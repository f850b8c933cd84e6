"""Words set into a line: columns, wide gaps and glued words, the same for every format that has no geometry."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.model.document import Line
from extractors.model.errors import LimitExceeded
from extractors.model.quick import quickly_built
from extractors.model.quote import Place, Word
from extractors.page.note_marks import RAISED, is_note_mark

TAB_STOP = 8
MOST_PARTS = 10_000  # of a line between wide gaps; a page has room for some fifty
WIDE_GAP = 3  # blanks from which a gap parts two columns
PAD = "\x1f"  # a blank that nobody typed (around a fraction bar): it parts words but is never a wide gap

_RAISED = re.compile(f"([{''.join(sorted(RAISED))}]+)")
_TOKEN = re.compile(r"\s+|\S+")
# Characters without width or ink: they may hide inside a word and make two equal words differ, or act on a terminal.
_INVISIBLE = dict.fromkeys(
    [
        *map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u061c"),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    ]
    + [code for code in range(0xA0) if unicodedata.category(chr(code)) == "Cc" and not chr(code).isspace()]
)


@quickly_built
@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text. `drawn`: it stands for something drawn. `line`: the physical line it comes from (text files).

    `underlined`: typed with a line under it. `raised`: typed above the line, as marks of notes and exponents are.
    """

    text: str
    drawn: bool = False
    line: int = 0
    underlined: bool = False
    raised: bool = False


def bracketed(inner: Iterable[Piece], line: int = 0) -> list[Piece]:
    """Return the pieces of a part of an equation between drawn brackets, without blanks at the brackets."""
    pieces = list(inner)
    while pieces and not pieces[0].text.strip():
        pieces.pop(0)
    while pieces and not pieces[-1].text.strip():
        pieces.pop()
    if pieces:
        pieces[0] = Piece(pieces[0].text.lstrip(), pieces[0].drawn, pieces[0].line)
        pieces[-1] = Piece(pieces[-1].text.rstrip(), pieces[-1].drawn, pieces[-1].line)
    return [Piece("(", drawn=True, line=line), *pieces, Piece(")", drawn=True, line=line)]


def without_note_marks(pieces: Sequence[Piece]) -> tuple[list[Piece], list[str]]:
    """Return the pieces without raised marks of notes behind a word or number, and the marks."""
    if any(_RAISED.search(piece.text) for piece in pieces):
        pieces = [part for piece in pieces for part in _typed_raised(piece)]
    if not any(piece.raised for piece in pieces):
        return list(pieces), []
    kept: list[Piece] = []
    marks: list[str] = []
    before = ""
    for raised, run in itertools.groupby(pieces, key=lambda piece: piece.raised):
        parts = list(run)
        text = "".join(piece.text for piece in parts)
        if raised and before and not before[-1].isspace() and is_note_mark(before.split()[-1], text.strip()):
            marks.append(text.strip())
            kept += [Piece(" ") for _ in parts[:1] if text[-1:].isspace()]
            continue
        kept += parts
        before = (before + text)[-80:]
    return kept, marks


def _typed_raised(piece: Piece) -> list[Piece]:
    """Return the parts of a piece: digits that are typed as raised ("85²⁾"), and what stands between them."""
    return [
        replace(piece, text=part, raised=piece.raised or part[0] in RAISED)
        for part in _RAISED.split(piece.text)
        if part
    ]


@dataclass(slots=True)
class _Pen:
    """Where the next word will stand, and the words set so far."""

    column: float
    gap: int = 0
    parted: bool = True
    tabbed: bool = False

    def move(self, blanks: str) -> None:
        """Go over white space: tabs to the next stop, everything else one column."""
        for char in blanks:
            self.parted = True
            if char == "\t":
                self.column = (self.column // TAB_STOP + 1) * TAB_STOP
                self.tabbed = True
            elif char != PAD:
                self.column += 1
                self.gap += 1

    @property
    def wide(self) -> bool:
        """Return whether the gap just crossed parts two columns."""
        return self.tabbed or self.gap >= WIDE_GAP


def set_line(
    pieces: Iterable[Piece],
    *,
    name: Callable[[int], str],
    engine: str,
    column: float = 0.0,
    mark: str = "",
    mark_column: float = 0.0,
) -> Line | None:
    """Return the line made of `pieces`; None where they hold no word. LimitExceeded beyond MOST_PARTS parts.

    `name` gives each word its path from the physical line of its piece. `mark` is a list number that is printed but
    not typed: it becomes the first word (several words when it holds blanks: then it is a label like "BAB I", and the
    line is not marked).
    """
    texts: list[str] = []
    flags: list[tuple[bool, bool, int, bool]] = []  # glued, drawn, physical line, underlined
    offsets: list[float] = []
    breaks: list[int] = []
    for word in mark.split():
        texts.append(word)
        flags.append((False, False, 0, False))
        offsets.append(mark_column)
    n_marks = len(texts)
    pen = _Pen(column)
    for piece in pieces:
        for token in _TOKEN.findall(piece.text):
            if token[0].isspace():
                pen.move(token)
                continue
            text = token.translate(_INVISIBLE)
            if not text:
                continue
            at_start = len(texts) == n_marks
            if pen.parted or at_start:
                if not at_start and pen.wide:
                    breaks.append(len(texts))
                    if len(breaks) > MOST_PARTS:
                        raise LimitExceeded("parts of a line")
                texts.append(text)
                flags.append((False, piece.drawn, piece.line, piece.underlined))
                offsets.append(pen.column)
            elif piece.drawn == flags[-1][1] and not piece.drawn:
                texts[-1] += text
            else:
                texts.append(text)
                flags.append((True, piece.drawn, piece.line, piece.underlined))
                offsets.append(pen.column)
            pen.column += len(text)
            pen.gap, pen.parted, pen.tabbed = 0, False, False
    if not texts:
        return None
    words = tuple(
        Word(text, Place(path=name(line)), glued=glued, drawn=drawn, engine=engine, underlined=underlined)
        for text, (glued, drawn, line, underlined) in zip(texts, flags, strict=True)
    )
    return Line(words, tuple(offsets), tuple(breaks), n_marks == 1)


def rows_of(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield the pieces of each visual line: a line break ends one."""
    row: list[Piece] = []
    for piece in pieces:
        if "\n" not in piece.text:
            row.append(piece)
            continue
        first, *others = piece.text.split("\n")
        row.append(replace(piece, text=first))
        for part in others:
            yield row
            row = [replace(piece, text=part)]
    yield row


def path_namer(path: str) -> Callable[[int], str]:
    """Return what gives each word of a paragraph its own path: "p[12]#0", "p[12]#1", ..."""
    numbers = itertools.count()
    return lambda _line: f"{path}#{next(numbers)}"


def glue_hyphens(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines of one paragraph, a word that goes on after a hyphen at the line's end glued to it."""
    done: list[Line] = []
    for line in lines:
        if done and not line.marker and _goes_on(done[-1].words[-1].text, line.words[0].text):
            line = replace(line, words=(line.words[0]._replace(glued=True), *line.words[1:]))
        done.append(line)
    return tuple(done)


def _goes_on(before: str, after: str) -> bool:
    return len(before) > 1 and before[-1] == "-" and before[-2].isalpha() and after[:1].islower()
