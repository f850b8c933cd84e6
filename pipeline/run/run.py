"""The story of one run: discover, read, file, reconcile, complete, write."""

from __future__ import annotations

import gc
import hashlib
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from extractors.find import find_blocks
from extractors.model.errors import UnreadableDocument
from extractors.readers import read_document
from pipeline.document.result import FileResult, keep_result, load_result, make_result
from pipeline.document.tables import FileHeader
from pipeline.locations import Location, RemoteUrl, on_this_machine
from pipeline.reconcile.corpus import Corpus
from pipeline.reconcile.corrections import follow_files, read_corrections
from pipeline.reconcile.known_regulations import known_regulations
from pipeline.reconcile.reconcile import reconcile
from pipeline.records.dossier import Dossier, Source, interpret
from pipeline.run.assemble import Register, assemble
from pipeline.run.cluster import Job, run_on
from pipeline.run.executor import Outcome, run_each
from pipeline.run.inputs import read_bytes, sizes, source_of, sources_of
from pipeline.run.progress import ProgressFolder
from pipeline.run.up_to_date import UpToDate, find_up_to_date, fingerprint
from pipeline.settings import OcrMode, Settings
from pipeline.storage.cache import Cache
from pipeline.storage.codec import pack
from pipeline.storage.dossier_cache import PASSING, format_by_name, keep_dossier, keep_packed, load_dossier
from pipeline.storage.spool import Spool

Progress = Callable[[str, int, int], None]
_GENEROUS = 2_000_000  # bytes for which a file is given its time once more


@dataclass(frozen=True, slots=True)
class Run:
    """What a run gave: the heads of the files, the findings by document, what was compared, and the seconds of each stage."""

    files: tuple[FileHeader, ...]
    n_findings: Mapping[str, int]
    corpus: Corpus
    seconds: dict[str, float]

    @property
    def failed(self) -> tuple[FileHeader, ...]:
        """Return the files that could not be read."""
        return tuple(file for file in self.files if file.status == "failed")


def run(settings: Settings, progress: Progress = lambda path, done, total: None) -> Run:
    """Read every file under `settings.raw` and write the dataset to `settings.out`.

    OutputLocked where another run writes there; ForeignFolder where `out` holds something else; OSError where the disk
    refuses, PlaceError where a store does; BadCorrections for unusable verdicts; ClusterError where the cluster fails.
    """
    done = _run(settings, progress, always=True)
    assert isinstance(done, Run)
    return done


def refresh(settings: Settings, progress: Progress = lambda path, done, total: None) -> Run | UpToDate:
    """Do what `run` does, unless the dataset in `settings.out` is already what would come of it; raises as `run` does."""
    return _run(settings, progress, always=settings.force)


def _run(settings: Settings, progress: Progress, *, always: bool) -> Run | UpToDate:
    from pipeline.dataset.schema import check_corrections
    from pipeline.storage.atomic_output import open_output

    clock = _Clock()
    with open_output(settings.out) as folder, _uncollected(), Spool(folder.parent) as spool:
        corrections = read_corrections(settings.corrections, check_corrections)
        register = _register(settings, spool, progress, clock, always=always)
        if isinstance(register, UpToDate):
            return register
        corrections = follow_files(corrections, {h.source.path: h.source.document_id for h in register.headers})
        corpus = reconcile(register.summaries(), corrections, known_regulations(), register.printed)
        clock.lap("reconcile")
        return _write(folder, register, corpus, settings, clock)


def _register(
    settings: Settings, spool: Spool, progress: Progress, clock: _Clock, *, always: bool
) -> Register | UpToDate:
    """Read every file and put what it gave on the spool; nothing is read where the dataset that stands is what would come."""
    originals = sizes(settings.raw, settings.out)
    sources = sources_of(settings.raw, sorted(originals), settings.workers) if _near(settings) else ()
    clock.lap("discover")
    if not always and (there := _standing(settings, sources)) is not None:
        return there
    register = Register(spool)
    for result in read_all(originals, settings, progress, sources):
        register.add(result.header, result.parts())
    _account(originals, register.headers)
    clock.lap("read")
    return register


def _write(folder: Path, register: Register, corpus: Corpus, settings: Settings, clock: _Clock) -> Run:
    """Complete the documents one after the other and write them down."""
    from pipeline.dataset.readme import data_dictionary
    from pipeline.dataset.write import describe_dataset, new_dataset

    with new_dataset(folder) as (tables, fresh):
        n_findings = assemble(register, corpus, tables.add, lang=settings.lang)
        clock.lap("complete")
        done = Run(register.headers, n_findings, corpus, clock.laps)
        describe_dataset(tables, fresh, _protocol(settings, done), data_dictionary())
    clock.lap("write")
    return done


def _near(settings: Settings) -> bool:
    """Return whether the originals are this machine's to look at, not what the workers of a cluster read by themselves."""
    return settings.scheduler is None or isinstance(settings.raw, Path)


def _standing(settings: Settings, sources: Sequence[Source]) -> UpToDate | None:
    here = on_this_machine(settings.out)
    return find_up_to_date(here, fingerprint(sources, settings)) if here is not None and sources else None


def read_all(
    originals: Mapping[str, int], settings: Settings, progress: Progress, sources: Sequence[Source] = ()
) -> Iterator[FileResult]:
    """Yield what each path (given with its size) gave, failed ones too, whatever the number of workers and machines.

    Files whose content is known beforehand (`sources`) and that gave something before are not read again.
    """
    cache = Cache.of(settings)
    if cache is not None:
        cache.sweep()
    done = 0
    progress("", done, len(originals))
    left = dict(originals)
    for source in sources:
        if (known := load_result(cache, source)) is not None:
            del left[source.path]
            done += 1
            yield known
            progress(source.path, done, len(originals))
    for path, outcome in _read_each(left, settings, cache) if left else ():
        result = outcome.value
        if result is None:
            assert outcome.error is not None
            result = make_result(_failed(source_of(settings.raw, path), outcome.error))
        if _stores_here(settings, cache):
            keep_result(cache, result)
            keep_packed(cache, result.header.source, result.dossier)
        done += 1
        yield result
        progress(path, done, len(originals))


def _stores_here(settings: Settings, cache: Cache | None) -> bool:
    """Return whether what was read is stored from here: the workers of a cluster may not see this machine's folder."""
    return settings.scheduler is not None and cache is not None and isinstance(cache.folder, Path)


def _read_each(
    originals: Mapping[str, int], settings: Settings, cache: Cache | None
) -> Iterator[tuple[str, Outcome[FileResult]]]:
    """Yield what reading each path gave: by processes of this machine, or by the cluster that was asked for."""
    sends = _stores_here(settings, cache)
    progress_folder = ProgressFolder(settings.progress_folder) if settings.progress_folder is not None else None
    read = partial(
        file_one, raw=settings.raw, cache=cache, ocr=settings.ocr, sends=sends, progress_folder=progress_folder
    )
    paths = sorted(originals)
    seconds = partial(allowed, settings=settings, sizes=originals)
    if settings.scheduler is None:
        return run_each(read, paths, workers=settings.workers, seconds=seconds)
    # An address says that the workers see the originals too; a plain path is of this machine alone.
    sent = None if isinstance(settings.raw, RemoteUrl) else partial(read_bytes, settings.raw)
    return run_on(settings.scheduler, Job(read, seconds, sent), paths)


def allowed(path: str, *, settings: Settings, sizes: Mapping[str, int]) -> float:
    """Return the seconds that a file may take: a base, and more by its size, since a long scan is read page by page."""
    return settings.seconds_per_document * (1 + sizes.get(path, 0) // _GENEROUS)


def file_one(
    path: str,
    *,
    raw: Location,
    cache: Cache | None = None,
    ocr: OcrMode = "auto",
    data: bytes | None = None,
    sends: bool = False,
    progress_folder: ProgressFolder | None = None,
) -> FileResult:
    """Return what the run keeps of one file.

    `sends`: with the dossier, for another machine's cache; the rest as in `read_one`.
    """
    dossier = read_one(path, raw=raw, cache=cache, ocr=ocr, data=data, progress_folder=progress_folder)
    result = make_result(dossier)
    keep_result(cache, result)
    return replace(result, dossier=pack(dossier)) if sends and dossier.error_code not in PASSING else result


def read_one(
    path: str,
    *,
    raw: Location,
    cache: Cache | None = None,
    ocr: OcrMode = "auto",
    data: bytes | None = None,
    progress_folder: ProgressFolder | None = None,
) -> Dossier:
    """Return the dossier of one file: the only place where an unreadable document is caught.

    `data`: the file's bytes, where they were sent along because `raw` is on another machine. `progress_folder`: where to say
    which page is being read.
    """
    source = Source(path, None, None)
    try:
        data = read_bytes(raw, path) if data is None else data
        source = Source(path, hashlib.sha256(data).hexdigest(), len(data))
        if (known := load_dossier(cache, source)) is not None:
            return known
        dossier = _read(source, data, cache, ocr, progress_folder)
    except UnreadableDocument as error:
        dossier = _failed(source, error)
    keep_dossier(cache, dossier)
    return dossier


def _read(
    source: Source, data: bytes, cache: Cache | None, ocr: OcrMode, progress_folder: ProgressFolder | None
) -> Dossier:
    assert source.sha256 is not None
    document = cache.load(source.sha256) if cache is not None else None
    if document is None:
        stored = cache.pages_of(source.sha256) if cache is not None else None
        tell = progress_folder.teller(source.path) if progress_folder is not None else _quiet
        document = read_document(data, ocr=ocr, on_page=tell, stored=stored)
        if cache is not None:
            cache.keep(document)
        if stored is not None:
            stored.drop()
    return interpret(source, document, find_blocks(document))


def _quiet(done: int, total: int) -> None:
    """Tell nobody: nobody looks."""


def _failed(source: Source, error: UnreadableDocument) -> Dossier:
    return Dossier(
        source, "failed", format=format_by_name(source.path),
        error_code=error.code, error_id=error.text("id"), error_en=error.text("en"),
    )  # fmt: skip


def _account(paths: Collection[str], files: Sequence[FileHeader]) -> None:
    """Stop the run where a file went missing between the input and the table: a defect of the program."""
    if [file.source.path for file in files] != sorted(paths):
        raise AssertionError(f"{len(paths)} files went in, {len(files)} came out")


def _protocol(settings: Settings, done: Run) -> dict[str, object]:
    """Return what run.json says: versions, settings, counts, seconds, failures."""
    from importlib.metadata import version

    names = ("pdfplumber", "pypdfium2", "python-docx", "spacy", "rapidfuzz", "pandas", "pyarrow")
    statuses = [file.status for file in done.files]
    return {
        "versions": {"iku-pipeline": version("iku-pipeline"), **{n: version(n) for n in names}},
        "settings": {
            "workers": settings.workers,
            "cluster": settings.scheduler is not None,
            "ocr": settings.ocr,
            "lang": settings.lang,
        },
        "input": fingerprint((f.source for f in done.files), settings, (f.error_code for f in done.files)),
        "documents": {s: statuses.count(s) for s in ("ok", "partial", "no_content", "failed")},
        "seconds": {name: round(value, 3) for name, value in done.seconds.items()},
        "failures": [{"path": f.source.path, "code": f.error_code} for f in done.failed],
        "unmatched_corrections": list(done.corpus.unmatched_corrections),
    }


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep Python from searching the records for cycles, of which they have none: that took longer than all else."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


class _Clock:
    """Seconds of each stage; they go to run.json, never into a table."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self._last = time.monotonic()

    def lap(self, name: str) -> None:
        """Close a stage."""
        now = time.monotonic()
        self.laps[name] = now - self._last
        self._last = now
