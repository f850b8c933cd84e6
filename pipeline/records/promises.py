"""What an office's documents promise and report by indicator and year: the targets of its plans, the results of its reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.model.quote import Quote
from normalizers.text import fold
from pipeline.records.dossier import Dossier
from pipeline.records.duplicates import group_id
from pipeline.records.ids import indicator_id

PLANS = ("iku", "renstra", "perjanjian_kinerja", "lkjip")  # kinds that name an office's targets; the last repeats them
_SURE = 0.9  # confidence of a word of a picture from which a target is compared with those of other documents


@dataclass(frozen=True, slots=True)
class Promise:
    """The target that a plan of an office names for an indicator (`group`) and a year; `value` with its unit as one text."""

    record_id: str
    group: str
    year: int
    value: str
    printed: str


def office_of(dossier: Dossier) -> str:
    """Return the office of a document in small letters; "" where it names none."""
    value = dossier.facts.institution.value if dossier.facts is not None else None
    return value.name.casefold() if value is not None else ""


def promises_of(dossier: Dossier) -> Iterator[tuple[Promise, Quote]]:
    """Yield the targets of a plan by indicator and year; none where one is in doubt or two rows name different ones."""
    facts = dossier.facts
    if facts is None or facts.kind not in PLANS or not office_of(dossier):
        return
    only = _only_year(dossier)
    found: dict[tuple[str, int], tuple[Promise, Quote] | None] = {}
    for record in dossier.indicators:
        if not record.indikator.quote or record.doubts or not is_the_offices(record.unit_name.text, office_of(dossier)):
            continue
        group = group_id(record.indikator.quote.text)
        values = [(only, record.target)]
        values += [(y.year, y.value) for y in record.yearly if y.kind == "target" and y.period is None]
        for year, reading in values:
            target = reading.value
            if (
                year is None
                or target is None
                or (target.value is None and target.grade is None)
                or not is_sure(reading.quote)
            ):
                continue
            said = target.grade or f"{target.value:g}"
            told = Promise(indicator_id(dossier, record.row_no), group, year, said, reading.raw or "")
            before = found.get((group, year), (told, reading.quote))  # printed twice with one value it is one
            found[group, year] = before if before is not None and before[0].value == said else None
    yield from (entry for entry in found.values() if entry is not None)


def results_of(dossier: Dossier) -> Iterator[tuple[Promise, Quote]]:
    """Yield what a performance report says was reached; none where it is in doubt or two rows say different things."""
    facts = dossier.facts
    if facts is None or facts.kind != "lkjip" or not office_of(dossier):
        return
    only = _only_year(dossier)
    found: dict[tuple[str, int], tuple[Promise, Quote] | None] = {}
    for record in dossier.indicators:
        office = is_the_offices(record.unit_name.text, office_of(dossier))
        if not record.indikator.quote or record.doubts or not office:
            continue
        group = group_id(record.indikator.quote.text)
        for entry in record.yearly:
            value, year = entry.value.value, entry.year or only
            if entry.kind != "realisasi" or entry.period is not None or year is None or value is None:
                continue
            if (value.value is None and value.grade is None) or not is_sure(entry.value.quote):
                continue
            said = value.grade or f"{value.value:g}"
            told = Promise(indicator_id(dossier, record.row_no), group, year, said, entry.value.raw or "")
            before = found.get((group, year), (told, entry.value.quote))
            found[group, year] = before if before is not None and before[0].value == said else None
    yield from (entry for entry in found.values() if entry is not None)


def _only_year(dossier: Dossier) -> int | None:
    """Return the year of a document of one year; None where it is in doubt."""
    facts = dossier.facts
    years = facts.years.value if facts is not None else None
    return (
        years.start
        if facts is not None and years is not None and years.start == years.end and not facts.years.notes
        else None
    )


def is_the_offices(unit: str, office: str) -> bool:
    """Return whether the unit named above a table is the office itself."""
    a, b = fold(unit), fold(office)
    return not a or a in b or b in a


def is_sure(quote: Quote) -> bool:
    """Return whether every word was read with confidence."""
    return all(word.confidence >= _SURE for word in quote.words)
