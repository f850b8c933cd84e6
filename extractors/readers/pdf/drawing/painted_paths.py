"""Paths and pictures as pdfminer keeps them, with the places that pdfplumber gives them and what they hide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf, isfinite
from typing import Any, Final

from pdfminer.layout import LTContainer, LTCurve, LTImage, LTLine, LTRect
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.utils import MATRIX_IDENTITY, apply_matrix_pt

from extractors.readers.pdf.drawing.drawn import PaintedPath

_new: Final = tuple.__new__  # see device.py
_SMALL: Final = 3.0  # points: a smaller filling is a line
Point = tuple[float, float]
Edges = tuple[float, float, float, float]  # left, bottom, right, top
END_OF_RECTANGLE: Final = ("h",)  # this very tuple: the fifth and last step of a path that is one rectangle alone
_MOST_PARTS: Final = 40  # of one path that are held against one another
_MOST_CLIPS: Final = 60  # clipping paths inside one another that are looked at


class Rectangle:
    """What is kept of pdfminer's LTRect: its box and corners from the page's bottom left, how it is painted.

    `clip`: (the clip before, path, matrix) of what is painted with it, False where it lets through what lies under it.
    """

    __slots__ = (
        "clip", "fill", "non_stroking_color", "order", "pts", "spaces", "stroke", "stroking_color", "x0", "x1", "y0", "y1",
    )  # fmt: skip

    def __init__(self, first: Point, third: Point, gstate: Any, *, stroke: bool, fill: bool) -> None:
        (ax, ay), (bx, by) = first, third
        self.pts = (first, (bx, ay), third, (ax, by))
        self.x0, self.x1 = (ax, bx) if ax <= bx else (bx, ax)
        self.y0, self.y1 = (ay, by) if ay <= by else (by, ay)
        self.stroke, self.fill = stroke, fill
        self.stroking_color, self.non_stroking_color = gstate.scolor, gstate.ncolor
        self.spaces = gstate.scs.name, gstate.ncs.name
        self.order = 0
        self.clip: Any = False


def paths_of(page: Any, drawn: Any) -> list[PaintedPath]:
    """Return the paths and pictures of pdfplumber's page, of which pdfminer drew `drawn`."""
    left, above = page.mediabox[:2]
    height = page.height
    clipped: dict[int, tuple[Any, Edges | None]] = {}
    return [_item(leaf, left, above, height, clipped) for leaf in _leaves(drawn)]


def rectangle_of(path: Any, ctm: Any, gstate: Any, *, stroke: bool, fill: bool) -> Rectangle | None:
    """Return the rectangle that pdfminer makes of the path of `re`; None for any other path.

    Nearly all paths of a report are such; pdfminer's own way takes each apart four times.
    """
    if len(path) != 5:
        return None
    if ctm[1] == 0 == ctm[2] and path[4] is END_OF_RECTANGLE:
        first, third = apply_matrix_pt(ctm, path[0][1:]), apply_matrix_pt(ctm, path[2][1:])
        if first[1] == third[1]:
            return None
        if isfinite(first[0] + first[1] + third[0] + third[1]):
            return Rectangle(first, third, gstate, stroke=stroke, fill=fill)
    if path[0][0] != "m" or path[4][0] != "h" or not path[1][0] == path[2][0] == path[3][0] == "l":
        return None
    first, second, third, last = (apply_matrix_pt(ctm, step[-2:]) for step in path[:4])
    if last == first:
        return None
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = first, second, third, last
    if not ((x0 == x1 and y1 == y2 and x2 == x3 and y3 == y0) or (y0 == y1 and x1 == x2 and y2 == y3 and x3 == x0)):
        return None
    return Rectangle(first, third, gstate, stroke=stroke, fill=fill)


_KINDS = {LTLine: "line", LTRect: "rect", Rectangle: "rect", LTCurve: "curve", LTImage: "image"}


def _item(
    leaf: Any, left: float, above: float, height: float, clipped: dict[int, tuple[Any, Edges | None]]
) -> PaintedPath:
    """Return a path or picture with the places that pdfplumber gives it; `clipped`: what each clipping path met leaves."""
    x0, x1 = (leaf.x0 + left, leaf.x1 + left) if left else (leaf.x0, leaf.x1)
    top, bottom = (height - leaf.y1) + above, (height - leaf.y0) + above
    kind = _KINDS[type(leaf)]
    cover = None if leaf.clip is False else _within(leaf.clip, leaf, clipped)
    if cover is not None:
        cover = cover[0] + left, (height - cover[3]) + above, cover[2] + left, (height - cover[1]) + above
    if kind == "image":
        return PaintedPath(kind, x0, top, x1, bottom, order=leaf.order, cover=cover)
    pts = leaf.pts
    if type(leaf) is Rectangle:  # nearly always; two corners tell the others
        (ax, ay), _, (bx, by), _ = pts
        ax, ay, bx, by = left + ax, above + height - ay, left + bx, above + height - by
        points: tuple[Point, ...] = ((ax, ay), (bx, ay), (bx, by), (ax, by))
    else:
        points = tuple([(left + x, above + height - y) for x, y in pts])
    pen_space, ink_space = leaf.spaces
    return _new(
        PaintedPath,
        (
            kind, x0, top, x1, bottom, bool(leaf.stroke), bool(leaf.fill), (leaf.stroking_color, pen_space),
            (leaf.non_stroking_color, ink_space), points, leaf.order, cover, leaf.clip is None,
        ),
    )  # fmt: skip


def _within(clip: Any, leaf: Any, clipped: dict[int, tuple[Any, Edges | None]]) -> Edges | None:
    """Return the part of a path's box inside its clipping paths, from the page's bottom left; None where nothing is sure.

    A path that is no rectangle, and a clipping path that is none, hide less than their boxes.
    """
    if leaf.x1 - leaf.x0 < _SMALL or leaf.y1 - leaf.y0 < _SMALL or not isinstance(leaf, (Rectangle, LTRect, LTImage)):
        return None
    if clip is None:
        return leaf.x0, leaf.y0, leaf.x1, leaf.y1
    known = clipped.get(id(clip))
    if known is None:
        known = clipped[id(clip)] = clip, _box_inside(clip)  # kept alive, so that its id stays its own
    if known[1] is None:
        return None
    left, below, right, high = known[1]
    x0, y0, x1, y1 = max(leaf.x0, left), max(leaf.y0, below), min(leaf.x1, right), min(leaf.y1, high)
    return (x0, y0, x1, y1) if x1 - x0 >= _SMALL and y1 - y0 >= _SMALL else None


def _box_inside(clip: Any) -> Edges | None:
    """Return the box inside which clipping paths leave everything; None where one of them is no upright rectangle."""
    x0 = y0 = -inf
    x1 = y1 = inf
    for _ in range(_MOST_CLIPS):
        if clip is None:
            return x0, y0, x1, y1
        clip, path, matrix = clip
        if matrix[1] == 0 == matrix[2] and len(path) == 5 and path[4] is END_OF_RECTANGLE:  # nearly always
            left, below, right, high = _edges(path, matrix)
            x0, x1, y0, y1 = max(x0, left), min(x1, right), max(y0, below), min(y1, high)
            continue
        corners = [apply_matrix_pt(matrix, step[-2:]) for step in path if step[0] != "h"]
        if len(corners) not in (4, 5) or any(step[0] not in "mlh" for step in path) or not _is_upright(corners):
            return None
        x0, x1 = max(x0, min(x for x, _ in corners)), min(x1, max(x for x, _ in corners))
        y0, y1 = max(y0, min(y for _, y in corners)), min(y1, max(y for _, y in corners))
    return None


def holds_another(leaves: Sequence[Any]) -> bool:
    """Return whether one part of a path lies inside another: then it may be a hole in it."""
    boxes = sorted(((one.x0, one.y0, one.x1, one.y1) for one in leaves[:_MOST_PARTS]), key=lambda b: b[0] - b[2])
    return any(
        outer[0] <= inner[0] and outer[1] <= inner[1] and outer[2] >= inner[2] and outer[3] >= inner[3]
        for at, outer in enumerate(boxes)
        for inner in boxes[at + 1 :]
    )


def clip_box(clip: Any) -> Edges | None:
    """Return the box inside which clipping paths leave anything, from the page's bottom left; None where they do not say."""
    found: Edges | None = None
    for _ in range(_MOST_CLIPS):
        if clip is None:
            break
        clip, path, matrix = clip
        if matrix[1] == 0 == matrix[2] and len(path) == 5 and path[4] is END_OF_RECTANGLE:  # nearly always
            box = _edges(path, matrix)
        else:
            corners = [
                apply_matrix_pt(matrix, (step[at], step[at + 1])) for step in path for at in range(1, len(step) - 1, 2)
            ]
            if not corners:
                continue
            xs, ys = zip(*corners, strict=True)
            box = min(xs), min(ys), max(xs), max(ys)
        if found is not None:
            box = max(found[0], box[0]), max(found[1], box[1]), min(found[2], box[2]), min(found[3], box[3])
        found = box
    return found


def _edges(path: Any, matrix: Any) -> Edges:
    """Return the edges of a path that is one upright rectangle, from the page's bottom left."""
    (ax, ay), (bx, by) = apply_matrix_pt(matrix, path[0][1:]), apply_matrix_pt(matrix, path[2][1:])
    return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def edge_of(drawn: Any) -> tuple[list[tuple[Any, ...]], Any] | None:
    """Return the box outside which a form shows nothing, as a path, and the form's matrix; None for a picture or no box."""
    if not isinstance(drawn, PDFStream) or "BBox" not in drawn:
        return None
    try:
        x0, y0, x1, y1 = (float(resolve1(v)) for v in resolve1(drawn["BBox"]))
        a, b, c, d, e, f = (float(resolve1(v)) for v in resolve1(drawn.get("Matrix", MATRIX_IDENTITY)))
    except (TypeError, ValueError):
        return None
    if x0 == x1 or y0 == y1:
        return None
    return [("m", x0, y0), ("l", x1, y0), ("l", x1, y1), ("l", x0, y1), END_OF_RECTANGLE], (a, b, c, d, e, f)


def _is_upright(corners: Sequence[tuple[float, float]]) -> bool:
    """Return whether corners are those of one rectangle with upright sides."""
    return len({round(x, 1) for x, _ in corners}) <= 2 and len({round(y, 1) for _, y in corners}) <= 2


def _leaves(container: Any) -> Iterator[Any]:
    for item in container:
        if isinstance(item, LTContainer):
            yield from _leaves(item)
        else:
            yield item
