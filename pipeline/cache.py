"""Documents that were read before, by content and by version of the reading code."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from functools import cache as remember
from importlib.resources import files
from pathlib import Path

from extractors import store
from extractors.document import Document
from pipeline.settings import Settings

_READING = ("readers", "geometry.py", "quote.py", "document.py", "letters.py", "rulings.py", "tiling.py", "layout.py",
            "drawn.py", "store.py", "common_words.txt")  # fmt: skip
_SHOWING = frozenset({"pictures.py"})  # among the readers, but nothing is read by it


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of stored documents. `fresh`: read again whatever is stored, and store it anew."""

    folder: Path
    version: str
    fresh: bool = False

    @classmethod
    def of(cls, settings: Settings) -> Cache | None:
        """Return the cache of a run; None where it has no folder for one."""
        if settings.cache is None:
            return None
        return cls(settings.cache, f"{reading_version()}-{settings.ocr}", settings.force)

    def _path(self, sha256: str) -> Path:
        return self.folder / self.version / sha256[:2] / f"{sha256}.iku"

    def load(self, sha256: str) -> Document | None:
        """Return the stored document; None where there is none, or what is stored cannot be used."""
        if self.fresh:
            return None
        try:
            return store.load(self._path(sha256).read_bytes())
        except (OSError, ValueError):
            return None

    def keep(self, document: Document) -> None:
        """Store a document; a full disk costs only the cache."""
        path = self._path(document.sha256)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_suffix(f".{os.getpid()}.part")
            part.write_bytes(store.dump(document))
            part.replace(path)
        except OSError:
            return


@remember
def reading_version() -> str:
    """Return a hash of the code that reads: a change there makes every stored document stale."""
    digest = hashlib.sha256()
    root = Path(str(files("extractors")))
    for name in _READING:
        entry = root / name
        for path in sorted(entry.rglob("*.py")) if entry.is_dir() else [entry]:
            if path.name in _SHOWING:
                continue
            digest.update(path.read_bytes() if path.exists() else b"")
    return digest.hexdigest()[:16]
