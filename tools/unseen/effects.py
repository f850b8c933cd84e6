"""What a scanner, a stamp or a pen does to the picture of a page: the parts of which noises are made."""

from __future__ import annotations

import io
import math
import random

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

Picture = NDArray[np.uint8]  # height x width x RGB


BLUE, PURPLE, RED = (35, 50, 150), (95, 45, 140), (180, 35, 45)


def paper(
    img: Picture, rng: random.Random, strength: float = 1.0, tint: tuple[int, int, int] = (252, 250, 246)
) -> Picture:
    """Ground colour, grain and a slow change of light."""
    h, w = img.shape[:2]
    gen = np.random.default_rng(rng.randrange(1 << 30))
    light = cv2.resize(gen.normal(0, 3.0 * strength, (6, 5)).astype(np.float32), (w, h), interpolation=cv2.INTER_CUBIC)
    grain = gen.normal(0, 2.2 * strength, (h, w)).astype(np.float32)
    out = img.astype(np.float32) / 255 * np.array(tint, np.float32) + (light + grain)[..., None]
    return np.clip(out, 0, 255).astype(np.uint8)


def tilt(img: Picture, degrees: float) -> Picture:
    """Turn about the centre."""
    h, w = img.shape[:2]
    m = cv2.getRotationMatrix2D((w / 2, h / 2), degrees, 1.0)
    edge = tuple(int(x) for x in np.median(img[:6].reshape(-1, 3), 0))
    return np.asarray(cv2.warpAffine(img, m, (w, h), flags=cv2.INTER_CUBIC, borderValue=edge), np.uint8)


def blur(img: Picture, sigma: float) -> Picture:
    """Soften."""
    return np.asarray(cv2.GaussianBlur(img, (0, 0), sigma), np.uint8)


def multiply(img: Picture, layer: Picture) -> Picture:
    """Lay ink over the page."""
    return (img.astype(np.uint16) * layer // 255).astype(np.uint8)


def lower_spot(img: Picture, rng: random.Random) -> tuple[int, int]:
    """A place near a signature: the lowest dark rows in the right half, else the lower right."""
    h, w = img.shape[:2]
    dark = (img[:, w // 2 :].min(2) < 110).sum(1)
    rows = np.nonzero(dark > w * 0.01)[0]
    rows = rows[(rows > h * 0.2) & (rows < h * 0.93)]
    y = int(rows[-1]) if len(rows) else int(h * 0.75)
    return int(w * rng.uniform(0.52, 0.66)), max(int(h * 0.15), y - int(h * rng.uniform(0.02, 0.07)))


def stamp(
    img: Picture, rng: random.Random, ink: tuple[int, int, int], text: str = "PEMERINTAH KABUPATEN * SEKRETARIAT * "
) -> Picture:
    """A round stamp with letters over the signature."""
    h, w = img.shape[:2]
    radius = int(h * rng.uniform(0.045, 0.06))
    cx, cy = lower_spot(img, rng)
    layer = np.full_like(img, 255)
    for r, t in ((radius, 3), (radius - 6, 1), (int(radius * 0.62), 2)):
        cv2.circle(layer, (cx, cy), r, ink, max(1, int(t * h / 2300)), cv2.LINE_AA)
    scale = radius / 105
    for i, ch in enumerate(text):
        a = -math.pi / 2 + 2 * math.pi * i / len(text)
        box: Picture = np.full((60, 60, 3), 255, np.uint8)
        cv2.putText(box, ch, (18, 42), cv2.FONT_HERSHEY_SIMPLEX, max(0.4, scale), ink, 2, cv2.LINE_AA)
        m = cv2.getRotationMatrix2D((30, 30), -math.degrees(a) - 90, 1)
        box = np.asarray(cv2.warpAffine(box, m, (60, 60), borderValue=(255, 255, 255)), np.uint8)
        x, y = int(cx + radius * 0.8 * math.cos(a)) - 30, int(cy + radius * 0.8 * math.sin(a)) - 30
        if 0 <= x < w - 60 and 0 <= y < h - 60:
            layer[y : y + 60, x : x + 60] = np.minimum(layer[y : y + 60, x : x + 60], box)
    for i, word in enumerate(("DINAS", "DAERAH")):
        cv2.putText(layer, word, (cx - int(radius * 0.5), cy + int((i - 0.2) * radius * 0.3)), cv2.FONT_HERSHEY_SIMPLEX,
                    max(0.4, scale * 0.8), ink, 2, cv2.LINE_AA)  # fmt: skip
    gen = np.random.default_rng(rng.randrange(1 << 30))
    worn = cv2.resize(gen.uniform(0.25, 1.0, (h // 24, w // 24)).astype(np.float32), (w, h))[..., None]
    soft = (255 - (255 - layer.astype(np.float32)) * worn * rng.uniform(0.6, 0.9)).astype(np.uint8)
    return multiply(img, blur(soft, 0.8))


def pen(img: Picture, rng: random.Random, ink: tuple[int, int, int]) -> Picture:
    """A signature's strokes."""
    h, _w = img.shape[:2]
    cx, cy = lower_spot(img, rng)
    layer = np.full_like(img, 255)
    size = h * rng.uniform(0.03, 0.05)
    t = np.linspace(0, rng.uniform(10, 16), 400)
    x = cx + size * (t / 6 - 0.7) + size * 0.5 * np.sin(t * rng.uniform(1.2, 1.9))
    y = cy - size * 0.4 + size * 0.7 * np.sin(t * rng.uniform(1.6, 2.4) + 1) * np.exp(-t / 14)
    pts = np.stack([x, y], 1).astype(np.int32).reshape(-1, 1, 2)
    cv2.polylines(layer, [pts], False, ink, max(2, int(h / 900)), cv2.LINE_AA)
    return multiply(img, layer)


def jpeg(img: Picture, quality: int) -> Picture:
    """JPEG artefacts."""
    buf = io.BytesIO()
    Image.fromarray(img).save(buf, "JPEG", quality=quality)
    return np.asarray(Image.open(buf).convert("RGB"))


def colour_ink(img: Picture, ink: tuple[int, int, int]) -> Picture:
    """Black print becomes another ink."""
    f = img.astype(np.float32) / 255
    base = np.array(ink, np.float32)
    return np.clip(base + (255 - base) * f, 0, 255).astype(np.uint8)


def light_tilt(img: Picture, rng: random.Random) -> Picture:
    """The small tilt of any scan."""
    return tilt(img, rng.uniform(-0.7, 0.7))
