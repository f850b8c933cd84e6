"""Words in another ink than the print, on pictures made by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from extractors.readers.scan.engines import OcrWord
from extractors.readers.scan.ink.colours import in_other_ink

Colour = tuple[int, int, int]

BLACK, BLUE, WHITE, YELLOW = (20, 20, 20), (40, 60, 190), (250, 250, 250), (238, 232, 190)


def page(last: Colour, paper: Colour = WHITE, marker: Colour | None = None, many: int = 1) -> tuple[Any, list[OcrWord]]:
    """Return a page of twelve words, and the words; the last `many` of them in another ink or on a marker."""
    image = Image.new("RGB", (700, 260), paper)
    canvas = ImageDraw.Draw(image)
    words = []
    for at in range(12):
        x, y = 20 + at % 4 * 170, 20 + at // 4 * 80
        special = at >= 12 - many
        if special and marker is not None:
            canvas.rectangle((x - 6, y - 4, x + 150, y + 50), fill=marker)
        canvas.text((x, y), "12,5", font=ImageFont.load_default(44), fill=last if special else BLACK)
        words.append(OcrWord("12,5", (x, y, x + 110, y + 50), 1.0))
    return np.asarray(image), words


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        pytest.param(page(BLUE), 1, id="a_pen"),
        pytest.param(page(BLUE, YELLOW), 1, id="a_pen_on_coloured_paper"),
        pytest.param(page(BLACK), 0, id="print"),
        pytest.param(page(BLACK, YELLOW), 0, id="print_on_coloured_paper"),
        pytest.param(page(BLACK, marker=(250, 240, 90)), 0, id="print_under_a_marker"),
        pytest.param(page(WHITE, marker=(30, 60, 150)), 0, id="light_letters_on_a_dark_ground"),
        pytest.param(page(BLUE, many=6), 0, id="a_second_colour_of_print"),
    ],
)
def test_words_in_another_ink_are_told(made: tuple[Any, list[OcrWord]], expected: int) -> None:
    told = in_other_ink(*made)
    assert told == [False] * (12 - expected) + [True] * expected


def test_a_grey_page_tells_nothing() -> None:
    _, words = page(BLUE)
    assert in_other_ink(None, words) == [False] * 12
