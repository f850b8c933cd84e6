from __future__ import annotations

import hashlib
import io
import zipfile

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.model.errors import (
    ConverterMissing,
    DamagedFile,
    EmptyFile,
    PasswordProtected,
    UnknownFormat,
    UnreadableDocument,
)
from extractors.readers import READERS, read_document, tell_kind

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def ole(stream: str) -> bytes:
    return OLE + bytes(1016) + stream.encode("utf-16-le") + bytes(1024)


def archive(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in names:
            made.writestr(name, "<a/>" * 200)
    return out.getvalue()


def docx_file() -> bytes:
    out = io.BytesIO()
    document = python_docx.Document()
    document.add_paragraph("Indikator")
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(b"%PDF-1.4\n", "pdf", id="pdf"),
        pytest.param(b"\n" * 1000 + b"%PDF-1.4\n", "pdf", id="pdf_behind_junk"),
        pytest.param(docx_file(), "docx", id="docx"),
        pytest.param(archive("word/document2.xml"), "docx", id="docx_with_another_name_inside"),
        pytest.param(ole("WordDocument"), "doc", id="doc"),
        pytest.param(b"{\\rtf1 isi}", "doc", id="rtf"),
        pytest.param(b"INDIKATOR KINERJA UTAMA", "txt", id="text"),
        pytest.param(b"BMKG dan kecamatan", "txt", id="text_that_starts_like_a_picture"),
        pytest.param("Persentase é".encode("cp1252"), "txt", id="text_cp1252"),
        pytest.param("isi".encode("utf-16"), "txt", id="text_utf_16"),
        pytest.param(("é" * 40000).encode(), "txt", id="text_cut_within_a_letter"),
    ],
)
def test_kind_by_content(data: bytes, kind: str) -> None:
    assert tell_kind(data) == kind
    assert kind in READERS


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(b"", EmptyFile, id="empty"),
        pytest.param(b"\x00" * 100, EmptyFile, id="only_zeros"),
        pytest.param(b" \r\n\t", EmptyFile, id="only_blanks"),
        pytest.param(b"<?xml version='1.0'?><w/>", UnknownFormat, id="xml"),
        pytest.param(b'{"indicators": []}', UnknownFormat, id="json"),
        pytest.param(b'[{"a": 1}]', UnknownFormat, id="json_list"),
        pytest.param(archive("xl/workbook.xml"), UnknownFormat, id="xlsx"),
        pytest.param(docx_file()[:-400], DamagedFile, id="docx_cut"),
        pytest.param(b"PK\x03\x04" + bytes(range(256)), UnknownFormat, id="broken_archive"),
        pytest.param(bytes(range(256)) * 20, UnknownFormat, id="docx_that_is_no_zip"),
        pytest.param(ole("EncryptedPackage"), PasswordProtected, id="docx_with_password"),
        pytest.param(ole("Workbook"), UnknownFormat, id="xls"),
        pytest.param(OLE + bytes(100), DamagedFile, id="doc_cut"),
    ],
)
def test_what_is_no_document(data: bytes, error: type[UnreadableDocument]) -> None:
    with pytest.raises(error):
        tell_kind(data)


def test_document_carries_the_hash_of_its_bytes() -> None:
    data = docx_file()
    document = read_document(data)
    assert (document.format, document.n_bytes) == ("docx", len(data))
    assert document.sha256 == hashlib.sha256(data).hexdigest()


def test_doc_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(ConverterMissing):
        read_document(ole("WordDocument"))


@given(st.binary(max_size=200))
@settings(deadline=None, max_examples=100)
def test_any_bytes_are_told_or_refused(data: bytes) -> None:
    try:
        kind = tell_kind(data)
    except UnreadableDocument:
        return
    assert kind in READERS


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"<!DOCTYPE html><p>x", id="html"),
        pytest.param(b"<html xmlns:o='urn:schemas-microsoft-com:office:office'>", id="html_by_word"),
        pytest.param(b"<?xml version='1.0'?>\n<html xmlns='http://www.w3.org/1999/xhtml'>", id="xhtml"),
        pytest.param(b"MIME-Version: 1.0\nx", id="web_archive"),
    ],
)
def test_web_pages_are_read_as_such(data: bytes) -> None:
    assert tell_kind(data) == "html"
