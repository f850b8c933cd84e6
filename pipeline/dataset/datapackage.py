"""Describes a written dataset as a Frictionless Data Package: every field with its meaning, keys, and the tables' hashes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline.dataset.hashes import sha256_of
from pipeline.dataset.publication import Publication
from pipeline.dataset.schema import FOREIGN, KEYS, UNIQUE, schema
from pipeline.fields import TABLES
from pipeline.settings import SCHEMA_VERSION

_TYPES = {
    "string": "string",
    "int32": "integer",
    "int64": "integer",
    "double": "number",
    "bool": "boolean",
    "date32[day]": "date",
}


def package(folder: Path, publication: Publication | None = None) -> dict[str, Any]:
    """Return the description of the Parquet files in `folder`."""
    resources = []
    for name in TABLES:
        path = folder / f"{name}.parquet"
        described: dict[str, Any] = {"fields": [_field(f) for f in schema(name)]}
        if name in UNIQUE:
            described["primaryKey"] = list(KEYS[name])
        if name in FOREIGN:
            described["foreignKeys"] = [
                {"fields": [c], "reference": {"resource": o.replace("_", "-"), "fields": [oc]}}
                for c, o, oc in FOREIGN[name]
            ]
        resources.append(
            {
                "name": name.replace("_", "-"), "title": TABLES[name].title_en, "title_id": TABLES[name].title_id,
                "description": TABLES[name].about_en, "description_id": TABLES[name].about_id,
                "path": path.name, "format": "parquet",
                "mediatype": "application/vnd.apache.parquet", "bytes": path.stat().st_size,
                "hash": f"sha256:{sha256_of(path)}", "schema": described,
            }
        )  # fmt: skip
    told = publication.datapackage() if publication is not None else {}
    return {
        "name": "iku",
        "title": "Indikator Kinerja Utama",
        "version": SCHEMA_VERSION,
        **told,
        "resources": resources,
    }


def _field(field: Any) -> dict[str, Any]:
    text = {k.decode(): v.decode() for k, v in (field.metadata or {}).items()}
    return {"name": field.name, "type": _TYPES.get(str(field.type), "array"), **text}
