"""What pdfium finds on a page: its letters where pdfplumber cannot read it, their number, whether text lies under a scan."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator, Sequence
from typing import Any, Final

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.model.errors import PasswordProtected
from extractors.model.geometry import Box
from extractors.page.glyphs import Glyph, PageGlyphs, turn
from extractors.page.letters import UNMAPPED, clean_glyph
from extractors.readers.pdf.drawing.visible import MAX_CHARS, is_seen
from extractors.readers.pdf.fonts.letters import says

_DEEPEST: Final = 4  # forms inside one another


def open_pdfium(data: bytes) -> Any | None:
    """Return the file opened by pdfium; None where it cannot, PasswordProtected where it may not."""
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD or "assword" in str(error):
            raise PasswordProtected() from error
        return None


class OpenPage:
    """The page of a file that was asked for last, kept open: opening one reads all that it draws."""

    def __init__(self, document: Any) -> None:
        self._document, self._number, self._page = document, 0, None

    def numbered(self, number: int) -> Any:
        """Return a page of pdfium (1-based); the one before it is closed."""
        if self._number != number:
            self.close()
            self._page = self._document[number - 1]
            self._number = number
        return self._page

    def close(self) -> None:
        """Close the page that is open."""
        if self._page is not None:
            self._page.close()
        self._number, self._page = 0, None


def text_is_hidden(page: Any, area: float) -> bool:
    """Return whether most text objects are invisible (render mode 3) or lie under a picture of at least `area`."""
    hidden = waiting = 0
    for kind, item in _objects(page):
        if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = _bounds(item)
            if (right - left) * (top - bottom) >= area:
                hidden, waiting = hidden + waiting, 0
        elif kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            if pdfium_c.FPDFTextObj_GetTextRenderMode(item) == pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE:
                hidden += 1
            else:
                waiting += 1
    return hidden > waiting


def is_crowded(page: Any, most: int) -> bool:
    """Return whether a page holds more objects than `most`, those inside forms not counted."""
    return bool(pdfium_c.FPDFPage_CountObjects(page.raw) > most)


def _objects(page: Any) -> Iterator[tuple[int, Any]]:
    """Yield (type, object) of a page and its forms; pypdfium2 makes an object of its own of each, which took seconds."""

    def found(parent: Any, count: Any, get: Any, depth: int) -> Iterator[tuple[int, Any]]:
        for at in range(count(parent)):
            item = get(parent, at)
            kind = pdfium_c.FPDFPageObj_GetType(item)
            yield kind, item
            if kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                yield from found(item, pdfium_c.FPDFFormObj_CountObjects, pdfium_c.FPDFFormObj_GetObject, depth + 1)

    yield from found(page.raw, pdfium_c.FPDFPage_CountObjects, pdfium_c.FPDFPage_GetObject, 1)


def _bounds(item: Any) -> tuple[float, float, float, float]:
    """Return left, bottom, right, top of an object; PdfiumError where it has none."""
    edges = [pdfium_c.c_float() for _ in range(4)]
    if not pdfium_c.FPDFPageObj_GetBounds(item, *edges):
        raise pdfium.PdfiumError("no bounds")
    left, bottom, right, top = (edge.value for edge in edges)
    return left, bottom, right, top


def letters_by_pdfium(page: Any) -> int:
    """Return how many letters without blanks pdfium finds on a page."""
    return len(text_by_pdfium(page))


def text_by_pdfium(page: Any) -> str:
    """Return the letters without blanks that pdfium finds on a page, in its order."""
    text = page.get_textpage()
    try:
        return "".join(text.get_text_range().split()) if text.count_chars() else ""
    except pdfium.PdfiumError:
        return ""
    finally:
        text.close()


def drawn_by_pdfium(page: Any) -> PageGlyphs:
    """Return the letters of a page without its rulings: for pages that pdfplumber cannot read or should not try."""
    text = page.get_textpage()
    try:
        left, bottom, right, top = page.get_cropbox()
        if right - left < 1 or top - bottom < 1:  # a page without a size is shown as a letter
            (right, top), left, bottom = page.get_size(), 0.0, 0.0
        drawn = PageGlyphs(right - left, top - bottom)
        count = text.count_chars()
        if count > MAX_CHARS:
            drawn.notes["letters_skipped"] = count - MAX_CHARS
        for index in range(min(count, MAX_CHARS)):
            glyph = _glyph_by_pdfium(text, index, left, top)
            if is_seen(drawn, glyph):
                drawn.glyphs.append(glyph)
        for kind, item in _objects(page):
            if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
                x0, y0, x1, y1 = _bounds(item)
                drawn.images.append(Box(x0 - left, top - y1, x1 - left, top - y0))
        drawn.images.sort()
        rotation = page.get_rotation()  # unlike pdfplumber, pdfium gives places before the page is rotated
        return turn(drawn, rotation) if rotation else drawn
    finally:
        text.close()


def dispute(drawn: PageGlyphs, others: Sequence[Glyph]) -> None:
    """Mark the letters at whose place pdfium, which reads the font itself, has another one, where either is a digit.

    Those that are in dispute already are left as they are.
    """
    marked = tuple(drawn.disputed)
    known = {(round(g.x), round(g.y)): g.text for g in others if len(g.text) == 1 and g.text != " "}
    for glyph in drawn.glyphs:
        other = known.get((round(glyph.x), round(glyph.y)), glyph.text)
        differs = other != glyph.text and len(glyph.text) == 1 and (other.isdecimal() or glyph.text.isdecimal())
        if differs and not any(box.holds(glyph.box.cx, glyph.box.cy) for box in marked):
            drawn.disputed.append(glyph.box)
            drawn.notes["letters_differ"] += 1


def fill_unmapped(drawn: PageGlyphs, others: Sequence[Glyph]) -> None:
    """Give letters without a meaning that of pdfium's letter at the same place, which reads the font itself; both are counted."""
    known = {(round(g.x), round(g.y)): g.text for g in others if says(g.text) and g.text != " "}
    near = [(0, 0), (-1, 0), (1, 0), (0, -1), (0, 1)]
    for index, glyph in enumerate(drawn.glyphs):
        if glyph.text == UNMAPPED:
            x, y = round(glyph.x), round(glyph.y)
            told = next((text for dx, dy in near if (text := known.get((x + dx, y + dy))) is not None), None)
            if told is not None:
                drawn.glyphs[index] = glyph._replace(text=told)
                drawn.notes["unmapped_glyphs"] -= 1
                drawn.notes["letters_recovered"] += 1
    drawn.notes = +drawn.notes


def _glyph_by_pdfium(text: Any, index: int, left: float, top: float) -> Glyph:
    code = pdfium_c.FPDFText_GetUnicode(text.raw, index)
    if pdfium_c.FPDFText_HasUnicodeMapError(text.raw, index) == 1:
        code = sys.maxunicode + 1  # its code stands for itself: pdfium knows no letter for it
    # 2 and FFFE are how pdfium marks a hyphen at a line's end; a damaged table of letters gives codes that no letter has
    shown = "-" if code in (0x02, 0xFFFE) else clean_glyph(chr(code) if code <= sys.maxunicode else "\ufffd")
    x0, y0, x1, y1 = text.get_charbox(index, loose=True)
    x, y = pdfium_c.c_double(), pdfium_c.c_double()
    pdfium_c.FPDFText_GetCharOrigin(text.raw, index, x, y)
    angle = math.degrees(pdfium_c.FPDFText_GetCharAngle(text.raw, index)) % 360
    size = x1 - x0 if quarter_turned(angle) else y1 - y0
    return Glyph(shown, x0 - left, top - y1, x1 - left, top - y0, x.value - left, top - y.value, size, angle)


def quarter_turned(angle: float) -> bool:
    """Return whether text in this direction (degrees) runs up or down."""
    return 45 < angle % 180 < 135
