"""Paths and pictures as pdfminer keeps them, with the places that pdfplumber gives them and what they hide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from pdfminer.layout import LTContainer, LTCurve, LTImage, LTLine, LTRect
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.utils import MATRIX_IDENTITY, apply_matrix_pt

from extractors.readers.pdf.drawn import PaintedPath

_SMALL: Final = 3.0  # points: a smaller filling is a line
_RECTANGLE: Final = ["m", "l", "l", "l", "h"]
_MOST_PARTS: Final = 40  # of one path that are held against one another
_MOST_CLIPS: Final = 60  # clipping paths inside one another that are looked at


def paths_of(page: Any, drawn: Any) -> list[PaintedPath]:
    """Return the paths and pictures of pdfplumber's page, of which pdfminer drew `drawn`."""
    return [_item(leaf, page) for leaf in _leaves(drawn)]


def rectangle_of(path: Any, ctm: Any, gstate: Any, *, stroke: bool, fill: bool, evenodd: bool) -> LTRect | None:
    """Return the rectangle that pdfminer makes of the path of `re`; None for any other path.

    Nearly all paths of a report are such; pdfminer's own way takes each apart four times.
    """
    if len(path) != 5 or path[0][0] != "m" or path[4][0] != "h" or not path[1][0] == path[2][0] == path[3][0] == "l":
        return None
    first, second, third, last = (apply_matrix_pt(ctm, step[-2:]) for step in path[:4])
    if last == first:
        return None
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = first, second, third, last
    if not ((x0 == x1 and y1 == y2 and x2 == x3 and y3 == y0) or (y0 == y1 and x1 == x2 and y2 == y3 and x3 == x0)):
        return None
    return LTRect(
        gstate.linewidth, (*first, *third), stroke, fill, evenodd, gstate.scolor, gstate.ncolor, None, gstate.dash
    )


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
        kind, x0, top, x1, bottom, bool(leaf.stroke), bool(leaf.fill), pen, ink, points, leaf.order, cover,
        leaf.clip is None,
    )  # fmt: skip


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


def holds_another(leaves: Sequence[Any]) -> bool:
    """Return whether one part of a path lies inside another: then it may be a hole in it."""
    boxes = sorted(((one.x0, one.y0, one.x1, one.y1) for one in leaves[:_MOST_PARTS]), key=lambda b: b[0] - b[2])
    return any(
        outer[0] <= inner[0] and outer[1] <= inner[1] and outer[2] >= inner[2] and outer[3] >= inner[3]
        for at, outer in enumerate(boxes)
        for inner in boxes[at + 1 :]
    )


def _is_of_re(path: Sequence[Any]) -> bool:
    """Return whether a path is that of `re`: two of its corners tell its box."""
    if len(path) != 5 or [step[0] for step in path] != _RECTANGLE:
        return False
    (_, ax, ay), (_, bx, by), (_, cx, cy), (_, dx, dy) = path[:4]
    return bool(by == ay and bx == cx and dx == ax and dy == cy)


def clip_box(clip: Any) -> tuple[float, float, float, float] | None:
    """Return the box inside which clipping paths leave anything, from the page's bottom left; None where they do not say."""
    found: tuple[float, float, float, float] | None = None
    for _ in range(_MOST_CLIPS):
        if clip is None:
            break
        clip, path, matrix = clip
        if matrix[1] == 0 == matrix[2] and _is_of_re(path):  # nearly always
            corners = [apply_matrix_pt(matrix, path[at][1:]) for at in (0, 2)]
        else:
            corners = [
                apply_matrix_pt(matrix, (step[at], step[at + 1])) for step in path for at in range(1, len(step) - 1, 2)
            ]
        if not corners:
            continue
        xs, ys = zip(*corners, strict=True)
        box = min(xs), min(ys), max(xs), max(ys)
        found = box if found is None else (*map(max, found[:2], box[:2]), *map(min, found[2:], box[2:]))
    return found


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
    return [("m", x0, y0), ("l", x1, y0), ("l", x1, y1), ("l", x0, y1), ("h",)], (a, b, c, d, e, f)


def _is_upright(corners: Sequence[tuple[float, float]]) -> bool:
    """Return whether corners are those of one rectangle with upright sides."""
    return len({round(x, 1) for x, _ in corners}) <= 2 and len({round(y, 1) for _, y in corners}) <= 2


def _leaves(container: Any) -> Iterator[Any]:
    for item in container:
        if isinstance(item, LTContainer):
            yield from _leaves(item)
        else:
            yield item
