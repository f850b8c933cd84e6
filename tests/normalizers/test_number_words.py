from __future__ import annotations

import pytest

from normalizers.number_words import number_of, split_number


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("enam", 6.0, ""),
        ("Sebelas", 11.0, ""),
        ("dua belas dokumen", 12.0, "dokumen"),
        ("delapan puluh lima persen", 85.0, "persen"),
        ("seratus dua puluh", 120.0, ""),
        ("dua ratus tiga belas", 213.0, ""),
        ("seribu dua ratus", 1200.0, ""),
        ("dua belas ribu lima ratus", 12500.0, ""),
        ("satu juta", 1.0, "juta"),
        ("tujuh puluh delapan koma lima", 78.5, ""),
        ("tiga koma nol dua", 3.02, ""),
        ("nol", 0.0, ""),
        ("belas", None, ""),
        ("satu dua", None, ""),
        ("tiga koma dua puluh", None, ""),
        ("seluruh publikasi", None, "seluruh publikasi"),
    ],
)
def test_numbers_in_words(text: str, number: float | None, rest: str) -> None:
    words, left = split_number(text)
    assert (number_of(words), left) == (number, rest)
