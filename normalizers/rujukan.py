"""A citation held against the reference: what differs, and which regulation may have been meant. Nothing is repaired."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from normalizers.lembaran import Gazette
from normalizers.peraturan import Peraturan, make_id
from normalizers.reference.load import read_rows
from normalizers.similarity import ratio

_SAME_TITLE = 0.9  # likeness from which a title counts as the reference's, shortened or misspelt
_OTHER_TITLE = 0.55  # likeness below which a title is another regulation's


@dataclass(frozen=True, slots=True)
class Difference:
    """One point in which a citation differs: `code`, what the reference says, what is printed."""

    code: str
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class Nearby:
    """A regulation that may have been meant, and why."""

    regulation_id: str
    label: str
    reason: str


@cache
def _reference() -> dict[str, dict[str, str]]:
    return {
        key: row
        for row in read_rows("peraturan.csv")
        if row["year"] and (key := make_id(row["reg_type"], None, row["number"], int(row["year"]))) is not None
    }


@cache
def _gazetteer() -> dict[str, dict[str, str]]:
    """Return the laws and government regulations of the corpus by identifier; loaded when first needed."""
    return {
        key: row
        for row in read_rows("peraturan_uu_pp.csv.gz")
        if row["year"].isdigit()
        and (key := make_id(row["reg_type"], None, row["number"], int(row["year"]))) is not None
    }


@cache
def _windows() -> dict[int, tuple[int, int]]:
    return {int(r["year"]): (int(r["tln_min_seen"]), int(r["tln_max_seen"])) for r in read_rows("tln_window.csv")}


def find_entry(regulation: Peraturan) -> dict[str, str] | None:
    """Return the reference's row of a regulation; None where it is not known. Local regulations never are."""
    key = regulation.regulation_id
    if key is None:
        return None
    if regulation.reg_type == "PERMENPAN" and (regulation.year or 0) >= 2010:
        key = (
            make_id("PERMENPANRB", None, regulation.number, regulation.year) or key
        )  # the ministry's later name left out
    return _reference().get(key) or _gazetteer().get(key)


def is_listed_kind(regulation: Peraturan) -> bool:
    """Return whether the reference claims to know all regulations of this kind and year (UU and PP until 2016)."""
    return regulation.reg_type in ("UU", "PP") and regulation.year is not None and regulation.year <= 2016


def check_against_reference(regulation: Peraturan) -> tuple[Difference, ...]:
    """Return the differences between a citation and the reference; none where both agree or the reference is silent.

    Codes: unknown, title_differs, ln_differs, tln_differs, bn_differs, tln_outside_year.
    """
    entry = find_entry(regulation)
    if entry is None:
        label = _label(regulation.reg_type, regulation.number, regulation.year)
        return (Difference("unknown", "", label),) if is_listed_kind(regulation) else _windows_of(regulation)
    found = list(_gazettes(regulation, entry))
    if regulation.title and entry["title"] and _is_other_title(regulation.title, entry["title"]):
        found.append(Difference("title_differs", entry["title"], regulation.title))
    return tuple(found)


def _is_other_title(printed: str, known: str) -> bool:
    """Return whether the printed title is another regulation's: unlike the known one, and no shortened form of it."""
    short, long = sorted((printed, known), key=len)
    return ratio(short, long) < _OTHER_TITLE and ratio(short, long[: len(short)]) < _SAME_TITLE - 0.2


def _gazettes(regulation: Peraturan, entry: dict[str, str]) -> Iterator[Difference]:
    for kind, column, code in (("LN", "ln", "ln_differs"), ("TLN", "tln", "tln_differs"), ("BN", "bn", "bn_differs")):
        known = entry.get(column) or ""
        printed = next((g for g in regulation.gazettes if g.kind == kind), None)
        if known and printed is not None and printed.number is not None and printed.number != known:
            yield Difference(code, f"{kind} {known}", f"{kind} {printed.number}")


def _windows_of(regulation: Peraturan) -> tuple[Difference, ...]:
    printed: Gazette | None = next((g for g in regulation.gazettes if g.kind == "TLN"), None)
    window = _windows().get(regulation.year or 0)
    if printed is None or window is None or printed.number is None or not printed.number.isdigit():
        return ()
    low, high = window
    if low - 60 <= int(printed.number) <= high + 60:
        return ()
    return (Difference("tln_outside_year", f"TLN {low}–{high}", f"TLN {printed.number}"),)


def repeal_of(regulation: Peraturan, year: int) -> tuple[str, int] | None:
    """Return (by what, when) a regulation was repealed before or in `year`; None where it was in force or is not known."""
    entry = _reference().get(regulation.regulation_id or "")
    if entry is None or not entry["repealed_year"]:
        return None
    when = int(entry["repealed_year"])
    return (entry["repealed_by"], when) if when < year else None


def amendments_of(regulation: Peraturan) -> tuple[str, ...]:
    """Return the regulations that changed this one, as the reference knows them ("UU 9/2015")."""
    entry = _reference().get(regulation.regulation_id or "")
    return tuple(a.strip() for a in entry["amended_by"].split(";") if a.strip()) if entry is not None else ()


def candidates(regulation: Peraturan) -> tuple[Nearby, ...]:
    """Return regulations of the reference that the citation may have meant, each with the reason, best first.

    Reasons: same_number_other_year, same_title, transposed_number, other_type. Only where the title supports it.
    """
    title = regulation.title or ""
    found: list[tuple[float, Nearby]] = []
    for key, row in _reference().items():
        if key == regulation.regulation_id:
            continue
        likeness = ratio(title[: len(row["title"]) + 10], row["title"]) if title else 0.0
        reason = _reason(regulation, row, likeness)
        if reason is not None:
            found.append((likeness, Nearby(key, _label(row["reg_type"], row["number"], int(row["year"])), reason)))
    found.sort(key=lambda item: (-item[0], item[1].regulation_id))
    return tuple(nearby for _, nearby in found[:3])


def _reason(regulation: Peraturan, row: dict[str, str], likeness: float) -> str | None:
    same_type = row["reg_type"] == regulation.reg_type
    same_number = row["number"] == regulation.number
    same_year = row["year"] == str(regulation.year)
    if same_type and same_number and not same_year and likeness >= 0.75:
        return "same_number_other_year"
    if same_number and same_year and not same_type and likeness >= 0.6:
        return "other_type"
    if same_type and same_year and not same_number and likeness >= 0.8:
        return "transposed_number"
    return "same_title" if same_type and likeness >= 0.9 else None


def _label(reg_type: str, number: str | None, year: int | None) -> str:
    return f"{reg_type} {number}/{year}" if number and "/" not in number else f"{reg_type} {number}"
