"""Pieces that run over columns although their words are texts of each: labels as near each other as words of one text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from extractors.model.geometry import Box
from extractors.page.aligned.even import PlacedWord
from extractors.page.aligned.pieces import Piece, Row, piece_of
from extractors.page.aligned.placed import Entry, Placed, alone_in, placed

_LEVEL = 1.5  # points within which texts of a column begin, end or stand in the middle

Extents = Mapping[int, tuple[float, float]]  # of columns: where the leftmost text begins and the rightmost ends


def placed_tightly(rows: Sequence[Row], edges: Sequence[float]) -> list[Placed]:
    """Return rows with the columns of their pieces; a piece is parted where each part stands as its column's texts do."""
    made = [placed(row, edges) for row in rows]
    extents = {column: _extent(pieces) for column, pieces in alone_in(made).items()}
    return [
        row._replace(entries=tuple([part for entry in row.entries for part in _parts(entry, edges, extents)]))
        for row in made
    ]


def _extent(pieces: Sequence[Piece]) -> tuple[float, float]:
    """Return where the leftmost text of a column begins and the rightmost ends: of its values, where it has several."""
    values = [piece for piece in pieces if piece.is_value]
    boxes = [piece.box for piece in (values if len(values) > 1 else pieces)]
    return min(box.x0 for box in boxes), max(box.x1 for box in boxes)


def _parts(entry: Entry, edges: Sequence[float], extents: Extents) -> list[Entry]:
    first, last, piece = entry
    if first == last or len(piece.words) < 2:
        return [entry]
    words: dict[int, list[PlacedWord]] = {}
    for word in piece.words:
        if word.place.box is not None:
            words.setdefault(bisect_right(edges, word.place.box.cx), []).append((word, word.place.box))
    missing = set(range(first, last + 1)) - words.keys()  # at its ends a piece may reach a little beyond a column
    if len(words) < 2 or len(missing) > 1 or not missing <= {first, last} or not extents.keys() >= words.keys():
        return [entry]
    parts = {column: piece_of(own) for column, own in sorted(words.items())}
    ways = [_ways(part.box, *extents[column]) for column, part in parts.items()]
    return (
        [Entry(column, column, part) for column, part in parts.items()]
        if any(map(all, zip(*ways, strict=True)))
        else [entry]
    )


def _ways(box: Box, low: float, high: float) -> tuple[bool, bool, bool]:
    """Return whether a text stands at the left, at the right, in the middle of its column."""
    middle = (low + high) / 2
    return abs(box.x0 - low) <= _LEVEL, abs(box.x1 - high) <= _LEVEL, abs(box.cx - middle) <= _LEVEL
