"""Finds the tables of indicators in a document, and reads their rows over as many pages as they take."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.model.blocks import IndikatorTable
from extractors.model.document import Document, Line, Table
from extractors.model.packing import packed_records
from extractors.tables.beside import stand_beside
from extractors.tables.columns import Header
from extractors.tables.doubts.going_on import with_broken_rows_doubted
from extractors.tables.finished import finished
from extractors.tables.gathered import (
    TEXT_BETWEEN,
    GatheredTable,
    Waiting,
    fits,
    is_repeat,
    led_by,
    may_follow,
    opens_with_labels,
    waiting_of,
)
from extractors.tables.grids.head_above import with_head_above
from extractors.tables.grids.inner_heads import with_inner_heads_lifted
from extractors.tables.grids.lost_borders import with_lost_borders
from extractors.tables.grids.lost_columns import with_columns_of
from extractors.tables.grids.overflowing import with_overflow_joined
from extractors.tables.grids.shaded import with_head_parted, with_numbers_parted
from extractors.tables.grids.split_columns import with_columns_parted
from extractors.tables.grids.year_rows import YearColumns, with_year_rows_lifted, year_columns_of
from extractors.tables.heads.dating import dated, year_of_rows
from extractors.tables.heads.find import find_header, with_years_of
from extractors.tables.heads.headerless import guess_header
from extractors.tables.heads.labels_below import names_year
from extractors.tables.heads.places import with_own_place
from extractors.tables.heads.titles import goal_of, goals_over, speaks_of_results
from extractors.tables.inside_cells import LinesAround
from extractors.tables.labelled.forms import is_form
from extractors.tables.labelled.matrices import is_matrix
from extractors.tables.labelled.stacked import is_stacked
from extractors.text.furniture import find_furniture

_COVER_LINES = 60  # of a cover and its title page


def find_indikator_tables(document: Document) -> tuple[IndikatorTable, ...]:
    """Return the tables of indicators in reading order, each with its rows, its header and what no row claimed."""
    furniture = find_furniture(document)
    of_pages = _printed_again(document)
    around = LinesAround(document)
    so_far = _SoFar()
    for block in document.blocks:
        if isinstance(block, Line):
            if block not in furniture:
                so_far.add_line(block, ends_table=block not in of_pages)
        elif _read_table(block, so_far, document, around.of(block)):
            so_far.begin_anew()
        else:
            so_far.add_unread(block)
    read = frozenset(id(source) for gathered in so_far.found for source in gathered.sources)
    tables = (packed_records(finished(gathered, document, read), document) for gathered in so_far.found)
    return with_broken_rows_doubted([table for table in tables if table is not None])


@dataclass(slots=True)
class _SoFar:
    """What was read of a document so far.

    `above`: the lines since the last table of indicators; `since`: those of them that end a table. `waiting`: the grids
    among them, which may be parts of the next table.
    """

    found: list[GatheredTable] = field(default_factory=list)
    above: list[Line] = field(default_factory=list)
    since: list[Line] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)

    @property
    def last(self) -> GatheredTable | None:
        """Return the last table of indicators."""
        return self.found[-1] if self.found else None

    def add_line(self, line: Line, *, ends_table: bool) -> None:
        """Put a line behind what was read."""
        self.above.append(line)
        if self.found:
            self.found[-1].below.append(line)
        if self.waiting:
            self.waiting[-1].below.append(line)
        if ends_table:
            self.since.append(line)

    def add_unread(self, table: Table) -> None:
        """Put a grid that is no table of indicators behind what was read; its lines may be a title, a goal in a frame a goal."""
        self.waiting.append(Waiting(table, len(self.above), len(self.since)))
        self.above.extend(line for cell in table.cells for line in cell.lines)
        filled = [cell.quote for cell in table.cells if cell.text]
        if len(filled) == 1 and goal_of(filled[0])[0] is not None:
            self.since.append(Line(filled[0].words))

    def begin_anew(self) -> None:
        """Forget the lines and grids: they were above a table that is read."""
        self.above, self.since, self.waiting = [], [], []


@dataclass(frozen=True, slots=True)
class _Grid:
    """A grid that is to be read. `given`: as the document has it; `table`: mended; `header`: its head, where it has one.

    `above`: the lines since the last table, `since`: those of them that end a table; both without those that are the head.
    `years`: the columns of years that stood in rows below the indicators. `cut`: it was cut at borders of the last table.
    """

    given: Table
    table: Table
    header: Header | None
    above: Sequence[Line]
    since: Sequence[Line]
    years: YearColumns | None
    cut: bool = False


def _printed_again(document: Document) -> frozenset[Line]:
    """Return the lines that another page prints at the same place, as a signature block in a foot: they end no table."""
    places: dict[tuple[str, int, int], list[Line]] = {}
    for page in document.pages:
        for block in page.blocks:
            if isinstance(block, Line) and (box := block.box) is not None:
                places.setdefault((block.text, round(box.x0), round(box.top)), []).append(block)
    return frozenset(line for lines in places.values() if len({x.page for x in lines}) > 1 for line in lines)


def _read_table(given: Table, so_far: _SoFar, document: Document, around: Sequence[Line] | None) -> bool:
    """Read a grid as the next part of the last table, or as a new one; return False where it is no table of indicators.

    `around`: the lines of the cell in which it stands.
    """
    if is_form(given) or is_matrix(given) or is_stacked(given):
        return False
    last = so_far.last
    grid = _mended(given, last, so_far.above, so_far.since if around is None else around)
    if last is not None and _goes_on(grid, last, document):
        goals = goals_over(grid.table, grid.since, last.header, document)
        last.add(grid.table, grid.header, given, cut=grid.cut, goals=goals)
        return True
    header = grid.header or guess_header(grid.table, document)
    if header is None:
        if last is not None and _may_go_on(grid, last):
            last.refused = True
        return False
    _begin_table(grid, header, so_far, document)
    return True


def _mended(given: Table, last: GatheredTable | None, above: Sequence[Line], since: Sequence[Line]) -> _Grid:
    """Return a grid with what its rulings lost or joined put right, and its head where it stands in lines above it."""
    scanned = given if last is None else with_columns_of(given, last.last)
    plain = with_inner_heads_lifted(with_lost_borders(with_overflow_joined(scanned)))
    whole = with_year_rows_lifted(plain, last.years if last is not None else None)
    years = year_columns_of(plain) if whole is not plain else None
    table = with_columns_parted(with_numbers_parted(with_head_parted(whole)))
    header = find_header(table)
    if header is None and (headed := with_head_above(table, since)) is not None:
        table, head = headed
        header = find_header(table)
        above, since = ([line for line in lines if line not in head] for lines in (above, since))
    return _Grid(given, table, header, above, since, years, scanned is not given)


def _goes_on(grid: _Grid, last: GatheredTable, document: Document) -> bool:
    """Return whether a grid is the next part of the last table: without a head in its columns, or under the same head."""
    if grid.header is None:
        return _is_alike(grid, last) and may_follow(grid.table, last, grid.since)
    own_goal = _has_own_goal(grid.table, grid.header, last, document)
    return not own_goal and is_repeat(grid.table, grid.header, last, grid.since)


def _is_alike(grid: _Grid, last: GatheredTable) -> bool:
    return not opens_with_labels(grid.table) and fits(grid.table, last)


def _may_go_on(grid: _Grid, last: GatheredTable) -> bool:
    """Return whether a grid that gave no row may hold rows of the last table: it stands near, in its columns."""
    near = grid.table.place.box is not None or len(grid.since) <= TEXT_BETWEEN
    return near and (_is_alike(grid, last) or _is_of_last_row(grid.table, last))


def _begin_table(grid: _Grid, header: Header, so_far: _SoFar, document: Document) -> None:
    """Begin a new table with a grid, and with the grids before it that its head leads."""
    last, printed = so_far.last, header.signature
    results = speaks_of_results(grid.above)
    header = with_years_of(header, kind_by_text=results)
    if results or speaks_of_results(grid.above, "compared"):
        header = with_own_place(header, _title_lines(document))
    before, above, since = _parts_before(grid, header, so_far)
    if before and last is not None and last.guessed:
        so_far.found.pop()  # its grids are the first parts of this one
    header = dated(header, above, document.lines, year_of_rows(header, grid.table))
    if last is not None and not since and stand_beside(last.first, grid.table):
        since = last.since
    goals = goals_over(grid.table, since, header, document)
    if last is not None and not goals and not since and not any(c.field == "tujuan" for c in header.columns):
        goals = {name: quote for name, quote in last.goals.items() if name == "tujuan"}  # nothing has ended it
    guessed = grid.header is None
    fresh = GatheredTable(header, printed, above=list(above), goals=goals, since=list(since), guessed=guessed)
    fresh.years = grid.years
    for part in before:
        fresh.add(part, None, part)
    fresh.add(grid.table, header, grid.given)
    so_far.found.append(fresh)


def _parts_before(grid: _Grid, header: Header, so_far: _SoFar) -> tuple[list[Table], Sequence[Line], Sequence[Line]]:
    """Return (the grids before one that its head leads, the lines above the first of them, those that end a table)."""
    guess = so_far.last if so_far.last is not None and so_far.last.guessed else None
    waiting = waiting_of(guess) if guess is not None else so_far.waiting
    led = waiting[led_by(waiting, grid.table, header) :]
    if not led or (guess is not None and len(led) < len(waiting)):
        return [], grid.above, grid.since  # a guessed table stays one of its own: its first parts would be lost
    tables = [one.table for one in led]
    if guess is not None:
        return tables, guess.above, guess.since
    return tables, grid.above[: led[0].above], grid.since[: led[0].since]


def _is_of_last_row(table: Table, gathered: GatheredTable) -> bool:
    """Return whether a table in the columns of the one before opens with years alone: those of its last indicator."""
    texts = [cell.text for cell in table.row(0) if cell.text]
    return len(texts) > 1 and all(map(names_year, texts)) and fits(table, gathered)


def _title_lines(document: Document) -> Iterator[Line]:
    """Yield the first lines of the first page, which a Word file has alone: its title names whose document it is."""
    lines = (block for page in document.pages[:1] for block in page.blocks if isinstance(block, Line))
    yield from itertools.islice(lines, _COVER_LINES)


def _has_own_goal(table: Table, header: Header, gathered: GatheredTable, document: Document) -> bool:
    """Return whether a table beside the last one has a goal of its own above it."""
    return stand_beside(gathered.first, table) and bool(goals_over(table, gathered.since, header, document))
