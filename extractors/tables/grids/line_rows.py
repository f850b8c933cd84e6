"""A row of the sheet for each line of text: only the first has a number, those below go on with its texts in small letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.model.document import Cell, Line, Table
from extractors.model.geometry import Box
from extractors.tables.cells.content import NUMBER_ONLY
from extractors.tables.cells.read import split_mark
from extractors.tables.cells.several import opens_indicator
from extractors.tables.columns import Column, homes_of

_FEWEST = 2  # rows that go on
_FEWEST_NUMBERED = 2
_SMALL = 0.8  # share of the texts of rows that go on that begin with small letters


def with_line_rows_joined(table: Table, columns: Sequence[Column], first_row: int) -> tuple[Table, frozenset[int]]:
    """Return (the table, the rows that go on joined to the numbered row above them; rows in doubt).

    The table itself where cells of the body span rows, a row without number has a value or a mark ("a."), or its texts open with
    capitals as those of numbered rows do.
    In doubt are the rows with a text that opens with none, or as an indicator does.
    """
    homes = homes_of(table, columns)
    numbered, more, doubted = [], [], []
    texts = small = named = capital = 0
    for row in range(first_row, table.n_rows):
        cells = table.row(row)
        filled = [(columns[at], c) for c in cells if c.text and (at := homes[id(c)]) is not None]
        if not any(c.text for c in cells):
            continue
        if any(c.row_span > 1 or homes[id(c)] is None for c in cells) or len(
            {id(c) for c in table.covering(row)}
        ) > len(cells):
            return table, frozenset()
        if any(column.field == "no" for column, _ in filled):
            numbered.append(row)
            worded = [c.text for column, c in filled if column.field != "no" and c.text[:1].isalpha()]
            named, capital = named + len(worded), capital + sum(text[:1].isupper() for text in worded)
            continue
        if not numbered or any(_is_own(column, c) for column, c in filled):
            return table, frozenset()
        begun = [c.text[:1].islower() for _, c in filled]
        texts, small = texts + len(begun), small + sum(begun)
        more.append(row)
        opens = any(column.field == "indikator" and opens_indicator(c.text) for column, c in filled)
        doubted += [] if all(begun) and not opens else [row]
    if len(more) < _FEWEST or len(numbered) < _FEWEST_NUMBERED or small < _SMALL * texts or capital < _SMALL * named:
        return table, frozenset()
    opener = {row: max(n for n in numbered if n < row) for row in more}
    return _joined(table, opener), frozenset(opener[row] for row in doubted)


def _is_own(column: Column, cell: Cell) -> bool:
    """Return whether a cell holds what no rest of a text is: a number, a value, or an item with its mark."""
    valued = column.holds_values and any(map(str.isdigit, cell.text))
    return valued or NUMBER_ONLY.match(cell.text) is not None or bool(split_mark(cell.quote)[0])


def _joined(table: Table, opener: dict[int, int]) -> Table:
    """Return the table with the texts of rows in the cells of other rows; the rows themselves stay, empty."""
    lines = {(c.row, c.col): list(c.lines) for c in table.cells}
    boxes = {(c.row, c.col): c.place.box for c in table.cells}
    for cell in sorted(table.cells, key=lambda c: c.row):
        if cell.row in opener and cell.text:
            at = (opener[cell.row], cell.col)
            if at not in lines:
                continue
            lines[at] += cell.lines
            lines[cell.row, cell.col] = []
            boxes[at] = _around(boxes[at], cell.place.box)
    return replace(table, cells=tuple(_with(c, tuple(lines[c.row, c.col]), boxes[c.row, c.col]) for c in table.cells))


def _around(one: Box | None, other: Box | None) -> Box | None:
    return one if one is None or other is None else Box.around([one, other])


def _with(cell: Cell, lines: tuple[Line, ...], box: Box | None) -> Cell:
    return cell if lines == cell.lines else replace(cell, lines=lines, place=cell.place._replace(box=box))
