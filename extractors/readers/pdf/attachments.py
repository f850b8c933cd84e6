"""Documents that a PDF carries inside: a portfolio, a report attached to its letter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any

import pypdfium2 as pdfium

from extractors.model.errors import UnreadableDocument
from extractors.readers.photo.paper import may_be_page

_SIGN = (
    b"/EmbeddedFile"  # of the type of such a stream, or of the tree of their names; streams are never packed themselves
)
_MOST = 100
_MOST_BYTES = 200_000_000  # of all of them


def may_hold_attachments(data: Any) -> bool:
    """Return whether the bytes of a file (or a memory map of them) are a PDF's that may carry files."""
    return bool(data.find(b"%PDF-", 0, 1024) >= 0 and data.find(_SIGN) >= 0)


def attachments_of(data: bytes, tell_kind: Callable[[bytes], str]) -> dict[str, bytes]:
    """Return the bytes of each document that a PDF carries, by a name of its own.

    `tell_kind` raises UnreadableDocument for a file of another kind, which is left out, as are small pictures.
    """
    return dict(_attachments(data, tell_kind)) if may_hold_attachments(data) else {}


def _attachments(data: bytes, tell_kind: Callable[[bytes], str]) -> Iterator[tuple[str, bytes]]:
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
                kind = tell_kind(inner)
            except (pdfium.PdfiumError, UnreadableDocument):
                continue
            if kind == "photo" and not may_be_page(inner):
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
