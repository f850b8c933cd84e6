"""One run: list the files, process each, compare what they say, write the dataset."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.document.correct import corrections_of
from pipeline.document.tables import FileHeader
from pipeline.locations import on_this_machine
from pipeline.reconcile.corpus import Corpus
from pipeline.reconcile.correction_files import read_corrections
from pipeline.reconcile.corrections import follow_files
from pipeline.reconcile.known_regulations import known_regulations
from pipeline.reconcile.reconcile import reconcile
from pipeline.run.assemble import Register, assemble
from pipeline.run.inputs import Input, list_inputs
from pipeline.run.process import process_files
from pipeline.run.up_to_date import UpToDate, find_up_to_date, fingerprint
from pipeline.settings import Settings
from pipeline.storage.spool import Spool

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Run:
    """What a run gave: the headers of the files, the findings by document, what was compared, and the seconds of each stage."""

    files: tuple[FileHeader, ...]
    n_findings: Mapping[str, int]
    corpus: Corpus
    seconds: dict[str, float]

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

    clock = _Clock()
    with open_output(settings.out) as output, _no_cycle_search(), Spool(output.parent) as spool:
        inputs = list_inputs(settings.raw, settings.out, settings.workers, hashed=_sees_files(settings))
        corrections = read_corrections(settings.corrections, check_corrections)
        corrections = follow_files(corrections, {i.path: i.source.document_id for i in inputs if i.sha256 is not None})
        clock.lap("discover")
        if not always and (dataset := _up_to_date(settings, inputs)) is not None:
            return dataset
        register = Register(spool)
        for result in process_files(inputs, corrections_of(corrections), settings, _counter(progress, len(inputs))):
            register.add(result.header, result.parts())
        _account(inputs, register.headers)
        clock.lap("read")
        corpus = reconcile(register.summaries(), corrections, known_regulations(), register.printed)
        clock.lap("reconcile")
        with new_dataset(output) as (tables, fresh):
            n_findings = assemble(register, corpus, tables.add, lang=settings.lang)
            clock.lap("complete")
            done = Run(register.headers, n_findings, corpus, clock.laps)
            describe_dataset(tables, fresh, _protocol(settings, done), data_dictionary())
        clock.lap("write")
        return done


def _sees_files(settings: Settings) -> bool:
    """Return whether the files are this machine's to look at, not what the workers of a cluster read by themselves."""
    return settings.scheduler is None or isinstance(settings.raw, Path)


def _up_to_date(settings: Settings, inputs: Sequence[Input]) -> UpToDate | None:
    """Return the dataset in `out` where it is what this run would write; None where it is not, or nobody can tell."""
    here = on_this_machine(settings.out)
    known = bool(inputs) and all(item.sha256 is not None for item in inputs)
    return (
        find_up_to_date(here, fingerprint((i.source for i in inputs), settings)) if here is not None and known else None
    )


def _counter(progress: Progress, total: int) -> Progress:
    """Return a function that counts the files of a run and passes on how many are done; tells at once that none is."""
    done = -1

    def step(path: str, *_: int) -> None:
        nonlocal done
        done += 1
        progress(path, done, total)

    step("")
    return step


def _account(inputs: Collection[Input], files: Sequence[FileHeader]) -> None:
    """Stop the run where a file went missing between the input and the table: a defect of the program."""
    if [file.source.path for file in files] != sorted(item.path for item in inputs):
        raise AssertionError(f"{len(inputs)} files went in, {len(files)} came out")


def _protocol(settings: Settings, done: Run) -> dict[str, object]:
    """Return what run.json says: versions, settings, counts, seconds, failures."""
    from pipeline.storage.fingerprint import reading_libraries

    statuses = [file.status for file in done.files]
    return {
        "versions": reading_libraries(),
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
        "unmatched_corrections": list(done.unmatched),
    }


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
