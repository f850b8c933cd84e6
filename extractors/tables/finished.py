"""A table of indicators whose grids were gathered: its rows, the doubts of each, and what no row claimed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from extractors.model.blocks import HeaderCell, IndikatorTable
from extractors.model.document import Document, Line, Table
from extractors.model.quote import Quote, Word
from extractors.tables.budgets import lists_money
from extractors.tables.cells.content import kind_of_text
from extractors.tables.doubts.going_on import goes_on_below
from extractors.tables.doubts.rows import doubts_of
from extractors.tables.doubts.second_grid import differing
from extractors.tables.gathered import (
    GatheredTable,
)
from extractors.tables.heads.labels_below import names_year
from extractors.tables.heads.titles import title_of
from extractors.tables.rows.activities import doubt_goals_among_others, name_activities
from extractors.tables.rows.drafts import IndicatorDraft
from extractors.tables.rows.goal_columns import doubt_goals_of_others
from extractors.tables.rows.grid_rows import GridRow, Part
from extractors.tables.rows.levels import tell_levels

_FEWEST_AIMED_AT = 3  # rows of nothing but whom a programme is for


def finished(gathered: GatheredTable, document: Document, read: Collection[int]) -> IndikatorTable | None:
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
    doubt_goals_among_others(drafts, rows)
    doubt_goals_of_others(drafts, rows)
    told = [
        _more(
            _more(_more(codes, "rows_by_place", draft.rows & lost), "leftover_words", draft.rows & bare),
            "rulings_mended",
            {row for row in draft.rows if row[0] in gathered.cut},
        )
        for draft, codes in zip(drafts, doubts_of(drafts, rows, wide, aside), strict=True)
    ]
    goes_on = goes_on_below(folded.last_number.text, gathered.below)
    if told and (goes_on or gathered.refused):
        told[-1] = tuple(sorted({*told[-1], "leftover_words"}))
    apart: dict[int, list[str]] = {}
    for at, name in differing([draft.quotes for draft in drafts], [draft.rows for draft in drafts]):
        apart.setdefault(at, []).append(name)
    name_activities(drafts, rows)
    tell_levels(drafts, gathered.header.columns)
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
    left: list[Quote] = []
    for number, part in enumerate(gathered.parts):
        for cell in sorted(part.table.cells, key=lambda c: (c.row, c.col)):
            words = tuple(w for w in cell.quote.words if w not in claimed)
            if words and (number, cell.row) not in elsewhere:
                left.append(Quote(words))
    return tuple(left)
