"""Records -> plain rows, named as the columns of the contract. Arrow is not known here."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.model.quote import Quote
from normalizers.nip import Nip
from normalizers.parsed import Parsed
from normalizers.peraturan import published_type
from pipeline.dataset.evidence import Evidence, Row, places, where
from pipeline.document.decisions import decisions_of
from pipeline.reconcile.corpus import Corpus, Official, Regulation
from pipeline.records.decision import Decision
from pipeline.records.dossier import Dossier
from pipeline.records.duplicates import group_id
from pipeline.records.ids import citation_id, indicator_id, signatory_id
from pipeline.records.summary import READABLE


def document_rows(dossier: Dossier, own: Corpus) -> dict[str, list[Row]]:
    """Return the rows that a document gives by itself, by table; `own`: what is known of its rows.

    Who signed and what was corrected is told later; absent columns are absent.
    """
    return {
        "documents": [document_row(dossier)],
        "indicators": list(_indicators(dossier, own)),
        "targets": list(_targets(dossier)),
        "signatories": list(_signatories(dossier)),
        "legal_basis": list(_citations(dossier)),
        "profile": list(_profile(dossier)),
        "reconciliations": [decision_row(d) for d in decisions_of(dossier)],
        "evidence": [row for e in _evidence(dossier) for row in places(e)],
    }


def _text(quote: Quote) -> str | None:
    return quote.text or None


def document_row(d: Dossier) -> Row:
    """Return what the table of documents says of a document; the name of its file and its findings are told later."""
    row: Row = {
        "document_id": d.document_id, "sha256": d.source.sha256, "bytes": d.source.n_bytes, "pages": d.n_pages,
        "pages_ocr": d.n_pages_ocr, "text_source": d.text_source, "status": d.status, "error_code": d.error_code,
        "n_indicators": len(d.indicators), "n_signatories": len(d.signatories),
        "n_legal_basis": sum(1 for c in d.citations if c.role == "legal_basis"), "confidence": _confidence(d),
    }  # fmt: skip
    row |= {f"words_{account}": n for account, n in d.ledger.items()}
    return row | _facts(d) if d.facts is not None else row


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
    quotes = [r.whole for r in dossier.indicators] + [s.whole for s in dossier.signatories]
    quotes += [c.citation.quote for c in dossier.citations]
    return round(sum(q.confidence for q in quotes) / len(quotes), 4) if quotes else None


def _indicators(dossier: Dossier, own: Corpus) -> Iterator[Row]:
    for r in dossier.indicators:
        key = indicator_id(dossier, r.row_no)
        formula, target = r.formula.value, r.target.value
        kind = formula.kind if formula is not None else "none"
        yield {
            "indicator_id": key, "document_id": dossier.document_id, "table_no": r.table_no, "row_no": r.row_no,
            "no": _text(r.no), "sub_no": _text(r.sub_no), "unit_name": _text(r.unit_name), "tujuan_raw": r.tujuan.raw,
            "sasaran_raw": r.sasaran.raw, "sasaran": r.sasaran.value, "indikator_raw": r.indikator.raw,
            "indikator": r.indikator.value, "definisi_raw": r.definisi.raw, "alasan_raw": r.alasan.raw,
            "formula_raw": r.formula.raw, "formula_kind": kind,
            "formula_numerator": formula.numerator if formula is not None else None,
            "formula_denominator": formula.denominator if formula is not None else None,
            "formula_multiplier": formula.multiplier if formula is not None else None,
            "satuan_raw": r.satuan.raw, "satuan": r.satuan.value or (target.unit if target is not None else None),
            "target_raw": r.target.raw, "target_value": target.value if target is not None else None,
            "baseline_raw": r.baseline.raw, "tipe_perhitungan": r.tipe_perhitungan.raw,
            "sumber_data_raw": r.sumber_data.raw, "sumber_data": _list(r.sumber_data.parsed),
            "penanggung_jawab_raw": r.penanggung_jawab.raw, "penanggung_jawab": _list(r.penanggung_jawab.parsed),
            "keterangan_raw": r.keterangan.raw, "persen_capaian_raw": r.persen_capaian.raw,
            "indicator_group_id": group_id(r.indikator.quote.text) if r.indikator.quote else None,
            "duplicate_of": own.duplicate_of.get(key), **where(r.whole),
        }  # fmt: skip


def _list(parsed: Parsed[tuple[str, ...]]) -> list[str] | None:
    return list(parsed.value) if parsed.value is not None else None


def _targets(dossier: Dossier) -> Iterator[Row]:
    for r in dossier.indicators:
        for y in r.yearly:
            value = y.value.value
            yield {
                "indicator_id": indicator_id(dossier, r.row_no), "document_id": dossier.document_id, "year": y.year,
                "kind": y.kind, "value_raw": y.value.raw, "value": value.value if value is not None else None,
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
            "date_precision": date.precision if date is not None else None, **where(r.whole),
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
        row: Row = {
            "citation_id": citation_id(dossier, at), "document_id": dossier.document_id, "role": r.role,
            "heading_raw": _text(r.heading), "item_no": r.item_no, "raw": r.citation.raw, "reg_type": "LAINNYA",
            "title_raw": _text(r.citation.part("title")), **where(r.citation.quote),
        }  # fmt: skip
        if v is not None:
            row |= {
                "reg_type": published_type(v.reg_type), "issuer": v.issuer, "number": v.number, "year": v.year, "title": v.title,
                "gazettes": [{"kind": g.kind, "year": g.year, "number": g.number} for g in v.gazettes],
                "amendments": [
                    {"reg_type": published_type(a.reg_type), "number": a.number, "year": a.year, "title": a.title}
                    for a in v.amendments
                ],
                "regulation_id": v.regulation_id,
            }  # fmt: skip
        yield row


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
        "score": d.score, "candidates": [{"value": v, "score": s} for v, s in d.candidates], "needs_review": d.needs_review,
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
        e.record_id: {field: quote.text for field, quote in e.quotes.items()}
        for e in _evidence(dossier)
        if e.table != "documents"
    }
