"""Rules on who signs: position, rank, date, the parties of an agreement."""

from __future__ import annotations

from collections.abc import Iterator

from normalizers.persons.pangkat import grade_order, usual_span
from pipeline.audit.check import Check, on_document, on_signature, rule
from pipeline.records.dossier import Dossier
from reference.load import read_patterns

_NEAR_GRADE = 1  # grades by which a holder may stand below or above the span: promotions lag and run ahead
_PARTIES = 2
_BOOK = 2  # chapters from which a document is a whole book
_ARMED = read_patterns("rule_words.toml", "positions")["armed"]
# A day is printed, whatever of the date was understood.
_BY_DAY = read_patterns("rule_words.toml", "words")["whole_date"]


@rule(
    severity="error",
    title_id="Dokumen ditandatangani pejabat.",
    source="PermenPANRB 88/2021, LKE 1.b.1 (dokumen telah diformalkan); PermenPANRB 53/2014, lampiran I",
    facts=("kind",),
    absence=True,
)
def signatory_is_present(dossier: Dossier) -> Iterator[Check]:
    """An IKU report, an agreement or a decree carries a signature."""
    if dossier.facts is None or dossier.facts.kind not in ("iku", "iki", "perjanjian_kinerja", "decree", "regulation"):
        return
    if dossier.blocks.placeholders:  # a template: document_is_filled_in speaks of it
        return
    if (
        dossier.facts.decree is None
        and dossier.facts.kind != "perjanjian_kinerja"
        and len(dossier.blocks.chapters) < _BOOK
    ):
        return  # a table, a form or a chapter: what it belongs to is signed
    yield Check(
        bool(dossier.signatories), dossier.document_id, table="documents", record_id=dossier.document_id,
        message_id="Tidak ditemukan tanda tangan pejabat dalam dokumen ini.",
        message_en="No official's signature was found in this document.",
    )  # fmt: skip


@rule(
    severity="warning",
    title_id="Tidak ada blok tanda tangan yang terlewat.",
    source="the account of all words read",
    about="reader",
    folds=True,
)
def signature_block_is_read(dossier: Dossier) -> Iterator[Check]:
    """Each place and date above the title of an official opens a signature that was read."""
    for opening in dossier.blocks.unsigned:
        yield Check(
            False, dossier.document_id, quotes=(opening,), table="documents", record_id=dossier.document_id,
            found=opening.text[:200],
            message_id="Di sini ada tempat, tanggal, dan jabatan, tetapi penanda tangannya tidak terbaca. Periksa halamannya.",
            message_en="A place, a date and a title stand here, but who signs was not read. Look at the page.",
        )  # fmt: skip
    if dossier.signatories and not dossier.blocks.unsigned:
        yield Check(True, dossier.document_id)


@rule(
    severity="warning",
    title_id="Tanggal tanda tangan lengkap.",
    source="UU 12/2011, lampiran II (penutup: tempat dan tanggal penetapan); PermenPANRB 53/2014, formulir perjanjian kinerja",
    folds=True,
    absence=True,
)
def signing_date_has_a_day(dossier: Dossier) -> Iterator[Check]:
    """The date above a signature has a day."""
    for record in dossier.signatories:
        date = record.date.value
        if (
            date is None
            or not record.date.quote
            or record.date.quote.other_ink
            or _BY_DAY.search(record.date.raw or "")
        ):
            continue  # printed_date_exists speaks of a day that is printed and cannot be
        if dossier.facts is not None and record.date.quote == dossier.facts.decree_date.quote:
            continue  # decree_date_has_a_day speaks of it
        yield Check(
            date.precision == "day", quotes=(record.date.quote,), found=record.date.raw,
            message_id="Tanggal tanda tangan tidak lengkap (hari atau bulan kosong).",
            message_en="The date of the signature is incomplete (day or month left blank).",
            **on_signature(dossier, record),
        )  # fmt: skip


@rule(
    severity="info",
    about="reader",
    title_id="Tanggal tanda tangan tercetak.",
    source="UU 12/2011, lampiran II (penutup: tempat dan tanggal penetapan)",
)
def signing_date_is_printed(dossier: Dossier) -> Iterator[Check]:
    """The date above a signature is printed: what is written by hand has to be compared with the page."""
    for record in dossier.signatories:
        if not record.date.quote or (
            dossier.facts is not None and record.date.quote == dossier.facts.decree_date.quote
        ):
            continue  # decree_is_dated_in_print speaks of it
        yield Check(
            not record.date.quote.other_ink, quotes=(record.date.quote,), found=record.date.raw,
            message_id="Tanggal tanda tangan ditulis tangan; bandingkan dengan halamannya.",
            message_en="The date of the signature is written by hand; compare it with the page.",
            **on_signature(dossier, record),
        )  # fmt: skip


@rule(
    severity="warning",
    title_id="Pangkat dikenal dan cocok dengan golongannya.",
    source="PP 99/2000 jo. PP 12/2002",
    letters=True,
)
def rank_is_known(dossier: Dossier) -> Iterator[Check]:
    """A printed rank is one of the seventeen and agrees with the grade beside it."""
    for record in dossier.signatories:
        if not record.pangkat.quote or _ARMED.search(record.pangkat.raw or ""):
            continue  # police and army have ranks of their own
        bad = {"pangkat_unknown", "pangkat_golongan_mismatch"} & set(record.pangkat.notes)
        yield Check(
            not bad, quotes=(record.pangkat.quote,), found=record.pangkat.raw,
            message_id="Pangkat tidak dikenal atau tidak cocok dengan golongannya.",
            message_en="The rank is unknown or does not agree with its grade.",
            **on_signature(dossier, record),
        )  # fmt: skip


@rule(
    severity="info",
    title_id="Jabatan penanda tangan adalah jabatan, bukan nama instansi.",
    source="UU 12/2011, lampiran II (penutup: nama jabatan)",
    folds=True,
)
def title_names_a_position(dossier: Dossier) -> Iterator[Check]:
    """The title above a name is a position, not an office."""
    for record in dossier.signatories:
        if record.jabatan.value is None:
            continue
        yield Check(
            "title_is_an_office" not in record.jabatan.notes, quotes=(record.jabatan.quote,), found=record.jabatan.raw,
            message_id="Di atas nama tercetak nama instansi, bukan jabatan (misalnya Kecamatan, seharusnya Camat).",
            message_en="An office stands above the name where a position should (Kecamatan instead of Camat).",
            **on_signature(dossier, record),
        )  # fmt: skip


@rule(
    severity="info",
    title_id="Golongan penanda tangan lazim untuk jabatannya.",
    source="PP 13/2002, lampiran (jenjang pangkat menurut eselon)",
)
def rank_fits_the_position(dossier: Dossier) -> Iterator[Check]:
    """The grade of a signatory is not two grades or more from the span of the position, in a province or a kabupaten."""
    for record in dossier.signatories:
        rank, title = record.pangkat.value, record.jabatan.value
        span = usual_span(title.title) if title is not None and title.status == "definitif" else None
        if rank is None or rank.golongan is None or span is None or record.pangkat.notes:
            continue
        low, high = grade_order(span[0]) - _NEAR_GRADE, grade_order(span[1]) + _NEAR_GRADE
        yield Check(
            low <= grade_order(rank.golongan) <= high, found=rank.golongan,
            quotes=(record.jabatan.quote, record.pangkat.quote), expected=f"{span[0]} – {span[1]}",
            message_id=f"Golongan {rank.golongan} tidak lazim untuk jabatan ini (biasanya {span[0]} sampai {span[1]}).",
            message_en=f"Grade {rank.golongan} is unusual for this position (usually {span[0]} to {span[1]}).",
            **on_signature(dossier, record),
        )  # fmt: skip


@rule(
    severity="warning",
    title_id="Perjanjian kinerja memuat kedua pihaknya.",
    source="PermenPANRB 53/2014, lampiran I (formulir perjanjian kinerja)",
    facts=("kind",),
    absence=True,
)
def agreement_names_two_parties(dossier: Dossier) -> Iterator[Check]:
    """A statement of a performance agreement is signed by both parties; the head of a government signs alone."""
    facts = dossier.facts
    if facts is None or facts.kind != "perjanjian_kinerja" or dossier.blocks.placeholders:
        return
    roles = {r.role for r in dossier.signatories} & {"pihak_pertama", "pihak_kedua"}
    if roles:
        told = ", ".join(sorted(roles, reverse=True)).replace("_", " ")
        heads = [r.jabatan.quote or r.name.quote for r in dossier.signatories]
        yield Check(
            len(roles) == _PARTIES, quotes=tuple(heads[:1]), **on_document(dossier), found=told,
            about=None if roles == {"pihak_pertama"} else "reader",  # of two on one line the reader may lose the right one
            expected="pihak pertama, pihak kedua",
            message_id="Perjanjian kinerja hanya memuat satu pihak; pihak lainnya tidak ditemukan.",
            message_en="The performance agreement names one party only; the other was not found.",
        )  # fmt: skip


@rule(severity="info", title_id="Penanda tangan adalah pejabat definitif.", source="UU 30/2014 art. 14")
def signatory_holds_the_position(dossier: Dossier) -> Iterator[Check]:
    """The signatory holds the position and does not act for its holder (Plt., Plh., Pj.)."""
    for record in dossier.signatories:
        title = record.jabatan.value
        if title is None or record.role == "pengesah_salinan":
            continue
        yield Check(
            title.status not in ("plt", "plh", "pj"), quotes=(record.jabatan.quote,), found=record.jabatan.raw,
            message_id="Dokumen ditandatangani pejabat pelaksana atau penjabat; periksa surat penunjukannya.",
            message_en="An acting official signed; look for the letter of appointment.", **on_signature(dossier, record),
        )  # fmt: skip


RULES = (
    signatory_is_present,
    signature_block_is_read,
    signing_date_has_a_day,
    signing_date_is_printed,
    rank_is_known,
    title_names_a_position,
    rank_fits_the_position,
    agreement_names_two_parties,
    signatory_holds_the_position,
)
