"""Goals, numbers and codes that hold on for the rows below, until another is printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.model.document import Cell
from extractors.model.quote import Quote, join
from extractors.tables.cells import read_cell, split_code, split_group_label, split_mark
from extractors.tables.columns import Column
from extractors.tables.drafts import IndicatorDraft, Shared
from extractors.tables.fill import CARRIED, Cells
from extractors.tables.grid_rows import NUMBER_ONLY

GOALS = ("tujuan", "sasaran")
ABOVE = -1  # the lane of what stands above all columns


@dataclass(slots=True)
class Carried:
    """What holds on so far, by field, and from which lane; `columns` are those of the row that is being read.

    `cased`: texts of the table begin with capitals, so that one in small letters may go on with the one before.
    """

    values: dict[str, Shared] = field(default_factory=dict)
    lanes: dict[str, int] = field(default_factory=dict)
    columns: tuple[Column, ...] = ()
    cased: bool = True

    def hold(self, name: str, quote: Quote, lane: int) -> None:
        """Let a value hold from now on; another aim ends the goal below it."""
        before = self.values.get(name)
        self.values[name] = Shared([quote])
        self.lanes[name] = lane
        if name == "tujuan" and (before is None or before.quote.text != quote.text):
            self.values.pop("sasaran", None)

    def extend(self, name: str, quote: Quote) -> None:
        """Append words to what holds: the rows that have it already have them too."""
        self.values.setdefault(name, Shared()).parts.append(quote)

    def hold_all(self, new: Cells, lane: int) -> list[Quote]:
        """Let what begins in a row hold, and return the quotes of its cells."""
        numbered = any(self.columns[i].field == "no" for i in new) or any(
            NUMBER_ONLY.match(c.text) for i, found in new.items() if self.columns[i].field in GOALS for c in found
        )
        taken: list[Quote] = []
        for i, found in sorted(new.items()):
            name = self.columns[i].field
            if name not in CARRIED:
                continue
            taken += [c.quote for c in found]
            if name in GOALS:
                self._hold_goal(name, found, lane, goes_on=not numbered)
            else:
                self.hold(name, join(read_cell(c.lines, c.bars, name) for c in found), lane)
        return taken

    def hold_labelled(self, name: str, quote: Quote) -> None:
        """Let a goal that stands in a row of its own hold, its label ("Sasaran 1 :") and number taken off."""
        number, text = split_group_label(quote)
        if number and name == "sasaran" and not self._has_column("no"):
            self.hold("no", number, ABOVE)
        self.hold(name, text, ABOVE)

    def given_to(self, draft: IndicatorDraft) -> None:
        """Give a row what holds for its lane."""
        for name in CARRIED:
            if name in self.values and self.lanes.get(name, ABOVE) <= draft.lane:
                draft.fields[name] = self.values[name]

    def _hold_goal(self, name: str, cells: Sequence[Cell], lane: int, *, goes_on: bool) -> None:
        """Let a goal hold; one in small letters goes on with the goal before where `goes_on` (its row has no number)."""
        numbers = [c.quote for c in cells if NUMBER_ONLY.match(c.text)]
        rest = [c for c in cells if not NUMBER_ONLY.match(c.text)]
        if numbers:
            self.hold("no", numbers[0], lane)
        if not rest:
            return
        quote = join(read_cell(c.lines, c.bars, name) for c in rest)
        known = self.values.get(name)
        small = self.cased and quote.text[:1].islower() and not split_mark(quote)[0]
        if goes_on and small and known is not None and known.quote:
            known.parts.append(quote)
            return
        number, quote = split_group_label(quote)
        code, _, text = split_code(quote)
        if code:
            if not self._has_column("kode"):
                self.hold("kode", code, lane)
        else:
            mark, text = split_mark(quote)
            number = number or mark
        if number and not self._has_column("no"):
            self.hold("no", number, lane)
        self.hold(name, text, lane)

    def _has_column(self, name: str) -> bool:
        return any(c.field == name for c in self.columns)
