"""Where a dataset goes: a folder of this machine, or one in a store, which gets it whole once it is written here.

A store of objects can replace one file at a time and rename none. So the new files are first sent beside the old ones, into
the hidden folder `.iku/new`; then one small file, `.iku/commit`, says that all are there: from now on the new dataset is the
one that counts, and whoever comes next finishes the copying that a killed run left undone. Until the copies are made, readers
may see new files beside old ones; `datapackage.json`, which holds the hash of every table, is the last to be replaced.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import socket
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from pipeline.dataset.write import ForeignFolder, OutputLocked, check_folder, lock
from pipeline.locations import Location, LocationError, ObjectStore, RemoteUrl, is_hidden, on_this_machine

_LOCK = ".iku/lock"
_NEW = ".iku/new"
_COMMIT = ".iku/commit"
_LAST = ("README.md", "croissant.json", "run.json", "datapackage.json")
_BEAT = 10.0  # seconds between two renewals by the run that holds the lock
_SILENCE = 35.0  # seconds without one after which the lock's holder is taken for dead


@contextlib.contextmanager
def open_output(out: Location) -> Iterator[Path]:
    """Give a folder to write the dataset to; when the body ends without error, `out` has it.

    OutputLocked where another run writes there; ForeignFolder where `out` holds something else; LocationError and OSError
    where it cannot be written: the old dataset stays.
    """
    folder = on_this_machine(out)
    if folder is not None:
        check_folder(folder)
        with lock(folder):
            yield folder
        return
    assert isinstance(out, RemoteUrl)
    store = ObjectStore(out)
    check_store(store)
    with _held(store) as still_mine, tempfile.TemporaryDirectory(prefix="iku-") as here:
        recover(store)
        made = Path(here) / "dataset"
        yield made
        send(made, store)
        if not still_mine():  # this run was silent for so long that another took over
            raise OutputLocked(out)
        commit(store, [path.name for path in made.iterdir()])
        recover(store)


def check_store(store: ObjectStore) -> None:
    """Raise ForeignFolder where the store's folder holds anything but a dataset (hidden files do not count)."""
    names = [name for name in store.names() if not is_hidden(name)]
    if names and "documents.parquet" not in names:
        raise ForeignFolder(store.url)


def send(made: Path, store: ObjectStore) -> None:
    """Send the files of a dataset beside the old one."""
    for path in sorted(made.iterdir()):
        store.send(path, f"{_NEW}/{path.name}")


def commit(store: ObjectStore, names: list[str]) -> None:
    """Say that all files were sent: the moment from which the new dataset is the one that counts."""
    store.write(_COMMIT, json.dumps(sorted(names, key=_turn)).encode())


def recover(store: ObjectStore) -> None:
    """Finish what was committed, clear away what was not."""
    try:
        names = json.loads(store.read(_COMMIT))
    except FileNotFoundError:
        names = []
    for name in names:
        store.copy(f"{_NEW}/{name}", name)
    store.remove([_COMMIT] if names else [])
    with contextlib.suppress(FileNotFoundError):
        store.remove(store.sizes(_NEW))


def _turn(name: str) -> tuple[int, str]:
    return (_LAST.index(name) if name in _LAST else -1, name)


@contextlib.contextmanager
def _held(store: ObjectStore) -> Iterator[Callable[[], bool]]:
    """Hold the lock of a store's folder; gives a function that tells whether it is still held.

    The lock is a file that can be made only once. Its holder renews it all the time; one that nobody renews was left by a
    killed run and is taken over.
    """
    mine = f"{socket.gethostname()} {os.getpid()} {secrets.token_hex(8)}"
    try:
        store.create(_LOCK, f"{mine} 0".encode())
    except FileExistsError:
        if _is_renewed(store):
            raise OutputLocked(store.url) from None
        store.remove([_LOCK])
        _create_again(store, mine)
    over = threading.Event()
    beats = threading.Thread(target=_renew, args=(store, mine, over), daemon=True)
    beats.start()
    try:
        yield lambda: _holder(store).startswith(mine)
    finally:
        over.set()
        beats.join()
        with contextlib.suppress(LocationError):
            if _holder(store).startswith(mine):
                store.remove([_LOCK])


def _create_again(store: ObjectStore, mine: str) -> None:
    try:
        store.create(_LOCK, f"{mine} 0".encode())
    except FileExistsError:
        raise OutputLocked(store.url) from None


def _renew(store: ObjectStore, mine: str, over: threading.Event) -> None:
    """Show that the run is alive until it is over, or until the lock is no longer its own."""
    count = 0
    while not over.wait(_BEAT):
        count += 1
        with contextlib.suppress(LocationError):  # a store that is away for a moment
            if not _holder(store).startswith(mine):
                return
            store.write(_LOCK, f"{mine} {count}".encode())


def _is_renewed(store: ObjectStore) -> bool:
    """Return whether the lock changes (or goes) while one watches it."""
    before = _holder(store)
    end = time.monotonic() + _SILENCE
    while time.monotonic() < end:
        time.sleep(_BEAT / 5)
        if _holder(store) != before:
            return True
    return False


def _holder(store: ObjectStore) -> str:
    try:
        return store.read(_LOCK).decode()
    except FileNotFoundError:
        return ""
