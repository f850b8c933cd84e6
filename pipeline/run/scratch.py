"""One folder for all that a run writes beside its output: it goes with the run, and what a killed run left goes with the next."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import signal
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

_NAME = re.compile(r"iku-run-(\d+)-\w+")


def new_folder(place: Path | None = None) -> Path:
    """Return a new folder of this process: should the process be killed, the next run removes it."""
    return Path(tempfile.mkdtemp(prefix=f"iku-run-{os.getpid()}-", dir=place))


@contextlib.contextmanager
def scratch() -> Iterator[Path]:
    """Give a new folder of this process; whatever still runs in it is ended, and it is removed, when the body ends."""
    place = Path(tempfile.gettempdir())
    for left in _left_behind(place):
        _clear(left)
    folder = new_folder(place)
    try:
        yield folder
    finally:
        _clear(folder)


def _left_behind(place: Path) -> Iterator[Path]:
    """Yield the folders of runs of this user that are no more."""
    for folder in sorted(place.glob("iku-run-*")):
        named = _NAME.fullmatch(folder.name)
        with contextlib.suppress(OSError):
            mine = not hasattr(os, "getuid") or folder.lstat().st_uid == os.getuid()
            if named and mine and not folder.is_symlink() and not _lives(int(named[1])):
                yield folder


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _clear(folder: Path) -> None:
    """End what runs in a folder, a converter whose worker was killed, and remove it."""
    name = os.fsencode(folder.name)
    for process in Path("/proc").glob("[0-9]*") if name else ():
        with contextlib.suppress(OSError, ValueError):
            if process.stat().st_uid == os.getuid() and name in (process / "cmdline").read_bytes():
                os.kill(int(process.name), signal.SIGKILL)
    shutil.rmtree(folder, ignore_errors=True)
    for path in Path("/tmp").glob(f"OSL_PIPE_{os.getuid()}_SingleOfficeIPC_*") if hasattr(os, "getuid") else ():
        _remove_dead(path)


def _remove_dead(path: Path) -> None:
    """Remove a socket of LibreOffice on which nobody listens: in the cage it cannot do that itself."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as asked:
        if asked.connect_ex(str(path)) == errno.ECONNREFUSED:
            path.unlink(missing_ok=True)
