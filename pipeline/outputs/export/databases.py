"""Writes a dataset as one database: SQLite through pandas, DuckDB from the Parquet files. NIPs stay text."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

from pipeline.dataset.read import columns_of, read_frame
from pipeline.fields import TABLES
from pipeline.outputs.export.cells import as_json

_KINDS = {"int32": "INTEGER", "int64": "INTEGER", "bool": "INTEGER", "double": "REAL"}
_FACETS = {
    "documents": ("status", "kind", "provinsi", "year_start"), "findings": ("severity", "source", "verdict", "rule_id"),
    "indicators": ("formula_kind", "satuan"), "signatories": ("role", "nip_status", "golongan"),
    "legal_basis": ("reg_type", "role"), "regulations": ("reg_type", "known"), "targets": ("kind", "year"),
}  # fmt: skip
_ROWS_AT_ONCE = 10_000


class EngineMissing(Exception):
    """The library for a format is not installed; `.args[0]` is its name."""


def write_sqlite(dataset: Path, out: Path) -> Path:
    """Write one SQLite database: a table for each of the dataset's, dates as ISO text, lists as JSON.

    Beside it stands `metadata.json` for Datasette.
    """
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
    text = json.dumps(_datasette(dataset, out.stem), ensure_ascii=False, indent=1)
    out.with_name("metadata.json").write_text(text + "\n", encoding="utf-8")
    return out


def _datasette(dataset: Path, name: str) -> dict[str, Any]:
    """Return what Datasette shows beside the database: what each table and column holds, and what to narrow it by.

    `datasette iku.sqlite --metadata metadata.json`
    """
    tables = {}
    for table, declared in TABLES.items():
        if not (dataset / f"{table}.parquet").exists():
            continue
        there = columns_of(dataset, table)
        tables[table] = {
            "title": declared.title_id, "description": declared.about_id,
            "facets": [c for c in _FACETS.get(table, ()) if c in there],
            "columns": {c.name: c.about_id for c in declared.columns if c.name in there},
        }  # fmt: skip
    return {"title": "IKU", "databases": {name: {"tables": tables}}}


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
