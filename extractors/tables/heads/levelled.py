"""A column of aims, goals and programmes by turns, beside one that says which of them a row is ("Level", "Uraian Kinerja")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from extractors.tables.columns import Column
from extractors.tables.heads.meaning import level_of, names_levels
from extractors.text.labels import GOALS, compact, settings

_FEWEST = 2  # different levels that rows name


def with_column_by_level(columns: tuple[Column, ...], texts: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """Return the columns, the one between the levels and the indicators that nothing else tells read by the level of each row.

    `texts`: what stands below the head, by column.
    """
    levels = [i for i, c in enumerate(columns) if c.field is None and names_levels(c.label.text)]
    indicators = [i for i, c in enumerate(columns) if c.field == "indikator"]
    if len(levels) != 1 or len(indicators) != 1:
        return columns
    if len({level_of((text,)) for text in texts[levels[0]]} - {None}) < _FEWEST:
        return columns
    between = range(levels[0] + 1, indicators[0])
    open_ones = [i for i in between if columns[i].is_strange or compact(columns[i].label.text) in _of_each()]
    if len(open_ones) != 1 or any(c.field in GOALS for i, c in enumerate(columns) if i not in open_ones):
        return columns
    at = open_ones[0]
    return tuple(
        replace(c, fields=("sasaran",), known=True, by_level=True) if i == at else c for i, c in enumerate(columns)
    )


@cache
def _of_each() -> frozenset[str]:
    return frozenset(compact(label) for label in settings()["header_sub"]["of_each_level"])
