"""Finds lists of programmes or activities with their money, as agreements and plans have them below the table of indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.model.blocks import BudgetLine, BudgetList
from extractors.model.document import Cell, Document, Table
from extractors.model.quote import Quote, join
from extractors.tables.cells.content import number_of
from extractors.tables.columns import is_index_row
from extractors.text.labels import cell_pattern, match_header

_SEARCHED = 3  # rows from the top in which a header is looked for
_OF_A_SUM = 3  # cells up to which a row may be that of the sum: its label, its amount, a remark
_OF_A_LIST = frozenset({"no", "kode", "keterangan"})
_FEWEST = 2  # lines from which it is a list
_MONEY = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{2})?(?!\d)|(?<![\d.,])\d{5,}(?![\d.,])")


def find_budget_lists(document: Document) -> tuple[BudgetList, ...]:
    """Return the lists whose head names programmes or activities and one column of money, in reading order."""
    return tuple(found for table in document.tables if (found := _list_of(table)) is not None)


def find_money_words(document: Document) -> Quote:
    """Return the first line that speaks of programmes, activities or money; an empty quote where none does."""
    spends = cell_pattern("rows", "spends")
    return next((line.quote for line in document.all_lines if spends.search(line.text)), Quote())


def lists_money(table: Table) -> bool:
    """Return whether a table's head names programmes or activities and money, and nothing of an indicator."""
    for row in range(min(_SEARCHED, table.n_rows)):
        matches = [match_header(cell.text) for cell in table.row(row) if cell.text]
        if any(m.money for m in matches) and any(m.other and not m.money for m in matches):
            return not any({*m.fields} - _OF_A_LIST for m in matches)
    return False


def _list_of(table: Table) -> BudgetList | None:
    for row in range(min(_SEARCHED, table.n_rows)):
        cells = [cell for cell in table.row(row) if cell.text]
        matches = [match_header(cell.text) for cell in cells]
        money = [cell for cell, match in zip(cells, matches, strict=True) if match.money]
        named = [cell for cell, match in zip(cells, matches, strict=True) if match.other and not match.money]
        if len(money) == 1 and named and not any(match.year for match in matches):
            return _read(table, row + 1, named[0], money[0])
    return None


def _read(table: Table, first: int, name: Cell, money: Cell) -> BudgetList | None:
    """Return the lines below a head up to that of the sum; None where they are too few or one of them has no single amount."""
    lines: list[BudgetLine] = []
    for row in range(first, table.n_rows):
        cells = [cell for cell in table.row(row) if cell.text]
        if not cells or is_index_row([cell.text for cell in cells]):
            continue
        amounts = list(_amounts(cells, money))
        if len(cells) <= _OF_A_SUM and any(cell_pattern("rows", "sum").match(cell.text) for cell in cells):
            total = amounts[0] if len(amounts) == 1 and len(lines) >= _FEWEST else Quote()
            return BudgetList(tuple(lines), total) if total else None
        text = join(cell.quote for cell in cells if _covers(cell, name))
        number = next(
            (cell.quote for cell in cells if cell.col < name.col and number_of(cell.text) is not None), Quote()
        )
        if len(amounts) != 1 or not text:
            return None  # a line that is none, or two amounts in one: its sum would be a guess
        lines.append(BudgetLine(number, text, amounts[0]))
    return BudgetList(tuple(lines), Quote()) if len(lines) >= _FEWEST else None


def _amounts(cells: list[Cell], money: Cell) -> Iterator[Quote]:
    for cell in cells:
        if _covers(cell, money):
            yield from (cell.quote.part(*match.span()) for match in _MONEY.finditer(cell.text))


def _covers(cell: Cell, column: Cell) -> bool:
    return cell.col < column.col + column.col_span and column.col < cell.col + cell.col_span
