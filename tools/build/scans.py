"""Turns a born-digital PDF into what a copier makes of it: grey paper, a slight turn, dirt, JPEG, stamp and signature.

usage: python -m tools.build.scans IN.pdf OUT.pdf [--seed N] [--grey] [--no-stamp] [--sideways PAGE]
The same file and seed give the same bytes. Where the stamp goes is read from the page: over the name above a NIP.
"""

from __future__ import annotations

import argparse
import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pypdfium2 as pdfium
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

_NIP = re.compile(r"\bNIP\b")
_BLUE = (150, 70, 60)  # BGR of stamp and pen
_VIOLET = (140, 60, 110)


@dataclass(frozen=True, slots=True)
class Look:
    """How a scan looks. `sideways`: the page (1-based) whose content lies turned without a /Rotate flag; 0 for none."""

    dpi: int = 200
    colour: bool = True
    stamp: bool = True
    sideways: int = 0
    quality: int = 45


def scan_pdf(data: bytes, seed: int, look: Look | None = None) -> bytes:
    """Return the bytes of a PDF that shows the pages of `data` as pictures and holds no text."""
    look = look or Look()
    source: Any = pdfium.PdfDocument(data)
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, pageCompression=1)
    for number in range(1, len(source) + 1):
        rng = np.random.default_rng([seed, number])
        page = source[number - 1]
        picture = np.asarray(page.render(scale=look.dpi / 72).to_pil().convert("RGB"))[:, :, ::-1].copy()
        if look.stamp:
            for x, y in _signatures(page, look.dpi):
                _sign(picture, x, y, look.dpi / 72, rng)
        picture = _copied(picture, rng, colour=look.colour)
        if number == look.sideways:
            picture = np.ascontiguousarray(np.rot90(picture))
        _put(canvas, picture, look)
    canvas.save()
    return out.getvalue()


def _signatures(page: Any, dpi: int) -> list[tuple[int, int]]:
    """Return the pixel at which each NIP line of the page starts: the name stands above it."""
    text, height = page.get_textpage(), page.get_height()
    found = []
    for match in _NIP.finditer(text.get_text_range()):
        left, _, _, top = text.get_charbox(match.start())
        found.append((round(left * dpi / 72), round((height - top) * dpi / 72)))
    return found


def _sign(picture: Any, x: int, y: int, scale: float, rng: Any) -> None:
    """Draw a round office stamp at the left of the name and a pen stroke through it."""
    cx, cy = round(x + rng.uniform(-10, 22) * scale), round(y - rng.uniform(26, 40) * scale)
    ink = np.full_like(picture, 255)
    for radius, width in ((44, 2.0), (40, 0.8), (26, 0.8)):
        cv2.circle(ink, (cx, cy), round(radius * scale), _VIOLET, max(1, round(width * scale)), cv2.LINE_AA)
    for k, letter in enumerate("PEMERINTAH KABUPATEN * KECAMATAN * "):
        turn = 2 * np.pi * k / 35
        at = (round(cx + 33 * scale * np.sin(turn)), round(cy - 33 * scale * np.cos(turn)))
        cv2.putText(
            ink, letter, at, cv2.FONT_HERSHEY_SIMPLEX, 0.2 * scale, _VIOLET, max(1, round(scale * 0.4)), cv2.LINE_AA
        )
    cv2.putText(
        ink, "CAMAT", (cx - round(20 * scale), cy), cv2.FONT_HERSHEY_SIMPLEX, 0.4 * scale, _VIOLET, 2, cv2.LINE_AA
    )
    points = [(x + (10 + 14 * k) * scale, y - (30 + rng.uniform(-22, 22)) * scale) for k in range(9)]
    curve = [np.array(points, dtype=np.float32).round().astype(np.int32)]
    cv2.polylines(ink, curve, isClosed=False, color=_BLUE, thickness=max(1, round(1.1 * scale)), lineType=cv2.LINE_AA)
    picture[:] = np.minimum(picture, ink)


def _copied(picture: Any, rng: Any, *, colour: bool) -> Any:
    """Return the page as the glass saw it: turned a little, on grey paper with a shadow, with dirt and noise."""
    height, width = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), float(rng.uniform(-0.9, 0.9)), 1.0)
    picture = cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255))
    if not colour:
        picture = cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
    paper = np.linspace(rng.uniform(0.84, 0.9), rng.uniform(0.92, 0.98), width, dtype=np.float32)[None, :, None]
    made = picture.astype(np.float32) * paper + rng.normal(0, 3, (height, width, 1)).astype(np.float32)
    for _ in range(25):
        at = (int(rng.integers(width)), int(rng.integers(height)))
        cv2.circle(made, at, int(rng.integers(1, 3)), (90, 90, 90), -1)
    return np.clip(cv2.GaussianBlur(made, (3, 3), 0.5), 0, 255).astype(np.uint8)


def _put(canvas: Canvas, picture: Any, look: Look) -> None:
    height, width = picture.shape[:2]
    image = Image.fromarray(picture[:, :, ::-1] if look.colour else picture[:, :, 0])
    jpeg = io.BytesIO()
    image.save(jpeg, format="JPEG", quality=look.quality)
    jpeg.seek(0)
    size = (width * 72 / look.dpi, height * 72 / look.dpi)
    canvas.setPageSize(size)
    canvas.drawImage(ImageReader(jpeg), 0, 0, *size)
    canvas.showPage()


def main() -> None:
    """Read the command line and write one scan."""
    parser = argparse.ArgumentParser(description="Make a scan of a PDF.")
    parser.add_argument("source", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--grey", action="store_true")
    parser.add_argument("--no-stamp", action="store_true")
    parser.add_argument("--sideways", type=int, default=0)
    given = parser.parse_args()
    look = Look(colour=not given.grey, stamp=not given.no_stamp, sideways=given.sideways)
    given.out.write_bytes(scan_pdf(given.source.read_bytes(), given.seed, look))


if __name__ == "__main__":
    main()
