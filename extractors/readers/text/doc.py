"""Reads Word 97-2003 and RTF files: LibreOffice turns them into DOCX, and the DOCX reader reads that."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path
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

TIMEOUT: Final = 120  # seconds for one conversion
_PROGRAMS = ("soffice", "libreoffice")
_FIB_SIGN = b"\xec\xa5"  # a Word 97 stream starts with the magic number A5EC
_ENCRYPTED = 0x0100  # flag fEncrypted in the file information block ([MS-DOC] 2.5.2)
_SECTOR = 512
_DEEPEST = 5_000  # groups of an RTF inside one another; Word writes some thirty
_MOST_STYLES = 10_000  # of an RTF; LibreOffice takes the square of them
_RTF_STYLE = re.compile(rb"\{\\s\d")
_RTF_MARK = re.compile(rb"\\bin(\d{1,12}) ?|\\[{}\\]|([{}])")
# Macros never run, links are never updated, nothing is fetched; the profile lives as long as the conversion.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">
<value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse">
<value>2</value></prop></item>
</oor:items>
"""


def read(data: bytes, sha256: str) -> Document:
    """Return the document of a .doc or .rtf file, read through LibreOffice: one page without number.

    ConverterMissing without LibreOffice, PasswordProtected, LimitExceeded after TIMEOUT seconds, DamagedFile otherwise.
    """
    return replace(docx.read(_as_docx(data), sha256), format="doc", n_bytes=len(data))


def read_pictures(data: bytes, document: Document) -> Document:
    """Return such a file's document with the words of its large pictures where they stand, as LibreOffice hands them on.

    A picture that cannot be read (a drawing of Windows) keeps its note, and all do where the second conversion of the file fails:
    it is converted once more if it has any.
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
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise ConverterMissing
    if data.lstrip().startswith(b"{\\rtf"):
        _refuse_costly(data)
    return convert(data, program)


def convert(data: bytes, program: str) -> bytes:
    """Return the DOCX that LibreOffice (at the path `program`) makes of a .doc or .rtf file."""
    with tempfile.TemporaryDirectory(prefix="iku-doc-") as folder:
        room = Path(folder)
        source = room / ("source.rtf" if data.lstrip().startswith(b"{\\rtf") else "source.doc")
        source.write_bytes(data)
        profile = room / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        made = room / "out" / "source.docx"
        # A new profile makes LibreOffice start twice, the second time on a socket that it may not take away in a cage:
        # under another name of the profile it is another socket.
        for place in (profile, room / "again"):
            if place != profile:
                profile.rename(place)
            _run(_command(program, place, room, source), room)
            if made.is_file():
                break
        else:
            raise DamagedFile("LibreOffice made nothing of it")
        return made.read_bytes()


def _command(program: str, profile: Path, room: Path, source: Path) -> list[str]:
    """Return the call that converts a file, with a profile of its own."""
    return [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--nologo",
        "--nodefault",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(room / "out"),
        str(source),
    ]


def _run(command: list[str], folder: Path) -> None:
    """Run a program in its own process group, so that its children end with it when it takes too long."""
    environment = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(folder), "TMPDIR": str(folder),
                   "LANG": "C.UTF-8"}  # fmt: skip
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            process.wait(TIMEOUT)
        except subprocess.TimeoutExpired as error:
            os.killpg(process.pid, signal.SIGKILL)
            raise LimitExceeded(f"LibreOffice took more than {TIMEOUT} seconds") from error


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
