"""The story of one run: discover, read, interpret, reconcile, audit, write."""

from __future__ import annotations

import gc
import hashlib
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from extractors.errors import UnreadableDocument
from extractors.finding import find_blocks
from extractors.readers import read_document
from pipeline.audit.apply import Applied, audit
from pipeline.cache import Cache
from pipeline.cluster import Job, run_on
from pipeline.corpus import Corpus
from pipeline.corrections import read_corrections
from pipeline.executor import Outcome, run_each
from pipeline.kept import format_by_name, keep_dossier, load_dossier
from pipeline.originals import read_bytes, sizes, source_of, sources_of
from pipeline.places import Place, Url, on_this_machine
from pipeline.reconcile import reconcile
from pipeline.records.dossier import Dossier, Source, interpret
from pipeline.settings import OcrMode, Settings
from pipeline.standing import Standing, fingerprint, standing

Progress = Callable[[str, int, int], None]
_GENEROUS = 2_000_000  # bytes for which a file is given its time once more


@dataclass(frozen=True, slots=True)
class Run:
    """What a run gave: the corpus, its checks, and the seconds of each stage."""

    corpus: Corpus
    applied: tuple[Applied, ...]
    seconds: dict[str, float]

    @property
    def failed(self) -> tuple[Dossier, ...]:
        """Return the files that could not be read."""
        return tuple(d for d in self.corpus.dossiers if d.status == "failed")


def run(settings: Settings, progress: Progress = lambda path, done, total: None) -> Run:
    """Read every file under `settings.raw` and write the dataset to `settings.out`.

    OutputLocked where another run writes there; ForeignFolder where `out` holds something else; OSError where the disk
    refuses, PlaceError where a store does; BadCorrections for unusable verdicts; ClusterError where the cluster fails.
    """
    done = _run(settings, progress, always=True)
    assert isinstance(done, Run)
    return done


def refresh(settings: Settings, progress: Progress = lambda path, done, total: None) -> Run | Standing:
    """Do what `run` does, unless the dataset in `settings.out` is already what would come of it; raises as `run` does."""
    return _run(settings, progress, always=settings.force)


def _run(settings: Settings, progress: Progress, *, always: bool) -> Run | Standing:
    from pipeline.dataset import build_tables, check_corrections
    from pipeline.destination import destination
    from pipeline.readme_text import data_dictionary
    from pipeline.reference import known_regulations
    from pipeline.write import write_dataset

    clock = _Clock()
    with destination(settings.out) as folder, _uncollected():
        corrections = read_corrections(settings.corrections)
        check_corrections(corrections)
        originals = sizes(settings.raw, settings.out)
        sources = sources_of(settings.raw, sorted(originals), settings.workers) if _near(settings) else ()
        clock.lap("discover")
        if not always and (there := _standing(settings, sources)) is not None:
            return there
        dossiers = read_all(originals, settings, progress, sources)
        clock.lap("read")
        corpus = reconcile(dossiers, corrections, known_regulations())
        clock.lap("reconcile")
        applied = audit(corpus)
        clock.lap("audit")
        tables = build_tables(corpus, applied, lang=settings.lang)
        done = Run(corpus, applied, clock.laps)
        _account(originals, corpus)
        write_dataset(tables, folder, _protocol(settings, done), data_dictionary())
        clock.lap("write")
    return done


def _near(settings: Settings) -> bool:
    """Return whether the originals are this machine's to look at, not what the workers of a cluster read by themselves."""
    return settings.scheduler is None or isinstance(settings.raw, Path)


def _standing(settings: Settings, sources: Sequence[Source]) -> Standing | None:
    here = on_this_machine(settings.out)
    return standing(here, fingerprint(sources, settings)) if here is not None and sources else None


def read_all(
    originals: Mapping[str, int], settings: Settings, progress: Progress, sources: Sequence[Source] = ()
) -> tuple[Dossier, ...]:
    """Return a dossier for each path (given with its size), failed ones too, whatever the number of workers and machines.

    Of files whose content is known beforehand (`sources`), those that gave a dossier before are not read again.
    """
    cache = Cache.of(settings)
    if cache is not None:
        cache.sweep()
    dossiers = []
    left = dict(originals)
    for source in sources:
        if (known := load_dossier(cache, source)) is not None:
            dossiers.append(known)
            del left[source.path]
            progress(source.path, len(dossiers), len(originals))
    for path, outcome in _read_each(left, settings, cache) if left else ():
        dossier = outcome.value
        if dossier is None:
            assert outcome.error is not None
            dossier = _failed(source_of(settings.raw, path), outcome.error)
        if settings.scheduler is not None and cache is not None and isinstance(cache.folder, Path):
            keep_dossier(cache, dossier)  # the workers may not see this machine's folder
        dossiers.append(dossier)
        progress(path, len(dossiers), len(originals))
    return tuple(dossiers)


def _read_each(
    originals: Mapping[str, int], settings: Settings, cache: Cache | None
) -> Iterator[tuple[str, Outcome[Dossier]]]:
    """Yield what reading each path gave: by processes of this machine, or by the cluster that was asked for."""
    read = partial(read_one, raw=settings.raw, cache=cache, ocr=settings.ocr)
    paths = sorted(originals)
    seconds = partial(allowed, settings=settings, sizes=originals)
    if settings.scheduler is None:
        return run_each(read, paths, workers=settings.workers, seconds=seconds)
    # An address says that the workers see the originals too; a plain path is of this machine alone.
    sent = None if isinstance(settings.raw, Url) else partial(read_bytes, settings.raw)
    return run_on(settings.scheduler, Job(read, seconds, sent), paths)


def allowed(path: str, *, settings: Settings, sizes: Mapping[str, int]) -> float:
    """Return the seconds that a file may take: a base, and more by its size, since a long scan is read page by page."""
    return settings.seconds_per_document * (1 + sizes.get(path, 0) // _GENEROUS)


def read_one(
    path: str, *, raw: Place, cache: Cache | None = None, ocr: OcrMode = "auto", data: bytes | None = None
) -> Dossier:
    """Return the dossier of one file: the only place where an unreadable document is caught.

    `data`: the file's bytes, where they were sent along because `raw` is on another machine.
    """
    source = Source(path, None, None)
    try:
        data = read_bytes(raw, path) if data is None else data
        source = Source(path, hashlib.sha256(data).hexdigest(), len(data))
        if (known := load_dossier(cache, source)) is not None:
            return known
        dossier = _read(source, data, cache, ocr)
    except UnreadableDocument as error:
        dossier = _failed(source, error)
    keep_dossier(cache, dossier)
    return dossier


def _read(source: Source, data: bytes, cache: Cache | None, ocr: OcrMode) -> Dossier:
    assert source.sha256 is not None
    document = cache.load(source.sha256) if cache is not None else None
    if document is None:
        document = read_document(data, ocr=ocr)
        if cache is not None:
            cache.keep(document)
    return interpret(source, document, find_blocks(document))


def _failed(source: Source, error: UnreadableDocument) -> Dossier:
    return Dossier(
        source, "failed", format=format_by_name(source.path),
        error_code=error.code, error_id=error.text("id"), error_en=error.text("en"),
    )  # fmt: skip


def _account(paths: Collection[str], corpus: Corpus) -> None:
    """Stop the run where a file went missing between the input and the table: a defect of the program."""
    kept = sorted(d.source.path for d in corpus.dossiers)
    if kept != sorted(paths):
        raise AssertionError(f"{len(paths)} files went in, {len(kept)} came out")


def _protocol(settings: Settings, done: Run) -> dict[str, object]:
    """Return what run.json says: versions, settings, counts, seconds, failures."""
    from importlib.metadata import version

    names = ("pdfplumber", "pypdfium2", "python-docx", "spacy", "rapidfuzz", "pandas", "pyarrow")
    dossiers = done.corpus.dossiers
    statuses = [d.status for d in dossiers]
    return {
        "versions": {"iku-pipeline": version("iku-pipeline"), **{n: version(n) for n in names}},
        "settings": {
            "workers": settings.workers,
            "cluster": settings.scheduler is not None,
            "ocr": settings.ocr,
            "lang": settings.lang,
        },
        "input": fingerprint((d.source for d in dossiers), settings, (d.error_code for d in dossiers)),
        "documents": {s: statuses.count(s) for s in ("ok", "partial", "no_content", "failed")},
        "seconds": {name: round(value, 3) for name, value in done.seconds.items()},
        "failures": [{"path": d.source.path, "code": d.error_code} for d in done.failed],
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
