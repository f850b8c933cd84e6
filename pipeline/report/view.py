"""What each page of the report shows, gathered from the dataset's tables; no markup here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.tables import Row, by_document

SEVERITIES = ("error", "warning", "info")
_HIDDEN = "•••"
_PERSONAL = ("name_raw", "name", "nip_raw", "nip")


@dataclass(frozen=True, slots=True)
class Mark:
    """A box on a page picture, as shares of the page's width and height (0..1), and the finding it belongs to."""

    page: int
    left: float
    top: float
    width: float
    height: float
    finding: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One document's page."""

    document: Row
    findings: tuple[Row, ...]
    indicators: tuple[Row, ...]
    signatories: tuple[Row, ...]
    legal_basis: tuple[Row, ...]
    reconciliations: tuple[Row, ...]
    places: tuple[Row, ...]
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The first page: documents with their counts, findings by rule, and what to look at first."""

    documents: tuple[Row, ...]
    statuses: tuple[tuple[str, int], ...]
    severities: tuple[tuple[str, int], ...]
    rules: tuple[tuple[str, str, int], ...]
    coverage: tuple[tuple[str, str, int], ...]
    first: tuple[Row, ...]


def view_documents(tables: Mapping[str, list[Row]], *, redact: bool = False) -> Iterable[DocumentView]:
    """Yield the view of each document; `redact` hides names and numbers of persons."""
    groups = {name: by_document(tables[name]) for name in ("findings", "indicators", "signatories", "legal_basis")}
    places = by_document([e for e in tables["evidence"] if e["table"] == "findings"])
    owners = _owners(tables)
    decisions: dict[str, list[Row]] = {}
    for row in tables["reconciliations"]:
        decisions.setdefault(owners.get(row["record_id"], row["record_id"].split("-")[0]), []).append(row)
    seen: set[str] = set()
    for document in tables["documents"]:
        key = document["document_id"]
        if key in seen:
            continue
        seen.add(key)
        rows = {name: groups[name].get(key, []) for name in groups}
        findings = sorted(rows["findings"], key=lambda f: (SEVERITIES.index(f["severity"]), f["finding_id"]))
        hide = _hider(rows["signatories"]) if redact else None
        yield DocumentView(
            document=document,
            findings=tuple(_redacted(f, hide) for f in findings),
            indicators=tuple(rows["indicators"]),
            signatories=tuple(_redacted(s, hide) for s in rows["signatories"]),
            legal_basis=tuple(r for r in rows["legal_basis"]),
            reconciliations=tuple(_redacted(r, hide) for r in decisions.get(key, [])),
            places=tuple(places.get(key, [])),
            pages=tuple(sorted({f["page"] for f in findings if f["page"]} | _pages(rows))),
        )


def _owners(tables: Mapping[str, list[Row]]) -> dict[str, str]:
    keys = (("indicators", "indicator_id"), ("signatories", "signatory_id"), ("legal_basis", "citation_id"))
    return {row[key]: row["document_id"] for name, key in keys for row in tables[name]}


def _pages(rows: Mapping[str, list[Row]]) -> set[int]:
    return {r["page"] for name in ("indicators", "signatories", "legal_basis") for r in rows[name] if r["page"]}


def _hider(signatories: Iterable[Row]) -> tuple[str, ...]:
    found = {str(row[k]) for row in signatories for k in _PERSONAL if row.get(k)}
    return tuple(sorted(found, key=len, reverse=True))


def _redacted(row: Row, hide: tuple[str, ...] | None) -> Row:
    """Return the row with every personal text in it replaced by dots."""
    if hide is None:
        return row
    return {key: _hide(value, hide) for key, value in row.items()}


def _hide(value: Any, hide: tuple[str, ...]) -> Any:
    if isinstance(value, str):
        for text in hide:
            value = value.replace(text, _HIDDEN)
        return value
    if isinstance(value, list):
        return [_hide(v, hide) for v in value]
    if isinstance(value, dict):
        return {k: _hide(v, hide) for k, v in value.items()}
    return value


def view_overview(tables: Mapping[str, list[Row]]) -> Overview:
    """Return the overview of a dataset."""
    findings = by_document(tables["findings"])
    documents = []
    for document in tables["documents"]:
        counted = Counter(f["severity"] for f in findings.get(document["document_id"], []))
        documents.append({**document, **{s: counted[s] for s in SEVERITIES}})
    rules = Counter((f["rule_id"], f["severity"]) for f in tables["findings"])
    coverage = Counter(
        (d["kabupaten_kota"] or d["provinsi"] or "–", str(d["year_start"] or "–")) for d in tables["documents"]
    )
    worst = sorted(documents, key=lambda d: (-d["error"], -d["warning"], d["path"]))
    return Overview(
        documents=tuple(documents),
        statuses=tuple(sorted(Counter(d["status"] for d in documents).items())),
        severities=tuple((s, sum(d[s] for d in documents)) for s in SEVERITIES),
        rules=tuple(
            sorted(((r, s, n) for (r, s), n in rules.items()), key=lambda x: (SEVERITIES.index(x[1]), -x[2], x[0]))
        ),
        coverage=tuple((region, year, n) for (region, year), n in sorted(coverage.items())),
        first=tuple(d for d in worst[:8] if d["error"] or d["warning"]),
    )


def marks(places: Iterable[Row], sizes: Mapping[int, tuple[float, float]]) -> tuple[Mark, ...]:
    """Return the boxes of the findings' places (rows of `evidence`) on pages whose size in points is known."""
    made = []
    for place in places:
        box, page = place["bbox"], place["page"]
        if not box or page not in sizes:
            continue
        width, height = sizes[page]
        x0, top, x1, bottom = box
        made.append(
            Mark(page, x0 / width, top / height, (x1 - x0) / width, (bottom - top) / height, place["record_id"])
        )
    return tuple(made)
