"""What is a label of a head by its words alone, and labels that stand in the first rows of data."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.model.document import Cell, Table
from extractors.tables.columns import is_index_row
from extractors.tables.heads.meaning import inherits, period_of
from extractors.text.labels import YEAR, cell_pattern, match_header

_YEAR_ONLY = cell_pattern("header_patterns", "year_alone")
_COUNTED_YEAR = cell_pattern("header_patterns", "counted_year")
_UNIT_ROW = cell_pattern("header_patterns", "unit_of_money")


def body_row(table: Table, row: int) -> int:
    """Return the first row from `row` on that is no row of the columns' numbers."""
    while row < table.n_rows and is_index_row(c.text for c in table.row(row)):
        row += 1
    return row


def is_label(text: str) -> bool:
    """Return whether a text is a label of a column: a known one, a year, a part of a year, a unit of money."""
    if names_year(text) or _UNIT_ROW.match(text) or period_of(text, "") is not None:
        return True
    if has_digit(text):
        return False
    return match_header(text).known or inherits(text)


def names_year(text: str) -> bool:
    """Return whether a label is a year and nothing else, named ("Tahun 2021") or counted ("Tahun ke-1")."""
    return bool(_YEAR_ONLY.match(text) or _COUNTED_YEAR.match(text))


def has_digit(text: str) -> bool:
    """Return whether a text holds figures that are no year."""
    return any(c.isdigit() for c in YEAR.sub("", text))


def labels_below(table: Table, first: int, depth: int) -> tuple[tuple[Cell, ...], frozenset[int]]:
    """Return (labels in the first body row, ids of the cells that are no data): years under a head cell over several columns.

    A value beside the years that has another below it, in a row that the row's own cells reach down into, is a label as well.
    """
    row = body_row(table, first + depth)
    if row >= table.n_rows:
        return (), frozenset()
    of_head = [c for r in range(first, first + depth) for c in table.row(r) if names_year(c.text)]
    again = frozenset(id(c) for c in _printed_again(table, row - 1, of_head)) if len(of_head) > 1 else frozenset()
    starting = [c for c in table.row(row) if c.text]
    heads = [c for r in range(first, first + depth) for c in table.row(r) if c.col_span >= 2 and c.text]
    cells: list[Cell] = []
    for head in heads:
        under = [c for c in starting if head.col <= c.col < head.col + head.col_span]
        if _has_labels(table, head, row):
            continue  # "1" and "2" below "TW I" and "TW II" are values
        said = [names_year(c.text) or period_of(c.text, head.text) is not None for c in under]
        if len(under) >= 2 and all(said) and len({c.text for c in under}) == len(under):
            cells += [c for c in under if c not in cells]
    if len(starting) >= 2 and all(
        is_label(c.text) and (inherits(c.text) or not match_header(c.text).year) for c in starting
    ):
        return tuple(starting), again.union(map(id, starting))
    if not cells:
        return (), again
    beside = [c for c in starting if c not in cells and c.row_span == 1 and _valued_below(table, c)]
    return tuple(cells), again.union(id(c) for c in (*cells, *beside, *_printed_again(table, row, cells)))


def _printed_again(table: Table, row: int, years: Sequence[Cell]) -> list[Cell]:
    """Return the cells further down that say the same years over the same columns, row by row of indicators."""
    told = {(c.col, c.text) for c in years}
    cells: list[Cell] = []
    for below in range(row + 1, table.n_rows):
        same = [c for c in table.row(below) if (c.col, c.text) in told]
        cells += same if len(same) == len(told) else []
    return cells


def _has_labels(table: Table, head: Cell, row: int) -> bool:
    """Return whether a wider cell of the head has labels of its own above a row, numbers of columns not counted."""
    between = (c for r in range(head.row + head.row_span, row) for c in table.row(r))
    return any(
        head.col <= c.col < head.col + head.col_span and c.text and not c.text.strip("() .").isdigit() for c in between
    )


def _valued_below(table: Table, cell: Cell) -> bool:
    below = table.cell_at(cell.row + 1, cell.col)
    goes_on = any(c.row == cell.row and c.row_span > 1 and c.text for c in table.cells)
    return goes_on and below is not None and below.row == cell.row + 1 and bool(below.text)
