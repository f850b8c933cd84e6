"""Folders that are not on this machine: any store that fsspec knows (s3://, gs://, abfs://, sftp://, memory://, ...).

A plain path stays a `Path` and is served by the operating system; only a `RemoteUrl` comes here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

_EXTRA = ("fsspec", "s3fs", "aiobotocore")  # what the extra [cluster] brings


class RemoteUrl(str):
    """The address of a folder in a store, as fsspec writes it: `s3://bucket/folder`."""

    __slots__ = ()


Location = Path | RemoteUrl


class LocationError(Exception):
    """A store cannot be used: `key` names the text of messages.py that says why, `values` fill it."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values


def parse_location(text: str) -> Location:
    """Return what a person wrote for a folder: an address where it has a protocol, else a path."""
    protocol, found, rest = text.partition("://")
    return RemoteUrl(f"{protocol}://{rest.rstrip('/')}") if found else Path(text)


def on_this_machine(where: Location) -> Path | None:
    """Return the path of a location that the operating system serves (`file://` too), None for a store's."""
    if isinstance(where, Path):
        return where
    parts = urlsplit(where)
    return Path(unquote(parts.path)) if parts.scheme in ("file", "local") else None


def is_inside(inner: Location, outer: Location) -> bool:
    """Return whether `inner` is `outer` or lies in it."""
    one, other = on_this_machine(inner), on_this_machine(outer)
    if one is not None and other is not None:
        return one.resolve().is_relative_to(other.resolve())
    return one is other is None and f"{inner}/".startswith(f"{outer}/")


@dataclass(frozen=True, slots=True)
class ObjectStore:
    """A folder in a store. Its methods take paths relative to it; LocationError where the store does not do as asked."""

    url: RemoteUrl

    def _open(self) -> tuple[Any, str]:
        """Return the file system and the folder's path in it; fsspec keeps the connection."""
        try:
            from fsspec.core import url_to_fs

            system, root = url_to_fs(self.url)
        except Exception as error:
            missing = getattr(error, "name", None) or getattr(error.__cause__, "name", None)
            if isinstance(error, ImportError) and str(missing).startswith(_EXTRA):
                raise LocationError("no_extra", value="cluster", detail=missing) from error
            raise LocationError(
                "no_protocol", path=self.url, detail=_first_line(error)
            ) from error  # it names what is missing
        return system, str(root).rstrip("/")

    @contextmanager
    def _at(self, path: str) -> Iterator[tuple[Any, str]]:
        """Give the file system and a file's path in it; every store has errors of its own, here they become one."""
        system, root = self._open()
        try:
            yield system, f"{root}/{path}".rstrip("/")
        except (FileNotFoundError, FileExistsError):
            raise
        except Exception as error:  # botocore's, aiohttp's, paramiko's...: none is an OSError by rule
            raise LocationError("store", path=self.url, detail=_first_line(error)) from error

    def sizes(self, under: str = "") -> dict[str, int]:
        """Return the size of every file below, by its path."""
        with self._at(under) as (system, folder):
            system.invalidate_cache()
            found = system.find(folder, detail=True)
        _, root = self._open()
        files = ((str(name), info) for name, info in found.items() if info["type"] == "file")
        return {name[len(root) + 1 :]: int(info["size"] or 0) for name, info in sorted(files)}

    def names(self) -> list[str]:
        """Return the names of the files and folders in the folder itself, sorted."""
        try:
            with self._at("") as (system, folder):
                system.invalidate_cache()
                found = system.ls(folder, detail=False)
        except FileNotFoundError:
            return []
        return sorted({str(name).rstrip("/").rsplit("/", 1)[-1] for name in found})

    def read(self, path: str) -> bytes:
        """Return a file's bytes; FileNotFoundError where it is not there."""
        with self._at(path) as (system, name):
            data: bytes = system.cat_file(name)
        return data

    def write(self, path: str, data: bytes) -> None:
        """Write a file: in stores of objects whole or not at all."""
        with self._at(path) as (system, name):
            _in_folder(system, name, lambda: system.pipe_file(name, data))

    def create(self, path: str, data: bytes) -> None:
        """Write a file that must not be there yet; FileExistsError where it is."""
        with self._at(path) as (system, name):
            if system.exists(name):
                raise FileExistsError(path)
            try:
                _in_folder(system, name, lambda: system.pipe_file(name, data, mode="create"))
            except (TypeError, NotImplementedError):  # a store that has no such write
                _in_folder(system, name, lambda: system.pipe_file(name, data))
            except OSError as error:  # S3 says "PreconditionFailed" to the slower of two
                system.invalidate_cache()
                if system.exists(name):
                    raise FileExistsError(path) from error
                raise

    def send(self, file: Path, path: str) -> None:
        """Write a file of this machine to the store."""
        with self._at(path) as (system, name):
            _in_folder(system, name, lambda: system.put_file(str(file), name))

    def copy(self, path: str, to: str) -> None:
        """Copy a file inside the store, without its bytes passing through this machine where the store can."""
        with self._at(path) as (system, name), self._at(to) as (_, target):
            try:
                _in_folder(system, target, lambda: system.cp_file(name, target))
            except NotImplementedError:
                system.pipe_file(target, system.cat_file(name))

    def remove(self, paths: Iterable[str]) -> None:
        """Remove files; one that is gone already is no error."""
        for path in paths:
            try:
                with self._at(path) as (system, name):
                    system.rm_file(name)
            except FileNotFoundError:
                continue


def _first_line(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".splitlines()[0][:300]


def _in_folder(system: Any, name: str, write: Callable[[], object]) -> None:
    """Write a file; where its folder is missing, make that first, but never what it all lies in: a bucket, a disk."""
    try:
        write()
    except FileNotFoundError:
        top = name[: name.find("/", 1)]
        if not system.exists(top):
            raise OSError(f"{top} does not exist") from None
        system.makedirs(name.rsplit("/", 1)[0], exist_ok=True)
        write()


def is_hidden(path: str) -> bool:
    """Return whether a relative path leads through a hidden folder or to a hidden or lock file."""
    *folders, name = path.split("/")
    return any(folder.startswith(".") for folder in folders) or name.startswith((".", "~$"))
