"""Writes a dataset as CSV files that Excel opens and other programs read."""

from __future__ import annotations

from pathlib import Path

from pipeline.dataset.read import columns_of, read_frame
from pipeline.fields import TABLES
from pipeline.outputs.export.cells import as_json, harmless


def write_csv(dataset: Path, out: Path) -> Path:
    """Write one UTF-8 CSV a table (with a byte order mark, so that Excel reads it) into the folder `out`."""
    out.mkdir(parents=True, exist_ok=True)
    for name in TABLES:
        if not (dataset / f"{name}.parquet").exists():
            continue
        frame = read_frame(dataset, name)
        for column, kind in columns_of(dataset, name).items():
            if kind.startswith(("list", "date")):
                frame[column] = frame[column].map(as_json)
            elif kind == "string":
                frame[column] = frame[column].map(harmless)
        frame.to_csv(out / f"{name}.csv", index=False, encoding="utf-8-sig", lineterminator="\r\n")
    return out
