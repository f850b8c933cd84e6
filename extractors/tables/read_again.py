"""Grids that look like tables of indicators and gave no row, read once more by the places of their words alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from extractors.model.blocks import SECOND_GRID, IndikatorRow, IndikatorTable
from extractors.model.document import Block, Document, Line, Page, Table
from extractors.model.geometry import Box
from extractors.model.quote import Quote, Word
from extractors.page.aligned.find import find_aligned
from extractors.page.aligned.pieces import is_value
from extractors.page.lines import group_lines
from extractors.tables.heads.find import find_header
from extractors.tables.rows.fill import CARRIED
from extractors.tables.unread import unread_grids, words_of

_COLUMNS = 2  # wide gaps of a line that may be a row
_ROWS = 3  # such lines of a page that is looked at

Reader = Callable[[Document], Sequence[IndikatorTable]]


def read_again(document: Document, read: Sequence[IndikatorTable], reader: Reader) -> tuple[IndikatorTable, ...]:
    """Return the tables that `reader` finds in the words of such grids, as if no ruling stood between them; each row in doubt.

    `read`: the tables so far. Only grids with geometry: without it the order of the words says nothing.
    """
    grids = {id(grid): grid for grid, _ in unread_grids(document, read) if grid.place.box is not None}
    if not grids:
        return ()
    taken = words_of(read)
    words = {word for grid in grids.values() for word in grid.words} - taken
    pages = tuple(_with_lines(page, grids) for page in document.pages)
    found = reader(replace(document, pages=pages))
    return tuple(made for table in found if (made := _of_words(table, words)) is not None)


def read_aligned(document: Document, read: Sequence[IndikatorTable], reader: Reader) -> tuple[IndikatorTable, ...]:
    """Return the tables that `reader` finds in lines that stand in columns under labels of indicators; each row in doubt.

    Only on pages of whose lines no word was read: there no finder knew the head. `read`: the tables so far.
    """
    taken = words_of(read)
    pages = tuple(_with_aligned(page, taken) for page in document.pages)
    if all(made is page for made, page in zip(pages, document.pages, strict=True)):
        return ()
    known = {id(table) for table in document.tables}
    changed = replace(document, pages=pages)
    wanted = [grid for grid, _ in unread_grids(changed, read) if id(grid) not in known]
    if not wanted:
        return ()
    words = {word for grid in wanted for word in grid.words}
    found = reader(changed)
    return tuple(made for table in found if (made := _of_words(table, words)) is not None)


def _with_aligned(page: Page, taken: Collection[Word]) -> Page:
    """Return a page with the tables told by the places of its words; the page itself where nothing calls for them."""
    lines = [block for block in page.blocks if isinstance(block, Line)]
    if sum(len(line.breaks) >= _COLUMNS for line in lines) < _ROWS or any(
        w in taken for line in lines for w in line.words
    ):
        return page
    blocks: list[Block] = list(page.blocks)
    for table in map(_without_unknown_head, find_aligned(lines, page.bars, page.number)):
        own = set(table.words)
        inside = [at for at, b in enumerate(blocks) if isinstance(b, Line) and any(word in own for word in b.words)]
        if sum(len(blocks[at].words) for at in inside) == len(own):  # no line goes on beside it
            blocks[inside[0]] = table
            for at in reversed(inside[1:]):
                del blocks[at]
    return replace(page, blocks=tuple(blocks)) if len(blocks) < len(page.blocks) else page


def _without_unknown_head(table: Table) -> Table:
    """Return a table without the rows above its first values where no head is known in it: they would pass for rows."""
    valued = [cell.row for cell in table.cells if cell.col and is_value(cell.text) and cell.text]
    first = min(valued, default=0)
    if not 0 < first < table.n_rows - 1 or find_header(table) is not None:
        return table
    cells = tuple(replace(cell, row=cell.row - first) for cell in table.cells if cell.row >= first)
    box = Box.around(cell.place.box for cell in cells if cell.place.box is not None)
    return Table(cells, table.n_rows - first, table.n_cols, table.place._replace(box=box), table.ruled)


def _with_lines(page: Page, grids: Collection[int]) -> Page:
    """Return a page with the words of grids as lines."""
    blocks: list[Block] = []
    for block in page.blocks:
        if isinstance(block, Table) and id(block) in grids:
            blocks += group_lines(block.words)
        else:
            blocks.append(block)
    return replace(page, blocks=tuple(blocks)) if len(blocks) > len(page.blocks) else page


def _of_words(table: IndikatorTable, words: Collection[Word]) -> IndikatorTable | None:
    """Return a table with those of its rows, in doubt, of which each word is one of `words`; None without any.

    What holds on from above, as a goal does, may stand elsewhere. What the table leaves over elsewhere is none of its own.
    """
    rows = [row for row in table.rows if all(word in words for quote in _own(row) for word in quote.words)]
    sources = tuple(grid for grid in table.sources if all(word in words for word in grid.words))
    left = tuple(quote for quote in table.leftovers if all(word in words for word in quote.words))
    return (
        replace(table, rows=tuple(row.doubted(SECOND_GRID) for row in rows), sources=sources, leftovers=left)
        if rows
        else None
    )


def _own(row: IndikatorRow) -> list[Quote]:
    """Return what stands in a row: its values, and of a goal alone the goal."""
    own = [quote for name, quote in row.fields.items() if name not in CARRIED]
    return [*(own or row.fields.values()), *(year.value for year in row.yearly)]
