"""What `iku inspect` tells of one file: read as a run reads it, each record in words, then what the audit says."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.cli.messages import say
from pipeline.cli.shown.explain import KEYS, Tables, explanation, titles
from pipeline.cli.shown.findings import kind_in_words
from pipeline.dataset.read import Row, read_tables
from pipeline.fields import TABLES
from pipeline.outputs.words import in_words
from pipeline.run.run import run
from pipeline.settings import Lang, OcrMode, Settings

_LEDGER = ("record", "label", "heading", "furniture", "other_table", "text", "leftover")


def inspect_file(file: Path, lang: Lang, *, ledger: bool = False, ocr: OcrMode = "auto") -> tuple[bool, list[str]]:
    """Return whether a file could be read, and what it gave, line by line. OSError where it cannot be opened."""
    with tempfile.TemporaryDirectory(prefix="iku-inspect-") as folder:
        raw, out = Path(folder) / "raw", Path(folder) / "out"
        raw.mkdir()
        shutil.copyfile(file, raw / file.name)
        run(Settings(raw, out, Path(folder) / "none.csv", 1, True, ocr, lang))
        tables = read_tables(out)
        (document,) = tables["documents"]
        if document["status"] == "failed":
            return False, [document["error_message"] or say("failed", lang)]
        called = {table: titles(out, table, lang) for table in KEYS}
        return True, list(_lines(tables, document, called, lang, ledger=ledger))


def _lines(
    tables: Tables, document: Row, called: Mapping[str, Mapping[str, str]], lang: Lang, *, ledger: bool
) -> Iterator[str]:
    pages = f", {document['pages']} {say('pages', lang)}" if document["pages"] else ""
    source = in_words(document["text_source"] or "none", "text_source", lang)
    status = in_words(document["status"], "status", lang)
    yield f"{document['path']}: {document['format'].upper()}{pages}, {source}, {status}"
    yield from ("", f"# {TABLES['documents'].title(lang)}", "")
    yield from explanation(tables, called["documents"], "documents", document, lang)
    for table in ("indicators", "signatories", "legal_basis"):
        for at, row in enumerate(tables[table], start=1):
            page = f" ({say('page', lang)} {row['page']})" if row["page"] else ""
            yield from ("", f"# {TABLES[table].title(lang)} {at}{page}", "")
            yield from explanation(tables, called[table], table, row, lang)
            yield from _targets(tables, row, lang) if table == "indicators" else ()
    if tables["profile"]:
        yield from ("", f"# {TABLES['profile'].title(lang)}", "")
        yield from (f"{row['field'].replace('_', ' ')}: {row['text_raw']}" for row in tables["profile"])
    yield from ("", f"# {say('findings', lang)}", "")
    for row in tables["findings"]:
        message = row["message_id"] if lang == "id" else row["message_en"]
        page = f" ({say('page', lang)} {row['page']})" if row["page"] else ""
        yield f"[{kind_in_words(row, lang)}] {message}{page}"
    if not tables["findings"]:
        yield say("no_findings", lang)
    if ledger:
        yield from ("", f"# {say('ledger', lang)}", "")
        yield from (f"{say('words_' + name, lang)}: {document['words_' + name] or 0}" for name in _LEDGER)


def _targets(tables: Tables, indicator: Row, lang: Lang) -> Iterator[str]:
    """Yield the values of an indicator by year."""
    for row in tables["targets"]:
        if row["indicator_id"] == indicator["indicator_id"]:
            kind = in_words(row["kind"], "kind", lang, table="targets")
            period = f" {in_words(row['period'], 'period', lang)}" if row.get("period") else ""
            yield f"  {kind} {row['year'] or ''}{period}: {row['value_raw']}"
