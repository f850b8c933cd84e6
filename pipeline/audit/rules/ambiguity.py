"""Rules on how values were understood: where a print can mean two things, a person should look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.model.quote import Quote
from extractors.tables.cells.content import is_money
from normalizers.explain import doubts, explain
from normalizers.similarity import ratio
from normalizers.text import fold
from pipeline.audit.check import Check, rule
from pipeline.records.dossier import Dossier
from pipeline.records.ids import citation_id, indicator_id, signatory_id
from reference.load import read_patterns, read_settings

_NUMBERED = read_patterns("rule_words.toml", "ambiguity")["numbered"]
_KINDS: Sequence[str] = read_settings("rule_words.toml")["lists"]["regulations"]
_DECIMAL_DOT = re.compile(r",\d{3}\.(?:\d{1,2}|\d{4,})(?!\d)")  # "284,125.60": the dot tells what the comma is
_NEARLY = 0.75
_OF_THE_STATE = "Kementerian"
_MEANING = "meaning_unsure"  # the doubt of a row that it has where its notes are not settled
_TOLD_ELSEWHERE = frozenset(
    {"number_blank", "slot_blank", "wrong_length", "pangkat_unknown", "pangkat_golongan_mismatch", "year_missing"}
)  # these have rules of their own


def _check(dossier: Dossier, quotes: Sequence[Quote], notes: Sequence[str], table: str, record: str) -> Check:
    found = [code for code in doubts(notes) if code not in _TOLD_ELSEWHERE]
    return Check(
        not found, dossier.document_id, tuple(q for q in quotes if q), f"{_sentence(explain(found))}.",
        f"{_sentence(explain(found, 'en'))}.", found=next((q.text for q in quotes if q), None), table=table, record_id=record,
    )  # fmt: skip


def _sentence(parts: Sequence[str]) -> str:
    text = "; ".join(parts)
    return text[:1].upper() + text[1:]


@rule(
    severity="warning",
    title_id="Target hanya dapat dibaca dengan satu cara.",
    source="notes of the reader",
    about="reader",
    folds=True,
)
def target_has_one_reading(dossier: Dossier) -> Iterator[Check]:
    """A target can be read in one way only: one number whose dots and commas are clear."""
    for record in dossier.indicators:
        key = indicator_id(dossier, record.row_no)
        for reading in (record.target, record.baseline, *(year.value for year in record.yearly)):
            if reading.quote:
                text = reading.quote.text
                sure = ("comma_thousands",) if text.count(",") > 1 or _DECIMAL_DOT.search(text) else ()
                if is_money(text) and text.rstrip().endswith(
                    ","
                ):  # "Rp 2.641.000,-", of which a scan may lose the dash
                    sure = (*sure, "decimals_missing")
                if _MEANING not in record.doubts:  # the other numbers of the document tell what "1.500" is
                    sure = (*sure, "thousands_or_decimal")
                notes = [note for note in reading.notes if note not in sure]
                yield _check(dossier, (reading.quote,), notes, "indicators", key)


@rule(
    severity="info",
    title_id="Formula hanya dapat dibaca dengan satu cara.",
    source="notes of the reader",
    about="reader",
    folds=True,
)
def formula_has_one_reading(dossier: Dossier) -> Iterator[Check]:
    """A formula can be divided into its halves in one way only."""
    for record in dossier.indicators:
        if record.formula.quote:
            key = indicator_id(dossier, record.row_no)
            yield _check(dossier, (record.formula.quote,), record.formula.notes, "indicators", key)


@rule(
    severity="warning",
    title_id="Tanggal yang tercetak ada di kalender dan terbaca.",
    source="UU 12/2011, lampiran II (penutup: tanggal penetapan)",
)
def printed_date_exists(dossier: Dossier) -> Iterator[Check]:
    """A printed date is in the calendar and its year can be read."""
    facts = dossier.facts
    if facts is not None and facts.decree_date.quote:
        yield _check(dossier, (facts.decree_date.quote,), facts.decree_date.notes, "documents", dossier.document_id)
    for record in dossier.signatories:
        if record.date.quote:
            yield _check(
                dossier, (record.date.quote,), record.date.notes, "signatories", signatory_id(dossier, record.seq)
            )


@rule(
    severity="info",
    title_id="Nama dan gelar penanda tangan terpisah dengan jelas.",
    source="notes of the reader",
    about="reader",
    folds=True,
)
def name_and_titles_are_told_apart(dossier: Dossier) -> Iterator[Check]:
    """The titles of a signatory are known and stand apart from the name."""
    for record in dossier.signatories:
        if record.name.quote:
            yield _check(
                dossier, (record.name.quote,), record.name.notes, "signatories", signatory_id(dossier, record.seq)
            )


@rule(
    severity="warning",
    title_id="Wilayah dokumen disebut dengan jelas.",
    source="Kepmendagri 300.2.2-2138/2025",
    about="reader",
)
def region_is_told_clearly(dossier: Dossier) -> Iterator[Check]:
    """The document names its region without contradiction; a district's name alone does not tell its regency."""
    facts = dossier.facts
    if facts is None or (facts.region.value is None and not facts.region.notes):
        return
    office = facts.institution.value
    if office is not None and office.kind == _OF_THE_STATE:  # the places in it are those of its forms
        return
    yield _check(dossier, (facts.institution.quote, facts.title), facts.region.notes, "documents", dossier.document_id)


@rule(
    severity="info",
    title_id="Tahun atau periode dokumen disebut dengan jelas.",
    source="notes of the reader",
    about="reader",
)
def year_is_told_clearly(dossier: Dossier) -> Iterator[Check]:
    """The year or period of the document stands in its title or date and is possible."""
    facts = dossier.facts
    if facts is not None and facts.years.quote:
        yield _check(dossier, (facts.years.quote,), facts.years.notes, "documents", dossier.document_id)


@rule(
    severity="warning",
    title_id="Jenis dan nomor peraturan yang dirujuk terbaca.",
    source="UU 12/2011, lampiran II (dasar hukum)",
    about="reader",
)
def citation_names_its_regulation(dossier: Dossier) -> Iterator[Check]:
    """An item of the legal basis names the kind of its regulation and its number; constitutions have no number."""
    for at, record in enumerate(dossier.citations, start=1):
        value = record.citation.value
        if record.role != "legal_basis" or (value is not None and value.reg_type in ("UUD", "UUD 1945")):
            continue
        yield _check(dossier, (record.citation.quote,), record.citation.notes, "legal_basis", citation_id(dossier, at))


@rule(
    severity="warning",
    title_id="Semua butir dasar hukum terbaca sebagai peraturan.",
    source="UU 12/2011, lampiran II (dasar hukum)",
    about="reader",
    folds=True,
)
def legal_item_is_a_regulation(dossier: Dossier) -> Iterator[Check]:
    """Each item of a legal-basis list names a regulation; what does not is kept in view."""
    for item in dossier.blocks.unread_items:
        misspelt = _names_a_number(item.text)
        yield Check(
            False, dossier.document_id, quotes=(item,), table="documents", record_id=dossier.document_id, found=item.text[:200],
            about="document" if misspelt else None,
            message_id="Butir pada daftar dasar hukum ini tidak menyebut peraturan dan tidak masuk ke tabel dasar hukum.",
            message_en="This item of the legal-basis list names no regulation and is not in the table of the legal basis.",
        )  # fmt: skip
    if dossier.blocks.legal_items and not dossier.blocks.unread_items:
        yield Check(True, dossier.document_id)


def _names_a_number(text: str) -> bool:
    """Return whether an item has number and year as a regulation has, and opens with a kind that is nearly one."""
    match = _NUMBERED.match(text)
    return match is not None and max(ratio(fold(match[1]), kind) for kind in _KINDS) >= _NEARLY


RULES = (
    target_has_one_reading,
    formula_has_one_reading,
    printed_date_exists,
    name_and_titles_are_told_apart,
    region_is_told_clearly,
    year_is_told_clearly,
    citation_names_its_regulation,
    legal_item_is_a_regulation,
)
