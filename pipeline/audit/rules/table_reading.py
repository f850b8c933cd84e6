"""Rules on how tables of indicators were read: what the reader was not sure of, or could not place."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.model.blocks import HeaderCell
from extractors.text.labels import match_header
from normalizers.institution import parse_institution
from normalizers.text import fold
from pipeline.audit.check import Check, on_row, rule, whole_percent
from pipeline.audit.left_over import telling, under, unread
from pipeline.records.dossier import Dossier


@rule(
    severity="warning",
    title_id="Semua kata dalam tabel indikator terbaca sebagai isi baris.",
    source="the account of all words read",
    about="reader",
    folds=True,
)
def table_leaves_no_words_over(dossier: Dossier) -> Iterator[Check]:
    """Every word inside a table of indicators belongs to a row; ticks, money, units printed again and column numbers need not."""
    for table in dossier.blocks.tables:
        left = telling(table)  # what stands under an unknown header is told by column_header_is_known
        elsewhere = {
            id(q) for cell in table.header if not _is_known(cell) for q in under(cell.label, table.header, left)
        }
        left = tuple(quote for quote in left if id(quote) not in elsewhere and not _is_office(quote.text))
        yield Check(
            not left, dossier.document_id, quotes=left, table="indicators",
            found=" | ".join(q.text for q in left)[:300] or None,
            message_id="Ada kata di dalam tabel indikator yang tidak masuk ke baris mana pun. Bandingkan dengan halamannya.",
            message_en="Words inside a table of indicators belong to no row. Compare with the page.",
        )  # fmt: skip


@rule(severity="info", title_id="Judul kolom dikenal.", source="reference/labels.toml", about="reader", folds=True)
def column_header_is_known(dossier: Dossier) -> Iterator[Check]:
    """Each column header of a table of indicators is known, or nothing that a row may need stands in its column."""
    for table in dossier.blocks.tables:
        left = telling(table)
        texts = unread(table) if any(not _is_known(cell) for cell in table.header) else ()
        for cell in table.header:
            if not cell.label:
                continue
            lost = () if _is_known(cell) else under(cell.label, table.header, left)
            if not lost and not _is_known(cell):
                lost = under(cell.label, table.header, texts)
            yield Check(
                not lost, dossier.document_id, quotes=(cell.label, *lost), table="indicators", found=cell.label.text,
                message_id=f"Judul kolom “{cell.label.text}” tidak dikenal; isinya tidak masuk ke kolom mana pun.",
                message_en=f"The column header “{cell.label.text}” is unknown; its cells went into no field.",
            )  # fmt: skip


def _is_office(text: str) -> bool:
    """Return whether a text is the name of an office: the title of its part of a plan of many offices, no row."""
    office = parse_institution(text).value
    return office is not None and fold(office.name) == fold(text)


def _is_known(cell: HeaderCell) -> bool:
    """Return whether a header is known, also as one that no indicator has (programmes and their money), or is no word."""
    label = match_header(cell.label.text)
    known = bool(cell.fields) or label.other or label.refuse or label.money
    return known or not cell.label or any(c.isdigit() for c in cell.label.text)


@rule(
    severity="warning",
    title_id="Teks terbaca dengan yakin.",
    source="confidence of the reader",
    about="reader",
    folds=True,
)
def row_is_read_with_confidence(dossier: Dossier) -> Iterator[Check]:
    """The words of a row were read with confidence, and those of each of its cells: a short one weighs little in the row."""
    for record in dossier.indicators:
        sure = record.whole.confidence
        weakest = min(record.quotes.values(), key=lambda quote: quote.confidence, default=record.whole)
        doubtful = weakest.confidence < 0.5
        yield Check(
            sure >= 0.75 and not doubtful, quotes=(weakest if doubtful else record.whole,),
            found=f"{weakest.text} ({whole_percent(weakest.confidence)})" if doubtful else whole_percent(sure),
            expected="≥ 50%" if doubtful else "≥ 75%",
            message_id="Baris ini terbaca dengan keyakinan rendah; bandingkan dengan halamannya.",
            message_en="This row was read with low confidence; compare with the page.", **on_row(dossier, record),
        )  # fmt: skip


@rule(
    severity="warning",
    title_id="Angka pada pindaian terbaca dengan yakin.",
    source="confidence of the reader",
    about="reader",
    folds=True,
)
def number_is_read_with_confidence(dossier: Dossier) -> Iterator[Check]:
    """Each figure of a target, of a scan, was read with confidence: one figure weighs little in its row's mean."""
    for record in dossier.indicators:
        for reading in (record.target, *(year.value for year in record.yearly)):
            figures = [w for w in reading.quote.words if w.engine == "ocr" and any(c.isdigit() for c in w.text)]
            if not figures:
                continue
            sure = min(w.confidence for w in figures)
            yield Check(
                sure >= 0.75, quotes=(reading.quote,), found=f"{reading.quote.text} ({whole_percent(sure)})", expected="≥ 75%",
                message_id="Angka ini terbaca dengan keyakinan rendah; bandingkan dengan halamannya.",
                message_en="This figure was read with low confidence; compare with the page.", **on_row(dossier, record),
            )  # fmt: skip


@rule(
    severity="warning",
    title_id="Tidak ada tabel mirip tabel indikator yang terlewat.",
    source="the account of all words read",
    about="reader",
    folds=True,
)
def table_of_indicators_is_read(dossier: Dossier) -> Iterator[Check]:
    """Each table whose header names the columns of an indicator table gives rows."""
    for header in dossier.blocks.unread:
        yield Check(
            False, dossier.document_id, quotes=(header,), table="documents", record_id=dossier.document_id,
            found=header.text[:200],
            message_id="Tabel ini mirip tabel indikator, tetapi tidak terbaca sebagai tabel indikator. Periksa halamannya.",
            message_en="This table looks like one of indicators but was not read as one. Look at the page.",
        )  # fmt: skip
    if dossier.indicators and not dossier.blocks.unread:
        yield Check(True, dossier.document_id)


RULES = (
    table_leaves_no_words_over,
    column_header_is_known,
    row_is_read_with_confidence,
    number_is_read_with_confidence,
    table_of_indicators_is_read,
)
