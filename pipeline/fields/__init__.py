"""Each column of the dataset, declared once: schema, rows, dictionary, Excel and report are made from this."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.fields.column import Column, Table
from pipeline.fields.documents import DOCUMENTS
from pipeline.fields.findings import CHECKS, EVIDENCE, FINDINGS, PROFILE, RECONCILIATIONS
from pipeline.fields.indicators import INDICATORS, TARGETS
from pipeline.fields.legal_basis import LEGAL_BASIS, REGULATIONS
from pipeline.fields.signatories import OFFICIALS, SIGNATORIES

TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (
        DOCUMENTS, INDICATORS, TARGETS, SIGNATORIES, OFFICIALS, LEGAL_BASIS, REGULATIONS, PROFILE, RECONCILIATIONS,
        FINDINGS, CHECKS, EVIDENCE,
    )
}  # fmt: skip

__all__ = ["TABLES", "Column", "Table"]
