"""One file of a run: read, found, interpreted, corrected, audited and made rows, in a worker.

What a file gave before is taken from the cache. Its levels, each with a fingerprint of all that decides it: pages and
documents (what was read), dossiers (what it was understood to be), results (rows and findings, corrections included).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from extractors.model.document import Document
from extractors.model.errors import UnreadableDocument
from extractors.readers import count_pages, read_document
from pipeline.document.correct import correct_dossier
from pipeline.document.result import FileResult, failed_result, keep_result, load_result, make_result
from pipeline.errors import PASSING
from pipeline.reconcile.corrections import Correction
from pipeline.records.dossier import Dossier, interpret
from pipeline.records.source import Source, format_by_name
from pipeline.run.inputs import Input, Inputs
from pipeline.run.progress import ProgressFolder
from pipeline.run.workers import limits
from pipeline.settings import OcrMode
from pipeline.storage.cache import Cache
from pipeline.storage.codec import pack
from pipeline.storage.dossier_cache import keep_dossier, keep_packed, load_dossier


@dataclass(frozen=True, slots=True)
class Reader:
    """How files are read: where they lie, what is stored of them, how pictures are treated, what people corrected.

    `corrections`: by document id. `progress`: where workers post their page.
    """

    inputs: Inputs
    cache: Cache | None = None
    ocr: OcrMode = "auto"
    corrections: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)
    progress: ProgressFolder | None = None

    def known(self, item: Input) -> FileResult | None:
        """Return what a file whose content is known gave before; None where it has to be read."""
        return load_result(self.cache, item.source, self._digest(item.source))

    def process(self, item: Input, data: bytes | None = None) -> FileResult:
        """Return what the run keeps of one file. `data`: its bytes where they were sent along from another machine."""
        dossier = self.read(item, data)
        if dossier.status == "failed":
            result = failed_result(dossier)
        else:
            result = make_result(correct_dossier(dossier, self.corrections.get(dossier.document_id, ())))
        keep_result(self.cache, result, self._digest(dossier.source))
        sends = self.cache is not None and self.cache.of_client and dossier.error_code not in PASSING
        return replace(result, dossier=pack(dossier)) if sends else result

    def failed(self, item: Input, error: UnreadableDocument) -> FileResult:
        """Return what the run keeps of a file whose reading was ended from outside; its content is looked at here."""
        known = item if item.sha256 is not None else self.inputs.looked_at(item)
        return failed_result(failed_dossier(known.source, error))

    def keep_sent(self, result: FileResult) -> None:
        """Store what a worker of another machine read and sent; a result that carries no dossier was stored there."""
        if result.dossier:
            source = result.header.source
            corrected = self._digest(source)
            keep_result(self.cache, result, corrected)
            keep_packed(self.cache, source, result.dossier)

    def read(self, item: Input, data: bytes | None = None) -> Dossier:
        """Return the dossier of one file: the only place where an unreadable document is caught."""
        from extractors.find import find_blocks  # only workers find: the process that they report to need not load it

        source = Source(item.path, None, None)
        limits.allow(limits.for_bytes(item.size))
        try:
            data, sha256 = self.inputs.open(item) if data is None else (data, hashlib.sha256(data).hexdigest())
            source = Source(item.path, sha256, len(data))
            if (known := load_dossier(self.cache, source)) is not None:
                return known
            document = self._document(source, data)
            limits.allow(limits.for_pages(len(document.pages), len(data)))
            dossier = interpret(source, document, find_blocks(document))
        except UnreadableDocument as error:
            dossier = failed_dossier(source, error)
        keep_dossier(self.cache, dossier)
        return dossier

    def _document(self, source: Source, data: bytes) -> Document:
        """Return the document as it was read before, or as it is read now and stored."""
        cache, sha256 = self.cache, source.sha256
        assert sha256 is not None
        if cache is not None and (known := cache.load(sha256)) is not None:
            return known
        stored = cache.pages_of(sha256) if cache is not None else None
        tell = self.progress.teller(source.path) if self.progress is not None else _quiet
        if (pages := count_pages(data)) is not None:
            limits.allow(limits.for_pages(pages, len(data)) + (0.0 if self.ocr == "off" else limits.for_scan()))

        def told(done: int, total: int) -> None:
            limits.allow(limits.for_scan())
            tell(done, total)

        document = read_document(data, sha256=sha256, ocr=self.ocr, on_page=told, stored=stored)
        if cache is not None:
            cache.keep(document)
        if stored is not None:
            stored.drop()
        return document

    def _digest(self, source: Source) -> str:
        """Return a short hash of the corrections of a document; "" where there are none."""
        own: Sequence[Correction] = self.corrections.get(source.document_id, ())
        if not own:
            return ""
        told = [[c.table, c.record_id, c.field, c.value, c.verdict, c.other_id] for c in own]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:8]


def failed_dossier(source: Source, error: UnreadableDocument) -> Dossier:
    """Return the dossier of a file that could not be read."""
    return Dossier(
        source, "failed", format=format_by_name(source.path),
        error_code=error.code, error_id=error.text("id"), error_en=error.text("en"),
    )  # fmt: skip


def _quiet(done: int, total: int) -> None:
    """Tell nobody: nobody looks."""
