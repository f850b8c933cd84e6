"""The files that a run reads, in a folder of this machine or in a store: which there are, how large, what is in them."""

from __future__ import annotations

import errno
import hashlib
import mmap
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from extractors.readers import tell_kind
from extractors.readers.pdf.attachments import attachments_of, may_hold_attachments
from pipeline.errors import UnreachableFile
from pipeline.locations import Location, LocationError, ObjectStore, RemoteUrl, is_hidden, is_inside, on_this_machine
from pipeline.records.dossier import Source

INSIDE = "!"  # between a file and a document that it carries


def discover(raw: Location, out: Location | None = None) -> tuple[str, ...]:
    """Return the files below `raw`, relative and sorted.

    Hidden files, links that lead out of `raw`, and a dataset folder `out` inside it are left out. LocationError where a store
    does not answer, FileNotFoundError where it has no such bucket.
    """
    return tuple(sorted(sizes(raw, out)))


def sizes(raw: Location, out: Location | None = None) -> dict[str, int]:
    """Return the size of each file that `discover` names, by its path."""
    here = on_this_machine(raw)
    if here is not None:
        return _in_folder(here, on_this_machine(out) if out is not None else None)
    return _in_store(RemoteUrl(str(raw)), out)


def _in_folder(raw: Path, out: Path | None) -> dict[str, int]:
    """Return the size of each file; what cannot be opened (a broken link, a pipe, a closed folder) is named with size 0.

    A document that a PDF carries inside is named "file.pdf!inner.pdf".
    """
    root = raw.resolve()
    own = out.resolve() if out is not None else None
    found: dict[str, int] = {}

    def note_closed(error: OSError) -> None:
        closed = Path(os.fsdecode(error.filename or ""))
        if closed != raw and closed.is_relative_to(raw):
            found[closed.relative_to(raw).as_posix()] = 0

    for folder, folders, names in os.walk(raw, onerror=note_closed):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and (Path(folder) / f).resolve() != own)
        for name in names:
            path = Path(folder) / name
            if is_hidden(name):
                continue
            key = path.relative_to(raw).as_posix()
            try:
                if not path.resolve().is_relative_to(root):
                    continue
                found[key] = path.stat().st_size if path.is_file() else 0
            except (OSError, RuntimeError):  # a link to itself, or gone since: reading it will say so
                found[key] = 0
                continue
            if found[key]:
                found |= {f"{key}{INSIDE}{inner}": size for inner, size in _carried(path).items()}
    return found


def _carried(path: Path) -> dict[str, int]:
    """Return the size of each document that a PDF carries inside, by its name."""
    try:
        with path.open("rb") as handle, mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ) as data:
            if not may_hold_attachments(data):
                return {}
            return {name: len(inner) for name, inner in attachments_of(data[:], tell_kind).items()}
    except (OSError, ValueError):
        return {}


def _in_store(raw: RemoteUrl, out: Location | None) -> dict[str, int]:
    own = f"{out}/"[len(raw) + 1 :] if out is not None and out != raw and is_inside(out, raw) else None
    found = ObjectStore(raw).sizes()
    return {p: n for p, n in found.items() if p and not is_hidden(p) and not (own and p.startswith(own))}


def read_bytes(raw: Location, path: str) -> bytes:
    """Return the bytes of a file; UnreachableFile where they are not handed out."""
    here = on_this_machine(raw)
    try:
        return _read_here(here, path) if here is not None else ObjectStore(RemoteUrl(str(raw))).read(path)
    except OSError as error:
        raise UnreachableFile(error.strerror or "") from error
    except LocationError as error:
        raise UnreachableFile(str(error.values["detail"])) from error


def _read_here(here: Path, path: str) -> bytes:
    """Return the bytes of a file of this machine, or of a document inside one; OSError for what is no file (a pipe waits)."""
    whole = here / path
    outer, inside, inner = path.rpartition(INSIDE)
    if inside and not whole.exists():
        found = attachments_of((here / outer).read_bytes(), tell_kind).get(inner)
        if found is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
        return found
    if not stat.S_ISREG(whole.stat().st_mode):
        raise OSError(errno.EINVAL, "not a file", path)
    return whole.read_bytes()


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


def list_inputs(raw: Location, out: Location | None, workers: int, *, hashed: bool) -> tuple[Input, ...]:
    """Return the files that `discover` names, by path; `hashed`: their bytes looked at by as many threads as `workers`.

    A store's files are not looked at: they would have to be sent. Raises as `discover` does.
    """
    found = sizes(raw, out)
    listed = [Input(path, found[path]) for path in sorted(found)]
    here = on_this_machine(raw)
    if here is None or not hashed:
        return tuple(listed)
    with ThreadPoolExecutor(max_workers=max(1, workers)) as pool:
        return tuple(pool.map(partial(_hashed, here), listed))


def _hashed(here: Path, item: Input) -> Input:
    """Return a file with its hash, without holding it whole; as it was where it cannot be opened."""
    digest = hashlib.sha256()
    size = 0
    try:
        if not (here / item.path).is_file():
            data = _read_here(here, item.path)
            return Input(item.path, len(data), hashlib.sha256(data).hexdigest())
        with (here / item.path).open("rb") as handle:
            modified = os.fstat(handle.fileno()).st_mtime_ns
            while chunk := handle.read(1 << 20):
                digest.update(chunk)
                size += len(chunk)
    except OSError:
        return item
    return Input(item.path, size, digest.hexdigest(), modified)


def open_input(raw: Location, item: Input) -> tuple[bytes, str]:
    """Return the bytes of a file and their hash, which is computed only where the file is another than was looked at.

    UnreachableFile where the bytes are not handed out.
    """
    here = on_this_machine(raw)
    before = _modified(here / item.path) if here is not None else None
    data = read_bytes(raw, item.path)
    if item.sha256 is not None and item.modified == before is not None and len(data) == item.size:
        return data, item.sha256
    return data, hashlib.sha256(data).hexdigest()


def _modified(path: Path) -> int | None:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return None


def source_of(raw: Location, path: str) -> Source:
    """Return what identifies a file; one that cannot be opened is known by its path alone."""
    here = on_this_machine(raw)
    if here is not None:
        return _hashed(here, Input(path, 0)).source
    try:
        data = read_bytes(raw, path)
    except UnreachableFile:
        return Source(path, None, None)
    return Source(path, hashlib.sha256(data).hexdigest(), len(data))
