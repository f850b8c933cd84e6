"""Reads a written dataset back: for the report, the exports and the commands that explain it."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

TABLES = (
    "documents",
    "indicators",
    "targets",
    "signatories",
    "officials",
    "legal_basis",
    "regulations",
    "profile",
    "reconciliations",
    "findings",
    "checks",
    "evidence",
)
Row = dict[str, Any]


def read_table(dataset: Path, name: str) -> list[Row]:
    """Return the rows of one table of the dataset folder in their written order; none where the file is missing."""
    path = dataset / f"{name}.parquet"
    return pq.read_table(path).to_pylist() if path.exists() else []


def read_columns(dataset: Path, name: str, columns: list[str]) -> list[Row]:
    """Return some columns of a table of the dataset folder, row by row; FileNotFoundError without the file."""
    with pq.ParquetFile(dataset / f"{name}.parquet") as file:  # pq.read_table would load pandas, which takes a second
        rows: list[Row] = file.read(columns=columns).to_pylist()
    return rows


def columns_of(dataset: Path, name: str) -> dict[str, str]:
    """Return the columns of a table in their order, each with its Arrow type as text; FileNotFoundError without the file."""
    return {field.name: str(field.type) for field in pq.read_schema(dataset / f"{name}.parquet")}


def titles_of(dataset: Path, name: str) -> dict[str, tuple[str, str]]:
    """Return (Indonesian, English) of what each column of a table holds, as its file says."""
    found = {}
    for field in pq.read_schema(dataset / f"{name}.parquet"):
        text = {k.decode(): v.decode() for k, v in (field.metadata or {}).items()}
        found[field.name] = text.get("description_id", field.name), text.get("description", field.name)
    return found


def read_tables(dataset: Path) -> dict[str, list[Row]]:
    """Return all tables of a dataset folder by name. FileNotFoundError where the folder holds no documents table."""
    if not (dataset / "documents.parquet").exists():
        raise FileNotFoundError(dataset / "documents.parquet")
    return {name: read_table(dataset, name) for name in TABLES}


def by_document(rows: list[Row], key: str = "document_id") -> dict[str, list[Row]]:
    """Return the rows grouped by document, each group in its written order."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[key], []).append(row)
    return groups


def sha256_of(path: Path) -> str:
    """Return the hash of a file of a dataset, however long it is. OSError where it cannot be read."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
