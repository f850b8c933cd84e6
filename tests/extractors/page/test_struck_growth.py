"""A page of many strokes and words asks each stroke for the words near it alone."""

from __future__ import annotations

import pytest

from extractors.readers import read_document
from tests.growth import LINEAR, growth
from tools.stress.raw_pdf import page_with, text


def page(n: int, stroke: tuple[int, int, int, int]) -> bytes:
    """Return a page of n words, each with a stroke at (x0, y0, x1, y1) from its foot."""
    made = []
    for at in range(n):
        x, y = 40 + at % 12 * 42, 800 - at // 12 % 95 * 8
        x0, y0, x1, y1 = stroke
        made.append(text(f"kata{at}", x, y, 6) + b"%d %d m %d %d l S " % (x + x0, y + y0, x + x1, y + y1))
    return page_with(b"".join(made))


@pytest.mark.parametrize(
    "stroke", [(0, 2, 9, 2), (0, -2, 30, 8), (0, 2, 20, 2)], ids=["through a part", "slanted", "through the whole"]
)
def test_strokes_through_words_cost_as_much_as_there_are(stroke: tuple[int, int, int, int]) -> None:
    """1,600 strokes that end inside words took 9 s of CPU: each looked at all letters of the page."""
    assert growth(read_document, lambda n: page(n, stroke), 250) < LINEAR
