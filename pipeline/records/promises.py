"""What an office's documents promise and report by indicator and year: the targets of its plans, the results of its reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from extractors.model.quote import Quote
from normalizers.values.target_value import Target
from pipeline.reading import Reading
from pipeline.records.dossier import Dossier
from pipeline.records.duplicates import group_id
from pipeline.records.holders import holder_of, office_of
from pipeline.records.ids import indicator_id
from pipeline.records.indicator import IndicatorRecord

PLANS = ("iku", "renstra", "perjanjian_kinerja", "lkjip")  # kinds that name an office's targets; the last repeats them
_REPORTS = ("lkjip",)  # kinds that say what was reached
_LARGE = 10_000  # from which six digits leave out what was printed
_SURE = 0.9  # confidence of a word of a picture from which a target is compared with those of other documents

_Dated = tuple[int | None, Reading[Target]]  # a value and its year
Value = tuple[str, str, str | None]  # a number or a grade as it is compared, as printed, its unit


@dataclass(frozen=True, slots=True)
class Promise:
    """The target that a plan of an office names for an indicator (`group`) and a year, or the result that a report tells.

    `value`: the number or the grade as a text by which it is compared, `printed` as it stands there; `unit`: with it or in
    its column.
    """

    record_id: str
    group: str
    year: int
    value: str
    printed: str
    unit: str | None = None


def value_text(value: float) -> str:
    """Return a number as a text: to six digits, a large one with all before its decimal mark and two behind."""
    return f"{value:g}" if abs(value) < _LARGE else f"{round(value, 2):.15g}"


def is_number(value: str) -> bool:
    """Return whether a value as it is compared is a number, no grade."""
    return value[-1:].isdigit()


def promises_of(dossier: Dossier) -> Iterator[tuple[Promise, Quote]]:
    """Yield the targets of a plan by indicator and year; none where one is in doubt or two rows name different ones."""
    return _agreed(dossier, PLANS, _targets)


def results_of(dossier: Dossier) -> Iterator[tuple[Promise, Quote]]:
    """Yield what a performance report says was reached; none where it is in doubt or two rows say different things."""
    return _agreed(dossier, _REPORTS, _results)


def _targets(record: IndicatorRecord, only: int | None) -> Iterator[_Dated]:
    yield only, record.target
    yield from ((y.year, y.value) for y in record.yearly if y.kind == "target" and y.period is None)


def _results(record: IndicatorRecord, only: int | None) -> Iterator[_Dated]:
    yield from ((y.year or only, y.value) for y in record.yearly if y.kind == "realisasi" and y.period is None)


def _agreed(
    dossier: Dossier, kinds: Sequence[str], values_of: Callable[[IndicatorRecord, int | None], Iterator[_Dated]]
) -> Iterator[tuple[Promise, Quote]]:
    """Yield the sure values of a document of one of the kinds; none where rows of one indicator say different things."""
    facts = dossier.facts
    if facts is None or facts.kind not in kinds or not office_of(dossier):
        return
    only = only_year(dossier)
    found: dict[tuple[str, int], tuple[Promise, Quote] | None] = {}
    for record in dossier.indicators:
        if not record.indikator.quote or record.doubts or holder_of(dossier, record):
            continue
        group = group_id(record.indikator.quote.text)
        for year, (value, printed, unit), quote in _sure(record, values_of(record, only)):
            promise = Promise(indicator_id(dossier, record.row_no), group, year, value, printed, unit)
            before = found.get((group, year), (promise, quote))  # printed twice with one value it is one
            found[group, year] = before if before is not None and before[0].value == value else None
    yield from (entry for entry in found.values() if entry is not None)


def sure_targets(record: IndicatorRecord, only: int | None) -> Iterator[tuple[int, Value, Quote]]:
    """Yield (year, value, where it stands) of the targets of a row that were surely read; `only`: the year of a lone one."""
    return _sure(record, _targets(record, only))


def _sure(record: IndicatorRecord, dated: Iterator[_Dated]) -> Iterator[tuple[int, Value, Quote]]:
    for year, reading in dated:
        target = reading.value
        said = _said(target) if target is not None else None
        if year is not None and target is not None and said is not None and is_sure(reading.quote):
            column = record.satuan.value if is_sure(record.satuan.quote) else None
            yield year, (said, reading.raw or "", target.unit or column), reading.quote


def _said(target: Target) -> str | None:
    return target.grade or (value_text(target.value) if target.value is not None else None)


def only_year(dossier: Dossier) -> int | None:
    """Return the year of a document of one year; None where it is in doubt."""
    if dossier.facts is None or dossier.facts.years.notes:
        return None
    years = dossier.facts.years.value
    return years.start if years is not None and years.start == years.end else None


def is_sure(quote: Quote) -> bool:
    """Return whether every word was read with confidence."""
    return all(word.confidence >= _SURE for word in quote.words)
