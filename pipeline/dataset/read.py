"""Reads a written dataset back: for the report, the exports and the commands that explain it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.fields import TABLES

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]
T = TypeVar("T")
_TRIES = 20  # times that a dataset may be exchanged while it is read


def read_table(dataset: Path, name: str) -> list[Row]:
    """Return the rows of one table of the dataset folder in their written order; none where the file is missing."""
    path = dataset / f"{name}.parquet"
    return pq.read_table(path).to_pylist() if path.exists() else []


def read_columns(dataset: Path, name: str, columns: list[str]) -> list[Row]:
    """Return some columns of a table of the dataset folder, row by row; FileNotFoundError without the file."""
    with pq.ParquetFile(dataset / f"{name}.parquet") as file:  # pq.read_table would load pandas, which takes a second
        rows: list[Row] = file.read(columns=columns).to_pylist()
    return rows


def read_frame(dataset: Path, name: str) -> pd.DataFrame:
    """Return one table of the dataset folder as pandas holds it best: whole numbers stay whole where some are absent,
    dates are `datetime.date`, lists are Python lists (of texts, numbers or dictionaries).

    FileNotFoundError without the file.
    """
    import pandas as pd  # takes a second to load: only where frames are asked for

    kinds = {
        pa.int32(): pd.Int32Dtype(), pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype(),
        pa.float64(): pd.Float64Dtype(),
    }  # fmt: skip
    table = pq.read_table(dataset / f"{name}.parquet")
    frame: pd.DataFrame = table.to_pandas(types_mapper=kinds.get)
    for field in table.schema:
        if pa.types.is_nested(field.type):
            frame[field.name] = pd.Series(table.column(field.name).to_pylist(), index=frame.index, dtype=object)
    return frame


def read_frames(dataset: Path) -> dict[str, pd.DataFrame]:
    """Return all tables of a dataset folder by name, as `read_frame` gives them; a table without a file is left out.

    FileNotFoundError where the folder holds no documents table.
    """
    if not (dataset / "documents.parquet").exists():
        raise FileNotFoundError(dataset / "documents.parquet")
    return consistent(
        dataset, lambda at: {name: read_frame(at, name) for name in TABLES if (at / f"{name}.parquet").exists()}
    )


def columns_of(dataset: Path, name: str) -> dict[str, str]:
    """Return the columns of a table in their order, each with its Arrow type as text; FileNotFoundError without the file."""
    return {field.name: str(field.type) for field in pq.read_schema(dataset / f"{name}.parquet")}


def columns_that_differ(dataset: Path) -> list[str]:
    """Return "table.column" of each column that a dataset lacks or has beyond those declared: another version wrote it."""
    found = []
    for name, table in TABLES.items():
        path = dataset / f"{name}.parquet"
        there = set(pq.read_schema(path).names) if path.exists() else set()
        found += [f"{name}.{column}" for column in sorted(there ^ {c.name for c in table.columns})]
    return found


def titles_of(dataset: Path, name: str) -> dict[str, tuple[str, str]]:
    """Return (Indonesian, English) of what each column of a table holds, as its file says."""
    found = {}
    for field in pq.read_schema(dataset / f"{name}.parquet"):
        text = {k.decode(): v.decode() for k, v in (field.metadata or {}).items()}
        found[field.name] = text.get("description_id", field.name), text.get("description", field.name)
    return found


def consistent(dataset: Path, read: Callable[[Path], T]) -> T:
    """Return what `read` makes of a dataset folder, from one version of it, also while a run puts a new one in its place.

    A new dataset takes the old one's place as a whole, so a folder that is the same before and after was it in between.
    """
    for _ in range(_TRIES):
        before = _which(dataset)
        try:
            found = read(dataset)
        except (OSError, pa.ArrowException):
            if _which(dataset) == before:
                raise
            continue
        if _which(dataset) == before:
            return found
    return read(dataset)


def _which(dataset: Path) -> tuple[int, int] | None:
    """Return what tells one version of a folder from another; None where there is none at the moment."""
    try:
        told = dataset.stat()
    except OSError:
        return None
    return told.st_ino, told.st_mtime_ns


def read_tables(dataset: Path) -> dict[str, list[Row]]:
    """Return all tables of a dataset folder by name. FileNotFoundError where the folder holds no documents table."""
    if not (dataset / "documents.parquet").exists():
        raise FileNotFoundError(dataset / "documents.parquet")
    return consistent(dataset, lambda folder: {name: read_table(folder, name) for name in TABLES})


def by_document(rows: list[Row], key: str = "document_id") -> dict[str, list[Row]]:
    """Return the rows grouped by document, each group in its written order."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[key], []).append(row)
    return groups
