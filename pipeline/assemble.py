"""The second half of a run: the documents' sheets, one after the other, completed and added to the tables.

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

from pipeline.corpus import Corpus
from pipeline.dataset import correct, in_key_order, storable_path
from pipeline.evidence import Row
from pipeline.filed import OUTLINE, ROW, SHEET, open_outline, open_row, open_sheet
from pipeline.outline import Outline
from pipeline.rows import decision_row, official_row, regulation_row
from pipeline.settings import Lang
from pipeline.sheet import Head, complete, in_order
from pipeline.shelf import Shelf

_MANY = 3 * 1024  # numbers of a rule that wait in memory
Sink = Callable[[str, Iterable[Row]], None]  # takes rows of a table, which come in the order of its key


class Register:
    """The files of a run: their heads in memory, what they say on the shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._files: dict[str, tuple[Head, int]] = {}  # by path, with the number of the first part on the shelf
        self._counted: list[Head] = []

    def add(self, head: Head, parts: Iterable[bytes]) -> None:
        """Keep a file: its parts are a row, an outline and a sheet. OSError where the disk refuses."""
        known = sys.intern(head.format) if head.format is not None else None
        head = replace(head, status=sys.intern(head.status), format=known)
        self._files[head.source.path] = head, len(self.shelf)
        self._counted = []
        for part in parts:
            self.shelf.put(part)

    @property
    def heads(self) -> tuple[Head, ...]:
        """Return the heads of all files by path."""
        return tuple(self._files[path][0] for path in sorted(self._files))

    def counted(self) -> list[Head]:
        """Return the documents whose records count, in the order of their ids: one a content, the first by path."""
        if not self._counted:
            seen: set[str] = set()
            for head in self.heads:
                if head.status != "failed" and head.source.document_id not in seen:
                    seen.add(head.source.document_id)
                    self._counted.append(head)
            self._counted.sort(key=_id)
        return self._counted

    def part(self, head: Head, part: int) -> bytes:
        """Return one part of a file."""
        return self.shelf.get(self._files[head.source.path][1] + part)

    def outlines(self) -> Iterator[Outline]:
        """Yield the outlines of the documents that count."""
        for head in self.counted():
            yield open_outline(self.part(head, OUTLINE))

    def printed(self, document_id: str) -> Mapping[str, Mapping[str, str]]:
        """Return what stands in the records of a document; nothing where there is no such document."""
        counted = self.counted()
        at = bisect_left(counted, document_id, key=_id)
        if at == len(counted) or _id(counted[at]) != document_id:
            return {}
        return open_sheet(self.part(counted[at], SHEET)).printed


def _id(head: Head) -> str:
    return head.source.document_id


def assemble(register: Register, corpus: Corpus, sink: Sink, *, lang: Lang) -> dict[str, int]:
    """Give the rows of every table to `sink`, each table in the order of its key; return the findings by document."""
    checks = _Checks(register.shelf)
    others = [decision_row(d) for d in corpus.verdicts.get("", ())]
    apart = in_order(others)
    n_findings: dict[str, int] = {}
    for head in register.counted():
        key = head.source.document_id
        rows = complete(open_sheet(register.part(head, SHEET)), corpus)
        n_findings[key] = len(rows["findings"])
        checks.add(key, rows.pop("checks"))
        while apart and apart[0]["record_id"] < key:
            sink("reconciliations", [apart.pop(0)])
        for name, own in rows.items():
            correct(own, name, corpus)
            sink(name, in_key_order(name, own))
    sink("reconciliations", apart)
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
    heads: Sequence[Head] = sorted(register.heads, key=lambda h: storable_path(h.source.path))
    for head in heads:
        yield open_row(register.part(head, ROW)) | {
            "path": head.source.path, "format": head.format, "error_message": head.error_id if lang == "id" else head.error_en,
            "n_findings": n_findings.get(head.source.document_id, 0),
        }  # fmt: skip


class _Checks:
    """How often each rule applied to each document: three numbers for each, by rule; most of them wait on the shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._documents: list[str] = []
        self._counts: dict[str, array[int]] = defaultdict(lambda: array("I"))
        self._stored: dict[str, list[int]] = defaultdict(list)

    def add(self, document_id: str, rows: Sequence[Row]) -> None:
        """Note what the rules found on a document."""
        for row in rows:
            counts = self._counts[row["rule_id"]]
            counts.extend((len(self._documents), row["applied"], row["failed"]))
            if len(counts) >= _MANY:
                self._stored[row["rule_id"]].append(self._shelf.put(counts.tobytes()))
                del counts[:]
        self._documents.append(document_id)

    def rows(self) -> Iterator[Row]:
        """Yield the rows again, by rule."""
        for rule in sorted(self._counts):
            parts = [*(self._shelf.get(number) for number in self._stored[rule]), self._counts[rule].tobytes()]
            for counts in (array("I", part) for part in parts):
                for at in range(0, len(counts), 3):
                    yield {
                        "rule_id": rule, "document_id": self._documents[counts[at]], "applied": counts[at + 1],
                        "failed": counts[at + 2],
                    }  # fmt: skip
