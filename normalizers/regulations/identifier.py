"""The identifier of a regulation: its kind, its issuer where others have the same numbers, its number and year."""

from __future__ import annotations

import re
from functools import cache

from normalizers.regulations.kinds import kind_named
from normalizers.text import roman
from reference.load import read_patterns, read_rows

_YEAR = re.compile(r"(?:19|20)\d\d")
_PAN = read_patterns("meaning_words.toml", "pan")
_CONSTITUTION = 1945
_PAN_KINDS = {"PERMENPAN": "per", "KEPMENPAN": "kep"}


def make_id(reg_type: str, issuer: str | None, number: str | None, year: int | None) -> str | None:
    """Return the identifier of a regulation; leading zeros dropped, M.PAN months Arabic; None without number or year.

    The constitution, which has no number, is "uud-1945".

    None too where others have regulations of this kind (of regions, villages, officers) and no issuer is known.
    """
    if reg_type == "UUD":  # it has no number, and its year goes without saying
        return f"uud-{_CONSTITUTION}" if year in (None, _CONSTITUTION) else None
    if not number or not year:
        return None
    small = number.casefold()
    if _PAN["successor"].search(small):  # numbered through the year, unlike its forerunner
        small = pan_number(small)[0] or small
        return f"{_slug(reg_type)}-{_slug(small)}-{year}"
    if _PAN["short"].search(small) or reg_type in _PAN_KINDS:
        decree = "kep" in re.split(r"\W+", small) or (reg_type == "KEPMENPAN" and "per" not in re.split(r"\W+", small))
        return _pan_id("kep" if decree else "per", small, year)
    if reg_type == "PERMENKEU":  # numbered through the year, whatever directorate is printed ("249/PMK.02/2011")
        small = small.split("/")[0].lstrip("0") or small
    if reg_type == "TAP_MPR":  # "XI/MPR/1998" and "XI Tahun 1998" are one: tap-mpr-xi-1998
        small = small.split("/")[0].strip()
    if not kind_named(reg_type).local:
        return f"{_slug(reg_type)}-{_slug(small)}-{year}"
    return f"{_slug(reg_type)}-{_slug(issuer)}-{_slug(small)}-{year}" if issuer else None


def _pan_id(kind: str, number: str, year: int) -> str:
    """Return "permenpan-per-9-m.pan-5-2007" for any spelling of PER/09/M.PAN/5/2007, for 9/2007 too where it is known."""
    serial, month = pan_number(number)
    month = month or _pan_months().get((kind, serial, year), "")
    return "-".join(p for p in (f"{kind}menpan", kind, serial, "m.pan", month, str(year)) if p)


def pan_number(number: str) -> tuple[str, str]:
    """Return serial and month of a number of the former ministry ("9", "5"); "" where one is not printed."""
    parts = [
        p.strip(" .") for p in re.split(r"[/\-\s]+", _PAN["number"].sub("m.pan", number.casefold())) if p.strip(" .")
    ]
    before, _, behind = " ".join(parts).partition("m.pan")
    serials = [p.lstrip("0") or p for p in before.split() if re.fullmatch(r"[\d.]+\w?", p)]
    months = [p for p in behind.split() if not _YEAR.fullmatch(p)]
    month = months[0] if months else ""
    value = roman(month) if re.fullmatch(r"[ivx]+", month) else None
    return (serials[0] if serials else "-".join(p for p in before.split() if p not in ("per", "kep"))), (
        str(value) if value is not None else month.lstrip("0")
    )


@cache
def _pan_months() -> dict[tuple[str, str, int], str]:
    found = {}
    for row in read_rows("peraturan.csv"):
        if row["reg_type"] in _PAN_KINDS and "/" in row["number"]:
            serial, month = pan_number(row["number"])
            found[(_PAN_KINDS[row["reg_type"]], serial, int(row["year"]))] = month
    return found


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9.]+", "-", text.casefold()).strip("-.")
