from __future__ import annotations

import io
import math
from collections.abc import Callable

import pypdfium2 as pdfium
import pytest
from reportlab.lib.colors import black, lightgrey, white
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.model.document import Document, Line, Table
from extractors.model.errors import DamagedFile, EmptyFile, PasswordProtected, UnreadableDocument
from extractors.page.glyphs import Glyph, PageGlyphs
from extractors.readers.pdf import read as pdf
from extractors.readers.pdf.by_pdfium import dispute
from tools.stress.raw_pdf import HELVETICA, pdf_of, stream, text, written

HEIGHT = 842.0
Draw = Callable[[Canvas], None]


def make(*pages: Draw, encrypt: StandardEncryption | None = None, size: tuple[float, float] = (595.0, HEIGHT)) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, encrypt=encrypt, invariant=1)
    for draw in pages:
        canvas.setFont("Helvetica", 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def read(*pages: Draw) -> Document:
    return pdf.read(make(*pages), "ab" * 32)


def text_at(canvas: Canvas, text: str, x: float = 72, top: float = 100) -> None:
    canvas.drawString(x, HEIGHT - top, text)


def ruled(canvas: Canvas) -> None:
    canvas.grid([72, 120, 300, 500], [HEIGHT - y for y in (90, 115, 200)])
    for x, head, body in ((76, "NO", "1"), (124, "SASARAN", "Meningkatnya mutu"), (304, "INDIKATOR", "Persentase")):
        text_at(canvas, head, x, 106)
        text_at(canvas, body, x, 130)


def picture() -> ImageReader:
    from PIL import Image

    return ImageReader(Image.new("RGB", (40, 40), (200, 180, 160)))


def codes(document: Document) -> set[tuple[str, int | None]]:
    return {(note.code, note.page) for note in document.notes}


def test_table_between_lines() -> None:
    def draw(canvas: Canvas) -> None:
        text_at(canvas, "INDIKATOR KINERJA UTAMA", top=70)
        ruled(canvas)
        text_at(canvas, "Bandung, 4 Januari 2021", 350, 230)

    document = read(draw)
    above, table, below = document.pages[0].blocks
    assert isinstance(above, Line)
    assert isinstance(table, Table)
    assert [[c.text for c in table.row(i)] for i in range(2)] == [
        ["NO", "SASARAN", "INDIKATOR"],
        ["1", "Meningkatnya mutu", "Persentase"],
    ]
    assert isinstance(below, Line)
    assert (document.format, document.text_source, document.document_id) == ("pdf", "born_digital", "ab" * 8)
    box = above.box
    assert box is not None
    assert box.x0 == pytest.approx(72, abs=1)
    assert box.top == pytest.approx(62.2, abs=1)


def test_turned_page_is_read_upright() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(595, 0)
        canvas.rotate(90)
        canvas.grid([72, 120, 300, 500], [500, 475, 400])
        canvas.drawString(76, 482, "NO")
        canvas.drawString(124, 482, "SASARAN STRATEGIS")
        canvas.drawString(124, 450, "Meningkatnya mutu")

    page = read(draw).pages[0]
    assert page.turned == 90
    assert (page.width, page.height) == (842.0, 595.0)
    table = next(b for b in page.blocks if isinstance(b, Table))
    assert [c.text for c in table.row(0)] == ["NO", "SASARAN STRATEGIS", ""]
    box = table.row(0)[1].quote.box
    assert box is not None
    assert box.x0 == pytest.approx(124, abs=1)


def test_turned_page_whose_media_box_begins_elsewhere_keeps_letters_and_rulings_together() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(595, 0)
        canvas.rotate(90)
        canvas.grid([72, 120, 300, 500], [500, 475, 400])
        canvas.drawString(76, 482, "NO")
        canvas.drawString(124, 482, "SASARAN STRATEGIS")

    data = make(draw)
    moved = data.replace(b"/MediaBox [ 0 0 595 842 ]", b"/MediaBox [ 40 0 595 842 ]")
    assert moved != data
    places = []
    for pages in (pdf.read(d, "0" * 64).pages for d in (data, moved)):
        table = next(b for b in pages[0].blocks if isinstance(b, Table))
        word, ruling = table.row(0)[1].quote.box, table.place.box
        assert word is not None
        assert ruling is not None
        places.append(word.top - ruling.top)
    assert places[0] == pytest.approx(places[1], abs=0.01)


def test_sideways_header_keeps_its_words() -> None:
    def draw(canvas: Canvas) -> None:
        ruled(canvas)
        canvas.translate(560, 500)
        canvas.rotate(90)
        canvas.drawString(0, 0, "PENANGGUNG JAWAB")

    lines = [line.text for line in read(draw).lines]
    assert lines == ["PENANGGUNG JAWAB"]


def test_watermark_stands_apart() -> None:
    def draw(canvas: Canvas) -> None:
        text_at(canvas, "Keputusan Camat", top=300)
        canvas.translate(100, 400)
        canvas.rotate(45)
        canvas.drawString(0, 0, "SALINAN RESMI")

    assert [line.text for line in read(draw).lines] == ["Keputusan Camat", "SALINAN RESMI"]


def test_white_text_goes_with_a_note_but_not_on_shading() -> None:
    def draw(canvas: Canvas) -> None:
        text_at(canvas, "Bandung, 2016")
        canvas.setFillColor(white)
        text_at(canvas, "Januari", top=130)
        canvas.setFillColor(black)
        canvas.rect(60, HEIGHT - 180, 200, 30, stroke=0, fill=1)
        canvas.setFillColor(white)
        text_at(canvas, "TARGET", top=170)

    document = read(draw)
    assert [line.text for line in document.lines] == ["Bandung, 2016", "TARGET"]
    assert ("white_text", 1) in codes(document)


def test_shaded_cells_and_highlighted_words_make_no_borders() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(lightgrey)
        canvas.rect(75, HEIGHT - 112, 40, 20, stroke=0, fill=1)
        canvas.rect(124, HEIGHT - 134, 90, 12, stroke=0, fill=1)
        canvas.rect(124, HEIGHT - 146, 90, 12, stroke=0, fill=1)
        canvas.setFillColor(black)
        ruled(canvas)

    table = next(read(draw).tables)
    assert (table.n_rows, table.n_cols) == (2, 3)


def test_borders_drawn_as_thin_filled_rectangles() -> None:
    def draw(canvas: Canvas) -> None:
        for x in (72, 200, 400):
            canvas.rect(x, HEIGHT - 200, 0.5, 100, stroke=0, fill=1)
        for y in (100, 130, 200):
            canvas.rect(72, HEIGHT - y, 328, 0.5, stroke=0, fill=1)
        text_at(canvas, "Sasaran", 76, 115)

    table = next(read(draw).tables)
    assert (table.n_rows, table.n_cols) == (2, 2)


@pytest.mark.parametrize("grey", [False, True], ids=["white_in_rgb", "white_in_grey"])
def test_white_rulings_count_between_shaded_cells_only(grey: bool) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(lightgrey)
        canvas.rect(72, HEIGHT - 200, 328, 100, stroke=0, fill=1)
        canvas.setStrokeColor(white)
        if grey:
            canvas.setStrokeGray(1)
        canvas.grid([72.5, 200, 399.5], [HEIGHT - y for y in (100.5, 130, 199.5)])
        canvas.grid([72, 200, 400], [HEIGHT - y for y in (400, 430, 500)])
        canvas.setFillColor(black)
        text_at(canvas, "Sasaran", 76, 115)
        text_at(canvas, "Bukan tabel", 76, 415)

    document = read(draw)
    assert [(t.n_rows, t.n_cols) for t in document.tables] == [(2, 2)]
    assert [line.text for line in document.lines] == ["Bukan tabel"]


def test_rotated_and_cropped_page_gives_the_same_places_by_both_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    source = pdfium.PdfDocument(make(ruled))
    source[0].set_rotation(90)
    source[0].set_cropbox(50, 400, 550, 800)
    out = io.BytesIO()
    source.save(out)
    page = pdf.read(out.getvalue(), "0" * 64).pages[0]
    assert (page.turned, page.width, page.height) == (270, 500.0, 400.0)
    head = next(b for b in page.blocks if isinstance(b, Table)).row(0)[1].quote.box
    assert head is not None
    assert (head.x0, head.cy) == pytest.approx((74, 61), abs=1)

    monkeypatch.setattr(pdf, "drawn_by_plumber", None)
    words = {w.text: w.place.box for b in pdf.read(out.getvalue(), "0" * 64).blocks for w in b.words}
    again = words["SASARAN"]
    assert again is not None
    assert (again.x0, again.cy) == pytest.approx((head.x0, head.cy), abs=1)


def test_bullet_of_a_standard_font() -> None:
    assert [line.text for line in read(lambda canvas: text_at(canvas, "\u2022 butir")).lines] == ["• butir"]


def test_fraction_bar_belongs_to_its_cell() -> None:
    def draw(canvas: Canvas) -> None:
        ruled(canvas)
        text_at(canvas, "Jumlah desa aktif", 310, 150)
        canvas.line(310, HEIGHT - 153, 390, HEIGHT - 153)
        text_at(canvas, "Jumlah desa", 310, 163)

    table = next(read(draw).tables)
    cell = table.cell_at(1, 2)
    assert cell is not None
    assert len(cell.bars) == 1
    assert table.n_rows == 2


def test_scan_with_and_without_text_layer() -> None:
    def scan(canvas: Canvas) -> None:
        canvas.drawImage(picture(), 0, 0, 595, HEIGHT)

    def layered(canvas: Canvas) -> None:
        text = canvas.beginText(72, 700)
        text.setTextRenderMode(3)
        text.textLine("KEPUTUSAN CAMAT")
        canvas.drawText(text)
        scan(canvas)

    document = read(scan, layered)
    assert [page.source for page in document.pages] == ["none", "ocr"]
    assert document.text_source == "mixed"
    assert ("page_without_text", 1) in codes(document)
    assert document.pages[0].images
    assert read(layered).text_source == "ocr"
    assert read(scan).text_source == "none"


def test_text_on_a_background_picture_is_born_digital() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(picture(), 0, 0, 595, HEIGHT)
        text_at(canvas, "INDIKATOR KINERJA UTAMA")

    assert read(draw).text_source == "born_digital"


def test_blank_page_does_not_make_a_document_mixed() -> None:
    document = read(ruled, lambda canvas: None)
    assert document.text_source == "born_digital"
    assert ("page_blank", 2) in codes(document)


def test_text_off_the_page_goes_with_a_note() -> None:
    def draw(canvas: Canvas) -> None:
        text_at(canvas, "Tampak")
        text_at(canvas, "Luar", x=-200)

    document = read(draw)
    assert [line.text for line in document.lines] == ["Tampak"]
    assert ("text_off_page", 1) in codes(document)


def test_page_that_pdfplumber_cannot_read_is_read_without_rulings(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(page: object) -> None:
        raise KeyError("Font")

    monkeypatch.setattr(pdf, "drawn_by_plumber", fail)
    document = read(ruled)
    assert ("rulings_unreadable", 1) in codes(document)
    assert "SASARAN" in {word.text for line in document.lines for word in line.words}


def test_page_that_nothing_can_read_is_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("Font")

    monkeypatch.setattr(pdf, "drawn_by_plumber", fail)
    monkeypatch.setattr(pdf, "drawn_by_pdfium", fail)
    document = read(ruled, ruled)
    assert codes(document) >= {("page_failed", 1), ("page_failed", 2)}
    assert [page.blocks for page in document.pages] == [(), ()]


def test_crowded_page_skips_its_rulings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_PATHS", 3)
    document = read(ruled)
    assert ("rulings_skipped", 1) in codes(document)
    assert list(document.tables) == []


def test_page_of_few_bytes_is_not_counted_but_one_that_cannot_be_measured_is(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[int] = []
    monkeypatch.setattr(pdf, "is_crowded", lambda page, most: counted.append(1) is not None)
    read(ruled)
    assert counted == []
    monkeypatch.setattr(pdf.Streams, "size", lambda self, page: math.inf)
    read(ruled)
    assert counted == [1]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(b"", EmptyFile, id="empty"),
        pytest.param(b"\0\0\0\n", EmptyFile, id="only_zeros"),
        pytest.param(b"%PDF-1.4\nrubbish", DamagedFile, id="rubbish"),
        pytest.param(make(ruled, ruled)[:1200], DamagedFile, id="cut_in_half"),
        pytest.param(make(ruled)[:-40], DamagedFile, id="cut_before_its_end"),
        pytest.param(make(ruled, encrypt=StandardEncryption("rahasia")), PasswordProtected, id="password"),
    ],
)
def test_unreadable_files(data: bytes, error: type[UnreadableDocument]) -> None:
    with pytest.raises(error):
        pdf.read(data, "0" * 64)


def test_garbage_after_the_end_does_no_harm() -> None:
    assert len(pdf.read(make(ruled) + b"\n<html></html>\n", "0" * 64).pages) == 1


def test_strokes_for_drawing() -> None:
    strokes = pdf.read_strokes(make(ruled), 1)
    assert any(box.width == 0 for box in strokes)
    assert any(box.height == 0 for box in strokes)


def test_reading_twice_gives_the_same() -> None:
    assert read(ruled) == read(ruled)


def test_a_page_that_the_tree_lists_twice_moves_no_other() -> None:
    """pdfminer passes over a page that it has met, so that each page behind it stood for the one before."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
    data = written(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[4 0 R 4 0 R 5 0 R]/Count 3>>", HELVETICA, page % 6,
         page % 7, stream(text("Triwulan 1")), stream(text("Triwulan 2"))]
    )  # fmt: skip
    document = pdf.read(data, "0" * 64)
    assert [line.text for line in document.lines] == ["Triwulan 1", "Triwulan 1", "Triwulan 2"]
    assert document.notes == ()


def test_a_page_without_a_size_is_read_as_it_is_shown() -> None:
    document = pdf.read(pdf_of(text("Capaian 85"), box=b"0 0 0 0"), "0" * 64)
    assert [line.text for line in document.lines] == ["Capaian 85"]


def test_letters_that_pdfium_reads_as_another_digit_are_in_doubt() -> None:
    drawn = PageGlyphs(100, 100)
    drawn.glyphs = [Glyph(c, 10 * n, 10, 10 * n + 6, 20, 10 * n, 18, 10) for n, c in enumerate("A85")]
    dispute(drawn, [glyph._replace(text=c) for glyph, c in zip(drawn.glyphs, "B86", strict=True)])
    assert drawn.disputed == [drawn.glyphs[2].box]
    assert drawn.notes == {"letters_differ": 1}
