"""Goals, numbers and codes that hold on for the rows below, until another is printed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from extractors.model.document import Cell
from extractors.model.quote import Quote, join
from extractors.tables.cells.content import NUMBER_ONLY, number_of, opens_like
from extractors.tables.cells.read import read_cell, split_code, split_group_label, split_mark
from extractors.tables.cells.several import opens_goal
from extractors.tables.columns import Column
from extractors.tables.rows.drafts import IndicatorDraft, Shared
from extractors.tables.rows.fill import CARRIED, Cells
from extractors.text.labels import GOALS, group_kind

ABOVE = -1  # the lane of what stands above all columns
_FEWEST_GOALS = 2  # goals with a usual first word from which one without is the rest of another, where no numbers tell


@dataclass(slots=True)
class Carried:
    """What holds on so far, by field, and from which lane; `columns` are those of the row that is being read.

    `cased`: texts of the table begin with capitals, so that one in small letters may go on with the one before.
    `opened`: how many goals began so far, by field; `unusual`: the fields of those that opened with no usual first word, where
    such words tell nothing. `joined`: whether the goal that holds was put together from two pages, or rows, by such words alone,
    or may be the rest of the one before. `by_lane`: the last value of each lane, which holds on where it has such a column.
    """

    values: dict[str, Shared] = field(default_factory=dict)
    lanes: dict[str, int] = field(default_factory=dict)
    columns: tuple[Column, ...] = ()
    cased: bool = True
    opened: dict[str, int] = field(default_factory=dict)
    unusual: set[str] = field(default_factory=set)
    joined: bool = False
    by_lane: dict[tuple[str, int], Shared] = field(default_factory=dict)

    def hold(self, name: str, quote: Quote, lane: int) -> None:
        """Let a value hold from now on; another aim ends the goal below it."""
        before = self.values.get(name)
        if lane == ABOVE:
            self._forget(name)
        self.values[name] = self.by_lane[name, lane] = Shared([quote])
        self.lanes[name] = lane
        if name == "tujuan" and (before is None or before.quote.text != quote.text):
            self._forget("sasaran")

    def _forget(self, name: str) -> None:
        self.values.pop(name, None)
        self.by_lane = {key: held for key, held in self.by_lane.items() if key[0] != name}

    def held_by(self, name: str, lane: int) -> Shared | None:
        """Return what holds in a lane: its own value where it has a column of that field, else the last of any."""
        own = self.by_lane.get((name, lane)) if self._has_column(name, lane) else None
        return own if own is not None else self.values.get(name)

    def extend(self, name: str, quote: Quote, lane: int) -> None:
        """Append words to what holds in a lane: the rows that have it already have them too."""
        (self.held_by(name, lane) or self.values.setdefault(name, Shared())).parts.append(quote)

    def hold_all(
        self, new: Cells, lane: int, *, fresh: bool = False, coded: bool = True, ruled: bool = True
    ) -> list[Quote]:
        """Let what begins in a row hold, and return the quotes of its cells.

        `fresh`: a page begins with the row. `coded`: a code stands beside it; without one a goal ends the code held above.
        `ruled`: rules part the rows; without them the lines of one goal may stand beside several numbered rows.
        """
        numbered = any(self.columns[i].field == "no" for i in new) or any(
            NUMBER_ONLY.match(c.text) for i, found in new.items() if self.columns[i].field in GOALS for c in found
        )
        taken: list[Quote] = []
        if not coded and not fresh and self._has_column("kode") and any(self.columns[i].field in GOALS for i in new):
            self._forget("kode")
        for i, found in sorted(new.items()):
            name = self.columns[i].field
            if name not in CARRIED:
                continue
            taken += [c.quote for c in found]
            if name in GOALS:
                self._hold_goal(name, found, lane, numbered=numbered, fresh=fresh, ruled=ruled)
            else:
                self.hold(name, join(read_cell(c.lines, c.bars, name) for c in found), lane)
        return taken

    def hold_labelled(self, name: str, quote: Quote) -> None:
        """Let a goal that stands in a row of its own hold, its label ("Sasaran 1 :") and number taken off."""
        number, text = split_group_label(quote)
        code, _, rest = split_code(text)
        if code:
            text = rest
            if not self._has_column("kode"):
                self.hold("kode", code, ABOVE)
        if number and name == "sasaran" and not self._has_column("no"):
            self.hold("no", number, ABOVE)
        self.hold(name, text, ABOVE)

    def given_to(self, draft: IndicatorDraft, covering: Collection[str]) -> None:
        """Give a row what holds for its lane, a goal in doubt where another lane's began later and its own cell is blank.

        `covering`: fields whose own cell of the lane reaches over the row.
        """
        apart = any(c.by_level for c in self.columns)  # a row of one level holds nothing of another
        for name in CARRIED:
            if apart and name in GOALS and not self._has_column(name, draft.lane):
                continue
            latest = self.values.get(name) if self.lanes.get(name, ABOVE) <= draft.lane else None
            own = self.by_lane.get((name, draft.lane))
            named = name in covering or self._has_column(name, draft.lane)
            held = own if own is not None and (latest is None or named) else latest
            if held is not None:
                draft.fields[name] = held
            if held is own and latest not in (None, own) and name in GOALS and name not in covering:
                draft.doubts.add("goal_by_place")

    def is_rest(self, name: str, text: Quote, lane: int, *, fresh: bool) -> bool:
        """Return whether a lane's goal goes on with the one before; with a number in its row only a page's first can.

        It does in small letters; and where a page begins with it (`fresh`) and it alone does not open as goals do.
        """
        known = self.held_by(name, lane)
        if known is None or not known.quote:
            return False
        fewest = 1 if "no" in self.values else _FEWEST_GOALS
        cut = fresh and name not in self.unusual and self.opened.get(name, 0) >= fewest
        return self._is_small(text) or (cut and not opens_goal(split_mark(text)[1].text))

    def goes_on_with(self, new: Cells) -> bool:
        """Return whether the first row of a page has the last words of the goal before it."""
        goals = [(i, c) for i, found in new.items() if self.columns[i].field == "sasaran" for c in found]
        return bool(goals) and all(self.is_rest("sasaran", c.quote, self.columns[i].lane, fresh=True) for i, c in goals)

    def counts_on(self, new: Cells) -> bool:
        """Return whether a row has the number after that of the goal that holds: a row of its own, its goal left blank."""
        held = self.values.get("no")
        before = number_of(held.quote.text) if held is not None else None
        numbers = [number_of(c.text) for i, found in new.items() if self.columns[i].field == "no" for c in found]
        return before is not None and numbers == [before + 1]

    def _is_small(self, text: Quote) -> bool:
        return self.cased and text.text[:1].islower() and not split_mark(text)[0]

    def _hold_goal(
        self, name: str, cells: Sequence[Cell], lane: int, *, numbered: bool, fresh: bool, ruled: bool
    ) -> None:
        """Let a goal hold, or go on with the one before (see `is_rest`)."""
        numbers = [c.quote for c in cells if NUMBER_ONLY.match(c.text)]
        rest = [c for c in cells if not NUMBER_ONLY.match(c.text)]
        if numbers:
            self.hold("no", numbers[0], lane)
        if not rest:
            return
        quote = join(read_cell(c.lines, c.bars, name) for c in rest)
        loose = numbered and not fresh and not ruled
        may_go_on = not numbered or ((fresh or loose) and self._is_small(quote))
        if may_go_on and self.is_rest(name, quote, lane, fresh=fresh):
            self.extend(name, quote, lane)
            self.joined = self.joined or loose or not self._is_small(quote)
            return
        opening = split_mark(quote)[1].text
        usual = opens_goal(opening)
        worded = usual or opens_like(opening, "sasaran")
        self.joined = not fresh and not ruled and not worded and name not in self.unusual and name in self.opened
        self.opened[name] = self.opened.get(name, 0) + 1
        if not usual:
            self.unusual.add(name)
        told, labelled = group_kind(quote.text), quote
        number, quote = split_group_label(quote)
        if told in GOALS and quote is not labelled and not self._has_column(told):
            name = told  # "Sasaran 1: ..." in a column of aims and goals both
        code, _, text = split_code(quote)
        if code:
            if not self._has_column("kode"):
                self.hold("kode", code, lane)
        else:
            mark, text = split_mark(quote)
            number = number or mark
        if number and not self._has_column("no") and (name == "sasaran" or not self._has_column("sasaran")):
            self.hold("no", number, lane)
        self.hold(name, text, lane)

    def _has_column(self, name: str, lane: int | None = None) -> bool:
        return any(c.field == name and lane in (None, c.lane) for c in self.columns)
