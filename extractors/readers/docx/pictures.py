"""Pictures of a Word file: where its drawings name them, and the file read with the words of the large ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from extractors.model.document import Document
from extractors.readers.package import Package, R
from extractors.readers.pictures import POINTS, with_pictures

_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_V: Final = "urn:schemas-microsoft-com:vml"
_STYLE_SIZE = re.compile(
    r"(?<![-\w])(width|height)\s*:\s*(\d{1,6}(?:\.\d{1,9})?)\s*(pt|in|cm|mm|pc|px)\b", re.IGNORECASE
)
_LONGEST: Final = 10_000.0  # points of a side that is believed


def pictures_of(drawing: etree._Element) -> Iterator[tuple[str, float, float]]:
    """Yield the relationship of each picture of a drawing with its width and height in points (0 where it says none).

    A picture that is only linked lies in another file: its relationship leads out of this one.
    """
    for blip in drawing.iter(f"{{{_A}}}blip"):
        extent = next(drawing.iter("{*}extent"), None)
        sizes = [extent.get(side) or "0" for side in ("cx", "cy")] if extent is not None else ["0", "0"]
        width, height = (min(float(told) / 12_700, _LONGEST) if told.isdecimal() else 0.0 for told in sizes)
        yield blip.get(f"{{{R}}}embed") or blip.get(f"{{{R}}}link") or "", width, height
    for data in drawing.iter(f"{{{_V}}}imagedata"):
        # what stands in a group says its size in units of its own, and the group in points
        styles = (_STYLE_SIZE.findall(up.get("style") or "") for up in data.iterancestors("*"))
        told = {
            side.lower(): min(float(n) * POINTS[unit.lower()], _LONGEST)
            for side, n, unit in next(filter(None, styles), [])
        }
        yield data.get(f"{{{R}}}id") or data.get(f"{{{R}}}href") or "", told.get("width", 0.0), told.get("height", 0.0)


def read_pictures(data: bytes, document: Document) -> Document:
    """Return a DOCX's document with the words of its large pictures where they stand; the same one without such.

    A picture that cannot be read keeps its note.
    """
    return with_pictures(document, lambda part: Package(data).bytes_of(part))
