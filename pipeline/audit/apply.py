"""Applies the rules: those on one document when it is read, those that compare documents when all are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from extractors.model.quick import quickly_built
from pipeline.audit.check import Check, Comparison, Named, Rule
from pipeline.audit.doubt import ReadingDoubts, doubts_of, judged
from pipeline.audit.rules import (
    achievement,
    ambiguity,
    annexes,
    budget,
    cascade,
    cascade_files,
    citations,
    coherence,
    consistency,
    cross_document,
    decree,
    document,
    formula,
    goals,
    indicator_table,
    legal_basis,
    plans,
    positions,
    reading_quality,
    signatures,
    table_reading,
    targets,
)
from pipeline.reconcile.corpus import Corpus
from pipeline.records.dossier import Dossier
from pipeline.records.summary import DocumentSummary

_SUBJECTS = (
    signatures, positions, indicator_table, goals, formula, targets, achievement, budget, cascade, consistency, document, decree,
    annexes, citations, legal_basis, cross_document, plans, cascade_files, coherence, reading_quality, table_reading, ambiguity,
)  # fmt: skip
RULES: tuple[Rule | Comparison, ...] = tuple(rule for subject in _SUBJECTS for rule in subject.RULES)

ORDER: Mapping[str, int] = {r.__name__: at for at, r in enumerate(RULES)}  # in which findings are numbered
_OWN = tuple(cast(Rule, r) for r in RULES if r.active and not r.compares)
_COMPARING = tuple(cast(Comparison, r) for r in RULES if r.active and r.compares)


@quickly_built
@dataclass(frozen=True, slots=True)
class RuleResult:
    """One rule on one document, and its checks in the order in which it made them."""

    rule: Named
    document: str
    checks: tuple[Check, ...]


def audit(dossier: Dossier, doubts: ReadingDoubts | None = None) -> tuple[RuleResult, ...]:
    """Return the checks of the rules on one document, by rule; `doubts`: what speaks against its reading, where it is known."""
    doubts = doubts_of(dossier) if doubts is None else doubts
    made = ((r, tuple(judged(check, r, doubts) for check in r(dossier))) for r in _OWN)
    return tuple(RuleResult(rule, dossier.document_id, checks) for rule, checks in made if checks)


def compare(summary: DocumentSummary, corpus: Corpus, doubts: ReadingDoubts) -> tuple[RuleResult, ...]:
    """Return the checks of the rules that hold a document against all others, by rule."""
    made = ((r, tuple(judged(check, r, doubts) for check in r(summary, corpus))) for r in _COMPARING)
    return tuple(RuleResult(rule, summary.document_id, checks) for rule, checks in made if checks)
