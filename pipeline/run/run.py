"""One run: list the files, process each, compare what they say, write the dataset."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from pipeline.document.correct import corrections_of
from pipeline.document.tables import FileHeader
from pipeline.locations import RemoteUrl
from pipeline.reconcile.corpus import Corpus
from pipeline.reconcile.correction_files import read_corrections
from pipeline.reconcile.known_regulations import known_regulations
from pipeline.reconcile.reconcile import reconcile
from pipeline.run.assemble import Register, assemble
from pipeline.run.inputs import list_inputs, open_inputs
from pipeline.run.process import Progress, Workers, process_files
from pipeline.run.progress import ProgressFolder
from pipeline.run.protocol import Asked, Clock, protocol
from pipeline.run.reader import Reader
from pipeline.run.up_to_date import UpToDate, basis_of, find_up_to_date, fingerprint
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


def run(settings: Settings, progress: Progress = lambda path, done, total: None) -> Run:
    """Read every file under `settings.raw` and write the dataset to `settings.out`; raises as `refresh` does."""
    done = _run(settings, progress, always=True)
    assert isinstance(done, Run)
    return done


def refresh(settings: Settings, progress: Progress = lambda path, done, total: None) -> Run | UpToDate:
    """Do what `run` does, unless the dataset in `settings.out` is already what would come of it.

    OutputLocked where another run writes there; ForeignFolder where `out` holds something else; OSError where the disk
    refuses, LocationError where a store does; BadCorrections for unusable corrections; ClusterError where the cluster fails.
    """
    return _run(settings, progress, always=settings.force)


def _run(settings: Settings, progress: Progress, *, always: bool) -> Run | UpToDate:
    from pipeline.dataset.readme import data_dictionary
    from pipeline.dataset.schema import check_corrections
    from pipeline.dataset.write import describe_dataset, new_dataset
    from pipeline.storage.atomic_output import open_output

    clock, workers = Clock(), _workers(settings)
    with open_output(settings.out) as output, _no_cycle_search(), Spool(output.parent) as spool:
        files = open_inputs(settings.raw, settings.out)
        inputs = list_inputs(files, workers.count, hashed=not workers.open_files)
        passed_over = files.passed_over()
        basis = basis_of(settings.ocr, settings.lang, settings.corrections)
        ids = {item.path: item.source.document_id for item in inputs if item.sha256 is not None}
        corrections = read_corrections(settings.corrections, check_corrections, ids)
        clock.lap("discover")
        if not always and (dataset := find_up_to_date(output, fingerprint((i.source for i in inputs), basis))):
            return replace(dataset, passed_over=passed_over)
        cache = open_cache(settings.cache, settings.ocr, fresh=settings.force, far=settings.scheduler is not None)
        reader = Reader(
            files, cache, settings.ocr, corrections_of(corrections), ProgressFolder.of(settings.progress_folder)
        )
        register = Register(spool)
        for result in process_files(inputs, reader, workers, progress):
            register.add(result.header, result.parts())
        register.account([item.path for item in inputs])
        clock.lap("read")
        corpus = reconcile(register.summaries(), corrections, known_regulations(), register.printed)
        clock.lap("reconcile")
        with new_dataset(output) as (tables, fresh):
            n_findings = assemble(register, corpus, tables.add, lang=settings.lang)
            clock.lap("complete")
            done = Run(register.headers, n_findings, corpus, clock.laps, passed_over)
            describe_dataset(tables, fresh, _protocol(settings, basis, done), data_dictionary())
        clock.lap("write")
        return done


def _workers(settings: Settings) -> Workers:
    """Return who reads; an address of the files says that a cluster's workers see them too, a path that they do not."""
    open_files = settings.scheduler is not None and isinstance(settings.raw, RemoteUrl)
    return Workers(
        settings.workers, settings.seconds_per_document, settings.scheduler, open_files, copied=settings.own_process
    )


def _protocol(settings: Settings, basis: bytes, done: Run) -> dict[str, object]:
    """Return what run.json says."""
    asked = Asked(settings.workers, settings.scheduler is not None, settings.ocr, settings.lang)
    made_from = fingerprint((f.source for f in done.files), basis, (f.error_code for f in done.files))
    return protocol(asked, made_from, done.files, done.seconds, done.unmatched, done.passed_over)


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
