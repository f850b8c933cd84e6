"""Words of a stamp before a scanned name."""

from __future__ import annotations

import pytest

from extractors.model.quote import Place, Quote, Word
from extractors.signatures.stamp_words import without_stamp_words


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
