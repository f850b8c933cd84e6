"""The noise families known up to November 2026 (all open): what is done to the pages of a document."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from .effects import BLUE, PURPLE, RED, Picture, blur, colour_ink, jpeg, light_tilt, multiply, paper, pen, stamp, tilt

Spoil = Callable[[Picture, random.Random], Picture]


@dataclass(frozen=True)
class Noise:
    """A noise family: what is done to the pages of a document."""

    name: str
    half: str
    spoil: Spoil
    dpi: tuple[int, ...] = (200, 200, 300)
    gray: bool = False
    bilevel: bool = False
    since: int = 1  # 1 the noises before 28 November 2026, 2 those of that day (both looked at), 3 those of 29 November
    spread: bool = False  # two pages lie side by side on one picture


NOISES: list[Noise] = []


def noise(
    half: str,
    dpi: tuple[int, ...] = (200, 200, 300),
    gray: bool = False,
    bilevel: bool = False,
    since: int = 0,
    spread: bool = False,
) -> Callable[[Spoil], Spoil]:
    """Register a noise family."""

    def note(f: Spoil) -> Spoil:
        day = since or (1 if f.__module__ == __name__ else 2)
        NOISES.append(Noise(f.__name__, half, f, dpi, gray, bilevel, day, spread))
        return f

    return note


# ---------------------------------------------------------------- noise families


@noise("open")
def plain_scan(img: Picture, rng: random.Random) -> Picture:
    """An ordinary clean scan."""
    return jpeg(blur(light_tilt(paper(img, rng), rng), 0.6), 75)


@noise("open", dpi=(150, 150, 200))
def low_resolution(img: Picture, rng: random.Random) -> Picture:
    """Few dots per inch and strong JPEG compression."""
    return jpeg(blur(light_tilt(paper(img, rng, 1.4), rng), 0.7), rng.choice((30, 40, 50)))


@noise("open")
def round_stamp_blue(img: Picture, rng: random.Random) -> Picture:
    """A blue or purple round stamp and a pen signature over the name."""
    img = stamp(pen(img, rng, (30, 35, 90)), rng, rng.choice((BLUE, PURPLE)))
    return jpeg(blur(light_tilt(paper(img, rng), rng), 0.5), 70)


@noise("open")
def round_stamp_red(img: Picture, rng: random.Random) -> Picture:
    """A red or purple round stamp, black pen."""
    img = pen(
        stamp(img, rng, rng.choice((RED, RED, PURPLE)), "BADAN DAERAH * REPUBLIK INDONESIA * "), rng, (25, 25, 25)
    )
    return jpeg(blur(light_tilt(paper(img, rng), rng), 0.5), 65)


@noise("open")
def bent_page(img: Picture, rng: random.Random) -> Picture:
    """Bent towards the spine, with its shadow at the left."""
    h, w = img.shape[:2]
    xs, ys = np.meshgrid(np.arange(w, dtype=np.float32), np.arange(h, dtype=np.float32))
    bow = np.exp(-xs / (w * 0.16)) * h * rng.uniform(0.006, 0.014)
    bent = cv2.remap(img, xs + np.exp(-xs / (w * 0.1)) * w * 0.008, ys + bow * np.cos(ys / h * math.pi), cv2.INTER_LINEAR,
                     borderValue=(255, 255, 255))  # fmt: skip
    shade = (1 - 0.55 * np.exp(-xs / (w * 0.05)))[..., None]
    return jpeg(blur(np.clip(paper(np.asarray(bent, np.uint8), rng) * shade, 0, 255).astype(np.uint8), 0.6), 70)


@noise("open")
def bent_right(img: Picture, rng: random.Random) -> Picture:
    """A wave over the page and a shadow at the right or top edge."""
    h, w = img.shape[:2]
    xs, ys = np.meshgrid(np.arange(w, dtype=np.float32), np.arange(h, dtype=np.float32))
    wave = h * rng.uniform(0.002, 0.005) * np.sin(xs / w * math.pi * rng.uniform(1.2, 2.2) + rng.uniform(0, 3))
    bent = np.asarray(cv2.remap(img, xs, ys + wave, cv2.INTER_LINEAR, borderValue=(255, 255, 255)), np.uint8)
    far = (w - xs) / w if rng.random() < 0.5 else ys / h
    shade = (1 - 0.5 * np.exp(-far / 0.05))[..., None]
    return jpeg(blur(np.clip(paper(bent, rng) * shade, 0, 255).astype(np.uint8), 0.6), 70)


@noise("open")
def show_through(img: Picture, rng: random.Random) -> Picture:
    """The back page shines through."""
    ghost = blur(np.ascontiguousarray(img[:, ::-1]), 2.2)
    shift = np.roll(ghost, rng.randint(20, 90), 0)
    soft = (255 - (255 - shift.astype(np.float32)) * rng.uniform(0.12, 0.22)).astype(np.uint8)
    return jpeg(blur(light_tilt(paper(multiply(img, soft), rng), rng), 0.5), 70)


@noise("open")
def yellowed(img: Picture, rng: random.Random) -> Picture:
    """Colour cast: yellowed, bluish or pink paper, faint print."""
    tint = rng.choice(((245, 232, 190), (214, 224, 238), (246, 222, 220), (225, 225, 220)))
    faint = colour_ink(img, (85, 85, 90))
    return jpeg(blur(light_tilt(paper(faint, rng, 1.6, tint), rng), 0.6), 70)


@noise("open")
def security_paper(img: Picture, rng: random.Random) -> Picture:
    """Security paper with a coloured pattern of waves and a crest in the middle."""
    h, w = img.shape[:2]
    xs, ys = np.meshgrid(np.arange(w, dtype=np.float32), np.arange(h, dtype=np.float32))
    lines = np.sin(ys / h * 420 + 7 * np.sin(xs / w * 12)) + np.sin(xs / w * 300 + 6 * np.sin(ys / h * 15))
    ink = np.array(rng.choice(((120, 180, 210), (150, 200, 150), (225, 170, 180))), np.float32)
    weight = (np.clip(lines, 0.7, 1.6) - 0.7)[..., None] * 0.55
    ground = 255 - (255 - ink) * weight
    crest = np.exp(-(((xs - w / 2) ** 2 + (ys - h / 2) ** 2) / (w * 0.16) ** 2))[..., None] * 0.22
    ground = ground * (1 - crest) + ink * crest
    return jpeg(blur(light_tilt(paper(multiply(img, ground.astype(np.uint8)), rng), rng), 0.5), 75)


@noise("open")
def guilloche(img: Picture, rng: random.Random) -> Picture:
    """A guilloche of thin circles and a repeated word behind the text."""
    h, w = img.shape[:2]
    layer = np.full_like(img, 255)
    ink = rng.choice(((190, 215, 190), (200, 205, 235), (235, 205, 190)))
    for y in range(0, h, int(h / 14)):
        for x in range(0, w, int(w / 9)):
            cv2.circle(layer, (x, y), int(w / 11), ink, 2, cv2.LINE_AA)
            cv2.putText(layer, "DAERAH", (x, y), cv2.FONT_HERSHEY_PLAIN, h / 1700, ink, 1, cv2.LINE_AA)
    return jpeg(blur(light_tilt(paper(multiply(img, layer), rng), rng), 0.5), 70)


@noise("open")
def dark_blue_print(img: Picture, rng: random.Random) -> Picture:
    """Colour scan with dark-blue print."""
    return jpeg(blur(light_tilt(paper(colour_ink(img, (22, 38, 120)), rng), rng), 0.6), 75)


@noise("open")
def brown_print(img: Picture, rng: random.Random) -> Picture:
    """Green-black or wine-coloured print on greyish paper."""
    ink = rng.choice(((20, 80, 60), (110, 25, 40), (60, 40, 110)))
    return jpeg(blur(light_tilt(paper(colour_ink(img, ink), rng, 1.2, (232, 234, 238)), rng), 0.6), 70)


@noise("open", gray=True)
def grey_heads(img: Picture, rng: random.Random) -> Picture:
    """Copy in grey: shaded heads go dark and grainy."""
    gray = cv2.cvtColor(img, cv2.COLOR_RGB2GRAY).astype(np.float32)
    dark = np.where((gray > 120) & (gray < 252), gray * 0.72, gray)
    gen = np.random.default_rng(rng.randrange(1 << 30))
    dark += gen.normal(0, 14, dark.shape) * (dark < 235)
    return light_tilt(blur(np.repeat(np.clip(dark, 0, 255).astype(np.uint8)[..., None], 3, 2), 0.6), rng)


@noise("open", gray=True)
def copy_of_copy(img: Picture, rng: random.Random) -> Picture:
    """Third copy: swollen letters, specks, black edges."""
    gray = cv2.cvtColor(img, cv2.COLOR_RGB2GRAY)
    swollen = cv2.erode(gray, np.ones((2, 2), np.uint8))
    gen = np.random.default_rng(rng.randrange(1 << 30))
    specks = gen.random(gray.shape) < 0.0006
    swollen[specks] = 40
    out = np.repeat(blur(np.asarray(swollen, np.uint8)[..., None].repeat(3, 2), 0.9)[..., :1], 3, 2)
    edge = int(out.shape[1] * rng.uniform(0.004, 0.012))
    out[:, :edge] = 25
    return jpeg(light_tilt(np.ascontiguousarray(out), rng), 60)


@noise("open", bilevel=True)
def fax(img: Picture, rng: random.Random) -> Picture:
    """Black and white only."""
    return light_tilt(blur(paper(img, rng, 1.2), 0.5), rng)


@noise("open", dpi=(150, 200), bilevel=True)
def coarse_fax(img: Picture, rng: random.Random) -> Picture:
    """Black and white with a hard threshold, broken letters, dashes in the rules."""
    faint = colour_ink(img, (60, 60, 60))
    return light_tilt(blur(paper(faint, rng, 5.0), 0.55), rng)


def rules_mask(img: Picture) -> NDArray[np.bool_]:
    """Where long horizontal or vertical rules stand."""
    dark = (cv2.cvtColor(img, cv2.COLOR_RGB2GRAY) < 140).astype(np.uint8)
    h, w = dark.shape
    across = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((1, max(60, w // 14)), np.uint8))
    down = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((max(40, h // 28), 1), np.uint8))
    return np.asarray((np.asarray(across) + np.asarray(down)) > 0)


@noise("open")
def faint_rules(img: Picture, rng: random.Random) -> Picture:
    """Rules nearly gone."""
    mask = rules_mask(img)
    out = img.copy()
    out[mask] = rng.randint(205, 228)
    return jpeg(blur(light_tilt(paper(out, rng), rng), 0.6), 70)


@noise("open")
def dashed_rules(img: Picture, rng: random.Random) -> Picture:
    """Rules broken into dashes."""
    mask = rules_mask(img)
    h, w = mask.shape
    ys, xs = np.mgrid[0:h, 0:w]
    period = rng.randint(9, 16)
    out = img.copy()
    out[mask & (((xs + ys) % period) < period * 0.55)] = 250
    return jpeg(blur(light_tilt(paper(out, rng), rng), 0.6), 70)


@noise("open")
def tilted(img: Picture, rng: random.Random) -> Picture:
    """Tilted by one to three degrees."""
    return jpeg(blur(tilt(paper(img, rng), rng.choice((-1, 1)) * rng.uniform(1.0, 3.0)), 0.6), 70)


@noise("open")
def sideways(img: Picture, rng: random.Random) -> Picture:
    """Lying on its side, the PDF says nothing of it."""
    return np.ascontiguousarray(np.rot90(jpeg(blur(light_tilt(paper(img, rng), rng), 0.6), 70), rng.choice((1, 3))))


@noise("open")
def cropped(img: Picture, rng: random.Random) -> Picture:
    """Edges of the sheet cut or padded with black."""
    _h, w = img.shape[:2]
    out = light_tilt(paper(img, rng), rng)
    cut = int(w * rng.uniform(0.02, 0.045))
    if rng.random() < 0.5:
        return jpeg(blur(np.ascontiguousarray(out[cut:, cut : w - cut]), 0.6), 70)
    padded = cv2.copyMakeBorder(out, 0, cut, cut, 0, cv2.BORDER_CONSTANT, value=(18, 18, 20))
    return jpeg(blur(np.asarray(padded, np.uint8), 0.6), 70)


@noise("open")
def phone_photo(img: Picture, rng: random.Random) -> Picture:
    """Photographed: perspective, uneven light, desk at the edges."""
    h, w = img.shape[:2]
    d = [rng.uniform(0.005, 0.035) for _ in range(8)]
    src = np.array([[0, 0], [w, 0], [w, h], [0, h]], np.float32)
    dst = np.array([[w * d[0], h * d[1]], [w * (1 - d[2]), h * d[3]], [w * (1 - d[4]), h * (1 - d[5])],
                    [w * d[6], h * (1 - d[7])]], np.float32)  # fmt: skip
    out = cv2.warpPerspective(paper(img, rng), cv2.getPerspectiveTransform(src, dst), (w, h), borderValue=(96, 78, 64))
    xs, ys = np.meshgrid(np.linspace(-1, 1, w), np.linspace(-1, 1, h))
    shade = 1 - 0.28 * np.clip(xs * rng.choice((-1, 1)) * 0.6 + ys * 0.4 + 0.2, 0, 1)
    return jpeg(blur(np.clip(out * shade[..., None], 0, 255).astype(np.uint8), 0.7), 65)
