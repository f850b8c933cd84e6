"""The rows of a grid as they are told, before anything is folded: what each is, and what stands in its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from extractors.model.blocks import Level
from extractors.model.document import Cell, Table
from extractors.tables.cells.content import NUMBER_ONLY
from extractors.tables.cells.read import split_mark
from extractors.tables.columns import Column
from extractors.tables.heads.meaning import level_of, names_levels

RowKind = Literal["blank", "index", "head", "labels", "signature", "group", "section", "heading", "other", "body"]

_FEWEST_TEXTS = 4  # goals and indicators from which their first letters tell how a table begins its texts


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a grid: what it is, the cells that start in it, and by column those that cover it.

    `usual`: the columns that most rows of its part fill. `opens`: of a group or a section: tujuan, sasaran, unit, misi,
    total; None where its words tell nothing.
    """

    part: int
    index: int
    kind: RowKind
    columns: tuple[Column, ...] = ()
    starting: tuple[Cell, ...] = ()
    cells: dict[int, list[Cell]] = field(default_factory=dict)
    opens: str | None = None
    usual: frozenset[int] = frozenset()
    ruled: bool = True
    fresh: bool = False
    placeholder: bool = False

    @property
    def new(self) -> dict[int, list[Cell]]:
        """Return the cells with text that start in this row, by column."""
        found = {i: [c for c in cells if c.row == self.index and c.text] for i, cells in self.cells.items()}
        return {i: cells for i, cells in found.items() if cells}

    def level_beside(self, at: int) -> Level | None:
        """Return the level that the programme or activity at the left of an indicator tells, the nearest first."""
        for i, column in enumerate(self.columns[:at]):
            if names_levels(column.label.text) and column.field is None:
                return level_of((next((c.text for c in self.cells.get(i, []) if c.text), ""),))
        if any(c.field == "sasaran" and c.lane == self.columns[at].lane for c in self.columns[:at]):
            return None
        for i in range(at - 1, -1, -1):
            column = self.columns[i]
            text = next((c.text for c in self.cells.get(i, []) if c.text), "")
            if column.other and column.lane == self.columns[at].lane and text:
                return level_of((" ".join(text.split()[:2]),)) or level_of((column.label.text,))
        return None


@dataclass(frozen=True, slots=True)
class Part:
    """A page's part of a table: its grid, its columns, the first row that is no head, the cells below that are labels.

    `rows_told`: no rules part its rows; they were told by numbers and gaps. `goals_told`: which rows a goal has was told by
    its standing in their middle. `lost`: rows that no rule parts, or whose values of a merged cell none does.
    `bare`: rows of indicators without a text that stands below others.
    """

    table: Table
    columns: tuple[Column, ...]
    first_row: int
    labels: frozenset[int] = frozenset()
    head_row: int = 0
    rows_told: bool = False
    goals_told: bool = False
    lost: frozenset[int] = frozenset()
    bare: frozenset[int] = frozenset()


def opens_with_capitals(rows: Sequence[GridRow]) -> bool:
    """Return whether goals and indicators of a table begin with capitals: most of them do, or too few are there to tell."""
    texts = [
        split_mark(c.quote)[1].text
        for row in rows
        if row.kind == "body"
        for i, found in row.new.items()
        if row.columns[i].field in ("sasaran", "indikator")
        for c in found
        if not NUMBER_ONLY.match(c.text)
    ]
    small = sum(text[:1].islower() for text in texts)
    return len(texts) < _FEWEST_TEXTS or small * 2 < len(texts)
