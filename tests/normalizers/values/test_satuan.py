"""Units in their printed forms."""

from __future__ import annotations

import pytest

from normalizers.values.grades import find_grade
from normalizers.values.satuan import fitting_notes, means_nothing, parse_satuan, satuan_in


@pytest.mark.parametrize(
    ("text", "expected", "notes"),
    [
        pytest.param("%", "%", (), id="sign"),
        pytest.param("(%)", "%", (), id="bracketed"),
        pytest.param("persen", "%", (), id="persen"),
        pytest.param("Prosen", "%", (), id="prosen"),
        pytest.param("Org", "orang", (), id="abbreviation"),
        pytest.param("Dok.", "dokumen", (), id="full stop"),
        pytest.param("Indek", "indeks", (), id="indek"),
        pytest.param("Angka/Nilai", "nilai", (), id="two names"),
        pytest.param("Per 100.000 KH", "per 100.000 kelahiran hidup", (), id="rate"),
        pytest.param("Persen (%)", "%", ("unit_in_words",), id="twice"),
        pytest.param("cangkul", "cangkul", ("unknown_unit",), id="unknown"),
        pytest.param("-", None, ("placeholder",), id="dash"),
        pytest.param("", None, ("empty",), id="empty"),
    ],
)
def test_satuan(text: str, expected: str | None, notes: tuple[str, ...]) -> None:
    parsed = parse_satuan(text)
    assert (parsed.value, parsed.notes) == (expected, notes)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Tingkat partisipasi (%)", "%", id="percent"),
        pytest.param("Jumlah usaha (kelompok)", "kelompok", id="group"),
        pytest.param("Indeks Kepuasan Masyarakat (IKM)", None, id="acronym is no unit"),
        pytest.param("Persentase desa maju", None, id="no bracket"),
    ],
)
def test_unit_in_an_indicator(text: str, expected: str | None) -> None:
    parsed = satuan_in(text)
    assert parsed.value == expected
    if expected:
        assert text[slice(*parsed.spans["satuan"])] == expected


def test_a_small_letter_is_no_grade() -> None:
    assert find_grade("A") == "A"
    assert find_grade("a") is None
    assert find_grade("Sangat  Baik") == "sangat baik"
    assert means_nothing("Belum ada")


@pytest.mark.parametrize(
    ("text", "expected", "notes"),
    [
        pytest.param("per 10.000 balita", "per 10.000 balita", (), id="rate of any known thing"),
        pytest.param("100.000 / KH", "per 100.000 kelahiran hidup", (), id="base first"),
        pytest.param(
            "Kematian/100.000 Penduduk", "per 100.000 penduduk", ("unit_in_words",), id="rate and what is counted"
        ),
        pytest.param("per 1000 wanita 15-19 th", "per 1.000 wanita", ("unit_in_words",), id="rate with ages"),
        pytest.param("Ribu Orang", "ribu orang", (), id="factor and unit"),
        pytest.param("Milyar", "miliar", ("unit_unclear",), id="factor of nothing printed"),
        pytest.param("Skala 1-5", "skala", ("unit_in_words",), id="scale with its numbers"),
        pytest.param("% (0-18 tahun)", "%", ("unit_in_words",), id="remark in brackets"),
        pytest.param("12 bulan", "bulan", ("unit_in_words",), id="number before it"),
        pytest.param("ruas jalan", "ruas", ("unit_in_words",), id="the first word is what is counted"),
        pytest.param("pohon pucuk ruas", "pohon", ("unit_in_words",), id="not the last known word"),
        pytest.param("cangkul orang", "cangkul orang", ("unknown_unit",), id="a known word behind an unknown one"),
        pytest.param("Kel/Desa", "desa/kelurahan", (), id="villages of both kinds"),
        pytest.param("Org/Kel", "orang/kelompok", ("unit_unclear",), id="a part that stands for two"),
        pytest.param("OP", "orang/perjalanan", ("unit_unclear",), id="a short form of two"),
        pytest.param("Orang (%)", "orang", ("unit_in_words", "unit_unclear"), id="percent in brackets behind another"),
        pytest.param("Nilai Persen", "nilai", ("unit_in_words", "unit_unclear"), id="percent behind another"),
        pytest.param("Persen Desa", "%", ("unit_in_words",), id="percent of what"),
        pytest.param("TK", "level", ("unit_unclear",), id="a level or a kindergarten"),
        pytest.param("PD", "opd", ("unit_unclear",), id="an office or a pupil"),
    ],
)
def test_units_with_more_words(text: str, expected: str, notes: tuple[str, ...]) -> None:
    parsed = parse_satuan(text)
    assert (parsed.value, parsed.notes) == (expected, notes)


def test_factors_without_end_are_no_unit_of_factors() -> None:
    assert parse_satuan("ribu " * 2000 + "xyz").notes == ("unknown_unit",)


@pytest.mark.parametrize(
    ("text", "expected", "notes"),
    [
        pytest.param("Dokumcn", "dokumen", ("unit_misread",), id="one_letter_of_a_long_word"),
        pytest.param("0rang", "orang", ("unit_misread",), id="a_digit_for_a_letter"),
        pytest.param("Orag", "orag", ("unknown_unit",), id="a_short_word"),
        pytest.param("Kwintal per Hektar", "kuintal/ha", (), id="units_of_units"),
        pytest.param("ribu orang", "ribu orang", (), id="a_factor"),
        pytest.param("ribu ribu orang", "ribu ribu orang", ("unknown_unit",), id="two_factors"),
        pytest.param("juta ribu", "juta ribu", ("unknown_unit",), id="two_factors_of_nothing"),
    ],
)
def test_units_that_are_nearly_known(text: str, expected: str | None, notes: tuple[str, ...]) -> None:
    parsed = parse_satuan(text)
    assert (parsed.value, parsed.notes) == (expected, notes)


@pytest.mark.parametrize(
    ("text", "span"),
    [pytest.param(" Dokumen.", (1, 8), id="blanks_and_stop"), pytest.param("(Dokumen)", (1, 8), id="brackets")],
)
def test_where_the_unit_stands(text: str, span: tuple[int, int]) -> None:
    assert parse_satuan(text).spans == {"satuan": span}


@pytest.mark.parametrize(
    ("text", "grade"),
    [("BB", "BB"), ("bb", None), ("a", None), ("A", "A"), ("Sangat Baik", "sangat baik"), ("wtp", "WTP"), ("", None)],
)
def test_grades(text: str, grade: str | None) -> None:
    assert find_grade(text) == grade


@pytest.mark.parametrize(
    ("value", "unit", "scaled", "notes"),
    [
        pytest.param(2.5, "dokumen", False, ("part_of_a_count",), id="part_of_a_paper"),
        pytest.param(2.0, "dokumen", False, (), id="whole_papers"),
        pytest.param(2.5, "dokumen", True, (), id="of_thousands"),
        pytest.param(2.5, "km", False, (), id="part_of_a_length"),
        pytest.param(-3.0, "dokumen", False, ("minus_unlikely",), id="papers_below_none"),
        pytest.param(-3.0, None, False, (), id="no_unit"),
        pytest.param(8550.0, "%", False, ("beyond_scale",), id="beyond"),
        pytest.param(85.5, "%", False, (), id="a_share"),
    ],
)
def test_numbers_that_do_not_fit_their_unit(
    value: float, unit: str | None, scaled: bool, notes: tuple[str, ...]
) -> None:
    assert fitting_notes(value, unit, scaled=scaled) == notes
