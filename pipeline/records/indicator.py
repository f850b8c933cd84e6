"""An indicator row, interpreted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from extractors.model.blocks import IndikatorRow, IndikatorTable, YearValue
from extractors.model.quote import Quote, join
from normalizers.explain import meaning_doubts
from normalizers.formula.parse import Formula
from normalizers.lexicon import join_hyphenated, join_parts, join_unknown
from normalizers.nomenclature import level_of_code
from normalizers.parsed import Parsed
from normalizers.values.satuan import parse_satuan, satuan_in
from normalizers.values.target import parse_target
from normalizers.values.target_value import Target
from pipeline.fields.printed import PRINTED
from pipeline.fields.printed_field import PrintedField
from pipeline.reading import NOTHING, Reading, read_as
from reference.load import read_patterns, read_settings

_NUMBER_MARKS = " .)(:"
_HAS_YEAR = re.compile(r"(?:19|20)\d\d")
_NAMES_LEVEL = read_patterns("rule_words.toml", "indicator")["names_level"]
_NUMBERS = ("no", "sub_no", "kode")  # fields that a goal and its indicator each have a column of
_GROUPED = re.compile(r"^\W*\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?\W*$")
_COMMA = re.compile(r"\d,\d{1,2}(?!\d)")
_DOT = re.compile(r"\d\.\d{1,2}(?!\d)")
_TAIL = re.compile(r"[^\W\d_]+$")  # "data/dokume" ends in "dokume"
_BROKEN = re.compile(r"([^\W\d_]{2,})-$")  # "Logis-" at a line's end
_LINKS = frozenset(read_settings("rule_words.toml")["lists"]["links"])
_HEAD = re.compile(r"^[^\W\d_]+(?=[.,;:)]*$)")  # "n," is "n"
# fields that other rows may share, or that stand first
_NOT_ITS_OWN = ("indikator", "sasaran", "no", "tujuan", "program")


@dataclass(frozen=True, slots=True)
class YearRecord:
    """A value under a year (None where the column names none); `kind` is target, baseline or realisasi.

    `period`: the part of the year (TW1..TW4, S1, S2, B01..B12); None for the whole year.
    """

    year: int | None
    kind: str
    value: Reading[Target]
    period: str | None = None


@dataclass(frozen=True, slots=True)
class IndicatorRecord:
    """One row of a table of indicators; `readings` holds each declared field by name (pipeline/fields/printed.py).

    `unlikely`: the fields whose values the second reader finds unlikely. `apart`: those in which the second reading of the
    grid differs.
    """

    table_no: int
    row_no: int
    unit_name: Quote
    readings: dict[str, Reading[Any]]
    yearly: tuple[YearRecord, ...] = ()
    level: str | None = None
    doubts: tuple[str, ...] = ()
    unlikely: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()

    @property
    def no(self) -> Quote:
        """Return the number of the goal."""
        return self.readings["no"].quote

    @property
    def sub_no(self) -> Quote:
        """Return the number of the indicator."""
        return self.readings["sub_no"].quote

    @property
    def tujuan(self) -> Reading[str]:
        """Return the aim."""
        return self.readings["tujuan"]

    @property
    def sasaran(self) -> Reading[str]:
        """Return the goal."""
        return self.readings["sasaran"]

    @property
    def indikator(self) -> Reading[str]:
        """Return the indicator."""
        return self.readings["indikator"]

    @property
    def formula(self) -> Reading[Formula]:
        """Return the formula."""
        return self.readings["formula"]

    @property
    def satuan(self) -> Reading[str]:
        """Return the unit."""
        return self.readings["satuan"]

    @property
    def target(self) -> Reading[Target]:
        """Return the target of a table that names no year."""
        return self.readings["target"]

    @property
    def baseline(self) -> Reading[Target]:
        """Return the baseline."""
        return self.readings["baseline"]

    @property
    def sumber_data(self) -> Reading[tuple[str, ...]]:
        """Return the data sources."""
        return self.readings["sumber_data"]

    @property
    def penanggung_jawab(self) -> Reading[tuple[str, ...]]:
        """Return the owners."""
        return self.readings["penanggung_jawab"]

    @property
    def quotes(self) -> dict[str, Quote]:
        """Return the printed quote of each field that the row has, by field name."""
        return {name: reading.quote for name, reading in self.readings.items() if reading.quote}

    @property
    def whole(self) -> Quote:
        """Return the words of all fields of the row, the indicator's own first; those of its goal where it is one alone."""
        rest = [q for n, q in self.quotes.items() if n not in _NOT_ITS_OWN]
        return join([self.indikator.quote, *rest]) or self.quotes.get("sasaran", Quote())


def interpret(tables: Sequence[IndikatorTable]) -> tuple[IndicatorRecord, ...]:
    """Return the records of all tables in reading order."""
    records: list[IndicatorRecord] = []
    commas = _writes_commas(tables)
    for number, table in enumerate(tables, start=1):
        for row in table.rows:
            records.append(_record(row, table, number, len(records) + 1, commas=commas))
    return tuple(records)


def _writes_commas(tables: Sequence[IndikatorTable]) -> bool:
    """Return whether decimals of a document's values are written with commas and never with dots: then "1.385" is 1385."""
    texts = [
        row.fields[name].text for t in tables for row in t.rows for name in ("target", "baseline") if name in row.fields
    ]
    texts += [value.value.text for t in tables for row in t.rows for value in row.yearly]
    return any(_COMMA.search(text) for text in texts) and not any(_DOT.search(text) for text in texts)


def _record(
    row: IndikatorRow, table: IndikatorTable, table_no: int, row_no: int, *, commas: bool = False
) -> IndicatorRecord:
    readings = {declared.name: _reading(declared, row) for declared in PRINTED}
    if not readings["satuan"].quote:
        readings["satuan"] = _hidden_unit(readings["indikator"].quote)
    else:  # the indicator tells whether "Kel" is kelurahan or kelompok
        told = partial(parse_satuan, context=readings["indikator"].quote.text)
        readings["satuan"] = read_as(readings["satuan"].quote, told)
    unit = readings["satuan"].value
    for name in ("target", "baseline"):  # the unit tells whether "1.500" is 1500 or 1,5
        readings[name] = read_as(rejoin_value(readings[name].quote), partial(parse_target, unit=unit))
    yearly = tuple(_year(v, unit) for v in row.yearly)
    doubts = _doubts(row, readings, yearly, frozenset({"thousands_or_decimal"}) if commas else frozenset())
    if _shares_columns(row, table):
        doubts = (*doubts, "columns_share_field")
    return IndicatorRecord(
        table_no,
        row_no,
        row.unit or table.unit_name,
        readings,
        yearly,
        row.level or _level(readings),
        doubts,
        apart=row.apart,
    )


def _level(readings: Mapping[str, Reading[Any]]) -> str | None:
    """Return the level that a row's code tells; that of a programme, three short numbers, where the row names one as well."""
    level = level_of_code(readings["kode"].quote.text)
    return None if level == "program" and not readings["program"].quote else level


def _shares_columns(row: IndikatorRow, table: IndikatorTable) -> bool:
    """Return whether a field of the row stands under several headers that nothing tells apart: no year, period or level."""
    if row.level is not None or any(value.period or value.counted for value in row.yearly):
        return False
    alike = [h for h in table.header if not _HAS_YEAR.search(h.label.text) and not _NAMES_LEVEL.search(h.label.text)]
    heads = Counter(name for head in alike for name in head.fields)
    return any(n > 1 and bool(row.fields.get(name)) for name, n in heads.items() if name not in _NUMBERS)


def _doubts(
    row: IndikatorRow, readings: dict[str, Reading[Any]], yearly: Sequence[YearRecord], settled: frozenset[str]
) -> tuple[str, ...]:
    """Return the row's doubts with those of meaning. `settled`: notes that the document's other values answer."""
    notes = [readings[name].notes for name in ("satuan", "target", "baseline", "formula")]
    notes += [year.value.notes for year in yearly]
    told = meaning_doubts(*(tuple(note for note in some if note not in settled) for some in notes))
    return tuple(dict.fromkeys((*row.doubts, *told)))


def _reading(declared: PrintedField, row: IndikatorRow) -> Reading[Any]:
    quote = row.fields.get(declared.name)
    if quote is None:
        return NOTHING
    if declared.rejoined:
        quote = rejoin(quote)
    return read_as(_number(quote) if declared.numbered else quote, declared.parse)


def _number(quote: Quote) -> Quote:
    text = quote.text
    start = len(text) - len(text.lstrip(_NUMBER_MARKS))
    return quote.part(start, len(text.rstrip(_NUMBER_MARKS)))


def _hidden_unit(indikator: Quote) -> Reading[str]:
    """Return the unit that stands in the indicator's own text ("... (%)"), quoted there."""
    parsed: Parsed[str] = satuan_in(indikator.text) if indikator else Parsed()
    span = parsed.spans.get("satuan")
    if parsed.value is None or span is None:
        return Reading(Quote(), Parsed())
    return Reading(indikator.part(*span), Parsed(parsed.value, parsed.notes))


def _year(printed: YearValue, unit: str | None) -> YearRecord:
    spelt = "".join(c if c.isdigit() else " " for c in printed.year.text).split()
    digits = [token for token in spelt if len(token) == 4]
    year = printed.counted if printed.counted is not None else int(digits[-1]) if digits else None
    value = read_as(rejoin_value(printed.value), partial(parse_target, unit=unit))
    return YearRecord(year, printed.kind, value, printed.period)


def rejoin(quote: Quote) -> Quote:
    """Return the quote with words glued that a narrow column broke, with a hyphen or without, where the lexicon supports it."""
    words = list(quote.words)
    changed = False
    for at in range(1, len(words)):
        first, second = words[at - 1], words[at]
        broken = _BROKEN.search(first.text)
        if broken is not None and not second.drawn and (second.glued or _line_breaks(quote, at)):
            rest = _HEAD.search(second.text)
            if rest is not None and rest.group() not in _LINKS and rest.group()[0].islower():
                whole = join_hyphenated(broken.group(1), rest.group())
                kept = first._replace(text=first.text[:-1]) if whole else first
                words[at - 1 : at + 1] = [kept, second._replace(glued=True)]
                changed = True
            continue
        if second.glued or second.drawn or first.drawn or not _line_breaks(quote, at):
            continue
        left, right = _TAIL.search(first.text), _HEAD.search(second.text)
        if left is None or right is None:
            continue
        same_case = right.group()[0].islower() or (left.group().isupper() and right.group().isupper())
        alone = at == 1 or _line_breaks(quote, at - 1)
        unknown = alone and left.group() == first.text and join_unknown(first.text, right.group())
        if unknown or (same_case and join_parts(left.group(), right.group())):
            words[at] = second._replace(glued=True)
            changed = True
    return Quote(tuple(words)) if changed else quote


def rejoin_value(quote: Quote) -> Quote:
    """Return a value with a number, or a word, glued that a narrow column broke ("3.100.0" / "00.000", "perusahaa" / "n")."""
    words = list(quote.words)
    for at in range(1, len(words)):
        first, second = words[at - 1], words[at]
        if second.glued or second.drawn or first.drawn or not _line_breaks(quote, at):
            continue
        whole = first.text + second.text
        number = _GROUPED.match(whole) and not _GROUPED.match(first.text) and not second.text.isalpha()
        if number or (first.text.isalpha() and second.text.islower() and join_parts(first.text, second.text)):
            words[at] = second._replace(glued=True)
    return Quote(tuple(words))


def _line_breaks(quote: Quote, at: int) -> bool:
    """Return whether a new line (or cell) begins with word `at`."""
    a, b = quote.words[at - 1].place, quote.words[at].place
    if a.box is None or b.box is None:
        return False
    return a.page != b.page or b.box.top > a.box.top + a.box.height * 0.5
