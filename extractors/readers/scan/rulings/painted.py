"""Rulings that a trained network paints, as strokes; what it paints where the picture shows no ruling is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from extractors.model.geometry import Bend
from extractors.readers.scan import image as scan_image
from extractors.readers.scan.ink import shapes as ink_shapes
from extractors.readers.scan.ink.drawn import CONTRAST, Ruling, Stroke, contrasts, drawn_pieces, grown, is_drawn
from extractors.readers.scan.networks import paint_rulings
from extractors.readers.scan.rulings.bend import find_bend

_SIDE, _SMALLER = 1024, 768  # pixels of the page's longer side on the picture that is painted on
_GLANCE = 512  # pixels on the picture that tells whether there may be a table at all
_BRIDGE = 25  # painted pixels: a gap in a ruling (a crossing one, a dash) up to which it goes on
_SHORTEST = 9  # painted pixels that a ruling has at least
_THICKEST = 9.0  # painted pixels, in the mean: what is thicker is an area, no ruling
_SMOOTH = 15  # painted columns over which a ruling's place is evened
_REACH = 8  # painted pixels between a ruling's end and the one that it should touch
_WEAK = 0.4  # share of the contrast of a page's clear rulings below which one shines through from the back
_PARTLY = 0.3  # share of a ruling that must be drawn for its pieces to be looked at
# pixels by which pieces of one ruling may be out of line, and more of them a pixel between
_ONE_LINE, _DRIFT = 6.0, 0.005
_NEAR = 26.0  # pixels at 300 dpi within which two strokes are one ruling
_KNOWN = 0.9  # share of a ruling seen at a glance from which it is known
_ALL = 0.95  # share of a stroke along others from which it adds nothing


@dataclass(frozen=True, slots=True)
class Painted:
    """The level and the upright rulings of a page, and its bend where they leave their level or lean together; pixels."""

    rows: list[Stroke]
    columns: list[Stroke]
    bend: Bend | None = None


def find_painted(grey: Any, shown: Any = None) -> Painted:
    """Return the rulings of a grey page (300 dpi) that the network paints and the picture bears out.

    `shown`: the picture that the network is shown, where it is another one (without the pattern of security paper).
    """
    shown = grey if shown is None else shown
    few = _painted(grey, shown, _GLANCE, counted=True)
    if not few.rows or not few.columns:
        return Painted([], [], few.bend)
    found = _painted(grey, shown, _SIDE)
    rows, columns = found.rows, found.columns
    if _has_unknown(few.rows, rows) or _has_unknown(few.columns, columns):  # patterned paper hides rulings at one size
        smaller = _painted(grey, shown, _SMALLER)
        rows, columns = with_more(rows, smaller.rows), with_more(columns, smaller.columns)
    reach = _REACH * max(1.0, max(grey.shape) / _SIDE)
    return Painted(_reaching(rows, columns, reach), _reaching(columns, rows, reach), found.bend)


def _painted(grey: Any, shown: Any, side: int, *, counted: bool = False) -> Painted:
    """Return the rulings painted on a page whose longer side is made `side` pixels.

    `counted`: it matters where they are, not how far they run.
    """
    factor = min(1.0, side / max(grey.shape))
    level, upright = paint_rulings(scan_image.scaled(shown, factor))
    rows, columns = _rulings(level, factor), _rulings(upright.T, factor)
    least = max(CONTRAST, _WEAK * _usual_contrast([*((grey, r) for r in rows), *((grey.T, c) for c in columns)]))
    rows = joined([r for r in rows if is_drawn(grey, r, _PARTLY, least)])
    columns = joined([c for c in columns if is_drawn(grey.T, c, _PARTLY, least)])
    level_ones = [piece for r in rows for piece in drawn_pieces(grey, r, columns, least)]
    upright_ones = [piece for c in columns for piece in drawn_pieces(grey.T, c, rows, least, upright=True)]
    bend = find_bend(rows, columns, grey.shape[1], grey.shape[0])
    if counted:
        return Painted(level_ones, upright_ones, bend)
    return Painted([grown(grey, s, least) for s in level_ones], [grown(grey.T, s, least) for s in upright_ones], bend)


def _rulings(mask: Any, factor: float) -> list[Ruling]:
    """Return the rulings of a mask of level ones, in the page's pixels."""
    found = []
    for x, piece in ink_shapes.joined_pieces(mask, _BRIDGE):
        top, inside = piece
        height, width = inside.shape
        filled = inside.sum(axis=0)
        if width < _SHORTEST or filled.sum() / width > _THICKEST or height > max(_THICKEST, width / 4):
            continue
        rows = top + (inside * np.arange(height)[:, None]).sum(axis=0) / np.maximum(filled, 1) + 0.5
        even = np.convolve(np.pad(rows, _SMOOTH // 2, mode="edge"), np.full(_SMOOTH, 1 / _SMOOTH), mode="valid")
        start, end = round(x / factor), round((x + width) / factor)
        columns = (np.arange(start, end) + 0.5) * factor - x - 0.5
        found.append(Ruling(start, np.interp(columns, np.arange(width), even) / factor))
    return found


def joined(rulings: Sequence[Ruling]) -> list[Ruling]:
    """Return the rulings, those that go on in each other's line as one: a hairline is painted in pieces.

    What lies between them is looked at on the picture, from crossing to crossing, before it is believed.
    """
    made: list[Ruling] = []
    for ruling in sorted(rulings, key=lambda r: (r.start, r.at)):
        for at, other in enumerate(made):
            gap = ruling.start - other.end
            if gap >= 0 and abs(float(ruling.rows[0]) - float(other.rows[-1])) <= _ONE_LINE + _DRIFT * gap:
                between = np.linspace(float(other.rows[-1]), float(ruling.rows[0]), gap + 2)[1:-1]
                gaps = (*other.gaps, (other.end, ruling.start))
                made[at] = Ruling(other.start, np.concatenate([other.rows, between, ruling.rows]), gaps)
                break
        else:
            made.append(ruling)
    return made


def with_more(strokes: Sequence[Stroke], more: Sequence[Stroke]) -> list[Stroke]:
    """Return strokes with others along the same axis; of two along each other the longer one stands."""
    added = [s for s in more if not is_known(s, strokes, _ALL)]
    return sorted([*added, *(s for s in strokes if not is_known(s, added, _ALL))])


def is_known(stroke: Stroke, along: Sequence[Stroke], share: float) -> bool:
    """Return whether more than a share of a stroke lies along others."""
    at, start, end = stroke
    near = [min(end, b) - max(start, a) for other, a, b in along if abs(at - other) <= _NEAR]
    return sum(length for length in near if length > 0) > share * (end - start)


def _has_unknown(strokes: Sequence[Stroke], along: Sequence[Stroke]) -> bool:
    return any(not is_known(stroke, along, _KNOWN) for stroke in strokes)


def _usual_contrast(rulings: Sequence[tuple[Any, Ruling]]) -> float:
    """Return the contrast of a page's clear rulings: three quarters of the columns that are drawn have less."""
    seen = [both[both > CONTRAST] for grey, ruling in rulings for both, _, _ in [contrasts(grey, ruling)]]
    drawn = np.concatenate(seen) if seen else np.zeros(0)
    return float(np.percentile(drawn, 75)) if drawn.size else 0.0


def _reaching(strokes: Sequence[Stroke], across: Sequence[Stroke], reach: float) -> list[Stroke]:
    """Return the strokes drawn on to the rulings across them that they nearly touch: a crossing is painted as one of both."""
    made = []
    for at, start, end in strokes:
        near = [x for x, a, b in across if a - reach <= at <= b + reach]
        first = min((x for x in near if start - reach <= x < start), default=start)
        last = max((x for x in near if end < x <= end + reach), default=end)
        made.append((at, first, last))
    return sorted(made)
