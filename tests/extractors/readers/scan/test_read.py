"""Reads small scanned pages for real: made-up reports drawn, photographed with tilt, noise and a stamp."""

import io
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.model.document import Line, Page
from extractors.readers import read_document
from extractors.readers.pdf.pictures import Wanted, draw_marks, draw_pages
from extractors.readers.scan import read as scan
from extractors.readers.scan.read import needs_reading, read_pages, scale_of, sense
from extractors.signatures.find import find_signatures
from extractors.tables.indicators import find_indikator_tables
from tests.build import line

pytestmark = pytest.mark.slow

ROWS = (
    ("NO", "SASARAN STRATEGIS", "INDIKATOR KINERJA UTAMA", "SUMBER DATA"),
    ("1", "Meningkatnya pelayanan publik", "Indeks kepuasan masyarakat", "Hasil survei"),
    ("2", "Meningkatnya kemandirian desa", "Persentase desa maju", "Laporan tahunan"),
)
NIP = "19710203 199503 1 004"


def _drawn() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=1)
    canvas.setFont("Helvetica-Bold", 13)
    canvas.drawCentredString(297, 780, "INDIKATOR KINERJA UTAMA KECAMATAN CONTOH")
    edges, top = (60, 100, 260, 430, 540), 740
    canvas.setFont("Helvetica", 10)
    for row in ROWS:
        for x, text, after in zip(edges, row, edges[1:], strict=False):
            canvas.rect(x, top - 24, after - x, 24)
            canvas.drawString(x + 4, top - 16, text)
        top -= 24
    canvas.setFont("Helvetica", 11)
    for y, text in (
        (560, "Contoh, 5 Januari 2021"),
        (545, "CAMAT CONTOH"),
        (490, "BURHANUDDIN SALEHA, S.Sos"),
        (475, f"NIP. {NIP}"),
    ):
        canvas.drawString(350, y, text)
    canvas.save()
    return buffer.getvalue()


def _scan(data: bytes, *, tilt: float = 0.6, quarter: int = 0, bent: float = 0.0, ink: float = 1.0) -> bytes:
    """Return a scan of a page; `bent`: points by which its lines sink towards a spine at the left; `ink`: share of full ink."""
    page = pdfium.PdfDocument(data)[0]
    image = page.render(scale=200 / 72).to_pil().convert("RGB")
    draw = ImageDraw.Draw(image)
    draw.ellipse((880, 760, 1120, 1000), outline=(90, 60, 200), width=6)
    image = image.rotate(tilt, expand=False, fillcolor=(255, 255, 255))
    if bent:
        depth = bent * 200 / 72 * np.clip(1 - np.arange(image.width) / (0.4 * image.width), 0, 1) ** 2
        pixels = np.asarray(image)
        rows = np.clip(np.arange(image.height)[:, None] - np.round(depth).astype(int)[None, :], 0, image.height - 1)
        image = Image.fromarray(pixels[rows, np.arange(image.width)[None, :]])
    noise = np.random.default_rng(7).normal(0, 6, (image.height, image.width, 3))
    image = Image.fromarray(np.clip(np.asarray(image, float) * 0.95 + noise, 0, 255).astype(np.uint8))
    if ink < 1.0:
        pale = 242 - (242 - np.minimum(np.asarray(image, float), 242)) * ink + noise / 3
        image = Image.fromarray(np.clip(pale, 0, 255).astype(np.uint8))
    image = image.rotate(quarter, expand=True)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(image.width * 72 / 200, image.height * 72 / 200), invariant=1)
    canvas.drawImage(ImageReader(image), 0, 0, image.width * 72 / 200, image.height * 72 / 200)
    canvas.save()
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("quarter", "turned", "bent"),
    [
        pytest.param(0, 0, 0, id="upright"),
        pytest.param(90, 90, 0, id="sideways"),
        pytest.param(0, 0, 14, id="bent at the spine"),
    ],
)
def test_a_scanned_report_gives_the_records_of_the_drawn_one(quarter: int, turned: int, bent: float) -> None:
    document = read_document(_scan(_drawn(), quarter=quarter, bent=bent), ocr="auto")
    assert document.text_source == "ocr"
    assert document.pages[0].turned == turned
    assert (document.pages[0].bend is not None) == bool(bent)
    (table,) = find_indikator_tables(document)
    assert [row.quote("indikator").text for row in table.rows] == ["Indeks kepuasan masyarakat", "Persentase desa maju"]
    assert [row.quote("sumber_data").text for row in table.rows] == ["Hasil survei", "Laporan tahunan"]
    (block,) = find_signatures(document)
    assert "".join(c for c in block.nip.text if c.isdigit()) == NIP.replace(" ", "")
    assert block.name.text.startswith("BURHANUDDIN SALEHA")
    assert 0 < block.nip.confidence <= 1


@pytest.mark.parametrize("ink", [pytest.param(0.4, id="little toner"), pytest.param(0.16, id="hardly any")])
def test_a_page_of_pale_print_is_read(ink: float) -> None:
    document = read_document(_scan(_drawn(), ink=ink), ocr="auto")
    (table,) = find_indikator_tables(document)
    assert [row.quote("indikator").text for row in table.rows] == ["Indeks kepuasan masyarakat", "Persentase desa maju"]
    (block,) = find_signatures(document)
    assert "".join(c for c in block.nip.text if c.isdigit()) == NIP.replace(" ", "")


def test_an_empty_back_through_which_the_front_shines_has_no_words() -> None:
    front = pdfium.PdfDocument(_scan(_drawn(), ink=0.16))[0].render(scale=200 / 72).to_pil().convert("RGB")
    buffer = io.BytesIO()
    front.transpose(Image.Transpose.FLIP_LEFT_RIGHT).save(buffer, "PDF", resolution=200, quality=95)
    document = read_document(buffer.getvalue(), ocr="auto")
    assert not document.pages[0].blocks
    assert any(note.code == "page_without_text" for note in document.notes)


@pytest.mark.parametrize("how", ["as it was read", "found out anew", "for marks"])
def test_words_of_a_bent_page_stand_where_its_picture_shows_them(how: str) -> None:
    data = _scan(_drawn(), bent=14)
    (page,) = read_document(data, ocr="auto").pages
    as_read = Wanted(1, page.turned, scan=True, bend=page.bend)
    if how == "for marks":
        png = draw_marks(data, as_read, [])
        assert png is not None
    else:
        wanted = as_read if how == "as it was read" else Wanted(1, None, scan=True)
        ((_, png),) = draw_pages(data, [wanted])
    shown = np.asarray(Image.open(io.BytesIO(png)).convert("L"))
    factor = shown.shape[0] / 842
    boxes = [word.place.box for block in page.blocks for word in block.words if len(word.text) > 4]
    off = []
    for box in boxes:
        assert box is not None
        x0, x1 = round(box.x0 * factor), round(box.x1 * factor)
        low, high = (round(v * factor) for v in (box.top - 0.4 * box.height, box.bottom + 0.4 * box.height))
        ink = (255.0 - shown[max(0, low) : high, x0:x1]).clip(120) - 120
        off.append(abs(float((ink.sum(axis=1) * np.arange(len(ink))).sum() / ink.sum()) - len(ink) / 2))
    assert len(off) > 10
    assert max(off) < 2 * factor  # points; the words at the left stood up to 5 lower


def test_without_ocr_a_scan_has_no_words_and_says_so() -> None:
    document = read_document(_scan(_drawn()), ocr="off")
    assert document.text_source == "none"
    assert any(note.code == "page_without_text" for note in document.notes)


def test_a_drawn_page_is_not_read_again() -> None:
    data = _drawn()
    assert read_document(data, ocr="auto") == read_document(data, ocr="off")


def test_pages_of_a_file_that_pdfium_refuses_stay_as_they_are() -> None:
    pages = (
        Page(1, 595, 842, (line("PERJANJIAN KINERJA"),), source="born_digital"),
        Page(2, 595, 842, (), source="none"),
    )
    assert read_pages(b"%PDF-1.7 of another kind", pages) == pages


def test_a_text_layer_that_another_program_read_is_read_again() -> None:
    page = Page(1, 595, 842, (line("tsnhbeng IGPALA DIXAS zoo5 PEMEzuNTAH xqrt"),), source="ocr")
    assert needs_reading(page)
    assert not needs_reading(replace(page, source="born_digital"))
    assert sense(["dan", "yang", "dengan"]) == 1.0


class Kept(dict[int, Page]):
    """Pages that wait, in memory."""

    def load(self, number: int) -> Page | None:
        return self.get(number)

    def keep(self, page: Page) -> None:
        assert page.number is not None
        self[page.number] = page


def test_a_run_that_was_stopped_goes_on_behind_the_pages_it_read(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    for _ in range(3):
        canvas.drawImage(ImageReader(Image.new("RGB", (60, 80), "gray")), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    asked: list[int | None] = []
    told: list[tuple[int, int]] = []

    def read(source: object, page: Page) -> Page:
        asked.append(page.number)
        if asked == [1, 2]:
            raise KeyboardInterrupt
        return replace(page, source="ocr", blocks=(line(f"halaman {page.number}"),))

    monkeypatch.setattr(scan, "_read_page", read)
    kept = Kept()
    with pytest.raises(KeyboardInterrupt):
        read_document(out.getvalue(), ocr="auto", stored=kept)
    document = read_document(out.getvalue(), ocr="auto", stored=kept, on_page=lambda done, of: told.append((done, of)))
    assert asked == [1, 2, 2, 3]
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert [b.text for b in document.blocks if isinstance(b, Line)] == ["halaman 1", "halaman 2", "halaman 3"]


def _lines_alone(*lines: str, dirt: int = 0, back: bool = False) -> bytes:
    """Return a scan of a page with these lines alone; `dirt`: dark specks on it; `back`: its other side shines through."""
    page = Image.new("L", (2480, 3508), 245)
    drawing = ImageDraw.Draw(page)
    if back:
        for at in range(40):
            drawing.text((300, 400 + 70 * at), "Meningkatnya pelayanan publik di kecamatan", fill=215, font_size=44)
        page = page.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        drawing = ImageDraw.Draw(page)
    for at, text in enumerate(lines):
        drawing.text((1400, 300 + 60 * at), text, fill=40, font_size=40)
    for at in range(dirt):
        x, y = (at * 7919) % 2400, (at * 104_729) % 3400
        drawing.ellipse((x, y, x + 5, y + 4), fill=60)
    out = io.BytesIO()
    page.save(out, "PDF", resolution=300)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(
            _lines_alone("TITIK CONTOH, S.E.", f"NIP. {NIP}"), ("TITIK", "CONTOH,", "S.E."), id="a_name_and_nip"
        ),
        pytest.param(
            _lines_alone("TITIK CONTOH, S.E.", f"NIP. {NIP}", back=True),
            ("TITIK", "CONTOH,", "S.E."),
            id="before_the_back",
        ),
        pytest.param(_lines_alone(back=True), (), id="the_back_alone"),
        pytest.param(_lines_alone(dirt=400), (), id="dirt"),
        pytest.param(_lines_alone(), (), id="nothing"),
    ],
)
def test_a_page_with_hardly_any_ink_is_read_where_words_stand_on_it(data: bytes, words: tuple[str, ...]) -> None:
    (page,) = read_document(data, ocr="auto").pages
    assert tuple(w.text for block in page.blocks for w in block.words)[:3] == words
    assert page.source == ("ocr" if words else "none")


@pytest.mark.parametrize(
    ("size", "pixels"),
    [
        pytest.param((595.0, 842.0), (2479, 3508), id="a4_at_300_dots"),
        pytest.param((842.0, 1191.0), (2969, 4200), id="a3_by_its_longer_side"),
        pytest.param((14_000.0, 14_000.0), (3550, 3550), id="a_square_by_its_pixels"),
        pytest.param((0.0, 0.0), (0, 0), id="no_size"),
    ],
)
def test_no_page_is_drawn_larger_than_an_a3_sheet(size: tuple[float, float], pixels: tuple[int, int]) -> None:
    scale = scale_of(SimpleNamespace(get_size=lambda: size))
    assert tuple(round(side * scale) for side in size) == pixels
