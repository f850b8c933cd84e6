"""Documents that a PDF carries inside: a portfolio, a report attached to its letter or pinned to a page."""

from __future__ import annotations

import ctypes
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Final

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.model.document import ReaderNote
from extractors.readers.pdf.carries import may_hold_attachments
from extractors.readers.pdf.drawing.annotations import has_dynamic_form
from extractors.readers.pdf.guard.carried_sizes import CarriedSizes

_MOST: Final = 100
_MOST_BYTES: Final = 200_000_000  # of all of them
_MOST_REFUSED: Final = 3  # files too large before the others are only counted: each is unpacked to learn its size
_MOST_PAGES: Final = 500  # whose pins are looked at
_MOST_PINS: Final = 500  # annotations of one page


def notes_on_file(data: bytes, pdfium_document: Any | None, plumber: Any | None) -> Iterator[ReaderNote]:
    """Yield notes on what a file holds beside its pages: documents attached to it, a form that only one program draws."""
    if may_hold_attachments(data) and pdfium_document is not None:
        carried = count_attachments(pdfium_document, data)
        if carried.n:
            yield ReaderNote("attachments", detail=str(carried.n))
        if carried.beyond:
            yield ReaderNote("attachments_beyond", detail=str(carried.beyond))
        if carried.pages or carried.pins:
            yield ReaderNote("pins_unseen", detail=f"{carried.pages} {carried.pins}")
    if plumber is not None and has_dynamic_form(plumber.doc.catalog):
        yield ReaderNote("xfa_form")


def attachments_of(data: bytes, is_document: Callable[[bytes], bool]) -> Iterator[tuple[str, bytes]]:
    """Yield (a name of its own, bytes) of each document that a PDF carries, one after the other: they are not held together.

    `is_document`: whether bytes are a document of their own; other files are left out, and so are those beyond the limits.
    """
    if not may_hold_attachments(data):
        return
    try:
        document: Any = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return
    names: set[str] = set()
    seen: set[tuple[str, bytes]] = set()
    try:
        for index, one in enumerate(_within(document, Carried(), CarriedSizes(data))):
            inner = _bytes_of(one) if one is not None else b""
            if one is None or not is_document(inner):
                continue
            told = plain = PurePosixPath(_name_of(one).replace("\\", "/")).name.replace("\0", "") or f"{index + 1}"
            known = (plain, hashlib.sha256(inner).digest())
            if known in seen and index >= document.count_attachments():
                continue  # pinned to a page and listed, too
            seen.add(known)
            while told in names:
                told = f"{index + 1}-{told}"
            names.add(told)
            yield told, inner
            del inner
    finally:
        document.close()


@dataclass(slots=True)
class Carried:
    """How many files a PDF carries, how many of them lie beyond the limits, and where nobody looks for more.

    `pages`: behind those whose pins are looked at; `pins`: annotations left out on the others.
    """

    n: int = 0
    beyond: int = 0
    pages: int = 0
    pins: int = 0


def count_attachments(document: Any, data: bytes) -> Carried:
    """Return what a PDF of these bytes, opened by pdfium, carries."""
    counted = Carried()
    taken = sum(one is not None for one in _within(document, counted, CarriedSizes(data), whole=True))
    counted.beyond = counted.n - taken
    return counted


def _within(document: Any, counted: Carried, sizes: CarriedSizes, *, whole: bool = False) -> Iterator[Any | None]:
    """Yield the files that a PDF carries within the limits, None for one that is too large, or (`whole`) beyond them."""
    left, refused = _MOST_BYTES, 0
    for one in _attached(document, counted):
        counted.n += 1
        if counted.n > _MOST or refused >= _MOST_REFUSED:
            if not whole:
                return
            yield None
            continue
        if sizes.is_bomb(_name_of(one)):
            yield None  # to learn its size, pdfium would unpack it
            continue
        size = _size_of(one)
        if size > left:
            refused += 1
            yield None
        else:
            left -= size
            yield one


def _attached(document: Any, counted: Carried) -> Iterator[Any]:
    """Yield the files of the file's own list, then those pinned to its pages; what is not looked at is counted."""
    counted.pages = max(0, len(document) - _MOST_PAGES)
    for index in range(document.count_attachments()):
        one = pdfium_c.FPDFDoc_GetAttachment(document, index)
        if one:
            yield one
    for number in range(min(_MOST_PAGES, len(document))):
        try:
            page = document[number]
        except pdfium.PdfiumError:
            continue
        n_pins = pdfium_c.FPDFPage_GetAnnotCount(page)
        counted.pins += max(0, n_pins - _MOST_PINS)
        for index in range(min(_MOST_PINS, n_pins)):
            pin = pdfium_c.FPDFPage_GetAnnot(page, index)
            if not pin:
                continue
            if pdfium_c.FPDFAnnot_GetSubtype(pin) == pdfium_c.FPDF_ANNOT_FILEATTACHMENT:
                one = pdfium_c.FPDFAnnot_GetFileAttachment(pin)
                if one:
                    yield one
            pdfium_c.FPDFPage_CloseAnnot(pin)
        page.close()


def _size_of(one: Any) -> int:
    size = ctypes.c_ulong()
    pdfium_c.FPDFAttachment_GetFile(one, None, 0, size)
    return size.value


def _bytes_of(one: Any) -> bytes:
    size = ctypes.c_ulong(_size_of(one))
    buffer = (ctypes.c_char * size.value)()
    return bytes(buffer) if size.value and pdfium_c.FPDFAttachment_GetFile(one, buffer, size.value, size) else b""


def _name_of(one: Any) -> str:
    size = pdfium_c.FPDFAttachment_GetName(one, None, 0)
    buffer = (pdfium_c.FPDF_WCHAR * (size // 2))()
    pdfium_c.FPDFAttachment_GetName(one, buffer, size)
    return bytes(memoryview(buffer)).decode("utf-16-le", "replace").rstrip("\0")
