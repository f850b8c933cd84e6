"""Rulings that a trained network paints, as strokes; what it paints where the picture shows no ruling is left out."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from extractors.readers.scan import image as scan_image
from extractors.readers.scan.networks import paint_rulings

Stroke = tuple[float, float, float]  # at, start, end; pixels

_SIDE, _SMALLER = 1024, 768  # pixels of the page's longer side on the picture that is painted on
_GLANCE = 512  # pixels on the picture that tells whether there may be a table at all
_BRIDGE = 25  # painted pixels: a gap in a ruling (a crossing one, a dash) up to which it goes on
_SHORTEST = 9  # painted pixels that a ruling has at least
_THICKEST = 9.0  # painted pixels, in the mean: what is thicker is an area, no ruling
_SMOOTH = 15  # painted columns over which a ruling's place is evened
_REACH = 8  # painted pixels between a ruling's end and the one that it should touch
_BAND = 6  # pixels at 300 dpi, each way, within which the picture must show the ruling
_BESIDE = (11, 17)  # pixels from it where a thin stroke is over
_CONTRAST = 8  # grey levels by which a ruling is darker than the darkest beside it
_WEAK = 0.4  # share of the contrast of a page's clear rulings below which one shines through from the back
_CLEAR, _TOUCHED = 0.3, 0.8  # shares from which a ruling that print touches is drawn: darker than both sides, than one
_INK, _UNBROKEN = (
    120,
    0.97,
)  # darkness of ink, and share of a ruling struck through print that is ink: letters leave gaps
_INTERVAL = 24  # pixels between two crossing rulings at least
_PARTLY = 0.3  # share of a ruling that must be drawn for its pieces to be looked at
_DRAWN = 0.55  # share of its length that must be drawn


@dataclass(frozen=True, slots=True)
class Ruling:
    """A ruling that runs level: its first column, and its row at each column; pixels of the page."""

    start: int
    rows: Any

    @property
    def end(self) -> int:
        """Return the column behind its last one."""
        return self.start + len(self.rows)

    def part(self, start: int, end: int) -> Ruling:
        """Return the ruling between two columns."""
        low, high = max(self.start, start), min(self.end, end)
        return Ruling(low, self.rows[low - self.start : max(low, high) - self.start])

    @property
    def at(self) -> float:
        """Return its middle row."""
        return float(np.median(self.rows)) if len(self.rows) else 0.0


def find_painted(grey: Any) -> tuple[list[Stroke], list[Stroke]]:
    """Return the level and the upright rulings of a grey page (300 dpi) that the network paints and the picture bears out."""
    few = _painted(grey, _GLANCE)
    if not few[0] or not few[1]:
        return [], []
    best = _painted(grey, _SIDE)
    if len(best[0]) < len(few[0]) or len(best[1]) < len(
        few[1]
    ):  # patterned paper hides rulings at one size and not at another
        best = max((best, _painted(grey, _SMALLER)), key=lambda found: sum(b - a for s in found for _, a, b in s))
    rows, columns = best
    reach = _REACH * max(1.0, max(grey.shape) / _SIDE)
    return _reaching(rows, columns, reach), _reaching(columns, rows, reach)


def _painted(grey: Any, side: int) -> tuple[list[Stroke], list[Stroke]]:
    """Return the level and upright rulings painted on a page whose longer side is made `side` pixels."""
    factor = min(1.0, side / max(grey.shape))
    level, upright = paint_rulings(scan_image.scaled(grey, factor))
    rows, columns = _rulings(level, factor), _rulings(upright.T, factor)
    least = max(_CONTRAST, _WEAK * _usual_contrast([*((grey, r) for r in rows), *((grey.T, c) for c in columns)]))
    rows = [r for r in rows if is_drawn(grey, r, _PARTLY, least)]
    columns = [c for c in columns if is_drawn(grey.T, c, _PARTLY, least)]
    return (
        [piece for r in rows for piece in drawn_pieces(grey, r, columns, least)],
        [piece for c in columns for piece in drawn_pieces(grey.T, c, rows, least)],
    )


def _rulings(mask: Any, factor: float) -> list[Ruling]:
    """Return the rulings of a mask of level ones, in the page's pixels."""
    found = []
    for x, piece in scan_image.joined_pieces(mask, _BRIDGE):
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


def _contrasts(grey: Any, ruling: Ruling) -> tuple[Any, Any, Any]:
    """Return for each column of a ruling by how many grey levels it is darker than both sides, than the lighter one, than paper.

    Print that touches a ruling hides it from one side only; print that a ruling strikes through hides it from both.
    """
    if not len(ruling.rows):
        return np.zeros(0), np.zeros(0), np.zeros(0)
    columns = np.clip(np.arange(ruling.start, ruling.end), 0, grey.shape[1] - 1)
    rows = np.round(ruling.rows).astype(int)

    def darkest(low: int, high: int) -> Any:
        at = np.clip(rows[None, :] + np.arange(low, high + 1)[:, None], 0, grey.shape[0] - 1)
        return grey[at, columns[None, :]].min(axis=0).astype(np.int16)

    band, upper, lower = darkest(-_BAND, _BAND), darkest(-_BESIDE[1], -_BESIDE[0]), darkest(*_BESIDE)
    return np.minimum(upper, lower) - band, np.maximum(upper, lower) - band, 255 - band


def _usual_contrast(rulings: Sequence[tuple[Any, Ruling]]) -> float:
    """Return the contrast of a page's clear rulings: three quarters of the columns that are drawn have less."""
    seen = [both[both > _CONTRAST] for grey, ruling in rulings for both, _, _ in [_contrasts(grey, ruling)]]
    drawn = np.concatenate(seen) if seen else np.zeros(0)
    return float(np.percentile(drawn, 75)) if drawn.size else 0.0


def is_drawn(grey: Any, ruling: Ruling, share: float = _DRAWN, least: float = _CONTRAST) -> bool:
    """Return whether a picture shows a thin dark stroke along most of a level ruling: letters stand higher than it.

    `share`: of its length that must be drawn; `least`: contrast in grey levels.
    """
    both, one, dark = _contrasts(grey, ruling)
    if not both.size:
        return False
    clear, touched = float((both > least).mean()), float((one > least).mean())
    if clear >= share or (clear >= _CLEAR and touched >= _TOUCHED):
        return True
    return float((dark > max(least, _INK)).mean()) >= _UNBROKEN


def drawn_pieces(grey: Any, ruling: Ruling, across: Sequence[Ruling], least: float = _CONTRAST) -> list[Stroke]:
    """Return the pieces of a level ruling, cut at the rulings across it, that a picture shows: it may stop at a merged cell."""
    at = ruling.at
    places = sorted(
        round(other.at)
        for other in across
        if other.start - _BESIDE[1] <= at <= other.end + _BESIDE[1]
        and ruling.start + _INTERVAL < other.at < ruling.end - _INTERVAL
    )
    cuts = [x for i, x in enumerate(places) if i == 0 or x - places[i - 1] >= _INTERVAL]
    made: list[Stroke] = []
    for a, b in itertools.pairwise([ruling.start, *cuts, ruling.end]):
        inner = ruling.part(a + (_BAND if a in cuts else 0), b - (_BAND if b in cuts else 0))
        if not is_drawn(grey, inner, _DRAWN, least):
            continue
        place = ruling.part(a, b).at
        if made and made[-1][2] == a and abs(made[-1][0] - place) < _BAND:
            made[-1] = (made[-1][0], made[-1][1], float(b))
        else:
            made.append((place, float(a), float(b)))
    return made


def level(stroke: Stroke) -> Ruling:
    """Return a stroke as a ruling that stays on its row."""
    start, end = max(0, round(stroke[1])), round(stroke[2])
    return Ruling(start, np.full(max(0, end - start), stroke[0]))


def _reaching(strokes: Sequence[Stroke], across: Sequence[Stroke], reach: float) -> list[Stroke]:
    """Return the strokes drawn on to the rulings across them that they nearly touch: a crossing is painted as one of both."""
    made = []
    for at, start, end in strokes:
        near = [x for x, a, b in across if a - reach <= at <= b + reach]
        first = min((x for x in near if start - reach <= x < start), default=start)
        last = max((x for x in near if end < x <= end + reach), default=end)
        made.append((at, first, last))
    return sorted(made)
