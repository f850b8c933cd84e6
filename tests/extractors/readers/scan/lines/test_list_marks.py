"""Bullets and dashes before the lines of a cell, on pictures made by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from extractors.readers.scan.engines import OcrWord
from extractors.readers.scan.lines.finder import TextLine
from extractors.readers.scan.lines.list_marks import Mark, find_mark, with_mark

CELL = (100, 50, 900, 300)
LINE = TextLine((300, 100, 700, 160))  # 60 pixels high


def _page(*mark: tuple[int, int, int, int]) -> Any:
    page = np.full((400, 1000), 255, np.uint8)
    for x in range(300, 700, 30):  # stems of letters
        page[112:146, x : x + 6] = 0
    for x0, top, x1, bottom in mark:
        page[top:bottom, x0:x1] = 0
    return page


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        pytest.param((240, 128, 258, 133), "-", id="dash"),
        pytest.param((240, 122, 256, 138), "•", id="bullet"),
        pytest.param((240, 112, 246, 146), None, id="a-letter"),
        pytest.param((240, 104, 246, 109), None, id="dirt-above"),
        pytest.param((285, 128, 295, 133), None, id="no-gap"),
        pytest.param((110, 148, 280, 152), None, id="what-is-left-of-a-ruling"),
    ],
)
def test_a_mark_is_told_by_its_shape_and_the_gap_behind_it(
    mark: tuple[int, int, int, int], expected: str | None
) -> None:
    found = find_mark(_page(mark), LINE, CELL, [LINE])
    assert (found.word.text if found is not None else None) == expected


def test_a_mark_inside_the_line_is_cut_off_it() -> None:
    line = TextLine((230, 100, 700, 160))
    found = find_mark(_page((240, 128, 258, 133)), line, CELL, [line])
    assert found is not None
    assert found.word.box == (240, 128, 258, 133)
    assert 258 < found.rest.box[0] < 300


def test_a_mark_of_the_line_at_the_left_is_not_taken() -> None:
    beside = TextLine((200, 100, 280, 160))
    assert find_mark(_page((240, 128, 258, 133)), LINE, CELL, [LINE, beside]) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [(["Nilai", "A"], ["-", "Nilai", "A"]), (["-", "Nilai"], ["-", "Nilai"]), (["5,2"], []), ([], [])],
    ids=["text", "read-already", "a-number-below-zero", "nothing"],
)
def test_only_a_text_takes_its_mark(words: list[str], expected: list[str]) -> None:
    mark = Mark(OcrWord("-", (240, 128, 258, 133), 0.9), LINE)
    assert [w.text for w in with_mark(mark, [OcrWord(t, (0, 0, 9, 9), 0.9) for t in words])] == expected
