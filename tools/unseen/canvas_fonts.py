"""Fonts for ReportLab, and texts broken to a width."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

FILES = {
    "sans": ("LiberationSans-Regular", "LiberationSans-Bold", "LiberationSans-Italic"),
    "serif": ("LiberationSerif-Regular", "LiberationSerif-Bold", "LiberationSerif-Italic"),
    "narrow": ("LiberationSansNarrow-Regular", "LiberationSansNarrow-Bold", "LiberationSansNarrow-Italic"),
    "calibri": ("Carlito-Regular", "Carlito-Bold", "Carlito-Italic"),
    "cambria": ("Caladea-Regular", "Caladea-Bold", "Caladea-Italic"),
    "dejavu": ("DejaVuSansCondensed", "DejaVuSansCondensed-Bold", "DejaVuSansCondensed-Oblique"),
}
PLAIN = {"helv": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
         "times": ("Times-Roman", "Times-Bold", "Times-Italic")}  # fmt: skip


@cache
def _font_files() -> dict[str, Path]:
    return {p.stem: p for p in sorted(Path("/usr/share/fonts").rglob("*.ttf"))}


@cache
def fonts(name: str) -> tuple[str, str, str]:
    """Regular, bold and italic of a font, made known to ReportLab; Helvetica where it is missing."""
    if name in PLAIN:
        return PLAIN[name]
    names = FILES.get(name, FILES["sans"])
    try:
        for n in names:
            pdfmetrics.registerFont(TTFont(n, str(_font_files()[n])))
    except (KeyError, TTFError):
        return PLAIN["helv"]
    return names


def wrap(text: str, font: str, size: float, width: float) -> list[str]:
    """Break a text to a width; line feeds stay."""
    out: list[str] = []
    for part in text.split("\n"):
        line = ""
        for word in part.split(" "):
            trial = f"{line} {word}" if line else word
            if not line or pdfmetrics.stringWidth(trial, font, size) <= width:
                line = trial
            else:
                out.append(line)
                line = word
            while pdfmetrics.stringWidth(line, font, size) > width and len(line) > 3:
                k = len(line)
                while k > 2 and pdfmetrics.stringWidth(line[:k], font, size) > width:
                    k -= 1
                out.append(line[:k])
                line = line[k:]
        out.append(line)
    return out
