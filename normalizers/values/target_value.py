"""What a target says: a number, a range, a rate, a ratio, a grade or words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TargetKind = Literal["number", "percent", "range", "rate", "ratio", "grade", "text", "none"]
Comparator = Literal[">=", ">", "<=", "<"]


@dataclass(frozen=True, slots=True)
class Target:
    """A target. `value` in `unit`; None for a range (`low`..`high`), a grade or words.

    A threshold keeps its sign in `comparator` and its number in `value`. A rate ("88/100.000 KH") has its base in
    `unit`; a ratio ("1:20") its quotient in `value`. `grade` is canonical ("BB", "WTP", "sangat baik").
    """

    kind: TargetKind
    value: float | None = None
    unit: str | None = None
    comparator: Comparator | None = None
    low: float | None = None
    high: float | None = None
    grade: str | None = None
