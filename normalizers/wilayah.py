"""Regions: which kecamatan, kabupaten or kota, and provinsi a document belongs to, told from several hints together.

A kecamatan is never told by its name alone where others share it (696 of 7,285 do): it must lie in the kabupaten that the
document names. Codes: Kepmendagri 300.2.2-2138/2025. The answer is right or absent: on contradiction nothing is said.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from normalizers.parsed import Parsed
from normalizers.similarity import nearest
from normalizers.text import fold
from reference.load import read_rows

STRONG = frozenset({"cover", "title", "letterhead", "instansi", "jabatan", "number", "decree"})
_WEIGHTS = {"cover": 5.0, "title": 5.0, "letterhead": 6.0, "instansi": 6.0, "jabatan": 4.0, "number": 6.0, "place": 1.0,
            "running": 1.0, "legal": 1.5, "decree": 5.0}  # fmt: skip
_MENTION = re.compile(
    r"\b(?P<kind>kecamatan|kec\.|camat|kabupaten|kab\.|kotamadya|kota|provinsi|propinsi|prov\.|bupati|wali\s?kota|gubernur)\s*"
    r"(?=(?P<rest>[A-Za-z][\w'.\-]*(?:[ ]+[A-Za-z][\w'.\-]*){0,5}))",
    re.IGNORECASE,
)
_LEVELS = {"kecamatan": "kecamatan", "kec.": "kecamatan", "camat": "kecamatan", "kabupaten": "kabupaten", "kab.": "kabupaten",
           "kotamadya": "kota", "kota": "kota", "provinsi": "provinsi", "propinsi": "provinsi", "prov.": "provinsi",
           "bupati": "kabupaten", "walikota": "kota", "wali kota": "kota", "gubernur": "provinsi"}  # fmt: skip
_CLEAR = 1.5  # times as many votes as the next: below, nothing is said
_FUZZY = 0.9


@dataclass(frozen=True, slots=True)
class Hint:
    """A text in which a region may be named, and where it stands (cover, title, letterhead, place, legal ...)."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Wilayah:
    """A region: names as in the reference; `code` of its lowest level ("35.27.01"); `evidence`: what told it."""

    kecamatan: str | None
    kabupaten_kota: str | None
    provinsi: str | None
    code: str
    score: float
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Tables:
    provinces: dict[str, str]
    regencies: dict[str, str]
    districts: dict[str, str]
    by_name: dict[tuple[str, str], tuple[str, ...]]
    districts_by_name: dict[str, tuple[str, ...]]


@cache
def _tables() -> _Tables:
    provinces = {r["code"]: r["name"] for r in read_rows("wilayah/provinces.csv.gz")}
    regencies = {r["code"]: r["name"] for r in read_rows("wilayah/regencies.csv.gz")}
    districts = {r["code"]: r["name"] for r in read_rows("wilayah/districts.csv.gz")}
    names: dict[tuple[str, str], list[str]] = defaultdict(list)
    for code, name in provinces.items():
        names[("provinsi", fold(name))].append(code)
    for code, name in regencies.items():
        kind, base = name.split(" ", 1)
        base = base.removeprefix("Administrasi ")
        names[("kota" if kind == "Kota" else "kabupaten", fold(base))].append(code)
    for row in read_rows("wilayah_lama.csv"):
        names[(row["level"], fold(row["name"]))].append(row["code"])
    by_district: dict[str, list[str]] = defaultdict(list)
    for code, name in districts.items():
        by_district[fold(name)].append(code)
    return _Tables(
        provinces, regencies, districts,
        {k: tuple(dict.fromkeys(v)) for k, v in names.items()},
        {k: tuple(v) for k, v in by_district.items()},
    )  # fmt: skip


def districts_of(code: str) -> dict[str, str]:
    """Return the kecamatan of a kabupaten or kota ("35.27"): names by code, in the order of their codes."""
    return {c: name for c, name in sorted(_tables().districts.items()) if c.startswith(f"{code}.")}


def find_regions(hints: Sequence[Hint]) -> Parsed[Wilayah]:
    """Return the region that the hints agree on; None where they name none or contradict each other.

    Notes: regency_unclear, district_not_in_regency, district_unclear, district_alone, code_contradicts.
    """
    votes: dict[str, dict[str, float]] = {"kecamatan": {}, "kabupaten": {}, "provinsi": {}}
    strong: dict[str, set[str]] = {"kecamatan": set(), "kabupaten": set(), "provinsi": set()}
    evidence: list[str] = []
    for hint in hints:
        for level, key in _read(hint):
            group = "kabupaten" if level in ("kabupaten", "kota") else level
            votes[group][key] = votes[group].get(key, 0.0) + _WEIGHTS.get(hint.kind, 1.0)
            if hint.kind in STRONG:
                strong[group].add(key)
    notes: list[str] = []
    regency = _regency(votes, strong, notes)
    district = _district(votes, strong, regency, hints, notes)
    if regency is None and district is not None and _names_unknown_regency(hints):
        notes.append("regency_unknown")  # a regency is printed that the reference does not know: say nothing
        district = None
    if district is not None:
        regency = district[:5]
    province = _province(votes, strong, regency)
    code = district or regency or province
    if code is None:
        return Parsed(None, tuple(notes))
    t = _tables()
    evidence = [f"{level}:{n:g}" for level in votes for key, n in sorted(votes[level].items()) if _is(key, code)]
    return Parsed(
        Wilayah(
            t.districts[district] if district else None,
            t.regencies[regency] if regency else None,
            t.provinces[province] if province else None,
            code,
            _score(votes, strong, regency or province or ""),
            tuple(evidence),
        ),
        tuple(notes),
    )


def _names_unknown_regency(hints: Sequence[Hint]) -> bool:
    for hint in hints:
        if hint.kind not in STRONG:
            continue
        for found in _MENTION.finditer(hint.text):
            level = _LEVELS[re.sub(r"\s+", " ", found.group("kind").casefold())]
            if level in ("kabupaten", "kota") and _key(level, found.group("rest")) is None:
                return True
    return False


def _is(key: str, code: str) -> bool:
    return key == code or code.startswith(f"{key}.") or key == fold(_tables().districts.get(code, "")) != ""


def _read(hint: Hint) -> Iterable[tuple[str, str]]:
    """Yield (level, key) of each mention: the code of a regency or province, the folded name of a district."""
    t = _tables()
    if hint.kind == "number":
        for level, table in (("kecamatan", t.districts), ("kabupaten", t.regencies)):
            if hint.text in table:
                yield ("kabupaten", hint.text[:5])
                if level == "kecamatan":
                    yield ("kecamatan", fold(t.districts[hint.text]))
        return
    if hint.kind == "place":
        return
    text = hint.text
    if hint.kind == "legal":
        text = re.split(r"\btentang\b", text, maxsplit=1, flags=re.IGNORECASE)[0]
    for found in _MENTION.finditer(text):
        level = _LEVELS[re.sub(r"\s+", " ", found.group("kind").casefold())]
        key = _key(level, found.group("rest"))
        if key is not None:
            yield level, key


@lru_cache(maxsize=4096)
def _key(level: str, rest: str) -> str | None:
    """Return the key of the longest run of words that names a region of this level; near misses by one letter count."""
    t = _tables()
    words = rest.split()
    for size in range(min(len(words), 5), 0, -1):
        name = fold(" ".join(words[:size]))
        if level == "kecamatan":
            if name in t.districts_by_name:
                return name
            continue
        codes = t.by_name.get((level, name), ())
        if len(codes) == 1:
            return codes[0]
    if level == "kecamatan":
        return fold(" ".join(words[:3])) if words else None
    choices = {name for kind, name in t.by_name if kind == level}
    for size in range(min(len(words), 4), 0, -1):
        name = fold(" ".join(words[:size]))
        near = nearest(name, choices, _FUZZY, limit=2) if len(name) >= 7 else ()
        if len(near) == 1:
            codes = t.by_name[(level, near[0].value)]
            return codes[0] if len(codes) == 1 else None
    return None


def _top(votes: dict[str, float]) -> tuple[str | None, bool]:
    """Return the key with most votes and whether it is clear of the next."""
    ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
    if not ranked:
        return None, False
    clear = len(ranked) == 1 or ranked[0][1] >= ranked[1][1] * _CLEAR
    return ranked[0][0], clear


def _regency(votes: dict[str, dict[str, float]], strong: dict[str, set[str]], notes: list[str]) -> str | None:
    """Return the regency: the one that strong hints name; without any, the one of prose, unless a province signs."""
    named = {k: v for k, v in votes["kabupaten"].items() if k in strong["kabupaten"]}
    if not named and strong["provinsi"] and not strong["kecamatan"]:
        return None
    best, clear = _top(named or votes["kabupaten"])
    if best is not None and not clear:
        notes.append("regency_unclear")
        return None
    return best


def _district(
    votes: dict[str, dict[str, float]], strong: dict[str, set[str]], regency: str | None, hints: Sequence[Hint],
    notes: list[str],
) -> str | None:  # fmt: skip
    named = {k: v for k, v in votes["kecamatan"].items() if k in strong["kecamatan"]}
    ranked = sorted(named.items(), key=lambda item: (-item[1], item[0]))
    if not ranked:
        return None
    t = _tables()
    known = [(name, n) for name, n in ranked if _codes(name, regency)]
    if not known:
        if regency is not None:
            notes.append("district_not_in_regency")
        return None
    if len(known) > 1 and known[0][1] < known[1][1] * _CLEAR:
        notes.append("district_unclear")
        return None
    codes = _codes(known[0][0], regency)
    if len(codes) > 1 and regency is None:
        codes = _supported(codes, votes, hints)
    if len(codes) != 1:
        notes.append("district_alone")
        return None
    if regency is None and len(t.districts_by_name.get(known[0][0], ())) == 1:
        notes.append("regency_from_district")
    return codes[0]


def _codes(name: str, regency: str | None) -> tuple[str, ...]:
    """Return the codes of the districts of this name, in the regency where one is known; one letter may differ there."""
    t = _tables()
    codes = t.districts_by_name.get(name, ())
    if regency is None:
        return codes
    inside = tuple(c for c in codes if c.startswith(f"{regency}."))
    if inside:
        return inside
    own = {fold(n): c for c, n in t.districts.items() if c.startswith(f"{regency}.")}
    near = nearest(name, own, 0.88, limit=2)
    return (own[near[0].value],) if len(near) == 1 else ()


def _supported(codes: Sequence[str], votes: dict[str, dict[str, float]], hints: Sequence[Hint]) -> tuple[str, ...]:
    """Return those of several districts whose regency or province is named anywhere, the place of signing too."""
    t = _tables()
    places = {fold(h.text) for h in hints if h.kind == "place"}
    kept = [c for c in codes if c[:5] in votes["kabupaten"] or c[:2] in votes["provinsi"]]
    kept = kept or [c for c in codes if fold(t.regencies[c[:5]].split(" ", 1)[1]) in places]
    return tuple(kept)


def _province(votes: dict[str, dict[str, float]], strong: dict[str, set[str]], regency: str | None) -> str | None:
    if regency is not None:
        return regency[:2]
    named = {k: v for k, v in votes["provinsi"].items() if k in strong["provinsi"]}
    best, clear = _top(named or votes["provinsi"])
    return best if clear else None


def _score(votes: dict[str, dict[str, float]], strong: dict[str, set[str]], code: str) -> float:
    group = "kabupaten" if "." in code else "provinsi"
    every = sum(votes[group].values())
    if not every:
        return 0.6
    share = votes[group].get(code, 0.0) / every
    return round(share if code in strong[group] else share * 0.8, 4)
