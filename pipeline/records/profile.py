"""Statements of visi, misi, tujuan, tugas, fungsi and diktum, kept as printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.model.blocks import ProfileItem
from extractors.model.quote import Quote


@dataclass(frozen=True, slots=True)
class ProfileRecord:
    """One statement; `seq` counts within its field."""

    field: str
    seq: int
    label: Quote
    text: Quote


def interpret(items: Sequence[ProfileItem]) -> tuple[ProfileRecord, ...]:
    """Return the records in reading order."""
    counts: dict[str, int] = {}
    records: list[ProfileRecord] = []
    for item in items:
        counts[item.field] = counts.get(item.field, 0) + 1
        records.append(ProfileRecord(item.field, counts[item.field], item.label, item.text))
    return tuple(records)
