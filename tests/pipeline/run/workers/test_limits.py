"""What a file may take is counted in CPU, whatever the clock says; what takes more ends alone."""

from __future__ import annotations

import resource
import signal
import time

import pytest

from pipeline.run.workers import limits
from pipeline.run.workers.executor import Outcome, run_each

pytestmark = pytest.mark.slow


def work(item: str) -> str:
    limits.allow(1.0)
    if item == "loop":
        while True:
            pass
    if item == "loop in C":
        sum(range(10**13))
    if item == "memory":
        return str(len(bytearray(2 * limits.MOST_MEMORY)))
    if item == "waits":  # longer than its CPU time
        time.sleep(4)
    if item == "page after page":  # each page is given its time anew
        for _ in range(3):
            limits.allow(2.0)
            end = time.process_time() + 1.0
            while time.process_time() < end:
                pass
    return item


def test_a_file_that_works_on_and_on_ends_alone() -> None:
    items = ["a", "loop", "b", "loop in C", "waits", "memory", "page after page", "c"]
    began = time.monotonic()
    found: dict[str, Outcome[str]] = dict(run_each(work, items, workers=2, seconds=lambda _: 300.0))
    assert time.monotonic() - began < 120
    assert [i for i in items if found[i].value] == ["a", "b", "waits", "page after page", "c"]
    errors = {i: e for i in items if (e := found[i].error) is not None}
    assert {i: (e.code, e.detail) for i, e in errors.items()} == {
        "loop": ("limit_exceeded", "CPU"), "loop in C": ("limit_exceeded", "CPU"), "memory": ("limit_exceeded", "memory"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("item", "detail"),
    [("loop", "CPU"), ("loop in C", "CPU"), ("memory", "memory")],
    ids=["loop", "loop in C", "memory"],
)
def test_a_copy_of_the_first_process_ends_by_the_same_limits(item: str, detail: str) -> None:
    items = ["a", "page after page", item, "b"]
    done = run_each(work, items, workers=1, seconds=lambda _: 300.0, copied=True)
    found: dict[str, Outcome[str]] = dict(done)
    assert [i for i in items if found[i].value] == ["a", "page after page", "b"]
    error = found[item].error
    assert error is not None
    assert (error.code, error.detail) == ("limit_exceeded", detail)


def test_only_workers_are_bounded() -> None:
    before = resource.getrlimit(resource.RLIMIT_CPU)
    limits.allow(1.0)
    assert resource.getrlimit(resource.RLIMIT_CPU) == before
    assert signal.alarm(0) == 0


@pytest.mark.parametrize(
    ("pages", "size", "seconds"),
    [(1, 431, 23.0), (10, 1_000_000, 50.0), (3000, 90_000_000, 9020.0), (1_000_000, 600, 53.0)],
    ids=["one page", "ten", "most", "a count that the file has no room for"],
)
def test_time_is_given_by_pages(pages: int, size: int, seconds: float) -> None:
    assert limits.for_pages(pages, size) == seconds


def test_memory_is_the_machines_share() -> None:
    assert limits.share_of_memory(1) <= limits.MOST_MEMORY
    assert limits.share_of_memory(10_000) == limits.MOST_MEMORY // 2
