"""Matrices: tables with the labels in the first column and one indicator in each column beside it."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.model.document import Cell, Table
from extractors.model.quote import Quote, join
from extractors.tables.labelled.forms import is_head
from extractors.text.labels import cell_pattern, match_header

_CODE = cell_pattern("codes", "alone")
_FEWEST_LABELS = 4  # fields that the first column names, the indicator's among them
_FEWEST_INDICATORS = 2  # columns beside it
_MOSTLY = 0.6  # of the labels are known


def is_matrix(table: Table) -> bool:
    """Return whether the first column of a table names the fields of an indicator, and each column beside it is one.

    A head of an ordinary table, with labels side by side, is none.
    """
    labels = [cell for cell in _first_column(table) if cell.text]
    if table.n_cols <= _FEWEST_INDICATORS or len(labels) < _FEWEST_LABELS:
        return False
    fields = {name for cell in labels for name in _fields(cell)[:1]}
    known = sum(bool(_fields(cell)) for cell in labels)
    if "indikator" not in fields or len(fields) < _FEWEST_LABELS or known < len(labels) * _MOSTLY:
        return False
    named = next((cell for cell in labels if _fields(cell) == ("indikator",)), None)
    if named is None:
        return False
    beside = [cell for cell in table.row(named.row) if cell.col > 0 and any(map(str.isalpha, cell.text))]
    others = [cell for cell in table.cells if cell.col > 0 and cell.text]
    labelled = sum(len(_fields(cell)) == 1 for cell in others)
    return len(beside) >= _FEWEST_INDICATORS and len(beside) == table.n_cols - 1 and labelled * 4 < len(others)


def columns_of_matrix(table: Table) -> Iterator[list[tuple[Quote, Quote]]]:
    """Yield the labels of each indicator with their values; no label where a row goes on with the value above it.

    A value is all that stands beside its label, in several rows too; one over several columns is of each of them. A head
    ("Uraian | IKU 1 | IKU 2") is no value.
    """
    for col in range(1, table.n_cols):
        found: list[tuple[Quote, Quote]] = []
        for label in _without_head(table):
            beside = (table.cell_at(label.row + down, col) for down in range(label.row_span))
            cells = {id(cell): cell for cell in beside if cell is not None and cell.text and cell.col > 0}
            if cells:
                found.append((label.quote.part(0, len(label.text.rstrip(" :"))), join(c.quote for c in cells.values())))
        yield found


def _without_head(table: Table) -> list[Cell]:
    """Return the labels without the first one where it is the head over the others: one below it names the same field.

    A head of forms ("Uraian") is one wherever codes or such heads alone stand beside it. Codes alone ("IKU 1") stand beside
    a head that names indicators: their names may as well stand in several rows.
    """
    labels = _first_column(table)
    first = _fields(labels[0]) if labels else ()
    beside = [cell.text for cell in table.row(labels[0].row) if cell.col > 0 and cell.text] if labels else []
    uncoded = [text for text in beside if not _CODE.match(text)]
    if beside and is_head(labels[0].text, uncoded):
        return labels[1:]
    if not first or not any(_fields(label) == first for label in labels[1:]):
        return labels
    named = first == ("indikator",) and bool(uncoded)
    return labels if named else labels[1:]


def _first_column(table: Table) -> list[Cell]:
    return sorted((cell for cell in table.cells if cell.col == 0), key=lambda cell: cell.row)


def _fields(cell: Cell) -> tuple[str, ...]:
    match = match_header(cell.text.rstrip(" :"))
    return match.fields if match.known else ()
