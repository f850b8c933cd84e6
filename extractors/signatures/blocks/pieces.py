"""The piece of a line that stands in a column: what of it belongs to the signature there, what to its neighbours."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from extractors.model.quote import Quote, Word, join
from extractors.signatures.columns import LineSegment, Row

_ALIGNED = 2.0  # points between the left edges of lines set below each other
_STANDS_OUT = 1.6  # times the usual gap between words: wider ones part two columns
_NEAR = 0.35  # centres apart, as a share of the wider one, that still share a column without overlap
_PAIR = 2  # pieces of a row of two columns
_TABBED = 16.0  # characters before a line that begins with tabs


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
    cut = any(piece.cut for piece in kept)
    return LineSegment(quote, quote.text, kept[0].row, kept[0].start, kept[-1].end, kept[0].cell, cut)


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
    return LineSegment(quote, quote.text, piece.row, words[kept[0]][1], words[kept[-1]][2], piece.cell, piece.cut)


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
