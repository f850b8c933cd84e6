"""Mistakes of the reader itself, as documents that nobody had looked at drew them: one decision of its stages is made wrongly.

The document stays as it is; while it is read, one decision is another. Each kind was seen in what older readers made of
documents that they did not know. The same seed makes the same mistake.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from unittest.mock import patch

from extractors.model.document import Table
from extractors.tables.cells.several import Parts
from extractors.tables.columns import Header
from extractors.tables.heads.find import find_header
from extractors.tables.rows.breaks import RowBreaks
from extractors.tables.rows.carried import Carried
from extractors.tables.rows.grid_rows import GridRow, Part
from extractors.tables.rows.kinds import tell_rows

_MAIN = ("sasaran", "formula", "target", "satuan", "sumber_data", "penanggung_jawab")
_STEPS = 12  # decisions of a document among which the one that is made wrongly is drawn


@contextmanager
def _column_elsewhere(dice: random.Random) -> Iterator[None]:
    """Let one column be taken for one that holds other things."""
    drawn = dice.sample(_MAIN, len(_MAIN))

    def told(table: Table) -> Header | None:
        header = find_header(table)
        name = next((n for n in drawn if header is not None and any(n in c.fields for c in header.columns)), None)
        if header is None or name is None:
            return header
        columns = tuple(
            replace(c, fields=(), year=None, period=None, other=True) if name in c.fields else c for c in header.columns
        )
        return replace(header, columns=columns)

    with patch("extractors.tables.indicators.find_header", told):
        yield


@contextmanager
def _columns_exchanged(dice: random.Random) -> Iterator[None]:
    """Let two columns be taken for each other."""
    pair = dice.sample(_MAIN, 2)
    exchanged = {pair[0]: pair[1], pair[1]: pair[0]}

    def told(table: Table) -> Header | None:
        header = find_header(table)
        if header is None:
            return None
        columns = (
            replace(c, fields=tuple(exchanged.get(n, n) for n in c.fields)) if c.year is None else c
            for c in header.columns
        )
        return replace(header, columns=tuple(columns))

    with patch("extractors.tables.indicators.find_header", told):
        yield


@contextmanager
def _head_too_long(_: random.Random) -> Iterator[None]:
    """Let the first row below each head be taken for its end."""

    def told(table: Table) -> Header | None:
        header = find_header(table)
        return None if header is None else replace(header, body_row=header.body_row + 1)

    with patch("extractors.tables.indicators.find_header", told):
        yield


@contextmanager
def _rows_across_unread(_: random.Random) -> Iterator[None]:
    """Let no row across the table tell what it opens."""

    def told(parts: Sequence[Part]) -> list[GridRow]:
        return [replace(row, opens=None) if row.kind == "group" else row for row in tell_rows(parts)]

    with patch("extractors.tables.gathered.tell_rows", told):
        yield


@contextmanager
def _row_passed_over(dice: random.Random) -> Iterator[None]:
    """Let one row of each table be taken for one that names what follows."""

    def told(parts: Sequence[Part]) -> list[GridRow]:
        rows = tell_rows(parts)
        body = [at for at, row in enumerate(rows) if row.kind == "body"]
        if body:
            at = dice.choice(body)
            rows[at] = replace(rows[at], kind="section", opens=None)
        return rows

    with patch("extractors.tables.gathered.tell_rows", told):
        yield


@contextmanager
def _once(target: str, decide: Callable[..., Any], instead: Callable[..., Any], dice: random.Random) -> Iterator[None]:
    """Let one decision of `target` come out as `instead` says, all others as `decide` does."""
    left = dice.randrange(_STEPS)

    def told(*given: Any, **named: Any) -> Any:
        nonlocal left
        left -= 1
        return instead(*given, **named) if left == -1 else decide(*given, **named)

    with patch(target, told):
        yield


@contextmanager
def _always(target: str, instead: Callable[..., Any], _: random.Random) -> Iterator[None]:
    with patch(target, instead):
        yield


@contextmanager
def _several_as_one(_: random.Random) -> Iterator[None]:
    """Let the indicators of a cell be taken for one, whatever tells them apart: marks, paragraphs, a list in a list."""
    where = "extractors.tables.rows.sharing"
    with (
        patch(f"{where}.find_parts", lambda *_: Parts()),
        patch(f"{where}.find_paragraphs", lambda *_: (Parts(), False)),
        patch(f"{where}.outline_of", lambda *_: ((), {})),
    ):
        yield


_BREAKS = "extractors.tables.rows.breaks.RowBreaks.continues"
_GOAL = "extractors.tables.rows.carried.Carried._hold_goal"

MISTAKES: Mapping[str, Callable[[random.Random], Any]] = {
    "a column taken for another thing's": _column_elsewhere,
    "two columns taken for each other": _columns_exchanged,
    "the first row taken for the head's": _head_too_long,
    "rows across the table not told": _rows_across_unread,
    "a row taken for a section's name": _row_passed_over,
    "a row taken for the rest of the one above": lambda dice: _once(
        _BREAKS, RowBreaks.continues, lambda *_, **__: True, dice
    ),
    "the rest of a row taken for a row": lambda dice: _always(_BREAKS, lambda *_, **__: False, dice),
    "a goal passed over": lambda dice: _once(_GOAL, Carried._hold_goal, lambda *_, **__: None, dice),
    "several indicators taken for one": _several_as_one,
}
