"""Words of a page as they are kept after reading, by words made by hand."""

from __future__ import annotations

import pytest

from extractors.readers.scan.engines import OcrWord
from extractors.readers.scan.page_words import _plain


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        pytest.param("produksl", "produksi", id="at_the_end"),
        pytest.param("Produktivltas", "Produktivitas", id="between_consonants"),
        pytest.param("Bldang", "Bidang", id="behind_a_capital"),
        pytest.param("hasll", "hasil", id="before_a_true_one"),
        pytest.param("(padl)", "(padi)", id="in_brackets"),
        pytest.param("lndikator", "Indikator", id="at_the_beginning"),
        pytest.param("Jumlah", "Jumlah", id="before_a_vowel"),
        pytest.param("hasil", "hasil", id="behind_a_vowel"),
        pytest.param("Dipl.", "Dipl.", id="an_abbreviation"),
        pytest.param("tgl", "tgl", id="a_short_one"),
        pytest.param("Publicly", "Publicly", id="english"),
        pytest.param("Fadl", "Fadl", id="an_arabic_name"),
        pytest.param("World", "World", id="a_name"),
        pytest.param("B2l", "B2l", id="beside_a_digit"),
        pytest.param("|Target_", "Target", id="dirt"),
        pytest.param("RUD!ANSYAH,", "RUDIANSYAH,", id="a_struck_i"),
        pytest.param("PIt.", "Plt.", id="an_l_read_as_i_before_a_position"),
        pytest.param("DipI.SE.,", "Dipl.SE.,", id="an_l_read_as_i_in_a_degree"),
        pytest.param("PITALOKA", "PITALOKA", id="an_i_of_a_name"),
        pytest.param("Hati!", "Hati!", id="a_call"),
    ],
)
def test_letters_that_no_word_has_are_read_as_what_they_look_like(read: str, expected: str) -> None:
    word = _plain(OcrWord(read, (0, 0, 10, 10), 0.9))
    assert word is not None
    assert word.text == expected


@pytest.mark.parametrize("read", ["|_", ".", ",", "'"])
def test_dirt_alone_is_no_word(read: str) -> None:
    assert _plain(OcrWord(read, (0, 0, 10, 10), 0.9)) is None


@pytest.mark.parametrize("read", ["-", ":", "%", "6."])
def test_signs_that_stand_alone_in_print_are_words(read: str) -> None:
    assert _plain(OcrWord(read, (0, 0, 10, 10), 0.9)) is not None
