"""Rows of a dataset as the pages of offices need them, made by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.dataset.read import Row
from pipeline.fields import TABLES

_NUMBERS = ("n_indicators", "n_signatories", "n_legal_basis", "n_findings")


def row(table: str, /, **values: Any) -> Row:
    """A row of a table: all its columns, empty but for those given."""
    declared: Sequence[Any] = TABLES[table].columns
    known = {column.name: None for column in declared}
    assert set(values) <= set(known), set(values) - set(known)
    lists: dict[str, list[str]] = {"doubts": [], "sumber_data": [], "penanggung_jawab": []}
    return {**known, **{k: v for k, v in lists.items() if k in known}, **values}


def document(
    key: str, year: int = 2024, kind: str = "iku", name: str | None = "Kecamatan Sukamaju", **values: Any
) -> Row:
    told = {
        "document_id": key, "path": f"{key}.pdf", "status": "ok", "kind": kind, "institution": name, "institution_id": name,
        "kabupaten_kota": "Kabupaten Contoh", "provinsi": "Jawa Tengah", "year_start": year, "year_end": year,
        "n_signatories": 1, "n_indicators": 1, "bytes": 10, "sha256": "ab" * 32,
    }  # fmt: skip
    return row("documents", **{**told, **values})


def indicator(key: str, text: str = "Indeks Kepuasan Masyarakat", **values: Any) -> Row:
    told = {
        "indicator_id": f"{key}-i1", "document_id": key, "indikator_raw": text, "sasaran_raw": "Meningkatnya pelayanan",
        "indicator_group_id": text.casefold(), "page": 2,
    }  # fmt: skip
    return row("indicators", **{**told, **values})


def finding(key: str, rule: str, record: str | None = None, **values: Any) -> Row:
    told = {
        "finding_id": f"{key}-{rule}", "document_id": key, "rule_id": rule, "record_id": record, "severity": "warning",
        "source": "document", "verdict": "open", "n_places": 1, "message_id": f"id {rule}", "message_en": f"en {rule}",
    }  # fmt: skip
    return row("findings", **{**told, **values})


def tables(**given: Sequence[Row]) -> Mapping[str, list[Row]]:
    """All tables, empty but for those given."""
    return {name: list(given.get(name, ())) for name in TABLES}
