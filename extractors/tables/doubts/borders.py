"""Rows whose borders may be others than were read: words and numbers that cross one, a text in one cell over two columns."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extractors.model.document import Cell
from extractors.model.quote import Word
from extractors.tables.columns import Column, reach
from extractors.tables.grids.overflowing import runs_on
from extractors.tables.rows.grid_rows import GridRow

MAIN_FIELDS = frozenset({"sasaran", "indikator", "target", "satuan", "penanggung_jawab"})
_MOST = 0.5  # of a column's width that a cell over it covers
_CUT = 0.25  # times the height of a word: two pieces nearer each other, on both sides of a border, may be one word
_OVER = 2.0  # points by which a word crosses its cell's border before another value may be in it


def rows_joined(rows: Sequence[GridRow]) -> set[tuple[int, int]]:
    """Return the rows with a text in one cell over columns of several fields, or years: nothing parts its words."""
    return {
        (row.part, row.index)
        for row in rows
        if row.kind == "body"
        for cell in row.starting
        if cell.text and len({_main(c) for c in row.columns if _lies_over(cell, c)} - {None}) > 1
    }


def _main(column: Column) -> tuple[str, int | None, str | None, str] | None:
    """Return which value, or which main field, a column holds; None for any other."""
    if column.holds_values:
        return "target", column.year, column.period, column.kind
    return (column.fields[0], None, None, "") if {*column.fields[:1]} & MAIN_FIELDS else None


def _lies_over(cell: Cell, column: Column) -> bool:
    start, end = reach(cell)
    return min(end, column.end) - max(start, column.start) > (column.end - column.start) * _MOST


def rows_over_borders(rows: Sequence[GridRow]) -> set[tuple[int, int]]:
    """Return the rows with a number that begins in one cell and ends in the next, or a scanned word that a border cuts.

    So is a row with a text that goes on in the next cell, or in the column of another main field: it may be of that one.
    """
    return {
        (row.part, row.index)
        for row in rows
        if row.kind == "body"
        and row.ruled
        and (
            any(map(_runs_over, row.starting))
            or _is_word_cut(row.starting)
            or any(_goes_over(cell, row) for cell in row.starting)
            or any(itertools.starmap(runs_on, itertools.pairwise(row.starting)))
        )
    }


def _goes_over(cell: Cell, row: GridRow) -> bool:
    """Return whether words of a cell stand behind its border, in a column of a main field or of values."""
    box, boxes = cell.place.box, [word.place.box for word in cell.quote.words]
    first = boxes[0] if boxes else None
    if box is None or first is None or not box.x0 <= first.cx <= box.x1:
        return False  # a cell that was put elsewhere
    behind = [word.cx for word in boxes if word is not None and word.x0 > box.x1 and box.top < word.cy < box.bottom]
    return any(_main(column) is not None and column.start < x < column.end for x in behind for column in row.columns)


def _is_word_cut(cells: Sequence[Cell]) -> bool:
    """Return whether a scanned word goes on, in small letters, in the next cell without any gap: that border may be none."""
    ends = [_outer_words(cell, -1) for cell in cells]
    starts = [_outer_words(cell, 0) for cell in cells]
    return any(_goes_on(a, b) for left, right in zip(ends, starts[1:], strict=False) for a in left for b in right)


def _outer_words(cell: Cell, at: int) -> list[Word]:
    return [words[at] for line in cell.lines if (words := line.words) and words[at].engine == "ocr"]


def _goes_on(left: Word, right: Word) -> bool:
    one, other = left.place.box, right.place.box
    if one is None or other is None or not left.text[-1:].isalpha() or not right.text[:1].islower():
        return False
    height = min(one.bottom - one.top, other.bottom - other.top)
    return abs(one.cy - other.cy) < height / 2 and other.x0 - one.x1 < _CUT * height


def _runs_over(cell: Cell) -> bool:
    box = cell.place.box
    words = cell.quote.words
    if box is None or len(words) != 1 or not any(map(str.isdigit, words[0].text)):
        return False
    place = words[0].place.box
    if place is None or place.x1 < box.x0 or place.x0 > box.x1:
        return False  # a cell that was put elsewhere, as years from below their indicator
    return place.x1 > box.x1 + _OVER or place.x0 < box.x0 - _OVER
