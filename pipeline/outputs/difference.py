"""What differs between two datasets: the rows gained, lost and changed, table by table, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.dataset.read import read_frame
from pipeline.fields import TABLES

_KEYS = {"documents": ("path",), "targets": ("indicator_id", "year", "period", "kind"),
         "profile": ("document_id", "field", "seq"),
         "reconciliations": ("record_id", "entity", "field", "value"), "checks": ("rule_id", "document_id")}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs in one table: keys of rows gained and lost, and (key, column, before, after) of cells changed."""

    table: str
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    cells: tuple[tuple[str, str, Any, Any], ...]
    n_changed: int


def compare(old: Path, new: Path) -> Iterator[Difference]:
    """Yield what differs in each table of two dataset folders; a table that one of them lacks counts as empty there."""
    for table in TABLES:
        before, after = _keyed(old, table), _keyed(new, table)
        gained, lost = after.index.difference(before.index), before.index.difference(after.index)
        cells = list(_cells(before, after)) if len(before) and len(after) else []
        yield Difference(table, tuple(gained), tuple(lost), tuple(cells), len({key for key, *_ in cells}))


def _keyed(folder: Path, table: str) -> pd.DataFrame:
    """Return a table as texts, by its key; of rows that share a key the last."""
    if not (folder / f"{table}.parquet").exists():
        return pd.DataFrame()
    frame = read_frame(folder, table)
    keys = [k for k in _KEYS.get(table, (str(frame.columns[0]),)) if k in frame]
    index: Any = frame[keys].astype("object").map(_text).agg("|".join, axis=1) if len(frame) else []
    frame.index = pd.Index(index, dtype="object")
    return frame[~frame.index.duplicated(keep="last")].sort_index()


def _text(value: Any) -> str:
    return "" if value is None or value is pd.NA or value != value else str(value)


def _cells(before: pd.DataFrame, after: pd.DataFrame) -> Iterator[tuple[str, str, Any, Any]]:
    """Yield each cell that differs, of the rows and columns that both have; a column gained differs from nothing."""
    both = before.index.intersection(after.index)
    for column in after.columns:
        new = after.loc[both, column].astype("object").map(_plain)
        old = (
            before.loc[both, column].astype("object").map(_plain) if column in before else pd.Series(None, both, object)
        )
        for key in both[(new.map(repr) != old.map(repr)).to_numpy()]:
            yield str(key), str(column), old[key], new[key]


def _plain(value: Any) -> Any:
    return None if value is pd.NA or (isinstance(value, float) and value != value) else value


def reasons_of(folder: Path) -> dict[tuple[str, str], tuple[str, str]]:
    """Return why the values of a dataset are what they are: (record id, column) -> (method, reason in words or "")."""
    if not (folder / "reconciliations.parquet").exists():
        return {}
    frame = read_frame(folder, "reconciliations")
    reasons = frame["reason"] if "reason" in frame else pd.Series("", index=frame.index)
    parts = zip(frame["record_id"], frame["field"], frame["method"], reasons, strict=True)
    return {(str(record), str(field)): (_text(method), _text(reason)) for record, field, method, reason in parts}
