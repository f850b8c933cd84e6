"""Painted rulings that the picture bears out, on pictures made by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from extractors.readers.scan.ink.clean import even
from extractors.readers.scan.ink.drawn import (
    Ruling,
    drawn_pieces,
    grown,
    is_dashed,
    is_drawn,
    is_unbroken,
    level,
    strikes_print,
)
from extractors.readers.scan.rulings.painted import find_painted, joined
from extractors.readers.scan.rulings.tables import add_seen, stages_of, with_whole


def picture(*, ink: int = 0, merged: bool = False, text: bool = False) -> Any:
    """Return a page (A5 at 300 dpi) with a table of three rows and columns; its middle row may be one cell."""
    image = Image.new("L", (1748, 2480), 255)
    canvas = ImageDraw.Draw(image)
    for y in (400, 600, 800, 1000):
        canvas.line((200, y, 1500, y), fill=ink, width=3)
    for x in (200, 600, 1000, 1500):
        if merged and x in (600, 1000):
            canvas.line((x, 400, x, 600), fill=ink, width=3)
            canvas.line((x, 800, x, 1000), fill=ink, width=3)
        else:
            canvas.line((x, 400, x, 1000), fill=ink, width=3)
    if text:
        font = ImageFont.load_default(36)
        for y in range(1200, 2200, 70):
            canvas.text((200, y), "Keputusan ini berlaku sejak tanggal ditetapkan dengan ketentuan", font=font, fill=0)
    return np.asarray(image)


@pytest.mark.parametrize("ink", [0, 225], ids=["black", "faint"])
def test_the_rulings_of_a_table_are_found_and_text_gives_none(ink: int) -> None:
    found = find_painted(even(picture(ink=ink, text=True)))
    assert found.bend is None
    assert sorted(round(at, -1) for at, _, _ in found.rows) == [400, 600, 800, 1000]
    assert sorted({round(at, -1) for at, _, _ in found.columns}) == [200, 600, 1000, 1500]


def test_a_ruling_stops_at_a_merged_cell() -> None:
    columns = find_painted(picture(merged=True)).columns
    assert not any(a < 680 and b > 720 for at, a, b in columns if 590 < at < 610)
    assert any(a < 680 and b > 720 for at, a, b in columns if 190 < at < 210)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        pytest.param(600.0, True, id="ruling"),
        pytest.param(700.0, False, id="paper"),
        pytest.param(1222.0, False, id="line_of_text"),
    ],
)
def test_is_drawn(at: float, expected: bool) -> None:
    assert is_drawn(picture(text=True), level((at, 250.0, 1400.0))) is expected


@pytest.mark.parametrize(
    ("shade", "at", "expected"),
    [
        pytest.param(205, 600.0, True, id="pale_ruling_at_the_edge_of_a_shade"),
        pytest.param(205, 500.0, False, id="inside_the_shade"),
        pytest.param(255, 1237.0, False, id="foot_of_a_line_of_text"),
    ],
)
def test_the_border_of_a_shaded_head_is_a_ruling(shade: int, at: float, expected: bool) -> None:
    page = picture(text=True, ink=196).copy()
    page[402:599, 200:1500] = np.minimum(page[402:599, 200:1500], shade)
    assert is_drawn(page, level((at, 250.0, 1400.0))) is expected


def test_a_weak_ruling_shines_through_from_the_back() -> None:
    assert drawn_pieces(picture(ink=225), level((600.0, 250.0, 1400.0)), [], least=80) == []


def test_pieces_of_a_hairline_are_one_ruling_where_the_picture_goes_on() -> None:
    pieces = [level((600.0, 250.0, 500.0)), level((602.0, 900.0, 1400.0))]
    (whole,) = joined(pieces)
    assert (whole.start, whole.end, whole.gaps) == (250, 1400, ((500, 900),))
    ((at, start, end),) = drawn_pieces(picture(), whole, [level((550.0, 0.0, 1000.0)), level((850.0, 0.0, 1000.0))])
    assert (round(at, -1), start, end) == (600, 250, 1400)


def test_a_line_of_text_between_two_pieces_is_no_ruling() -> None:
    image = picture()
    image = np.where(np.arange(image.shape[1])[None, :] > 550, image, 255).astype(np.uint8)
    drawn = Image.fromarray(image)
    ImageDraw.Draw(drawn).text((220, 582), "layanan kepegawaian", font=ImageFont.load_default(36), fill=0)
    whole = Ruling(200, np.full(1300, 600.0), ((200, 590),))
    found = drawn_pieces(np.asarray(drawn), whole, [level((600.0, 400.0, 1000.0))])
    assert [(start, end) for _, start, end in found] == [(600, 1500)]


def test_a_stroke_grows_as_far_as_the_picture_shows_it() -> None:
    _, start, end = grown(picture(), (600.0, 700.0, 900.0), 8)
    assert (start, end) == (pytest.approx(200, abs=40), pytest.approx(1500, abs=40))


def test_a_streak_of_the_scanner_runs_through_letters() -> None:
    image = Image.fromarray(picture())
    for k, y in enumerate(range(1200, 2200, 70)):
        ImageDraw.Draw(image).text(
            (200 + 7 * k, y), "Keputusan ini berlaku mulai tanggal", font=ImageFont.load_default(36)
        )
    page = np.asarray(image).copy()
    page[100:2400, 500:503] = 0
    assert strikes_print(page.T, (501.5, 100.0, 2400.0), [(600.0, 200.0, 1500.0)])
    assert not strikes_print(page.T, (600.5, 400.0, 1000.0), [(600.0, 200.0, 1500.0)])


def test_a_whole_stroke_fills_the_gap_that_print_made_in_a_painted_one() -> None:
    page = picture().copy()
    for x in range(620, 990, 20):  # letters that touch the ruling from both sides
        page[584:617, x : x + 8] = 0
    painted = [(600.0, 200.0, 600.0), (600.0, 1000.0, 1500.0)]
    columns = [(x, 400.0, 1000.0) for x in (200.0, 600.0, 1000.0, 1500.0)]
    grids = stages_of([(400.0, 200.0, 1500.0), *painted, (1000.0, 200.0, 1500.0)], columns, 300 / 72).grids
    rows, _ = add_seen(page, (painted, columns), ([(600.0, 198.0, 1502.0)], []), grids, 300 / 72)
    assert (600.0, 198.0, 1502.0) in rows
    assert not is_unbroken(page, (560.0, 198.0, 1502.0))


def test_a_border_beside_a_streak_that_thresholds_see_in_pieces_stands() -> None:
    page = picture()
    rows = [(y, 200.0, 1500.0) for y in (400.0, 600.0, 800.0, 1000.0)]
    painted = [(x, 400.0, 1000.0) for x in (200.0, 1000.0, 1500.0)]  # the network took the border at 600 for a streak
    pieces = [(600.0, 400.0, 600.0), (600.0, 598.0, 730.0), (600.0, 700.0, 1000.0)]
    grids = stages_of(rows, painted, 300 / 72).grids
    _, columns = add_seen(page, (rows, painted), ([], with_whole(pieces)), grids, 300 / 72)
    assert (600.0, 400.0, 1000.0) in columns
    assert with_whole([(600.0, 400.0, 500.0), (600.0, 700.0, 900.0), (640.0, 500.0, 700.0)]) == [
        (600.0, 400.0, 500.0),
        (600.0, 700.0, 900.0),
        (640.0, 500.0, 700.0),
    ]


def _upright(*, text: str = "", dash: int = 0) -> tuple[Any, Ruling]:
    """Return a picture (turned, as uprights are read) of three rows and its ruling at 300.

    In the middle row it is pale, or not there where print stands across.
    """
    image = Image.new("L", (600, 660), 255)
    canvas = ImageDraw.Draw(image)
    for y in range(0, 660, dash or 660):
        canvas.line((300, y, 300, y + (dash or 660) * 6 // 10), fill=60, width=3)
    if not dash:
        canvas.rectangle((290, 200, 310, 400), fill=255)
        canvas.line((300, 200, 300, 400), fill=150 if text == "beside" else 255, width=3)
    if text:
        font = ImageFont.load_default(36)
        for y in (202, 242, 282, 322, 362):
            canvas.text((307 if text == "beside" else 240, y), "Persentase", font=font, fill=0)
    return np.ascontiguousarray(np.asarray(image).T), level((300.0, 0.0, 660.0))


@pytest.mark.parametrize(("text", "whole"), [("beside", True), ("across", False)])
def test_a_pale_piece_of_a_drawn_ruling_is_there_unless_print_crosses_it(text: str, whole: bool) -> None:
    turned, ruling = _upright(text=text)
    across = [level((200.0, 0.0, 600.0)), level((400.0, 0.0, 600.0))]
    made = drawn_pieces(turned, ruling, across, least=100, upright=True)
    assert any(a <= 200 and b >= 400 for _, a, b in made) is whole


@pytest.mark.parametrize(
    ("ruled", "whole"), [(True, True), (False, False)], ids=["hairline_under_print", "print_alone"]
)
def test_a_hairline_that_print_hides_goes_on_between_its_drawn_pieces(ruled: bool, whole: bool) -> None:
    image = Image.new("L", (900, 300), 255)
    canvas = ImageDraw.Draw(image)
    for start, end in ((0, 900),) if ruled else ((0, 300), (600, 900)):
        canvas.line((start, 150, end, 150), fill=140, width=2)
    for top in (118, 156):
        canvas.text((306, top), "Jumlah PERUBAHAN", font=ImageFont.load_default(34), fill=0)
    across = [level((300.0, 0.0, 300.0)), level((600.0, 0.0, 300.0))]
    made = drawn_pieces(np.asarray(image), level((150.0, 0.0, 900.0)), across, least=40)
    assert any(a <= 300 and b >= 600 for _, a, b in made) is whole


@pytest.mark.parametrize(
    ("end", "text", "whole"),
    [
        pytest.param(460, "", True, id="broken_off"),
        pytest.param(404, "", False, id="merged_cell"),
        pytest.param(460, "Persentase", False, id="print_across"),
    ],
)
def test_a_ruling_that_breaks_off_in_a_cell_goes_on_to_the_next_one(end: int, text: str, whole: bool) -> None:
    image = Image.new("L", (600, 660), 255)
    canvas = ImageDraw.Draw(image)
    canvas.line((300, 0, 300, end), fill=0, width=3)
    for y in (500, 570) if text else ():
        canvas.text((240, y), text, font=ImageFont.load_default(36), fill=0)
    turned = np.ascontiguousarray(np.asarray(image).T)
    across = [level((200.0, 0.0, 600.0)), level((400.0, 0.0, 600.0)), level((650.0, 0.0, 600.0))]
    made = drawn_pieces(turned, level((300.0, 0.0, 650.0)), across, least=100, upright=True)
    assert any(b >= 640 for _, _, b in made) is whole


def test_dashes_at_even_distances_are_a_ruling() -> None:
    turned, ruling = _upright(dash=28)
    assert is_dashed(turned, ruling, 40)
    assert [(a, b) for _, a, b in drawn_pieces(turned, ruling, [], least=40, upright=True)] == [(0.0, 660.0)]


def test_letters_below_each_other_are_no_dashes() -> None:
    image = Image.new("L", (600, 660), 255)
    canvas = ImageDraw.Draw(image)
    for y in range(10, 640, 50):
        canvas.text((296, y), "l", font=ImageFont.load_default(36), fill=0)
    assert not is_dashed(np.ascontiguousarray(np.asarray(image).T), level((300.0, 0.0, 660.0)), 40)
