"""Two readings of a signature: as it is, and without coloured ink."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.readers.scan.engines import OcrWord
from extractors.readers.scan.lines.finder import TextLine
from extractors.readers.scan.signatures import zones
from extractors.readers.scan.signatures.zones import (
    is_coloured,
    join_readings,
    without_arcs,
    without_pen_strokes,
    without_stamps,
)
from tests.extractors.readers.scan.signatures.test_word_rows import words


def text_of(lines: list[list[OcrWord]]) -> list[str]:
    return [" ".join(r.text for r in line) for line in lines]


@pytest.mark.parametrize(
    ("plain", "cleaned", "expected"),
    [
        pytest.param(("SITI RAHAYU", 0.99), ("SITI RAHAYU", 0.98), ["SITI RAHAYU"], id="both_alike"),
        pytest.param(("S1TI RAH YU", 0.6), ("SITI RAHAYU", 0.97), ["SITI RAHAYU"], id="a_stamp_over_it"),
        pytest.param(("SITI RAHAYU", 0.99), ("TI RA", 0.7), ["SITI RAHAYU"], id="print_in_colour"),
        pytest.param(None, ("SITI RAHAYU", 0.95), ["SITI RAHAYU"], id="hidden_by_a_stamp"),
        pytest.param(("SITI RAHAYU", 0.99), None, ["SITI RAHAYU"], id="dark_blue_print_alone"),
        pytest.param(("AMAT", 0.99), None, [], id="piece_of_a_stamp"),
        pytest.param(("KECAMATAN SUKA", 0.6), None, [], id="round_a_stamp"),
    ],
)
def test_what_stands(plain: tuple[str, float] | None, cleaned: tuple[str, float] | None, expected: list[str]) -> None:
    first, second = ([words(made[0], sure=made[1])] if made else [] for made in (plain, cleaned))
    assert text_of(join_readings(first, second)) == expected


def test_a_nip_on_which_the_readings_differ_is_in_doubt() -> None:
    plain, cleaned = [words("NIP. 197001011995031001", sure=0.99)], [words("NIP. 197001011995031007", sure=0.98)]
    (line,) = join_readings(plain, cleaned)
    assert [r.text for r in line] == ["NIP.", "197001011995031001"]
    assert [r.confidence for r in line] == [0.99, 0.5]


def test_a_nip_that_a_stamp_hides_in_part_is_the_whole_one_and_in_doubt() -> None:
    plain, cleaned = [words("NIP. 1970010119", sure=0.99)], [words("NIP. 197001011995031007", sure=0.95)]
    (line,) = join_readings(plain, cleaned)
    assert [r.text for r in line] == ["NIP.", "197001011995031007"]
    assert line[1].confidence == 0.5


def test_taking_colour_out_that_changes_nothing_is_not_worth_a_second_reading() -> None:
    grey = np.full((60, 200), 255, np.uint8)
    grey[20:40, 20:180] = 0
    cleaned = grey.copy()
    assert not is_coloured(grey, cleaned)
    cleaned[20:40, 20:60] = 255
    assert is_coloured(grey, cleaned)


def test_the_words_of_a_stamp_across_a_name_are_none_of_it() -> None:
    name, stamp = words("SITI RAHAYU, S.Sos", sure=0.99), words("JAWA", x=150, top=92, sure=0.95)
    (line,) = without_stamps([name, stamp])
    assert [r.text for r in line] == ["SITI", "RAHAYU,", "S.Sos"]
    assert max(r.confidence for r in line) == 0.5


def test_a_pen_stroke_at_the_end_of_a_name_is_none_of_it() -> None:
    stroke = OcrWord("a", (60, 100, 70, 130), 0.59)
    assert without_pen_strokes([stroke, *words("SITI RAHAYU", sure=0.99)])[0].text == "SITI"
    rank = [*words("Penata Tk.", sure=0.99), OcrWord("I", (400, 100, 410, 130), 0.5)]
    assert without_pen_strokes(rank) == rank


def test_a_name_of_which_the_two_pictures_show_other_letters_is_in_doubt() -> None:
    plain, cleaned = [words("SITI RAHAYU", sure=0.97)], [words("SITI RAHMYU", sure=0.95)]
    (line,) = join_readings(plain, cleaned)
    assert [r.text for r in line] == ["SITI", "RAHAYU"]
    assert [r.confidence for r in line] == [0.97, 0.5]


def test_of_two_readings_of_one_number_the_one_with_its_label_stands() -> None:
    plain = [OcrWord("LOMNIR", (0, 0, 60, 20), 0.99), OcrWord("196708141992031007", (70, 0, 300, 20), 0.99)]
    cleaned = [OcrWord("NIP.", (10, 0, 60, 20), 0.9), OcrWord("196708141992031007", (70, 0, 300, 20), 0.95)]
    (line,) = join_readings([plain], [cleaned])
    assert [word.text for word in line] == ["NIP.", "196708141992031007"]


def test_lines_that_taking_colour_out_did_not_change_are_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    grey = np.full((100, 400), 255, np.uint8)
    grey[20:40, 20:300] = 0
    cleaned = grey.copy()
    cleaned[62:78, 20:300] = 0
    known = [OcrWord("Pembina", (22, 20, 298, 40), 0.99)]
    monkeypatch.setattr(zones, "find_lines", lambda _: [TextLine((20, 18, 300, 42)), TextLine((20, 60, 300, 80))])
    monkeypatch.setattr(zones, "read_line", lambda _, line: [OcrWord("lagi", line.box, 0.9)])
    assert [w.text for line in zones.read_changed(cleaned, grey, [known]) for w in line] == ["Pembina", "lagi"]
    unsure = [OcrWord("Pembina", (22, 20, 298, 40), 0.6)]
    assert [w.text for line in zones.read_changed(cleaned, grey, [unsure]) for w in line] == ["lagi", "lagi"]


def test_print_that_goes_with_the_colour_has_no_second_picture() -> None:
    grey = np.full((60, 400), 255, np.uint8)
    grey[20:40, 20:300] = 0
    known = [OcrWord("Pembina", (20, 20, 300, 40), 0.99)]
    assert not zones.is_coloured(grey, np.full_like(grey, 255), [known])
    stamped = grey.copy()
    stamped[45:55, 320:390] = 0
    assert zones.is_coloured(stamped, grey, [known])


@pytest.mark.parametrize(
    ("height", "sure", "kept"),
    [
        pytest.param(95, 0.5, ["SITI RAHAYU", "Pembina"], id="far higher, unsure"),
        pytest.param(95, 0.97, ["SITI RAHAYU", "Pembina", "OMBOKBAR"], id="read surely"),
        pytest.param(40, 0.5, ["SITI RAHAYU", "Pembina", "OMBOKBAR"], id="as high as the others"),
    ],
)
def test_a_stamps_words_that_run_in_a_ring_join_no_lines(height: int, sure: float, kept: list[str]) -> None:
    lines = [
        [OcrWord("SITI", (300, 100, 380, 138), 0.9), OcrWord("RAHAYU", (390, 100, 520, 138), 0.9)],
        [OcrWord("Pembina", (300, 160, 420, 196), 0.9)],
        [OcrWord("OMBOKBAR", (100, 155, 360, 155 + height), sure)],
    ]
    assert text_of(without_arcs(lines)) == kept


def test_a_number_that_a_stroke_makes_higher_is_no_stamps() -> None:
    lines = [words("SITI RAHAYU"), words("Pembina", top=150), [OcrWord("19700101", (100, 90, 320, 190), 0.4)]]
    assert text_of(without_arcs(lines)) == ["SITI RAHAYU", "Pembina", "19700101"]
