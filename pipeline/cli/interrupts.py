"""What a run does when somebody ends it: one message, workers and half-written files gone, and the exit code of the signal."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

_LAST = 1.7  # seconds in which everything is put away; what takes longer is left to the next run
_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")


class Interrupted(SystemExit):
    """The program was told to end. `code`: 128 and the number of the signal."""


@contextmanager
def ends_on_signals(message: Callable[[], str]) -> Iterator[None]:
    """Raise Interrupted in the body when a signal tells this process to end, once; `message` is told on the error stream.

    Whatever the body does then, the process ends within two seconds.
    """
    before = {}
    told = threading.Event()

    def end(number: int, frame: FrameType | None) -> None:
        code = 128 + number
        if told.is_set():
            return
        told.set()
        if number == getattr(signal, "SIGHUP", None):
            _leave_the_terminal()
        with suppress(OSError):
            os.write(2, f"\n{message()}\n".encode())
        last = threading.Timer(_LAST, os._exit, (code,))
        last.daemon = True
        last.start()
        raise Interrupted(code)

    for name in _SIGNALS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) != signal.SIG_IGN:  # nohup asks to go on
            with suppress(ValueError):  # not the first thread
                before[number] = signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            if not told.is_set():
                signal.signal(number, handler)


def _leave_the_terminal() -> None:
    """Write to nowhere from now on: a terminal that is gone refuses every word."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (1, 2):
            os.dup2(nowhere, stream)
        os.close(nowhere)
    with suppress(OSError, ValueError):
        sys.stderr.flush()
