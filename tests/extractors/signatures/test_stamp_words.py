"""Words of a stamp before a scanned name."""

from __future__ import annotations

import pytest

from extractors.model.geometry import Box
from extractors.model.quote import Place, Quote, Word
from extractors.signatures.columns import LineSegment
from extractors.signatures.draft import SignatureDraft
from extractors.signatures.merge import Placed
from extractors.signatures.stamp_words import (
    is_scrap,
    without_stamp_words,
    without_stamped_names,
    without_stamped_titles,
)


def quote(text: str, engine: str = "ocr") -> Quote:
    return Quote(tuple(Word(token, Place(1), engine=engine) for token in text.split()))


@pytest.mark.parametrize(
    ("name", "expected", "engine"),
    [
        pytest.param("JAWA SITI RAHAYU, S.Sos", "SITI RAHAYU, S.Sos", "ocr", id="a_word_of_the_stamp"),
        pytest.param("SITI RAHAYU", "SITI RAHAYU", "ocr", id="none"),
        pytest.param("DESA JAWA", "DESA JAWA", "ocr", id="nothing_would_stay"),
        pytest.param("JAWA SITI RAHAYU", "JAWA SITI RAHAYU", "text_layer", id="typed"),
        pytest.param("Jawa Siti Rahayu", "Jawa Siti Rahayu", "ocr", id="no_capitals"),
        pytest.param("SITI JAWA RAHAYU", "SITI JAWA RAHAYU", "ocr", id="inside"),
    ],
)
def test_words_of_the_position_before_a_name(name: str, expected: str, engine: str) -> None:
    title = quote("KEPALA BADAN PEMBERDAYAAN DESA PROVINSI JAWA BARAT")
    assert without_stamp_words(quote(name, engine), title).text == expected


def _line(text: str, top: float, engine: str = "ocr") -> Quote:
    box = Box(100.0, top, 200.0, top + 10)
    return Quote(tuple(Word(token, Place(1, box), engine=engine) for token in text.split()))


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        pytest.param("JANYUANYAR", "SITI RAHAYU, S.Sos", id="misread"),
        pytest.param("JANYU ANYAR", "SITI RAHAYU, S.Sos", id="in two"),
        pytest.param("OWA", "SITI RAHAYU, S.Sos", id="a few letters"),
        pytest.param("DRS.", "DRS. SITI RAHAYU, S.Sos", id="a title"),
        pytest.param("SUMARNI", "SUMARNI SITI RAHAYU, S.Sos", id="another word"),
    ],
)
def test_a_line_above_a_name_that_is_like_a_word_of_the_position_is_of_the_stamp(above: str, expected: str) -> None:
    name = Quote((*_line(above, 100).words, *_line("SITI RAHAYU, S.Sos", 115).words))
    assert without_stamp_words(name, quote("CAMAT BANYUANYAR,")).text == expected
    over = Quote((*_line("ANYAR BANYUANYAR", 85).words, *name.words))
    assert without_stamp_words(over, quote("CAMAT BANYUANYAR,")).text == expected


@pytest.mark.parametrize(
    ("text", "scrap"),
    [
        pytest.param("BUPAT", True, id="cut"),
        pytest.param("A", True, id="a stroke of the pen"),
        pytest.param("u.b.", False, id="on behalf of"),
        pytest.param("SITI RAHAYU", False, id="a name"),
        pytest.param("Bupati", False, id="no capitals"),
        pytest.param("2024", False, id="figures"),
    ],
)
def test_scraps_of_stamp_and_pen_between_position_and_name(text: str, *, scrap: bool) -> None:
    assert is_scrap(quote(text), [quote("BUPATI BATANG HARI,")]) is scrap
    assert not is_scrap(quote(text, "text_layer"), [quote("BUPATI BATANG HARI,")])


def test_words_of_the_ring_before_a_position_that_says_them_again_go() -> None:
    lines = [_segment("BUPATI SIG BUPATI SIGI,", 1), _segment("PROVINSI CONTOH PROVINSI", 2)]
    assert [line.text for line in without_stamped_titles(lines)] == ["BUPATI SIGI,", "PROVINSI CONTOH PROVINSI"]


def _segment(text: str, row: int) -> LineSegment:
    return LineSegment(quote(text), text, row, 300.0, 460.0)


def _placed(at: int, *, name: str, title: str = "", nip: str = "") -> Placed:
    titles = [_segment(title, at)] if title else []
    draft = SignatureDraft(quote(name), quote(nip), titles=titles, used=[*titles, _segment(name, at + 1)])
    return Placed(at, at + 5, draft)


def test_a_cut_word_of_the_stamp_is_no_name_and_its_position_goes_to_the_block_below() -> None:
    blocks = without_stamped_names(
        [_placed(0, name="CAMA", title="CAMAT CONTOH"), _placed(10, name="SITI RAHAYU", nip="19700101 199503 2 001")]
    )
    assert [(p.draft.name.text, p.draft.jabatan.text) for p in blocks] == [("SITI RAHAYU", "CAMAT CONTOH")]


def test_a_block_of_its_own_stays_beside_another() -> None:
    given = [
        _placed(0, name="BUDI", title="CAMAT CONTOH"),
        _placed(10, name="SITI RAHAYU", title="LURAH CONTOH", nip="19700101 199503 2 001"),
    ]
    assert [p.draft.name.text for p in without_stamped_names(given)] == ["BUDI", "SITI RAHAYU"]


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        pytest.param(("Direktur", "DIREKTUR"), ("Direktur",), id="the_stamp_says_it_again"),
        pytest.param(("KEPALA DINAS", "KABUPATEN CONTOH"), ("KEPALA DINAS", "KABUPATEN CONTOH"), id="goes_on"),
        pytest.param(("Direktur", "Direktur Utama"), ("Direktur", "Direktur Utama"), id="says_more"),
        pytest.param(("DIREKTUR",), ("DIREKTUR",), id="once"),
    ],
)
def test_a_stamp_below_a_position_is_no_part_of_it(lines: tuple[str, ...], kept: tuple[str, ...]) -> None:
    titles = [_segment(text, row) for row, text in enumerate(lines)]
    assert tuple(one.text for one in without_stamped_titles(titles)) == kept


@pytest.mark.parametrize(
    ("above", "step", "expected"),
    [
        pytest.param("DKPSTP", 15, "SITI RAHAYU, S.Sos", id="letters that nobody can say"),
        pytest.param("DPUR", 15, "SITI RAHAYU, S.Sos", id="the first letters of the position's words"),
        pytest.param("DINA", 20, "SITI RAHAYU, S.Sos", id="farther above than the rank is below"),
        pytest.param("DINA", 15, "DINA SITI RAHAYU, S.Sos", id="a name over two lines"),
    ],
)
def test_a_line_in_capitals_above_a_name_that_no_name_has_is_of_the_stamp(
    above: str, step: float, expected: str
) -> None:
    name = Quote((*_line(above, 115 - step).words, *_line("SITI RAHAYU, S.Sos", 115).words))
    title = quote("KEPALA DINAS PEKERJAAN UMUM DAN RUANG")
    assert without_stamp_words(name, title, _line("Pembina", 130)).text == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(("KEPALA DINAS PERTANIAN", "DINAS AN"), ["KEPALA DINAS PERTANIAN"], id="said_again_and_a_piece"),
        pytest.param(("KEPALA DINAS PERTANIAN", "EN ER"), ["KEPALA DINAS PERTANIAN"], id="pieces"),
        pytest.param(("P E M CAMAT CONTOH",), ["CAMAT CONTOH"], id="letters_before_it"),
        pytest.param(("PJ BUPATI CONTOH",), ["PJ BUPATI CONTOH"], id="a_word_of_two_letters_before_it"),
        pytest.param(("ASISTEN", "II"), ["ASISTEN", "II"], id="a_number"),
        pytest.param(("Kepala Dinas Pangan, MU",), ["Kepala Dinas Pangan,"], id="behind_the_comma"),
        pytest.param(("Kepala Dinas, Kabupaten AB",), ["Kepala Dinas, Kabupaten AB"], id="words_behind_the_comma"),
    ],
)
def test_pieces_of_a_stamp_are_no_part_of_a_position(lines: tuple[str, ...], expected: list[str]) -> None:
    titles = [LineSegment(quote(text), text, row, 0.0, 100.0) for row, text in enumerate(lines)]
    assert [segment.text for segment in without_stamped_titles(titles)] == expected
