"""Image work on a scanned page: upright, straight, without stamps and shadows; and the rulings that it shows."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

_COLOUR = 45  # saturation (0..255) from which a pixel is ink of a stamp or a pen, not print
_FRINGE = 17  # pixels round coloured ink in which its pale edge is looked for
_TINT = 14  # saturation from which a pixel of that edge is tinted
_SHADE = 30  # saturation over that of the paper from which light ground is a tinted shade
_LIGHT = 0.85  # share of the paper's grey level from which a pixel is ground
_GAP = 21  # pixels: letters on a shade leave gaps in it
_ROW = 31  # pixels: a shade is at least as high as the lowest row
_AROUND = 80  # pixels round coloured ink that decide whether it lies on a shade
_PRINT = 105  # grey level below which it is print that takes a tint from the ink beside it
_BLACK = 70  # brightness from which a pixel is not black print
_RULE = 4  # pixels to each side of a ruling that are ink of it
_TRACE = 0.00005  # share of coloured pixels below which a page is grey
_COLOURED = 0.25  # share of coloured pixels above which the paper itself is coloured
_INKED = 150  # grey level below which a pixel is ink
_DARKEST = 3  # percent of the darkest pixels of a line that tell how dark its print is
_PATTERN, _PATTERNED = (150, 238), 0.12  # grey levels of a pattern in the paper, and share of a page that it covers
_PRINTED = 70  # grey level of plain print
_SKEW = 3.0  # degrees searched for the page's tilt
_STEP = 0.25
_SHORTEST = 0.035  # share of the page's longer side that a ruling must have
_DOT = 8  # pixels: a smaller spot is dirt or a dot of a dithered shade
_DITHERED = 2.0  # dots a thousand pixels from which an area is shaded
_LOWEST = 14.0  # pixels: the height of the lowest row
_NEAR = 8.0  # pixels within which two strokes are one ruling
_FILLED = 0.85  # share of a side that must be ink
_WHOLE = 0.9  # share of a side from which a stroke needs no bridge
_BAND = 8  # pixels: how far a slanting ruling leaves its level within one column
_LEVEL_LINE = 0.3  # degrees: a line that falls less is level
_THICK = 9  # pixels: a thicker bar is a shadow or a picture


_Stroke = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A page made ready to read: grey levels without stamps, and its rulings as (at, start, end) in pixels."""

    grey: Any
    horizontal: tuple[tuple[float, float, float], ...]
    vertical: tuple[tuple[float, float, float], ...]


@dataclass(frozen=True, slots=True)
class TextCore:
    """The middle part of a line of text as a network paints it: its middle, width and height in pixels, its slope in degrees."""

    x: float
    y: float
    width: float
    height: float
    slope: float


def grey_of(image: Any) -> Any:
    """Return the grey levels (uint8) of an RGB or grey picture, whatever the colours mean."""
    return image if image.ndim == 2 else cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)


def resized(grey: Any, width: int, height: int) -> Any:
    """Return a picture of another size."""
    smaller = width * height < grey.shape[0] * grey.shape[1]
    return cv2.resize(
        grey, (max(1, width), max(1, height)), interpolation=cv2.INTER_AREA if smaller else cv2.INTER_LINEAR
    )


def scaled(grey: Any, factor: float) -> Any:
    """Return a picture at a share of its size."""
    return resized(grey, round(grey.shape[1] * factor), round(grey.shape[0] * factor))


def text_cores(likely: Any, least: float, sure: float, low: int) -> list[TextCore]:
    """Return the connected areas of a picture of likelihoods that are lines of text.

    `least`: likelihood of a pixel; `sure`: mean of an area's box; `low`: pixels that its lower side has at least.
    """
    mask = cv2.dilate((likely > least).astype(np.uint8), np.ones((2, 2), np.uint8))
    outlines, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    made = []
    for outline in outlines:
        (x, y), (width, height), angle = cv2.minAreaRect(outline)
        if width < height:
            width, height, angle = height, width, angle - 90.0
        angle = (angle + 90.0) % 180.0 - 90.0
        if height < low:
            continue
        left, top, wide, high = cv2.boundingRect(outline)
        if abs(angle) > 45.0:  # higher than wide: a lone sign, or print on its side
            width, height, angle = wide, high, 0.0
            x, y = left + wide / 2, top + high / 2
        inside = np.zeros((high, wide), np.uint8)
        cv2.drawContours(inside, [outline], 0, 1, -1, offset=(-left, -top))
        if cv2.mean(likely[top : top + high, left : left + wide], inside)[0] >= sure:
            made.append(TextCore(float(x), float(y), float(width), float(height), float(angle)))
    return made


def fall(slope: float) -> float:
    """Return by how many pixels a line that falls by `slope` degrees stands lower one pixel further right."""
    return float(np.tan(np.radians(slope))) if abs(slope) >= _LEVEL_LINE else 0.0


def cut_line(grey: Any, box: tuple[int, int, int, int], slope: float) -> Any:
    """Return the picture of a line, made level where it falls or rises; `slope` in degrees to the right and down."""
    x0, y0, x1, y1 = box
    if abs(slope) < _LEVEL_LINE:
        return grey[max(0, y0) : y1, max(0, x0) : x1]
    middle = ((x0 + x1) / 2, (y0 + y1) / 2)
    turn = cv2.getRotationMatrix2D(middle, slope, 1.0)
    turn[0, 2] -= x0
    turn[1, 2] -= y0
    return cv2.warpAffine(grey, turn, (x1 - x0, y1 - y0), flags=cv2.INTER_LINEAR, borderValue=255)


def clean(image: Any) -> Any:
    """Return the grey image (uint8) of an RGB or grey page: coloured ink removed, background made even."""
    return even(image if image.ndim == 2 else _without_colour(image))


def depth(piece: Any) -> float:
    """Return by how many grey levels the print of a line is darker than the paper: of its darkest pixels, some dirt aside."""
    return 255.0 - float(np.percentile(piece, _DARKEST)) if piece.size else 0.0


def print_alone(grey: Any) -> Any:
    """Return a page with the pattern of security paper made white; the same page where it has none.

    For finding lines only: pale print would go, too.
    """
    small = cv2.resize(grey, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    pale = float(((small > _PATTERN[0]) & (small < _PATTERN[1])).mean())
    if pale < _PATTERNED:
        return grey
    scale = 255.0 / (_PATTERN[0] - _PRINTED)
    return cv2.convertScaleAbs(np.clip(grey, _PRINTED, _PATTERN[0]) - _PRINTED, alpha=scale)


def ink_lost(grey: Any, cleaned: Any) -> float:
    """Return the share of a picture's ink that another picture of the same place does not show, 0..1."""
    ink = grey < _INKED
    return float((ink & (cleaned >= _INKED)).sum()) / max(1, int(ink.sum()))


def even(grey: Any) -> Any:
    """Return grey levels with the light made even: shadows, yellowed paper and show-through of large areas go."""
    small = cv2.resize(grey, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    shade = cv2.medianBlur(cv2.dilate(small, np.ones((9, 9), np.uint8)), 31)
    background = cv2.resize(shade, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(grey, np.maximum(background, 1), scale=255)


def _without_colour(image: Any) -> Any:
    """Return the grey image with pixels of coloured ink made paper: stamps and signatures over the text."""
    _, colour, value = cv2.split(cv2.cvtColor(image, cv2.COLOR_RGB2HSV))
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    paper = _level_at(grey, 0.8)
    light = _over(grey, paper * _LIGHT)
    ground = _level_at(colour, 0.5, light)
    ink = cv2.bitwise_and(_over(colour, ground + _COLOUR), _over(value, _BLACK))
    left, top, width, height = cv2.boundingRect(ink)
    if not width:
        return grey
    area = (
        slice(max(0, top - _AROUND), top + height + _AROUND),
        slice(max(0, left - _AROUND), left + width + _AROUND),
    )
    plain = cv2.bitwise_not(_shaded(colour[area], ground, light[area]))
    stroke = cv2.bitwise_and(ink[area], plain)
    if cv2.countNonZero(stroke) > _COLOURED * ink.size:  # coloured paper: colour tells nothing
        return grey
    beside = cv2.dilate(stroke, np.ones((_FRINGE, _FRINGE), np.uint8))
    tinted = cv2.bitwise_and(_over(grey[area], _PRINT), _over(colour[area], ground + _TINT))
    fringe = cv2.bitwise_and(cv2.bitwise_and(beside, tinted), plain)
    grey[area][cv2.bitwise_or(stroke, fringe) > 0] = paper
    return grey


def _over(levels: Any, level: float) -> Any:
    """Return 255 where a picture is above a level, else 0."""
    return cv2.threshold(levels, level, 255, cv2.THRESH_BINARY)[1]


def _level_at(levels: Any, share: float, mask: Any = None) -> int:
    """Return the level (0..255) below or at which a share of the pixels lies; 0 where the mask leaves none."""
    counts = cv2.calcHist([levels], [0], mask, [256], [0, 256]).ravel().cumsum()
    return int(np.searchsorted(counts, share * counts[-1])) if counts[-1] else 0


def _shaded(colour: Any, ground: int, light: Any) -> Any:
    """Return where a tinted shade lies (behind a header, with its rulings) as 255 on 0.

    `light`: where the ground shows. What is narrower than a row of a table is a stroke, not a shade.
    """
    tinted = cv2.bitwise_and(_over(colour, ground + _SHADE), light)
    filled = cv2.morphologyEx(tinted, cv2.MORPH_CLOSE, np.ones((_GAP, _GAP), np.uint8))
    shade = cv2.morphologyEx(filled, cv2.MORPH_OPEN, np.ones((_ROW, _ROW), np.uint8))
    return cv2.dilate(shade, np.ones((_GAP, _GAP), np.uint8))


def binary(grey: Any) -> Any:
    """Return ink as 255 on 0."""
    return cv2.threshold(255 - grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[1]


def uprightness(grey: Any) -> float:
    """Return how much more the rows of a page vary than its columns: above 1 where its lines of text run level."""
    ink = binary(_small(grey))
    ink = cv2.subtract(ink, cv2.bitwise_or(_open(ink, 40, 1), _open(ink, 1, 40)))
    rows, columns = ink.sum(axis=1).astype(float), ink.sum(axis=0).astype(float)
    return _rough(rows) / max(_rough(columns), 1e-6)


def _rough(profile: Any) -> float:
    return float(np.abs(np.diff(profile)).mean() / (profile.mean() + 1.0))


def tilt(grey: Any) -> float:
    """Return the degrees (counter-clockwise) by which the page must be turned so that its lines run level."""
    ink = binary(_small(grey))
    best, sharp = 0.0, _sharpness(ink, 0.0) * 1.02
    for step in range(int(-_SKEW / _STEP), int(_SKEW / _STEP) + 1):
        angle = step * _STEP
        found = _sharpness(ink, angle)
        if found > sharp:
            best, sharp = angle, found
    return best


def _sharpness(ink: Any, angle: float) -> float:
    rows = rotate(ink, angle, 0).sum(axis=1).astype(float)
    return float((np.diff(rows) ** 2).sum())


def rotate(image: Any, angle: float, border: int = 255) -> Any:
    """Return the image turned by `angle` degrees counter-clockwise about its middle, same size."""
    if not angle:
        return image
    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return cv2.warpAffine(image, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=border)


def find_rulings(grey: Any) -> Cleaned:
    """Return the page without its rulings, and the rulings: long thin strokes along either axis."""
    ink = binary(grey)
    length = max(25, int(max(grey.shape) * _SHORTEST))
    level, upright = _open(ink, length, 1), _open(ink, 1, length)
    rows = _strokes(cv2.dilate(level, np.ones((3, 9), np.uint8)), across=True)
    columns = _strokes(cv2.dilate(upright, np.ones((9, 3), np.uint8)), across=False)
    low = _sides_of_rows(ink, rows, columns)
    for x, top, bottom in low:
        upright[round(top) : round(bottom), max(0, round(x) - 2) : round(x) + 3] = 255
    columns = tuple(sorted((*columns, *low)))
    rows = tuple(sorted((*rows, *_bridges(ink, rows, columns))))
    lines = cv2.dilate(cv2.bitwise_or(level, upright), np.ones((3, 3), np.uint8))
    return Cleaned(cv2.bitwise_or(grey, lines), rows, columns)


def _sides_of_rows(ink: Any, rows: Sequence[_Stroke], columns: Sequence[_Stroke]) -> list[_Stroke]:
    """Return the missing sides of rows: ink all the way where a column of the table stands.

    A row may be too low for a stroke of its own, no higher than a line of text; a faint or slanting ruling falls into pieces.
    """
    found: list[_Stroke] = []
    for x in _merged(at for at, _, _ in columns):
        ys = _merged(at for at, start, end in rows if start - _NEAR <= x <= end + _NEAR)
        for top, bottom in itertools.pairwise(ys):
            if bottom - top < _LOWEST:
                continue
            if any(abs(at - x) <= _NEAR and a <= top + _NEAR and b >= bottom - _NEAR for at, a, b in columns):
                continue
            if _is_drawn(ink[round(top) + 3 : round(bottom) - 2].T, round(x), 7):
                found.append((x, top, bottom))
    return found


def _bridges(ink: Any, rows: Sequence[_Stroke], columns: Sequence[_Stroke]) -> list[_Stroke]:
    """Return the missing pieces of level rulings from column to column: there is ink nearly all the way.

    A faint or slanting ruling falls into pieces, and those too short for a stroke of their own are lost.
    """
    found: list[_Stroke] = []
    for y in _merged(at for at, _, _ in rows):
        drawn = [(start, end) for at, start, end in rows if abs(at - y) <= _NEAR]
        xs = _merged(at for at, top, bottom in columns if top - _NEAR <= y <= bottom + _NEAR)
        for left, right in itertools.pairwise(xs):
            if any(min(end, right) - max(start, left) >= _WHOLE * (right - left) for start, end in drawn):
                continue
            if _is_drawn(ink[:, round(left) + 3 : round(right) - 2], round(y), _BAND):
                found.append((y, left, right))
    return found


def _is_drawn(ink: Any, at: int, reach: int) -> bool:
    """Return whether a level stroke lies within `reach` pixels of row `at`: ink nearly all the way, but not beside it.

    Where there is as much ink above and below, it is the dots of a shade.
    """

    def filled(middle: int) -> float:
        band = ink[max(0, middle - reach) : middle + reach + 1]
        return float(band.any(axis=0).mean()) if band.size else 0.0

    beside = 2 * reach + 3
    return filled(at) >= _FILLED and min(filled(at - beside), filled(at + beside)) < _FILLED


def _merged(places: Iterable[float]) -> list[float]:
    """Return the places in order, those within a few pixels of the one before left out."""
    made: list[float] = []
    for place in sorted(places):
        if not made or place - made[-1] > _NEAR:
            made.append(place)
    return made


def _open(ink: Any, width: int, height: int) -> Any:
    return cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((height, width), np.uint8))


def _strokes(mask: Any, *, across: bool) -> tuple[tuple[float, float, float], ...]:
    found = []
    for x, y, width, height in _pieces(mask):
        long, thick = (width, height) if across else (height, width)
        if long < 25 or thick > max(_THICK, long // 12):
            continue
        found.append(
            (y + height / 2, float(x), float(x + width)) if across else (x + width / 2, float(y), float(y + height))
        )
    return tuple(sorted(found))


def _pieces(mask: Any) -> list[tuple[int, int, int, int]]:
    """Return the boxes (x, y, width, height) of the connected pieces of a mask, also those within a ring of another."""
    outlines, levels = cv2.findContours(mask, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    if levels is None:
        return []
    boxes = (cv2.boundingRect(o) for o, level in zip(outlines, levels[0], strict=True) if level[3] < 0)
    return [(x, y, width, height) for x, y, width, height in boxes]


def joined_pieces(mask: Any, bridge: int) -> list[tuple[int, tuple[int, Any]]]:
    """Return the pieces of a mask, level gaps of `bridge` pixels closed: the left edge, the top and its pixels (1 on 0)."""
    closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((1, bridge), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(closed, connectivity=8)
    return [
        (int(x), (int(y), (labels[y : y + h, x : x + w] == at).astype(np.uint8)))
        for at, (x, y, w, h, _) in enumerate(stats)
        if at
    ]


def thin_marks(grey: Any, thin: int, long: int) -> tuple[tuple[Any, Any], tuple[Any, Any]]:
    """Return the small marks that lie level, and those that stand upright, as (255 on 0; their middles along and across).

    `thin`, `long`: pixels that a mark has at most. The upright ones are given turned: level, x for y.
    """
    _, labels, stats, middles = cv2.connectedComponentsWithStats(binary(grey), connectivity=8)
    width, height = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    made = []
    for across, chosen in (
        (True, (height <= thin) & (width <= long)),
        (False, (width <= thin) & (height <= long)),
    ):
        mask = np.where(chosen, 255, 0).astype(np.uint8)[labels]
        places = middles[chosen]
        made.append((mask, places) if across else (np.ascontiguousarray(mask.T), places[:, ::-1]))
    return made[0], made[1]


def joined_strokes(mask: Any, gap: int, shortest: int) -> tuple[_Stroke, ...]:
    """Return the level strokes of a mask of marks, gaps of up to `gap` pixels closed, that are `shortest` or longer."""
    wide = cv2.dilate(mask, np.ones((3, 3), np.uint8))
    closed = cv2.morphologyEx(wide, cv2.MORPH_CLOSE, np.ones((1, gap), np.uint8))
    return _strokes(_open(closed, shortest, 1), across=True)


def without_speckles(cell: Any) -> Any:
    """Return a cell without its shading: a dithered grey is thousands of dots, each smaller than any letter."""
    ink = (cell < 128).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=4)
    dots = int((stats[1:, cv2.CC_STAT_AREA] <= _DOT).sum()) if count > 1 else 0
    if dots * 1000 < _DITHERED * cell.size:
        return cell
    return cv2.morphologyEx(cell, cv2.MORPH_CLOSE, np.ones((4, 4), np.uint8))  # thinner than 4 pixels: a dot, no stroke


def marks(cell: Any) -> tuple[Any, list[list[int]]]:
    """Return the connected marks of ink: a picture of their numbers (0 is paper), and x, y, width, height, area of each."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats((cell < 128).astype(np.uint8), connectivity=8)
    return labels, stats.tolist()


def ink_box(cell: Any) -> tuple[int, int, int, int] | None:
    """Return the box (x0, top, x1, bottom) of the ink in a cell, dirt of a few pixels aside; None for a blank one."""
    kept = [row for row in marks(cell)[1][1:] if row[4] > 1.5 * _DOT]
    if not kept:
        return None
    return (
        min(r[0] for r in kept),
        min(r[1] for r in kept),
        max(r[0] + r[2] for r in kept),
        max(r[1] + r[3] for r in kept),
    )


def is_dash(cell: Any, box: tuple[int, int, int, int]) -> bool:
    """Return whether the ink of a cell is one short level stroke away from the cell's borders."""
    x0, y0, x1, y1 = box
    height, width = cell.shape[:2]
    free = x0 > 14 and y0 > 14 and x1 < width - 14 and y1 < height - 14
    flat = y1 - y0 <= 12 and 8 <= x1 - x0 <= 70 and x1 - x0 >= 1.6 * (y1 - y0)
    return free and flat and float((cell[y0:y1, x0:x1] < 128).mean()) > 0.5


def without_strokes(grey: Any, rows: Sequence[_Stroke], columns: Sequence[_Stroke]) -> Any:
    """Return a picture with level and upright strokes (at, start, end) made paper."""
    made = grey.copy()
    for at, start, end in rows:
        made[max(0, round(at) - _RULE) : round(at) + _RULE + 1, max(0, round(start)) : round(end)] = 255
    for at, start, end in columns:
        made[max(0, round(start)) : round(end), max(0, round(at) - _RULE) : round(at) + _RULE + 1] = 255
    return made


def has_colour(image: Any) -> bool:
    """Return whether a picture shows ink of a colour anywhere."""
    if image.ndim == 2:
        return False
    small = cv2.resize(image, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA).astype(np.int16)
    apart = small.max(axis=2) - small.min(axis=2)
    return float((apart > _COLOUR).mean()) > _TRACE


def ink_share(grey: Any) -> float:
    """Return the share of dark pixels: near 0 for a blank back."""
    return float((grey < 128).mean())


def _small(grey: Any) -> Any:
    factor = 900 / max(grey.shape)
    return cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA) if factor < 1 else grey
