from __future__ import annotations

import io
import random
import zlib
from collections.abc import Callable

import pypdfium2 as pdfium
import pytest
from PIL import Image

from extractors.readers import is_document
from extractors.readers.pdf import attachments
from extractors.readers.pdf import read as pdf
from extractors.readers.pdf.attachments import attachments_of
from extractors.readers.pdf.guard.carried_sizes import CarriedSizes
from tools.stress.raw_pdf import pdf_of, stream, text


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
    found = dict(attachments_of(data, is_document))
    assert sorted(found) == ["3-iku.pdf", "iku.pdf"] or sorted(found) == ["2-iku.pdf", "iku.pdf"]
    assert set(found.values()) == {inner}
    assert [note.code for note in pdf.read(data, "0" * 64).notes] == ["attachments"]


@pytest.mark.parametrize(
    ("size", "taken"), [pytest.param((700, 990), True, id="a_page"), pytest.param((300, 300), False, id="an_emblem")]
)
def test_pictures_of_the_size_of_a_page_are_documents(size: tuple[int, int], taken: bool) -> None:
    out = io.BytesIO()
    Image.new("1", size, 1).save(out, "PNG")
    assert [*dict(attachments_of(portfolio(**{"foto.png": out.getvalue()}), is_document))] == (
        ["foto.png"] if taken else []
    )


def pinned(inner: bytes, *, listed: bool = False) -> bytes:
    names = b"/Names<</EmbeddedFiles<</Names[(iku.pdf) 7 0 R]>>>>" if listed else b""
    return pdf_of(
        text("Buka berkas tersemat"),
        b"<</Type/Annot/Subtype/FileAttachment/Rect[60 640 80 660]/FS 7 0 R>>",
        b"<</Type/Filespec/F(iku.pdf)/UF(iku.pdf)/EF<</F 8 0 R>>>>",
        stream(inner, b"/Type/EmbeddedFile"),
        page=b"/Annots[6 0 R]",
        catalog=names,
    )


@pytest.mark.parametrize("listed", [pytest.param(False, id="pinned_alone"), pytest.param(True, id="listed_too")])
def test_document_pinned_to_a_page_is_found_once(listed: bool) -> None:
    inner = pdf_of(text("INDIKATOR KINERJA UTAMA"))
    data = pinned(inner, listed=listed)
    assert dict(attachments_of(data, is_document)) == {"iku.pdf": inner}
    assert [note.code for note in pdf.read(data, "0" * 64).notes] == ["attachments"]


def test_files_beyond_the_limits_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = pdf_of(text("INDIKATOR KINERJA UTAMA"))
    data = portfolio(**{"1.pdf": inner, "2.pdf": inner + b"\n" * 5000, "3.pdf": inner})
    monkeypatch.setattr("extractors.readers.pdf.attachments._MOST_BYTES", 2 * len(inner) + 100)
    assert sorted(dict(attachments_of(data, is_document))) == ["1.pdf", "3.pdf"]
    assert [(note.code, note.detail) for note in pdf.read(data, "0" * 64).notes] == [
        ("attachments", "3"),
        ("attachments_beyond", "1"),
    ]


@pytest.mark.parametrize(
    ("limit", "detail"), [pytest.param("_MOST_PAGES", "1 0", id="pages"), pytest.param("_MOST_PINS", "0 1", id="pins")]
)
def test_pins_that_nobody_looks_for_are_told(limit: str, detail: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = pinned(pdf_of(text("INDIKATOR KINERJA UTAMA")))
    monkeypatch.setattr(f"extractors.readers.pdf.attachments.{limit}", 0)
    assert [(note.code, note.detail) for note in pdf.read(data, "0" * 64).notes] == [("pins_unseen", detail)]


def test_file_without_any() -> None:
    assert dict(attachments_of(pdf_of(text("x")), is_document)) == {}
    assert dict(attachments_of(b"no pdf /EmbeddedFile", is_document)) == {}


def test_dynamic_form_is_told() -> None:
    data = pdf_of(text("Please wait..."), b"<</XFA[(template) 7 0 R]/Fields[]>>", b"<<>>", catalog=b"/AcroForm 6 0 R")
    assert [note.code for note in pdf.read(data, "0" * 64).notes] == ["xfa_form"]


def carrying_packed(plain: bytes, name: bytes = b"iku.pdf") -> bytes:
    inner = stream(zlib.compress(zlib.compress(plain)), b"/Type/EmbeddedFile/Filter[/FlateDecode/FlateDecode]")
    told = b"<</Type/Filespec/F(%s)/UF(%s)/EF<</F 7 0 R>>>>" % (name, name)
    return pdf_of(text("x"), told, inner, catalog=b"/Names<</EmbeddedFiles<</Names[(1) 6 0 R(2) 6 0 R]>>>>")


def test_files_that_stand_for_far_more_than_they_are_packed_are_told_and_never_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("extractors.readers.pdf.guard.carried_sizes._PLAIN", 100_000)
    asked: list[str] = []
    bare = attachments._size_of
    monkeypatch.setattr(attachments, "_size_of", lambda one: asked.append("size") or bare(one))
    data = carrying_packed(b"%PDF-1.7\n" + bytes(200_000))
    assert dict(attachments_of(data, is_document)) == {}
    assert [(note.code, note.detail) for note in pdf.read(data, "0" * 64).notes] == [
        ("attachments", "2"),
        ("attachments_beyond", "2"),
    ]
    assert asked == []


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda data: data, id="whole"),
        pytest.param(lambda data: data.replace(b"/Root 1 0 R", b"/Root 9 0 R"), id="no_catalogue_for_pdfminer"),
    ],
)
def test_size_of_a_carried_file_is_told_wherever_it_stands(
    change: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extractors.readers.pdf.guard.carried_sizes._PLAIN", 100_000)
    big, small = (change(carrying_packed(bytes(size))) for size in (200_000, 50_000))
    assert [CarriedSizes(data).is_bomb("other name") for data in (big, small)] == [True, False]


def test_long_carried_file_that_is_no_bomb_is_read() -> None:
    inner = pdf_of(text("INDIKATOR KINERJA UTAMA")) + random.Random(1).randbytes(5000)
    assert dict(attachments_of(carrying_packed(inner), is_document)) == {"iku.pdf": inner, "2-iku.pdf": inner}
