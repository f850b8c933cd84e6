"""The files that a run reads, in a folder of this machine or in a store: which there are, how large, what is in them."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pipeline.errors import UnreachableFile
from pipeline.locations import Location, LocationError, ObjectStore, RemoteUrl, is_inside, on_this_machine
from pipeline.records.source import Source, format_by_name
from pipeline.run.carried import INSIDE, carried_by, document_inside

_OF_PROGRAMS = ("._", "~$", ".~lock.")  # what names of resource forks of macOS and of lock files begin with


@dataclass(frozen=True, slots=True)
class Input:
    """A file of a run. `sha256`: of its bytes, None where nobody has looked at them yet, or nobody could.

    `size` in bytes and `modified` (nanoseconds, None in a store) tell later whether the file is still the one that was
    looked at, so that its bytes are hashed once.
    """

    path: str
    size: int
    sha256: str | None = None
    modified: int | None = None

    def __str__(self) -> str:
        return self.path

    @property
    def source(self) -> Source:
        """Return what identifies the file."""
        return Source(self.path, self.sha256, self.size if self.sha256 is not None else None)


class Inputs(Protocol):
    """The files of a run by their paths, relative to where they lie."""

    def sizes(self) -> dict[str, int]:
        """Return the size of each file; what `passed_over` names and the dataset are left out.

        LocationError where a store does not answer, FileNotFoundError where it has no such bucket.
        """

    def passed_over(self) -> tuple[str, ...]:
        """Return the paths that no run reads, sorted, folders with "/" at their end: hidden ones, and links that lead out.

        A file whose name begins with a dot is read where the rest of its name promises a format that is read. The
        dataset and what the program keeps beside it are not named. Raises as `sizes` does.
        """

    def looked_at(self, item: Input) -> Input:
        """Return a file with its hash; as it was where it cannot be opened."""

    def open(self, item: Input) -> tuple[bytes, str]:
        """Return the bytes of a file and their hash; UnreachableFile where they are not handed out."""


def open_inputs(raw: Location, out: Location | None = None) -> Inputs:
    """Return the files below `raw`, without those of a dataset folder `out` inside it."""
    here = on_this_machine(raw)
    if here is not None:
        return FolderInputs(here, on_this_machine(out) if out is not None else None)
    store = RemoteUrl(str(raw))
    own = f"{out}/"[len(store) + 1 :] if out is not None and out != store and is_inside(out, store) else None
    return StoreInputs(ObjectStore(store), own)


def list_inputs(inputs: Inputs, workers: int, *, hashed: bool) -> tuple[Input, ...]:
    """Return the files, by path; `hashed`: their bytes looked at by as many threads as `workers`.

    With those of a folder of this machine the documents that its PDFs carry inside, each named "file.pdf!inner.pdf". A store's
    files are not looked at: they would have to be sent. Raises as `Inputs.sizes` does.
    """
    sizes = inputs.sizes()
    listed = [Input(path, size) for path, size in sorted(sizes.items())]
    if isinstance(inputs, FolderInputs):
        inside = [
            Input(f"{path}{INSIDE}{one.name}", one.size, one.sha256)
            for path, one in carried_by(inputs.folder, sorted(path for path, size in sizes.items() if size))
        ]
        if hashed:
            with ThreadPoolExecutor(max_workers=max(1, workers)) as pool:
                listed = list(pool.map(inputs.looked_at, listed))
        listed += [item for item in inside if item.path not in sizes]
    return tuple(sorted(listed, key=_by_path))


def _by_path(item: Input) -> str:
    return item.path


@dataclass(frozen=True, slots=True)
class FolderInputs:
    """The files of a folder of this machine. Links that lead out of it and the folder `out` are left out.

    What cannot be opened (a broken link, a pipe, a closed folder) is named with size 0.
    """

    folder: Path
    out: Path | None = None

    def sizes(self) -> dict[str, int]:
        """Return the size of each file."""
        return {path: size for path, size in self._found() if size is not None}

    def passed_over(self) -> tuple[str, ...]:
        """Return the paths that no run reads."""
        return tuple(sorted(path for path, size in self._found() if size is None))

    def _found(self) -> Iterator[tuple[str, int | None]]:
        """Yield each path with its size; None for what is passed over."""
        root = self.folder.resolve()
        own = self.out.resolve() if self.out is not None else None
        closed: list[str] = []
        waiting = [os.fspath(self.folder)]
        while waiting:
            at = waiting.pop()
            try:
                with os.scandir(at) as listing:
                    entries = sorted(listing, key=_name_of)
            except OSError:
                closed.append(at)
                continue
            for entry in entries:
                if _is_of_run(entry, own):
                    continue
                if not _is_folder(entry):
                    yield self._key(entry.path), None if is_passed_over(entry.name) else _size_below(entry, root)
                elif entry.name.startswith(".") or _size_below(entry, root) is None:
                    yield f"{self._key(entry.path)}/", None
                elif not entry.is_symlink():  # links to folders are not followed
                    waiting.append(entry.path)
        for path in closed:
            if path != os.fspath(self.folder):
                yield self._key(path), 0

    def _key(self, path: str) -> str:
        return path[len(os.path.join(self.folder, "")) :].replace(os.sep, "/")

    def looked_at(self, item: Input) -> Input:
        """Return a file with its hash, without holding it whole; as it was where it cannot be opened."""
        digest = hashlib.sha256()
        size = 0
        try:
            if not (self.folder / item.path).is_file():
                return item
            with (self.folder / item.path).open("rb") as handle:
                modified = os.fstat(handle.fileno()).st_mtime_ns
                while chunk := handle.read(1 << 20):
                    digest.update(chunk)
                    size += len(chunk)
        except OSError:
            return item
        return Input(item.path, size, digest.hexdigest(), modified)

    def open(self, item: Input) -> tuple[bytes, str]:
        """Return the bytes of a file and their hash, which is computed only where the file is another than was looked at."""
        before = _modified(self.folder / item.path)
        with _unreachable():
            data = self._read(item.path)
        if item.sha256 is not None and item.modified == before is not None and len(data) == item.size:
            return data, item.sha256
        return data, hashlib.sha256(data).hexdigest()

    def _read(self, path: str) -> bytes:
        """Return the bytes of a file, or of a document inside one; OSError for what is no file (a pipe waits)."""
        whole = self.folder / path
        if INSIDE in path and not whole.exists():
            marks = (at for at, letter in enumerate(path) if letter == INSIDE)
            outer = next((at for at in marks if (self.folder / path[:at]).is_file()), None)
            carrying = (self.folder / path[:outer]).read_bytes() if outer is not None else b""
            found = document_inside(carrying, path[outer + 1 :]) if outer is not None else None
            if found is None:
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
            return found
        if not stat.S_ISREG(whole.stat().st_mode):
            raise OSError(errno.EINVAL, "not a file", path)
        return whole.read_bytes()


@dataclass(frozen=True, slots=True)
class StoreInputs:
    """The files of a folder in a store. `out`: what the paths of a dataset inside it begin with."""

    store: ObjectStore
    out: str | None = None

    def sizes(self) -> dict[str, int]:
        """Return the size of each file."""
        return {path: size for path, size in self._found() if not _leads_over_hidden(path)}

    def passed_over(self) -> tuple[str, ...]:
        """Return the paths that no run reads; of a hidden folder its own."""
        return tuple(sorted({over for path, _ in self._found() if (over := _leads_over_hidden(path))}))

    def _found(self) -> Iterator[tuple[str, int]]:
        for path, size in self.store.sizes().items():
            if path and not (self.out and path.startswith(self.out)):
                yield path, size

    def looked_at(self, item: Input) -> Input:
        """Return a file with its hash; as it was where it cannot be opened."""
        try:
            data, sha256 = self.open(item)
        except UnreachableFile:
            return item
        return Input(item.path, len(data), sha256)

    def open(self, item: Input) -> tuple[bytes, str]:
        """Return the bytes of a file and their hash."""
        with _unreachable():
            data = self.store.read(item.path)
        return data, hashlib.sha256(data).hexdigest()


def is_passed_over(name: str) -> bool:
    """Return whether no run reads a file of this name: one of another program's, or hidden and no report by its suffix."""
    if name.startswith(_OF_PROGRAMS):
        return True
    return name.startswith(".") and format_by_name(name) is None


def _leads_over_hidden(path: str) -> str:
    """Return the hidden folder (with "/") or file of a path that is passed over; "" for one that is read."""
    *folders, name = path.split("/")
    for depth, folder in enumerate(folders):
        if folder.startswith("."):
            return "/".join(folders[: depth + 1]) + "/"
    return path if is_passed_over(name) else ""


def _name_of(entry: os.DirEntry[str]) -> str:
    return entry.name


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_of_run(entry: os.DirEntry[str], out: Path | None) -> bool:
    """Return whether an entry is the dataset `out` of this run, or hidden beside it: what was read before, locks."""
    if out is None:
        return False
    beside = (".cache", *(f".{out.name}.{end}" for end in ("lock", "new", "old")))
    if entry.name not in beside and entry.name != out.name and not entry.is_symlink():
        return False
    path = Path(entry.path)
    return (entry.name in beside and path.parent.resolve() == out.parent) or path.resolve() == out


@contextmanager
def _unreachable() -> Iterator[None]:
    """Turn what a system or a store says where it does not hand out a file into UnreachableFile."""
    try:
        yield
    except OSError as error:
        raise UnreachableFile(error.strerror or "") from error
    except LocationError as error:
        raise UnreachableFile(str(error.values["detail"])) from error


def _size_below(entry: os.DirEntry[str], root: Path) -> int | None:
    """Return the size of a file, 0 for what is none; None where a link leads out of `root`."""
    try:
        if entry.is_symlink() and not Path(entry.path).resolve().is_relative_to(root):
            return None
        return entry.stat().st_size if entry.is_file() else 0
    except (OSError, RuntimeError):  # a link to itself, or gone since: reading it will say so
        return 0


def _modified(path: Path) -> int | None:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return None
