"""Pictures of PDF pages for people to look at: the report and `iku inspect --image`. Nothing is read from them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any

from extractors.geometry import Box

DPI = 110  # readable on a screen, small on disk
_LARGEST = 2200  # pixels along the longer side


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
