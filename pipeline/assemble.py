"""The second half of a run: the documents' sheets, one after the other, completed and added to the tables.

The tables are sorted by ids that begin with the document's, so taking documents in the order of their ids sorts them; the
two that are not (documents by path, checks by rule) are made of what little is kept of each document.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from pipeline.corpus import Corpus
from pipeline.dataset import correct, in_key_order, storable_path
from pipeline.evidence import Row
from pipeline.filed import OUTLINE, ROW, SHEET, open_outline, open_row, open_sheet
from pipeline.outline import Outline
from pipeline.rows import decision_row, official_row, regulation_row
from pipeline.settings import Lang
from pipeline.sheet import Head, complete, in_order
from pipeline.shelf import Shelf

Sink = Callable[[str, Iterable[Row]], None]  # takes rows of a table, which come in the order of its key


class Register:
    """The files of a run: their heads in memory, what they say on the shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._at: dict[str, int] = {}  # path -> number of its row on the shelf
        self._heads: dict[str, Head] = {}
        self._counted: dict[str, str] = {}

    def add(self, head: Head, parts: Iterable[bytes]) -> None:
        """Keep a file: its parts are a row, an outline and a sheet. OSError where the disk refuses."""
        self._counted = {}
        self._heads[head.source.path] = head
        self._at[head.source.path] = len(self._shelf)
        for part in parts:
            self._shelf.put(part)

    @property
    def heads(self) -> tuple[Head, ...]:
        """Return the heads of all files by path."""
        return tuple(self._heads[path] for path in sorted(self._heads))

    def counted(self) -> dict[str, str]:
        """Return the documents whose records count, each with its path: one a content, the first by path."""
        if not self._counted:
            for path in sorted(self._heads):
                head = self._heads[path]
                if head.status != "failed":
                    self._counted.setdefault(head.source.document_id, path)
        return self._counted

    def part(self, path: str, part: int) -> bytes:
        """Return one part of a file."""
        return self._shelf.get(self._at[path] + part)

    def outlines(self) -> Iterator[Outline]:
        """Yield the outlines of the documents that count."""
        for path in self.counted().values():
            yield open_outline(self.part(path, OUTLINE))

    def printed(self, document_id: str) -> Mapping[str, Mapping[str, str]]:
        """Return what stands in the records of a document; nothing where there is no such document."""
        path = self.counted().get(document_id)
        return open_sheet(self.part(path, SHEET)).printed if path is not None else {}


def assemble(register: Register, corpus: Corpus, sink: Sink, *, lang: Lang) -> dict[str, int]:
    """Give the rows of every table to `sink`, each table in the order of its key; return the findings by document."""
    counted = register.counted()
    checks = _Checks()
    others = [decision_row(d) for d in corpus.verdicts.get("", ())]
    apart = in_order(others)
    n_findings: dict[str, int] = {}
    for key in sorted(counted):
        rows = complete(open_sheet(register.part(counted[key], SHEET)), corpus)
        n_findings[key] = len(rows["findings"])
        checks.add(key, rows.pop("checks"))
        while apart and apart[0]["record_id"] < key:
            sink("reconciliations", [apart.pop(0)])
        for name, own in rows.items():
            correct(own, name, corpus)
            sink(name, in_key_order(name, own))
    sink("reconciliations", apart)
    sink("checks", checks.rows())
    _sink_others(corpus, sink)
    sink("documents", _documents(register, corpus, n_findings, lang))
    return n_findings


def _sink_others(corpus: Corpus, sink: Sink) -> None:
    for name, rows in (
        ("officials", [official_row(o) for o in corpus.officials]),
        ("regulations", [regulation_row(r) for r in corpus.regulations]),
    ):
        correct(rows, name, corpus)
        sink(name, in_key_order(name, rows))


def _documents(register: Register, corpus: Corpus, n_findings: Mapping[str, int], lang: Lang) -> Iterator[Row]:
    heads: Sequence[Head] = sorted(register.heads, key=lambda h: storable_path(h.source.path))
    for head in heads:
        path = head.source.path
        row = open_row(register.part(path, ROW)) | {
            "path": path, "format": head.format, "error_message": head.error_id if lang == "id" else head.error_en,
            "n_findings": n_findings.get(head.source.document_id, 0),
        }  # fmt: skip
        correct([row], "documents", corpus)
        yield row


class _Checks:
    """How often each rule applied to each document: three small numbers for each, by rule."""

    def __init__(self) -> None:
        self._documents: list[str] = []
        self._counts: dict[str, array[int]] = defaultdict(lambda: array("I"))

    def add(self, document_id: str, rows: Sequence[Row]) -> None:
        """Note what the rules found on a document."""
        for row in rows:
            self._counts[row["rule_id"]].extend((len(self._documents), row["applied"], row["failed"]))
        self._documents.append(document_id)

    def rows(self) -> Iterator[Row]:
        """Yield the rows again, by rule."""
        for rule in sorted(self._counts):
            counts = self._counts[rule]
            for at in range(0, len(counts), 3):
                yield {
                    "rule_id": rule, "document_id": self._documents[counts[at]], "applied": counts[at + 1],
                    "failed": counts[at + 2],
                }  # fmt: skip
