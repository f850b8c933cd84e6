"""A table pasted as a picture into a typed page is read where it stands; a photograph is left alone."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.model.document import Document, Page, SetAside, Table
from extractors.model.geometry import Box
from extractors.readers import table_pictures
from extractors.readers.kinds import read_document
from extractors.readers.pdf import read as pdf
from extractors.readers.table_pictures import is_ruled, large_pictures, read_table_pictures, tell_table_pictures
from tests.build import line, table


def drawn(*, across: int = 4, upright: int = 4, dark: bool = False) -> Any:
    """Return a grey picture with so many rulings each way."""
    grey = np.full((200, 500), 120 if dark else 255, np.uint8)
    for number in range(across):
        grey[10 + 50 * number : 12 + 50 * number, 5:495] = 0
    for number in range(upright):
        grey[10:162, 5 + 160 * number : 7 + 160 * number] = 0
    return grey


def page_with(picture: Any, words: str = "") -> tuple[Document, bytes]:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    canvas.drawString(72, 780, "INDIKATOR KINERJA UTAMA")
    canvas.drawImage(ImageReader(Image.fromarray(picture)), 50, 400, 450, 180)
    canvas.drawString(200, 480, words)
    canvas.drawString(72, 300, "CAMAT SUKAMAJU")
    canvas.save()
    return pdf.read(out.getvalue(), "ab" * 32), out.getvalue()


@pytest.mark.parametrize(
    ("picture", "ruled"),
    [
        pytest.param(drawn(), True, id="a_table"),
        pytest.param(drawn(dark=True), True, id="a_table_on_grey"),
        pytest.param(drawn(upright=0), False, id="lines_of_a_chart"),
        pytest.param(drawn(across=2), False, id="a_frame"),
        pytest.param(np.random.default_rng(1).integers(0, 255, (200, 500)).astype(np.uint8), False, id="a_photograph"),
        pytest.param(drawn()[:10], False, id="a_strip"),
    ],
)
def test_picture_with_rulings_each_way_may_be_a_table(picture: Any, ruled: bool) -> None:
    assert is_ruled(picture) is ruled


@pytest.mark.parametrize(
    ("picture", "words", "told"),
    [
        pytest.param(drawn(), "", True, id="a_table"),
        pytest.param(drawn(upright=0), "", False, id="a_chart"),
        pytest.param(drawn(), "sudah diketik", False, id="words_over_it"),
    ],
)
def test_table_in_a_picture_is_told_where_it_is_not_read(picture: Any, words: str, told: bool) -> None:
    _, data = page_with(picture, words)
    notes = [(note.code, note.page) for note in read_document(data, ocr="off").notes]
    assert notes == ([("picture_unread", 1)] if told else [])


@pytest.mark.parametrize("look", [read_table_pictures, tell_table_pictures], ids=["read", "told"])
def test_pictures_of_a_file_that_pdfium_refuses_are_told(look: Callable[[bytes, Document], Document]) -> None:
    """Another library had read its words: the whole document was lost over its pictures."""
    document, _ = page_with(drawn())
    seen = look(b"%PDF-1.7 of another kind", document)
    assert (seen.pages, [(n.code, n.page) for n in seen.notes]) == (document.pages, [("picture_unread", 1)])


def test_table_of_a_picture_stands_where_the_picture_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    grid = table([["NO", "TARGET"], ["1", "85"]], page=1, top=10.0)
    monkeypatch.setattr(table_pictures, "_read", lambda part: Page(1, blocks=(grid,)))
    document, data = page_with(drawn())
    read = read_table_pictures(data, document)
    assert [type(block).__name__ for block in read.blocks] == ["Line", "Table", "Line"]
    (found,) = read.tables
    assert found.place.page == 1
    assert read.text_source == "mixed"
    assert read.notes == ()


def test_what_was_not_read_or_set_aside_in_a_picture_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    grid = table([["NO", "TARGET"], ["1", "85"]], page=1, top=10.0)
    mark = SetAside("note_mark", line("2)", page=1).words)
    box, drawn_on = Box(10, 20, 40, 30), Box(5, 10, 400, 90)
    found = Page(1, blocks=(grid,), set_aside=(mark,), unread=(box,), mended=(drawn_on,))
    monkeypatch.setattr(table_pictures, "_read", lambda part: found)
    document, data = page_with(drawn())
    (at,) = large_pictures(document.pages[0])
    read = read_table_pictures(data, document)
    assert read.pages[0].unread == (box.moved(at.x0, at.top),)
    assert read.pages[0].mended == (drawn_on.moved(at.x0, at.top),)
    assert [aside.reason for aside in read.pages[0].set_aside] == ["note_mark"]
    assert [(note.code, note.page) for note in read.notes] == [("print_unread", 1), ("note_mark", 1)]


@pytest.mark.parametrize(
    ("picture", "found", "noted"),
    [
        pytest.param(drawn(), (), ["picture_unread"], id="ruled_but_unread"),
        pytest.param(drawn(), (line("Sumber : survei 2024", page=1),), ["picture_unread"], id="ruled_without_a_table"),
        pytest.param(drawn(), (line("", page=1),), [], id="an_emblem_without_words"),
        pytest.param(drawn(upright=0), (), [], id="a_chart"),
    ],
)
def test_ruled_picture_that_gives_no_table_is_told(
    picture: Any, found: Any, noted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table_pictures, "_read", lambda part: Page(1, blocks=found))
    document, data = page_with(picture)
    read = read_table_pictures(data, document)
    assert [note.code for note in read.notes] == noted
    assert not any(isinstance(block, Table) for block in read.blocks)


def test_pictures_beyond_the_limits_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    grid = table([["NO", "TARGET"], ["1", "85"]], page=1, top=10.0)
    monkeypatch.setattr(table_pictures, "_read", lambda part: Page(1, blocks=(grid,)))
    document, data = page_with(drawn())
    box = large_pictures(document.pages[0])[0]
    monkeypatch.setattr(table_pictures, "_MOST", 1)
    pictures, unread = table_pictures._of_page(pdfium.PdfDocument(data)[0], 1, [box, box])
    assert (len(pictures), unread) == (1, 1)
    monkeypatch.setattr(table_pictures, "_MOST_PAGES", 0)
    read = read_table_pictures(data, document)
    assert [(note.code, note.page) for note in read.notes] == [("picture_unread", 1)]
    assert read.pages == document.pages


def test_photographs_before_a_table_do_not_hide_it(monkeypatch: pytest.MonkeyPatch) -> None:
    grid = table([["NO", "TARGET"], ["1", "85"]], page=1, top=10.0)
    monkeypatch.setattr(table_pictures, "_read", lambda part: Page(1, blocks=(grid,)))
    document, data = page_with(drawn())
    (page,) = document.pages
    blank = tuple(Box(50, 100 + n, 450, 170 + n) for n in range(5))
    read = read_table_pictures(data, replace(document, pages=(replace(page, images=(*blank, *page.images)),)))
    assert len(list(read.tables)) == 1


def test_pictures_under_words_and_small_ones_are_not_looked_at() -> None:
    under, _ = page_with(drawn(), "di atas gambar")
    assert large_pictures(under.pages[0]) == []
    emblem = Page(1, 595, 842, (line("isi", page=1),), images=(Box(72, 72, 152, 152),))
    assert large_pictures(emblem) == []
