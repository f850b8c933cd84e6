"""Tables set into a cell that are no grids of their own: frames, and formulas set in columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace

from extractors.model.document import Cell, Line, Table
from extractors.readers.lines import WIDE_GAP

_FACTOR = re.compile(r"[x×X*]\s*1[.,]?0[\d.,]*\s*%?")  # "x 100%"
_MOST_ROWS, _MOST_COLUMNS = 3, 3  # of a formula set as a table


def bars_of_formula(table: Table) -> frozenset[str]:
    """Return the places of the numerators of a fraction set as a table, told by its factor in a cell; none of other tables."""
    if not 2 <= table.n_rows <= _MOST_ROWS or not 2 <= table.n_cols <= _MOST_COLUMNS:
        return frozenset()
    filled = [cell for cell in table.cells if cell.lines]
    halves = [cell for cell in filled if cell.row_span == 1 and not _FACTOR.fullmatch(cell.text)]
    if not any(_FACTOR.fullmatch(cell.text) for cell in filled):
        return frozenset()
    below = {(cell.row, cell.col) for cell in halves}
    over = [cell.place.path for cell in halves if (cell.row + 1, cell.col) in below]
    return frozenset(over) if len(over) == 1 else frozenset()


def row_lines(table: Table, barred: AbstractSet[str]) -> Iterator[Line]:
    """Yield the lines of a table set into a cell: a row of single lines is one line with a wide gap at each cell.

    `barred`: the paths of cells with a line drawn below. Over another cell the line is a fraction bar, and
    the words above it count as underlined.
    """
    for index in range(table.n_rows):
        below = {cell.col for cell in table.row(index + 1) if cell.lines}
        cells = [
            _underlined(c) if c.place.path in barred and c.col in below else c for c in table.row(index) if c.lines
        ]
        if len(cells) < 2 or any(len(cell.lines) > 1 for cell in cells):
            for cell in cells:
                yield from cell.lines
            continue
        first, *others = (cell.lines[0] for cell in cells)
        words, offsets, breaks = list(first.words), list(first.offsets), list(first.breaks)
        for line in others:
            start = offsets[-1] + len(words[-1].text) + WIDE_GAP
            breaks.append(len(words))
            breaks.extend(len(words) + at for at in line.breaks)
            words.extend(line.words)
            offsets.extend(start + offset - line.offsets[0] for offset in line.offsets)
        yield Line(tuple(words), tuple(offsets), tuple(breaks), first.marker)


def _underlined(cell: Cell) -> Cell:
    lines = (replace(line, words=tuple(word._replace(underlined=True) for word in line.words)) for line in cell.lines)
    return replace(cell, lines=tuple(lines))
