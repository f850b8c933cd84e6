"""Shapes drawn in an ODT: which elements are shapes, which hold text, and how long their sides are."""

from __future__ import annotations

from typing import Final

from lxml import etree

from extractors.readers.pictures import POINTS

_URN: Final = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TEXT, _TABLE = (_URN % name for name in ("text", "table"))
SHAPES: Final = frozenset({
    "frame", "custom-shape", "g", "rect", "line", "polyline", "polygon", "regular-polygon", "path", "circle", "ellipse",
    "connector", "caption", "measure",
})  # fmt: skip


def holds_text(shape: etree._Element) -> bool:
    """Return whether paragraphs, lists or tables stand directly in an element."""
    return any(one.tag.startswith((_TEXT, _TABLE)) for one in shape.iterchildren("*"))


def points(told: str) -> float | None:
    """Return a length in points; None where it is none."""
    unit = POINTS.get(told[-2:])
    return float(told[:-2]) * unit if unit and told[:-2].replace(".", "", 1).isdecimal() else None
