"""Tables with rules between columns alone: the grid holds all rows as one; they are told as in a table without rules."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from extractors.model.document import Cell, Line, Table
from extractors.model.quote import Word
from extractors.page.lines import box_of, group_lines
from extractors.tables.borderless.rows import block_starts, numbered_starts, row_cells, row_starts
from extractors.tables.columns import Column
from extractors.text.labels import group_kind, settings

_NUMBER = re.compile(r"^\(?\d{1,2}[.)]?$")
_OWN = frozenset({"indikator", "formula", "satuan", "sumber_data", "penanggung_jawab", "alasan", "definisi"})
_TALL = 2  # lines of a row that may hold several


def with_rows_parted(table: Table, first_row: int, columns: Sequence[Column] = ()) -> Table:
    """Return the table with the one row below its head parted, where it holds several goals or numbers; else the table.

    A row of sums may stand below it.
    `columns`: those of its head, which tell what each row fills for itself.
    """
    box = table.place.box
    body = [c for c in table.cells if c.row == first_row and c.text]
    sums = [c for c in table.cells if c.row > first_row]
    if first_row < table.n_rows - 1 and not _is_sum(table, first_row + 1):
        return table
    if box is None or first_row >= table.n_rows or len(body) < 3 or any(c.col_span > 1 for c in body):
        return table
    if not any(_holds_rows(c) for c in body):
        return table
    lines = _lines(body)
    edges = sorted({c.place.box.x0 for c in body if c.place.box is not None})[1:]
    if len(lines) < _TALL or not edges:
        return table
    numbers = numbered_starts(lines, 0, edges[0])
    own = frozenset(bisect_right(edges, (c.start + c.end) / 2) for c in columns if c.field in _OWN or c.holds_values)
    starts = sorted({0, *block_starts(lines, 0, numbers), *row_starts(lines, 0, edges, (), own)})
    if len(starts) < 2:
        return table
    first = min(c.col for c in body)
    made = [c for c in table.cells if c.row < first_row]
    for at, (start, end) in enumerate(zip(starts, [*starts[1:], len(lines)], strict=True)):
        row = [
            replace(c, col=c.col + first)
            for c in row_cells(lines[start:end], edges, box, first_row + at, table.page, ())
        ]
        made += row
    made += [replace(c, row=c.row + len(starts) - 1) for c in sums]
    return replace(table, cells=tuple(made), n_rows=table.n_rows + len(starts) - 1)


def _is_sum(table: Table, row: int) -> bool:
    """Return whether a row is the last of its table and gives the sum, or the average, of those above."""
    return row == table.n_rows - 1 and any(group_kind(cell.text) == "total" for cell in table.row(row) if cell.text)


def _holds_rows(cell: Cell) -> bool:
    """Return whether a cell holds the numbers, or the goals, of several rows."""
    lines = [line for line in cell.lines if line.words]
    if len(lines) >= 2 and all(_NUMBER.match(line.text) for line in lines):
        return True
    cues = tuple(settings()["cues"]["sasaran"])
    return sum(line.text[:1].isupper() and line.text.casefold().startswith(cues) for line in lines) >= 2


def _lines(cells: Sequence[Cell]) -> list[Line]:
    """Return the words of all cells as the lines of a page, from top to bottom."""
    words: list[Word] = sorted((w for c in cells for w in c.quote.words), key=lambda w: (box_of(w).top, box_of(w).x0))
    return list(group_lines(words))
