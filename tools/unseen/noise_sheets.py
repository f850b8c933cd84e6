"""Noise families of 29 November 2026: the sheet on a desk, in the copier, at the fax, in a bound book; open and kept by turns."""

from __future__ import annotations

import random
from functools import partial

import cv2
import numpy as np

from .effects import Picture, blur, colour_ink, jpeg, light_tilt, multiply, paper
from .noise import noise, rules_mask
from .noise_more import shaded

new = partial(noise, since=3)


@new("open", dpi=(200, 250))
def desk_from_side(img: Picture, rng: random.Random) -> Picture:
    """Photographed from the side on a desk: the far edge shorter, the sheet turned a little, the desk around it."""
    h, w = img.shape[:2]
    border = int(w * rng.uniform(0.04, 0.09))
    wide, high = w + 2 * border, h + 2 * border
    far, lean = w * rng.uniform(0.03, 0.07), h * rng.uniform(-0.02, 0.02)
    side = rng.choice(("top", "left", "right"))
    corners = [[border, border], [border + w, border], [border + w, border + h], [border, border + h]]
    moves = {"top": ((far, 0), (-far, 0), (0, 0), (0, 0)), "left": ((0, far), (0, 0), (0, 0), (0, -far)),
             "right": ((0, 0), (0, far), (0, -far), (0, 0))}[side]  # fmt: skip
    turn = ((0.0, lean), (0.0, -lean), (0.0, -lean), (0.0, lean))
    to = [[x + dx + tx, y + dy + ty] for (x, y), (dx, dy), (tx, ty) in zip(corners, moves, turn, strict=True)]
    m = cv2.getPerspectiveTransform(np.array([[0, 0], [w, 0], [w, h], [0, h]], np.float32), np.array(to, np.float32))
    gen = np.random.default_rng(rng.randrange(1 << 30))
    wood = np.array(rng.choice(((122, 92, 66), (70, 60, 54), (150, 150, 146), (96, 106, 118))), np.float32)
    grain = cv2.resize(
        gen.normal(0, 9, (high // 6, 8)).astype(np.float32), (wide, high), interpolation=cv2.INTER_LINEAR
    )
    desk = np.clip(wood + grain[..., None], 0, 255).astype(np.uint8)
    sheet = cv2.warpPerspective(paper(img, rng), m, (wide, high), flags=cv2.INTER_CUBIC)
    inside = cv2.warpPerspective(np.full((h, w), 255, np.uint8), m, (wide, high))[..., None] > 127
    out = np.where(inside, sheet, desk).astype(np.uint8)
    xs, ys = np.meshgrid(np.linspace(0, 1, wide, dtype=np.float32), np.linspace(0, 1, high, dtype=np.float32))
    shade = 1 - rng.uniform(0.1, 0.25) * (xs if rng.random() < 0.5 else 1 - xs) - 0.08 * (1 - ys)
    return jpeg(blur(shaded(out, shade), 0.6), 75)


@new("kept", gray=True)
def copy_rules_lost(img: Picture, rng: random.Random) -> Picture:
    """A copy of a copy: towards one side the rules break up and vanish, letters swollen on the other."""
    h, w = img.shape[:2]
    gen = np.random.default_rng(rng.randrange(1 << 30))
    side = np.linspace(0, 1, w, dtype=np.float32)[None, :]
    if rng.random() < 0.5:
        side = 1 - side
    start = rng.uniform(0.35, 0.6)
    loss = np.clip((side - start) / (1 - start), 0, 1) ** 0.8
    spots = cv2.resize(gen.random((h // 7, w // 7)).astype(np.float32), (w, h), interpolation=cv2.INTER_LINEAR)
    gone = rules_mask(img) & (spots < 0.15 + 0.75 * loss) & (loss > 0.02)
    grey = cv2.cvtColor(img, cv2.COLOR_RGB2GRAY)
    swollen = np.asarray(cv2.erode(grey, np.ones((2, 2), np.uint8)), np.uint8)
    mixed = np.where(np.broadcast_to(loss < 0.3, grey.shape), swollen, grey)
    mixed = np.where(np.asarray(cv2.dilate(gone.astype(np.uint8), np.ones((3, 3), np.uint8))) > 0, 246, mixed)
    mixed = np.where(gen.random(grey.shape) < 0.0004, 50, mixed).astype(np.uint8)
    return jpeg(light_tilt(blur(np.repeat(mixed[..., None], 3, 2), 0.8), rng), 60)


@new("open")
def pale_highlighted(img: Picture, rng: random.Random) -> Picture:
    """Pale toner, and whole lines of the sheet run over with a highlighter."""
    h, w = img.shape[:2]
    tone = rng.randint(105, 140)
    layer = np.full_like(img, 255)
    dark = (cv2.cvtColor(img, cv2.COLOR_RGB2GRAY) < 128).sum(1)
    rows = [int(y) for y in np.nonzero(dark > w * 0.03)[0]] or [h // 2]
    for _ in range(rng.randint(3, 6)):
        y = rng.choice(rows)
        x0, x1 = int(w * rng.uniform(0.06, 0.4)), int(w * rng.uniform(0.5, 0.94))
        ink = rng.choice(((252, 244, 80), (252, 244, 80), (130, 245, 150), (255, 170, 205)))
        pts = np.array([[x0, y + rng.randint(-6, 6)], [x1, y + rng.randint(-6, 6)]], np.int32).reshape(-1, 1, 2)
        cv2.polylines(layer, [pts], False, ink, int(h * rng.uniform(0.010, 0.016)), cv2.LINE_AA)
    out = multiply(paper(colour_ink(img, (tone, tone, tone + 4)), rng, 1.1), blur(layer, 1.2))
    return jpeg(blur(light_tilt(out, rng), 0.5), 70)


@new("kept", dpi=(200, 250))
def hard_shadow(img: Picture, rng: random.Random) -> Picture:
    """Photographed from above under a lamp: the edge of a hand's or telephone's shadow lies across the sheet."""
    h, w = img.shape[:2]
    xs, ys = np.meshgrid(np.linspace(0, 1, w, dtype=np.float32), np.linspace(0, 1, h, dtype=np.float32))
    slope, at = rng.uniform(-0.5, 0.5), rng.uniform(0.35, 0.75)
    edge = (ys if rng.random() < 0.5 else 1 - ys) + slope * (xs - 0.5) - at
    soft = rng.uniform(0.004, 0.012)
    dark = 1 / (1 + np.exp(-np.clip(edge / soft, -40, 40)))
    lamp = 1 - 0.12 * ((xs - rng.uniform(0.2, 0.8)) ** 2 + (ys - 0.4) ** 2)
    shade = lamp * (1 - rng.uniform(0.38, 0.55) * dark)
    tint = rng.choice(((252, 246, 232), (244, 246, 250), (250, 240, 220)))
    return jpeg(blur(light_tilt(shaded(paper(img, rng, 1.2, tint), shade), rng), 0.6), 72)


@new("open", dpi=(200,), bilevel=True)
def fax_with_sender(img: Picture, rng: random.Random) -> Picture:
    """A fax: black and white, a line of sender, date and page over the sheet's head, some lines of dots doubled or lost."""
    h, w = img.shape[:2]
    out = light_tilt(blur(paper(img, rng, 1.4), 0.6), rng)
    strip = int(h * 0.018)
    text = (f"{rng.randint(1, 28):02d}/{rng.randint(1, 12):02d}/{rng.randint(16, 25)} {rng.randint(7, 16):02d}:"
            f"{rng.randint(0, 59):02d}   FAX 0{rng.randint(21, 98)}{rng.randint(200000, 899999)}   TU.DINAS   "
            f"P.{rng.randint(1, 4):02d}/04")  # fmt: skip
    out[:strip] = 255
    cv2.putText(out, text, (int(w * 0.05), int(strip * 0.8)), cv2.FONT_HERSHEY_SIMPLEX, h / 4200, (0, 0, 0),
                max(1, h // 1600), cv2.LINE_AA)  # fmt: skip
    order = list(range(h))
    for _ in range(rng.randint(4, 10)):
        y = rng.randrange(strip, h - 4)
        if rng.random() < 0.5:
            order[y : y + 2] = [order[y], order[y]]
        else:
            order = [*order[:y], *order[y + 2 :], h - 1, h - 1]
    return np.ascontiguousarray(out[np.array(order)])


@new("kept", spread=True)
def facing_pages(img: Picture, rng: random.Random) -> Picture:
    """Two facing pages of a bound report on one glass: both bend into the spine, which is dark."""
    h, w = img.shape[:2]
    xs, ys = np.meshgrid(np.arange(w, dtype=np.float32), np.arange(h, dtype=np.float32))
    spine = w * rng.uniform(0.49, 0.51)
    near = np.exp(-np.abs(xs - spine) / (w * rng.uniform(0.025, 0.04)))
    bow = near * h * rng.uniform(0.004, 0.012) * np.cos(ys / h * np.pi)
    pull = near * w * 0.004 * np.sign(xs - spine)
    bent = cv2.remap(paper(img, rng), xs + pull, ys + bow, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    shade = 1 - rng.uniform(0.45, 0.7) * np.exp(-np.abs(xs - spine) / (w * 0.012))
    return jpeg(blur(light_tilt(shaded(np.asarray(bent, np.uint8), shade), rng), 0.6), 72)
