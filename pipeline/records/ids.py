"""Ids of records: the document's, the table's letter and a number in reading order."""

from __future__ import annotations

from pipeline.records.dossier import Dossier


def indicator_id(dossier: Dossier, row_no: int) -> str:
    """Return the id of an indicator row."""
    return f"{dossier.document_id}-i{row_no:05}"


def signatory_id(dossier: Dossier, seq: int) -> str:
    """Return the id of a signature."""
    return f"{dossier.document_id}-s{seq:05}"


def citation_id(dossier: Dossier, seq: int) -> str:
    """Return the id of a citation."""
    return f"{dossier.document_id}-c{seq:05}"
