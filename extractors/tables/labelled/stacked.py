"""Cards drawn as grids: rows of labels, each over a row of values, for one indicator or for several one below the other."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.model.document import Cell, Table
from extractors.model.quote import Quote, join
from extractors.text.labels import match_header

_FEWEST_PAIRS = 2  # rows of labels; one is the head of an ordinary table
_FEWEST_FIELDS = 4
_FEWEST_LABELS = 2  # in a row of them


def is_stacked(table: Table) -> bool:
    """Return whether every second row of a table names fields, and those between hold their values, an indicator among them.

    None where a value stands below no label: the words of a card are all read, or none of them.
    """
    rows = [row for row in range(table.n_rows) if _is_label_row(table, row)]
    if len(rows) < _FEWEST_PAIRS or rows != list(range(0, table.n_rows, 2)) or table.n_rows != len(rows) * 2:
        return False
    texts = {tuple(c.text for c in _labels(table, row)) for row in rows}
    pairs = [pair for card in cards_of_stacked(table) for pair in card]
    fields = {match_header(label.text).fields[0] for label, _ in pairs}
    printed = sum(len(c.quote.words) for row in rows for c in table.row(row + 1))
    whole = sum(len(value.words) for _, value in pairs) == printed
    return len(texts) >= _FEWEST_PAIRS and "indikator" in fields and len(fields) >= _FEWEST_FIELDS and whole


def cards_of_stacked(table: Table) -> Iterator[list[tuple[Quote, Quote]]]:
    """Yield the labels of each card with the values below them, each with all that begins below its own width.

    A label that a card has already, with a value or without, opens the next one.
    """
    card: list[tuple[Quote, Quote]] = []
    told: set[str] = set()
    for row in range(0, table.n_rows - 1, 2):
        labels = _labels(table, row)
        if told & (texts := {label.text for label in labels}):
            yield card
            card, told = [], set()
        told |= texts
        for label in labels:
            below = [c for c in table.row(row + 1) if label.col <= c.col < label.col + label.col_span and c.text]
            if below:
                card.append((label.quote, join(c.quote for c in below)))
    yield card


def _labels(table: Table, row: int) -> list[Cell]:
    """Return the labels of a row: of one field each, in one row of the grid."""
    return [c for c in table.row(row) if c.row_span == 1 and len(match_header(c.text).fields) == 1 and c.text]


def _is_label_row(table: Table, row: int) -> bool:
    cells = [c for c in table.row(row) if c.text and c.row_span == 1]
    return len(cells) >= _FEWEST_LABELS and len(_labels(table, row)) == len(cells)
