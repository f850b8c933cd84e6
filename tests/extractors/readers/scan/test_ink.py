"""Print that no word covers is found; what is no print is left."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from extractors.readers.scan import cells as scan_cells
from extractors.readers.scan.engines import OcrWord
from extractors.readers.scan.ink import unread_lines
from extractors.readers.scan.zones import Second

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


def _read(monkeypatch: pytest.MonkeyPatch, first: list[OcrWord], second: tuple[str, float]) -> tuple[str, int]:
    monkeypatch.setattr(scan_cells, "read_words", lambda *a, **k: first)
    monkeypatch.setattr(scan_cells, "read_line", lambda *a: second)
    words, unread = scan_cells.read_cell(cell())
    return " ".join(r.text for r in sorted(words, key=lambda r: r.box[0])), len(unread)


FRAME = 12  # the first engine is shown the cell with white round it
FIRST = OcrWord("serta", (38 + FRAME, 62 + FRAME, 118 + FRAME, 100 + FRAME), 0.9)
SPECKS = OcrWord(":,", (210, 20, 230, 30), 0.9)
MARK = OcrWord(":,", (210, 80, 230, 95), 0.9)


@pytest.mark.parametrize(
    ("first", "second", "text", "unread"),
    [
        pytest.param([FIRST], ("laporan kegiatan desa", 0.95), "serta laporan kegiatan desa", 0, id="second_engine_reads_it"),
        pytest.param([FIRST], ("laparan kegIatam", 0.6), "serta", 1, id="neither_is_sure"),
        pytest.param([FIRST, SPECKS], ("laporan kegiatan desa", 0.95), "serta laporan kegiatan desa", 0, id="specks_beside_go"),
        pytest.param([FIRST, MARK], ("laporan kegiatan desa", 0.95), "serta laporan kegiatan desa", 0, id="dirt_on_it_goes"),
    ],
)  # fmt: skip
def test_what_the_first_engine_passed_over(
    monkeypatch: pytest.MonkeyPatch, first: list[OcrWord], second: tuple[str, float], text: str, unread: int
) -> None:
    assert _read(monkeypatch, first, second) == (text, unread)


def test_a_word_with_a_misplaced_box_is_not_read_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    misplaced = OcrWord("serta laporan kegiatan desa", (560, 72, 600, 112), 0.9)
    assert _read(monkeypatch, [misplaced], ("serta laporan kegiatan desa", 0.95)) == ("serta laporan kegiatan desa", 0)


@pytest.mark.parametrize(
    ("sure", "second", "text"),
    [
        pytest.param(0.25, 0.2, "", id="neither_is_sure"),
        pytest.param(0.25, 0.9, "laporan kegiatan", id="second_engine_is_sure"),
        pytest.param(0.6, 0.2, "SE ANE me.", id="first_engine_is_not_quite_sure"),
    ],
)
def test_specks_that_were_read_as_words(monkeypatch: pytest.MonkeyPatch, sure: float, second: float, text: str) -> None:
    specks = [OcrWord(w, (40 + 70 * i, 60, 90 + 70 * i, 90), sure) for i, w in enumerate(("SE", "ANE", "me."))]
    heard = Second([OcrWord("laporan kegiatan", (38, 58, 250, 92), second)], [False] * 3)
    monkeypatch.setattr(scan_cells, "read_words", lambda *a, **k: specks)
    monkeypatch.setattr(scan_cells, "read_again", lambda *a, **k: heard)
    monkeypatch.setattr(scan_cells, "unread_lines", lambda *a, **k: [])
    words, _ = scan_cells.read_cell(cell())
    assert " ".join(r.text for r in words) == text
