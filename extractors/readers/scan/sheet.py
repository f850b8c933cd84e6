"""What lies round a photographed sheet (a desk, a cloth) is made paper: it is no print and no pattern of the sheet."""

from __future__ import annotations

from typing import Any

from extractors.readers.scan import image as scan_image
from extractors.readers.scan.ink import clean as clean_ink
from extractors.readers.scan.ink.surroundings import find_sheet, with_paper_around
from extractors.readers.scan.lines.finder import find_lines

_WHOLLY = 0.9  # share of each line of print that lies on the sheet


def without_surroundings(colours: Any) -> Any:
    """Return the colours (or grey levels) of a page with what lies round its sheet in the colour of the paper next to it.

    The same picture where no sheet with something darker on three sides is seen, and where lines of print stand beside it: a
    shadow with a sharp edge lies on the sheet.
    """
    grey = scan_image.grey_of(colours)
    sheet = find_sheet(grey)
    if sheet is None or any(_part_inside(sheet, line.box) < _WHOLLY for line in find_lines(clean_ink.even(grey))):
        return colours
    return with_paper_around(colours, sheet)


def _part_inside(sheet: Any, box: tuple[int, int, int, int]) -> float:
    """Return the share of a line's box that lies on the sheet."""
    part = sheet[max(0, box[1]) : box[3], max(0, box[0]) : box[2]]
    return float(part.mean()) if part.size else 1.0
