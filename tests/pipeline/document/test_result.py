"""What one file gave is stored for the next run: the same tables, under the file's present name, or nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.document import result as result
from pipeline.document.result import (
    failed_result,
    keep_result,
    load_result,
    make_result,
    open_row,
    open_summary,
    open_tables,
)
from pipeline.document.set_apart import Later
from pipeline.document.tables import make_tables
from pipeline.errors import PASSING
from pipeline.records.dossier import Dossier
from pipeline.records.source import Source
from pipeline.run.inputs import FolderInputs, Input
from pipeline.run.reader import Reader
from pipeline.storage.cache import Cache
from pipeline.storage.codec import pack

RAW = Path("data/raw")


@pytest.mark.parametrize("name", ["banjar-margo.docx", "pasar-manna.pdf"])
def test_a_kept_file_is_the_one_that_was_made(tmp_path: Path, name: str) -> None:
    cache = Cache(tmp_path, "v")
    made = Reader(FolderInputs(RAW), cache=cache).process(Input(name, 0))
    source = made.header.source
    assert load_result(cache, source) == made == make_result(Reader(FolderInputs(RAW)).read(Input(name, 0)))
    moved = replace(source, path="lain/nama.pdf")
    assert load_result(cache, moved) == replace(made, header=replace(made.header, source=moved))
    assert load_result(replace(cache, ocr="force"), source) is None
    assert load_result(replace(cache, fresh=True), source) is None
    assert load_result(None, source) is None


def test_the_parts_are_what_the_document_gives() -> None:
    dossier = Reader(FolderInputs(RAW)).read(Input("banjar-margo.docx", 0))
    made = make_result(dossier)
    tables = make_tables(dossier)
    (row,) = tables.rows.pop("documents")
    assert (open_row(made.row), open_tables(made.tables)) == (row, tables)
    assert open_summary(made.summary) == tables.summary
    assert Later(tables.apart).opened().quotes
    assert (made.header.n_indicators, made.header.status) == (len(dossier.indicators), dossier.status)


def test_another_program_files_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path, "v")
    made = Reader(FolderInputs(RAW), cache=cache).process(Input("banjar-margo.docx", 0))
    monkeypatch.setattr(result, "_version", lambda: "another")
    assert load_result(cache, made.header.source) is None


def test_a_damaged_or_foreign_entry_is_nothing(tmp_path: Path) -> None:
    cache = Cache(tmp_path, "v")
    made = Reader(FolderInputs(RAW), cache=cache).process(Input("banjar-margo.docx", 0))
    (entry,) = tmp_path.rglob("*.result")
    whole = entry.read_bytes()
    other = Reader(FolderInputs(RAW)).process(Input("sreseh.pdf", 0))
    for data in (b"", whole[:-1], whole[:50] + b"?" + whole[51:], pack(other), pack(made.header)):
        entry.write_bytes(data)
        assert load_result(cache, made.header.source) is None


def test_a_failure_takes_the_format_of_its_new_name_and_may_pass(tmp_path: Path) -> None:
    cache = Cache(tmp_path, "v")
    failed = Dossier(Source("a.pdf", "0" * 64, 1), "failed", "pdf", error_code="damaged", error_id="i", error_en="e")
    keep_result(cache, failed_result(failed))
    there = load_result(cache, replace(failed.source, path="b.docx"))
    assert there is not None
    assert (there.header.format, there.header.error_en, there.tables) == ("docx", "e", b"")
    for code in sorted(PASSING):
        other = replace(failed, source=Source("c.pdf", "1" * 64, 1), error_code=code)
        keep_result(cache, failed_result(other))
        assert load_result(cache, other.source) is None


def test_a_dossier_travels_with_its_file_where_another_machine_stores_it() -> None:
    far = Cache(Path("elsewhere"), "v", far=True)
    made = Reader(FolderInputs(RAW), far).process(Input("banjar-margo.docx", 0))
    assert made.dossier == pack(Reader(FolderInputs(RAW)).read(Input("banjar-margo.docx", 0)))
    assert Reader(FolderInputs(RAW)).process(Input("banjar-margo.docx", 0)).dossier == b""
