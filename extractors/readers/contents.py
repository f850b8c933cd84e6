"""What the bytes of a file say it is: one question for each format that is read, and the reason why any other is refused."""

from __future__ import annotations

import io
import re
import struct
import zipfile

from extractors.model.errors import (
    DamagedFile,
    EmptyFile,
    PackedFiles,
    PasswordProtected,
    PictureFile,
    SlidesFile,
    SpreadsheetFile,
    UnknownFormat,
    UnreadableDocument,
    WebPage,
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
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
_HTML = re.compile(rb"\s*mime-version:|.*<(?:!doctype\s+html|html|head|body)\b", re.DOTALL)
# of terminals (ECMA-48), and of printers (ESC/P: wide, underlined, small print on and off, told by a digit behind a letter)
_ESCAPES = re.compile(
    r"\x1b(?:\[[0-?]{0,64}[ -/]{0,8}[@-~]|[\]PX^_][^\x07\x1b\n]{0,2000}(?:\x07|\x1b\\)|[-SUWpwx][01]|[ -/]{0,4}[0-Z\\^-~])"
)
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*\"|\[\s*[{\[\"])")
_BROKEN_ZIP = (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, LookupError, struct.error, RuntimeError)


def is_pdf(data: bytes) -> bool:
    """Return whether a file is a PDF."""
    return b"%PDF-" in data[:_PDF_WITHIN]


def is_docx(data: bytes) -> bool:
    """Return whether a file is a Word document in an archive."""
    return data.startswith(_ZIP) and any(name.startswith("word/document") for name in _names_in(data) or ())


def is_odt(data: bytes) -> bool:
    """Return whether a file is an OpenDocument text: an archive that says so, or a flat XML file."""
    if data.startswith(_ZIP):
        return _mimetype(data).startswith(b"application/vnd.oasis.opendocument.text")
    head = _markup_head(data)
    return not is_html(data) and b"office:document" in head and b"opendocument.text" in head


def is_doc(data: bytes) -> bool:
    """Return whether a file is a Word document of the old kind (its directory names streams in UTF-16), or RTF."""
    if data.startswith(_OLE):
        return "WordDocument".encode("utf-16-le") in data and "EncryptedPackage".encode("utf-16-le") not in data
    return data.lstrip().startswith(b"{\\rtf")


def is_photo(data: bytes) -> bool:
    """Return whether a file is a picture that can be opened; "BM", "GIF8" and "RIFF" may open a text, too."""
    return data.startswith(_PICTURES) and b"\x00" in data[:512]


def is_html(data: bytes) -> bool:
    """Return whether a file is a web page or a web archive."""
    return _HTML.match(_markup_head(data)) is not None


def is_text(data: bytes) -> bool:
    """Return whether a file is plain text: mostly printable, in UTF-8, UTF-16 with a mark or Windows-1252, and nothing else."""
    return _refusal(data) is None and _is_printable(data)


def refusal_of(data: bytes) -> UnreadableDocument:
    """Return why a file is none of those that are read."""
    return _refusal(data) or UnknownFormat()


def _refusal(data: bytes) -> UnreadableDocument | None:
    """Return what else a file is than text; None where nothing says so."""
    if not data.strip(b"\x00 \r\n\t"):
        return EmptyFile()
    if data.startswith(_ZIP):
        return _refusal_of_zip(data)
    if data.startswith(_OLE):
        return _refusal_of_ole(data)
    if data[4:].startswith(_OTHER_PICTURES):
        return PictureFile("a picture")
    if data.startswith(_ARCHIVES):
        return PackedFiles("an archive")
    if _markup_head(data):
        return WebPage("XML")
    return UnknownFormat("a JSON file") if _JSON.match(data[:256]) else None


def _refusal_of_zip(data: bytes) -> UnreadableDocument:
    names = _names_in(data)
    if names is None:
        return DamagedFile("the archive breaks off") if b"word/" in data else UnknownFormat("a broken archive")
    for folders, refusal in _ZIP_KINDS:
        if any(name.startswith(folders) for name in names):
            return refusal("an archive with " + folders[0])
    return PackedFiles("an archive without a document")


def _refusal_of_ole(data: bytes) -> UnreadableDocument:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return PasswordProtected()
    if len(data) < 1536:  # shorter than a header and two sectors: no directory to look into
        return DamagedFile("the compound file breaks off")
    for names, refusal in _OLE_KINDS:
        if any(name.encode("utf-16-le") in data for name in names):
            return refusal(f"a compound file with {names[0]}")
    return UnknownFormat("a compound file without a Word document")


def _names_in(data: bytes) -> set[str] | None:
    """Return the names of an archive's parts; None where it cannot be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return set(archive.namelist())
    except _BROKEN_ZIP:
        return None


def _mimetype(data: bytes) -> bytes:
    """Return what an archive with a content.xml says that it is; nothing where it does not."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            return archive.open("mimetype").read(100) if {"mimetype", "content.xml"} <= set(names) else b""
    except _BROKEN_ZIP:
        return b""


def _markup_head(data: bytes) -> bytes:
    """Return the start of a web page or XML file, in small letters; nothing for any other."""
    return data[:4096].replace(b"\x00", b"").lower() if _MARKUP.match(data[:1024].replace(b"\x00", b"")) else b""


def without_escapes(text: str) -> str:
    """Return a text without what would act on a terminal or printer (colours, places, titles, widths): nothing of it is print."""
    return _ESCAPES.sub("", text) if "\x1b" in text else text


def _is_printable(data: bytes) -> bool:
    """Return whether the bytes are mostly printable text in UTF-8, UTF-16 with a mark, or Windows-1252."""
    head = data[:65536]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = head[: len(head) // 2 * 2].decode("utf-16", errors="replace")
    elif b"\x00" in head:
        return False
    else:
        text = _decoded(head, cut=len(data) > len(head))
    text = without_escapes(text)
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
