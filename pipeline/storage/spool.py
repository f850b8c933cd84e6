"""Where the parts of a run wait on disk while documents are compared, so that memory holds little of each document.

One file without a name: the system frees it with the process, however that ends, so no run leaves anything behind.
"""

from __future__ import annotations

import tempfile
from array import array
from pathlib import Path
from types import TracebackType


class Spool:
    """Byte strings in the order in which they were put, each known by its number; eight bytes of memory for each."""

    def __init__(self, folder: Path) -> None:
        """Open a spool on the disk of `folder`. OSError where the disk refuses, here and when something is put."""
        self._file = tempfile.TemporaryFile(dir=folder, prefix=".iku-", buffering=0)  # noqa: SIM115 - closed by __exit__
        self._ends = array("Q", [0])

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._ends) - 1

    def put(self, data: bytes) -> int:
        """Keep `data` and return its number."""
        self._file.seek(self._ends[-1])
        left = memoryview(data)
        while left:
            left = left[self._file.write(left) :]
        self._ends.append(self._ends[-1] + len(data))
        return len(self) - 1

    def get(self, number: int) -> bytes:
        """Return what was put under a number."""
        start, end = self._ends[number], self._ends[number + 1]
        self._file.seek(start)
        found = bytearray()
        while len(found) < end - start and (more := self._file.read(end - start - len(found))):
            found += more
        return bytes(found)
