"""Noise families of 28 November 2026: open and kept by turns."""

from __future__ import annotations

import math
import random

import cv2
import numpy as np

from .effects import Picture, blur, colour_ink, jpeg, light_tilt, lower_spot, multiply, paper, pen, stamp, tilt
from .noise import noise


def shaded(img: Picture, shade: object) -> Picture:
    """The page under uneven light; `shade` is one factor per pixel."""
    factor = np.asarray(shade, np.float32)[..., None]
    return np.asarray(np.clip(img.astype(np.float32) * factor, 0, 255), np.uint8)


def hand(img: Picture, x: int, y: int, size: float, rng: random.Random, ink: tuple[int, int, int]) -> Picture:
    """A short sign by hand, as officials put beside a name."""
    t = np.linspace(0, rng.uniform(5, 9), 160)
    xs = x + size * (t / 5 + 0.4 * np.sin(t * rng.uniform(1.3, 2.2)))
    ys = y + size * 0.6 * np.sin(t * rng.uniform(1.5, 2.6) + rng.uniform(0, 3))
    out = img.copy()
    pts = np.stack([xs, ys], 1).astype(np.int32).reshape(-1, 1, 2)
    cv2.polylines(out, [pts], False, ink, max(2, img.shape[0] // 1000), cv2.LINE_AA)
    return out


@noise("open")
def folded(img: Picture, rng: random.Random) -> Picture:
    """Folded in the middle, punched at the left, a ring of a cup."""
    h, w = img.shape[:2]
    out = paper(img, rng, 1.3)
    ys, xs = np.mgrid[0:h, 0:w].astype(np.float32)
    shade = np.ones((h, w), np.float32)
    for at, d in ((h * rng.uniform(0.3, 0.7), ys + xs * rng.uniform(-0.01, 0.01)), (w * rng.uniform(0.45, 0.55), xs)):
        shade -= 0.22 * np.exp(-(((d - at) / (h * 0.0016)) ** 2)) + 0.08 * np.exp(-np.abs(d - at) / (h * 0.03))
    out = shaded(out, shade)
    for y in (0.36, 0.64):
        cv2.circle(out, (int(w * 0.022), int(h * y)), int(h * 0.009), (40, 38, 36), -1, cv2.LINE_AA)
    if rng.random() < 0.6:
        ring = np.full_like(out, 255)
        centre = (int(w * rng.uniform(0.2, 0.8)), int(h * rng.uniform(0.2, 0.8)))
        cv2.circle(ring, centre, int(h * 0.07), (214, 186, 140), max(3, h // 380), cv2.LINE_AA)
        out = multiply(out, blur(ring, 2.0))
    return jpeg(blur(light_tilt(out, rng), 0.5), 72)


@noise("kept", dpi=(200, 200, 300))
def phone_app(img: Picture, rng: random.Random) -> Picture:
    """A scanning app: ground whitened, letters hardened with pale seams, the app's line at the foot."""
    h, w = img.shape[:2]
    out = paper(img, rng, 2.0, (236, 230, 220)).astype(np.float32)
    ground = cv2.GaussianBlur(out, (0, 0), h / 90)
    flat = np.clip(out / np.maximum(ground, 1) * 262 - 8, 0, 255)
    soft = cv2.GaussianBlur(flat, (0, 0), 1.4)
    hard = np.ascontiguousarray(np.clip(flat + (flat - soft) * 1.3, 0, 255).astype(np.uint8))
    d = [rng.uniform(0, 0.012) for _ in range(4)]
    src = np.array([[0, 0], [w, 0], [w, h], [0, h]], np.float32)
    dst = np.array([[w * d[0], 0], [w, h * d[1]], [w * (1 - d[2]), h], [0, h * (1 - d[3])]], np.float32)
    turned = cv2.warpPerspective(hard, cv2.getPerspectiveTransform(src, dst), (w, h), borderValue=(255, 255, 255))
    page = np.ascontiguousarray(np.asarray(turned, np.uint8))
    cv2.putText(page, "Dipindai dengan CamScanner", (int(w * 0.62), int(h * 0.988)), cv2.FONT_HERSHEY_SIMPLEX,
                h / 3600, (120, 120, 120), max(1, h // 1600), cv2.LINE_AA)  # fmt: skip
    return jpeg(page, rng.choice((45, 60)))


@noise("open")
def glass_streaks(img: Picture, rng: random.Random) -> Picture:
    """Dust on the glass of a sheet feeder: coloured lines from top to foot, a darker band."""
    _h, w = img.shape[:2]
    out = paper(img, rng).astype(np.float32)
    for _ in range(rng.randint(2, 5)):
        x, wide = rng.randrange(int(w * 0.05), int(w * 0.95)), rng.choice((1, 1, 2))
        ink = np.array(rng.choice(((90, 90, 90), (120, 150, 220), (220, 140, 150), (130, 190, 140))), np.float32)
        out[:, x : x + wide] = out[:, x : x + wide] * 0.3 + ink * 0.7
    x = rng.randrange(0, int(w * 0.8))
    out[:, x : x + w // 9] *= 0.93
    return jpeg(blur(light_tilt(np.clip(out, 0, 255).astype(np.uint8), rng), 0.5), 70)


@noise("kept", gray=True)
def starved_toner(img: Picture, rng: random.Random) -> Picture:
    """Toner running out: pale bands from top to foot, letters eaten."""
    h, w = img.shape[:2]
    gen = np.random.default_rng(rng.randrange(1 << 30))
    band = cv2.resize(gen.uniform(0.35, 1.0, (1, 14)).astype(np.float32), (w, 1), interpolation=cv2.INTER_CUBIC)
    grain = cv2.resize(gen.uniform(0.6, 1.0, (h // 3, w // 3)).astype(np.float32), (w, h))
    ink = (255 - img.astype(np.float32)) * np.clip(band, 0.3, 1.0)[..., None] * grain[..., None]
    return light_tilt(blur(paper(np.clip(255 - ink, 0, 255).astype(np.uint8), rng), 0.55), rng)


@noise("open")
def marked_up(img: Picture, rng: random.Random) -> Picture:
    """Marker over some lines, ticks and short signs by hand in the margin."""
    h, w = img.shape[:2]
    layer = np.full_like(img, 255)
    for _ in range(rng.randint(3, 7)):
        x, y = int(w * rng.uniform(0.08, 0.6)), int(h * rng.uniform(0.12, 0.9))
        ink = rng.choice(((250, 240, 90), (150, 240, 150), (250, 170, 210), (160, 220, 250)))
        cv2.rectangle(layer, (x, y), (x + int(w * rng.uniform(0.08, 0.3)), y + int(h * 0.013)), ink, -1)
    out = multiply(img, layer)
    for _ in range(rng.randint(2, 4)):
        x = int(w * rng.choice((rng.uniform(0.01, 0.05), rng.uniform(0.93, 0.96))))
        out = hand(out, x, int(h * rng.uniform(0.15, 0.85)), h * 0.008, rng, (40, 45, 140))
    return jpeg(blur(light_tilt(paper(pen(out, rng, (30, 35, 120)), rng), rng), 0.5), 72)


@noise("kept")
def agenda_stamp(img: Picture, rng: random.Random) -> Picture:
    """A boxed stamp of receipt at the head, a long stamp over the table, short signs at the foot."""
    h, w = img.shape[:2]
    layer = np.full_like(img, 255)
    ink = rng.choice(((60, 50, 150), (150, 40, 60), (40, 110, 70)))
    x, y, bw, bh = int(w * rng.uniform(0.5, 0.68)), int(h * rng.uniform(0.015, 0.05)), int(w * 0.28), int(h * 0.062)
    cv2.rectangle(layer, (x, y), (x + bw, y + bh), ink, max(2, h // 900))
    lines = ("DITERIMA", f"Tgl : {rng.randint(1, 28)} - {rng.randint(1, 12)} - {rng.randint(2016, 2025)}",
             f"No. Agenda : {rng.randint(11, 987)}")  # fmt: skip
    for i, text in enumerate(lines):
        cv2.putText(layer, text, (x + bw // 14, y + int(bh * (0.27 + 0.3 * i))), cv2.FONT_HERSHEY_SIMPLEX, h / 3800, ink,
                    max(1, h // 1500), cv2.LINE_AA)  # fmt: skip
    wide = np.full((int(h * 0.05), int(w * 0.4), 3), 255, np.uint8)
    cv2.rectangle(wide, (3, 3), (wide.shape[1] - 4, wide.shape[0] - 4), ink, max(2, h // 900))
    word = rng.choice(("SALINAN SESUAI ASLI", "TELAH DIPERIKSA", "ARSIP DAERAH"))
    cv2.putText(wide, word, (wide.shape[1] // 14, int(wide.shape[0] * 0.68)), cv2.FONT_HERSHEY_DUPLEX, h / 2300, ink,
                max(1, h // 1200), cv2.LINE_AA)  # fmt: skip
    wide = tilt(wide, rng.uniform(-3, 3))
    px, py = int(w * rng.uniform(0.1, 0.5)), int(h * rng.uniform(0.3, 0.6))
    part = layer[py : py + wide.shape[0], px : px + wide.shape[1]]
    part[:] = np.minimum(part, 255 - ((255 - wide[: part.shape[0], : part.shape[1]]) * 0.55).astype(np.uint8))
    out = multiply(img, blur(layer, 0.8))
    sx, sy = lower_spot(img, rng)
    for i in range(rng.randint(1, 3)):
        out = hand(out, max(5, sx - int(w * 0.1 * (i + 1))), sy + int(h * 0.02), h * 0.008, rng, (35, 35, 60))
    return jpeg(blur(light_tilt(paper(stamp(out, rng, ink), rng), rng), 0.5), 68)


@noise("open", gray=True)
def burnt_corner(img: Picture, rng: random.Random) -> Picture:
    """A copier's lid left open: one corner goes black into the page, letters there are drowned a little."""
    h, w = img.shape[:2]
    xs, ys = np.meshgrid(np.linspace(0, 1, w, dtype=np.float32), np.linspace(0, 1, h, dtype=np.float32))
    fx, fy = (xs if rng.random() < 0.5 else 1 - xs), (ys if rng.random() < 0.5 else 1 - ys)
    far = fx * rng.uniform(0.8, 1.2) + fy * rng.uniform(0.8, 1.2)
    shade = 1 - 0.85 * np.exp(-np.maximum(far - rng.uniform(0.0, 0.03), 0) / 0.045)
    return jpeg(light_tilt(blur(shaded(paper(img, rng, 1.3), shade), 0.6), rng), 65)


@noise("kept")
def feeder_slip(img: Picture, rng: random.Random) -> Picture:
    """The sheet slipped in the feeder: parts are drawn out or pressed together in height, the sheet slants."""
    h, w = img.shape[:2]
    gen = np.random.default_rng(rng.randrange(1 << 30))
    speed = cv2.resize(gen.uniform(0.93, 1.07, (9, 1)).astype(np.float32), (1, h), interpolation=cv2.INTER_CUBIC)
    way = np.cumsum(speed[:, 0])
    way = way / way[-1] * (h - 1)
    xs, _ = np.meshgrid(np.arange(w, dtype=np.float32), np.arange(h, dtype=np.float32))
    lean = rng.uniform(-0.012, 0.012)
    map_x = xs + lean * (way[:, None] - h / 2)
    map_y = np.repeat(way[:, None].astype(np.float32), w, 1)
    moved = cv2.remap(img, map_x.astype(np.float32), map_y, cv2.INTER_CUBIC, borderValue=(255, 255, 255))
    return jpeg(blur(light_tilt(paper(np.asarray(moved, np.uint8), rng), rng), 0.55), 70)


@noise("open", dpi=(200, 300))
def thin_print(img: Picture, rng: random.Random) -> Picture:
    """A light second copy: letters thin, hair lines gone."""
    thin = np.asarray(cv2.dilate(img, np.ones((2, 1), np.uint8)), np.uint8)
    return jpeg(blur(light_tilt(paper(colour_ink(thin, (70, 70, 72)), rng, 1.2), rng), 0.5), 65)


@noise("kept")
def halftone(img: Picture, rng: random.Random) -> Picture:
    """Printed from a picture through a screen of dots: grey ground and ragged letters."""
    h, w = img.shape[:2]
    step, a = h / rng.uniform(520, 640), math.radians(rng.uniform(35, 55))
    ys, xs = np.mgrid[0:h, 0:w].astype(np.float32)
    u, v = xs * math.cos(a) + ys * math.sin(a), ys * math.cos(a) - xs * math.sin(a)
    screen = (np.sin(u * 2 * math.pi / step) * np.sin(v * 2 * math.pi / step) + 1) * 0.5
    grey = cv2.GaussianBlur(cv2.cvtColor(img, cv2.COLOR_RGB2GRAY), (0, 0), 0.7).astype(np.float32) / 255
    ink = np.where(grey * rng.uniform(0.93, 0.97) < 0.42 + 0.5 * screen, 0.22 + 0.5 * grey, 1.0)
    out = np.repeat((np.clip(ink, 0, 1) * 255).astype(np.uint8)[..., None], 3, 2)
    return jpeg(blur(light_tilt(paper(out, rng), rng), 0.75), 72)
