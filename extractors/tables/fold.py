"""From told grid rows to indicator rows: merged cells repeated, broken rows joined, several indicators of a cell parted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from extractors.model.blocks import Level
from extractors.model.document import Cell, Line
from extractors.model.quote import Quote, Word, join
from extractors.tables.cells import read_cell, split_code, split_group_label, split_labels, split_mark
from extractors.tables.columns import Column, lanes_of
from extractors.tables.drafts import IndicatorDraft, Shared, YearDraft
from extractors.tables.fractions import is_bullet
from extractors.tables.grid_rows import NUMBER_ONLY, GridRow
from extractors.tables.head_meaning import level_of
from extractors.tables.several import Parts, count_values, find_parts, may_hold_several, pair_by_item
from extractors.text.labels import match_header

_CARRIED = ("tujuan", "no", "kode", "sasaran")
_GOALS = ("tujuan", "sasaran")
_ENDS = (".", ";", "!", "?", ":")
_FEWEST_NUMBERED = 3  # rows
_OPENING = frozenset({"formula", "target", "sub_no"})

Cells = dict[int, list[Cell]]


@dataclass(frozen=True, slots=True)
class Folded:
    """The rows of a table in the making, the words that reached one (or are known to be no part of one), and the last number."""

    drafts: tuple[IndicatorDraft, ...]
    claimed: frozenset[Word]
    last_number: Quote


def fold(rows: Sequence[GridRow], goals: Mapping[str, Quote] = MappingProxyType({})) -> Folded:
    """Return what told rows give when they are read from top to bottom. `goals`: those printed above the table, by field."""
    folder = _Folder()
    for name, quote in goals.items():
        folder.carry_from_above(name, quote)
    for row in rows:
        folder.take(row)
    folder.settle_goal()
    number = folder.carried.get("no")
    return Folded(tuple(folder.drafts), frozenset(folder.claimed), number.quote if number is not None else Quote())


@dataclass(slots=True)
class _Folder:
    """What has been read so far: finished drafts and what later rows inherit."""

    columns: tuple[Column, ...] = ()
    drafts: list[IndicatorDraft] = field(default_factory=list)
    carried: dict[str, Shared] = field(default_factory=dict)
    carried_lane: dict[str, int] = field(default_factory=dict)
    claimed: set[Word] = field(default_factory=set)
    unit: Quote = Quote()
    stem: Quote = Quote()
    goal: tuple[int, int] | None = None  # the grid row of a goal that no indicator has taken yet

    def carry_from_above(self, name: str, quote: Quote) -> None:
        """Let a goal that stands above the table hold for its rows."""
        self._carry(name, quote, -1)

    def take(self, row: GridRow) -> None:
        """Read one row."""
        self.columns = row.columns
        if row.kind == "body":
            for lane, at in enumerate(lanes_of(self.columns)):
                self._read_lane(row, lane, at)
        elif row.kind == "group":
            self._open_group(row)
        elif row.kind == "section":
            if row.opens == "unit":
                self.unit = join(c.quote for c in row.starting)
                self._claim(c.quote for c in row.starting)
        else:
            self._claim(c.quote for c in row.starting)

    # -- groups

    def _open_group(self, row: GridRow) -> None:
        """Take a row of one text across the table as what it opens; words that tell nothing stay unclaimed."""
        cell = row.starting[0]
        text = split_mark(cell.quote)[1]
        if row.opens == "unit":
            self.unit = cell.quote
        elif row.opens in _GOALS:
            self.settle_goal()
            number, text = split_group_label(text)
            if number and row.opens == "sasaran" and not self._has_column("no"):
                self._carry("no", number, -1)
            self._carry(row.opens, text, -1)
        elif row.opens is None:
            self.stem = text if cell.text.rstrip().endswith(":") else Quote()
            if not match_header(cell.text).known:
                return
        self._claim([cell.quote])

    # -- rows of a lane

    def _read_lane(self, row: GridRow, lane: int, at: int) -> None:
        columns = self.columns
        cells = {i: found for i, found in row.cells.items() if columns[i].lane == lane}
        new = {i: found for i, found in row.new.items() if columns[i].lane == lane}
        body = [c for c in cells.get(at, []) if c.text and not NUMBER_ONLY.match(c.text)]
        starts = any(c.row == row.index for c in body)
        last = next((d for d in reversed(self.drafts) if d.lane == lane), None)
        if last is not None and self._continues(body if starts else [], new, last, fresh=row.fresh):
            self._append(row, new, last)
        elif not body and columns[at].field == "indikator":
            self._goal_alone(row, new, cells, lane)
        elif body and not starts and last is not None and not self._opens_row(new, last):
            self._append(row, new, last)
        elif body and (starts or last is not None or new):
            if any(columns[i].field == "sasaran" and not found[0].text[:1].islower() for i, found in new.items()):
                self.settle_goal()
            self._carry_all(row, new, lane)
            self._make(row, cells, lane, at)
        else:
            self._carry_all(row, new, lane)

    def _opens_row(self, new: Cells, last: IndicatorDraft) -> bool:
        """Return whether a row under a merged indicator is a row of its own: it begins what the row above has already."""
        columns = self.columns
        names = {columns[i].field for i in new}
        if names & {"sasaran", "no"}:
            return True
        begun = [i for i in new if columns[i].field in _OPENING or columns[i].holds_values]
        return any(i in last.filled for i in begun)

    def _continues(self, body: Sequence[Cell], new: Cells, last: IndicatorDraft, *, fresh: bool) -> bool:
        """Return whether a row goes on with the row before it: the page (or a stroke) broke it."""
        filled = {self.columns[i].field: found for i, found in new.items()}
        if not filled or any(name in filled for name in ("no", "sub_no", "kode")):
            return False
        own = [name for name in filled if name not in _GOALS]
        goal = filled.get("sasaran")
        broken = fresh and self._each_numbered(last) and not (goal and _capital(goal[0]))
        if not body:
            return bool(own) and not (filled.get("sasaran") and _capital(filled["sasaran"][0]))
        text = body[0].text
        if split_mark(body[0].quote)[0] or split_code(body[0].quote)[0] or not fresh:
            return False
        if broken:
            return True
        before = last.fields.get("indikator")
        unfinished = before is not None and not before.quote.text.rstrip().endswith(_ENDS)
        return unfinished and (text[:1].islower() or not text[:1].isalnum())

    def _each_numbered(self, last: IndicatorDraft) -> bool:
        """Return whether each row so far has a number of its own: then one without goes on with the row before."""
        same = [d for d in self.drafts if d.lane == last.lane]
        return len(same) >= _FEWEST_NUMBERED and all(d.own_number for d in same)

    def _append(self, row: GridRow, new: Cells, draft: IndicatorDraft) -> None:
        """Add the words of a broken row to the row before it (to the whole group where the value is shared)."""
        draft.rows.add((row.part, row.index))
        for i, found in sorted(new.items()):
            column = self.columns[i]
            for cell in found:
                self._claim([cell.quote])
                if column.field in _CARRIED:
                    shared = self.carried.setdefault(column.field, Shared())
                    shared.parts.append(read_cell(cell.lines, cell.bars, column.field))
                else:
                    self._fill(draft, i, [cell])

    # -- goals and numbers that hold on

    def _goal_alone(self, row: GridRow, new: Cells, cells: Cells, lane: int) -> None:
        """Take a row without indicator: its goal holds for the rows below, and keeps its own row where it has values."""
        columns = self.columns
        names = {columns[i].field for i in new}
        if "sasaran" in names:
            self.settle_goal()
        self._carry_all(row, new, lane)
        if "sasaran" not in names:
            return
        self.goal = row.part, row.index
        if any(columns[i].holds_values or columns[i].field in ("formula", "satuan") for i in new):
            draft = self._draft(row, lane)
            for i, found in cells.items():
                if columns[i].field not in _CARRIED:
                    self._fill(draft, i, [c for c in found if c.text])
            self._keep(draft)

    def settle_goal(self) -> None:
        """Keep a row for the goal that no indicator followed."""
        if self.goal is None or "sasaran" not in self.carried:
            return
        draft = IndicatorDraft(unit=self.unit, rows={self.goal})
        draft.fields = {name: self.carried[name] for name in _CARRIED if name in self.carried}
        self._keep(draft)

    def _keep(self, draft: IndicatorDraft) -> None:
        self.drafts.append(draft)
        self.goal = None

    def _carry_all(self, row: GridRow, new: Cells, lane: int) -> None:
        columns = self.columns
        numbered = any(columns[i].field == "no" for i in new)
        for i, found in sorted(new.items()):
            name = columns[i].field
            if name not in _CARRIED:
                continue
            quote = join(read_cell(c.lines, c.bars, name) for c in found)
            self._claim(c.quote for c in found)
            if name in _GOALS:
                self._carry_statement(name, quote, found, lane, goes_on=not numbered)
            else:
                self._carry(name, quote, lane)

    def _carry_statement(self, name: str, quote: Quote, cells: Sequence[Cell], lane: int, *, goes_on: bool) -> None:
        """Carry a goal; one in small letters goes on with the goal before where `goes_on` (its row has no number)."""
        numbers = [c.quote for c in cells if NUMBER_ONLY.match(c.text)]
        rest = [c for c in cells if not NUMBER_ONLY.match(c.text)]
        if numbers:
            self._carry("no", numbers[0], lane)
            if not rest:
                return
            quote = join(read_cell(c.lines, c.bars, name) for c in rest)
        known = self.carried.get(name)
        small = quote.text[:1].islower() and not split_mark(quote)[0]
        if goes_on and small and known is not None and known.quote:
            known.parts.append(quote)
            return
        number, quote = split_group_label(quote)
        if number and not self._has_column("no"):
            self._carry("no", number, lane)
        code, _, text = split_code(quote)
        if code:
            if not self._has_column("kode"):
                self._carry("kode", code, lane)
        else:
            mark, text = split_mark(quote)
            if mark and not self._has_column("no"):
                self._carry("no", mark, lane)
        self._carry(name, text, lane)

    def _has_column(self, name: str) -> bool:
        return any(c.field == name for c in self.columns)

    def _carry(self, name: str, quote: Quote, lane: int) -> None:
        before = self.carried.get(name)
        self.carried[name] = Shared([quote])
        self.carried_lane[name] = lane
        if name == "tujuan" and (before is None or before.quote.text != quote.text):
            self.carried.pop("sasaran", None)

    # -- indicators

    def _make(self, row: GridRow, cells: Cells, lane: int, at: int) -> None:
        """Make the draft of a row, or one for each indicator that shares its cells."""
        columns = self.columns
        main = [c for c in cells.get(at, []) if c.text]
        numbers = [c for c in main if len(main) > 1 and (NUMBER_ONLY.match(c.text) or is_bullet(c.text))]
        main = [c for c in main if c not in numbers]
        beside = [found[0] for i, cell in cells.items() if _short(columns[i]) and len(found := _filled(cell)) == 1]
        parts = find_parts([line for c in main for line in c.lines], beside)
        shares = self._shares(parts, cells, at) if parts.items else None
        if shares is None:
            draft = self._draft(row, lane)
            lines = [line for c in main for line in c.lines]
            if (
                parts.told in ("numbers", "bullets")
                or any(count_values(c) > 1 for c in beside)
                or may_hold_several(lines)
            ):
                draft.doubts.add("counts_differ")
            for cell in numbers:
                draft.add("sub_no", cell.quote)
                self._claim([cell.quote])
            for i in sorted(cells):
                if columns[i].field not in _CARRIED:
                    self._fill(draft, i, [c for c in cells[i] if c not in numbers])
            self._keep(draft)
            return
        name = columns[at].field or "indikator"
        mark, opening = split_mark(read_cell(parts.stem, (), "indikator"))
        for k, item in enumerate(parts.items):
            draft = self._draft(row, lane)
            draft.fields.pop(name, None)  # carried whole; here each item takes its own part
            self._statement(draft, name, read_cell(item.lines, (), "indikator"), at)
            if "sub_no" not in draft.fields:
                draft.add("sub_no", mark or item.mark, at)
            draft.add("parent", opening, at)
            for i, given in shares.items():
                draft.filled.add(i)
                self._put(draft, i, given[k])
            self._keep(draft)
        self._claim(c.quote for i, found in cells.items() if i == at or columns[i].field for c in found)

    def _shares(self, parts: Parts, cells: Cells, at: int) -> dict[int, list[Quote]] | None:
        """Return what each column gives to each piece; None where no column divides among them.

        Numbers and bullets open indicators, so any column may tell them apart; sub-items and lines need their own values.
        """
        columns = self.columns
        items = parts.items
        whole = parts.told in ("numbers", "bullets")
        shares: dict[int, list[Quote]] = {}
        divided = 0
        for i, found in cells.items():
            if i == at or columns[i].field in _CARRIED:
                continue
            filled = _filled(found)
            given = pair_by_item(filled[0], items, _value_field(columns[i])) if len(filled) == 1 else None
            divided += given is not None and bool(filled) and (whole or columns[i].holds_values)
            if given is None and len(filled) == 1 and count_values(filled[0]) > 1 and columns[i].holds_values:
                return None  # several values, and not as many as there are pieces
            same = join(read_cell(c.lines, c.bars, columns[i].field or "") for c in filled)
            shares[i] = given if given is not None else [same] * len(items)
        named = whole and all(item.measures for item in items)
        return shares if divided or named or (whole and not shares) else None

    def _draft(self, row: GridRow, lane: int) -> IndicatorDraft:
        at = lanes_of(self.columns)[lane]
        level = self.columns[at].level or self._level_beside(row, at)
        draft = IndicatorDraft(lane, self.unit, level, rows={(row.part, row.index)})
        for name in _CARRIED:
            if name in self.carried and self.carried_lane.get(name, -1) <= lane:
                draft.fields[name] = self.carried[name]
        draft.own_number = any(self.columns[i].field in ("no", "sub_no") for i in row.new)
        draft.opens_goal = not self._has_column("sasaran") or any(self.columns[i].field == "sasaran" for i in row.new)
        return draft

    def _level_beside(self, row: GridRow, at: int) -> Level | None:
        """Return the level that the programme or activity at the left of an indicator tells, the nearest first."""
        if any(c.field == "sasaran" and c.lane == self.columns[at].lane for c in self.columns[:at]):
            return None
        for i in range(at - 1, -1, -1):
            column = self.columns[i]
            text = next((c.text for c in row.cells.get(i, []) if c.text), "")
            if column.other and column.lane == self.columns[at].lane and text:
                return level_of((" ".join(text.split()[:2]),)) or level_of((column.label.text,))
        return None

    def _fill(self, draft: IndicatorDraft, at: int, cells: Sequence[Cell]) -> None:
        column = self.columns[at]
        for cell in cells:
            self._claim([cell.quote])
            if cell.text:
                draft.filled.add(at)
            if column.holds_values or column.field is None or column.money:
                self._put(draft, at, read_cell(cell.lines, cell.bars, ""))
                continue
            for name, lines, _ in split_labels(cell.lines, column.field):
                quote = read_cell(lines, cell.bars, name)
                if name == "indikator":
                    bullet = lines[0].words[0] if lines and is_bullet(lines[0].words[0].text) else None
                    if bullet is not None and len(cell.quote.words) > 1 and "sub_no" not in draft.fields:
                        draft.add("sub_no", Quote((bullet,)), at)
                    self._parent(draft, lines)
                    self._statement(draft, name, quote, at)
                elif not draft.add(name, quote, at):
                    self.claimed.difference_update(quote.words)

    def _statement(self, draft: IndicatorDraft, name: str, quote: Quote, at: int) -> None:
        """Add an indicator's text, its code and its number taken off."""
        code, number, text = split_code(quote)
        if code:
            draft.fields.pop("kode", None)
            draft.add("kode", code, at)
            draft.add("sub_no", number, at)
        else:
            mark, text = split_mark(quote)
            draft.add("sub_no", mark, at)
        draft.add(name, text, at)

    def _parent(self, draft: IndicatorDraft, lines: Sequence[Line]) -> None:
        """Give a bulleted indicator the heading row that it completes ("Jumlah laporan:"), as its parent."""
        if self.stem and lines and is_bullet(lines[0].words[0].text):
            self._claim([self.stem])
            draft.add("parent", self.stem)

    def _put(self, draft: IndicatorDraft, at: int, quote: Quote) -> None:
        """Put a value under its year, or into its field; a column without meaning claims nothing."""
        column = self.columns[at]
        if not quote or column.money:
            return
        kept = True
        if column.year is not None or column.period is not None or column.field == "realisasi":
            kind = "realisasi" if column.field == "realisasi" else column.kind
            value = YearDraft(column.dated_label, column.year, kind, column.period, Shared([quote]))
            kept = draft.add_year(at, value)
            if self._only_target(column):
                draft.add("target", quote, at)
        elif column.field is not None:
            kept = draft.add(column.field, quote, at)
        elif not column.known:
            kept = False
        if column.by_content:
            draft.doubts.add("column_by_content")
        if not kept:
            self.claimed.difference_update(quote.words)

    def _only_target(self, column: Column) -> bool:
        told = [c for c in self.columns if c.lane == column.lane and c.holds_values and c.kind == "target"]
        return column.kind == "target" and column.field != "realisasi" and len(told) == 1 and column.period is None

    def _claim(self, quotes: Iterable[Quote]) -> None:
        for quote in quotes:
            self.claimed.update(quote.words)


def _filled(cells: Iterable[Cell]) -> list[Cell]:
    return [c for c in cells if c.text]


def _short(column: Column) -> bool:
    return column.holds_values and column.field != "realisasi"


def _value_field(column: Column) -> str:
    return "year" if column.year is not None or column.period is not None else column.field or ""


def _capital(cell: Cell) -> bool:
    return split_mark(cell.quote)[1].text[:1].isupper()
