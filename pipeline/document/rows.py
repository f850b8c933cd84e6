"""Records -> plain rows, named as the columns of the contract. Arrow is not known here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.ledger import ACCOUNTS
from extractors.model.quote import Quote
from normalizers.institution import institution_id as office_id
from normalizers.persons.nip import Nip
from normalizers.regulations.peraturan import published_type
from pipeline.dataset.evidence import Evidence, Row, places, where
from pipeline.document.decisions import decisions_of
from pipeline.fields.printed import PRINTED
from pipeline.reconcile.corpus import Official, Regulation
from pipeline.records.confidence import confidence_of
from pipeline.records.decision import Decision
from pipeline.records.dossier import Dossier
from pipeline.records.duplicates import group_id
from pipeline.records.ids import citation_id, indicator_id, signatory_id
from pipeline.records.summary import READABLE

_FACTS = (
    "kind", "title", "institution_raw", "institution", "institution_id", "institution_level", "kecamatan", "kabupaten_kota",
    "provinsi", "region_code", "region_score", "year_start", "year_end", "decree_number_raw", "decree_number",
    "decree_title", "decree_date", "decree_date_precision",
)  # fmt: skip


def document_rows(dossier: Dossier) -> dict[str, list[Row]]:
    """Return the rows that a document gives by itself, by table.

    Who signed and what was corrected is told later; absent columns are absent.
    """
    return {
        "documents": [document_row(dossier)],
        "indicators": list(_indicators(dossier)),
        "targets": list(_targets(dossier)),
        "signatories": list(_signatories(dossier)),
        "legal_basis": list(_citations(dossier)),
        "profile": list(_profile(dossier)),
        "reconciliations": [decision_row(d) for d in decisions_of(dossier)],
        "evidence": [row for e in _evidence(dossier) for row in places(e)],
    }


def _where(table: str, doubts: Sequence[str], whole: Quote) -> Row:
    """Return where a record stands, with the chance that it is right."""
    return where(whole) | {"confidence": round(confidence_of(table, doubts, whole), 4)}


def _text(quote: Quote) -> str | None:
    return quote.text or None


def document_row(d: Dossier) -> Row:
    """Return what the table of documents says of a document; the name of its file and its findings are told later."""
    row: Row = {
        "document_id": d.document_id, "sha256": d.source.sha256, "bytes": d.source.n_bytes, "pages": d.n_pages,
        "pages_ocr": d.n_pages_ocr, "text_source": d.text_source, "status": d.status, "error_code": d.error_code,
        "n_indicators": len(d.indicators), "n_signatories": len(d.signatories),
        "n_legal_basis": sum(1 for c in d.citations if c.role == "legal_basis"), "confidence": _confidence(d),
        "doubts": list(d.facts.doubts) if d.facts is not None else [],
    }  # fmt: skip
    row |= {f"words_{account}": d.ledger.get(account) for account in ACCOUNTS}
    return row | (_facts(d) if d.facts is not None else dict.fromkeys(_FACTS))


def _facts(dossier: Dossier) -> Row:
    facts = dossier.facts
    assert facts is not None
    office, region, years = facts.institution.value, facts.region.value, facts.years.value
    number, date = facts.decree_number.value, facts.decree_date.value
    return {
        "kind": facts.kind,
        "title": _text(facts.title),
        "institution_raw": facts.institution.raw,
        "institution": office.name if office is not None else None,
        "institution_id": office_id(office.name, region.code if region is not None else None)
        if office is not None
        else None,
        "institution_level": office.level if office is not None else None,
        "kecamatan": region.kecamatan if region is not None else None,
        "kabupaten_kota": region.kabupaten_kota if region is not None else None,
        "provinsi": region.provinsi if region is not None else None,
        "region_code": region.code if region is not None else None,
        "region_score": region.score if region is not None else None,
        "year_start": years.start if years is not None else None,
        "year_end": years.end if years is not None else None,
        "decree_number_raw": facts.decree_number.raw,
        "decree_number": number.number if number is not None else None,
        "decree_title": _text(facts.decree.tentang) if facts.decree is not None else None,
        "decree_date": date.date if date is not None else None,
        "decree_date_precision": date.precision if date is not None else None,
    }


def _confidence(dossier: Dossier) -> float | None:
    """Return the mean chance of the document's records; None where it has none."""
    chances = [confidence_of("indicators", r.doubts, r.whole) for r in dossier.indicators]
    chances += [confidence_of("signatories", s.doubts, s.whole) for s in dossier.signatories]
    chances += [confidence_of("legal_basis", c.doubts, c.citation.quote) for c in dossier.citations]
    return round(sum(chances) / len(chances), 4) if chances else None


def _indicators(dossier: Dossier) -> Iterator[Row]:
    for r in dossier.indicators:
        key = indicator_id(dossier, r.row_no)
        target = r.target.value
        row: Row = {
            "indicator_id": key, "document_id": dossier.document_id, "table_no": r.table_no, "row_no": r.row_no,
            "unit_name": _text(r.unit_name), "level": r.level, "doubts": list(r.doubts),
            "indicator_group_id": group_id(r.indikator.quote.text) if r.indikator.quote else None,
            "duplicate_of": dossier.duplicate_of.get(key), **_where("indicators", r.doubts, r.whole),
        }  # fmt: skip
        for declared in PRINTED:
            reading = r.readings[declared.name]
            row[declared.raw] = reading.raw
            row |= {column: take(reading.value) for column, take in declared.values.items()}
        if row["satuan"] is None and target is not None:
            row["satuan"] = target.unit
        yield row


def _targets(dossier: Dossier) -> Iterator[Row]:
    for r in dossier.indicators:
        for y in r.yearly:
            value = y.value.value
            yield {
                "indicator_id": indicator_id(dossier, r.row_no), "document_id": dossier.document_id, "year": y.year,
                "period": y.period, "kind": y.kind, "value_raw": y.value.raw, "value": value.value if value is not None else None,
                "satuan": (value.unit if value is not None else None) or r.satuan.value,
            }  # fmt: skip


def _signatories(dossier: Dossier) -> Iterator[Row]:
    for r in dossier.signatories:
        key = signatory_id(dossier, r.seq)
        name, nip, rank, post, date = r.name.value, r.nip.value, r.pangkat.value, r.jabatan.value, r.date.value
        yield {
            "signatory_id": key, "document_id": dossier.document_id, "seq": r.seq, "role": r.role, "name_raw": r.name.raw,
            "name": name.core_title if name is not None else None,
            "titles_front": list(name.titles_front) if name is not None else None,
            "titles_back": list(name.titles_back) if name is not None else None,
            "nip_raw": r.nip.raw, **nip_cells(nip), "pangkat_raw": r.pangkat.raw,
            "pangkat": rank.pangkat if rank is not None else None, "golongan": rank.golongan if rank is not None else None,
            "jabatan_raw": r.jabatan.raw, "jabatan": post.title if post is not None else None,
            "jabatan_status": post.status if post is not None else None,
            "place": _text(r.place), "date_raw": r.date.raw, "date": date.date if date is not None else None,
            "date_precision": date.precision if date is not None else None, "doubts": list(r.doubts),
            "official_id": None, **_where("signatories", r.doubts, r.whole),
        }  # fmt: skip


def nip_cells(nip: Nip | None) -> Row:
    """Return the number that counts and how it was found to be."""
    return {
        "nip": nip.digits if nip is not None and nip.status in READABLE else None,
        "nip_status": nip.status if nip is not None else "missing",
    }


def official_row(o: Official) -> Row:
    """Return the row of an official."""
    return {
        "official_id": o.official_id, "nip": o.nip, "name": o.name, "titles_front": list(o.titles_front),
        "titles_back": list(o.titles_back), "name_variants": [{"name_raw": t, "n": n} for t, n in o.variants],
        "n_documents": o.n_documents, "birth_date": o.birth_date, "appointed": o.appointed, "sex": o.sex,
        "method": o.method, "score": o.score, "needs_review": o.needs_review,
    }  # fmt: skip


def _citations(dossier: Dossier) -> Iterator[Row]:
    for at, r in enumerate(dossier.citations, start=1):
        v = r.citation.value
        yield {
            "citation_id": citation_id(dossier, at), "document_id": dossier.document_id, "role": r.role,
            "heading_raw": _text(r.heading), "item_no": r.item_no, "raw": r.citation.raw,
            "reg_type": published_type(v.reg_type) if v is not None else "LAINNYA",
            "issuer": v.issuer if v is not None else None, "number": v.number if v is not None else None,
            "year": v.year if v is not None else None, "title_raw": _text(r.citation.part("title")),
            "title": v.title if v is not None else None,
            "gazettes": [{"kind": g.kind, "year": g.year, "number": g.number} for g in v.gazettes] if v is not None else None,
            "amendments": [
                {"reg_type": published_type(a.reg_type), "number": a.number, "year": a.year, "title": a.title}
                for a in v.amendments
            ] if v is not None else None,
            "regulation_id": v.regulation_id if v is not None else None, "doubts": list(r.doubts),
            **_where("legal_basis", r.doubts, r.citation.quote),
        }  # fmt: skip


def regulation_row(r: Regulation) -> Row:
    """Return the row of a regulation."""
    return {
        "regulation_id": r.regulation_id, "reg_type": published_type(r.reg_type),
        "issuer": r.issuer, "number": r.number, "year": r.year,
        "title": r.title, "known": r.known, "n_documents": r.n_documents,
        "title_variants": [{"title_raw": t, "n": n} for t, n in r.title_variants],
    }  # fmt: skip


def _profile(dossier: Dossier) -> Iterator[Row]:
    for r in dossier.profile:
        yield {
            "document_id": dossier.document_id, "field": r.field, "seq": r.seq, "label": _text(r.label),
            "text_raw": _text(r.text), **where(r.text),
        }  # fmt: skip


def decision_row(d: Decision) -> Row:
    """Return the row of a decision."""
    return {
        "entity": d.entity, "record_id": d.record_id, "field": d.field, "raw": d.raw, "value": d.value, "method": d.method,
        "score": d.score,
        "candidates": [{"value": v, "score": s} for v, s in d.candidates], "needs_review": d.needs_review,
        "reason": d.reason, "who": d.who, "when": d.when,
    }  # fmt: skip


def _evidence(dossier: Dossier) -> Iterator[Evidence]:
    key = dossier.document_id
    if dossier.facts is not None:
        f = dossier.facts
        quotes = {"title": f.title, "institution": f.institution.quote, "decree_number": f.decree_number.quote,
                  "decree_date": f.decree_date.quote, "years": f.years.quote}  # fmt: skip
        yield Evidence(key, "documents", key, quotes)
    for r in dossier.indicators:
        yield Evidence(key, "indicators", indicator_id(dossier, r.row_no), r.quotes)
    for s in dossier.signatories:
        yield Evidence(key, "signatories", signatory_id(dossier, s.seq), s.quotes)
    for at, c in enumerate(dossier.citations, start=1):
        yield Evidence(key, "legal_basis", citation_id(dossier, at), c.quotes)


def printed_texts(dossier: Dossier) -> dict[str, dict[str, str]]:
    """Return what stands in each record of a document, by the record's id and field."""
    return {dossier.document_id: {}} | {
        e.record_id: {field: quote.text for field, quote in e.quotes.items()} for e in _evidence(dossier)
    }
