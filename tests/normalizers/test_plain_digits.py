"""Digits of other widths and scripts are the same digits: a number of a person or a law pasted in bold letters stays the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from normalizers.nomor import parse_nomor
from normalizers.parsed import Parsed
from normalizers.persons.nip import parse_nip
from normalizers.regulations.peraturan import parse_peraturan
from normalizers.text import plain_digits
from normalizers.values.periode import parse_periode
from normalizers.values.tanggal import parse_tanggal
from normalizers.values.target import parse_target

_PLAIN = "0123456789"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        pytest.param("８５,５", "85,5", id="wide"),
        pytest.param("𝟖𝟓", "85", id="bold"),
        pytest.param("٨٥", "85", id="of another script"),
        pytest.param("km² 85²", "km² 85²", id="raised ones stay"),
        pytest.param("½ Ⅳ ⑧", "½ Ⅳ ⑧", id="fractions, Roman and circled ones stay"),
        pytest.param("Désa 5", "Désa 5", id="nothing to do"),
    ],
)
def test_digits_are_made_plain_and_places_stay(text: str, plain: str) -> None:
    assert plain_digits(text) == plain
    assert len(plain) == len(text)


@pytest.mark.parametrize("digits", ["０１２３４５６７８９", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗"], ids=["wide", "bold"])
@pytest.mark.parametrize(
    ("parse", "text"),
    [
        pytest.param(parse_nip, "NIP. 19700101 199503 1 001", id="number of a person"),
        pytest.param(parse_peraturan, "Peraturan Pemerintah Nomor 8 Tahun 2006 tentang Hal", id="citation"),
        pytest.param(parse_nomor, "188/45/2020", id="number of a decree"),
        pytest.param(parse_tanggal, "Sampang, 4 Januari 2021", id="date"),
        pytest.param(parse_periode, "Tahun 2021-2026", id="period"),
        pytest.param(parse_target, "1.250 orang", id="target"),
    ],
)
def test_a_number_in_other_digits_is_the_same_number(
    parse: Callable[[str], Parsed[object]], text: str, digits: str
) -> None:
    assert parse(text.translate(str.maketrans(_PLAIN, digits))) == parse(text)
