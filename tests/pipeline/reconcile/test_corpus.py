"""Formulas of several offices: which are one, and which are others."""

from __future__ import annotations

import pytest

from pipeline.reconcile.corpus import Formulas


@pytest.mark.parametrize(
    ("other", "n"),
    [
        pytest.param("penduduk miskin jumlah penduduk", 0, id="a word less"),
        pytest.param("penduduk di bawah garis kemiskinan jumlah penduduk", 0, id="in other words"),
        pytest.param("keluarga penerima bantuan jumlah keluarga", 1, id="something else"),
    ],
)
def test_formulas_of_one_meaning_are_one(other: str, n: int) -> None:
    mine = "jumlah penduduk miskin jumlah penduduk"
    formulas = Formulas()
    formulas.add("g", mine, "dinas a")
    formulas.add("g", other, "dinas b")
    assert formulas.others("g", mine) == n


def test_an_indicator_of_one_office_is_compared_with_none() -> None:
    formulas = Formulas()
    formulas.add("g", "a b", "dinas a")
    assert formulas.others("g", "a b") is None
