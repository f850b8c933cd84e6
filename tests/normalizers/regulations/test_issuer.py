"""Who issued a regulation: from its head, its gazette, its title; absent or noted where it is not told."""

from __future__ import annotations

import pytest

from normalizers.regulations.issuer import issuer_in
from normalizers.regulations.peraturan import parse_peraturan

REST = "Nomor 5 Tahun 2016 tentang Hal"
OWN_NUMBER = "Nomor 188/5/2020 tentang Hal"
GAZETTE = "(Lembaran Daerah Kabupaten Sampang Tahun 2016 Nomor 3)"
UNCLEAR, MISREAD, TITLE = ("issuer_unclear",), ("region_misread",), ("issuer_from_title",)


@pytest.mark.parametrize(
    ("text", "issuer", "notes"),
    [
        pytest.param(f"Peraturan Gubernur Bali {REST}", "Provinsi Bali", (), id="province behind its officer"),
        pytest.param(f"Peraturan Gubernur Provinsi Papua Barat {REST}", "Provinsi Papua Barat", (), id="and its level"),
        pytest.param(f"Perda Kabupaten Sampang {REST}", "Kabupaten Sampang", (), id="kabupaten"),
        pytest.param(f"Perda Kota Bogor {REST}", "Kota Bogor", (), id="kota of a name that a kabupaten has too"),
        pytest.param(
            f"Perda Kabupaten Daerah Tingkat II Sampang {REST}", "Kabupaten Sampang", (), id="name of before 1999"
        ),
        pytest.param(
            f"Perda Daerah Istimewa Yogyakarta {REST}", "Provinsi Daerah Istimewa Yogyakarta", (), id="special region"
        ),
        pytest.param(
            f"Peraturan Gubernur Daerah Khusus Ibukota Jakarta {REST}", "Provinsi Daerah Khusus Ibukota Jakarta", (), id="dki"
        ),
        pytest.param(f"Perda Lampung {REST}", "Provinsi Lampung", (), id="a province's name alone"),
        pytest.param(f"Perda Lampung Selatan {REST}", "Kabupaten Lampung Selatan", (), id="a longer name than the province's"),
        pytest.param(f"Perda Lampung Selafan {REST}", "Kabupaten Lampung Selatan", MISREAD, id="a longer name, misread"),
        pytest.param(f"Perbup Solok Selatan {REST}", "Kabupaten Solok Selatan", (), id="a longer name than a kabupaten's"),
        pytest.param(f"Perbup Magelang {REST}", "Kabupaten Magelang", (), id="the officer tells the level: kabupaten"),
        pytest.param(f"Perwali Magelang {REST}", "Kota Magelang", (), id="the officer tells the level: kota"),
        pytest.param(f"Perda Magelang {REST}", None, UNCLEAR, id="a name of two, and no level"),
        pytest.param(f"Peraturan Bupati Sampnag {REST}", "Kabupaten Sampang", MISREAD, id="letters changed"),
        pytest.param(f"Peraturan Gubernur Jawa Borat {REST}", "Provinsi Jawa Barat", MISREAD, id="a letter misread"),
        pytest.param(f"Peraturan Bupati Antahberantah {REST}", "Kabupaten Antahberantah", UNCLEAR, id="unknown to the reference"),
        pytest.param(f"Perda Kab. Antahberantah {REST}", "Kabupaten Antahberantah", UNCLEAR, id="unknown, short level"),
        pytest.param(f"PERDA KOTA ANTAHBERANTAH {REST}", "Kota Antahberantah", UNCLEAR, id="unknown, in capitals"),
        pytest.param(f"Peraturan Daerah {REST}", None, (), id="no region anywhere"),
        pytest.param(f"Peraturan Daerah yang berlaku {REST}", None, (), id="words that name no region"),
        pytest.param(f"Peraturan Daerah {REST} di Kabupaten Sampang", "Kabupaten Sampang", TITLE, id="from the title"),
        pytest.param(
            f"Peraturan Daerah {REST} Kabupaten Sampang dan Kabupaten Gresik", None, (), id="two regions in the title"
        ),
        pytest.param(f"Peraturan Bupati {REST} Provinsi Bali", None, (), id="the title's region is of another level"),
        pytest.param(f"Peraturan Daerah {REST} {GAZETTE}", "Kabupaten Sampang", (), id="from the gazette"),
        pytest.param(
            f"Peraturan Daerah {REST} Kabupaten Gresik {GAZETTE}", "Kabupaten Sampang", (), id="gazette before title"
        ),
        pytest.param(f"Qanun Aceh {REST}", "Provinsi Aceh", (), id="of Aceh"),
        pytest.param(f"Qanun Aceh Besar {REST}", "Kabupaten Aceh Besar", (), id="of a kabupaten in Aceh"),
        pytest.param(f"Qanun Kota Langsa {REST}", "Kota Langsa", (), id="of a kota in Aceh"),
        pytest.param(f"Qanun Gampong Lampulo {REST}", "Gampong Lampulo", (), id="of a village in Aceh"),
        pytest.param(f"Peraturan Desa Sukamaju {REST}", "Desa Sukamaju", (), id="village"),
        pytest.param(f"Peraturan Nagari Koto Baru {REST}", "Nagari Koto Baru", (), id="village with a word of its own"),
        pytest.param(f"Peraturan Kepala Desa Sukamaju {REST}", "Desa Sukamaju", (), id="village behind its head"),
        pytest.param(f"PERDES SUKAMAJU {REST}", "Desa Sukamaju", (), id="village in capitals, short"),
        pytest.param(f"Peraturan Desa {REST}", None, (), id="village without name"),
        pytest.param(f"Keputusan Bupati Sampang {OWN_NUMBER}", "Bupati Sampang", (), id="decree of a head"),
        pytest.param(f"KEPUTUSAN BUPATI SAMPANG {OWN_NUMBER}", "Bupati Sampang", (), id="in capitals"),
        pytest.param(
            f"Keputusan Bupati Antahberantah {OWN_NUMBER}", "Bupati Antahberantah", UNCLEAR, id="of no known region"
        ),
        pytest.param(
            f"Keputusan Kepala Dinas Kesehatan Kabupaten Sampang {OWN_NUMBER}",
            "Kepala Dinas Kesehatan Kabupaten Sampang", (),
            id="of an office",
        ),
        pytest.param("Keputusan Camat Sreseh Momor 188/5/2020 tentang Hal", "Camat Sreseh", (), id="number misspelt"),
        pytest.param(f"Keputusan Kepala BKN {OWN_NUMBER}", "Kepala Badan Kepegawaian Negara", (), id="abbreviated"),
        pytest.param(f"Peraturan Badan KepegawaianNegara {REST}", "Badan Kepegawaian Negara", (), id="a blank lost"),
        pytest.param(
            f"Peraturan Lembaga Administrasi Negara Republik Indonesia {REST}", "Lembaga Administrasi Negara", (),
            id="the state is no part of the name",
        ),
        pytest.param(
            f"Surat Edaran Menteri PAN dan RB {REST}",
            "Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi", (),
            id="one minister, many names",
        ),
        pytest.param(f"Keputusan (1) {REST}", None, (), id="nobody"),
        pytest.param(f"Undang-Undang {REST}", None, (), id="an act has no issuer of its own"),
        pytest.param(f"Peraturan Menteri Dalam Negeri {REST}", "Kementerian Dalam Negeri", (), id="a fixed one"),
    ],
)  # fmt: skip
def test_issuer_of_a_citation(text: str, issuer: str | None, notes: tuple[str, ...]) -> None:
    parsed = parse_peraturan(text)
    assert parsed.value is not None
    told = tuple(n for n in parsed.notes if n in ("issuer_unclear", "region_misread", "issuer_from_title"))
    assert (parsed.value.issuer, told) == (issuer, notes)


@pytest.mark.parametrize(
    ("reg_type", "region", "issuer"),
    [
        pytest.param("PERBUP", "35.27.01", "Kabupaten Sampang", id="of the kabupaten around"),
        pytest.param("PERBUP", "35.78", None, id="a kota has no bupati"),
        pytest.param("PERWALI", "35.78", "Kota Surabaya", id="of the kota"),
        pytest.param("PERWALI", "35.27", None, id="a kabupaten has no wali kota"),
        pytest.param("PERGUB", "35.27.01", "Provinsi Jawa Timur", id="of the province around"),
        pytest.param("PERDA", "35.27", "Kabupaten Sampang", id="of any level: the document's own"),
        pytest.param("PERDA", "35", "Provinsi Jawa Timur", id="of a province"),
        pytest.param("PERBUP", None, None, id="the document lies nowhere"),
        pytest.param("UU", "35.27", None, id="of no region"),
        pytest.param("PERDES", "35.27", None, id="of a village"),
    ],
)
def test_issuer_of_a_regulation_without_region(reg_type: str, region: str | None, issuer: str | None) -> None:
    assert issuer_in(reg_type, region) == issuer
