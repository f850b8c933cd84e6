"""Values, or numbered goals, of several rows in one merged cell: each belongs to the row at whose height it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from extractors.model.document import Cell, Line, Table
from extractors.model.geometry import Box
from extractors.tables.cells.several import count_values
from extractors.tables.columns import Column, homes_of
from extractors.text.labels import GOALS, cell_pattern

_NUMBERED = cell_pattern("rows", "numbered_goal")
_FIELDS = frozenset({"satuan", "persen_capaian"})


def with_values_parted(table: Table, columns: Sequence[Column], first_row: int) -> tuple[Table, frozenset[int]]:
    """Return the table with a cell of values (or units) that spans rows, and holds a line for several, parted among them.

    Told beside it: the rows of such a cell that has fewer lines than rows. Whose a value is then is told by its height alone.
    """
    return _parted(table, columns, first_row, lambda c: c.holds_values or c.field in _FIELDS, _parts)


def with_goals_parted(table: Table, columns: Sequence[Column], first_row: int) -> Table:
    """Return the table with a cell of goals 1, 2, ... that spans rows parted where each of them begins at the top of a row."""
    return _parted(table, columns, first_row, lambda c: c.field in GOALS, _goals)[0]


def _parted(
    table: Table,
    columns: Sequence[Column],
    first_row: int,
    is_meant: Callable[[Column], bool],
    parts_of: Callable[[Cell, Sequence[float]], Sequence[Cell]],
) -> tuple[Table, frozenset[int]]:
    """Return (the table with the cells parted that span rows of such columns, the rows of those with a part that is blank)."""
    if table.place.box is None:
        return table, frozenset()
    homes = homes_of(table, columns)
    tops = _tops(table)
    cells: list[Cell] = []
    blank: set[int] = set()
    for cell in table.cells:
        home = homes[id(cell)]
        meant = home is not None and cell.row >= first_row and cell.row_span > 1 and is_meant(columns[home])
        parts = parts_of(cell, tops) if meant else ()
        cells += parts or (cell,)
        if not all(part.lines for part in parts):
            blank |= {*range(cell.row, cell.row + cell.row_span)}
    return (replace(table, cells=tuple(cells)) if len(cells) > len(table.cells) else table), frozenset(blank)


def _tops(table: Table) -> list[float]:
    """Return the y at which each row begins."""
    return [
        min((b.top for c in table.row(r) if (b := c.place.box) is not None), default=0.0) for r in range(table.n_rows)
    ]


def _goals(cell: Cell, tops: Sequence[float]) -> list[Cell]:
    """Return a cell for each of the numbered goals of a merged one; empty where they do not begin at the tops of its rows."""
    box = cell.place.box
    marks = [_NUMBERED.match(line.text) for line in cell.lines]
    first = [at for at, mark in enumerate(marks) if mark is not None]
    numbers = [int(mark["number"]) for mark in marks if mark is not None]
    if box is None or len(first) < 2 or first[0] != 0 or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return []
    rows: list[int] = []
    for at in first:
        line = cell.lines[at].box
        row = next((r for r in range(cell.row, cell.row + cell.row_span) if line and _opens(line, tops[r])), None)
        if row is None or (rows and row <= rows[-1]):
            return []
        rows.append(row)
    if rows[0] != cell.row:
        return []
    ends = [*rows[1:], cell.row + cell.row_span]
    edges = [*(tops[row] for row in rows), box.bottom]
    return [
        replace(
            cell,
            row=row,
            row_span=end - row,
            lines=(_without_number(cell.lines[low]), *cell.lines[low + 1 : high]),
            place=cell.place._replace(box=Box(box.x0, edges[k], box.x1, edges[k + 1])),
        )
        for k, (row, end, low, high) in enumerate(zip(rows, ends, first, [*first[1:], len(cell.lines)], strict=True))
    ]


def _without_number(line: Line) -> Line:
    """Return a line without the bare number before its goal ("2 Meningkatkan ...")."""
    if not line.words[0].text.isdigit():
        return line
    return Line(line.words[1:], line.offsets[1:], tuple(at - 1 for at in line.breaks if at > 1))


def _opens(line: Box, top: float) -> bool:
    """Return whether a line stands at the top of a row."""
    return -1.0 <= line.top - top <= line.height


def _parts(cell: Cell, tops: Sequence[float]) -> list[Cell]:
    """Return a cell for each row that a merged one spans; empty where it holds one value, or two for one row."""
    box = cell.place.box
    if box is None or count_values(cell) < 2:
        return []
    rows = range(cell.row, cell.row + cell.row_span)
    by_row: dict[int, list[Line]] = {row: [] for row in rows}
    for line in cell.lines:
        at = line.box
        if at is None:
            return []
        row = max((r for r in rows if tops[r] <= at.cy), default=cell.row)
        by_row[row].append(line)
    if any(len(lines) > 1 for lines in by_row.values()):
        return []
    edges = [*(tops[r] for r in rows), box.bottom]
    return [
        replace(
            cell,
            row=row,
            row_span=1,
            lines=tuple(lines),
            place=cell.place._replace(box=Box(box.x0, edges[k], box.x1, edges[k + 1])),
        )
        for k, (row, lines) in enumerate(by_row.items())
    ]
