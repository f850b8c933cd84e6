"""The findings as SARIF 2.1.0 (OASIS), which code hosts, editors and findings managers read.

A finding about a document is a failure of its rule; one about the reader asks for a review and has no level. Pages stand as
logical locations, since a region of SARIF counts lines or letters, which a PDF has not.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pipeline.audit.apply import RULES
from pipeline.dataset.read import Row, by_document, read_tables
from pipeline.outputs.report.view import public_source
from pipeline.settings import Lang

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_BASE = "REPORTS"  # the folder of the reports, which each reader of the file sets for itself
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_FOLDER: Mapping[Lang, str] = {"id": "Folder laporan yang dibaca", "en": "The folder of the reports that were read"}
_PAGE: Mapping[Lang, str] = {"id": "halaman", "en": "page"}


def write_sarif(dataset: Path, out: Path, *, lang: Lang = "id") -> Path:
    """Write the findings of `dataset` to one SARIF file; the same dataset gives the same bytes. Return the file."""
    out.write_text(
        json.dumps(sarif_of(read_tables(dataset), lang), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    return out


def sarif_of(tables: Mapping[str, list[Row]], lang: Lang) -> dict[str, Any]:
    """Return the SARIF log of a dataset's findings, with one run."""
    documents = {d["document_id"]: (at, d) for at, d in reversed(list(enumerate(tables["documents"])))}
    places = by_document([e for e in tables["evidence"] if e["table"] == "findings"], "record_id")
    driver = {
        "name": "iku-pipeline", "version": version("iku-pipeline"), "language": lang, "rules": [_rule(r, lang) for r in RULES]
    }  # fmt: skip
    run = {
        "tool": {"driver": driver},
        "originalUriBaseIds": {_BASE: {"description": {"text": _FOLDER[lang]}}},
        "artifacts": [_artifact(d) for d in tables["documents"]],
        "results": [_result(f, documents, places.get(f["finding_id"], []), lang) for f in tables["findings"]],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


_AT = {rule.__name__: at for at, rule in enumerate(RULES)}


def _rule(rule: Any, lang: Lang) -> dict[str, Any]:
    english = (rule.__doc__ or rule.__name__).split("\n")[0]
    return {
        "id": rule.__name__,
        "shortDescription": {"text": rule.title_id if lang == "id" else english},
        "help": {"text": public_source(rule.source) or rule.title_id},
        "defaultConfiguration": {"enabled": rule.active, "level": _LEVELS[rule.severity]},
    }


def _artifact(document: Row) -> dict[str, Any]:
    made: dict[str, Any] = {"location": _where(document["path"])}
    if document["bytes"] is not None:
        made["length"] = document["bytes"]
    if document["sha256"] is not None:
        made["hashes"] = {"sha-256": document["sha256"]}
    return made


def _where(path: str) -> dict[str, Any]:
    return {"uri": quote(path), "uriBaseId": _BASE}


def _result(finding: Row, documents: Mapping[str, tuple[int, Row]], places: list[Row], lang: Lang) -> dict[str, Any]:
    accuses = finding["source"] == "document"
    made: dict[str, Any] = {
        "ruleId": finding["rule_id"],
        **({"ruleIndex": _AT[finding["rule_id"]]} if finding["rule_id"] in _AT else {}),
        "kind": "fail" if accuses else "review",
        "level": _LEVELS[finding["severity"]] if accuses else "none",
        "message": {"text": finding["message_id" if lang == "id" else "message_en"]},
        "partialFingerprints": {"finding/v1": _fingerprint(finding)},
        "properties": {
            name: finding[name]
            for name in ("finding_id", "table", "record_id", "expected", "found", "n_places", "verdict")
            if finding[name] is not None
        },
    }
    if finding["document_id"] in documents:
        made["locations"] = list(_locations(finding, *documents[finding["document_id"]], places, lang))
    if finding["verdict"] == "dismissed":
        made["suppressions"] = [{"kind": "external", "status": "accepted"}]
    return made


def _locations(finding: Row, at: int, document: Row, places: list[Row], lang: Lang) -> Iterator[dict[str, Any]]:
    """Yield the document, and each of its pages or paths that a finding points at with what is printed there."""
    physical = {"artifactLocation": {**_where(document["path"]), "index": at}}
    if not places:
        page = {"logicalLocations": [_page(finding["page"], lang)]} if finding["page"] else {}
        yield {"physicalLocation": physical, **page}
    for place in places:
        where = _page(place["page"], lang) if place["page"] else {"name": place["path"] or "–", "kind": "element"}
        yield {
            "physicalLocation": physical, "logicalLocations": [where], "message": {"text": place["text"] or "–"},
            "properties": {"bbox": list(place["bbox"])} if place["bbox"] else {},
        }  # fmt: skip


def _page(number: int, lang: Lang) -> dict[str, Any]:
    return {"name": f"{_PAGE[lang]} {number}", "kind": "page"}


def _fingerprint(finding: Row) -> str:
    """Return what stays of a finding from run to run while its document says the same."""
    told = (finding[name] or "" for name in ("document_id", "rule_id", "record_id", "source", "found"))
    return hashlib.sha256("\0".join(told).encode()).hexdigest()[:32]
