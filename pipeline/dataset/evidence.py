"""Where values and findings stand: a row for each stretch of a quote on one line of one page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from extractors.model.quote import Quote

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The quotes of one record, by field."""

    document: str
    table: str
    record_id: str
    quotes: Mapping[str, Quote]


def where(quote: Quote) -> Row:
    """Return the columns that tell where a quote stands."""
    box = quote.box
    return {
        "page": quote.page,
        "page_end": quote.page_end,
        "bbox": [round(v, 2) for v in (box.x0, box.top, box.x1, box.bottom)] if box is not None else None,
        "confidence": round(quote.confidence, 4),
    }


def evidence_id(table: str, record_id: str, number: int) -> str:
    """Return the id of a record's place."""
    return f"{record_id}-d-e{number:04}" if table == "documents" else f"{record_id}-e{number:04}"


def places(evidence: Evidence) -> Iterator[Row]:
    """Yield a row for each stretch of a value on one line of one page."""
    number = 0
    for field in sorted(evidence.quotes):
        for seq, run in enumerate(_runs(evidence.quotes[field]), start=1):
            number += 1
            stands = where(run)
            yield {
                "evidence_id": evidence_id(evidence.table, evidence.record_id, number),
                "document_id": evidence.document, "table": evidence.table, "record_id": evidence.record_id, "field": field,
                "seq": seq, "text": run.text, "page": stands["page"], "bbox": stands["bbox"], "path": run.path or None,
                "confidence": stands["confidence"], "engine": run.words[0].engine,
            }  # fmt: skip


def _runs(quote: Quote) -> Iterator[Quote]:
    run: list[Any] = []
    for word in quote.words:
        if word.drawn:
            continue
        if run and not _same_line(run[-1], word):
            yield Quote(tuple(run))
            run = []
        run.append(word)
    if run:
        yield Quote(tuple(run))


def _same_line(a: Any, b: Any) -> bool:
    if a.place.box is None or b.place.box is None:
        return bool(a.place.path.rsplit("#", 1)[0] == b.place.path.rsplit("#", 1)[0])
    return bool(a.place.page == b.place.page and a.place.box.overlap_y(b.place.box) > a.place.box.height * 0.5)
