"""What pdfminer would follow without end: references that lead in a circle, tables of letters of a whole number space."""

from __future__ import annotations

import itertools
import re
from contextlib import suppress
from io import BytesIO
from typing import Any, Final

from pdfminer import pdfdocument
from pdfminer.pdfdocument import PDFDocument, PDFXRefFallback, PDFXRefStream
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdfparser import PDFParser, PDFStreamParser
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1

from extractors.model.errors import LimitExceeded

_LONGEST_CHAIN: Final = 32  # references that lead to one another
_MOST_LETTERS: Final = 300_000  # that the tables of one font may name (Unicode has about 150,000)
_BLOCK: Final = re.compile(rb"begin(?:bf|cid|notdef)range(.*?)end(?:bf|cid|notdef)range", re.DOTALL)
_BREAKS: Final = (b" ", b"\n", b"\r", b"/", b"[", b"<", b"(")  # what words of packed objects begin with or end in
_TOLD: Final = re.compile(rb"<([0-9A-Fa-f\s]*)>|\[[^\]]*\]|%[^\r\n]*|[^\s<\[%]+")  # what stands in a block of ranges
_MOST_PLACES: Final = 500_000  # objects of one file
_LONGEST_TRAILER: Final = 10_000  # bytes
_MOST_TRAILERS: Final = 20  # of a file that are looked at, the last ones
_MOST_PACKED: Final = 600_000  # words of the packed objects of one file (reports have about 150 a page)
_bare_packed: Final = PDFDocument._get_objects
_bare_resolve: Final = PDFObjRef.resolve
_bare_places: Final = PDFXRefStream.load
_bare_fallback: Final = PDFXRefFallback.load
_PACKED: Final = re.compile(b"".join(rb"(?:%c|#%02x)" % (letter, letter) for letter in b"ObjStm"), re.IGNORECASE)
_PLACE_ALONE: Final = re.compile(rb"(?:\A|(?<=[\r\n]))(?:(\d{1,20})\s+(\d{1,20})\s+obj\b|(trailer))")
_PLACE: Final = re.compile(_PLACE_ALONE.pattern + rb"|\bstream\r?\n.*?endstream", re.DOTALL)


def bound_references() -> None:
    """Have pdfminer give up on a chain of references that leads nowhere, and find the end of a picture in a page's content
    without looking at the bytes before it again and again; done once for the process.
    """
    PDFObjRef.resolve = _resolved  # type: ignore[method-assign]
    PDFContentParser.get_inline_data = _inline_data  # type: ignore[method-assign]
    PDFXRefStream.load = _places  # type: ignore[method-assign]
    PDFXRefFallback.load = _found_places  # type: ignore[method-assign]
    PDFDocument._get_objects = _unpacked  # type: ignore[method-assign]
    pdfdocument.PDFStreamParser = _PackedObjects  # type: ignore[attr-defined]


def _places(self: PDFXRefStream, parser: Any) -> None:
    """Read a packed table of places, which holds no more of them than it has bytes for, whatever it says."""
    _bare_places(self, parser)
    left = len(self.data or b"") // max(1, self.entlen or 1)
    if left > _MOST_PLACES:
        raise LimitExceeded("objects of a file")
    kept = []
    for start, count in self.ranges:
        told = max(0, min(count, left)) if isinstance(count, int) else 0
        kept.append((start, told))
        left -= told
    self.ranges = kept


def _found_places(self: PDFXRefFallback, parser: Any) -> None:
    """Find the objects of a file without table of places, as pdfminer does, which reads each of them for packed ones.

    Where no object packs others ("ObjStm" stands nowhere) and no whole file lies in another, none is read, and the last save is
    found, too: pdfminer ends at the first trailer, and what was saved behind it stayed as it was before.
    """
    parser.fp.seek(0)
    data = parser.fp.read()
    parser.seek(0)
    if _PACKED.search(data) or data.count(b"%PDF-") > 1:
        _PackedObjects.left = _MOST_PACKED
        _bare_fallback(self, parser)
        return
    last = data.rfind(b"endstream")  # behind it no stream ends: each would be sought to the end of the file
    end = last + len(b"endstream") if last >= 0 else 0
    trailers: list[int] = []
    for found in itertools.chain(_PLACE.finditer(data, 0, end), _PLACE_ALONE.finditer(data, end)):
        if found[3]:
            trailers.append(found.start())
        elif found[1]:
            self.offsets[int(found[1])] = (None, found.start(), int(found[2]))
    if trailers:
        parser.seek(trailers[0])
        self.load_trailer(parser)
    for at in trailers[1:][-_MOST_TRAILERS:]:  # of later saves: what cannot be read of one says nothing
        with suppress(Exception):
            later = PDFParser(BytesIO(data[at : at + _LONGEST_TRAILER]))
            later.doc = parser.doc
            self.load_trailer(later)


class _PackedObjects(PDFStreamParser):
    """The objects that a stream packs; LimitExceeded where they are more words than are left for the file.

    pdfminer reads all of them for one, and a few bytes inflate to millions.
    """

    left = _MOST_PACKED

    def __init__(self, data: bytes) -> None:
        _PackedObjects.left -= sum(map(data.count, _BREAKS))
        if _PackedObjects.left < 0:
            raise LimitExceeded("packed objects of a file")
        super().__init__(data)


def _unpacked(self: PDFDocument, stream: PDFStream) -> tuple[list[object], int]:
    """Return the objects that a stream packs, counting their words for the file."""
    _PackedObjects.left = getattr(self, "words_left", _MOST_PACKED)
    found = _bare_packed(self, stream)
    self.words_left = _PackedObjects.left  # type: ignore[attr-defined]
    return found


def _inline_data(self: PDFContentParser, pos: int, target: bytes = b"EI") -> tuple[int, bytes]:
    """Return the bytes of a picture up to `target` and a blank, as pdfminer does, which adds up bytes one by one."""
    self.seek(pos)
    first, second = (re.escape(target[at : at + 1]) for at in (0, 1))
    ending = re.compile(rb"%s(?:%s(?:(\s)|\S)|(?!%s).)" % (first, second, second), re.DOTALL)
    data, at = bytearray(), 0
    while True:
        self.fillbuf()
        before = len(data)
        data += self.buf[self.charpos :]
        for found in ending.finditer(data, at):
            at = found.end()
            if found.group(1):
                self.charpos += at - before
                return pos, re.sub(rb"(\x0d\x0a|[\x0d\x0a])$", b"", bytes(data[: found.start()]))
        at = max(at, len(data) - 2)
        self.charpos = len(self.buf)


def _resolved(self: PDFObjRef, default: object = None) -> Any:
    found: Any = self
    for _ in range(_LONGEST_CHAIN):
        found = _bare_resolve(found, default)
        if not isinstance(found, PDFObjRef):
            return found
    raise PDFException("references lead in a circle")


def refuse_endless_font(spec: Any) -> int:
    """Return how many letters the tables of a font name; LimitExceeded where they are more than there are."""
    if not isinstance(spec, dict):
        return 0
    below = resolve1(spec.get("DescendantFonts"))
    inner = resolve1(below[0]) if isinstance(below, list) and below else None
    named = sum(_letters_of(resolve1(spec.get(key))) for key in ("ToUnicode", "Encoding"))
    encoding = resolve1(spec.get("Encoding"))
    differences = resolve1(encoding.get("Differences")) if isinstance(encoding, dict) else None
    named += len(differences) if isinstance(differences, list) else 0
    for one in (spec, inner):
        if isinstance(one, dict):
            named += sum(_widths_of(resolve1(one.get(key))) for key in ("W", "W2"))
    if named > _MOST_LETTERS:
        raise LimitExceeded("letters of a font")
    return named


def _letters_of(table: Any) -> int:
    if not isinstance(table, PDFStream):
        return 0
    found = 0
    for block in _BLOCK.findall(table.get_data()):
        told = [one for one in _TOLD.finditer(block) if not one[0].startswith(b"%")]
        for low, high in zip(told[::3], told[1::3], strict=False):  # three make a range: first, last, what they are
            if low[1] is not None and high[1] is not None:
                first, last = (int(b"".join(one[1].split()) or b"0", 16) for one in (low, high))
                found += max(0, last - first + 1)
    return found


def _widths_of(widths: Any) -> int:
    """Return how many letters the ranges of an array of widths ("first last width") name."""
    if not isinstance(widths, list):
        return 0
    found = 0
    numbers: list[float] = []
    for told in widths:
        one = resolve1(told)
        if isinstance(one, list):
            numbers = []
        elif isinstance(one, (int, float)):
            numbers.append(one)
            if len(numbers) == 3:
                found += max(0, int(numbers[1] - numbers[0]) + 1)
                numbers = []
    return found
