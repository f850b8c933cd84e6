"""Regions and time: whether a region was there in the year of a document, and what it was part of before."""

from __future__ import annotations

from functools import cache

from reference.load import read_rows

_GRACE = 2  # years in which offices still print the kabupaten that a new one was part of


def time_notes(code: str, year: int | None, *, of_parent: bool = False) -> tuple[str, ...]:
    """Return what the year of a document says of the region `code` ("32.17"); `year` None where none is printed.

    `of_parent`: the document prints the kabupaten that today's was part of before. Notes: region_not_formed (its kabupaten or
    kota was formed later: region or year may be misread), divided_before (the printed kabupaten was divided before the document,
    or nobody knows when it is of), former_province (its province was formed later, and the document's was another).
    """
    formed = _formed().get(code[:5])
    notes: list[str] = []
    if of_parent:
        if formed is None or year is None or year >= formed + _GRACE:
            notes.append("divided_before")
    elif formed is not None and year is not None and year < formed:
        notes.append("region_not_formed")
    if year is not None and year < _provinces().get(code[:2], year):
        notes.append("former_province")
    return tuple(notes)


@cache
def formed_from(code: str) -> tuple[str, ...]:
    """Return the codes of the kabupaten and kota of today that were part of one, those of its parts too, in order."""
    found: list[str] = []
    for child, parents in sorted(_parents().items()):
        if code in parents:
            found.extend([child, *formed_from(child)])
    return tuple(dict.fromkeys(found))


def by_knowledge(part: str, whole: str) -> bool:
    """Return whether general knowledge alone, no public text, tells that one of `formed_from(whole)` was part of it."""
    if part == whole:
        return False
    between = [parent for parent in _parents()[part] if parent == whole or parent in formed_from(whole)]
    return part not in _read_in_texts() or all(by_knowledge(parent, whole) for parent in between)


def part_of(code: str, year: int) -> tuple[str, ...]:
    """Return what a kabupaten or kota of today was in a year: itself, or those that its area was part of."""
    formed = _formed().get(code)
    if formed is None or year >= formed or code not in _parents():
        return (code,)
    return tuple(dict.fromkeys(found for parent in _parents()[code] for found in part_of(parent, year)))


@cache
def former_provinces(code: str) -> frozenset[str]:
    """Return the codes of the provinces of which a province was part before."""
    return frozenset(r["former"] for r in read_rows("pemekaran_provinsi.csv") if r["code"] == code)


@cache
def _formed() -> dict[str, int]:
    told = {row["code"]: int(row["law"].rpartition("/")[2]) for row in read_rows("wilayah/parents.csv")}
    return told | {row["code"]: int(row["year"]) for row in read_rows("wilayah/formed.csv")}


@cache
def _parents() -> dict[str, tuple[str, ...]]:
    return {row["code"]: tuple(row["parents"].split("+")) for row in read_rows("wilayah/parents.csv")}


@cache
def _read_in_texts() -> frozenset[str]:
    """Return the codes whose parents a public text tells."""
    return frozenset(row["code"] for row in read_rows("wilayah/parents.csv") if row["source"] == "T")


@cache
def _provinces() -> dict[str, int]:
    """Return the year in which each province that was part of another was formed."""
    found: dict[str, int] = {}
    for row in read_rows("pemekaran_provinsi.csv"):
        found[row["code"]] = max(found.get(row["code"], 0), int(row["law"].rpartition("/")[2]))
    return found
