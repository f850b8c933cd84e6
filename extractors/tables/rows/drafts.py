"""Indicator rows in the making: the quotes of each field, what they may share with other rows, which grid rows they come from."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.model.blocks import SECOND_GRID, IndikatorRow, Level, YearKind, YearValue
from extractors.model.quote import Quote, join
from extractors.tables.cells.content import NUMBER_ONLY
from extractors.tables.cells.typed_fractions import with_bar_resolved

_ONE_VALUE = frozenset(
    {"target", "satuan", "baseline", "persen_capaian"}
)  # a second column with the same field is no part of it
_NO_OFFICE = Quote()
_NEXT_KIND = 1000  # columns between the values of two kinds in one column


@dataclass(slots=True)
class Shared:
    """A value that several rows print once: it grows when the page break cuts it."""

    parts: list[Quote] = field(default_factory=list)

    @property
    def quote(self) -> Quote:
        """Return all parts as one quote."""
        return self.parts[0] if len(self.parts) == 1 else join(self.parts)


@dataclass(slots=True)
class YearDraft:
    """A value under a year in the making."""

    label: Quote
    year: int | None
    kind: YearKind
    period: str | None
    value: Shared
    counted: bool = False  # the year is told by its order alone, its label does not name it


@dataclass(slots=True)
class IndicatorDraft:
    """An indicator row in the making: `rows` are the grid rows it is read from, `origin` the column of each field.

    `own_number`, `opens_goal`: whether a number, and a goal (an indicator, where the table has no goals), begin in its row.
    `closed`: whether an activity without indicator stands below it, so that no later row goes on with it.
    """

    lane: int = 0
    unit: Quote = Quote()
    level: Level | None = None
    fields: dict[str, Shared] = field(default_factory=dict)
    years: dict[int, YearDraft] = field(default_factory=dict)
    origin: dict[str, int] = field(default_factory=dict)
    filled: set[int] = field(default_factory=set)
    rows: set[tuple[int, int]] = field(default_factory=set)
    doubts: set[str] = field(default_factory=set)
    own_number: bool = False
    opens_goal: bool = False
    closed: bool = False

    def add(self, name: str, quote: Quote, column: int = -1) -> bool:
        """Append a quote to a field of this row alone; return False where the field has its value from another column."""
        if not quote:
            return True
        before = self.origin.get(name, column)
        if name in self.fields and name in _ONE_VALUE and before != column:
            if self.fields[name].quote.text == quote.text:
                return True
            self.doubts.add("several_values")
            return False
        self.fields[name] = Shared([*self.fields[name].parts, quote] if name in self.fields else [quote])
        self.origin[name] = column
        return True

    def add_year(self, column: int, value: YearDraft) -> bool:
        """Add a value under a year; return False where another column has given one of the same year, part and kind.

        Rows of an indicator may hold values of several kinds in one column: each kind is a value of its own.
        """
        while column in self.years and self.years[column].kind != value.kind:
            column += _NEXT_KIND
        if column in self.years:
            self.years[column].value.parts += value.value.parts
            return True
        key = value.year, value.period, value.kind
        told = value.year is not None or value.period is not None
        twin = next((y for y in self.years.values() if told and (y.year, y.period, y.kind) == key), None)
        if twin is not None:
            if twin.value.quote.text != value.value.quote.text:
                self.doubts.add("several_values")
                return False
            return True
        self.years[column] = value
        return True

    @property
    def quotes(self) -> dict[str, Quote]:
        """Return the quote of each field, those under years as "year 0", "year 1", ... by their column."""
        fields = {name: shared.quote for name, shared in self.fields.items()}
        return fields | {f"year {at}": year.value.quote for at, year in self.years.items()}

    def done(self, doubts: tuple[str, ...] = (), apart: tuple[str, ...] = (), unit: Quote = _NO_OFFICE) -> IndikatorRow:
        """Return the finished row. `apart`: the fields in which the second reading of the grid differs. `unit`: its office."""
        fields = {name: shared.quote for name, shared in sorted(self.fields.items()) if shared.quote}
        if "formula" in fields:
            fields["formula"] = with_bar_resolved(fields["formula"])
        yearly = tuple(
            YearValue(y.label, y.kind, y.value.quote, y.period, y.year if y.counted else None)
            for _, y in sorted(self.years.items())
        )
        apart = tuple(dict.fromkeys("yearly" if name.startswith("year ") else name for name in apart))
        if apart:
            doubts = (*doubts, SECOND_GRID)
        return IndikatorRow(fields, yearly, self.level, doubts, apart, unit)


def doubt_sharing(drafts: Sequence[IndicatorDraft], goal: Shared | None) -> None:
    """Doubt the goal of the last rows that share the one which holds: it has grown since by words beside another row."""
    for draft in itertools.takewhile(lambda d: goal is not None and d.fields.get("sasaran") is goal, reversed(drafts)):
        draft.doubts.add("goal_by_place")


def number_item(draft: IndicatorDraft, nth: int, n_items: int, at: int) -> None:
    """Give the row of the `nth` of several items of a cell its own of as many numbers beside them; of others it is doubted."""
    numbers = draft.fields["no"].quote.words if "no" in draft.fields else ()
    if len(numbers) < 2 or not all(NUMBER_ONLY.match(word.text) for word in numbers):
        return
    if len(numbers) == n_items:
        draft.fields.pop("no")
        draft.add("no", Quote((numbers[nth],)), at)
    else:
        draft.doubts.add("counts_differ")  # two items may be read as one, or one as two
