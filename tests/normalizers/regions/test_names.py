"""Names of regions: a table of printed forms, and that no misread name becomes a nearer or shorter one without a note."""

from __future__ import annotations

import random

import pytest

from normalizers.regions.names import mentions
from normalizers.regions.wilayah import Hint, find_regions
from reference.load import read_rows
from tests.growth import LINEAR, growth
from tests.normalizers.tables import faults, kept_faults


def is_right(text: str, expected: str) -> bool:
    """Return whether the region is the expected one; "?code": that one with a note, its province, or none; "-": none."""
    parsed = find_regions([Hint("title", text)])
    code = parsed.value.code if parsed.value is not None else None
    wanted = expected.lstrip("?")
    if expected == "-":
        return code is None
    if expected.startswith("?"):
        return code is None or code == wanted[:2] or (code == wanted and bool(parsed.notes))
    return code == wanted


def test_the_table_of_printed_forms() -> None:
    assert faults("regions.tsv", 2, is_right) == []
    assert kept_faults("regions.tsv", 2, is_right) <= 6


def test_no_printed_form_is_another_region_without_a_note() -> None:
    def is_told(text: str, expected: str) -> bool:
        parsed = find_regions([Hint("title", text)])
        return parsed.value is None or bool(parsed.notes) or is_right(text, expected)

    assert faults("regions.tsv", 2, is_told) == []
    assert kept_faults("regions.tsv", 2, is_told) <= 1


def test_every_name_of_the_reference_is_read_without_a_note() -> None:
    for row in read_rows("wilayah/regencies.csv.gz"):
        parsed = find_regions([Hint("title", row["name"].upper())])
        assert (parsed.value and parsed.value.code, parsed.notes) == (row["code"], ())


def test_one_wrong_letter_gives_no_other_region_without_a_note() -> None:
    known = {r["name"].casefold() for r in read_rows("wilayah/regencies.csv.gz")}
    made = random.Random(3)
    for row in read_rows("wilayah/regencies.csv.gz"):
        kind, name = row["name"].split(" ", 1)
        for _ in range(3):
            at = made.randrange(len(name))
            text = f"{kind} {name[:at]}{made.choice('aeinrt018')}{name[at + 1 :]}"
            parsed = find_regions([Hint("title", text)])
            assert (
                parsed.value is None or parsed.notes or parsed.value.code == row["code"] or text.casefold() in known
            ), text


def test_a_regency_in_the_province_that_it_left_is_its_own() -> None:
    parsed = find_regions([Hint("title", "KABUPATEN NUNUKAN PROVINSI KALIMANTAN TIMUR")])
    assert parsed.value is not None
    assert (parsed.value.code, parsed.notes) == ("65.03", ("former_province",))


@pytest.mark.parametrize("name", ["BUNGO TEBO", "SAROLANGUN BANGKO", "BUOL TOLITOLI"])
def test_a_former_region_that_is_several_today_is_none_of_them(name: str) -> None:
    parsed = find_regions([Hint("title", f"KABUPATEN {name}")])
    assert (parsed.value, parsed.notes) == (None, ("regency_unknown",))


def test_the_province_chooses_between_two_names_as_near() -> None:
    parsed = find_regions([Hint("title", "KABUPATEN BAMDUNG PROVINSI JAWA BARAT")])
    assert parsed.value is not None
    assert (parsed.value.kabupaten_kota, parsed.notes) == ("Kabupaten Bandung", ("region_misread",))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(
            "PERATURAN BUPATI BANGKA TENTANG INDIKATOR KINERJA UTAMA", "19.01", id="a word that resembles Tengah"
        ),
        pytest.param("Kabupaten Bandung baru", "32.04", id="a word that resembles Barat"),
        pytest.param("BUPATI BANGKA TENGAH TENTANG INDIKATOR", "19.04", id="the longer name"),
        pytest.param("KABUPATEN JEMBER TIMUR", None, id="a longer name that the list does not have"),
        pytest.param("KEPUTUSAN BUPATI BUTON NOMOR 5", "74.04", id="number behind"),
        pytest.param("BUPATI LUWU DENGAN RAHMAT", "73.17", id="sentence behind"),
    ],
)
def test_what_follows_a_name_is_no_part_of_it_unless_it_resembles_one(text: str, code: str | None) -> None:
    parsed = find_regions([Hint("title", text)])
    assert (parsed.value.code if parsed.value is not None else None) == code
    assert "region_misread" not in parsed.notes


@pytest.mark.parametrize(
    ("text", "code", "notes"),
    [
        pytest.param("KABUPATEN BIMA PULUH KOTA", "13.07", ("region_misread",), id="a letter from a longer name"),
        pytest.param("KABUPATEN BIMA TAHUN 2020", "52.06", (), id="no part of the name behind"),
        pytest.param("KABUPATEN GORUT", "75.05", ("region_misread",), id="one letter from Garut"),
        pytest.param("KABUPATEN SIDRAP", "73.14", (), id="like no other name"),
        pytest.param("KABUPATEN GARUT", "32.05", (), id="the whole name"),
    ],
)
def test_a_short_name_one_letter_from_another_region_is_noted(text: str, code: str, notes: tuple[str, ...]) -> None:
    parsed = find_regions([Hint("title", text)])
    assert parsed.value is not None
    assert (parsed.value.code, parsed.notes) == (code, notes)


@pytest.mark.parametrize("text", ["KABUPATEN BATANGHARI LEKO", "Bupati Batanghari Leko"])
def test_a_district_printed_as_a_regency_is_not_the_regency_that_begins_its_name(text: str) -> None:
    parsed = find_regions([Hint("title", text)])
    assert (parsed.value, parsed.notes) == (None, ("regency_unknown",))


def test_a_text_of_many_regions_costs_what_it_is_long() -> None:
    assert growth(lambda text: list(mentions(text)), lambda n: "Kab/Kota Kediri Tahun 2021 " * n, 300) < LINEAR


def test_a_level_before_a_slash_far_into_a_text() -> None:
    (last,) = list(mentions("tentang " * 100 + "Kab/Kota Kediri"))
    assert last.key is None  # both levels have the name


@pytest.mark.parametrize(
    ("text", "code", "notes"),
    [
        pytest.param("KECAMATAN ALOK B4RAT KABUPATEN SIKKA", "53.07.14", ("region_misread",), id="rest of a longer name misread"),
        pytest.param("KECAMATAN CURUP LENGAH KABUPATEN REJANG LEBONG", "17.02.19", ("region_misread",),
            id="two longer names, one nearer"),
        pytest.param("KECAMATAN CILEDUG TENGAH KABUPATEN CIREBON", "32.09", ("district_not_in_regency",),
            id="a longer name that no list has"),
        pytest.param("KECAMATAN 8UMIAJI KOTA BATU", "35.79.02", ("region_misread",), id="begins with a digit"),
        pytest.param("KECAMATAN 5AWAN KABUPATEN BULELENG", "51.08.07", ("region_misread",), id="short, begins with a digit"),
        pytest.param("PEMERINTAH KABUPATEN SORONG KECAMATAN MARIAT", "96.01.14", (), id="the next level is no part of the name"),
        pytest.param("KECAMATAN KOTA KUDUS KABUPATEN KUDUS", "33.19.02", (), id="a name that begins with a level"),
        pytest.param("KECAMATAN SIANTAN KABUPATEN MEMPAWAH", "61.02.08", ("former_name",), id="renamed"),
        pytest.param("KABUPATEN MERAUKE PROVINSI PAPUA", "93.01", ("former_province",), id="province divided"),
        pytest.param("KABUPATEN TOBA SAMOSIR", "12.12", ("former_name",), id="regency renamed"),
        pytest.param("KABUPATEN KENDARI", "74.02", ("former_name", "name_of_another"), id="a former name that a kota has today"),
        pytest.param("KOTA KENDARI", "74.71", (), id="the kota of that name"),
        pytest.param("PEMERINTAH DAERAH ISTIMEWA ACEH", "11", ("former_name",), id="province renamed"),
        pytest.param("KECAMATAN TIDAKADA", None, ("district_unknown",), id="in no list"),
    ],
)  # fmt: skip
def test_a_district_is_the_printed_one_or_noted(text: str, code: str | None, notes: tuple[str, ...]) -> None:
    parsed = find_regions([Hint("title", text)])
    assert (parsed.value and parsed.value.code, parsed.notes) == (code, notes)


def test_one_wrong_letter_gives_no_other_district_without_a_note() -> None:
    made = random.Random(7)
    regencies = {r["code"]: r["name"] for r in read_rows("wilayah/regencies.csv.gz")}
    for row in made.sample(read_rows("wilayah/districts.csv.gz"), 400):
        name, regency = row["name"], regencies[row["code"][:5]]
        at = made.randrange(len(name))
        text = f"{regency} Kecamatan {name[:at]}{made.choice('aeinrt0148')}{name[at + 1 :]}"
        parsed = find_regions([Hint("title", text)])
        assert parsed.value is None or parsed.notes or parsed.value.code == row["code"], text


def test_a_code_of_an_older_list_is_todays() -> None:
    parsed = find_regions([Hint("number", "91.01.01")])
    assert parsed.value is not None
    assert (parsed.value.kabupaten_kota, parsed.value.code) == ("Kabupaten Merauke", "93.01.01")


@pytest.mark.parametrize("row", read_rows("wilayah/misprints.csv"), ids=lambda row: row["name"])
def test_a_name_that_the_list_misprints_is_the_usual_one_under_both(row: dict[str, str]) -> None:
    regency = {r["code"]: r["name"] for r in read_rows("wilayah/regencies.csv.gz")}[row["code"][:5]]
    assert {r["code"]: r["name"] for r in read_rows("wilayah/districts.csv.gz")}[row["code"]] == row["printed"]
    assert (row["code"], row["name"]) in {(r["code"], r["former_name"]) for r in read_rows("wilayah/former.csv.gz")}
    for name in (row["name"], row["printed"]):
        parsed = find_regions([Hint("title", f"KECAMATAN {name.upper()} {regency.upper()}")])
        assert parsed.value is not None
        assert (parsed.value.kecamatan, parsed.value.code, parsed.notes) == (row["name"], row["code"], ())


def test_the_district_of_a_name_that_the_list_misprints_elsewhere_is_not_told_alone() -> None:
    parsed = find_regions([Hint("title", "KECAMATAN CIBINONG")])
    assert (parsed.value, parsed.notes) == (None, ("district_alone",))
