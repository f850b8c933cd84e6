"""How large the files are that a PDF carries, told without unpacking one into memory: a few bytes may stand for gigabytes.

pdfium tells a size only by unpacking the file, which takes twice as much memory.
"""

from __future__ import annotations

import io
import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream, resolve1

from extractors.model.errors import LimitExceeded
from extractors.readers.pdf.by_plumber import streams_found
from extractors.readers.pdf.fonts.letters import read_bytes
from extractors.readers.pdf.guard.limits import bound_references
from extractors.readers.pdf.guard.streams import unpacked_size

_NAMES: Final = ("UF", "F", "DOS", "Mac", "Unix")  # under which a file stands, and its name, as pdfium asks for them
_MOST_NODES: Final = 5000  # of the tree of names, and annotations of all pages
_MOST_PAGES: Final = 500
_PLAIN: Final = 50_000_000  # bytes that a carried file may unpack to, however few it stands for
_TIMES: Final = 4  # by which a larger one may be longer than it is packed: pictures in reports are packed themselves


@dataclass(frozen=True, slots=True)
class Size:
    """Bytes of a carried file: unpacked (infinite where that cannot be told), and packed as it stands in the PDF."""

    plain: float
    packed: int

    @property
    def is_bomb(self) -> bool:
        """Return whether the file is far larger than what it stands for."""
        return self.plain > _PLAIN and self.plain > _TIMES * self.packed


class CarriedSizes:
    """The sizes of the files that a PDF carries, looked up when first asked; files of one name count as the largest of them."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._sizes: dict[str, Size] | None = None
        self._known: dict[int, Size] = {}

    def is_bomb(self, name: str) -> bool:
        """Return whether the file of this name, or the largest one where no file has that name, is too large to unpack."""
        if self._sizes is None:
            self._sizes = self._found()
        told = self._sizes.get(name)
        return told.is_bomb if told is not None else any(size.is_bomb for size in self._sizes.values())

    def _found(self) -> dict[str, Size]:
        bound_references()
        found: dict[str, Size] = {}
        try:
            document = PDFDocument(PDFParser(io.BytesIO(self._data)))
            for told in itertools.islice(_specifications(document), _MOST_NODES):
                size = self._largest(told)
                name = next((text for key in _NAMES if (text := read_bytes(resolve1(told.get(key))))), "")
                known = found.get(name)
                found[name] = size if known is None or size.plain > known.plain else known
        except LimitExceeded:
            found["\0"] = Size(math.inf, 0)
        except Exception:  # noqa: BLE001 - pdfminer raises anything at all on damaged files; pdfium may still read it
            found["\0"] = self._largest_anywhere()
        return found or {"\0": self._largest_anywhere()}

    def _largest_anywhere(self) -> Size:
        """Return the size of the largest stream that may be a carried file, for what stands where pdfminer does not find it."""
        streams = (one for one in streams_found(self._data) if "Width" not in one)
        return max((self._size(one) for one in streams), key=lambda size: size.plain, default=Size(0, 0))

    def _largest(self, told: Any) -> Size:
        held = resolve1(told.get("EF"))
        streams = [resolve1(value) for value in held.values()] if isinstance(held, dict) else []
        sizes = [self._size(stream) for stream in streams if isinstance(stream, PDFStream)]
        return max(sizes, key=lambda size: size.plain, default=Size(0, 0))

    def _size(self, stream: PDFStream) -> Size:
        key = stream.objid if stream.objid is not None else -id(stream)
        if key not in self._known:
            packed = len(stream.rawdata or b"")
            try:
                plain = unpacked_size(stream)
            except LimitExceeded:
                plain = math.inf
            self._known[key] = Size(packed if plain is None else plain, packed)
        return self._known[key]


def _specifications(document: PDFDocument) -> Iterator[Any]:
    """Yield what describes each carried file: in the tree of names, then pinned to pages."""
    names = resolve1(document.catalog.get("Names"))
    waiting = [resolve1(names.get("EmbeddedFiles"))] if isinstance(names, dict) else []
    for _ in range(_MOST_NODES):
        if not waiting:
            break
        node = waiting.pop()
        if not isinstance(node, dict):
            continue
        listed = resolve1(node.get("Names"))
        for value in listed[1::2] if isinstance(listed, list) else ():
            if isinstance(told := resolve1(value), dict):
                yield told
        kids = resolve1(node.get("Kids"))
        waiting += [resolve1(kid) for kid in kids] if isinstance(kids, list) else []
    left = _MOST_NODES
    for page in itertools.islice(PDFPage.create_pages(document), _MOST_PAGES):
        pins = resolve1(page.annots)
        for value in pins[:left] if isinstance(pins, list) else ():
            left -= 1
            pin = resolve1(value)
            told = resolve1(pin.get("FS")) if isinstance(pin, dict) else None
            if isinstance(told, dict):
                yield told
