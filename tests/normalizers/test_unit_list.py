"""Lists of persons in charge and of sources."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.unit_list import canonical_unit, parse_penanggung_jawab, parse_sumber_data
from tests.growth import LINEAR, growth

LISTS = [
    pytest.param("Seksi PMD, Seksi Pemerintahan", ("Seksi PMD", "Seksi Pemerintahan"), (), id="comma"),
    pytest.param("Kepala Seksi PMD; Kasi Trantib", ("Seksi PMD", "Seksi Trantib"), (), id="semicolon"),
    pytest.param("- Seksi A - Seksi B", ("Seksi A", "Seksi B"), (), id="dashes"),
    pytest.param("Seksi A - Seksi B", ("Seksi A", "Seksi B"), (), id="dash between"),
    pytest.param("1. Kasi PMD 2. Kasi Trantib", ("Seksi PMD", "Seksi Trantib"), (), id="numbers"),
    pytest.param("a. Camat b. Sekcam", ("Camat", "Sekretaris Kecamatan"), (), id="letters"),
    pytest.param("Kasi PMD dan Kasi Trantib", ("Seksi PMD", "Seksi Trantib"), (), id="dan between units"),
    pytest.param(
        "Seksi Pemerintahan dan Pelayanan Umum, Seksi PMD",
        ("Seksi Pemerintahan dan Pelayanan Umum", "Seksi PMD"),
        (),
        id="dan inside a name",
    ),
    pytest.param("Kasi PMD/Kasi Trantib", ("Seksi PMD", "Seksi Trantib"), (), id="slash"),
    pytest.param("Bidang A, Bidang B dan Bidang C", ("Bidang A", "Bidang B", "Bidang C"), (), id="comma and dan"),
    pytest.param(
        "Kepala Seksi PMD Kepala Seksi Trantib", ("Seksi PMD", "Seksi Trantib"), ("no_separator",), id="nothing between"
    ),
    pytest.param(
        "Dinas Perindustrian, Perdagangan dan Koperasi",
        ("Dinas Perindustrian, Perdagangan dan Koperasi",),
        ("comma_inside_name",),
        id="comma inside a name",
    ),
    pytest.param("Kasi PMD, Kepala Seksi PMD", ("Seksi PMD",), (), id="one unit twice"),
    pytest.param(
        "ARIEF CONTOH, S.E. NIP. 198001012005011002",
        ("ARIEF CONTOH, S.E. NIP. 198001012005011002",),
        ("unknown_item",),
        id="degree and number of a person",
    ),
    pytest.param("Kasi PMD, SKM", ("Seksi PMD", "SKM"), ("unknown_item",), id="short word that is a degree too"),
    pytest.param("- Camat", ("Camat",), (), id="single dash item"),
    pytest.param("-", (), ("placeholder",), id="dash"),
    pytest.param("", (), ("empty",), id="empty"),
]


@pytest.mark.parametrize(("text", "expected", "notes"), LISTS)
def test_daftar(text: str, expected: tuple[str, ...], notes: tuple[str, ...]) -> None:
    parsed = parse_penanggung_jawab(text)
    assert (parsed.value, parsed.notes) == (expected, notes)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Kasi PMD", "Seksi PMD", id="kasi"),
        pytest.param("Kepala Seksi Pemberdayaan Masyarakat dan Desa", "Seksi PMD", id="spelt out"),
        pytest.param("Ka. Sub Bag. Keuangan", "Subbagian Keuangan", id="dots"),
        pytest.param("Seksi Ketentraman dan Ketertiban Umum", "Seksi Trantib", id="trantib"),
        pytest.param("Camat Mekarwangi", "Camat", id="camat with a name"),
        pytest.param("SUKMA-E", None, id="no unit"),
    ],
)
def test_canonical_unit(text: str, expected: str | None) -> None:
    assert canonical_unit(text) == expected


def test_sources() -> None:
    assert parse_sumber_data("LAKIP, Hasil survey; BPS").value == ("LKjIP", "Hasil survei", "BPS")
    assert parse_sumber_data("-").value == ()
    parsed = parse_sumber_data("Dokumen laporan/ aduan warga")
    assert parsed.value == ("Dokumen laporan/ aduan warga",)
    assert parsed.notes == ()
    assert parse_penanggung_jawab("SUKMA-E").notes == ("unknown_item",)


PIECES = ["Seksi PMD", "Kasi Trantib", ", ", "; ", " dan ", "- ", "1. ", "2. ", "/", " ", "Camat", "(", ")", "Dinas A"]


@settings(deadline=None, max_examples=100)
@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join) | st.text(max_size=40))
def test_items_stand_in_the_text_in_order(text: str) -> None:
    parsed = parse_penanggung_jawab(text)
    assert parsed.value is not None
    spans = [parsed.spans[f"item{i}"] for i in range(len(parsed.value))]
    assert spans == sorted(spans)
    assert all(0 <= a < b <= len(text) for a, b in spans)


@pytest.mark.parametrize(
    "piece",
    [
        pytest.param("3,75, ", id="numbers between commas"),
        pytest.param("Seksi Umum dan ", id="units"),
        pytest.param("kata dan ", id="words"),
        pytest.param("Seksi Umum, kata dan ", id="commas inside names"),
        pytest.param("Seksi Umum ", id="no separator"),
        pytest.param("Aa ", id="capitals"),
        pytest.param("- a ", id="bullets"),
        pytest.param("(a, b ", id="open brackets"),
    ],
)
def test_a_long_cell_costs_what_it_is_long(piece: str) -> None:
    assert growth(parse_sumber_data, lambda n: piece * n, 500) < LINEAR


def test_units_joined_a_thousand_times() -> None:
    units = parse_penanggung_jawab(" dan ".join(f"Seksi Bagian{n}" for n in range(1500))).value
    assert units is not None
    assert len(units) == 1500


@pytest.mark.parametrize(
    ("text", "items"),
    [
        pytest.param("Seksi Umum, Keuangan dan Aset, Seksi Pemerintahan", 2, id="comma of a name that dan closes"),
        pytest.param("Seksi Umum, Keuangan, Seksi Aset dan Data", 3, id="dan behind the next head closes none"),
        pytest.param("Laporan (triwulan, tahunan), Register", 2, id="comma in brackets"),
    ],
)
def test_commas_inside_and_between(text: str, items: int) -> None:
    found = parse_sumber_data(text).value
    assert found is not None
    assert len(found) == items
