"""What the rules found, as rows: findings with the places that they point at, and how often each rule applied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractors.model.quote import Quote
from normalizers.text import fold
from pipeline.audit.apply import RuleResult
from pipeline.audit.check import Check
from pipeline.audit.rules.cross_document import correction_names_a_record, unmatched_check, unmet_check
from pipeline.audit.verdicts import Verdict
from pipeline.dataset.evidence import Evidence, Row, evidence_id, places, where
from pipeline.reconcile.corrections import Correction

_SHOWN = 8  # values of a fact that are told; its places are all kept


@dataclass(frozen=True, slots=True)
class Finding:
    """A check that failed: its row, and the places that it points at (a disagreement has several), not numbered yet."""

    row: Row
    places: list[Row]


class RuleFindings(NamedTuple):  # of each rule that applies, in each document: a tuple, which is stored and read faster
    """What a rule found on a document: how often it applied and failed, and its findings (a fact each)."""

    rule: str
    applied: int
    failed: int
    findings: tuple[Finding, ...]


def findings_of(applied: RuleResult) -> RuleFindings:
    """Return what is kept of a rule's checks: a finding for each fact, with all places at which it stands."""
    failed = [check for check in applied.checks if not check.passed]
    groups: dict[tuple[object, ...], list[Check]] = {}
    for check in failed:
        groups.setdefault(_fact(check, folds=applied.rule.folds), []).append(check)
    found = tuple(_finding(applied, checks) for checks in groups.values())
    return RuleFindings(applied.rule.__name__, len(applied.checks), len(failed), found)


def _fact(check: Check, *, folds: bool) -> tuple[object, ...]:
    """Return what failed checks of one fact share."""
    if folds:
        return check.about, check.group
    said = tuple(fold(quote.text) for quote in check.quotes)
    return check.about, check.group, check.message_id, check.expected, fold(check.found or ""), said


def _finding(applied: RuleResult, checks: Sequence[Check]) -> Finding:
    first, more = checks[0], len(checks) - 1
    quotes = [quote for check in checks for quote in check.quotes if quote]
    stands = where(quotes[0] if quotes else Quote())
    row: Row = {
        "rule_id": applied.rule.__name__,
        "severity": _severity(applied, first),
        "source": first.about or applied.rule.about,
        "verdict": "open",
        "n_places": len(checks),
        "document_id": applied.document,
        "table": first.table,
        "record_id": first.record_id,
        "page": stands["page"],
        "bbox": stands["bbox"],
        "message_id": first.message_id + (f" Juga pada {more} tempat lain." if more else ""),
        "message_en": first.message_en + (f" Also at {more} other place(s)." if more else ""),
        "expected": _listed(check.expected for check in checks),
        "found": _listed(check.found for check in checks),
    }
    named = {f"quote_{n:02}": quote for n, quote in enumerate(quotes, start=1)}
    return Finding(row, list(places(Evidence(applied.document, "findings", "", named))))


def _severity(applied: RuleResult, check: Check) -> str:
    """Return how grave a finding is; what only the reader doubts is told for information, as nobody is to blame."""
    return "info" if check.about == "reader" and applied.rule.about == "document" else applied.rule.severity


def _listed(values: Iterable[str | None]) -> str | None:
    """Return the different values of a fact's places, the first of them where they are many."""
    told = list(dict.fromkeys(value for value in values if value))
    if len(told) <= 1:
        return told[0] if told else None
    return " | ".join(told[:_SHOWN]) + (f" | … (+{len(told) - _SHOWN})" if len(told) > _SHOWN else "")


def numbered(document_id: str, findings: Iterable[Finding]) -> Iterator[tuple[Row, list[Row]]]:
    """Yield the row of each finding and those of its places, with their ids: counted in the order in which they come."""
    for n, finding in enumerate(findings, start=1):
        key = f"{document_id}-f{n:05}"
        pointed = [
            {**place, "record_id": key, "evidence_id": evidence_id("findings", key, at)}
            for at, place in enumerate(finding.places, start=1)
        ]
        yield {"finding_id": key, **finding.row}, pointed


def unmatched_row(line: Correction) -> Row:
    """Return the finding that a line of the corrections names a record of no document of the dataset."""
    told = unmatched_check(line)
    return {
        "finding_id": f"koreksi-f{line.line:05}", "rule_id": correction_names_a_record.__name__,
        "severity": correction_names_a_record.severity, "source": "document", "verdict": "open", "n_places": 1,
        "document_id": None, "table": line.table or None, "record_id": line.record_id, "page": None, "bbox": None,
        "message_id": told.message_id, "message_en": told.message_en, "expected": None, "found": told.found,
    }  # fmt: skip


def with_unmet(found: Sequence[RuleFindings], document_id: str, unmet: Sequence[Verdict]) -> list[RuleFindings]:
    """Return what the rules found with the lines of the corrections that judge a finding which nobody made."""
    rule = correction_names_a_record
    told = findings_of(RuleResult(rule, document_id, tuple(unmet_check(document_id, v) for v in unmet)))
    before = next((v for v in found if v.rule == rule.__name__), RuleFindings(rule.__name__, 0, 0, ()))
    merged = RuleFindings(
        rule.__name__,
        before.applied + told.applied,
        before.failed + told.failed,
        before.findings + told.findings,
    )
    return [*(v for v in found if v.rule != rule.__name__), merged]


def check_row(document_id: str, found: RuleFindings) -> Row:
    """Return how often a rule applied to a document and failed."""
    return {
        "rule_id": found.rule, "document_id": document_id, "applied": found.applied, "failed": found.failed
    }  # fmt: skip
