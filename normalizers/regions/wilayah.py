"""Regions: which kecamatan, kabupaten or kota, and provinsi a document belongs to, told from several hints together.

A kecamatan is never told by its name alone where others share it (696 of 7,285 do): it must lie in the kabupaten that the
document names. Codes: Kepmendagri 300.2.2-2138/2025. The answer is right or absent: on contradiction nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from normalizers.parsed import Parsed
from normalizers.regions.districts import districts_named
from normalizers.regions.lines import whole_texts
from normalizers.regions.names import (
    Mention,
    formerly_named_as_another,
    mentions,
    province_alone,
)
from normalizers.regions.tables import tables
from normalizers.regions.time import by_knowledge, formed_from, former_provinces
from normalizers.regions.villages import village_in
from normalizers.regions.writing import is_name_without_level, short_name_behind_office
from normalizers.text import fold
from reference.load import read_patterns

STRONG = frozenset({"cover", "title", "letterhead", "instansi", "jabatan", "number", "decree"})
_WEIGHTS = {"cover": 5.0, "title": 5.0, "letterhead": 6.0, "instansi": 6.0, "jabatan": 4.0, "number": 6.0, "place": 1.0,
            "running": 1.0, "legal": 1.5, "decree": 5.0}  # fmt: skip
_ABOUT = read_patterns("meaning_words.toml", "words")["about"]
_CLEAR = 1.5  # times as many votes as the next: below, nothing is said


@dataclass(frozen=True, slots=True)
class Hint:
    """A text in which a region may be named, and where it stands (cover, title, letterhead, place, legal ...)."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Wilayah:
    """A region: names as in the reference; `code` down to the kecamatan ("35.27.01"); `evidence`: what told it.

    `village`: the code of the desa or kelurahan ("35.27.01.2001") that a document of a village names.
    """

    kecamatan: str | None
    kabupaten_kota: str | None
    provinsi: str | None
    code: str
    score: float
    evidence: tuple[str, ...] = ()
    village: str | None = None


@cache
def districts_of(code: str) -> dict[str, str]:
    """Return the kecamatan of a kabupaten or kota ("35.27"): names by code, in the order of their codes."""
    return dict(sorted((c, name) for c, name in tables().districts.items() if c.startswith(f"{code}.")))


def find_regions(hints: Sequence[Hint]) -> Parsed[Wilayah]:
    """Return the region that the hints agree on; None where they name none or contradict each other.

    Notes: regency_unclear, district_not_in_regency, district_unclear, district_alone, regency_unknown, province_differs,
    region_respelt (a known misspelling), level_missing ("Inspektorat Malang": of the kabupaten or the kota), region_misread
    (the printed name is no region's; one letter makes it this one's), district_unknown (no list has it), former_name (an
    older list has it), name_of_another (and another region has that name today), former_province (the printed province is the
    one of which today's was part), former_regency (the printed kabupaten is, of a district that lies in a later one today),
    parent_by_knowledge (which no public text tells), village_misread, village_unknown (its kecamatan has no such village).
    """
    votes: dict[str, dict[str, float]] = {"kecamatan": {}, "kabupaten": {}, "provinsi": {}}
    strong: dict[str, set[str]] = {"kecamatan": set(), "kabupaten": set(), "provinsi": set()}
    misread: set[str] = set()
    clear: set[str] = set()
    named: set[str] = set()  # by a name of today
    former: set[str] = set()
    respelt: set[str] = set()
    hints = _with_whole_names(hints)
    for hint in hints:
        for mention in _read(hint):
            key = mention.key or _by_province(mention, hint.text)
            if key is None:
                continue
            group = "kabupaten" if mention.level in ("kabupaten", "kota") else mention.level
            votes[group][key] = votes[group].get(key, 0.0) + _WEIGHTS.get(hint.kind, 1.0)
            (misread if mention.misread else clear).add(key)
            (former if mention.former else named).add(key)
            if mention.respelt:
                respelt.add(key)
            if hint.kind in STRONG:
                strong[group].add(key)
    notes: list[str] = []
    regency = _regency(votes, strong, notes)
    if regency is not None and strong["provinsi"] and not _lies_in(regency, strong["provinsi"]):
        notes.append("province_differs")  # a regency of this name lies in another province than the printed one
        regency = None
    district = _district(votes, strong, regency, hints, notes)
    if regency is None and district is not None and _names_unknown_regency(hints):
        notes.append("regency_unknown")  # a regency is printed that the reference does not know: say nothing
        district = None
    if district is not None:
        regency = district[:5]
    province = _province(votes, strong, regency)
    code = district or regency or province
    if code is None:
        if _names_unknown_regency(hints):
            notes.append("regency_unknown")
        elif any(hint.kind in STRONG and is_name_without_level(hint.text) for hint in hints):
            notes.append("level_missing")
        return Parsed(None, tuple(dict.fromkeys(notes)))
    if {district, regency, code} & (misread - clear):
        notes.append("region_misread")
    elif {district, regency, code} & respelt:
        notes.append("region_respelt")
    if code == province and _names_unknown_regency(hints):
        notes.append("regency_unknown")  # the region may be one of its regencies
    if (
        regency is not None
        and regency[:2] not in strong["provinsi"]
        and former_provinces(regency[:2]) & strong["provinsi"]
    ):
        notes.append("former_province")
    if old := {regency, province} & (former - named):
        notes.append("former_name")
        if old & formerly_named_as_another():
            notes.append("name_of_another")
    village: Parsed[str] = Parsed()
    if district is not None:
        village = village_in((hint.text for hint in hints if hint.kind in STRONG), district)
        notes.extend(village.notes)
    t = tables()
    evidence = [f"{level}:{n:g}" for level in votes for key, n in sorted(votes[level].items()) if _is(key, code)]
    return Parsed(
        Wilayah(
            t.districts[district] if district else None,
            t.regencies[regency] if regency else None,
            t.provinces[province] if province else None,
            code,
            _score(votes, strong, regency or province or ""),
            tuple(evidence),
            village.value,
        ),
        tuple(dict.fromkeys(notes)),
    )


def _with_whole_names(hints: Sequence[Hint]) -> list[Hint]:
    """Return the hints with names whole that go on in the next line, of the same hint or of the next one of its kind."""
    made: list[Hint] = []
    for kind, group in groupby(hints, lambda hint: hint.kind):
        made.extend(Hint(kind, text) for text in whole_texts([hint.text for hint in group]))
    return made


def _names_unknown_regency(hints: Sequence[Hint]) -> bool:
    return any(
        mention.level in ("kabupaten", "kota") and mention.key is None
        for hint in hints if hint.kind in STRONG
        for mention in mentions(hint.text)
    )  # fmt: skip


def _by_province(mention: Mention, text: str) -> str | None:
    """Return the one of several names as near as each other that lies in the province named in the same text."""
    printed = (
        {m.key for m in mentions(text) if m.level == "provinsi" and m.key is not None} if mention.others else set()
    )
    inside = [code for code in mention.others if code[:2] in printed]
    return inside[0] if len(inside) == 1 else None


def _lies_in(regency: str, provinces: set[str]) -> bool:
    return bool({regency[:2], *former_provinces(regency[:2])} & provinces)


def _is(key: str, code: str) -> bool:
    return key == code or code.startswith(f"{key}.") or key == fold(tables().districts.get(code, "")) != ""


def _read(hint: Hint) -> Iterable[Mention]:
    """Yield what a hint names."""
    t = tables()
    if hint.kind == "number":
        code = hint.text if hint.text in t.districts or hint.text in t.regencies else t.former_codes.get(hint.text)
        if code is not None:
            yield Mention("kabupaten", code[:5])
        if code in t.districts:
            yield Mention("kecamatan", fold(t.districts[code]))
        return
    if hint.kind == "place":
        return
    text = hint.text
    if hint.kind == "legal":
        text = _ABOUT.split(text, maxsplit=1)[0]
    named = tuple(mentions(text))
    yield from named
    if not named and hint.kind in STRONG and (short := short_name_behind_office(text)) is not None:
        yield Mention(*short)
    if hint.kind in STRONG and (alone := province_alone(text)) is not None:
        yield Mention("provinsi", alone)


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
    t = tables()
    known = [(name, n) for name, n in ranked if districts_named(name, regency).value]
    if not known and regency is not None and (moved := _in_a_part(ranked[0][0], regency)) is not None:
        notes.append("former_regency")
        if by_knowledge(moved[:5], regency):
            notes.append("parent_by_knowledge")
        return moved
    if not known:
        notes.append("district_not_in_regency" if regency is not None else "district_unknown")
        return None
    if len(known) > 1 and known[0][1] < known[1][1] * _CLEAR:
        notes.append("district_unclear")
        return None
    named_so = districts_named(known[0][0], regency)
    codes = named_so.value or ()
    if len(codes) > 1 and regency is None:
        codes = _supported(codes, votes, hints)
    if len(codes) != 1:
        notes.append("district_alone")
        return None
    if regency is None and len(t.districts_by_name.get(known[0][0], ())) == 1:
        notes.append("regency_from_district")
    notes.extend(named_so.notes)
    return codes[0]


def _in_a_part(name: str, regency: str) -> str | None:
    """Return the one district of a name in what was formed from a regency: an older document prints the regency of then."""
    found = {c for c in tables().districts_by_name.get(name, ()) if c[:5] in formed_from(regency)}
    return found.pop() if len(found) == 1 else None


def _supported(codes: Sequence[str], votes: dict[str, dict[str, float]], hints: Sequence[Hint]) -> tuple[str, ...]:
    """Return those of several districts whose regency or province is named anywhere, the place of signing too."""
    t = tables()
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
