"""Columns under labels that are known nowhere in which nothing can stand that a row lacks."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.tables.cells.content import is_value
from extractors.tables.columns import Column
from extractors.tables.rows.grid_rows import GridRow
from extractors.text.labels import cell_pattern

_SHORTEST_OFFICE = 3  # letters: "PK" and "SPM" are none
_MARK = cell_pattern("values", "mark_of_choice")


def columns_of_no_field(rows: Sequence[GridRow]) -> set[int]:
    """Return the columns under unknown labels in which no lacking field can stand: marks, or numbers beside the targets."""
    found: set[int] = set()
    columns = rows[0].columns if rows else ()
    aimed = any(c.field == "target" for c in columns)
    answered = any("penanggung_jawab" in c.fields for c in columns)
    for i, column in enumerate(columns):
        if not column.is_strange or not column.label:
            continue
        texts = [c.text for row in rows if row.kind == "body" for c in row.new.get(i, [])]
        numbers = aimed and not _may_be_dated(column, columns) and all(is_value(text) for text in texts)
        office = not answered and len(column.label.text) > _SHORTEST_OFFICE  # ticked where it answers for the row
        if texts and (numbers or (not office and all(_MARK.match(text) for text in texts))):
            found.add(i)
    return found


def _may_be_dated(column: Column, columns: Sequence[Column]) -> bool:
    """Return whether an unknown label may be a part of a year: it is counted ("C1"), or one of several under a wider label."""
    first = column.label.text.split()[:1]
    beside = any(other is not column and other.label.text.split()[:1] == first for other in columns)
    return beside or any(c.isdigit() for c in column.label.text)


def meant(column: Column) -> tuple[str, ...]:
    """Return the fields of a column; a target where it holds values."""
    return ("target",) if column.holds_values else column.fields
