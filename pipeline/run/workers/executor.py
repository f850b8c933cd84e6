"""Runs one function over many files in processes that can be killed: a hang or a crash costs only its own file."""

from __future__ import annotations

import logging
import multiprocessing
import os
import pickle
import signal
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from concurrent.futures import TimeoutError as FutureTimeout
from contextlib import contextmanager
from multiprocessing.connection import wait
from multiprocessing.util import get_temp_dir
from typing import Any, Generic, TypeVar

from extractors.model.errors import LimitExceeded, UnreadableDocument
from pipeline.errors import ReaderCrashed, ReaderFault
from pipeline.run.workers import limits
from pipeline.run.workers.cage import Cage, die_with_parent, enter
from pipeline.run.workers.copied import Copy, CopyEnded

T = TypeVar("T")
Item = TypeVar("Item")  # an item: a path, or what stands for a file; str(item) names it
_GRACE = 60  # seconds after its time when a worker that nobody watches any more ends itself
_AHEAD = 64  # items a worker has before it: what is done waits in memory until the items before it are
_LONGEST_FOLDER = 60  # bytes of the folder in which a socket fits: its whole name has 107
_POOLS = 3  # pools that may break before what they lost is given up
_TASKS = 64  # items after which a worker is replaced by a new one


class Outcome(Generic[T]):
    """What came of one item: its value, or the error that stands for it."""

    __slots__ = ("error", "value")

    def __init__(self, value: T | None = None, error: UnreadableDocument | None = None) -> None:
        self.value = value
        self.error = error


def _start(memory: int, cage: Cage | None) -> None:
    """Bound what a worker may take and do, so that a hostile file cannot take the machine; it ends with its parent."""
    die_with_parent()
    _end_with_driver()
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and callable(signal.getsignal(number)):
            signal.signal(number, signal.SIG_DFL)  # at once, also where it never comes back to Python
    if cage is not None and cage.scratch is not None:
        tempfile.tempdir = os.environ["TMPDIR"] = str(cage.scratch)
    limits.search_garbage_seldom()
    limits.bound_process(memory)
    if cage is not None:
        enter(cage)


def _end_with_driver() -> None:
    """Have the system end this process when the one that gives it work ends, by the pipe between them: the starter of
    workers lives as long as they do.
    """
    driver = multiprocessing.parent_process()
    if driver is None or not hasattr(os, "O_ASYNC"):
        return
    import fcntl

    pipe = driver.sentinel
    if isinstance(pipe, int):
        fcntl.fcntl(pipe, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(pipe, fcntl.F_SETFL, fcntl.fcntl(pipe, fcntl.F_GETFL) | os.O_ASYNC)
        if wait([pipe], 0):
            os._exit(1)


def run_each(
    function: Callable[[Item], T],
    items: Sequence[Item],
    *,
    workers: int,
    seconds: Callable[[Item], float],
    cage: Cage | None = None,
    copied: bool = False,
) -> Iterator[tuple[Item, Outcome[T]]]:
    """Yield (item, outcome) for each item; a worker that dies or takes longer than `seconds(item)` is killed.

    In the order of `items`, but for those that a broken pool lost and a new one did again. Results do not depend on
    the number of workers. `copied`: a single worker of few items may be a copy of this process (see `Copy`).
    """
    left = deque(items)
    if copied and min(workers, len(left)) == 1 and len(left) <= _TASKS and sys.platform == "linux":
        yield from _by_copy(function, left, seconds, cage)
    for _ in range(_POOLS if left else 0):
        lost: deque[Item] = deque()
        for item, outcome in _one_pool(function, left, workers, seconds, cage):
            if outcome is None:
                lost.append(item)
            else:
                yield item, outcome
        left = lost
        if not left:
            return
    for item in left:
        yield item, Outcome(error=ReaderCrashed("pool"))


def _by_copy(
    function: Callable[[Item], T], left: deque[Item], seconds: Callable[[Item], float], cage: Cage | None
) -> Iterator[tuple[Item, Outcome[T]]]:
    """Yield (item, outcome) of the first of `left`, taken from it, up to the one that ends the copy of this process."""
    copy = Copy(_start, limits.share_of_memory(1), cage)
    try:
        while left:
            item = left.popleft()
            try:
                done = copy.call(_guarded, [function, item, seconds(item)], seconds(item))
            except TimeoutError:
                yield item, _late(seconds(item))
                return
            except CopyEnded as error:
                yield item, _crashed(error.exit_code)
                return
            yield item, _told(item, done)
    finally:
        copy.end()


def _one_pool(
    function: Callable[[Item], T],
    items: Sequence[Item],
    workers: int,
    seconds: Callable[[Item], float],
    cage: Cage | None,
) -> Iterator[tuple[Item, Outcome[T] | None]]:
    """Yield (item, outcome) by one pool of processes; None for an item that was lost because the pool itself broke."""
    left, running = deque(items), deque[tuple[Item, Any]]()
    with _program_kept_out(), _stopped_on_error(new_pool(workers, cage)) as pool:
        while left or running:
            while left and len(running) < _AHEAD * max(1, workers):
                item = left.popleft()
                running.append((item, _scheduled(pool, function, item, seconds(item))))
            item, future = running.popleft()
            yield item, outcome_of(future, item, seconds(item)) if future is not None else None


def _scheduled(pool: Any, function: Callable[[Item], Any], item: Item, seconds: float) -> Any:
    """Return the future of an item; None where the pool broke under another one."""
    try:
        return schedule(pool, function, item, seconds)
    except RuntimeError:
        return None


@contextmanager
def _stopped_on_error(pool: Any) -> Iterator[Any]:
    """Give a pool; what waits in it is done when the body ends well, and left when it does not."""
    try:
        yield pool
        pool.close()
    except BaseException:
        pool.stop()
        raise
    finally:
        pool.join()


def new_pool(workers: int, cage: Cage | None = None) -> Any:
    """Return a pool of `workers` processes that can be killed, each with bounded memory, in `cage`."""
    from pebble import ProcessPool

    workers = max(1, workers)
    given = (limits.share_of_memory(workers), cage)
    return ProcessPool(workers, max_tasks=_TASKS, context=_context(), initializer=_start, initargs=given)


def schedule(pool: Any, function: Callable[[Item], Any], item: Item, seconds: float) -> Any:
    """Return the future of `function(item)` in a process of the pool that is killed after `seconds`."""
    return pool.schedule(_guarded, args=[function, item, seconds], timeout=seconds)


def outcome_of(future: Any, item: Item, seconds: float) -> Outcome[Any] | None:
    """Wait for a scheduled item and return what came of it; None where it was lost because the pool itself broke."""
    from pebble import ProcessExpired

    try:
        return _told(item, future.result())
    except FutureTimeout:
        return _late(seconds)
    except ProcessExpired as error:
        return _crashed(error.exitcode or 0)
    except BrokenExecutor:
        return None


def _told(item: Item, done: bytes) -> Outcome[Any]:
    """Return what a worker tells of an item."""
    value, fault = pickle.loads(done)
    return Outcome(value=value, error=_error(item, fault) if fault is not None else None)


def _late(seconds: float) -> Outcome[Any]:
    return Outcome(error=LimitExceeded(f"{seconds:g} s"))


def _crashed(exit_code: int) -> Outcome[Any]:
    return Outcome(error=limits.over(exit_code) or ReaderCrashed(str(exit_code)))


def _context() -> Any:
    """Return how workers are started: copies of one process that has everything loaded, where the system can."""
    _forget_typed_program()
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    _find_room_for_socket()
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pipeline.run.reader", "pipeline.run.workers.worker"])
    return context


def _forget_typed_program() -> None:
    """Have workers not look for the file of a program that was typed in (`python -`): each would end before its first item."""
    main = sys.modules.get("__main__")
    if getattr(main, "__spec__", None) is None and not os.path.isfile(getattr(main, "__file__", None) or __file__):
        del main.__file__  # type: ignore[union-attr]


@contextmanager
def _program_kept_out() -> Iterator[None]:
    """Have workers not run the program that asks for them: a script would do its own work once more in each of them."""
    main = sys.modules.get("__main__")
    file = getattr(main, "__file__", None)
    if main is None or file is None or getattr(main, "__spec__", None) is not None:
        yield
        return
    del main.__file__
    try:
        yield
    finally:
        main.__file__ = file


def _find_room_for_socket() -> None:
    """Have the starter of workers put its socket where the name of one fits, however deep the folder of passing files lies."""
    if len(os.fsencode(tempfile.gettempdir())) <= _LONGEST_FOLDER:
        return
    kept, short = tempfile.tempdir, next((f for f in ("/tmp", "/var/tmp") if os.access(f, os.W_OK)), None)
    try:
        tempfile.tempdir = short or kept
        get_temp_dir()  # made once for the process, and removed with it
    finally:
        tempfile.tempdir = kept


def _guarded(function: Callable[[Item], T], item: Item, seconds: float) -> bytes:
    """Return (value, name of the fault) as bytes: an exception that cannot be sent home would break the whole pool."""
    _alarm(int(seconds) + _GRACE)  # the parent does it sooner, unless it was killed itself
    try:
        return pickle.dumps((function(item), None))
    except Exception as error:  # noqa: BLE001 - whatever one file does to us, the others are still read
        return pickle.dumps((None, type(error).__name__))
    finally:
        limits.lift()


def _alarm(seconds: int) -> None:
    """Have the system end this process in `seconds`."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def _error(item: Item, fault: str) -> UnreadableDocument:
    if fault == "MemoryError":
        return LimitExceeded("memory")
    logging.getLogger(__name__).error("%s: %s", item, fault)
    return ReaderFault(fault)
