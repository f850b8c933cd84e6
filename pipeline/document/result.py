"""What reading a file gives to a run: a header for memory, the rest packed for the spool; and such files of earlier runs."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from functools import cache as remember

from pipeline.dataset.evidence import Row
from pipeline.document.rows import document_row
from pipeline.document.tables import DocumentTables, FileHeader, header_of, make_tables
from pipeline.errors import PASSING
from pipeline.records.dossier import Dossier
from pipeline.records.source import Source, format_by_name
from pipeline.records.summary import DocumentSummary
from pipeline.storage.cache import Cache
from pipeline.storage.codec import DAMAGED, pack, unpack
from pipeline.storage.fingerprint import program_version


@dataclass(frozen=True, slots=True)
class FileResult:
    """A file as the run keeps it. `row`: of the table of documents; `summary` and `tables`: empty where reading failed.

    `dossier`: packed too where it is to be stored by another machine than the one that read.
    """

    header: FileHeader
    row: bytes
    summary: bytes = b""
    tables: bytes = b""
    dossier: bytes = b""

    def parts(self) -> tuple[bytes, ...]:
        """Return what goes to the spool, in the order of ROW, SUMMARY, DOCUMENT_TABLES."""
        return self.row, self.summary, self.tables


ROW, SUMMARY, DOCUMENT_TABLES = range(3)


def make_result(dossier: Dossier) -> FileResult:
    """Return what is kept of a document that was read: its own rules are applied here, where that was done."""
    tables = make_tables(dossier)
    (row,) = tables.rows.pop("documents")
    return FileResult(header_of(dossier, row), pack(row), pack(tables.summary), pack(tables))


def failed_result(dossier: Dossier) -> FileResult:
    """Return what is kept of a file that could not be read: its row of `documents`."""
    row = document_row(dossier)
    return FileResult(header_of(dossier, row), pack(row))


def open_row(data: bytes) -> Row:
    """Return the row of a document."""
    found: Row = unpack(data, dict)
    return found


def open_summary(data: bytes) -> DocumentSummary:
    """Return the summary of a document."""
    return unpack(data, DocumentSummary)


def open_tables(data: bytes) -> DocumentTables:
    """Return the tables of a document."""
    return unpack(data, DocumentTables)


def load_result(cache: Cache | None, source: Source, corrected: str = "") -> FileResult | None:
    """Return what a file with this content gave before to this very program, under its present path; None if unknown.

    `corrected`: a hash of the corrections of the document, "" where it has none.
    """
    if cache is None or source.sha256 is None:
        return None
    name = _name(cache, source, corrected)
    data = cache.get(name)
    if data is None:
        return None
    try:
        result = unpack(data, FileResult)
    except DAMAGED:
        return None
    header = result.header
    if header.source.sha256 != source.sha256:
        return None
    named = format_by_name(source.path) if header.status == "failed" else header.format
    return replace(result, header=replace(header, source=source, format=named))


def keep_result(cache: Cache | None, result: FileResult, corrected: str = "") -> None:
    """Store what a file gave; a failure that may pass is not stored."""
    header = result.header
    if cache is not None and header.source.sha256 is not None and header.error_code not in PASSING:
        name = _name(cache, header.source, corrected)
        cache.put(name, pack(result))


@remember
def _version() -> str:
    return hashlib.sha256(json.dumps(program_version()).encode()).hexdigest()[:16]


def _name(cache: Cache, source: Source, corrected: str) -> str:
    assert source.sha256 is not None
    marked = f"-{corrected}" if corrected else ""
    return f"{_version()}-{cache.ocr}/{source.sha256[:2]}/{source.sha256}{marked}.result"
