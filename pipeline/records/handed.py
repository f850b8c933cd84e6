"""What the sheets of an office's head and of its sections hold of each other: goals, indicators, targets of one year, owners."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.model.quote import Quote
from normalizers.unit_list import canonical_unit
from pipeline.records.dossier import Dossier
from pipeline.records.duplicates import group_id
from pipeline.records.holders import OF_OFFICERS, holder_of, office_of
from pipeline.records.ids import indicator_id
from pipeline.records.promises import Value, is_sure, only_year, sure_targets

_OUTPUTS = ("program", "kegiatan", "sub_kegiatan")


@dataclass(frozen=True, slots=True)
class Handed:
    """An indicator on a sheet of an office of one year: `section` "" for the head's own, else who holds the sheet.

    `goal`, `indicator`: as printed; `group`: by which rows of one indicator are told; `values`: its targets of the year, each
    (number or grade, as printed, unit); `owners`: the units that it names as its owners.
    """

    record_id: str
    section: str
    year: int
    goal: str
    indicator: str
    group: str
    values: tuple[Value, ...]
    owners: tuple[str, ...]


def handed_of(dossier: Dossier) -> Iterator[tuple[Handed, Quote]]:
    """Yield the sure indicators of an office's sheets of one year, each with the words of its indicator."""
    facts, year = dossier.facts, only_year(dossier)
    if facts is None or facts.kind not in OF_OFFICERS or year is None or not office_of(dossier):
        return
    for record in dossier.indicators:
        quote, goal = record.indikator.quote, record.sasaran
        if not quote or record.doubts or record.level in _OUTPUTS or not is_sure(quote):
            continue
        owners = (canonical_unit(name) for name in record.penanggung_jawab.value or ())
        values = (value for at, value, _ in sure_targets(record, year) if at == year)
        yield Handed(
            indicator_id(dossier, record.row_no), holder_of(dossier, record), year,
            (goal.raw or "") if goal.quote and is_sure(goal.quote) else "", record.indikator.raw or "", group_id(quote.text),
            tuple(values), tuple(dict.fromkeys(name for name in owners if name)),
        ), quote  # fmt: skip
