"""Documents that were read before, by content and by version of the reading code."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from extractors.model import store
from extractors.model.document import Document, Page
from pipeline.locations import Location, LocationError, ObjectStore, RemoteUrl, on_this_machine
from pipeline.settings import OcrMode
from pipeline.storage.fingerprint import reading_version


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of stored documents. `fresh`: read again whatever is stored, and store it anew.

    `far`: used by machines that may not see the folder; there it is not made, and nothing is stored.
    """

    folder: Location
    version: str
    ocr: str = "auto"
    fresh: bool = False
    far: bool = False

    @property
    def of_client(self) -> bool:
        """Return whether this is a folder of the machine that asks a cluster to read, which stores what it is sent."""
        return self.far and isinstance(self.folder, Path)

    def _name(self, sha256: str) -> str:
        return f"{self.version}/{sha256[:2]}/{sha256}.iku"

    def load(self, sha256: str) -> Document | None:
        """Return the stored document; None where there is none, or what is stored cannot be used or is another file's."""
        data = self.get(self._name(sha256))
        try:
            found = store.load(data) if data is not None else None
        except ValueError:
            return None
        return found if found is not None and found.sha256 == sha256 else None

    def get(self, name: str) -> bytes | None:
        """Return what is stored under a name; None where there is nothing, or where all is to be made anew."""
        if self.fresh:
            return None
        try:
            if isinstance(self.folder, RemoteUrl):
                return ObjectStore(self.folder).read(name)
            return (self.folder / name).read_bytes()
        except (OSError, LocationError):
            return None

    def keep(self, document: Document) -> None:
        """Store a document; a full disk costs only the cache."""
        self.put(self._name(document.sha256), store.dump(document))

    def put(self, name: str, data: bytes) -> None:
        """Store bytes under a name, whole or not at all; a full disk costs only the cache."""
        if isinstance(self.folder, RemoteUrl):
            with suppress(OSError, LocationError):
                ObjectStore(self.folder).write(name, data)
            return
        if self.far and not self.folder.is_dir():
            return
        path = self.folder / name
        part = path.with_suffix(f".{os.getpid()}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(data)
            part.replace(path)
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def pages_of(self, sha256: str) -> StoredPages | None:
        """Return where pages of a document wait until all are read; None in a store, which is too slow for that."""
        return StoredPages(self, sha256) if isinstance(self.folder, Path) else None

    def sweep(self) -> None:
        """Remove what killed runs left half stored. A run that stores right now loses no more than an entry."""
        for part in sorted(self.folder.glob("*/*/*.part")) if isinstance(self.folder, Path) else []:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def open_cache(where: Location | None, ocr: OcrMode, *, fresh: bool = False, far: bool = False) -> Cache | None:
    """Return the cache in a folder; None where there is no folder for one. See `Cache` for `fresh` and `far`."""
    if where is None:
        return None
    folder: Location = on_this_machine(where) or where
    if far and isinstance(folder, Path):
        folder = folder.resolve()
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
    return Cache(folder, f"{reading_version()}-{ocr}", ocr, fresh, far)


@dataclass(frozen=True, slots=True)
class StoredPages:
    """Pages of one document that were read from their pictures, one file each, until the whole document is stored."""

    cache: Cache
    sha256: str

    def _name(self, number: int | str) -> str:
        return f"{self.cache.version}/{self.sha256[:2]}/{self.sha256}-{number}.page"

    def load(self, number: int) -> Page | None:
        """Return a page that was read before; None where there is none, or what is stored cannot be used or is another's."""
        data = self.cache.get(self._name(number))
        try:
            found = store.load(data) if data is not None else None
            page = found.pages[0] if found is not None and found.sha256 == self.sha256 else None
        except (ValueError, IndexError):
            return None
        return page if page is not None and page.number == number else None

    def keep(self, page: Page) -> None:
        """Store a page; a full disk costs only the page."""
        self.cache.put(self._name(page.number or 0), store.dump(Document(self.sha256, "pdf", 0, (page,))))

    def drop(self) -> None:
        """Remove the pages: the document is stored whole."""
        assert isinstance(self.cache.folder, Path)
        for path in sorted(self.cache.folder.glob(self._name("*"))):
            with suppress(OSError):
                path.unlink(missing_ok=True)
