"""Citations of regulations: type, number, year, gazettes, as printed and as misread."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.regulations.peraturan import parse_peraturan
from tests.growth import LINEAR, growth


@pytest.mark.parametrize(
    ("text", "reg_type", "number", "year"),
    [
        pytest.param(
            "Peraturan Gubemur Contoh Nomor 40 tahun 2009 tentang Tugas", "PERGUB", "40", 2009, id="rn read as m"
        ),
        pytest.param("Peraturan Pemetintah Nomor 8 Tahun 2006", "PP", "8", 2006, id="one letter read wrong"),
        pytest.param("Undang-Undang Nomor 23 Tahun 2014", "UU", "23", 2014, id="plain"),
        pytest.param("Peraturan Menteri PAN Nomor O9/M.PAN/5/2007", "PERMENPAN", "09/M.PAN/5/2007", 2007, id="O for 0"),
        pytest.param("Permenpan Nomor PER/O9/M.PAN/5/2007", "PERMENPAN", "PER/09/M.PAN/5/2007", 2007, id="O inside"),
        pytest.param("Permenpan Nomor PER/0O9/M.PAN/5/2007", "PERMENPAN", "PER/009/M.PAN/5/2007", 2007, id="O between"),
        pytest.param(
            "Peraturan Menteri Perhubungan Nomor. KM. 49 Tahun 2005 tentang Hal",
            "PERMENHUB",
            "49",
            2005,
            id="series KM.",
        ),
        pytest.param("Peraturan Menteri Perhubungan Nomor PM 78 Tahun 2014", "PERMENHUB", "78", 2014, id="series PM"),
        pytest.param("PeraturanPresiden Nomor 24 Tahun 2010 tentang Hal", "PERPRES", "24", 2010, id="words glued"),
        pytest.param("Peraturan Presiden Nomor 29 Tahun 2O14", "PERPRES", "29", 2014, id="O in the year"),
    ],
)
def test_misread_citations(text: str, reg_type: str, number: str, year: int) -> None:
    value = parse_peraturan(text).value
    assert value is not None
    assert (value.reg_type, value.number, value.year) == (reg_type, number, year)


def test_a_respelt_type_is_noted() -> None:
    assert "type_respelt" in parse_peraturan("Peraturan Gubemur Contoh Nomor 40 Tahun 2009").notes
    assert "type_respelt" not in parse_peraturan("Peraturan Gubernur Contoh Nomor 40 Tahun 2009").notes


def test_a_word_that_is_no_kind_of_regulation_is_left() -> None:
    value = parse_peraturan("Peraturan Direktur Nomor 4 Tahun 2020").value
    assert value is not None
    assert value.reg_type == "PERATURAN"


@given(st.integers(1, 99), st.integers(1950, 2026), st.sampled_from(["Nomor", "No.", "nomor :", "NOMOR"]))
def test_number_and_year_are_read_whatever_the_label(number: int, year: int, label: str) -> None:
    value = parse_peraturan(f"Peraturan Pemerintah {label} {number} Tahun {year} tentang Hal Lain").value
    assert value is not None
    assert (value.reg_type, value.number, value.year) == ("PP", str(number), year)


@pytest.mark.parametrize("kind", ["UU", "Permenpan", "Peraturan Bupati Bogor Nomor"])
def test_a_number_with_its_year_behind_a_dash_is_the_number(kind: str) -> None:
    """Of laws alone it was; "Permenpan 12-2015" had the number "12-2015" and an id of its own without a note."""
    value = parse_peraturan(f"{kind} 12-2015").value
    assert value is not None
    assert (value.number, value.year) == ("12", 2015)


def test_the_year_is_no_number_where_the_number_is_missing() -> None:
    parsed = parse_peraturan("Peraturan Pemerintah Tahun 2014 tentang Hal Lain")
    assert parsed.value is not None
    assert (parsed.value.number, parsed.value.year) == (None, 2014)
    assert "number_missing" in parsed.notes


@pytest.mark.parametrize("piece", ["Undang-Undang Nomor 5, ", "Peraturan Daerah Kabupaten ", "Undang-Undang, "])
def test_a_text_longer_than_any_citation_costs_no_more(piece: str) -> None:
    assert growth(parse_peraturan, lambda n: piece * n, 400) < LINEAR


def test_of_a_text_longer_than_any_citation_the_first_is_understood() -> None:
    read = parse_peraturan("Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah " + "dan daerah " * 1000)
    assert read.value is not None
    assert (read.value.reg_type, read.value.number, read.value.year) == ("UU", "23", 2014)
    assert "several_regulations" in read.notes


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        pytest.param("Instruksi Presi den Nomor 7 Tahun 1999", "inpres-7-1999", id="a word broken in two"),
        pytest.param("Peraturan Menteri Ke uangan Nomor 190 Tahun 2012", "permenkeu-190-2012", id="a ministry broken in two"),
        pytest.param("Peraturan Wa li Kota Batu Nomor 77 Tahun 2020", "perwali-kota-batu-77-2020", id="an officer broken in two"),
        pytest.param("Keputusan Bupati Ban tul Nomor 5 Tahun 2022", "keputusan-bupati-bantul-5-2022", id="region broken in two"),
    ],
)  # fmt: skip
def test_a_head_broken_in_two_is_read(text: str, identifier: str) -> None:
    parsed = parse_peraturan(text)
    assert parsed.value is not None
    assert parsed.value.regulation_id == identifier


@pytest.mark.parametrize(
    ("text", "note"),
    [
        pytest.param("Peraturan Menteri alam Negeri Nomor 86 Tahun 2017", "issuer_unclear", id="a letter of a ministry lost"),
        pytest.param("Peraturan tali Kota Batu Nomor 77 Tahun 2020", "issuer_unclear", id="officer misread as a word"),
        pytest.param("Peraturan WaIi Kota Batu Nomor 77 Tahun 2020", "issuer_unclear", id="officer misread"),
        pytest.param("Keputusan Buati Bantul Nomor 188.45/123 Tahun 2022", "issuer_unclear", id="a letter of an officer lost"),
        pytest.param("Keputusan Bupati Bantul Nomor 18B.45/123 Tahun 2022", "number_unclear", id="a letter for a digit"),
        pytest.param("Keputusan Bupati Bantul Nomor 188.45/12e Tahun 2022", "number_unclear", id="a small letter behind digits"),
        pytest.param("Permendagri Nomor 9D Tahun 2019", "number_unclear", id="a round letter behind digits"),
        pytest.param("Peraturan Daerah Provinsi Bali Nomor 1| Tahun 2016", "number_unclear", id="a line behind a digit"),
    ],
)  # fmt: skip
def test_a_head_or_number_that_may_be_misread_is_noted(text: str, note: str) -> None:
    assert note in parse_peraturan(text).notes


def test_letters_behind_numbers_that_amendments_have_are_left_alone() -> None:
    assert parse_peraturan("Perda Kabupaten Sampang Nomor 5A Tahun 2016").notes == ()


def test_a_decree_of_a_minister_is_no_regulation_misread() -> None:
    parsed = parse_peraturan("Kepmenkes Nomor HK.01.07/MENKES/413/2020")
    assert parsed.value is not None
    assert parsed.value.reg_type == "KEPMEN"


def test_the_chief_of_police_is_one_issuer_by_both_names() -> None:
    texts = (
        "Peraturan Kapolri No. 4 Tahun 2015",
        "Peraturan Kepala Kepolisian Negara Republik Indonesia Nomor 4 Tahun 2015",
    )
    assert (
        len({parsed.value.regulation_id for text in texts if (parsed := parse_peraturan(text)).value is not None}) == 1
    )
