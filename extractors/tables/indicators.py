"""Finds the tables of indicators in a document, and reads their rows over as many pages as they take."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extractors.model.blocks import HeaderCell, IndikatorTable
from extractors.model.document import Document, Line, Table
from extractors.model.quote import Quote, Word, join
from extractors.tables.borderless.goals import with_goals_centred
from extractors.tables.cells.read import split_group_label
from extractors.tables.columns import Column, Header, reach
from extractors.tables.doubts.rows import doubts_of
from extractors.tables.doubts.second_grid import differing
from extractors.tables.grids.gap_rows import with_lost_rows
from extractors.tables.grids.merged_values import with_values_parted
from extractors.tables.grids.shaded import with_head_parted, with_numbers_parted
from extractors.tables.grids.split_columns import with_columns_parted
from extractors.tables.grids.split_fractions import with_fractions_joined
from extractors.tables.grids.split_rows import with_rows_parted
from extractors.tables.heads.dating import dated
from extractors.tables.heads.find import find_header, with_years_of
from extractors.tables.heads.headerless import guess_header
from extractors.tables.heads.titles import speaks_of_results, title_of
from extractors.tables.labelled.forms import is_form
from extractors.tables.rows.fold import Folded, fold
from extractors.tables.rows.grid_rows import GridRow, Part
from extractors.tables.rows.kinds import tell_rows
from extractors.text.furniture import find_furniture
from extractors.text.labels import group_kind, match_header

_GOALS = ("tujuan", "sasaran")
_GOAL_LINES = 6  # lines right above a table in which a goal may stand
_LONGEST_FOOT = 70  # letters of a running head or foot
_OPENING = 2  # columns, number and goal, with which a row opens
_TEXT_BETWEEN = 3  # lines of text after which a table without header does not continue the one before


@dataclass(slots=True)
class _Reader:
    """The page parts of one table, gathered under one header before they are read."""

    header: Header
    printed: tuple[tuple[str, ...], ...]  # the signature of the head as printed, before its years were told by a title
    parts: list[Part] = field(default_factory=list)
    above: list[Line] = field(default_factory=list)
    sources: list[Table] = field(default_factory=list)
    goals: dict[str, Quote] = field(default_factory=dict)

    def add(self, table: Table, header: Header | None, source: Table) -> None:
        """Add a page's part; `header` is its own, None where it goes on without one. `source`: the table as it was read."""
        self.sources.append(source)
        if header is None:
            columns, first_row, labels, head_row = _aligned(table, self.header.columns), 0, frozenset[int](), 0
        else:
            columns, first_row, labels, head_row = header.columns, header.body_row, header.labels, header.first_row
            if len(columns) == len(
                self.header.columns
            ):  # the same head again: it means what it meant, and stands elsewhere
                pairs = zip(self.header.columns, columns, strict=True)
                columns = tuple(replace(a, label=b.label, start=b.start, end=b.end) for a, b in pairs)
        lost: frozenset[int] = frozenset()
        if with_rows_parted(table, first_row, columns) is table:
            table, lost = with_lost_rows(table, columns, first_row)
        shared = with_goals_centred(table, columns, first_row)
        apart = with_rows_parted(shared, first_row, columns)
        whole = with_fractions_joined(apart, columns, first_row)
        whole = with_values_parted(whole, columns, first_row)
        self.parts.append(
            Part(whole, columns, first_row, labels, head_row, apart is not shared, shared is not table, lost)
        )

    @property
    def last(self) -> Table:
        """Return the grid of the last part."""
        return self.parts[-1].table

    def read(self) -> tuple[list[GridRow], Folded]:
        """Return the told rows of all parts, and what they give."""
        rows = tell_rows(self.parts)
        return rows, fold(rows, self.goals)


def find_indikator_tables(document: Document) -> tuple[IndikatorTable, ...]:
    """Return the tables of indicators in reading order, each with its rows, its header and what no row claimed."""
    furniture = find_furniture(document)
    of_pages = _printed_again(document)
    found: list[_Reader] = []
    above: list[Line] = []
    since: list[Line] = []
    for block in document.blocks:
        if isinstance(block, Line):
            if block not in furniture:
                above.append(block)
                if block not in of_pages:
                    since.append(block)
            continue
        if _read_table(block, since, found, above, document):
            above, since = [], []
        else:
            above.extend(line for cell in block.cells for line in cell.lines)
    return tuple(made for reader in found if (made := _finished(reader, document)) is not None)


def _printed_again(document: Document) -> frozenset[Line]:
    """Return the lines that another page prints at the same place, as a signature block in a foot: they end no table."""
    places: dict[tuple[str, int, int], list[Line]] = {}
    for page in document.pages:
        for block in page.blocks:
            if isinstance(block, Line) and (box := block.box) is not None:
                places.setdefault((block.text, round(box.x0), round(box.top)), []).append(block)
    return frozenset(line for lines in places.values() if len({x.page for x in lines}) > 1 for line in lines)


def _read_table(
    table: Table, since: Sequence[Line], found: list[_Reader], above: Sequence[Line], document: Document
) -> bool:
    """Read `table` as the next part of the last one, or as a new one; return False where it is no indicator table."""
    reader = found[-1] if found else None
    if is_form(table):
        return False
    given, table = table, with_columns_parted(with_numbers_parted(with_head_parted(table)))
    header = find_header(table)
    if header is None:
        follows = reader is not None and len(since) <= _TEXT_BETWEEN and not _opens_with_labels(table)
        if reader is not None and follows and _fits(table, reader):
            reader.add(table, None, given)
            return True
        header = guess_header(table, document)
        if header is None:
            return False
    elif reader is not None and _is_repeat(table, header, reader, since):
        reader.add(table, header, given)
        return True
    printed = header.signature
    header = with_years_of(header, kind_by_text=speaks_of_results(above))
    header = dated(header, above)
    goals = _goals_above(since, header)
    if reader is not None and not goals and not since and not any(c.field == "tujuan" for c in header.columns):
        goals = {name: quote for name, quote in reader.goals.items() if name == "tujuan"}  # nothing has ended it
    fresh = _Reader(header, printed, above=list(above), goals=goals)
    fresh.add(table, header, given)
    found.append(fresh)
    return True


def _goals_above(since: Sequence[Line], header: Header) -> dict[str, Quote]:
    """Return the goals that lines right above a table name for all its rows ("Tujuan 1 : ..."), by field."""
    found: dict[str, Quote] = {}
    name: str | None = None
    for line in since[-_GOAL_LINES:]:
        _, text = split_group_label(line.quote)
        kind = group_kind(line.text)
        if kind in _GOALS and text is not line.quote and not any(c.field == kind for c in header.columns):
            name, found[kind] = kind, text
        elif name is not None and line.text[:1].islower():
            found[name] = join([found[name], line.quote])
        else:
            name = None
    return found


def _is_repeat(table: Table, header: Header, reader: _Reader, since: Sequence[Line]) -> bool:
    """Return whether a header is the last table's again: same columns, next page, nothing but blank between."""
    last = reader.last
    if header.signature != reader.printed or (since and not _begins_inside(table, header, reader, since)):
        return False
    if table.page is not None and last.page is not None and table.page not in (last.page, last.page + 1):
        return False
    return not _restarts(table, header, reader)


def _begins_inside(table: Table, header: Header, reader: _Reader, since: Sequence[Line]) -> bool:
    """Return whether a table on the next page opens without number and goal, below a few short lines: its row began before.

    A running head, or a page number that a scan garbled, may stand between the parts.
    """
    if len(since) > _TEXT_BETWEEN or any(len(line.text) > _LONGEST_FOOT for line in since):
        return False
    opening = [c for c in header.columns if c.field in ("no", "sasaran")]
    if table.page is None or reader.last.page is None or table.page != reader.last.page + 1 or len(opening) < _OPENING:
        return False
    across = [c for c in table.cells if c.row <= header.body_row < c.row + c.row_span and c.text]
    first = [c for c in across if any(x.start - 1 <= reach(c)[0] < x.end - 1 for x in opening)]
    return bool(across) and not first


def _restarts(table: Table, header: Header, reader: _Reader) -> bool:
    """Return whether the numbering starts again at 1: then the same header opens another table."""
    numbers = [c for c in header.columns if c.field == "no"]
    if not numbers:
        return False
    cells = [c for row in range(header.body_row, table.n_rows) for c in table.row(row)]
    first = next((c.text for c in cells if c.text and reach(c)[0] < numbers[0].end - 1), "")
    if not re.match(r"^\W*1\W*$", first):
        return False
    before = reader.read()[1].last_number.text
    return bool(before) and not re.match(r"^\W*1\W*$", before)


def _fits(table: Table, reader: _Reader) -> bool:
    """Return whether a table without header has the columns of the one before it, on its page or the next."""
    last = reader.last
    if table.page is not None and last.page is not None and table.page not in (last.page, last.page + 1):
        return False
    columns = reader.header.columns
    edges = sorted({edge for cell in table.cells for edge in reach(cell)})
    if table.place.box is None or not (table.ruled or last.ruled):  # gutters have no exact place
        return table.n_cols == last.n_cols
    inner = [c.start for c in columns[1:]]
    hits = sum(1 for x in inner if any(abs(x - edge) <= 6 for edge in edges))
    return len(inner) > 0 and hits >= max(1, len(inner) * 0.7)


def _opens_with_labels(table: Table) -> bool:
    """Return whether the first row of a table is a header of its own, of budgets or programmes."""
    rows = (table.row(row) for row in range(table.n_rows))
    first = next((cells for cells in rows if any(c.text for c in cells)), ())
    matches = [match_header(c.text) for c in first if c.text]
    known = sum(1 for m in matches if m.known)
    return known >= 2 or (known * 2 >= len(matches) and any(m.refuse for m in matches))  # "Rp" may be a unit


def _aligned(table: Table, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns with which a part without header is read: its own left and right edge may lie elsewhere."""
    if table.place.box is None or not columns:
        return columns
    first, last = columns[0], columns[-1]
    moved = (replace(first, start=min(first.start, table.place.box.x0)), *columns[1:])
    return (*moved[:-1], replace(moved[-1], end=max(last.end, table.place.box.x1)))


def _finished(reader: _Reader, document: Document) -> IndikatorTable | None:
    """Return the finished table; None for an empty form (no rows, or placeholders in most of them)."""
    rows, folded = reader.read()
    drafts = [d for d in folded.drafts if d.fields.get("indikator") or d.fields.get("sasaran")]
    if not drafts or sum(row.placeholder for row in rows) > len(drafts) / 2:
        return None
    claimed = folded.claimed | {word for part in reader.parts for word in _head_words(part)}
    wide = {"rows_by_place"} if any(part.rows_told for part in reader.parts) else set()
    wide |= {"goal_by_place"} if any(part.goals_told for part in reader.parts) else set()
    aside = [(at, line) for at, part in enumerate(reader.parts) for line in _lines_beside(part.table, document)]
    lost = {(at, row) for at, part in enumerate(reader.parts) for row in part.lost}
    told = [
        tuple(sorted({*codes, "rows_by_place"})) if draft.rows & lost else codes
        for draft, codes in zip(drafts, doubts_of(drafts, rows, wide, aside), strict=True)
    ]
    apart = differing([draft.quotes for draft in drafts], [draft.rows for draft in drafts])
    units = [draft.unit for draft in drafts if draft.unit]
    several = len({unit.text for unit in units}) > 1
    title, unit = title_of(reader.above)
    header = tuple(HeaderCell(c.label, c.fields, i) for i, c in enumerate(reader.header.columns))
    return IndikatorTable(
        tuple(
            draft.done(
                doubts,
                tuple(sorted(name for row, name in apart if row == at)),
                _office(draft.unit) if several else Quote(),
            )
            for at, (draft, doubts) in enumerate(zip(drafts, told, strict=True))
        ),
        header,
        title,
        units[0] if units and not unit else unit,
        _leftovers(reader, claimed, rows),
        tuple(reader.sources),
        tuple(cell.quote for row in rows if row.kind == "other" for cell in row.starting),
    )


def _office(unit: Quote) -> Quote:
    """Return the office that a row between others names, its level before a colon left out ("ESELON II : KEPALA BIDANG X")."""
    _, colon, office = unit.text.partition(":")
    return unit.part(len(unit.text) - len(office.lstrip()), len(unit.text)) if colon and office.strip() else unit


def _head_words(part: Part) -> Iterator[Word]:
    """Yield the words of a part's head, those of labels below it too."""
    labels = {word for column in part.columns for word in column.label.words}
    for cell in part.table.cells:
        if part.head_row <= cell.row < part.first_row:
            yield from cell.quote.words
        elif id(cell) in part.labels:
            yield from (word for word in cell.quote.words if word in labels)


def _lines_beside(table: Table, document: Document) -> Iterator[Line]:
    """Yield the lines outside a ruled table at its height: of a column, or a cell, that the grid does not hold."""
    box = table.place.box
    if box is None or not table.ruled:
        return
    for page in (page for page in document.pages if page.number == table.page):
        for line in page.blocks:
            if isinstance(line, Line) and (b := line.box) is not None and box.top < b.cy < box.bottom:
                yield line


def _leftovers(reader: _Reader, claimed: frozenset[Word], rows: Sequence[GridRow]) -> tuple[Quote, ...]:
    """Return the words of each cell that reached no row; those of another list inside the grid are told apart from them."""
    elsewhere = {(row.part, row.index) for row in rows if row.kind == "other"}
    found: list[Quote] = []
    for number, part in enumerate(reader.parts):
        for cell in sorted(part.table.cells, key=lambda c: (c.row, c.col)):
            words = tuple(w for w in cell.quote.words if w not in claimed)
            if words and (number, cell.row) not in elsewhere:
                found.append(Quote(words))
    return tuple(found)
