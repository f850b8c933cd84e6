"""What lies under letters: a page of many fillings and letters asks each line for those under it alone."""

from __future__ import annotations

from extractors.readers import read_document
from tests.growth import LINEAR, growth
from tools.stress.raw_pdf import page_with, text


def _page(n: int) -> bytes:
    """Return a page of n black squares and n black words."""
    squares = b"".join(b"0 g %d %d 5 5 re f " % (40 + at % 40 * 13, 800 - at // 40 % 95 * 8) for at in range(n))
    words = b"".join(text(f"kata{at}", 40 + at % 12 * 42, 800 - at // 12 % 95 * 8, 6) for at in range(n))
    return page_with(squares + words)


def test_letters_over_fillings_of_their_colour_cost_as_much_as_there_are() -> None:
    """1,000 words over 1,000 squares took 1.5 s of CPU: each letter looked at all squares of the page."""
    assert growth(read_document, _page, 250) < LINEAR
