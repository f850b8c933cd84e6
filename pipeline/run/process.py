"""What is done with the files of a run: each is read, found, interpreted, corrected, audited and made rows, in a worker.

What a file gave before is taken from the cache. Its levels, each with a fingerprint of all that decides it: pages and
documents (what was read), dossiers (what it was understood to be), results (rows and findings, corrections included).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from extractors.find import find_blocks
from extractors.model.document import Document
from extractors.model.errors import UnreadableDocument
from extractors.readers import count_pages, read_document
from pipeline.document.correct import correct_dossier
from pipeline.document.result import FileResult, keep_result, load_result, make_result
from pipeline.locations import Location, RemoteUrl, on_this_machine
from pipeline.reconcile.corrections import Correction
from pipeline.records.dossier import Dossier, Source, interpret
from pipeline.run import limits
from pipeline.run.cage import Cage
from pipeline.run.cluster import Job, run_on
from pipeline.run.executor import Outcome, run_each
from pipeline.run.inputs import Input, open_input, read_bytes, source_of
from pipeline.run.progress import ProgressFolder
from pipeline.run.scratch import scratch
from pipeline.settings import OcrMode, Settings
from pipeline.storage.cache import Cache
from pipeline.storage.codec import pack
from pipeline.storage.dossier_cache import PASSING, format_by_name, keep_dossier, keep_packed, load_dossier

Progress = Callable[[str, int, int], None]
Corrections = Mapping[str, tuple[Correction, ...]]  # by document id
_GENEROUS = 2_000_000  # bytes for which a file is given its time once more


@dataclass(frozen=True, slots=True)
class Reader:
    """How files are read: where they lie, what is stored of them, how pictures are treated, what people corrected.

    `sends`: a result carries its dossier, for another machine's cache. `progress`: where workers post their page.
    """

    raw: Location
    cache: Cache | None = None
    ocr: OcrMode = "auto"
    corrections: Corrections | None = None
    sends: bool = False
    progress: ProgressFolder | None = None

    def process(self, item: Input, data: bytes | None = None) -> FileResult:
        """Return what the run keeps of one file. `data`: its bytes where they were sent along from another machine."""
        dossier = self.read(item, data)
        own = (self.corrections or {}).get(dossier.document_id, ())
        result = make_result(correct_dossier(dossier, own))
        keep_result(self.cache, result, digest_of(own))
        return replace(result, dossier=pack(dossier)) if self.sends and dossier.error_code not in PASSING else result

    def read(self, item: Input, data: bytes | None = None) -> Dossier:
        """Return the dossier of one file: the only place where an unreadable document is caught."""
        source = Source(item.path, None, None)
        limits.allow(limits.for_bytes(item.size))
        try:
            data, sha256 = open_input(self.raw, item) if data is None else (data, hashlib.sha256(data).hexdigest())
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


def process_files(
    inputs: Sequence[Input], corrections: Corrections, settings: Settings, progress: Progress
) -> Iterator[FileResult]:
    """Yield what each file gave, failed ones too, whatever the number of workers and machines.

    Files whose content is known beforehand and that gave something before are not read again.
    """
    cache = Cache.of(settings)
    if cache is not None:
        cache.sweep()
    left: list[Input] = []
    for item in inputs:
        own = digest_of(corrections.get(item.source.document_id, ()))
        if (known := load_result(cache, item.source, own)) is None:
            left.append(item)
            continue
        yield known
        progress(item.path, 0, 0)
    for item, outcome in _read_each(left, corrections, settings, cache) if left else ():
        result = outcome.value
        if result is None:
            assert outcome.error is not None
            source = item.source if item.sha256 is not None else source_of(settings.raw, item.path)
            result = make_result(failed_dossier(source, outcome.error))
        if _stores_here(settings, cache):
            own = digest_of(corrections.get(result.header.source.document_id, ()))
            keep_result(cache, result, own)
            keep_packed(cache, result.header.source, result.dossier)
        yield result
        progress(item.path, 0, 0)


def _read_each(
    inputs: Sequence[Input], corrections: Corrections, settings: Settings, cache: Cache | None
) -> Iterator[tuple[Input, Outcome[FileResult]]]:
    """Yield what reading each file gave: by processes of this machine, or by the cluster that was asked for."""
    folder = ProgressFolder(settings.progress_folder) if settings.progress_folder is not None else None
    reader = Reader(settings.raw, cache, settings.ocr, corrections, _stores_here(settings, cache), folder)
    seconds = partial(allowed, settings=settings)
    if settings.scheduler is None:
        return _read_here(reader, inputs, settings, seconds)
    # An address says that the workers see the files too; a plain path is of this machine alone.
    sent = None if isinstance(settings.raw, RemoteUrl) else partial(_bytes_of, settings.raw)
    return run_on(settings.scheduler, Job(reader.process, seconds, sent), inputs)


def _read_here(
    reader: Reader, inputs: Sequence[Input], settings: Settings, seconds: Callable[[Input], float]
) -> Iterator[tuple[Input, Outcome[FileResult]]]:
    """Yield what reading each file gave, by processes of this machine in a cage."""
    cache = reader.cache.folder if reader.cache is not None else None
    far = isinstance(cache, RemoteUrl) or on_this_machine(settings.raw) is None
    if isinstance(cache, Path):
        with suppress(OSError):
            cache.mkdir(parents=True, exist_ok=True)
    with scratch() as folder:
        own = [place for place in (cache, settings.progress_folder) if isinstance(place, Path)]
        cage = Cage((folder, *own), far, folder)
        yield from run_each(reader.process, inputs, workers=settings.workers, seconds=seconds, cage=cage)


def _bytes_of(raw: Location, item: Input) -> bytes:
    return read_bytes(raw, item.path)


def _stores_here(settings: Settings, cache: Cache | None) -> bool:
    """Return whether what was read is stored from here: the workers of a cluster may not see this machine's folder."""
    return settings.scheduler is not None and cache is not None and not isinstance(cache.folder, RemoteUrl)


def allowed(item: Input, *, settings: Settings) -> float:
    """Return the seconds by the clock that a file may take whatever it does: a base, and more by its size.

    What it works is bounded by `limits`, page by page; this ends what waits without working, or works on and on.
    """
    return settings.seconds_per_document * (1 + item.size // _GENEROUS)


def digest_of(corrections: Sequence[Correction]) -> str:
    """Return a short hash of the corrections of one document; "" where there are none."""
    if not corrections:
        return ""
    told = [[c.table, c.record_id, c.field, c.value, c.verdict, c.other_id] for c in corrections]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:8]


def failed_dossier(source: Source, error: UnreadableDocument) -> Dossier:
    """Return the dossier of a file that could not be read."""
    return Dossier(
        source, "failed", format=format_by_name(source.path),
        error_code=error.code, error_id=error.text("id"), error_en=error.text("en"),
    )  # fmt: skip


def _quiet(done: int, total: int) -> None:
    """Tell nobody: nobody looks."""
