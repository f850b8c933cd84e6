"""Describes a written dataset in Croissant (MLCommons): the same tables and words as the Data Package, for other catalogues.

Licence, address and date of publication are told where the person who publishes said them (`publication.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.dataset.hashes import sha256_of
from pipeline.dataset.publication import Publication
from pipeline.dataset.schema import FOREIGN, KEYS, UNIQUE, schema
from pipeline.fields import TABLES
from pipeline.settings import SCHEMA_VERSION

_TYPES = {
    "string": "sc:Text",
    "int32": "cr:Int32",
    "int64": "cr:Int64",
    "double": "cr:Float64",
    "bool": "sc:Boolean",
    "date32[day]": "sc:Date",
}
_PERSONAL = {
    "internal": "Names and civil servants' numbers (NIP), which hold a birth date: personal data under law 27/2022.",
    "public": "NIPs are keyed pseudonyms; birth dates are left out. Names may be kept: they stand on public documents.",
}
_TERMS = (
    "arrayShape", "citeAs", "column", "containedIn", "equivalentProperty", "extract", "field", "fileObject",
    "fileProperty", "fileSet", "format", "includes", "isArray", "isLiveDataset", "jsonPath", "key", "md5",
    "parentField", "path", "recordSet", "references", "regex", "repeated", "replace", "samplingRate", "separator",
    "source", "subField", "transform",
)  # fmt: skip
_CONTEXT: Mapping[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    **{name: f"cr:{name}" for name in _TERMS},
}


def describe(folder: Path, edition: str = "internal", publication: Publication | None = None) -> dict[str, Any]:
    """Return the Croissant description of the Parquet files in `folder`, one record set a table, with their checksums."""
    return {
        "@context": dict(_CONTEXT),
        "@type": "sc:Dataset",
        "name": "iku",
        "alternateName": "Indikator Kinerja Utama",
        "description": (
            "Key performance indicators (Indikator Kinerja Utama) of Indonesian government offices, read from their reports: "
            "every value with its text as printed, its place on the page and its confidence; every doubt is a finding. / "
            "Indikator Kinerja Utama instansi pemerintah, dibaca dari laporannya: setiap nilai disertai tulisan aslinya, "
            "letaknya, dan tingkat keyakinannya; setiap keraguan menjadi temuan."
        ),
        "conformsTo": ["http://mlcommons.org/croissant/1.0", "http://mlcommons.org/croissant/RAI/1.0"],
        "version": SCHEMA_VERSION,
        "inLanguage": ["id", "en"],
        "keywords": ["IKU", "SAKIP", "key performance indicators", "Indonesia"],
        **(publication.croissant() if publication is not None else {}),
        "rai:personalSensitiveInformation": _PERSONAL[edition],
        "distribution": [_file(folder / f"{name}.parquet") for name in TABLES],
        "recordSet": [_record_set(name) for name in TABLES],
    }


def _file(path: Path) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": path.name,
        "name": path.name,
        "contentUrl": path.name,
        "contentSize": f"{path.stat().st_size} B",
        "encodingFormat": "application/x-parquet",
        "sha256": sha256_of(path),
    }


def _record_set(name: str) -> dict[str, Any]:
    foreign = {column: f"{other}/{other_column}" for column, other, other_column in FOREIGN.get(name, ())}
    made: dict[str, Any] = {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": _both(TABLES[name].about_en, TABLES[name].about_id),
        "alternateName": TABLES[name].title_id,
    }
    if name in UNIQUE:
        made["key"] = [{"@id": f"{name}/{column}"} for column in KEYS[name]]
    return made | {"field": [_field(name, field, foreign) for field in schema(name)]}


def _field(table: str, field: Any, foreign: Mapping[str, str]) -> dict[str, Any]:
    """Return the description of one column; lists are repeated, lists of structs have sub-fields."""
    said = {k.decode(): v.decode() for k, v in field.metadata.items()}
    unit = f" (unit: {said['unit']})" if "unit" in said else ""
    made: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{table}/{field.name}",
        "name": field.name,
        "description": _both(said["description"] + unit, said["description_id"]),
    }
    kind, listed = (field.type.value_type, True) if hasattr(field.type, "value_type") else (field.type, False)
    inner: Sequence[Any] = [kind.field(n) for n in range(kind.num_fields)]
    if not inner:
        made["dataType"] = _TYPES[str(kind)]
    if listed:
        made["repeated"] = True
    made["source"] = _source(table, field.name)
    if inner:
        made["subField"] = [_sub_field(table, field.name, part) for part in inner]
    if field.name in foreign:
        made["references"] = {"field": {"@id": foreign[field.name]}}
    return made


def _sub_field(table: str, column: str, part: Any) -> dict[str, Any]:
    return {
        "@type": "cr:Field",
        "@id": f"{table}/{column}/{part.name}",
        "name": part.name,
        "dataType": _TYPES[str(part.type)],
        "repeated": True,
        "source": _source(table, column) | {"transform": {"jsonPath": f"$[*].{part.name}"}},
    }


def _source(table: str, column: str) -> dict[str, Any]:
    return {"fileObject": {"@id": f"{table}.parquet"}, "extract": {"column": column}}


def _both(english: str, indonesian: str) -> str:
    return f"{english} / {indonesian}"
