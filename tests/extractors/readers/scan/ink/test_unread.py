"""Print that no word covers is found; what is no print is left."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from extractors.readers.scan.engines import OcrWord
from extractors.readers.scan.ink.unread import unread_lines
from extractors.readers.scan.lines.cells import read_bare, read_missed

SIZE = (620, 150)


def cell(*, strike: bool = False, draw: str = "serta laporan kegiatan desa") -> Any:
    """Return a white cell with a line of print from (40, 60) on."""
    image = Image.new("L", SIZE, 255)
    canvas = ImageDraw.Draw(image)
    canvas.text((40, 60), draw, font=ImageFont.load_default(34), fill=0)
    if strike:
        canvas.line((36, 80, 450, 80), fill=0, width=2)
    return np.asarray(image)


def word(x0: int, x1: int, text: str = "serta") -> OcrWord:
    return OcrWord(text, (x0, 62, x1, 100), 0.9)


@pytest.mark.parametrize("strike", [False, True], ids=["plain", "struck_through"])
def test_a_line_without_words_is_unread(strike: bool) -> None:
    ((x0, top, x1, bottom),) = unread_lines(cell(strike=strike), [])
    assert x0 <= 44
    assert x1 >= 400
    assert 55 <= top <= 75
    assert 90 <= bottom <= 110


def test_a_line_with_its_words_is_read() -> None:
    assert unread_lines(cell(), [word(38, 470)]) == []


def test_words_above_and_left_of_a_picture_cover_nothing_of_it() -> None:
    """Of a part of a page: their places lie before its first row or column."""
    above, left = OcrWord("atas", (40, -90, 470, -60), 0.9), OcrWord("kiri", (-90, 62, -40, 100), 0.9)
    assert len(unread_lines(cell(), [above, left])) == 1


def test_words_of_a_line_that_were_passed_over_are_unread() -> None:
    ((x0, _, x1, _),) = unread_lines(cell(), [word(38, 118)])
    assert 118 <= x0 <= 160
    assert x1 >= 400


def _with(paint: Any) -> Any:
    image = Image.new("L", SIZE, 255)
    paint(ImageDraw.Draw(image))
    return np.asarray(image)


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(_with(lambda c: None), id="blank"),
        pytest.param(_with(lambda c: c.line((10, 140, 600, 20), fill=0, width=3)), id="pen_stroke"),
        pytest.param(_with(lambda c: c.rectangle((0, 0, 619, 5), fill=0)), id="ruling_left_at_the_edge"),
        pytest.param(_with(lambda c: [c.ellipse((x, 60, x + 4, 64), fill=0) for x in range(20, 600, 9)]), id="dots"),
        pytest.param(_with(lambda c: c.rectangle((40, 60, 500, 90), fill=0)), id="bar"),
        pytest.param(cell(draw="%"), id="a_mark_alone"),
    ],
)
def test_what_is_no_line_of_print(made: Any) -> None:
    assert unread_lines(made, []) == []


def word_at(x0: int, x1: int) -> OcrWord:
    return OcrWord("serta", (x0, 62, x1, 100), 0.9)


def test_words_that_were_passed_over_are_read() -> None:
    found, unread = read_missed(cell(), [word_at(38, 118)])
    assert " ".join(r.text for r in found) == "laporan kegiatan desa"
    assert unread == []


def test_print_that_is_not_read_surely_stays_unread() -> None:
    found, unread = read_missed(cell(), [word_at(38, 118)], least=1.1)
    assert found == []
    assert len(unread) == 1


@pytest.mark.parametrize(
    ("made", "text"),
    [
        pytest.param(_with(lambda c: c.line((300, 75, 325, 75), fill=0, width=5)), "-", id="dash"),
        pytest.param(cell(draw="100%"), "100%", id="number"),
        pytest.param(_with(lambda c: None), "", id="blank"),
        pytest.param(_with(lambda c: c.rectangle((300, 75, 306, 79), fill=0)), "", id="dirt"),
    ],
)
def test_a_cell_in_which_no_line_was_found(made: Any, text: str) -> None:
    assert " ".join(r.text for r in read_bare(made)) == text


def test_noise_takes_no_minutes() -> None:
    import time

    noise = np.full((3000, 2200), 255, np.uint8)
    random = np.random.default_rng(1)
    for x, y in zip(random.integers(20, 2100, 9000), random.integers(20, 2900, 9000), strict=True):
        noise[y : y + 22, x : x + 4] = 0
    start = time.process_time()
    unread_lines(noise, [])
    assert time.process_time() - start < 4


def test_after_many_lines_in_vain_the_others_are_told_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr("extractors.readers.scan.lines.cells.unread_lines", lambda *_, **__: [(0, 0, 9, 9)] * 200)
    monkeypatch.setattr("extractors.readers.scan.lines.cells.read_line", lambda *given: asked.append(given) or [])
    found, unread = read_missed(cell(), [])
    assert (found, len(unread), len(asked)) == ([], 200, 40)


def test_a_line_read_among_many_in_vain_has_the_next_ones_read(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([[], *[[]] * 38, [word(0, 9)], *[[]] * 100])
    monkeypatch.setattr("extractors.readers.scan.lines.cells.unread_lines", lambda *_, **__: [(0, 0, 9, 9)] * 90)
    monkeypatch.setattr("extractors.readers.scan.lines.cells.read_line", lambda *_: next(answers))
    found, unread = read_missed(cell(), [])
    assert (len(found), len(unread), len(list(answers))) == (1, 89, 60)
