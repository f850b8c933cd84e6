"""All that is known of one document before documents are compared: its records, and the blocks that rules look at."""

from __future__ import annotations

import itertools
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from typing import Literal

from extractors.ledger import count_accounts
from extractors.model.blocks import Blocks
from extractors.model.document import Document
from pipeline.records import document as document_record
from pipeline.records import indicator, legal_basis, profile, signatory
from pipeline.records.document import DocumentRecord
from pipeline.records.indicator import IndicatorRecord
from pipeline.records.legal_basis import CitationRecord
from pipeline.records.notes import note_texts
from pipeline.records.profile import ProfileRecord
from pipeline.records.second_look import read_again
from pipeline.records.signatory import SignatoryRecord
from pipeline.records.source import Source
from pipeline.records.unseen import seen_anyway

_MOST_ASIDE = 500  # words of one document that are told by place
Status = Literal["ok", "partial", "no_content", "failed"]


@dataclass(frozen=True, slots=True)
class Dossier:
    """One document, interpreted; a failed one holds only its source, the error's code and its messages.

    `duplicate_of`: the first printing of each row of its indicators that stands in a later table again, by their ids.
    """

    source: Source
    status: Status
    format: str | None = None
    n_pages: int | None = None
    n_pages_ocr: int | None = None
    text_source: str = "none"
    error_code: str | None = None
    error_id: str | None = None
    error_en: str | None = None
    facts: DocumentRecord | None = None
    indicators: tuple[IndicatorRecord, ...] = ()
    signatories: tuple[SignatoryRecord, ...] = ()
    citations: tuple[CitationRecord, ...] = ()
    profile: tuple[ProfileRecord, ...] = ()
    blocks: Blocks = field(default_factory=Blocks)
    notes: tuple[tuple[str, int | None, str], ...] = ()
    ledger: dict[str, int] = field(default_factory=dict)
    duplicate_of: dict[str, str] = field(default_factory=dict)

    @property
    def document_id(self) -> str:
        """Return the identifier of the document."""
        return self.source.document_id


def interpret(source: Source, document: Document, blocks: Blocks) -> Dossier:
    """Return the dossier of a document that was read."""
    indicators = read_again(indicator.interpret(blocks.tables))
    signatories = signatory.interpret(blocks.signatures)
    facts = document_record.interpret(document, blocks)
    region = facts.region.value.code if facts.region.value is not None else None
    citations = legal_basis.interpret(blocks.legal_items, blocks.cited, region)
    statements = profile.interpret(blocks.profile)
    seen = seen_anyway(document)
    numbered = [page for page in document.pages if page.number is not None]
    found = bool(indicators or signatories or citations or statements or blocks.decrees)
    lost = any(n.code in (texts := note_texts()) and texts[n.code].loss for n in document.notes)
    return Dossier(
        source=source,
        status="no_content" if not found else "partial" if lost else "ok",
        format=document.format,
        n_pages=len(numbered) or None,
        n_pages_ocr=sum(1 for page in numbered if page.source in ("ocr", "mixed")) if numbered else None,
        text_source=document.text_source,
        facts=facts,
        indicators=indicators,
        signatories=signatories,
        citations=citations,
        profile=statements,
        blocks=blocks,
        notes=(
            *((n.code, n.page, n.detail) for n in document.notes if (n.code, n.page) not in seen),
            *_set_aside(document, seen),
        ),
        ledger=count_accounts(document, blocks),
    )


def _set_aside(document: Document, seen: Container[tuple[str, int | None]]) -> Iterator[tuple[str, int | None, str]]:
    """Yield where words stand that nobody sees or that are withdrawn, with the reason: their box, or their path.

    Not those `seen` elsewhere: reasons and pages.
    """
    aside = ((one, page.number) for page in document.pages for one in page.set_aside)
    words = ((one.reason, word) for one, number in aside if (one.reason, number) not in seen for word in one.words)
    for reason, word in itertools.islice((w for w in words if w[0] != "note_mark"), _MOST_ASIDE):
        box = word.place.box
        where = f"{box.x0:.0f} {box.top:.0f} {box.x1:.0f} {box.bottom:.0f}" if box is not None else word.place.path
        yield "set_aside_at", word.place.page, f"{reason} {where}"
