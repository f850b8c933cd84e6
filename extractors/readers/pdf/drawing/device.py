"""What pdfminer draws on a page, taken as it is drawn: letters as glyphs, paths and pictures as pdfminer's own objects.

pdfplumber makes a dictionary of some thirty entries of every letter, which costs more than reading the page; a page of ours
needs eight of them. The figures are pdfplumber's to the last bit (tests hold both against each other).
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.utils import apply_matrix_rect

from extractors.readers.pdf.drawing.drawn import Drawing, Mark, Sizes, Span, by_word, sized
from extractors.readers.pdf.drawing.interpreter import Interpreter
from extractors.readers.pdf.drawing.painted_paths import clip_box, holds_another, paths_of, rectangle_of
from extractors.readers.pdf.drawing.plain_pictures import is_plain
from extractors.readers.pdf.fonts.letters import digits_of, has_codes_of_its_own, height_of, letter_of, says, width_of

# A NamedTuple's own constructor is a function in Python: for each letter of a page it would cost more than all else.
_new: Final = tuple.__new__
_UNPAINTED: Final = 3  # the way of showing letters that paints none
_BODY: Final = 0.5  # of a size: how high a small letter stands
Edges = tuple[float, float, float, float]  # left, bottom, right, top
Placed = tuple[float, float, float, float, float]  # a line's bottom, top, baseline, size and direction


class _Device(PDFLayoutAnalyzer):
    """Keeps the letters in the order of drawing, apart from the tree of everything else."""

    def __init__(self, resources: Any, most: int) -> None:
        super().__init__(resources)
        self.spans: list[Span] = []
        self.page: Any = None
        self.left_out = 0
        self.notes: Counter[str] = Counter()
        self.opaque = True  # of what is filled now
        self.clear = False  # it is seen through wholly
        self.clip: Any = None  # (the clip before, path, matrix) of what is painted now
        self.clips_text = True  # whether letters outside it are not seen
        self.marked: list[tuple[bool, int, str]] = []  # open marked content: not shown, first span, its ActualText
        self._off = 0  # open marked contents that are not shown
        self._mode = 0
        self._painted = 0
        self._room = most
        self._letters: dict[Any, dict[int, tuple[str, float]]] = {}
        self._sizes = Sizes()
        self._disputed: dict[Any, set[int]] = {}  # of each font the letters that look other than the file says
        self._unnamed: dict[Any, set[int]] = {}  # those that nothing in the file names, which are disputed, too
        self._clips: dict[int, tuple[Any, Edges | None]] = {}  # of each clipping path met: itself, what it leaves
        self._angles: dict[tuple[float, float], float] = {}
        self._bare: dict[Any, list[int]] = {}  # the spans of fonts that have neither encoding nor table of letters

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
            if digits_of(drawn) != digits_of(actual):
                self.notes["letters_differ"] += 1
                self.spans[first:] = [span._replace(disputed=True) for span in self.spans[first:]]
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
        for at in self._bare.values():  # what they are is told
            while at and at[-1] >= first:
                at.pop()

    def paint_path(self, gstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Any) -> None:
        """Keep a path with the names of the colour spaces that its colours are of: 1.0 is white in one, ink in another."""
        if self._off:
            return
        rectangle: Any = rectangle_of(path, self.ctm, gstate, stroke=stroke, fill=fill)
        if rectangle is not None:  # nearly always
            rectangle.order = self._painted
            if fill and self.opaque and gstate.ncs.name != "Pattern":
                rectangle.clip = self.clip
            self.cur_item.add(rectangle)
            self._painted += 1
            return
        known = len(self.cur_item)
        super().paint_path(gstate, stroke, fill, evenodd, path)
        painted = self.cur_item._objs[known:]
        ring = len(painted) > 1 and holds_another(painted)
        for leaf in painted:
            leaf.spaces = gstate.scs.name, gstate.ncs.name  # type: ignore[attr-defined]
            leaf.order = self._painted  # type: ignore[attr-defined]
            solid = fill and self.opaque and not ring and gstate.ncs.name != "Pattern"
            leaf.clip = self.clip if solid else False  # type: ignore[attr-defined]
        self._painted += 1

    def render_image(self, name: str, stream: Any) -> None:
        """Keep a picture and when it was painted, unless its layer is off."""
        if self._off:
            return
        super().render_image(name, stream)
        leaf = self.cur_item._objs[-1]
        solid = not any(key in stream for key in ("SMask", "Mask", "ImageMask"))
        leaf.order = self._painted  # type: ignore[attr-defined]
        leaf.clip = self.clip if solid and self.opaque and is_plain(stream) else False  # type: ignore[attr-defined]
        self._painted += 1

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        """Keep the letters of a string, and whether they are painted at all (render mode 3 and 7 paint nothing)."""
        self._mode = textstate.render if textstate.scaling else _UNPAINTED  # without any width they are lines at most
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
        letters = self._sizes.of(font, fontsize, scaling, a)
        marks: list[Mark] = []
        parted = False
        for told in seq:
            if type(told) is float or isinstance(told, (int, float)):
                x -= told * dxscale
                parted = True
            elif isinstance(told, bytes):
                for cid in font.decode(told):
                    if parted:
                        x += charspace
                    if (known := letters.get(cid)) is None:
                        known = letters[cid] = sized(self._letter(font, cid), fontsize, scaling, a)
                    text, advance, width = known
                    at = x * a + right
                    end = width + at
                    marks.append(_new(Mark, (text, end, at, at) if end < at else (text, at, end, at)))
                    x += advance
                    if cid == 32:
                        x += wordspace
                    parted = True
        low = font.get_descent() * fontsize + rise
        base = y * d + up
        y0, y1 = d * low + base, d * (low + fontsize * height_of(font)) + base
        if y1 < y0:
            y0, y1 = y1, y0
        disputed = self._disputed.get(font)
        differs = disputed is not None and any(
            cid in disputed for told in seq if isinstance(told, bytes) for cid in font.decode(told)
        )
        if a * d < 0 and not getattr(font, "matrix", None):  # as in a mirror: 85 looks like no 85
            differs = True
            self.notes["letters_differ"] += 1
        line = y0, y1, base + d * rise, y1 - y0, self._angle(a, b)
        if not differs or (nameless := self._unnamed.get(font)) is None:
            self._keep(marks, font, line, graphicstate, disputed=differs)
            return x, y
        flags = [cid in nameless for told in seq if isinstance(told, bytes) for cid in font.decode(told)]
        for unnamed, part in itertools.groupby(zip(marks, flags, strict=True), key=lambda one: one[1]):
            self._keep([mark for mark, _ in part], font, line, graphicstate, disputed=differs, unnamed=unnamed)
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
            box: Any = (0, low + rise, advance, low + rise + fontsize * height_of(font))
        else:
            across, down = font.char_disp(cid)
            across = fontsize * 0.5 if across is None else across * fontsize * 0.001
            down = (1000 - down) * fontsize * 0.001
            box = (-across, down + rise + advance, -across + fontsize, down + rise)
        x0, y0, x1, y1 = apply_matrix_rect(matrix, box)
        a, b, c, d, x, y = matrix
        x, y = x + c * rise, y + d * rise
        size = y1 - y0 if upright else x1 - x0
        differs = cid in self._disputed.get(font, ())
        line = y0, y1, y, size, self._angle(a, b)
        unnamed = differs and cid in self._unnamed.get(font, ())
        self._keep([Mark(text, x0, x1, x)], font, line, graphicstate, disputed=differs, unnamed=unnamed)
        return advance

    def _keep(
        self, marks: list[Mark], font: Any, line: Placed, graphicstate: Any, *, disputed: bool, unnamed: bool = False
    ) -> None:
        """Keep letters of one line (bottom, top, baseline, size, direction) as far as there is room on the page."""
        if len(marks) > self._room:
            self.left_out += len(marks) - self._room
            marks = marks[: self._room]
        if marks:
            self._room -= len(marks)
            if getattr(font, "bare", False):
                self._bare.setdefault(font, []).append(len(self.spans))
            hidden = self._hidden()
            whole = self.clip is None or hidden or not self.clips_text
            for part, reason in ((marks, hidden),) if whole else self._clipped(marks, line):
                told = (
                    part, font.fontname, *line, graphicstate.ncolor, graphicstate.ncs.name, self._painted, reason,
                    disputed, unnamed,
                )  # fmt: skip
                self.spans.append(_new(Span, told))

    def _hidden(self) -> str:
        """Return why letters drawn now are not seen, wherever they stand; "" where they are."""
        if self._off:
            return "layer_off"
        return "invisible_text" if self._mode in (_UNPAINTED, 7) or (self.clear and not self._mode) else ""

    def _clipped(self, marks: list[Mark], line: Placed) -> Iterator[tuple[list[Mark], str]]:
        """Yield the letters in their order, in parts: words of which the clipping paths leave nothing, and the others."""
        known = self._clips.get(id(self.clip))
        if known is None:
            known = self._clips[id(self.clip)] = self.clip, clip_box(self.clip)
        if known[1] is None:
            yield marks, ""
            return
        left, below, right, above = known[1]
        y0, y1, y, size, angle = line
        low, high = (y, y + _BODY * size) if angle == 0 else (y0, y1)
        if low >= below and high <= above and marks[0].x0 >= left and marks[-1].x1 <= right:  # nearly always
            yield marks, ""
            return
        outside = high <= below or low >= above
        for hidden, part in itertools.groupby(by_word(marks, left, right), key=lambda one: outside or one[1]):
            yield [mark for one, _ in part for mark in one], "clipped_text" if hidden else ""

    def _letter(self, font: Any, cid: int) -> tuple[str, float]:
        """Return the text of a letter and its width, in sizes."""
        letters = self._letters.setdefault(font, {})
        if cid not in letters:
            text, doubt = letter_of(font, cid)
            if doubt:
                self.notes["letters_differ"] += 1
                self._disputed.setdefault(font, set()).add(cid)
            if doubt == "unnamed":
                self._unnamed.setdefault(font, set()).add(cid)
            letters[cid] = text, width_of(font, cid, text)
        return letters[cid]

    def tell_unnamed(self) -> None:
        """Mark the letters of fonts whose codes are their own: what they seem to say is another letter."""
        for font, at in self._bare.items():
            if has_codes_of_its_own(font, self._letters[font]):
                for index in at:
                    if index < len(self.spans):
                        self.spans[index] = self.spans[index]._replace(unnamed=True, disputed=True)
                self.notes["letters_differ"] += len(self._letters[font])

    def _angle(self, a: float, b: float) -> float:
        """Return the direction of a line in degrees clockwise, 0 to 360."""
        known = self._angles.get((a, b))
        if known is None:
            known = self._angles[a, b] = math.degrees(math.atan2(-b, a)) % 360
        return known


def draw(page: Any, most: int) -> Drawing:
    """Return what stands on a page of pdfplumber, of its letters the first `most`; raises whatever pdfminer raises."""
    device = _Device(page.pdf.rsrcmgr, most)
    interpreter = Interpreter(page.pdf.rsrcmgr, device)
    interpreter.process_page(page.page_obj)
    device.tell_unnamed()
    return Drawing(device.spans, paths_of(page, device.page), device.left_out, +device.notes)
