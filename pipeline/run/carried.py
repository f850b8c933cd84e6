"""Documents that files of the input carry inside, found by a worker: a hostile PDF is never opened in the first process."""

from __future__ import annotations

import hashlib
import mmap
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

from extractors.readers import is_document
from extractors.readers.pdf.carries import may_hold_attachments
from pipeline.run.scratch import scratch
from pipeline.run.workers import limits
from pipeline.run.workers.cage import Cage

INSIDE = "!"  # between a file and a document that it carries
_SECONDS = 120.0  # by the clock for one file
_DEEPEST = 3  # documents that lie in one another
_MOST = 100  # documents of one file, those in others among them


@dataclass(frozen=True, slots=True)
class Carried:
    """A document inside a file: its name there, its size in bytes and their hash."""

    name: str
    size: int
    sha256: str


def carried_by(root: Path, paths: Sequence[str]) -> Iterator[tuple[str, Carried]]:
    """Yield (path, document) for each document that the files `paths` below `root` carry, and those that these carry.

    A file that ends the worker that looks into it carries none: its own reading tells how many it holds.
    """
    looked_into = [path for path in paths if _may_carry(root / path)]
    if not looked_into:
        return
    from pipeline.run.workers.executor import run_each

    with scratch() as folder:
        cage = Cage((folder,), scratch=folder)
        for path, outcome in run_each(partial(_look, root), looked_into, workers=1, seconds=_seconds, cage=cage):
            for one in outcome.value or ():
                yield path, one


def _may_carry(path: Path) -> bool:
    try:
        with path.open("rb") as handle, mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return may_hold_attachments(data)
    except (OSError, ValueError):
        return False


def _seconds(path: str) -> float:
    return _SECONDS


def _look(root: Path, path: str) -> tuple[Carried, ...]:
    try:
        data = (root / path).read_bytes()
    except OSError:
        return ()
    from extractors.readers.pdf.attachments import attachments_of  # loads pdfium, which few runs need

    limits.allow(limits.for_bytes(len(data)))
    waiting: list[tuple[str, IO[bytes] | None, int]] = [("", None, 1)]  # in files: many may carry others
    found: list[Carried] = []
    while waiting:
        around, kept, depth = waiting.pop(0)
        carrying = data if kept is None else _taken(kept)
        for name, inner in attachments_of(carrying, is_document):
            if len(found) >= _MOST:
                return tuple(found)
            found.append(Carried(f"{around}{name}", len(inner), hashlib.sha256(inner).hexdigest()))
            if depth < _DEEPEST and may_hold_attachments(inner):
                waiting.append((f"{around}{name}{INSIDE}", _put(inner), depth + 1))
    return tuple(found)


def _put(data: bytes) -> IO[bytes]:
    """Return bytes in a file without a name, in the folder of the run."""
    kept = tempfile.TemporaryFile()  # noqa: SIM115 - closed by _taken, or with the worker
    kept.write(data)
    return kept


def _taken(kept: IO[bytes]) -> bytes:
    with kept:
        kept.seek(0)
        return kept.read()


def document_inside(data: bytes, name: str) -> bytes | None:
    """Return the document of this name that a file carries, also in one that it carries ("b.pdf!c.docx"); None without it."""
    from extractors.readers.pdf.attachments import attachments_of

    around: list[str] = []
    for outer, inner in attachments_of(data, is_document):
        if outer == name:
            return inner
        if name.startswith(f"{outer}{INSIDE}"):
            around.append(outer)
    for wanted in sorted(around):
        for outer, inner in attachments_of(data, is_document):
            if outer == wanted and (held := document_inside(inner, name[len(outer) + 1 :])) is not None:
                return held
    return None
