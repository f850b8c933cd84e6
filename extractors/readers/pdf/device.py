"""What pdfminer draws on a page, taken as it is drawn: letters as glyphs, paths and pictures as pdfminer's own objects.

pdfplumber makes a dictionary of some thirty entries of every letter, which costs more than reading the page; a page of ours
needs eight of them. The figures are pdfplumber's to the last bit (tests hold both against each other).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTContainer, LTCurve, LTImage, LTLine, LTRect
from pdfminer.utils import apply_matrix_pt, apply_matrix_rect

from extractors.readers.pdf.font_letters import letter_of, says
from extractors.readers.pdf.interpreter import Interpreter

# A NamedTuple's own constructor is a function in Python: for each letter of a page it would cost more than all else.
_new: Final = tuple.__new__
_SMALL: Final = 3.0  # points: a smaller filling is a line
_MOST_CLIPS: Final = 60  # clipping paths inside one another that are looked at


class Mark(NamedTuple):
    """A letter of a span: its text, its extent along the line and where the pen stood, in points from the page's left."""

    text: str
    x0: float
    x1: float
    x: float


class Span(NamedTuple):
    """Letters that one operator drew side by side on one line (a turned letter is a span of its own).

    In points from the page's bottom left; `y` is the baseline, `ink` their colour, `space` the name of its colour space.
    `order`: how many paths and pictures were painted before; `hidden`: why a viewer does not show it ("" where it does).
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
    order: int = 0
    hidden: str = ""


class PaintedPath(NamedTuple):
    """A path or a picture, in points from the media box's top left: a "line", "rect", "curve" or "image".

    `pen`, `ink`: the colours of its stroke and its filling, each with the name of its space; `points`: a path's corners.
    `order`: how many were painted before; `cover`: the box in which it hides what lies under it, None where it lets through.
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
    order: int = 0
    cover: tuple[float, float, float, float] | None = None


class _Device(PDFLayoutAnalyzer):
    """Keeps the letters in the order of drawing, apart from the tree of everything else."""

    def __init__(self, resources: Any, most: int) -> None:
        super().__init__(resources)
        self.spans: list[Span] = []
        self.page: Any = None
        self.left_out = 0
        self.notes: Counter[str] = Counter()
        self.opaque = True  # of what is filled now
        self.clip: Any = None  # (the clip before, path, matrix) of what is painted now
        self.marked: list[tuple[bool, int, str]] = []  # open marked content: not shown, first span, its ActualText
        self._off = 0  # open marked contents that are not shown
        self._mode = 0
        self._painted = 0
        self._room = most
        self._letters: dict[Any, dict[int, tuple[str, float]]] = {}
        self._angles: dict[tuple[float, float], float] = {}

    def receive_layout(self, ltpage: Any) -> None:
        self.page = ltpage

    def open_content(self, *, shown: bool, actual: str) -> None:
        """Begin marked content: `shown`: whether its layer is on; `actual`: the text that it stands for, "" for none."""
        if actual and any(text for _, _, text in self.marked):
            actual = ""
        self.marked.append((not shown, len(self.spans), actual))
        self._off += not shown

    def close_content(self) -> None:
        """End the innermost marked content."""
        if self.marked:
            hidden, first, actual = self.marked.pop()
            self._off -= hidden
            if actual:
                self._replace(first, actual)

    def _replace(self, first: int, actual: str) -> None:
        """Give letters that say nothing the text that the file says they stand for."""
        marks = [mark for span in self.spans[first:] for mark in span.marks]
        drawn = "".join([mark.text for mark in marks])
        if says(drawn):
            # the letters can be read: what the file says beside them is only compared
            self.notes["letters_differ"] += _digits(drawn) != _digits(actual)
            return
        if not marks:
            return
        span = self.spans[first]
        if len(actual) != len(marks) or len(self.spans) > first + 1:
            x0, x1 = min(m.x0 for m in marks), max(m.x1 for m in marks)
            step = (x1 - x0) / len(actual)
            marks = [Mark(c, x0 + i * step, x0 + (i + 1) * step, x0 + i * step) for i, c in enumerate(actual)]
        else:
            marks = [mark._replace(text=c) for mark, c in zip(marks, actual, strict=True)]
        self.spans[first:] = [span._replace(marks=marks)]

    def paint_path(self, gstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Any) -> None:
        """Keep a path with the names of the colour spaces that its colours are of: 1.0 is white in one, ink in another."""
        if self._off:
            return
        known = len(self.cur_item)
        super().paint_path(gstate, stroke, fill, evenodd, path)
        for leaf in self.cur_item._objs[known:]:
            leaf.spaces = gstate.scs.name, gstate.ncs.name  # type: ignore[attr-defined]
            leaf.order = self._painted  # type: ignore[attr-defined]
            leaf.clip = self.clip if fill and self.opaque and gstate.ncs.name != "Pattern" else False  # type: ignore[attr-defined]
        self._painted += 1

    def render_image(self, name: str, stream: Any) -> None:
        """Keep a picture and when it was painted, unless its layer is off."""
        if self._off:
            return
        super().render_image(name, stream)
        leaf = self.cur_item._objs[-1]
        solid = not any(key in stream for key in ("SMask", "Mask", "ImageMask"))
        leaf.order = self._painted  # type: ignore[attr-defined]
        leaf.clip = self.clip if solid and self.opaque else False  # type: ignore[attr-defined]
        self._painted += 1

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        """Keep the letters of a string, and whether they are painted at all (render mode 3 and 7 paint nothing)."""
        self._mode = textstate.render
        super().render_string(textstate, seq, ncs, graphicstate)

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
            hidden = "layer_off" if self._off else "invisible_text" if self._mode in (3, 7) else ""
            self.spans.append(
                Span(marks, font.fontname, *line, graphicstate.ncolor, graphicstate.ncs.name, self._painted, hidden)
            )

    def _letter(self, font: Any, cid: int) -> tuple[str, float]:
        """Return the text of a letter and its width, in sizes."""
        letters = self._letters.setdefault(font, {})
        if cid not in letters:
            text, doubted = letter_of(font, cid)
            self.notes["letters_differ"] += doubted
            letters[cid] = text, font.char_width(cid)
        return letters[cid]

    def _angle(self, a: float, b: float) -> float:
        """Return the direction of a line in degrees clockwise, 0 to 360."""
        known = self._angles.get((a, b))
        if known is None:
            known = self._angles[a, b] = math.degrees(math.atan2(-b, a)) % 360
        return known


@dataclass(frozen=True, slots=True)
class Drawing:
    """Letters and everything else of a page, both in the order of drawing; `left_out`: letters beyond the limit.

    `notes`: what was seen and could not be settled.
    """

    spans: list[Span]
    items: list[PaintedPath]
    left_out: int
    notes: Counter[str] = field(default_factory=Counter)


def draw(page: Any, most: int) -> Drawing:
    """Return what stands on a page of pdfplumber, of its letters the first `most`; raises whatever pdfminer raises."""
    device = _Device(page.pdf.rsrcmgr, most)
    interpreter = Interpreter(page.pdf.rsrcmgr, device)
    interpreter.process_page(page.page_obj)
    items = [_item(leaf, page) for leaf in _leaves(device.page)]
    return Drawing(device.spans, items, device.left_out, +device.notes)


_KINDS = {LTLine: "line", LTRect: "rect", LTCurve: "curve", LTImage: "image"}


def _item(leaf: Any, page: Any) -> PaintedPath:
    """Return a path or picture with the places that pdfplumber gives it."""
    left, above = page.mediabox[:2]
    height = page.height
    x0, x1 = (leaf.x0 + left, leaf.x1 + left) if left else (leaf.x0, leaf.x1)
    top, bottom = (height - leaf.y1) + above, (height - leaf.y0) + above
    kind = _KINDS[type(leaf)]
    cover = None if leaf.clip is False else _within(leaf.clip, leaf)
    if cover is not None:
        cover = cover[0] + left, (height - cover[3]) + above, cover[2] + left, (height - cover[1]) + above
    if kind == "image":
        return PaintedPath(kind, x0, top, x1, bottom, order=leaf.order, cover=cover)
    points = tuple((left + x, above + height - y) for x, y in leaf.pts)
    pen, ink = zip((leaf.stroking_color, leaf.non_stroking_color), leaf.spaces, strict=True)
    return PaintedPath(
        kind, x0, top, x1, bottom, bool(leaf.stroke), bool(leaf.fill), pen, ink, points, leaf.order, cover
    )


def _within(clip: Any, leaf: Any) -> tuple[float, float, float, float] | None:
    """Return the part of a path's box inside its clipping paths, from the page's bottom left; None where nothing is sure.

    A path that is no rectangle, and a clipping path that is none, hide less than their boxes.
    """
    if not isinstance(leaf, (LTRect, LTImage)) or leaf.x1 - leaf.x0 < _SMALL or leaf.y1 - leaf.y0 < _SMALL:
        return None
    x0, y0, x1, y1 = leaf.x0, leaf.y0, leaf.x1, leaf.y1
    for _ in range(_MOST_CLIPS):
        if clip is None:
            return (x0, y0, x1, y1) if x1 - x0 >= _SMALL and y1 - y0 >= _SMALL else None
        clip, path, matrix = clip
        corners = [apply_matrix_pt(matrix, step[-2:]) for step in path if step[0] != "h"]
        if len(corners) not in (4, 5) or any(step[0] not in "mlh" for step in path) or not _is_upright(corners):
            return None
        x0, x1 = max(x0, min(x for x, _ in corners)), min(x1, max(x for x, _ in corners))
        y0, y1 = max(y0, min(y for _, y in corners)), min(y1, max(y for _, y in corners))
    return None


def _is_upright(corners: Sequence[tuple[float, float]]) -> bool:
    """Return whether corners are those of one rectangle with upright sides."""
    return len({round(x, 1) for x, _ in corners}) <= 2 and len({round(y, 1) for _, y in corners}) <= 2


def _digits(text: str) -> str:
    return "".join([c for c in text if c.isdigit()])


def _leaves(container: Any) -> Iterator[Any]:
    for item in container:
        if isinstance(item, LTContainer):
            yield from _leaves(item)
        else:
            yield item
