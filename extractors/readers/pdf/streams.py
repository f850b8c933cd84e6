"""Whether what a page of a PDF draws is whole in the file: its packed streams end in a checksum that the libraries pass over.

pdfminer goes on with what it could unpack, or with nothing, and pdfium does the same: a page whose stream is hurt comes out
blank or with other letters, and nobody is told. Here each stream that a page's text depends on is unpacked strictly.
"""

from __future__ import annotations

import logging
import math
import re
import zlib
from collections.abc import Iterator
from typing import Any

from pdfminer.ascii85 import ascii85decode, asciihexdecode
from pdfminer.pdftypes import (
    LITERALS_ASCII85_DECODE,
    LITERALS_ASCIIHEX_DECODE,
    LITERALS_FLATE_DECODE,
    PDFStream,
    resolve1,
)

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # its warnings quote the text of pages: names, numbers

_DEEPEST = 6  # forms inside forms that are looked into
_LEAF = re.compile(rb"/Type\s*/Page(?![A-Za-z])")


def count_leaves(data: bytes) -> int:
    """Return how many page objects stand unpacked in the bytes (none of those inside object streams)."""
    return sum(1 for _ in _LEAF.finditer(data))


class Streams:
    """Remembers which streams of one file are hurt, since pages share fonts and forms.

    A page must be asked about before it is drawn: drawing unpacks its streams and forgets how they were packed.
    """

    def __init__(self) -> None:
        self._sizes: dict[int, float | None] = {}

    def size(self, page: Any) -> float:
        """Return how many bytes the page's content unpacks to; infinite where that cannot be told."""
        try:
            sizes = [self._size(resolve1(item)) for item in page.contents]
        except Exception:  # noqa: BLE001 - as below
            return math.inf
        return math.inf if None in sizes else sum(size for size in sizes if size is not None)

    def hurt(self, page: Any) -> bool:
        """Return whether a stream of the page (its content, a form, a font's table of letters) is hurt or missing."""
        try:
            contents = [resolve1(item) for item in page.contents]
            used = list(_of_resources(page.resources, _DEEPEST))
            # every stream is looked at, so that all of them are known to the pages that share them
            sizes = [self._size(stream) for stream in (*contents, *used)]
            return None in sizes or ("Contents" not in page.attrs and _names_fonts(page))
        except Exception:  # noqa: BLE001 - pdfminer raises anything at all on damaged objects
            return True

    def _size(self, stream: Any) -> float | None:
        """Return how many bytes a stream unpacks to; None where it is hurt or missing."""
        if not isinstance(stream, PDFStream):
            return None
        key = stream.objid if stream.objid is not None else -id(stream)
        if key not in self._sizes:
            self._sizes[key] = _unpacked(stream) if stream.rawdata is not None else math.inf
        return self._sizes[key]


def _names_fonts(page: Any) -> bool:
    """Return whether a page has fonts at hand: one that also draws nothing has lost what it drew."""
    found = resolve1(page.resources)
    return bool(isinstance(found, dict) and resolve1(found.get("Font")))


def _of_resources(resources: Any, depth: int) -> Iterator[Any]:
    """Yield the streams that letters come from: forms, their own resources, and the fonts' tables of letters."""
    found = resolve1(resources)
    if not isinstance(found, dict) or not depth:
        return
    for font in _values(found.get("Font")):
        table = resolve1(font.get("ToUnicode")) if isinstance(font, dict) else None
        if isinstance(table, PDFStream):
            yield table
    for form in _values(found.get("XObject")):
        if isinstance(form, PDFStream) and getattr(form.get("Subtype"), "name", "") == "Form":
            yield form
            yield from _of_resources(form.get("Resources"), depth - 1)


def _values(named: Any) -> list[Any]:
    found = resolve1(named)
    return [resolve1(value) for value in found.values()] if isinstance(found, dict) else []


def _unpacked(stream: Any) -> float | None:
    """Return how many bytes a stream unpacks to (infinite: packed in another way); None where it is cut or changed."""
    data = stream.rawdata
    if stream.decipher:
        data = stream.decipher(stream.objid, stream.genno, data, stream.attrs)
    filters = stream.get_filters()
    for at, (name, _) in enumerate(filters, start=1):
        if name in LITERALS_ASCII85_DECODE:
            data = ascii85decode(data)
        elif name in LITERALS_ASCIIHEX_DECODE:
            data = asciihexdecode(data)
        elif name in LITERALS_FLATE_DECODE:
            size = _inflated(data)
            return size if size is None or at == len(filters) else math.inf
        else:
            return math.inf
    return len(data)


def _inflated(data: bytes) -> int | None:
    """Return how many bytes zlib data unpacks to, None where it is not whole; they are never held: a bomb costs no memory."""
    inflater, size = zlib.decompressobj(), 0
    try:
        while data and not inflater.eof:
            size += len(inflater.decompress(data, 1 << 20))
            data = inflater.unconsumed_tail
    except zlib.error:
        return None
    return size if inflater.eof else None
