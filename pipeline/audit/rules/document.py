"""Rules on the document as a whole: years, pages, chapters, headings, legal basis."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from extractors.decree.decree import chapter_number
from pipeline.audit.check import Check, on_document, rule
from pipeline.records.dossier import Dossier
from reference.load import read_patterns, read_settings

_BOOK = 2  # chapters from which a document is a whole book
_CHARTED = frozenset(read_settings("rule_words.toml")["lists"]["charted"])
_ENDS_OWNER = read_settings("rule_words.toml")["lists"]["ends_owner"]
_WHOLE_DATE = read_patterns("rule_words.toml", "words")["whole_date"]
_BODY_YEAR = read_patterns("rule_words.toml", "document")["body_year"]


@rule(
    severity="warning",
    title_id="Nomor BAB berurutan tanpa loncatan.",
    source="UU 12/2011, lampiran II; PermenPANRB 53/2014, lampiran II (sistematika)",
    absence=True,
)
def chapter_numbers_have_no_gap(dossier: Dossier) -> Iterator[Check]:
    """Chapters are numbered without a gap."""
    chapters = dossier.blocks.chapters
    if chapters and chapter_number(chapters[0].label.text.split()[-1]) > 1:
        return  # some chapters of a book that begins elsewhere
    for before, after in itertools.pairwise(chapters):
        a, b = (chapter_number(c.label.text.split()[-1]) for c in (before, after))
        if b <= 1:
            continue
        yield Check(
            b == a + 1 or b <= a, quotes=(before.label, after.label), found=f"{before.label.text} → {after.label.text}",
            message_id=f"Sesudah {before.label.text} langsung {after.label.text}; ada BAB yang terlewat.",
            message_en=f"{after.label.text} follows {before.label.text}; a chapter is missing.", **on_document(dossier),
        )  # fmt: skip


@rule(
    severity="warning",
    title_id="Tahun pada judul dan pada isi sama.",
    source="PermenPANRB 53/2014 (satu dokumen satu tahun)",
    facts=("years", "institution"),
)
def title_year_and_body_years_agree(dossier: Dossier) -> Iterator[Check]:
    """The years that the body names as its own lie in the period of the title."""
    facts = dossier.facts
    if facts is None or facts.years.value is None or facts.kind not in ("iku", "iki", "perjanjian_kinerja"):
        return
    if _WHOLE_DATE.search(facts.years.quote.text):
        return  # the year is that of a signature: no title names it
    period = facts.years.value
    office = facts.institution.value
    name = office.name.casefold().split() if office is not None else []
    for quote in dossier.blocks.years:
        match = _BODY_YEAR.match(quote.text.strip())
        owner = re.findall(r"\w+", match.group("owner").casefold()) if match is not None else []
        if match is None or not owner or owner[-1] not in (*name[-1:], *_ENDS_OWNER):
            continue
        year = int(match.group("year"))
        yield Check(
            period.start <= year <= period.end, quotes=(facts.years.quote, quote), found=quote.text,
            expected=str(period.start) if period.start == period.end else f"{period.start}-{period.end}",
            message_id=f"Judul menyebut tahun {period.start}, tetapi isi menyebut {quote.text}.",
            message_en=f"The title names {period.start}, but the text says {quote.text}.", **on_document(dossier),
        )  # fmt: skip


@rule(severity="warning", title_id="Semua halaman terbaca.", source="notes of the reader", about="reader")
def every_page_is_read(dossier: Dossier) -> Iterator[Check]:
    """Every page of the document was read."""
    lost = [(code, page) for code, page, _ in dossier.notes if code in ("page_failed", "page_without_text")]
    pages = ", ".join(str(p) for _, p in lost if p is not None)
    yield Check(
        not lost, dossier.document_id, table="documents", record_id=dossier.document_id, found=pages or None,
        message_id=f"Halaman {pages} tidak mempunyai teks yang dapat dibaca; isinya tidak masuk dataset.",
        message_en=f"Page {pages} has no text that could be read; what it says is not in this dataset.",
    )  # fmt: skip


@rule(
    severity="info",
    title_id="Dokumen menyebut dasar hukumnya.",
    source="UU 12/2011, lampiran II (dasar hukum)",
    facts=("kind",),
    absence=True,
)
def legal_basis_is_present(dossier: Dossier) -> Iterator[Check]:
    """An IKU report or decree lists the regulations it rests on."""
    if dossier.facts is None or dossier.facts.kind not in ("iku", "decree") or dossier.status != "ok":
        return
    if (
        dossier.facts.decree is None and len(dossier.blocks.chapters) < _BOOK
    ):  # a table alone rests on the decree before it
        return
    yield Check(
        any(c.role == "legal_basis" for c in dossier.citations), quotes=(),
        message_id="Dokumen ini tidak memuat daftar dasar hukum.",
        message_en="The document holds no list of its legal basis.", **on_document(dossier),
    )  # fmt: skip


@rule(
    severity="warning",
    title_id="Nama instansi tidak memuat kata ganda.",
    source="PP 18/2016 (nama perangkat daerah)",
    letters=True,
)
def office_name_repeats_no_word(dossier: Dossier) -> Iterator[Check]:
    """No heading repeats a word of the office's name ("KECAMATAN KECAMATAN")."""
    for heading in dossier.blocks.headings:
        if heading.kind == "running":
            continue
        words = heading.text.text.casefold().split()
        twice = next((w for a, w in itertools.pairwise(words) if a == w and len(w) > 4 and w not in _CHARTED), None)
        if twice is not None:
            yield Check(
                False, quotes=(heading.text,), found=heading.text.text,
                message_id=f"Kata “{twice}” tercetak dua kali berturut-turut pada judul.",
                message_en=f"The word “{twice}” stands twice in a row in a heading.", **on_document(dossier),
            )  # fmt: skip


@rule(severity="warning", title_id="Dokumen sudah diisi, bukan templat.", source="forms of e-SAKIP applications")
def document_is_filled_in(dossier: Dossier) -> Iterator[Check]:
    """The document is a report and not a template that waits to be filled in."""
    if dossier.facts is None:
        return
    found = dossier.blocks.placeholders
    yield Check(
        not found, **on_document(dossier), quotes=found[:3], found=found[0].text if found else None,
        message_id=f"Dokumen ini templat dengan {len(found)} isian kosong; tabel dan tanda tangannya tidak dicatat.",
        message_en=f"The document is a template with {len(found)} placeholders; its table and signatures are not recorded.",
    )  # fmt: skip


@rule(
    severity="warning",
    title_id="Ditandatangani pada tahun yang sesuai.",
    source="PermenPANRB 53/2014 (disusun untuk tahun anggarannya)",
    folds=True,
    facts=("years",),
)
def signed_near_its_year(dossier: Dossier) -> Iterator[Check]:
    """A report is signed in the year it is for, the year before or within the two after (its period for a plan)."""
    period = dossier.facts.years.value if dossier.facts is not None else None
    if period is None:
        return
    for record in dossier.signatories:
        date = record.date.value
        if date is not None and date.year is not None:
            yield Check(
                period.start - 2 <= date.year <= period.end + 2, **on_document(dossier), quotes=(record.date.quote,),
                found=record.date.raw, expected=f"{period.start}–{period.end}",
                message_id=f"Dokumen ditandatangani tahun {date.year}, jauh dari tahun dokumennya ({period.start}).",
                message_en=f"Signed in {date.year}, far from the document's year ({period.start}).",
            )  # fmt: skip


RULES = (
    signed_near_its_year,
    document_is_filled_in,
    chapter_numbers_have_no_gap,
    title_year_and_body_years_agree,
    every_page_is_read,
    legal_basis_is_present,
    office_name_repeats_no_word,
)
