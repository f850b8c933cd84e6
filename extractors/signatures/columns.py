"""Rows of short pieces of lines in which signature blocks stand: running text, and tables seen as rows and columns.

Two parties sign side by side, so a line is cut at its wide gaps and a block is followed up and down its own column:
by points in a PDF, by characters in a text or DOCX, by grid columns in a table without geometry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extractors.model.document import Cell, Document, Line, Table
from extractors.model.quick import quickly_built
from extractors.model.quote import Quote, Word, join
from extractors.signatures.lines import is_degrees
from extractors.text.furniture import find_furniture
from extractors.text.inline_labels import patterns

_STROKE = 4  # letters that a pen stroke may be read as
_PRINTED = 2  # words of print from which words in another ink beside them are none of theirs
_CELL = 1000.0  # width given to a grid column where cells have no box: more than any line's characters
_DATED = re.compile(r"^(?:\d{1,2}\s+)?(?:[A-Za-z]{3,10}\.?\s+)?(?:19|20)\d\d\.?$|^(?:19|20)\d\d\.?$")
_WAITS = patterns("signature")["waits"]
_WAITS_FOR_DATE = patterns("signature")["waits_for_date"]
_TITLES, _IN_RING = patterns("signature")["titles_before"], patterns("signature")["in_ring"]
_BARE_LABEL = patterns("signature")["nip_label_alone"]
_NUMBER = re.compile(r"^[\d .OoIl]{8,26}$")
_TABLE_ROW = re.compile(r"^(?P<table>.*t\[\d+\])/r\[(?P<row>\d+)\]")
_PARAGRAPH = re.compile(r"^(?P<head>.*p\[)(?P<number>\d+)\]")


@quickly_built
@dataclass(frozen=True, slots=True)
class LineSegment:
    """A run of words on one row, with its reach along it; `cell` tells cells of a table apart (-1: running text).

    `cut`: words at its ends were taken for a stamp's.
    """

    quote: Quote
    text: str
    row: int
    start: float
    end: float
    cell: int = -1
    cut: bool = False

    @property
    def centre(self) -> float:
        """Return the middle of its reach."""
        return (self.start + self.end) / 2


Row = tuple[LineSegment, ...]


@dataclass(frozen=True, slots=True)
class Stream:
    """Rows in reading order. `walls`: rows above which a ruled table stood in the running text.

    `before`: the rows of running text that stand right above a table, from below.
    """

    rows: tuple[Row, ...]
    walls: frozenset[int] = frozenset()
    table: Table | None = None
    before: tuple[Row, ...] = ()


@dataclass(slots=True)
class _Rows:
    rows: list[Row] = field(default_factory=list)
    walls: set[int] = field(default_factory=set)

    def add(self, line: Line) -> None:
        made = tuple(_segments(line, len(self.rows)))
        if made:
            self.rows.append(made)


def find_streams(document: Document) -> tuple[Stream, ...]:
    """Return the streams in which blocks may stand: the running text, then each ruled table; furniture is left out.

    A table without rulings is running text for this purpose: its columns were only guessed from the gaps.
    """
    furniture = find_furniture(document)
    running = _Rows()
    tables: list[Stream] = []
    last: Line | Table | None = None
    for block in document.blocks:
        if isinstance(block, Line):
            if block.has_words and block not in furniture:
                running.add(block)
        elif not block.ruled and _has_boxes(block):
            for row in _table_rows(block, len(running.rows)):
                running.rows.append(tuple(_moved(s, -1) for s in row))
        elif any(cell.lines for cell in block.cells):  # squares of a printed code are no table
            running.walls.add(len(running.rows))
            above = tuple(reversed(running.rows[-2:])) if isinstance(last, Line) else ()
            tables.append(Stream(tuple(_table_rows(block, 0)), frozenset(), block, above))
        last = block
    return (Stream(tuple(running.rows), frozenset(running.walls)), *tables)


def _has_boxes(table: Table) -> bool:
    return any(line.box is not None for cell in table.cells for line in cell.lines)


def _moved(segment: LineSegment, cell: int) -> LineSegment:
    return replace(segment, cell=cell)


def _table_rows(table: Table, first: int) -> Iterator[Row]:
    """Yield the rows of lines of a table: lines at one height (or of one rank in their cells) side by side."""
    boxes = _has_boxes(table)
    numbers = {id(cell): number for number, cell in enumerate(table.cells)}
    row_no = first
    for index in range(table.n_rows):
        lines = [(k, cell, line) for cell in table.row(index) for k, line in enumerate(cell.lines) if line.has_words]
        groups = _by_height(lines) if boxes else _by_rank(lines)
        for group in groups:
            segments: list[LineSegment] = []
            for cell, line in group:
                number = numbers[id(cell)]
                for piece in _segments(line, row_no):
                    if boxes:
                        segments.append(_moved(piece, number))
                    else:
                        low = cell.col * _CELL
                        high = (cell.col + cell.col_span) * _CELL - 1
                        several = len(line.segments) > 1
                        start, end = (low + piece.start, low + piece.end) if several else (low, high)
                        segments.append(replace(piece, start=start, end=end, cell=number))
            if segments:
                yield tuple(sorted(segments, key=lambda s: s.start))
                row_no += 1


def _by_rank(lines: Sequence[tuple[int, Cell, Line]]) -> Iterator[list[tuple[Cell, Line]]]:
    for rank in sorted({k for k, _, _ in lines}):
        yield [(cell, line) for k, cell, line in lines if k == rank]


def _by_height(lines: Sequence[tuple[int, Cell, Line]]) -> Iterator[list[tuple[Cell, Line]]]:
    def top(item: tuple[int, Cell, Line]) -> float:
        return item[2].box.top if item[2].box is not None else 0.0

    group: list[tuple[Cell, Line]] = []
    bottom = 0.0
    for _, cell, line in sorted(lines, key=top):
        box = line.box
        if group and box is not None and box.cy > bottom:
            yield group
            group = []
        if not group and box is not None:
            bottom = box.bottom
        group.append((cell, line))
    if group:
        yield group


def _segments(line: Line, row: int) -> Iterator[LineSegment]:
    """Yield the pieces of a line between wide gaps; a date and a NIP stay whole over the gap inside them."""
    segments: list[LineSegment] = []
    offsets = line.segment_offsets
    for index, quote in enumerate(line.segments):
        box = quote.box
        offset = offsets[index] if index < len(offsets) else 0.0
        text = quote.text
        start, end = (box.x0, box.x1) if box is not None else (offset, offset + len(text))
        segments.append(LineSegment(quote, text, row, start, end))
        while len(segments) > 1 and _belongs(
            segments[-2].text, segments[-1].text
        ):  # "Ambon,", then "Juli", then "2018"
            right, left = segments.pop(), segments.pop()
            whole = join((left.quote, right.quote))
            segments.append(LineSegment(whole, whole.text, row, left.start, right.end))
    if not line.quote.other_ink:
        yield from segments
        return
    yield from (_without_stamp(one) for one in segments if not _is_stamp(one.quote))


def _without_stamp(segment: LineSegment) -> LineSegment:
    """Return a piece of a line without a stamp's words at its ends: capitals in another ink than two words of print.

    A stamp also colours the words that it covers: only what stands before a title or the label of a NIP, behind a title and
    is no degree, or names an office, is its own.
    """
    words = segment.quote.words
    printed = [at for at, word in enumerate(words) if not word.other_ink and any(c.isalpha() for c in word.text)]
    if not printed:
        return segment
    first, last = printed[0], printed[-1] + 1
    before, rest = words[:first], Quote(words[first:]).text
    numbered = _BARE_LABEL.match(words[first].text) is not None  # "NIP." and its digits: no word of a name beside them
    if len(printed) < _PRINTED and not numbered:
        return segment
    if not (_all_capitals(before) and ((numbered and first == 1) or _names_office(before) or _TITLES.match(rest))):
        first = 0
    behind = _all_capitals(words[last:]) and (_names_office(words[last:]) or "." in words[last - 1].text)
    if not behind or is_degrees(Quote(words[last:]).text):
        last = len(words)
    if (first, last) == (0, len(words)):
        return segment
    kept = Quote(words[first:last])
    box = kept.box
    start, end = (box.x0, box.x1) if box is not None else (segment.start, segment.end)
    return LineSegment(kept, kept.text, segment.row, start, end, segment.cell, cut=True)


def _all_capitals(words: Sequence[Word]) -> bool:
    return all(word.text.isupper() and not any(c.isdigit() for c in word.text) for word in words)


def _names_office(words: Sequence[Word]) -> bool:
    return any(_IN_RING.search(word.text) for word in words)


def _is_stamp(quote: Quote) -> bool:
    """Return whether a piece of a line is of a stamp or a pen stroke: capitals, or few letters, in another ink than the print."""
    if any(c.isdigit() for c in quote.text):
        return False
    if not quote.other_ink:
        return False  # dots to be filled in, of print
    short = sum(c.isalpha() for c in quote.text) <= _STROKE
    return (short or quote.text.isupper()) and all(
        word.other_ink for word in quote.words if any(c.isalpha() for c in word.text)
    )


def _belongs(before: str, text: str) -> bool:
    """Return whether a piece continues the one before: "Bandung,            2016", "NIP.     19650101 ..."."""
    if _DATED.match(text) and (_WAITS_FOR_DATE.search(before)):
        return not before.isupper() or before.endswith(",")
    if _WAITS.match(before):
        return True
    return bool(_BARE_LABEL.match(before) and _NUMBER.match(text))


def gap_between(above: LineSegment, below: LineSegment) -> float | None:
    """Return the white between two rows in line heights (blank paragraphs in a DOCX or text); None where unknown."""
    high, low = above.quote.box, below.quote.box
    if high is not None and low is not None:
        if above.quote.page != below.quote.page:
            return None
        return (low.top - high.bottom) / max(min(high.height, low.height), 1.0)
    a, b = _PARAGRAPH.match(above.quote.path), _PARAGRAPH.match(below.quote.path)
    if a is None or b is None:
        return None
    if a.group("head") != b.group("head"):
        return _blank_rows(above.quote.path, below.quote.path)
    return float(max(0, int(b.group("number")) - int(a.group("number")) - 1))


def _blank_rows(above: str, below: str) -> float | None:
    """Return twice the blank rows of a table between two of its rows, as blank paragraphs; None where there are none."""
    a, b = _TABLE_ROW.match(above), _TABLE_ROW.match(below)
    if a is None or b is None or a.group("table") != b.group("table"):
        return None
    blank = int(b.group("row")) - int(a.group("row")) - 1
    return 2.0 * blank if blank > 0 else None
