"""What is printed again: indicators under one name in several offices, rows of a table that stand in a later one too."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from normalizers.indikator import group_key
from normalizers.similarity import ratio
from normalizers.text import fold
from pipeline.records.dossier import Dossier
from pipeline.records.ids import indicator_id
from pipeline.records.indicator import IndicatorRecord

_SAME_ROW = 0.9  # likeness from which a row of a later table is the earlier row printed again


def group_id(text: str) -> str:
    """Return what indicators of one name share, however their offices print it."""
    return f"g-{hashlib.sha256(group_key(text).encode()).hexdigest()[:12]}"


def find_duplicates(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Yield (row, first printing) for rows of a later table that say what a row of an earlier one says.

    Each first printing stands for one row of a later table: the likest, the nearest in order where two are as like.
    """
    firsts: list[IndicatorRecord] = []
    for table in sorted({r.table_no for r in dossier.indicators}):
        rows = [r for r in dossier.indicators if r.table_no == table]
        pairs = [
            (-likeness, abs(a - b), a, b)
            for a, row in enumerate(rows)
            for b, first in enumerate(firsts)
            if (likeness := _likeness(row, first)) >= _SAME_ROW
        ]
        twin: dict[int, int] = {}
        for _, _, a, b in sorted(pairs):
            if a not in twin and b not in twin.values():
                twin[a] = b
        for a, b in sorted(twin.items()):
            yield indicator_id(dossier, rows[a].row_no), indicator_id(dossier, firsts[b].row_no)
        firsts += [row for a, row in enumerate(rows) if a not in twin]


def _likeness(row: IndicatorRecord, first: IndicatorRecord) -> float:
    """Return how alike two rows are, 0..1: the lower of their goals' and their indicators' likeness."""
    units = sorted((fold(row.unit_name.text), fold(first.unit_name.text)), key=len)
    if units[0] and not units[1].startswith(units[0]):
        return 0.0
    found = 1.0
    for a, b in (
        (row.indikator.quote.text, first.indikator.quote.text),
        (row.sasaran.quote.text, first.sasaran.quote.text),
    ):
        if 2 * min(len(a), len(b)) < _SAME_ROW * (len(a) + len(b)):
            return 0.0
        found = min(found, ratio(a, b) if a != b else 1.0)
        if found < _SAME_ROW:
            return 0.0
    return found
