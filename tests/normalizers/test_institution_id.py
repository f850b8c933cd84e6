"""One id for one office: spelling, short names, and the region in its name do not matter."""

from __future__ import annotations

import pytest

from normalizers.institution import institution_id


@pytest.mark.parametrize(
    ("name", "code", "expected"),
    [
        pytest.param("Dinas Kesehatan", "32", "dinas-kesehatan@32", id="of a province"),
        pytest.param("DINAS KESEHATAN DAERAH PROVINSI JAWA BARAT", "32", "dinas-kesehatan@32", id="its province printed"),
        pytest.param("Dinas Kesehatan Provinsi Jawa Barat", "32.04", "dinas-kesehatan@32", id="printed before place"),
        pytest.param("Dinas Kesehatan Kabupaten Bandung", "32", "dinas-kesehatan@32.04", id="regency printed"),
        pytest.param("Dinas Kesehatan Bandung", "32.04", "dinas-kesehatan@32.04", id="regency without its word"),
        pytest.param("DINAS KESEHATAN KABUPATEN BANDUNG 8ARAT", "32.17", "dinas-kesehatan@32.17", id="misread region"),
        pytest.param("Dinas Tata Kota", "32.73", "dinas-tata-kota@32.73", id="kota is no region"),
        pytest.param("Dinas Tata Kota Kota Bandung", "32.73", "dinas-tata-kota@32.73", id="kota twice"),
        pytest.param("Dinas Kesehatan DKI Jakarta", "31", "dinas-kesehatan@31", id="dki"),
        pytest.param("Dinas Kesehatan Daerah Istimewa Yogyakarta", "34", "dinas-kesehatan@34", id="diy"),
        pytest.param("Inspektorat Kota Administrasi Jakarta Timur", "31", "inspektorat@31.75", id="administrative town"),
        pytest.param("Bappeda", "35.27", "badan-perencanaan-pembangunan@35.27", id="short name"),
        pytest.param("Badan Perencanaan Pembangunan Daerah Kabupaten Sampang Provinsi Jawa Timur", None,
            "badan-perencanaan-pembangunan@35.27", id="two regions"),
        pytest.param("Satpol PP Kota Bandung", "32.73", "satuan-polisi-pamong-praja@32.73", id="satpol"),
        pytest.param("Inspektorat Daerah Kabupaten Jember", "35.09", "inspektorat@35.09", id="inspectorate"),
        pytest.param("Sekretariat Daerah Kabupaten Jember", "35.09", "sekretariat-daerah@35.09", id="secretariat"),
        pytest.param("Sekretariat Dewan Perwakilan Rakyat Daerah", "32.71", "sekretariat-dprd@32.71", id="council"),
        pytest.param("KANTOR CAMAT SRESEH", "35.27", "kecamatan-sreseh@35.27.01", id="kecamatan by its regency"),
        pytest.param("Kecamatan Sreseh Kabupaten Sampang", "35.27.01", "kecamatan-sreseh@35.27.01", id="kecamatan"),
        pytest.param("Kecamatan Kota Sumenep", "35.29", "kecamatan-kota-sumenep@35.29.01", id="kota in its name"),
        pytest.param("Kelurahan Bantarjati", "32.71.05", "kelurahan-bantarjati@32.71.05", id="kelurahan"),
        pytest.param("Dinas Kesehatan", "35.09.01", "dinas-kesehatan@35.09", id="an office lies in a regency"),
        pytest.param("Pemerintah Kabupaten Jember", "35.09", "pemerintah@35.09", id="government"),
        pytest.param("Bupati Jember", "35.09", "pemerintah@35.09", id="its head"),
        pytest.param("Dinas", "35.09", None, id="no name"),
        pytest.param(None, "35.09", None, id="no office"),
        pytest.param("Dinas Kesehatan", None, None, id="no region"),
        pytest.param("Dinas Pendidikan Kabupaten Sukamaju", "32.71", None, id="a region that nobody knows"),
    ],
)  # fmt: skip
def test_ids_of_offices(name: str | None, code: str | None, expected: str | None) -> None:
    assert institution_id(name, code) == expected


def test_a_kecamatan_under_its_former_name_is_the_same_office() -> None:
    today = institution_id("Kecamatan Jongkat", "61.02.08")
    assert today == "kecamatan-jongkat@61.02.08"
    assert institution_id("KECAMATAN SIANTAN", "61.02.08") == today
    assert institution_id("Kecamatan Siantan Kabupaten Mempawah", "61.02") == today


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        pytest.param(
            "Dinas Pengendalian Penduduk dan KB", "Dinas Pengendalian Penduduk dan Keluarga Berencana", id="KB"
        ),
        pytest.param("SETDA KABUPATEN SAMPANG", "Sekretariat Daerah", id="Setda"),
        pytest.param("SETWAN", "Sekretariat DPRD", id="Setwan"),
        pytest.param("DISPENDUKCAPIL", "Dinas Kependudukan dan Pencatatan Sipil", id="Dispendukcapil"),
        pytest.param("Dinas PMD", "Dinas Pemberdayaan Masyarakat dan Desa", id="PMD"),
    ],
)
def test_a_short_name_is_the_office_of_the_whole_one(short: str, whole: str) -> None:
    assert institution_id(short, "35.27") == institution_id(whole, "35.27") is not None


def test_the_unit_that_a_puskesmas_is_belongs_to_no_name() -> None:
    assert institution_id("UPTD Puskesmas Sreseh", "35.27.01") == institution_id("PUSKESMAS SRESEH", "35.27.01")


def test_a_kecamatan_that_the_list_misprints_is_one_office_under_both_names() -> None:
    usual = institution_id("Kecamatan Cibinong", "32.03.20")
    assert usual == institution_id("KECAMATAN CUBINONG", "32.03.20") == "kecamatan-cibinong@32.03.20"
