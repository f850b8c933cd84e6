"""The one function that writes an export in the format asked for."""

from __future__ import annotations

from pathlib import Path

from pipeline.dataset.hashes import sha256_of
from pipeline.outputs.export.csv_package import write_csv
from pipeline.outputs.export.databases import EngineMissing, write_duckdb, write_sqlite
from pipeline.outputs.export.sarif import write_sarif
from pipeline.outputs.export.workbook import FileInUse, write_xlsx
from pipeline.settings import Lang

FORMATS = ("xlsx", "csv", "sqlite", "duckdb", "sarif")


def export(dataset: Path, out: Path, form: str, *, lang: Lang = "id", report: Path | None = None) -> Path:
    """Write all tables of `dataset` (SARIF: its findings) to `out` in one of FORMATS; return the file (CSV: the folder).

    An existing file is replaced. Beside it stand its checksums (`iku.xlsx.sha256`; CSV: `SHA256SUMS` in the folder), for
    `sha256sum -c`. `report`: folder of the report; findings of a workbook are linked to its pages where it
    is there. ValueError for another format, EngineMissing where the format's library is not there, FileInUse where
    another program holds the workbook open.
    """
    if form not in FORMATS:
        raise ValueError(form)
    out.parent.mkdir(parents=True, exist_ok=True)
    sums = out / "SHA256SUMS" if form == "csv" else out.with_name(f"{out.name}.sha256")
    sums.unlink(missing_ok=True)  # those of an older export say nothing of a new one that is not whole
    if form == "xlsx":
        made = write_xlsx(dataset, out, lang=lang, report=report)
    elif form == "sarif":
        made = write_sarif(dataset, out, lang=lang)
    else:
        made = {"csv": write_csv, "sqlite": write_sqlite, "duckdb": write_duckdb}[form](dataset, out)
    files = sorted(p for p in out.iterdir() if p.suffix in (".csv", ".json")) if form == "csv" else [made]
    if form == "sqlite":
        files.append(made.with_name("metadata.json"))
    lines = "".join(f"{sha256_of(path)}  {path.name}\n" for path in files)
    sums.write_text(lines, encoding="utf-8", newline="\n")
    return made


__all__ = ["FORMATS", "EngineMissing", "FileInUse", "export"]
