"""Formulas that a converter left in the notation of LaTeX."""

from __future__ import annotations

import pytest

from normalizers.formula.latex import without_latex
from normalizers.formula.parse import parse_formula


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(r"$\frac{\text{Jumlah A}}{\text{Jumlah B}} \times 100\%$", id="fraction"),
        pytest.param(r"$(\text{Jumlah A} / \text{Jumlah B}) \times 100\%$", id="slash"),
        pytest.param(r"$= \frac{Jumlah A}{Jumlah B} \times 100 \%$", id="words as they are"),
        pytest.param(r"\[ \dfrac{ \mathrm{Jumlah A} }{ \mathrm{Jumlah B} } \times 100\% \]", id="other commands"),
    ],
)
def test_a_fraction(text: str) -> None:
    value = parse_formula(text).value
    assert value is not None
    assert (value.kind, value.numerator, value.denominator, value.multiplier) == (
        "ratio",
        "Jumlah A",
        "Jumlah B",
        100.0,
    )


def test_places_stay() -> None:
    text = r"$(\text{Jumlah A} / \text{Jumlah B}) \times 100\%$"
    plain = without_latex(text)
    assert len(plain) == len(text)
    assert plain.index("Jumlah B") == text.index("Jumlah B")


def test_other_texts_are_left_alone() -> None:
    assert without_latex("Rp $ {a} x 100%") == "Rp $ {a} x 100%"
