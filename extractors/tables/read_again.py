"""Grids that look like tables of indicators and gave no row, read once more by the places of their words alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from extractors.model.blocks import SECOND_GRID, IndikatorRow, IndikatorTable
from extractors.model.document import Block, Document, Page, Table
from extractors.model.quote import Quote, Word
from extractors.page.lines import group_lines
from extractors.tables.rows.fill import CARRIED
from extractors.tables.unread import unread_grids, words_of

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
