"""Reads Word 97-2003 and RTF files: LibreOffice turns them into DOCX, and the DOCX reader reads that."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from extractors.model.document import Document
from extractors.model.errors import (
    ConverterMissing,
    DamagedFile,
    LimitExceeded,
    PasswordProtected,
    UnreadableDocument,
    UnsafeContent,
)
from extractors.readers.docx import read as docx
from extractors.readers.docx.pictures import read_pictures as read_docx_pictures
from extractors.readers.office import convert, find_program

_DOCX: Final = "docx:MS Word 2007 XML"
_FIB_SIGN = b"\xec\xa5"  # a Word 97 stream starts with the magic number A5EC
_ENCRYPTED = 0x0100  # flag fEncrypted in the file information block ([MS-DOC] 2.5.2)
_SECTOR = 512
_DEEPEST = 5_000  # groups of an RTF inside one another; Word writes some thirty
_MOST_STYLES = 10_000  # of an RTF; LibreOffice takes the square of them
_RTF_STYLE = re.compile(rb"\{\\s\d")
_RTF_MARK = re.compile(rb"\\bin(\d{1,12}) ?|\\[{}\\]|([{}])")


def read(data: bytes, sha256: str) -> Document:
    """Return the document of a .doc or .rtf file, read through LibreOffice: one page without number.

    ConverterMissing without LibreOffice, PasswordProtected, LimitExceeded where it takes too long, DamagedFile otherwise.
    """
    return replace(docx.read(_as_docx(data), sha256), format="doc", n_bytes=len(data))


def read_pictures(data: bytes, document: Document) -> Document:
    """Return such a file's document with the words of its large pictures where they stand, as LibreOffice hands them on.

    A picture that cannot be read keeps its note, and all do where the second conversion of the file fails: it is converted once
    more if it has any.
    """
    if not any(note.code == "picture_unread" for note in document.notes):
        return document
    try:
        converted = _as_docx(data)
    except UnreadableDocument:
        return document
    return read_docx_pictures(converted, document)


def _as_docx(data: bytes) -> bytes:
    """Return the file as LibreOffice makes DOCX of it; raises as `read` does."""
    if _is_encrypted(data):
        raise PasswordProtected("encrypted Word 97 file")
    program = find_program()
    if program is None:
        raise ConverterMissing
    is_rtf = data.lstrip().startswith(b"{\\rtf")
    if is_rtf:
        _refuse_costly(data)
    return convert(data, "source.rtf" if is_rtf else "source.doc", _DOCX, program)


def _refuse_costly(data: bytes) -> None:
    """Refuse an RTF on which LibreOffice would spend minutes or gigabytes: DamagedFile, UnsafeContent or LimitExceeded."""
    if sum(1 for _ in _RTF_STYLE.finditer(data)) > _MOST_STYLES:
        raise LimitExceeded("styles of an RTF")
    depth = at = 0
    for mark in _RTF_MARK.finditer(data):
        if mark.start() < at:  # inside a picture's bytes
            continue
        if mark[1] is not None:
            at = mark.end() + int(mark[1])
            if at > len(data):
                raise DamagedFile("a picture is longer than the file")
        elif mark[2] is not None:
            depth += 1 if mark[2] == b"{" else -1
            if depth > _DEEPEST:
                raise UnsafeContent("groups nested too deeply")


def _is_encrypted(data: bytes) -> bool:
    """Return whether a Word 97 stream in its usual place (the first sector) says that it is encrypted."""
    block = data[_SECTOR : _SECTOR + 12]
    return block.startswith(_FIB_SIGN) and bool(int.from_bytes(block[10:12], "little") & _ENCRYPTED)
