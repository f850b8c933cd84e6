"""Where the lines of text stand on a page: found once a page on a small picture, cut at the borders of table cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from extractors.readers.scan import image as scan_image
from extractors.readers.scan.ink import shapes as ink_shapes
from extractors.readers.scan.networks import paint_text

Box = tuple[int, int, int, int]

_SIZE, _LARGER = 0.3, 0.5  # of the page at 300 dpi: where lines are looked for; once more where the print is small
_SMALL = 11.0  # pixels on the small picture: lower lines are looked for on the larger one
_LIKELY, _SURE = 0.3, 0.5  # likelihood from which a pixel is text, and mean of a line's pixels from which it is one
_WIDER = 1.6  # how much a line's core is widened: the network paints it narrower than the letters
_LONG, _STEEP = (
    6.0,
    5.0,
)  # times its height that a line is long for its slope to count, and degrees that it falls at most
_INK = 140  # grey level below which a pixel is print
_GAP, _FARTHEST, _MARGIN = 0.4, 6.0, 0.3  # heights: a gap that ends a line, how far it may grow, what is kept beyond
_MARKED, _PALE = (
    2,
    215,
)  # dark pixels of a row of the small picture that is not blank, and the grey level below which one is
_MARGINS, _PHASE = 16, 32  # pixels of the small picture kept round print, and steps in which it is cut
_LEAST = 3  # pixels of the core's lower side


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text: the box of its print in pixels, and by how many degrees it falls to the right."""

    box: Box
    slope: float = 0.0

    @property
    def height(self) -> int:
        """Return the height in pixels."""
        return self.box[3] - self.box[1]

    def moved(self, x: int, y: int) -> TextLine:
        """Return the line further right and down."""
        x0, y0, x1, y1 = self.box
        return replace(self, box=(x0 + x, y0 + y, x1 + x, y1 + y))


def find_lines(grey: Any) -> list[TextLine]:
    """Return the lines of text on a grey page (300 dpi), from top to bottom."""
    lines = _find(grey, _SIZE)
    heights = sorted(line.height for line in lines)
    if heights and heights[len(heights) // 2] * _SIZE < _SMALL:
        return _find(grey, _LARGER)
    return lines


def _find(grey: Any, size: float) -> list[TextLine]:
    small = scan_image.scaled(grey, size)
    if min(small.shape) < _LEAST:
        return []
    found = []
    for core in ink_shapes.text_cores(_painted(small), _LIKELY, _SURE, _LEAST):
        more = core.width * core.height * _WIDER / (2 * (core.width + core.height))
        half_w, half_h = core.width / 2 + more, core.height / 2 + more
        box = (core.x - half_w, core.y - half_h, core.x + half_w, core.y + half_h)
        x0, y0, x1, y1 = (round(v / size) for v in box)
        clipped = max(0, x0), max(0, y0), min(grey.shape[1], x1), min(grey.shape[0], y1)
        if clipped[2] - clipped[0] >= _LEAST / size and clipped[3] - clipped[1] >= _LEAST / size:
            long = core.width > _LONG * core.height and abs(core.slope) <= _STEEP
            found.append(TextLine(clipped, core.slope if long else 0.0))
    return sorted(found, key=lambda line: (line.box[1], line.box[0]))


def _painted(small: Any) -> Any:
    """Return how likely each pixel belongs to a line of text; the blank margins of a page are not looked at."""
    part = scan_image.inked_part(small, _MARKED, _PALE, _MARGINS, _PHASE)
    likely = np.zeros(small.shape, np.float32)
    if part is not None:
        x0, y0, x1, y1 = part
        likely[y0:y1, x0:x1] = paint_text(small[y0:y1, x0:x1])
    return likely


def to_ends(grey: Any, lines: Sequence[TextLine], limits: Sequence[Box | None]) -> list[TextLine]:
    """Return the lines, those made longer whose print goes on beyond their ends: a pattern in the paper hides it.

    `limits`: the cell of each line, None outside cells. A line never grows into its neighbour.
    """
    made = []
    for line, limit in zip(lines, limits, strict=True):
        x0, y0, x1, y1 = line.box
        low, high = (limit[0] + 2, limit[2] - 2) if limit is not None else (0, grey.shape[1])
        for other in lines:
            a, b, c, d = other.box
            if other is not line and min(d, y1) - max(b, y0) > 0.3 * min(d - b, y1 - y0):
                low, high = (
                    (max(low, c) if c <= x0 + line.height else low),
                    (min(high, a) if a >= x1 - line.height else high),
                )
        core = y0 + line.height // 4, y1 - line.height // 4
        right = _end(grey[core[0] : core[1], x1 : max(x1, high)], line.height)
        left = _end(grey[core[0] : core[1], min(low, x0) : x0][:, ::-1], line.height)
        made.append(replace(line, box=(x0 - left, y0, x1 + right, y1)))
    return made


def _end(beside: Any, height: int) -> int:
    """Return by how many columns a line's print goes on into the picture beside its end: up to a gap as wide as between words."""
    if not beside.size:
        return 0
    inked = (beside < _INK).any(axis=0)
    gap, most = max(2, round(_GAP * height)), round(_FARTHEST * height)
    last = 0
    for at in range(min(len(inked), most)):
        if inked[at]:
            last = at + 1
        elif at - last >= gap:
            break
    return min(len(inked), last + round(_MARGIN * height)) if last else 0


def cut_at_cells(
    lines: Sequence[TextLine], cells: Sequence[Box], least: float = 0.35
) -> list[tuple[TextLine, int | None]]:
    """Return the lines, those over several cells cut at their borders, each with the index of its cell (None: outside).

    `least`: the width of a piece, in heights of its line, below which it is the rim of the neighbour.
    """
    made: list[tuple[TextLine, int | None]] = []
    for line in lines:
        x0, y0, x1, y1 = line.box
        middle = (y0 + y1) / 2
        beside = sorted(
            (cell[0], cell[2], at)
            for at, cell in enumerate(cells)
            if cell[1] <= middle <= cell[3] and min(x1, cell[2]) - max(x0, cell[0]) > least * line.height
        )
        if not beside:
            made.append((line, None))
            continue
        for left, right, at in beside:
            cell = cells[at]
            box = (max(x0, left + 2), max(y0, cell[1] + 1), min(x1, right - 2), min(y1, cell[3] - 1))
            if box[2] - box[0] > least * line.height and box[3] - box[1] > 0.4 * line.height:
                made.append((replace(line, box=box), at))
        if x0 < beside[0][0] - line.height:
            made.append((replace(line, box=(x0, y0, beside[0][0] - 2, y1)), None))
        if x1 > beside[-1][1] + line.height:
            made.append((replace(line, box=(beside[-1][1] + 2, y0, x1, y1)), None))
    return made
