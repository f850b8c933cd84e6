"""Cards drawn as grids: rows of labels, each over a row of values, for one indicator or for several one below the other."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.model.document import Cell, Table
from extractors.model.quote import Quote
from extractors.text.labels import match_header

_FEWEST_PAIRS = 2  # rows of labels; one is the head of an ordinary table
_FEWEST_FIELDS = 4
_FEWEST_LABELS = 2  # in a row of them


def is_stacked(table: Table) -> bool:
    """Return whether every second row of a table names fields, and those between hold their values, an indicator among them."""
    pairs = [*pairs_of_stacked(table)]
    rows = [row for row in range(table.n_rows) if _is_label_row(table, row)]
    fields = {match_header(label.text).fields[0] for label, _ in pairs}
    first = match_header(pairs[0][0].text).fields if pairs else ()
    even = rows == list(range(0, table.n_rows, 2)) and len(rows) >= _FEWEST_PAIRS and table.n_rows == len(rows) * 2
    texts = {tuple(c.text for c in _labels(table, row)) for row in rows}
    return (
        even and len(texts) >= _FEWEST_PAIRS and "indikator" in fields and len(fields) >= _FEWEST_FIELDS and bool(first)
    )


def pairs_of_stacked(table: Table) -> Iterator[tuple[Quote, Quote]]:
    """Yield the labels of such a table with the values below them."""
    for row in range(0, table.n_rows - 1, 2):
        for label in _labels(table, row):
            value = table.cell_at(row + 1, label.col)
            if value is not None and value.row == row + 1 and value.col == label.col and value.text:
                yield label.quote, value.quote


def _labels(table: Table, row: int) -> list[Cell]:
    """Return the labels of a row: of one field each, in one row of the grid."""
    return [c for c in table.row(row) if c.row_span == 1 and len(match_header(c.text).fields) == 1 and c.text]


def _is_label_row(table: Table, row: int) -> bool:
    cells = [c for c in table.row(row) if c.text and c.row_span == 1]
    return len(cells) >= _FEWEST_LABELS and len(_labels(table, row)) == len(cells)
