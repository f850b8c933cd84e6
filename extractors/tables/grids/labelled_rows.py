"""Rows across the columns of a table that only go on with the row above: "Formula : ..." below its indicator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.model.document import Cell, Table
from extractors.tables.columns import Column, homes_of
from extractors.text.labels import inline_pattern

_SHARED = frozenset({"penanggung_jawab", "sumber_data", "formula", "satuan", "target"})
_FEWEST_COLUMNS = 2  # that such a text spans


def with_labelled_rows_joined(table: Table, columns: Sequence[Column], first_row: int) -> tuple[Table, frozenset[int]]:
    """Return (the table, texts that open with a label and stand alone in a row put to the indicator above; rows in doubt).

    Such a text stands over several columns. In doubt are the rows of indicators without one where others have one: it may be
    theirs as well.
    """
    homes = homes_of(table, columns)
    owner: Cell | None = None
    more: dict[int, list[Cell]] = {}
    owners: dict[int, int] = {}  # the row of each indicator
    for row in range(first_row, table.n_rows):
        texts = [cell for cell in table.row(row) if cell.text]
        if owner is not None and len(texts) == 1 and _is_labelled(texts[0]):
            more.setdefault(id(owner), []).append(texts[0])
            continue
        own = [
            c
            for c in texts
            if (at := homes[id(c)]) is not None and columns[at].field == "indikator" and c.row_span == 1
        ]
        owner = own[0] if len(own) == 1 else None if texts else owner
        owners |= {row: id(owner)} if own and owner is not None else {}
    if not more:
        return table, frozenset()
    moved = {id(cell) for cells in more.values() for cell in cells}
    made: list[Cell] = []
    for cell in table.cells:
        if id(cell) in moved:
            made.append(replace(cell, lines=()))
        elif id(cell) in more:
            made.append(replace(cell, lines=(*cell.lines, *(line for below in more[id(cell)] for line in below.lines))))
        else:
            made.append(cell)
    shared = any(_names_shared(cell) for cells in more.values() for cell in cells)
    bare = {row for row, cell in owners.items() if not any(map(_names_shared, more.get(cell, ())))} if shared else set()
    return replace(table, cells=tuple(made)), frozenset(bare)


def _names_shared(cell: Cell) -> bool:
    """Return whether such a text may be of several indicators above it: a remark is of one."""
    label = inline_pattern().match(cell.text)
    return label is not None and label.lastgroup in _SHARED


def _is_labelled(cell: Cell) -> bool:
    return cell.col_span >= _FEWEST_COLUMNS and inline_pattern().match(cell.text) is not None
