"""Pictures of pages that bytes draw: rulings, boxes, print, strokes and specks, of any size, as a target of fuzzing."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, Final

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from extractors.readers.scan.page_words import PageWords
from extractors.readers.scan.read import make_upright, read_upright

_SIDES: Final = (1, 2, 3, 7, 31, 64, 150, 333, 480, 640)  # pixels
_TEXTS: Final = (
    "NO",
    "INDIKATOR KINERJA UTAMA",
    "85",
    "90%",
    "1.500,75",
    "NIP. 19700101 199503 1 001",
    "a",
    ".",
    "-----",
    "Σ",
)
_SCALE: Final = 300 / 72  # pixels a point
_MOST: Final = 60  # things that are drawn


def drawn(data: bytes) -> Any:
    """Return a picture (rows, columns, 3 colours): its first two bytes tell its sides, each six behind them a thing on it."""
    width, height = (_SIDES[byte % len(_SIDES)] for byte in (*data[:2], 8, 8)[:2])
    picture = Image.new("RGB", (width, height), (255, 255, 250))
    draw = ImageDraw.Draw(picture)
    for at in range(2, min(len(data) - 5, 2 + 6 * _MOST), 6):
        kind, x, y, w, h, ink = data[at : at + 6]
        x0, y0 = x * width // 256, y * height // 256
        x1, y1 = x0 + w * width // 256, y0 + h * height // 256
        colour = (ink, ink, 255 - ink if kind & 8 else ink)
        match kind % 6:
            case 0:
                draw.line((x0, y0, x1, y0), fill=colour, width=1 + h % 6)
            case 1:
                draw.line((x0, y0, x0, y1), fill=colour, width=1 + w % 6)
            case 2:
                draw.rectangle((x0, y0, x1, y1), outline=colour, width=1 + ink % 4)
            case 3:
                draw.text((x0, y0), _TEXTS[w % len(_TEXTS)], fill=colour, font=ImageFont.load_default(8 + h % 40))
            case 4:
                draw.line((x0, y0, x1, y1), fill=colour, width=1 + ink % 9)
            case _:
                draw.ellipse((x0, y0, x1, y1), fill=colour)
    return np.asarray(picture)


def complaints(data: bytes) -> Iterator[str]:
    """Yield what does not hold of what is read from a picture: words have letters, a confidence, a box that meets the page."""
    colours = drawn(data)
    grey = np.ascontiguousarray(colours.mean(axis=2).astype(np.uint8))
    yield from _of(read_upright(make_upright(colours, grey, 0, _SCALE)), *grey.shape)


def _of(read: PageWords, height: int, width: int) -> Iterator[str]:
    for word in (*read.words, *read.marks):
        x0, top, x1, bottom = word.box
        if not word.text.strip():
            yield "a word without letters"
        if not 0 <= word.confidence <= 1:
            yield f"confidence {word.confidence}"
        if not all(map(math.isfinite, word.box)) or x0 > x1 or top > bottom:
            yield f"no box: {word.box}"
        elif x1 < 0 or bottom < 0 or x0 > width or top > height:
            yield f"off the picture of {width} x {height}: {word.box}"
