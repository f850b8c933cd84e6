"""Scanned pages become words with places and honest confidence: triage, picture work, reading, voting.

Tesseract reads the cleaned page, cell by cell where it is ruled; the rulings found in the image go through the same grid
builder as those of a born-digital page. RapidOCR reads again what Tesseract is unsure of: signatures, short cells, percent
signs (ocr_votes.py says who is heard). One page at a time is held in memory.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Protocol

from extractors.model.document import Document, Page, ReaderNote, TextSource
from extractors.model.geometry import Box
from extractors.model.quote import Place, Word
from extractors.page.glyphs import PageContent
from extractors.page.rulings import Stages, Stroke, find_stages
from extractors.readers.scan import image as scan_image
from extractors.readers.scan.cells import read_cell, read_missed
from extractors.readers.scan.engines import OcrWord, read_words
from extractors.readers.scan.ink import unread_lines
from extractors.readers.scan.ocr_merge import signature_zones, vote_on_lines
from extractors.readers.scan.zones import read_again
from reference.load import read_text

OnPage = Callable[[int, int], None]

_DPI = 300
_LARGEST = 4200  # pixels along the longer side
_BLANK = 0.0015  # share of dark pixels below which a page is an empty back
_LEVEL = 1.6  # how much more rows must vary than columns before a page is upright without a look at its words
_CLEAR = 0.2  # share of common words from which a reading is certainly the right way up
_BETTER = 0.05  # by which another program's text layer must make more sense than our own reading to be kept
_CERTAIN = 0.9  # score from which print outside cells stands that the first engine passed over
_CELLS = 4  # a grid of fewer cells is read as running text
_SETTLED = frozenset({"page_without_text", "rulings_unreadable"})


@dataclass(frozen=True, slots=True)
class _Upright:
    """A page made straight: without its rulings, its words, the boxes of table cells that hold no signature, and of print
    in cells that nobody read.
    """

    cleaned: scan_image.Cleaned
    words: list[OcrWord]
    cells: list[tuple[int, int, int, int]]
    unread: list[tuple[int, int, int, int]]


class PageStore(Protocol):
    """Where pages of one document wait that were read from their pictures: a run that was stopped goes on behind them."""

    def load(self, number: int) -> Page | None:
        """Return a page (1-based) that was read before; None where there is none."""

    def keep(self, page: Page) -> None:
        """Keep a page that was read."""


def _quiet(done: int, total: int) -> None:
    """Tell nobody."""


def read_scans(
    data: bytes,
    document: Document,
    *,
    force: bool = False,
    on_page: OnPage = _quiet,
    stored: PageStore | None = None,
) -> Document:
    """Return a PDF's document with the pages that need it read from their pictures, its source and notes made true.

    `on_page`: told how many pages of how many are done; `stored`: pages that were read before.
    """
    pages = read_pages(data, document.pages, force=force, on_page=on_page, stored=stored)
    if pages == document.pages:
        return document
    read = {page.number for page, old in zip(pages, document.pages, strict=True) if page is not old}
    notes = tuple(n for n in document.notes if not (n.code in _SETTLED and n.page in read))
    notes += tuple(
        ReaderNote("print_unread", page.number, f"{box.x0:.0f} {box.top:.0f} {box.x1:.0f} {box.bottom:.0f}")
        for page in pages
        for box in page.unread
    )
    sources = {page.source for page in pages if page.blocks}
    source: TextSource = "none" if not sources else sources.pop() if len(sources) == 1 else "mixed"
    return replace(document, pages=pages, notes=notes, text_source=source)


def read_pages(
    data: bytes,
    pages: Sequence[Page],
    *,
    force: bool = False,
    on_page: OnPage = _quiet,
    stored: PageStore | None = None,
) -> tuple[Page, ...]:
    """Return the pages of a PDF with those that need it read from their picture; others unchanged.

    A page needs it when it has no text but ink, or only another program's reading; with `force` every page does.
    `on_page`, `stored` as in `read_scans`.
    """
    wanted = [page for page in pages if force or needs_reading(page)]
    if not wanted:
        return tuple(pages)
    import pypdfium2 as pdfium

    read: dict[int | None, Page] = {}
    document: Any = pdfium.PdfDocument(data)
    try:
        for done, page in enumerate(wanted, start=1):
            if page.number is not None:
                read[page.number] = _stored_or_read(document, page, stored if len(wanted) > 1 else None)
            on_page(done, len(wanted))
    finally:
        document.close()
    return tuple(read.get(page.number, page) for page in pages)


def _stored_or_read(document: Any, page: Page, stored: PageStore | None) -> Page:
    assert page.number is not None
    known = stored.load(page.number) if stored is not None else None
    if known is not None:
        return known
    made = _read_page(document[page.number - 1], page)
    if stored is not None and made is not page:
        stored.keep(made)
    return made


def needs_reading(page: Page) -> bool:
    """Return whether a page must be read from its picture: no words, or words that another program read there.

    Of fifteen text layers under scans seen, most spoil numbers and names ("zoo5", "NlP"), also those that read well.
    """
    return page.source in ("none", "ocr")


def _texts(page: Page) -> list[str]:
    return [w.text for block in page.blocks for w in block.words]


@cache
def _common() -> frozenset[str]:
    return frozenset(read_text("common_words.txt").split())


def sense(words: Sequence[str]) -> float:
    """Return the share of the words (three letters and more) that are among the commonest of such documents, 0..1."""
    plain = [re.sub(r"\W", "", w.casefold()) for w in words]
    long = [w for w in plain if len(w) >= 3]
    return sum(1 for w in long if w in _common()) / len(long) if long else 0.0


def _read_page(source: Any, page: Page) -> Page:
    width, height = source.get_size()
    scale = _scale(source)
    grey = _grey(source, scale)
    if scan_image.ink_share(grey) < _BLANK:
        return page
    read, turned = _read_turned(grey, scale)
    if turned % 180:
        width, height = height, width
    if page.source == "ocr" and sense(_texts(page)) > _sense(read.words) + _BETTER:
        return page
    found = _second_opinion(read)
    words = tuple(place_word(r, page.number, scale) for r in found)
    stages = _stages(read.cleaned, scale, [w.place.box for w in words if w.place.box is not None])
    reading = PageContent(words, {}, (), stages)
    return replace(
        page, width=width, height=height, blocks=reading.blocks(page.number), source="ocr",
        turned=(page.turned + turned) % 360, bars=reading.bars,
        unread=tuple(sorted(Box(*(v / scale for v in box)) for box in read.unread)),
    )  # fmt: skip


def _stages(cleaned: scan_image.Cleaned, scale: float, texts: Sequence[Box] = ()) -> Stages:
    """Return the grids of the rulings, in points; `scale` is pixels a point."""
    across, upright = (
        [Stroke(at / scale, start / scale, end / scale) for at, start, end in strokes]
        for strokes in (cleaned.horizontal, cleaned.vertical)
    )
    return find_stages(across, upright, texts)


def _read_turned(grey: Any, scale: float) -> tuple[_Upright, int]:
    """Return the page as read, and by how many degrees clockwise it was turned for it.

    Which way is up is settled on a small picture before the costly reading: cell by cell, nonsense takes minutes.
    """
    turned = _turn(grey)
    return _read_upright(_turned(grey, turned), scale), turned


def _turn(grey: Any) -> int:
    if scan_image.uprightness(grey) < _LEVEL and _small_sense(grey) < _CLEAR:
        return max((0, 90, 270, 180), key=lambda degrees: _small_sense(_turned(grey, degrees)))
    return 0


def find_turn(source: Any) -> int:
    """Return by how many degrees clockwise a page (of PDFium) is turned before it is read from its picture."""
    return _turn(_grey(source, _scale(source)))


def _scale(source: Any) -> float:
    """Return the pixels a point at which a page is drawn for reading."""
    width, height = source.get_size()
    return float(min(_DPI / 72, _LARGEST / max(width, height, 1)))


def _grey(source: Any, scale: float) -> Any:
    import numpy as np

    bitmap = source.render(scale=scale, rev_byteorder=True)  # it owns the pixels
    pixels = bitmap.to_numpy()
    return scan_image.clean(np.ascontiguousarray(pixels[..., :3]))


def _turned(grey: Any, degrees: int) -> Any:
    import numpy as np

    return np.ascontiguousarray(np.rot90(grey, -degrees // 90)) if degrees else grey


def _small_sense(grey: Any) -> float:
    import numpy as np

    return _sense(read_words(np.ascontiguousarray(grey[::2, ::2]), dpi=_DPI // 2))


def _sense(words: Sequence[OcrWord]) -> float:
    return sense([r.text for r in words])


def _read_upright(grey: Any, scale: float) -> _Upright:
    """Return the page made straight and read: the cells of a ruled table one by one, the rest as running text."""
    cleaned = scan_image.find_rulings(scan_image.rotate(grey, scan_image.tilt(grey)))
    tiles = [t.box for grid in _stages(cleaned, scale).grids if len(grid.tiles) >= _CELLS for t in grid.tiles]
    rest = cleaned.grey.copy()
    words: list[OcrWord] = []
    cells: list[tuple[int, int, int, int]] = []
    unread: list[tuple[int, int, int, int]] = []
    for box in tiles:
        x0, y0, x1, y1 = (max(0, round(v * scale)) for v in (box.x0, box.top, box.x1, box.bottom))
        found, left = read_cell(cleaned.grey[y0:y1, x0:x1])
        unread += [(a + x0, b + y0, c + x0, d + y0) for a, b, c, d in left]
        rest[y0:y1, x0:x1] = 255
        words += [_moved(r, x0, y0) for r in found]
        if not signature_zones(found, y1 - y0):
            cells.append((x0, y0, x1, y1))
    text = read_words(rest, dpi=_DPI)
    zones = signature_zones(text, rest.shape[0])  # read again by the second engine anyway, stamps and pen strokes known
    lines = [b for b in unread_lines(rest, text) if not any(top <= b[3] and b[1] <= bottom for top, bottom in zones)]
    missed, _ = read_missed(rest, text, lines, least=_CERTAIN)  # a coat of arms stays unread, too
    return _Upright(cleaned, [*text, *missed, *words], cells, unread)


def _second_opinion(read: _Upright) -> list[OcrWord]:
    """Return the words with the zone of the signatures read again by the engine that reads through stamps."""
    image = read.cleaned.grey
    outside = [r for r in read.words if not any(_lies_in(r.box, cell) for cell in read.cells)]
    inside = [r for r in read.words if not any(r is o for o in outside)]
    for top, bottom in signature_zones(outside, image.shape[0]):
        words = [r for r in outside if top <= (r.box[1] + r.box[3]) / 2 <= bottom]
        cells = [(x0, y0 - top, x1, y1 - top) for x0, y0, x1, y1 in read.cells]
        second = read_again(image[top:bottom], [r.moved(0, -top) for r in words], cells)
        seconds = [r.moved(0, top) for r in second.lines]
        heard = [r for r in seconds if not any(_lies_in(r.box, cell) for cell in read.cells)]
        settled = [r for r, is_settled in zip(words, second.settled, strict=True) if is_settled]
        outside = vote_on_lines(outside, heard, (top, bottom), settled)
    return [*outside, *inside]


def _lies_in(box: tuple[int, int, int, int], cell: tuple[int, int, int, int]) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]


def _moved(read: OcrWord, x: int, y: int) -> OcrWord:
    return read.moved(x, y)


def place_word(read: OcrWord, page: int | None, scale: float, corner: tuple[int, int] = (0, 0)) -> Word:
    """Return a word as the page has it; `corner`: where in the page's picture the part begins that was read."""
    x, y = corner
    x0, top, x1, bottom = (v / scale for v in (read.box[0] + x, read.box[1] + y, read.box[2] + x, read.box[3] + y))
    return Word(read.text, Place(page, Box(x0, top, x1, bottom)), round(read.confidence, 4), engine="ocr")
