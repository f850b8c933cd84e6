"""What pdfplumber and pdfminer find on a page: letters, rulings, pictures, measured from the shown page's top left."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import pdfplumber
from pdfminer.pdfdocument import PDFDocument, PDFXRefFallback
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream, resolve1

from extractors.model.errors import LimitExceeded
from extractors.model.geometry import Box
from extractors.page.glyphs import Glyph, PageGlyphs
from extractors.page.letters import clean_glyph
from extractors.readers.pdf.by_pdfium import quarter_turned
from extractors.readers.pdf.drawing.device import draw
from extractors.readers.pdf.drawing.drawn import PaintedPath, Span
from extractors.readers.pdf.drawing.grounds import covers_of, grounds_of
from extractors.readers.pdf.drawing.shading import shaded_rows
from extractors.readers.pdf.drawing.visible import MAX_CHARS, add_spans, is_white, lies_on
from extractors.readers.pdf.fonts.letter_tables import use_plain_tables
from extractors.readers.pdf.guard.limits import bound_references

MOST_POINTS = 4  # corners of one path, on an average
MAX_PATHS = 50_000  # on one page: beyond this it is a map or a drawing, and its rulings are skipped
THIN = 3.0  # points: a filled rectangle this thin is a ruling
PICTURE = 8.0  # points: pictures smaller than this are tiles of a pattern
_MOST_OBJECTS: Final = 50_000  # looked at in a file
_DEEPEST_TREE: Final = 60
_TABLE_AT: Final = re.compile(rb"startxref\s+\d+")
_new: Final = tuple.__new__  # see device.py
# WinAnsiEncoding: "all unused codes greater than 40 [octal] map to the bullet character" (PDF 32000-1, table D.2)
_BULLETS = frozenset(f"(cid:{code})" for code in (127, 129, 141, 143, 144, 157))


def open_plumber(data: bytes) -> Any | None:
    """Return the file opened by pdfplumber, its pages found; None where it cannot.

    LimitExceeded for packed objects without end.
    """
    bound_references()
    use_plain_tables()
    try:
        opened = pdfplumber.open(io.BytesIO(data))
        _ = opened.pages  # found only when asked for, and may fail then
        return opened
    except LimitExceeded:
        raise
    except Exception:  # noqa: BLE001 - pdfminer raises anything at all on damaged files; pdfium may still read it
        return None


def forget(opened: Any) -> None:
    """Have pdfminer forget the objects and fonts that it has read; whoever needs one again reads it again."""
    opened.doc._cached_objs.clear()
    opened.rsrcmgr._cached_fonts.clear()


def pages_in_order(opened: Any, n: int) -> list[Any]:
    """Return the pages of a file opened by pdfplumber in the order of its tree, `n` of them where it lists one page several
    times: pdfminer passes over the others, so that each page behind them would stand for another.
    """
    pages: list[Any] = opened.pages
    if len(pages) >= n:
        return pages
    known = {page.page_obj.pageid: page for page in pages}
    listed: list[Any] = []
    with _giving_up():
        waiting = [(opened.doc.catalog.get("Pages"), frozenset[int]())]
        while waiting and len(listed) <= n:
            told, above = waiting.pop()
            number = getattr(told, "objid", None)
            node = resolve1(told)
            if not isinstance(node, dict) or number in above:
                continue
            if (page := known.get(number)) is not None:
                listed.append(page)
            elif isinstance(kids := resolve1(node.get("Kids")), list) and len(above) < _DEEPEST_TREE:
                inside = above | {number} if number is not None else above
                waiting += [(kid, inside) for kid in kids[: n + 1][::-1]]
    return listed if len(listed) == n else pages


@contextmanager
def _giving_up() -> Iterator[None]:
    """Go on behind whatever pdfminer raises; LimitExceeded passes."""
    try:
        yield
    except LimitExceeded:
        raise
    except Exception:  # noqa: BLE001 - pdfminer raises anything at all on damaged files
        return


def pages_refused(data: bytes) -> Iterator[Any]:
    """Yield pdfminer's pages of a file that pdfplumber refuses, of one without a size say; none where pdfminer fails too."""
    with _giving_up():
        yield from PDFPage.create_pages(PDFDocument(PDFParser(io.BytesIO(data))))


def streams_found(data: bytes) -> Iterator[PDFStream]:
    """Yield every stream that stands in a file's bytes, whatever its table of places leads to; none where pdfminer fails."""
    with _giving_up():
        try:
            document = PDFDocument(PDFParser(io.BytesIO(data)))
        except LimitExceeded:
            raise
        except Exception:  # noqa: BLE001 - pdfminer raises anything at all; here its table is not believed
            document = PDFDocument(PDFParser(io.BytesIO(_TABLE_AT.sub(b"startxref 0 ", data))))
        table = PDFXRefFallback()
        table.load(PDFParser(io.BytesIO(data)))
        document.xrefs = [table, *document.xrefs]
        document._cached_objs.clear()
        for number in itertools.islice(table.get_objids(), _MOST_OBJECTS):
            with _giving_up():
                found = document.getobj(number)
                if isinstance(found, PDFStream):
                    yield found


def drawn_by_plumber(page: Any) -> PageGlyphs:
    """Return what stands on a page of pdfplumber; raises whatever pdfminer raises, LimitExceeded for one without end."""
    shown = _shown_part(page)
    x0, top = corner_of(page)
    drawn = PageGlyphs(shown.width, shown.height)
    drawing = draw(page, MAX_CHARS)
    by_kind: dict[str, list[PaintedPath]] = {"line": [], "rect": [], "curve": [], "image": []}
    for item in drawing.items:
        by_kind[item[0]].append(item)
    paths = [*by_kind["line"], *by_kind["rect"], *by_kind["curve"]]
    boxes = [_box(item, x0, top) for item in paths]
    shades = [box for box, o in zip(boxes, paths, strict=True) if o.kind != "line" and o.fill and not is_white(*o.ink)]
    images = [_box(o, x0, top) for o in by_kind["image"]]
    drawn.images = sorted(box for box in images if box.width >= PICTURE and box.height >= PICTURE)
    dark = [box for box in shades if min(box.width, box.height) > THIN] + drawn.images
    if drawing.left_out:
        drawn.notes["letters_skipped"] = drawing.left_out
    drawn.notes.update(drawing.notes)

    def placed(edges: tuple[float, float, float, float]) -> Box:
        return _box_of(edges, x0, top)

    fonts = {font: _Shown(font) for font in {span.font for span in drawing.spans}}
    add_spans(
        drawn,
        drawing.spans,
        lambda span: _glyphs(span, page, (x0, top), fonts[span.font]),
        dark,
        covers_of(drawing.items, placed, shown.width * shown.height),
        grounds_of(drawing.items, placed),
    )
    if (
        len(paths) + sum(len(item.points) for item in paths) // MOST_POINTS > MAX_PATHS
    ):  # paths inside a form count as one object before they are read
        drawn.notes["rulings_skipped"] = len(paths)
        paths = []
    for item, box in zip(paths, boxes, strict=False):  # no paths where they are skipped
        for stroke in _strokes(item, box, x0, top):
            # a white line is a ruling between shaded cells and nothing on white paper
            if not is_white(*(item.pen if item.stroke else item.ink)) or lies_on(stroke, dark):
                drawn.add_stroke(stroke)
    drawn.slanted = [
        _box(item, x0, top) for item in paths
        if item.kind == "line" and item.stroke and min(item.x1 - item.x0, abs(item.bottom - item.top)) > THIN
    ]  # fmt: skip
    for edge in list(shaded_rows(shades, drawn.horizontal, drawn.vertical)):
        drawn.add_stroke(edge)
    for box in images:
        if min(box.width, box.height) <= THIN:
            drawn.add_stroke(box)
    return drawn


def corner_of(page: Any) -> tuple[float, float]:
    """Return where the top left of the shown part of a page lies in pdfplumber's points."""
    shown = _shown_part(page)
    return page.bbox[0] + shown.x0, page.bbox[1] + shown.top


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


class _Shown(dict[str, str]):
    """What the texts of a font show, looked up when first asked; `blanks`: whether some show nothing."""

    def __init__(self, font: str) -> None:
        super().__init__()
        self.font, self.blanks = font, False

    def __missing__(self, told: str) -> str:
        text = self[told] = _shown_text(told, self.font)
        self.blanks |= not text
        return text


def _glyphs(span: Span, page: Any, corner: tuple[float, float], shown: _Shown) -> list[Glyph]:
    """Return the letters of a span that show something; `shown`: what the texts of its font show."""
    right, below = page.mediabox[:2]  # the letters count from the media box, as pdfplumber's do
    left, above = corner
    height, angle = page.height, span.angle
    top, bottom = (height - span.y1) + below, (height - span.y0) + below
    y = bottom + (span.y0 - span.y) - above
    top, bottom = top - above, bottom - above
    marks, size, turned = span.marks, span.size, quarter_turned(angle)
    if right or turned:
        glyphs = [
            Glyph(shown[m.text], m.x0 + right - left, top, m.x1 + right - left, bottom,
                  m.x0 + right + (m.x - m.x0) - left, y, m.x1 + right - (m.x0 + right) if turned else size, angle)
            for m in marks
        ]  # fmt: skip
    else:  # nearly always; the pen mostly stands where the letter begins
        glyphs = [
            _new(Glyph, (shown[told], x0 - left, top, x1 - left, bottom,
                         x0 - left if pen is x0 else x0 + (pen - x0) - left, y, size, angle))
            for told, x0, x1, pen in marks
        ]  # fmt: skip
    return [glyph for glyph in glyphs if glyph[0]] if shown.blanks else glyphs


def _shown_text(told: str, font: str) -> str:
    return "•" if told in _BULLETS and "+" not in font else clean_glyph(told, font)


def _box_of(edges: tuple[float, float, float, float], left: float, above: float) -> Box:
    x0, top, x1, bottom = edges
    return Box(x0 - left, top - above, x1 - left, bottom - above)


def _box(item: PaintedPath, left: float, above: float) -> Box:
    _, x0, top, x1, bottom, *_ = item
    if x1 < x0:
        x0, x1 = x1, x0
    if bottom < top:
        top, bottom = bottom, top
    return _new(Box, (x0 - left, top - above, x1 - left, bottom - above))


def _strokes(item: PaintedPath, box: Box, left: float, above: float) -> list[Box]:
    """Return the axis-aligned strokes that an item of a page draws: a line, a thin rectangle, a border, a polyline."""
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
