"""Runs one function over many files on a Dask cluster: each file in a process of its worker that can be killed.

The scheduler, the workers, retries and elasticity are Dask's. What is added: no more is in flight than keeps the workers
busy (so that a million files cost the scheduler no memory), results in the order of the plan, a file that kills its
worker again and again costs only itself, and a worker with other code than the client's ends the run.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from pipeline.executor import Outcome, ReaderCrashed, new_pool, outcome_of, schedule
from pipeline.version import differences, program_version

T = TypeVar("T")
_CONNECT = "15s"  # to the scheduler, at the start
_PATIENCE = 300.0  # seconds without a single worker before the run gives up
_SLICE = 5.0  # seconds between two looks at whether there are workers
_ATTEMPTS = 3  # pools that may break on a worker before an item is given up, or a task before the run is


class ClusterError(Exception):
    """The cluster cannot do the run: `key` names the text of messages.py that says why, `values` fill it."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values


class OtherVersion(Exception):
    """A worker runs another version of the program or its libraries: its results would not be the client's."""


@dataclass(frozen=True, slots=True)
class Job(Generic[T]):
    """What is done with an item: `function(item)` for at most `seconds(item)`, with `sent(item)` as `data` where given."""

    function: Callable[..., T]
    seconds: Callable[[str], float]
    sent: Callable[[str], object] | None = None


def run_on(address: str, job: Job[T], items: Sequence[str]) -> Iterator[tuple[str, Outcome[T]]]:
    """Yield (item, outcome) for each item, in order, read by the workers of the Dask scheduler at `address`.

    ClusterError where the extra is not installed, nothing answers, the workers stay away or run another version.
    """
    with _connected(address) as client:
        found: dict[str, Outcome[T]] = {}
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
        from distributed import CancelledError, Client
    except ImportError as error:
        raise ClusterError("no_extra", value="cluster", detail=error.name) from error
    with dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 TiB"}):
        try:
            client = Client(address, timeout=_CONNECT, set_as_default=False)
        except (OSError, ValueError, TypeError, ImportError) as error:
            raise ClusterError("no_scheduler", value=address) from error
        try:
            yield client
        except (CancelledError, OSError) as error:
            raise ClusterError("scheduler_lost", value=address) from error
        finally:
            client.close(timeout=5)


def _spread(client: Any, job: Job[T], items: Sequence[str]) -> Iterator[tuple[str, Outcome[T] | None]]:
    """Yield (item, outcome) as the workers get done; None for an item whose workers died under it."""
    left = deque(items)
    running: dict[Any, str] = {}
    expected = program_version()
    while left or running:
        room = 2 * sum(client.nthreads().values()) + 1
        while left and len(running) < room:
            item = left.popleft()
            outcome = _submit(client, job, item, expected, running)
            if outcome is not None:
                yield item, outcome
        for future in _done(client, running):
            yield running.pop(future), _result(future)


def _submit(client: Any, job: Job[T], item: str, expected: dict[str, str], running: dict[Any, str]) -> Any:
    """Give an item to the cluster and return None; its outcome where it cannot even be opened."""
    from extractors.errors import UnreadableDocument

    function: Callable[..., T] = job.function
    if job.sent is not None:
        try:
            function = partial(function, data=job.sent(item))
        except UnreadableDocument as error:
            return Outcome(error=error)
    future = client.submit(_work, function, item, job.seconds(item), expected, pure=False, retries=_ATTEMPTS - 1)
    running[future] = item
    return None


def _done(client: Any, running: dict[Any, str]) -> list[Any]:
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
    if error is None:
        return future.result()
    if isinstance(error, KilledWorker):
        return None
    if isinstance(error, OtherVersion):
        raise ClusterError("other_version", detail=error)
    raise ClusterError("worker_fault", detail=f"{type(error).__name__}: {error}") from error


def _work(function: Callable[[str], T], item: str, seconds: float, expected: dict[str, str]) -> Outcome[T]:
    """Do one item on a worker: in a child process of its own pool, as on one machine."""
    other = differences(expected, program_version())
    if other:
        raise OtherVersion(", ".join(other))
    for _ in range(_ATTEMPTS):
        pool = _Pool.get()
        outcome = outcome_of(schedule(pool, function, item, seconds), item, seconds)
        if outcome is not None:
            return outcome
        _Pool.drop(pool)
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
