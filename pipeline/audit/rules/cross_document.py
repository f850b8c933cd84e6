"""Rules that compare documents: the same official, the same indicator, the own office, the own period."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.model.quote import Quote
from normalizers.similarity import ratio
from normalizers.text import fold_words
from normalizers.wilayah import districts_of
from pipeline.audit.check import Check, comparison, rule
from pipeline.reconcile.corpus import Corpus
from pipeline.reconcile.corrections import Correction
from pipeline.records.dossier import Dossier
from pipeline.records.ids import citation_id, indicator_id
from pipeline.records.summary import OF_SECTIONS, DocumentSummary, office_of, plain

_PLAN = re.compile(
    r"(?:RPJMD|jangka menengah\s+daerah)\b[^;]{0,90}?\b(?P<start>20\d\d)\s*[-–—]\s*(?P<end>20\d+)", re.IGNORECASE
)
_OTHER_PLAN = re.compile(r"\b(?:provinsi|nasional)\b", re.IGNORECASE)
_STRUCTURE = re.compile(
    r"\b(?:susunan\s+organisasi|tata\s+kerja|tugas(?:\s+pokok)?(?:\s*,|\s+dan)?\s+fungsi)\b", re.IGNORECASE
)
_OFFICE = re.compile(
    r"\b(inspektorat|kecamatan|kelurahan|sekretariat\s+dprd|rumah\s+sakit|satuan\s+polisi|dinas|badan)\b", re.IGNORECASE
)
_KINDS = {"iku": "IKU", "renstra": "Renstra", "perjanjian_kinerja": "PK"}
_LONGEST_GAP = 3  # years between two documents from which the collection simply holds no series
_MOST = 0.6  # share of a kabupaten's kecamatan from which the others are missing
_FEWEST = 3  # documents: fewer are no series
_NAMED = 8  # districts named in a message
_RESULT = re.compile(r"(?:kan|nya)$")  # "Meningkatkan" is the aim of which "Meningkatnya" is the result
_SHORT = 4  # letters up to which a word is a particle (di, dan, yang, pada)
_ALIKE = 0.9  # ratio from which two texts are the same sentence with a slip


@comparison(
    severity="info",
    title_id="Indikator yang sama dihitung sama di semua kantor.",
    source="PermenPANRB 88/2021, LKE 1.b",
    folds=True,
)
def same_indicator_has_one_formula(summary: DocumentSummary, corpus: Corpus) -> Iterator[Check]:
    """Offices that share an indicator compute it by the same formula."""
    for mine in summary.ratios:
        others = corpus.formulas.others(mine.group, mine.words)
        if others is not None:
            yield Check(
                not others, summary.document_id, quotes=(summary.quote(mine.record_id),), found=mine.formula or None,
                table="indicators", record_id=mine.record_id,
                message_id=f"Indikator ini dihitung dengan {others} formula lain di kantor lain.",
                message_en=f"Other offices compute this indicator by {others} other formula(s).",
            )  # fmt: skip


@comparison(
    severity="warning",
    title_id="Satu pejabat menandatangani untuk satu kantor dalam setahun.",
    source="UU 30/2014 (kewenangan jabatan)",
)
def official_signs_for_one_office(summary: DocumentSummary, corpus: Corpus) -> Iterator[Check]:
    """An official signs for one office in a year."""
    year = summary.year if summary.kind not in OF_SECTIONS else None
    for signature in summary.signatures:
        person = corpus.person_of.get(signature.id)
        if person is None or year is None or not signature.signs:
            continue
        offices = corpus.offices.get((person.official.official_id, year), ())
        if offices:
            shortest, named = min(offices, key=len), ", ".join(offices)
            yield Check(
                all(name.startswith(shortest) for name in offices), summary.document_id,
                quotes=(summary.quote(signature.id),),
                found=str(len(offices)), expected="1", table="signatories", record_id=signature.id,
                message_id=f"Pejabat ini menandatangani untuk {len(offices)} kantor pada tahun {year}: {named}.",
                message_en=f"The official signed for {len(offices)} offices in {year}: {named}.",
            )  # fmt: skip


@comparison(severity="info", title_id="Seri dokumen suatu kantor tidak melompati tahun.", source="Perpres 29/2014")
def series_has_no_missing_year(summary: DocumentSummary, corpus: Corpus) -> Iterator[Check]:
    """Between an office's documents of one kind no year is missing."""
    key, year = summary.series, summary.year
    years = corpus.series.get(key, ()) if key is not None else ()
    before = max((y for y in years if year is not None and y < year), default=None)
    if year is None or before is None or year - before > _LONGEST_GAP:
        return
    lost = ", ".join(str(y) for y in range(before + 1, year))
    yield Check(
        not lost, summary.document_id, quotes=(summary.quote("years"),), found=lost or None, table="documents",
        record_id=summary.document_id,
        message_id=f"Dokumen kantor ini untuk tahun {lost} tidak ada dalam kumpulan (sebelumnya tahun {before}).",
        message_en=f"This office's document for {lost} is not in the collection (the one before is of {before}).",
    )  # fmt: skip


@comparison(
    severity="info", title_id="Semua kecamatan suatu kabupaten ada dalam seri tahun itu.", source="Perpres 29/2014"
)
def series_has_no_missing_district(summary: DocumentSummary, corpus: Corpus) -> Iterator[Check]:
    """Where most kecamatan of a kabupaten have a document of a year, all have; told once, at the first of them."""
    place = summary.district
    if place is None:
        return
    present, first = corpus.districts[place]
    if first != summary.document_id:
        return
    districts = districts_of(place[0])
    if len(present) < max(_FEWEST, _MOST * len(districts)):
        return
    lost = [name for code, name in districts.items() if code not in present]
    names = ", ".join(lost[:_NAMED]) + (", ..." if len(lost) > _NAMED else "")
    yield Check(
        not lost, summary.document_id, quotes=(summary.quote("institution"),), found=str(len(present)),
        expected=str(len(districts)), table="documents", record_id=summary.document_id,
        message_id=f"{len(lost)} kecamatan di kabupaten ini tidak mempunyai dokumen tahun {place[2]}: {names}.",
        message_en=f"{len(lost)} districts of this regency have no document of {place[2]}: {names}.",
    )  # fmt: skip


@comparison(
    severity="warning",
    title_id="Target perjanjian kinerja sama dengan target IKU dan Renstra tahun itu.",
    source="PermenPANRB 53/2014, lampiran I (perjanjian kinerja memuat target rencana strategis tahun itu); Perpres 29/2014",
)
def agreement_keeps_the_plans_target(summary: DocumentSummary, corpus: Corpus) -> Iterator[Check]:
    """The target of a performance agreement is that of the office's IKU and Renstra for the same indicator and year."""
    if summary.kind != "perjanjian_kinerja" or summary.region is None:
        return
    for mine in summary.promises:
        told = corpus.promises.get((summary.office, summary.region, mine.group, mine.year), ())
        plans = [p for p in told if p[0] != summary.kind and _is_number(p[1]) == _is_number(mine.value)]
        if not plans:
            continue
        said = "; ".join(f"{_KINDS.get(kind, kind)}: {printed}" for kind, _, printed in plans)
        yield Check(
            any(value == mine.value for _, value, _ in plans), summary.document_id, found=mine.printed, expected=said,
            quotes=(summary.quote(f"{mine.record_id}-{mine.year}"),), table="indicators", record_id=mine.record_id,
            message_id=f"Target perjanjian kinerja tahun {mine.year} “{mine.printed}” berbeda dengan rencananya ({said}).",
            message_en=f"The agreement's target of {mine.year} “{mine.printed}” differs from that of the plan ({said}).",
        )  # fmt: skip


def _is_number(value: str) -> bool:
    return value[-1:].isdigit()


@rule(
    severity="warning",
    title_id="Periode RPJMD disebut sama di seluruh dokumen.",
    source="UU 25/2004 art. 5 (RPJMD satu periode kepala daerah)",
)
def plan_period_is_the_same(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """The document names one period of the regional plan (RPJMD)."""
    found: dict[tuple[str, str], Quote] = {}
    own = dossier.facts.region.value if dossier.facts is not None else None
    quotes = [item.text for item in dossier.blocks.legal_items] + [c.text for c in dossier.blocks.cited]
    quotes += [d.text for decree in dossier.blocks.decrees for d in decree.dikta]
    quotes += [h.text for h in dossier.blocks.headings] + [p.text for p in dossier.blocks.profile]
    for quote in quotes:
        for match in _PLAN.finditer(quote.text):
            if _OTHER_PLAN.search(match.group()) and own is not None and own.kabupaten_kota:
                continue  # the plan of the province, which a kabupaten cites beside its own
            found.setdefault((match["start"], match["end"]), quote.part(*match.span()))
    if found:
        said = ", ".join(f"{a}–{b}" for a, b in sorted(found))
        yield Check(
            len(found) == 1, dossier.document_id, quotes=tuple(found[k] for k in sorted(found)), found=said,
            table="documents", record_id=dossier.document_id,
            message_id=f"Periode RPJMD disebut berbeda: {said}.",
            message_en=f"The period of the regional plan is given differently: {said}.",
        )  # fmt: skip


@rule(
    severity="warning",
    title_id="Peraturan susunan organisasi milik kantor sendiri.",
    source="PP 18/2016 (susunan organisasi ditetapkan untuk setiap perangkat daerah)",
)
def structure_regulation_is_the_offices_own(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """The regulation on structure and duties that a document cites is that of its own kind of office."""
    own = _OFFICE.search(office_of(dossier))
    if own is None or (dossier.facts is not None and dossier.facts.kind == "regulation"):
        return  # a regulation names those that it repeals
    for at, record in enumerate(dossier.citations, start=1):
        value = record.citation.value
        if value is None or value.reg_type not in ("PERBUP", "PERWALI", "PERGUB") or not value.title:
            continue
        structure = _STRUCTURE.search(value.title)
        named = _OFFICE.findall(value.title[structure.end() :]) if structure is not None else []
        if named:
            kinds = {" ".join(n.casefold().split()) for n in named}
            yield Check(
                " ".join(own[1].casefold().split()) in kinds, dossier.document_id, quotes=(record.citation.quote,),
                found=value.title[:160], expected=own[1], table="legal_basis", record_id=citation_id(dossier, at),
                message_id=f"Peraturan susunan organisasi ini milik {', '.join(sorted(kinds))}, bukan kantor dokumen ini.",
                message_en=f"This regulation on structure is that of another kind of office: {', '.join(sorted(kinds))}.",
            )  # fmt: skip


def _told_words(text: str) -> frozenset[str]:
    """Return the words of a sentence that carry meaning: "fasilitas" and "fasilitasi" are two."""
    return frozenset(_RESULT.sub("", word) for word in fold_words(text) if len(word) > _SHORT)


@rule(
    severity="info",
    title_id="Sasaran dalam uraian sama dengan sasaran dalam tabel.",
    source="PermenPANRB 88/2021, LKE 1.b (keselarasan)",
    letters=True,
)
def prose_and_table_agree(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """A statement that stands in the text and in the table is worded alike."""
    stated = [item.text for item in dossier.blocks.profile if len(item.text.text) >= 20]
    stated += [goal for goal in dossier.blocks.goals if len(goal.text) >= 20]
    stated += [d.text for decree in dossier.blocks.decrees for d in decree.dikta if 20 <= len(d.text.text) <= 250]
    for record in dossier.indicators:
        text = plain(record.sasaran.raw or "")
        near = [(ratio(plain(q.text), text), q) for q in stated] if len(text) >= 20 else []
        best = max(near, key=lambda pair: pair[0], default=None)
        if best is not None and best[0] >= _ALIKE:
            yield Check(
                _told_words(best[1].text) == _told_words(text), dossier.document_id, quotes=(best[1], record.sasaran.quote),
                found=record.sasaran.raw, expected=best[1].text[:200], table="indicators",
                record_id=indicator_id(dossier, record.row_no),
                message_id="Kalimat dalam uraian dan dalam tabel hampir sama tetapi tidak persis.",
                message_en="The sentence in the text and in the table are nearly but not exactly the same.",
            )  # fmt: skip


def unmatched_check(line: Correction) -> Check:
    """Return the failed check of a line of the corrections whose record is not in the dataset."""
    return Check(
        False, line.record_id.partition("-")[0], found=line.record_id, table=line.table or None, record_id=line.record_id,
        message_id=f"Baris {line.line} berkas koreksi menunjuk baris data yang tidak ada lagi; koreksinya tidak diterapkan.",
        message_en=f"Line {line.line} of the corrections names a record that is not there any more; it was not applied.",
    )  # fmt: skip


@comparison(
    severity="warning",
    title_id="Setiap baris koreksi menunjuk baris data yang ada.",
    source="docs/analis/koreksi.md",
)
def correction_names_a_record(summary: DocumentSummary, corpus: Corpus) -> Iterator[Check]:
    """Each line of the corrections names a record that the dataset holds."""
    for line in corpus.unmatched_corrections:
        if line.record_id.partition("-")[0] == summary.document_id:
            yield unmatched_check(line)


RULES = (
    agreement_keeps_the_plans_target,
    same_indicator_has_one_formula,
    official_signs_for_one_office,
    series_has_no_missing_year,
    series_has_no_missing_district,
    plan_period_is_the_same,
    structure_regulation_is_the_offices_own,
    prose_and_table_agree,
    correction_names_a_record,
)
