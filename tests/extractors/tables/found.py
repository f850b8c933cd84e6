"""The one table that is found in a document, and the texts of a field in its rows."""

from __future__ import annotations

from extractors.model.blocks import IndikatorTable
from extractors.model.document import Document
from extractors.tables.indicators import find_indikator_tables

IKU_HEADER = ["NO", "SASARAN STRATEGIS", "INDIKATOR KINERJA UTAMA", "PENJELASAN / FORMULASI", "SUMBER DATA"]
TARGET_HEADER = ["No", "Sasaran", "Indikator Kinerja", "Target"]
SMALL_LETTERS = [
    TARGET_HEADER,
    ["1.", "meningkatnya layanan arsip", "persentase arsip tertata", "10%"],
    ["", "memenuhi standar arsip", "jumlah arsip baku", "20"],
    ["2.", "meningkatnya naskah kerja sama", "persentase naskah kerja sama", "30%"],
]


def only_table(document: Document) -> IndikatorTable:
    """Return the table of a document; fails where there is none or more than one."""
    (found,) = find_indikator_tables(document)
    return found


def texts_of(table: IndikatorTable, field: str) -> list[str]:
    """Return what each row has in a field, "" for nothing."""
    return [row.fields[field].text if field in row.fields else "" for row in table.rows]


def years_of(table: IndikatorTable, row: int = 0) -> list[tuple[str, str | None, str]]:
    """Return kind, part of the year and text of each value by year of a row."""
    return [(y.kind, y.period, y.value.text) for y in table.rows[row].yearly]
