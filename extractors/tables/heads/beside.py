"""What a column is beside another that says it outright: an office, a unit again, a mark, the number of an indicator."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from extractors.tables.cells.content import is_money, is_unit, share
from extractors.tables.columns import VALUE_FIELDS, Column
from extractors.tables.heads.meaning import read_labels
from extractors.tables.heads.parted import FEWEST, TOLD
from extractors.text.labels import cell_pattern, compact, settings

_BEFORE = cell_pattern("header_patterns", "year_before")
_AFTER = cell_pattern("header_patterns", "year_after")
_OF_AN_INDICATOR = frozenset({"no", "kode", "satuan"})
_QUARTERS = ("I", "II", "III", "IV")
_NEARLY_ALL = 0.8  # of a column's texts that are sums of money
_LONGEST_OFFICE = 6  # words of an office's name that has no word of offices
_LONGEST_MARK = 3  # letters of a mark: "v", "ya", "PK"


def told_beside(columns: tuple[Column, ...], texts: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """Return the columns, each whose label says less than another's read beside it; `texts`: what stands below, by column."""
    columns = _units_told(_of_an_indicator(_of_offices(columns, texts)), texts)
    return _offices(_marks(columns, texts))


def told_in_lanes(columns: tuple[Column, ...], texts: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """Return the columns, of each lane the targets of plans for several years and units printed again set aside."""
    return _same_units(_plans(columns), texts)


def quarters_in_order(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns, "I", "II", "III", "IV" side by side under one label of values read as quarters, told by no word."""
    made = list(columns)
    for at in range(len(columns) - len(_QUARTERS) + 1):
        four = columns[at : at + len(_QUARTERS)]
        above = {tuple(w.text for w in c.label.words[:-1]) for c in four}
        lowest = tuple(c.label.words[-1].text.upper() if c.label.words else "" for c in four)
        if len(above) != 1 or lowest != _QUARTERS or any(c.period or c.money for c in four):
            continue
        parent = read_labels((" ".join(above.pop()),))
        if parent.money or not (parent.year or {*parent.fields[:1]} & VALUE_FIELDS):
            continue
        for i, column in enumerate(four):
            made[at + i] = replace(
                column, fields=parent.fields[:1], year=parent.year, kind=parent.kind, kind_told=parent.kind_told,
                period=f"TW{i + 1}", known=True, other=False,
            )  # fmt: skip
    return tuple(made)


def sums_alone(columns: tuple[Column, ...], texts: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """Return the columns, one under a year that no word calls a target ("Prakiraan Maju 2027") and that holds nothing but sums
    of money, beside values that are none, as money.
    """
    sums = [len(own) >= FEWEST and sum(map(is_money, own)) >= len(own) * _NEARLY_ALL for own in texts]
    plain = any(c.holds_values and own and not any(map(is_money, own)) for c, own in zip(columns, texts, strict=True))
    return tuple(
        replace(c, fields=(), year=None, period=None, money=True, refuse=True)
        if plain and sums[i] and c.holds_values and c.year and "target" not in c.label.text.casefold()
        else c
        for i, c in enumerate(columns)
    )


def set_aside(column: Column) -> Column:
    """Return a column as one of another thing, which no field takes and whose words are accounted for."""
    return replace(column, fields=(), year=None, period=None, known=False, other=True)


def _of_offices(columns: tuple[Column, ...], texts: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """Return the columns, "Bidang" behind the indicators read as who answers for them, where offices stand in it and no other
    column names them; told by its contents alone where they are no words of offices ("Budidaya").
    """
    names = {compact(label) for label in settings()["header_sub"]["offices"]}
    at = [i for i, c in enumerate(columns) if c.other and compact(c.label.text) in names]
    last = max((i for i, c in enumerate(columns) if c.field == "indikator"), default=len(columns))
    if len(at) != 1 or at[0] < last or any(c.field == "penanggung_jawab" for c in columns):
        return columns
    own = texts[at[0]]
    sure = share(own, ["penanggung_jawab"]) >= TOLD
    if len(own) < FEWEST or not (sure or all(map(_names_something, own))):
        return columns
    told = replace(columns[at[0]], fields=("penanggung_jawab",), other=False, by_content=not sure)
    return tuple(told if i == at[0] else c for i, c in enumerate(columns))


def _names_something(text: str) -> bool:
    """Return whether a text may be the name of a part of an office: a few words with capitals, no number."""
    words = text.split()
    return len(words) <= _LONGEST_OFFICE and text[:1].isupper() and not any(map(str.isdigit, text))


def _of_an_indicator(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns, "No Indikator" and "Satuan Indikator" without the indicator that another column holds."""
    if not any(c.fields[:1] == ("indikator",) for c in columns):
        return columns
    return tuple(
        replace(c, fields=c.fields[:1]) if {*c.fields[:1]} & _OF_AN_INDICATOR and "indikator" in c.fields[1:] else c
        for c in columns
    )


def _units_told(columns: tuple[Column, ...], texts: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """Return the columns, "Target Satuan" beside the target read as its unit where nothing but units stands in it."""
    targets = [i for i, c in enumerate(columns) if c.field == "target" and c.year is None and c.period is None]
    if len(targets) < 2 or any(c.field == "satuan" for c in columns):
        return columns
    units = [
        i
        for i in targets
        if "satuan" in compact(columns[i].label.text)
        and len(texts[i]) >= FEWEST
        and sum(map(is_unit, texts[i])) >= len(texts[i]) * TOLD
    ]
    if len(units) != 1:
        return columns
    return tuple(replace(c, fields=("satuan",)) if i == units[0] else c for i, c in enumerate(columns))


def _marks(columns: tuple[Column, ...], texts: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """Return the columns, "IKU" or "IKK" beside the indicators as another thing's where only marks stand in it, or nothing."""
    own = [i for i, c in enumerate(columns) if c.field == "indikator" and any(_is_text(t) for t in texts[i])]
    if not own:
        return columns
    return tuple(
        set_aside(c) if c.fields == ("indikator",) and not any(_is_text(t) for t in texts[i]) and _names_marks(c) else c
        for i, c in enumerate(columns)
    )


def _plans(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns, the targets of plans for several years as another thing's beside the one of a plan for one year:
    "Target RPJMD" beside "Target RKPD", "Target Akhir Renstra" beside "Target".
    """
    made = list(columns)
    for lane in {c.lane for c in columns}:
        targets = [i for i, c in enumerate(columns) if c.lane == lane and c.fields == ("target",) and _is_undated(c)]
        plans = [i for i in targets if of_plan(columns[i].label.text)]
        if plans and len(targets) == len(plans) + 1:
            for at in plans:
                made[at] = set_aside(columns[at])
    return tuple(made)


def _is_undated(column: Column) -> bool:
    """Return whether a column holds targets of no year that its head names, or tells from another ("Target tahun depan")."""
    if _BEFORE.search(column.label.text) or _AFTER.search(column.label.text):
        return False
    return column.year is None and column.period is None and column.nth is None and column.kind == "target"


def of_plan(label: str) -> bool:
    """Return whether a label names the plan for several years that it is of, or its last year."""
    plain = label.casefold()
    words = settings()["target_of_a_plan"]
    return any(re.search(rf"\b{word}\b", plain) for word in (*words["plan"], *words["last_year"]))


def _is_text(text: str) -> bool:
    return sum(x.isalpha() for x in text) > _LONGEST_MARK


def _names_marks(column: Column) -> bool:
    """Return whether a label only abbreviates what kind an indicator may be, whatever stands behind it in brackets."""
    return compact(column.label.text.split("(")[0]) in {compact(name) for name in settings()["header_sub"]["marks"]}


@cache
def _alone() -> frozenset[str]:
    return frozenset(compact(x) for x in settings()["header_alone"]["penanggung_jawab"])


def _offices(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns, "Perangkat Daerah" beside "Penanggung Jawab" as another thing's: it says whose table it is."""
    owners = [c for c in columns if c.field == "penanggung_jawab"]
    offices = [c for c in owners if compact(c.label.text) in _alone()]
    if not offices or len(offices) == len(owners):
        return columns
    return tuple(set_aside(c) if c in offices else c for c in columns)


def _same_units(columns: tuple[Column, ...], texts: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """Return the columns, a unit printed again beside each year or result, the same in all rows, only once."""
    again: set[int] = set()
    for lane in {c.lane for c in columns}:
        at = [i for i, c in enumerate(columns) if c.field == "satuan" and c.lane == lane]
        again |= {i for i in at[1:] if texts[i] and list(texts[i]) == list(texts[at[0]])}
    return tuple(set_aside(c) if i in again else c for i, c in enumerate(columns))


def numbers_told(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns, a second number column right before the indicators read as the indicator's own number.

    Of two columns of codes the one right before the goals holds their numbers.
    """
    codes = [i for i, c in enumerate(columns) if c.field == "kode"]
    if len(codes) > 1 and not any(c.field == "no" for c in columns) and columns[codes[0] + 1].field == "sasaran":
        return tuple(replace(c, fields=("no",)) if i == codes[0] else c for i, c in enumerate(columns))
    numbers = [i for i, c in enumerate(columns) if c.field == "no"]
    at = next((i for i, c in enumerate(columns) if c.field == "indikator"), None)
    goals = [i for i, c in enumerate(columns) if c.field == "sasaran"]
    if len(numbers) < 2 or at is None or not goals or not goals[0] < numbers[1] == at - 1:
        return columns
    return tuple(replace(c, fields=("sub_no",)) if i == numbers[1] else c for i, c in enumerate(columns))
