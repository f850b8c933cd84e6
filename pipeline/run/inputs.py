"""The files that a run reads, in a folder of this machine or in a store: which there are, how large, what is in them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from pipeline.errors import UnreachableFile
from pipeline.locations import Location, LocationError, ObjectStore, RemoteUrl, is_hidden, is_inside, on_this_machine
from pipeline.records.dossier import Source


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
    root = raw.resolve()
    own = out.resolve() if out is not None else None
    found = {}
    for folder, folders, names in os.walk(raw):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and (Path(folder) / f).resolve() != own)
        for name in names:
            path = Path(folder) / name
            if is_hidden(name) or not path.resolve().is_relative_to(root) or not path.is_file():
                continue
            try:
                found[path.relative_to(raw).as_posix()] = path.stat().st_size
            except OSError:  # gone since: reading it will say so
                found[path.relative_to(raw).as_posix()] = 0
    return found


def _in_store(raw: RemoteUrl, out: Location | None) -> dict[str, int]:
    own = f"{out}/"[len(raw) + 1 :] if out is not None and out != raw and is_inside(out, raw) else None
    found = ObjectStore(raw).sizes()
    return {p: n for p, n in found.items() if p and not is_hidden(p) and not (own and p.startswith(own))}


def read_bytes(raw: Location, path: str) -> bytes:
    """Return the bytes of a file; UnreachableFile where they are not handed out."""
    here = on_this_machine(raw)
    try:
        return (here / path).read_bytes() if here is not None else ObjectStore(RemoteUrl(str(raw))).read(path)
    except OSError as error:
        raise UnreachableFile(error.strerror or "") from error
    except LocationError as error:
        raise UnreachableFile(str(error.values["detail"])) from error


def sources_of(raw: Location, paths: Sequence[str], workers: int) -> tuple[Source, ...]:
    """Return what identifies each file, all of its bytes looked at; nothing for a store, whose files would have to be sent."""
    if on_this_machine(raw) is None:
        return ()
    with ThreadPoolExecutor(max_workers=max(1, workers)) as pool:
        return tuple(pool.map(partial(source_of, raw), paths))


def source_of(raw: Location, path: str) -> Source:
    """Return what identifies a file, without holding it whole; one that cannot be opened is known by its path alone."""
    here = on_this_machine(raw)
    digest = hashlib.sha256()
    size = 0
    try:
        if here is None:
            data = read_bytes(raw, path)
            return Source(path, hashlib.sha256(data).hexdigest(), len(data))
        with (here / path).open("rb") as handle:
            while chunk := handle.read(1 << 20):
                digest.update(chunk)
                size += len(chunk)
    except (OSError, UnreachableFile):
        return Source(path, None, None)
    return Source(path, digest.hexdigest(), size)
