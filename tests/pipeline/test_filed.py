"""What one file gave is stored for the next run: the same sheet, under the file's present name, or nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import filed
from pipeline.cache import Cache
from pipeline.filed import file_dossier, keep_filed, load_filed, open_outline, open_row, open_sheet
from pipeline.kept import PASSING
from pipeline.packing import pack
from pipeline.records.dossier import Dossier, Source
from pipeline.run import file_one, read_one
from pipeline.sheet import make_sheet

RAW = Path("data/raw")


@pytest.mark.parametrize("name", ["banjar-margo.docx", "pasar-manna.pdf"])
def test_a_kept_file_is_the_one_that_was_made(tmp_path: Path, name: str) -> None:
    cache = Cache(tmp_path, "v")
    made = file_one(name, raw=RAW, cache=cache)
    source = made.head.source
    assert load_filed(cache, source) == made == file_dossier(read_one(name, raw=RAW))
    moved = replace(source, path="lain/nama.pdf")
    assert load_filed(cache, moved) == replace(made, head=replace(made.head, source=moved))
    assert load_filed(replace(cache, ocr="force"), source) is None
    assert load_filed(replace(cache, fresh=True), source) is None
    assert load_filed(None, source) is None


def test_the_parts_are_what_the_document_gives() -> None:
    dossier = read_one("banjar-margo.docx", raw=RAW)
    made = file_dossier(dossier)
    sheet = make_sheet(dossier)
    (row,) = sheet.rows.pop("documents")
    assert (open_row(made.row), open_sheet(made.sheet)) == (row, sheet)
    assert open_outline(made.outline) == replace(sheet.outline, quotes=())
    assert sheet.outline.quotes
    assert (made.head.n_indicators, made.head.status) == (len(dossier.indicators), dossier.status)


def test_another_program_files_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path, "v")
    made = file_one("banjar-margo.docx", raw=RAW, cache=cache)
    monkeypatch.setattr(filed, "_version", lambda: "another")
    assert load_filed(cache, made.head.source) is None


def test_a_damaged_or_foreign_entry_is_nothing(tmp_path: Path) -> None:
    cache = Cache(tmp_path, "v")
    made = file_one("banjar-margo.docx", raw=RAW, cache=cache)
    (entry,) = tmp_path.rglob("*.filed")
    whole = entry.read_bytes()
    other = file_one("sreseh.pdf", raw=RAW)
    for data in (b"", whole[:-1], whole[:50] + b"?" + whole[51:], pack(other), pack(made.head)):
        entry.write_bytes(data)
        assert load_filed(cache, made.head.source) is None


def test_a_failure_takes_the_format_of_its_new_name_and_may_pass(tmp_path: Path) -> None:
    cache = Cache(tmp_path, "v")
    failed = Dossier(Source("a.pdf", "0" * 64, 1), "failed", "pdf", error_code="damaged", error_id="i", error_en="e")
    keep_filed(cache, file_dossier(failed))
    there = load_filed(cache, replace(failed.source, path="b.docx"))
    assert there is not None
    assert (there.head.format, there.head.error_en, there.sheet) == ("docx", "e", b"")
    for code in sorted(PASSING):
        other = replace(failed, source=Source("c.pdf", "1" * 64, 1), error_code=code)
        keep_filed(cache, file_dossier(other))
        assert load_filed(cache, other.source) is None


def test_a_dossier_travels_with_its_file_where_another_machine_stores_it() -> None:
    made = file_one("banjar-margo.docx", raw=RAW, sends=True)
    assert made.dossier == pack(read_one("banjar-margo.docx", raw=RAW))
    assert file_one("banjar-margo.docx", raw=RAW).dossier == b""
