"""Pictures of a Word file: where its drawings name them, and the file read with the words of the large ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from extractors.model.document import Document
from extractors.readers.package import Package, R
from extractors.readers.pictures import with_pictures

_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_V: Final = "urn:schemas-microsoft-com:vml"
_STYLE_SIZE = re.compile(r"(width|height)\s*:\s*([\d.]+)pt")


def pictures_of(drawing: etree._Element) -> Iterator[tuple[str, float, float]]:
    """Yield the relationship of each picture of a drawing with its width and height in points (0 where it says none)."""
    for blip in drawing.iter(f"{{{_A}}}blip"):
        extent = next(drawing.iter("{*}extent"), None)
        sizes = [extent.get(side) or "0" for side in ("cx", "cy")] if extent is not None else ["0", "0"]
        width, height = (float(told) / 12_700 if told.isdecimal() else 0.0 for told in sizes)
        yield blip.get(f"{{{R}}}embed") or "", width, height
    for data in drawing.iter(f"{{{_V}}}imagedata"):
        shape = next((up for up in data.iterancestors("*") if up.get("style")), None)
        told = dict(_STYLE_SIZE.findall(shape.get("style") or "")) if shape is not None else {}
        yield data.get(f"{{{R}}}id") or "", float(told.get("width", 0)), float(told.get("height", 0))


def read_pictures(data: bytes, document: Document) -> Document:
    """Return a DOCX's document with the words of its large pictures where they stand; the same one without such.

    A picture that cannot be read keeps its note.
    """
    return with_pictures(document, lambda part: Package(data).bytes_of(part))
