"""Regions and the year of a document."""

from __future__ import annotations

import pytest

from normalizers.regions.time import formed_from, part_of, time_notes
from normalizers.regions.wilayah import Hint, find_regions
from reference.load import read_rows


@pytest.mark.parametrize(
    ("code", "year", "notes"),
    [
        pytest.param("32.17", 2006, ("region_not_formed",), id="before its law"),
        pytest.param("32.17", 2007, (), id="in the year of its law"),
        pytest.param("32.04.05", 1980, (), id="no law of formation known"),
        pytest.param("93.01", 2019, ("former_province",), id="before its province"),
        pytest.param("93.01", 2023, (), id="after its province"),
        pytest.param("94", 2020, ("former_province",), id="a province alone"),
        pytest.param("18.10.03", 2001, ("region_not_formed",), id="a district of a later regency"),
    ],
)
def test_time_notes(code: str, year: int, notes: tuple[str, ...]) -> None:
    assert time_notes(code, year) == notes


@pytest.mark.parametrize(
    ("year", "notes"),
    [
        pytest.param(1998, (), id="before the new one"),
        pytest.param(2002, (), id="just after its law"),
        pytest.param(2010, ("divided_before",), id="long after"),
        pytest.param(None, ("divided_before",), id="nobody knows when"),
    ],
)
def test_a_document_that_prints_the_regency_of_then(year: int | None, notes: tuple[str, ...]) -> None:
    assert time_notes("32.78.03", year, of_parent=True) == notes


@pytest.mark.parametrize(
    ("text", "code", "notes"),
    [
        pytest.param(
            "KECAMATAN CIHIDEUNG KABUPATEN TASIKMALAYA",
            "32.78.01",
            ("former_regency", "parent_by_knowledge"),
            id="a city formed from it",
        ),
        pytest.param(
            "KECAMATAN LEMBANG KABUPATEN BANDUNG", "32.17.01", ("former_regency",), id="a public text tells the parent"
        ),
        pytest.param("KECAMATAN CIHIDEUNG KOTA TASIKMALAYA", "32.78.01", (), id="the city of today"),
        pytest.param(
            "KECAMATAN CIHIDEUNG KABUPATEN GARUT", "32.05", ("district_not_in_regency",), id="never part of it"
        ),
        pytest.param(
            "KECAMATAN ILAGA KABUPATEN PANIAI",
            "94.05.01",
            ("former_regency", "parent_by_knowledge"),
            id="a part of a part",
        ),
    ],
)
def test_a_district_under_the_regency_of_then(text: str, code: str, notes: tuple[str, ...]) -> None:
    parsed = find_regions([Hint("title", text)])
    assert parsed.value is not None
    assert (parsed.value.code, parsed.notes) == (code, notes)


@pytest.mark.parametrize(
    ("code", "year", "parts"),
    [
        pytest.param("94.05", 2010, ("94.05",), id="itself"),
        pytest.param("94.05", 2005, ("94.02",), id="its parent"),
        pytest.param("94.05", 1995, ("94.01",), id="the parent of its parents"),
        pytest.param("65.04", 2000, ("65.01", "65.02", "65.03"), id="three"),
        pytest.param("32.04", 1950, ("32.04",), id="no law of formation known"),
    ],
)
def test_what_a_region_was_part_of(code: str, year: int, parts: tuple[str, ...]) -> None:
    assert part_of(code, year) == parts


def test_every_region_of_a_law_since_1999_has_its_parent_and_none_is_its_own() -> None:
    parents = {row["code"]: row["parents"].split("+") for row in read_rows("wilayah/parents.csv")}
    known = {row["code"] for row in read_rows("wilayah/regencies.csv.gz")}
    formed = {row["code"] for row in read_rows("wilayah/formed.csv")}
    assert formed <= parents.keys() <= known
    assert all(
        set(found) <= known and code not in found and code not in formed_from(code) for code, found in parents.items()
    )
