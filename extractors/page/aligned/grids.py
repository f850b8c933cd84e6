"""Tables that rulings part only in part: frames around columns of words, rows that no rule parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.model.document import Cell, Line, Page, Table
from extractors.model.geometry import Box
from extractors.page.aligned.find import find_aligned
from extractors.page.aligned.groups import Group, groups_of
from extractors.page.aligned.pieces import piece_of
from extractors.page.aligned.placed import Entry, Placed
from extractors.page.lines import glue_lines, group_lines

_FEWEST_LINES = 2  # of values in several columns of one drawn row
_MOSTLY = 0.7  # of a frame's words


def tables_of(page: Page) -> tuple[Table, ...]:
    """Return the tables of a page from top to bottom: those drawn with rulings, and those told by the places of words.

    A frame whose words stand in columns gives the table inside it; a drawn row that holds several lines of values, a row
    for each of them. A frame around anything else is none. Without boxes (DOCX, text) only the tables that the file names.
    """
    lines = [block for block in page.blocks if isinstance(block, Line)]
    found = list(find_aligned(lines, page.bars, page.number))
    for block in page.blocks:
        if isinstance(block, Table):
            found += _of_frame(block, page) if block.n_cols == 1 and block.place.box else [with_rows_parted(block)]
    return tuple(sorted(found, key=_place))


def _place(table: Table) -> tuple[float, float]:
    box = table.place.box
    return (box.top, box.x0) if box is not None else (0.0, 0.0)


def _of_frame(table: Table, page: Page) -> list[Table]:
    """Return the tables inside a grid of one column; the grid itself where it has rows and none is found."""
    words = table.words
    bars = [Box(b.x0, b.top, b.x1, b.top) for cell in table.cells if (b := cell.place.box) is not None]
    inner = find_aligned(group_lines(words), [*page.bars, *bars], page.number)
    if sum(len(each.words) for each in inner) >= _MOSTLY * len(words) > 0:
        return list(inner)
    return [table] if table.n_rows > 1 else []


def with_rows_parted(table: Table) -> Table:
    """Return a drawn table with a row for each line of values where a drawn row holds several of them."""
    if not table.ruled or table.place.box is None:
        return table
    parts = [_groups(table, row) for row in range(table.n_rows)]
    if not any(len(groups) > 1 for groups in parts):
        return table
    starts = [0]
    for groups in parts:
        starts.append(starts[-1] + max(1, len(groups)))
    cells: list[Cell] = []
    for row, groups in enumerate(parts):
        for cell in table.row(row):
            if len(groups) > 1:
                cells += _cells_of(cell, groups, starts[row])
            else:
                cells.append(replace(cell, row=starts[row], row_span=starts[row + cell.row_span] - starts[row]))
    return Table(tuple(cells), starts[-1], table.n_cols, table.place, table.ruled)


def _groups(table: Table, row: int) -> Sequence[Group]:
    """Return the groups of lines of a drawn row; none where it is but one row, or holds a word without a place."""
    cells = [cell for cell in table.row(row) if cell.lines]
    if len(cells) < 2 or any(cell.row_span > 1 for cell in table.covering(row)):
        return ()
    if any(word.place.box is None for cell in cells for line in cell.lines for word in line.words):
        return ()
    lines = _lines(cells, table.n_cols)
    valued = [
        line for line in lines if len(line.entries) > 1 and any(e.piece.is_value for e in line.entries if e.first)
    ]
    return groups_of(lines, (), table.n_cols) if len(valued) >= _FEWEST_LINES else ()


def _lines(cells: Sequence[Cell], n_cols: int) -> list[Placed]:
    """Return the lines of a drawn row across its cells, from top to bottom."""
    owner = {word: cell for cell in cells for line in cell.lines for word in line.words}
    made: list[Placed] = []
    for line in group_lines([word for word in owner if word.place.box is not None]):
        entries = []
        for at in sorted({owner[word].col for word in line.words}):
            own = [
                (word, word.place.box) for word in line.words if owner[word].col == at and word.place.box is not None
            ]
            cell = owner[own[0][0]]
            entries.append(Entry(at, min(at + cell.col_span, n_cols) - 1, piece_of(own)))
        boxes = [entry.piece.box for entry in entries]
        made.append(Placed(tuple(entries), min(b.top for b in boxes), max(b.bottom for b in boxes)))
    return made


def _cells_of(cell: Cell, groups: Sequence[Group], first: int) -> list[Cell]:
    """Return a cell of a drawn row as one cell a group."""
    made = []
    for at, group in enumerate(groups):
        pieces = [entry.piece for line in group for entry in line.entries if entry.first == cell.col]
        box = cell.place.box
        assert box is not None
        where = Box(box.x0, min(line.top for line in group), box.x1, max(line.bottom for line in group))
        made.append(
            replace(
                cell,
                row=first + at,
                lines=glue_lines([piece.line for piece in pieces]),
                place=cell.place._replace(box=where),
            )
        )
    return made
