"""Citations, interpreted: the items of legal-basis lists, and the regulations named in running text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.model.blocks import CitedRegulation, LegalItem
from extractors.model.quote import Quote
from normalizers.explain import meaning_doubts
from normalizers.parsed import Parsed
from normalizers.regulations.issuer import issuer_in
from normalizers.regulations.peraturan import Peraturan, parse_peraturan
from pipeline.reading import Reading, read_as


@dataclass(frozen=True, slots=True)
class CitationRecord:
    """One citation; `role` is legal_basis or cited."""

    role: str
    heading: Quote
    item_no: int | None
    citation: Reading[Peraturan]
    doubts: tuple[str, ...] = ()

    @property
    def quotes(self) -> dict[str, Quote]:
        """Return the printed quotes by field."""
        found = {"raw": self.citation.quote, "heading": self.heading}
        found |= {name: self.citation.part(name) for name in ("number", "year", "title")}
        return {name: quote for name, quote in found.items() if quote}


def interpret(
    items: Sequence[LegalItem], cited: Sequence[CitedRegulation], region_code: str | None = None
) -> tuple[CitationRecord, ...]:
    """Return the records of the list items, then of the citations in running text, each in reading order.

    A local regulation that names no issuer has that of the document's region (note issuer_from_document).
    """
    listed = [
        CitationRecord("legal_basis", i.heading, i.item_no, read_as(i.text, parse_peraturan), i.doubts) for i in items
    ]
    named = [CitationRecord("cited", Quote(), None, read_as(c.text, parse_peraturan)) for c in cited]
    return tuple(_doubted(_with_issuer(record, region_code)) for record in (*listed, *named))


def _doubted(record: CitationRecord) -> CitationRecord:
    told = meaning_doubts(record.citation.notes)
    return replace(record, doubts=tuple(dict.fromkeys((*record.doubts, *told)))) if told else record


def _with_issuer(record: CitationRecord, region_code: str | None) -> CitationRecord:
    value = record.citation.value
    unread = "issuer_unclear" in record.citation.notes  # printed, but not read: it may be another region
    issuer = (
        issuer_in(value.reg_type, region_code) if value is not None and value.issuer is None and not unread else None
    )
    if value is None or issuer is None:
        return record
    parsed = record.citation.parsed
    told = Parsed(replace(value, issuer=issuer), (*parsed.notes, "issuer_from_document"), parsed.spans)
    return replace(record, citation=Reading(record.citation.quote, told))
