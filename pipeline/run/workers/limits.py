"""What one worker may take: CPU time by the work that a file is, memory by the machine. What takes more ends its worker alone.

Time is counted as CPU of the process, so that a busy machine costs no honest scan; a clock ten times as generous ends what
waits without working. The system itself ends the process, also where it never comes back to Python.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from typing import Final

from extractors.model.errors import LimitExceeded

MOST_MEMORY: Final = 1536 * 1024**2  # bytes that the files of one worker may take, beside the program itself
_FILE = 2 * 1024**3  # bytes of the longest file that a worker may write
_START = 20.0  # seconds of CPU for any file
_PAGE = 3.0  # more for a page of letters; honest ones take a twentieth
_SCAN = 90.0  # for each page that is read from its picture; honest ones take a tenth
_MEGABYTE = 20.0  # for a megabyte of what has no pages
_MOST_MEGABYTES = 20
_PAGE_BYTES = 60  # the fewest of a page in a file: a count of pages that the file has no room for counts less
_WAITING = 10  # times the CPU that a file may take by the clock
_GRACE = 60  # seconds by the clock beyond that
_ALLOCATED = 200_000  # objects between two searches for garbage: what pages make by the thousand is hardly ever garbage
_bound = False  # whether this process is a worker: no other may be ended


def for_pages(pages: int, size: int) -> float:
    """Return the CPU seconds for a PDF of so many pages and bytes."""
    return _START + _PAGE * min(pages, size // _PAGE_BYTES + 1)


def for_bytes(size: int) -> float:
    """Return the CPU seconds for a file without pages."""
    return _START + _MEGABYTE * min(size / 1e6, _MOST_MEGABYTES)


def for_scan() -> float:
    """Return the CPU seconds for one page that is read from its picture."""
    return _SCAN


def allow(seconds: float) -> None:
    """Let this worker take so many more seconds of CPU from now on, and end it then; nothing where it is no worker."""
    if sys.platform == "win32" or not _bound:
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime + seconds) + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(resource.RLIMIT_CPU, (most, hard))
    signal.alarm(int(seconds * _WAITING) + _GRACE)


def lift() -> None:
    """Let this process wait for work as long as it takes."""
    if sys.platform == "win32":
        return
    import resource

    signal.alarm(0)
    if not _bound:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (hard, hard))


def over(exit_code: int) -> LimitExceeded | None:
    """Return the error of a process that the system ended for a limit; None for another end."""
    ends = {getattr(signal, "SIGXCPU", None): "CPU", getattr(signal, "SIGALRM", None): "time",
            getattr(signal, "SIGXFSZ", None): "file size"}  # fmt: skip
    return LimitExceeded(ends[-exit_code]) if exit_code < 0 and -exit_code in ends else None


def share_of_memory(workers: int) -> int:
    """Return the bytes that each of so many workers may take: its share of the machine, 1.5 GB at most."""
    try:
        whole = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):  # not told on this system
        return MOST_MEMORY
    return max(MOST_MEMORY // 2, min(MOST_MEMORY, whole // max(1, workers)))


def bound_process(memory: int) -> None:
    """Bound what this process may take from now on: `memory` bytes beyond what it has, the length of files; no core dumps."""
    global _bound
    _bound = True
    if sys.platform == "win32":
        return
    import resource

    for kind, most in (
        (resource.RLIMIT_DATA, _data_bytes() + memory),
        (resource.RLIMIT_FSIZE, _FILE),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):  # some systems forbid it
            continue


def search_garbage_seldom() -> None:
    """Have this process search for garbage seldom, and pass over what is loaded: processes copied from it share that."""
    gc.freeze()
    gc.enable()
    gc.set_threshold(_ALLOCATED)


def _data_bytes() -> int:
    """Return the bytes of this process that the limit of memory counts; 0 where the system does not tell."""
    try:
        with open("/proc/self/status", encoding="ascii") as file:
            return next((int(line.split()[1]) * 1024 for line in file if line.startswith("VmData:")), 0)
    except OSError:
        return 0
