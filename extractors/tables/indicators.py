"""Finds the tables of indicators in a document, and reads their rows over as many pages as they take."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Sequence

from extractors.model.blocks import HeaderCell, IndikatorTable
from extractors.model.document import Document, Line, Table
from extractors.model.quote import Quote, Word
from extractors.tables.beside import stand_beside
from extractors.tables.budgets import lists_money
from extractors.tables.cells.content import kind_of_text
from extractors.tables.columns import Header
from extractors.tables.doubts.going_on import goes_on_below, with_broken_rows_doubted
from extractors.tables.doubts.rows import doubts_of
from extractors.tables.doubts.second_grid import differing
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
from extractors.tables.grids.overflowing import with_overflow_joined
from extractors.tables.grids.shaded import with_head_parted, with_numbers_parted
from extractors.tables.grids.split_columns import with_columns_parted
from extractors.tables.grids.year_rows import with_year_rows_lifted, year_columns_of
from extractors.tables.heads.dating import dated, year_of_rows
from extractors.tables.heads.find import find_header, with_years_of
from extractors.tables.heads.headerless import guess_header
from extractors.tables.heads.labels_below import names_year
from extractors.tables.heads.places import with_own_place
from extractors.tables.heads.titles import goals_over, speaks_of_results, title_of
from extractors.tables.inside_cells import LinesAround
from extractors.tables.labelled.forms import is_form
from extractors.tables.labelled.matrices import is_matrix
from extractors.tables.labelled.stacked import is_stacked
from extractors.tables.rows.activities import name_activities
from extractors.tables.rows.drafts import IndicatorDraft
from extractors.tables.rows.grid_rows import GridRow, Part
from extractors.text.furniture import find_furniture

_FEWEST_AIMED_AT = 3  # rows of nothing but whom a programme is for
_COVER_LINES = 60  # of a cover and its title page


def find_indikator_tables(document: Document) -> tuple[IndikatorTable, ...]:
    """Return the tables of indicators in reading order, each with its rows, its header and what no row claimed."""
    furniture = find_furniture(document)
    of_pages = _printed_again(document)
    around = LinesAround(document)
    found: list[GatheredTable] = []
    above: list[Line] = []
    since: list[Line] = []
    waiting: list[Waiting] = []
    for block in document.blocks:
        if isinstance(block, Line):
            if block not in furniture:
                above.append(block)
                if found:
                    found[-1].below.append(block)
                if waiting:
                    waiting[-1].below.append(block)
                if block not in of_pages:
                    since.append(block)
            continue
        if _read_table(block, since, found, above, document, around, waiting):
            above, since, waiting = [], [], []
        else:
            waiting.append(Waiting(block, len(above), len(since)))
            above.extend(line for cell in block.cells for line in cell.lines)
    read = frozenset(id(source) for gathered in found for source in gathered.sources)
    return with_broken_rows_doubted([made for g in found if (made := _finished(g, document, read)) is not None])


def _printed_again(document: Document) -> frozenset[Line]:
    """Return the lines that another page prints at the same place, as a signature block in a foot: they end no table."""
    places: dict[tuple[str, int, int], list[Line]] = {}
    for page in document.pages:
        for block in page.blocks:
            if isinstance(block, Line) and (box := block.box) is not None:
                places.setdefault((block.text, round(box.x0), round(box.top)), []).append(block)
    return frozenset(line for lines in places.values() if len({x.page for x in lines}) > 1 for line in lines)


def _read_table(
    table: Table,
    since: Sequence[Line],
    found: list[GatheredTable],
    above: Sequence[Line],
    document: Document,
    around: LinesAround,
    waiting: Sequence[Waiting],
) -> bool:
    """Read `table` as the next part of the last one, or as a new one; return False where it is no indicator table."""
    gathered = found[-1] if found else None
    inside = around.of(table)
    since = since if inside is None else inside
    if is_form(table) or is_matrix(table) or is_stacked(table):
        return False
    given, plain = table, with_inner_heads_lifted(with_lost_borders(with_overflow_joined(table)))
    whole = with_year_rows_lifted(plain, gathered.years if gathered is not None else None)
    table = with_columns_parted(with_numbers_parted(with_head_parted(whole)))
    header = find_header(table)
    if header is None and (headed := with_head_above(table, since)) is not None:
        table, header = headed[0], find_header(headed[0])
        above, since = ([line for line in lines if line not in headed[1]] for lines in (above, since))
    guessed = False
    if header is None:
        alike = gathered is not None and not opens_with_labels(table) and fits(table, gathered)
        if gathered is not None and alike and may_follow(table, gathered, since):
            gathered.add(table, None, given)
            return True
        header = guess_header(table, document)
        if header is None:
            near = table.place.box is not None or len(since) <= TEXT_BETWEEN
            if gathered is not None and near and (alike or _is_of_last_row(table, gathered)):
                gathered.refused = True
            return False
        guessed = True
    elif (
        gathered is not None
        and not _has_own_goal(table, header, gathered, document)
        and is_repeat(table, header, gathered, since)
    ):
        gathered.add(table, header, given)
        return True
    printed = header.signature
    results = speaks_of_results(above)
    header = with_years_of(header, kind_by_text=results)
    if results or speaks_of_results(above, "compared"):
        header = with_own_place(header, _title_lines(document))
    guess = gathered if gathered is not None and gathered.guessed else None
    waiting = waiting_of(guess) if guess is not None else waiting
    begun = [before.table for before in waiting[led_by(waiting, table, header) :]]
    if guess is not None and len(begun) < len(waiting):
        begun = []  # it stays a table of its own: its first parts would be lost
    if begun and guess is not None:
        above, since = found.pop().above, guess.since
    elif begun:
        above, since = above[: waiting[-len(begun)].above], since[: waiting[-len(begun)].since]
    header = dated(header, above, document.lines, year_of_rows(header, table))
    if gathered is not None and not since and stand_beside(gathered.first, table):
        since = gathered.since
    goals = goals_over(table, since, header, document)
    if gathered is not None and not goals and not since and not any(c.field == "tujuan" for c in header.columns):
        goals = {name: quote for name, quote in gathered.goals.items() if name == "tujuan"}  # nothing has ended it
    fresh = GatheredTable(header, printed, above=list(above), goals=goals, since=list(since), guessed=guessed)
    fresh.years = year_columns_of(plain) if whole is not plain else None
    for before in begun:
        fresh.add(before, None, before)
    fresh.add(table, header, given)
    found.append(fresh)
    return True


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


def _finished(gathered: GatheredTable, document: Document, read: Collection[int]) -> IndikatorTable | None:
    """Return the finished table; None for an empty form (no rows, or placeholders in most of them).

    `read`: the ids of the grids that are read.
    """
    rows, folded = gathered.read()
    drafts = [d for d in folded.drafts if d.fields.get("indikator") or d.fields.get("sasaran")]
    aimed_at = _whom_aimed_at(drafts)
    without = {id(d) for d in aimed_at}
    drafts = [d for d in drafts if id(d) not in without]
    if not drafts or sum(row.placeholder for row in rows) > len(drafts) / 2:
        return None
    claimed = (folded.claimed - {word for d in aimed_at for word in d.fields["sasaran"].quote.words}) | {
        word for part in gathered.parts for word in _head_words(part)
    }
    wide = {"rows_by_place"} if any(part.rows_told for part in gathered.parts) else set()
    placed = gathered.goals_below or any(part.goals_told for part in gathered.parts)
    wide |= {"goal_by_place"} if placed else set()
    aside = [(at, line) for at, part in enumerate(gathered.parts) for line in _lines_beside(part.table, document, read)]
    lost = {(at, row) for at, part in enumerate(gathered.parts) for row in part.lost}
    bare = {(at, row) for at, part in enumerate(gathered.parts) for row in part.bare}
    told = [
        _more(_more(codes, "rows_by_place", draft.rows & lost), "leftover_words", draft.rows & bare)
        for draft, codes in zip(drafts, doubts_of(drafts, rows, wide, aside), strict=True)
    ]
    goes_on = goes_on_below(folded.last_number.text, gathered.below)
    if told and (goes_on or gathered.refused):
        told[-1] = tuple(sorted({*told[-1], "leftover_words"}))
    apart: dict[int, list[str]] = {}
    for at, name in differing([draft.quotes for draft in drafts], [draft.rows for draft in drafts]):
        apart.setdefault(at, []).append(name)
    name_activities(drafts, rows)
    units = [draft.unit for draft in drafts if draft.unit]
    several = len({unit.text for unit in units}) > 1
    title, unit = title_of(gathered.above)
    header = tuple(HeaderCell(c.label, c.fields, i) for i, c in enumerate(gathered.header.columns))
    return IndikatorTable(
        tuple(
            draft.done(
                doubts,
                tuple(sorted(apart.get(at, ()))),
                _office(draft.unit) if several else Quote(),
            )
            for at, (draft, doubts) in enumerate(zip(drafts, told, strict=True))
        ),
        header,
        title,
        units[0] if units and not unit else unit,
        _leftovers(gathered, claimed, rows),
        tuple(gathered.sources),
        tuple(cell.quote for row in rows if row.kind == "other" for cell in row.starting),
    )


def _more(codes: tuple[str, ...], code: str, rows: Collection[tuple[int, int]]) -> tuple[str, ...]:
    """Return the codes of a row with one more, where it is read from some of `rows`."""
    return tuple(sorted({*codes, code})) if rows else codes


def _whom_aimed_at(drafts: Sequence[IndicatorDraft]) -> list[IndicatorDraft]:
    """Return the rows of nothing but a goal where no such goal is worded as one: the column says whom programmes are for."""
    alone = [d for d in drafts if "sasaran" in d.fields and "indikator" not in d.fields and not d.filled - {-1}]
    kinds = {kind_of_text(d.fields["sasaran"].quote.text) for d in drafts if "sasaran" in d.fields}
    return alone if len(alone) >= _FEWEST_AIMED_AT and "sasaran" not in kinds else []


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
            again = names_year(cell.text)  # years that are printed over each row's values
            yield from (word for word in cell.quote.words if again or word in labels)


def _lines_beside(table: Table, document: Document, read: Collection[int]) -> Iterator[Line]:
    """Yield the lines at a table's height that no grid that is read holds: of a column, or a cell, that its own leaves out.

    Beside a table without rules only those of another grid: its own words are lines as well.
    """
    box = table.place.box
    if box is None:
        return
    for block in (block for page in document.pages if page.number == table.page for block in page.blocks):
        if isinstance(block, Line):
            lines = [block] if table.ruled else []
        else:
            told = id(block) in read or lists_money(block)
            lines = [] if told else [line for cell in block.cells for line in cell.lines]
        yield from (line for line in lines if (b := line.box) is not None and box.top < b.cy < box.bottom)


def _leftovers(gathered: GatheredTable, claimed: frozenset[Word], rows: Sequence[GridRow]) -> tuple[Quote, ...]:
    """Return the words of each cell that reached no row; those of another list inside the grid are told apart from them."""
    elsewhere = {(row.part, row.index) for row in rows if row.kind == "other"}
    found: list[Quote] = []
    for number, part in enumerate(gathered.parts):
        for cell in sorted(part.table.cells, key=lambda c: (c.row, c.col)):
            words = tuple(w for w in cell.quote.words if w not in claimed)
            if words and (number, cell.row) not in elsewhere:
                found.append(Quote(words))
    return tuple(found)
