from __future__ import annotations

import pytest

from normalizers.values.number_words import number_of, spells_another, split_number


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
        ("sebelas dua belas", None, ""),
        ("dua belas sebelas", None, ""),
        ("seratus dua ratus", None, ""),
        ("dua ribu tiga ribu", None, ""),
        ("sepuluh dua", None, ""),
        ("sembilan belas tujuh puluh", None, ""),
        ("seluruh publikasi", None, "seluruh publikasi"),
    ],
)
def test_numbers_in_words(text: str, number: float | None, rest: str) -> None:
    words, left = split_number(text)
    assert (number_of(words), left) == (number, rest)


@pytest.mark.parametrize(
    ("text", "value", "another"),
    [
        ("dua belas", 12, False),
        ("dua belas", 13, True),
        ("dua belas sebelas", 12, True),
        ("ribu", 5, True),
        ("satu dua", 1, False),
        ("", 5, False),
    ],
)
def test_words_beside_a_figure_spell_it_or_not(text: str, value: float, another: bool) -> None:
    assert spells_another(tuple(text.split()), value) is another


_DIGITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")


def _spelt(number: int) -> str:
    """Return how a number below a million is spelt."""
    if number < 10:
        return _DIGITS[number]
    for whole, one, word in ((1000, "seribu", "ribu"), (100, "seratus", "ratus")):
        if number >= whole:
            head = one if number < 2 * whole else f"{_spelt(number // whole)} {word}"
            return f"{head} {_spelt(number % whole)}" if number % whole else head
    if number < 20:
        return {10: "sepuluh", 11: "sebelas"}.get(number) or f"{_DIGITS[number - 10]} belas"
    return f"{_DIGITS[number // 10]} puluh{f' {_DIGITS[number % 10]}' if number % 10 else ''}"


def test_each_number_is_read_as_it_is_spelt() -> None:
    numbers = [*range(2200), *range(9990, 10110), *range(2200, 1_000_000, 997)]
    assert [n for n in numbers if number_of(_spelt(n).split()) != n] == []
