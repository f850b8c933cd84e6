"""Regions and time: whether a region, and the province it lies in today, was there in the year of a document."""

from __future__ import annotations

from functools import cache

from reference.load import read_rows


def time_notes(code: str, year: int) -> tuple[str, ...]:
    """Return what the year of a document says of the region `code` ("32.17").

    Notes: region_not_formed (its kabupaten or kota was formed later: region or year may be misread), former_province (its
    province was formed later, and the document's was another).
    """
    notes = ("region_not_formed",) if year < _formed().get(code[:5], year) else ()
    return (*notes, "former_province") if year < _provinces().get(code[:2], year) else notes


@cache
def _formed() -> dict[str, int]:
    return {row["code"]: int(row["year"]) for row in read_rows("wilayah/formed.csv")}


@cache
def _provinces() -> dict[str, int]:
    """Return the year in which each province that was part of another was formed."""
    found: dict[str, int] = {}
    for row in read_rows("pemekaran_provinsi.csv"):
        found[row["code"]] = max(found.get(row["code"], 0), int(row["law"].rpartition("/")[2]))
    return found
