"""Which page of which file each worker is at: one small file a worker in a folder.

No pipe and no lock is shared, so a worker that is killed in the middle of a word blocks nobody.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class PageProgress:
    """A file that is being read, and how many of its pages that need time are done."""

    path: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class ProgressFolder:
    """The folder; it exists as long as somebody looks at it."""

    folder: Path

    @classmethod
    def of(cls, folder: Path | None) -> ProgressFolder | None:
        """Return the folder; None where nobody looks."""
        return cls(folder) if folder is not None else None

    def teller(self, path: str) -> Callable[[int, int], None]:
        """Return what a worker calls with (done, total) after each page of the file `path`."""

        def tell(done: int, total: int) -> None:
            mine = self.folder / str(os.getpid())
            part = mine.with_suffix(".part")
            with suppress(OSError):
                if done >= total:
                    mine.unlink(missing_ok=True)
                    return
                part.write_text(json.dumps([path, done, total]), encoding="utf-8")
                part.replace(mine)

        return tell

    def posted(self) -> tuple[PageProgress, ...]:
        """Return what the workers are at, by path."""
        found = []
        for path in self.folder.iterdir() if self.folder.is_dir() else ():
            with suppress(OSError, ValueError, TypeError):
                if path.suffix != ".part":
                    found.append(PageProgress(*json.loads(path.read_text(encoding="utf-8"))))
        return tuple(sorted(found))

    def forget(self, path: str) -> None:
        """Take down what a worker posted of a file that is done, or that killed it."""
        for entry in self.folder.iterdir() if self.folder.is_dir() else ():
            with suppress(OSError, ValueError):
                if entry.suffix != ".part" and json.loads(entry.read_text(encoding="utf-8"))[0] == path:
                    entry.unlink(missing_ok=True)
