"""Runs one function over many files on a Dask cluster: each file in a process of its worker that can be killed.

The scheduler, the workers, retries and elasticity are Dask's. What is added: no more is in flight than keeps the workers
busy (so that a million files cost the scheduler no memory), results in the order of the plan, a file that kills its
worker again and again costs only itself, and a worker with other code than the client's ends the run.
"""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from extractors.model.errors import UnreadableDocument
from pipeline.errors import ReaderCrashed
from pipeline.run.workers.executor import Outcome, new_pool, outcome_of, schedule
from pipeline.storage.fingerprint import differences, program_version

T = TypeVar("T")
Item = TypeVar("Item")  # an item: a path, or what stands for a file; str(item) names it
_CONNECT = "15s"  # to the scheduler, at the start
_PATIENCE = 300.0  # seconds without a single worker before the run gives up
_LEAST = 32  # items under way however few the workers: a cluster that grows by need has to see some
_FREIGHT = 256 * 1024**2  # bytes under way: they lie in the scheduler's memory, three times over
_SLICE = 5.0  # seconds between two looks at whether there are workers
_ATTEMPTS = 3  # pools that may break on a worker before what they lost is given up


class ClusterError(Exception):
    """The cluster cannot do the run: `key` names the text of messages.py that says why, `values` fill it."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a worker does no work for this client; returned, since Dask logs what a task that raises was called with."""

    key: str
    detail: str


@dataclass(frozen=True, slots=True)
class Job(Generic[Item, T]):
    """What is done with an item: `function(item)` for at most `seconds(item)`, with `sent(item)` as `data` where given."""

    function: Callable[..., T]
    seconds: Callable[[Item], float]
    sent: Callable[[Item], bytes] | None = None


def run_on(address: str, job: Job[Item, T], items: Sequence[Item]) -> Iterator[tuple[Item, Outcome[T]]]:
    """Yield (item, outcome) for each item, in order, read by the workers of the Dask scheduler at `address`.

    ClusterError where the extra is not installed, nothing answers, the workers stay away or run another version.
    """
    with _connected(address) as client:
        found: dict[Item, Outcome[T]] = {}
        suspects = []
        due = deque(items)
        for item, outcome in _spread(client, job, items):
            if outcome is None:
                suspects.append(item)
            else:
                found[item] = outcome
            while due and due[0] in found:
                yield due[0], found.pop(due.popleft())
        for item in suspects:  # alone, so that none is blamed for what its neighbour did
            ((_, outcome),) = _spread(client, job, [item])
            found[item] = outcome or Outcome(error=ReaderCrashed("killed worker"))
        for item in due:
            yield item, found[item]


@contextlib.contextmanager
def _connected(address: str) -> Iterator[Any]:
    """Hold a connection to the scheduler; what breaks it while the body runs becomes a ClusterError."""
    try:
        import dask
        from distributed import CancelledError as Cancelled
        from distributed import Client
    except ImportError as error:
        raise ClusterError("no_extra", value="cluster", detail=error.name) from error
    with dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 TiB"}), _quiet("distributed.client"):
        try:
            if not address.strip():
                raise ValueError("no address")  # for which Dask would start a cluster of its own
            client = Client(address, timeout=_CONNECT, set_as_default=False)
        except (OSError, ValueError, TypeError, ImportError) as error:
            raise ClusterError("no_scheduler", value=address) from error
        try:
            yield client
        except (Cancelled, OSError) as error:
            raise ClusterError("scheduler_lost", value=address) from error
        finally:
            client.close(timeout=5)


@contextlib.contextmanager
def _quiet(logger: str) -> Iterator[None]:
    """Keep the tracebacks of a logger from the terminal while the body runs: the person gets a sentence instead."""
    log = logging.getLogger(logger)
    before, log.disabled = log.disabled, True
    try:
        yield
    finally:
        log.disabled = before


def _spread(client: Any, job: Job[Item, T], items: Sequence[Item]) -> Iterator[tuple[Item, Outcome[T] | None]]:
    """Yield (item, outcome) as the workers get done; None for an item whose workers died under it."""
    left = deque(items)
    running: dict[Any, Item] = {}
    freight: dict[Item, int] = {}  # bytes that were sent along with the items under way
    expected = program_version()
    while left or running:
        room = max(_LEAST, 2 * sum(client.nthreads().values()))
        while left and len(running) < room and sum(freight.values()) < _FREIGHT:
            item = left.popleft()
            try:
                function, freight[item] = _loaded(job, item)
            except UnreadableDocument as error:
                yield item, Outcome(error=error)
                continue
            running[client.submit(_work, function, item, job.seconds(item), expected, pure=False)] = item
        for future in _done(client, running):
            item = running.pop(future)
            del freight[item]
            yield item, _result(future)


def _loaded(job: Job[Item, T], item: Item) -> tuple[Callable[..., T], int]:
    """Return the job's function with the item's bytes where they are sent along, and how many these are."""
    if job.sent is None:
        return job.function, 0
    data = job.sent(item)
    return partial(job.function, data=data), len(data)


def _done(client: Any, running: dict[Any, Item]) -> list[Any]:
    """Wait until something is done and return it; ClusterError where no worker has shown up for too long."""
    from distributed import wait

    if not running:
        return []
    since = time.monotonic()
    while True:
        with contextlib.suppress(TimeoutError), client.as_current():
            return [*wait(list(running), timeout=min(_SLICE, _PATIENCE), return_when="FIRST_COMPLETED").done]
        if client.nthreads():
            since = time.monotonic()
        elif time.monotonic() - since >= _PATIENCE:
            raise ClusterError("no_workers", value=client.scheduler.address, n=int(_PATIENCE))


def _result(future: Any) -> Any:
    """Return the outcome that a task brought home; None where its workers died."""
    from distributed.scheduler import KilledWorker

    error = future.exception()
    if isinstance(error, KilledWorker):
        return None
    if error is not None:
        raise ClusterError("worker_fault", detail=f"{type(error).__name__}: {error}") from error
    brought = future.result()
    if isinstance(brought, Refusal):
        raise ClusterError(brought.key, detail=brought.detail)
    return brought


def _work(function: Callable[[Item], T], item: Item, seconds: float, expected: dict[str, str]) -> Outcome[T] | Refusal:
    """Do one item on a worker, where it has the client's version."""
    try:
        other = differences(expected, program_version())
        return Refusal("other_version", ", ".join(other)) if other else _in_child(function, item, seconds)
    except Exception as error:  # noqa: BLE001 - whatever is wrong with this machine is the operator's to know
        return Refusal("worker_fault", f"{type(error).__name__}: {error}")


def _in_child(function: Callable[[Item], T], item: Item, seconds: float) -> Outcome[T]:
    """Do one item in a child process of this worker's pool, as on one machine."""
    broken: Exception | None = None
    for _ in range(_ATTEMPTS):
        pool = _Pool.get()
        try:
            outcome, broken = outcome_of(schedule(pool, function, item, seconds), item, seconds), None
        except (RuntimeError, CancelledError) as error:  # another thread of this worker found the pool broken first
            outcome, broken = None, error
        if outcome is not None:
            return outcome
        _Pool.drop(pool)
    if broken is not None:
        raise broken
    return Outcome(error=ReaderCrashed("pool"))


class _Pool:
    """The pool of child processes of this worker: as many as the worker has threads, made when the first item comes."""

    _lock = threading.Lock()
    _pool: Any = None

    @classmethod
    def get(cls) -> Any:
        """Return the pool."""
        from distributed import get_worker

        with cls._lock:
            if cls._pool is None:
                # Dask starts workers as daemons, which may have no children; the flag only binds the process itself.
                multiprocessing.current_process().daemon = False
                cls._pool = new_pool(get_worker().state.nthreads)
            return cls._pool

    @classmethod
    def drop(cls, pool: Any) -> None:
        """Forget a pool that broke, so that the next item gets a new one."""
        with cls._lock:
            if cls._pool is pool:
                cls._pool = None
        pool.stop()
