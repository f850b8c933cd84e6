"""The story of a record: what is printed where, what it was understood to be, why, and what the audit says of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from normalizers.names import parse_name
from normalizers.similarity import compare_names
from normalizers.similarity import explain as explain_names
from pipeline.cli.messages import say
from pipeline.dataset.read import Row, read_tables, titles_of
from pipeline.fields import TABLES
from pipeline.fields.printed import exact
from pipeline.settings import Lang

_KEYS = {"documents": "document_id", "indicators": "indicator_id", "signatories": "signatory_id", "legal_basis": "citation_id",
         "officials": "official_id", "regulations": "regulation_id"}  # fmt: skip
_HIDDEN = frozenset((*_KEYS.values(), "sha256", "n_bytes", "duplicate_of", "indicator_group_id", "members", "seq", "row_no",
                     "table_no", "page", "page_end", "bbox", "confidence"))  # fmt: skip


def explain_record(dataset: Path, record_id: str, lang: Lang) -> list[str]:
    """Return the story of a record line by line; no line where the dataset has no such record."""
    tables = read_tables(dataset)
    lines: list[str] = []
    for table, key in _KEYS.items():
        rows = [row for row in tables[table] if row[key] == record_id]
        for row in rows:
            lines += [f"# {TABLES[table].title(lang)}: {_origin(tables, row, lang)}".rstrip(": "), ""]
            lines += _values(tables, dataset, table, row, record_id, lang)
            lines += _person(tables, row, lang) if table == "officials" else []
    if lines:
        lines += _findings(tables["findings"], record_id, lang)
    return lines


def _origin(tables: Mapping[str, list[Row]], row: Row, lang: Lang) -> str:
    """Return the file and page that a record stands on."""
    document = next((d for d in tables["documents"] if d["document_id"] == row.get("document_id")), None)
    page = f", {say('page', lang)} {row['page']}" if row.get("page") else ""
    return f"{document['path']}{page}" if document is not None else ""


def _values(
    tables: Mapping[str, list[Row]], dataset: Path, table: str, row: Row, record_id: str, lang: Lang
) -> Iterator[str]:
    titles = titles_of(dataset, table)
    places = {e["field"]: e for e in tables["evidence"] if e["record_id"] == record_id and e["table"] == table}
    decided = {d["field"]: d for d in tables["reconciliations"] if d["record_id"] == record_id}
    for name, value in row.items():
        if value in (None, []) or name in _HIDDEN or (name.endswith("_raw") and name[:-4] in decided):
            continue
        yield f"{titles[name][0 if lang == 'id' else 1]}: {_shown(value)}"
        place = places.get(name) or places.get(f"{name}_raw") or places.get(name.removesuffix("_raw"))
        if place is not None:
            where = f"{say('page', lang)} {place['page']}" if place["page"] else place["path"]
            yield f"    {say('stands', lang, text=place['text'], where=where)}"
        if name in decided:
            yield from _decision(decided[name], lang)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "✓" if value else "–"
    if isinstance(value, list):
        return "; ".join(_shown(v) for v in value)
    if isinstance(value, dict):
        return ", ".join(_shown(v) for v in value.values() if v is not None)
    return exact(value) or "" if isinstance(value, float) else str(value)


def _decision(row: Row, lang: Lang) -> Iterator[str]:
    """Yield how a printed text became its value: the method, the level of likeness for names, what else was possible."""
    score = f" ({row['score']:.2f})" if row["score"] is not None else ""
    method = f"{say('method_' + row['method'], lang)}{score}"
    yield f"    {say('became', lang, raw=row['raw'] or '', value=row['value'] or '', method=method)}"
    if row["entity"] == "official" and row["field"] == "name" and row["raw"] and row["value"]:
        printed, chosen = parse_name(row["raw"]).value, parse_name(row["value"]).value
        if printed is not None and chosen is not None:
            yield f"    {say('compared', lang, reason=explain_names(compare_names(printed, chosen), lang))}"
    for candidate in row["candidates"] or []:
        if candidate["value"] == row["value"]:
            continue
        yield f"    {say('candidate', lang, value=candidate['value'], score=format(candidate['score'], '.2f'))}"
    if row["needs_review"]:
        yield f"    {say('needs_review', lang)}"


def _person(tables: Mapping[str, list[Row]], official: Row, lang: Lang) -> Iterator[str]:
    """Yield every signature of an official: how the name is printed, and where."""
    for row in tables["signatories"]:
        if row.get("official_id") == official["official_id"]:
            yield f"  - {row['name_raw'] or '–'} | {row['nip_raw'] or '–'} | {_origin(tables, row, lang)}"


def _findings(findings: list[Row], record_id: str, lang: Lang) -> Iterator[str]:
    own = [f for f in findings if f["record_id"] == record_id]
    if own:
        yield from ("", f"# {say('findings', lang)}", "")
    for row in own:
        message = row["message_id"] if lang == "id" else row["message_en"]
        page = f" ({say('page', lang)} {row['page']})" if row["page"] else ""
        yield f"[{say(row['severity'], lang)}] {message}{page}"
