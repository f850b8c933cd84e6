"""What the sides of a formula hold that they should not: each kind noted, and its sound neighbour not."""

from __future__ import annotations

import pytest

from normalizers.formula.checks import doubts_of_sides
from normalizers.formula.parse import parse_formula


@pytest.mark.parametrize(
    ("numerator", "denominator", "notes"),
    [
        pytest.param("Jumlah A", "jumlah B x 10Q%", ("factor_unread",), id="a factor misread"),
        pytest.param("Jumlah A", "jumlah B | 100%", ("factor_unread", "division_ambiguous"), id="a bar for a sign"),
        pytest.param("Jumlah A", "jumlah B x 1009o", ("factor_unread",), id="a percent sign misread"),
        pytest.param("Jumlah A", "jumlah murid", (), id="a word that ends like nothing"),
        pytest.param("jumlah desa dib-\nandingkan dengan target", None, ("division_ambiguous",), id="a word broken"),
        pytest.param("jumlah desa dibanring jumlah B", None, ("division_ambiguous",), id="a word misread"),
        pytest.param("jumlah desa tahundibanding B", None, ("division_ambiguous",), id="a word glued"),
        pytest.param("jumlah pembagian beras", "jumlah desa", (), id="a word of the same root"),
        pytest.param("Jumlah A", "jumlah B] x", ("computed_otherwise",), id="a bracket alone"),
        pytest.param("0,5 x jumlah A", "jumlah B", ("computed_otherwise",), id="a weight"),
        pytest.param("Cara perhitungan jumlah A", "jumlah B", ("division_ambiguous",), id="a label in the numerator"),
        pytest.param("bayi 0-I1 bulan", "bayi", ("digit_lookalike",), id="a letter among digits"),
        pytest.param("luas lahan LP2B", "luas lahan", (), id="an abbreviation with a digit"),
        pytest.param("desalkelurahan siaga", "desa", ("stroke_unclear",), id="a stroke read as l"),
        pytest.param("kab.1kota", "kab", ("stroke_unclear",), id="a stroke read as one"),
    ],
)
def test_sides(numerator: str, denominator: str | None, notes: tuple[str, ...]) -> None:
    assert doubts_of_sides(numerator, denominator) == notes


@pytest.mark.parametrize(
    ("text", "numerator", "denominator"),
    [
        pytest.param(
            "Jumlah PNS gol. III/IV / jumlah PNS x 100%", "Jumlah PNS gol. III/IV", "jumlah PNS", id="a class cut short"
        ),
        pytest.param(
            "Jumlah OPD bernilai >= B / jumlah OPD x 100%", "Jumlah OPD bernilai >= B", "jumlah OPD", id="a threshold"
        ),
        pytest.param("Dihitung dari jumlah A dibagi jumlah B x 100%", "jumlah A", "jumlah B", id="how it is counted"),
        pytest.param(
            "Diukur dengan cara jumlah A dibagi jumlah B x 100%", "jumlah A", "jumlah B", id="how it is measured"
        ),
        pytest.param("Capaian : (jumlah A : jumlah B) x 100%", "jumlah A", "jumlah B", id="a label before a colon"),
        pytest.param(
            "(Jumlah A) dibandingkan dengan (jumlah B) x 100%", "Jumlah A", "jumlah B", id="compared, in brackets"
        ),
        pytest.param("Membandingkan jumlah A dengan jumlah B", "jumlah A", "jumlah B", id="compares"),
        pytest.param("a. jumlah A dibagi jumlah B x 100%", "jumlah A", "jumlah B", id="mark of a list"),
    ],
)
def test_words_before_a_numerator(text: str, numerator: str, denominator: str) -> None:
    parsed = parse_formula(text)
    assert parsed.value is not None
    assert (parsed.value.kind, parsed.value.numerator, parsed.value.denominator) == ("ratio", numerator, denominator)
    assert parsed.notes == ()


@pytest.mark.parametrize(
    ("text", "note"),
    [
        pytest.param("IKM unit pelayanan x 20", "computed_otherwise", id="an index scaled"),
        pytest.param(
            "Nilai IKM = NRR tertimbang x 25 (konversi)", "computed_otherwise", id="an index scaled by its guideline"
        ),
        pytest.param("[Jml. rumah tangga dengan air minum : ∑ bayi]", "division_ambiguous", id="a count with a colon"),
        pytest.param("Σ nilai unsur x 100%", "computed_otherwise", id="a sum scaled"),
        pytest.param("(Jumlah A)/(Jumlah B) dibagi 2", "division_ambiguous", id="half of a fraction"),
    ],
)
def test_a_formula_of_another_kind_is_noted(text: str, note: str) -> None:
    assert note in parse_formula(text).notes
