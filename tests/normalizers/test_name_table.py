"""A table of names with titles and degrees: degrees out, the name whole."""

from __future__ import annotations

import re

import pytest

from normalizers.persons.names import parse_name
from tests.normalizers.tables import faults, kept_faults


def letters(text: str) -> str:
    return re.sub(r"[^a-z]", "", text.casefold())


def is_right(text: str, front: str, core: str, back: str) -> bool:
    """Return whether a name is parted so; "*" for what is not asked."""
    name = parse_name(text).value
    if name is None:
        return False
    titles = ("|".join(letters(t) for t in name.titles_front), "|".join(letters(t) for t in name.titles_back))
    wanted = tuple("|".join(letters(t) for t in side.split("|")) for side in (front, back))
    same = all(side == "*" or want == found for side, want, found in zip((front, back), wanted, titles, strict=True))
    return same and (core == "*" or letters(name.core_title) == letters(core))


def test_the_table() -> None:
    assert faults("names.tsv", 4, is_right) == []
    assert kept_faults("names.tsv", 4, is_right) <= 1


@pytest.mark.parametrize(
    ("text", "note"),
    [
        pytest.param("BUDI SANTOSO / SITI AMINAH", "several_names", id="slash"),
        pytest.param("BUDI SANTOSO, S.E. SITI AMINAH, S.H.", "several_names", id="two with degrees"),
        pytest.param("Kepala Dinas BUDI SANTOSO", "words_in_name", id="office"),
        pytest.param("PIHAK KEDUA", "words_in_name", id="party"),
        pytest.param("BUDl SANTOSO", "case_in_name", id="small letter among capitals"),
        pytest.param("BUDI SANTOSO, S.E. (Plt.)", "acting_beside_name", id="acting behind the name"),
        pytest.param("Plt. BUDI SANTOSO", "acting_beside_name", id="acting before the name"),
        pytest.param("BUD1ONO SANT0SO, S.E.", "digit_in_name", id="digits among letters"),
        pytest.param("4HMAD SUBARI", "digit_in_name", id="digit first"),
        pytest.param("SUBARI 21", "digit_in_name", id="number behind"),
        pytest.param("[Nama]", "words_in_name", id="slot for a name"),
        pytest.param("BUDI SANTOSO ttd", "words_in_name", id="mark of a signature behind"),
        pytest.param("SUT3DJO", "digit_in_name", id="digit that looks like no letter"),
        pytest.param("BUDI SANTOSO S E", "degree_unsure", id="letters apart"),
    ],
)
def test_what_may_be_no_single_name_is_noted(text: str, note: str) -> None:
    assert note in parse_name(text).notes


@pytest.mark.parametrize(
    ("text", "core", "back"),
    [
        pytest.param("dr. SITI AMINAH Sp. OG", "Siti Aminah", ("Sp.OG.",), id="specialist without a comma"),
        pytest.param("BUDI SANTOSO (Alm)", "Budi Santoso", (), id="of a dead person"),
        pytest.param("BUDI SANTOSO, S.H., C.L.A.", "Budi Santoso", ("S.H.", "C.L.A."), id="degree of three letters"),
        pytest.param("SITI AMINAH, S.Tr.Keb., Bdn", "Siti Aminah", ("S.Tr.Keb.", "Bdn."), id="midwife behind the name"),
    ],
)
def test_what_stands_behind_a_name(text: str, core: str, back: tuple[str, ...]) -> None:
    parsed = parse_name(text)
    assert parsed.value is not None
    assert (parsed.value.core_title, parsed.value.titles_back, parsed.notes) == (core, back, ())


@pytest.mark.parametrize("text", ["NIP. 19800101 200501 1 002", "NRP 12345678", "NIP : 198001012005011002"])
def test_a_number_alone_is_no_name(text: str) -> None:
    assert parse_name(text).value is None


def test_a_rank_without_degrees_before_it_may_be_a_name() -> None:
    assert parse_name("BUDI PEMBINA").notes == ("words_in_name",)
