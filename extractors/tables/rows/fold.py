"""From told grid rows to indicator rows: merged cells repeated, broken rows joined, several indicators of a cell parted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from extractors.model.document import Cell
from extractors.model.quote import Quote, Word, join
from extractors.tables.cells.content import NUMBER_ONLY
from extractors.tables.cells.read import read_cell, split_mark
from extractors.tables.columns import Column, lanes_of
from extractors.tables.rows.breaks import RowBreaks
from extractors.tables.rows.carried import ABOVE, Carried
from extractors.tables.rows.drafts import IndicatorDraft, doubt_sharing, number_item
from extractors.tables.rows.fill import CARRIED, Cells, add_statement, completes, fill, put, with_text
from extractors.tables.rows.grid_rows import GridRow, opens_with_capitals
from extractors.tables.rows.kinds import text_of_group
from extractors.tables.rows.sharing import Sharing, find_sharing
from extractors.text.labels import GOALS, cell_pattern, match_header

_FEWEST_NUMBERED = 3  # rows


@dataclass(frozen=True, slots=True)
class Folded:
    """The rows of a table in the making, the words that reached one (or are known to be no part of one), and the last number."""

    drafts: tuple[IndicatorDraft, ...]
    claimed: frozenset[Word]
    last_number: Quote


def fold(rows: Sequence[GridRow], goals: Mapping[str, Quote] = MappingProxyType({})) -> Folded:
    """Return what told rows give when they are read from top to bottom. `goals`: those printed above the table, by field."""
    folder = _Folder(carried=Carried(cased=opens_with_capitals(rows)))
    for name, quote in goals.items():
        folder.carried.hold(name, quote, ABOVE)
    for row in rows:
        folder.take(row)
    folder.settle_goal()
    number = folder.carried.values.get("no")
    return Folded(tuple(folder.drafts), frozenset(folder.claimed), number.quote if number is not None else Quote())


def _stands_aside(row: GridRow) -> bool:
    """Return whether the name of what follows is an aspect's, or in a column of other things: affairs over programmes."""
    named = max(row.starting, key=lambda cell: len(cell.text), default=None)
    if named is not None and cell_pattern("rows", "section").match(named.text):
        return True
    return any(row.columns[i].other and any(c is named for c in cells) for i, cells in row.cells.items())


@dataclass(slots=True)
class _Folder:
    """What has been read so far: finished drafts and what later rows inherit."""

    columns: tuple[Column, ...] = ()
    drafts: list[IndicatorDraft] = field(default_factory=list)
    kept: Counter[int] = field(default_factory=Counter)  # drafts of each lane, and those with a number of their own
    numbered: Counter[int] = field(default_factory=Counter)
    carried: Carried = field(default_factory=Carried)
    claimed: set[Word] = field(default_factory=set)
    unit: Quote = Quote()
    stem: Quote = Quote()
    goal: tuple[int, int] | None = None  # the grid row of a goal that no indicator has taken yet
    group_unread: bool = False  # whether a row of one text stands above whose words tell nothing
    cut: tuple[int, int] | None = None  # the grid row at a page's start that may be the end of the row before it
    goal_doubted: bool = False  # whether rows may not belong to the goal that holds

    def take(self, row: GridRow) -> None:
        """Read one row."""
        self.columns = self.carried.columns = row.columns
        if row.kind == "body":
            for lane, at in enumerate(lanes_of(self.columns)):
                self._read_lane(row, lane, at)
        elif row.kind == "heading":
            self._open_heading(row)
        elif row.kind == "group":
            self._open_group(row)
        elif row.kind == "section":
            if row.opens == "unit":
                self.unit = join(c.quote for c in row.starting)
                self._claim(c.quote for c in row.starting)
            else:
                self.group_unread = not _stands_aside(row)
        elif row.kind in ("index", "head"):  # what other rows hold, and reaches no indicator, stays unclaimed
            self._claim(c.quote for c in row.starting)

    @property
    def breaks(self) -> RowBreaks:
        """Return what tells whether the row that is being read goes on with the one before it."""
        return RowBreaks(self.columns, self.carried.cased)

    # -- groups

    def _open_group(self, row: GridRow) -> None:
        """Take a row of one text across the table as what it opens; words that tell nothing stay unclaimed."""
        worded = (c for c in row.starting if not cell_pattern("rows", "mark_alone").match(c.text))
        cell = text_of_group(row.starting) or next(worded, row.starting[0])
        if row.opens not in GOALS:  # the number or code of a goal has no field: it stays unclaimed, and is told
            self._claim(c.quote for c in row.starting if c is not cell)
        text = split_mark(cell.quote)[1]
        if row.opens == "unit":
            self.unit = cell.quote
        elif row.opens in GOALS:
            self.settle_goal()
            self.carried.hold_labelled(row.opens, text)
        elif row.opens is None:
            self.stem = text if cell.text.rstrip().endswith(":") else Quote()
            if not match_header(cell.text).known:
                self.group_unread = not cell_pattern("rows", "section").match(cell.text)
                return
        self.group_unread = False
        self._claim([cell.quote])

    def _open_heading(self, row: GridRow) -> None:
        """Take the sentence that the rows below complete; a goal that begins beside it holds for them."""
        for lane, at in enumerate(lanes_of(self.columns)):
            self._claim(self.carried.hold_all({i: c for i, c in row.new.items() if self.columns[i].lane == lane}, lane))
            cells = [c for c in row.new.get(at, []) if not NUMBER_ONLY.match(c.text)]
            if cells:
                self.stem = split_mark(cells[0].quote)[1]

    # -- rows of a lane

    def _read_lane(self, row: GridRow, lane: int, at: int) -> None:
        columns = self.columns
        cells = {i: found for i, found in row.cells.items() if columns[i].lane == lane}
        new = {i: found for i, found in row.new.items() if columns[i].lane == lane}
        body = [c for c in cells.get(at, []) if c.text and not NUMBER_ONLY.match(c.text)]
        starts = any(c.row == row.index for c in body)
        last = next((d for d in reversed(self.drafts) if d.lane == lane), None)
        if last is not None and not body and self.breaks.opens_activity(new, last, fresh=row.fresh):
            last.closed = True
        if last is not None and last.closed:
            last = None
        if last is not None and self.breaks.continues(
            body if starts else [], new, last, fresh=row.fresh, numbered=self._each_numbered(last), held=self.carried
        ):
            self._append(row, new, last)
        elif last is not None and starts and self._ends(row, new, body, last):
            last.doubts.add("rows_by_place")
            self._append(row, new, last)
        elif not body and columns[at].field == "indikator":
            self._goal_alone(row, new, cells, lane)
        elif body and not starts and last is not None and not self.breaks.opens_row(new, last):
            self._append(row, new, last)
        elif body and (starts or last is not None or new):
            if any(
                columns[i].field == "sasaran" and not self.breaks.is_small(found[0].text) for i, found in new.items()
            ):
                self.settle_goal()
                self.goal_doubted = False
            elif self.goal is not None and self.carried.counts_on(new):
                self.settle_goal()
                self.goal_doubted = True
            coded = any(columns[i].field == "kode" and with_text(found) for i, found in cells.items())
            above = self.carried.held_by("sasaran", lane)
            self._claim(self.carried.hold_all(new, lane, fresh=row.fresh, coded=coded, ruled=row.ruled))
            if self.carried.joined and not row.ruled:
                doubt_sharing(self.drafts, above)
            self._make(row, cells, lane, at)
        else:
            self._claim(self.carried.hold_all(new, lane))

    def _ends(self, row: GridRow, new: Cells, body: Sequence[Cell], last: IndicatorDraft) -> bool:
        """Return whether a page begins with the end of the row before it; where that is as likely as not, both are doubted."""
        if self.breaks.ends_over_the_page(row, new, body, last):
            return True
        cut = self.breaks.seems_cut(row, new, body, last)
        if cut and self.breaks.lacks_what_precedes(row, new, last):
            return True
        last.doubts |= {"rows_by_place"} if cut else set()
        if cut or (row.fresh and self._each_numbered(last) and self.breaks.opens_anew(body, new, last)):
            self.cut = row.part, row.index
        return False

    def _each_numbered(self, last: IndicatorDraft) -> bool:
        """Return whether each row so far has a number of its own: then one without goes on with the row before."""
        return self.kept[last.lane] >= _FEWEST_NUMBERED and self.numbered[last.lane] == self.kept[last.lane]

    def _append(self, row: GridRow, new: Cells, draft: IndicatorDraft) -> None:
        """Add the words of a broken row to the row before it (to the whole group where the value is shared)."""
        draft.rows.add((row.part, row.index))
        for i, found in sorted(new.items()):
            column = self.columns[i]
            for cell in found:
                self._claim([cell.quote])
                if column.field in CARRIED:
                    self.carried.extend(column.field, read_cell(cell.lines, cell.bars, column.field), draft.lane)
                else:
                    fill(draft, self.columns, i, [cell], self.claimed)

    # -- goals and numbers that hold on

    def _goal_alone(self, row: GridRow, new: Cells, cells: Cells, lane: int) -> None:
        """Take a row without indicator: its goal holds for the rows below, and keeps its own row where it has values."""
        columns = self.columns
        names = {columns[i].field for i in new}
        if names == {"sasaran"} and row.fresh:
            goals = [c.quote for found in new.values() for c in found]
            if all(self.carried.is_rest("sasaran", goal, lane, fresh=True) for goal in goals):
                self._claim(self.carried.hold_all(new, lane, fresh=True))  # what the page before began
                return
        if "sasaran" in names:
            self.settle_goal()
            self.goal_doubted = False
        self._claim(self.carried.hold_all(new, lane))
        if "sasaran" not in names:
            return
        self.goal = row.part, row.index
        if any(columns[i].holds_values or columns[i].field in ("formula", "satuan") for i in new):
            draft = self._draft(row, lane)
            draft.doubts.add("indicator_missing")
            for i, found in cells.items():
                if columns[i].field not in CARRIED:
                    fill(draft, columns, i, with_text(found), self.claimed)
            self._keep(draft)

    def settle_goal(self) -> None:
        """Keep a row for the goal that no indicator followed."""
        held = self.carried.values
        if self.goal is None or "sasaran" not in held:
            return
        draft = IndicatorDraft(unit=self.unit, rows={self.goal})
        draft.fields = {name: held[name] for name in CARRIED if name in held}
        self._keep(draft)

    def _keep(self, draft: IndicatorDraft) -> None:
        self.drafts.append(draft)
        self.kept[draft.lane] += 1
        self.numbered[draft.lane] += draft.own_number
        self.goal = None

    def _has_column(self, name: str) -> bool:
        return any(c.field == name for c in self.columns)

    # -- indicators

    def _make(self, row: GridRow, cells: Cells, lane: int, at: int) -> None:
        """Make the draft of a row, or one for each indicator that shares its cells."""
        columns = self.columns
        sharing = find_sharing(columns, cells, at)
        if sharing.main and not completes(sharing.main[0]):
            self.stem = Quote()
        if sharing.items:
            self._keep_items(row, lane, at, sharing)
            self._claim(c.quote for i, found in cells.items() if i == at or columns[i].field for c in found)
            return
        draft = self._draft(row, lane)
        draft.doubts.update(sharing.doubts)
        for cell in sharing.numbers:
            draft.add("sub_no", cell.quote)
            self._claim([cell.quote])
        for i in sorted(cells):
            if columns[i].field not in CARRIED:
                fill(draft, columns, i, [c for c in cells[i] if c not in sharing.numbers], self.claimed, self.stem)
        self._keep(draft)

    def _keep_items(self, row: GridRow, lane: int, at: int, sharing: Sharing) -> None:
        """Keep a row for each of several items of one cell."""
        columns = self.columns
        name = columns[at].field or "indikator"
        for k, (item, stem) in enumerate(sharing.items):
            mark, opening = split_mark(read_cell(stem, (), "indikator"))
            draft = self._draft(row, lane)
            draft.doubts.update(sharing.doubts)
            number_item(draft, k, len(sharing.items), at)
            draft.fields.pop(name, None)  # carried whole; here each item takes its own part
            add_statement(draft, name, read_cell(item.lines, (), "indikator"), columns, at)
            if "sub_no" not in draft.fields:
                draft.add("sub_no", mark or item.mark, at)
            draft.add("parent", opening, at)
            for i, given in sharing.given.items():
                draft.filled.add(i)
                put(draft, columns, i, given[k], self.claimed)
            self._keep(draft)

    def _draft(self, row: GridRow, lane: int) -> IndicatorDraft:
        at = lanes_of(self.columns)[lane]
        level = self.columns[at].level or row.level_beside(at)
        draft = IndicatorDraft(lane, self.unit, level, rows={(row.part, row.index)})
        own = {i for i, found in row.cells.items() if self.columns[i].lane == lane and with_text(found)}
        self.carried.given_to(draft, {name for i in own for name in self.columns[i].fields})
        if (self.goal_doubted or self.carried.joined) and "sasaran" in draft.fields:
            draft.doubts.add("goal_by_place")
        if self.cut == (row.part, row.index):
            draft.doubts.add("rows_by_place")
        if self.group_unread and not self._has_column("sasaran"):
            draft.doubts.add("leftover_words")  # it may be their goal
        draft.own_number = any(self.columns[i].field in ("no", "sub_no") for i in row.new)
        draft.opens_goal = not self._has_column("sasaran") or any(self.columns[i].field == "sasaran" for i in row.new)
        return draft

    def _claim(self, quotes: Iterable[Quote]) -> None:
        for quote in quotes:
            self.claimed.update(quote.words)
