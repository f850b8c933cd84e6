"""Runs and writers that are killed at any moment leave a whole dataset behind."""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import sys
from pathlib import Path

import pyarrow as pa
import pytest

from pipeline.dataset.write import lock, write_dataset
from pipeline.fields import TABLES
from pipeline.records.dossier import Dossier
from pipeline.records.source import Source
from tests.pipeline.reconcile.together import build_tables, reconcile
from tests.pipeline.samples import folder, report
from tools.stress.kill_series import Moment, hashes, moments, series

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not hasattr(os, "fork"), reason="SIGKILL and fork are of POSIX")]


def _tables(path: str) -> dict[str, pa.Table]:
    failed = Dossier(Source(path, None, None), "failed", error_code="x", error_id="x", error_en="x")
    return build_tables(reconcile((failed,)))


def _write(out: Path, path: str) -> None:
    write_dataset(_tables(path), out, {"seconds": {}}, "x")


def _killed_at(out: Path, event: int) -> bool:
    """Write a new dataset in a child that kills itself at its `event`-th step on files; return whether it was killed."""
    tables = _tables("new.pdf")
    child = os.fork()
    if child == 0:
        left = [event]

        def step(name: str, _: object) -> None:
            if name.startswith(("open", "os.", "shutil.", "ctypes.")) and name != "os.kill":
                left[0] -= 1
                if left[0] < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(step)
        try:
            with lock(out):
                write_dataset(tables, out, {"seconds": {}}, "x")
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.mark.parametrize("first", [pytest.param(False, id="over an old one"), pytest.param(True, id="the first one")])
def test_a_writer_killed_at_each_of_its_steps_leaves_a_whole_dataset(tmp_path: Path, first: bool) -> None:
    out, seen = tmp_path / "c" / "out", []
    _write(tmp_path / "a" / "out", "old.pdf")
    _write(tmp_path / "b" / "out", "new.pdf")
    old, new = {} if first else hashes(tmp_path / "a" / "out"), hashes(tmp_path / "b" / "out")
    for event in itertools.count():
        shutil.rmtree(out.parent, ignore_errors=True)
        if not first:
            _write(out, "old.pdf")
        killed = _killed_at(out, event)
        assert hashes(out) in (old, new), event
        with lock(out):  # what the next run does first
            seen.append(hashes(out) == new)
        assert {p.name for p in out.parent.iterdir()} <= {"out", ".out.lock"}, event
        if not killed:
            break
    assert len(seen) > 2 * len(TABLES)
    assert seen == sorted(seen), "once the new dataset stands there, no later step takes it away"
    assert set(seen) == {False, True}


def test_a_run_killed_at_three_moments_ends_in_the_same_bytes(tmp_path: Path) -> None:
    raw = folder(tmp_path / "raw", {f"{o}.txt": report(office=o.upper()) for o in ("mekar", "sukamaju", "tanjung")})
    chosen = [Moment("run", 0.4, True), Moment("run", 0.85, False), Moment("write", 0.3, True)]
    calm, rounds = series(tmp_path / "series", raw, chosen)
    assert calm.old != calm.new
    assert [done.complaints for done in rounds] == [[], [], []]
    assert {done.dataset for done in rounds} <= {"old", "new"}


def test_the_moments_of_a_seed_are_the_same() -> None:
    assert list(moments(7, 10, 5)) == list(moments(7, 10, 5))
    assert list(moments(7, 10, 5)) != list(moments(8, 10, 5))
    assert {m.group for m in moments(7, 10, 5)} == {True, False}
