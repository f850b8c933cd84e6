"""Rules that compare documents: the same official, the same indicator, the own office, the own period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from normalizers.regions.wilayah import districts_of
from pipeline.audit.check import Check, comparison
from pipeline.audit.verdicts import Verdict
from pipeline.reconcile.corpus import Corpus
from pipeline.reconcile.corrections import Correction
from pipeline.records.summary import OF_SECTIONS, DocumentSummary

_LONGEST_GAP = 3  # years between two documents from which the collection simply holds no series
_MOST = 0.6  # share of a kabupaten's kecamatan from which the others are missing
_FEWEST = 3  # documents: fewer are no series
_NAMED = 8  # districts named in a message


@comparison(
    severity="info",
    title_id="Indikator yang sama dihitung sama di semua instansi.",
    source="PermenPANRB 88/2021, LKE 1.b",
    folds=True,
    facts=("institution",),
)
def same_indicator_has_one_formula(summary: DocumentSummary, corpus: Corpus) -> Iterator[Check]:
    """Offices that share an indicator compute it by the same formula."""
    for mine in summary.ratios:
        others = corpus.formulas.others(mine.group, mine.words)
        if others is not None:
            yield Check(
                not others, summary.document_id, quotes=(summary.quote(mine.record_id),), found=mine.formula or None,
                table="indicators", record_id=mine.record_id,
                message_id=f"Indikator ini dihitung dengan {others} formula lain di instansi lain.",
                message_en=f"Other offices compute this indicator by {others} other formula(s).",
            )  # fmt: skip


@comparison(
    severity="warning",
    title_id="Satu pejabat menandatangani untuk satu instansi dalam setahun.",
    source="UU 30/2014 (kewenangan jabatan)",
    facts=("years", "institution"),
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
                message_id=f"Pejabat ini menandatangani untuk {len(offices)} instansi pada tahun {year}: {named}.",
                message_en=f"The official signed for {len(offices)} offices in {year}: {named}.",
            )  # fmt: skip


@comparison(
    severity="info",
    title_id="Seri dokumen suatu instansi tidak melompati tahun.",
    source="Perpres 29/2014",
    facts=("years", "institution", "region"),
)
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
        message_id=f"Dokumen instansi ini untuk tahun {lost} tidak ada di antara berkas yang dibaca"
        f" (yang terakhir sebelumnya: tahun {before}).",
        message_en=f"This office's document for {lost} is not in the collection (the one before is of {before}).",
    )  # fmt: skip


@comparison(
    severity="info",
    title_id="Semua kecamatan suatu kabupaten ada dalam seri tahun itu.",
    source="Perpres 29/2014",
    facts=("years", "institution", "region"),
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


def _differs_from(
    summary: DocumentSummary, corpus: Corpus, others: Mapping[str, str], *, message_id: str, message_en: str
) -> Iterator[Check]:
    """Yield a check for each signature with a NIP and a known person: `others` has no number for that person."""
    for signature in summary.signatures:
        person = corpus.person_of.get(signature.id)
        if person is None or signature.digits is None:
            continue
        other = others.get(person.official.official_id)
        yield Check(
            other is None, summary.document_id, quotes=(summary.quote(signature.id),), found=signature.digits, expected=other,
            table="signatories", record_id=signature.id, message_id=message_id, message_en=message_en,
        )  # fmt: skip


@comparison(
    severity="error",
    title_id="Satu pejabat mempunyai satu NIP di semua dokumen.",
    source="Perka BKN 22/2007",
)
def official_has_one_nip_everywhere(summary: DocumentSummary, corpus: Corpus) -> Iterator[Check]:
    """No official's NIP is one or two digits from that of a namesake who signed more documents: it is misprinted here."""
    yield from _differs_from(
        summary, corpus, corpus.twins,
        message_id="NIP ini berbeda satu atau dua angka dari NIP pejabat yang sama pada dokumen lain.",
        message_en="This NIP is one or two digits from that of the same official in other documents.",
    )  # fmt: skip


@comparison(
    severity="warning",
    title_id="NIP dua pejabat senama tidak hampir sama.",
    source="Perka BKN 22/2007",
)
def nips_of_namesakes_are_not_near(summary: DocumentSummary, corpus: Corpus) -> Iterator[Check]:
    """No two officials of one name have NIPs one or two digits apart: one of the two is misprinted, which is not known."""
    yield from _differs_from(
        summary, corpus, corpus.near_namesakes,
        message_id="NIP pejabat senama berbeda satu atau dua angka dari NIP ini; salah satunya salah cetak atau salah baca.",
        message_en="An official of this name has a NIP one or two digits from it; one of them is misprinted or misread.",
    )  # fmt: skip


def unmatched_check(line: Correction) -> Check:
    """Return the failed check of a line of the corrections whose record is not in the dataset."""
    return Check(
        False, line.record_id.partition("-")[0], found=line.record_id, table=line.table or None, record_id=line.record_id,
        certain=True,
        message_id=f"Baris {line.line} berkas koreksi tidak diterapkan: datanya tidak ada lagi, atau tulisan lamanya sudah lain."
        " Salin lagi baris itu dari laporan, atau hapus.",
        message_en=f"Line {line.line} of the corrections was not applied: its record is not there any more, or its old text is"
        " another now. Copy it from the report again, or delete it.",
    )  # fmt: skip


def unmet_check(document_id: str, verdict: Verdict) -> Check:
    """Return the failed check of a line of the corrections that judges a finding which is not there."""
    return Check(
        False, document_id, found=verdict.record_id, table="documents", record_id=document_id, certain=True, about="document",
        message_id=f"Baris {verdict.line} berkas koreksi tidak diterapkan: temuan yang dinilainya tidak ada lagi, atau isinya"
        " sudah lain. Salin lagi baris itu dari laporan, atau hapus.",
        message_en=f"Line {verdict.line} of the corrections was not applied: the finding that it judges is not there any more,"
        " or says something else. Copy it from the report again, or delete it.",
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


@comparison(
    severity="warning",
    title_id="Setiap baris koreksi menyebut tulisan tercetak yang dikoreksinya.",
    source="docs/analis/koreksi.md",
)
def correction_tells_what_it_corrects(summary: DocumentSummary, corpus: Corpus) -> Iterator[Check]:
    """Each line of the corrections says which printed text it corrects, so that it never falls on another record."""
    for line in corpus.unchecked_corrections:
        if line.record_id.partition("-")[0] == summary.document_id:
            yield Check(
                False, summary.document_id, found=line.record_id, table=line.table or None, record_id=line.record_id,
                certain=True,
                message_id=f"Baris {line.line} berkas koreksi diterapkan tanpa dapat diperiksa: isilah kolom “old”"
                " dengan tulisan tercetak yang dikoreksi.",
                message_en=f"Line {line.line} of the corrections was applied unchecked: put the printed text that it corrects"
                " into its column old.",
            )  # fmt: skip


RULES = (
    official_has_one_nip_everywhere,
    nips_of_namesakes_are_not_near,
    same_indicator_has_one_formula,
    official_signs_for_one_office,
    series_has_no_missing_year,
    series_has_no_missing_district,
    correction_names_a_record,
    correction_tells_what_it_corrects,
)
