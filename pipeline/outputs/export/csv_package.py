"""Writes a dataset as CSV files with their own description: a Frictionless data package that Excel opens, too."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.dataset.datapackage import package
from pipeline.dataset.hashes import sha256_of
from pipeline.dataset.read import columns_of, read_frame
from pipeline.fields import TABLES
from pipeline.outputs.export.cells import as_json, harmless
from reference.load import read_settings


def write_csv(dataset: Path, out: Path) -> Path:
    """Write one UTF-8 CSV a table (with a byte order mark, so that Excel reads it) and `datapackage.json` into `out`.

    Lists are JSON, dates ISO, absent values empty; a text that a spreadsheet would take for a formula has an apostrophe in
    front.
    """
    out.mkdir(parents=True, exist_ok=True)
    written = [name for name in TABLES if (dataset / f"{name}.parquet").exists()]
    for name in written:
        frame = read_frame(dataset, name)
        for column, kind in columns_of(dataset, name).items():
            if kind.startswith(("list", "date")):
                frame[column] = frame[column].map(as_json).map(harmless)
            elif kind == "string":
                frame[column] = frame[column].map(harmless)
        frame.to_csv(out / f"{name}.csv", index=False, encoding="utf-8-sig", lineterminator="\r\n")
    if len(written) == len(TABLES):
        text = json.dumps(_package(dataset, out), ensure_ascii=False, indent=1)
        (out / "datapackage.json").write_text(text + "\n", encoding="utf-8")
    return out


def _package(dataset: Path, out: Path) -> dict[str, Any]:
    """Return the description of the dataset, turned to the CSV files in `out`."""
    made = package(dataset)
    for resource in made["resources"]:
        table = resource["path"].removesuffix(".parquet")
        path = out / f"{table}.csv"
        resource |= {
            "path": path.name, "format": "csv", "mediatype": "text/csv", "encoding": "utf-8-sig",
            "bytes": path.stat().st_size, "hash": f"sha256:{sha256_of(path)}",
            "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"'},
        }  # fmt: skip
        resource["schema"]["missingValues"] = [""]
        for field in resource["schema"]["fields"]:
            codes = codes_of(table, field["name"])
            if codes and field["type"] == "string":
                field["constraints"] = {"enum": list(codes)}
                field["categories"] = [
                    {"value": code, "label": both[0], "label_en": both[1]} for code, both in codes.items()
                ]
        made["resources"][made["resources"].index(resource)] = resource
    return made


def codes_of(table: str, column: str) -> Mapping[str, Any]:
    """Return the codes that a column may hold, each with its words; none where its values are free."""
    words = read_settings("words.toml")
    if f"{table}.{column}" in words:
        return dict(words[f"{table}.{column}"])
    if column in ("kind", "level", "source", "table", "method") and table not in _CODED.get(column, ()):
        return {}
    return dict(words.get(column, {}))


# codes whose column is called like one of another table that holds something else
_CODED = {
    "level": ("indicators",),
    "source": ("findings",),
    "table": ("findings", "evidence"),
    "method": ("reconciliations",),
}
