"""Cells of a scanned grid that hold those of several columns or rows: a ruling is lost for a piece of its length."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.model.document import Cell, Line, Table
from extractors.model.geometry import Box
from extractors.model.quote import Word
from extractors.page.lines import box_of
from extractors.text.labels import is_spelt, match_header

_SEARCHED = 3  # rows from the top in which the head may be
_WIDE = 1.5  # times the height of its words: how far a cell's texts stand apart at a lost border
_NEIGHBOURS = 2  # columns on each side of which one has the border: the ruling may be lost in two cells side by side
_HIGH = 0.8  # times the height of its lines: the white at a lost border between rows, more than between lines of a text


def with_lost_borders(table: Table) -> Table:
    """Return a scanned grid with the cells parted that a lost piece of an upright ruling joins; else the table itself.

    A cell of the head is parted where each column below it gets a known label of its own, a cell below the head where
    its texts stand wide apart at each border that the head has there.
    """
    if not any(cell.quote.first_engine == "ocr" for cell in table.cells):
        return table
    table = _with_lost_levels(table)
    edges = _edges(table)
    cells: list[Cell] = []
    heads = {cell: _head_pieces(cell, edges) for cell in table.cells if cell.row < _SEARCHED}
    labelled = {
        at
        for cell in table.cells
        for at in _starts(cell, heads)
        if cell.row < _SEARCHED and match_header(cell.text).known
    }
    for cell in table.cells:
        pieces = heads.get(cell) or ()
        if not pieces and {*range(cell.col, cell.col + cell.col_span)} <= labelled:
            pieces = _body_pieces(cell, edges)
        cells += pieces or (cell,)
    return table if len(cells) == len(table.cells) else replace(table, cells=tuple(cells))


def _with_lost_levels(table: Table) -> Table:
    """Return a grid with the cells parted that hold those of several rows, where the columns on both sides are parted there."""
    tops: dict[int, dict[int, float]] = {}  # by column: where its cells begin, by row
    for cell in table.cells:
        if cell.place.box is not None:
            for col in range(cell.col, cell.col + cell.col_span):
                tops.setdefault(col, {})[cell.row] = cell.place.box.top
    cells = [piece for cell in table.cells for piece in _rows_of(cell, tops) or (cell,)]
    return table if len(cells) == len(table.cells) else replace(table, cells=tuple(cells))


def _rows_of(cell: Cell, tops: dict[int, dict[int, float]]) -> Sequence[Cell]:
    """Return a cell cut at the borders that both neighbours have; none where a part would be blank or texts stand close there."""
    box = cell.place.box
    if cell.row_span == 1 or box is None or len(cell.lines) < 2:
        return ()
    inner = range(cell.row + 1, cell.row + cell.row_span)
    left, right = (_borders(tops, side) for side in _beside(cell))
    rows = [row for row in inner if row in left and row in right]
    cuts = [(left[row] + right[row]) / 2 for row in rows]
    parts: list[list[Line]] = [[] for _ in range(len(rows) + 1)]
    for line in cell.lines:
        parts[bisect_right(cuts, _middle(line))].append(line)
    if not rows or not all(parts) or not all(_stand_apart(a, b) for a, b in pairwise(parts)):
        return ()
    starts, sides = [cell.row, *rows, cell.row + cell.row_span], [box.top, *cuts, box.bottom]
    return tuple(
        replace(
            cell,
            row=starts[at],
            row_span=starts[at + 1] - starts[at],
            lines=tuple(lines),
            bars=tuple(bar for bar in cell.bars if sides[at] <= bar.cy <= sides[at + 1]),
            place=cell.place._replace(box=Box(box.x0, sides[at], box.x1, sides[at + 1])),
        )
        for at, lines in enumerate(parts)
    )


def _beside(cell: Cell) -> tuple[Sequence[int], Sequence[int]]:
    """Return the columns left and right of a cell, the nearer ones first."""
    end = cell.col + cell.col_span
    return [*range(cell.col - 1, cell.col - 1 - _NEIGHBOURS, -1)], [*range(end, end + _NEIGHBOURS)]


def _borders(tops: dict[int, dict[int, float]], columns: Sequence[int]) -> dict[int, float]:
    """Return where the cells of columns begin, by row: as the first of them tells it."""
    made: dict[int, float] = {}
    for col in reversed(columns):
        made |= tops.get(col, {})
    return made


def _middle(line: Line) -> float:
    return sum(box_of(word).cy for word in line.words) / len(line.words)


def _stand_apart(above: Sequence[Line], below: Sequence[Line]) -> bool:
    """Return whether more white lies between two texts than between the lines of one."""
    upper, lower = [box_of(w) for w in above[-1].words], [box_of(w) for w in below[0].words]
    white = min(b.top for b in lower) - max(b.bottom for b in upper)
    return white > _HIGH * max(b.height for b in (*upper, *lower))


def _edges(table: Table) -> dict[int, float]:
    """Return the x at which columns begin, where a cell tells it."""
    return {cell.col: cell.place.box.x0 for cell in reversed(table.cells) if cell.place.box is not None}


def _starts(cell: Cell, heads: dict[Cell, Sequence[Cell]]) -> Sequence[int]:
    """Return the columns that a cell is the label of, alone."""
    if pieces := heads.get(cell):
        return [piece.col for piece in pieces]
    return [cell.col] if cell.col_span == 1 else []


def _head_pieces(cell: Cell, edges: dict[int, float]) -> Sequence[Cell]:
    """Return the labels of the columns that a cell lies over; none where they are one label, or not all are known."""
    whole = match_header(cell.text)
    if cell.col_span == 1 or not cell.text or is_spelt(cell.text) or (whole.known and len(whole.fields) < 2):
        return ()
    pieces = _pieces(cell, edges)
    labels = [match_header(piece.text) for piece in pieces]
    distinct = len({(label.fields, label.year) for label in labels}) == len(labels)
    return pieces if pieces and distinct and all(label.known and label.fields for label in labels) else ()


def _body_pieces(cell: Cell, edges: dict[int, float]) -> Sequence[Cell]:
    """Return the cells of a cell whose texts stand wide apart at each border; none where one lies over a border."""
    if cell.col_span == 1 or not cell.text:
        return ()
    words = cell.quote.words
    wide = _WIDE * max(box_of(word).bottom - box_of(word).top for word in words)
    for x in (edges.get(col) for col in range(cell.col + 1, cell.col + cell.col_span)):
        if x is None or any(box_of(word).x0 < x < box_of(word).x1 for word in words):
            return ()
        before, behind = (
            [b.x1 for b in map(box_of, words) if b.x1 <= x],
            [b.x0 for b in map(box_of, words) if b.x0 >= x],
        )
        if not before or not behind or min(behind) - max(before) < wide:
            return ()
    return _pieces(cell, edges)


def _pieces(cell: Cell, edges: dict[int, float]) -> Sequence[Cell]:
    """Return a cell cut where the columns that it lies over begin; none where one would be empty."""
    box = cell.place.box
    cuts = [edges[col] for col in range(cell.col + 1, cell.col + cell.col_span) if col in edges]
    if box is None or len(cuts) != cell.col_span - 1:
        return ()
    sides = [box.x0, *cuts, box.x1]
    parts: list[list[Line]] = [[] for _ in sides[1:]]
    for line in cell.lines:
        words: list[list[Word]] = [[] for _ in parts]
        for word in line.words:
            words[bisect_right(cuts, box_of(word).cx)].append(word)
        for at, own in enumerate(words):
            if own:
                parts[at].append(Line(tuple(own)))
    if not all(parts):
        return ()
    return tuple(
        replace(
            cell,
            col=cell.col + at,
            col_span=1,
            lines=tuple(lines),
            bars=tuple(bar for bar in cell.bars if sides[at] <= bar.cx <= sides[at + 1]),
            place=cell.place._replace(box=Box(sides[at], box.top, sides[at + 1], box.bottom)),
        )
        for at, lines in enumerate(parts)
    )
