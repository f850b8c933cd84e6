"""Whether a page's picture shows a ruling that was painted: its ink, its pieces and dashes, the print that it strikes."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

Stroke = tuple[float, float, float]  # at, start, end; pixels
_BAND = 6  # pixels at 300 dpi, each way, within which the picture must show the ruling
_BESIDE = (11, 17)  # pixels from it where a thin stroke is over
CONTRAST = 8  # grey levels by which a ruling is darker than the darkest beside it
_CLEAR, _TOUCHED = 0.3, 0.8  # shares from which a ruling that print touches is drawn: darker than both sides, than one
# darkness of ink, and share of a ruling struck through print that is ink: letters leave gaps
_INK, _UNBROKEN = 120, 0.97
_INTERVAL = 24  # pixels between two crossing rulings at least
_STEP, _GROWS = 40, 0.8  # pixels by which a stroke grows at a time, and share of them that must be drawn clearly
_LETTER, _TOUCHING = 120, (5, 9)  # grey level of print, and pixels from a stroke at which print that it strikes stands
_BEYOND = 100  # pixels by which a streak runs beyond the outermost ruling that it crosses
_STRAIGHT = 0.75  # share of a streak that stands on its level: a ruling on a bent page does not
_LETTERS, _STRUCK = (6, 60), 3  # pixels of a stroke that one line of print covers, and lines from which it strikes them
_HIGH, _STEM, _STEMS = 10, 14, (0.15, 0.9)  # pixels each way, inked ones of a stem, and shares of stems that tell print
_PALE = 60  # darkness of a pale ruling
_WHOLE = 0.9  # share of a ruling that is inked: letters leave gaps
_DOTS = 5  # stretches of a lost piece that are left at least: the edge of a letter is one
_TRACES, _AMONG = 0.15, 0.35  # shares of a lost piece between drawn ones: what is left of it, other ink on it at most
_DASHES, _DASHED, _SOLID = 8, 0.2, 0.75  # dashes of a ruling, and the least and the most of it that they are
_DASH_STEP = 40.0  # pixels from dash to dash at most: lines of print stand further apart
_ALIKE, _EVENLY = (0.6, 1.5), 0.7  # times the usual distance between dashes, and share of them that stand so far apart
_CLOSE = (4, 9)  # pixels from a ruling at which it is over
_AS_DEEP = (0.7, 0.4)  # share of its other pieces' darkness that a piece has, of level rulings and upright ones
# pixels, and share of a piece, that a ruling goes on into a cell before it breaks off; share of the rest with ink on it at most
_BROKEN_PIECE, _BROKEN, _ACROSS = 20, 0.15, 0.02
_GAP_IN_RULING = 14  # pixels without ink where it breaks off
_DRAWN = 0.55  # share of its length that must be drawn
# shares of a ruling at the edge of a shade that are darker than paper, and beside which shade and paper are even
_EDGED, _EVEN = 0.85, 0.75
_LEVEL = 0.3  # of the shade's darkness, by which it may vary


@dataclass(frozen=True, slots=True)
class Ruling:
    """A ruling that runs level: its first column, its row at each column, the gaps that were not painted; pixels of the page."""

    start: int
    rows: Any
    gaps: tuple[tuple[int, int], ...] = ()

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


def contrasts(grey: Any, ruling: Ruling) -> tuple[Any, Any, Any]:
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


def is_drawn(grey: Any, ruling: Ruling, share: float = _DRAWN, least: float = CONTRAST) -> bool:
    """Return whether a picture shows a thin dark stroke along most of a level ruling: letters stand higher than it.

    `share`: of its length that must be drawn; `least`: contrast in grey levels.
    """
    both, one, dark = contrasts(grey, ruling)
    if not both.size:
        return False
    clear, touched = float((both > least).mean()), float((one > least).mean())
    if clear >= share or (clear >= _CLEAR and touched >= _TOUCHED):
        return not _is_print(grey, ruling, both > least, dark)
    if touched >= _EDGED and _ends_shade(grey, ruling, least):
        return True
    return float((dark > max(least, _INK)).mean()) >= _UNBROKEN


def _ends_shade(grey: Any, ruling: Ruling, least: float) -> bool:
    """Return whether an even shade lies along one side of a level ruling and paper along the other: the border of a head.

    A pale ruling is hardly darker than such a shade.
    """
    columns = np.clip(np.arange(ruling.start, ruling.end), 0, grey.shape[1] - 1)
    rows = np.round(ruling.rows).astype(int)

    def beside(low: int, high: int) -> Any:
        at = np.clip(rows[None, :] + np.arange(low, high + 1)[:, None], 0, grey.shape[0] - 1)
        return np.median(grey[at, columns[None, :]], axis=0)

    sides = beside(-_BESIDE[1], -_BESIDE[0]), beside(*_BESIDE)
    usual = [float(np.median(side)) for side in sides]
    step = abs(usual[0] - usual[1])
    return step > least and all(
        float((np.abs(side - level) <= _LEVEL * step).mean()) >= _EVEN for side, level in zip(sides, usual, strict=True)
    )


def _is_print(grey: Any, ruling: Ruling, clear: Any, dark: Any) -> bool:
    """Return whether what is darker than both sides is a line of print: part of it are stems, as high as small letters."""
    columns = np.clip(np.arange(ruling.start, ruling.end), 0, grey.shape[1] - 1)[clear]
    if not len(columns) or float((dark > np.median(dark[clear]) / 2).mean()) >= _WHOLE:
        return False  # without gaps: a ruling that print touches
    rows = np.round(ruling.rows).astype(int)[clear]
    at = np.clip(rows[None, :] + np.arange(-_HIGH, _HIGH + 1)[:, None], 0, grey.shape[0] - 1)
    inked = grey[at, columns[None, :]] < 255 - float(np.median(dark[clear])) / 2
    high = float((inked.sum(axis=0) >= _STEM).mean())
    return _STEMS[0] <= high <= _STEMS[1]


def _leaves_traces(grey: Any, ruling: Ruling, least: float) -> bool:
    """Return whether dots are left of a ruling that a coarse scan lost, and no letters stand across it."""
    both, _, dark = contrasts(grey, ruling)
    clear = both > least
    pieces = int((np.diff(clear.astype(np.int8)) == 1).sum())
    if pieces < _DOTS or float(clear.mean()) < _TRACES or float(((dark > _INK) & ~clear).mean()) > _AMONG:
        return False
    return not _touched_runs(grey, ruling, ())


def _breaks_off(grey: Any, piece: Ruling, least: float) -> bool:
    """Return whether a piece is drawn from one of its ends on and then breaks off, with no print across the rest of it.

    No ruling ends in the middle of a cell.
    """
    both, _, dark = contrasts(grey, piece)
    shortest = max(_BROKEN_PIECE, round(_BROKEN * len(both)))
    for clear, depth in ((both > least, dark), ((both > least)[::-1], dark[::-1])):
        blank = np.flatnonzero(np.convolve(clear, np.ones(_GAP_IN_RULING), mode="valid") == 0)
        end = int(blank[0]) if len(blank) else 0
        if end >= shortest and float((depth[end:] > _INK).mean()) <= _ACROSS:
            return not _touched_runs(grey, piece, ())
    return False


def is_unbroken(grey: Any, stroke: Stroke) -> bool:
    """Return whether ink lies along a whole level stroke, without the gaps that letters leave; what touches it does not count."""
    _, _, dark = contrasts(grey, level(stroke))
    return bool(dark.size) and float((dark > _PALE).mean()) >= _UNBROKEN


def is_dashed(grey: Any, ruling: Ruling, least: float) -> bool:
    """Return whether a level ruling is drawn as dashes: short clear pieces at even distances, closer than lines of print."""
    both, _, _ = contrasts(grey, ruling)
    clear = both > least
    starts = np.flatnonzero(np.diff(np.concatenate([[0], clear.astype(np.int8)])) == 1)
    if len(starts) < _DASHES or not _DASHED <= float(clear.mean()) <= _SOLID:
        return False
    steps = np.diff(starts)
    usual = float(np.median(steps))
    alike = float(((steps >= _ALIKE[0] * usual) & (steps <= _ALIKE[1] * usual)).mean())
    return usual <= _DASH_STEP and alike >= _EVENLY and not _is_print(grey, ruling, clear, 255 - both)


def _has_dashes(grey: Any, piece: Ruling, least: float) -> bool:
    both, _, _ = contrasts(grey, piece)
    return bool(both.size) and float((both > least).mean()) >= _DASHED


def _dip(grey: Any, piece: Ruling) -> float:
    """Return by how many grey levels most of a level piece is darker than what lies close beside it, above and below.

    What touches it in places (print, its own gaps) does not count: the middle value of each row along it does.
    """
    if not len(piece.rows):
        return 0.0
    columns = np.clip(np.arange(piece.start, piece.end), 0, grey.shape[1] - 1)
    off = np.arange(-_BAND - _CLOSE[1], _BAND + _CLOSE[1] + 1)
    at = np.clip(np.round(piece.rows).astype(int)[None, :] + off[:, None], 0, grey.shape[0] - 1)
    usual = np.median(grey[at, columns[None, :]], axis=1)
    band = usual[_CLOSE[1] : -_CLOSE[1]]
    place = int(band.argmin()) + _CLOSE[1]
    above = usual[max(0, place - _CLOSE[1]) : place - _CLOSE[0] + 1]
    below = usual[place + _CLOSE[0] : place + _CLOSE[1] + 1]
    return float(min(above.max(), below.max()) - band.min())


def drawn_pieces(
    grey: Any, ruling: Ruling, across: Sequence[Ruling], least: float = CONTRAST, *, upright: bool = False
) -> list[Stroke]:
    """Return the pieces of a level ruling, cut at the rulings across it, that a picture shows: it may stop at a merged cell.

    A piece between drawn ones that is nearly as dark as they is there, whatever print stands close to it.
    `upright`: of an upright one (the picture turned) traces between drawn pieces are enough: no line of print lies along it.
    """
    at = ruling.at
    places = sorted(
        round(other.at)
        for other in across
        if other.start - _BESIDE[1] <= at <= other.end + _BESIDE[1]
        and ruling.start + _INTERVAL < other.at < ruling.end - _INTERVAL
    )
    cuts = [x for i, x in enumerate(places) if i == 0 or x - places[i - 1] >= _INTERVAL]
    parts = list(itertools.pairwise([ruling.start, *cuts, ruling.end]))
    inner = [ruling.part(a + (_BAND if a in cuts else 0), b - (_BAND if b in cuts else 0)) for a, b in parts]
    drawn = [_is_shown(grey, piece, ruling, least) for piece in inner]
    if not all(drawn) and not ruling.gaps and is_dashed(grey, ruling, least):
        drawn = [shown or _has_dashes(grey, piece, least) for shown, piece in zip(drawn, inner, strict=True)]
    dips = [_dip(grey, piece) for piece, shown in zip(inner, drawn, strict=True) if shown and not all(drawn)]
    deep = max(float(CONTRAST), _AS_DEEP[upright] * float(np.median(dips))) if dips else 255.0
    seen = list(drawn)
    for k, piece in enumerate(inner):
        beside = [drawn[j] for j in (k - 1, k + 1) if 0 <= j < len(drawn)]
        if drawn[k] or len(drawn) == 1 or not any(beside):
            continue
        there = _dip(grey, piece) >= deep and not _touched_runs(grey, piece, ())
        if not upright:  # a line of print may lie along it, but leaves gaps
            between = all(seen[j] for j in (k - 1, k + 1) if 0 <= j < len(seen))
            drawn[k] = there and between and float((contrasts(grey, piece)[2] > deep).mean()) >= _WHOLE
        else:
            drawn[k] = there or (all(beside) and _leaves_traces(grey, piece, least)) or _breaks_off(grey, piece, least)
    strokes: list[Stroke] = []
    for (a, b), shown in zip(parts, drawn, strict=True):
        if not shown:
            continue
        place = ruling.part(a, b).at
        if strokes and strokes[-1][2] == a and abs(strokes[-1][0] - place) < _BAND:
            strokes[-1] = (strokes[-1][0], strokes[-1][1], float(b))
        else:
            strokes.append((place, float(a), float(b)))
    return strokes


def _is_shown(grey: Any, piece: Ruling, whole: Ruling, least: float) -> bool:
    """Return whether a piece of a ruling is drawn; one that was not painted must be clear."""
    unpainted = sum(max(0, min(piece.end, end) - max(piece.start, start)) for start, end in whole.gaps)
    return _is_clear(grey, piece, least) if unpainted > len(piece.rows) / 2 else is_drawn(grey, piece, _DRAWN, least)


def grown(grey: Any, stroke: Stroke, least: float) -> Stroke:
    """Return a level stroke as long as the picture shows it clearly: the network stops where print stands near."""
    at, start, end = stroke
    while end + _STEP <= grey.shape[1] and _is_clear(grey, level((at, end, end + _STEP)), least):
        end += _STEP
    while start - _STEP >= 0 and _is_clear(grey, level((at, start - _STEP, start)), least):
        start -= _STEP
    return at, start, end


def _is_clear(grey: Any, ruling: Ruling, least: float) -> bool:
    both, _, _ = contrasts(grey, ruling)
    return bool(both.size) and float((both > least).mean()) >= _GROWS


def strikes_print(grey: Any, stroke: Stroke, across: Sequence[Stroke]) -> bool:
    """Return whether a level stroke runs through letters of several lines set across it: a streak of the scanner does."""
    at, start, end = stroke
    ends = [x for x, a, b in across if a - _BESIDE[1] <= at <= b + _BESIDE[1]]
    if ends and start >= min(ends) - _BEYOND and end <= max(ends) + _BEYOND:
        return False  # within the rulings that it crosses: a border of cells
    both, _, _ = contrasts(grey, level(stroke))
    straight = bool(both.size) and float((both > CONTRAST).mean()) >= _STRAIGHT
    return straight and _touched_runs(grey, level(stroke), across) >= _STRUCK


def _touched_runs(grey: Any, ruling: Ruling, across: Sequence[Stroke]) -> int:
    """Return on how many stretches, as long as letters are high, print touches a level ruling from both sides."""
    rows = np.round(ruling.rows).astype(int)
    columns = np.clip(np.arange(ruling.start, ruling.end), 0, grey.shape[1] - 1)

    def inked(low: int, high: int) -> Any:
        at = np.clip(rows[None, :] + np.arange(low, high + 1)[:, None], 0, grey.shape[0] - 1)
        return grey[at, columns[None, :]].min(axis=0) < _LETTER

    both = inked(-_TOUCHING[1], -_TOUCHING[0]) & inked(*_TOUCHING)
    for at, a, b in across:
        if a - _BESIDE[1] <= ruling.at <= b + _BESIDE[1]:
            both[max(0, round(at) - ruling.start - _BESIDE[0]) : max(0, round(at) - ruling.start + _BESIDE[0])] = False
    edges = np.flatnonzero(np.diff(np.concatenate([[0], both.astype(np.int8), [0]])))
    runs = edges[1::2] - edges[::2]
    return int(((runs >= _LETTERS[0]) & (runs <= _LETTERS[1])).sum())


def level(stroke: Stroke) -> Ruling:
    """Return a stroke as a ruling that stays on its row."""
    start, end = max(0, round(stroke[1])), round(stroke[2])
    return Ruling(start, np.full(max(0, end - start), stroke[0]))
