"""Scanned pages become words with places and honest confidence.

A page is made upright and level, and its light even; no colour is taken out of it. Its rulings come first, then where its
lines of text stand; each line is read, cut at the borders of cells. Numbers are read more than once (second.py), signatures
from two pictures (zones.py). One page at a time is held in memory.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Protocol

from extractors.model.document import Document, Page, ReaderNote, SetAside, TextSource
from extractors.model.geometry import Bend, Box
from extractors.model.quote import Place, Word
from extractors.page.glyphs import PageContent
from extractors.readers.scan import image as scan_image
from extractors.readers.scan.engines import OcrWord
from extractors.readers.scan.ink import clean as clean_ink
from extractors.readers.scan.ink.levels import with_even_ink
from extractors.readers.scan.ink.light_print import with_dark_print
from extractors.readers.scan.ink.pale_print import with_full_print
from extractors.readers.scan.page_words import PageWords, read_words_of
from extractors.readers.scan.rulings.bend import straightened
from extractors.readers.scan.rulings.fraction_bars import without_bars
from extractors.readers.scan.rulings.tables import Ruled, find_ruled
from extractors.readers.scan.sheet import without_surroundings
from extractors.readers.scan.upright import sureness, turn_of, turned_by
from reference.load import read_text

OnPage = Callable[[int, int], None]

_DPI = 300
_LARGEST = 4200  # pixels along the longer side
_MOST_PIXELS = 12_600_000  # of a page: an A3 sheet has so many, a square one would have half as many again
_BLANK = 0.0015  # share of dark pixels below which a page is an empty back, unless words are read on it surely:
_EMPTY = 0.0001  # (with fewer none are looked for: a NIP alone has 0.0003)
_FEW_WORDS, _SURE_WORD = 2, 0.8  # so many words of three letters or digits, as likely as that
_READABLE = 0.75  # how surely lines of pale print are read: what shines through from the other side is not
_BETTER = 0.05  # by which another program's text layer must make more sense than our own reading to be kept
_SETTLED = frozenset({"page_without_text", "rulings_unreadable"})


@dataclass(frozen=True, slots=True)
class Upright:
    """A page made upright, level and straight: its colours (None where it has none), its even grey levels, its rulings.

    `pale`: the grey levels before faded print was made as dark as the rest. `bend`: what was made straight; None of an even page.
    """

    colours: Any
    grey: Any
    pale: Any
    ruled: Ruled
    bend: Bend | None = None


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
    notes += notes_on([page for page in pages if page.number in read])
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
    try:
        document: Any = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:  # pdfminer reads files that pdfium refuses: what it read stays, and its notes
        return tuple(pages)
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
    try:
        drawn = document[page.number - 1]
    except RuntimeError:  # pdfium's error: a page that it cannot load has no picture
        return page
    made = _read_page(drawn, page)
    if stored is not None and made is not page:
        stored.keep(made)
    return made


def notes_on(pages: Sequence[Page]) -> tuple[ReaderNote, ...]:
    """Return notes on the print that was not read on pages read from their pictures, and on the marks that were set aside."""
    unread = (
        ReaderNote("print_unread", page.number, f"{box.x0:.0f} {box.top:.0f} {box.x1:.0f} {box.bottom:.0f}")
        for page in pages
        for box in page.unread
    )
    marks = (
        ReaderNote("note_mark", page.number, str(len(aside.words)))
        for page in pages
        for aside in page.set_aside
        if aside.reason == "note_mark"
    )
    return (*unread, *marks)


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
    scale = scale_of(source)
    colours, grey, turned = _seen(source, scale)
    ink = scan_image.ink_share(grey)
    if ink < _EMPTY:
        return page
    if turned % 180:
        width, height = height, width
    upright = make_upright(colours, grey, turned, scale)
    read = read_upright(upright)
    if ink < _BLANK and not _has_words(read.words):
        return page
    if page.source == "ocr" and sense(_texts(page)) > sense([r.text for r in read.words]) + _BETTER:
        return page
    words = tuple(place_word(r, page.number, scale) for r in read.words)
    stages = read.stages(scale, [w.place.box for w in words if w.place.box is not None])
    marks = [SetAside("note_mark", tuple(place_word(r, page.number, scale) for r in read.marks))] if read.marks else []
    ways = {word: r.way for word, r in zip(words, read.words, strict=True) if r.way}
    reading = PageContent(words, ways, (), stages)
    return replace(
        page, width=width, height=height, blocks=reading.blocks(page.number), source="ocr",
        turned=(page.turned + turned) % 360, bars=reading.bars, set_aside=(*page.set_aside, *marks),
        unread=tuple(sorted(Box(*(v / scale for v in box)) for box in read.unread)),
        mended=tuple(Box(*(v / scale for v in box)) for box in (read.ruled.mended,) if box is not None), bend=upright.bend,
    )  # fmt: skip


def _seen(source: Any, scale: float) -> tuple[Any, Any, int]:
    """Return the colours and the grey levels of a page (of PDFium) as it lies, and by how much it must be turned to be read.

    Pale print is made dark where lines of it are read then: what shines through from the back of a page with a few lines is not.
    """
    plain = drawn(source, scale)
    colours = with_full_print(plain)
    grey = _grey_of(colours)
    turned = turn_of(grey)
    if colours is not plain and sureness(turned_by(grey, turned)) < _READABLE:
        grey = _grey_of(plain)
        return plain, grey, turn_of(grey)
    return colours, grey, turned


def _has_words(words: Sequence[OcrWord]) -> bool:
    """Return whether words were read surely: dirt and what shines through from the front of an empty back are not."""
    sure = (w for w in words if w.confidence >= _SURE_WORD and len(re.sub(r"[\W_]", "", w.text)) >= 3)
    return sum(1 for _ in sure) >= _FEW_WORDS


def make_upright(colours: Any, grey: Any, turned: int, scale: float) -> Upright:
    """Return a page turned clockwise by `turned` degrees and made level and straight; `scale`: pixels a point."""
    grey = turned_by(grey, turned)
    angle = scan_image.tilt(grey)
    grey = scan_image.rotate(grey, angle)
    shown = scan_image.rotate(turned_by(colours, turned), angle) if clean_ink.has_colour(colours) else None
    plain = with_even_ink(grey, shown)
    ruled = find_ruled(plain, scale)
    bend = ruled.bend
    if bend is not None:
        grey, shown = straightened(grey, bend), None if shown is None else straightened(shown, bend)
        plain = with_even_ink(grey, shown)
        ruled = find_ruled(plain, scale)
    return Upright(shown, without_bars(plain, ruled.bars), grey, ruled, bend)


def read_upright(page: Upright) -> PageWords:
    """Return what stands on an upright page."""
    return read_words_of(page.colours, page.grey, page.ruled, page.pale)


def find_turn(source: Any) -> tuple[int, Bend | None]:
    """Return by how many degrees clockwise a page (of PDFium) is turned before it is read from its picture, and its bend."""
    scale = scale_of(source)
    colours, grey, turned = _seen(source, scale)
    return turned, make_upright(colours, grey, turned, scale).bend


def _grey_of(colours: Any) -> Any:
    """Return the grey levels of a page, its light even and its light print dark."""
    return clean_ink.even(with_dark_print(scan_image.grey_of(colours)))


def grey_page(source: Any, scale: float, turned: int) -> Any:
    """Return the grey levels of a page (of PDFium) at `scale` pixels a point, turned clockwise by `turned` degrees."""
    return turned_by(_grey_of(with_full_print(drawn(source, scale))), turned)


def scale_of(source: Any) -> float:
    """Return the pixels a point at which a page is drawn for reading."""
    width, height = source.get_size()
    return float(min(_DPI / 72, _LARGEST / max(width, height, 1), (_MOST_PIXELS / max(width * height, 1)) ** 0.5))


def drawn(source: Any, scale: float) -> Any:
    """Return the colours of a page (of PDFium) at `scale` pixels a point, what lies round a photographed sheet made paper."""
    import numpy as np

    bitmap = source.render(scale=scale, rev_byteorder=True)  # it owns the pixels
    return without_surroundings(np.ascontiguousarray(bitmap.to_numpy()[..., :3]))


def place_word(read: OcrWord, page: int | None, scale: float, corner: tuple[int, int] = (0, 0)) -> Word:
    """Return a word as the page has it; `corner`: where in the page's picture the part begins that was read."""
    x, y = corner
    x0, top, x1, bottom = (v / scale for v in (read.box[0] + x, read.box[1] + y, read.box[2] + x, read.box[3] + y))
    place = Place(page, Box(x0, top, x1, bottom))
    return Word(read.text, place, round(read.confidence, 4), engine="ocr", other_ink=read.other_ink)
