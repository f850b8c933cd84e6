"""The one function that writes an export in the format asked for."""

from __future__ import annotations

from pathlib import Path

from pipeline.outputs.export.csv_package import write_csv
from pipeline.outputs.export.databases import EngineMissing, write_duckdb, write_sqlite
from pipeline.outputs.export.workbook import FileInUse, write_xlsx
from pipeline.settings import Lang

FORMATS = ("xlsx", "csv", "sqlite", "duckdb")


def export(dataset: Path, out: Path, form: str, *, lang: Lang = "id", report: Path | None = None) -> Path:
    """Write all tables of `dataset` to `out` in one of FORMATS; return the file (CSV: the folder) that was written.

    An existing file is replaced. `report`: folder of the report; findings of a workbook are linked to its pages where it
    is there. ValueError for another format, EngineMissing where the format's library is not there, FileInUse where
    another program holds the workbook open.
    """
    if form not in FORMATS:
        raise ValueError(form)
    out.parent.mkdir(parents=True, exist_ok=True)
    if form == "xlsx":
        return write_xlsx(dataset, out, lang=lang, report=report)
    return {"csv": write_csv, "sqlite": write_sqlite, "duckdb": write_duckdb}[form](dataset, out)


__all__ = ["FORMATS", "EngineMissing", "FileInUse", "export"]
