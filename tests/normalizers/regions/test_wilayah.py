"""Regions told from several hints together: right or absent, never a kecamatan by a shared name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.regions.wilayah import Hint, Wilayah, find_regions
from reference.load import read_rows


def region(*hints: tuple[str, str]) -> tuple[str | None, str | None, str | None] | None:
    value = find_regions([Hint(kind, text) for kind, text in hints]).value
    return (value.kecamatan, value.kabupaten_kota, value.provinsi) if value is not None else None


@pytest.mark.parametrize(
    ("hints", "expected"),
    [
        pytest.param(
            [("letterhead", "PEMERINTAH KABUPATEN JEMBER"), ("letterhead", "KECAMATAN BANGSALSARI")],
            ("Bangsalsari", "Kabupaten Jember", "Jawa Timur"), id="letterhead",
        ),
        pytest.param([("number", "35.09.09")], ("Bangsalsari", "Kabupaten Jember", "Jawa Timur"), id="unit code in the number"),
        pytest.param(
            [("title", "KECAMATAN SUKASADA"), ("cover", "Kab. Buleleng")], ("Sukasada", "Kabupaten Buleleng", "Bali"),
            id="abbreviated kabupaten",
        ),
        pytest.param(
            [("letterhead", "PEMERINTAH KOTA JAYAPURA"), ("letterhead", "DISTRIK HERAM")],
            ("Heram", "Kota Jayapura", "Papua"), id="kecamatan of Papua",
        ),
        pytest.param(
            [("letterhead", "PEMERINTAH KOTAMADYA MALANG"), ("letterhead", "Kecamatan Lowokwaru")],
            ("Lowokwaru", "Kota Malang", "Jawa Timur"), id="old word for a city",
        ),
        pytest.param([("letterhead", "PEMERINTAH PROPINSI DAERAH ISTIMEWA ACEH")], (None, None, "Aceh"),
            id="old name of a province"),
        pytest.param([("title", "KABUPATEN GUNUNG KIDUL")], (None, "Kabupaten Gunungkidul", "Daerah Istimewa Yogyakarta"),
            id="two words"),
        pytest.param(
            [("title", "KABUPATEN JEMBAR"), ("title", "KECAMATAN BANGSALSARI")], None,
            id="a regency that the reference does not know is not guessed from the district",
        ),
        pytest.param([("title", "KECAMATAN SUKAJAYA")], None, id="a shared name alone"),
        pytest.param(
            [("title", "KECAMATAN SUKAMAJU"), ("title", "KABUPATEN JEMBER")], (None, "Kabupaten Jember", "Jawa Timur"),
            id="a district of another regency is left out",
        ),
        pytest.param(
            [("title", "KABUPATEN JEMBER"), ("cover", "KABUPATEN MALANG")], None, id="two regencies contradict each other"
        ),
        pytest.param(
            [("legal", "Peraturan Daerah Kabupaten Jember Nomor 3 Tahun 2016 tentang Kecamatan Kencong")],
            (None, "Kabupaten Jember", "Jawa Timur"), id="issuer of a local regulation, not its title",
        ),
        pytest.param([("place", "Jember")], None, id="the place of signing alone says nothing"),
        pytest.param([], None, id="nothing"),
        pytest.param([("letterhead", "Pemerintah Daerah Tk. II Kampar")], (None, "Kabupaten Kampar", "Riau"),
            id="second tier, one region of the name"),
        pytest.param([("letterhead", "Pemerintah Daerah Tk. II Magelang")], None, id="second tier, kabupaten or kota"),
        pytest.param([("cover", "PAPUA BARAT DAYA")], (None, None, "Papua Barat Daya"), id="a province's name alone"),
        pytest.param([("cover", "GORONTALO")], None, id="a name that a province shares"),
        pytest.param([("cover", "Adm. Kep. Seribu")],
            (None, "Kabupaten Administrasi Kepulauan Seribu", "Daerah Khusus Ibukota Jakarta"), id="the islands alone"),
    ],
)  # fmt: skip
def test_regions(hints: list[tuple[str, str]], expected: tuple[str | None, str | None, str | None] | None) -> None:
    assert region(*hints) == expected


def _shared() -> list[str]:
    names = [r["name"] for r in read_rows("wilayah/districts.csv.gz")]
    return sorted({n for n in names if names.count(n) > 1})[:200]


@given(st.sampled_from(_shared()))
def test_a_name_that_districts_share_is_never_told_alone(name: str) -> None:
    assert find_regions([Hint("title", f"KECAMATAN {name.upper()}")]).value is None


@given(st.sampled_from(read_rows("wilayah/districts.csv.gz")), st.randoms(use_true_random=False))
def test_district_and_regency_together_tell_the_code_in_any_order(row: dict[str, str], random: object) -> None:
    regency = next(r["name"] for r in read_rows("wilayah/regencies.csv.gz") if r["code"] == row["code"][:5])
    hints = [
        Hint("letterhead", f"PEMERINTAH {regency.upper()}"),
        Hint("letterhead", f"KECAMATAN {row['name'].upper()}"),
    ]
    found = find_regions(hints).value
    assert found == find_regions(hints[::-1]).value
    assert found is None or found.code == row["code"] or found.kecamatan is None


def test_evidence_and_score_are_kept() -> None:
    value = find_regions(
        [Hint("letterhead", "PEMERINTAH KABUPATEN JEMBER"), Hint("letterhead", "KECAMATAN BANGSALSARI")]
    ).value
    assert isinstance(value, Wilayah)
    assert value.code == "35.09.09"
    assert value.score == 1.0
    assert any("kabupaten" in e for e in value.evidence)


def test_the_reference_has_every_region_of_the_decree() -> None:
    counts = {n: len(read_rows(f"wilayah/{n}.csv.gz")) for n in ("provinces", "regencies", "districts")}
    assert counts == {"provinces": 38, "regencies": 514, "districts": 7285}


@pytest.mark.parametrize(
    ("hints", "code", "notes"),
    [
        pytest.param(
            [("title", "KABUPATEN JEMBER"), ("cover", "KABUPATEN MALANG")], None, ("regency_unclear",), id="two_regencies"
        ),
        pytest.param(
            [("letterhead", "KABUPATEN JEMBER"), ("title", "KABUPATEN JEMBER"), ("cover", "KABUPATEN MALANG")], "35.09", (),
            id="one_of_them_twice",
        ),
        pytest.param(
            [("letterhead", "PROVINSI BALI"), ("title", "KABUPATEN JEMBER")], "51", ("province_differs",), id="another_province"
        ),
        pytest.param(
            [("title", "KECAMATAN BANGSALSARI")], "35.09.09", ("regency_from_district",), id="a_district_of_its_own_name"
        ),
        pytest.param(
            [("title", "KECAMATAN SUKASADA"), ("title", "KECAMATAN BANGSALSARI"), ("title", "KABUPATEN JEMBER")], "35.09.09", (),
            id="a_district_of_another_regency_does_not_count",
        ),
        pytest.param(
            [("title", "KECAMATAN KENCONG"), ("title", "KECAMATAN BANGSALSARI"), ("title", "KABUPATEN JEMBER")], "35.09",
            ("district_unclear",), id="two_districts",
        ),
        pytest.param(
            [("running", "Kabupaten Malang"), ("letterhead", "PROVINSI JAWA TIMUR")], "35", (), id="prose_below_a_province"
        ),
        pytest.param([("running", "Kabupaten Malang")], "35.07", (), id="prose_alone"),
        pytest.param(
            [("title", "KECAMATAN SUKAJAYA"), ("running", "Kabupaten Bogor")], "32.01.35", (), id="shared_name_and_prose"
        ),
        pytest.param([("number", "35.09")], "35.09", (), id="code_of_a_regency"),
        pytest.param([("number", "99.99.99")], None, (), id="a_number_that_is_no_code"),
    ],
)  # fmt: skip
def test_what_several_hints_tell(hints: list[tuple[str, str]], code: str | None, notes: tuple[str, ...]) -> None:
    parsed = find_regions([Hint(kind, text) for kind, text in hints])
    assert ((parsed.value.code if parsed.value is not None else None), parsed.notes) == (code, notes)


@pytest.mark.parametrize(
    ("hints", "score"),
    [
        pytest.param([("title", "KABUPATEN JEMBER")], 1.0, id="a_title"),
        pytest.param([("letterhead", "KABUPATEN JEMBER"), ("running", "Kabupaten Malang")], 0.8571, id="other_prose"),
        pytest.param([("running", "Kabupaten Jember")], 0.8, id="prose_alone"),
    ],
)
def test_score(hints: list[tuple[str, str]], score: float) -> None:
    value = find_regions([Hint(kind, text) for kind, text in hints]).value
    assert value is not None
    assert value.score == score
