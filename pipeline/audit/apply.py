"""Applies the rules: those on one document when it is read, those that compare documents when all are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import cast

from pipeline.audit.check import Check, Comparison, Named, Rule
from pipeline.audit.rules import (
    ambiguity,
    consistency,
    cross_document,
    document,
    formula,
    indicator_table,
    legal_basis,
    reading_quality,
    signatures,
)
from pipeline.reconcile.corpus import Corpus
from pipeline.records.dossier import Dossier
from pipeline.records.summary import DocumentSummary

_SUBJECTS = (
    signatures, indicator_table, formula, consistency, document, legal_basis, cross_document, reading_quality, ambiguity,
)  # fmt: skip
RULES: tuple[Rule | Comparison, ...] = tuple(rule for subject in _SUBJECTS for rule in subject.RULES)

ORDER: Mapping[str, int] = {r.__name__: at for at, r in enumerate(RULES)}  # in which findings are numbered
_OWN = tuple(cast(Rule, r) for r in RULES if not r.compares)
_COMPARING = tuple(cast(Comparison, r) for r in RULES if r.compares)
_FROM_A_SCAN = (
    "Terbaca dari pindaian: bandingkan dengan gambarnya, mungkin salah baca.",
    "Read from a scan: compare it with the picture, it may be misread.",
)


@dataclass(frozen=True, slots=True)
class RuleResult:
    """One rule on one document, and its checks in the order in which it made them."""

    rule: Named
    document: str
    checks: tuple[Check, ...]


def _told(check: Check) -> Check:
    """Return a failed check on words of a scan with a warning that they may be misread, unless it says so itself."""
    if (
        check.passed
        or "terbaca" in check.message_id
        or not any(word.engine == "ocr" for quote in check.quotes for word in quote.words)
    ):
        return check
    return replace(
        check, message_id=f"{check.message_id} {_FROM_A_SCAN[0]}", message_en=f"{check.message_en} {_FROM_A_SCAN[1]}"
    )


def audit(dossier: Dossier, own: Corpus) -> tuple[RuleResult, ...]:
    """Return the checks of the rules on one document, by rule. `own`: what is known of its rows, not of other documents."""
    return _applied(dossier.document_id, ((r, r(dossier, own)) for r in _OWN))


def compare(summary: DocumentSummary, corpus: Corpus) -> tuple[RuleResult, ...]:
    """Return the checks of the rules that hold a document against all others, by rule."""
    return _applied(summary.document_id, ((r, r(summary, corpus)) for r in _COMPARING))


def _applied(document: str, found: Iterable[tuple[Named, Iterator[Check]]]) -> tuple[RuleResult, ...]:
    made = ((rule, tuple(_told(check) for check in checks)) for rule, checks in found)
    return tuple(RuleResult(rule, document, checks) for rule, checks in made if checks)
