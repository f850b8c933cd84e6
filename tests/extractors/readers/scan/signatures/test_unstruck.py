"""Print under strokes: what the network takes out, and which of two readings of a line stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import reportlab
from PIL import Image, ImageDraw, ImageFont

from extractors.readers.scan.engines import OcrWord
from extractors.readers.scan.lines.finder import TextLine
from extractors.readers.scan.networks import tell_foreign
from extractors.readers.scan.signatures import unstruck
from extractors.readers.scan.signatures.unstruck import with_bare, without_foreign
from extractors.readers.scan.signatures.word_rows import box_around
from tests.extractors.readers.scan.signatures.test_word_rows import words

_HEIGHT = 29.0


def printed(*, signed: bool) -> Any:
    """Return a picture with a name in capitals 29 pixels high, a pen stroke of black ink across it or not."""
    page = Image.new("L", (700, 240), 255)
    font = ImageFont.truetype(str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"), 40)
    ImageDraw.Draw(page).text((40, 140), "SITI RAHAYU, S.E.", 0, font=font, anchor="ls")
    grey = np.array(page)
    if signed:
        at = [(60, 200), (130, 30), (170, 190), (240, 40), (330, 180), (420, 100)]
        cv2.polylines(grey, [np.array(at)], isClosed=False, color=0, thickness=5, lineType=cv2.LINE_AA)
    return grey


def test_a_stroke_goes_and_the_letters_under_it_stay() -> None:
    grey, plain = printed(signed=True), printed(signed=False) < 128
    made = without_foreign(grey, [(50, 20, 430, 210)], _HEIGHT) < 128
    stroke = (grey < 128) & ~plain
    assert (made & stroke).sum() < 0.15 * stroke.sum()
    assert (made & plain).sum() > 0.9 * plain.sum()


def test_print_without_strokes_stays() -> None:
    grey = printed(signed=False)
    made = without_foreign(grey, [(50, 20, 430, 210)], _HEIGHT)
    assert ((made < 128) & (grey < 128)).sum() > 0.98 * (grey < 128).sum()


def test_ink_away_from_strokes_is_not_touched_and_the_same_comes_out_each_time() -> None:
    grey = printed(signed=True)
    one, other = (without_foreign(grey, [(50, 20, 250, 210)], _HEIGHT) for _ in range(2))
    assert (one == other).all()
    assert (one[:, 350:] == grey[:, 350:]).all()


def test_a_large_picture_is_shown_in_strips_and_reads_as_if_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    grey, boxes = printed(signed=True), [(50, 20, 430, 210)]
    whole = without_foreign(grey, boxes, _HEIGHT)
    monkeypatch.setattr(unstruck, "_AT_ONCE", 40_000)
    assert ((whole < 128) != (without_foreign(grey, boxes, _HEIGHT) < 128)).mean() < 0.001


def test_the_share_of_foreign_ink_has_the_size_of_the_picture() -> None:
    foreign = tell_foreign(printed(signed=True)[:101, :333])
    assert foreign.shape == (101, 333)
    assert 0 <= foreign.min() <= foreign.max() <= 1


def _with(monkeypatch: pytest.MonkeyPatch, before: list[list[OcrWord]], *again: list[OcrWord]) -> str:
    """Return the words, "?" behind each that is in doubt, when the picture without strokes shows `again`."""
    left = list(again)
    monkeypatch.setattr(unstruck, "find_lines", lambda _: [TextLine(box_around(line)) for line in again])
    monkeypatch.setattr(unstruck, "read_line", lambda _, __: left.pop(0))
    grey = np.full((300, 700), 255, np.uint8)
    grey[100:120] = 0
    made = with_bare(grey, np.full_like(grey, 255), before)
    return " ".join(word.text + "?" * (word.confidence < 0.7) for line in made for word in line)


@pytest.mark.parametrize(
    ("before", "again", "made"),
    [
        pytest.param(("SITI RANAYU", 0.6), ("SITI RAHAYU", 0.95), "SITI? RAHAYU?", id="better"),
        pytest.param(("SITI RAHAYU", 0.99), ("SITI RANAYU", 0.9), "SITI RAHAYU?", id="worse"),
        pytest.param(("SITI RAHAYU", 0.99), ("SITI RXXAYU", 0.5), "SITI RAHAYU", id="not_heard"),
        pytest.param(("SITI RAHAYU", 0.97), ("SITIRA HAYU", 0.95), "SITI RAHAYU", id="blanks"),
        pytest.param(("SITI RAHA YU", 0.8), ("SITI RAHAYU", 0.95), "SITI RAHAYU", id="surer_blanks"),
        pytest.param(
            ("Pembina Tk. I", 0.8),
            ("Pembina Tk.", 0.99),
            "Pembina Tk. I?",
            id="the_last_letter_of_a_rank_taken_for_a_stroke",
        ),
        pytest.param(
            ("MUCHLIS HAMZAH", 0.95),
            ("Drs. MUCHLIS HAMZAH", 0.95),
            "Drs.? MUCHLIS HAMZAH",
            id="a_title_that_a_stamp_hid",
        ),
        pytest.param(
            ("NIP. 197001011995031001", 0.8),
            ("NIP. 197001011995031007", 0.99),
            "NIP. 197001011995031007?",
            id="another_number",
        ),
        pytest.param(
            ("NIP. 197001011995031001", 0.8),
            ("NIP. 127001011995031001", 0.99),
            "NIP. 197001011995031001?",
            id="a_number_whose_dates_do_not_exist",
        ),
    ],
)
def test_the_surer_reading_of_a_line_stands(
    monkeypatch: pytest.MonkeyPatch, before: tuple[str, float], again: tuple[str, float], made: str
) -> None:
    lines = [words(text, sure=sure) for text, sure in (before, again)]
    assert _with(monkeypatch, lines[:1], lines[1]) == made


def test_a_line_that_both_readings_give_alike_keeps_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    line = words("SITI RAHAYU", sure=0.9)
    again = [word.moved(0, 3) for word in words("SITI RAHAYU", sure=0.99)]
    monkeypatch.setattr(unstruck, "find_lines", lambda _: [TextLine(box_around(again))])
    monkeypatch.setattr(unstruck, "read_line", lambda *_: again)
    grey = np.full((300, 700), 255, np.uint8)
    grey[100:120] = 0
    assert with_bare(grey, np.full_like(grey, 255), [line]) == [line]


def test_a_line_that_only_the_picture_without_strokes_shows_is_new_and_in_doubt(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert _with(monkeypatch, [], words("SITI RAHAYU", sure=0.95)) == "SITI? RAHAYU?"
    assert _with(monkeypatch, [], words("SIT", sure=0.95)) == ""


def test_a_line_from_which_no_ink_was_taken_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    line = words("SITI RAHAYU", sure=0.95)
    monkeypatch.setattr(unstruck, "find_lines", lambda _: [TextLine(box_around(line))])
    monkeypatch.setattr(unstruck, "read_line", lambda *_: pytest.fail("read again"))
    grey = printed(signed=False)
    assert with_bare(grey, grey, [line]) == [line]
