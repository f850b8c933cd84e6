"""Rules on signatures: the number, the name, the rank, the title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from normalizers.pangkat import grade_order, usual_span
from normalizers.similarity import reader_shape
from normalizers.text import fold
from pipeline.audit.check import Check, on_signature, rule
from pipeline.reconcile.corpus import Corpus
from pipeline.records.dossier import Dossier
from pipeline.records.signatory import SignatoryRecord

_PROBLEMS = {
    "birth_date_does_not_exist": (
        "tanggal lahir di dalamnya tidak ada dalam kalender",
        "its birth date does not exist",
    ),
    "appointment_month_does_not_exist": (
        "bulan pengangkatan di dalamnya tidak ada",
        "its appointment month does not exist",
    ),
    "sex_digit_unknown": ("angka jenis kelamin bukan 1 atau 2", "its sex digit is neither 1 nor 2"),
    "age_at_appointment_implausible": ("usia saat diangkat tidak masuk akal", "the age at appointment is implausible"),
    "appointed_after_signing": ("diangkat sesudah tanggal dokumen", "appointed after the document's date"),
    "age_at_signing_implausible": ("usia saat menandatangani tidak masuk akal", "the age at signing is implausible"),
}


@rule(severity="error", title_id="NIP terdiri atas 18 angka.", source="Perka BKN 22/2007")
def nip_has_eighteen_digits(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """A NIP has eighteen digits."""
    for record in dossier.signatories:
        nip = record.nip.value
        if nip is None or nip.status == "missing":
            continue
        n = len(nip.digits)
        yield Check(
            n == 18, quotes=(record.nip.quote,), found=str(n), expected="18",
            message_id=f"NIP tercetak dengan {n} angka, seharusnya 18. Periksa angka yang hilang atau berlebih.",
            message_en=f"The NIP is printed with {n} digits instead of 18. Look for a missing or an extra digit.",
            **on_signature(dossier, record),
        )  # fmt: skip


@rule(
    severity="error",
    title_id="Tanggal dan usia di dalam NIP masuk akal.",
    source="Perka BKN 22/2007; PP 11/2017 art. 23, 239",
)
def nip_is_plausible(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """The dates and ages that a NIP holds are possible."""
    for record in dossier.signatories:
        nip = record.nip.value
        if nip is None or nip.status not in ("valid", "implausible"):
            continue
        texts = [_PROBLEMS[p] for p in nip.problems]
        yield Check(
            nip.status == "valid", quotes=(record.nip.quote,),
            message_id=f"NIP tidak masuk akal: {'; '.join(t[0] for t in texts)}.",
            message_en=f"The NIP is implausible: {'; '.join(t[1] for t in texts)}.",
            **on_signature(dossier, record),
        )  # fmt: skip


@rule(
    severity="warning",
    title_id="Angka NIP terbaca jelas, bukan huruf yang mirip angka.",
    source="field guide section 4",
    letters=True,
)
def nip_is_printed_in_digits(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """A NIP is printed in digits, not in letters that look like them."""
    for record in dossier.signatories:
        if record.nip.value is not None and record.nip.value.digits:
            yield Check(
                "digit_lookalike" not in record.nip.notes, quotes=(record.nip.quote,),
                message_id="Sebagian angka NIP terbaca sebagai huruf (misalnya O untuk 0); bandingkan dengan halaman aslinya.",
                message_en="Some digits of the NIP were read as letters (O for 0); compare with the page.",
                **on_signature(dossier, record),
            )  # fmt: skip


@rule(severity="warning", title_id="NIP terbaca dengan yakin.", source="confidence of the readers", about="reader")
def nip_is_read_with_confidence(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """The digits of a NIP were read with confidence, by both readers alike where the page is a scan."""
    for record in dossier.signatories:
        if record.nip.value is not None and record.nip.value.digits:
            sure = min(word.confidence for word in record.nip.quote.words)
            yield Check(
                sure >= 0.8, quotes=(record.nip.quote,), found=f"{sure:.2f}", expected="≥ 0.80",
                message_id="Angka NIP terbaca dengan keyakinan rendah; bandingkan dengan halaman aslinya.",
                message_en="The digits of the NIP were read with low confidence; compare with the page.",
                **on_signature(dossier, record),
            )  # fmt: skip


@rule(severity="error", title_id="Satu orang mempunyai satu NIP.", source="Perka BKN 22/2007; field guide section 4")
def one_person_has_one_nip(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """One name stands over one NIP within a document."""
    groups: dict[str, list[SignatoryRecord]] = defaultdict(list)
    for record in dossier.signatories:
        if record.nip.value is not None and record.nip.value.digits and record.name.value is not None:
            groups[fold(record.name.value.core)].append(record)
    for records in groups.values():
        if len(records) < 2:
            continue
        numbers = list(dict.fromkeys(r.nip.value.digits for r in records if r.nip.value is not None))
        yield Check(
            len(numbers) == 1, quotes=tuple(r.nip.quote for r in records), found=" / ".join(numbers),
            message_id=f"Satu nama tercetak dengan {len(numbers)} NIP yang berbeda. Periksa angka-angkanya.",
            message_en=f"One name is printed with {len(numbers)} different NIP. Check the digits.",
            **on_signature(dossier, records[0]),
        )  # fmt: skip


@rule(
    severity="warning",
    title_id="Satu NIP selalu memakai satu ejaan nama.",
    source="field guide section 7",
    letters=True,
)
def one_nip_has_one_spelling(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """One NIP stands under one spelling of a name within a document."""
    groups: dict[str, list[SignatoryRecord]] = defaultdict(list)
    for record in dossier.signatories:
        if record.nip.value is not None and record.nip.value.digits and record.name.quote:
            groups[record.nip.value.digits].append(record)
    for records in groups.values():
        if len(records) < 2:
            continue
        names = list(dict.fromkeys(r.name.quote.text for r in records))
        cores = {
            (r.name.value.core.casefold(), r.name.value.titles_front, r.name.value.titles_back)
            for r in records
            if r.name.value
        }
        misread = any("title_misread" in r.name.notes for r in records)
        if any(w.engine == "ocr" for r in records for w in r.name.quote.words):
            # what readers take for one another is one
            cores, misread = {(reader_shape(r.name.quote.text), (), ()) for r in records}, False
        yield Check(
            len(cores) == 1 and not misread, quotes=tuple(r.name.quote for r in records), found=" / ".join(names),
            message_id=f"Satu NIP tercetak dengan {len(names)} ejaan nama. Tentukan ejaan yang benar.",
            message_en=f"One NIP is printed with {len(names)} spellings of the name. Decide which one is right.",
            **on_signature(dossier, records[0]),
        )  # fmt: skip


@rule(severity="error", title_id="Dokumen ditandatangani pejabat.", source="PermenPANRB 88/2021 (LKE 1.2.1)")
def signatory_is_present(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """An IKU report, an agreement or a decree carries a signature."""
    if dossier.facts is None or dossier.facts.kind not in ("iku", "iki", "perjanjian_kinerja", "decree", "regulation"):
        return
    if dossier.blocks.placeholders:  # a template: document_is_filled_in speaks of it
        return
    yield Check(
        bool(dossier.signatories), dossier.document_id, table="documents", record_id=dossier.document_id,
        message_id="Tidak ditemukan tanda tangan pejabat dalam dokumen ini.",
        message_en="No official's signature was found in this document.",
    )  # fmt: skip


@rule(
    severity="warning",
    title_id="Tanggal tanda tangan lengkap.",
    source="field guide section 4 (19 % lack the day)",
    folds=True,
)
def signing_date_has_a_day(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """The date above a signature has a day."""
    for record in dossier.signatories:
        date = record.date.value
        if date is None or not record.date.quote:
            continue
        yield Check(
            date.precision == "day", quotes=(record.date.quote,), found=record.date.raw,
            message_id="Tanggal tanda tangan tidak lengkap (hari atau bulan kosong).",
            message_en="The date of the signature is incomplete (day or month left blank).",
            **on_signature(dossier, record),
        )  # fmt: skip


@rule(
    severity="warning",
    title_id="Pangkat dikenal dan cocok dengan golongannya.",
    source="PP 99/2000 jo. PP 12/2002",
    letters=True,
)
def rank_is_known(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """A printed rank is one of the seventeen and agrees with the grade beside it."""
    for record in dossier.signatories:
        if not record.pangkat.quote:
            continue
        bad = {"pangkat_unknown", "pangkat_golongan_mismatch"} & set(record.pangkat.notes)
        yield Check(
            not bad, quotes=(record.pangkat.quote,), found=record.pangkat.raw,
            message_id="Pangkat tidak dikenal atau tidak cocok dengan golongannya.",
            message_en="The rank is unknown or does not agree with its grade.",
            **on_signature(dossier, record),
        )  # fmt: skip


@rule(
    severity="info",
    title_id="Jabatan penanda tangan adalah jabatan, bukan nama kantor.",
    source="field guide section 4 (seed Sreseh)",
    folds=True,
)
def title_names_a_position(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """The title above a name is a position, not an office."""
    for record in dossier.signatories:
        if record.jabatan.value is None:
            continue
        yield Check(
            "title_is_an_office" not in record.jabatan.notes, quotes=(record.jabatan.quote,), found=record.jabatan.raw,
            message_id="Di atas nama tercetak nama kantor, bukan jabatan (misalnya Kecamatan, seharusnya Camat).",
            message_en="An office stands above the name where a position should (Kecamatan instead of Camat).",
            **on_signature(dossier, record),
        )  # fmt: skip


@rule(severity="info", title_id="Golongan penanda tangan lazim untuk jabatannya.", source="PP 13/2002, annex")
def rank_fits_the_position(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """The grade of a signatory lies in the usual span of the position."""
    for record in dossier.signatories:
        rank, title = record.pangkat.value, record.jabatan.value
        span = usual_span(title.title) if title is not None and title.status == "definitif" else None
        if rank is None or rank.golongan is None or span is None:
            continue
        low, high = span
        yield Check(
            grade_order(low) <= grade_order(rank.golongan) <= grade_order(high), found=rank.golongan,
            quotes=(record.jabatan.quote, record.pangkat.quote), expected=f"{low} – {high}",
            message_id=f"Golongan {rank.golongan} tidak lazim untuk jabatan ini (biasanya {low} sampai {high}).",
            message_en=f"Grade {rank.golongan} is unusual for this position (usually {low} to {high}).",
            **on_signature(dossier, record),
        )  # fmt: skip


@rule(severity="info", title_id="Penanda tangan adalah pejabat definitif.", source="UU 30/2014 art. 14")
def signatory_holds_the_position(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """The signatory holds the position and does not act for its holder (Plt., Plh., Pj.)."""
    for record in dossier.signatories:
        title = record.jabatan.value
        if title is None:
            continue
        yield Check(
            title.status not in ("plt", "plh", "pj"), quotes=(record.jabatan.quote,), found=record.jabatan.raw,
            message_id="Dokumen ditandatangani pejabat pelaksana atau penjabat; periksa surat penunjukannya.",
            message_en="An acting official signed; look for the letter of appointment.", **on_signature(dossier, record),
        )  # fmt: skip


RULES = (
    nip_has_eighteen_digits,
    nip_is_plausible,
    nip_is_printed_in_digits,
    nip_is_read_with_confidence,
    one_person_has_one_nip,
    one_nip_has_one_spelling,
    signatory_is_present,
    signing_date_has_a_day,
    rank_is_known,
    title_names_a_position,
    rank_fits_the_position,
    signatory_holds_the_position,
)
