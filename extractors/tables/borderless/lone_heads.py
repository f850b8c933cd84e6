"""Heads that are ruled while the rows below them are not: read as lines, so that head and rows are one table without rules."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.model.document import Block, Document, Line, Page, Table
from extractors.page.lines import group_lines
from extractors.tables.borderless.gutters import parts_at_blanks
from extractors.tables.columns import is_index_row
from extractors.text.furniture import find_furniture
from extractors.text.labels import match_header

_MOST_ROWS = 2
_FEWEST_LABELS = 3
_FEWEST_PARTS = 3  # of a line below, each in the reach of one column
_LOOKED_AT = 3  # lines below


def with_lone_heads(document: Document) -> Document:
    """Return the document, each ruled grid that is a head alone, rows in its columns below it, as the lines of its words."""
    if not any(_is_head(table) for table in document.tables):
        return document
    furniture = find_furniture(document)
    pages = tuple(_of_page(page, furniture) for page in document.pages)
    changed = any(new is not old for new, old in zip(pages, document.pages, strict=True))
    return replace(document, pages=pages) if changed else document


def _of_page(page: Page, furniture: frozenset[Line]) -> Page:
    blocks: list[Block] = []
    changed = False
    for at, block in enumerate(page.blocks):
        below = itertools.takewhile(lambda b: b not in furniture, page.blocks[at + 1 : at + 1 + _LOOKED_AT])
        if isinstance(block, Table) and _is_head(block) and _has_rows(block, [*below]):
            changed = True
            blocks.extend(group_lines(block.words))
        else:
            blocks.append(block)
    return replace(page, blocks=tuple(blocks)) if changed else page


def _is_head(table: Table) -> bool:
    """Return whether a grid holds labels, that of the indicators among them, and nothing else but the numbers of its columns."""
    if not table.ruled or table.n_rows > _MOST_ROWS or table.place.box is None:
        return False
    labels = [row for row in map(table.row, range(table.n_rows)) if not is_index_row(cell.text for cell in row)]
    matches = [match_header(cell.text) for row in labels for cell in row if cell.text]
    fields = {name for match in matches for name in match.fields}
    return all(match.known for match in matches) and "indikator" in fields and len(fields) >= _FEWEST_LABELS


def _has_rows(table: Table, below: Sequence[Block]) -> bool:
    """Return whether a line right below stands in several columns of the grid, no text of it in two of them."""
    return any(len(set(_columns(table, line))) >= _FEWEST_PARTS for line in _lines(below))


def _lines(blocks: Sequence[Block]) -> Iterator[Line]:
    for block in blocks:
        if not isinstance(block, Line):
            return
        yield block


def _columns(table: Table, line: Line) -> list[int]:
    """Return the column in which each part of a line begins."""
    boxes = [(cell.col, cell.place.box) for cell in table.cells if cell.place.box is not None]
    starts = [box.x0 for part in parts_at_blanks(line) if (box := part[0].place.box) is not None]
    return [next((col for col, box in boxes if box.x0 - 1 <= x < box.x1), -1) for x in starts]
