"""Citations beside the reference: what is printed, what the reference says, whether it was still in force."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from normalizers.regulations.lembaran import Gazette
from normalizers.regulations.near import candidates
from normalizers.regulations.peraturan import Amendment, Peraturan, parse_peraturan
from normalizers.regulations.reference import (
    Repeal,
    amendments_of,
    check_against_reference,
    check_amendments,
    find_entry,
    is_beyond_the_last,
    repeal_of,
)
from pipeline.dataset.read import Row
from pipeline.outputs.words import in_words

_NATIONAL = frozenset(
    {"UU", "UU_DARURAT", "PERPPU", "TAP_MPR", "PP", "PERPRES", "KEPPRES", "INPRES"}
)  # one issuer each


@dataclass(frozen=True, slots=True)
class CitationView:
    """A citation and what the reference knows of it.

    `status`: agrees, inexact (some words of the title), differs, repealed (before the document's year, as a public text
    tells), unknown (the reference claims to know all of this kind), unlisted (it claims nothing).
    `differences`: (what, printed, reference). `meant`: regulations that may have been meant, each with the reason's code.
    """

    row: Row
    label: str
    status: str
    title: str = ""
    gazettes: tuple[str, ...] = ()
    differences: tuple[tuple[str, str, str], ...] = ()
    amended: tuple[str, ...] = ()
    repeal: Repeal | None = None
    meant: tuple[tuple[str, str], ...] = ()


def view_citation(row: Row, year: int | None) -> CitationView:
    """Return a row of `legal_basis` of a document of a `year` beside the reference's entry."""
    regulation = _regulation(row)
    label = _label(row)
    entry = find_entry(regulation)
    near = () if entry is not None else _meant(regulation)
    if entry is None:
        unknown = is_beyond_the_last(regulation) or bool(near)
        return CitationView(row, label, "unknown" if unknown else "unlisted", meant=near)
    bad = [*(d for d in check_against_reference(regulation) if d.code != "unknown"), *check_amendments(regulation)]
    repeal = repeal_of(regulation)
    repealed = repeal is not None and repeal.checked and year is not None and repeal.year < year
    return CitationView(
        row, label, _status({d.code for d in bad}, repealed=repealed),
        title=entry.get("title") or "",
        gazettes=tuple(f"{kind.upper()} {entry[kind]}" for kind in ("ln", "tln", "bn") if entry.get(kind)),
        differences=tuple((d.code, d.found, d.expected) for d in bad),
        amended=amendments_of(regulation),
        repeal=repeal,
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _meant(regulation: Peraturan) -> tuple[tuple[str, str], ...]:
    return tuple((n.label, n.reason) for n in candidates(regulation))


def _status(codes: set[str], *, repealed: bool) -> str:
    if codes - {"title_inexact"}:
        return "differs"
    return "repealed" if repealed else "inexact" if codes else "agrees"


def _regulation(row: Row) -> Peraturan:
    """Return the citation as it was understood: read again, or (where somebody corrected it) as the row says."""
    value = parse_peraturan(row["raw"] or "").value
    if value is not None and (value.number, value.year) == (row["number"], row["year"]):
        return value
    return Peraturan(
        row["reg_type"], row["issuer"], row["number"], row["year"], row["title"],
        tuple(Gazette(g["kind"], g["year"], g["number"]) for g in row["gazettes"] or ()),
        tuple(Amendment(a["reg_type"], a["number"], a["year"], a["title"]) for a in row["amendments"] or ()),
    )  # fmt: skip


def _label(row: Row) -> str:
    number, year = row["number"], row["year"]
    national = row["reg_type"] in _NATIONAL or row["reg_type"].startswith("PERMEN")
    issuer = f" {row['issuer']}" if row["issuer"] and not national else ""
    if not number:
        return ""
    kind = in_words(row["reg_type"], "regulation_kind", "id")
    return f"{kind}{issuer} {number}" + (f"/{year}" if year and "/" not in number else "")
