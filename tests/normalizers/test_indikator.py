"""The same indicator in the spellings of several offices."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.indikator import LEVELS, block_keys, compare_indicators, group_key

SAME = [
    pytest.param("Persentase desa maju", "Prosentase Desa Maju", "same_key", id="prosentase"),
    pytest.param("Presentase desa maju", "Persentase Desa Maju (%)", "same_key", id="presentase"),
    pytest.param("Indek Kepuasan Masyarakat", "Indeks Kepuasan Masyarakat", "same_key", id="indek"),
    pytest.param("Hasil Survey Kepuasan", "Hasil survei kepuasan", "same_key", id="survey"),
    pytest.param("Nilai SAKIP OPD", "Nilai AKIP Perangkat Daerah", "same_key", id="sakip"),
    pytest.param(
        "Nilai AKIP", "Nilai Laporan Akuntabilitas Kinerja Instansi Pemerintah (AKIP)", "same_key", id="akip spelt out"
    ),
    pytest.param("IKM", "Indeks Kepuasan Masyarakat (IKM)", "same_key", id="acronym"),
    pytest.param("1. Tingkat partisipasi", "Tingkat Partisipasi (%)", "same_key", id="mark and unit"),
    pytest.param("Persentase tatakelola desa", "Persentase tata kelola desa", "same_key", id="glued words"),
    pytest.param(
        "Indeks Kepuasan Masyarakat Kecamatan Mekarwangi", "Indeks Kepuasan Masyarakat", "same_key", id="own office"
    ),
    pytest.param(
        "Persentase penyelesaian laporan masyarakat",
        "Persentase penyelesaian masyarakat laporan",
        "same_words",
        id="order",
    ),
    pytest.param("Jumlah dokumen penatan", "Jumlah dokumen penataan", "one_letter", id="typing error"),
]
OTHER = [
    pytest.param("Persentase desa maju", "Persentase desa mandiri", id="another quality"),
    pytest.param("Angka kematian ibu", "Angka kematian bayi", id="another group"),
    pytest.param("Jumlah usaha 2020", "Jumlah usaha 2021", id="another year"),
    pytest.param("Panjang jalan berat", "Panjang jalan barat", id="two words one letter apart"),
    pytest.param("", "Persentase", id="nothing"),
]


@pytest.mark.parametrize(("a", "b", "level"), SAME)
def test_same(a: str, b: str, level: str) -> None:
    found = compare_indicators(a, b)
    assert (found.level, found.same) == (level, True)
    assert block_keys(a) & block_keys(b)


@pytest.mark.parametrize(("a", "b"), OTHER)
def test_other(a: str, b: str) -> None:
    found = compare_indicators(a, b)
    assert not found.same
    assert found.reason


def test_key_keeps_the_order_of_the_words() -> None:
    assert group_key("Prosentase Desa yang Maju dan Mandiri (%)") == "persentase desa maju mandiri"


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=40), st.text(max_size=40))
def test_comparison_is_symmetric(a: str, b: str) -> None:
    there, back = compare_indicators(a, b), compare_indicators(b, a)
    assert (there.level, there.score) == (back.level, back.score)
    assert there.level in LEVELS
