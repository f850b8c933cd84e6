from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.run.workers import executor
from pipeline.run.workers.executor import _GRACE, Outcome, _guarded, run_each


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


def test_workers_start_where_the_folder_of_passing_files_has_a_long_name(tmp_path: Path) -> None:
    """A socket's name has 107 bytes: the starter of workers puts it elsewhere."""
    long = tmp_path / ("panjang" * 20)
    long.mkdir()
    code = (
        "from pipeline.run.workers.executor import run_each\n"
        "if __name__ == '__main__':\n"
        "    print([o.value for _, o in run_each(abs, [-1, -2], workers=1, seconds=lambda item: 60)])\n"
    )
    script = tmp_path / "run.py"
    script.write_text(code, encoding="utf-8")
    environment = os.environ | {"TMPDIR": str(long), "PYTHONPATH": os.getcwd()}
    done = subprocess.run(
        [sys.executable, script], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.stdout.strip(), list(long.iterdir())) == ("[1, 2]", []), done.stderr


def test_nothing_to_do_is_nothing_done() -> None:
    assert list(run_each(work, [], workers=2, seconds=lambda _: 2.0)) == []


def test_no_more_waits_than_a_few_items_a_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done waits in memory until it is taken: a run over a hundred thousand files must not hold them all."""
    begun: list[str] = []
    scheduled = executor.schedule

    def watch(pool: object, function: object, item: str, seconds: float) -> object:
        begun.append(item)
        return scheduled(pool, work, item, seconds)

    monkeypatch.setattr(executor, "schedule", watch)
    monkeypatch.setattr(executor, "_AHEAD", 3)
    items = [f"{n:03}" for n in range(40)]
    ahead = []
    for taken, (item, outcome) in enumerate(run_each(work, items, workers=1, seconds=lambda _: 30.0)):
        assert (item, outcome.value) == (items[taken], items[taken].upper())
        ahead.append(len(begun) - taken)
    assert begun == items
    assert max(ahead) == 3
