"""An indicator row, interpreted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.model.blocks import IndikatorRow, IndikatorTable
from extractors.model.quote import Quote, join
from normalizers.formula.parse import Formula, parse_formula
from normalizers.lexicon import join_parts, part_glued
from normalizers.parsed import Parsed
from normalizers.satuan import parse_satuan, satuan_in
from normalizers.target import Target, parse_target
from normalizers.text import squeeze
from normalizers.unit_list import parse_penanggung_jawab, parse_sumber_data
from pipeline.reading import Reading, as_printed, read_as

_NUMBER_MARKS = " .)(:"
_TAIL = re.compile(r"[^\W\d_]+$")  # "data/dokume" ends in "dokume"
_HEAD = re.compile(r"^[^\W\d_]+(?=[.,;:)]*$)")  # "n," is "n"


@dataclass(frozen=True, slots=True)
class YearRecord:
    """A value under a year (None where the column names none); `kind` is target, baseline or realisasi."""

    year: int | None
    kind: str
    value: Reading[Target]


@dataclass(frozen=True, slots=True)
class IndicatorRecord:
    """One row of a table of indicators."""

    table_no: int
    row_no: int
    no: Quote
    sub_no: Quote
    unit_name: Quote
    tujuan: Reading[str]
    sasaran: Reading[str]
    indikator: Reading[str]
    definisi: Reading[str]
    alasan: Reading[str]
    formula: Reading[Formula]
    satuan: Reading[str]
    target: Reading[Target]
    baseline: Reading[Target]
    tipe_perhitungan: Reading[str]
    sumber_data: Reading[tuple[str, ...]]
    penanggung_jawab: Reading[tuple[str, ...]]
    keterangan: Reading[str]
    persen_capaian: Reading[str]
    yearly: tuple[YearRecord, ...] = ()

    @property
    def quotes(self) -> dict[str, Quote]:
        """Return the printed quote of each field that the row has, by field name."""
        names = (
            "tujuan", "sasaran", "indikator", "definisi", "alasan", "formula", "satuan", "target", "baseline",
            "tipe_perhitungan", "sumber_data", "penanggung_jawab", "keterangan", "persen_capaian",
        )  # fmt: skip
        found: dict[str, Quote] = {"no": self.no, "sub_no": self.sub_no}
        found |= {name: getattr(self, name).quote for name in names}
        return {name: quote for name, quote in found.items() if quote}

    @property
    def whole(self) -> Quote:
        """Return the words of all fields of the row, the indicator's own first."""
        rest = [q for n, q in self.quotes.items() if n not in ("indikator", "sasaran", "no", "tujuan")]
        return join([self.indikator.quote, *rest])


def interpret(tables: Sequence[IndikatorTable]) -> tuple[IndicatorRecord, ...]:
    """Return the records of all tables in reading order."""
    made: list[IndicatorRecord] = []
    for number, table in enumerate(tables, start=1):
        for row in table.rows:
            made.append(_record(row, table, number, len(made) + 1))
    return tuple(made)


def _record(row: IndikatorRow, table: IndikatorTable, table_no: int, row_no: int) -> IndicatorRecord:
    def text(name: str) -> Reading[str]:
        return read_as(rejoin(row.fields.get(name, Quote())), _statement)

    satuan_quote = rejoin(row.fields.get("satuan", Quote()))
    indikator = text("indikator")
    satuan = read_as(satuan_quote, parse_satuan) if satuan_quote else _hidden_unit(indikator.quote)
    return IndicatorRecord(
        table_no=table_no,
        row_no=row_no,
        no=_number(row.fields.get("no", Quote())),
        sub_no=_number(row.fields.get("sub_no", Quote())),
        unit_name=table.unit_name,
        tujuan=text("tujuan"),
        sasaran=text("sasaran"),
        indikator=indikator,
        definisi=text("definisi"),
        alasan=text("alasan"),
        formula=read_as(rejoin(row.fields.get("formula", Quote())), parse_formula),
        satuan=satuan,
        target=read_as(row.fields.get("target", Quote()), parse_target),
        baseline=read_as(row.fields.get("baseline", Quote()), parse_target),
        tipe_perhitungan=text("tipe_perhitungan"),
        sumber_data=read_as(rejoin(row.fields.get("sumber_data", Quote())), parse_sumber_data),
        penanggung_jawab=read_as(rejoin(row.fields.get("penanggung_jawab", Quote())), parse_penanggung_jawab),
        keterangan=text("keterangan"),
        persen_capaian=text("persen_capaian"),
        yearly=tuple(_year(value.year, value.kind, value.value) for value in row.yearly),
    )


def _statement(text: str) -> Parsed[str]:
    printed = squeeze(text).rstrip(" .;,")
    parted = part_glued(printed)
    return as_printed(printed) if parted == printed else Parsed(parted, ("blank_restored",))


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


def _year(label: Quote, kind: str, value: Quote) -> YearRecord:
    digits = [token for token in "".join(c if c.isdigit() else " " for c in label.text).split() if len(token) == 4]
    return YearRecord(int(digits[-1]) if digits else None, kind, read_as(value, parse_target))


def rejoin(quote: Quote) -> Quote:
    """Return the quote with words glued that a narrow column broke without a hyphen, where the lexicon supports it."""
    words = list(quote.words)
    changed = False
    for at in range(1, len(words)):
        first, second = words[at - 1], words[at]
        if second.glued or second.drawn or first.drawn or not _line_breaks(quote, at):
            continue
        left, right = _TAIL.search(first.text), _HEAD.search(second.text)
        if left is None or right is None:
            continue
        same_case = right.group()[0].islower() or (left.group().isupper() and right.group().isupper())
        if same_case and join_parts(left.group(), right.group()):
            words[at] = second._replace(glued=True)
            changed = True
    return Quote(tuple(words)) if changed else quote


def _line_breaks(quote: Quote, at: int) -> bool:
    """Return whether a new line (or cell) begins with word `at`."""
    a, b = quote.words[at - 1].place, quote.words[at].place
    if a.box is None or b.box is None:
        return False
    return a.page != b.page or b.box.top > a.box.top + a.box.height * 0.5
