"""Logical columns of an indicator table: what each stands for, how far it reaches, which cell belongs to which."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from extractors.model.blocks import Level, YearKind
from extractors.model.document import Cell, Table
from extractors.model.quote import Quote, join

_INDEX = re.compile(r"^\(?\s*\d{1,2}\s*\)?[.,]?$|^\(?\d{1,2}\s*=\s*[\d\s()xX:/*+.-]+\)?$")
_SEVERAL = re.compile(r"^\s*\d{1,2}(?:\s+\d{1,2})+\s*$")
_FEWEST_LETTERS = 3  # of a row "a b c": three could be choices
_WIDE = 3  # columns: a cell across so many, values and others, is of none of them
VALUE_FIELDS = frozenset({"target", "realisasi", "baseline"})


@dataclass(frozen=True, slots=True)
class Column:
    """A logical column: label, the fields it stands for, and its reach (points; grid columns without geometry).

    `kind`: what the values under `year` are; `kind_told`: whether the head itself says so. `period`: TW1..B12. `money`:
    sums of money, which are no targets. `level`: of what its indicators are one. `lane`: which of several indicator columns
    side by side it belongs to. `by_content`: told by what stands in it, for want of a label. `dated_by`: the year in the
    title above, where the labels name none. `goals`: what the label names besides the indicators of the column, where
    goals stand in rows of their own between them ("Sasaran/Indikator"). `nth`: which year of its plan it is, where the label
    only counts it ("Tahun ke-2"). `by_level`: another column says of each row whether this one holds an aim, a goal or a name.
    `wider`: of goals, set aside beside a column of goals that stands nearer to the indicators.
    """

    label: Quote
    fields: tuple[str, ...]
    start: float
    end: float
    year: int | None = None
    kind: YearKind = "target"
    known: bool = True
    kind_told: bool = False
    period: str | None = None
    money: bool = False
    other: bool = False
    refuse: bool = False
    level: Level | None = None
    lane: int = 0
    by_content: bool = False
    dated_by: Quote = Quote()
    goals: tuple[str, ...] = ()
    nth: int | None = None
    by_level: bool = False
    wider: bool = False

    @property
    def dated_label(self) -> Quote:
        """Return the label with what dates its values."""
        return join([self.label, self.dated_by]) if self.dated_by else self.label

    @property
    def field(self) -> str | None:
        """Return the main field of the column: the formula where a definition shares it, the indicator where a formula does.

        A number that shares a column with another field stands before its texts.
        """
        if self.fields[:1] == ("no",) and len(self.fields) > 1:
            return self.fields[1]
        if "formula" in self.fields and "indikator" not in self.fields:
            return "formula"
        return self.fields[0] if self.fields else None

    @property
    def holds_values(self) -> bool:
        """Return whether targets, baselines or realisations stand in the column."""
        return not self.money and (self.field in VALUE_FIELDS or self.year is not None or self.period is not None)

    @property
    def is_strange(self) -> bool:
        """Return whether nothing tells what stands in the column: no label at all, or one that is known nowhere."""
        told = bool(self.fields) or self.holds_values or self.other or self.refuse or self.money
        return not told and (not self.known or not self.label)


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table, the first row of its head and the first below it (index rows included in the head).

    `labels`: ids of cells below the head that are labels nonetheless ("2017" in the first body row under TARGET).
    """

    columns: tuple[Column, ...]
    first_row: int
    body_row: int
    labels: frozenset[int] = frozenset()

    @property
    def signature(self) -> tuple[tuple[str, ...], ...]:
        """Return the fields column by column, years where the head itself prints them: equal for a header printed again."""
        known = (c for c in self.columns if c.known)
        return tuple((*c.fields, "" if c.dated_by else str(c.year or ""), c.period or "") for c in known)


def lanes_of(columns: Sequence[Column]) -> tuple[int, ...]:
    """Return the index of each indicator column, one for each lane; the goal's where a table has no indicators."""
    found = tuple(i for i, c in enumerate(columns) if c.field == "indikator")
    return found or tuple(i for i, c in enumerate(columns) if c.field == "sasaran")[:1]


def reach(cell: Cell) -> tuple[float, float]:
    """Return from where to where a cell reaches: x in points, or its grid columns where there is no geometry."""
    if cell.place.box is not None:
        return cell.place.box.x0, cell.place.box.x1
    return float(cell.col), float(cell.col + cell.col_span)


def is_index_row(texts: Iterable[str]) -> bool:
    """Return whether a row only numbers its columns ("1 2 4 5", "(1) (2)", "6=5/4", "a b c"); it may skip numbers."""
    texts = list(texts)
    letters = [t.strip().strip("().").casefold() for t in texts if t.strip()]
    if len(letters) > _FEWEST_LETTERS and letters == [chr(ord("a") + i) for i in range(len(letters))]:
        return True
    filled = [part for t in texts if t.strip() for part in (t.split() if _SEVERAL.match(t) else [t.strip()])]
    if len(filled) < 2 or not all(_INDEX.match(t) for t in filled):
        return False
    numbers = [int(m.group()) for t in filled if (m := re.search(r"\d+", t))]
    return numbers[0] <= 2 and all(a < b for a, b in itertools.pairwise(numbers))


def homes_of(table: Table, columns: Sequence[Column]) -> dict[int, int | None]:
    """Return the column of each cell by its id. Without geometry a row with a cell for each column is read in order:

    Word draws borders by eye, so that the grid columns of one row need not be those of the next.
    """
    homes = {id(cell): _home(cell, columns) for cell in table.cells}
    if table.place.box is not None:
        return homes
    for row in range(table.n_rows):
        across = sorted((c for c in table.covering(row) if row < c.row + c.row_span), key=lambda c: c.col)
        if len(across) == len(columns):
            homes |= {id(cell): at for at, cell in enumerate(across) if cell.row == row}
    return homes


def _home(cell: Cell, columns: Sequence[Column]) -> int | None:
    """Return the column with which a cell shares most of its width; None where they share nothing, or it covers several kinds."""
    low, high = reach(cell)
    most, at = 0.0, None
    covered: list[Column] = []
    for index, column in enumerate(columns):
        start, end = column.start, column.end
        if start >= high or end <= low:
            continue
        shared = min(high, end) - max(low, start)
        if shared > (end - start) * 0.6:
            covered.append(column)
        if shared > most:
            most, at = shared, index
    return None if len(covered) >= _WIDE and len({c.holds_values for c in covered}) > 1 else at


def cells_by_column(
    table: Table, columns: Sequence[Column], homes: dict[int, int | None], labels: Collection[int]
) -> list[dict[int, list[Cell]]]:
    """Return, row by row, the cells that cover it by their column; cells in `labels` (ids) are left out."""
    rows: list[dict[int, list[Cell]]] = [{} for _ in range(table.n_rows)]
    for cell in sorted(table.cells, key=lambda c: (c.row, c.col)):
        home = homes[id(cell)]
        if home is None or id(cell) in labels:
            continue
        for row in range(cell.row, min(cell.row + cell.row_span, table.n_rows)):
            rows[row].setdefault(home, []).append(cell)
    return rows
