"""Labels that run up or down in tall cells of a table's head."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extractors.model.document import Table
from extractors.model.geometry import Box
from extractors.model.quote import Place, Word
from extractors.page.glyphs import PageContent
from extractors.page.regions import Stroke
from extractors.page.rulings import find_stages
from extractors.readers.scan.engines import OcrWord
from extractors.readers.scan.lines import second
from extractors.readers.scan.lines.sideways import read_sideways
from extractors.readers.scan.read import place_word

CELL = (50, 40, 170, 440)


def page(*texts: str, turns: int) -> np.ndarray:
    """Return a page with lines of text in its cell, turned counter-clockwise by quarters."""
    grey = np.full((500, 400), 255, np.uint8)
    cell = np.full((120, 400), 255, np.uint8)
    for row, text in enumerate(texts):
        cv2.putText(cell, text, (30, 45 + 45 * row), cv2.FONT_HERSHEY_DUPLEX, 1.3, 0, 2, cv2.LINE_AA)
    grey[40:440, 50:170] = np.rot90(cell, turns)
    return grey


@pytest.mark.parametrize(
    ("turns", "way"), [pytest.param(1, 270, id="read from below"), pytest.param(3, 90, id="from above")]
)
def test_a_label_that_runs_up_or_down_is_read(turns: int, way: int) -> None:
    found = read_sideways(page("Target", "Tahunan", turns=turns), [CELL], {})
    assert [word.text for word in found[0]] == ["Target", "Tahunan"]
    assert {word.way for word in found[0]} == {way}
    first, second = (word.box for word in found[0])
    assert first[2] <= second[0] + 10 if way == 270 else second[2] <= first[0] + 10  # beside each other
    assert all(CELL[0] <= x0 < x1 <= CELL[2] and CELL[1] <= y0 < y1 <= CELL[3] for x0, y0, x1, y1 in (first, second))


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        pytest.param((50, 40, 170, 140), [], id="not tall"),
        pytest.param(CELL, [OcrWord("Sasaran", CELL, 0.97)], id="read upright"),
        pytest.param(CELL, [OcrWord("12", CELL, 0.97)], id="a number"),
        pytest.param((200, 40, 320, 440), [], id="blank"),
    ],
)
def test_other_cells_are_left_as_they_are(cell: tuple[int, int, int, int], words: list[OcrWord]) -> None:
    assert read_sideways(page("Target", turns=1), [cell], {0: words}) == {}


@pytest.mark.parametrize(
    ("again", "sure"), [pytest.param("2024", True, id="alike"), pytest.param("2021", False, id="unlike")]
)
def test_numbers_that_run_up_are_read_again(monkeypatch: pytest.MonkeyPatch, again: str, sure: bool) -> None:
    monkeypatch.setattr(second, "_look", lambda _: again)
    monkeypatch.setattr(second, "read_text", lambda _: again)
    found = read_sideways(page("Tahun", "2024", turns=1), [CELL], {})[0]
    assert [(word.text, word.confidence > second.DISPUTED) for word in found] == [("Tahun", True), ("2024", sure)]


def test_a_piece_of_a_label_is_no_word() -> None:
    found = read_sideways(page("Penanggung", turns=1), [CELL], {0: [OcrWord("h", (100, 200, 120, 230), 0.95)]})
    assert [word.text for word in found[0]] == ["Penanggung"]


def test_words_that_run_up_stand_in_a_cell_in_the_order_of_a_reader() -> None:
    found = read_sideways(page("Target", "Tahunan", turns=1), [CELL], {})[0]
    words = tuple(place_word(word, 1, 1.0) for word in found)
    ways = {word: read.way for word, read in zip(words, found, strict=True)}
    other = Word("No", Place(1, Box(200.0, 100.0, 230.0, 120.0)))
    stages = find_stages(
        [Stroke(40, 50, 300), Stroke(440, 50, 300)], [Stroke(50, 40, 440), Stroke(170, 40, 440), Stroke(300, 40, 440)]
    )
    (table,) = (b for b in PageContent((*words, other), ways, (), stages).blocks(1) if isinstance(b, Table))
    assert table.cells[0].text == "Target Tahunan"
