"""Makes the dataset of a run: each file read, what they say compared, the tables written."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from pipeline.dataset.readme import data_dictionary
from pipeline.dataset.write import describe_dataset, new_dataset
from pipeline.document.correct import corrections_of
from pipeline.document.tables import FileHeader
from pipeline.reconcile.corpus import Corpus
from pipeline.reconcile.known_regulations import known_regulations
from pipeline.reconcile.reconcile import reconcile
from pipeline.run.assemble import Register, assemble
from pipeline.run.begin import Begun
from pipeline.run.process import Progress, Workers, process_files
from pipeline.run.progress import ProgressFolder
from pipeline.run.protocol import Asked, protocol
from pipeline.run.reader import Reader
from pipeline.run.up_to_date import fingerprint
from pipeline.settings import Settings
from pipeline.storage.cache import open_cache
from pipeline.storage.spool import Spool


@dataclass(frozen=True, slots=True)
class Run:
    """What a run gave: the headers of the files, the findings by document, what was compared, and the seconds of each stage.

    `passed_over`: what lies among the files and is not read (see `Inputs.passed_over`).
    """

    files: tuple[FileHeader, ...]
    n_findings: Mapping[str, int]
    corpus: Corpus
    seconds: dict[str, float]
    passed_over: tuple[str, ...] = ()

    @property
    def unmatched(self) -> tuple[str, ...]:
        """Return the lines of the corrections that match nothing any more."""
        return tuple(str(line.line) for line in self.corpus.unmatched_corrections)

    @property
    def failed(self) -> tuple[FileHeader, ...]:
        """Return the files that could not be read."""
        return tuple(file for file in self.files if file.status == "failed")


def make_dataset(begun: Begun, settings: Settings, progress: Progress) -> Run:
    """Read the files of a run that has begun and write the dataset. OSError where the disk refuses; ClusterError."""
    clock = begun.clock
    workers = Workers(
        settings.workers,
        settings.seconds_per_document,
        settings.scheduler,
        begun.open_files,
        copied=settings.own_process,
    )
    cache = open_cache(settings.cache, settings.ocr, fresh=settings.force, far=settings.scheduler is not None)
    reader = Reader(
        begun.files, cache, settings.ocr, corrections_of(begun.corrections), ProgressFolder.of(settings.progress_folder)
    )
    with _no_cycle_search(), Spool(begun.output.parent) as spool:
        register = Register(spool)
        for result in process_files(begun.inputs, reader, workers, progress):
            register.add(result.header, result.parts())
        register.account([item.path for item in begun.inputs])
        clock.lap("read")
        corpus = reconcile(register.summaries(), begun.corrections, known_regulations(), register.printed)
        clock.lap("reconcile")
        with new_dataset(begun.output) as (tables, fresh):
            n_findings = assemble(register, corpus, tables.add, lang=settings.lang)
            clock.lap("complete")
            done = Run(register.headers, n_findings, corpus, clock.laps, begun.passed_over)
            describe_dataset(tables, fresh, _protocol(settings, begun.basis, done), data_dictionary())
        clock.lap("write")
    return done


def _protocol(settings: Settings, basis: bytes, done: Run) -> dict[str, object]:
    """Return what run.json says."""
    asked = Asked(settings.workers, settings.scheduler is not None, settings.ocr, settings.lang)
    made_from = fingerprint((f.source for f in done.files), basis, (f.error_code for f in done.files))
    return protocol(
        asked, made_from, done.files, sum(done.n_findings.values()), done.seconds, done.unmatched, done.passed_over
    )


@contextmanager
def _no_cycle_search() -> Iterator[None]:
    """Keep Python from searching the records for cycles, of which they have none: that took longer than all else."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
