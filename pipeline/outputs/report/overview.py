"""What the overview shows: documents with their counts, findings by rule, coverage, and what to look at first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from pipeline.dataset.read import Row, by_document
from pipeline.outputs.accusing import SEVERITIES, accuses, doubts
from pipeline.outputs.report.texts import Both
from pipeline.outputs.report.view import rule_of

_FIRST = 8  # documents to look at first
_WHY = 3  # kinds of findings named beside each


@dataclass(frozen=True, slots=True)
class RuleCount:
    """A rule with its findings: how many, in how many documents. `key`: its short number on the page."""

    key: int
    rule_id: str
    severity: str
    title: Both
    source: str
    n: int
    n_documents: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in the list: its row, its findings by severity, the keys of the rules that it breaks.

    `why`: its worst findings as (severity, what they say, how many of this kind).
    """

    document: Row
    counts: Mapping[str, int]
    rules: tuple[int, ...]
    why: tuple[tuple[str, Both, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Overview:
    """The first page."""

    entries: tuple[Entry, ...]
    statuses: tuple[tuple[str, int], ...]
    severities: tuple[tuple[str, int], ...]
    rules: tuple[RuleCount, ...]
    years: tuple[str, ...]
    provinces: tuple[str, ...]
    coverage: tuple[tuple[str, str, tuple[int, ...]], ...]  # province, kabupaten or kota, documents by year
    first: tuple[Entry, ...]
    n_officials: int
    n_review: int
    n_doubts: int


def view_overview(tables: Mapping[str, list[Row]]) -> Overview:
    """Return the overview of a dataset."""
    frame = pd.DataFrame(tables["findings"], columns=["finding_id", "rule_id", "severity", "document_id"], dtype=object)
    rules = _rules(frame)
    keys = {r.rule_id: r for r in rules}
    findings = by_document(tables["findings"])
    entries = tuple(_entry(d, findings.get(d["document_id"], []), keys) for d in tables["documents"])
    statuses = Counter(d["status"] for d in tables["documents"])
    counts = Counter(f["severity"] for f in tables["findings"] if accuses(f))
    years = tuple(sorted({_year(d) for d in tables["documents"]}))
    return Overview(
        entries,
        tuple((s, statuses[s]) for s in ("ok", "partial", "no_content", "failed") if statuses[s]),
        tuple((s, counts[s]) for s in SEVERITIES),
        rules,
        years,
        tuple(sorted({_province(d) for d in tables["documents"]})),
        _coverage(_placed(tables["documents"]), years),
        _first(entries),
        len(tables["officials"]),
        sum(1 for r in tables["reconciliations"] if r["needs_review"]),
        sum(map(doubts, tables["findings"])),
    )


def _rules(findings: pd.DataFrame) -> tuple[RuleCount, ...]:
    spread = findings.groupby("rule_id")["document_id"].nunique()
    counted = findings.groupby(["rule_id", "severity"], sort=True).size().reset_index(name="n")
    counted["rank"] = counted["severity"].map(SEVERITIES.index)
    counted = counted.sort_values(["rank", "n", "rule_id"], ascending=[True, False, True], kind="stable")
    rows = zip(counted["rule_id"].astype(str), counted["severity"].astype(str), counted["n"].astype(int), strict=True)
    return tuple(
        RuleCount(at, rule, severity, *rule_of(rule), n, int(spread.loc[rule]))
        for at, (rule, severity, n) in enumerate(rows, start=1)
    )


def _entry(document: Row, findings: Sequence[Row], rules: Mapping[str, RuleCount]) -> Entry:
    counted = Counter(f["severity"] for f in findings if accuses(f))
    broken = Counter(f["rule_id"] for f in findings)
    ordered = sorted(broken, key=lambda r: rules[r].key)
    said = {f["rule_id"]: (f["message_id"], f["message_en"]) for f in reversed(findings)}
    own = {f["rule_id"] for f in findings if accuses(f)}
    ordered_own = (r for r in ordered if r in own or document["status"] == "failed")
    worst = tuple((rules[r].severity, said[r], broken[r]) for r in ordered_own if rules[r].severity != "info")[:_WHY]
    return Entry(document, {s: counted[s] for s in SEVERITIES}, tuple(rules[r].key for r in ordered), worst)


def _first(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the documents to look at first: those that could not be read, then those with most errors."""
    worth = [e for e in entries if e.counts["error"] or e.counts["warning"] or e.document["status"] == "failed"]
    ordered = sorted(
        worth,
        key=lambda e: (
            e.document["status"] != "failed", -e.counts["error"], -e.counts["warning"], e.document["path"],
        ),
    )  # fmt: skip
    failed = [e for e in ordered if e.document["status"] == "failed"][: _FIRST // 2]
    return tuple((failed + [e for e in ordered if e.document["status"] != "failed"])[:_FIRST])


def _year(document: Row) -> str:
    return str(document["year_start"] or "–")


def _province(document: Row) -> str:
    return str(document["provinsi"] or "–")


def _placed(documents: Sequence[Row]) -> pd.DataFrame:
    """Return the province, region and year of each document, a dash where one is not known."""
    rows = [(_province(d), str(d["kabupaten_kota"] or "–"), _year(d)) for d in documents]
    return pd.DataFrame(rows, columns=["province", "region", "year"], dtype=object)


def _coverage(documents: pd.DataFrame, years: Sequence[str]) -> tuple[tuple[str, str, tuple[int, ...]], ...]:
    counted = pd.crosstab([documents["province"], documents["region"]], documents["year"])
    rows = counted.reindex(columns=list(years), fill_value=0)
    return tuple(
        (str(province), str(region), tuple(int(n) for n in row))
        for (province, region), row in zip(rows.index, rows.to_numpy(), strict=True)
    )
