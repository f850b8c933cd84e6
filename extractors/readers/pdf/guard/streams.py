"""Whether what a page of a PDF draws is whole in the file: its packed streams end in a checksum that the libraries pass over.

pdfminer goes on with what it could unpack, or with nothing, and pdfium does the same: a page whose stream is hurt comes out
blank or with other letters, and nobody is told. Here each stream that a page's text depends on is unpacked strictly.
"""

from __future__ import annotations

import logging
import math
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from pdfminer.ascii85 import ascii85decode, asciihexdecode
from pdfminer.pdftypes import (
    LITERALS_ASCII85_DECODE,
    LITERALS_ASCIIHEX_DECODE,
    LITERALS_FLATE_DECODE,
    LITERALS_RUNLENGTH_DECODE,
    PDFStream,
    resolve1,
)

from extractors.model.errors import LimitExceeded

for _library in ("pdfminer", "pdfplumber"):  # their warnings quote the file: names, numbers, what a terminal obeys
    logging.getLogger(_library).setLevel(logging.CRITICAL)

_DEEPEST = 6  # forms inside forms that are looked into
_DEEPEST_FORM = 60  # forms inside forms that are counted
_DO = re.compile(rb"/([^\s/\[\]()<>{}%]+)\s+Do\b")
_MOST_FILTERS = 20  # over one another in one stream
_MOST_BYTES = 200_000_000  # that one stream of a page may unpack to
MOST_FONTS = 4000  # fonts that a page or form names
_LEAF = re.compile(rb"/Type\s*/Page(?![A-Za-z])")


def count_leaves(data: bytes) -> int:
    """Return how many page objects stand unpacked in the bytes (none of those inside object streams)."""
    return sum(1 for _ in _LEAF.finditer(data))


_DRAWABLE = ("Form", "Image")
_ENDLESS = 1_000_000  # forms: more than any page may draw


class Streams:
    """Remembers which streams of one file are hurt, since pages share fonts and forms.

    A page must be asked about before it is drawn: drawing unpacks its streams and forgets how they were packed.
    """

    def __init__(self) -> None:
        self._sizes: dict[int, float | None] = {}
        self._drawn: dict[int, tuple[int, PDFStream]] = {}
        # whether a page has or draws what pdfminer does not find, or takes for neither form nor picture
        self.lost = False

    def forget_forms(self) -> None:
        """Forget what forms draw: their streams are kept alive for it."""
        self._drawn.clear()

    def size(self, page: Any) -> float:
        """Return how many bytes the page's content unpacks to; infinite where that cannot be told."""
        try:
            sizes = [self._size(resolve1(item)) for item in page.contents]
        except LimitExceeded:
            raise
        except Exception:  # noqa: BLE001 - as below
            return math.inf
        return math.inf if None in sizes else sum(size for size in sizes if size is not None)

    def largest(self, page: Any) -> float:
        """Return how many bytes the page's content unpacks to, or a single form or table of it where that is more."""
        size = self.size(page)
        try:
            sizes = [self._size(stream) for stream in _of_resources(page.resources, _DEEPEST, set())]
        except LimitExceeded:
            raise
        except Exception:  # noqa: BLE001 - as below
            return size
        return max([size, *(one for one in sizes if one is not None and one < math.inf)])

    def forms(self, page: Any) -> int:
        """Return how many forms the page draws, those inside forms each time anew; nothing is drawn for it.

        At least as many as the largest of its forms: pdfium may find another content of the page than pdfminer does.
        """
        found = resolve1(page.resources)
        named = resolve1(found.get("XObject")) if isinstance(found, dict) else None
        drawn = [self._drawable(one) for one in named.values()] if isinstance(named, dict) else []
        forms = [one for one in drawn if _is_form(one)]
        if not forms:
            return 0
        largest = max(1 + self._forms_in(one, found, ()) for one in forms)
        try:
            return max(largest, sum(self._forms_in(resolve1(item), found, ()) for item in page.contents))
        except Exception:  # noqa: BLE001 - as below
            return largest

    def forms_of(self, stream: PDFStream) -> int:
        """Return how many forms a form draws, those inside forms each time anew; 0 for any other stream."""
        try:
            return self._forms_in(stream, {}, ()) if _is_form(stream) else 0
        except LimitExceeded:
            raise
        except Exception:  # noqa: BLE001 - pdfminer raises anything at all on damaged objects
            return 0

    def _forms_in(self, stream: Any, resources: Any, above: tuple[int, ...]) -> int:
        if not isinstance(stream, PDFStream) or id(stream) in above or len(above) > _DEEPEST_FORM:
            return 0
        if id(stream) not in self._drawn:
            own = resolve1(stream.get("Resources")) or resources
            named = resolve1(own.get("XObject")) if isinstance(own, dict) else None
            used = Counter(_DO.findall(stream.get_data())) if isinstance(named, dict) else Counter[bytes]()
            total = 0
            for name, times in used.items():
                form = self._drawable(named.get(name.decode("latin-1"))) if isinstance(named, dict) else None
                if times > 1 and id(form) in (*above, id(stream)):
                    total += _ENDLESS  # it draws itself more than once: pdfium follows that until its memory is over
                elif _is_form(form):
                    total += times * (1 + self._forms_in(form, own, (*above, id(stream))))
            self._drawn[id(stream)] = total, stream  # kept alive, so that its id stays its own
        return self._drawn[id(stream)][0]

    def _drawable(self, told: Any) -> Any:
        """Return the form or picture that a reference leads to, and remember if it leads to none."""
        try:
            found = resolve1(told)
        except Exception:  # noqa: BLE001 - as above: a form that cannot be read is as good as lost
            found = None
        self.lost |= not isinstance(found, PDFStream) or getattr(found.get("Subtype"), "name", "") not in _DRAWABLE
        return found

    def hurt(self, page: Any) -> bool:
        """Return whether a stream of the page (its content, a form, a font's table of letters) is hurt or missing."""
        try:
            contents = [resolve1(item) for item in page.contents]
            used = list(_of_resources(page.resources, _DEEPEST, set()))
            # every stream is looked at, so that all of them are known to the pages that share them
            sizes = [self._size(stream) for stream in (*contents, *used)]
            return None in sizes or ("Contents" not in page.attrs and _names_fonts(page))
        except LimitExceeded:
            raise
        except Exception:  # noqa: BLE001 - pdfminer raises anything at all on damaged objects
            return True

    def _size(self, stream: Any) -> float | None:
        """Return how many bytes a stream unpacks to; None where it is hurt or missing."""
        if not isinstance(stream, PDFStream):
            return None
        key = stream.objid if stream.objid is not None else -id(stream)
        if key not in self._sizes:
            self._sizes[key] = unpacked_size(stream) if stream.rawdata is not None else math.inf
        return self._sizes[key]


def _is_form(drawn: Any) -> bool:
    return isinstance(drawn, PDFStream) and getattr(drawn.get("Subtype"), "name", "") == "Form"


def _names_fonts(page: Any) -> bool:
    """Return whether a page has fonts at hand: one that also draws nothing has lost what it drew."""
    found = resolve1(page.resources)
    return bool(isinstance(found, dict) and resolve1(found.get("Font")))


def _of_resources(resources: Any, depth: int, seen: set[int]) -> Iterator[Any]:
    """Yield the streams that letters come from: forms, their own resources, and the fonts' tables of letters.

    `seen`: resources and forms looked at so far (many forms share theirs).
    """
    found = resolve1(resources)
    if not isinstance(found, dict) or not depth or id(found) in seen:
        return
    seen.add(id(found))
    fonts = _values(found.get("Font"))
    if len(fonts) > MOST_FONTS:
        raise LimitExceeded("fonts of a page")
    for font in fonts:
        table = resolve1(font.get("ToUnicode")) if isinstance(font, dict) else None
        if isinstance(table, PDFStream):
            yield table
    for form in _values(found.get("XObject")):
        if _is_form(form) and id(form) not in seen:
            seen.add(id(form))
            yield form
            yield from _of_resources(form.get("Resources"), depth - 1, seen)


def _values(named: Any) -> list[Any]:
    found = resolve1(named)
    return [resolve1(value) for value in list(found.values())[: MOST_FONTS + 1]] if isinstance(found, dict) else []


def unpacked_size(stream: Any) -> float | None:
    """Return how many bytes a stream unpacks to (infinite: packed in another way); None where it is cut or changed."""
    data = stream.rawdata
    if stream.decipher:
        data = stream.decipher(stream.objid, stream.genno, data, stream.attrs)
    filters = stream.get_filters()
    for at, (name, _) in enumerate(filters, start=1):
        if at > _MOST_FILTERS:
            raise LimitExceeded("filters of a stream")
        if name in LITERALS_ASCII85_DECODE:
            if 4 * data.count(b"z") + len(data) > _MOST_BYTES:  # "z" stands for four bytes
                raise LimitExceeded("bytes of a stream")
            data = ascii85decode(data)
        elif name in LITERALS_ASCIIHEX_DECODE:
            data = asciihexdecode(data)
        elif name in LITERALS_FLATE_DECODE:
            size = _inflated(data)
            if size is not None and size > _MOST_BYTES:
                raise LimitExceeded("bytes of a stream")
            if size is None or at == len(filters):
                return size
            data = zlib.decompress(data)
        elif name in LITERALS_RUNLENGTH_DECODE and at == len(filters):
            return _run_lengths(data)
        else:
            return math.inf
        if len(data) > _MOST_BYTES:
            raise LimitExceeded("bytes of a stream")
    return len(data)


def _run_lengths(data: bytes) -> int:
    """Return how many bytes run lengths stand for; no more than one knows to be too many is counted."""
    at = size = 0
    while at < len(data) and size <= _MOST_BYTES and (length := data[at]) != 128:
        at += length + 2 if length < 128 else 2
        size += length + 1 if length < 128 else 257 - length
    return size


def _inflated(data: bytes) -> int | None:
    """Return how many bytes zlib data unpacks to, None where it is not whole; they are never held: a bomb costs no memory."""
    inflater, size = zlib.decompressobj(), 0
    try:
        while data and not inflater.eof:
            size += len(inflater.decompress(data, 1 << 20))
            if size > _MOST_BYTES:
                return size
            data = inflater.unconsumed_tail
    except zlib.error:
        return None
    return size if inflater.eof else None
