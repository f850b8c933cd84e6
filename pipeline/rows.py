"""Records and checks -> plain rows, named as the columns of the contract. Arrow is not known here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extractors.quote import Quote
from normalizers.nip import parse_nip
from normalizers.parsed import Parsed
from normalizers.peraturan import published_type
from pipeline.audit.apply import Applied
from pipeline.corpus import Corpus, citation_id, indicator_id, signatory_id
from pipeline.records.dossier import Dossier
from pipeline.settings import Lang

Row = dict[str, Any]


def build_rows(corpus: Corpus, applied: Sequence[Applied], *, lang: Lang = "id") -> dict[str, list[Row]]:
    """Return the rows of every table, in reading order; absent columns are absent."""
    findings = list(_findings(applied))
    return {
        "documents": list(_documents(corpus, findings, lang)),
        "indicators": [r for d in corpus.read for r in _indicators(d, corpus)],
        "targets": [r for d in corpus.read for r in _targets(d)],
        "signatories": [r for d in corpus.read for r in _signatories(d, corpus)],
        "officials": [_official(o) for o in corpus.officials],
        "legal_basis": [r for d in corpus.read for r in _citations(d)],
        "regulations": [_regulation(r) for r in corpus.regulations],
        "profile": [r for d in corpus.read for r in _profile(d)],
        "reconciliations": [_decision(d) for d in corpus.decisions],
        "findings": findings,
        "checks": [_counts(a) for a in applied],
        "evidence": [
            r for e in (*(e for d in corpus.read for e in _evidence(d)), *_of_findings(applied)) for r in _places(e)
        ],
    }


@dataclass(frozen=True, slots=True)
class _Evidence:
    document: str
    table: str
    record_id: str
    quotes: Mapping[str, Quote]


def _where(quote: Quote) -> Row:
    box = quote.box
    return {
        "page": quote.page,
        "page_end": quote.page_end,
        "bbox": [round(v, 2) for v in (box.x0, box.top, box.x1, box.bottom)] if box is not None else None,
        "confidence": round(quote.confidence, 4),
    }


def _text(quote: Quote) -> str | None:
    return quote.text or None


def _documents(corpus: Corpus, findings: Sequence[Row], lang: Lang) -> Iterator[Row]:
    counted: dict[str, int] = {}
    for finding in findings:
        counted[finding["document_id"]] = counted.get(finding["document_id"], 0) + 1
    for d in corpus.dossiers:
        row: Row = {
            "document_id": d.document_id, "sha256": d.source.sha256, "path": d.source.path, "format": d.format,
            "bytes": d.source.n_bytes, "pages": d.n_pages, "pages_ocr": d.n_pages_ocr, "text_source": d.text_source,
            "status": d.status, "error_code": d.error_code, "error_message": d.error_id if lang == "id" else d.error_en,
            "n_indicators": len(d.indicators), "n_signatories": len(d.signatories),
            "n_legal_basis": sum(1 for c in d.citations if c.role == "legal_basis"),
            "n_findings": counted.get(d.document_id, 0), "confidence": _confidence(d),
        }  # fmt: skip
        row |= {f"words_{account}": n for account, n in d.ledger.items()}
        if d.facts is not None:
            row |= _facts(d)
        yield row


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


def _indicators(dossier: Dossier, corpus: Corpus) -> Iterator[Row]:
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
            "indicator_group_id": corpus.group_of.get(key),
            "duplicate_of": corpus.duplicate_of.get(key), **_where(r.whole),
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


def _signatories(dossier: Dossier, corpus: Corpus) -> Iterator[Row]:
    for r in dossier.signatories:
        key = signatory_id(dossier, r.seq)
        name, nip, rank, post, date = r.name.value, r.nip.value, r.pangkat.value, r.jabatan.value, r.date.value
        if (given := corpus.corrected.get((key, "nip"))) is not None:
            nip = parse_nip(given).value
        digits = nip.digits if nip is not None and nip.status in ("valid", "implausible") else None
        yield {
            "signatory_id": key, "document_id": dossier.document_id, "seq": r.seq, "role": r.role, "name_raw": r.name.raw,
            "name": name.core_title if name is not None else None,
            "titles_front": list(name.titles_front) if name is not None else None,
            "titles_back": list(name.titles_back) if name is not None else None,
            "nip_raw": r.nip.raw, "nip": digits,
            "nip_status": nip.status if nip is not None else "missing", "pangkat_raw": r.pangkat.raw,
            "pangkat": rank.pangkat if rank is not None else None, "golongan": rank.golongan if rank is not None else None,
            "jabatan_raw": r.jabatan.raw, "jabatan": post.title if post is not None else None,
            "jabatan_status": post.status if post is not None else None, "official_id": corpus.official_of.get(key),
            "place": _text(r.place), "date_raw": r.date.raw, "date": date.date if date is not None else None,
            "date_precision": date.precision if date is not None else None, **_where(r.whole),
        }  # fmt: skip


def _official(o: Any) -> Row:
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
            "title_raw": _text(r.citation.part("title")), **_where(r.citation.quote),
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


def _regulation(r: Any) -> Row:
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
            "text_raw": _text(r.text), **_where(r.text),
        }  # fmt: skip


def _decision(d: Any) -> Row:
    return {
        "entity": d.entity, "record_id": d.record_id, "field": d.field, "raw": d.raw, "value": d.value, "method": d.method,
        "score": d.score, "candidates": [{"value": v, "score": s} for v, s in d.candidates], "needs_review": d.needs_review,
    }  # fmt: skip


def _findings(applied: Iterable[Applied]) -> Iterator[Row]:
    counts: dict[str, int] = {}
    for a in applied:
        for check in a.checks:
            if check.passed:
                continue
            counts[a.document] = counts.get(a.document, 0) + 1
            first = next((q for q in check.quotes if q), Quote())
            where = _where(first)
            yield {
                "finding_id": f"{a.document}-f{counts[a.document]:05}", "rule_id": a.rule.__name__,
                "severity": a.rule.severity, "document_id": a.document, "table": check.table, "record_id": check.record_id,
                "page": where["page"], "bbox": where["bbox"], "message_id": check.message_id,
                "message_en": check.message_en, "expected": check.expected, "found": check.found,
            }  # fmt: skip


def _counts(a: Applied) -> Row:
    failed = sum(1 for c in a.checks if not c.passed)
    return {"rule_id": a.rule.__name__, "document_id": a.document, "applied": len(a.checks), "failed": failed}


def _evidence(dossier: Dossier) -> Iterator[_Evidence]:
    key = dossier.document_id
    if dossier.facts is not None:
        f = dossier.facts
        quotes = {"title": f.title, "institution": f.institution.quote, "decree_number": f.decree_number.quote,
                  "decree_date": f.decree_date.quote, "years": f.years.quote}  # fmt: skip
        yield _Evidence(key, "documents", key, quotes)
    for r in dossier.indicators:
        yield _Evidence(key, "indicators", indicator_id(dossier, r.row_no), r.quotes)
    for s in dossier.signatories:
        yield _Evidence(key, "signatories", signatory_id(dossier, s.seq), s.quotes)
    for at, c in enumerate(dossier.citations, start=1):
        yield _Evidence(key, "legal_basis", citation_id(dossier, at), c.quotes)


def _of_findings(applied: Iterable[Applied]) -> Iterator[_Evidence]:
    """Yield where each finding points: a disagreement points at several places."""
    counts: dict[str, int] = {}
    for a in applied:
        for check in a.checks:
            if not check.passed:
                counts[a.document] = counts.get(a.document, 0) + 1
                quotes = {f"quote_{n:02}": quote for n, quote in enumerate(check.quotes, start=1) if quote}
                yield _Evidence(a.document, "findings", f"{a.document}-f{counts[a.document]:05}", quotes)


def _places(evidence: _Evidence) -> Iterator[Row]:
    """Yield a row for each stretch of a value on one line of one page."""
    number = 0
    for field in sorted(evidence.quotes):
        for seq, run in enumerate(_runs(evidence.quotes[field]), start=1):
            number += 1
            where = _where(run)
            yield {
                "evidence_id": f"{evidence.record_id}-e{number:04}" if evidence.table != "documents"
                else f"{evidence.record_id}-d-e{number:04}",
                "document_id": evidence.document, "table": evidence.table, "record_id": evidence.record_id, "field": field,
                "seq": seq, "text": run.text, "page": where["page"], "bbox": where["bbox"], "path": run.path or None,
                "confidence": where["confidence"], "engine": run.words[0].engine,
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
