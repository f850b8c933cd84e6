"""A citation held against the reference: what differs, and which regulation may have been meant. Nothing is repaired."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from normalizers.lembaran import Gazette
from normalizers.peraturan import Amendment, Peraturan, parse_peraturan
from normalizers.regulation_id import make_id
from normalizers.similarity import ratio, ratio_of_folded
from normalizers.text import fold, fold_words
from reference.load import read_patterns, read_rows, read_settings

_SAME_TITLE = 0.9  # likeness from which a title counts as the reference's, shortened or misspelt
_OTHER_TITLE = 0.55  # likeness below which a title is another regulation's
_COVERED = 0.95  # share of a year's numbers that the list must have to say that one does not exist
_WHOLE = ("UU", "PP", "UU_DARURAT", "PERPPU")  # kinds of which a year may be listed whole
_BY_TITLE = ("same_title", "transposed_number")  # reasons that rest on the title alone
_A_WORD, _SPELT_ALIKE = 4, 0.7  # letters of a word of substance; likeness of two spellings of one
_BEYOND = 5  # numbers that may follow the last one known
_OLD_SPELLING = read_settings("meaning_words.toml")["old_spelling"]
_WORDS = read_patterns("meaning_words.toml", "regulation_reference")
_CHANGES = _WORDS["changes"]
_OF_ANOTHER = _WORDS["of_another"]
_PERIOD = re.compile(r"\b((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)\b")


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
        if row["year"]
        and (key := make_id(row["reg_type"], row.get("issuer"), row["number"], int(row["year"]))) is not None
    }


@cache
def _gazetteer() -> dict[str, dict[str, str]]:
    """Return the laws and government regulations of the corpus by identifier; loaded when first needed."""
    return {
        key: row
        for row in read_rows("peraturan_uu_pp.csv.gz")
        if row["year"].isdigit()
        and (key := make_id(row["reg_type"], row.get("issuer"), row["number"], int(row["year"]))) is not None
    }


@cache
def _windows() -> dict[int, tuple[int, int]]:
    return {int(r["year"]): (int(r["tln_min_seen"]), int(r["tln_max_seen"])) for r in read_rows("tln_window.csv")}


def title_of(regulation_id: str) -> str | None:
    """Return the title of a regulation as the reference has it; None where it knows none."""
    entry = _reference().get(regulation_id)
    return (entry["title"] or None) if entry is not None else None


def find_entry(regulation: Peraturan) -> dict[str, str] | None:
    """Return the reference's row of a regulation; None where it is not known. Local regulations never are."""
    key = regulation.regulation_id
    if key is None:
        return None
    return _reference().get(key) or _gazetteer().get(key)


def is_listed_kind(regulation: Peraturan) -> bool:
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
    """Return for each kind and year of the list how many acts it has, and the highest number."""
    found: dict[tuple[str, int], list[int]] = {}
    for row in read_rows("peraturan_uu_pp.csv.gz"):
        if row["reg_type"] not in _WHOLE:
            continue
        found.setdefault((row["reg_type"], int(row["year"])), []).append(int(row["number"]))
    return {key: (len(numbers), max(numbers)) for key, numbers in found.items()}


def check_against_reference(regulation: Peraturan) -> tuple[Difference, ...]:
    """Return the differences between a citation and the reference; none where both agree or the reference is silent.

    Codes: unknown, title_differs, title_inexact, ln_differs, tln_differs, bn_differs, tln_outside_year.
    """
    entry = find_entry(regulation)
    if entry is None:
        label = _label(regulation.reg_type, regulation.number, regulation.year)
        return (Difference("unknown", "", label),) if is_listed_kind(regulation) else _windows_of(regulation)
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
    acronyms = {fold_words(a)[0]: _spelled_out(a, known) for a in re.findall(r"\b[A-Z]{3,8}\b", printed)}
    plain = re.sub(r"\(\s*[A-Z]{2,10}\s*\)", "", printed)  # "... (SAKIP)"
    words = [w for word in fold_words(plain) for w in acronyms.get(word) or [_OLD_SPELLING.get(word, word)]]
    return words == known


def _spelled_out(acronym: str, known: list[str]) -> list[str]:
    """Return the words of the known title that an acronym stands for ("KKN"); empty where none do."""
    letters = acronym.casefold()
    for start in range(len(known)):
        for end in range(start + len(letters), min(len(known), start + 2 * len(letters)) + 1):
            words = known[start:end]
            if known[end - 1] != "dan" and "".join(w[0] for w in words if w != "dan") == letters and words[0] != "dan":
                return words
    return []


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
    """Return where the amendments that a citation names do not fit: another law's, another period, another gazette.

    Codes: amendment_of_another, amendment_period, amendment_gazette.
    """
    return tuple(d for amendment in regulation.amendments for d in _amendment_differs(regulation, amendment))


def _amendment_differs(regulation: Peraturan, amendment: Amendment) -> Iterator[Difference]:
    act = Peraturan(amendment.reg_type, None, amendment.number, amendment.year, amendment.title, amendment.gazettes)
    entry = find_entry(act)
    title = amendment.title or (entry or {}).get("title") or ""
    changed = _changed_by(title)
    if changed is not None and (changed.number, changed.year) not in _chain(regulation):
        label = _label(amendment.reg_type, amendment.number, amendment.year)
        yield Difference(
            "amendment_of_another", _label(regulation.reg_type, regulation.number, regulation.year), f"{label}: {title}"
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
    cut: dict[int, str] = {}  # the title cut to a length, folded: the reference's titles are as long as each other
    for key, row in _suspects(regulation.reg_type, regulation.number, str(regulation.year)):
        if key == regulation.regulation_id:
            continue
        likeness = 0.0
        if title and _same_figures(title, row):
            length = len(row["title"]) + 10
            if length not in cut:
                cut[length] = fold(title[:length])
            likeness = ratio_of_folded(cut[length], _folded_title(row["title"]))
        reason = _reason(regulation, row, likeness)
        if reason in _BY_TITLE and _names_another(title, row["title"]):
            continue
        if reason is not None:
            found.append((likeness, Nearby(key, _label(row["reg_type"], row["number"], int(row["year"])), reason)))
    found.sort(key=lambda item: (-item[0], item[1].regulation_id))
    return tuple(nearby for _, nearby in found[:3])


def _suspects(reg_type: str, number: str | None, year: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the reference's rows that `_reason` may name: of the same kind, or of the same number and year."""
    for key, row in _reference().items():
        if row["reg_type"] != reg_type and (row["number"] != number or row["year"] != year):
            continue
        if row["confidence"] != "K":  # what nobody checked names no suspect
            yield key, row


@cache
def _folded_title(title: str) -> str:
    return fold(title)


def _same_figures(title: str, row: dict[str, str]) -> bool:
    """Return whether two titles name the same numbers: acts that amend or confirm two laws differ in nothing else."""
    return re.findall(r"\d+", title) == re.findall(r"\d+", row["title"]) or not _OF_ANOTHER.search(title)


def _names_another(title: str, other: str) -> bool:
    """Return whether each of two titles has a word that the other has in no spelling: "Kota Kecil", "Kabupaten"."""
    return _has_more(title, other) and _has_more(other, title)


def _has_more(title: str, other: str) -> bool:
    words = tuple(word for word in fold_words(other) if len(word) >= _A_WORD)
    return any(
        len(word) >= _A_WORD and all(ratio_of_folded(word, one) < _SPELT_ALIKE for one in words)
        for word in fold_words(title)
    )


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
