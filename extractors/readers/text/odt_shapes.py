"""Shapes drawn in an ODT: which elements are shapes, which hold text, and how long their sides are."""

from __future__ import annotations

from typing import Final

from lxml import etree

_URN: Final = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TEXT, _TABLE = (_URN % name for name in ("text", "table"))
SHAPES: Final = frozenset({
    "frame", "custom-shape", "g", "rect", "line", "polyline", "polygon", "regular-polygon", "path", "circle", "ellipse",
    "connector", "caption", "measure",
})  # fmt: skip
_UNITS: Final = {"cm": 72 / 2.54, "mm": 7.2 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75}  # in points


def holds_text(shape: etree._Element) -> bool:
    """Return whether paragraphs, lists or tables stand directly in an element."""
    return any(one.tag.startswith((_TEXT, _TABLE)) for one in shape.iterchildren("*"))


def points(told: str) -> float | None:
    """Return a length in points; None where it is none."""
    unit = _UNITS.get(told[-2:])
    return float(told[:-2]) * unit if unit and told[:-2].replace(".", "", 1).isdecimal() else None
