"""What rules on results ask of a row: is it a key indicator, its numbers by year, the scale, which way it gets better."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.model.quote import Quote
from extractors.tables.cells.content import number_of
from normalizers.values.target_value import Target
from pipeline.reading import Reading
from pipeline.records.dossier import Dossier
from pipeline.records.indicator import IndicatorRecord
from reference.load import read_patterns, read_settings

_MONEY = 1e6  # a number from which a target without unit is money that stands under its year
_OUTPUTS = frozenset({"program", "kegiatan", "sub_kegiatan"})
_BUDGET = read_patterns("rule_words.toml", "results")["budget"]
_PLANS = ("iku", "iki", "perjanjian_kinerja", "renstra")
_OF_A_PLAN = frozenset({"tujuan", "sasaran", "target", "formula"})  # of these a table of key indicators has one
_FEW_VALUES = 2
# fields that name a row and give no value
_NAMES = frozenset({"no", "sub_no", "kode", "tujuan", "sasaran", "indikator", "parent"})
_FEW_FIELDS = 2  # a row with nothing but its target is no sign that the one above has columns left blank
_FALLING = read_patterns("rule_words.toml", "results")["falling_goal"]


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale: bounds of its numbers, and the grades that it knows (none: it is told in numbers alone)."""

    name: str
    low: float
    high: float
    grades: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class YearNumber:
    """A number of a year: a target or a realisation, and where it stands."""

    year: int
    value: float
    unit: str | None
    quote: Quote


def is_money(reading: Reading[Target]) -> bool:
    """Return whether a value under a target's header is money: told in rupiah, or a number as no indicator has."""
    target = reading.value
    if target is None or target.value is None:
        return False
    return target.unit == "rupiah" or (target.unit is None and abs(target.value) >= _MONEY)


def is_key(dossier: Dossier, record: IndicatorRecord) -> bool:
    """Return whether a row is an indicator of the office's results, not one of a table of programmes and their money."""
    if dossier.facts is None or dossier.facts.kind not in _PLANS:
        return False
    fields = {name for cell in dossier.blocks.tables[record.table_no - 1].header for name in cell.fields}
    return not is_budgeted(dossier, record) and (not fields or bool(fields & _OF_A_PLAN))


def is_budgeted(dossier: Dossier, record: IndicatorRecord) -> bool:
    """Return whether a row is of a programme or an activity, or of a table that has their names and money in its columns."""
    if record.level in _OUTPUTS:
        return True
    header = dossier.blocks.tables[record.table_no - 1].header
    return any(_BUDGET.search(cell.label.text) and not cell.fields for cell in header)


def group_rows(dossier: Dossier) -> frozenset[int]:
    """Return the numbers of rows that only name the rows below: nothing stands in the columns of which those are filled."""
    found = set()
    for record, below in itertools.pairwise(dossier.indicators):
        names = set(below.quotes) - _NAMES
        filled = len(names) + bool(below.yearly)
        empty = not record.yearly and not set(record.quotes) - _NAMES
        alike = record.table_no == below.table_no and record.sasaran.raw == below.sasaran.raw
        named = empty and alike and not _counts_on(record, below)
        if named and filled >= _FEW_FIELDS and ("target" in names or below.yearly):
            found.add(record.row_no)
    return frozenset(found)


def _counts_on(record: IndicatorRecord, below: IndicatorRecord) -> bool:
    """Return whether two rows bear the next numbers of one list ("1", "2"): each is an indicator, and the first left blank."""
    pairs = ((record.sub_no, below.sub_no), (record.no, below.no))
    numbers = ((number_of(one.text), number_of(other.text)) for one, other in pairs)
    return any(one is not None and other == one + 1 for one, other in numbers)


def yearly(record: IndicatorRecord, kind: str = "target") -> tuple[YearNumber, ...]:
    """Return the numbers of a row under years, by year; none where a year stands twice or one of them is no number."""
    found: dict[int, YearNumber] = {}
    for entry in record.yearly:
        if entry.kind != kind or entry.year is None or entry.period is not None or is_money(entry.value):
            continue
        target = entry.value.value
        if target is None or target.value is None or entry.year in found:
            return ()
        found[entry.year] = YearNumber(entry.year, target.value, target.unit, entry.value.quote)
    return tuple(found[year] for year in sorted(found)) if len(found) >= _FEW_VALUES else ()


def yearly_or_lone(record: IndicatorRecord) -> Iterator[tuple[int | None, float, str | None, Quote]]:
    """Yield (year, value, unit, where it stands) of each whole year's target that is a number; year None for a lone one."""
    values = [
        (None, record.target),
        *((y.year, y.value) for y in record.yearly if y.kind == "target" and y.period is None),
    ]
    for year, reading in values:
        target = reading.value
        if target is not None and target.value is not None and not is_money(reading):
            yield year, target.value, target.unit or record.satuan.value, reading.quote


def targets(record: IndicatorRecord) -> Iterator[tuple[Target, Quote]]:
    """Yield the targets of a row that were understood, each with where it stands; money is none."""
    for reading in (record.target, *(y.value for y in record.yearly if y.kind == "target")):
        if reading.value is not None and reading.quote and not is_money(reading):
            yield reading.value, reading.quote


@cache
def _scales() -> tuple[tuple[re.Pattern[str], Scale], ...]:
    return tuple(
        (
            re.compile("|".join(s["words"]), re.IGNORECASE),
            Scale(s["name"], s["low"], s["high"], tuple(g.casefold() for g in s["grades"])),
        )
        for s in read_settings("skala.toml")["scale"]
    )


def scale_of(text: str) -> Scale | None:
    """Return the scale that an indicator names; None where it names none that is known."""
    return next((scale for words, scale in _scales() if words.search(text)), None)


@cache
def _direction() -> dict[str, re.Pattern[str]]:
    data = read_settings("skala.toml")["direction"]
    return {name: re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE) for name, words in data.items()}


def gets_better_by_falling(record: IndicatorRecord) -> bool:
    """Return whether an indicator is better the lower it is: its printed polarity says so, else its words."""
    words = _direction()
    polarity = record.readings.get("polaritas")
    if polarity is not None and polarity.value:
        return bool(words["lower_word"].search(polarity.value))
    text = record.indikator.raw or ""
    return bool(words["lower"].search(text)) and not words["fall"].search(text)


def direction_is_printed(record: IndicatorRecord) -> bool:
    """Return whether a row prints which way it gets better, or its goal is that something falls.

    Else only the words of its indicator tell.
    """
    polarity = record.readings.get("polaritas")
    return (polarity is not None and bool(polarity.value)) or bool(_FALLING.match(record.sasaran.raw or ""))


def direction_is_known(record: IndicatorRecord) -> bool:
    """Return whether it is printed or told by the words of the indicator which way a row gets better."""
    words, text = _direction(), record.indikator.raw or ""
    return direction_is_printed(record) or any(words[name].search(text) for name in ("lower", "fall", "rise"))
