"""Pictures of PDF pages for people to look at: the report and `iku inspect --image`. Nothing is read from them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from extractors.model.geometry import Box

DPI = 110  # readable on a screen, small on disk
_LARGEST = 2200  # pixels along the longer side
_COLOURS = 32  # of a typed page
_SCAN_QUALITY = 40  # of a scanned page, as WebP: stamps and pen stay readable


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page (1-based) to draw, as its reader saw it, so that boxes lie on their words.

    `turned`: degrees clockwise by which the reader turned it; None where that is found out as the reader did. `scan`: it was
    read from its picture, made straight. `photo`: most of it is a picture, stored smaller as one.
    `hidden`: boxes in points of the page as read, which are made black before anything is written.
    """

    number: int
    turned: int | None = 0
    scan: bool = False
    photo: bool = False
    hidden: tuple[Box, ...] = ()

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
    turned = _turn(source) if page.turned is None else page.turned
    image = source.render(scale=scale, rotation=turned).to_pil().convert("RGB")
    if page.scan:
        image = _straight(image)
    if turned % 180:
        width, height = height, width
    x, y = image.width / width, image.height / height
    draw = ImageDraw.Draw(image)
    for box in page.hidden:
        draw.rectangle((box.x0 * x - 1, box.top * y - 1, box.x1 * x + 1, box.bottom * y + 1), fill="black")
    return image


def _turn(source: Any) -> int:
    from extractors.readers.scan import read as scan

    return scan.find_turn(source)


def _straight(image: Any) -> Any:
    """Return a scanned page made straight as its reader did."""
    import numpy as np
    from PIL import Image

    from extractors.readers.scan import image as scan_image

    angle = scan_image.tilt(scan_image.clean(np.asarray(image)))
    return image.rotate(angle, resample=Image.Resampling.BILINEAR, fillcolor="white") if angle else image


def render_pages(data: bytes, pages: Iterable[int], *, dpi: int = DPI, turned: int = 0) -> Iterator[tuple[int, bytes]]:
    """Yield (page number, PNG bytes) of the 1-based `pages` of a PDF; a page that fails to draw is left out.

    `turned`: degrees clockwise by which the reader turned the page, so that boxes lie on their words.
    """
    import pypdfium2 as pdfium

    try:
        document: Any = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return
    try:
        for number in pages:
            if not 1 <= number <= len(document):
                continue
            try:
                page = document[number - 1]
                width, height = page.get_size()
                scale = min(dpi / 72, _LARGEST / max(width, height, 1))
                image = page.render(scale=scale, rotation=turned).to_pil().convert("P", palette=1, colors=64)
            except pdfium.PdfiumError:
                continue
            buffer = io.BytesIO()
            image.save(buffer, "PNG", optimize=True)
            yield number, buffer.getvalue()
    finally:
        document.close()


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


def draw_boxes(data: bytes, number: int, boxes: Iterable[tuple[Box, str, str]], *, turned: int = 0) -> bytes | None:
    """Return a PNG of a page with coloured boxes and short labels drawn on it; None where the page cannot be drawn.

    `boxes`: (box in points, colour name, label); later ones lie over earlier ones.
    """
    from PIL import Image, ImageDraw

    png = next((p for _, p in render_pages(data, [number], turned=turned)), None)
    sizes = page_sizes(data, [number])
    if png is None or number not in sizes:
        return None
    image = Image.open(io.BytesIO(png)).convert("RGB")
    width, height = sizes[number] if turned % 180 == 0 else sizes[number][::-1]
    x, y = image.width / width, image.height / height
    draw = ImageDraw.Draw(image)
    for box, colour, label in boxes:
        draw.rectangle((box.x0 * x, box.top * y, box.x1 * x, box.bottom * y), outline=colour, width=2)
        if label:
            draw.text((box.x0 * x + 3, box.top * y + 2), label, fill=colour)
    buffer = io.BytesIO()
    image.convert("P", palette=Image.Palette.ADAPTIVE, colors=96).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
