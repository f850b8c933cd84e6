"""Which reader a file needs, told by its content and never by its name."""

from __future__ import annotations

import hashlib
import io
import re
import struct
import zipfile
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, cast

from extractors.model.document import Document
from extractors.model.errors import (
    DamagedFile,
    EmptyFile,
    PackedFiles,
    PasswordProtected,
    PictureFile,
    SlidesFile,
    SpreadsheetFile,
    UnknownFormat,
    WebPage,
)
from extractors.readers.ocr_results.tell import is_result

if TYPE_CHECKING:
    from extractors.readers.scan.read import OnPage, PageStore

Read = Callable[[bytes, str], Document]
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_WITHIN = 1024  # bytes from the start in which "%PDF-" may stand (ISO 32000, implementation note 13)
_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")
# what opens the parts of an archive, or is a stream of a compound file -> what such a file is
_ZIP_KINDS: tuple[tuple[tuple[str, ...], type[UnknownFormat]], ...] = (
    (("xl/",), SpreadsheetFile), (("ppt/",), SlidesFile), (("META-INF/manifest.xml", "mimetype"), UnknownFormat),
)  # fmt: skip
_OLE_KINDS: tuple[tuple[tuple[str, ...], type[UnknownFormat]], ...] = (
    (("Workbook", "Book"), SpreadsheetFile), (("PowerPoint Document",), SlidesFile),
)  # fmt: skip
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
_OTHER_PICTURES = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif", b"jP  \r\n\x87\n")  # behind four bytes of length
# What opens a web page, also one that Word saved as .doc, a web archive, or an XML file.
_MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<!doctype|<html|<head|<body|<\?xml|mime-version:)", re.IGNORECASE
)

_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*\"|\[\s*[{\[\"])")

# kind -> module whose read(data, sha256) gives the document; imported when first needed
READERS = {
    "pdf": "extractors.readers.pdf.read",
    "docx": "extractors.readers.docx.read",
    "doc": "extractors.readers.text.doc",
    "txt": "extractors.readers.text.read",
    "html": "extractors.readers.text.html",
    "odt": "extractors.readers.text.odt",
    "photo": "extractors.readers.photo.read",
    "ocr": "extractors.readers.ocr_results.read",
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
    sha256 = sha256 or hashlib.sha256(data).hexdigest()
    kind = tell_kind(data)
    read = cast(Read, import_module(READERS[kind]).read)
    document = read(data, sha256)
    if kind == "docx" and ocr != "off":
        from extractors.readers.docx.pictures import read_pictures as read_word_pictures

        return read_word_pictures(data, document)
    if kind in ("pdf", "photo") and ocr != "off":
        from extractors.readers.scan.pictures import read_pictures
        from extractors.readers.scan.read import read_scans

        paper = paper_of(data, kind)
        return read_pictures(paper, read_scans(paper, document, force=ocr == "force", on_page=on_page, stored=stored))
    return document


def paper_of(data: bytes, kind: str) -> bytes:
    """Return the PDF that shows the pages of a file of this kind: itself, or what a picture file is read from."""
    if kind != "photo":
        return data
    from extractors.readers.photo.paper import as_pdf

    return as_pdf(data)


def count_pages(data: bytes) -> int | None:
    """Return how many pages a file has, told without reading it; None for a kind of file that has none before it is read."""
    from extractors.readers.pdf.count import count_pages as count_pdf

    if _is_picture(data):
        from extractors.readers.photo.paper import count_frames

        return count_frames(data)
    return count_pdf(data)


def _is_picture(data: bytes) -> bool:
    """Return whether the bytes open like a picture; "BM", "GIF8" and "RIFF" may open a text, too."""
    return data.startswith(_PICTURES) and b"\x00" in data[:512]


def tell_kind(data: bytes) -> str:
    """Return a name of READERS; EmptyFile, PasswordProtected, DamagedFile or a kind of UnknownFormat otherwise."""
    if not data.strip(b"\x00 \r\n\t"):
        raise EmptyFile
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_zip(data)
    if data.startswith(_OLE):
        return _kind_of_ole(data)
    if data.lstrip().startswith(b"{\\rtf"):
        return "doc"
    if _is_picture(data):
        return "photo"
    if data[4:].startswith(_OTHER_PICTURES):
        raise PictureFile("a picture")
    if data.startswith(_ARCHIVES):
        raise PackedFiles("an archive")
    if is_result(data):
        return "ocr"
    if _MARKUP.match(data[:1024].replace(b"\x00", b"")):
        return _kind_of_markup(data)
    if _JSON.match(data[:256]):
        raise UnknownFormat("a JSON file")
    if _is_text(data):
        return "txt"
    raise UnknownFormat


def _kind_of_markup(data: bytes) -> str:
    """Return "html" for a web page or web archive, "odt" for a flat ODT; WebPage for any other XML."""
    head = data[:4096].replace(b"\x00", b"").lower()
    if re.match(rb"\s*mime-version:", head) or re.search(rb"<(?:!doctype\s+html|html|head|body)\b", head):
        return "html"
    if b"office:document" in head and b"opendocument.text" in head:
        return "odt"
    raise WebPage("XML")


def _kind_of_ole(data: bytes) -> str:
    """Return "doc" for an OLE compound file with a Word document; its directory names streams in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise PasswordProtected
    if "WordDocument".encode("utf-16-le") not in data:
        if len(data) < 1536:  # shorter than a header and two sectors: no directory to look into
            raise DamagedFile("the compound file breaks off")
        for names, refusal in _OLE_KINDS:
            if any(name.encode("utf-16-le") in data for name in names):
                raise refusal(f"a compound file with {names[0]}")
        raise UnknownFormat("a compound file without a Word document")
    return "doc"


def _kind_of_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, LookupError, struct.error) as error:
        if b"word/" in data:
            raise DamagedFile("the archive breaks off") from error
        raise UnknownFormat("a broken archive") from error
    if "word/document.xml" in names or any(n.startswith("word/document") for n in names):
        return "docx"
    if _is_odt(data, names):
        return "odt"
    for folders, refusal in _ZIP_KINDS:
        if any(name.startswith(folders) for name in names):
            raise refusal("an archive with " + folders[0])
    raise PackedFiles("an archive without a document")


def _is_odt(data: bytes, names: set[str]) -> bool:
    """Return whether an archive says that it is an OpenDocument text."""
    if not {"mimetype", "content.xml"} <= names:
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.open("mimetype").read(100).startswith(b"application/vnd.oasis.opendocument.text")
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError, NotImplementedError):
        return False


def _is_text(data: bytes) -> bool:
    """Return whether the bytes are mostly printable text in UTF-8, UTF-16 with a mark, or Windows-1252."""
    head = data[:65536]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = head[: len(head) // 2 * 2].decode("utf-16", errors="replace")
    elif b"\x00" in head:
        return False
    else:
        text = _decoded(head, cut=len(data) > len(head))
    odd = sum(1 for c in text if c == "\ufffd" or (ord(c) < 32 and c not in "\r\n\t\f") or 0x7F <= ord(c) < 0xA0)
    return odd <= len(text) * 0.005


def _decoded(head: bytes, *, cut: bool) -> str:
    """Return the bytes as UTF-8 where they are (a character may be cut at the end), else as Windows-1252."""
    try:
        return head.decode("utf-8")
    except UnicodeDecodeError as error:
        if cut and len(head) - error.start <= 3:
            return head[: error.start].decode("utf-8")
        return head.decode("cp1252", errors="replace")
