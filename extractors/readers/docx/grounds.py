"""What text of a Word file stands on: shadings and highlights.

Source: ISO 29500-1, 17.3.5 (Shading), 17.18.40 (ST_HighlightColor).
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from extractors.readers.package import W

PAPER: Final = "FFFFFF"
_HIGHLIGHTS: Final = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF", "red": "FF0000",
    "yellow": "FFFF00", "white": "FFFFFF", "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000",
    "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
    "none": PAPER,
}  # fmt: skip


def ground_of(properties: etree._Element | None) -> str | None:
    """Return the ground that properties of a run, paragraph, cell or table give, as six digits: PAPER where they give none,
    None where it is not known.
    """
    if properties is None:
        return PAPER
    highlight = next(properties.iterchildren(f"{{{W}}}highlight"), None)
    if highlight is not None:
        found = _HIGHLIGHTS.get(highlight.get(f"{{{W}}}val") or "none")
        if found != PAPER:
            return found
    return ground_of_shade(next(properties.iterchildren(f"{{{W}}}shd"), None))


def ground_of_shade(shade: etree._Element | None) -> str | None:
    """Return the colour of a w:shd as six digits: PAPER where it shows none, None where it is a pattern or of the theme."""
    if shade is None:
        return PAPER
    if shade.get(f"{{{W}}}val") not in (None, "clear", "nil") or shade.get(f"{{{W}}}themeFill") is not None:
        return None
    fill = (shade.get(f"{{{W}}}fill") or "").upper()
    return PAPER if fill in ("", "AUTO") else fill
