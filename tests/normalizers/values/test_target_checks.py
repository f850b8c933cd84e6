"""What in a printed target makes its reading doubtful: each kind noted, and its sound neighbour not."""

from __future__ import annotations

import pytest

from normalizers.values.target import parse_target
from normalizers.values.target_checks import is_too_wide


@pytest.mark.parametrize(
    ("text", "unit", "notes"),
    [
        pytest.param("B B", None, ("letters_apart",), id="a letter printed twice"),
        pytest.param("BB", None, (), id="a grade of two letters"),
        pytest.param("B (12)", None, ("grade_outside",), id="a number that the letter never has"),
        pytest.param("B (65)", None, (), id="a number of SAKIP"),
        pytest.param("A / 3,6", None, (), id="a number of one to four"),
        pytest.param("WTP", "dokumen", ("unit_differs",), id="an opinion among papers"),
        pytest.param("A", "%", ("unit_differs",), id="a letter among percentages"),
        pytest.param("85", "Opini", ("unit_differs",), id="a number among opinions"),
        pytest.param("825", "Nilai", ("beyond_scale",), id="a decimal sign lost from a value"),
        pytest.param("400", "%", ("beyond_scale",), id="a percentage beyond most"),
        pytest.param("361", "Nilai", (), id="a value of accreditation"),
        pytest.param("A", "Angka", (), id="a letter in a column of any value"),
        pytest.param("05", "%", ("nought_first",), id="a decimal sign lost?"),
        pytest.param("01", "dokumen", (), id="one paper in two digits"),
        pytest.param("007", "dokumen", ("nought_first",), id="two noughts"),
        pytest.param("2021", "dokumen", ("year_for_number",), id="a year among papers"),
        pytest.param("2.021", "dokumen", (), id="papers by the thousand"),
        pytest.param("2019-2023", None, ("year_for_number",), id="years"),
        pytest.param("-5 ton", None, ("minus_unlikely",), id="less than nothing of what is measured"),
        pytest.param("-5", "°c", (), id="a temperature"),
        pytest.param("-75 s.d 84", None, ("sign_apart",), id="a range from a dash"),
        pytest.param("41,21)", "%", ("number_unclear",), id="a bracket never opened"),
        pytest.param("Skala 4", None, ("word_of_a_grade",), id="a scale is no value"),
        pytest.param("Nilai 4", None, (), id="a value is one"),
        pytest.param("1. WTP", None, ("grade_outside", "sign_apart"), id="mark of a list"),
        pytest.param("WTP / 85", None, ("grade_outside",), id="an opinion with a number"),
        pytest.param("cukup (2021)", None, ("year_for_number",), id="a grade with a year"),
        pytest.param("50 kurang", None, ("number_unclear",), id="less, or a quality"),
        pytest.param("85 baik", None, (), id="a quality alone"),
        pytest.param("A (empat)", None, ("number_unclear",), id="a digit read as a letter, spelt behind it"),
        pytest.param("TW (4)", None, ("may_be_a_quarter",), id="a quarter of a year"),
        pytest.param("TW", "Opini", (), id="an opinion in its column"),
        pytest.param("85 €", None, ("remark",), id="a sign that is no unit"),
        pytest.param("85...", None, ("decimals_missing",), id="dots for decimals"),
        pytest.param("Ada/Tidak", None, ("choices_several",), id="a choice that nobody made"),
        pytest.param("Level 9", None, ("beyond_scale",), id="a level that no scale has"),
        pytest.param("1,5", "kasus", ("part_of_a_count",), id="a part of a case"),
        pytest.param("40/1000", None, ("unit_unclear",), id="a part of a thousand, or so many for each"),
        pytest.param("40/1000 KH", None, (), id="so many for each thousand births"),
        pytest.param("3A", None, ("number_unclear",), id="a letter that touches a digit"),
        pytest.param("2?", None, ("number_unclear",), id="a sign for a digit"),
        pytest.param("100++", None, ("sign_apart",), id="two signs behind"),
        pytest.param("80 (*)", None, ("raised_mark",), id="mark of a note in brackets"),
    ],
)
def test_what_may_be_otherwise_is_noted(text: str, unit: str | None, notes: tuple[str, ...]) -> None:
    assert parse_target(text, unit).notes == notes


@pytest.mark.parametrize(
    ("text", "value", "unit", "notes"),
    [
        pytest.param("80orang", 80.0, "orang", (), id="a word that begins like a nought"),
        pytest.param("7laporan", 7.0, "laporan", (), id="a word that begins like a one"),
        pytest.param("8O orang", 80.0, "orang", ("digit_lookalike",), id="a letter for a nought"),
        pytest.param(
            "2i4 per 100.000 KH", 214.0, "per 100.000 kelahiran hidup", ("digit_lookalike",), id="a small i in a rate"
        ),
        pytest.param("49/100.000 pddk", 49.0, "per 100.000 penduduk", (), id="short for people"),
    ],
)
def test_letters_at_the_end_of_a_number(text: str, value: float, unit: str, notes: tuple[str, ...]) -> None:
    parsed = parse_target(text)
    assert parsed.value is not None
    assert (parsed.value.value, parsed.value.unit, parsed.notes) == (value, unit, notes)


@pytest.mark.parametrize(
    ("low", "high", "wide"),
    [
        pytest.param(18, 75, True, id="three times"),
        pytest.param(80, 90, False, id="near"),
        pytest.param(0, 100, False, id="whole"),
    ],
)
def test_a_range_too_wide(low: float, high: float, wide: bool) -> None:
    assert is_too_wide(low, high) is wide
