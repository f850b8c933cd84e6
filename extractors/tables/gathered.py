"""The page parts of one table, gathered under one header; whether another table goes on with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from extractors.model.document import Line, Table
from extractors.model.quote import Quote
from extractors.tables.borderless.goals import with_goals_centred
from extractors.tables.cells.content import number_of
from extractors.tables.columns import Column, Header, reach
from extractors.tables.grids.gap_rows import with_lost_rows
from extractors.tables.grids.labelled_rows import with_labelled_rows_joined
from extractors.tables.grids.line_rows import with_line_rows_joined
from extractors.tables.grids.merged_values import with_goals_parted, with_values_parted
from extractors.tables.grids.numbered_blocks import with_blocks_parted
from extractors.tables.grids.split_fractions import with_fractions_joined
from extractors.tables.grids.split_rows import with_rows_parted
from extractors.tables.grids.year_rows import YearColumns
from extractors.tables.rows.fold import Folded, fold
from extractors.tables.rows.goals_below import with_goals_between, with_goals_first
from extractors.tables.rows.grid_rows import GridRow, Part
from extractors.tables.rows.kinds import tell_rows
from extractors.tables.rows.row_kinds import with_row_kinds
from extractors.text.labels import begin_alike, cell_pattern, compact, match_header

_GOES_ON = cell_pattern("group_labels", "goes_on")  # "(lanjutan)"
_LONGEST_FOOT = 70  # letters of a running head or foot
_EDGE = 6.0  # points by which a border may stand elsewhere on another page
_OPENING = 2  # columns, number and goal, with which a row opens
TEXT_BETWEEN = 3  # lines of text after which a table without header does not continue the one before


@dataclass(slots=True)
class GatheredTable:
    """The page parts of one table, gathered under one header before they are read."""

    header: Header
    printed: tuple[tuple[str, ...], ...]  # the signature of the head as printed, before its years were told by a title
    parts: list[Part] = field(default_factory=list)
    above: list[Line] = field(default_factory=list)
    sources: list[Table] = field(default_factory=list)
    goals: dict[str, Quote] = field(default_factory=dict)
    since: list[Line] = field(default_factory=list)  # lines between the table before and this one
    below: list[Line] = field(default_factory=list)  # lines after the last part
    guessed: bool = False  # its columns were told by what stands in them: a head on a later page may name them
    goals_below: bool = False  # its goals stand in rows below their indicators
    years: YearColumns | None = None  # columns that years in rows below its indicators made
    goals_of: dict[int, dict[str, Quote]] = field(default_factory=dict)  # those printed above later parts, by part
    cut: set[int] = field(default_factory=set)  # parts that were cut at the borders of the part before
    refused: bool = False  # a grid of its columns, without a head, stands below it, and nothing says that it goes on

    def add(
        self,
        table: Table,
        header: Header | None,
        source: Table,
        *,
        cut: bool = False,
        goals: Mapping[str, Quote] = MappingProxyType({}),
    ) -> None:
        """Add a page's part; `header` is its own, None where it goes on without one. `source`: the table as it was read.

        `cut`: it was cut at the borders of the part before. `goals`: those printed right above a later part, by field.
        """
        self.sources.append(source)
        if goals:
            self.goals_of[len(self.parts)] = dict(goals)
        if cut:
            self.cut.add(len(self.parts))
        self.below = []
        if header is None:
            columns, first_row, labels, head_row = _aligned(table, self.header.columns), 0, frozenset[int](), 0
        else:
            columns, first_row, labels, head_row = header.columns, header.body_row, header.labels, header.first_row
            if len(columns) == len(self.header.columns):
                # the same head again: it means what it meant, and stands elsewhere
                if self.parts and _says_more(self.header.columns, columns):
                    self.parts[-1] = _with_last_doubted(self.parts[-1])
                pairs = zip(self.header.columns, columns, strict=True)
                columns = tuple(replace(a, label=b.label, start=b.start, end=b.end) for a, b in pairs)
        lost: frozenset[int] = frozenset()
        table, going_on = with_line_rows_joined(table, columns, first_row)
        if with_rows_parted(table, first_row, columns) is table:
            table, lost = with_lost_rows(table, columns, first_row)
        table = with_goals_parted(with_blocks_parted(table, columns, first_row), columns, first_row)
        table, bare = with_labelled_rows_joined(table, columns, first_row)
        shared = with_goals_centred(table, columns, first_row)
        apart = with_rows_parted(shared, first_row, columns)
        whole = with_fractions_joined(apart, columns, first_row)
        whole, by_height = with_values_parted(whole, columns, first_row)
        self.parts.append(
            Part(
                whole,
                columns,
                first_row,
                labels,
                head_row,
                apart is not shared,
                shared is not table,
                lost | by_height | going_on,
                bare,
            )
        )

    @property
    def first(self) -> Table:
        """Return the grid of the first part."""
        return self.parts[0].table

    @property
    def last(self) -> Table:
        """Return the grid of the last part."""
        return self.parts[-1].table

    def read(self) -> tuple[list[GridRow], Folded]:
        """Return the told rows of all parts, and what they give."""
        rows = with_row_kinds(tell_rows(self.parts))
        ordered = rows if "sasaran" in self.goals else with_goals_first(rows)
        self.goals_below = ordered != rows
        return rows, fold(with_goals_between(ordered, self.goals_of), self.goals)


def is_repeat(table: Table, header: Header, gathered: GatheredTable, since: Sequence[Line]) -> bool:
    """Return whether a header is the last table's again: same columns, next page, nothing but blank between."""
    last = gathered.last
    same = header.signature == gathered.printed or _labels(header) == _labels(gathered.header)
    if not same or (since and not _begins_inside(table, header, gathered, since)):
        return False
    if table.page is not None and last.page is not None and table.page not in (last.page, last.page + 1):
        return False
    return not _restarts(table, header, gathered)


def _labels(header: Header) -> list[str]:
    return [compact(column.label.text) for column in header.columns]


def _begins_inside(table: Table, header: Header, gathered: GatheredTable, since: Sequence[Line]) -> bool:
    """Return whether a table on the next page opens without number and goal, below a few short lines: its row began before.

    A running head, or a page number that a scan garbled, may stand between the parts.
    """
    if len(since) > TEXT_BETWEEN or any(len(line.text) > _LONGEST_FOOT for line in since):
        return False
    opening = [c for c in header.columns if c.field in ("no", "sasaran")]
    if (
        table.page is None
        or gathered.last.page is None
        or table.page != gathered.last.page + 1
        or len(opening) < _OPENING
    ):
        return False
    across = [c for c in table.cells if c.row <= header.body_row < c.row + c.row_span and c.text]
    first = [c for c in across if any(x.start - 1 <= reach(c)[0] < x.end - 1 for x in opening)]
    return bool(across) and not first


def _restarts(table: Table, header: Header, gathered: GatheredTable) -> bool:
    """Return whether the numbering starts again at 1: then the same header opens another table."""
    numbers = [c for c in header.columns if c.field == "no"]
    if not numbers:
        return False
    cells = [c for row in range(header.body_row, table.n_rows) for c in table.row(row)]
    first = next((c.text for c in cells if c.text and reach(c)[0] < numbers[0].end - 1), "")
    if number_of(first) != 1:
        return False
    before = gathered.read()[1].last_number.text
    return bool(before) and number_of(before) != 1


def may_follow(table: Table, gathered: GatheredTable, since: Sequence[Line]) -> bool:
    """Return whether a table without header may go on with the one before: few lines between them, on the next page.

    Below text on the same page, as in a file without pages, only its numbering says that it does.
    """
    if len(since) > TEXT_BETWEEN:
        return False
    if not since or (table.page is not None and table.page != gathered.last.page):
        return True
    first = next((c.text for row in range(table.n_rows) for c in table.row(row) if c.text), "")
    before = gathered.read()[1].last_number.text
    last, own = number_of(before), number_of(first)
    return last is not None and own == last + 1


def fits(table: Table, gathered: GatheredTable) -> bool:
    """Return whether a table without header has the columns of the one before it, on its page or the next."""
    last = gathered.last
    if table.page is not None and last.page is not None and table.page not in (last.page, last.page + 1):
        return False
    columns = gathered.header.columns
    edges = sorted({edge for cell in table.cells for edge in reach(cell)})
    if table.place.box is None or not (table.ruled or last.ruled):  # gutters have no exact place
        return table.n_cols == last.n_cols
    inner = [c.start for c in columns[1:]]
    hits = sum(1 for x in inner if any(abs(x - edge) <= _EDGE for edge in edges))
    return len(inner) > 0 and hits >= max(1, len(inner) * 0.7)


@dataclass(slots=True)
class Waiting:
    """A table that was not read, for want of a head: one on the next page may have it.

    `above`, `since`: how many of the lines gathered for the next table stand before this one.
    """

    table: Table
    above: int
    since: int
    below: list[Line] = field(default_factory=list)  # lines after it


def waiting_of(gathered: GatheredTable) -> list[Waiting]:
    """Return the parts of a table whose columns were guessed as tables that wait for a head."""
    made = [Waiting(source, 0, 0) for source in gathered.sources]
    made[-1].below = list(gathered.below)
    return made


def led_by(waiting: Sequence[Waiting], table: Table, header: Header) -> int:
    """Return at which of the tables before it, one a page, a table with a head begins that is printed with its last part alone.

    The same columns, nothing but a few short lines between, and numbers that go on say so. `len(waiting)` where none does.
    """
    first, after = len(waiting), table
    numbers = next((c for c in header.columns if c.field == "no"), None)
    if numbers is None:
        return first
    opens = next(iter(_numbers_in(table, numbers, header.body_row)), None)
    while first > 0:
        before = waiting[first - 1]
        counted = _numbers_in(before.table, numbers, 0)
        near = before.table.page is not None and after.page == before.table.page + 1
        plain = len(before.below) <= TEXT_BETWEEN and all(len(line.text) <= _LONGEST_FOOT for line in before.below)
        if not (near and plain and counted and opens == counted[-1] + 1 and _same_edges(before.table, header.columns)):
            break
        first, after, opens = first - 1, before.table, counted[0]
    return first if first < len(waiting) and opens == 1 else len(waiting)


def _numbers_in(table: Table, column: Column, first_row: int) -> list[int]:
    cells = (c for row in range(first_row, table.n_rows) for c in table.row(row))
    texts = (c.text for c in cells if c.text and reach(c)[0] < column.end - 1 and reach(c)[1] > column.start + 1)
    return [number for text in texts if (number := number_of(text)) is not None]


def _says_more(columns: Sequence[Column], again: Sequence[Column]) -> bool:
    """Return whether a label of a head printed again has more words than it had: they may be the end of the row before."""
    labels = [(a.label.text, _GOES_ON.sub("", b.label.text)) for a, b in zip(columns, again, strict=True)]
    pairs = [(compact(said), compact(more)) for said, more in labels]
    return any(said and more.startswith(said) and len(more) > len(said) for said, more in pairs)


def _with_last_doubted(part: Part) -> Part:
    last = max((cell.row for cell in part.table.cells if cell.text), default=0)
    return replace(part, lost=part.lost | {last})


def _same_edges(table: Table, columns: Sequence[Column]) -> bool:
    """Return whether each column of a ruled head has its borders in a ruled grid."""
    edges = {edge for cell in table.cells for edge in reach(cell)}
    inner = [c.start for c in columns[1:]]
    return table.ruled and table.place.box is not None and all(any(abs(x - e) <= _EDGE for e in edges) for x in inner)


def opens_with_labels(table: Table) -> bool:
    """Return whether the first row of a table is a header of its own, of budgets or programmes; one with a number is none."""
    rows = (table.row(row) for row in range(table.n_rows))
    first = next((cells for cells in rows if any(c.text for c in cells)), ())
    if not begin_alike(c.text for c in first):
        return False  # the rest of a row that the page before began: "rat Daerah", "Keuangan"
    texts = [c.text for c in first if c.text]
    if not texts or number_of(texts[0]) is not None:
        return False
    matches = [match_header(text) for text in texts if any(map(str.isalnum, text))]  # "%" is a unit
    known = sum(1 for m in matches if m.known)
    return known >= 2 or (known * 2 >= len(matches) and any(m.refuse for m in matches))  # "Rp" may be a unit


def _aligned(table: Table, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns with which a part without header is read: its own left and right edge may lie elsewhere."""
    if table.place.box is None or not columns:
        return columns
    first, last = columns[0], columns[-1]
    moved = (replace(first, start=min(first.start, table.place.box.x0)), *columns[1:])
    return (*moved[:-1], replace(moved[-1], end=max(last.end, table.place.box.x1)))
