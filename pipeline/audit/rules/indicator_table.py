"""Rules on tables of indicators."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.model.quote import Quote
from normalizers.spelling import spelt_otherwise
from normalizers.text import fold
from pipeline.audit.check import About, Check, on_row, rule
from pipeline.audit.results import group_rows, is_budgeted
from pipeline.fields.printed import PRINTED
from pipeline.records.dossier import Dossier
from pipeline.records.ids import indicator_id
from pipeline.records.indicator import IndicatorRecord
from reference.load import read_patterns

_MARK = read_patterns("rule_words.toml", "words")["mark"]  # a number before a sentence
_LEFT = 60  # words of no record up to which a document cannot hold a table that the reader missed
_AIM = read_patterns("rule_words.toml", "words")["aim_or_result"]
_SENTENCES = ("sasaran", "tujuan", "indikator", "definisi")
_YEARLY = ("lkjip", "renstra", "renja", "rkpd", "rkt")  # kinds that print a row for each year
_UNPLACED = {
    "counts_differ",
    "leftover_words",
    "type_unfit",
    "column_by_content",
    "label_in_value",
}  # cells parted wrongly
_LOST = {
    True: ("Sasaran ini tidak mempunyai indikator.", "This goal has no indicator."),
    False: ("Indikator ini tidak mempunyai sasaran.", "This indicator has no goal."),
}
_COMPARED = {declared.name: declared.title[0].casefold() for declared in PRINTED if declared.compared}


def _has_column(dossier: Dossier, record: IndicatorRecord, field: str) -> bool:
    header = dossier.blocks.tables[record.table_no - 1].header
    return any(field in cell.fields for cell in header)


@rule(
    severity="error",
    title_id="Tabel IKU yang dijanjikan dokumen ada.",
    source="PER/09/M.PAN/5/2007; PermenPANRB 88/2021, LKE 1.a",
    facts=("kind",),
    absence=True,
)
def announced_table_is_present(dossier: Dossier) -> Iterator[Check]:
    """A document that is or announces an IKU holds a table of indicators."""
    if dossier.facts is None or dossier.facts.kind not in ("iku", "iki", "perjanjian_kinerja"):
        return
    if dossier.blocks.placeholders:  # a template: document_is_filled_in speaks of it
        return
    left = dossier.ledger.get("other_table", 0) + dossier.ledger.get("text", 0) + dossier.ledger.get("leftover", 0)
    # a table that was not seen as one stands among the words that reached no record
    budget = bool(dossier.blocks.budgets or dossier.blocks.money)  # whose words stand in another table, too
    seen = bool(dossier.blocks.unread) or dossier.status != "ok" or left > _LEFT
    seen = seen or (dossier.ledger.get("other_table", 0) > 0 and not budget)
    seen = seen or any("picture" in code for code, _, _ in dossier.notes)  # it may be drawn
    yield Check(
        bool(dossier.indicators), dossier.document_id, quotes=dossier.blocks.announcements[:1], table="documents",
        about="reader" if seen else None,
        record_id=dossier.document_id,
        message_id="Dokumen ini menyebut tabel indikator, tetapi tabelnya tidak ditemukan.",
        message_en="The document speaks of a table of indicators, but none was found.",
    )  # fmt: skip


def _filled(dossier: Dossier, field: str) -> Iterator[tuple[IndicatorRecord, bool, Quote]]:
    for record in dossier.indicators:
        if _has_column(dossier, record, field) and record.indikator.quote and not is_budgeted(dossier, record):
            quote = record.quotes.get(field, Quote())
            yield record, bool(quote) and quote.text.strip() not in ("-", "–", "…"), quote


def _whose(dossier: Dossier, record: IndicatorRecord, quote: Quote) -> About | None:
    """Return that the reader may be wrong of a blank cell in a table whose words it could not all place."""
    if quote:
        return None
    return "reader" if record.table_no in _unplaced_tables(dossier) else None


def _unplaced_tables(dossier: Dossier) -> frozenset[int]:
    """Return the numbers of the tables with words that could not all be placed; the last dossier's are remembered.

    Each rule asks for each blank cell: looking through all rows for each would cost the square of them.
    """
    global _answered
    asked, answer = _answered
    if asked is not dossier:
        left = {number for number, table in enumerate(dossier.blocks.tables, start=1) if table.leftovers}
        doubted = {r.table_no for r in dossier.indicators if not _UNPLACED.isdisjoint(r.doubts)}
        answer = frozenset(left | doubted)
        _answered = dossier, answer
    return answer


_answered: tuple[Dossier | None, frozenset[int]] = (None, frozenset())


def _each_filled(dossier: Dossier, name: str, *, message_id: str, message_en: str) -> Iterator[Check]:
    """Yield a check for each row of a table with a column of a field: it holds something there."""
    for record, filled, quote in _filled(dossier, name):
        yield Check(
            filled, quotes=(quote or record.indikator.quote,), found=quote.text or None, field=name,
            about=_whose(dossier, record, quote), message_id=message_id, message_en=message_en, **on_row(dossier, record),
        )  # fmt: skip


@rule(
    severity="error",
    title_id="Setiap indikator mempunyai formula atau penjelasan.",
    source="PermenPANRB 88/2021, LKE 2.a (definisi operasional dan cara mengukur)",
    folds=True,
    absence=True,
)
def formula_is_present(dossier: Dossier) -> Iterator[Check]:
    """Each indicator of a table with a formula column has a formula."""
    yield from _each_filled(
        dossier, "formula",
        message_id="Indikator ini tidak mempunyai formula perhitungan.",
        message_en="This indicator has no formula.",
    )  # fmt: skip


@rule(
    severity="warning",
    title_id="Setiap indikator mempunyai sumber data.",
    source="PermenPANRB 88/2021, LKE 2.a (pengumpulan data kinerja)",
    folds=True,
    absence=True,
)
def source_is_present(dossier: Dossier) -> Iterator[Check]:
    """Each indicator of a table with a source column has a source."""
    yield from _each_filled(
        dossier, "sumber_data",
        message_id="Sumber data kosong atau hanya berisi tanda hubung.",
        message_en="The data source is blank or only a dash.",
    )  # fmt: skip


@rule(
    severity="warning",
    title_id="Setiap indikator mempunyai penanggung jawab.",
    source="PER/09/M.PAN/5/2007",
    folds=True,
    absence=True,
)
def owner_is_present(dossier: Dossier) -> Iterator[Check]:
    """Each indicator of a table with an owner column has an owner."""
    yield from _each_filled(
        dossier, "penanggung_jawab",
        message_id="Penanggung jawab indikator ini kosong.",
        message_en="The owner of this indicator is blank.",
    )  # fmt: skip


@rule(
    severity="warning",
    title_id="Setiap indikator mempunyai target.",
    source="PermenPANRB 53/2014",
    folds=True,
    absence=True,
)
def target_is_present(dossier: Dossier) -> Iterator[Check]:
    """Each indicator of a table with a target column has a target."""
    groups = group_rows(dossier)
    for record, filled, quote in _filled(dossier, "target"):
        if record.row_no in groups:
            continue
        yield Check(
            filled or bool(record.yearly), quotes=(quote or record.indikator.quote,), found=quote.text or None, field="target",
            about=_whose(dossier, record, quote),
            message_id="Target indikator ini kosong.", message_en="The target of this indicator is blank.",
            **on_row(dossier, record),
        )  # fmt: skip


@rule(
    severity="warning",
    title_id="Setiap baris mempunyai sasaran dan indikator.",
    source="PER/09/M.PAN/5/2007, form",
    folds=True,
    absence=True,
)
def row_has_goal_and_indicator(dossier: Dossier) -> Iterator[Check]:
    """Each row of a table with both columns has a goal and an indicator."""
    for record in dossier.indicators:
        if not _has_column(dossier, record, "sasaran") or is_budgeted(dossier, record):
            continue
        if record.readings["tujuan"].quote:  # an aim has indicators of its own
            continue
        goal, indicator = bool(record.sasaran.quote), bool(record.indikator.quote)
        alone = goal and not record.target.quote and not record.yearly  # a goal, and nothing behind it
        sure = record.no.text.isdigit() and (indicator or alone)  # else the reader may have parted a row
        lost = _LOST[goal]
        yield Check(
            goal and indicator, quotes=(record.whole or record.sasaran.quote,), about="document" if sure else "reader",
            found=record.sasaran.raw if goal else record.indikator.raw, group=lost[0],
            message_id=lost[0], message_en=lost[1], **on_row(dossier, record),
        )  # fmt: skip


@rule(
    severity="warning",
    title_id="Tabel di batang tubuh dan di lampiran sama.",
    source="UU 12/2011, lampiran II (lampiran adalah bagian yang tidak terpisahkan)",
    letters=True,
    folds=True,
)
def body_and_annex_tables_agree(dossier: Dossier) -> Iterator[Check]:
    """A row that is printed twice says the same in each of its cells."""
    by_id = {indicator_id(dossier, r.row_no): r for r in dossier.indicators}
    for record in dossier.indicators:
        first = by_id.get(dossier.duplicate_of.get(indicator_id(dossier, record.row_no), ""))
        if first is None:
            continue
        different = [n for n in _COMPARED if _differs(dossier, n, first, record)]
        quotes = tuple(r.quotes[n] for n in different[:1] for r in (first, record))
        texts = " ≠ ".join(q.text for q in quotes)
        yield Check(
            not different, quotes=quotes, found=texts or None, group=", ".join(different),
            message_id=f"Baris ini tercetak dua kali dengan isi berbeda pada: {', '.join(_COMPARED[n] for n in different)}.",
            message_en=f"This row is printed twice and differs in: {', '.join(different)}.", **on_row(dossier, record),
        )  # fmt: skip


def _differs(dossier: Dossier, name: str, first: IndicatorRecord, second: IndicatorRecord) -> bool:
    """Return whether two printings of a row say different things in a cell that both have.

    Reports and plans print a row for each year: there another target is another year's. So does a list of key indicators of
    several years with the agreement of one of them.
    """
    if name not in first.quotes or name not in second.quotes:
        return False
    a, b = (_MARK.sub("", record.quotes[name].text) for record in (first, second))
    if fold(a) == fold(b):
        return False
    if name in ("sasaran", "tujuan") and _without_aim(a) == _without_aim(b):
        return False  # "Meningkatkan" is the aim of which "Meningkatnya" is the result
    if name in _SENTENCES and spelt_otherwise(a, b):
        return False
    if name in ("target", "satuan"):
        return not _is_of_several_years(dossier) and not (name == "target" and _same_number(first, second))
    return True


def _is_of_several_years(dossier: Dossier) -> bool:
    facts = dossier.facts
    if facts is None:
        return False
    period = facts.years.value
    return facts.kind in _YEARLY or (period is not None and period.start != period.end)


def _without_aim(text: str) -> str:
    first, _, rest = text.strip().partition(" ")
    return fold(f"{_AIM.sub('', first)} {rest}")


def _same_number(first: IndicatorRecord, second: IndicatorRecord) -> bool:
    """Return whether two targets are one number, printed with its unit once and without it once."""
    a, b = first.target.value, second.target.value
    if a is None or b is None or a.value is None or a.value != b.value:
        return False
    return a.unit == b.unit or a.unit is None or b.unit is None


RULES = (
    announced_table_is_present,
    formula_is_present,
    source_is_present,
    owner_is_present,
    target_is_present,
    row_has_goal_and_indicator,
    body_and_annex_tables_agree,
)
