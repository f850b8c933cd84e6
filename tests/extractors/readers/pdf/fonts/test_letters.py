"""Letters of fonts of signs, by PDFs made here: the file gives them no table of letters, or one of Latin letters."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.model.document import Page
from extractors.readers.pdf.read import read
from tools.stress.raw_pdf import pdf_of, stream, text


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


@pytest.mark.parametrize("name", ["OfficeSans", "Arial", "Times-New", "CourierNew"])
def test_letters_of_a_font_without_widths_do_not_lie_upon_one_another(name: str) -> None:
    font = f"<</Type/Font/Subtype/TrueType/BaseFont/{name}/Encoding/WinAnsiEncoding>>".encode()
    document = read(pdf_of(text("Capaian 5585", font="F3"), font, fonts=b"/F3 6 0 R"), "0" * 64)
    assert [line.text for line in document.lines] == ["Capaian 5585"]
    assert document.notes == ()


@pytest.mark.parametrize("box", [pytest.param(b"0 -10 40 40", id="box"), pytest.param(b"0 0 0 0", id="no_box")])
def test_letters_drawn_dot_by_dot_are_not_tiny(box: bytes) -> None:
    """Their font counts in dots, so its size is a part of a point."""
    drawn = stream(b"36 0 0 0 30 38 d1 0 0 30 38 re f")
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[%s]/FontMatrix[1 0 0 1 0 0]/CharProcs<</eight 7 0 R/five 7 0 R>>"
        b"/Encoding<</Differences[65/eight/five]>>/FirstChar 65/LastChar 66/Widths[36 36]/Resources<<>>>>" % box
    )
    page = read(pdf_of(b"BT /T .24 Tf 50 400 Td (AB) Tj ET", font, drawn, fonts=b"/T 6 0 R"), "0" * 64).pages[0]
    words = [word for block in page.blocks for word in block.words]
    assert [word.text for word in words] == ["85"]
    assert words[0].place.box is not None
    assert 5 < words[0].place.box.height < 20


def test_letters_stand_on_their_baseline_whatever_depth_their_font_tells() -> None:
    inner = b"<</Type/FontDescriptor/FontName/Helvetica/Flags 32/FontBBox[0 -2463 1000 3117]/Ascent 950/Descent -3000>>"
    font = b"<</Type/Font/Subtype/TrueType/BaseFont/X/FirstChar 56/LastChar 57/Widths[556 556]/FontDescriptor 7 0 R>>"
    page = read(pdf_of(b"BT /T 12 Tf 50 8 Td (89) Tj ET", font, inner, fonts=b"/T 6 0 R"), "0" * 64).pages[0]
    assert [word.text for block in page.blocks for word in block.words] == ["89"]


@pytest.mark.parametrize(
    ("codes", "shown", "unnamed"),
    [
        pytest.param(b"010A16", "\ufffd\ufffd\ufffd", True, id="below_the_blank"),
        pytest.param(b"0135", "\ufffd5", True, id="a_digit_beside_such_a_code"),
        pytest.param(b"21222324", '!"#$', True, id="numbered_from_the_first_sign_on"),
        pytest.param(b"38352C39", "85,9", False, id="text"),
        pytest.param(b"2122", '!"', False, id="two_signs_of_a_text"),
    ],
)
def test_codes_of_a_part_of_a_font_are_no_letters(codes: bytes, shown: str, unnamed: bool) -> None:
    """Programs number the letters of a font as they come, and some write down nowhere which is which."""
    page = _in_a_part_of_a_font(b"BT /T 12 Tf 50 400 Td <%s> Tj ET" % codes)
    assert ["".join(word.text for word in block.words) for block in page.blocks] == [shown]
    assert bool(page.unnamed) is unnamed


def test_codes_whose_text_the_file_tells_are_named_and_so_are_the_letters_behind_them() -> None:
    told = b"/Span<</ActualText(85)>>BDC BT /T 12 Tf 50 400 Td <01> Tj <02> Tj ET EMC "
    page = _in_a_part_of_a_font(told + text("Capaian", y=300))
    assert [word.text for block in page.blocks for word in block.words] == ["85", "Capaian"]
    assert (page.unnamed, page.disputed) == ((), ())


def _in_a_part_of_a_font(content: bytes) -> Page:
    """Return a page; its font /T has no encoding and no table of letters."""
    about = b"<</Type/FontDescriptor/FontName/X/Flags 4/FontBBox[0 -200 1000 900]/FontFile2 8 0 R>>"
    font = b"<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+X/FirstChar 0/LastChar 127/Widths[%s]/FontDescriptor 7 0 R>>"
    data = pdf_of(content, font % (b"600 " * 128), about, stream(b""), fonts=b"/T 6 0 R")
    return read(data, "0" * 64).pages[0]
