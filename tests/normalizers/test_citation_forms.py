"""Forms of citations that were unread: a table of kind, number, year and issuer, and the identifiers made of them."""

from __future__ import annotations

import random

import pytest

from normalizers.regulations.peraturan import parse_peraturan
from normalizers.regulations.reference import is_beyond_the_last, title_of
from tests.normalizers.tables import faults, kept_faults, rows


def is_right(text: str, kind: str, number: str, year: str, issuer: str) -> bool:
    """Return whether a citation is read so; kind "!X": X and noted, "X*": a kind that begins so; number "?n": n, or noted."""
    parsed = parse_peraturan(text)
    value = parsed.value
    if value is None:
        return False
    wanted = number.lstrip("?")
    same_number = wanted in ("*", value.number) or (value.number or "-").casefold() == wanted.casefold()
    same_number = same_number or (number[0] == "?" and bool(parsed.notes))  # misread in the print: right, or noted
    years = {"-", year[1:]} if year.startswith("?") else {year}
    wanted_kind = kind.lstrip("!")
    same_kind = value.reg_type.startswith(wanted_kind[:-1]) if kind[-1] == "*" else value.reg_type == wanted_kind
    return (
        same_kind
        and (kind[0] != "!" or bool(parsed.notes))
        and same_number
        and str(value.year or "-") in years
        and (not issuer or (value.issuer or "-") == issuer)
    )


def test_the_table_of_forms() -> None:
    assert faults("citation_forms.tsv", 5, is_right) == []
    assert kept_faults("citation_forms.tsv", 5, is_right) <= 4


def test_no_form_has_the_identifier_of_another_without_a_note() -> None:
    def is_told(text: str, kind: str, number: str, year: str, issuer: str) -> bool:
        parsed = parse_peraturan(text)
        silent = parsed.value is not None and parsed.value.regulation_id is not None and not parsed.notes
        return not silent or is_right(text, kind, number, year, issuer)

    assert faults("citation_forms.tsv", 5, is_told) == []
    assert kept_faults("citation_forms.tsv", 5, is_told) == 0


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
        pytest.param("PMA Nomor 14 Tahun 2022", "permenag-14-2022", id="minister of religion"),
        pytest.param("KMA Nomor 14 Tahun 2022", None, id="minister of religion, or chief justice"),
        pytest.param("PERMA Nomor 1 Tahun 2020", "perma-1-2020", id="supreme court, no misread perda"),
        pytest.param("PBI No. 22/8/PBI/2020", "pbi-22-8-pbi-2020-2020", id="central bank"),
        pytest.param("Peraturan OJK Nomor 49 Tahun 2024", "pojk-49-2024", id="authority of financial services"),
        pytest.param("PKPU Nomor 10 Tahun 2023", "perka-komisi-pemilihan-umum-10-2023", id="commission of elections"),
        pytest.param("Perdirjen Contoh Nomor 5 Tahun 2022", "peraturan-direktur-jenderal-contoh-5-2022", id="director general"),
        pytest.param("Permenko Nomor 4 Tahun 2021", None, id="coordinating minister, no misread permenkop"),
        pytest.param("Peraturan Negeri Dalam Negeri Nomor 110 Tahun 2017", "permendagri-110-2017", id="no village of this name"),
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
    assert is_beyond_the_last(value) is expected


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


@pytest.mark.parametrize(
    ("text", "note"),
    [
        pytest.param("Undang-Undang (Drf) Nomor 3 Tahun 1953 tentang Pembentukan", "type_unclear", id="word of the kind"),
        pytest.param("UU Nomor 12 Drf Tahun 1956 tentang Pembentukan", "type_unclear", id="word behind the number"),
        pytest.param("Peraturan Menteri RAN Nomor 20 Tahun 2008", "issuer_unclear", id="ministry that does not exist"),
        pytest.param("PermenPAM-RB Nomor 12 Tahun 2015", "issuer_unclear", id="abbreviation of a ministry"),
        pytest.param("Keputusan Menteri Kesehatam Nomor 12 Tahun 2015", "issuer_unclear", id="word of a ministry"),
        pytest.param("Keputusan Bupati Magclang Nomor 188.45/2/2012", "issuer_unclear", id="regent of no regency"),
        pytest.param("Peraturan Bupati Contohan Nomor 12 Tahun 2015", "issuer_unclear", id="no such regency"),
        pytest.param("Peraturan Walikota 8ekasi Nomor 9 Tahun 2017", "region_misread", id="digit in a name"),
        pytest.param("Perda Lampung Selafan Nomor 4 Tahun 2016", "region_misread", id="not the shorter province"),
        pytest.param("Ketetapan MPR Nomor XI1MPR/1998", "number_unclear", id="slash of a decree of the assembly"),
        pytest.param("PMK Nomor 2g4/PMK.02/2017", "number_unclear", id="letter between digits"),
        pytest.param("PMK Nomor 214/PMX.02/2017", "number_unclear", id="word of a number"),
        pytest.param("Permenkes Nomor 741/MENKES/PERIVII/2008", "number_unclear", id="slash read as a letter"),
        pytest.param("Permenpan Nomor PER/151M.PAN/7/2008", "number_unclear", id="slash read as a digit"),
        pytest.param("Perbup Bangli Nomor 3b Tahun 2019", "number_unclear", id="letter for a digit"),
        pytest.param("Keputusan Mendagri Nomor 100 4.2.4-084 Tahun 2023", "number_unclear", id="number cut by a blank"),
        pytest.param("UU Nomor 17 Tahun 2003 tentang Keuangan Negara Undang-Undang Nomor 15 Tahun 2004 tentang Pemeriksaan",
            "several_regulations", id="two citations in one item"),
        pytest.param("PP Nomor 8 Tahun 2006 tentang Pelaporan Keuangan, Peraturan Presiden Nomor 29 Tahun 2014",
            "several_regulations", id="two citations and a comma"),
        pytest.param("UU No. B/1956", "digit_lookalike", id="number that is one letter"),
        pytest.param("Peraturan Pemerintah NomorTahun 2008", "number_missing", id="the year is no number"),
    ],
)  # fmt: skip
def test_a_misread_head_is_noted(text: str, note: str) -> None:
    assert note in parse_peraturan(text).notes


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Permendagri Nomor 18 Tahun 2020 tentang Peraturan Pelaksanaan Peraturan Pemerintah Nomor 13 Tahun 2019",
            id="what it carries out"),
        pytest.param("UU Nomor 9 Tahun 2015 tentang Perubahan Kedua atas Undang-Undang Nomor 23 Tahun 2014", id="changes it"),
        pytest.param("UU Nomor 6 Tahun 2023 tentang Penetapan Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2022",
            id="what it makes law"),
        pytest.param("UU Nomor 23 Tahun 2014 tentang Pemerintahan Daerah sebagaimana telah diubah dengan UU Nomor 9 Tahun 2015",
            id="what changed it"),
    ],
)  # fmt: skip
def test_a_regulation_that_a_title_leads_to_is_no_second_citation(text: str) -> None:
    assert "several_regulations" not in parse_peraturan(text).notes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("PeraturanPresidenNomor29Tahun2014 tentang SAKIP", ("PERPRES", "29", 2014, "Presiden"), id="no blanks"),
        pytest.param("Perpres 81/2010tentang Grand Design", ("PERPRES", "81", 2010, "Presiden"), id="title glued to the year"),
        pytest.param("12 Peraturan Presiden Nomor 29 Tahun 2014", ("PERPRES", "29", 2014, "Presiden"), id="mark without a stop"),
        pytest.param("5.Peraturan Presiden Nomor 29 Tahun 2014", ("PERPRES", "29", 2014, "Presiden"), id="glued mark"),
        pytest.param("Permenpar No. 3 Tahun 2018", ("PERMENPAR", "3", 2018, "Kementerian Pariwisata"), id="not of PAN"),
        pytest.param("Kep. Mendagri No. 050-188/Kep/Bangda/2007",
            ("KEPMENDAGRI", "050-188/Kep/Bangda/2007", 2007, "Kementerian Dalam Negeri"), id="kind cut short"),
        pytest.param("Keputusan Walikota Bandung Nomor 065/1/2018", ("KEPUTUSAN", "065/1/2018", 2018, "Wali Kota Bandung"),
            id="one office, two spellings"),
        pytest.param("Peraturan Daerah Kota SurakartaNomor 10 Tahun 2016", ("PERDA", "10", 2016, "Kota Surakarta"),
            id="label glued to the region"),
        pytest.param("Instruksi Menteri Dalam Negeri Momor 70 Tahun 2021", ("INSTRUKSI", "70", 2021, "Menteri Dalam Negeri"),
            id="label misread"),
        pytest.param("Perda Prop. Kaltim Nomor 9 Tahun 2016", ("PERDA", "9", 2016, "Provinsi Kalimantan Timur"), id="Prop."),
    ],
)  # fmt: skip
def test_glued_and_cut_heads_are_read(text: str, expected: tuple[str, str, int, str]) -> None:
    value = parse_peraturan(text).value
    assert value is not None
    assert (value.reg_type, value.number, value.year, value.issuer) == expected


def test_one_misread_letter_of_the_head_is_rarely_silent() -> None:
    made = random.Random(7)
    looks = {"1": "lI", "0": "Oo", "5": "Ss", "8": "B", "2": "Zz", "6": "b", "9": "g", "a": "oe", "e": "co", "n": "mu",
             "m": "n", "r": "nt", "i": "l1", "l": "1I",
             "u": "vn", "o": "0e", "t": "fl", "d": "cl", "g": "9q", "P": "FR", "/": "l1I"}  # fmt: skip
    tried, silent = 0, 0
    for row in rows("citation_forms.tsv", 5):
        text = row[0]
        before = parse_peraturan(text)
        title = text.casefold().find("tentang")
        places = [at for at, letter in enumerate(text[: title if title > 0 else None]) if letter in looks]
        for at in made.sample(places, min(6, len(places))):
            parsed = parse_peraturan(text[:at] + made.choice(looks[text[at]]) + text[at + 1 :])
            tried += 1
            if before.value is None or parsed.value is None or parsed.value.regulation_id is None:
                continue
            silent += before.value.regulation_id != parsed.value.regulation_id and parsed.notes == before.notes
    assert silent <= 0.02 * tried


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Undang-Undang Dasar Negara Republik Indonesia Tahun 1945", "uud-1945", id="with its year"),
        pytest.param(
            "Pasal 18 ayat (6) Undang-Undang Dasar Negara Republik Indonesia", "uud-1945", id="an article, no year"
        ),
        pytest.param("Undang-Undang Dasar Sementara Tahun 1950", None, id="the provisional one of 1950"),
    ],
)
def test_the_constitution_has_an_identifier_without_a_number(text: str, expected: str | None) -> None:
    parsed = parse_peraturan(text)
    assert parsed.value is not None
    assert (parsed.value.reg_type, parsed.value.regulation_id, parsed.notes) == ("UUD", expected, ())
    assert title_of("uud-1945") is not None


def test_the_word_of_a_ministry_in_a_number_is_no_misread_one() -> None:
    assert parse_peraturan("Peraturan Menteri Sosial No. 86/HUK/2010 tentang Organisasi").notes == ()


@pytest.mark.parametrize(
    ("text", "number", "year", "note"),
    [
        pytest.param("UU Nomor 25 Tahun 2O O4 tentang SPPN", "25", 2004, "digit_lookalike", id="a blank inside the year"),
        pytest.param("UU Nomor 25 Tahun '04 tentang SPPN", "25", 2004, "year_short", id="a year cut short"),
        pytest.param("UU Nomor 9 Tahun '98 tentang X", "9", 1998, "year_short", id="of the century before"),
        pytest.param("UU 25-2004", "25", 2004, "", id="a hyphen before the year"),
        pytest.param("UU Nomor 25/Tahun 2004", "25", 2004, "", id="a stroke before the word for the year"),
        pytest.param("UU Nomor 25 Tohiiri 2oO4 tentang X", "25", 2004, "word_misspelt", id="a word parted by a reader"),
        pytest.param("UU 25/2004 jo. 9/2015", "25", 2004, "several_regulations", id="what changed it has no kind"),
        pytest.param("Perda Nomor .... Tahun 2019 tentang X", None, 2019, "number_missing", id="a blank slot is no issuer"),
    ],
)  # fmt: skip
def test_slots_cut_or_left_blank(text: str, number: str | None, year: int, note: str) -> None:
    parsed = parse_peraturan(text)
    assert parsed.value is not None
    assert (parsed.value.number, parsed.value.year, parsed.value.issuer) == (number, year, None)
    assert note in parsed.notes or (not note and not parsed.notes)


def test_the_number_of_another_act_behind_a_vague_kind_is_noted() -> None:
    parsed = parse_peraturan("Peraturan Pelaksanaan Undang-Undang Nomor 25 Tahun 2004 tentang X")
    assert "type_unclear" in parsed.notes
