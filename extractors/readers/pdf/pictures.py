"""Pictures of PDF pages for people to look at: the report and `iku inspect --image`. Nothing is read from them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from extractors.model.geometry import Bend, Box

DPI = 110  # readable on a screen, small on disk
_LARGEST = 2200  # pixels along the longer side
_COLOURS = 32  # of a typed page
_SCAN_QUALITY = 40  # of a scanned page, as WebP: stamps and pen stay readable


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page (1-based) to draw, as its reader saw it, so that boxes lie on their words.

    `turned`: degrees clockwise by which the reader turned it; None where that is found out as the reader did. `scan`: it was
    read from its picture, made level, and straight if it had a `bend`. `photo`: most of it is a picture, stored smaller.
    `hidden`: boxes in points of the page as read, which are made black before anything is written.
    """

    number: int
    turned: int | None = 0
    scan: bool = False
    photo: bool = False
    hidden: tuple[Box, ...] = ()
    bend: Bend | None = None

    @property
    def suffix(self) -> str:
        """Return the ending of the picture's file name."""
        return ".webp" if self.photo else ".png"


def draw_pages(data: bytes, wanted: Iterable[Wanted]) -> Iterator[tuple[Wanted, bytes]]:
    """Yield each page with the bytes of its picture (PNG; WebP of a photo); a page that fails to draw is left out."""
    import pypdfium2 as pdfium

    try:
        document: Any = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return
    try:
        for page in wanted:
            if not 1 <= page.number <= len(document):
                continue
            try:
                image = _drawn(document[page.number - 1], page)
            except pdfium.PdfiumError:
                continue
            buffer = io.BytesIO()
            if page.photo:
                image.save(buffer, "WEBP", quality=_SCAN_QUALITY, method=2)
            else:
                image.quantize(_COLOURS, method=2).save(buffer, "PNG")
            yield page, buffer.getvalue()
    finally:
        document.close()


def _drawn(source: Any, page: Wanted) -> Any:
    from PIL import ImageDraw

    width, height = source.get_size()
    scale = min(DPI / 72, _LARGEST / max(width, height, 1))
    turned, bend = _turn(source) if page.turned is None else (page.turned, page.bend)
    image = source.render(scale=scale, rotation=turned).to_pil().convert("RGB")
    if page.scan:
        image = _straight(image, bend)
    if turned % 180:
        width, height = height, width
    x, y = image.width / width, image.height / height
    draw = ImageDraw.Draw(image)
    for box in page.hidden:
        draw.rectangle((box.x0 * x - 1, box.top * y - 1, box.x1 * x + 1, box.bottom * y + 1), fill="black")
    return image


def _turn(source: Any) -> tuple[int, Bend | None]:
    from extractors.readers.scan import read as scan

    return scan.find_turn(source)


def _straight(image: Any, bend: Bend | None) -> Any:
    """Return a scanned page made level, and straight, as its reader did."""
    import numpy as np
    from PIL import Image

    from extractors.readers.scan import image as scan_image
    from extractors.readers.scan.ink import clean as clean_ink
    from extractors.readers.scan.rulings.bend import straightened

    angle = scan_image.tilt(clean_ink.clean(np.asarray(image)))
    level = image.rotate(angle, resample=Image.Resampling.BILINEAR, fillcolor="white") if angle else image
    return level if bend is None else Image.fromarray(straightened(np.asarray(level), bend))


def page_sizes(data: bytes, pages: Iterable[int]) -> dict[int, tuple[float, float]]:
    """Return (width, height) in points of the 1-based `pages` of a PDF, as they are shown."""
    import pypdfium2 as pdfium

    try:
        document: Any = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return {}
    try:
        return {p: tuple(document[p - 1].get_size()) for p in pages if 1 <= p <= len(document)}
    finally:
        document.close()


@dataclass(frozen=True, slots=True)
class Mark:
    """A box to draw on a page, in points of the page as read, with its colour and a short label."""

    box: Box
    colour: str
    label: str = ""


def draw_marks(data: bytes, page: Wanted, marks: Iterable[Mark]) -> bytes | None:
    """Return a PNG of a page with marks on it, drawn by pdfplumber; None where the page cannot be drawn.

    Later marks lie over earlier ones.
    """
    from extractors.readers.pdf.by_plumber import corner_of, open_plumber

    alone = _page_alone(data, page.number, page.turned or 0)
    opened = open_plumber(alone) if alone is not None else None
    if opened is None:
        return None
    with opened:
        source = opened.pages[0]
        x, y = corner_of(source)
        longest = max(source.width, source.height, 1)
        image = source.to_image(resolution=min(DPI, _LARGEST / longest * 72), antialias=True)
        if page.scan:
            image.original = _straight(image.original, page.bend)
            image.reset()
        for mark in marks:
            box = mark.box
            image.draw_rect(
                (box.x0 + x, box.top + y, box.x1 + x, box.bottom + y), fill=None, stroke=mark.colour, stroke_width=2
            )
            if mark.label:
                at = image._reproject((box.x0 + x, max(0.0, box.top + y - 9)))
                image.draw.text(at, mark.label, fill=mark.colour)
        buffer = io.BytesIO()
        image.save(buffer, quantize=True, colors=96)
        return buffer.getvalue()


def _page_alone(data: bytes, number: int, turned: int) -> bytes | None:
    """Return a PDF of one page, turned as its reader turned it; None where it has none such."""
    import pypdfium2 as pdfium

    try:
        source: Any = pdfium.PdfDocument(data)
        alone: Any = pdfium.PdfDocument.new()
        alone.import_pages(source, [number - 1])
        page = alone[0]
        page.set_rotation((page.get_rotation() + turned) % 360)
        made = io.BytesIO()
        alone.save(made)
    except (pdfium.PdfiumError, IndexError):
        return None
    return made.getvalue()
