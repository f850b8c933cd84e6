"""Why the values of one document are what they are: a decision for each that differs from what is printed."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records.decision import Decision
from pipeline.records.dossier import Dossier
from pipeline.records.ids import citation_id, indicator_id, signatory_id
from pipeline.records.signatory import SignatoryRecord


def decisions_of(dossier: Dossier) -> Iterator[Decision]:
    """Yield a decision for each decisions_of value that differs from what is printed."""
    yield from _facts(dossier)
    for record in dossier.indicators:
        key = indicator_id(dossier, record.row_no)
        for name, value in (
            ("sasaran", record.sasaran.value), ("indikator", record.indikator.value), ("satuan", record.satuan.value),
            ("target_value", _number(record.target.value.value if record.target.value is not None else None)),
            ("sumber_data", _joined(record.sumber_data.value)),
            ("penanggung_jawab", _joined(record.penanggung_jawab.value)),
        ):  # fmt: skip
            reading = getattr(record, name.removesuffix("_value"))
            if value is not None and reading.raw is not None and value != reading.raw:
                review = "unknown_unit" in reading.notes
                yield Decision("indikator", key, name, reading.raw, value, "exact", None, (), review)
    for signature in dossier.signatories:
        yield from _of_signature(dossier, signature)
    for at, citation in enumerate(dossier.citations, start=1):
        regulation = citation.citation.value
        printed = citation.citation.part("number").text
        if regulation is not None and regulation.number and printed and printed != regulation.number:
            review = "digit_lookalike" in citation.citation.notes
            key = citation_id(dossier, at)
            yield Decision("regulation", key, "number", printed, regulation.number, "exact", None, (), review)


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
            yield Decision(entity, key, name, reading.raw, value, "exact", None, (), review)


def _facts(dossier: Dossier) -> Iterator[Decision]:
    facts = dossier.facts
    if facts is None:
        return
    key = dossier.document_id
    office = facts.institution.value
    if office is not None and facts.institution.raw is not None and office.name != facts.institution.raw:
        yield Decision("institution", key, "institution", facts.institution.raw, office.name, "exact")
    region = facts.region.value
    if region is not None:
        names = [n for n in (region.kecamatan, region.kabupaten_kota, region.provinsi) if n]
        review = bool(facts.region.notes) or region.score < 0.5
        yield Decision(
            "region", key, "region_code", ", ".join(names), region.code, "reference", region.score, (), review
        )
    if (years := facts.years.value) is not None and "year_from_text" in facts.years.notes:
        yield Decision("periode", key, "year_start", facts.years.raw, str(years.start), "vote", None, (), True)
    number = facts.decree_number
    if number.value is not None and number.value.number and number.value.number != number.raw:
        yield Decision("decree", key, "decree_number", number.raw, number.value.number, "exact")


def _number(value: float | None) -> str | None:
    return f"{value:g}" if value is not None else None


def _joined(values: tuple[str, ...] | None) -> str | None:
    return "; ".join(values) if values else None
