"""Why a value is what it is: one decision a row of `reconciliations`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decision:
    """Why a value is what it is: one row of `reconciliations`."""

    entity: str
    record_id: str
    field: str
    raw: str | None
    value: str | None
    method: str
    score: float | None = None
    candidates: tuple[tuple[str, float], ...] = ()
    needs_review: bool = False
