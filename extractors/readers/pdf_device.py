"""What pdfminer draws on a page, taken as it is drawn: letters as glyphs, paths and pictures as pdfminer's own objects.

pdfplumber makes a dictionary of some thirty entries of every letter, which costs more than reading the page; a page of ours
needs eight of them. The figures are pdfplumber's to the last bit (tests hold both against each other).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTContainer, LTCurve, LTImage, LTLine, LTRect
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import stream_value
from pdfminer.psparser import PSKeyword, keyword_name
from pdfminer.utils import apply_matrix_rect

from extractors.readers.pdf_content import read_content


class Char(NamedTuple):
    """A letter as drawn, in points from the page's bottom left; `ink`: its colour, `space` the name of the colour space."""

    text: str
    font: str
    x0: float
    y0: float
    x1: float
    y1: float
    x: float
    y: float
    size: float
    angle: float
    ink: Any
    space: str


class Item(NamedTuple):
    """A path or a picture, in points from the media box's top left: a "line", "rect", "curve" or "image".

    `pen`, `ink`: the colours of its stroke and its filling, each with the name of its space; `points`: a path's corners.
    """

    kind: str
    x0: float
    top: float
    x1: float
    bottom: float
    stroke: bool = False
    fill: bool = False
    pen: tuple[Any, str] = (None, "")
    ink: tuple[Any, str] = (None, "")
    points: tuple[tuple[float, float], ...] = ()


class _Device(PDFLayoutAnalyzer):
    """Keeps the letters in the order of drawing, apart from the tree of everything else."""

    def __init__(self, resources: Any, most: int) -> None:
        super().__init__(resources)
        self.chars: list[Char] = []
        self.page: Any = None
        self.left_out = 0
        self._most = most
        self._texts: dict[tuple[Any, int], str] = {}
        self._angles: dict[tuple[float, float], float] = {}

    def receive_layout(self, ltpage: Any) -> None:
        self.page = ltpage

    def paint_path(self, gstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Any) -> None:
        """Keep a path with the names of the colour spaces that its colours are of: 1.0 is white in one, ink in another."""
        known = len(self.cur_item)
        super().paint_path(gstate, stroke, fill, evenodd, path)
        for leaf in self.cur_item._objs[known:]:
            leaf.spaces = gstate.scs.name, gstate.ncs.name  # type: ignore[attr-defined]

    def render_char(
        self, matrix: Any, font: Any, fontsize: float, scaling: float, rise: float, cid: int, ncs: Any, graphicstate: Any
    ) -> float:  # fmt: skip
        """Return how far the letter moves the pen, as pdfminer's own device does (its LTChar gives the box)."""
        advance = float(font.char_width(cid) * fontsize * scaling)
        if len(self.chars) >= self._most:
            self.left_out += 1
            return advance
        upright = not font.is_vertical()
        if upright:
            low = font.get_descent() * fontsize
            box: Any = (0, low + rise, advance, low + rise + fontsize)
        else:
            across, down = font.char_disp(cid)
            across = fontsize * 0.5 if across is None else across * fontsize * 0.001
            down = (1000 - down) * fontsize * 0.001
            box = (-across, down + rise + advance, -across + fontsize, down + rise)
        a, b, c, d, x, y = matrix
        if b == c == 0:  # nearly all text: two corners instead of four
            x0, y0, x1, y1 = a * box[0] + x, d * box[1] + y, a * box[2] + x, d * box[3] + y
        else:
            x0, y0, x1, y1 = apply_matrix_rect(matrix, box)
        if x1 < x0:
            x0, x1 = x1, x0
        if y1 < y0:
            y0, y1 = y1, y0
        size = y1 - y0 if upright else x1 - x0
        ink, space = graphicstate.ncolor, graphicstate.ncs.name
        self.chars.append(
            Char(self._text(font, cid), font.fontname, x0, y0, x1, y1, x, y, size, self._angle(a, b), ink, space)
        )
        return advance

    def _text(self, font: Any, cid: int) -> str:
        known = self._texts.get((font, cid))
        if known is None:
            try:
                known = font.to_unichr(cid)
            except PDFUnicodeNotDefined:
                known = f"(cid:{cid})"
            self._texts[font, cid] = known
        return known

    def _angle(self, a: float, b: float) -> float:
        """Return the direction of a line in degrees clockwise, 0 to 360."""
        known = self._angles.get((a, b))
        if known is None:
            known = self._angles[a, b] = math.degrees(math.atan2(-b, a)) % 360
        return known


class _Interpreter(PDFPageInterpreter):
    """Carries out plain content streams without pdfminer's reader; where one of them is not plain, that reads them all."""

    def execute(self, streams: Any) -> None:
        """Carry out the operators of streams (also those of a form inside a page); raises whatever pdfminer raises."""
        found = self._objects(streams)
        if found is None:
            super().execute(streams)
            return
        self.stream_ids = {number for s in streams if (number := stream_value(s).objid) is not None}
        operators: dict[Any, tuple[Callable[..., None] | None, int]] = {}
        for told in found:
            if not isinstance(told, PSKeyword):
                self.argstack.append(told)
                continue
            known = operators.get(told)
            if known is None:
                known = operators[told] = self._operator(told)
            act, wanted = known
            if act is None:
                continue
            given = self.pop(wanted)
            if len(given) == wanted:
                act(*given)

    def _objects(self, streams: Any) -> list[Any] | None:
        """Return the objects of all streams; None where pdfminer has to read them itself (or to refuse a circle)."""
        found: list[Any] = []
        for told in streams:
            stream = stream_value(told)
            if stream.objid is None or stream.objid in self.parent_stream_ids:
                return None
            part = read_content(stream.get_data())
            if part is None:
                return None
            found += part
        return found

    def _operator(self, told: PSKeyword) -> tuple[Callable[..., None] | None, int]:
        """Return what carries out an operator and how many operands it takes; None for one that does not exist."""
        name = keyword_name(told).replace("*", "_a").replace('"', "_w").replace("'", "_q")
        act = getattr(self, f"do_{name}", None)
        return (None, 0) if act is None else (act, act.__code__.co_argcount - 1)


@dataclass(frozen=True, slots=True)
class Drawing:
    """Letters and everything else of a page, both in the order of drawing; `left_out`: letters beyond the limit."""

    chars: list[Char]
    items: list[Item]
    left_out: int


def draw(page: Any, most: int) -> Drawing:
    """Return what stands on a page of pdfplumber, of its letters the first `most`; raises whatever pdfminer raises."""
    device = _Device(page.pdf.rsrcmgr, most)
    _Interpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    return Drawing(device.chars, [_item(leaf, page) for leaf in _leaves(device.page)], device.left_out)


_KINDS = {LTLine: "line", LTRect: "rect", LTCurve: "curve", LTImage: "image"}


def _item(leaf: Any, page: Any) -> Item:
    """Return a path or picture with the places that pdfplumber gives it."""
    left, above = page.mediabox[:2]
    height = page.height
    x0, x1 = (leaf.x0 + left, leaf.x1 + left) if left else (leaf.x0, leaf.x1)
    top, bottom = (height - leaf.y1) + above, (height - leaf.y0) + above
    kind = _KINDS[type(leaf)]
    if kind == "image":
        return Item(kind, x0, top, x1, bottom)
    points = tuple((left + x, above + height - y) for x, y in leaf.pts)
    pen, ink = zip((leaf.stroking_color, leaf.non_stroking_color), leaf.spaces, strict=True)
    return Item(kind, x0, top, x1, bottom, bool(leaf.stroke), bool(leaf.fill), pen, ink, points)


def _leaves(container: Any) -> Iterator[Any]:
    for item in container:
        if isinstance(item, LTContainer):
            yield from _leaves(item)
        else:
            yield item
