"""Several indicators of one cell that are paragraphs, where other cells have as many at the same heights."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extractors.model.document import Cell, Line
from extractors.model.quote import Quote
from extractors.tables.cells.read import read_cell
from extractors.tables.cells.several import NumberedPart, Parts, goes_on, opens_indicator

_FEWEST = 2  # paragraphs, and other cells that agree
_ROOM = 10.0  # points that a cell keeps free at its right, and a blank


def find_paragraphs(cell: Cell, others: Sequence[Cell]) -> tuple[Parts, bool]:
    """Return (pieces, doubted) of a cell of several paragraphs beside cells of as many, at the same heights.

    Pieces where each opens as indicators do, or two other cells agree; else none, and doubted where one cell agrees.
    """
    lines = [line for line in cell.lines if line.has_words]
    starts = _paragraph_starts(cell)
    agreeing = [other for other in others if _is_level(lines, starts, other)]
    if len(starts) < _FEWEST or not agreeing:
        return Parts(), False
    pieces = [tuple(lines[a:b]) for a, b in itertools.pairwise([*starts, len(lines)])]
    if len(agreeing) < _FEWEST and not all(opens_indicator(piece[0].text) for piece in pieces):
        return Parts(), True
    return Parts("paragraphs", (), tuple(NumberedPart(Quote(), piece) for piece in pieces)), False


def share_paragraphs(cell: Cell, n: int, field: str) -> list[Quote] | None:
    """Return the paragraphs of a cell, where it has `n`; else None."""
    lines = [line for line in cell.lines if line.has_words]
    starts = _paragraph_starts(cell)
    if len(starts) != n:
        return None
    return [read_cell(lines[a:b], cell.bars, field) for a, b in itertools.pairwise([*starts, len(lines)])]


def _paragraph_starts(cell: Cell) -> list[int]:
    """Return the filled lines of a cell that open a paragraph: a line after which its first word had still fitted above."""
    lines = [line for line in cell.lines if line.has_words]
    edge = cell.place.box.x1 if cell.place.box is not None else None
    starts = []
    for at, line in enumerate(lines):
        above, first = lines[at - 1].box if at else None, line.first_box
        opens = line.text[:1].isupper() or line.text[:1] == "("
        had_room = above is None or first is None or edge is None or above.x1 + first.width + _ROOM <= edge
        if not at or (opens and had_room and not goes_on(lines[at - 1].text)):
            starts.append(at)
    return starts


def _is_level(lines: Sequence[Line], starts: Sequence[int], other: Cell) -> bool:
    """Return whether another cell has as many paragraphs, each at the height of one of these where there is geometry."""
    filled = [line for line in other.lines if line.has_words]
    theirs = _paragraph_starts(other)
    if len(theirs) != len(starts):
        return False
    for mine, its in zip(starts, theirs, strict=True):
        a, b = lines[mine].box, filled[its].box
        if a is not None and b is not None and abs(a.top - b.top) > a.height * 0.4:
            return False
    return True
