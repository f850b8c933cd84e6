"""Pictures on typed pages that hold what a page lacks: a signature's block pasted as a picture, name and NIP inside it.

Only such a picture is read: big enough for a name, without words over it, on a page that has no NIP, below words that
lead to a signature or at the end of a document that has no NIP at all. A coat of arms or a photograph costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from extractors.model.document import Document, Line, Page, ReaderNote, Table
from extractors.model.geometry import Box
from extractors.model.quote import Word
from extractors.page.glyphs import PageContent
from extractors.page.layout import merge_blocks
from extractors.page.rulings import find_stages
from extractors.readers.scan import image as scan_image
from extractors.readers.scan.engines import OcrWord
from extractors.readers.scan.ink import clean as clean_ink
from extractors.readers.scan.ink import shapes as ink_shapes
from extractors.readers.scan.lines.second import check_numbers
from extractors.readers.scan.signatures.word_rows import lines_of, signature_zones
from extractors.readers.scan.signatures.zones import is_coloured, join_readings, read_lines
from extractors.text.inline_labels import patterns
from extractors.text.spans import find_names, find_nips

_DPI = 300
_WIDTH, _HEIGHT = 90.0, 24.0  # points: a smaller picture holds no name
_LARGEST = 0.5  # share of the page: a larger one is the page itself
_REACH = 60.0  # points above a picture within which a line may lead to it
_LOWER = 0.35  # share of the page's height from which the end of a text may stand
_MOST = 4  # pictures read on a page
_MARGIN = 2.0  # points
_LEADS = patterns("signature")["leads_to_name"]
_NIP = re.compile(r"(?<!\d)(?:\d[ .]?){15,19}(?!\d)")


def read_pictures(data: bytes, document: Document) -> Document:
    """Return a PDF's document with the words of pictures that stand where a signature is missing; the same one without such.

    The words are marked as read by OCR, their pages as "mixed"; a page with more such pictures than are read is noted.
    """
    numbered = any(_has_nip(page) for page in document.pages)
    found = {page.number: boxes for page in document.pages if (boxes := picture_boxes(page, last=not numbered))}
    if not found:
        return document
    notes = [ReaderNote("picture_unread", number) for number, boxes in found.items() if len(boxes) > _MOST]
    wanted = {number: boxes[:_MOST] for number, boxes in found.items()}
    import pypdfium2 as pdfium

    try:
        opened: Any = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:  # pdfminer reads files that pdfium refuses
        return replace(document, notes=(*document.notes, *(ReaderNote("picture_unread", number) for number in found)))
    made: dict[int | None, Page] = {}
    try:
        for page in document.pages:
            if page.number is None or page.number not in wanted:
                continue
            try:
                made[page.number] = _with_pictures(opened[page.number - 1], page, wanted[page.number])
            except pdfium.PdfiumError:  # a page that it cannot load
                notes.append(ReaderNote("picture_unread", page.number))
    finally:
        opened.close()
    pages = tuple(made.get(page.number, page) for page in document.pages)
    read = document if pages == document.pages else replace(document, pages=pages, text_source="mixed")
    notes = list(dict.fromkeys(notes))
    return replace(read, notes=(*read.notes, *notes)) if notes else read


def picture_boxes(page: Page, *, last: bool) -> list[Box]:
    """Return the boxes of a typed page's pictures that may hold a signature's block, from top to bottom.

    `last`: whether the document has no NIP at all, so that a picture behind the page's last words is asked, too.
    """
    if page.source != "born_digital" or page.turned or page.width is None or page.height is None or _has_nip(page):
        return []
    lines = [(line.text, box) for block in page.blocks for line in _lines(block) if (box := line.box) is not None]
    end = max((box.bottom for _, box in lines), default=0.0)
    area = _LARGEST * page.width * page.height
    found = []
    for image in page.images:
        if image.width < _WIDTH or image.height < _HEIGHT or image.width * image.height > area:
            continue
        if any(image.holds(box.cx, box.cy) for _, box in lines):
            continue
        led = any(
            _LEADS.search(text) and 0 <= image.top - box.bottom + 6 <= _REACH and box.overlap_x(image)
            for text, box in lines
        )
        ends = last and image.top >= end - 6 and image.top >= _LOWER * page.height
        if led or ends:
            found.append(image)
    return sorted(found, key=lambda b: (b.top, b.x0))


def _lines(block: Line | Table) -> Sequence[Line]:
    return (block,) if isinstance(block, Line) else [line for cell in block.cells for line in cell.lines]


def _has_nip(page: Page) -> bool:
    return any(_NIP.search(line.text) for block in page.blocks for line in _lines(block))


def _with_pictures(source: Any, page: Page, boxes: Sequence[Box]) -> Page:
    """Return the page with the lines of the pictures that turn out to be signatures, in reading order."""
    import numpy as np

    from extractors.readers.scan.read import place_word

    scale = _DPI / 72
    words: list[Word] = []
    whole = np.asarray(source.render(scale=scale).to_pil().convert("RGB"))
    for box in boxes:
        x0, y0 = max(0, round((box.x0 - _MARGIN) * scale)), max(0, round((box.top - _MARGIN) * scale))
        part = whole[y0 : round((box.bottom + _MARGIN) * scale), x0 : round((box.x1 + _MARGIN) * scale)]
        found = _read(np.ascontiguousarray(part))
        if signs(found):
            words += [place_word(r, page.number, scale, (x0, y0)) for r in found]
    if not words:
        return page
    lines = [
        b for b in PageContent(tuple(words), {}, (), find_stages([], [], [])).blocks(page.number) if isinstance(b, Line)
    ]
    typed = [b for b in page.blocks if isinstance(b, Line)]
    tables = [b for b in page.blocks if isinstance(b, Table)]
    return replace(page, blocks=merge_blocks([*typed, *lines], tables), source="mixed")


def _read(part: Any) -> list[OcrWord]:
    grey = clean_ink.even(scan_image.grey_of(part))
    if ink_shapes.ink_box(grey) is None:
        return []
    lines, cleaned = read_lines(grey), clean_ink.clean(part)
    if is_coloured(grey, cleaned):
        lines = join_readings(lines, read_lines(cleaned))
    return [word for line in lines for word in check_numbers(grey, line)]


def signs(found: Sequence[OcrWord]) -> bool:
    """Return whether what was read in a picture is a signature's block: a NIP, a name with a title, or an office's rank."""
    lines = [" ".join(r.text for r in row) for row in lines_of(found)]
    if any(_NIP.search(line) or find_nips(line) or find_names(line) for line in lines):
        return True
    return len(lines) >= 2 and bool(signature_zones(found, max(r.box[3] for r in found)))
