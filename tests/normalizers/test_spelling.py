"""Sentences that differ in how a word is spelt, and those that say something else."""

import pytest

from normalizers.spelling import spelt_otherwise


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param(
            "Jumlah arsip digtalsasi", "jumlah arsip digitalisasi", True, id="two letters of a long word lost"
        ),
        pytest.param("Jumlah pelayanan", "Jumlah pelayann", True, id="a letter lost"),
        pytest.param("Jumlah sawah", "Jumlah sawit", False, id="short words"),
        pytest.param("Jumlah pangan", "Jumlah pangan", False, id="the same"),
        pytest.param("Investor berskala nasional", "Investor skala nasional", True, id="an affix of style"),
        pytest.param("Sektor informal", "Sektor formal", False, id="an affix of meaning"),
        pytest.param("Tata kelola pemerintah desa", "Tata kelola pemerintahan desa", False, id="a suffix"),
        pytest.param("Jumlah desa", "Jumlah seluruh desa", False, id="a word more"),
        pytest.param("Triwulan 1000000", "Triwulan 1000001", False, id="numbers"),
    ],
)
def test_sentences_spelt_otherwise(one: str, other: str, same: bool) -> None:
    assert spelt_otherwise(one, other) is same
    assert spelt_otherwise(other, one) is same
