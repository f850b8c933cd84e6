"""Targets as printed in IKU tables."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.formula.expression import print_number
from normalizers.values.target import parse_target
from normalizers.values.target_value import Target

CASES = [
    pytest.param("82,5", Target("number", 82.5), (), id="comma"),
    pytest.param("7,60", Target("number", 7.6), (), id="two decimals"),
    pytest.param("1.500", Target("number", 1500.0), ("thousands_or_decimal",), id="thousands or decimals"),
    pytest.param("12.317.066", Target("number", 12317066.0), (), id="thousands"),
    pytest.param("0.835", Target("number", 0.835), ("decimal_point",), id="three decimals below one"),
    pytest.param("Level 3", Target("number", 3.0, "level"), (), id="level"),
    pytest.param("Level III (Terdefinisi)", Target("number", 3.0, "level"), ("remark",), id="Roman level"),
    pytest.param("IKM 82,5", Target("number", 82.5), (), id="name of the index before it"),
    pytest.param("Akreditasi A", Target("grade", grade="A"), (), id="accreditation"),
    pytest.param("A (82,5)", Target("grade", 82.5, grade="A"), (), id="grade and its number"),
    pytest.param("t00%", Target("percent", 100.0, "%"), ("digit_lookalike",), id="a letter for the first digit"),
    pytest.param("7S%", Target("text"), ("number_unclear",), id="a letter behind a digit"),
    pytest.param("B0", Target("text"), ("number_unclear",), id="a letter before a digit"),
    pytest.param("A (B5)", Target("grade", grade="A"), ("number_unclear",), id="number of a grade misread"),
    pytest.param("7 O %", Target("text"), ("number_unclear",), id="a letter apart from its digit"),
    pytest.param("75,", Target("number", 75.0), ("decimals_missing",), id="nothing behind the comma"),
    pytest.param("(B) 65", Target("grade", 65.0, grade="B"), (), id="grade in brackets first"),
    pytest.param("(A) B", Target("text"), ("words",), id="two grades"),
    pytest.param('"85"', Target("number", 85.0), (), id="quotation marks"),
    pytest.param("TBD", Target("none"), ("not_available",), id="to be told later"),
    pytest.param(",75", Target("number", 0.75), ("leading_digit_missing",), id="nothing before the comma"),
    pytest.param("12.317,066", Target("number", 12317.066), ("comma_three_digits",), id="a comma for the last dot"),
    pytest.param("450 rb", Target("number", 450000.0), ("scaled",), id="thousands in short"),
    pytest.param("Kurang Baik", Target("grade", grade="kurang baik"), (), id="third of the scale of satisfaction"),
    pytest.param("１２,5", Target("number", 12.5), (), id="wide digits"),
    pytest.param("𝟖𝟓%", Target("percent", 85.0, "%"), (), id="digits of another alphabet"),
    pytest.param("123456789012345", Target("number", 123456789012345.0), (), id="as many digits as can be kept"),
    pytest.param("1234567890123456", Target("text"), ("number_unclear",), id="the last digit would be lost"),
    pytest.param("196501121990301004", Target("text"), ("number_unclear",), id="a number of a person is no value"),
    pytest.param("1.500.000,75", Target("number", 1500000.75), (), id="thousands and decimals"),
    pytest.param("70 %", Target("percent", 70.0, "%"), (), id="percent"),
    pytest.param("4 Dokumen", Target("number", 4.0, "dokumen"), (), id="unit"),
    pytest.param("1.500bh", Target("number", 1500.0, "buah"), (), id="glued unit"),
    pytest.param("60 kali", Target("number", 60.0, "kali"), (), id="times"),
    pytest.param("5 m2", Target("number", 5.0, "m²"), (), id="unit with a digit"),
    pytest.param("Rp1,5 miliar", Target("number", 1.5e9, "rupiah"), ("scaled",), id="money"),
    pytest.param("6 (enam)", Target("number", 6.0), ("remark",), id="spelt in brackets"),
    pytest.param("6 (desa)", Target("number", 6.0, "desa"), (), id="unit in brackets"),
    pytest.param("BB", Target("grade", grade="BB"), (), id="grade"),
    pytest.param("WTP", Target("grade", grade="WTP"), (), id="opinion"),
    pytest.param("A (Memuaskan)", Target("grade", grade="A"), (), id="grade explained"),
    pytest.param("80 (A)", Target("number", 80.0, grade="A"), (), id="number and grade"),
    pytest.param("80-85", Target("range", low=80.0, high=85.0), (), id="range"),
    pytest.param("80 s/d 85 %", Target("range", unit="%", low=80.0, high=85.0), (), id="range in words"),
    pytest.param("≥ 90", Target("number", 90.0, comparator=">=", low=90.0), (), id="at least"),
    pytest.param("<5", Target("number", 5.0, comparator="<", high=5.0), (), id="below"),
    pytest.param("Minimal 3 hari", Target("number", 3.0, "hari", ">=", 3.0), (), id="minimal"),
    pytest.param("88/100.000 KH", Target("rate", 88.0, "per 100.000 kelahiran hidup"), (), id="rate"),
    pytest.param("1:20", Target("ratio", 0.05, "rasio"), ("ratio_as_quotient",), id="ratio"),
    pytest.param("N/A", Target("none"), ("not_available",), id="not available"),
    pytest.param("DTT", Target("none"), ("not_available",), id="no data"),
    pytest.param("-", Target("none"), ("placeholder",), id="dash"),
    pytest.param("#DIV/0!", Target("none"), ("not_available",), id="fault of a sheet"),
    pytest.param("belum rilis", Target("none"), ("not_available",), id="not out yet"),
    pytest.param("5,25-", Target("number", 5.25), ("sign_apart",), id="a dash behind the number"),
    pytest.param("80+", Target("number", 80.0), ("sign_apart",), id="a plus behind the number"),
    pytest.param("> 5 - 10", Target("range", low=5.0, high=10.0), ("remark",), id="a sign before a range"),
    pytest.param("100 m3/dt", Target("number", 100.0, "m³/detik"), (), id="cubic metres a second"),
    pytest.param("1.250.000,-", Target("number", 1250000.0), (), id="a dash for the cents"),
    pytest.param("2021: 80", Target("text"), ("several_quantities",), id="year and value"),
    pytest.param("31 Maret", Target("text"), ("several_quantities",), id="a day"),
    pytest.param("3 (tiga) dokumen", Target("number", 3.0, "dokumen"), (), id="spelt before the unit"),
    pytest.param("Terkelola dan Terukur", Target("grade", grade="terkelola dan terukur"), (), id="grade of maturity"),
    pytest.param("", Target("none"), ("empty",), id="empty"),
    pytest.param("14 Jenis dan 40 Kabupaten", Target("text"), ("several_quantities",), id="two quantities"),
    pytest.param("85.5", Target("number", 85.5), ("decimal_point",), id="decimal point"),
    pytest.param("1,500", Target("number", 1.5), ("comma_three_digits",), id="comma before three digits"),
    pytest.param("8O", Target("number", 80.0), ("digit_lookalike",), id="letter for a digit"),
    pytest.param("12.5.3", Target("text"), ("number_unclear",), id="unclear number"),
    pytest.param("3 xyz", Target("number", 3.0, "xyz"), ("unknown_unit",), id="unknown unit"),
    pytest.param("85 % ²⁾", Target("percent", 85.0, "%"), ("raised_mark",), id="mark of a note"),
    pytest.param("85³", Target("text"), ("number_unclear",), id="mark of a note or a power"),
    pytest.param("tepat waktu", Target("text"), ("words",), id="words"),
]
BY_UNIT = [
    pytest.param("1.500", "orang", 1500.0, (), id="counted"),
    pytest.param("1.500", "%", 1.5, ("thousands_or_decimal",), id="of a scale"),
    pytest.param("1.500", "ton", 1500.0, ("thousands_or_decimal",), id="physical"),
    pytest.param("1,250", "orang", 1250.0, ("comma_three_digits",), id="counted, comma"),
    pytest.param("82,505", "nilai", 82.505, (), id="of a scale, comma"),
    pytest.param("1 000", "orang", 1000.0, ("blank_thousands",), id="a blank for the thousands"),
    pytest.param("45.800", "kantong", 45800.0, (), id="a noun that is not in the list"),
    pytest.param("40.000", None, 40000.0, ("thousands_or_decimal",), id="three noughts"),
    pytest.param("40.500", None, 40500.0, ("thousands_or_decimal",), id="no unit"),
    pytest.param("12.317.066", "rupiah", 12317066.0, (), id="money"),
]


@pytest.mark.parametrize(("text", "expected", "notes"), CASES)
def test_target(text: str, expected: Target, notes: tuple[str, ...]) -> None:
    parsed = parse_target(text)
    assert (parsed.value, parsed.notes) == (expected, notes)


@pytest.mark.parametrize(("text", "unit", "value", "notes"), BY_UNIT)
def test_the_unit_tells_how_a_number_is_meant(
    text: str, unit: str | None, value: float, notes: tuple[str, ...]
) -> None:
    parsed = parse_target(text, unit)
    assert parsed.value is not None
    assert (parsed.value.value, parsed.notes) == (value, notes)


@settings(deadline=None, max_examples=100)
@given(st.integers(0, 10**9), st.sampled_from(["", " %", " orang"]))
def test_indonesian_notation_reads_back(value: int, unit: str) -> None:
    parsed = parse_target(print_number(value) + unit)
    assert parsed.value is not None
    rounded = value % 1000 == 0 and value > 100_000  # no decimals are printed so: "200.000 %" is beyond its scale
    if unit != " orang" and 1000 <= value < 10**6 and not rounded:
        beyond = ("beyond_scale",) if unit == " %" and value >= 400_000 else ()  # read as 400 and more
        assert parsed.notes == ("thousands_or_decimal", *beyond)
    else:
        notes = ("beyond_scale",) if unit == " %" and value >= 400 else ()
        assert (parsed.value.value, parsed.notes) == (value, notes)


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet="0123456789.,%-/: ABlO()≥<x", max_size=12) | st.text(max_size=20))
def test_any_text_is_read(text: str) -> None:
    parsed = parse_target(text)
    assert parsed.value is not None
    for start, end in parsed.spans.values():
        assert 0 <= start <= end <= len(text)


@pytest.mark.parametrize(
    ("text", "expected", "notes"),
    [
        pytest.param("3 : 4", Target("ratio", 0.75, "rasio"), ("ratio_as_quotient",), id="ratio"),
        pytest.param(
            "3 : 0", Target("ratio", None, "rasio"), ("ratio_as_quotient", "number_unclear"), id="ratio to nothing"
        ),
        pytest.param("1 : 2 : 3", Target("text"), ("several_quantities",), id="three quantities"),
        pytest.param("85.", Target("number", 85.0), ("decimals_missing",), id="decimals of two digits lost"),
        pytest.param("100.", Target("number", 100.0), (), id="three digits and the end of a sentence"),
        pytest.param("8,", Target("number", 8.0), ("decimals_missing",), id="a comma and nothing"),
        pytest.param("85 / baik", Target("number", 85.0, grade="baik"), (), id="a grade behind a stroke"),
        pytest.param("6 / enam", Target("number", 6.0), ("remark",), id="spelt behind a stroke"),
        pytest.param("2 (nihil)", Target("number", 2.0), ("remark",), id="nothing in brackets behind a number"),
        pytest.param("2 n/a", Target("number", 2.0), ("remark",), id="not told behind a number"),
    ],
)
def test_marks_at_the_edges_of_a_number(text: str, expected: Target, notes: tuple[str, ...]) -> None:
    found = parse_target(text)
    assert (found.value, found.notes) == (expected, notes)


def test_a_sign_that_stands_apart_belongs_to_the_number() -> None:
    found = parse_target("-   3,2")
    assert (found.value, found.notes) == (Target("number", -3.2), ("sign_apart",))
    assert found.spans == {"value": (3, 7)}


@pytest.mark.parametrize("text", ["1,2,34", "1.2.34", "1,23,4,5"])
def test_a_number_of_odd_groups_is_none(text: str) -> None:
    found = parse_target(text)
    assert (found.value, found.notes) == (Target("text"), ("number_unclear",))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("12 (dua belas) dokumen", False, id="the same"),
        pytest.param("8 (enam)", True, id="another"),
        pytest.param("12 (dua puluh) dokumen", True, id="another with its unit"),
        pytest.param("85% (delapan puluh lima persen)", False, id="the same with its unit"),
        pytest.param("86% (delapan puluh lima persen)", True, id="another share"),
        pytest.param("3,5 (tiga koma lima)", False, id="decimals"),
        pytest.param("2.500 orang (dua ribu lima ratus)", False, id="thousands"),
        pytest.param("1 dokumen (tiga bulan)", False, id="of another unit"),
        pytest.param("6 / tujuh", True, id="behind a stroke"),
        pytest.param("1 laporan (satu dua)", False, id="no number"),
        pytest.param("5 (nol)", True, id="none"),
        pytest.param("5 (ribu)", True, id="a word that multiplies alone"),
        pytest.param("8 (puluh) desa", True, id="tens of how many"),
    ],
)
def test_a_number_spelt_out_behind_a_figure_is_held_against_it(text: str, told: bool) -> None:
    assert ("spelt_otherwise" in parse_target(text).notes) is told


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("9" * 400, id="digits"),
        pytest.param("≥ " + "9" * 400 + "%", id="at least"),
        pytest.param("Level " + "9" * 400, id="level"),
        pytest.param("1 " + "000 " * 200 + "orang", id="blanks"),
        pytest.param("5-" + "9" * 400, id="range"),
        pytest.param("1.000" + ".000" * 10, id="dots"),
        pytest.param("5 per " + "9" * 400 + " penduduk", id="base"),
    ],
)
def test_digits_without_end_are_no_number(text: str) -> None:
    read = parse_target(text)
    assert (read.value and read.value.kind, read.notes) == ("text", ("number_unclear",))


def test_the_largest_sums_are_numbers() -> None:
    read = parse_target("Rp. 2.290.000.000.000.000").value
    assert read is not None
    assert read.value == 2.29e15


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("% 1.2.3,4", ("text", None, None), id="percent sign before no number"),
        pytest.param("≥ BB", ("grade", "BB", ">="), id="a grade at least"),
        pytest.param("≥ BB (72)", ("grade", "BB", ">="), id="a grade with its number"),
        pytest.param("A/B", ("text", None, None), id="one of two grades"),
        pytest.param("BB (A)", ("grade", "BB", None), id="a grade in brackets behind one"),
        pytest.param("25-50-75-100", ("text", None, None), id="four quantities"),
    ],
)
def test_grades_and_what_is_no_number(text: str, told: tuple[str, str | None, str | None]) -> None:
    value = parse_target(text).value
    assert value is not None
    assert (value.kind, value.grade, value.comparator) == told


@pytest.mark.parametrize(
    ("text", "unit", "notes"),
    [
        pytest.param("-3", "dokumen", ("minus_unlikely",), id="less than nothing of what is counted"),
        pytest.param("-85", "%", ("minus_unlikely",), id="a dash before a percentage"),
        pytest.param("-2,35", "%", (), id="a percentage that falls"),
        pytest.param("18-75", "%", ("range_unlikely",), id="a comma read as a dash"),
        pytest.param("1-250", "orang", ("range_unlikely",), id="a dot read as a dash"),
        pytest.param("0-100", None, (), id="a whole scale"),
        pytest.param("80-90", "%", (), id="a range"),
        pytest.param("10D", "%", ("number_unclear",), id="a letter behind digits is no grade"),
        pytest.param("85*", "%", ("raised_mark",), id="mark of a note"),
        pytest.param("2025", None, ("year_alone",), id="a year"),
        pytest.param("2025", "orang", (), id="so many people"),
        pytest.param("72.850", "Nilai", ("thousands_or_decimal",), id="unit as printed"),
        pytest.param("1.500", "ton/tahun", ("thousands_or_decimal",), id="an amount a year"),
    ],
)
def test_a_number_that_may_be_another_is_noted(text: str, unit: str | None, notes: tuple[str, ...]) -> None:
    assert parse_target(text, unit).notes == notes
