"""What the rules found, as rows: findings with the places that they point at, and how often each rule applied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.model.quote import Quote
from pipeline.audit.apply import RuleResult
from pipeline.audit.check import Check
from pipeline.dataset.evidence import Evidence, Row, evidence_id, places, where


@dataclass(frozen=True, slots=True)
class Finding:
    """A check that failed: its row, and the places that it points at (a disagreement has several), not numbered yet."""

    row: Row
    places: list[Row]


@dataclass(frozen=True, slots=True)
class RuleFindings:
    """What a rule found on a document: how often it applied, and its findings."""

    rule: str
    applied: int
    findings: tuple[Finding, ...]


def findings_of(applied: RuleResult) -> RuleFindings:
    """Return what is kept of a rule's checks."""
    failed = tuple(_finding(applied, check) for check in applied.checks if not check.passed)
    return RuleFindings(applied.rule.__name__, len(applied.checks), failed)


def _finding(applied: RuleResult, check: Check) -> Finding:
    first = next((q for q in check.quotes if q), Quote())
    stands = where(first)
    row: Row = {
        "rule_id": applied.rule.__name__, "severity": applied.rule.severity, "document_id": applied.document,
        "table": check.table, "record_id": check.record_id, "page": stands["page"], "bbox": stands["bbox"],
        "message_id": check.message_id, "message_en": check.message_en, "expected": check.expected, "found": check.found,
    }  # fmt: skip
    quotes = {f"quote_{n:02}": quote for n, quote in enumerate(check.quotes, start=1) if quote}
    return Finding(row, list(places(Evidence(applied.document, "findings", "", quotes))))


def numbered(document_id: str, findings: Iterable[Finding]) -> Iterator[tuple[Row, list[Row]]]:
    """Yield the row of each finding and those of its places, with their ids: counted in the order in which they come."""
    for n, finding in enumerate(findings, start=1):
        key = f"{document_id}-f{n:05}"
        pointed = [
            {**place, "record_id": key, "evidence_id": evidence_id("findings", key, at)}
            for at, place in enumerate(finding.places, start=1)
        ]
        yield {"finding_id": key, **finding.row}, pointed


def check_row(document_id: str, found: RuleFindings) -> Row:
    """Return how often a rule applied to a document and failed."""
    return {
        "rule_id": found.rule, "document_id": document_id, "applied": found.applied, "failed": len(found.findings)
    }  # fmt: skip
