"""A signature pasted as a picture into a typed page is read; coats of arms and photographs are not even looked at."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.model.document import Document, Page
from extractors.model.geometry import Box
from extractors.readers import read_document
from extractors.readers.scan import pictures
from extractors.readers.scan.engines import OcrWord
from extractors.readers.scan.pictures import picture_boxes, signs
from extractors.signatures.find import find_signatures
from tests.build import line

PICTURE = Box(300, 200, 480, 260)


def page(*lines: tuple[str, float], images: tuple[Box, ...] = (PICTURE,)) -> Page:
    return Page(1, 595, 842, tuple(line(text, x=300, top=top) for text, top in lines), images=images)


@pytest.mark.parametrize(
    ("made", "last", "expected"),
    [
        pytest.param(page(("CAMAT SUKAMAJU,", 180)), False, [PICTURE], id="below_an_office"),
        pytest.param(page(("CAMAT SUKAMAJU,", 180), ("NIP. 19700101 199503 1 001", 270)), False, [], id="nip_is_typed"),
        pytest.param(page(("Gambar 1. Peta wilayah", 180)), False, [], id="below_other_words"),
        pytest.param(page(("CAMAT SUKAMAJU,", 90)), False, [], id="far_below"),
        pytest.param(page(("CAMAT SUKAMAJU,", 180), ("BUDI SANTOSA", 225)), False, [], id="words_over_it"),
        pytest.param(page(("CAMAT,", 180), images=(Box(300, 200, 340, 230),)), False, [], id="small"),
        pytest.param(page(("CAMAT,", 180), images=(Box(0, 185, 595, 842),)), False, [], id="as_large_as_the_page"),
        pytest.param(
            page(("Demikian keputusan ini dibuat.", 400), images=(Box(300, 420, 500, 560),)), True,
            [Box(300, 420, 500, 560)], id="end_of_a_document_without_nip",
        ),
        pytest.param(page(("Demikian keputusan.", 400), images=(Box(300, 420, 500, 560),)), False, [], id="not_the_end"),
    ],
)  # fmt: skip
def test_which_pictures_are_read(made: Page, last: bool, expected: list[Box]) -> None:
    assert picture_boxes(made, last=last) == expected


def test_page_with_more_pictures_than_are_read_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    canvas.showPage()
    canvas.save()
    boxes = tuple(Box(300, 200 + at, 480, 230 + at) for at in range(5))
    made = Document("ab" * 32, "pdf", 1, (page(("CAMAT SUKAMAJU,", 180), images=boxes),))
    seen: list[int] = []
    monkeypatch.setattr(pictures, "_with_pictures", lambda source, page, boxes: seen.append(len(boxes)) or page)
    document = pictures.read_pictures(out.getvalue(), made)
    assert seen == [4]
    assert [(note.code, note.page) for note in document.notes] == [("picture_unread", 1)]


def test_pictures_of_a_page_that_pdfium_cannot_load_are_told() -> None:
    """The whole document was lost over them."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    canvas.showPage()
    canvas.save()
    made = Document("ab" * 32, "pdf", 1, (replace(page(("CAMAT SUKAMAJU,", 180)), number=2),))
    document = pictures.read_pictures(out.getvalue(), made)
    assert (document.pages, [(n.code, n.page) for n in document.notes]) == (made.pages, [("picture_unread", 2)])


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["BUDI SANTOSA", "NIP. 19700101 199503 1 001"], True, id="nip"),
        pytest.param(["Drs. BUDI SANTOSA, M.Si"], True, id="titled_name"),
        pytest.param(["PEMERINTAH", "KABUPATEN"], False, id="letters_of_a_coat_of_arms"),
        pytest.param([], False, id="nothing"),
    ],
)
def test_what_is_a_signature(lines: list[str], expected: bool) -> None:
    found = [
        OcrWord(word, (x * 120, at * 50, x * 120 + 110, at * 50 + 30), 0.9)
        for at, text in enumerate(lines)
        for x, word in enumerate(text.split())
    ]
    assert signs(found) is expected


def _report(*lines: str) -> bytes:
    """Return a page with an office's words typed and the rest of the block as a picture."""
    picture = Image.new("RGB", (900, 240), "white")
    canvas = ImageDraw.Draw(picture)
    for at, text in enumerate(lines):
        canvas.text((40, 30 + at * 90), text, font=ImageFont.load_default(52), fill="black")
    out = io.BytesIO()
    made = Canvas(out, pagesize=(595, 842), invariant=1)
    made.drawString(320, 640, "Ditetapkan di Sukamaju")
    made.drawString(320, 625, "pada tanggal 5 Januari 2023")
    made.drawString(320, 600, "CAMAT SUKAMAJU,")
    made.drawImage(ImageReader(picture), 315, 530, 225, 60)
    made.showPage()
    made.save()
    return out.getvalue()


def test_a_pasted_signature_is_read_and_says_so() -> None:
    document = read_document(_report("BUDI SANTOSA", "NIP. 19700101 199503 1 001"), ocr="auto")
    (signature,) = find_signatures(document)
    assert signature.name.text == "BUDI SANTOSA"
    assert signature.nip.text.replace(" ", "") == "197001011995031001"
    assert {w.engine for w in signature.nip.words} == {"ocr"}
    assert (document.text_source, document.pages[0].source) == ("mixed", "mixed")


def test_another_picture_changes_nothing() -> None:
    data = _report("PETA WILAYAH")
    assert read_document(data, ocr="auto") == read_document(data, ocr="off")
