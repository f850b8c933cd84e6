"""The same indicator in the spellings of several offices."""

from __future__ import annotations

import pytest

from normalizers.indikator import group_key

SAME = [
    pytest.param("Persentase desa maju", "Prosentase Desa Maju", id="prosentase"),
    pytest.param("Presentase desa maju", "Persentase Desa Maju (%)", id="presentase"),
    pytest.param("Indek Kepuasan Masyarakat", "Indeks Kepuasan Masyarakat", id="indek"),
    pytest.param("Hasil Survey Kepuasan", "Hasil survei kepuasan", id="survey"),
    pytest.param("Nilai SAKIP OPD", "Nilai AKIP Perangkat Daerah", id="sakip"),
    pytest.param("Nilai AKIP", "Nilai Laporan Akuntabilitas Kinerja Instansi Pemerintah (AKIP)", id="akip spelt out"),
    pytest.param("IKM", "Indeks Kepuasan Masyarakat (IKM)", id="acronym"),
    pytest.param("1. Tingkat partisipasi", "Tingkat Partisipasi (%)", id="mark and unit"),
    pytest.param("Persentase tatakelola desa", "Persentase tata kelola desa", id="glued words"),
    pytest.param("Indeks Kepuasan Masyarakat Kecamatan Mekarwangi", "Indeks Kepuasan Masyarakat", id="own office"),
]
OTHER = [
    pytest.param("Persentase desa maju", "Persentase desa mandiri", id="another quality"),
    pytest.param("Angka kematian ibu", "Angka kematian bayi", id="another group"),
    pytest.param("Jumlah usaha 2020", "Jumlah usaha 2021", id="another year"),
    pytest.param("Panjang jalan berat", "Panjang jalan barat", id="two words one letter apart"),
    pytest.param("", "Persentase", id="nothing"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_same(a: str, b: str) -> None:
    assert group_key(a) == group_key(b)


@pytest.mark.parametrize(("a", "b"), OTHER)
def test_other(a: str, b: str) -> None:
    assert group_key(a) != group_key(b)


def test_key_keeps_the_order_of_the_words() -> None:
    assert group_key("Prosentase Desa yang Maju dan Mandiri (%)") == "persentase desa maju mandiri"
