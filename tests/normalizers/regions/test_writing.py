"""Names of regions with letters apart, a lost blank, or short behind an office."""

from __future__ import annotations

import pytest

from normalizers.regions.writing import plain_writing, short_name_behind_office


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("KABUPATENKLATEN", "KABUPATEN KLATEN", id="blank lost"),
        pytest.param("PROVINSIJAWA TENGAH", "PROVINSI JAWA TENGAH", id="name of two words"),
        pytest.param("KECAMATANSRESEH", "KECAMATAN SRESEH", id="district"),
        pytest.param("K A B U P A T E N  B A N T U L", "KABUPATEN  BANTUL", id="letters apart"),
        pytest.param("Kotawaringin Timur", "Kotawaringin Timur", id="name that begins like a level"),
        pytest.param("Desa Kotabatu", "Desa Kotabatu", id="village with the name of a short city"),
        pytest.param("Seksi A B C", "Seksi A B C", id="few letters"),
    ],
)
def test_plain_writing(text: str, expected: str) -> None:
    assert plain_writing(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Bapenda Lamsel", ("kabupaten", "18.01"), id="short name"),
        pytest.param("Dinas Kesehatan Wonogiri", None, id="whole name"),
        pytest.param("SMA Negeri Lamsel", None, id="no office"),
        pytest.param("Lamsel", None, id="alone"),
    ],
)
def test_short_name_behind_office(text: str, expected: tuple[str, str] | None) -> None:
    assert short_name_behind_office(text) == expected
