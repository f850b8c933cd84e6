"""Rows of short pieces of lines in which signature blocks stand: running text, and tables seen as rows and columns.

Two parties sign side by side, so a line is cut at its wide gaps and a block is followed up and down its own column:
by points in a PDF, by characters in a text or DOCX, by grid columns in a table without geometry.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.model.document import Cell, Document, Line, Table
from extractors.model.quote import Quote, Word, join
from extractors.text.furniture import find_furniture
from extractors.text.inline_labels import patterns

_CELL = 1000.0  # width given to a grid column where cells have no box: more than any line's characters
_ALIGNED = 2.0  # points between the left edges of lines set below each other
_STANDS_OUT = 1.6  # times the usual gap between words: wider ones part two columns
_NEAR = 0.35  # centres apart, as a share of the wider one, that still share a column without overlap
_DATED = re.compile(r"^(?:\d{1,2}\s+)?(?:[A-Za-z]{3,10}\.?\s+)?(?:19|20)\d\d\.?$|^(?:19|20)\d\d\.?$")
_WAITS = patterns("signature")["waits"]
_WAITS_FOR_DATE = patterns("signature")["waits_for_date"]
_BARE_LABEL = patterns("signature")["nip_label_alone"]
_NUMBER = re.compile(r"^[\d .OoIl]{8,26}$")
_PAIR = 2  # pieces of a row of two columns
_TABBED = 16.0  # characters before a line that begins with tabs
_TABLE_ROW = re.compile(r"^(?P<table>.*t\[\d+\])/r\[(?P<row>\d+)\]")
_PARAGRAPH = re.compile(r"^(?P<head>.*p\[)(?P<number>\d+)\]")


@dataclass(frozen=True, slots=True)
class LineSegment:
    """A run of words on one row, with its reach along it; `cell` tells cells of a table apart (-1: running text)."""

    quote: Quote
    text: str
    row: int
    start: float
    end: float
    cell: int = -1

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
            if block.words and block not in furniture:
                running.add(block)
        elif not block.ruled and _has_boxes(block):
            for row in _table_rows(block, len(running.rows)):
                running.rows.append(tuple(_moved(s, -1) for s in row))
        else:
            running.walls.add(len(running.rows))
            above = tuple(reversed(running.rows[-2:])) if isinstance(last, Line) else ()
            tables.append(Stream(tuple(_table_rows(block, 0)), frozenset(), block, above))
        last = block
    return (Stream(tuple(running.rows), frozenset(running.walls)), *tables)


def _has_boxes(table: Table) -> bool:
    return any(line.box is not None for cell in table.cells for line in cell.lines)


def _moved(segment: LineSegment, cell: int) -> LineSegment:
    return LineSegment(segment.quote, segment.text, segment.row, segment.start, segment.end, cell)


def _table_rows(table: Table, first: int) -> Iterator[Row]:
    """Yield the rows of lines of a table: lines at one height (or of one rank in their cells) side by side."""
    boxes = _has_boxes(table)
    numbers = {id(cell): number for number, cell in enumerate(table.cells)}
    row_no = first
    for index in range(table.n_rows):
        lines = [(k, cell, line) for cell in table.row(index) for k, line in enumerate(cell.lines) if line.words]
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
                        segments.append(LineSegment(piece.quote, piece.text, row_no, start, end, number))
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
    made: list[LineSegment] = []
    offsets = line.segment_offsets
    for index, quote in enumerate(line.segments):
        box = quote.box
        offset = offsets[index] if index < len(offsets) else 0.0
        text = quote.text
        start, end = (box.x0, box.x1) if box is not None else (offset, offset + len(text))
        made.append(LineSegment(quote, text, row, start, end))
        while len(made) > 1 and _belongs(made[-2].text, made[-1].text):  # "Ambon,", then "Juli", then "2018"
            right, left = made.pop(), made.pop()
            whole = join((left.quote, right.quote))
            made.append(LineSegment(whole, whole.text, row, left.start, right.end))
    yield from made


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


def in_column(row: Row, start: float, end: float, rivals: Sequence[tuple[float, float]] = ()) -> LineSegment | None:
    """Return what stands in the column `start`..`end` of a row, its pieces joined; None where nothing does.

    A piece that lies nearer to the middle of a rival column belongs there.
    """
    middle = (start + end) / 2
    others = [(a + b) / 2 for a, b in rivals]
    kept: list[LineSegment] = []
    for whole in row:
        piece = _own_part(whole, (start, end), rivals)
        if piece is None:
            continue
        width = max(end - start, piece.end - piece.start, 1.0)
        shared = min(end, piece.end) - max(start, piece.start)
        apart = abs(piece.centre - middle)
        if shared <= 0 and apart > width * _NEAR:
            continue
        if any(abs(piece.centre - other) < apart for other in others):
            continue
        kept.append(piece)
    if not kept:
        return None
    if len(kept) == 1:
        return kept[0]
    quote = join(piece.quote for piece in kept)
    return LineSegment(quote, quote.text, kept[0].row, kept[0].start, kept[-1].end, kept[0].cell)


def piece_of_column(
    row: Row, own_row: Row, own: LineSegment, span: tuple[float, float], rivals: Sequence[tuple[float, float]] = ()
) -> LineSegment | None:
    """Return what stands in a row in the column of `own`, a piece of `own_row` whose column is `span` so far.

    In running text without geometry tabs and blanks tell the order of two columns, and not their places: where one of the
    rows has two pieces, the first ones are one column and the last ones the other; a lone piece behind tabs is a last one.
    """
    typed = not any(s.quote.box is not None or s.cell >= 0 for s in (*row, *own_row))
    if not typed or max(len(row), len(own_row)) != _PAIR or own not in own_row:
        return in_column(row, *span, rivals)
    wanted = _is_last(own_row, own)
    return next((piece for piece in row if _is_last(row, piece) == wanted), None)


def _is_last(row: Row, piece: LineSegment) -> bool:
    return row.index(piece) > 0 if len(row) > 1 else piece.start >= _TABBED


def _own_part(
    piece: LineSegment, own: tuple[float, float], rivals: Sequence[tuple[float, float]]
) -> LineSegment | None:
    """Return the words of a piece that stand in the own column, where it runs over two without a wide gap."""
    middle = sum(own) / 2
    over = [column for column in rivals if piece.start < sum(column) / 2 < piece.end]
    if not over or not piece.start < middle < piece.end:
        return piece
    words = _places(piece)
    kept = range(len(words))
    for column in over:
        left, right = sorted((own, column), key=sum)
        cut = _first_right([(low, high) for _, low, high in words], left, right)
        kept = range(kept.start, min(kept.stop, cut)) if left == own else range(max(kept.start, cut), kept.stop)
    if not kept:
        return None
    quote = Quote(tuple(words[at][0] for at in kept))
    return LineSegment(quote, quote.text, piece.row, words[kept[0]][1], words[kept[-1]][2], piece.cell)


def _places(piece: LineSegment) -> list[tuple[Word, float, float]]:
    """Return each word of a piece with its start and end along the row."""
    width = (piece.end - piece.start) / max(1, len(piece.text))
    found: list[tuple[Word, float, float]] = []
    at = 0
    for word in piece.quote.words:
        at = piece.text.find(word.text, at)
        box = word.place.box
        low = box.x0 if box is not None else piece.start + at * width
        found.append((word, low, box.x1 if box is not None else low + len(word.text) * width))
        at += len(word.text)
    return found


def _first_right(words: Sequence[tuple[float, float]], left: tuple[float, float], right: tuple[float, float]) -> int:
    """Return the index of the first word of the right one of two columns.

    The word that begins where the column does; else the one behind a gap that stands out; else the first that is nearer
    to the middle of the column.
    """
    low, high = sum(left) / 2, sum(right) / 2
    between = [i for i in range(1, len(words)) if low < words[i][0] < high]
    aligned = [i for i in between if abs(words[i][0] - right[0]) <= _ALIGNED]
    if aligned:
        return aligned[0]
    gaps = {i: words[i][0] - words[i - 1][1] for i in range(1, len(words))}
    widest = max(between, key=lambda i: gaps[i], default=None)
    if widest is not None and gaps[widest] > _STANDS_OUT * max(statistics.median(gaps.values()), 0.0) > 0:
        return widest
    nearer = (i for i, (a, b) in enumerate(words) if abs((a + b) / 2 - high) < abs((a + b) / 2 - low))
    return next(nearer, len(words))
