"""Who reads the files of a run: what gave something before is taken from the cache, the others go to the workers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from normalizers.regions.tables import tables
from pipeline.document.result import FileResult
from pipeline.locations import RemoteUrl
from pipeline.run.inputs import FolderInputs, Input
from pipeline.run.reader import Reader
from pipeline.run.scratch import scratch
from pipeline.run.workers.cage import Cage
from pipeline.run.workers.cluster import Job, run_on
from pipeline.run.workers.executor import Outcome, run_each

Progress = Callable[[str, int, int], None]  # path of a file, how many are done, how many there are
_GENEROUS = 2_000_000  # bytes for which a file is given its time once more


@dataclass(frozen=True, slots=True)
class Workers:
    """Who reads: `count` processes of this machine, or the workers of the Dask `scheduler`.

    `seconds`: by the clock, that a file may take whatever it does. `open_files`: the cluster's workers open the files
    themselves, else they are sent to them. `copied`: those of few files may be copies of the first process.
    """

    count: int
    seconds: float
    scheduler: str | None = None
    open_files: bool = False
    copied: bool = False

    def allowed(self, item: Input) -> float:
        """Return the seconds by the clock that a file may take: a base, and more by its size.

        What it works is bounded by `limits`, page by page; this ends what waits without working, or works on and on.
        """
        return self.seconds * (1 + item.size // _GENEROUS)


def process_files(
    inputs: Sequence[Input], reader: Reader, workers: Workers, progress: Progress
) -> Iterator[FileResult]:
    """Yield what each file gave, failed ones too, whatever the number of workers and machines.

    Files whose content is known beforehand and that gave something before are not read again. `progress` is told at once
    that none is done, then of each file that the caller has taken.
    """
    progress("", 0, len(inputs))
    for done, (item, result) in enumerate(_results(inputs, reader, workers), start=1):
        yield result
        progress(item.path, done, len(inputs))


def _results(inputs: Sequence[Input], reader: Reader, workers: Workers) -> Iterator[tuple[Input, FileResult]]:
    """Yield each file with what it gave: those that are known first, the others as they are read."""
    if reader.cache is not None:
        reader.cache.sweep()
    left: list[Input] = []
    for item in inputs:
        if (known := reader.known(item)) is None:
            left.append(item)
            continue
        yield item, known
    for item, outcome in _read_each(left, reader, workers) if left else ():
        result = outcome.value
        if result is None:
            assert outcome.error is not None
            result = reader.failed(item, outcome.error)
        reader.keep_sent(result)
        yield item, result


def _read_each(
    inputs: Sequence[Input], reader: Reader, workers: Workers
) -> Iterator[tuple[Input, Outcome[FileResult]]]:
    """Yield what reading each file gave: by processes of this machine, or by the cluster that was asked for."""
    if workers.scheduler is None:
        return _read_here(inputs, reader, workers)
    sent = None if workers.open_files else lambda item: reader.inputs.open(item)[0]
    return run_on(workers.scheduler, Job(reader.process, workers.allowed, sent), inputs)


def _read_here(
    inputs: Sequence[Input], reader: Reader, workers: Workers
) -> Iterator[tuple[Input, Outcome[FileResult]]]:
    """Yield what reading each file gave, by processes of this machine in a cage."""
    cache = reader.cache.folder if reader.cache is not None else None
    far = isinstance(cache, RemoteUrl) or not isinstance(reader.inputs, FolderInputs)
    own: list[Path] = []
    if isinstance(cache, Path):
        own.append(cache)
        with suppress(OSError):
            cache.mkdir(parents=True, exist_ok=True)
    if reader.progress is not None:
        own.append(reader.progress.folder)
    if workers.copied and not far:
        tables()  # who reads and who compares both ask for the regions: a copy of this process has them with it
    with scratch() as folder:
        cage = Cage((folder, *own), far, folder)
        yield from run_each(
            reader.process,
            inputs,
            workers=workers.count,
            seconds=workers.allowed,
            cage=cage,
            copied=workers.copied and not far,
        )
