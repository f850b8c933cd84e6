"""How a page was bent when it was scanned (the spine of a book, a fold, a photograph), told by its rulings, and made straight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from extractors.model.geometry import Bend
from extractors.readers.scan import image as scan_image
from extractors.readers.scan.ink.drawn import Ruling
from extractors.readers.scan.rulings.lean import find_lean, made_upright

_KNOTS = 31  # places along a page at which its bend is told; it is even between them
_STEP = 24  # pixels from sample to sample along a ruling
_LONG = 0.3  # share of the page that a ruling runs along at least to tell of its bend
_FEWEST = 4  # rulings that tell it
_SMOOTH, _ALIKE, _SMALL = 1.0, 0.3, 0.05  # weights against kinks, another bend at the foot than at the top, any at all
_ROUNDS = 4  # of fitting
_USUAL = 2.0  # pixels at 300 dpi beyond which a sample counts for less: it lies on another ruling
_BENT = 5.0  # pixels by which rulings leave their level from which a page is bent
_LEFT = 0.4  # share of it that may be left
_MOST = 0.06  # share of the page by which a place is moved at most
_EDGE = 2.0  # times by how much a place is moved: so near to the page's edge it is moved less
_STRIP = 512  # rows of the picture that are moved at once


def find_bend(rows: Sequence[Ruling], columns: Sequence[Ruling], width: int, height: int) -> Bend | None:
    """Return by how much the level rulings of a page leave their level and its upright ones lean, in pixels.

    None where it is even or no bend fits them. `columns`: the upright ones, with rows and columns exchanged.
    """
    moved = _find_moved(rows, width, height)
    lean = find_lean(columns, width, height)
    if moved is None and lean is None:
        return None
    top, foot = ((0.0,) * _KNOTS,) * 2 if moved is None else (tuple(map(float, knots)) for knots in moved)
    return Bend(width, height, top, foot, lean or (0.0, 0.0))


def _find_moved(rulings: Sequence[Ruling], width: int, height: int) -> Any:
    """Return by how much the level rulings leave their level at the knots (top of the page, its foot); None without a bend."""
    painted = [(r, _painted(r)) for r in rulings if len(r.rows) >= _LONG * width]
    long = [(r, columns) for r, columns in painted if len(columns) * _STEP >= _LONG * width]
    if len(long) < _FEWEST:
        return None
    at, rows = [columns for _, columns in long], [r.rows[columns - r.start] for r, columns in long]
    before = _spread(rows)
    if before < _BENT:
        return None
    moved, left = _fitted(at, rows, width, height)
    if _spread(left) > _LEFT * before or np.abs(moved).max() > _MOST * height:
        return None
    return moved


def _painted(ruling: Ruling) -> Any:
    """Return the columns of a ruling at which it was painted: between its pieces its place is a guess."""
    columns = np.arange(ruling.start, ruling.end, _STEP)
    for start, end in ruling.gaps:
        columns = columns[(columns < start) | (columns >= end)]
    return columns


def _spread(rows: Sequence[Any]) -> float:
    """Return by how many pixels the rows of rulings leave their own middle; a tenth of them leave it further."""
    return float(np.percentile(np.concatenate([np.abs(r - np.median(r)) for r in rows]), 90))


def _fitted(at: Sequence[Any], rows: Sequence[Any], width: int, height: int) -> tuple[Any, list[Any]]:
    """Return the bend at the knots (at the top of the page, at its foot), and the rows of the rulings without it."""
    count = sum(map(len, at))
    size = len(at) + 2 * _KNOTS
    matrix, told = np.zeros((count, size)), np.concatenate(rows)
    row = 0
    for ruling, (x, y) in enumerate(zip(at, rows, strict=True)):
        low, share = _between(x, width)
        lines = np.arange(row, row + len(x))
        down = float(np.mean(y)) / height
        matrix[lines, ruling] = 1.0
        for knots, weight in ((low, 1.0 - share), (low + 1, share)):
            matrix[lines, len(at) + knots] += weight * (1.0 - down)
            matrix[lines, len(at) + _KNOTS + knots] += weight * down
        row += len(x)
    even = _even(len(at))
    weights = np.ones(count)
    for _ in range(_ROUNDS):
        both = np.vstack([matrix * weights[:, None], even])
        found = np.linalg.lstsq(both, np.concatenate([told * weights, np.zeros(len(even))]), rcond=None)[0]
        off = np.abs(matrix @ found - told)
        weights = np.sqrt(1.0 / np.maximum(off / _USUAL, 1.0))
    moved = found[len(at) :].reshape(2, _KNOTS)
    without = told - matrix[:, len(at) :] @ found[len(at) :]
    return moved, np.split(without, np.cumsum([len(x) for x in at])[:-1])


def _between(x: Any, width: float, knots: int = _KNOTS) -> tuple[Any, Any]:
    """Return the knot before each column, and the share of the way from it to the next one."""
    place = np.clip(x / max(1, width - 1), 0.0, 1.0) * (knots - 1)
    low = np.minimum(place.astype(int), knots - 2)
    return low, place - low


def _even(rulings: int) -> Any:
    """Return equations that hold the bend even from knot to knot, and small."""
    smooth = np.zeros((2 * (_KNOTS - 2), rulings + 2 * _KNOTS))
    for part in range(2):
        for k in range(_KNOTS - 2):
            first = rulings + part * _KNOTS + k
            smooth[part * (_KNOTS - 2) + k, first : first + 3] = _SMOOTH * np.array([1.0, -2.0, 1.0])
    small, alike = np.zeros((2 * _KNOTS, rulings + 2 * _KNOTS)), np.zeros((_KNOTS, rulings + 2 * _KNOTS))
    small[:, rulings:] = _SMALL * np.eye(2 * _KNOTS)
    alike[:, rulings : rulings + _KNOTS], alike[:, rulings + _KNOTS :] = (
        _ALIKE * np.eye(_KNOTS),
        -_ALIKE * np.eye(_KNOTS),
    )
    return np.vstack([smooth, small, alike])


def straightened(picture: Any, bend: Bend) -> Any:
    """Return a picture of a page without its bend; the picture may be smaller than it was read.

    Near the upper and the lower edge less is moved, at the edge nothing: no print is moved off the page.
    """
    height, width = picture.shape[:2]
    factor = height / bend.height
    low, share = _between(np.arange(width) * (bend.width / width), bend.width, len(bend.top))
    top, foot = (
        factor * (np.asarray(knots)[low] * (1.0 - share) + np.asarray(knots)[low + 1] * share)
        for knots in (bend.top, bend.foot)
    )
    made = np.empty_like(picture)
    for first in range(0, height, _STRIP):
        rows = np.arange(first, min(first + _STRIP, height))[:, None]
        down = rows / height
        moved = top[None, :] * (1.0 - down) + foot[None, :] * down
        room = np.minimum(rows, height - 1 - rows)
        sources = rows + moved * np.minimum(1.0, room / np.maximum(_EDGE * np.abs(moved), 1.0))
        made[first : first + len(rows)] = scan_image.from_rows(picture, sources)
    return made_upright(made, bend)
