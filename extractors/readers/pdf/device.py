"""What pdfminer draws on a page, taken as it is drawn: letters as glyphs, paths and pictures as pdfminer's own objects.

pdfplumber makes a dictionary of some thirty entries of every letter, which costs more than reading the page; a page of ours
needs eight of them. The figures are pdfplumber's to the last bit (tests hold both against each other).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTContainer, LTCurve, LTImage, LTLine, LTRect
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import stream_value
from pdfminer.psparser import PSKeyword, keyword_name
from pdfminer.utils import apply_matrix_rect

from extractors.readers.pdf.content import read_content

# A NamedTuple's own constructor is a function in Python: for each letter of a page it would cost more than all else.
_new: Final = tuple.__new__


class Mark(NamedTuple):
    """A letter of a span: its text, its extent along the line and where the pen stood, in points from the page's left."""

    text: str
    x0: float
    x1: float
    x: float


class Span(NamedTuple):
    """Letters that one operator drew side by side on one line (a turned letter is a span of its own).

    In points from the page's bottom left; `y` is the baseline, `ink` their colour, `space` the name of its colour space.
    """

    marks: list[Mark]
    font: str
    y0: float
    y1: float
    y: float
    size: float
    angle: float
    ink: Any
    space: str


class PaintedPath(NamedTuple):
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
        self.spans: list[Span] = []
        self.page: Any = None
        self.left_out = 0
        self._room = most
        self._letters: dict[Any, dict[int, tuple[str, float]]] = {}
        self._angles: dict[tuple[float, float], float] = {}

    def receive_layout(self, ltpage: Any) -> None:
        self.page = ltpage

    def paint_path(self, gstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Any) -> None:
        """Keep a path with the names of the colour spaces that its colours are of: 1.0 is white in one, ink in another."""
        known = len(self.cur_item)
        super().paint_path(gstate, stroke, fill, evenodd, path)
        for leaf in self.cur_item._objs[known:]:
            leaf.spaces = gstate.scs.name, gstate.ncs.name  # type: ignore[attr-defined]

    def render_string_horizontal(
        self, seq: Any, matrix: Any, pos: tuple[float, float], font: Any, fontsize: float, scaling: float,
        charspace: float, wordspace: float, rise: float, dxscale: float, ncs: Any, graphicstate: Any,
    ) -> tuple[float, float]:  # fmt: skip
        """Return where the pen stands after a string; its letters are what `render_char` makes of each, in one go."""
        a, b, c, d, right, up = matrix
        if b != 0 or c != 0:
            moved: tuple[float, float] = super().render_string_horizontal(
                seq, matrix, pos, font, fontsize, scaling, charspace, wordspace, rise, dxscale, ncs, graphicstate
            )
            return moved
        x, y = pos
        letters = self._letters.setdefault(font, {})
        marks: list[Mark] = []
        parted = False
        for told in seq:
            if isinstance(told, (int, float)):
                x -= told * dxscale
                parted = True
            elif isinstance(told, bytes):
                for cid in font.decode(told):
                    if parted:
                        x += charspace
                    known = letters.get(cid) or self._letter(font, cid)
                    advance = float(known[1] * fontsize * scaling)
                    at = x * a + right
                    end = a * advance + at
                    marks.append(_new(Mark, (known[0], end, at, at) if end < at else (known[0], at, end, at)))
                    x += advance
                    if cid == 32:
                        x += wordspace
                    parted = True
        low = font.get_descent() * fontsize + rise
        base = y * d + up
        y0, y1 = d * low + base, d * (low + fontsize) + base
        if y1 < y0:
            y0, y1 = y1, y0
        self._keep(marks, font, (y0, y1, base, y1 - y0, self._angle(a, b)), graphicstate)
        return x, y

    def render_char(
        self, matrix: Any, font: Any, fontsize: float, scaling: float, rise: float, cid: int, ncs: Any, graphicstate: Any
    ) -> float:  # fmt: skip
        """Return how far the letter moves the pen, as pdfminer's own device does (its LTChar gives the box)."""
        text, width = self._letter(font, cid)
        advance = float(width * fontsize * scaling)
        upright = not font.is_vertical()
        if upright:
            low = font.get_descent() * fontsize
            box: Any = (0, low + rise, advance, low + rise + fontsize)
        else:
            across, down = font.char_disp(cid)
            across = fontsize * 0.5 if across is None else across * fontsize * 0.001
            down = (1000 - down) * fontsize * 0.001
            box = (-across, down + rise + advance, -across + fontsize, down + rise)
        x0, y0, x1, y1 = apply_matrix_rect(matrix, box)
        a, b, _, _, x, y = matrix
        size = y1 - y0 if upright else x1 - x0
        self._keep([Mark(text, x0, x1, x)], font, (y0, y1, y, size, self._angle(a, b)), graphicstate)
        return advance

    def _keep(
        self, marks: list[Mark], font: Any, line: tuple[float, float, float, float, float], graphicstate: Any
    ) -> None:
        """Keep letters of one line (bottom, top, baseline, size, direction) as far as there is room on the page."""
        if len(marks) > self._room:
            self.left_out += len(marks) - self._room
            marks = marks[: self._room]
        if marks:
            self._room -= len(marks)
            self.spans.append(Span(marks, font.fontname, *line, graphicstate.ncolor, graphicstate.ncs.name))

    def _letter(self, font: Any, cid: int) -> tuple[str, float]:
        """Return the text of a letter and its width, in sizes."""
        letters = self._letters.setdefault(font, {})
        if cid not in letters:
            try:
                text = font.to_unichr(cid)
            except PDFUnicodeNotDefined:
                text = f"(cid:{cid})"
            letters[cid] = text, font.char_width(cid)
        return letters[cid]

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

    spans: list[Span]
    items: list[PaintedPath]
    left_out: int


def draw(page: Any, most: int) -> Drawing:
    """Return what stands on a page of pdfplumber, of its letters the first `most`; raises whatever pdfminer raises."""
    device = _Device(page.pdf.rsrcmgr, most)
    _Interpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    return Drawing(device.spans, [_item(leaf, page) for leaf in _leaves(device.page)], device.left_out)


_KINDS = {LTLine: "line", LTRect: "rect", LTCurve: "curve", LTImage: "image"}


def _item(leaf: Any, page: Any) -> PaintedPath:
    """Return a path or picture with the places that pdfplumber gives it."""
    left, above = page.mediabox[:2]
    height = page.height
    x0, x1 = (leaf.x0 + left, leaf.x1 + left) if left else (leaf.x0, leaf.x1)
    top, bottom = (height - leaf.y1) + above, (height - leaf.y0) + above
    kind = _KINDS[type(leaf)]
    if kind == "image":
        return PaintedPath(kind, x0, top, x1, bottom)
    points = tuple((left + x, above + height - y) for x, y in leaf.pts)
    pen, ink = zip((leaf.stroking_color, leaf.non_stroking_color), leaf.spaces, strict=True)
    return PaintedPath(kind, x0, top, x1, bottom, bool(leaf.stroke), bool(leaf.fill), pen, ink, points)


def _leaves(container: Any) -> Iterator[Any]:
    for item in container:
        if isinstance(item, LTContainer):
            yield from _leaves(item)
        else:
            yield item
