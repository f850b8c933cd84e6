"""How many pages a PDF has, told at once by pdfium: what a file may take is decided by that, before it is read."""

from __future__ import annotations

from extractors.model.errors import PasswordProtected
from extractors.readers.pdf.by_pdfium import open_pdfium


def count_pages(data: bytes) -> int | None:
    """Return the number of pages; None for another kind of file, 1 where pdfium cannot open it."""
    if b"%PDF-" not in data[:1024]:
        return None
    try:
        document = open_pdfium(data)
    except PasswordProtected:
        return 1
    if document is None:
        return 1
    try:
        return max(1, len(document))
    except Exception:  # noqa: BLE001 - whatever pdfium finds wrong, the reader finds it again and says so
        return 1
    finally:
        document.close()
