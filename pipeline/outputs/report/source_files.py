"""The files behind a dataset, as they were read: bytes, pages, words. None where they are no longer the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extractors.model.document import Document, Line, Page
from extractors.model.errors import UnreadableDocument
from extractors.model.quote import Word
from extractors.readers import paper_of, read_document
from pipeline.dataset.read import Row
from pipeline.locations import Location
from pipeline.settings import OcrMode
from pipeline.storage.cache import open_cache


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as the dataset knows it; `document` is None where it cannot be read again.

    `data`: what shows its pages: the file's bytes, of a picture file the PDF that it was read from.
    """

    data: bytes
    document: Document | None

    def page(self, number: int) -> Page | None:
        """Return a page as it was read; None where it is not known."""
        pages = self.document.pages if self.document is not None else ()
        return next((p for p in pages if p.number == number), None)


class SourceFiles:
    """Finds the file of a document in `raw`, and its stored reading in the cache of the run that made the dataset."""

    def __init__(self, raw: Path, dataset: Path, cache: Location | None) -> None:
        self._raw = raw
        self._cache = open_cache(cache, _ocr_of(dataset))

    def find(self, document: Row) -> SourceFile | None:
        """Return the file; None where the file is gone or other bytes stand there: boxes would lie on other words."""
        path = self._raw / document["path"]
        if document["status"] == "failed" or not path.is_file():
            return None
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() != document["sha256"]:
            return None
        return SourceFile(paper_of(data, document["format"]), self._read(data, document["sha256"]))

    def _read(self, data: bytes, sha256: str) -> Document | None:
        """Return the stored reading; without one what can be read at once, without reading scans again."""
        stored = self._cache.load(sha256) if self._cache is not None else None
        if stored is not None:
            return stored
        try:
            return read_document(data, ocr="off")
        except UnreadableDocument:
            return None


def _ocr_of(dataset: Path) -> OcrMode:
    """Return how the run that made the dataset used OCR, as its protocol says."""
    modes: dict[str, OcrMode] = {"off": "off", "force": "force"}
    try:
        protocol = json.loads((dataset / "run.json").read_text(encoding="utf-8"))
        return modes.get(protocol["settings"]["ocr"], "auto")
    except (OSError, ValueError, KeyError):
        return "auto"


def lines_of(page: Page) -> Iterator[tuple[Word, ...]]:
    """Yield the words of every line of a page in reading order, those of its header, its footer and its cells too."""
    for line in (*page.heads, *page.feet):
        yield line.words
    for block in page.blocks:
        for line in (block,) if isinstance(block, Line) else (n for cell in block.cells for n in cell.lines):
            yield line.words
