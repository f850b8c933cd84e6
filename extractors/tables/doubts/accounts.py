"""The account of each printed word of a table: the row that it reached, or why it reaches none; what is left over is a doubt.

It asks only what came out: whether the letters of a cell stand in the field of its column, in a row that the cell lies in.
So it finds what any stage before lost, whatever that stage believes to have done. Named ways to reach no row: heads, index
rows, columns known to hold other things, list marks and codes, labels before a colon, the names of what follows (offices,
missions, aspects and affairs, a row across whose rows have their goals), sums, signatures and other lists below the last row.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.model.document import Cell, Line
from extractors.model.quote import Word
from extractors.tables.cells.content import kind_of_text
from extractors.tables.cells.read import split_code, split_group_label
from extractors.tables.columns import Column
from extractors.tables.rows.drafts import IndicatorDraft
from extractors.tables.rows.grid_rows import GridRow
from extractors.text.labels import GOALS, cell_pattern, compact, group_kind, inline_pattern, match_header

_SHORTEST = 3  # letters of a word that must reach a row: shorter ones are marks of lists
_LABEL = 4  # words before a colon that may be a label
_FEW_TEXTS = 2  # of a row across the table: its text, a number or a code beside it
_MARKS = frozenset({"no", "sub_no", "kode", "parent"})  # fields that take what stands before a text
_NUMBERS = frozenset({"no", "sub_no", "kode"})
_GLUED = re.compile(r"^\d{1,3}[.)](?=[^\W\d_])")  # "10.Persentase": the number is a field of its own
_PASSED = frozenset({"index", "head", "labels", "blank"})


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows that came out, beside the grid rows that they were read from: which lie in, above and below one of those."""

    rows: Sequence[GridRow]
    texts: Sequence[Mapping[str, str]]  # compact, of each draft by field
    places: Mapping[tuple[int, int], Collection[int]]
    first: Sequence[tuple[int, int]]  # (grid row, draft) in order: where each begins
    last: Sequence[tuple[int, int]]  # and where it ends
    end: int  # the grid row after which no draft follows

    def owners(self, row: GridRow, cell: Cell) -> set[int]:
        """Return the drafts that were read from the grid rows of a cell."""
        return {k for i in range(cell.row_span) for k in self.places.get((row.part, row.index + i), ())}

    def near(self, at: int) -> set[int]:
        """Return the last draft above a grid row and the first below it."""
        above = bisect_left(self.last, (at, -1))
        below = bisect_left(self.first, (at + 1, -1))
        near: set[int] = set()
        if above:
            near.add(self.last[bisect_left(self.last, (self.last[above - 1][0], -1))][1])
        if below < len(self.first):
            near.add(self.first[below][1])
        return near

    def below(self, at: int) -> set[int]:
        """Return the drafts between a grid row and the next one that gives none and is none of a head."""
        begun = False
        end = len(self.rows)
        for i in range(at + 1, len(self.rows)):
            row = self.rows[i]
            owned = (row.part, row.index) in self.places
            if begun and not owned and row.kind not in _PASSED:
                end = i
                break
            begun = begun or owned
        return {k for _, k in self.first[bisect_left(self.first, (at + 1, -1)) : bisect_left(self.first, (end, -1))]}


def left_over(
    drafts: Sequence[IndicatorDraft], rows: Sequence[GridRow], passed: Collection[int] = ()
) -> tuple[set[int], set[int]]:
    """Return the rows beside which words of the grid stand that reached no field and have no reason to reach none.

    Those with such words in a column without a known label are told apart, as the second; not in the columns `passed`.
    """
    whole = _told(drafts, rows)
    has_goal = [any(d.fields.get(name) for name in GOALS) for d in drafts]
    found: set[int] = set()
    unread: set[int] = set()
    for at, row in enumerate(rows):
        sums = (row.part, row.index) not in whole.places and any(_sums(c.text) for c in row.starting)
        if row.kind in _PASSED or row.opens in ("misi", "total") or sums:
            continue
        across = len([c for c in row.starting if c.text]) <= _FEW_TEXTS
        for cell in row.starting:
            column = _column_of(row, cell)
            words = [] if any(cell in row.cells.get(i, ()) for i in passed) else _counted(cell, column)
            own = whole.owners(row, cell)
            if not own and column is not None and column.field in _NUMBERS:
                continue  # the number of a row of something else: an indicator's own words would be left over as well
            if not words or (at > whole.end and not own):
                continue
            names: frozenset[str] = frozenset()
            if row.kind == "body" and own:
                owners, names = own, _fields_of(cell, column)
            elif row.kind in ("group", "section", "heading") or across:
                owners = whole.below(at)
                section = row.kind != "body" and cell_pattern("rows", "section").match(cell.text) is not None
                if section or (not _opens_like_one(cell) and all(has_goal[k] for k in owners)):
                    continue
            else:
                owners = whole.near(at)
            reached = "|".join(
                text for k in owners for name, text in whole.texts[k].items() if not names or name in names
            )
            if any(word not in reached for word in words):
                strange = column is not None and column.is_strange and row.kind == "body" and bool(own)
                (unread if strange else found).update(owners)
    return found, unread


def _sums(text: str) -> bool:
    """Return whether a text says that its row sums up others ("Jumlah", "Jumlah bobot SS 1")."""
    return group_kind(text) == "total" or cell_pattern("rows", "summary").match(text) is not None


def lying_in(drafts: Sequence[IndicatorDraft], rows: Sequence[GridRow], columns: Collection[int]) -> set[int]:
    """Return the rows that have words in one of the columns."""
    cells = [(row, c) for row in rows if row.kind == "body" for at in columns for c in row.new.get(at, ())]
    lying = {(row.part, row.index + k) for row, c in cells for k in range(c.row_span)}
    return {at for at, draft in enumerate(drafts) if draft.rows & lying}


def beside(drafts: Sequence[IndicatorDraft], rows: Sequence[GridRow], lines: Sequence[tuple[int, Line]]) -> set[int]:
    """Return the rows at whose height a line outside the grid stands. `lines`: (part, line) of those beside a part's grid."""
    whole = _told(drafts, rows)
    found: set[int] = set()
    for part, line in lines:
        box = line.box
        for at, row in enumerate(rows):
            tall = [c.place.box for c in row.starting if c.place.box is not None and c.row_span == 1]
            if row.part != part or box is None or not tall:
                continue
            if min(b.top for b in tall) <= box.cy <= max(b.bottom for b in tall):
                found |= set(whole.places.get((part, row.index), ())) or whole.near(at)
    return found


def _told(drafts: Sequence[IndicatorDraft], rows: Sequence[GridRow]) -> _Rows:
    order = {(row.part, row.index): at for at, row in enumerate(rows)}
    places: dict[tuple[int, int], list[int]] = defaultdict(list)
    for at, draft in enumerate(drafts):
        for key in draft.rows:
            places[key].append(at)
    texts = [
        {name: compact(quote.text) for name, quote in (draft.quotes | {"unit": draft.unit}).items()} for draft in drafts
    ]
    spans = {at: [order[key] for key in d.rows if key in order] for at, d in enumerate(drafts)}
    first = sorted((min(span), at) for at, span in spans.items() if span)
    last = sorted((max(span), at) for at, span in spans.items() if span)
    return _Rows(rows, texts, places, first, last, last[-1][0] if last else 0)


def _opens_like_one(cell: Cell) -> bool:
    """Return whether the text of a row across the table may be a goal or an indicator of the rows below it."""
    return group_kind(cell.text) in GOALS or kind_of_text(cell.text) in ("sasaran", "indikator")


def _fields_of(cell: Cell, column: Column | None) -> frozenset[str]:
    """Return the fields in which the words of a cell may stand; empty where any may (values under years, labels inside)."""
    if column is None or column.holds_values or not column.fields or any(map(_label_of, cell.lines)):
        return frozenset()
    return frozenset({*column.fields, *column.goals, *_MARKS})


def _column_of(row: GridRow, cell: Cell) -> Column | None:
    return next((row.columns[i] for i, cells in row.cells.items() if any(c is cell for c in cells)), None)


def _counted(cell: Cell, column: Column | None) -> list[str]:
    """Return the words of a cell that must reach a row, compact; none in a column that is known to hold other things."""
    if column is not None and (column.money or column.other or column.refuse) and not column.fields:
        return []
    value = column is not None and column.holds_values
    return [word for word in _worded(cell) if len(word) >= _SHORTEST or (value and any(map(str.isdigit, word)))]


def _worded(cell: Cell) -> Iterator[str]:
    """Yield the words of a cell, compact: without the code or label that opens it, and those before a colon of a line."""
    _, _, text = split_code(cell.quote)
    _, text = split_group_label(text)
    labels = {word for line in cell.lines for word in _label_of(line)}
    yield from (compact(_GLUED.sub("", word.text)) for word in text.words if word not in labels)


def _label_of(line: Line) -> tuple[Word, ...]:
    """Return the words before a colon that are a label ("Sumber Data :"), inside a line too ("... x 100%. Sumber : BPS")."""
    head, colon, _ = line.text.partition(":")
    n = len(head.split())
    opening = line.words[:n] if colon and n <= _LABEL and match_header(head).known else ()
    inner = [line.quote.part(*found.span()).words for found in inline_pattern().finditer(line.text) if found.start()]
    return (*opening, *itertools.chain(*inner))
