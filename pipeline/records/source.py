"""What identifies a file of a run: known before anything of it is read."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import PurePosixPath

from extractors.readers.kinds import READERS


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the input: its path relative to the input folder, its bytes' hash and size (None: never opened)."""

    path: str
    sha256: str | None
    n_bytes: int | None

    @property
    def document_id(self) -> str:
        """Return the first 16 hex digits of the hash; of the path's hash where the file could not be opened."""
        if self.sha256 is not None:
            return self.sha256[:16]
        return hashlib.sha256(os.fsencode(self.path)).hexdigest()[:16]


def format_by_name(path: str) -> str | None:
    """Return the format that a file's name promises: all that is known of one that could not be read."""
    suffix = PurePosixPath(path).suffix.lower().lstrip(".")
    return suffix if suffix in READERS else None
