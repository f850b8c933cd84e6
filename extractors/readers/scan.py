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
from importlib.resources import files
from typing import Any

from extractors.document import Document, Page, TextSource
from extractors.drawn import Reading
from extractors.geometry import Box
from extractors.quote import Place, Word
from extractors.readers import scan_image
from extractors.readers.ocr_engines import Read, read_line, read_words
from extractors.readers.ocr_votes import lines_of, signature_zones, vote_on_line, vote_on_lines, wants_second
from extractors.readers.ocr_zones import read_again
from extractors.rulings import Segment, Stages, find_stages

_DPI = 300
_LARGEST = 4200  # pixels along the longer side
_BLANK = 0.0015  # share of dark pixels below which a page is an empty back
_LEVEL = 1.6  # how much more rows must vary than columns before a page is upright without a look at its words
_CLEAR = 0.2  # share of common words from which a reading is certainly the right way up
_BETTER = 0.05  # by which another program's text layer must make more sense than our own reading to be kept
_CELLS = 4  # a grid of fewer cells is read as running text
_FRAME = 12  # pixels of white round a cell
_DOUBTFUL = 0.75  # mean confidence of a cell's words below which the second engine reads the whole cell
_DASH = 0.6  # confidence of a lone stroke in a cell
_SETTLED = frozenset({"page_without_text", "rulings_unreadable"})


@dataclass(frozen=True, slots=True)
class _Upright:
    """A page made straight: without its rulings, its words, and the boxes of table cells that hold no signature."""

    cleaned: scan_image.Cleaned
    words: list[Read]
    cells: list[tuple[int, int, int, int]]


def read_scans(data: bytes, document: Document, *, force: bool = False) -> Document:
    """Return a PDF's document with the pages that need it read from their pictures, its source and notes made true."""
    pages = read_pages(data, document.pages, force=force)
    if pages == document.pages:
        return document
    read = {page.number for page, old in zip(pages, document.pages, strict=True) if page is not old}
    notes = tuple(n for n in document.notes if not (n.code in _SETTLED and n.page in read))
    sources = {page.source for page in pages if page.blocks}
    source: TextSource = "none" if not sources else sources.pop() if len(sources) == 1 else "mixed"
    return replace(document, pages=pages, notes=notes, text_source=source)


def read_pages(
    data: bytes,
    pages: Sequence[Page],
    *,
    force: bool = False,
    on_page: Callable[[int, int], None] = lambda done, total: None,
) -> tuple[Page, ...]:
    """Return the pages of a PDF with those that need it read from their picture; others unchanged.

    A page needs it when it has no text but ink, or only another program's reading; with `force` every page does.
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
                read[page.number] = _read_page(document[page.number - 1], page)
            on_page(done, len(wanted))
    finally:
        document.close()
    return tuple(read.get(page.number, page) for page in pages)


def needs_reading(page: Page) -> bool:
    """Return whether a page must be read from its picture: no words, or words that another program read there.

    Of fifteen text layers under scans seen, most spoil numbers and names ("zoo5", "NlP"), also those that read well.
    """
    return page.source in ("none", "ocr")


def _texts(page: Page) -> list[str]:
    return [w.text for block in page.blocks for w in block.words]


@cache
def _common() -> frozenset[str]:
    return frozenset(files("extractors").joinpath("common_words.txt").read_text(encoding="utf-8").split())


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
    words = tuple(_word(r, page.number, scale) for r in found)
    stages = _stages(read.cleaned, scale, [w.place.box for w in words if w.place.box is not None])
    blocks = Reading(words, {}, (), stages).blocks(page.number)
    return replace(page, width=width, height=height, blocks=blocks, source="ocr", turned=(page.turned + turned) % 360)


def _stages(cleaned: scan_image.Cleaned, scale: float, texts: Sequence[Box] = ()) -> Stages:
    """Return the grids of the rulings, in points; `scale` is pixels a point."""
    across, upright = (
        [Segment(at / scale, start / scale, end / scale) for at, start, end in strokes]
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


def _sense(words: Sequence[Read]) -> float:
    return sense([r.text for r in words])


def _read_upright(grey: Any, scale: float) -> _Upright:
    """Return the page made straight and read: the cells of a ruled table one by one, the rest as running text."""
    cleaned = scan_image.find_rulings(scan_image.rotate(grey, scan_image.tilt(grey)))
    tiles = [t.box for grid in _stages(cleaned, scale).grids if len(grid.tiles) >= _CELLS for t in grid.tiles]
    rest = cleaned.grey.copy()
    words: list[Read] = []
    cells: list[tuple[int, int, int, int]] = []
    for box in tiles:
        x0, y0, x1, y1 = (max(0, round(v * scale)) for v in (box.x0, box.top, box.x1, box.bottom))
        found = _read_cell(cleaned.grey[y0:y1, x0:x1])
        rest[y0:y1, x0:x1] = 255
        words += [_moved(r, x0, y0) for r in found]
        if not signature_zones(found, y1 - y0):
            cells.append((x0, y0, x1, y1))
    return _Upright(cleaned, [*read_words(rest, dpi=_DPI), *words], cells)


def _read_cell(cell: Any) -> list[Read]:
    """Return the words of a cell; short lines and numbers that may end in a percent sign are read by both engines."""
    if not cell.size or min(cell.shape) <= 12 or not (cell < 128).any():
        return []
    framed = _framed(scan_image.without_speckles(cell))
    words = read_words(framed, dpi=_DPI, block=True)
    if not words:
        return _read_bare(framed)
    if sum(r.confidence for r in words) < _DOUBTFUL * len(words):
        return vote_on_lines(words, read_again(framed, words, all_lines=True).lines, (0, framed.shape[0]))
    if not wants_second(words):
        return words
    made: list[Read] = []
    for line in lines_of(words):
        made += vote_on_line(line, *read_line(_cut(framed, line))) if wants_second(line) else line
    return made


def _read_bare(cell: Any) -> list[Read]:
    """Return what the first engine missed in a cell with ink: a lone dash, or a short text that the second one reads."""
    box = scan_image.ink_box(cell)
    if box is None:
        return []
    x0, y0, x1, y1 = box
    if scan_image.is_dash(cell, box):
        return [Read("-", box, _DASH)]
    if y1 - y0 < 12 or x1 - x0 < 6:
        return []
    text, score = read_line(_cut(cell, [Read("", box, 0.0)]))
    return [Read(text, box, score)] if score >= 0.9 and any(c.isalnum() for c in text) and " " not in text else []


def _cut(cell: Any, line: Sequence[Read]) -> Any:
    """Return the picture of a line with white round it; it reaches a little further right, where a % may be lost."""
    import numpy as np

    x0, x1 = min(r.box[0] for r in line), max(r.box[2] for r in line)
    y0, y1 = min(r.box[1] for r in line), max(r.box[3] for r in line)
    height = y1 - y0
    pad = max(4, height // 4)
    piece = cell[max(0, y0 - pad) : y1 + pad, max(0, x0 - pad) : x1 + max(pad, height)]
    return np.pad(piece, _FRAME, constant_values=255)


def _second_opinion(read: _Upright) -> list[Read]:
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


def _framed(cell: Any) -> Any:
    """Return a cell with white round it: the engine loses letters that touch the border."""
    import numpy as np

    return np.pad(cell, _FRAME, constant_values=255)


def _moved(read: Read, x: int, y: int) -> Read:
    return read.moved(x - _FRAME, y - _FRAME)


def _word(read: Read, page: int | None, scale: float) -> Word:
    x0, top, x1, bottom = (v / scale for v in read.box)
    return Word(read.text, Place(page, Box(x0, top, x1, bottom)), round(read.confidence, 4), engine="ocr")
