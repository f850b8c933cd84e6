"""One run: list the files, process each, compare what they say, write the dataset."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.locations import RemoteUrl
from pipeline.reconcile.correction_files import read_corrections
from pipeline.run.clock import Clock
from pipeline.run.inputs import list_inputs, open_inputs
from pipeline.run.progress import ProgressFolder
from pipeline.run.up_to_date import UpToDate, basis_of, find_up_to_date, fingerprint
from pipeline.settings import Settings
from pipeline.storage.spool import Spool

if TYPE_CHECKING:
    from pipeline.document.tables import FileHeader
    from pipeline.reconcile.corpus import Corpus
    from pipeline.reconcile.corrections import Correction
    from pipeline.run.process import Progress, Workers


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
    from pipeline.storage.atomic_output import open_output

    clock, open_files = Clock(), settings.scheduler is not None and isinstance(settings.raw, RemoteUrl)
    with open_output(settings.out) as output, _no_cycle_search(), Spool(output.parent) as spool:
        files = open_inputs(settings.raw, settings.out)
        inputs = list_inputs(files, settings.workers, hashed=not open_files)
        passed_over = files.passed_over()
        basis = basis_of(settings.ocr, settings.lang, settings.corrections)
        ids = {item.path: item.source.document_id for item in inputs if item.sha256 is not None}
        corrections = read_corrections(settings.corrections, _check, ids)
        clock.lap("discover")
        if not always and (dataset := find_up_to_date(output, fingerprint((i.source for i in inputs), basis))):
            return replace(dataset, passed_over=passed_over)
        # loaded only now: a run over what has not changed needs none of it
        from pipeline.dataset.readme import data_dictionary
        from pipeline.dataset.write import describe_dataset, new_dataset
        from pipeline.document.correct import corrections_of
        from pipeline.reconcile.known_regulations import known_regulations
        from pipeline.reconcile.reconcile import reconcile
        from pipeline.run.assemble import Register, assemble
        from pipeline.run.process import process_files
        from pipeline.run.reader import Reader
        from pipeline.storage.cache import open_cache

        cache = open_cache(settings.cache, settings.ocr, fresh=settings.force, far=settings.scheduler is not None)
        reader = Reader(
            files, cache, settings.ocr, corrections_of(corrections), ProgressFolder.of(settings.progress_folder)
        )
        register = Register(spool)
        for result in process_files(inputs, reader, _workers(settings, open_files), progress):
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


def _check(corrections: Sequence[Correction]) -> None:
    """Raise as `check_corrections`, which is loaded where there are corrections."""
    if corrections:
        from pipeline.dataset.schema import check_corrections

        check_corrections(corrections)


def _workers(settings: Settings, open_files: bool) -> Workers:
    """Return who reads; an address of the files says that a cluster's workers see them too, a path that they do not."""
    from pipeline.run.process import Workers

    return Workers(
        settings.workers, settings.seconds_per_document, settings.scheduler, open_files, copied=settings.own_process
    )


def _protocol(settings: Settings, basis: bytes, done: Run) -> dict[str, object]:
    """Return what run.json says."""
    from pipeline.run.protocol import Asked, protocol

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
