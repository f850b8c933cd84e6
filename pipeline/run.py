"""The story of one run: discover, read, interpret, reconcile, audit, write."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from extractors.errors import UnreadableDocument
from extractors.finding import find_blocks
from extractors.readers import read_document
from pipeline.audit.apply import Applied, audit
from pipeline.cache import Cache
from pipeline.corpus import Corpus
from pipeline.corrections import read_corrections
from pipeline.executor import UnreachableFile, run_each
from pipeline.reconcile import reconcile
from pipeline.records.dossier import Dossier, Source, interpret
from pipeline.settings import OcrMode, Settings

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
    refuses; BadCorrections for unusable verdicts.
    """
    from pipeline.dataset import build_tables, check_corrections
    from pipeline.readme_text import data_dictionary
    from pipeline.reference import known_regulations
    from pipeline.write import check_folder, lock, write_dataset

    clock = _Clock()
    check_folder(settings.out)
    with lock(settings.out):
        corrections = read_corrections(settings.corrections)
        check_corrections(corrections)
        paths = discover(settings.raw, settings.out)
        clock.lap("discover")
        dossiers = read_all(paths, settings, progress)
        clock.lap("read")
        corpus = reconcile(dossiers, corrections, known_regulations())
        clock.lap("reconcile")
        applied = audit(corpus)
        clock.lap("audit")
        tables = build_tables(corpus, applied, lang=settings.lang)
        done = Run(corpus, applied, clock.laps)
        _account(paths, corpus)
        write_dataset(tables, settings.out, _protocol(settings, done), data_dictionary())
        clock.lap("write")
    return done


def discover(raw: Path, out: Path | None = None) -> tuple[str, ...]:
    """Return the files below `raw`, relative and sorted.

    Hidden files, links that lead out of `raw`, and a dataset folder `out` inside it are left out.
    """
    root = raw.resolve()
    own = out.resolve() if out is not None else None
    found = []
    for folder, folders, names in os.walk(raw):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and (Path(folder) / f).resolve() != own)
        for name in names:
            path = Path(folder) / name
            if name.startswith((".", "~$")) or not path.resolve().is_relative_to(root) or not path.is_file():
                continue
            found.append(path.relative_to(raw).as_posix())
    return tuple(sorted(found))


def read_all(paths: tuple[str, ...], settings: Settings, progress: Progress) -> tuple[Dossier, ...]:
    """Return a dossier for each path, failed ones too, whatever the number of workers."""
    cache = Cache.of(settings)
    if cache is not None:
        cache.sweep()
    read = partial(read_one, raw=settings.raw, cache=cache, ocr=settings.ocr)
    dossiers = []
    for path, outcome in run_each(read, paths, workers=settings.workers, seconds=partial(allowed, settings=settings)):
        dossier = outcome.value
        if dossier is None:
            assert outcome.error is not None
            dossier = _failed(_source(settings.raw, path), outcome.error)
        dossiers.append(dossier)
        progress(path, len(dossiers), len(paths))
    return tuple(dossiers)


def allowed(path: str, *, settings: Settings) -> float:
    """Return the seconds that a file may take: a base, and more by its size, since a long scan is read page by page."""
    try:
        size = (settings.raw / path).stat().st_size
    except OSError:
        size = 0
    return settings.seconds_per_document * (1 + size // _GENEROUS)


def read_one(path: str, *, raw: Path, cache: Cache | None = None, ocr: OcrMode = "auto") -> Dossier:
    """Return the dossier of one file: the only place where an unreadable document is caught."""
    source = _source(raw, path)
    try:
        data = _bytes(raw / path)
        document = cache.load(source.sha256) if cache is not None and source.sha256 is not None else None
        if document is None:
            document = read_document(data, ocr=ocr)
            if cache is not None:
                cache.keep(document)
    except UnreadableDocument as error:
        return _failed(source, error)
    return interpret(source, document, find_blocks(document))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreachableFile(error.strerror or "") from error


def _source(raw: Path, path: str) -> Source:
    """Return what identifies a file; one that cannot be opened is known by its path alone."""
    digest = hashlib.sha256()
    size = 0
    try:
        with (raw / path).open("rb") as handle:
            while chunk := handle.read(1 << 20):
                digest.update(chunk)
                size += len(chunk)
    except OSError:
        return Source(path, None, None)
    return Source(path, digest.hexdigest(), size)


def _failed(source: Source, error: UnreadableDocument) -> Dossier:
    suffix = Path(source.path).suffix.lower().lstrip(".")
    return Dossier(
        source, "failed", format=suffix if suffix in ("pdf", "docx", "doc", "txt") else None,
        error_code=error.code, error_id=error.text("id"), error_en=error.text("en"),
    )  # fmt: skip


def _account(paths: tuple[str, ...], corpus: Corpus) -> None:
    """Stop the run where a file went missing between the input and the table: a defect of the program."""
    kept = sorted(d.source.path for d in corpus.dossiers)
    if kept != sorted(paths):
        raise AssertionError(f"{len(paths)} files went in, {len(kept)} came out")


def _protocol(settings: Settings, done: Run) -> dict[str, object]:
    """Return what run.json says: versions, settings, counts, seconds, failures."""
    from importlib.metadata import version

    names = ("pdfplumber", "pypdfium2", "python-docx", "spacy", "rapidfuzz", "pandas", "pyarrow")
    statuses = [d.status for d in done.corpus.dossiers]
    return {
        "versions": {"iku-pipeline": version("iku-pipeline"), **{n: version(n) for n in names}},
        "settings": {"workers": settings.workers, "ocr": settings.ocr, "lang": settings.lang},
        "documents": {s: statuses.count(s) for s in ("ok", "partial", "no_content", "failed")},
        "seconds": {name: round(value, 3) for name, value in done.seconds.items()},
        "failures": [{"path": d.source.path, "code": d.error_code} for d in done.failed],
        "unmatched_corrections": list(done.corpus.unmatched_corrections),
    }


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
