"""Writes a dataset as one database: SQLite through pandas, DuckDB from the Parquet files. NIPs stay text."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from pipeline.dataset.read import columns_of, read_frame
from pipeline.fields import TABLES
from pipeline.outputs.export.cells import as_json

_KINDS = {"int32": "INTEGER", "int64": "INTEGER", "bool": "INTEGER", "double": "REAL"}
_ROWS_AT_ONCE = 10_000


class EngineMissing(Exception):
    """The library for a format is not installed; `.args[0]` is its name."""


def write_sqlite(dataset: Path, out: Path) -> Path:
    """Write one SQLite database: a table for each of the dataset's, dates as ISO text, lists as JSON."""
    out.unlink(missing_ok=True)
    connection = sqlite3.connect(out)
    try:
        for name in TABLES:
            if not (dataset / f"{name}.parquet").exists():
                continue
            kinds = columns_of(dataset, name)
            frame = read_frame(dataset, name)
            for column, kind in kinds.items():
                if kind.startswith(("list", "date")):
                    frame[column] = frame[column].map(as_json)
            types = {c: _KINDS.get(kind, "TEXT") for c, kind in kinds.items()}
            frame.to_sql(name, connection, index=False, dtype=types, chunksize=_ROWS_AT_ONCE)
        connection.commit()
    finally:
        connection.close()
    return out


def write_duckdb(dataset: Path, out: Path) -> Path:
    """Write one DuckDB database with all types kept. EngineMissing without the duckdb package."""
    try:
        import duckdb
    except ImportError as error:
        raise EngineMissing("duckdb") from error
    out.unlink(missing_ok=True)
    connection = duckdb.connect(str(out))
    try:
        for name in TABLES:
            source = str(dataset / f"{name}.parquet").replace("'", "''")
            connection.execute(f"CREATE TABLE \"{name}\" AS SELECT * FROM read_parquet('{source}')")
    finally:
        connection.close()
    return out
