"""From the grid rows of one or more page tables to indicator rows: merged cells repeated, broken rows joined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractors.model.blocks import IndikatorRow, YearValue
from extractors.model.document import Cell, Line, Table
from extractors.model.quote import Quote, Word, join
from extractors.tables.cells import (
    NumberedPart,
    find_items,
    find_subitems,
    pair_by_item,
    read_cell,
    split_labels,
    split_mark,
)
from extractors.tables.columns import Column, Header, is_index_row, reach
from extractors.tables.fractions import is_bullet, without_bullets
from extractors.text.labels import group_kind, match_header, settings

_NUMBER_ONLY = re.compile(r"^\(?(?:\d{1,2}(?:[.,]\d{1,2})*|[a-z]|[ivx]{1,4})\)?[.)]?$", re.IGNORECASE)
_SIGNED = re.compile(r"\bN[Il1]P\b\s*[.:]?\s*[\d.]|ditetapkan di\b|^\s*pihak (pertama|kesatu|kedua)\b", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\$\{|\.{6,}|…{2,}|^\(?\s*diisi\b", re.IGNORECASE)
_CARRIED = ("tujuan", "no", "kode", "sasaran")
_ENDS = (".", ";", "!", "?", ":")
_WIDE = 0.6  # share of the columns that a row of one text must cover to be a group row


@dataclass(slots=True)
class Shared:
    """A value that several rows print once: it grows when the page break cuts it."""

    parts: list[Quote] = field(default_factory=list)

    @property
    def quote(self) -> Quote:
        """Return all parts as one quote."""
        return join(self.parts)


@dataclass(slots=True)
class IndicatorDraft:
    """An indicator row in the making."""

    fields: dict[str, Shared] = field(default_factory=dict)
    yearly: list[YearValue] = field(default_factory=list)
    unit: Quote = Quote()

    def add(self, name: str, quote: Quote) -> None:
        """Append a quote to a field of this row alone."""
        if quote:
            self.fields[name] = Shared([*self.fields[name].parts, quote] if name in self.fields else [quote])

    def done(self) -> IndikatorRow:
        """Return the finished row."""
        fields = {name: shared.quote for name, shared in sorted(self.fields.items()) if shared.quote}
        return IndikatorRow(fields, tuple(self.yearly))


@dataclass(slots=True)
class RowReader:
    """Reads page tables under one header, one after the other, into drafts."""

    header: Header
    drafts: list[IndicatorDraft] = field(default_factory=list)
    carried: dict[str, Shared] = field(default_factory=dict)
    claimed: set[Word] = field(default_factory=set)
    unit: Quote = Quote()
    stem: Quote = Quote()
    sources: list[Table] = field(default_factory=list)
    placeholders: int = 0

    def read(self, table: Table, first_row: int, columns: Sequence[Column]) -> None:
        """Read the rows of `table` from `first_row` on."""
        self.sources.append(table)
        homes = _homes(table, columns)
        fresh = True
        for row in range(first_row, table.n_rows):
            starting = [cell for cell in table.row(row) if cell.text]
            if not starting or self._is_header_again(table, row, starting):
                continue
            if any(_SIGNED.search(cell.text) for cell in starting):
                self._claim(
                    cell.quote for cell in starting
                )  # a signature block in the last row: signatures.py reads it
                continue
            if any(_PLACEHOLDER.search(cell.text) for cell in starting):
                self.placeholders += 1
            if self._open_group(table, row, starting, columns):
                continue
            by_column = self._by_column(table, row, columns, homes)
            self._read_row(row, by_column, columns, fresh=fresh and len(self.sources) > 1)
            fresh = False

    def _is_header_again(self, table: Table, row: int, starting: Sequence[Cell]) -> bool:
        numbered = is_index_row(c.text for c in starting) or (not self.drafts and _is_misread_index(starting))
        if numbered and len(starting) >= max(3, len(self.header.columns) / 2):
            self._claim(c.quote for c in starting)
            return True
        known = [m for c in starting if (m := match_header(c.text)).known and m.fields]
        again = len(known) >= 2 and len(known) >= len(starting) * 0.6 and any("indikator" in m.fields for m in known)
        if again:
            self._claim(c.quote for c in starting)
        return again

    def _open_group(self, table: Table, row: int, starting: Sequence[Cell], columns: Sequence[Column]) -> bool:
        """Take a row of one text across the table as what it opens; return False for an ordinary row."""
        if len(starting) != 1:
            return False
        cell = starting[0]
        low, high = reach(cell)
        covered = sum(1 for c in columns if min(high, c.end) - max(low, c.start) > (c.end - c.start) * 0.5)
        spans = covered >= max(2, len(columns) * _WIDE)
        kind = group_kind(cell.text)
        alone = not any(c.row < row < c.row + c.row_span and c.text for c in table.cells)
        if not spans and not (kind in {"unit", "misi", "total"} and alone):
            return False
        text = split_mark(cell.quote)[1]
        if kind == "unit":
            self.unit = cell.quote
        elif kind in {"tujuan", "sasaran"}:
            self._carry(kind, text)
        elif spans and kind is None:
            self.stem = text if cell.text.rstrip().endswith(":") else Quote()
            return not match_header(cell.text).known  # its words stay unclaimed, so that a check shows them
        self._claim([cell.quote])
        return True

    def _by_column(
        self, table: Table, row: int, columns: Sequence[Column], homes: dict[int, int | None]
    ) -> dict[int, list[Cell]]:
        found: dict[int, list[Cell]] = {}
        for cell in sorted(table.cells, key=lambda c: (c.row, c.col)):
            home = homes[id(cell)]
            if home is not None and cell.row <= row < cell.row + cell.row_span:
                found.setdefault(home, []).append(cell)
        return found

    def _read_row(self, row: int, cells: dict[int, list[Cell]], columns: Sequence[Column], *, fresh: bool) -> None:
        at = next((i for i, c in enumerate(columns) if c.field == "indikator"), None)
        if at is None:
            at = next((i for i, c in enumerate(columns) if c.field == "sasaran"), None)
        if at is None:
            return
        body = [c for c in cells.get(at, []) if c.text and not _NUMBER_ONLY.match(c.text)]
        starts = any(c.row == row for c in body)
        new = {i: [c for c in found if c.row == row and c.text] for i, found in cells.items()}
        if self._continues(body if starts else [], new, columns, at, fresh=fresh):
            self._append(new, columns)
            return
        if not body and columns[at].field == "indikator":
            self._carry_all(new, columns)
            return
        if body and not starts and not self._opens_row(new, columns):
            self._append(new, columns)
            return
        self._carry_all(new, columns)
        self._make(row, cells, columns, at)

    def _opens_row(self, new: dict[int, list[Cell]], columns: Sequence[Column]) -> bool:
        """Return whether a row under a merged indicator is a row of its own."""
        names = {columns[i].field for i, found in new.items() if found}
        return bool(names & {"sasaran", "formula", "target", "no", "sub_no"}) or any(
            columns[i].year for i, found in new.items() if found
        )

    def _continues(
        self, body: Sequence[Cell], new: dict[int, list[Cell]], columns: Sequence[Column], at: int, *, fresh: bool
    ) -> bool:
        """Return whether a row goes on with the row before it: the page (or a stroke) broke it."""
        if not self.drafts:
            return False
        filled = {columns[i].field: found for i, found in new.items() if found}
        if not filled or any(name in filled for name in ("no", "sub_no", "kode")):
            return False
        own = [name for name in filled if name not in ("sasaran", "tujuan")]
        if not body:
            return bool(own) and not (filled.get("sasaran") and _capital(filled["sasaran"][0]))
        text = body[0].text
        if split_mark(body[0].quote)[0]:
            return False
        if not fresh:
            return False
        last = self.drafts[-1].fields.get("indikator")
        unfinished = last is not None and not last.quote.text.rstrip().endswith(_ENDS)
        return unfinished and (text[:1].islower() or not text[:1].isalnum())

    def _append(self, new: dict[int, list[Cell]], columns: Sequence[Column]) -> None:
        """Add the words of a broken row to the row before it (to the whole group where the value is shared)."""
        draft = self.drafts[-1]
        for i, found in sorted(new.items()):
            column = columns[i]
            for cell in found:
                self._claim([cell.quote])
                if column.field in _CARRIED:
                    shared = self.carried.setdefault(column.field, Shared())
                    shared.parts.append(read_cell(cell.lines, cell.bars, column.field))
                else:
                    self._fill(draft, column, [cell])

    def _carry_all(self, new: dict[int, list[Cell]], columns: Sequence[Column]) -> None:
        numbered = any(columns[i].field == "no" for i, found in new.items() if found)
        for i, found in sorted(new.items()):
            column = columns[i]
            if column.field not in _CARRIED or not found:
                continue
            quote = join(read_cell(c.lines, c.bars, column.field) for c in found)
            self._claim(c.quote for c in found)
            if column.field in ("sasaran", "tujuan"):
                self._carry_statement(column.field, quote, found, goes_on=not numbered)
            else:
                self._carry(column.field, quote)

    def _carry_statement(self, name: str, quote: Quote, cells: Sequence[Cell], *, goes_on: bool) -> None:
        """Carry a goal; one in small letters goes on with the goal before where `goes_on` (its row has no number)."""
        numbers = [c.quote for c in cells if _NUMBER_ONLY.match(c.text)]
        rest = [c for c in cells if not _NUMBER_ONLY.match(c.text)]
        if numbers and rest:
            self._carry("no", numbers[0])
            quote = join(read_cell(c.lines, c.bars, name) for c in rest)
        known = self.carried.get(name)
        small = quote.text[:1].islower() and not split_mark(quote)[0]
        if goes_on and small and known is not None and known.quote:
            known.parts.append(quote)
            return
        mark, text = split_mark(quote)
        if mark and not any(c.field == "no" for c in self.header.columns):
            self._carry("no", mark)
        self._carry(name, text)

    def _carry(self, name: str, quote: Quote) -> None:
        before = self.carried.get(name)
        self.carried[name] = Shared([quote])
        if name == "tujuan" and (before is None or before.quote.text != quote.text):
            self.carried.pop("sasaran", None)

    def _make(self, row: int, cells: dict[int, list[Cell]], columns: Sequence[Column], at: int) -> None:
        """Make the draft of a row, or one for each numbered indicator that shares its cells."""
        main = [c for c in cells.get(at, []) if c.text]
        numbers = [c for c in main if _NUMBER_ONLY.match(c.text) and len(main) > 1]
        main = [c for c in main if c not in numbers]
        stem: tuple[Line, ...] = ()
        items = find_items([line for c in main for line in without_bullets(c.lines)])
        if not items:
            stem, items = find_subitems([line for c in main for line in c.lines])
        shares = self._shares(items, cells, columns, at, whole=not stem) if items else None
        if shares is None:
            draft = self._draft(row)
            for cell in numbers:
                draft.add("sub_no", cell.quote)
            for i, column in enumerate(columns):
                if column.field not in _CARRIED:
                    self._fill(draft, column, [c for c in cells.get(i, []) if c not in numbers])
            self.drafts.append(draft)
            return
        for k, item in enumerate(items):
            draft = self._draft(row)
            draft.fields.pop(columns[at].field or "", None)  # carried whole; here each item takes its own part
            mark, opening = split_mark(read_cell(stem, (), "indikator"))
            draft.add("sub_no", mark or item.mark)
            draft.add(columns[at].field or "indikator", opening)
            draft.add(columns[at].field or "indikator", read_cell(item.lines, (), "indikator"))
            for i, parts in shares.items():
                self._put(draft, columns[i], parts[k])
            self.drafts.append(draft)
        self._claim(c.quote for found in cells.values() for c in found)

    def _shares(
        self,
        items: Sequence[NumberedPart],
        cells: dict[int, list[Cell]],
        columns: Sequence[Column],
        at: int,
        *,
        whole: bool,
    ) -> dict[int, list[Quote]] | None:
        """Return what each column gives to each item; None where no column divides among them.

        `whole`: the items are numbered indicators, so any column may tell them apart; sub-items need their own target.
        """
        shares: dict[int, list[Quote]] = {}
        divided = 0
        for i, found in cells.items():
            if i == at or columns[i].field in _CARRIED:
                continue
            filled = [c for c in found if c.text]
            parts = pair_by_item(filled[0], items, _value_field(columns[i])) if len(filled) == 1 else None
            divided += parts is not None and bool(filled) and (whole or _is_target(columns[i]))
            same = join(read_cell(c.lines, c.bars, columns[i].field or "") for c in filled)
            shares[i] = parts if parts is not None else [same] * len(items)
        named = whole and all(_measures(item) for item in items)
        return shares if divided or named or (whole and not shares) else None

    def _draft(self, row: int) -> IndicatorDraft:
        draft = IndicatorDraft(unit=self.unit)
        for name in _CARRIED:
            if name in self.carried:
                draft.fields[name] = self.carried[name]
        return draft

    def _fill(self, draft: IndicatorDraft, column: Column, cells: Sequence[Cell]) -> None:
        for cell in cells:
            self._claim([cell.quote])
            if column.year is not None or column.field is None or column.field in ("realisasi", "baseline"):
                self._put(draft, column, read_cell(cell.lines, cell.bars, ""))
                continue
            for name, lines, _ in split_labels(cell.lines, column.field):
                quote = read_cell(lines, cell.bars, name)
                if name == "indikator":
                    mark, quote = split_mark(quote)
                    draft.add("sub_no", mark)
                    draft.add(name, self._stem_of(lines))
                draft.add(name, quote)

    def _stem_of(self, lines: Sequence[Line]) -> Quote:
        """Return the heading row ("Jumlah laporan:") that a bulleted indicator completes."""
        if not self.stem or not lines or not is_bullet(lines[0].words[0].text):
            return Quote()
        self._claim([self.stem])
        return self.stem

    def _put(self, draft: IndicatorDraft, column: Column, quote: Quote) -> None:
        """Put a value under its year, or into its field; a column without meaning claims nothing."""
        if not quote:
            return
        if column.year is not None:
            draft.yearly.append(YearValue(column.label, column.kind, quote))
            if self._only_target(column):
                draft.add("target", quote)
        elif column.field == "baseline":
            draft.add("baseline", quote)
        elif column.field == "realisasi":
            draft.yearly.append(YearValue(column.label, "realisasi", quote))
        elif column.field is not None:
            draft.add(column.field, quote)
        elif not column.known:
            self.claimed.difference_update(quote.words)

    def _only_target(self, column: Column) -> bool:
        targets = [c for c in self.header.columns if c.kind == "target" and (c.year or c.field == "target")]
        return column.kind == "target" and len(targets) == 1

    def _claim(self, quotes: Iterable[Quote]) -> None:
        for quote in quotes:
            self.claimed.update(quote.words)


def _is_misread_index(cells: Sequence[Cell]) -> bool:
    """Return whether the first row under a header is "1 2 3 4 5" as a bad scan shows it ("2 BS 4"): a mark a cell."""
    texts = [re.sub(r"\W", "", c.text) for c in cells]
    read = any(w.engine == "ocr" for c in cells for w in c.quote.words)
    numbers = [int(t) for t in texts if t.isdecimal()]
    return read and all(len(t) <= 4 for t in texts) and len(numbers) * 2 >= len(texts) and numbers == sorted(numbers)


def _measures(item: NumberedPart) -> bool:
    """Return whether a numbered piece opens like an indicator of its own ("b. Persentase ...")."""
    text = item.lines[0].text.casefold() if item.lines else ""
    return any(text.startswith(cue) for cue in settings()["cues"]["indikator"])


def _value_field(column: Column) -> str:
    return "year" if column.year is not None else column.field or ""


def _is_target(column: Column) -> bool:
    return column.field == "target" or column.year is not None


def _homes(table: Table, columns: Sequence[Column]) -> dict[int, int | None]:
    """Return the column of each cell by its id. Without geometry a row with a cell for each column is read in order:

    Word draws borders by eye, so that the grid columns of one row need not be those of the next.
    """
    homes = {id(cell): _home(cell, columns) for cell in table.cells}
    if table.place.box is not None:
        return homes
    for row in range(table.n_rows):
        across = sorted((c for c in table.cells if c.row <= row < c.row + c.row_span), key=lambda c: c.col)
        if len(across) == len(columns):
            homes |= {id(cell): at for at, cell in enumerate(across) if cell.row == row}
    return homes


def _home(cell: Cell, columns: Sequence[Column]) -> int | None:
    """Return the column with which a cell shares most of its width; None where they share nothing."""
    low, high = reach(cell)
    shares = [(min(high, c.end) - max(low, c.start), -i) for i, c in enumerate(columns)]
    best = max(shares, default=(0.0, 0))
    return -best[1] if best[0] > 0 else None


def _capital(cell: Cell) -> bool:
    return split_mark(cell.quote)[1].text[:1].isupper()
