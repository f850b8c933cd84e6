"""Regions and the year of a document."""

from __future__ import annotations

import pytest

from normalizers.regions.time import time_notes


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
