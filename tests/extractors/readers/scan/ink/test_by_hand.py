"""Numbers written by hand in black: thin strokes that lean, among print."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import pytest

from extractors.readers.scan.engines import OcrWord
from extractors.readers.scan.ink.by_hand import by_hand
from extractors.readers.scan.ink.shapes import lean_of, stroke_width

_PLACE = (1400, 60)  # of the number on the page


def page(thick: int, lean: float, words: int = 15) -> tuple[Any, list[OcrWord]]:
    """Return a page of words with strokes of nine pixels, and a number of upright strokes `thick` wide, leaning to the right."""
    grey = np.full((1000, 2000), 255, np.uint8)
    read = []
    for at in range(words):
        x, y = 60, 60 + 60 * at
        for stem in range(6):
            grey[y : y + 40, x + 24 * stem : x + 24 * stem + 9] = 0
        read.append(OcrWord("kinerja", (x, y, x + 129, y + 40), 0.99))
    x, y = _PLACE
    off = round(40 * float(np.tan(np.radians(lean))))
    for stem in range(2):
        cv2.line(grey, (x + 40 * stem, y + 39), (x + 40 * stem + off, y), 0, thick)
    read.append(OcrWord("11", (x - 4, y, x + 60 + off, y + 40), 0.99))
    return grey, read


@pytest.mark.parametrize(
    ("thick", "lean", "words", "told"),
    [
        pytest.param(3, 12.0, 15, True, id="thin_and_leaning"),
        pytest.param(3, 0.0, 15, False, id="light_print_stands_upright"),
        pytest.param(9, 12.0, 15, False, id="slanted_print_is_as_thick"),
        pytest.param(3, 12.0, 5, False, id="too_few_words_to_tell_the_print"),
    ],
)
def test_by_hand(thick: int, lean: float, words: int, told: bool) -> None:
    grey, read = page(thick, lean, words)
    assert by_hand(grey, read) == [False] * words + [told]


def test_words_and_lone_digits_are_none() -> None:
    grey, read = page(3, 12.0)
    last = read[-1]
    for text in ("pada", "1", "a1bcd"):
        assert not any(by_hand(grey, [*read[:-1], OcrWord(text, last.box, 0.99)]))


def test_a_picture_without_signs_has_no_strokes() -> None:
    blank = np.full((40, 60), 255, np.uint8)
    assert (stroke_width(blank), lean_of(blank)) == (0.0, 0.0)
