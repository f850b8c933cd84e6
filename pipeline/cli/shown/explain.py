"""One record explained: what is printed where, what it was understood to be, why, and what the audit says of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from normalizers.persons.comparison import compare_names
from normalizers.persons.comparison import explain as explain_names
from normalizers.persons.names import parse_name
from pipeline.cli.messages import say
from pipeline.cli.shown.findings import kind_in_words
from pipeline.dataset.read import Row, read_tables, titles_of
from pipeline.fields import TABLES
from pipeline.fields.printed_field import exact
from pipeline.outputs.words import column_in_words, day_in_words, doubt_in_words, in_words, share_in_words
from pipeline.settings import Lang

Tables = Mapping[str, list[Row]]
KEYS = {"documents": "document_id", "indicators": "indicator_id", "signatories": "signatory_id", "legal_basis": "citation_id",
        "officials": "official_id", "regulations": "regulation_id"}  # fmt: skip
_HIDDEN = frozenset((*KEYS.values(), "sha256", "bytes", "duplicate_of", "indicator_group_id", "members", "seq", "row_no",
                     "table_no", "page", "page_end", "bbox", "confidence", "institution_id", "region_score", "n_indicators",
                     "n_signatories", "n_legal_basis", "n_findings", "error_code", "date_precision",
                     "decree_date_precision"))  # fmt: skip
_CODES = frozenset(("kind", "status", "text_source", "institution_level", "role", "nip_status", "jabatan_status", "level",
                    "formula_kind", "method", "sex"))  # fmt: skip


def explain_record(dataset: Path, record_id: str, lang: Lang) -> list[str]:
    """Return what explains a record, line by line; no line where the dataset has no such record."""
    tables = read_tables(dataset)
    lines: list[str] = []
    for table, key in KEYS.items():
        for row in tables[table]:
            if row[key] == record_id:
                lines += [f"# {TABLES[table].title(lang)}: {origin(tables, row, lang)}".rstrip(": "), ""]
                lines += explanation(tables, titles(dataset, table, lang), table, row, lang)
                lines += _person(tables, row, lang) if table == "officials" else []
    if lines:
        lines += findings_of(tables["findings"], record_id, lang)
    finding = next((f for f in tables["findings"] if f["finding_id"] == record_id), None)
    if finding is not None:
        lines += [*_finding(tables, finding, lang), "", *explain_record(dataset, finding["record_id"] or "", lang)]
    return lines


def _finding(tables: Tables, row: Row, lang: Lang) -> Iterator[str]:
    """Yield what a finding says, by which rule, and what people said of it."""
    table = TABLES["findings"]
    yield from (f"# {table.title(lang)}: {origin(tables, row, lang)}".rstrip(": "), "")
    yield f"[{kind_in_words(row, lang)}] {row['message_id' if lang == 'id' else 'message_en']}"
    for name in ("found", "expected"):
        if row[name]:
            yield f"{column_in_words(name, lang, table='findings')}: {row[name]}"
    yield f"{column_in_words('rule_id', lang, table='findings')}: {row['rule_id']}"
    said = next((d for d in tables["reconciliations"] if d["record_id"] == row["finding_id"]), None)
    detail = "; ".join(str(said[k]) for k in ("reason", "who", "when") if said[k]) if said is not None else ""
    state = in_words(row["verdict"], "verdict", lang)
    yield f"{column_in_words('verdict', lang, table='findings')}: {state}" + (f" ({detail})" if detail else "")


def titles(dataset: Path, table: str, lang: Lang) -> Mapping[str, str]:
    """Return how each column of a table is called; English has what it holds."""
    if lang == "id":
        return {c.name: c.title for c in TABLES[table].columns}
    return {name: text[1] for name, text in titles_of(dataset, table).items()}


def origin(tables: Tables, row: Row, lang: Lang) -> str:
    """Return the file and page that a record stands on."""
    document = next((d for d in tables["documents"] if d["document_id"] == row.get("document_id")), None)
    page = f", {say('page', lang)} {row['page']}" if row.get("page") else ""
    return f"{document['path']}{page}" if document is not None else ""


def explanation(tables: Tables, called: Mapping[str, str], table: str, row: Row, lang: Lang) -> Iterator[str]:
    """Yield each value of a record: what it is called, what it is, what is printed for it where, why it is what it is."""
    record_id = row[KEYS[table]]
    places: dict[str, list[Row]] = {}
    for e in tables["evidence"]:
        if e["record_id"] == record_id and e["table"] == table:
            places.setdefault(e["field"], []).append(e)
    decided = {d["field"]: d for d in tables["reconciliations"] if d["record_id"] == record_id}
    for name, value in row.items():
        if value in (None, []) or _is_hidden(name, row, decided):
            continue
        yield f"{called.get(name, name)}: {_shown(value, name, table, lang)}"
        own = places.get(name) or places.get(f"{name}_raw") or places.get(name.removesuffix("_raw"))
        if own:
            same = _whole(own) == _shown(value, name, table, lang)
            yield f"    {say('stands_so' if same else 'stands', lang, text=_whole(own), where=_where(own, lang))}"
        if name in decided:
            yield from _decision(decided[name], lang)


def _is_hidden(name: str, row: Row, decided: Mapping[str, Row]) -> bool:
    """Return whether a column tells a person nothing, or only what another column of the record tells."""
    if name in _HIDDEN or name.startswith("words_"):
        return True
    bare = name.removesuffix("_raw")
    return bare != name and (bare in decided or row.get(bare) not in (None, []))


def _whole(places: Sequence[Row]) -> str:
    """Return all that is printed of a value, line after line."""
    return " ".join(p["text"] or "" for p in sorted(places, key=lambda p: p["seq"]))


def _where(places: Sequence[Row], lang: Lang) -> str:
    pages = sorted({p["page"] for p in places if p["page"]})
    if pages:
        return f"{say('page', lang)} {', '.join(map(str, pages))}"
    return say("in_the_text", lang)


def _shown(value: object, name: str, table: str, lang: Lang) -> str:
    if isinstance(value, bool):
        return say("yes" if value else "no", lang)
    if isinstance(value, date) or (name == "appointed" and isinstance(value, str)):
        return day_in_words(value, lang)
    if name == "score" and isinstance(value, float):
        return share_in_words(value, lang)
    if name == "doubts" and isinstance(value, list):
        return "; ".join(doubt_in_words(str(v), lang) for v in value)
    if name in _CODES:
        return in_words(str(value), name, lang, table=table)
    if isinstance(value, list):
        return "; ".join(_shown(v, "", table, lang) for v in value)
    if isinstance(value, dict):
        return " ".join(_shown(v, "", table, lang) for v in value.values() if v is not None)
    return exact(value) or "" if isinstance(value, float) else str(value)


def _decision(row: Row, lang: Lang) -> Iterator[str]:
    """Yield how a printed text became its value: the method, the level of likeness for names, what else was possible."""
    score = f" ({say('score', lang)} {share_in_words(row['score'], lang)})" if row["score"] is not None else ""
    method = f"{in_words(row['method'], 'method', lang)}{score}"
    yield f"    {say('became', lang, raw=row['raw'] or '', value=row['value'] or '', method=method)}"
    if row["entity"] == "official" and row["field"] == "name" and row["raw"] and row["value"]:
        printed, chosen = parse_name(row["raw"]).value, parse_name(row["value"]).value
        if printed is not None and chosen is not None:
            yield f"    {say('compared', lang, reason=explain_names(compare_names(printed, chosen), lang))}"
    for candidate in row["candidates"] or []:
        if candidate["value"] == row["value"]:
            continue
        yield f"    {say('candidate', lang, value=candidate['value'], score=share_in_words(candidate['score'], lang))}"
    if row["needs_review"]:
        yield f"    {say('needs_review', lang)}"


def _person(tables: Tables, official: Row, lang: Lang) -> Iterator[str]:
    """Yield every signature of an official: how the name is printed, and where."""
    for row in tables["signatories"]:
        if row.get("official_id") == official["official_id"]:
            yield f"  - {row['name_raw'] or '–'} | {row['nip_raw'] or '–'} | {origin(tables, row, lang)}"


def findings_of(findings: list[Row], record_id: str, lang: Lang) -> Iterator[str]:
    """Yield the findings on a record, below their heading; nothing where there are none."""
    own = [f for f in findings if f["record_id"] == record_id]
    if own:
        yield from ("", f"# {say('findings', lang)}", "")
    for row in own:
        message = row["message_id"] if lang == "id" else row["message_en"]
        page = f" ({say('page', lang)} {row['page']})" if row["page"] else ""
        yield f"[{kind_in_words(row, lang)}] {message}{page}"
