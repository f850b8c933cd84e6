"""A citation held against the reference: what differs. Nothing is repaired."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from normalizers.regulations.identifier import make_id
from normalizers.regulations.lembaran import Gazette
from normalizers.regulations.peraturan import Amendment, Peraturan, parse_peraturan
from normalizers.similarity import ratio
from normalizers.text import fold_words, spelled_out
from reference.load import read_patterns, read_rows, read_settings

_SAME_TITLE = 0.9  # likeness from which a title counts as the reference's, shortened or misspelt
_OTHER_TITLE = 0.55  # likeness below which a title is another regulation's
_COVERED = 0.95  # share of a year's numbers that the list must have to say that one does not exist
_WHOLE = ("UU", "PP", "UU_DARURAT", "PERPPU")  # kinds of which a year may be listed whole
_BEYOND = 5  # numbers that may follow the last one known
_TOLD, _HELD = ("amended_by", "repealed_by", "repealed_year"), ("title", "ln", "tln", "bn", "bn_year")
_BY_KNOWLEDGE = "K"  # confidence of an act of the shorter list that no public text tells
_OLD_SPELLING = read_settings("meaning_words.toml")["old_spelling"]
_WORDS = read_patterns("meaning_words.toml", "regulation_reference")
_CHANGES = _WORDS["changes"]
_PERIOD = re.compile(r"\b((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)\b")


@dataclass(frozen=True, slots=True)
class Difference:
    """One point in which a citation differs: `code`, what the reference says, what is printed."""

    code: str
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class Repeal:
    """By what and in which year a regulation was repealed; not `checked`: general knowledge, told by no public text."""

    by: str
    year: int
    checked: bool


@cache
def reference_rows() -> dict[str, dict[str, str]]:
    """Return the rows of the reference by identifier."""
    return {
        key: row
        for row in read_rows("peraturan.csv")
        if row["year"]
        and (key := make_id(row["reg_type"], row.get("issuer"), row["number"], int(row["year"]))) is not None
    }


@cache
def _gazetteer(year: str) -> dict[str, dict[str, str]]:
    """Return the acts of a year of the longer list by identifier; loaded when first needed."""
    return {
        key: row
        for row in read_rows("peraturan_uu_pp.csv.gz")
        if row["year"] == year
        and (key := make_id(row["reg_type"], row.get("issuer"), row["number"], int(year))) is not None
    }


@cache
def _windows() -> dict[int, tuple[int, int]]:
    return {int(r["year"]): (int(r["tln_min_seen"]), int(r["tln_max_seen"])) for r in read_rows("tln_window.csv")}


def title_of(regulation_id: str) -> str | None:
    """Return the title of a regulation as the reference has it, in small letters; None where it knows none so written."""
    entry = entry_of(regulation_id)
    title = entry["title"] if entry is not None and not _is_unchecked(entry) else ""
    return title if title and not title.isupper() else None


def entry_of(regulation_id: str) -> dict[str, str] | None:
    """Return what the two lists know of a regulation, the shorter one first; None where neither has it."""
    near, far = reference_rows().get(regulation_id), _gazetteer(regulation_id.rpartition("-")[2]).get(regulation_id)
    if near is None or far is None:
        return near or far  # each identifier ends with its year
    added = _TOLD if _is_unchecked(far) else (*_TOLD, *_HELD)
    told = near if near["repealed_year"] else far
    merged = {c: far[c] for c in added if not near[c] and far[c]}
    return {**near, **merged, "repeal_checked": "no" if _is_repeal_unchecked(told) else ""}


def _is_unchecked(entry: dict[str, str]) -> bool:
    """Return whether title and gazette of an act rest on general knowledge alone: it is listed, and no measure."""
    return entry.get("checked") == "no"


def _is_repeal_unchecked(entry: dict[str, str]) -> bool:
    """Return whether no public text tells the repeal of an act: by the longer list's own column, or the shorter's confidence."""
    return entry.get("repeal_checked", "no" if entry.get("confidence") == _BY_KNOWLEDGE else "") == "no"


def find_entry(regulation: Peraturan) -> dict[str, str] | None:
    """Return the reference's row of a regulation; None where it is not known. Local regulations never are."""
    return entry_of(regulation.regulation_id) if regulation.regulation_id is not None else None


def is_beyond_the_last(regulation: Peraturan) -> bool:
    """Return whether the reference knows that there is no such regulation: a number far beyond the last of its kind and year.

    Numbers run through the year, so each up to the last known one exists. Where the list of a year has gaps (after 2016), or is
    of another kind, nothing is said to be missing: "not in our list" then tells nothing of the regulation.
    """
    if regulation.year is None or regulation.number is None or not regulation.number.isdigit():
        return False
    count, last = _numbered().get((regulation.reg_type, regulation.year), (0, 0))
    return count >= _COVERED * last and int(regulation.number) > last + _BEYOND and last > 0


@cache
def _numbered() -> dict[tuple[str, int], tuple[int, int]]:
    """Return for each kind and year of the lists how many acts they have, and the highest number."""
    found: dict[tuple[str, int], set[int]] = {}
    for row in (*read_rows("peraturan_uu_pp.csv.gz"), *read_rows("peraturan.csv")):
        if row["reg_type"] in _WHOLE and row["number"].isdigit():
            found.setdefault((row["reg_type"], int(row["year"])), set()).add(int(row["number"]))
    return {key: (len(numbers), max(numbers)) for key, numbers in found.items()}


def check_against_reference(regulation: Peraturan) -> tuple[Difference, ...]:
    """Return the differences between a citation and the reference; none where both agree or the reference is silent.

    Codes: unknown, title_differs, title_inexact, ln_differs, tln_differs, bn_differs, tln_outside_year.
    """
    entry = find_entry(regulation)
    if entry is None:
        label = label_of(regulation.reg_type, regulation.number, regulation.year)
        return (Difference("unknown", "", label),) if is_beyond_the_last(regulation) else _windows_of(regulation)
    if _is_unchecked(entry):
        return _windows_of(regulation)
    found = list(_gazettes(regulation, entry))
    if regulation.title and entry["title"] and _is_other_title(regulation.title, entry["title"]):
        found.append(Difference("title_differs", entry["title"], regulation.title))
    elif regulation.title and entry.get("wording") == "exact" and not _is_exact(regulation.title, entry):
        found.append(Difference("title_inexact", entry["title"], regulation.title))
    return tuple(found)


def _is_exact(printed: str, entry: dict[str, str]) -> bool:
    """Return whether a title has the words of the reference; the year of a period may be left out at its end."""
    return (
        any(_has_words(printed, title) for title in (entry["title"], entry["title_also"]) if title)
        or not entry["title"]
    )


def _has_words(printed: str, title: str) -> bool:
    known = [_OLD_SPELLING.get(w, w) for w in fold_words(title)]
    acronyms = {fold_words(a)[0]: spelled_out(a, known) for a in re.findall(r"\b[A-Z]{3,8}\b", printed)}
    plain = re.sub(r"\(\s*[A-Z]{2,10}\s*\)", "", printed)  # "... (SAKIP)"
    words = [w for word in fold_words(plain) for w in acronyms.get(word) or [_OLD_SPELLING.get(word, word)]]
    return words == known


def _is_other_title(printed: str, known: str) -> bool:
    """Return whether the printed title is another regulation's: unlike the known one, and no shortened form of it."""
    short, long = sorted((printed, known), key=len)
    return ratio(short, long) < _OTHER_TITLE and ratio(short, long[: len(short)]) < _SAME_TITLE - 0.2


def _gazettes(regulation: Peraturan, entry: dict[str, str]) -> Iterator[Difference]:
    for kind, column, code in (("LN", "ln", "ln_differs"), ("TLN", "tln", "tln_differs"), ("BN", "bn", "bn_differs")):
        known = entry.get(column) or ""
        printed = next((g for g in regulation.gazettes if g.kind == kind), None)
        if not known or printed is None or printed.number is None:
            continue
        year = entry.get(f"{kind.casefold()}_year") or ""
        if printed.number != known:
            yield Difference(code, f"{kind} {known}", f"{kind} {printed.number}")
        elif year and printed.year is not None and str(printed.year) != year:
            yield Difference(code, f"{kind} {year}/{known}", f"{kind} {printed.year}/{printed.number}")
    state = next((g for g in regulation.gazettes if g.kind == "LN"), None)
    if state is not None and entry.get("bn") and not entry.get("ln"):
        yield Difference(
            "bn_differs", f"BN {entry['bn_year']}/{entry['bn']}", f"LN {state.year or ''}/{state.number or ''}"
        )


def check_amendments(regulation: Peraturan) -> tuple[Difference, ...]:
    """Return where the amendments that a citation names do not fit: another law's or an older one, another period or gazette.

    Codes: amendment_of_another, amendment_period, amendment_gazette.
    """
    return tuple(d for amendment in regulation.amendments for d in _amendment_differs(regulation, amendment))


def _amendment_differs(regulation: Peraturan, amendment: Amendment) -> Iterator[Difference]:
    act = Peraturan(amendment.reg_type, None, amendment.number, amendment.year, amendment.title, amendment.gazettes)
    entry = find_entry(act)
    title = amendment.title or (entry or {}).get("title") or ""
    changed = _changed_by(title)
    older = amendment.year is not None and regulation.year is not None and amendment.year < regulation.year
    if older or (changed is not None and (changed.number, changed.year) not in _chain(regulation)):
        label = label_of(amendment.reg_type, amendment.number, amendment.year)
        yield Difference(
            "amendment_of_another",
            label_of(regulation.reg_type, regulation.number, regulation.year),
            f"{label}: {title}" if title else label,
        )
    periods = [_PERIOD.findall(t or "") for t in (regulation.title, amendment.title)]
    if all(periods) and periods[0][-1] != periods[1][-1]:
        yield Difference("amendment_period", "-".join(periods[0][-1]), "-".join(periods[1][-1]))
    if entry is not None:
        yield from (Difference("amendment_gazette", d.expected, d.found) for d in _gazettes(act, entry))


def _changed_by(title: str) -> Peraturan | None:
    """Return the regulation that the title of an amending act says it changes."""
    start = _CHANGES.search(title)
    return parse_peraturan(title[start.end() :]).value if start is not None else None


def _chain(regulation: Peraturan) -> frozenset[tuple[str | None, int | None]]:
    """Return number and year of a citation's act and of the acts that it names as changing it."""
    return frozenset({(regulation.number, regulation.year), *((a.number, a.year) for a in regulation.amendments)})


def _windows_of(regulation: Peraturan) -> tuple[Difference, ...]:
    printed: Gazette | None = next((g for g in regulation.gazettes if g.kind == "TLN"), None)
    window = _windows().get(regulation.year or 0)
    if printed is None or window is None or printed.number is None or not printed.number.isdigit():
        return ()
    low, high = window
    if low - 60 <= int(printed.number) <= high + 60:
        return ()
    return (Difference("tln_outside_year", f"TLN {low}–{high}", f"TLN {printed.number}"),)


def repeal_of(regulation: Peraturan, year: int | None = None) -> Repeal | None:
    """Return the repeal of a regulation before `year`, at any time without one; None where nothing is known of any."""
    entry = find_entry(regulation)
    if entry is None or not entry["repealed_year"]:
        return None
    when = int(entry["repealed_year"])
    return Repeal(entry["repealed_by"], when, not _is_repeal_unchecked(entry)) if year is None or when < year else None


def amendments_of(regulation: Peraturan) -> tuple[str, ...]:
    """Return the regulations that changed this one ("UU 9/2015") as the reference and the titles in it say, by their years."""
    entry = find_entry(regulation)
    listed = [a.strip() for a in entry["amended_by"].split(";") if a.strip()] if entry is not None else []
    by_title = _changes().get(label_of(regulation.reg_type, regulation.number, regulation.year), {})
    return tuple(dict.fromkeys(sorted((*listed, *by_title), key=lambda label: int(label.rsplit("/", 1)[1]))))


def unchecked_amendments_of(regulation: Peraturan) -> frozenset[str]:
    """Return those of `amendments_of` that are general knowledge: no public text tells the title or the entry that names them."""
    entry = find_entry(regulation)
    listed = {a.strip() for a in entry["amended_by"].split(";")} if entry is not None else set()
    by_title = _changes().get(label_of(regulation.reg_type, regulation.number, regulation.year), {})
    by_entry = listed if entry is not None and _is_unchecked(entry) else set()
    told = {label for label, checked in by_title.items() if checked} | (listed - by_entry)
    return frozenset({*by_entry, *by_title} - told)


@cache
def _changes() -> dict[str, dict[str, bool]]:
    """Return the acts whose titles say that they change one, by that one ("UU 45/1999": UU 5/2000); True where a text tells."""
    found: dict[str, dict[str, bool]] = {}
    for row in read_rows("peraturan_uu_pp.csv.gz"):
        if row["amends"]:
            label = label_of(row["reg_type"], row["number"], int(row["year"]))
            found.setdefault(row["amends"], {})[label] = not _is_unchecked(row)
    return found


def label_of(reg_type: str, number: str | None, year: int | None) -> str:
    """Return a regulation as it is named in short ("UU 23/2014"); a number with a slash has its year in it."""
    return f"{reg_type} {number}/{year}" if number and "/" not in number else f"{reg_type} {number}"
