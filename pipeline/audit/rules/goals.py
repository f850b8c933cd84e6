"""Rules on goals and their indicators: what is listed twice, what measures no result, which goal has no indicator."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from extractors.model.blocks import IndikatorTable
from extractors.model.quote import Quote
from normalizers.near_texts import NearTexts
from normalizers.text import fold
from pipeline.audit.check import Check, on_document, on_row, rule
from pipeline.audit.results import is_key
from pipeline.records.dossier import Dossier
from pipeline.records.indicator import IndicatorRecord
from pipeline.records.summary import plain
from reference.load import read_patterns

_ACTIVITY = read_patterns("rule_words.toml", "goals")["activity"]
_SECTION = read_patterns("rule_words.toml", "goals")["section"]
_MARK = read_patterns("rule_words.toml", "words")["mark"]
_FEW = 2  # one indicator alone tells nothing of an office
_MANY = 30  # indicators of one office from which they are no longer the main ones
_FEW_LISTED = 2  # goals listed in the text from which it is a list
_LONGEST_NUMBER = 18  # digits of a number that opens a row
_SAME_GOAL = 0.8  # likeness from which a listed goal is that of a row


@rule(
    severity="warning",
    title_id="Satu indikator hanya sekali dalam satu sasaran.",
    source="PER/09/M.PAN/5/2007 (indikator spesifik)",
    folds=True,
)
def indicator_is_listed_once(dossier: Dossier) -> Iterator[Check]:
    """An indicator stands once under its goal in a table: a second row that says the same in each cell is a slip."""
    seen: dict[tuple[str, ...], IndicatorRecord] = {}
    for record in dossier.indicators:
        text = fold(record.indikator.raw or "")
        if not text or not is_key(dossier, record):
            continue
        told = (record.target.quote, record.satuan.quote, *(y.value.quote for y in record.yearly))
        cells = tuple(fold(quote.text) for quote in told)
        key = (str(record.table_no), fold(record.unit_name.text), fold(record.sasaran.raw or ""), text, *cells)
        before = seen.setdefault(key, record)
        yield Check(
            before is record, quotes=(before.indikator.quote, record.indikator.quote), found=record.indikator.raw,
            message_id="Indikator ini tercetak dua kali pada sasaran yang sama.",
            message_en="The indicator is printed twice under the same goal.", **on_row(dossier, record),
        )  # fmt: skip


@rule(
    severity="info",
    title_id="Nomor pada tabel indikator berurutan.",
    source="PER/09/M.PAN/5/2007, formulir",
    folds=True,
    absence=True,
)
def row_numbers_have_no_gap(dossier: Dossier) -> Iterator[Check]:
    """The numbers of a table go up by one."""
    last: dict[int, tuple[int, Quote]] = {}
    told: dict[int, list[str]] = {}
    unread: dict[int, list[int]] = {}
    for record in dossier.indicators:
        told.setdefault(record.table_no, []).append(record.no.text)
    for record in dossier.indicators:
        if not record.no.text.isdecimal():
            continue
        number = int(record.no.text)
        table = dossier.blocks.tables[record.table_no - 1]
        if record.table_no not in unread:
            unread[record.table_no] = _without_record(table, told[record.table_no])
        printed = unread[record.table_no]
        before = last.get(record.table_no)
        if before is not None and number != before[0] and not _holds(printed, before[0] + 1, number):
            yield Check(
                number in (before[0] + 1, 1), quotes=(before[1], record.no), found=record.no.text,
                expected=str(before[0] + 1), about="reader" if table.leftovers else None, **on_row(dossier, record),
                message_id=f"Sesudah nomor {before[0]} langsung nomor {number}; periksa apakah ada baris yang hilang.",
                message_en=f"Number {before[0]} is followed by {number}; see whether a row is missing.",
            )  # fmt: skip
        last[record.table_no] = number, record.no


def _holds(numbers: list[int], start: int, end: int) -> bool:
    """Return whether one of the ascending numbers is at least `start` and below `end`."""
    return start < end and bisect_left(numbers, start) < bisect_left(numbers, end)


def _without_record(table: IndikatorTable, read: list[str]) -> list[int]:
    """Return, ascending, the numbers that open more rows of the printed table than the reader made records of."""
    printed = Counter(cell.text.strip(" .)(") for source in table.sources for cell in source.cells if cell.col == 0)
    begun = Counter(
        text for at, text in enumerate(read) if read[at - 1 : at] != [text]
    )  # a merged cell is of several rows
    numbers = {text: int(text) for text in printed if text.isdecimal() and len(text) <= _LONGEST_NUMBER}
    return sorted(n for text, n in numbers.items() if text == str(n) and printed[text] > begun[text])


@rule(
    severity="info",
    title_id="Indikator utama mengukur hasil, bukan kegiatan.",
    source="PER/09/M.PAN/5/2007; PermenPANRB 89/2021 (outcome antara, bukan aktivitas)",
    folds=True,
)
def indicator_is_a_result(dossier: Dossier) -> Iterator[Check]:
    """A key indicator measures a result and not that an activity took place or a paper was written."""
    told = {r.row_no for records in _goals(dossier) if _only_outputs(records) for r in records}
    for record in dossier.indicators:
        if not record.indikator.raw or record.row_no in told:  # goal_has_a_result_indicator speaks of these
            continue
        if is_key(dossier, record) and not _is_of_a_section(dossier, record):
            yield Check(
                not _ACTIVITY.match(record.indikator.raw), quotes=(record.indikator.quote,), found=record.indikator.raw,
                message_id="Indikator ini menyebut kegiatan atau keluaran, bukan hasil yang diukur.",
                message_en="The indicator names an activity or an output and not a result that is measured.",
                **on_row(dossier, record),
            )  # fmt: skip


def _is_of_a_section(dossier: Dossier, record: IndicatorRecord) -> bool:
    """Return whether a row is of a section of the office, whose outputs are its results (PermenPANRB 89/2021)."""
    own = f"{record.unit_name.text} {dossier.facts.title.text if dossier.facts is not None else ''}"
    return dossier.facts is not None and (dossier.facts.kind == "iki" or bool(_SECTION.search(own)))


def _goals(dossier: Dossier) -> list[list[IndicatorRecord]]:
    """Return the key indicators of each goal that has several; a single one speaks for itself."""
    by_goal: dict[tuple[int, str], list[IndicatorRecord]] = {}
    for record in dossier.indicators:
        if (
            record.sasaran.raw
            and record.indikator.raw
            and is_key(dossier, record)
            and not _is_of_a_section(dossier, record)
        ):
            by_goal.setdefault((record.table_no, fold(record.sasaran.raw)), []).append(record)
    return [records for records in by_goal.values() if len(records) >= _FEW]


def _only_outputs(records: list[IndicatorRecord]) -> bool:
    return all(_ACTIVITY.match(record.indikator.raw or "") for record in records)


@rule(
    severity="warning",
    title_id="Setiap sasaran mempunyai indikator hasil.",
    source="PermenPANRB 89/2021 (pohon kinerja); PermenPANRB 88/2021, LKE 1.b",
)
def goal_has_a_result_indicator(dossier: Dossier) -> Iterator[Check]:
    """Each goal of a table has at least one indicator that measures a result."""
    for records in _goals(dossier):
        yield Check(
            not _only_outputs(records), found=records[0].sasaran.raw,
            quotes=(records[0].sasaran.quote, *(r.indikator.quote for r in records)), **on_row(dossier, records[0]),
            message_id="Semua indikator sasaran ini menyebut kegiatan atau keluaran; tidak satu pun mengukur hasilnya.",
            message_en="All indicators of this goal name activities or outputs; none measures its result.",
        )  # fmt: skip


@rule(
    severity="warning",
    title_id="Setiap sasaran dalam uraian mempunyai indikator dalam tabel.",
    source="PermenPANRB 88/2021, LKE 1.b (keselarasan sasaran dan indikator)",
    folds=True,
    absence=True,
)
def listed_goal_has_an_indicator(dossier: Dossier) -> Iterator[Check]:
    """Each goal that the text lists has a row in the table of indicators, where the table has some of them."""
    rows = list(dict.fromkeys(plain(r.sasaran.raw) for r in dossier.indicators if r.sasaran.raw))
    listed = [goal for goal in dossier.blocks.goals if len(goal.text) >= 20]
    if dossier.facts is None or dossier.facts.kind not in ("iku", "renstra", "perjanjian_kinerja") or not rows:
        return
    near_texts = NearTexts(_SAME_GOAL)
    near_texts.add(rows)
    have = [bool(near_texts.near(plain(_MARK.sub("", goal.text)))) for goal in listed]
    if len(listed) < _FEW_LISTED or sum(have) * 2 < len(have):
        return
    for goal, good in zip(listed, have, strict=True):
        yield Check(
            good, quotes=(goal,), found=goal.text[:200], **on_document(dossier),
            message_id="Sasaran ini disebut dalam uraian, tetapi tidak mempunyai indikator dalam tabel.",
            message_en="This goal is named in the text but has no indicator in the table.",
        )  # fmt: skip


@rule(
    severity="info",
    title_id="Jumlah indikator utama wajar.",
    source="PER/09/M.PAN/5/2007 (indikator kinerja utama dipilih, cukup, dan dapat dipantau)",
    folds=True,
    facts=("kind",),
    absence=True,
)
def number_of_indicators_is_workable(dossier: Dossier) -> Iterator[Check]:
    """One office names as many key indicators in one table as it can follow, and more than one."""
    if dossier.facts is None or dossier.facts.kind != "iku":
        return
    office = dossier.facts.institution.value
    if office is not None and office.level == "pemerintah_daerah":
        return
    counted: dict[int, list[IndicatorRecord]] = {}
    for record in dossier.indicators:
        if is_key(dossier, record) and not record.unit_name:
            counted.setdefault(record.table_no, []).append(record)
    fewest = _FEW if len({r.table_no for r in dossier.indicators}) == 1 else 1
    for _, records in sorted(counted.items()):
        yield Check(
            fewest <= len(records) <= _MANY, quotes=(records[0].indikator.quote,), found=str(len(records)),
            expected=f"{_FEW}–{_MANY}",
            message_id=f"Tabel ini memuat {len(records)} indikator utama; lazimnya {_FEW} sampai {_MANY}.",
            message_en=f"The table holds {len(records)} key indicators; {_FEW} to {_MANY} are usual.",
            **on_row(dossier, records[0]),
        )  # fmt: skip


RULES = (
    indicator_is_listed_once,
    row_numbers_have_no_gap,
    indicator_is_a_result,
    goal_has_a_result_indicator,
    listed_goal_has_an_indicator,
    number_of_indicators_is_workable,
)
