"""Applies every rule to every document."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.audit.check import Check, Rule
from pipeline.audit.rules import (
    dasar_hukum,
    dokumen,
    keserasian,
    korpus,
    pembacaan,
    perhitungan,
    tabel,
    tafsiran,
    tanda_tangan,
)
from pipeline.corpus import Corpus

RULES: tuple[Rule, ...] = (
    *tanda_tangan.RULES, *tabel.RULES, *perhitungan.RULES, *keserasian.RULES, *dokumen.RULES, *dasar_hukum.RULES, *korpus.RULES,
    *pembacaan.RULES, *tafsiran.RULES,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Applied:
    """One rule on one document, and its checks in the order in which it made them."""

    rule: Rule
    document: str
    checks: tuple[Check, ...]


def audit(corpus: Corpus) -> tuple[Applied, ...]:
    """Return the checks of all rules on all documents, by document and rule."""
    found = []
    for dossier in corpus.read:
        for rule in RULES:
            checks = tuple(rule(dossier, corpus))
            if checks:
                found.append(Applied(rule, dossier.document_id, checks))
    return tuple(found)
