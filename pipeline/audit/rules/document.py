"""Rules on the document as a whole: numbers, dates, years, the order of chapters and rulings."""

from __future__ import annotations

import itertools
import re
import string
from collections.abc import Iterator

from extractors.decree.decree import chapter_number
from normalizers.nomor import parse_nomor
from pipeline.audit.check import Check, on_document, rule
from pipeline.reconcile.corpus import Corpus
from pipeline.records.dossier import Dossier

_ORDINALS = (
    "KESATU",
    "KEDUA",
    "KETIGA",
    "KEEMPAT",
    "KELIMA",
    "KEENAM",
    "KETUJUH",
    "KEDELAPAN",
    "KESEMBILAN",
    "KESEPULUH",
)
_LETTERS = re.compile(
    r"\bhuruf\s+(?P<letters>[a-z]\b(?:\s*(?:,|dan|atau|serta)\s*(?:(?:dan|atau)\s+)?(?:huruf\s+)?[a-z]\b)*)"
)
_OF_A_LAW = re.compile(
    r"(?:pasal|ayat|angka|butir|diktum)\s[^;.]{0,40}$", re.IGNORECASE
)  # the letter of an article, not of this list
_REFERENCE = re.compile(
    r"\bdiktum\s+(kesatu|pertama|kedua|ketiga|keempat|kelima|keenam|ketujuh|kedelapan|kesembilan|kesepuluh)\b",
    re.IGNORECASE,
)
_READ_WELL = 0.93
_BODY_YEAR = re.compile(r"^(?P<owner>.*?)\s*\btahun(?: anggaran)?\s+(?P<year>(?:19|20)\d\d)$", re.IGNORECASE)


@rule(severity="error", title_id="Nomor keputusan terisi.", source="LKE 1.2.1; field guide section 6 (13 of 40 blank)")
def decree_number_is_present(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """A decree has its whole number."""
    facts = dossier.facts
    if facts is None or facts.decree is None:
        return
    number = facts.decree_number.value
    line = facts.decree.number_line or facts.decree.kind
    yield Check(
        number is not None and number.number is not None, quotes=(line,), found=facts.decree_number.raw,
        message_id="Nomor keputusan kosong atau tidak lengkap.",
        message_en="The number of the decree is blank or incomplete.", **on_document(dossier),
    )  # fmt: skip


@rule(severity="warning", title_id="Tanggal keputusan lengkap sampai harinya.", source="field guide section 4")
def decree_date_has_a_day(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """The date of a decree has a day."""
    facts = dossier.facts
    if facts is None or facts.decree is None or not facts.decree.date_line:
        return
    date = facts.decree_date.value
    yield Check(
        date is not None and date.precision == "day", quotes=(facts.decree.date_line,), found=facts.decree_date.raw,
        message_id="Tanggal keputusan tidak memuat hari.",
        message_en="The date of the decree has no day.", **on_document(dossier),
    )  # fmt: skip


@rule(severity="warning", title_id="Nomor BAB berurutan tanpa loncatan.", source="UU 12/2011, annex II")
def chapter_numbers_have_no_gap(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """Chapters are numbered without a gap."""
    chapters = dossier.blocks.chapters
    for before, after in itertools.pairwise(chapters):
        a, b = (chapter_number(c.label.text.split()[-1]) for c in (before, after))
        if b <= 1:
            continue
        yield Check(
            b == a + 1 or b <= a, quotes=(before.label, after.label), found=f"{before.label.text} → {after.label.text}",
            message_id=f"Sesudah {before.label.text} langsung {after.label.text}; ada BAB yang terlewat.",
            message_en=f"{after.label.text} follows {before.label.text}; a chapter is missing.", **on_document(dossier),
        )  # fmt: skip


@rule(severity="warning", title_id="Diktum berurutan tanpa loncatan.", source="UU 12/2011, annex II; seed Bangsalsari")
def diktum_numbers_have_no_gap(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """The rulings of a decree are numbered without a gap."""
    for decree in dossier.blocks.decrees:
        numbers = [(d, _ordinal(d.label.text)) for d in decree.dikta]
        for (before, a), (after, b) in itertools.pairwise(numbers):
            if a is None or b is None:
                continue
            yield Check(
                b == a + 1, quotes=(before.label, after.label), found=f"{before.label.text} → {after.label.text}",
                message_id=f"Sesudah diktum {before.label.text} langsung {after.label.text}; ada diktum yang terlewat.",
                message_en=f"Ruling {after.label.text} follows {before.label.text}; one is missing.", **on_document(dossier),
            )  # fmt: skip


def _ordinal(word: str) -> int | None:
    plain = word.upper().replace("PERTAMA", "KESATU")
    return _ORDINALS.index(plain) + 1 if plain in _ORDINALS else None


@rule(
    severity="warning", title_id="Tahun pada judul dan pada isi sama.", source="field guide section 7 (seed Busungbiu)"
)
def title_year_and_body_years_agree(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """The years that the body names as its own lie in the period of the title."""
    facts = dossier.facts
    if facts is None or facts.years.value is None or facts.kind not in ("iku", "iki", "perjanjian_kinerja"):
        return
    period = facts.years.value
    office = facts.institution.value
    name = office.name.casefold().split() if office is not None else []
    for quote in dossier.blocks.years:
        found = _BODY_YEAR.match(quote.text.strip())
        owner = re.findall(r"\w+", found.group("owner").casefold()) if found is not None else []
        if found is None or not owner or owner[-1] not in (*name[-1:], "utama", "iku"):
            continue
        year = int(found.group("year"))
        yield Check(
            period.start <= year <= period.end, quotes=(facts.years.quote, quote), found=quote.text,
            expected=str(period.start) if period.start == period.end else f"{period.start}-{period.end}",
            message_id=f"Judul menyebut tahun {period.start}, tetapi isi menyebut {quote.text}.",
            message_en=f"The title names {period.start}, but the text says {quote.text}.", **on_document(dossier),
        )  # fmt: skip


@rule(severity="warning", title_id="Semua halaman terbaca.", source="the reader's notes", about="reader")
def every_page_is_read(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """Every page of the document was read."""
    lost = [(code, page) for code, page, _ in dossier.notes if code in ("page_failed", "page_without_text")]
    pages = ", ".join(str(p) for _, p in lost if p is not None)
    yield Check(
        not lost, dossier.document_id, table="documents", record_id=dossier.document_id, found=pages or None,
        message_id=f"Halaman {pages} tidak mempunyai teks yang dapat dibaca; isinya tidak ada dalam data ini.",
        message_en=f"Page {pages} has no text that could be read; what it says is not in this dataset.",
    )  # fmt: skip


@rule(severity="info", title_id="Dokumen menyebut dasar hukumnya.", source="UU 12/2011; LKE 1.2.1")
def legal_basis_is_present(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """An IKU report or decree lists the regulations it rests on."""
    if dossier.facts is None or dossier.facts.kind not in ("iku", "decree") or dossier.status != "ok":
        return
    yield Check(
        any(c.role == "legal_basis" for c in dossier.citations), quotes=(),
        message_id="Dokumen ini tidak memuat daftar dasar hukum.",
        message_en="The document holds no list of its legal basis.", **on_document(dossier),
    )  # fmt: skip


@rule(severity="warning", title_id="Nama instansi tidak memuat kata ganda.", source="seed Bangsalsari", letters=True)
def office_name_repeats_no_word(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """No heading repeats a word of the office's name ("KECAMATAN KECAMATAN")."""
    for heading in dossier.blocks.headings:
        if heading.kind == "running":
            continue
        words = heading.text.text.casefold().split()
        twice = next((w for a, w in itertools.pairwise(words) if a == w and len(w) > 4), None)
        if twice is not None:
            yield Check(
                False, quotes=(heading.text,), found=heading.text.text,
                message_id=f"Kata “{twice}” tercetak dua kali berturut-turut pada judul.",
                message_en=f"The word “{twice}” stands twice in a row in a heading.", **on_document(dossier),
            )  # fmt: skip


@rule(severity="warning", title_id="Dokumen sudah diisi, bukan templat.", source="forms of e-SAKIP applications")
def document_is_filled_in(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """The document is a report and not a template that waits to be filled in."""
    if dossier.facts is None:
        return
    found = dossier.blocks.placeholders
    yield Check(
        not found, **on_document(dossier), quotes=found[:3], found=found[0].text if found else None,
        message_id=f"Dokumen ini templat dengan {len(found)} isian kosong; tabel dan tanda tangannya tidak dicatat.",
        message_en=f"The document is a template with {len(found)} placeholders; its table and signatures are not recorded.",
    )  # fmt: skip


@rule(severity="warning", title_id="Diktum yang dirujuk memang ada.", source="UU 12/2011, lampiran II")
def diktum_reference_exists(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """A ruling that another ruling refers to is there."""
    if dossier.text_source in ("ocr", "mixed"):
        return  # a label lost to the reader is no gap of the document
    for decree in dossier.blocks.decrees:
        labels = {_ordinal(d.label.text.split()[0]) for d in decree.dikta if d.label.text.split()}
        for diktum in decree.dikta:
            for match in _REFERENCE.finditer(diktum.text.text):
                number = _ordinal(match[1])
                if number is not None and len(labels) > 1:
                    yield Check(
                        number in labels, **on_document(dossier), quotes=(diktum.text.part(*match.span()),), found=match[1],
                        message_id=f"Dirujuk diktum {match[1].upper()}, tetapi diktum itu tidak ada.",
                        message_en=f"The text refers to diktum {match[1].upper()}, which is not there.",
                    )  # fmt: skip


@rule(
    severity="warning",
    title_id="Huruf pada Menimbang berurutan tanpa loncatan.",
    source="UU 12/2011, lampiran II no. 20-24",
)
def consideration_letters_have_no_gap(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """The considerations of a decree are lettered without a gap."""
    if dossier.text_source in ("ocr", "mixed"):
        return  # a mark lost to the reader is no gap of the document
    for decree in dossier.blocks.decrees:
        letters = [c.mark.text.strip(" .()")[:1] for c in decree.considerations]
        if len(letters) < 2:
            continue
        gaps = [(a, b) for a, b in itertools.pairwise(range(len(letters))) if ord(letters[b]) != ord(letters[a]) + 1]
        first = letters[0] != "a"
        quotes = tuple(decree.considerations[k].mark for pair in gaps[:1] for k in pair) or (
            decree.considerations[0].mark,
        )
        yield Check(
            not gaps and not first, **on_document(dossier), quotes=quotes, found=", ".join(letters),
            expected=", ".join(string.ascii_lowercase[: len(letters)]),
            message_id=f"Huruf pada Menimbang meloncat: {', '.join(letters)}.",
            message_en=f"The letters of the considerations skip: {', '.join(letters)}.",
        )  # fmt: skip


@rule(
    severity="warning",
    title_id="Huruf yang dirujuk dalam Menimbang memang ada.",
    source="UU 12/2011, lampiran II no. 24",
)
def consideration_reference_exists(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """A consideration to which another one refers ("dimaksud dalam huruf a dan huruf b") is there."""
    if dossier.text_source in ("ocr", "mixed"):
        return
    for decree in dossier.blocks.decrees:
        letters = {c.mark.text.strip(" .()")[:1] for c in decree.considerations}
        for consideration in decree.considerations:
            for match in _LETTERS.finditer(consideration.text.text):
                if _OF_A_LAW.search(consideration.text.text[: match.start()]):
                    continue
                named = [x for x in re.findall(r"\b[a-z]\b", match["letters"]) if x]
                lost = [x for x in named if x not in letters]
                yield Check(
                    not lost, **on_document(dossier), quotes=(consideration.text.part(*match.span()),),
                    found=", ".join(lost) or None,
                    message_id=f"Dirujuk huruf {', '.join(lost)}, tetapi huruf itu tidak ada dalam Menimbang.",
                    message_en=f"The text refers to letter {', '.join(lost)}, which is not among the considerations.",
                )  # fmt: skip


@rule(
    severity="warning",
    title_id="Nomor pada lampiran sama dengan nomor keputusan.",
    source="field guide section 7",
    letters=True,
)
def annex_number_agrees(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """The head of an annex repeats the number of its decree."""
    if dossier.facts is None or dossier.facts.decree is None:
        return
    own = dossier.facts.decree_number
    for annex in dossier.blocks.annexes:
        number = parse_nomor(annex.number.text).value if annex.number else None
        if own.value is None or number is None or not _slug(annex.number.text):
            continue
        if min(own.quote.confidence, annex.number.confidence) < _READ_WELL:
            continue  # numbers written by hand: the reader guesses
        scanned = any(w.engine == "ocr" for q in (own.quote, annex.number) for w in q.words)
        if scanned and _strokes(own.raw or "") == _strokes(annex.number.text):
            continue  # a slash by hand is read as 1 and the reverse
        yield Check(
            _slug(own.raw or "") == _slug(annex.number.text), **on_document(dossier), quotes=(own.quote, annex.number),
            found=annex.number.text, expected=own.raw,
            message_id="Nomor pada lampiran berbeda dengan nomor keputusan.",
            message_en="The number in the annex differs from the decree's.",
        )  # fmt: skip


def _strokes(text: str) -> str:
    """Return a number without what a reader takes for one another: slashes, ones and the letters l and i."""
    return re.sub(r"[1/li|!]", "", _slug(text.replace("/", "1")))


def _slug(text: str) -> str:
    """Return the letters and digits of a number, whatever its label, blanks and zeros in front."""
    plain = re.sub(r"^\W*(?:nomor|no)\b\W*", "", text.casefold())
    return re.sub(r"(?<!\d)0+(?=\d)|[^a-z0-9]", "", plain)


@rule(severity="warning", title_id="Ditandatangani pada tahun yang sesuai.", source="field guide section 7", folds=True)
def signed_near_its_year(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
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
                message_id=f"Ditandatangani tahun {date.year}, jauh dari tahun dokumen ({period.start}).",
                message_en=f"Signed in {date.year}, far from the document's year ({period.start}).",
            )  # fmt: skip


@rule(severity="warning", title_id="Tahun pada nomor dan pada tanggal keputusan sama.", source="field guide section 7")
def decree_number_and_date_agree(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """The year in a decree's number is that of its date."""
    facts = dossier.facts
    if facts is None or facts.decree_number.value is None or facts.decree_date.value is None:
        return
    numbered, dated = facts.decree_number.value.year, facts.decree_date.value.year
    if numbered is None or dated is None or dossier.text_source in ("ocr", "mixed"):
        return
    yield Check(
        numbered == dated, **on_document(dossier), quotes=(facts.decree_number.quote, facts.decree_date.quote),
        found=str(dated), expected=str(numbered),
        message_id=f"Nomor keputusan memuat tahun {numbered}, tetapi tanggalnya tahun {dated}.",
        message_en=f"The number of the decree carries {numbered}, but its date is in {dated}.",
    )  # fmt: skip


RULES = (
    decree_number_and_date_agree,
    diktum_reference_exists,
    consideration_letters_have_no_gap,
    consideration_reference_exists,
    annex_number_agrees,
    signed_near_its_year,
    document_is_filled_in,
    decree_number_is_present,
    decree_date_has_a_day,
    chapter_numbers_have_no_gap,
    diktum_numbers_have_no_gap,
    title_year_and_body_years_agree,
    every_page_is_read,
    legal_basis_is_present,
    office_name_repeats_no_word,
)
