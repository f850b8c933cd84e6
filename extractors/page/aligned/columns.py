"""Columns of a run of rows: told by the strips that nearly all rows leave blank."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from extractors.page.aligned.pieces import Piece, Row

_CROSSED = 0.25  # of the rows that tell of a strip: as many may run across it
_LEAST = 1.0  # points of a strip
_SPARSE = 0.15  # of the rows: a column filled as seldom may be the label of the one beside it
_MOST = 60  # columns of a table: more are a drawing, or made to be slow
_TOLERANCE = 0.5  # points


def edges_of(rows: Sequence[Row]) -> tuple[float, ...]:
    """Return the x between two columns each; empty where there is but one column, or more than a table has."""
    parted = [row for row in rows if len(row) > 1]
    edges: list[float] = []
    for band in _bands(rows):
        edges += _edges_in(band, parted)
    return _joined(sorted(edges), parted) if len(edges) < _MOST else ()


def columns_of(piece: Piece, edges: Sequence[float]) -> tuple[int, int]:
    """Return the first and the last column that a piece stands in."""
    first = bisect_right(edges, piece.box.x0 + _TOLERANCE)
    return first, max(first, bisect_right(edges, piece.box.x1 - _TOLERANCE))


Band = list[tuple[float, float, int]]  # parts from left to right with how many rows have words there


def _bands(rows: Sequence[Row]) -> list[Band]:
    """Return the strips that rows leave blank between two pieces and that few run across."""
    cover, blank = Counter[float](), Counter[float]()
    for row in rows:
        for piece in row:
            cover[piece.box.x0] += 1
            cover[piece.box.x1] -= 1
        for a, b in itertools.pairwise(row):
            blank[a.box.x1] += 1
            blank[b.box.x0] -= 1
    bands: list[Band] = []
    covered = open_ones = 0
    going = False
    for low, high in itertools.pairwise(sorted({*cover, *blank})):
        covered += cover[low]
        open_ones += blank[low]
        free = open_ones > 0 and covered <= _CROSSED * (open_ones + covered)
        if free and high > low:
            if not going:
                bands.append([])
            bands[-1].append((low, high, covered))
        going = free
    return bands


def _edges_in(band: Band, rows: Sequence[Row]) -> list[float]:
    """Return the edges in one strip: one, and one more for each column that stands in it and is seldom filled."""
    low, high = band[0][0], band[-1][1]
    inside = sorted(
        (p.box.x0, p.box.x1)
        for row in rows
        for p in row
        if p.box.x0 >= low - _TOLERANCE and p.box.x1 <= high + _TOLERANCE
    )
    sparse: list[tuple[float, float]] = []
    for x0, x1 in inside:
        if sparse and x0 < sparse[-1][1]:
            sparse[-1] = (sparse[-1][0], max(sparse[-1][1], x1))
        else:
            sparse.append((x0, x1))
    bounds = [low, *(x for pair in sparse for x in pair), high]
    edges: list[float] = []
    for left, right in zip(bounds[::2], bounds[1::2], strict=True):
        parts = [(max(a, left), min(b, right), n) for a, b, n in band if b > left and a < right]
        plateau = _emptiest(parts)
        if plateau is not None:
            edges.append(sum(plateau) / 2)
    return edges


def _emptiest(parts: Sequence[tuple[float, float, int]]) -> tuple[float, float] | None:
    """Return the widest run of parts that the fewest rows cover; None where it is too narrow for a blank."""
    if not parts:
        return None
    least = min((n for a, b, n in parts if b > a), default=0)
    runs: list[tuple[float, float]] = []
    for a, b, n in parts:
        if n > least:
            continue
        if runs and abs(runs[-1][1] - a) < 0.01:
            runs[-1] = (runs[-1][0], b)
        else:
            runs.append((a, b))
    widest = max(runs, key=lambda run: (run[1] - run[0], run[0]))
    return widest if widest[1] - widest[0] >= _LEAST else None


def _joined(edges: Sequence[float], rows: Sequence[Row]) -> tuple[float, ...]:
    """Return the edges without those beside a column that is seldom filled, and never beside the one behind the edge."""
    kept = list(edges)
    while kept:
        spans = [[columns_of(piece, kept) for piece in row] for row in rows]
        filled = [{column for first, last in row for column in range(first, last + 1)} for row in spans]
        counts = Counter(c for columns in filled for c in columns)
        both = [sum(at in columns and at + 1 in columns for columns in filled) for at in range(len(kept))]
        few = max(1, _SPARSE * len(rows))
        loose = [at for at in range(len(kept)) if not both[at] and min(counts[at], counts[at + 1]) <= few]
        if not loose:
            break
        del kept[min(loose, key=lambda at: (min(counts[at], counts[at + 1]), at))]
    return tuple(kept)
