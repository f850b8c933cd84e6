"""Corrections of people put into a document's records where values are interpreted, before any rule looks at them.

What is printed stays; only what it was understood to be is replaced. A field that no record holds (a score, a count) is
corrected in its row alone, when the tables are written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from normalizers.nomor import Nomor
from normalizers.parsed import Parsed
from normalizers.persons.jabatan import parse_jabatan
from normalizers.persons.names import parse_name
from normalizers.persons.nip import parse_nip
from normalizers.persons.pangkat import parse_pangkat
from normalizers.values.periode import Periode
from normalizers.values.tanggal import Tanggal
from pipeline.document.rows import printed_texts
from pipeline.fields.printed import PRINTED
from pipeline.reading import Reading
from pipeline.reconcile.corrections import Correction, still_there
from pipeline.records.document import DocumentRecord
from pipeline.records.dossier import Dossier
from pipeline.records.ids import citation_id, indicator_id, signatory_id
from pipeline.records.indicator import IndicatorRecord
from pipeline.records.legal_basis import CitationRecord
from pipeline.records.signatory import SignatoryRecord

Values = Mapping[str, str]  # what people gave, by column
_COLUMN_OF = {column: declared for declared in PRINTED for column in declared.values}
_SIGNATURE: Mapping[str, Callable[[str], Parsed[Any]]] = {
    "name": parse_name, "nip": parse_nip, "pangkat": parse_pangkat, "jabatan": parse_jabatan,
}  # fmt: skip
_REGION = ("kecamatan", "kabupaten_kota", "provinsi")


def correct_dossier(dossier: Dossier, corrections: Iterable[Correction]) -> Dossier:
    """Return the document with the values that people gave in the place of those that were understood.

    A line whose old text no longer stands at its place is passed over; that it is shows when all documents are known.
    """
    own = [c for c in corrections if c.verdict == "value" and c.record_id.partition("-")[0] == dossier.document_id]
    if not own:
        return dossier
    printed = printed_texts(dossier)
    given: dict[str, dict[str, str]] = {}
    for c in own:
        if still_there(c, printed.get(c.record_id, {})):
            given.setdefault(c.record_id, {})[c.field] = c.value
    facts = dossier.facts
    return replace(
        dossier,
        facts=_facts(facts, given.get(dossier.document_id, {})) if facts is not None else None,
        indicators=tuple(_indicator(r, given.get(indicator_id(dossier, r.row_no), {})) for r in dossier.indicators),
        signatories=tuple(_signature(r, given.get(signatory_id(dossier, r.seq), {})) for r in dossier.signatories),
        citations=tuple(
            _citation(r, given.get(citation_id(dossier, at), {})) for at, r in enumerate(dossier.citations, start=1)
        ),
    )


def _told(reading: Reading[Any], value: Any) -> Reading[Any]:
    """Return a reading of the same words with another value, without the notes of the one before."""
    return Reading(reading.quote, Parsed(value))


def _date(text: str) -> Tanggal | None:
    if not text:
        return None
    day = date.fromisoformat(text)
    return Tanggal(day, "day", day.year, day.month, day.day)


def _facts(facts: DocumentRecord, values: Values) -> DocumentRecord:
    if (name := values.get("institution")) is not None and facts.institution.value is not None:
        office = replace(facts.institution.value, name=name) if name else None
        facts = replace(facts, institution=_told(facts.institution, office))
    if (number := values.get("decree_number")) is not None:
        facts = replace(facts, decree_number=_told(facts.decree_number, Nomor(number or None)))
    if (day := values.get("decree_date")) is not None:
        facts = replace(facts, decree_date=_told(facts.decree_date, _date(day)))
    if "year_start" in values or "year_end" in values:
        before = facts.years.value
        first = values.get("year_start") or (str(before.start) if before is not None else values.get("year_end", ""))
        last = values.get("year_end") or (str(before.end) if before is not None else first)
        years = Periode(int(first), max(int(first), int(last))) if first and last else None
        facts = replace(facts, years=_told(facts.years, years))
    if values.get("kind"):
        facts = replace(facts, kind=values["kind"])
    changed: dict[str, Any] = {name: values[name] or None for name in _REGION if name in values}
    if "region_code" in values:
        changed["code"] = values["region_code"]
    if changed and facts.region.value is not None:
        facts = replace(facts, region=Parsed(replace(facts.region.value, **changed)))
    return facts


def _indicator(record: IndicatorRecord, values: Values) -> IndicatorRecord:
    readings, yearly = dict(record.readings), record.yearly
    for column, text in values.items():
        declared = _COLUMN_OF.get(column)
        if declared is None:
            continue
        before = readings[declared.name]
        after = _told(before, declared.corrected(column, before.value, text))
        readings[declared.name] = after
        if declared.name == "target":  # the same words stand in the table of targets by year
            yearly = tuple(
                replace(y, value=_told(y.value, after.value))
                if y.kind == "target" and y.value.quote == before.quote
                else y
                for y in yearly
            )
    return replace(record, readings=readings, yearly=yearly)


def _signature(record: SignatoryRecord, values: Values) -> SignatoryRecord:
    changed: dict[str, Any] = {}
    for field, parse in _SIGNATURE.items():
        if field in values:
            changed[field] = _told(getattr(record, field), parse(values[field]).value if values[field] else None)
    if "date" in values:
        changed["date"] = _told(record.date, _date(values["date"]))
    return replace(record, **changed) if changed else record


def _citation(record: CitationRecord, values: Values) -> CitationRecord:
    before = record.citation.value
    if before is None:
        return record
    changed: dict[str, Any] = {f: values[f] or None for f in ("reg_type", "issuer", "number", "title") if f in values}
    if "year" in values:
        changed["year"] = int(values["year"]) if values["year"] else None
    return replace(record, citation=_told(record.citation, replace(before, **changed))) if changed else record


def corrections_of(corrections: Sequence[Correction]) -> dict[str, tuple[Correction, ...]]:
    """Return the corrections by the document that their record belongs to ("o" and the like: no document's)."""
    found: dict[str, list[Correction]] = {}
    for c in corrections:
        found.setdefault(c.record_id.partition("-")[0], []).append(c)
    return {key: tuple(lines) for key, lines in found.items()}
