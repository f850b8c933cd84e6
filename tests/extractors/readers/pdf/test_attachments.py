from __future__ import annotations

import io

import pypdfium2 as pdfium

from extractors.readers import tell_kind
from extractors.readers.pdf import read as pdf
from extractors.readers.pdf.attachments import attachments_of
from tests.extractors.readers.pdf.raw import pdf_of, text


def portfolio(**inner: bytes) -> bytes:
    document = pdfium.PdfDocument(pdf_of(text("Buka dengan Acrobat")))
    for name, data in inner.items():
        document.new_attachment(name).set_data(data)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_documents_inside_are_found_by_name_and_others_left_out() -> None:
    inner = pdf_of(text("INDIKATOR KINERJA UTAMA"))
    data = portfolio(**{"iku.pdf": inner, "../tabel.bin": b"\x01\x02\x00\x00", "x/iku.pdf": inner})
    found = attachments_of(data, tell_kind)
    assert sorted(found) == ["3-iku.pdf", "iku.pdf"] or sorted(found) == ["2-iku.pdf", "iku.pdf"]
    assert set(found.values()) == {inner}
    assert [note.code for note in pdf.read(data, "0" * 64).notes] == ["attachments"]


def test_picture_as_large_as_a_photo_of_a_page_is_a_document() -> None:
    photo = b"\x89PNG\r\n\x1a\n" + bytes(60_000)
    assert attachments_of(portfolio(**{"foto.png": photo}), tell_kind) == {"foto.png": photo}


def test_file_without_any() -> None:
    assert attachments_of(pdf_of(text("x")), tell_kind) == {}
    assert attachments_of(b"no pdf /EmbeddedFile", tell_kind) == {}


def test_dynamic_form_is_told() -> None:
    data = pdf_of(text("Please wait..."), b"<</XFA[(template) 7 0 R]/Fields[]>>", b"<<>>", catalog=b"/AcroForm 6 0 R")
    assert [note.code for note in pdf.read(data, "0" * 64).notes] == ["xfa_form"]
