"""Documents that a PDF carries inside: a portfolio, a report attached to its letter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any

import pypdfium2 as pdfium

_SIGN = (
    b"/EmbeddedFile"  # of the type of such a stream, or of the tree of their names; streams are never packed themselves
)
_MOST = 100
_MOST_BYTES = 200_000_000  # of all of them


def may_hold_attachments(data: Any) -> bool:
    """Return whether the bytes of a file (or a memory map of them) are a PDF's that may carry files."""
    return bool(data.find(b"%PDF-", 0, 1024) >= 0 and data.find(_SIGN) >= 0)


def attachments_of(data: bytes, is_document: Callable[[bytes], bool]) -> dict[str, bytes]:
    """Return the bytes of each document that a PDF carries, by a name of its own.

    `is_document`: whether bytes are a document of their own; other files are left out.
    """
    return dict(_attachments(data, is_document)) if may_hold_attachments(data) else {}


def _attachments(data: bytes, is_document: Callable[[bytes], bool]) -> Iterator[tuple[str, bytes]]:
    names: set[str] = set()
    left = _MOST_BYTES
    try:
        document: Any = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return
    try:
        for index in range(min(_MOST, document.count_attachments())):
            try:
                one = document.get_attachment(index)
                inner = bytes(one.get_data())
            except pdfium.PdfiumError:
                continue
            if not is_document(inner):
                continue
            left -= len(inner)
            if left < 0:
                return
            name = PurePosixPath(one.get_name().replace("\\", "/")).name.replace("\0", "") or f"{index + 1}"
            while name in names:
                name = f"{index + 1}-{name}"
            names.add(name)
            yield name, inner
    finally:
        document.close()
