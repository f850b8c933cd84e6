"""Stamps over cells: their words are told by their colour, and what they hide is read from the picture without it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from extractors.readers.scan.engines import OcrWord
from extractors.readers.scan.signatures import stamped
from extractors.readers.scan.signatures.stamped import chroma, without_stamp, without_stamp_letters

CELL = (0, 0, 400, 200)
PLAIN, OTHER, STAMP = (10, 10, 90, 40), (110, 10, 190, 40), (60, 60, 140, 90)


def _page() -> Any:
    page = np.full((200, 400, 3), 255, np.uint8)
    for box, ink in ((PLAIN, (20, 20, 20)), (OTHER, (30, 30, 30)), (STAMP, (110, 60, 150))):
        x0, y0, x1, y1 = box
        page[y0:y1:2, x0:x1] = ink
    return page


def _words(*texts: tuple[str, tuple[int, int, int, int]]) -> list[OcrWord]:
    return [OcrWord(text, box, 0.95) for text, box in texts]


def test_chroma_tells_coloured_ink_from_black_print() -> None:
    assert chroma(_page(), PLAIN) < 5
    assert chroma(_page(), STAMP) > 60


def test_words_of_a_stamp_are_none_of_the_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [OcrWord("harga", PLAIN, 0.99), OcrWord("pokok", OTHER, 0.99), OcrWord("beras", (200, 10, 280, 40), 0.99)]
    monkeypatch.setattr(stamped, "read_lines", lambda _: [found])
    made = without_stamp(_page(), CELL, _words(("harga", PLAIN), ("pokok", OTHER), ("DINAS", STAMP)))
    assert [(w.text, w.confidence) for w in made] == [("harga", 0.95), ("pokok", 0.95), ("beras", 0.69)]


def test_what_the_cleaned_picture_lost_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stamped, "read_lines", lambda _: [[OcrWord("harga", PLAIN, 0.99)]])
    made = without_stamp(_page(), CELL, _words(("harga", PLAIN), ("pokok", OTHER), ("DINAS", STAMP)))
    assert [w.text for w in made] == ["harga", "pokok"]


@pytest.mark.parametrize("grey", [True, False], ids=["a-grey-page", "a-cell-in-coloured-print"])
def test_other_cells_are_read_as_they_are(grey: bool) -> None:
    words = _words(("DINAS", STAMP), ("DAERAH", STAMP), ("pokok", OTHER))
    assert without_stamp(None if grey else _page(), CELL, words) == words


def test_a_word_that_falls_in_pieces_without_the_stamp_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    pieces = [OcrWord("har", (10, 10, 50, 40), 0.6), OcrWord("ga", (52, 10, 90, 40), 0.6), OcrWord("pokok", OTHER, 0.6)]
    monkeypatch.setattr(stamped, "read_lines", lambda _: [pieces])
    made = without_stamp(_page(), CELL, _words(("harga", PLAIN), ("pokok", OTHER), ("DINAS", STAMP)))
    assert [w.text for w in made] == ["harga", "pokok"]


@pytest.mark.parametrize(
    ("inks", "sure", "expected"),
    [
        pytest.param({5: (110, 60, 150)}, 0.5, ["BUDIS", "SANTOSO"], id="one_coloured_letter"),
        pytest.param({5: (110, 60, 150)}, 0.95, ["BUDISOSANTOSO"], id="read_surely"),
        pytest.param({5: (110, 60, 150), 8: (110, 60, 150)}, 0.5, ["BUDISOSANTOSO"], id="a_ring_over_several"),
        pytest.param({1: (110, 60, 150)}, 0.5, ["BUDISOSANTOSO"], id="at_the_beginning"),
        pytest.param({}, 0.5, ["BUDISOSANTOSO"], id="plain"),
    ],
)
def test_a_coloured_letter_inside_a_disputed_name_is_a_stamps_and_parts_it(
    inks: dict[int, tuple[int, int, int]], sure: float, expected: list[str]
) -> None:
    page = np.full((60, 400, 3), 255, np.uint8)
    for at in range(13):
        page[10:40:2, 10 + at * 20 : 30 + at * 20] = inks.get(at, (20, 20, 20))
    made = without_stamp_letters(page, [OcrWord("BUDISOSANTOSO", (10, 10, 270, 40), sure)])
    assert [word.text for word in made] == expected


def test_a_letter_of_a_disputed_name_that_a_pen_crosses_is_none_of_a_stamp() -> None:
    """The letter went, and the name became two words."""
    page = np.full((60, 400, 3), 255, np.uint8)
    page[10:40:2, 10:210] = (20, 20, 20)
    page[0:60, 112:122] = (40, 60, 170)
    word = OcrWord("SUDARMANTO", (10, 10, 210, 40), 0.5)
    assert without_stamp_letters(page, [word]) == [word]


def test_the_letter_beside_one_of_a_stamp_may_reach_into_its_place() -> None:
    page = np.full((60, 400, 3), 255, np.uint8)
    page[10:40:2, 10:270] = (20, 20, 20)
    page[10:40:2, 115:130] = (110, 60, 150)
    made = without_stamp_letters(page, [OcrWord("BUDISOSANTOSO", (10, 10, 270, 40), 0.5)])
    assert [word.text for word in made] == ["BUDIS", "SANTOSO"]
