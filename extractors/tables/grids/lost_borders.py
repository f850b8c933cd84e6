"""Cells of a scanned grid that hold those of several columns: an upright ruling is lost for a piece of its length."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from extractors.model.document import Cell, Line, Table
from extractors.model.geometry import Box
from extractors.model.quote import Word
from extractors.page.lines import box_of
from extractors.text.labels import is_spelt, match_header

_SEARCHED = 3  # rows from the top in which the head may be
_WIDE = 1.5  # times the height of its words: how far a cell's texts stand apart at a lost border


def with_lost_borders(table: Table) -> Table:
    """Return a scanned grid with the cells parted that a lost piece of an upright ruling joins; else the table itself.

    A cell of the head is parted where each column below it gets a known label of its own, a cell below the head where
    its texts stand wide apart at each border that the head has there.
    """
    if not any(word.engine == "ocr" for cell in table.cells for word in cell.quote.words[:1]):
        return table
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
