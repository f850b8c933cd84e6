from __future__ import annotations

import io
import sys
from dataclasses import replace
from pathlib import Path

import docx as python_docx
import pytest

from extractors.model.document import Document, Page, ReaderNote
from extractors.model.errors import (
    ConverterMissing,
    DamagedFile,
    LimitExceeded,
    PasswordProtected,
    UnreadableDocument,
    UnsafeContent,
)
from extractors.readers import office
from extractors.readers.kinds import READERS
from extractors.readers.text import doc

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
WORD97 = OLE + b"\xec\xa5" + bytes(8) + b"\x00\x00" + bytes(500)
ENCRYPTED = OLE + b"\xec\xa5" + bytes(8) + b"\x00\x01" + bytes(500)


def converter(folder: Path, script: str) -> str:
    """A stand-in for LibreOffice: a program that gets the same arguments and does what `script` says."""
    program = folder / "soffice"
    program.write_text(
        f"#!{sys.executable}\nimport pathlib, sys, time\narguments = sys.argv[1:]\n"
        "out = pathlib.Path(arguments[arguments.index('--outdir') + 1])\nsource = pathlib.Path(arguments[-1])\n"
        f"{script}\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    return str(program)


def made_docx() -> bytes:
    out = io.BytesIO()
    document = python_docx.Document()
    document.add_paragraph("INDIKATOR KINERJA UTAMA")
    document.save(out)
    return out.getvalue()


def test_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(ConverterMissing):
        doc.read(WORD97, "0" * 64)


def test_encrypted_file_is_said_to_be_encrypted_even_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(PasswordProtected):
        doc.read(ENCRYPTED, "0" * 64)


@pytest.mark.parametrize("data", [pytest.param(WORD97, id="doc"), pytest.param(b"{\\rtf1 x}", id="rtf")])
def test_converted_file_is_read_as_doc(data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "made.docx").write_bytes(made_docx())
    script = (
        "assert source.read_bytes() and any(a.startswith('-env:UserInstallation=file:') for a in arguments)\n"
        f"made = pathlib.Path({str(tmp_path / 'made.docx')!r}).read_bytes()\n"
        "out.mkdir(); (out / (source.stem + '.docx')).write_bytes(made)"
    )
    program = converter(tmp_path, script)
    monkeypatch.setattr("shutil.which", lambda name: program if name == "soffice" else None)
    document = doc.read(data, "a" * 64)
    assert (document.format, document.n_bytes, document.sha256) == ("doc", len(data), "a" * 64)
    assert [line.text for line in document.lines] == ["INDIKATOR KINERJA UTAMA"]


def test_converter_that_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(DamagedFile):
        office.convert(WORD97, "source.doc", "docx", converter(tmp_path, "sys.exit(1)"))


def test_converter_that_never_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "TIMEOUT", 0.3)
    with pytest.raises(LimitExceeded):
        office.convert(WORD97, "source.doc", "docx", converter(tmp_path, "time.sleep(60)"))


@pytest.mark.skipif(office.find_program() is None, reason="LibreOffice is not installed")
def test_rtf_by_the_real_converter() -> None:
    cells = "".join(f"\\intbl {text}\\cell " for text in ("1", "Indeks Kepuasan"))
    source = (
        "{\\rtf1\\ansi INDIKATOR KINERJA UTAMA\\par \\trowd\\cellx900\\cellx6000 " + cells + "\\row \\pard akhir\\par}"
    )
    document = doc.read(source.encode(), "0" * 64)
    assert [line.text for line in document.all_lines] == ["INDIKATOR KINERJA UTAMA", "1", "Indeks Kepuasan", "akhir"]
    assert document.format == "doc"


@pytest.mark.parametrize(
    ("body", "error"),
    [
        pytest.param(b"{" * 6_000 + b"}" * 6_000, UnsafeContent, id="groups_inside_one_another"),
        pytest.param(b"\\{" * 6_000, None, id="braces_that_are_letters"),
        pytest.param(b"{a}" * 6_000, None, id="groups_one_after_the_other"),
        pytest.param(b"{\\pict\\bin2000000000 x}", DamagedFile, id="a_picture_longer_than_the_file"),
        pytest.param(b"{\\pict\\bin6000 " + b"{" * 6_000 + b"}", None, id="bytes_of_a_picture"),
        pytest.param(b"{\\stylesheet" + b"{\\s1 a;}" * 11_000 + b"}", LimitExceeded, id="styles"),
        pytest.param(b"{\\sp{\\sn a}{\\sv b}}" * 11_000, None, id="properties_of_shapes"),
    ],
)
def test_rtf_that_would_hold_libreoffice_is_refused(body: bytes, error: type[UnreadableDocument] | None) -> None:
    data = b"{\\rtf1\\ansi " + body + b"}"
    if error is None:
        doc._refuse_costly(data)
    else:
        with pytest.raises(error):
            doc._refuse_costly(data)


@pytest.mark.parametrize(
    ("notes", "asked"),
    [
        pytest.param((ReaderNote("picture_unread", detail="1 0 450 150 word/media/image1.png"),), True, id="a_picture"),
        pytest.param((ReaderNote("diagram"),), False, id="none"),
    ],
)
def test_pictures_are_read_from_what_libreoffice_makes(
    notes: tuple[ReaderNote, ...], asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = Document("0" * 64, "doc", 9, (Page(None),), notes=notes)
    read = replace(document, notes=())
    monkeypatch.setattr(doc, "_as_docx", lambda data: b"converted " + data)
    monkeypatch.setattr(doc, "read_docx_pictures", lambda data, given: read if data == b"converted x" else given)
    assert doc.read_pictures(b"x", document) is (read if asked else document)
    assert READERS["doc"].read_pictures is not None
    assert READERS["doc"].read_pictures(b"x", document, None) is (read if asked else document)  # type: ignore[arg-type]


def test_a_second_conversion_that_fails_leaves_the_text_and_its_notes(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(data: bytes) -> bytes:
        raise LimitExceeded("too slow")

    document = Document(
        "0" * 64, "doc", 9, (Page(None),), notes=(ReaderNote("picture_unread", detail="1 0 450 150 a.png"),)
    )
    monkeypatch.setattr(doc, "_as_docx", fail)
    assert doc.read_pictures(b"x", document) is document
