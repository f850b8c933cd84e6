"""What reading a file gives to a run: a head for memory, the rest packed for the shelf; and such files of earlier runs."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from functools import cache as remember

from pipeline.cache import Cache
from pipeline.evidence import Row
from pipeline.kept import PASSING, format_by_name
from pipeline.outline import Outline
from pipeline.packing import DAMAGED, pack, unpack
from pipeline.records.dossier import Dossier, Source
from pipeline.rows import document_row
from pipeline.sheet import Head, Sheet, head_of, make_sheet
from pipeline.version import program_version


@dataclass(frozen=True, slots=True)
class Filed:
    """A file as the run keeps it. `row`: of the table of documents; `outline` and `sheet`: empty where reading failed.

    `dossier`: packed too where it is to be stored by another machine than the one that read.
    """

    head: Head
    row: bytes
    outline: bytes = b""
    sheet: bytes = b""
    dossier: bytes = b""

    def parts(self) -> tuple[bytes, ...]:
        """Return what goes to the shelf, in the order of ROW, OUTLINE, SHEET."""
        return self.row, self.outline, self.sheet


ROW, OUTLINE, SHEET = range(3)


def file_dossier(dossier: Dossier) -> Filed:
    """Return what is kept of a document: its own rules are applied here, where it was read."""
    if dossier.status == "failed":
        row = document_row(dossier)
        return Filed(head_of(dossier, row), pack(row))
    sheet = make_sheet(dossier)
    (row,) = sheet.rows.pop("documents")
    return Filed(head_of(dossier, row), pack(row), pack(replace(sheet.outline, quotes=())), pack(sheet))


def open_row(data: bytes) -> Row:
    """Return the row of a document."""
    found: Row = unpack(data, dict)
    return found


def open_outline(data: bytes) -> Outline:
    """Return the outline of a document."""
    return unpack(data, Outline)


def open_sheet(data: bytes) -> Sheet:
    """Return the sheet of a document."""
    return unpack(data, Sheet)


def load_filed(cache: Cache | None, source: Source) -> Filed | None:
    """Return what a file with this content gave before to this very program, under its present path; None if unknown."""
    data = cache.get(_name(cache, source)) if cache is not None and source.sha256 is not None else None
    if data is None:
        return None
    try:
        filed = unpack(data, Filed)
    except DAMAGED:
        return None
    head = filed.head
    if head.source.sha256 != source.sha256:
        return None
    named = format_by_name(source.path) if head.status == "failed" else head.format
    return replace(filed, head=replace(head, source=source, format=named))


def keep_filed(cache: Cache | None, filed: Filed) -> None:
    """Store what a file gave; a failure that may pass is not stored."""
    head = filed.head
    if cache is not None and head.source.sha256 is not None and head.error_code not in PASSING:
        cache.put(_name(cache, head.source), pack(filed))


@remember
def _version() -> str:
    return hashlib.sha256(json.dumps(program_version()).encode()).hexdigest()[:16]


def _name(cache: Cache, source: Source) -> str:
    assert source.sha256 is not None
    return f"{_version()}-{cache.ocr}/{source.sha256[:2]}/{source.sha256}.filed"
