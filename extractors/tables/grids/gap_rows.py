"""Rows of a scanned grid whose rulings were lost: told by a wide gap that runs through the cells of one grid row."""

from __future__ import annotations

import itertools
import statistics
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from extractors.model.document import Cell, Line, Table
from extractors.model.geometry import Box
from extractors.tables.columns import Column

_OWN = frozenset(
    ("indikator", "formula", "definisi", "alasan", "satuan", "target", "sumber_data", "penanggung_jawab", "baseline")
)
_WIDE = 1.3  # usual distances of lines: so far below the line before it the next row begins
_SIDES = 2  # cells that a gap parts at least: that of the indicator, and another


def with_lost_rows(table: Table, columns: Sequence[Column], first_row: int) -> tuple[Table, frozenset[int]]:
    """Return a grid read from a picture with its rows parted where a gap runs through the cells of one, and those rows.

    The table itself and no row where nothing is parted.
    """
    if not any(cell.quote.first_engine == "ocr" for cell in table.cells):
        return table, frozenset()
    body = [cell for cell in table.cells if cell.row >= first_row]
    steps = [step for cell in body if _is_own(cell, columns) for step in _steps(cell)]
    if not steps:
        return table, frozenset()
    pitch = statistics.median_low(steps)
    made: set[int] = set()
    for row in range(table.n_rows - 1, first_row - 1, -1):  # from below: rows above keep their numbers
        if cuts := _cuts([c for c in body if c.row == row and c.row_span == 1], columns, pitch):
            table = _parted(table, row, cuts, columns, pitch)
            made = {at + len(cuts) for at in made} | {*range(row, row + len(cuts) + 1)}
    return table, frozenset(made)


def _field(cell: Cell, columns: Sequence[Column]) -> str:
    box = cell.place.box
    column = next((c for c in columns if box is not None and c.start - 1 <= box.x0 < c.end - 1), None)
    return (
        "target" if column is not None and column.holds_values else (column.field or "") if column is not None else ""
    )


def _is_own(cell: Cell, columns: Sequence[Column]) -> bool:
    return _field(cell, columns) in _OWN


def _lines(cell: Cell) -> list[tuple[Line, Box]]:
    """Return the lines of a cell with their boxes, from top to bottom."""
    placed = [(line, line.box) for line in cell.lines if line.has_words and line.box is not None]
    return sorted(((line, box) for line, box in placed if box is not None), key=lambda pair: pair[1].cy)


def _steps(cell: Cell) -> list[float]:
    return [b.cy - a.cy for (_, a), (_, b) in itertools.pairwise(_lines(cell)) if b.cy > a.cy]


def _cuts(cells: Sequence[Cell], columns: Sequence[Column], pitch: float) -> list[float]:
    """Return the heights at which the cells of one grid row are parted, from above."""
    indicator = next((c for c in cells if _field(c, columns) == "indikator"), None)
    others = [c for c in cells if c is not indicator and c.text and _is_own(c, columns)]
    found = []
    for upper, lower in itertools.pairwise(_lines(indicator) if indicator is not None else []):
        at = (upper[1].bottom + lower[1].top) / 2
        if not _opens(upper[1], lower, pitch) or any(_crosses(cell, at) for cell in others):
            continue
        parted = [cell for cell in others if len({box.cy < at for _, box in _lines(cell)}) == _SIDES]
        if parted and len(parted) * 2 >= len(others) and all(_parts(cell, at, pitch) for cell in parted):
            found.append(at)
    return found


def _opens(above: Box, line: tuple[Line, Box], pitch: float) -> bool:
    """Return whether a line opens a text of its own: far below the line above it, and not in small letters."""
    return line[1].cy - above.cy >= _WIDE * pitch and not line[0].text[:1].islower()


def _crosses(cell: Cell, at: float) -> bool:
    return any(box.top < at < box.bottom for _, box in _lines(cell))


def _parts(cell: Cell, at: float, pitch: float) -> bool:
    lines = _lines(cell)
    below = next(n for n, (_, box) in enumerate(lines) if box.cy >= at)
    return _opens(lines[below - 1][1], lines[below], pitch)


def _parted(table: Table, row: int, cuts: Sequence[float], columns: Sequence[Column], pitch: float) -> Table:
    more = len(cuts)
    cells: list[Cell] = []
    for cell in table.cells:
        if cell.row > row:
            cells.append(replace(cell, row=cell.row + more))
        elif cell.row < row or cell.row_span > 1:
            covers = cell.row + cell.row_span > row
            cells.append(replace(cell, row_span=cell.row_span + more) if covers else cell)
        elif (_is_own(cell, columns) and not _is_centred(cell, cuts, pitch)) or _falls_apart(cell, cuts, pitch):
            cells += _pieces(cell, cuts)
        else:
            cells.append(replace(cell, row_span=1 + more))
    return replace(table, cells=tuple(cells), n_rows=table.n_rows + more)


def _is_centred(cell: Cell, cuts: Sequence[float], pitch: float) -> bool:
    """Return whether the one text of a cell stands in its middle, beside one of the parted rows: it holds for all of them."""
    lines, box = _lines(cell), cell.place.box
    if not lines or box is None or len({bisect_right(cuts, own.cy) for _, own in lines}) > 1:
        return False
    first, last = lines[0][1], lines[-1][1]
    return abs((first.top + last.bottom) / 2 - box.cy) <= pitch and first.cy - box.top > _WIDE * pitch


def _falls_apart(cell: Cell, cuts: Sequence[float], pitch: float) -> bool:
    """Return whether a cell of numbers or goals has a text of its own in each of the parted rows."""
    sides = {bisect_right(cuts, box.cy) for _, box in _lines(cell)}
    return len(sides) == len(cuts) + 1 and all(not _crosses(cell, at) and _parts(cell, at, pitch) for at in cuts)


def _pieces(cell: Cell, cuts: Sequence[float]) -> list[Cell]:
    box = cell.place.box
    edges = [box.top, *cuts, box.bottom] if box is not None else []
    made = []
    for n in range(len(cuts) + 1):
        lines = tuple(line for line, own in _lines(cell) if bisect_right(cuts, own.cy) == n)
        place = cell.place._replace(box=Box(box.x0, edges[n], box.x1, edges[n + 1])) if box is not None else cell.place
        bars = tuple(bar for bar in cell.bars if bisect_right(cuts, bar.cy) == n)
        made.append(Cell(cell.row + n, cell.col, lines, 1, cell.col_span, place, bars))
    return made
