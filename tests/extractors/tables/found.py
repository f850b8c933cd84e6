"""The one table that is found in a document, and the texts of a field in its rows."""

from __future__ import annotations

from extractors.model.blocks import IndikatorTable
from extractors.model.document import Document
from extractors.tables.indicators import find_indikator_tables

IKU_HEADER = ["NO", "SASARAN STRATEGIS", "INDIKATOR KINERJA UTAMA", "PENJELASAN / FORMULASI", "SUMBER DATA"]


def only_table(document: Document) -> IndikatorTable:
    """Return the table of a document; fails where there is none or more than one."""
    (found,) = find_indikator_tables(document)
    return found


def texts_of(table: IndikatorTable, field: str) -> list[str]:
    """Return what each row has in a field, "" for nothing."""
    return [row.fields[field].text if field in row.fields else "" for row in table.rows]
