"""How a run begins: its place to write, the files that it is to read, and the corrections of people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.locations import RemoteUrl
from pipeline.reconcile.correction_files import read_corrections
from pipeline.reconcile.corrections import Correction
from pipeline.run.clock import Clock
from pipeline.run.inputs import Input, Inputs, list_inputs, open_inputs
from pipeline.run.up_to_date import basis_of
from pipeline.settings import Settings
from pipeline.storage.atomic_output import open_output


@dataclass(frozen=True, slots=True)
class Begun:
    """What a run knows before it reads. `output`: the folder to write to, which nobody else writes to meanwhile.

    `passed_over`: what lies among the files and is not read. `basis`: a hash of all but the files that decides the bytes of
    the dataset. `open_files`: a cluster's workers open the files themselves; then their bytes were not looked at.
    """

    output: Path
    files: Inputs
    inputs: tuple[Input, ...]
    passed_over: tuple[str, ...]
    basis: bytes
    corrections: tuple[Correction, ...]
    open_files: bool
    clock: Clock


@contextmanager
def begin(settings: Settings) -> Iterator[Begun]:
    """Give what a run knows before it reads; what the body writes to the folder counts when the body ends well.

    OutputLocked where another run writes there; ForeignFolder where `out` holds something else; OSError where the disk
    refuses, LocationError where a store does; BadCorrections for unusable corrections.
    """
    # an address of the files says that a cluster's workers see them too, a path that they do not
    clock, open_files = Clock(), settings.scheduler is not None and isinstance(settings.raw, RemoteUrl)
    with open_output(settings.out) as output:
        files = open_inputs(settings.raw, settings.out)
        inputs = list_inputs(files, settings.workers, hashed=not open_files)
        passed_over = files.passed_over()
        basis = basis_of(settings.ocr, settings.lang, settings.corrections)
        ids = {item.path: item.source.document_id for item in inputs if item.sha256 is not None}
        corrections = read_corrections(settings.corrections, _check, ids)
        clock.lap("discover")
        yield Begun(output, files, inputs, passed_over, basis, corrections, open_files, clock)


def _check(corrections: Sequence[Correction]) -> None:
    """Raise as `check_corrections`, which loads Arrow: only where there are corrections."""
    if corrections:
        from pipeline.dataset.schema import check_corrections

        check_corrections(corrections)
