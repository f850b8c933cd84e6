"""Years in a row below each indicator, their values below them: the years are columns of the table like any other."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.model.document import Cell, Line, Table
from extractors.model.geometry import Box
from extractors.model.quote import Place
from extractors.tables.columns import VALUE_FIELDS, Header
from extractors.tables.heads.find import find_header
from extractors.tables.heads.labels_below import is_label, names_year
from extractors.text.labels import compact, match_header

_FEWEST = 2  # indicators with such rows, and years in a row
_MOST_ROWS = 3  # of values below one row of years
_LONGEST_VALUE = 30  # letters
_WIDTH = 40.0  # points of a column that no page has


YearColumns = tuple[tuple[str, ...], tuple[str, ...]]  # the years, and what values are called beside them


@dataclass(frozen=True, slots=True)
class _Group:
    """The row of an indicator, that of the years below it, and the rows of values below those."""

    owner: int
    years: tuple[Cell, ...]
    values: tuple[int, ...]
    names: tuple[Cell | None, ...]  # what values are called beside them or beside the years ("Target")

    @property
    def rows(self) -> range:
        """Return the rows below the indicator's own."""
        return range(self.owner + 1, self.values[-1] + 1)

    @property
    def columns(self) -> YearColumns:
        """Return what the columns are called that these rows make: equal for groups that can be read alike."""
        names = tuple(compact(name.text) if name is not None else "" for name in self.names)
        return tuple(compact(year.text) for year in self.years), names


def with_year_rows_lifted(table: Table, like: YearColumns | None = None) -> Table:
    """Return the table with such years as labels of columns at its right end, and the values in the rows of their indicators.

    Only where at least two indicators have the same years below them, and the head above names none; where they are those
    of the table before (`like`), one is enough, and no head.
    """
    groups = _groups_of(table)
    told = {group.columns for group in groups}
    known = told == {like}
    if len(told) != 1 or (len(groups) < _FEWEST and not known):
        return table
    header = find_header(table)
    if header is None and not known:
        return table
    if header is not None and (header.body_row > groups[0].owner or any(c.holds_values for c in header.columns)):
        return table
    gone = {row for group in groups for row in group.rows}
    kept = [row for row in range(table.n_rows) if row not in gone]
    index = {row: at for at, row in enumerate(kept)}
    added = len(groups[0].years) * len(groups[0].values)
    cells: list[Cell] = []
    for cell in table.cells:
        rows = [index[row] for row in range(cell.row, cell.row + cell.row_span) if row in index]
        if rows:
            below = cell.row >= (header.body_row if header is not None else 0)
            across = below and cell.col_span > 1 and cell.col + cell.col_span == table.n_cols  # a goal over its rows
            kept_one = replace(cell, row=rows[0], row_span=len(rows))
            cells.append(_wider(kept_one, added) if across else kept_one)
    cells += _labels(table, header, groups[0]) if header is not None else []
    for group in groups:
        cells += _values(table, group, index[group.owner])
    place = table.place
    if place.box is not None:
        box = place.box
        place = place._replace(box=Box(box.x0, box.top, box.x1 + added * _WIDTH, box.bottom))
    return replace(table, cells=tuple(cells), n_rows=len(kept), n_cols=table.n_cols + added, place=place)


def year_columns_of(table: Table) -> YearColumns | None:
    """Return what the columns are called that the first such rows of a table make; None where it has none."""
    return next((group.columns for group in _groups_of(table)), None)


def _wider(cell: Cell, added: int) -> Cell:
    """Return a cell over further columns at its right."""
    box = cell.place.box
    wide = Box(box.x0, box.top, box.x1 + added * _WIDTH, box.bottom) if box is not None else None
    return replace(cell, col_span=cell.col_span + added, place=cell.place._replace(box=wide))


def _groups_of(table: Table) -> list[_Group]:
    found: list[_Group] = []
    row = 1
    while row < table.n_rows:
        named, years = _years_in(table, row)
        values = _values_below(table, row, years) if years else []
        if values:
            names = tuple(name or named for _, name in values)
            found.append(_Group(row - 1, years, tuple(at for at, _ in values), names))
            row = values[-1][0]
        row += 1
    return found


def _starting(table: Table, row: int) -> list[Cell]:
    return sorted((cell for cell in table.row(row) if cell.text), key=lambda cell: cell.col)


def _years_in(table: Table, row: int) -> tuple[Cell | None, tuple[Cell, ...]]:
    """Return (the label before them that names their values, the years that a row consists of); none where it holds more."""
    cells = _starting(table, row)
    years = [cell for cell in cells if names_year(cell.text)]
    before = [cell for cell in cells if cell not in years]
    texts = {cell.text for cell in years}
    if len(years) < _FEWEST or len(texts) < len(years) or any(cell.row_span > 1 for cell in cells):
        return None, ()
    if len(before) > 1 or not all(cell.col < years[0].col and is_label(cell.text) for cell in before):
        return None, ()
    return next(filter(_names_value, before), None), tuple(years)


def _values_below(table: Table, row: int, years: Sequence[Cell]) -> list[tuple[int, Cell | None]]:
    """Return (row, its label) of the rows of values below a row of years."""
    found: list[tuple[int, Cell | None]] = []
    for at in range(row + 1, min(row + 1 + _MOST_ROWS, table.n_rows)):
        cells = _starting(table, at)
        values = [cell for cell in cells if any(_under(cell, year) for year in years)]
        before = [cell for cell in cells if cell not in values]
        if not values or len(before) > 1 or any(cell.row_span > 1 for cell in cells) or _years_in(table, at)[1]:
            break
        if any(len(cell.text) > _LONGEST_VALUE for cell in values) or any(not _names_value(cell) for cell in before):
            break
        found.append((at, before[0] if before else None))
    return found if len(found) < 2 or all(name is not None for _, name in found) else found[:1]


def _under(cell: Cell, year: Cell) -> bool:
    return (cell.col, cell.col_span) == (year.col, year.col_span)


def _names_value(cell: Cell) -> bool:
    return bool(VALUE_FIELDS & {*match_header(cell.text).fields})


def _labels(table: Table, header: Header, group: _Group) -> list[Cell]:
    """Return the cells of the head over the columns that a group's rows make."""
    span = header.body_row - header.first_row
    cells = table.row(header.first_row)
    made: list[Cell] = []
    for name, year in itertools.product(group.names, group.years):
        lines: tuple[Line, ...] = (*(name.lines if name is not None else ()), *year.lines)
        made.append(_cell(table, cells, header.first_row, len(made), lines, span))
    return made


def _values(table: Table, group: _Group, row: int) -> list[Cell]:
    """Return the cells of a group's values in the row of its indicator."""
    beside = table.row(group.owner)
    cells: list[Cell] = []
    for at, year in itertools.product(group.values, group.years):
        value = next((cell for cell in _starting(table, at) if _under(cell, year)), None)
        cells.append(_cell(table, beside, row, len(cells), value.lines if value is not None else ()))
    return cells


def _cell(table: Table, beside: Sequence[Cell], row: int, nth: int, lines: tuple[Line, ...], span: int = 1) -> Cell:
    """Return the cell of the `nth` new column in a row, at the height of the cells `beside`."""
    place = Place(table.page)
    boxes = [cell.place.box for cell in beside if cell.place.box is not None]
    if boxes and table.place.box is not None:
        left = table.place.box.x1 + nth * _WIDTH
        around = Box.around(boxes)
        place = Place(table.page, Box(left, around.top, left + _WIDTH, around.bottom))
    return Cell(row, table.n_cols + nth, lines, row_span=span, place=place)
