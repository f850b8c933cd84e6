"""What differs between two datasets: the rows gained, lost and changed, table by table, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.dataset.read import read_frame
from pipeline.fields import TABLES

_KEYS = {"documents": ("path",), "targets": ("indicator_id", "year", "period", "kind"),
         "findings": ("document_id", "rule_id", "record_id", "found"),  # not by its number: one more would change them all
         "profile": ("document_id", "field", "seq"),
         "reconciliations": ("record_id", "entity", "field", "value"), "checks": ("rule_id", "document_id")}  # fmt: skip


_IDS = {"documents": "document_id"}  # by which decisions name a row; else its first column
_COUNTED = {"findings": ["finding_id"]}  # columns that only count the rows
Reason = tuple[str, str]  # how it was decided, and why in words or ""


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs in one table: keys of rows gained and lost, and (key, column, before, after) of cells changed.

    `reasons`: of changed cells, by (key, column), the decisions that made them what they were and what they are.
    """

    table: str
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    cells: tuple[tuple[str, str, Any, Any], ...]
    n_changed: int
    reasons: Mapping[tuple[str, str], tuple[Reason | None, Reason | None]] = field(default_factory=dict)


def compare(old: Path, new: Path, *, reasons: bool = False) -> Iterator[Difference]:
    """Yield what differs in each table of two dataset folders; a table that one of them lacks counts as empty there."""
    was, now = (reasons_of(old), reasons_of(new)) if reasons else ({}, {})
    for table in TABLES:
        before, after = _keyed(old, table), _keyed(new, table)
        gained, lost = after.index.difference(before.index), before.index.difference(after.index)
        cells = list(_cells(before, after, table)) if len(before) and len(after) else []
        told = {}
        for key, column, *_ in cells if reasons else []:
            ids = [str(frame.at[key, _IDS.get(table, frame.columns[0])]) for frame in (before, after)]
            told[key, column] = was.get((ids[0], column)), now.get((ids[1], column))
        yield Difference(table, tuple(gained), tuple(lost), tuple(cells), len({key for key, *_ in cells}), told)


def _keyed(folder: Path, table: str) -> pd.DataFrame:
    """Return a table by the texts of its key; rows that share one are counted ("#2")."""
    if not (folder / f"{table}.parquet").exists():
        return pd.DataFrame()
    frame = read_frame(folder, table)
    keys = [k for k in _KEYS.get(table, (str(frame.columns[0]),)) if k in frame]
    index: Any = frame[keys].astype("object").map(_text).agg("|".join, axis=1) if len(frame) else []
    keyed = pd.Series(index, dtype="object")
    again = keyed.groupby(keyed).cumcount()
    frame.index = pd.Index(keyed.where(again == 0, keyed + "#" + (again + 1).astype(str)), dtype="object")
    return frame.sort_index()


def _text(value: Any) -> str:
    return "" if value is None or value is pd.NA or value != value else str(value)


def _cells(before: pd.DataFrame, after: pd.DataFrame, table: str) -> Iterator[tuple[str, str, Any, Any]]:
    """Yield each cell that differs, of the rows and columns that both have; a column gained differs from nothing."""
    both = before.index.intersection(after.index)
    for column in after.columns.drop(_COUNTED.get(table, []), errors="ignore"):
        new = after.loc[both, column].astype("object").map(_plain)
        old = (
            before.loc[both, column].astype("object").map(_plain) if column in before else pd.Series(None, both, object)
        )
        for key in both[(new.map(repr) != old.map(repr)).to_numpy()]:
            yield str(key), str(column), old[key], new[key]


def _plain(value: Any) -> Any:
    return None if value is pd.NA or (isinstance(value, float) and value != value) else value


def reasons_of(folder: Path) -> dict[tuple[str, str], Reason]:
    """Return why the values of a dataset are what they are: (record id, column) -> (method, reason in words or "")."""
    if not (folder / "reconciliations.parquet").exists():
        return {}
    frame = read_frame(folder, "reconciliations")
    reasons = frame["reason"] if "reason" in frame else pd.Series("", index=frame.index)
    parts = zip(frame["record_id"], frame["field"], frame["method"], reasons, strict=True)
    return {(str(record), str(name)): (_text(method), _text(reason)) for record, name, method, reason in parts}
