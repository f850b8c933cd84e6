"""Marks lie on what they are about, however a page is turned and cut."""

from __future__ import annotations

import io

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image

from extractors.readers import read_document
from extractors.readers.pdf.pictures import Mark, Wanted, draw_marks
from tools.stress.raw_pdf import pdf_of, text


def cut_and_turned(crop: tuple[int, int, int, int] | None, turn: int) -> bytes:
    document = pdfium.PdfDocument(pdf_of(text("INDIKATOR")))
    page = document[0]
    if crop is not None:
        page.set_cropbox(*crop)
    page.set_rotation(turn)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    ("crop", "turn"),
    [
        pytest.param(None, 0, id="plain"),
        pytest.param((10, 20, 500, 750), 0, id="cut"),
        pytest.param(None, 90, id="turned"),
        pytest.param((10, 20, 500, 750), 270, id="cut and turned"),
    ],
)
def test_a_mark_lies_on_its_word(crop: tuple[int, int, int, int] | None, turn: int) -> None:
    data = cut_and_turned(crop, turn)
    document = read_document(data)
    (page,) = document.pages
    (word,) = (word for line in document.all_lines for word in line.words)
    assert word.place.box is not None
    png = draw_marks(data, Wanted(1, page.turned), [Mark(word.place.box, "red", "1 indikator")])
    assert png is not None
    shown = np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int)
    red = (shown[..., 0] > 180) & (shown[..., 1] < 80) & (shown[..., 2] < 80)
    black = shown.sum(axis=2) < 150
    inside = np.zeros_like(red)
    rows, columns = np.nonzero(red)
    inside[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1] = True
    assert black[inside].sum() > 20
    assert not black[~inside].any()


def test_a_page_that_is_not_there_has_no_picture() -> None:
    assert draw_marks(pdf_of(text("x")), Wanted(2), []) is None
    assert draw_marks(b"nothing", Wanted(1), []) is None
