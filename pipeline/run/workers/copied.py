"""A worker that is a copy of this process: what both need is loaded once, so that few files cost no second start.

Only for a program whose threads are its own: what another thread holds while a process is copied, nobody lets go of in the
copy. That is why a copy that ended is not replaced by another one.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import Any

_ENDS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
_ENDING = 3.0  # seconds in which a copy that is told to end may do so


class CopyEnded(Exception):
    """The copy ended while it was at work. `exit_code`: negative where a signal ended it."""

    def __init__(self, exit_code: int) -> None:
        super().__init__(exit_code)
        self.exit_code = exit_code


class Copy:
    """A copy of this process that calls functions for it, one after the other, until `end`. `process`: its number."""

    def __init__(self, prepare: Callable[..., object], *arguments: object) -> None:
        """Start the copy, which calls `prepare(*arguments)` first; of the files open here it has the three streams alone."""
        context = multiprocessing.get_context("fork")
        self._here, there = context.Pipe()
        given = (there, _open_files() - {there.fileno()}, prepare, arguments)
        self._process = context.Process(target=_serve, args=given, daemon=True)
        with _signals_wait():
            self._process.start()
        self.process = self._process.pid or 0
        there.close()

    def call(self, function: Callable[..., bytes], arguments: Sequence[object], seconds: float) -> bytes:
        """Return what the function gives. TimeoutError after so many seconds, CopyEnded; the copy is gone then."""
        try:
            self._here.send((function, arguments))
            if self._here.poll(seconds):
                return self._here.recv_bytes()
        except (EOFError, OSError):  # also where it ended in the middle of its answer
            self._process.join(_ENDING)
            code = self._process.exitcode
            self.end()
            raise CopyEnded(code if code is not None else -signal.SIGKILL) from None
        self.end()
        raise TimeoutError

    def end(self) -> None:
        """End the copy, whatever it does."""
        self._here.close()
        self._process.terminate()
        self._process.join(_ENDING)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


def _serve(channel: Connection, files: Iterable[int], prepare: Callable[..., object], arguments: Sequence[Any]) -> None:
    """Call what comes through the channel until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process hears it, and ends this one
    for number in _ENDS:
        if callable(signal.getsignal(number)):
            signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGINT, *_ENDS))
    _let_go(files)
    prepare(*arguments)
    with suppress(EOFError, ConnectionError):
        while True:
            function, given = channel.recv()
            channel.send_bytes(function(*given))


@contextmanager
def _signals_wait() -> Iterator[None]:
    """Have signals that end this process wait: a copy must not do what this process does on them before it knows better."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, *_ENDS))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _open_files() -> frozenset[int]:
    """Return the numbers of the files that this process has open, but for the three streams."""
    return frozenset(number for number in map(int, os.listdir("/proc/self/fd")) if number > 2 and _is_open(number))


def _is_open(number: int) -> bool:
    """Return whether a file has this number; that of the listing of files itself is free again."""
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def _let_go(files: Iterable[int]) -> None:
    """Have files lead nowhere; their numbers stay taken, so that whoever closes one of them closes no other file."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in files:
        with suppress(OSError):
            os.dup2(nowhere, number)
    os.close(nowhere)
