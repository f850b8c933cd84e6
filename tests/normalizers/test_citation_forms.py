"""Forms of citations that were unread: a table of kind, number, year and issuer, and the identifiers made of them."""

from __future__ import annotations

import pytest

from normalizers.peraturan import parse_peraturan
from normalizers.regulation_reference import is_listed_kind, title_of
from tests.normalizers.tables import faults, kept_faults


def is_right(text: str, kind: str, number: str, year: str, issuer: str) -> bool:
    parsed = parse_peraturan(text)
    value = parsed.value
    if value is None:
        return False
    wanted = number.lstrip("?")
    same_number = wanted in ("*", value.number) or (value.number or "-").casefold() == wanted.casefold()
    same_number = same_number or (number[0] == "?" and bool(parsed.notes))  # misread in the print: right, or noted
    years = {"-", year[1:]} if year.startswith("?") else {year}
    return (
        value.reg_type == kind
        and same_number
        and str(value.year or "-") in years
        and (not issuer or (value.issuer or "-") == issuer)
    )


def test_the_table_of_forms() -> None:
    assert faults("citation_forms.tsv", 5, is_right) == []
    assert kept_faults("citation_forms.tsv", 5, is_right) <= 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Peraturan Desa Sukamaju Nomor 2 Tahun 2020", "perdes-desa-sukamaju-2-2020", id="village in the id"),
        pytest.param("Perdes Sukamaju No. 2 Tahun 2020", "perdes-desa-sukamaju-2-2020", id="abbreviated village regulation"),
        pytest.param("Peraturan Desa Nomor 2 Tahun 2020", None, id="village not named"),
        pytest.param("Peraturan Nagari Koto Contoh Nomor 2 Tahun 2020", "perdes-nagari-koto-contoh-2-2020", id="nagari"),
        pytest.param("Qanun Gampong Contoh Nomor 1 Tahun 2019", "perdes-gampong-contoh-1-2019", id="gampong"),
        pytest.param("Peraturan Kampung Contoh Nomor 4 Tahun 2021", "perdes-kampung-contoh-4-2021", id="kampung"),
        pytest.param("Peraturan Pekon Contoh Nomor 4 Tahun 2021", "perdes-pekon-contoh-4-2021", id="pekon"),
        pytest.param("Peraturan Tiyuh Contoh Nomor 4 Tahun 2021", "perdes-tiyuh-contoh-4-2021", id="tiyuh"),
        pytest.param("Peraturan Lembang Contoh Nomor 4 Tahun 2021", "perdes-lembang-contoh-4-2021", id="lembang"),
        pytest.param("Peraturan Negeri Contoh Nomor 4 Tahun 2021", "perdes-negeri-contoh-4-2021", id="negeri"),
        pytest.param("PERATURAN KALURAHAN CONTOH NOMOR 4 TAHUN 2021", "perdes-kalurahan-contoh-4-2021", id="kalurahan"),
        pytest.param("Peraturan Kepala Desa Contoh Nomor 4 Tahun 2021", "perkades-desa-contoh-4-2021", id="head of a desa"),
        pytest.param("Peraturan Wali Nagari Contoh Nomor 4 Tahun 2021", "perkades-nagari-contoh-4-2021", id="wali nagari"),
        pytest.param("Peraturan Keuchik Gampong Contoh Nomor 4 Tahun 2021", "perkades-gampong-contoh-4-2021", id="keuchik"),
        pytest.param("Peraturan Peratin Contoh Nomor 4 Tahun 2021", "perkades-pekon-contoh-4-2021", id="peratin"),
        pytest.param("Perda Nomor 3 Tahun 2016 tentang RPJMD Kabupaten Sampang", "perda-kabupaten-sampang-3-2016",
            id="issuer from the title"),
        pytest.param("Perda Nomor 3 Tahun 2016", None, id="no issuer, no id"),
        pytest.param("Perda Kab. Sampang No. 3 Tahun 2016", "perda-kabupaten-sampang-3-2016", id="short word of the level"),
        pytest.param("Permenpan 9/2007", "permenpan-per-9-m.pan-5-2007", id="plain number of the former ministry"),
        pytest.param("Peraturan Menpan Nomor PER-09/M.PAN/5/2007", "permenpan-per-9-m.pan-5-2007", id="hyphen in the number"),
        pytest.param("Permenpan Nomor PER/9/M.PAN/05/2007", "permenpan-per-9-m.pan-5-2007", id="zeros in the number"),
        pytest.param("Permenpan Nomor PER/09/M.PAN/2007", "permenpan-per-9-m.pan-5-2007", id="month not printed"),
        pytest.param("PermenPANRB Nomor 20/M.PAN-RB/11/2012", "permenpanrb-20-2012", id="number of the later ministry"),
        pytest.param("PMK Nomor 249/PMK.02/2011", "permenkeu-249-2011", id="directorate in the number"),
        pytest.param("TAP MPR XI Tahun 1998", "tap-mpr-xi-1998", id="decree of the assembly without slashes"),
        pytest.param("Ketetapan MPR Nomor XI/MPR/1998", "tap-mpr-xi-1998", id="decree of the assembly"),
        pytest.param("Keputusan Camat Sukamaju Nomor 5 Tahun 2020", "keputusan-camat-sukamaju-5-2020", id="decree of an officer"),
        pytest.param("Keputusan Nomor 5 Tahun 2020", None, id="decree of nobody"),
    ],
)  # fmt: skip
def test_identifiers(text: str, expected: str | None) -> None:
    value = parse_peraturan(text).value
    assert value is not None
    assert value.regulation_id == expected


def test_a_law_that_makes_another_one_law_has_its_own_gazette() -> None:
    text = (
        "Undang-Undang Nomor 27 Tahun 1959 tentang Penetapan Undang-Undang Darurat Nomor 3 Tahun 1953 tentang Pembentukan "
        "Daerah Tingkat II di Kalimantan (Lembaran Negara Tahun 1953 Nomor 9) sebagai Undang-Undang (Lembaran Negara Tahun "
        "1959 Nomor 72, Tambahan Lembaran Negara Nomor 1820)"
    )
    value = parse_peraturan(text).value
    assert value is not None
    assert [(g.kind, g.year, g.number) for g in value.gazettes] == [("LN", 1959, "72"), ("TLN", 1959, "1820")]
    assert value.title is not None
    assert value.title.endswith("di Kalimantan sebagai Undang-Undang")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Undang-Undang Nomor 36 Tahun 2014", False, id="a gap of the list"),
        pytest.param("Undang-Undang Nomor 90 Tahun 2008", True, id="far beyond the last of its year"),
        pytest.param("Undang-Undang Nomor 7 Tahun 2020", False, id="a year with gaps"),
        pytest.param("Instruksi Presiden Nomor 17 Tahun 2012", False, id="a kind of which single acts were read"),
        pytest.param(
            "Peraturan Menteri Dalam Negeri Nomor 900 Tahun 2010", False, id="a kind of which no list is whole"
        ),
    ],
)
def test_only_a_whole_list_says_that_a_regulation_does_not_exist(text: str, expected: bool) -> None:
    value = parse_peraturan(text).value
    assert value is not None
    assert is_listed_kind(value) is expected


def test_titles_of_the_reference() -> None:
    assert title_of("uu-36-2014") == "Tenaga Kesehatan"
    assert title_of("perda-kabupaten-sampang-3-2016") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Peraturan Menteri Pendaya9unaan Aparatur Negara dan Reformasi Birokrasi Nomor 35 Tahun 2011",
            ("PERMENPANRB", "35", 2011), id="ministry"),
        pytest.param("Keputusan Menteri Daiam Negeri Nomor 050-5889 Tahun 2021", ("KEPMENDAGRI", "050-5889", 2021), id="l for i"),
        pytest.param("PeraturanPemerihtah Nomor 38 Tahun 2007", ("PP", "38", 2007), id="glued and misread"),
        pytest.param("Permenke5 Nomor 75 Tahun 2014", ("PERMENKES", "75", 2014), id="abbreviation"),
        pytest.param("UU Nomor 32 Tohun 2004 tentang Pemerintahan Daerah", ("UU", "32", 2004), id="word before the year"),
        pytest.param("Perka BKN Nomor 22 Tahun 2007", ("PERKA", "22", 2007), id="an abbreviation is not respelt"),
    ],
)  # fmt: skip
def test_misread_words_of_the_head(text: str, expected: tuple[str, str, int]) -> None:
    value = parse_peraturan(text).value
    assert value is not None
    assert (value.reg_type, value.number, value.year) == expected


def test_a_ministry_that_cannot_be_read_gives_no_identifier() -> None:
    parsed = parse_peraturan("Permenxyz Nomor 5 Tahun 2015")
    assert parsed.value is not None
    assert parsed.value.regulation_id is None
    assert "issuer_unclear" in parsed.notes
