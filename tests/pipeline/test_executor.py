from __future__ import annotations

import multiprocessing
import os
import signal
import time

import pytest

from pipeline.executor import _GRACE, Outcome, _guarded, run_each


class Awkward(Exception):
    """Cannot be rebuilt from its arguments: unpickling it fails."""

    def __init__(self, a: int, b: int) -> None:
        super().__init__("x")


def work(item: str) -> str:
    if item == "crash":
        os.abort()
    if item == "hang":
        time.sleep(60)
    if item == "fault":
        raise Awkward(1, 2)
    if item == "memory":
        raise MemoryError
    return item.upper()


@pytest.mark.parametrize("workers", [pytest.param(1, id="one worker"), pytest.param(2, id="two workers")])
def test_a_bad_item_costs_only_itself(workers: int) -> None:
    items = ["a", "crash", "b", "fault", "c", "memory", "d", "hang", "e"]
    found: dict[str, Outcome[str]] = dict(run_each(work, items, workers=workers, seconds=lambda _: 2.0))
    assert {k: v.value for k, v in found.items() if v.value} == {c: c.upper() for c in "abcde"}
    assert {k: v.error.code for k, v in found.items() if v.error} == {
        "crash": "reader_crashed", "fault": "internal_error", "memory": "limit_exceeded", "hang": "limit_exceeded",
    }  # fmt: skip


def test_a_worker_that_outlives_its_parent_ends_itself() -> None:
    """The parent kills what takes too long; where the parent was killed first, the system does it a while later."""
    process = multiprocessing.get_context("spawn").Process(target=_guarded, args=(work, "hang", 1.0 - _GRACE))
    process.start()
    process.join(20)
    assert process.exitcode == -signal.SIGALRM


def test_a_worker_that_waits_for_work_is_not_ended() -> None:
    _guarded(work, "a", 5.0)
    assert signal.alarm(0) == 0  # seconds that were left of an alarm


def test_nothing_to_do_is_nothing_done() -> None:
    assert list(run_each(work, [], workers=2, seconds=lambda _: 2.0)) == []
