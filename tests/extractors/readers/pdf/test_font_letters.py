"""Letters of fonts of signs, by PDFs made here: the file gives them no table of letters, or one of Latin letters."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.readers.pdf.read import read


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
