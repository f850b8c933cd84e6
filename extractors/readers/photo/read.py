"""Picture file -> Document: its pages have no words before OCR reads them."""

from __future__ import annotations

from dataclasses import replace

from extractors.model.document import Document, ReaderNote
from extractors.readers.pdf import read as pdf
from extractors.readers.photo.paper import as_pdf, count_left_out


def read(data: bytes, sha256: str) -> Document:
    """Return a document with a page for each picture in the file, without words; raises as `as_pdf` does."""
    made = pdf.read(as_pdf(data), sha256)
    more = count_left_out(data)
    notes = (*made.notes, ReaderNote("frames_left_out", detail=str(more))) if more else made.notes
    return replace(made, format="photo", n_bytes=len(data), notes=notes)
