"""Letters of fonts of signs, by PDFs made here: the file gives them no table of letters, or one of Latin letters."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.readers.pdf.read import read
from tools.stress.raw_pdf import pdf_of, stream


@pytest.mark.parametrize(
    ("font", "sign", "encoding"),
    [
        pytest.param("Symbol", "≥", b"", id="at least"),
        pytest.param("Symbol", "≤", b"/Encoding /WinAnsiEncoding", id="at most, in an encoding of letters"),
        pytest.param("Symbol", "÷", b"", id="divided by, no bracket"),
        pytest.param("Symbol", "×", b"", id="times, no dot"),
        pytest.param("ZapfDingbats", "✔", b"", id="a tick, whose code is that of the digit 4"),
        pytest.param("Symbol", "Σ", b"/Encoding << /Type /Encoding /Differences [65 /A] >>", id="some codes named"),
    ],
)
def test_signs_are_read_by_the_encoding_of_their_font(font: str, sign: str, encoding: bytes) -> None:
    data = io.BytesIO()
    canvas = Canvas(data, pageCompression=0)
    canvas.drawString(72, 700, "Respon time 10 menit")
    canvas.setFont(font, 12)
    canvas.drawString(72, 660, sign)
    canvas.save()
    name = f"/BaseFont /{font} ".encode()
    made = data.getvalue().replace(name, name + encoding + b" ")
    document = read(made, "0" * 64)
    assert [line.text for line in document.lines] == ["Respon time 10 menit", sign]


@pytest.mark.parametrize(
    ("names", "table", "doubted"),
    [
        pytest.param(b"65/p1/p2", False, True, id="names that say nothing"),
        pytest.param(b"65/a65/g42", False, False, id="names that are the codes"),
        pytest.param(b"65/A/B", False, False, id="names of letters"),
        pytest.param(b"65/p1/p2", True, False, id="with a table of letters"),
    ],
)
def test_letters_that_nothing_names_are_in_doubt(names: bytes, table: bool, doubted: bool) -> None:
    """pdfminer and pdfium give the letters of an encoding that the file has replaced."""
    told = b"/ToUnicode 7 0 R" if table else b""
    font = b"<</Type/Font/Subtype/Type1/BaseFont/X/Encoding<</Differences[%s]>>%s>>" % (names, told)
    letters = b"1 begincodespacerange <00> <ff> endcodespacerange 2 beginbfchar <41> <0041> <42> <0042> endbfchar"
    page = read(pdf_of(b"BT /T 9 Tf 50 400 Td (AB) Tj ET", font, stream(letters), fonts=b"/T 6 0 R"), "0" * 64).pages[0]
    assert [word.text for block in page.blocks for word in block.words] == ["AB"]
    assert bool(page.disputed) is doubted
