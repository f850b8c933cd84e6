"""Applies every rule to every document."""

from __future__ import annotations

from dataclasses import dataclass, replace

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


_FROM_A_SCAN = (
    "Terbaca dari pindaian: bandingkan dengan gambarnya, mungkin salah baca.",
    "Read from a scan: compare it with the picture, it may be misread.",
)


@dataclass(frozen=True, slots=True)
class Applied:
    """One rule on one document, and its checks in the order in which it made them."""

    rule: Rule
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


def audit(corpus: Corpus) -> tuple[Applied, ...]:
    """Return the checks of all rules on all documents, by document and rule."""
    found = []
    for dossier in corpus.read:
        for rule in RULES:
            checks = tuple(_told(check) for check in rule(dossier, corpus))
            if checks:
                found.append(Applied(rule, dossier.document_id, checks))
    return tuple(found)
