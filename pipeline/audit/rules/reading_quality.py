"""Rules on the reading itself: what the reader could not settle is told to the person, never kept quiet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.audit.check import Check, on_citation, on_document, on_row, on_signature, rule
from pipeline.records.dossier import Dossier
from pipeline.records.ids import indicator_id
from pipeline.records.indicator import IndicatorRecord
from pipeline.records.notes import note_texts
from reference.load import read_settings

# rules of their own speak of these: every_page_is_read, scanned_table_is_read_whole
_ELSEWHERE = ("page_failed", "page_without_text", "print_unread")
_OF_READ_PAGES = ("letters_recovered", "note_mark")  # nobody misses a letter of a page of which nothing was taken
_COVER = 80  # words of the page that a portfolio opens with ("For the best experience, open this PDF portfolio in ...")
_MUCH = 300  # words of a document that is no picture
# why a document gave nothing, the most telling first
_WHY_EMPTY = (
    "attachments",
    "xfa_form",
    "picture_unread",
    "page_without_text",
    "page_failed",
    "page_damaged",
    "unmapped_glyphs",
)
_ROW = 3.0  # points by which print may stand above or below a row's words and still be of that row


@rule(
    severity="warning",
    title_id="Tidak ada isi dokumen yang terlewat ketika dibaca.",
    source="notes of the reader",
    about="reader",
)
def reader_leaves_nothing_out(dossier: Dossier) -> Iterator[Check]:
    """The reader took all that the document holds."""
    yield from _noted(dossier, loss=True)


@rule(
    severity="info",
    title_id="Tidak ada teks tersembunyi, dihapus, atau dicoret.",
    source="notes of the reader",
    about="reader",
)
def document_hides_no_text(dossier: Dossier) -> Iterator[Check]:
    """The document holds no hidden, deleted or struck text."""
    yield from _noted(dossier, loss=False)


def _noted(dossier: Dossier, *, loss: bool) -> Iterator[Check]:
    """Yield a failed check for each kind of note that is (or is not) a loss; one that passed where there is none."""
    texts = note_texts()
    pages: dict[str, list[int]] = {}
    taken = _pages_taken(dossier)
    for code, page, _ in dossier.notes:
        if code in _OF_READ_PAGES and page not in taken:
            continue
        if code in texts and texts[code].loss == loss and code not in _ELSEWHERE:
            pages.setdefault(code, []).extend([page] if page is not None else [])
    for code in sorted(pages):
        where = ", ".join(str(page) for page in sorted(set(pages[code])))
        yield Check(
            False, dossier.document_id, table="documents", record_id=dossier.document_id,
            message_id=texts[code].text_id + (f" Halaman: {where}." if where else ""),
            message_en=texts[code].text_en + (f" Page: {where}." if where else ""),
        )  # fmt: skip
    if not pages:
        yield Check(True, dossier.document_id)


def _pages_taken(dossier: Dossier) -> frozenset[int | None]:
    """Return the pages of which a record, a statement or a fact of the document was taken; None: it has no pages."""
    quotes = [r.whole for r in dossier.indicators] + [r.whole for r in dossier.signatories]
    quotes += [r.citation.quote for r in dossier.citations] + [r.text for r in dossier.profile]
    if (facts := dossier.facts) is not None:
        read = (facts.institution, facts.years, facts.decree_date, facts.decree_number)
        quotes += [facts.title, *(reading.quote for reading in read)]
    return frozenset(word.place.page for quote in quotes for word in quote.words)


@rule(
    severity="warning",
    title_id="Tulisan di dalam tabel pindaian terbaca seluruhnya.",
    source="notes of the reader",
    about="reader",
    folds=True,
)
def scanned_table_is_read_whole(dossier: Dossier) -> Iterator[Check]:
    """No print in the cells of a scanned table stayed unread: a row that lacks words may say something else."""
    where: dict[int | None, list[int | None]] = {}
    for code, page, detail in dossier.notes:
        if code == "print_unread":
            # of a picture in a file without pages the place is not told
            record = _row_at(dossier, page, [float(v) for v in detail.split()]) if detail else None
            where.setdefault(record.row_no if record is not None else None, []).append(page)
    for record in dossier.indicators:
        if record.row_no in where:
            yield Check(
                False, dossier.document_id, quotes=(record.whole,), table="indicators",
                record_id=indicator_id(dossier, record.row_no),
                message_id="Sebagian tulisan pada baris ini tidak terbaca; bandingkan dengan halamannya.",
                message_en="Part of the print in this row could not be read; compare with the page.",
            )  # fmt: skip
    if None in where:
        pages = ", ".join(map(str, sorted({page for page in where[None] if page is not None})))
        text = note_texts()["print_unread"]
        at_id, at_en = (f" Halaman: {pages}.", f" Page: {pages}.") if pages else ("", "")
        yield Check(
            False, dossier.document_id, table="documents", record_id=dossier.document_id,
            message_id=f"{text.text_id}{at_id}", message_en=f"{text.text_en}{at_en}",
        )  # fmt: skip
    if not where and any(word.engine == "ocr" for r in dossier.indicators for word in r.whole.words):
        yield Check(True, dossier.document_id)


@rule(
    severity="info",
    title_id="Tidak ada teks tersembunyi atau dicoret pada baris indikator.",
    source="the reader's notes",
    folds=True,
)
def row_hides_no_text(dossier: Dossier) -> Iterator[Check]:
    """No words that nobody sees, or that are struck out, stand in a row of a table of indicators."""
    told: dict[tuple[int, str], int] = {}
    for code, page, detail in dossier.notes:
        if code == "set_aside_at":
            reason, where = detail.split(" ", 1)
            record = _row_of_place(dossier, page, where)
            if record is not None:
                key = record.row_no, reason
                told[key] = told.get(key, 0) + 1
    for record in dossier.indicators:
        reasons = [reason for row_no, reason in told if row_no == record.row_no]
        for reason in reasons:
            text, count = note_texts()[reason], told[record.row_no, reason]
            yield Check(
                False, quotes=(record.whole,), group=reason, **on_row(dossier, record),
                message_id=f"Pada baris ini {text.text_id[:1].lower()}{text.text_id[1:]} Jumlah katanya {count}.",
                message_en=f"In this row: {text.text_en} Words: {count}.",
            )  # fmt: skip
        if not reasons:
            yield Check(True, **on_row(dossier, record))


def _row_of_place(dossier: Dossier, page: int | None, where: str) -> IndicatorRecord | None:
    """Return the row in which words were set aside, by their box, or by the row of their table in a Word file."""
    if page is not None:
        return _row_at(dossier, page, [float(v) for v in where.split()])
    match = re.match(r".*?t\[\d+\]/r\[\d+\]/", where)
    if match is None:
        return None
    rows = (r for r in dossier.indicators if any(w.place.path.startswith(match.group()) for w in r.whole.words))
    return next(rows, None)


def _row_at(dossier: Dossier, page: int | None, box: Sequence[float]) -> IndicatorRecord | None:
    """Return the row beside whose words the middle of a box stands on a page; None for no row."""
    middle = (box[1] + box[3]) / 2
    for record in dossier.indicators:
        boxes = [w.place.box for w in record.whole.words if w.place.page == page and w.place.box is not None]
        if boxes and min(b.top for b in boxes) - _ROW <= middle <= max(b.bottom for b in boxes) + _ROW:
            return record
    return None


@rule(
    severity="info",
    title_id="Hasil pembacaan tidak diragukan.",
    source="reference/doubts.toml",
    about="reader",
    folds=True,
)
def reading_is_beyond_doubt(dossier: Dossier) -> Iterator[Check]:
    """No record has a doubt: why the reader may be wrong is told once for each kind of record, with all its places."""
    facts = dossier.facts
    records = [(on_document(dossier), facts.title, facts.doubts)] if facts is not None else []
    records += [(on_row(dossier, r), r.whole, r.doubts) for r in dossier.indicators]
    records += [(on_signature(dossier, r), r.whole, r.doubts) for r in dossier.signatories]
    records += [(on_citation(dossier, n), r.citation.quote, r.doubts) for n, r in enumerate(dossier.citations, start=1)]
    counted: dict[str, Counter[str]] = {}
    for where, _, doubts in records:
        counted.setdefault(where["table"], Counter()).update(doubts)
    told = {table: (_in_words(codes, "id"), _in_words(codes, "en")) for table, codes in counted.items()}
    for where, quote, doubts in records:
        said = told[where["table"]]
        yield Check(
            not doubts, quotes=(quote,) if doubts else (), group=where["table"], **where,
            message_id=f"Bandingkan dengan halamannya. Program ragu: {said[0]}.",
            message_en=f"Compare with the page. The reader is unsure: {said[1]}.",
        )  # fmt: skip


def _in_words(codes: Counter[str], lang: str) -> str:
    """Return the doubts of some records, those of most records first, each with their number where there are several."""
    known = read_settings("doubts.toml")
    texts = [(known.get(code, {}).get(lang, code), n) for code, n in codes.most_common()]
    return "; ".join(text[:1].lower() + text[1:] + (f" ({n})" if n > 1 else "") for text, n in texts)


@rule(severity="warning", title_id="Dokumen yang terbaca memberi isi.", source="the reader's notes", about="reader")
def document_gives_content(dossier: Dossier) -> Iterator[Check]:
    """A document that was read gives a record; where it gives none, why is told."""
    if dossier.status == "failed" or dossier.blocks.placeholders:  # of a template document_is_filled_in speaks
        return
    n_words = sum(dossier.ledger.values())
    codes = {code for code, _, _ in dossier.notes}
    # a portfolio's cover gives none: what it carries is read as documents of their own, which its note tells
    if (
        n_words <= _COVER
        and "attachments" in codes
        and not any(note_texts()[c].loss for c in codes if c in note_texts())
    ):
        return
    why = next((code for code in _WHY_EMPTY if code in codes), "" if n_words else "no_text")
    if why == "picture_unread" and n_words >= _MUCH:
        why = ""  # its text was read, and tells of nothing
    text = note_texts().get(why)
    known = text if text is not None else note_texts()["nothing_recognised"]
    yield Check(
        dossier.status != "no_content", **on_document(dossier),
        message_id=f"Dokumen ini tidak memberi isi apa pun. {known.text_id}",
        message_en=f"This document gives no content. {known.text_en}",
    )  # fmt: skip


RULES = (
    row_hides_no_text,
    document_gives_content,
    reading_is_beyond_doubt,
    scanned_table_is_read_whole,
    reader_leaves_nothing_out,
    document_hides_no_text,
)
