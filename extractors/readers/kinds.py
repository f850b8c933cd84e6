"""The formats that are read: how each is told by its content, never by its name, and what reads it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from extractors.model.document import Document
from extractors.model.errors import EmptyFile, UnknownFormat, UnreadableDocument
from extractors.readers.contents import is_doc, is_docx, is_html, is_odt, is_pdf, is_photo, is_text, refusal_of
from extractors.readers.ocr_results.tell import is_result

if TYPE_CHECKING:
    from extractors.readers.scan.read import OnPage, PageStore

_INNER = ("doc", "odt", "html", "txt")  # kinds that Word shows in a text
Read = Callable[[bytes, str], Document]  # from the data and their hash


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A format. `is_one`: whether bytes are such a file; `load`: imports what reads it, when that is first needed.

    `read_pictures`: adds what stands in the document's pictures. `paper`: the PDF that shows the pages of another file.
    `count`: how many pages there are, told without reading. `tell_pictures`: notes what stands in pictures that are not read.
    """

    is_one: Callable[[bytes], bool]
    load: Callable[[], Read]
    read_pictures: Callable[[bytes, Document, Pictures], Document] | None = None
    paper: Callable[[bytes], bytes] | None = None
    count: Callable[[bytes], int | None] | None = None
    tell_pictures: Callable[[bytes, Document], Document] | None = None


@dataclass(frozen=True, slots=True)
class Pictures:
    """How pictures are read: `force`: every page is taken for one. `on_page` and `stored`: see `read_document`."""

    force: bool
    on_page: OnPage
    stored: PageStore | None


def _pdf() -> Read:
    from extractors.readers.pdf.read import read

    return read


def _docx() -> Read:
    from extractors.readers.docx.read import read

    return partial(read, inner=_read_inner)


def _read_inner(data: bytes) -> Document:
    """Return a document that stands in the text of another, whose own inner ones are not read; raises UnreadableDocument."""
    kind = tell_kind(data)
    if kind == "docx":
        from extractors.readers.docx.read import read

        return read(data, "")
    if kind not in _INNER:
        raise UnknownFormat
    return READERS[kind].load()(data, "")


def _doc() -> Read:
    from extractors.readers.text.doc import read

    return read


def _odt() -> Read:
    from extractors.readers.text.odt import read

    return read


def _html() -> Read:
    from extractors.readers.text.html import read

    return read


def _text() -> Read:
    from extractors.readers.text.read import read

    return read


def _photo() -> Read:
    from extractors.readers.photo.read import read

    return read


def _ocr() -> Read:
    from extractors.readers.ocr_results.read import read

    return read


def _pictures_of_pdf(data: bytes, document: Document, how: Pictures) -> Document:
    from extractors.readers.scan.pictures import read_pictures
    from extractors.readers.scan.read import read_scans
    from extractors.readers.table_pictures import read_table_pictures
    from extractors.readers.unnamed_letters import read_unnamed_pages, read_unnamed_words

    read = read_scans(data, document, force=how.force, on_page=how.on_page, stored=how.stored)
    read = read_unnamed_pages(data, read, how.on_page, how.stored)
    return read_unnamed_words(data, read_table_pictures(data, read_pictures(data, read)))


def _tables_in_pictures(data: bytes, document: Document) -> Document:
    from extractors.readers.table_pictures import tell_table_pictures

    return tell_table_pictures(data, document)


def _pictures_of_photo(data: bytes, document: Document, how: Pictures) -> Document:
    return _pictures_of_pdf(_paper_of_photo(data), document, how)


def _paper_of_photo(data: bytes) -> bytes:
    from extractors.readers.photo.paper import as_pdf

    return as_pdf(data)


def _count_of_photo(data: bytes) -> int | None:
    from extractors.readers.photo.paper import count_frames

    return count_frames(data)


def _count_of_pdf(data: bytes) -> int | None:
    from extractors.readers.pdf.count import count_pages

    return count_pages(data)


def _pictures_of_docx(data: bytes, document: Document, how: Pictures) -> Document:
    from extractors.readers.docx.pictures import read_pictures

    return read_pictures(data, document)


def _pictures_of_doc(data: bytes, document: Document, how: Pictures) -> Document:
    from extractors.readers.text.doc import read_pictures

    return read_pictures(data, document)


def _pictures_of_odt(data: bytes, document: Document, how: Pictures) -> Document:
    from extractors.readers.text.odt import read_pictures

    return read_pictures(data, document)


def _pictures_of_html(data: bytes, document: Document, how: Pictures) -> Document:
    from extractors.readers.text.html import read_pictures

    return read_pictures(data, document)


# By the name of the kind (for most the suffix), in the order in which they are asked for; text is what nothing else is.
READERS = {
    "pdf": FileFormat(is_pdf, _pdf, _pictures_of_pdf, count=_count_of_pdf, tell_pictures=_tables_in_pictures),
    "docx": FileFormat(is_docx, _docx, _pictures_of_docx),
    "doc": FileFormat(is_doc, _doc, _pictures_of_doc),
    "photo": FileFormat(is_photo, _photo, _pictures_of_photo, _paper_of_photo, _count_of_photo),
    "ocr": FileFormat(is_result, _ocr),
    "odt": FileFormat(is_odt, _odt, _pictures_of_odt),
    "html": FileFormat(is_html, _html, _pictures_of_html),
    "txt": FileFormat(is_text, _text),
}


def read_document(
    data: bytes,
    *,
    sha256: str | None = None,
    ocr: str = "off",
    on_page: OnPage = lambda done, total: None,
    stored: PageStore | None = None,
) -> Document:
    """Return the document in `data`; a child of UnreadableDocument where it gives no pages.

    `ocr`: "auto" reads PDF pages without a usable text layer from their pictures, and signatures pasted as pictures on
    typed pages; "force" every page, "off" none. `on_page` is told how many of how many such pages are done; in `stored`
    they wait for a run that goes on behind one that was stopped. `sha256`: of the data, where it is known.
    """
    known = READERS[tell_kind(data)]
    document = known.load()(data, sha256 or hashlib.sha256(data).hexdigest())
    if ocr == "off" and known.tell_pictures is not None:
        return known.tell_pictures(data, document)
    if known.read_pictures is None or ocr == "off":
        return document
    return known.read_pictures(data, document, Pictures(ocr == "force", on_page, stored))


def tell_kind(data: bytes) -> str:
    """Return a name of READERS; EmptyFile, PasswordProtected, DamagedFile or a kind of UnknownFormat otherwise."""
    if not data.strip(b"\x00 \r\n\t"):
        raise EmptyFile
    for kind, known in READERS.items():
        if known.is_one(data):
            return kind
    raise refusal_of(data)


def is_document(data: bytes) -> bool:
    """Return whether a file that stands inside another is a document: of a kind that is read, and no emblem."""
    try:
        kind = tell_kind(data)
    except UnreadableDocument:
        return False
    if kind != "photo":
        return True
    from extractors.readers.photo.paper import may_be_page

    return may_be_page(data)


def paper_of(data: bytes, kind: str) -> bytes:
    """Return the PDF that shows the pages of a file of this kind: itself, or what a picture file is read from."""
    paper = READERS[kind].paper if kind in READERS else None
    return paper(data) if paper is not None else data


def count_pages(data: bytes) -> int | None:
    """Return how many pages a file has, told without reading it; None for a kind of file that has none before it is read."""
    return next((known.count(data) for known in READERS.values() if known.count and known.is_one(data)), None)
