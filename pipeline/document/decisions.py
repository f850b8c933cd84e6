"""Why the values of one document are what they are: a decision for each that differs from what is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from normalizers.explain import doubts, explain
from normalizers.regions.villages import villages_of
from pipeline.fields.printed import PRINTED
from pipeline.records.decision import Decision
from pipeline.records.dossier import Dossier
from pipeline.records.ids import citation_id, indicator_id, signatory_id
from pipeline.records.signatory import SignatoryRecord


def decisions_of(dossier: Dossier) -> Iterator[Decision]:
    """Yield a decision for each decisions_of value that differs from what is printed."""
    yield from _facts(dossier)
    for record in dossier.indicators:
        key = indicator_id(dossier, record.row_no)
        for declared in PRINTED:
            reading = record.readings[declared.name]
            for column, text_of in declared.decided.items():
                value = text_of(reading.value)
                if value is not None and reading.raw is not None and value != reading.raw:
                    review = "unknown_unit" in reading.notes
                    yield _exact("indikator", key, column, reading.raw, value, reading.notes, review)
    for signature in dossier.signatories:
        yield from _of_signature(dossier, signature)
    for at, citation in enumerate(dossier.citations, start=1):
        regulation = citation.citation.value
        printed = citation.citation.part("number").text
        if regulation is not None and regulation.number and printed and printed != regulation.number:
            review = "digit_lookalike" in citation.citation.notes
            key = citation_id(dossier, at)
            yield _exact("regulation", key, "number", printed, regulation.number, citation.citation.notes, review)


def _of_signature(dossier: Dossier, record: SignatoryRecord) -> Iterator[Decision]:
    key = signatory_id(dossier, record.seq)
    nip, pangkat, jabatan, date = record.nip.value, record.pangkat.value, record.jabatan.value, record.date.value
    values = (
        (
            "official",
            "nip",
            record.nip,
            nip.digits if nip is not None and nip.status in ("valid", "implausible") else None,
        ),
        ("pangkat", "pangkat", record.pangkat, pangkat.pangkat if pangkat is not None else None),
        ("jabatan", "jabatan", record.jabatan, jabatan.title if jabatan is not None else None),
        ("tanggal", "date", record.date, date.date.isoformat() if date is not None and date.date is not None else None),
    )
    for entity, name, reading, value in values:
        if value is not None and reading.raw is not None and value != reading.raw:
            review = "digit_lookalike" in reading.notes
            yield _exact(entity, key, name, reading.raw, value, reading.notes, review)


def _facts(dossier: Dossier) -> Iterator[Decision]:
    facts = dossier.facts
    if facts is None:
        return
    key = dossier.document_id
    office = facts.institution.value
    if office is not None and facts.institution.raw is not None and office.name != facts.institution.raw:
        yield _exact("institution", key, "institution", facts.institution.raw, office.name, facts.institution.notes)
    region = facts.region.value
    if region is not None:
        names = [n for n in (region.kecamatan, region.kabupaten_kota, region.provinsi) if n]
        notes = facts.region.notes
        review = bool(doubts(notes)) or region.score < 0.5
        yield Decision(
            "region", key, "region_code", ", ".join(names), region.code, "reference", region.score, (), review,
            "; ".join(explain(notes)) or None,
        )  # fmt: skip
        if region.village is not None:
            name = villages_of(region.code)[region.village]
            yield Decision(
                "region", key, "village_code", name, region.village, "reference", None, (), "village_misread" in notes
            )
    if (years := facts.years.value) is not None and "year_from_text" in facts.years.notes:
        yield Decision("periode", key, "year_start", facts.years.raw, str(years.start), "vote", None, (), True)
    number = facts.decree_number
    if number.value is not None and number.value.number and number.value.number != number.raw:
        yield _exact("decree", key, "decree_number", number.raw or "", number.value.number, number.notes)


def _exact(
    entity: str, key: str, field: str, raw: str, value: str | None, notes: Sequence[str], review: bool = False
) -> Decision:
    """Return the decision that a normalizer made by its rules; its reason are the notes that it left, in Indonesian."""
    reason = "; ".join(explain(notes)) or None
    return Decision(entity, key, field, raw, value, "exact", None, (), review, reason)
