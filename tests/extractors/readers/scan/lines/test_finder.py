"""Lines of text: cut at the borders of cells, made longer where their print goes on."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from extractors.readers.scan.lines.finder import Box, TextLine, cut_at_cells, find_lines, to_ends

CELLS: tuple[Box, ...] = ((0, 0, 200, 100), (200, 0, 400, 100))


@pytest.mark.parametrize(
    ("box", "expected"),
    [
        pytest.param((20, 30, 150, 70), [((20, 30, 150, 70), 0)], id="in_a_cell"),
        pytest.param((20, 30, 380, 70), [((20, 30, 198, 70), 0), ((202, 30, 380, 70), 1)], id="over_two_cells"),
        pytest.param((190, 30, 380, 70), [((202, 30, 380, 70), 1)], id="rim_of_the_neighbour"),
        pytest.param((20, 130, 150, 170), [((20, 130, 150, 170), None)], id="below_the_table"),
        pytest.param((300, 30, 600, 70), [((300, 30, 398, 70), 1), ((402, 30, 600, 70), None)], id="beyond_the_table"),
    ],
)
def test_lines_are_cut_at_cells(box: Box, expected: list[tuple[Box, int | None]]) -> None:
    assert [(line.box, cell) for line, cell in cut_at_cells([TextLine(box)], CELLS)] == expected


def _page(text: str = "Persentase desa maju") -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    image = Image.new("L", (1200, 300), 255)
    ImageDraw.Draw(image).text((100, 100), text, font=ImageFont.load_default(44), fill=0)
    return np.asarray(image)


def test_a_line_that_was_found_in_part_goes_to_the_end_of_its_print() -> None:
    page = _page()
    ((_, _, right, _),) = (line.box for line in find_lines(page))
    (whole,) = to_ends(page, [TextLine((95, 95, 300, 150))], [None])
    assert whole.box[2] >= right - 20


def test_a_line_stops_before_its_neighbour_and_at_the_border_of_its_cell() -> None:
    page = _page()
    first, _ = to_ends(page, [TextLine((95, 95, 300, 150)), TextLine((400, 95, 700, 150))], [None, None])
    assert first.box[2] <= 400
    (inside,) = to_ends(page, [TextLine((95, 95, 300, 150))], [(90, 90, 350, 160)])
    assert inside.box[2] <= 348
