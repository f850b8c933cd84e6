"""Rulings that a trained network paints, as strokes; what it paints where the picture shows no ruling is left out."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from extractors.readers.scan import image as scan_image
from extractors.readers.scan import ink_shapes
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
_CLOSE, _AS_DEEP = (4, 9), 0.4  # pixels from a ruling at which it is over, and share of its other pieces' darkness
_ONE_LINE, _DRIFT = (
    6.0,
    0.005,
)  # pixels by which pieces of one ruling may be out of line, and more of them a pixel between
_NEAR = 26.0  # pixels at 300 dpi within which two strokes are one ruling
_ALL = 0.95  # share of a stroke along others from which it adds nothing
_DRAWN = 0.55  # share of its length that must be drawn


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


def find_painted(grey: Any, shown: Any = None) -> tuple[list[Stroke], list[Stroke]]:
    """Return the level and the upright rulings of a grey page (300 dpi) that the network paints and the picture bears out.

    `shown`: the picture that the network is shown, where it is another one (without the pattern of security paper).
    """
    shown = grey if shown is None else shown
    few = _painted(grey, shown, _GLANCE, counted=True)
    if not few[0] or not few[1]:
        return [], []
    rows, columns = _painted(grey, shown, _SIDE)
    if len(rows) < len(few[0]) or len(columns) < len(few[1]):  # patterned paper hides rulings at one size
        smaller = _painted(grey, shown, _SMALLER)
        rows, columns = with_more(rows, smaller[0]), with_more(columns, smaller[1])
    reach = _REACH * max(1.0, max(grey.shape) / _SIDE)
    return _reaching(rows, columns, reach), _reaching(columns, rows, reach)


def _painted(grey: Any, shown: Any, side: int, *, counted: bool = False) -> tuple[list[Stroke], list[Stroke]]:
    """Return the level and upright rulings painted on a page whose longer side is made `side` pixels.

    `counted`: only how many there are matters, not how far they run.
    """
    factor = min(1.0, side / max(grey.shape))
    level, upright = paint_rulings(scan_image.scaled(shown, factor))
    rows, columns = _rulings(level, factor), _rulings(upright.T, factor)
    least = max(_CONTRAST, _WEAK * _usual_contrast([*((grey, r) for r in rows), *((grey.T, c) for c in columns)]))
    rows = joined([r for r in rows if is_drawn(grey, r, _PARTLY, least)])
    columns = joined([c for c in columns if is_drawn(grey.T, c, _PARTLY, least)])
    level_ones = [piece for r in rows for piece in drawn_pieces(grey, r, columns, least)]
    upright_ones = [piece for c in columns for piece in drawn_pieces(grey.T, c, rows, least, upright=True)]
    if counted:
        return level_ones, upright_ones
    return [grown(grey, s, least) for s in level_ones], [grown(grey.T, s, least) for s in upright_ones]


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
        return not _is_print(grey, ruling, both > least, dark)
    return float((dark > max(least, _INK)).mean()) >= _UNBROKEN


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
    both, _, dark = _contrasts(grey, ruling)
    clear = both > least
    pieces = int((np.diff(clear.astype(np.int8)) == 1).sum())
    if pieces < _DOTS or float(clear.mean()) < _TRACES or float(((dark > _INK) & ~clear).mean()) > _AMONG:
        return False
    return not _touched_runs(grey, ruling, ())


def is_unbroken(grey: Any, stroke: Stroke) -> bool:
    """Return whether ink lies along a whole level stroke, without the gaps that letters leave; what touches it does not count."""
    _, _, dark = _contrasts(grey, level(stroke))
    return bool(dark.size) and float((dark > _PALE).mean()) >= _UNBROKEN


def is_dashed(grey: Any, ruling: Ruling, least: float) -> bool:
    """Return whether a level ruling is drawn as dashes: short clear pieces at even distances, closer than lines of print."""
    both, _, _ = _contrasts(grey, ruling)
    clear = both > least
    starts = np.flatnonzero(np.diff(np.concatenate([[0], clear.astype(np.int8)])) == 1)
    if len(starts) < _DASHES or not _DASHED <= float(clear.mean()) <= _SOLID:
        return False
    steps = np.diff(starts)
    usual = float(np.median(steps))
    alike = float(((steps >= _ALIKE[0] * usual) & (steps <= _ALIKE[1] * usual)).mean())
    return usual <= _DASH_STEP and alike >= _EVENLY and not _is_print(grey, ruling, clear, 255 - both)


def _has_dashes(grey: Any, piece: Ruling, least: float) -> bool:
    both, _, _ = _contrasts(grey, piece)
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
    grey: Any, ruling: Ruling, across: Sequence[Ruling], least: float = _CONTRAST, *, upright: bool = False
) -> list[Stroke]:
    """Return the pieces of a level ruling, cut at the rulings across it, that a picture shows: it may stop at a merged cell.

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
    pale = upright and not all(drawn)
    dips = [_dip(grey, piece) for piece, shown in zip(inner, drawn, strict=True) if shown and pale]
    deep = max(float(_CONTRAST), _AS_DEEP * float(np.median(dips))) if dips else 255.0
    for k, piece in enumerate(inner):
        beside = [drawn[j] for j in (k - 1, k + 1) if 0 <= j < len(drawn)]
        if upright and not drawn[k] and len(drawn) > 1 and any(beside):
            there = _dip(grey, piece) >= deep and not _touched_runs(grey, piece, ())
            drawn[k] = there or (all(beside) and _leaves_traces(grey, piece, least))
    made: list[Stroke] = []
    for (a, b), shown in zip(parts, drawn, strict=True):
        if not shown:
            continue
        place = ruling.part(a, b).at
        if made and made[-1][2] == a and abs(made[-1][0] - place) < _BAND:
            made[-1] = (made[-1][0], made[-1][1], float(b))
        else:
            made.append((place, float(a), float(b)))
    return made


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
    both, _, _ = _contrasts(grey, ruling)
    return bool(both.size) and float((both > least).mean()) >= _GROWS


def strikes_print(grey: Any, stroke: Stroke, across: Sequence[Stroke]) -> bool:
    """Return whether a level stroke runs through letters of several lines set across it: a streak of the scanner does."""
    at, start, end = stroke
    ends = [x for x, a, b in across if a - _BESIDE[1] <= at <= b + _BESIDE[1]]
    if ends and start >= min(ends) - _BEYOND and end <= max(ends) + _BEYOND:
        return False  # within the rulings that it crosses: a border of cells
    both, _, _ = _contrasts(grey, level(stroke))
    straight = bool(both.size) and float((both > _CONTRAST).mean()) >= _STRAIGHT
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


def _reaching(strokes: Sequence[Stroke], across: Sequence[Stroke], reach: float) -> list[Stroke]:
    """Return the strokes drawn on to the rulings across them that they nearly touch: a crossing is painted as one of both."""
    made = []
    for at, start, end in strokes:
        near = [x for x, a, b in across if a - reach <= at <= b + reach]
        first = min((x for x in near if start - reach <= x < start), default=start)
        last = max((x for x in near if end < x <= end + reach), default=end)
        made.append((at, first, last))
    return sorted(made)
