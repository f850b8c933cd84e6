"""Our letters against pdfplumber's: the same figures to the last bit, in the same order."""

from __future__ import annotations

import io
import math
from collections.abc import Callable

import pdfplumber
import pytest
from PIL import Image
from reportlab.lib.colors import CMYKColor, black, lightgrey, white
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extractors.readers.pdf.drawing.device import draw

Paint = Callable[[Canvas], None]


def _plain(canvas: Canvas) -> None:
    canvas.drawString(72, 700, "Persentase (A / B) x 100%")
    text = canvas.beginText(72, 650)
    text.setFont("Times-Italic", 9.5)
    text.setCharSpace(1.3)
    text.setWordSpace(4)
    text.setHorizScale(88)
    text.setRise(3)
    text.textLines("SASARAN STRATEGIS\nINDIKATOR KINERJA")
    text.setCharSpace(0)
    text.setHorizScale(-100)
    text.textLine("ke kiri")
    canvas.drawText(text)
    canvas.saveState()
    canvas.translate(400, 300)
    canvas.scale(1, -1)
    canvas.drawString(0, 0, "cermin")
    canvas.restoreState()


def _turned(canvas: Canvas) -> None:
    for degrees in (90, 180, 270, 33):
        canvas.saveState()
        canvas.translate(300, 400)
        canvas.rotate(degrees)
        canvas.scale(1.5, 0.7)
        canvas.drawString(10, 5, "MISI 2")
        canvas.restoreState()


def _coloured(canvas: Canvas) -> None:
    for colour in (black, white, lightgrey, CMYKColor(0, 0, 0, 0), CMYKColor(0.1, 0.2, 0.3, 0)):
        canvas.setFillColor(colour)
        canvas.drawString(72, 300, "warna")
    canvas.setFillGray(1.0)
    canvas.rect(10, 10, 50, 5, fill=1)
    canvas.drawString(72, 280, "abu-abu")
    canvas.bezier(10, 10, 40, 60, 70, 10, 90, 80)
    canvas.line(5, 700, 300, 700)
    canvas.drawInlineImage(Image.new("RGB", (4, 4), "red"), 50, 50, 30, 30)
    canvas.drawImage(ImageReader(Image.new("RGB", (4, 4), "blue")), 90, 90, 30, 30)


def _in_form(canvas: Canvas) -> None:
    canvas.drawString(72, 700, "sebelum")
    canvas.beginForm("isi")
    canvas.drawString(5, 5, "di dalam")
    canvas.line(0, 0, 40, 0)
    canvas.endForm()
    canvas.doForm("isi")
    canvas.drawString(72, 600, "sesudah")


def _wide_letters(canvas: Canvas) -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("HeiseiMin-W3"))
    canvas.setFont("HeiseiMin-W3", 11)
    canvas.drawString(72, 500, "日本 IKU")
    pdfmetrics.registerFont(UnicodeCIDFont("HeiseiKakuGo-W5", isVertical=True))
    canvas.setFont("HeiseiKakuGo-W5", 11)
    canvas.drawString(200, 500, "縦書き")


def _page(paint: Paint, rotate: int, shift: float) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    canvas.setFont("Helvetica", 10)
    if rotate:
        canvas.setPageRotation(rotate)
    paint(canvas)
    canvas.showPage()
    canvas.save()
    data = out.getvalue()
    return data.replace(b"/MediaBox [ 0 0 595 842 ]", b"/MediaBox [ %d 20 595 842 ]" % shift) if shift else data


@pytest.mark.parametrize("shift", [0, 13], ids=["whole", "media_box_moved"])
@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("paint", [_plain, _turned, _coloured, _in_form, _wide_letters])
def test_letters_are_those_of_pdfplumber(paint: Paint, rotate: int, shift: float) -> None:
    data = _page(paint, rotate, shift)
    with pdfplumber.open(io.BytesIO(data)) as ours, pdfplumber.open(io.BytesIO(data)) as theirs:
        drawing = draw(ours.pages[0], 10_000)
        expected = theirs.pages[0]
        left, above = expected.mediabox[:2]
        letters = [(mark, span) for span in drawing.spans for mark in span.marks]
        found = [
            (
                mark.text, span.font, mark.x0 + left, (expected.height - span.y1) + above, span.size, span.space,
                span.ink if isinstance(span.ink, tuple) else (span.ink,),
            )
            for mark, span in letters
        ]  # fmt: skip
        assert found == [
            (c["text"], c["fontname"], c["x0"], c["top"], c["size"], c["ncs"], c["non_stroking_color"])
            for c in expected.chars
        ]
        assert [(m.x1 + left, (expected.height - s.y0) + above) for m, s in letters] == [
            (c["x1"], c["bottom"]) for c in expected.chars
        ]
        assert [s.angle for _, s in letters] == [
            math.degrees(math.atan2(-c["matrix"][1], c["matrix"][0])) % 360 for c in expected.chars
        ]
        # the pen stands where pdfminer's does, and as much higher as the letters are raised (Ts)
        first = next((at for at, c in enumerate(expected.chars) if c["fontname"] == "Times-Italic"), len(letters))
        assert [(m.x, s.y) for m, s in letters] == [
            (c["matrix"][4] + rise * c["matrix"][2], c["matrix"][5] + rise * c["matrix"][3])
            for c, rise in ((c, 3 * (at >= first)) for at, c in enumerate(expected.chars))
        ]
        kinds = {"line": expected.lines, "rect": expected.rects, "curve": expected.curves, "image": expected.images}
        for kind, theirs_of_kind in kinds.items():
            assert [
                (i.x0, i.top, i.x1, i.bottom, i.stroke, i.fill, list(i.points))
                for i in drawing.items if i.kind == kind
            ] == [
                (o["x0"], o["top"], o["x1"], o["bottom"], bool(o.get("stroke")), bool(o.get("fill")), o.get("pts", []))
                for o in theirs_of_kind
            ]  # fmt: skip


def test_letters_beyond_the_limit_are_counted() -> None:
    with pdfplumber.open(io.BytesIO(_page(_plain, 0, 0))) as opened:
        drawing = draw(opened.pages[0], 10)
        kept = "".join(mark.text for span in drawing.spans for mark in span.marks)
        assert (kept, drawing.left_out) == ("Persentase", 62)
