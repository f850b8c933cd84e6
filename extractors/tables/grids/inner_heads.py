"""Tables drawn inside the cells of a column, each under the same heads: the heads are one row of the head around them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from extractors.model.document import Cell, Table
from extractors.text.labels import compact, match_header

_FEWEST = 2  # times that the heads must stand, and cells of them


def with_inner_heads_lifted(table: Table) -> Table:
    """Return the table with heads that stand again inside the rows of its body set once, below the head around them.

    Only heads that are known, beside a cell that spans them and rows below: a head printed again on a new page spans nothing.
    """
    heads = _inner_heads(table)
    if len(heads) < _FEWEST:
        return table
    first = heads[0]
    start = min(cell.row for cell in _spanning(table, first))
    if start == 0:
        return table
    blank = {
        row for row in range(start, table.n_rows)
        if row + 1 in heads and all(not cell.text or cell.row_span > 1 for cell in table.row(row))
    }  # fmt: skip
    kept = [*range(start), first, *(row for row in range(start, table.n_rows) if row not in heads and row not in blank)]
    index = {row: at for at, row in enumerate(kept)}
    cells: list[Cell] = []
    inner = [(cell.col, cell.col + cell.col_span) for cell in table.row(first) if cell.text]
    for cell in table.cells:
        if cell.row == first and cell.text:
            cells.append(replace(cell, row=start, row_span=1))
            continue
        rows = [index[row] for row in range(cell.row, cell.row + cell.row_span) if row in index and row != first]
        if not rows:
            continue
        above = cell.row + cell.row_span == start and not any(low <= cell.col < high for low, high in inner)
        cells.append(replace(cell, row=rows[0], row_span=len(rows) + above))
    return replace(table, cells=tuple(cells), n_rows=len(kept))


def _inner_heads(table: Table) -> list[int]:
    """Return the rows of the heads that stand most often inside the body, from top to bottom."""
    by_texts: defaultdict[tuple[tuple[int, str], ...], list[int]] = defaultdict(list)
    for row in range(1, table.n_rows):
        cells = [cell for cell in table.row(row) if cell.text]
        if len(cells) >= _FEWEST and all(cell.row_span == 1 for cell in cells) and _spanning(table, row):
            by_texts[tuple((cell.col, compact(cell.text)) for cell in cells)].append(row)
    found = [rows for rows in by_texts.values() if len(rows) >= _FEWEST and _are_heads(table, rows[0])]
    return max(found, key=len, default=[])


def _are_heads(table: Table, row: int) -> bool:
    texts = [cell.text for cell in table.row(row) if cell.text]
    return len(set(texts)) == len(texts) and all(match_header(text).fields for text in texts)


def _spanning(table: Table, row: int) -> Sequence[Cell]:
    """Return the cells with words that begin above a row, or beside it, and go on below it."""
    return [
        cell for cell in table.covering(row)
        if cell.text and cell.row <= row and cell.row + cell.row_span > row + 1 and cell.row_span > 1
    ]  # fmt: skip
