"""One run: what it is to read and where it writes, whether that is needed, and the dataset made."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.run.begin import Begun, begin
from pipeline.run.up_to_date import UpToDate, find_up_to_date, fingerprint
from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.run.make import Run
    from pipeline.run.process import Progress


def run(settings: Settings, progress: Progress = lambda path, done, total: None) -> Run:
    """Read every file under `settings.raw` and write the dataset to `settings.out`; raises as `refresh` does."""
    with begin(settings) as begun:
        return _make(begun, settings, progress)


def refresh(settings: Settings, progress: Progress = lambda path, done, total: None) -> Run | UpToDate:
    """Do what `run` does, unless the dataset in `settings.out` is already what would come of it.

    OutputLocked where another run writes there; ForeignFolder where `out` holds something else; OSError where the disk
    refuses, LocationError where a store does; BadCorrections for unusable corrections; ClusterError where the cluster fails.
    """
    with begin(settings) as begun:
        wanted = fingerprint((item.source for item in begun.inputs), begun.basis)
        if not settings.force and (dataset := find_up_to_date(begun.output, wanted)):
            return replace(dataset, passed_over=begun.passed_over)
        return _make(begun, settings, progress)


def _make(begun: Begun, settings: Settings, progress: Progress) -> Run:
    """Make the dataset by what is loaded only now: a run over what has not changed needs none of it."""
    from pipeline.run.make import make_dataset

    return make_dataset(begun, settings, progress)
