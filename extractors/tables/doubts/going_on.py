"""Tables that may have been taken to end too early: lines below go on with their numbers, the next one with their last row."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.model.blocks import IndikatorTable
from extractors.model.document import Line
from extractors.tables.borderless.gutters import parts_at_blanks

_LOOKED_AT = 6  # lines below the table
_PARTS = 3
_BORDERS = frozenset("|│║")  # of a row drawn with typed signs
_NUMBER = re.compile(r"^\(?(\d{1,3}(?:\.\d{1,3}){0,3})[.)]?$")


def goes_on_below(last: str, lines: Sequence[Line]) -> bool:
    """Return whether one of the lines below a table has several columns and opens with the number after its `last` one."""
    before = _number(last)
    if before is None:
        return False
    for line in lines[:_LOOKED_AT]:
        number = next((_number(word.text) for word in line.words if word.text not in _BORDERS), None)
        if number is not None and _follows(before, number) and _n_parts(line) >= _PARTS:
            return True
    return False


def with_broken_rows_doubted(tables: Sequence[IndikatorTable]) -> tuple[IndikatorTable, ...]:
    """Return the tables, in doubt where one opens in small letters on the page after another: the last row, and the first."""
    made = list(tables)
    for at, (above, below) in enumerate(itertools.pairwise(tables)):
        if not above.rows or not below.rows or not _is_rest(above, below):
            continue
        made[at] = _with_doubt(made[at], len(made[at].rows) - 1)
        made[at + 1] = _with_doubt(made[at + 1], 0)
    return tuple(made)


def _is_rest(above: IndikatorTable, below: IndikatorTable) -> bool:
    """Return whether a table's first indicator opens in small letters, and none of the table on the page before it does."""
    first, last = below.rows[0].fields.get("indikator"), above.rows[-1].fields.get("indikator")
    if not first or not last or not first.text[:1].islower() or first.words[0].place.page is None:
        return False
    texts = [quote.text for row in above.rows if (quote := row.fields.get("indikator"))]
    next_page = first.words[0].place.page == (last.words[-1].place.page or 0) + 1
    return next_page and not any(text[:1].islower() for text in texts)


def _with_doubt(table: IndikatorTable, at: int) -> IndikatorTable:
    row = table.rows[at].doubted("leftover_words")
    return replace(table, rows=(*table.rows[:at], row, *table.rows[at + 1 :]))


def _n_parts(line: Line) -> int:
    if line.words[0].text in _BORDERS:
        return sum(word.text in _BORDERS for word in line.words) - 1
    return len(parts_at_blanks(line) if line.box is not None else line.segments)


def _number(text: str) -> tuple[int, ...] | None:
    match = _NUMBER.match(text.strip())
    return tuple(map(int, match[1].split("."))) if match else None


def _follows(before: tuple[int, ...], number: tuple[int, ...]) -> bool:
    """Return whether one number is the next after another: "2.3" or "3.1" after "2.2"."""
    if len(before) != len(number):
        return False
    at = next((i for i, (a, b) in enumerate(zip(before, number, strict=True)) if a != b), None)
    return (
        at is not None and number[at] == before[at] + 1 and all(n == 1 for n in itertools.islice(number, at + 1, None))
    )
