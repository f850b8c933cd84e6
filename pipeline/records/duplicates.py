"""What is printed again: indicators under one name in several offices, rows of a table that stand in a later one too."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from normalizers.indikator import group_key
from normalizers.near_texts import NearTexts
from normalizers.text import fold
from pipeline.records.dossier import Dossier
from pipeline.records.ids import indicator_id
from pipeline.records.indicator import IndicatorRecord

_SAME_ROW = 0.9  # likeness from which a row of a later table is the earlier row printed again


def group_id(text: str) -> str:
    """Return what indicators of one name share, however their offices print it."""
    return f"g-{hashlib.sha256(group_key(text).encode()).hexdigest()[:12]}"


def with_duplicates(dossier: Dossier) -> Dossier:
    """Return the dossier, told which of its rows are printed again."""
    return replace(dossier, duplicate_of=dict(_find_duplicates(dossier)))


def _find_duplicates(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Yield (row, first printing) for rows of a later table that say what a row of an earlier one says.

    Each first printing stands for one row of a later table: the likest, the nearest in order where two are as like.
    """
    tables: dict[int, list[IndicatorRecord]] = {}
    for record in dossier.indicators:
        tables.setdefault(record.table_no, []).append(record)
    firsts = _Firsts()
    for _, rows in sorted(tables.items()):
        pairs = [(-likeness, abs(a - b), a, b) for a, row in enumerate(rows) for b, likeness in firsts.like(row)]
        twin: dict[int, int] = {}
        taken: set[int] = set()
        for _, _, a, b in sorted(pairs):
            if a not in twin and b not in taken:
                twin[a] = b
                taken.add(b)
        for a, b in sorted(twin.items()):
            yield indicator_id(dossier, rows[a].row_no), indicator_id(dossier, firsts.rows[b].row_no)
        firsts.add([row for a, row in enumerate(rows) if a not in twin])


@dataclass(slots=True)
class _Firsts:
    """The first printings so far, found by the texts of their indicators and goals."""

    rows: list[IndicatorRecord] = field(default_factory=list)
    units: list[str] = field(default_factory=list)  # folded, by row
    found_at: dict[str, dict[str, list[int]]] = field(default_factory=dict)  # indicator -> goal -> rows
    indicators: NearTexts = field(default_factory=lambda: NearTexts(_SAME_ROW))
    goals: NearTexts = field(default_factory=lambda: NearTexts(_SAME_ROW))

    def add(self, rows: Sequence[IndicatorRecord]) -> None:
        for row in rows:
            indicator, goal = _said(row)
            self.found_at.setdefault(indicator, {}).setdefault(goal, []).append(len(self.rows))
            self.rows.append(row)
            self.units.append(fold(row.unit_name.text))
        self.indicators.add(indicator for indicator, _ in map(_said, rows))
        self.goals.add(goal for _, goal in map(_said, rows))

    def like(self, row: IndicatorRecord) -> Iterator[tuple[int, float]]:
        """Yield (first printing, likeness 0..1) where it is like enough: the lower of their goals' and indicators'."""
        indicator, goal = _said(row)
        near = self.indicators.near(indicator) if self.rows else {}
        goals = self.goals.near(goal) if near else {}
        unit = fold(row.unit_name.text) if goals else ""
        for other, alike in near.items():
            by_goal = self.found_at[other] if _as_long(indicator, other) else {}
            for said in by_goal if len(by_goal) < len(goals) else goals:
                if said in by_goal and said in goals and _as_long(goal, said):
                    for at in by_goal[said]:
                        if _one_unit(unit, self.units[at]):
                            yield at, min(alike, goals[said])


def _said(row: IndicatorRecord) -> tuple[str, str]:
    return row.indikator.quote.text, row.sasaran.quote.text


def _as_long(a: str, b: str) -> bool:
    """Return whether two texts as printed are near enough in length to be one row's."""
    return 2 * min(len(a), len(b)) >= _SAME_ROW * (len(a) + len(b))


def _one_unit(a: str, b: str) -> bool:
    """Return whether two folded units may be one: one begins with the other, or is not printed."""
    return a.startswith(b) or b.startswith(a)
