"""Texts that a spreadsheet printed on over the border of their cell, into the blank one beside it: each is one text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractors.model.document import Cell, Line, Table
from extractors.model.quote import Word
from extractors.tables.cells.content import is_unit

_LEAST, _MOST = 0.12, 0.4  # heights of a word: a blank between two words of one text; what overlaps are two texts
_OVER = 0.5  # points by which a word stands on both sides of a border
_LEVEL = 0.3  # heights of a word by which two on one line may differ


def with_overflow_joined(table: Table) -> Table:
    """Return the table, what stands in a cell given to the one at its left where that one's line runs on over their border.

    A word stands on the border, a blank parts it from its neighbour, and the cell holds nothing else. Numbers and units
    are left where they are: each is a value.
    """
    joined = dict(_joined(table))
    return replace(table, cells=tuple(joined.get(id(cell), cell) for cell in table.cells)) if joined else table


def _joined(table: Table) -> Iterator[tuple[int, Cell]]:
    """Yield (identity of a cell, the cell in its place) of each pair that holds one text."""
    starts = {(cell.row, cell.col, cell.row_span): cell for cell in table.cells}
    for left in table.cells:
        right = starts.get((left.row, left.col + left.col_span, left.row_span))
        if right is None or is_unit(right.text) or not runs_on(left, right):
            continue  # a unit is a text of its own: a spreadsheet prints over blank cells alone
        line, rest = left.lines[-1], right.lines[0]
        yield id(left), replace(left, lines=(*left.lines[:-1], Line((*line.words, *rest.words))))
        yield id(right), replace(right, lines=())


def runs_on(left: Cell, right: Cell) -> bool:
    """Return whether the last line of a cell goes on, over the border, in the one line of the cell at its right."""
    if len(right.lines) != 1 or left.place.box is None or not left.lines:
        return False
    if not left.lines[-1].text[-1:].isalpha() or not right.lines[0].text[:1].isalpha():
        return False
    words, rest = left.lines[-1].words, right.lines[0].words
    return bool(words and rest) and _is_one_text(words[-1], rest[0], left.place.box.x1)


def _is_one_text(last: Word, first: Word, border: float) -> bool:
    """Return whether two words on both sides of a border are of one text: letters, on one line, one of them on the border."""
    one, other = last.place.box, first.place.box
    if one is None or other is None or not (last.text[-1].isalpha() and first.text[0].isalpha()):
        return False
    height = min(one.height, other.height)
    level = abs(one.cy - other.cy) <= _LEVEL * height
    on_border = one.x0 < border < one.x1 - _OVER or other.x0 + _OVER < border < other.x1
    return level and on_border and _LEAST * height <= other.x0 - one.x1 <= _MOST * height
