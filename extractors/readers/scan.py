"""The only door to OCR: pages without a usable text layer become words with places and honest confidence.

Tesseract (through tesserocr, with the Indonesian model in ocr_models/) reads the cleaned page; the rulings found in the image
go through the same grid builder as those of a born-digital page. RapidOCR reads again the stretches where a NIP stands,
because it reads through stamps and pen strokes. One page at a time is held in memory.
"""

from __future__ import annotations

import gzip
import os
import re
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from extractors.document import Document, Page, TextSource
from extractors.drawn import Reading
from extractors.geometry import Box
from extractors.quote import Place, Word
from extractors.readers import scan_image
from extractors.rulings import Segment, find_stages

_DPI = 300
_LARGEST = 4200  # pixels along the longer side
_BLANK = 0.0015  # share of dark pixels below which a page is an empty back
_GOOD = 0.10  # share of common words from which a text layer (or a reading) makes sense
_CELLS = 4  # a grid of fewer cells is read as running text
_FRAME = 12  # pixels of white round a cell
_LEAST = 12.0  # confidence (0..100) below which a mark is dirt
_SIGNED = re.compile(
    r"^\W*(?:N[IlL1i]P\b|NIP\.?\d|(?:pembina|penata|pengatur|camat|bupati|wali\s?kota|inspektur|pihak)\b|(?:19|20)\d\d$)",
    re.IGNORECASE,
)
_ZONE = 0.35  # share of the page's height that a signature with its title may take
_HEARD = 0.6  # score below which the second engine is not heard
_SURE = 0.8  # confidence below which the first engine's word is in doubt
_DIGITS = re.compile(r"\D")
_DIRT = "|“”‘’—–_~«»•°^`\\{}¦"
_SETTLED = frozenset({"page_without_text", "rulings_unreadable"})


@dataclass(frozen=True, slots=True)
class _Read:
    text: str
    box: tuple[int, int, int, int]
    confidence: float


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

    A page needs it when it has no text but ink, or a text layer that makes no sense; with `force` every page does.
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
    """Return whether a page must be read from its picture: no words, or a scan's text layer without sense."""
    words = [w.text for b in page.blocks for w in (b.words if hasattr(b, "words") else ())]
    if not words:
        return page.source == "none"
    return page.source == "ocr" and sense(words) < _GOOD


@cache
def _common() -> frozenset[str]:
    return frozenset(files("extractors").joinpath("common_words.txt").read_text(encoding="utf-8").split())


def sense(words: Sequence[str]) -> float:
    """Return the share of the words (three letters and more) that are among the commonest of such documents, 0..1."""
    plain = [re.sub(r"\W", "", w.casefold()) for w in words]
    long = [w for w in plain if len(w) >= 3]
    return sum(1 for w in long if w in _common()) / len(long) if long else 0.0


def _read_page(source: Any, page: Page) -> Page:
    import numpy as np

    width, height = source.get_size()
    scale = min(_DPI / 72, _LARGEST / max(width, height, 1))
    image = np.asarray(source.render(scale=scale).to_pil().convert("RGB"))
    grey = scan_image.clean(image)
    if scan_image.ink_share(grey) < _BLANK:
        return page
    turned = 0
    cleaned, straight, found = _read_upright(grey, image)
    if sense([r.text for r in found]) < _GOOD or scan_image.is_sideways(grey):
        side_grey, side_image, degrees = _upright(grey, image)
        again = _read_upright(side_grey, side_image)
        if sense([r.text for r in again[2]]) > sense([r.text for r in found]):
            (cleaned, straight, found), turned = again, degrees
            width, height = (height, width) if degrees % 180 else (width, height)
    found = _second_opinion(found, straight)
    words = tuple(_word(r, page.number, scale) for r in found)
    stages = find_stages(
        [Segment(at / scale, a / scale, b / scale) for at, a, b in cleaned.horizontal],
        [Segment(at / scale, a / scale, b / scale) for at, a, b in cleaned.vertical],
        [w.place.box for w in words if w.place.box is not None],
    )
    blocks = Reading(words, {}, (), stages).blocks(page.number)
    return replace(page, width=width, height=height, blocks=blocks, source="ocr", turned=(page.turned + turned) % 360)


def _read_upright(grey: Any, image: Any) -> tuple[scan_image.Cleaned, Any, list[_Read]]:
    """Return the page made straight without its rulings, its picture made straight, and the words read.

    The cells of a ruled table are read one by one, what stands outside them as running text.
    """
    angle = scan_image.tilt(grey)
    cleaned = scan_image.find_rulings(scan_image.rotate(grey, angle))
    stages = find_stages([Segment(*s) for s in cleaned.horizontal], [Segment(*s) for s in cleaned.vertical])
    tiles = [t.box for grid in stages.grids if len(grid.tiles) >= _CELLS for t in grid.tiles]
    rest = cleaned.grey.copy()
    words: list[_Read] = []
    for box in tiles:
        x0, y0, x1, y1 = (round(v) for v in (box.x0, box.top, box.x1, box.bottom))
        cell = cleaned.grey[max(0, y0) : y1, max(0, x0) : x1]
        rest[max(0, y0) : y1, max(0, x0) : x1] = 255
        if cell.size and min(cell.shape) > 12 and (cell < 128).any():
            words += [_moved(r, max(0, x0), max(0, y0)) for r in _tesseract(_framed(cell), block=True)]
    return cleaned, scan_image.rotate(image, angle), [*_tesseract(rest), *words]


def _framed(cell: Any) -> Any:
    """Return a cell with white round it: the engine loses letters that touch the border."""
    import numpy as np

    return np.pad(cell, _FRAME, constant_values=255)


def _moved(read: _Read, x: int, y: int) -> _Read:
    x0, y0, x1, y1 = read.box
    return replace(read, box=(x0 + x - _FRAME, y0 + y - _FRAME, x1 + x - _FRAME, y1 + y - _FRAME))


def _word(read: _Read, page: int | None, scale: float) -> Word:
    x0, top, x1, bottom = (v / scale for v in read.box)
    return Word(read.text, Place(page, Box(x0, top, x1, bottom)), round(read.confidence, 4), engine="ocr")


def _upright(grey: Any, image: Any) -> tuple[Any, Any, int]:
    """Return the page turned by the quarter in which its words make more sense, and the degrees clockwise."""
    import numpy as np

    best = max(
        (90, 270, 180), key=lambda degrees: sense([r.text for r in _tesseract(_half(np.rot90(grey, -degrees // 90)))])
    )
    return np.ascontiguousarray(np.rot90(grey, -best // 90)), np.ascontiguousarray(np.rot90(image, -best // 90)), best


def _half(grey: Any) -> Any:
    import numpy as np

    return np.ascontiguousarray(grey[::2, ::2])


@cache
def _model() -> str:
    """Return the folder with the unpacked Indonesian model; it is unpacked once a machine and version."""
    packed = files("extractors.readers").joinpath("ocr_models").joinpath("ind.traineddata.gz").read_bytes()
    folder = Path(tempfile.gettempdir()) / f"iku-ocr-{len(packed)}"
    target = folder / "ind.traineddata"
    if not target.exists():
        folder.mkdir(parents=True, exist_ok=True)
        part = folder / f"{os.getpid()}.part"
        part.write_bytes(gzip.decompress(packed))
        part.replace(target)
    return str(folder)


@cache
def _api() -> Any:
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    import tesserocr

    api = tesserocr.PyTessBaseAPI(path=_model(), lang="ind", psm=tesserocr.PSM.SPARSE_TEXT)
    api.SetVariable("preserve_interword_spaces", "1")
    return api


def _tesseract(grey: Any, *, block: bool = False) -> list[_Read]:
    """Return the words of a grey page (or of one block of text) in reading order of the engine, without dirt."""
    import tesserocr
    from PIL import Image

    api = _api()
    api.SetPageSegMode(tesserocr.PSM.SINGLE_BLOCK if block else tesserocr.PSM.SINGLE_COLUMN)
    api.SetImage(Image.fromarray(grey))
    api.SetSourceResolution(_DPI)
    api.Recognize()
    found: list[_Read] = []
    iterator = api.GetIterator()
    if iterator is None:
        return found
    for item in tesserocr.iterate_level(iterator, tesserocr.RIL.WORD):
        try:
            text = item.GetUTF8Text(tesserocr.RIL.WORD)
        except RuntimeError:
            continue
        box, sure = item.BoundingBox(tesserocr.RIL.WORD), item.Confidence(tesserocr.RIL.WORD)
        plain = (text or "").strip().strip(_DIRT)
        if box is None or sure < _LEAST or not any(c.isalnum() or c in "%:-()/" for c in plain):
            continue
        if len(plain) == 1 and not plain.isalnum() and sure < 60:
            continue
        found.append(_Read(plain, box, sure / 100))
    return found


@cache
def _rapid() -> Any:
    import logging

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    from rapidocr import RapidOCR

    return RapidOCR(params={"EngineConfig.onnxruntime.intra_op_num_threads": 1, "Global.log_level": "error"})


def _second_opinion(found: list[_Read], image: Any) -> list[_Read]:
    """Return the words with the signature's zone read again by the engine that reads through stamps and pen strokes.

    Line by line: where both read the same, the first engine's words stay (it keeps the blanks) and are sure. A number of
    eighteen digits that only the second engine sees is taken; where each sees another one, with half the confidence. Other
    lines change only where the first engine was in doubt.
    """
    zone = _zone(found, image.shape[0])
    if zone is None:
        return found
    top, bottom = zone
    result = _rapid()(image[top:bottom])
    if result.boxes is None:
        return found
    made = list(found)
    for corners, text, score in zip(result.boxes, result.txts or (), result.scores or (), strict=False):
        xs, ys = [float(c[0]) for c in corners], [float(c[1]) + top for c in corners]
        box = (round(min(xs)), round(min(ys)), round(max(xs)), round(max(ys)))
        made = _vote(made, _Read(text.strip(), box, float(score)))
    return made


def _zone(found: Sequence[_Read], height: int) -> tuple[int, int] | None:
    """Return the rows of the picture in which a signature stands; None where none is announced."""
    marks = [r for r in found if _SIGNED.match(r.text)]
    if not marks:
        return None
    last = max(r.box[3] for r in marks)
    near = [r for r in marks if last - r.box[1] <= height * _ZONE]
    top = min(r.box[1] for r in near) - height * 0.12
    return max(0, round(top)), min(height, round(last + height * 0.05))


def _vote(found: list[_Read], second: _Read) -> list[_Read]:
    """Return the words after one line of the second engine was heard."""
    if not second.text or second.confidence < _HEARD:
        return found
    x0, y0, x1, y1 = second.box
    first = [r for r in found if _middle_in(r, x0, y0, x1, y1)]
    a, b = (_DIGITS.sub("", t) for t in ("".join(r.text for r in first), second.text))
    letters = [
        re.sub(r"\W", "", t).casefold()
        for t in ("".join(r.text for r in sorted(first, key=lambda r: r.box[0])), second.text)
    ]
    if letters[0] == letters[1] and first:
        return [replace(r, confidence=max(r.confidence, second.confidence)) if r in first else r for r in found]
    numbers = len(b) == 18 and len(a) != 18
    disputed = len(b) == 18 and len(a) == 18
    blanks = second.text.count(" ") + 1 >= len(first)  # it often loses blanks: then the first engine knows better
    doubtful = not first or min(r.confidence for r in first) < (max(_SURE, second.confidence) if blanks else 0.5)
    if not (numbers or disputed or doubtful):
        return found
    sure = 0.5 if disputed else second.confidence
    rest = [r for r in found if r not in first]
    at = found.index(first[0]) if first else len(rest)
    return [*rest[:at], *_words_of(replace(second, confidence=sure)), *rest[at:]]


def _middle_in(read: _Read, x0: int, y0: int, x1: int, y1: int) -> bool:
    x, y = (read.box[0] + read.box[2]) / 2, (read.box[1] + read.box[3]) / 2
    return x0 - 2 <= x <= x1 + 2 and y0 <= y <= y1


def _words_of(line: _Read) -> list[_Read]:
    """Return the words of a line, each with its share of the line's box."""
    x0, y0, x1, y1 = line.box
    step = (x1 - x0) / max(1, len(line.text))
    return [
        _Read(m.group(), (round(x0 + m.start() * step), y0, round(x0 + m.end() * step), y1), line.confidence)
        for m in re.finditer(r"\S+", line.text)
    ]
