"""Why a value is what it is: one decision a row of `reconciliations`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decision:
    """Why a value is what it is: one row of `reconciliations`. `who`, `when`: of a correction, as its line says."""

    entity: str
    record_id: str
    field: str
    raw: str | None
    value: str | None
    method: str
    score: float | None = None
    candidates: tuple[tuple[str, float], ...] = ()
    needs_review: bool = False
    reason: str | None = None
    who: str | None = None
    when: str | None = None
