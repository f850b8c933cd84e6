"""Targets whose number is no plain one: in parts, as a fraction, compared behind, with a misread letter or a blank inside."""

from __future__ import annotations

import pytest

from normalizers.values.target import parse_target


@pytest.mark.parametrize(
    ("text", "column", "value", "unit", "notes"),
    [
        pytest.param("3 jam 15 menit", None, 195.0, "menit", ("parts_counted",), id="hours and minutes"),
        pytest.param("3 jam 15 menit", "Jam", 3.25, "jam", ("parts_counted",), id="in the column's unit"),
        pytest.param("2 x 24 jam", None, 48.0, "jam", ("parts_counted",), id="two times a day"),
        pytest.param("3 jam 75 menit", None, None, None, ("several_quantities",), id="more minutes than an hour has"),
        pytest.param("1,5 jam 30 menit", None, None, None, ("several_quantities",), id="parts of an hour and minutes"),
        pytest.param("-2 jam 30 menit", "Menit", None, None, ("several_quantities",), id="a dash before the first part"),
        pytest.param("3 dokumen 15 menit", None, None, None, ("several_quantities",), id="no two units of time"),
        pytest.param("2 tahun 3 bulan", None, 27.0, "bulan", ("parts_counted",), id="years and months"),
        pytest.param("1 tahun 3 hari", None, None, None, ("several_quantities",), id="a year has no fixed days"),
        pytest.param("tiga perempat", None, 0.75, None, ("number_in_words",), id="a part in words"),
        pytest.param("setengah", "%", 0.5, None, ("number_in_words", "unit_differs"), id="half of a hundred percent"),
        pytest.param("2/3 bagian", "%", 2 / 3, "bagian", ("ratio_as_quotient", "unit_differs"), id="a part in percent"),
        pytest.param("1 banding 0", None, None, "rasio", ("ratio_as_quotient", "number_unclear"), id="a ratio to nothing"),
        pytest.param("1 : 0", None, None, "rasio", ("ratio_as_quotient", "number_unclear"), id="the same by its sign"),
        pytest.param("lOO", "%", 100.0, None, ("digit_lookalike",), id="the whole in letters"),
        pytest.param("O,64", "Indeks", 0.64, None, ("digit_lookalike",), id="a letter before the comma"),
        pytest.param("64 [%]", None, 64.0, "%", (), id="the unit in square brackets"),
        pytest.param("'64%'", None, 64.0, "%", (), id="in quotation marks"),
        pytest.param("1/4 bagian", None, 0.25, "bagian", ("ratio_as_quotient",), id="a part of the whole"),
        pytest.param("1/4", None, None, None, ("several_quantities",), id="a part of what?"),
        pytest.param("2½ jam", None, 2.5, "jam", ("fraction_sign",), id="a fraction of one letter"),
        pytest.param("2½ anu lain", None, None, None, ("number_unclear",), id="a fraction of no unit"),
        pytest.param("64 , 5 %", None, 64.5, "%", ("blank_in_number",), id="blanks around the comma"),
        pytest.param("64. 5", "%", 64.5, None, ("decimal_point", "blank_in_number"), id="a blank behind the point"),
        pytest.param("64, 5", None, None, None, ("several_quantities",), id="one number or two"),
        pytest.param("10 0 %", None, 100.0, "%", ("blank_in_number",), id="a blank in the whole"),
        pytest.param("97 7o", None, 97.0, "%", ("unit_misread",), id="a percent sign read as letters"),
        pytest.param("l berkas", None, 1.0, "berkas", ("digit_lookalike",), id="a letter for the number"),
        pytest.param("l orang lain", None, None, None, ("words",), id="a letter before words"),
        pytest.param("5 besar nasional", None, 5.0, "peringkat", ("among_first",), id="among the first"),
        pytest.param("5 gedung besar", None, 5.0, "gedung", ("unit_in_words",), id="a large thing"),
        pytest.param("ke-4", "Peringkat", 4.0, "peringkat", ("rank",), id="a place"),
        pytest.param("85 ke-4", None, None, None, ("several_quantities",), id="a number before a place"),
        pytest.param("naik 4 %", None, 4.0, "%", ("change_printed",), id="a rise"),
        pytest.param("naik menjadi 64 %", None, 64.0, "%", (), id="what is reached by a rise"),
        pytest.param("64% pada tahun 2031", None, 64.0, "%", ("remark",), id="the year of the target"),
        pytest.param("2,75 (skala 4)", None, 2.75, None, ("remark",), id="the scale of the target"),
        pytest.param("Sedang (40,01-60,00)", None, None, None, ("remark",), id="a grade with its bounds"),
        pytest.param("(4,5)", "%", 4.5, None, ("in_brackets", "brackets_or_minus"), id="brackets of accountants"),
        pytest.param("64,000", "%", 64.0, None, ("comma_three_digits",), id="decimals that nobody prints"),
        pytest.param("64,125", "%", 64.125, None, (), id="three decimals"),
        pytest.param("Tingkat 2", None, 2.0, "level", ("unit_unclear",), id="a level or a class"),
        pytest.param("Tingkat 2", "Level", 2.0, "level", (), id="a level in its column"),
        pytest.param("tercapai", None, None, None, ("words",), id="no grade, but whether a thing is done"),
        pytest.param("• 64%", None, 64.0, "%", (), id="the mark of a list"),
        pytest.param("Skor 64", None, 64.0, "skor", (), id="the unit is named before the number"),
        pytest.param("Target 64", None, 64.0, None, (), id="a word that is no unit"),
    ],
)  # fmt: skip
def test_forms(text: str, column: str | None, value: float | None, unit: str | None, notes: tuple[str, ...]) -> None:
    parsed = parse_target(text, column)
    assert parsed.value is not None
    assert (parsed.value.value, parsed.value.unit, parsed.notes) == (value, unit, notes)


def test_a_grade_with_its_bounds_is_a_range() -> None:
    target = parse_target("Sedang (40,01-60,00)").value
    assert target is not None
    assert (target.kind, target.grade, target.low, target.high) == ("range", "sedang", 40.01, 60.0)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("64 % ke atas", ">="), ("64 keatas", ">="), ("64 atau lebih", ">="), ("64% minimal", ">="),
        ("4 hari ke bawah", "<="), ("4 hari atau kurang", "<="), ("4 hari (maksimal)", "<="),
        ("> atau = 4 hari", ">="), ("B ke atas", ">="),
        ("lebih besar sama dengan 4 hari", ">="), ("kurang dari atau sama dengan 4 hari", "<="), ("lebih dari 4 hari", ">"),
    ],
)  # fmt: skip
def test_words_that_compare(text: str, sign: str) -> None:
    parsed = parse_target(text)
    assert parsed.value is not None
    assert (parsed.value.comparator, parsed.notes) == (sign, ())


@pytest.mark.parametrize(
    ("text", "low", "value", "grade"),
    [("64 kategori B", None, 64.0, "B"), ("60-70 (B)", 60.0, None, "B"), ("64,5 Kategori Baik", None, 64.5, "baik")],
)
def test_a_grade_behind_a_number_is_no_unit(text: str, low: float | None, value: float | None, grade: str) -> None:
    parsed = parse_target(text)
    assert parsed.value is not None
    assert (parsed.value.low, parsed.value.value, parsed.value.unit) == (low, value, None)
    assert (parsed.value.grade, parsed.notes) == (grade, ())


@pytest.mark.parametrize("text", ["B (65) ke atas", "minimal B (65)", "≥ B (65)"])
def test_a_grade_with_its_number_keeps_its_comparison(text: str) -> None:
    """The sign was dropped without a note: "at least B (65)" was B (65)."""
    target = parse_target(text).value
    assert target is not None
    assert (target.grade, target.value, target.comparator, target.low, target.high) == ("B", 65.0, ">=", 65.0, None)


def test_up_to_may_be_the_rest_of_a_range() -> None:
    parsed = parse_target("s/d 4 hari")
    assert parsed.value is not None
    assert (parsed.value.comparator, parsed.value.value, parsed.notes) == ("<=", 4.0, ("range_unlikely",))
