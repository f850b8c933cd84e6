"""PDF -> Document: letters and rulings by pdfplumber, page count and objects by pypdfium2; the only door to both."""

from __future__ import annotations

import io
import itertools
import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any, Final, NamedTuple

import pdfplumber
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.model.document import Document, Page, ReaderNote, TextSource
from extractors.model.errors import DamagedFile, EmptyFile, LimitExceeded, PasswordProtected
from extractors.model.geometry import Box
from extractors.page.glyphs import Glyph, PageContent, PageGlyphs, read_glyphs, turn, turn_upright
from extractors.page.letters import UNMAPPED, clean_glyph
from extractors.page.rulings import Stages
from extractors.readers.pdf.device import PaintedPath, Span, draw
from extractors.readers.pdf.interpreter import MOST_FORMS
from extractors.readers.pdf.letter_tables import use_plain_tables
from extractors.readers.pdf.limits import bound_references
from extractors.readers.pdf.streams import Streams, count_leaves

MAX_PAGES = 3000
MAX_CHARS = 200_000  # on one page
MAX_PATHS = 50_000  # on one page: beyond this it is a map or a drawing, and its rulings are skipped
MAX_SIDE = 20_000.0  # points; PDF itself allows 14,400
PATH_BYTES = 3  # the fewest that draw one object: pages of less content than so many paths need are not counted
TINY = 1.5  # points: nobody can read letters this small
THIN = 3.0  # points: a filled rectangle this thin is a ruling
PICTURE = 8.0  # points: pictures smaller than this are tiles of a pattern
WHOLE_PAGE = 0.7  # share of a page that a scan covers
ENOUGH = 0.95  # share of pdfium's letters with which a page counts as read
_GREYS = frozenset({"DeviceGray", "CalGray", "ICCBased", "G"})
_new: Final = tuple.__new__  # see pdf_device
# WinAnsiEncoding: "all unused codes greater than 40 [octal] map to the bullet character" (PDF 32000-1, table D.2)
_BULLETS = frozenset(f"(cid:{code})" for code in (127, 129, 141, 143, 144, 157))


def read(data: bytes, sha256: str) -> Document:
    """Return the document of a PDF's bytes.

    Raises EmptyFile, PasswordProtected, DamagedFile or LimitExceeded. A page that cannot be read is an empty page with
    a note "page_failed".
    """
    with _Source(data) as source:
        notes = list(source.notes)
        pages = tuple(_read_page(source, number, notes) for number in range(1, source.n_pages + 1))
    return Document(sha256, "pdf", len(data), pages, _text_source(pages, notes), tuple(notes))


def read_stages(data: bytes, page: int) -> tuple[Page, Stages]:
    """Return one page (1-based) and how its rulings became grids, for drawing; raises as `read` does."""
    with _Source(data) as source:
        drawn, turned = turn_upright(source.drawn(page, []))
        reading = read_glyphs(drawn, page)
        return _page(drawn, page, turned, reading, source.source_of(page, drawn)), reading.stages


def render(data: bytes, page: int, scale: float = 2.0) -> bytes:
    """Return one page (1-based) as a PNG with `scale` pixels a point; raises as `read` does."""
    with _Source(data) as source:
        return source.render(page, scale)


def _text_source(pages: Sequence[Page], notes: Sequence[ReaderNote]) -> TextSource:
    blank = {note.page for note in notes if note.code == "page_blank"}
    sources = {page.source for page in pages if page.number not in blank}
    if not sources:
        return "none"
    return sources.pop() if len(sources) == 1 else "mixed"


def _read_page(source: _Source, number: int, notes: list[ReaderNote]) -> Page:
    try:
        drawn, turned = turn_upright(source.drawn(number, notes))
        reading = read_glyphs(drawn, number)
        page = _page(drawn, number, turned, reading, source.source_of(number, drawn))
    except LimitExceeded:
        raise
    except Exception as error:  # noqa: BLE001 - one broken page must not cost the others
        notes.append(ReaderNote("page_failed", number, type(error).__name__))
        return Page(number, source="none")
    notes += [ReaderNote(code, number, str(count)) for code, count in sorted(drawn.notes.items())]
    if reading.stages.skipped:
        notes.append(ReaderNote("rulings_skipped", number))
    if not page.blocks:
        notes.append(ReaderNote("page_without_text" if drawn.images else "page_blank", number))
    return page


def _page(drawn: PageGlyphs, number: int, turned: int, reading: PageContent, source: TextSource) -> Page:
    blocks = reading.blocks(number)
    return Page(
        number,
        round(drawn.width, 2),
        round(drawn.height, 2),
        blocks,
        images=tuple(drawn.images),
        source=source if blocks else "none",
        turned=turned,
        bars=reading.bars,
        set_aside=reading.aside,
    )


class _Source:
    """Both libraries open on the same bytes; one of them may have failed."""

    def __init__(self, data: bytes) -> None:
        if not data.strip(b"\0 \r\n\t"):
            raise EmptyFile()
        self._pdfium = _open_pdfium(data)
        if data.rfind(b"startxref") < data.rfind(b"endobj"):
            # Every save, also an incremental one, ends in startxref. Objects without one after them mean a cut file,
            # of which the libraries still rebuild a few pages without a word about the others.
            raise DamagedFile("the file breaks off before its table of contents")
        self._plumber = _open_plumber(data)
        self._streams = Streams()
        plumbed = len(self._plumber.pages) if self._plumber is not None else 0
        self.n_pages = len(self._pdfium) if self._pdfium is not None else plumbed
        self.notes: tuple[ReaderNote, ...] = ()
        if self._pdfium is None or (self._plumber is None and count_leaves(data) > self.n_pages):
            self.notes = (ReaderNote("pages_uncertain"),)  # its tree of pages had to be rebuilt from what is left
        if self.n_pages == 0:
            raise DamagedFile("no page can be read")
        if self.n_pages > MAX_PAGES:
            raise LimitExceeded(f"{self.n_pages} pages")

    def __enter__(self) -> _Source:
        return self

    def __exit__(self, *exc: object) -> None:
        if self._plumber is not None:
            self._plumber.close()
        if self._pdfium is not None:
            self._pdfium.close()

    def drawn(self, number: int, notes: list[ReaderNote]) -> PageGlyphs:
        """Return what stands on a page; notes say where a library failed or that too much stands there."""
        pages = self._plumber.pages if self._plumber is not None else ()
        page = pages[number - 1] if number <= len(pages) else None
        hurt = page is not None and self._is_hurt(page.page_obj)
        excess = self._excess(number, page)
        notes += [ReaderNote(code, number) for code in excess]
        if page is not None and not excess:
            if hurt:
                notes.append(ReaderNote("page_damaged", number))
            try:
                return self._whole(number, _drawn_by_plumber(page), notes)
            except LimitExceeded:
                raise
            except Exception as error:  # noqa: BLE001 - pdfminer raises anything at all on damaged streams
                notes.append(ReaderNote("rulings_unreadable", number, type(error).__name__))
            finally:
                page.close()
        elif self._plumber is None or not excess:
            notes.append(ReaderNote("rulings_unreadable", number))
        if self._pdfium is None:
            raise DamagedFile("the page cannot be read", number)
        return _drawn_by_pdfium(self._pdfium, number)

    def _is_hurt(self, page: Any) -> bool:
        """Return whether a stream of the page is hurt; LimitExceeded for a page that would draw forms without end.

        Asked before anything draws the page: both libraries would follow such forms.
        """
        self._streams.size(page)
        if self._streams.hurt(page):
            return True
        try:
            forms = self._streams.forms(page)
        except Exception:  # noqa: BLE001 - pdfminer raises anything at all on damaged objects
            return False
        if forms > MOST_FORMS:
            raise LimitExceeded(f"more than {MOST_FORMS} forms on a page")
        return False

    def _excess(self, number: int, plumbed: Any | None) -> list[str]:
        if self._pdfium is None:
            return []
        found = ["page_size_absurd"] if max(self._pdfium.get_page_size(number - 1)) > MAX_SIDE else []
        if plumbed is None or self._streams.size(plumbed.page_obj) >= MAX_PATHS * PATH_BYTES:
            page = self._pdfium[number - 1]
            if pdfium_c.FPDFPage_CountObjects(page.raw) > MAX_PATHS:
                found.append("rulings_skipped")
            page.close()
        return found

    def _whole(self, number: int, drawn: PageGlyphs, notes: list[ReaderNote]) -> PageGlyphs:
        """Return the page as drawn; with pdfium's letters where many of those are missing from it, which is noted."""
        if self._pdfium is None:
            return drawn
        told = letters_by_pdfium(self._pdfium, number)
        read = sum([len(g.text) for g in drawn.glyphs if g.text != " "])
        read += sum([len(g.text) for _, g in drawn.aside if g.text != " "])
        if read >= ENOUGH * told or read + drawn.notes["letters_skipped"] >= MAX_CHARS:
            return drawn
        notes.append(ReaderNote("letters_recovered", number, f"{read} {told}"))
        made = _drawn_by_pdfium(self._pdfium, number)
        known = {(g.text, round(g.x), round(g.y)) for _, g in drawn.aside}
        drawn.glyphs = [g for g in made.glyphs if (g.text, round(g.x), round(g.y)) not in known]
        drawn.notes.update(made.notes)
        return drawn

    def source_of(self, number: int, drawn: PageGlyphs) -> TextSource:
        """Return where the words of a page come from: typed, or an OCR layer under the picture of a whole page."""
        if not drawn.glyphs:
            return "none"
        area = WHOLE_PAGE * drawn.width * drawn.height
        if self._pdfium is None or not any(box.width * box.height >= area for box in drawn.images):
            return "born_digital"
        return "ocr" if _text_is_hidden(self._pdfium, number, area) else "born_digital"

    def render(self, number: int, scale: float) -> bytes:
        """Return the page as a PNG."""
        if self._pdfium is None:
            raise DamagedFile("the page cannot be drawn", number)
        page = self._pdfium[number - 1]
        out = io.BytesIO()
        page.render(scale=scale).to_pil().save(out, format="PNG")
        page.close()
        return out.getvalue()


# -- pypdfium2 ----------------------------------------------------------------------------------------------------


def _open_pdfium(data: bytes) -> Any | None:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD or "assword" in str(error):
            raise PasswordProtected() from error
        return None


def _text_is_hidden(document: Any, number: int, area: float) -> bool:
    """Return whether most text objects are invisible (render mode 3) or lie under a picture of at least `area`."""
    page = document[number - 1]
    hidden = shown = waiting = 0
    try:
        for item in page.get_objects(max_depth=4):
            if item.type == pdfium_c.FPDF_PAGEOBJ_IMAGE:
                left, bottom, right, top = item.get_bounds()
                if (right - left) * (top - bottom) >= area:
                    hidden, waiting = hidden + waiting, 0
            elif item.type == pdfium_c.FPDF_PAGEOBJ_TEXT:
                if pdfium_c.FPDFTextObj_GetTextRenderMode(item.raw) == pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE:
                    hidden += 1
                else:
                    waiting += 1
    finally:
        page.close()
    shown = waiting
    return hidden > shown


def letters_by_pdfium(document: Any, number: int) -> int:
    """Return how many letters without blanks pdfium finds on a page (1-based)."""
    page = document[number - 1]
    text = page.get_textpage()
    try:
        return sum([len(part) for part in text.get_text_range().split()]) if text.count_chars() else 0
    except pdfium.PdfiumError:
        return 0
    finally:
        text.close()
        page.close()


def _drawn_by_pdfium(document: Any, number: int) -> PageGlyphs:
    """Return the letters of a page without its rulings: for pages that pdfplumber cannot read or should not try."""
    page = document[number - 1]
    text = page.get_textpage()
    try:
        left, bottom, right, top = page.get_cropbox()
        drawn = PageGlyphs(right - left, top - bottom)
        count = text.count_chars()
        if count > MAX_CHARS:
            drawn.notes["letters_skipped"] = count - MAX_CHARS
        for index in range(min(count, MAX_CHARS)):
            glyph = _glyph_by_pdfium(text, index, left, top)
            if _is_seen(drawn, glyph):
                drawn.glyphs.append(glyph)
        for item in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=4):
            x0, y0, x1, y1 = item.get_bounds()
            drawn.images.append(Box(x0 - left, top - y1, x1 - left, top - y0))
        drawn.images.sort()
        rotation = page.get_rotation()  # unlike pdfplumber, pdfium gives places before the page is rotated
        return turn(drawn, rotation) if rotation else drawn
    finally:
        text.close()
        page.close()


def _glyph_by_pdfium(text: Any, index: int, left: float, top: float) -> Glyph:
    code = pdfium_c.FPDFText_GetUnicode(text.raw, index)
    shown = "-" if code in (0x02, 0xFFFE) else clean_glyph(chr(code))  # how pdfium marks a hyphen at a line's end
    x0, y0, x1, y1 = text.get_charbox(index, loose=True)
    x, y = pdfium_c.c_double(), pdfium_c.c_double()
    pdfium_c.FPDFText_GetCharOrigin(text.raw, index, x, y)
    angle = math.degrees(pdfium_c.FPDFText_GetCharAngle(text.raw, index)) % 360
    size = x1 - x0 if quarter_turned(angle) else y1 - y0
    return Glyph(shown, x0 - left, top - y1, x1 - left, top - y0, x.value - left, top - y.value, size, angle)


def quarter_turned(angle: float) -> bool:
    """Return whether text in this direction (degrees) runs up or down."""
    return 45 < angle % 180 < 135


# -- pdfplumber ---------------------------------------------------------------------------------------------------


def _open_plumber(data: bytes) -> Any | None:
    bound_references()
    use_plain_tables()
    try:
        opened = pdfplumber.open(io.BytesIO(data))
        _ = opened.pages  # found only when asked for, and may fail then
        return opened
    except Exception:  # noqa: BLE001 - pdfminer raises anything at all on damaged files; pdfium may still read it
        return None


def _drawn_by_plumber(page: Any) -> PageGlyphs:
    shown = _shown_part(page)
    x0, top = page.bbox[0] + shown.x0, page.bbox[1] + shown.top
    drawn = PageGlyphs(shown.width, shown.height)
    drawing = draw(page, MAX_CHARS)
    paths = [item for kind in ("line", "rect", "curve") for item in drawing.items if item.kind == kind]
    shades = [_box(o, x0, top) for o in paths if o.kind != "line" and o.fill and not _is_white(*o.ink)]
    images = [_box(o, x0, top) for o in drawing.items if o.kind == "image"]
    drawn.images = sorted(box for box in images if box.width >= PICTURE and box.height >= PICTURE)
    dark = [box for box in shades if min(box.width, box.height) > THIN] + drawn.images
    if drawing.left_out:
        drawn.notes["letters_skipped"] = drawing.left_out
    drawn.notes.update(drawing.notes)
    covers = [
        Cover(_box_of(o.cover, x0, top), o.order) for o in drawing.items if o.cover is not None and o.kind == "rect"
    ]
    _add_spans(drawn, page, drawing.spans, (x0, top), dark, covers)
    if len(paths) > MAX_PATHS:  # paths inside a form count as one object before they are read
        drawn.notes["rulings_skipped"] = len(paths)
        paths = []
    for item in paths:
        for stroke in _strokes(item, x0, top):
            # a white line is a ruling between shaded cells and nothing on white paper
            if not _is_white(*(item.pen if item.stroke else item.ink)) or _lies_on(stroke, dark):
                drawn.add_stroke(stroke)
    for box in images:
        if min(box.width, box.height) <= THIN:
            drawn.add_stroke(box)
    return drawn


def _add_spans(
    drawn: PageGlyphs,
    page: Any,
    spans: Sequence[Span],
    corner: tuple[float, float],
    dark: Sequence[Box],
    covers: Sequence[Cover],
) -> None:
    """Add the letters of a page that somebody can see, from the shown page's top left; what is left out is counted.

    `corner`: where the shown part begins. Letters in white on white paper are not seen, nor those of a layer that is off,
    those that are not painted, and those that something painted later lies over.
    """
    whites: dict[tuple[Any, str], bool] = {}
    fonts: dict[str, dict[str, str]] = {}
    unpainted = _unpainted(spans)
    for span in spans:
        glyphs = _glyphs(span, page, corner, fonts.setdefault(span.font, {}))
        hidden = span.hidden
        if hidden == "invisible_text":
            if not unpainted:
                hidden = ""
            else:  # on a picture it is what another program read there
                over = [g for g in glyphs if any(box.holds(g.box.cx, g.box.cy) for box in drawn.images)]
                drawn.glyphs += [glyph for glyph in over if _is_seen(drawn, glyph)]
                glyphs = [g for g in glyphs if g not in over] if over else glyphs
        if hidden:
            _put_aside(drawn, hidden, glyphs)
            continue
        colour = (span.ink, span.space)
        white = whites.get(colour)
        if white is None:
            white = whites[colour] = _is_white(*colour)
        if white:
            glyphs = _on_shades(drawn, glyphs, dark)
        if covers and glyphs and span.order <= covers[-1].order:
            glyphs = _uncovered(drawn, glyphs, span.order, covers)
        whole = _are_within(drawn, glyphs)
        drawn.glyphs += glyphs if whole else [glyph for glyph in glyphs if _is_seen(drawn, glyph)]


def _unpainted(spans: Sequence[Span]) -> bool:
    """Return whether letters that are not painted are the smaller part: else they are what a page of curves says."""
    without = sum(len(span.marks) for span in spans if span.hidden == "invisible_text")
    return 0 < 2 * without < sum(len(span.marks) for span in spans)


def _put_aside(drawn: PageGlyphs, reason: str, glyphs: Sequence[Glyph]) -> None:
    drawn.notes[reason] += sum(not glyph.text.isspace() for glyph in glyphs)
    drawn.aside += [(reason, glyph) for glyph in glyphs]


def _uncovered(drawn: PageGlyphs, glyphs: Sequence[Glyph], order: int, covers: Sequence[Cover]) -> list[Glyph]:
    """Return the letters that nothing painted after them lies over; the others are put aside."""
    later = covers[bisect_left(covers, order, key=attrgetter("order")) :]
    low, high = min(g.top for g in glyphs), max(g.bottom for g in glyphs)
    near = [c.box for c in later if c.box.top < high and c.box.bottom > low]
    if not near:
        return list(glyphs)
    under = [g for g in glyphs if any(_lies_under(g, box) for box in near)]
    if not any(not g.text.isspace() for g in under):
        return list(glyphs)
    _put_aside(drawn, "covered_text", under)
    return [g for g in glyphs if g not in under]


def _lies_under(glyph: Glyph, box: Box) -> bool:
    """Return whether a box hides a letter: most of its width, and its body between baseline and the tops of small letters."""
    across = min(box.x1, glyph.x1) - max(box.x0, glyph.x0)
    size = glyph.bottom - glyph.top
    return (
        across >= 0.7 * (glyph.x1 - glyph.x0)
        and box.top <= glyph.y - 0.45 * size
        and box.bottom >= glyph.y - 0.08 * size
    )


def _on_shades(drawn: PageGlyphs, glyphs: Sequence[Glyph], dark: Sequence[Box]) -> list[Glyph]:
    """Return those of white letters that lie on something dark; the others are counted."""
    shown = [glyph for glyph in glyphs if _lies_on(glyph.box, dark)]
    lost = [glyph for glyph in glyphs if glyph not in shown] if len(shown) < len(glyphs) else []
    if any(not glyph.text.isspace() for glyph in lost):
        _put_aside(drawn, "white_text", lost)
    return shown


def _shown_part(page: Any) -> Box:
    """Return the crop box inside the media box, both as rotated for display, from the media box's top left."""
    media, crop = page.page_obj.mediabox, page.page_obj.cropbox
    x0, x1 = sorted((media[0], media[2]))
    y0, y1 = sorted((media[1], media[3]))
    left, right = (min(max(v, x0), x1) for v in sorted((crop[0], crop[2])))
    low, high = (min(max(v, y0), y1) for v in sorted((crop[1], crop[3])))
    if right - left < 1 or high - low < 1:
        left, low, right, high = x0, y0, x1, y1
    return Box(left - x0, y1 - high, right - x0, y1 - low).turned(page.rotation, x1 - x0, y1 - y0)


def _are_within(drawn: PageGlyphs, glyphs: Sequence[Glyph]) -> bool:
    """Return whether each letter of a span is certainly one that `_is_seen`: asked first, since nearly all are."""
    if not glyphs:
        return True
    first, last = glyphs[0], glyphs[-1]
    return (
        first.size >= TINY
        and first.x0 >= 0
        and last.x1 <= drawn.width
        and first.top >= 0
        and first.bottom <= drawn.height
        and first.x0 <= last.x0
        and UNMAPPED not in [glyph.text for glyph in glyphs]
    )


def _is_seen(drawn: PageGlyphs, glyph: Glyph) -> bool:
    """Return whether somebody can see a glyph; what nobody sees is counted, and so is what nobody can read."""
    text = glyph.text
    if text == " " or not text:
        return bool(text)
    if glyph.size < TINY:
        drawn.notes["tiny_text"] += 1
        drawn.aside.append(("tiny_text", glyph))
        return False
    if not (
        -1 <= (glyph.x0 + glyph.x1) / 2 <= drawn.width + 1 and -1 <= (glyph.top + glyph.bottom) / 2 <= drawn.height + 1
    ):
        drawn.notes["text_off_page"] += 1
        drawn.aside.append(("text_off_page", glyph))
        return False
    if text == UNMAPPED:
        drawn.notes["unmapped_glyphs"] += 1
    return True


def _glyphs(span: Span, page: Any, corner: tuple[float, float], shown: dict[str, str]) -> list[Glyph]:
    """Return the letters of a span that show something; `shown`: what the texts of its font show, filled on the way."""
    right, below = page.mediabox[:2]  # the letters count from the media box, as pdfplumber's do
    left, above = corner
    height, angle = page.height, span.angle
    top, bottom = (height - span.y1) + below, (height - span.y0) + below
    y = bottom + (span.y0 - span.y) - above
    top, bottom = top - above, bottom - above
    turned = quarter_turned(angle)
    glyphs: list[Glyph] = []
    for told, low, high, pen in span.marks:
        text = shown.get(told)
        if text is None:
            text = shown[told] = _shown_text(told, span.font)
        if not text:
            continue
        x0, x1 = (low + right, high + right) if right else (low, high)
        x = x0 + (pen - low) - left
        # size of a turned letter is its extent across the line
        size = x1 - x0 if turned else span.size
        glyphs.append(_new(Glyph, (text, x0 - left, top, x1 - left, bottom, x, y, size, angle)))
    return glyphs


def _shown_text(told: str, font: str) -> str:
    return "•" if told in _BULLETS and "+" not in font else clean_glyph(told, font)


class Cover(NamedTuple):
    """A box that hides what was painted before it, and how many things were."""

    box: Box
    order: int


def _box_of(edges: tuple[float, float, float, float], left: float, above: float) -> Box:
    x0, top, x1, bottom = edges
    return Box(x0 - left, top - above, x1 - left, bottom - above)


def _box(item: PaintedPath, left: float, above: float) -> Box:
    x0, x1 = sorted((item.x0, item.x1))
    top, bottom = sorted((item.top, item.bottom))
    return Box(x0 - left, top - above, x1 - left, bottom - above)


def _lies_on(box: Box, shades: Iterable[Box]) -> bool:
    return any(shade.holds(box.cx, box.cy) for shade in shades)


def _is_white(colour: Any, space: str) -> bool:
    if not isinstance(colour, (tuple, list)):
        colour = (colour,)
    if not colour or not all(isinstance(v, (int, float)) for v in colour):
        return False
    if len(colour) == 4:
        return all(v <= 0.02 for v in colour)
    if len(colour) == 1 and space not in _GREYS:
        return False  # 1.0 is white in grey, but full ink in a spot colour
    return all(v >= 0.98 for v in colour)


def _strokes(item: PaintedPath, left: float, above: float) -> list[Box]:
    """Return the axis-aligned strokes that an item of a page draws: a line, a thin rectangle, a border, a polyline."""
    box = _box(item, left, above)
    if not item.stroke and not item.fill:
        return []
    if min(box.width, box.height) <= THIN:
        return [box]
    if not item.stroke:  # shading: its edges are borders only where something else draws them
        return []
    if item.kind == "rect":
        return [
            Box(box.x0, box.top, box.x1, box.top),
            Box(box.x0, box.bottom, box.x1, box.bottom),
            Box(box.x0, box.top, box.x0, box.bottom),
            Box(box.x1, box.top, box.x1, box.bottom),
        ]
    points = [(x - left, y - above) for x, y in item.points]
    found = []
    for (ax, ay), (bx, by) in itertools.pairwise(points):
        if min(abs(ax - bx), abs(ay - by)) <= 1.0:
            found.append(Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)))
    return found
