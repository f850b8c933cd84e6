"""Two engines on one line: whose words stand, by hand-made readings."""

from __future__ import annotations

import pytest

from extractors.readers.scan.engines import OcrWord
from extractors.readers.scan.ocr_merge import (
    lines_of,
    signature_zones,
    vote_on_line,
    vote_on_lines,
    wants_second,
    with_blanks,
)


def words(text: str, *, top: int = 100, sure: float = 0.9, x: int = 100) -> list[OcrWord]:
    """Return the words of a line, ten pixels a letter, thirty high."""
    made = []
    for token in text.split():
        made.append(OcrWord(token, (x, top, x + 10 * len(token), top + 30), sure))
        x += 10 * len(token) + 10
    return made


def line(text: str, *, top: int = 100, sure: float = 0.97, x: int = 95) -> OcrWord:
    return OcrWord(text, (x, top, x + 10 * len(text) + 10, top + 30), sure)


def text_of(read: list[OcrWord]) -> str:
    return " ".join(r.text for row in lines_of(read) for r in row)


@pytest.mark.parametrize(
    ("first", "second", "score", "stands"),
    [
        pytest.param("10096", "100%", 0.99, "100%", id="percent read as 96"),
        pytest.param("70 96", "70%", 0.98, "70%", id="percent apart"),
        pytest.param("x 10096", "x 100%", 0.97, "x 100%", id="factor"),
        pytest.param("Xx 10096", "x100%", 0.97, "x100%", id="factor whose sign of times is read twice"),
        pytest.param("50 So", "50 %", 0.95, "50 %", id="percent read as letters"),
        pytest.param("96", "96", 0.99, "96", id="both read 96"),
        pytest.param("As", "3", 0.99, "3", id="short cell"),
        pytest.param("YA", "%", 0.99, "%", id="percent sign read as letters"),
        pytest.param("714,6", "74,6", 0.99, "74,6", id="number with a figure too many"),
        pytest.param("74,6", "7A,6", 0.99, "74,6", id="number against letters"),
        pytest.param("10096", "100%", 0.5, "10096", id="second engine unsure"),
    ],
)
def test_vote_on_a_short_line(first: str, second: str, score: float, stands: str) -> None:
    read = words(first, sure=0.8)
    assert wants_second(read)
    assert text_of(vote_on_line(read, second, score)) == stands


@pytest.mark.parametrize(
    ("sure", "score", "stands", "confidence"),
    [
        pytest.param(0.95, 0.99, "74,6", 0.5, id="both sure"),
        pytest.param(0.6, 0.99, "74,6", 0.99, id="first unsure"),
        pytest.param(0.99, 0.85, "714,6", 0.5, id="first surer"),
    ],
)
def test_a_number_that_two_sure_engines_read_differently_is_in_doubt(
    sure: float, score: float, stands: str, confidence: float
) -> None:
    made = vote_on_line(words("714,6", sure=sure), "74,6", score)
    assert (text_of(made), [r.confidence for r in made]) == (stands, [confidence])


def test_a_plain_cell_wants_no_second_reading() -> None:
    assert not wants_second(words("Persentase desa maju"))


@pytest.mark.parametrize(
    ("second", "first", "expected"),
    [
        pytest.param("SITIRAHAYU,S.Sos", "SITI RAHAYU, S.Sos", "SITI RAHAYU, S.Sos", id="blanks of the first"),
        pytest.param("SitiRahayu", "xx", "Siti Rahayu", id="capital inside a word"),
        pytest.param("NIP.197001011995031001", "NIP. 19700101 199503 1 001", "NIP. 19700101 199503 1 001", id="number"),
        pytest.param("S.Sos.MAP", "S.Sos.MAP", "S.Sos.MAP", id="nothing to do"),
    ],
)
def test_with_blanks(second: str, first: str, expected: str) -> None:
    assert with_blanks(second, first) == expected


def test_the_zone_of_a_signature_reaches_below_its_title() -> None:
    read = [*words("Contoh, 5 Januari 2021", top=2000), *words("CAMAT CONTOH", top=2060)]
    (zone,) = signature_zones(read, 3500)
    assert zone[0] <= 2000
    assert zone[1] >= 2090 + 0.15 * 3500


def test_running_text_that_names_a_month_announces_no_signature() -> None:
    read = words("Keputusan ini berlaku sejak tanggal 5 Januari 2021 sampai dengan akhir tahun anggaran berjalan")
    assert signature_zones(read, 3500) == []


def test_two_signatures_far_apart_are_two_zones() -> None:
    read = [*words("CAMAT CONTOH", top=300), *words("NIP. 19700101", top=500), *words("CAMAT CONTOH", top=2500)]
    assert len(signature_zones(read, 3500)) == 2


def test_a_first_engine_that_is_sure_of_half_a_number_does_not_keep_it() -> None:
    made = vote_on_lines(words("199503 1 001", x=250, sure=0.96), [line("NIP. 19700101 199503 1 001")], (50, 400))
    assert text_of(made) == "NIP. 19700101 199503 1 001"


def test_letters_through_a_stamp_are_the_second_engines_and_dirt_goes() -> None:
    found = [*words("N S TI Ra yu", top=100, sure=0.4), *words("NETA", top=300, sure=0.3)]
    made = vote_on_lines(
        found, [line("Siti Rahayu, S.Sos", top=100), line("NIP.197001011995031001", top=140)], (50, 400)
    )
    assert text_of(made) == "Siti Rahayu, S.Sos NIP.197001011995031001"


def test_where_both_read_the_same_the_blanks_of_the_first_stay() -> None:
    made = vote_on_lines(words("SITI RAHAYU", sure=0.5), [line("SITIRAHAYU")], (50, 400))
    assert text_of(made) == "SITI RAHAYU"
    assert min(r.confidence for r in made) == 0.97


def test_two_numbers_of_eighteen_digits_are_in_doubt() -> None:
    made = vote_on_lines(words("197001011995031001", sure=0.5), [line("197001011995031007")], (50, 400))
    assert [r.confidence for r in made] == [0.5]


def test_without_a_second_reading_nothing_is_dropped() -> None:
    found = words("NIP. 197001011995031001", sure=0.3)
    assert vote_on_lines(found, [], (50, 400)) == found


def test_pieces_of_one_line_stand_at_one_height() -> None:
    made = vote_on_lines([], [line("KEPALA DINAS", top=100, x=100), line("PENDIDIKAN", top=96, x=300)], (50, 400))
    assert len({r.box[1] for r in made}) == 1


def test_a_piece_of_a_stamp_across_a_number_takes_no_part_of_it() -> None:
    number = line("NIP. 19700101 199503 1 001", x=300)
    made = vote_on_lines([], [line("NETA", x=280), number, line("PEMERI", x=330, top=105)], (50, 400))
    assert text_of(made) == "NIP. 19700101 199503 1 001"
