"""A worker that is a copy of the first process is held as tightly as any other, and costs no second start."""

from __future__ import annotations

import ctypes
import multiprocessing.forkserver
import os
import resource
import signal
import struct
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.run.workers.cage import Cage, available
from pipeline.run.workers.copied import Copy, CopyEnded
from pipeline.run.workers.executor import Outcome, run_each

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="copies are made on Linux alone")
HELD = available()


def work(item: str) -> str:
    if item == "crash":
        os.abort()
    if item == "hang":
        time.sleep(60)
    if item == "fault":
        raise ValueError("x")
    return f"{item.upper()} {os.getppid()}"


def test_a_bad_item_costs_only_itself_and_what_is_left_goes_to_workers_of_a_starter() -> None:
    items = ["a", "fault", "b", "hang", "c", "crash", "d"]
    found: dict[str, Outcome[str]] = dict(run_each(work, items, workers=1, seconds=lambda _: 2.0, copied=True))
    assert list(found) == items
    assert {k: v.value.split()[0] for k, v in found.items() if v.value} == {c: c.upper() for c in "abcd"}
    assert {k: v.error.code for k, v in found.items() if v.error} == {
        "fault": "internal_error", "hang": "limit_exceeded", "crash": "reader_crashed",
    }  # fmt: skip
    ours = {k: int(v.value.split()[1]) == os.getpid() for k, v in found.items() if v.value}
    assert ours == {"a": True, "b": True, "c": False, "d": False}


@pytest.mark.parametrize(
    ("n", "workers", "copies"),
    [
        pytest.param(3, 1, True, id="one worker"),
        pytest.param(1, 2, True, id="one item for two workers"),
        pytest.param(2, 2, False, id="two workers share what a starter has loaded"),
        pytest.param(65, 1, False, id="more items than a worker lives for"),
    ],
)
def test_only_one_worker_of_few_items_is_a_copy(n: int, workers: int, copies: bool) -> None:
    items = [str(i) for i in range(n)]
    done = run_each(work, items, workers=workers, seconds=lambda _: 30.0, copied=True)
    found = [outcome.value or "" for _, outcome in done]
    assert {value.endswith(f" {os.getpid()}") for value in found} == {copies}


def _starter() -> int | None:
    return getattr(multiprocessing.forkserver._forkserver, "_forkserver_pid", None)


def test_a_copy_needs_no_starter() -> None:
    before = _starter()
    assert next(run_each(work, ["a"], workers=1, seconds=lambda _: 30.0, copied=True))[1].value
    assert _starter() == before


def look(path: str) -> dict[str, object]:
    """Return what this process may and has."""
    status = dict(line.split(":\t", 1) for line in Path("/proc/self/status").read_text().splitlines() if ":\t" in line)
    open_now = [os.readlink(f"/proc/self/fd/{n}") for n in range(3, 100) if os.path.lexists(f"/proc/self/fd/{n}")]
    try:
        Path(path).write_text("out")
        written = True
    except OSError:
        written = False
    return {
        "written": written,
        "filtered": status["Seccomp"].strip(),
        "new rights": status["NoNewPrivs"].strip(),
        "memory": resource.getrlimit(resource.RLIMIT_DATA)[1],
        "file": resource.getrlimit(resource.RLIMIT_FSIZE)[1],
        "core": resource.getrlimit(resource.RLIMIT_CORE)[1],
        "cpu": resource.getrlimit(resource.RLIMIT_CPU)[0],
        "interrupt": signal.getsignal(signal.SIGINT),
        "terminate": signal.getsignal(signal.SIGTERM),
        "open": open_now,
        "shared": [line for line in Path("/proc/self/maps").read_text().splitlines() if line.split()[1][1::2] == "ws"],
        "threads": os.listdir("/proc/self/task"),
        "ends with": ends_with(),
    }


def ends_with() -> int:
    """Return the signal that this process gets when the one that started it ends."""
    told = ctypes.c_int(0)
    ctypes.CDLL(None).prctl(2, ctypes.byref(told), 0, 0, 0)
    return told.value


@pytest.mark.skipif(HELD.landlock < 3 or not HELD.seccomp, reason="this kernel has no cage")
def test_a_copy_stands_in_the_cage_with_its_limits_and_none_of_our_files(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "held.txt").write_text("x")
    (tmp_path / "victim.txt").write_text("x")
    cage = Cage((tmp_path / "inside",), scratch=tmp_path / "inside")
    with (tmp_path / "held.txt").open("a") as held:
        found = run_each(
            look, [str(tmp_path / "victim.txt")], workers=1, seconds=lambda _: 30.0, cage=cage, copied=True
        )
        seen = next(iter(found))[1].value
        held.write("still ours")
    assert seen is not None
    assert (seen["written"], seen["filtered"], seen["new rights"]) == (False, "2", "1")
    assert isinstance(seen["memory"], int)
    assert 0 < seen["memory"] < 2**34
    assert (seen["file"], seen["core"]) == (2 * 1024**3, 0)
    assert (seen["interrupt"], seen["terminate"]) == (signal.SIG_IGN, signal.SIG_DFL)
    assert seen["ends with"] == signal.SIGKILL
    assert seen["shared"] == [], "it can change no memory of ours"
    assert len(seen["threads"]) == 1  # type: ignore[arg-type]
    assert isinstance(seen["open"], list)
    assert {name.split(":")[0] for name in seen["open"]} <= {os.devnull, "pipe", "socket"}
    assert (tmp_path / "held.txt").read_text() == "xstill ours"
    assert (tmp_path / "victim.txt").read_text() == "x"


def _nothing() -> None:
    pass


def _die() -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return b""


@pytest.fixture
def copy() -> Iterator[Copy]:
    made = Copy(_nothing)
    yield made
    made.end()


def test_a_copy_that_ends_says_by_what(copy: Copy) -> None:
    with pytest.raises(CopyEnded) as told:
        copy.call(_die, (), 30.0)
    assert told.value.exit_code == -signal.SIGKILL


def _die_while_it_answers() -> bytes:
    channel = sys._getframe(1).f_locals["channel"]
    os.write(channel.fileno(), struct.pack("!i", 1000) + b"the first bytes of a thousand")
    return _die()


def test_a_copy_that_ends_while_it_answers_is_told_as_one_that_ended(copy: Copy) -> None:
    """Half an answer is none, and no fault of the disk of the first process."""
    with pytest.raises(CopyEnded) as told:
        copy.call(_die_while_it_answers, (), 30.0)
    assert told.value.exit_code == -signal.SIGKILL


def test_signals_that_come_while_a_copy_is_made_end_it_at_once(tmp_path: Path) -> None:
    """A copy begins with what the first process does on signals, and must not do that too: a second message, a timer."""
    note = tmp_path / "heard"
    before = signal.signal(signal.SIGTERM, lambda number, frame: note.write_text("x"))
    try:
        made = Copy(_nothing)
        os.kill(made.process, signal.SIGTERM)
        with pytest.raises(CopyEnded) as told:
            made.call(time.sleep, (60,), 10.0)  # type: ignore[arg-type]
        assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == set()
    finally:
        signal.signal(signal.SIGTERM, before)
    assert told.value.exit_code == -signal.SIGTERM
    assert not note.exists()


def test_a_copy_that_takes_too_long_is_gone(copy: Copy) -> None:
    with pytest.raises(TimeoutError):
        copy.call(time.sleep, (60,), 0.2)  # type: ignore[arg-type]
    with pytest.raises(ProcessLookupError):
        os.kill(copy.process, 0)
