"""What an official's page shows: every spelling, where it stands, and why all of them are one person, level by level."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from normalizers.persons.comparison import Comparison, Level, compare_names, same_person
from normalizers.persons.comparison import explain as explain_names
from normalizers.persons.names import parse_name
from pipeline.dataset.read import Row
from pipeline.outputs.report.correction_lines import Fix, line_of, values_of
from pipeline.outputs.report.texts import Both

_MOST_PAIRS = 60  # pairs of spellings that are shown, the doubtful ones first


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling of a name: where it stands, and how it compares with the spelling that was chosen."""

    text: str
    n: int
    signatures: tuple[Row, ...]
    level: int
    reason: Both
    score: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Two signatures with different spellings, and the levels at which they agree or do not, the surest level first.

    `apart`: a line for the corrections that says they are two persons; `same`: one that says they are one.
    """

    a: Row
    b: Row
    nip: str  # same, other, missing
    level: int
    reason: Both
    score: float
    joined: bool
    apart: str
    same: str


@dataclass(frozen=True, slots=True)
class OfficialView:
    """One official's page."""

    official: Row
    spellings: tuple[Spelling, ...]
    pairs: tuple[Pair, ...]
    ladder: tuple[tuple[int, Both, int], ...]
    decisions: tuple[Row, ...]
    fix: Fix


def view_officials(tables: Mapping[str, list[Row]]) -> Iterator[OfficialView]:
    """Yield the view of each official."""
    signed: dict[str, list[Row]] = {}
    for row in tables["signatories"]:
        signed.setdefault(row["official_id"] or "", []).append(row)
    decided: dict[str, list[Row]] = {}
    for row in tables["reconciliations"]:
        if row["entity"] == "official":
            decided.setdefault(row["record_id"], []).append(row)
    for official in tables["officials"]:
        own = signed.get(official["official_id"], [])
        keys = [official["official_id"], *(s["signatory_id"] for s in own)]
        pairs = sorted(_pairs(own), key=lambda p: (p.joined, -p.level))
        yield OfficialView(
            official,
            tuple(_spellings(official, own)),
            tuple(pairs[:_MOST_PAIRS]),
            tuple(_ladder(pairs)),
            tuple(d for key in keys for d in decided.get(key, ())),
            Fix("officials", official["official_id"], "name", "", values_of("officials", official)),
        )


def _spellings(official: Row, signatures: Sequence[Row]) -> Iterator[Spelling]:
    chosen = parse_name(official["name"] or "").value
    for variant in official["name_variants"] or ():
        text = variant["name_raw"]
        printed = parse_name(text).value
        found = compare_names(printed, chosen) if printed is not None and chosen is not None else None
        yield Spelling(
            text,
            variant["n"],
            tuple(s for s in signatures if s["name_raw"] == text),
            int(found.level) if found is not None else int(Level.OTHER),
            _words(found),
            found.score if found is not None else 0.0,
        )


def _pairs(signatures: Sequence[Row]) -> Iterator[Pair]:
    """Yield a pair of signatures for each two spellings: the first signature of each."""
    first: dict[tuple[str, str], Row] = {}
    for row in signatures:
        first.setdefault((row["name_raw"] or "", row["nip"] or ""), row)
    for a, b in combinations(first.values(), 2):
        left, right = parse_name(a["name_raw"] or "").value, parse_name(b["name_raw"] or "").value
        if left is None or right is None:
            continue
        nip = "missing" if not a["nip"] or not b["nip"] else "same" if a["nip"] == b["nip"] else "other"
        names = compare_names(left, right)
        verdict = {"table": "signatories", "record_id": a["signatory_id"], "other_id": b["signatory_id"]}
        yield Pair(
            a, b, nip, int(names.level), _words(names), names.score,
            nip == "same" or (nip == "missing" and same_person(names)),
            line_of(**verdict, verdict="not_same"), line_of(**verdict, verdict="same"),
        )  # fmt: skip


def _ladder(pairs: Sequence[Pair]) -> Iterator[tuple[int, Both, int]]:
    """Yield each level of trust, the surest first: what it says, and how many pairs of spellings agree there."""
    for level in Level:
        comparison = Comparison(level, 0.0)
        n = sum(1 for p in pairs if (Level.SAME_NIP if p.nip == "same" else p.level) == level)
        yield int(level), (explain_names(comparison, "id"), explain_names(comparison, "en")), n


def _words(comparison: Comparison | None) -> Both:
    if comparison is None:
        return "", ""
    return explain_names(comparison, "id"), explain_names(comparison, "en")
