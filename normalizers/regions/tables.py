"""The regions of the reference, by code and by name."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from normalizers.text import fold
from reference.load import read_rows


@dataclass(frozen=True, slots=True)
class Tables:
    """The regions of the reference by code, and their codes by level and folded name (old and short names too).

    Districts have their usual names; `misprinted`: what the list misprints, by code, which is found too.
    `former_districts`: codes by the folded names of older lists; `former_codes`: today's codes by those of older lists.
    """

    provinces: dict[str, str]
    regencies: dict[str, str]
    districts: dict[str, str]
    by_name: dict[tuple[str, str], tuple[str, ...]]
    districts_by_name: dict[str, tuple[str, ...]]
    former_districts: dict[str, tuple[str, ...]]
    former_codes: dict[str, str]
    misprinted: dict[str, str]


@cache
def tables() -> Tables:
    """Return the regions of the reference."""
    provinces = {r["code"]: r["name"] for r in read_rows("wilayah/provinces.csv.gz")}
    regencies = {r["code"]: r["name"] for r in read_rows("wilayah/regencies.csv.gz")}
    districts = {r["code"]: r["name"] for r in read_rows("wilayah/districts.csv.gz")}
    slips = [r for r in read_rows("wilayah/misprints.csv") if districts.get(r["code"]) == r["printed"]]
    districts |= {r["code"]: r["name"] for r in slips}
    misprinted = {r["code"]: r["printed"] for r in slips}
    names: dict[tuple[str, str], list[str]] = defaultdict(list)
    for code, name in provinces.items():
        names[("provinsi", fold(name))].append(code)
    for code, name in regencies.items():
        kind, base = name.split(" ", 1)
        names[("kota" if kind == "Kota" else "kabupaten", fold(base.removeprefix("Administrasi ")))].append(code)
    for row in read_rows("wilayah_lama.csv"):
        names[(row["level"], fold(row["name"]))].append(row["code"])
    by_district: dict[str, list[str]] = defaultdict(list)
    for code, name in (*districts.items(), *misprinted.items()):
        by_district[fold(name)].append(code)
    former = read_rows("wilayah/former.csv.gz")
    old_names: dict[str, list[str]] = defaultdict(list)
    for row in former:
        if row["former_name"]:
            old_names[fold(row["former_name"])].append(row["code"])
    return Tables(
        provinces, regencies, districts,
        {k: tuple(dict.fromkeys(v)) for k, v in names.items()},
        {k: tuple(v) for k, v in by_district.items()},
        {k: tuple(dict.fromkeys(v)) for k, v in old_names.items()},
        {row["former_code"]: row["code"] for row in former if row["former_code"]},
        misprinted,
    )  # fmt: skip
