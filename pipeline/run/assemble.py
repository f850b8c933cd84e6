"""The second half of a run: the tables of each document, one document after the other, finished and added to the dataset.

The tables are sorted by ids that begin with the document's, so taking documents in the order of their ids sorts them; the
two that are not (documents by path, checks by rule) are made of what little is kept of each document.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.dataset.evidence import Row
from pipeline.dataset.schema import correct, in_key_order, storable_path
from pipeline.document.findings import unmatched_row
from pipeline.document.result import DOCUMENT_TABLES, ROW, SUMMARY, open_row, open_summary, open_tables
from pipeline.document.rows import decision_row, official_row, regulation_row
from pipeline.document.tables import FileHeader, finish, in_order
from pipeline.reconcile.corpus import Corpus
from pipeline.records.summary import DocumentSummary
from pipeline.settings import Lang
from pipeline.storage.spool import Spool

_MANY = 3 * 1024  # numbers of a rule that wait in memory
Sink = Callable[[str, Iterable[Row]], None]  # takes rows of a table, which come in the order of its key


class Register:
    """The files of a run: their headers in memory, what they say on the spool."""

    def __init__(self, spool: Spool) -> None:
        self.spool = spool
        self._files: dict[str, tuple[FileHeader, int]] = {}  # by path, with the number of the first part on the spool
        self._counted: list[FileHeader] = []

    def add(self, header: FileHeader, parts: Iterable[bytes]) -> None:
        """Keep a file: its parts are its row of `documents`, its summary and its tables. OSError where the disk refuses."""
        known = sys.intern(header.format) if header.format is not None else None
        header = replace(header, status=sys.intern(header.status), format=known)
        self._files[header.source.path] = header, len(self.spool)
        self._counted = []
        for part in parts:
            self.spool.put(part)

    def account(self, paths: Sequence[str]) -> None:
        """Stop the run where a file went missing between the input and the table: a defect of the program."""
        if sorted(paths) != sorted(self._files):
            raise AssertionError(f"{len(paths)} files went in, {len(self._files)} came out")

    @property
    def headers(self) -> tuple[FileHeader, ...]:
        """Return the headers of all files by path."""
        return tuple(self._files[path][0] for path in sorted(self._files))

    def counted(self) -> list[FileHeader]:
        """Return the documents whose records count, in the order of their ids: one a content, the first by path."""
        if not self._counted:
            seen: set[str] = set()
            for header in self.headers:
                if header.status != "failed" and header.source.document_id not in seen:
                    seen.add(header.source.document_id)
                    self._counted.append(header)
            self._counted.sort(key=_id)
        return self._counted

    def part(self, header: FileHeader, part: int) -> bytes:
        """Return one part of a file."""
        return self.spool.get(self._files[header.source.path][1] + part)

    def summaries(self) -> Iterator[DocumentSummary]:
        """Yield the summaries of the documents that count."""
        for header in self.counted():
            yield open_summary(self.part(header, SUMMARY))

    def printed(self, document_id: str) -> Mapping[str, Mapping[str, str]]:
        """Return what stands in the records of a document; nothing where there is no such document."""
        counted = self.counted()
        at = bisect_left(counted, document_id, key=_id)
        if at == len(counted) or _id(counted[at]) != document_id:
            return {}
        return open_tables(self.part(counted[at], DOCUMENT_TABLES)).printed


def _id(header: FileHeader) -> str:
    return header.source.document_id


def assemble(register: Register, corpus: Corpus, sink: Sink, *, lang: Lang) -> dict[str, int]:
    """Give the rows of every table to `sink`, each table in the order of its key; return the findings by document."""
    checks = _Checks(register.spool)
    others = [decision_row(d) for d in corpus.corrections_by_document.get("", ())]
    apart = in_order(others)
    n_findings: dict[str, int] = {}
    for header in register.counted():
        key = header.source.document_id
        rows = finish(open_tables(register.part(header, DOCUMENT_TABLES)), corpus)
        n_findings[key] = len(rows["findings"])
        checks.add(key, rows.pop("checks"))
        while apart and apart[0]["record_id"] < key:
            sink("reconciliations", [apart.pop(0)])
        for name, own in rows.items():
            correct(own, name, corpus)
            sink(name, in_key_order(name, own))
    sink("reconciliations", apart)
    here = {_id(header) for header in register.counted()}
    sink(
        "findings",
        (unmatched_row(c) for c in corpus.unmatched_corrections if c.record_id.partition("-")[0] not in here),
    )
    sink("checks", checks.rows())
    sink("officials", _corrected("officials", map(official_row, corpus.officials), corpus))
    sink("regulations", _corrected("regulations", map(regulation_row, corpus.regulations), corpus))
    sink("documents", _corrected("documents", _documents(register, n_findings, lang), corpus))
    return n_findings


def _corrected(name: str, rows: Iterable[Row], corpus: Corpus) -> Iterator[Row]:
    for row in rows:
        correct([row], name, corpus)
        yield row


def _documents(register: Register, n_findings: Mapping[str, int], lang: Lang) -> Iterator[Row]:
    headers: Sequence[FileHeader] = sorted(register.headers, key=lambda h: storable_path(h.source.path))
    for header in headers:
        yield open_row(register.part(header, ROW)) | {
            "path": header.source.path, "format": header.format,
            "error_message": header.error_message(lang) or None,
            "n_findings": n_findings.get(header.source.document_id, 0),
        }  # fmt: skip


class _Checks:
    """How often each rule applied to each document: three numbers for each, by rule; most of them wait on the spool."""

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._documents: list[str] = []
        self._counts: dict[str, array[int]] = defaultdict(lambda: array("I"))
        self._stored: dict[str, list[int]] = defaultdict(list)

    def add(self, document_id: str, rows: Sequence[Row]) -> None:
        """Note what the rules found on a document."""
        for row in rows:
            counts = self._counts[row["rule_id"]]
            counts.extend((len(self._documents), row["applied"], row["failed"]))
            if len(counts) >= _MANY:
                self._stored[row["rule_id"]].append(self._spool.put(counts.tobytes()))
                del counts[:]
        self._documents.append(document_id)

    def rows(self) -> Iterator[Row]:
        """Yield the rows again, by rule."""
        for rule in sorted(self._counts):
            parts = [*(self._spool.get(number) for number in self._stored[rule]), self._counts[rule].tobytes()]
            for counts in (array("I", part) for part in parts):
                for at in range(0, len(counts), 3):
                    yield {
                        "rule_id": rule, "document_id": self._documents[counts[at]], "applied": counts[at + 1],
                        "failed": counts[at + 2],
                    }  # fmt: skip
