"""Pairs of pictures to train the remover of pen strokes on: lines of a signature as printed, and the same under strokes.

Names and numbers are put together from common names and from syllables, so that shapes of letters are learnt and no words.
Every pair follows from its seed alone.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from reference.load import read_rows

HEIGHT, WIDTH = 80, 384  # pixels of a pair
_LETTER = (17.0, 34.0)  # pixels that a capital letter is high
_DEGREES = (
    "S.E.", "S.H., M.Si.", "S.Sos., M.M", "M.Pd", "S.IP., M.AP", "S.T., M.T", "S.STP", "SKM., M.Kes", "S.Pd.I", "Ph.D",
)  # fmt: skip
_BEFORE = ("Drs.", "Dra.", "Ir.", "dr.", "H.", "Hj.", "Dr.", "Drs. H.", "Ir. H.")
_RANKS = (
    "Pembina Utama Muda", "Pembina Tk. I", "Penata Tk. I (III/d)", "Pembina (IV/a)", "Penata Muda Tk. I", "Pengatur",
)  # fmt: skip
_POSTS = (
    "KEPALA DINAS", "Kepala Bidang", "BUPATI", "Sekretaris Daerah", "WALI KOTA", "Camat", "KEPALA BADAN", "a.n. GUBERNUR",
)  # fmt: skip
_ONSETS = (
    "", "b", "c", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "w", "y", "z", "ng", "ny", "sy", "kh",
)  # fmt: skip
_VOWELS = ("a", "e", "i", "o", "u", "a", "i", "ai", "au")
_ENDS = ("", "", "", "n", "ng", "r", "h", "s", "t", "k", "m", "l", "d")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two pictures of one place (uint8): what the scanner sees, and what it would see without strokes."""

    struck: Any
    plain: Any


def make_pair(seed: int, fonts: Sequence[str], size: tuple[int, int] = (HEIGHT, WIDTH)) -> Pair:
    """Return the pair of a seed; `fonts`: files to print with; `size`: its height and width in pixels."""
    rng = np.random.default_rng(seed)
    letter = float(rng.uniform(*_LETTER))
    printed = print_lines(rng, fonts[int(rng.integers(len(fonts)))], letter, size)
    strokes = np.zeros(size, np.float32)
    if rng.random() < 0.93:
        strokes = draw_strokes(rng, letter, size)
    return _seen(rng, printed, strokes)


def make_words(rng: np.random.Generator) -> str:
    """Return one line of a signature: a name with its degrees mostly, a NIP, a rank or a post."""
    kind = rng.random()
    if kind < 0.22:
        return str(rng.choice(("NIP. ", "NIP ", "NIP: ", "Nip. "))) + make_nip(rng)
    if kind < 0.32:
        return str(rng.choice(_RANKS))
    if kind < 0.42:
        text = f"{rng.choice(_POSTS)} {_name(rng)}"
        return text + "," if rng.random() < 0.5 else text
    return make_name(rng)


def make_name(rng: np.random.Generator) -> str:
    """Return a made-up name, often with titles before and degrees after it."""
    words = " ".join(_name(rng) for _ in range(int(rng.integers(1, 4))))
    style = rng.random()
    words = words.upper() if style < 0.55 else words
    text = f"{rng.choice(_BEFORE)} {words}" if rng.random() < 0.35 else words
    if rng.random() < 0.6:
        text += f", {rng.choice(_DEGREES)}"
    return text.upper() if style < 0.1 else text


def make_nip(rng: np.random.Generator) -> str:
    """Return the digits of a made-up NIP, mostly in groups."""
    year, month, day = int(rng.integers(1955, 2000)), int(rng.integers(1, 13)), int(rng.integers(1, 29))
    since, sex, serial = int(rng.integers(1, 13)), int(rng.integers(1, 3)), int(rng.integers(1, 20))
    parts = (f"{year}{month:02}{day:02}", f"{year + 24}{since:02}", f"{sex}", f"{serial:03}")
    return (" " if rng.random() < 0.75 else "").join(parts)


@cache
def _known() -> tuple[str, ...]:
    return tuple(row["nama"] for row in read_rows("nama.csv"))


def _name(rng: np.random.Generator) -> str:
    if rng.random() < 0.4:
        return str(rng.choice(_known())).title()
    made = "".join(f"{rng.choice(_ONSETS)}{rng.choice(_VOWELS)}" for _ in range(int(rng.integers(1, 4))))
    return (made + str(rng.choice(_ENDS))).title()


@cache
def _font(path: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size)


def print_lines(rng: np.random.Generator, path: str, letter: float, size: tuple[int, int]) -> Any:
    """Return how much of each pixel print covers, 0..1: lines of a signature one below the other, one of them in the middle."""
    height, width = size
    page = Image.new("L", (width, height), 0)
    draw = ImageDraw.Draw(page)
    font = _font(path, max(8, round(letter / 0.7)))
    step = letter * rng.uniform(1.5, 2.4)
    base = height / 2 + letter / 2 + rng.uniform(-0.35, 0.35) * (height - letter)
    left = rng.uniform(-0.5, 0.3) * width
    lines = [0, *(way for way in (-1, 1) if rng.random() < 0.75)]
    for at in lines:
        text, x, y = make_words(rng), left + rng.uniform(-20, 20), base + at * step
        while font.getlength(text) < 0.6 * width:
            text = f"{text}     {make_words(rng)}"
        draw.text((x, y), text, 255, font=font, anchor="ls")
        if at == 0 and rng.random() < 0.3:
            thick = max(1, round(letter * rng.uniform(0.05, 0.1)))
            low = y + letter * rng.uniform(0.1, 0.2)
            draw.line((x, low, x + font.getlength(text), low), 255, thick)
    return np.asarray(page, np.float32) / 255


def draw_strokes(rng: np.random.Generator, letter: float, size: tuple[int, int]) -> Any:
    """Return how dark a pen and a stamp make each pixel, 0..1."""
    made = np.zeros(size, np.float32)
    kind = rng.random()
    if kind < 0.85:
        width = letter * rng.uniform(0.06, 0.32)
        dark = rng.uniform(0.35, 1.0) if rng.random() < 0.6 else 1.0
        for _ in range(int(rng.integers(1, 5))):
            made = np.maximum(made, dark * _pen(_curve(rng, letter, size), width, rng, size))
    if kind > 0.7:
        made = np.maximum(made, rng.uniform(0.2, 0.9) * _stamp(rng, letter, size))
    return made


def _curve(rng: np.random.Generator, letter: float, size: tuple[int, int]) -> Any:
    """Return the points of one stroke of a pen: a row of loops, a wild line through a few places, a flourish or a ring."""
    height, width = size
    t = np.linspace(0, 1, 160)
    x0, y0 = rng.uniform(-0.1, 0.9) * width, height / 2 + rng.normal(0, 0.4) * height
    kind = rng.random()
    if kind < 0.4:
        run, turns = rng.uniform(0.5, 9) * letter * 2, rng.uniform(1, 9)
        tall, wide = rng.uniform(0.4, 3.0) * letter, rng.uniform(0.1, 1.4) * letter
        swell = 0.4 + np.abs(np.sin(math.pi * (t * rng.uniform(0.5, 3) + rng.random())))
        phase = 2 * math.pi * (turns * t + rng.random())
        x = run * t + wide * swell * np.sin(phase)
        y = (
            tall * swell * np.sin(phase * rng.uniform(0.8, 1.2) + rng.uniform(0, math.pi))
            + rng.normal(0, 0.5) * letter * t
        )
    elif kind < 0.75:
        count = int(rng.integers(4, 9))
        places = rng.normal(0, 1, (count, 2)) * (letter * rng.uniform(1, 4.5), letter * rng.uniform(0.6, 2.4))
        x, y = _smooth(places, len(t))
    elif kind < 0.92:
        angle, length = (
            rng.uniform(-1.5, 1.5) if rng.random() < 0.5 else rng.normal(0, 0.25),
            letter * rng.uniform(2, 14),
        )
        bow = rng.normal(0, 0.15) * length
        along, off = length * (t - 0.5), bow * (1 - (2 * t - 1) ** 2)
        x, y = along * math.cos(angle) - off * math.sin(angle), along * math.sin(angle) + off * math.cos(angle)
    else:
        wide, tall, turn = letter * rng.uniform(0.6, 5), letter * rng.uniform(0.5, 2.5), rng.uniform(-0.6, 0.6)
        phase = 2 * math.pi * (t * rng.uniform(0.6, 1.3) + rng.random())
        a, b = wide * np.cos(phase), tall * np.sin(phase)
        x, y = a * math.cos(turn) - b * math.sin(turn), a * math.sin(turn) + b * math.cos(turn)
    slant = rng.normal(-0.15, 0.35)
    return np.stack([x0 + x + slant * y, y0 + y], 1)


def _smooth(places: Any, count: int) -> tuple[Any, Any]:
    """Return the points of a curve (Catmull-Rom) through places."""
    ends = np.concatenate([places[:1], places, places[-1:]])
    at = np.linspace(0, len(places) - 1.001, count)
    whole, t = at.astype(int), (at % 1)[:, None]
    a, b, c, d = (ends[whole + k] for k in range(4))
    made = 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
    return made[:, 0], made[:, 1]


def _pen(points: Any, width: float, rng: np.random.Generator, size: tuple[int, int]) -> Any:
    """Return where a pen leaves ink along points, thinner where it is quick."""
    big = np.zeros((size[0] * 2, size[1] * 2), np.uint8)
    speed = np.hypot(*np.diff(points, axis=0).T)
    thin = rng.uniform(0, 0.7) * np.clip(speed / (speed.max() + 1e-6), 0, 1)
    widths = np.maximum(1, np.round(2 * width * (1 - thin))).astype(int)
    fixed = np.round(points * 2 * 16).astype(int)
    for (x0, y0), (x1, y1), thick in zip(fixed[:-1].tolist(), fixed[1:].tolist(), widths.tolist(), strict=True):
        cv2.line(big, (x0, y0), (x1, y1), 255, thick, cv2.LINE_AA, 4)
    made = cv2.resize(big, (size[1], size[0]), interpolation=cv2.INTER_AREA).astype(np.float32) / 255
    if rng.random() < 0.35:  # a ball pen skips
        made *= np.clip(0.75 + 0.6 * _cloud(rng, size, 2.0), 0, 1)
    return made


def _stamp(rng: np.random.Generator, letter: float, size: tuple[int, int]) -> Any:
    """Return where a stamp leaves ink: rings, the letters between them, pieces of a middle."""
    height, width = size
    big = np.zeros((height * 2, width * 2), np.uint8)
    middle = (rng.uniform(0, 1) * width * 2, rng.uniform(-1, 2) * height * 2)
    radius = letter * rng.uniform(5, 11)
    for share in (1.0, 0.95, 0.66) if rng.random() < 0.7 else (1.0, 0.7):
        cv2.circle(
            big, (round(middle[0]), round(middle[1])), round(radius * share), 255, int(rng.integers(1, 6)), cv2.LINE_AA
        )
    count, first = int(rng.integers(14, 40)), rng.uniform(0, 2 * math.pi)
    high = radius * rng.uniform(0.14, 0.22)
    for at in range(count):
        angle = first + 2 * math.pi * at / count
        x, y = middle[0] + radius * 0.8 * math.cos(angle), middle[1] + radius * 0.8 * math.sin(angle)
        if -high < x < width * 2 + high and -high < y < height * 2 + high:
            _turned_letter(
                big, chr(65 + int(rng.integers(26))), (x, y), high, angle + math.pi / 2, int(rng.integers(2, 5))
            )
    made = cv2.resize(big, (width, height), interpolation=cv2.INTER_AREA).astype(np.float32) / 255
    return made * np.clip(0.6 + 0.8 * _cloud(rng, size, 4.0), 0, 1)


def _turned_letter(picture: Any, sign: str, place: tuple[float, float], high: float, angle: float, thick: int) -> None:
    side = max(8, round(high * 2))
    patch = np.zeros((side, side), np.uint8)
    scale = high / 22
    (w, h), _ = cv2.getTextSize(sign, cv2.FONT_HERSHEY_SIMPLEX, scale, thick)
    cv2.putText(
        patch, sign, ((side - w) // 2, (side + h) // 2), cv2.FONT_HERSHEY_SIMPLEX, scale, 255, thick, cv2.LINE_AA
    )
    turned = cv2.warpAffine(patch, cv2.getRotationMatrix2D((side / 2, side / 2), -math.degrees(angle), 1), (side, side))
    x, y = round(place[0] - side / 2), round(place[1] - side / 2)
    a, b, c, d = max(0, x), max(0, y), min(picture.shape[1], x + side), min(picture.shape[0], y + side)
    if a < c and b < d:
        picture[b:d, a:c] = np.maximum(picture[b:d, a:c], turned[b - y : d - y, a - x : c - x])


def _cloud(rng: np.random.Generator, size: tuple[int, int], coarse: float) -> Any:
    """Return even noise about 0, as coarse as so many pixels."""
    small = rng.normal(0, 1, (max(2, round(size[0] / coarse)), max(2, round(size[1] / coarse)))).astype(np.float32)
    return cv2.resize(small, (size[1], size[0]), interpolation=cv2.INTER_LINEAR)


def _seen(rng: np.random.Generator, printed: Any, strokes: Any) -> Pair:
    """Return what a scanner makes of print under strokes, and of the print alone: blur, toner, noise, two levels, JPEG."""
    size = printed.shape
    dark, black = rng.uniform(0.55, 1.0), rng.uniform(0.75, 1.0)
    toner = dark * np.clip(1 + rng.uniform(0, 0.35) * _cloud(rng, size, 1.5), 0, 1)
    ink = printed * toner
    plain, struck = ink * black, (1 - (1 - ink) * (1 - strokes)) * black
    factor = rng.uniform(0.5, 1.0) if rng.random() < 0.5 else 1.0
    blur = rng.uniform(0.3, 1.1)
    noise = rng.normal(0, rng.uniform(0, 0.04), size).astype(np.float32) + rng.uniform(0, 0.05)
    two_levels = 1 - dark * black * rng.uniform(0.3, 0.6) if rng.random() < 0.2 else 0.0
    quality = int(rng.integers(25, 95)) if rng.random() < 0.7 else 0
    made = [_scanned(1 - picture - noise, factor, blur, two_levels, quality) for picture in (struck, plain)]
    return Pair(made[0], made[1])


def _scanned(light: Any, factor: float, blur: float, two_levels: float, quality: int) -> Any:
    size = light.shape[1], light.shape[0]
    light = cv2.GaussianBlur(light, (0, 0), blur)
    if factor < 1:
        small = cv2.resize(light, (round(size[0] * factor), round(size[1] * factor)), interpolation=cv2.INTER_AREA)
        light = (small > two_levels).astype(np.float32) if two_levels else small
        light = cv2.resize(light, size, interpolation=cv2.INTER_LINEAR)
    elif two_levels:
        light = cv2.GaussianBlur((light > two_levels).astype(np.float32), (0, 0), 0.5)
    grey = np.clip(light * 255, 0, 255).astype(np.uint8)
    if quality:
        grey = cv2.imdecode(cv2.imencode(".jpg", grey, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_GRAYSCALE)
    return grey
