"""Which rules speak of a document, or of several together."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.find import find_blocks
from extractors.readers import read_document
from pipeline.audit.apply import audit, compare
from pipeline.audit.doubt import doubts_of
from pipeline.reconcile.reconcile import reconcile
from pipeline.records.dossier import interpret
from pipeline.records.duplicates import with_duplicates
from pipeline.records.source import Source
from pipeline.records.summary import summary_of


def told(files: Sequence[bytes], *, ocr: str = "off") -> frozenset[tuple[str, str]]:
    """Return (rule, who may be wrong) of each rule that fails on any of the files, taken as one run takes them."""
    dossiers = []
    for number, data in enumerate(files):
        document = read_document(data, ocr=ocr)
        dossiers.append(interpret(Source(f"{number}", document.sha256, len(data)), document, find_blocks(document)))
    corpus = reconcile([summary_of(d) for d in dossiers])
    results = [r for d in dossiers for r in audit(with_duplicates(d))]
    results += [r for d in dossiers for r in compare(summary_of(d), corpus, doubts_of(d))] if len(files) > 1 else []
    return frozenset((r.rule.__name__, c.about or "document") for r in results for c in r.checks if not c.passed)
