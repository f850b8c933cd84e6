"""Tables set into a cell that are no grids of their own: frames, and formulas set in columns."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace

from extractors.model.document import Cell, Line, Table
from extractors.readers.lines import WIDE_GAP


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
