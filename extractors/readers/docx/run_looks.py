"""What the properties of a run say of its letters: underlined, of which font; symbols of fonts."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from extractors.page.signs import read_sign
from extractors.readers.docx.styles import child, val
from extractors.readers.lines import Piece
from extractors.readers.package import W


def read_symbol(inner: etree._Element) -> Iterator[Piece]:
    """Yield what a sign of a font ("w:sym") shows, where it is known."""
    code = inner.get(f"{{{W}}}char") or ""
    try:
        yield Piece(read_sign(int(code, 16), inner.get(f"{{{W}}}font") or ""))
    except ValueError:
        return


def is_underlined(properties: etree._Element | None) -> bool:
    """Return whether letters are underlined."""
    line = child(properties, "u")
    return line is not None and val(line) not in (None, "none")


def font_of(properties: etree._Element | None) -> str:
    """Return the name of the font of letters; "" where the run names none."""
    fonts = child(properties, "rFonts")
    return (fonts.get(f"{{{W}}}ascii") or fonts.get(f"{{{W}}}hAnsi") or "") if fonts is not None else ""
