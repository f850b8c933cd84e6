from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.dataset.schema import check_corrections
from pipeline.reconcile.correction_files import read_corrections
from pipeline.reconcile.corrections import COLUMNS, BadCorrections
from tests.pipeline.reconcile.test_people import A, dossier
from tests.pipeline.reconcile.together import build_tables, reconcile


def _file(path: Path, *lines: str) -> Path:
    path.write_text("\n".join([",".join(COLUMNS), *lines]) + "\n", encoding="utf-8")
    return path


def test_the_shipped_file_holds_no_verdict() -> None:
    assert read_corrections(Path(__file__).parents[3] / "data" / "corrections.csv") == ()


def test_corrections_outrank_what_was_read_and_are_shown(tmp_path: Path) -> None:
    one = dossier(0, [("BUDI SANTOSA", A)])
    key = f"{one.document_id}-s00001"
    lines = [
        f"signatories,{key},date,2023-01-05,value,,lihat halaman 3,petugas,2024-01-01",
        f"signatories,{key},titles_front,Drs.; H.,value,,lihat halaman 3,petugas,2024-01-01",
        f"documents,{one.document_id},year_start,2023,value,,sampul,petugas,2024-01-01",
        f"signatories,{key},jabatan,,value,,tidak tercetak,petugas,2024-01-01",
    ]
    corrections = read_corrections(_file(tmp_path / "c.csv", *lines))
    check_corrections(corrections)
    tables = build_tables(reconcile([one], corrections))
    (signature,), (document,) = tables["signatories"].to_pylist(), tables["documents"].to_pylist()
    assert (signature["date"], signature["titles_front"]) == (date(2023, 1, 5), ["Drs.", "H."])
    assert (signature["jabatan"], signature["jabatan_raw"]) == (None, "CAMAT SUKAMAJU")
    assert document["year_start"] == 2023
    shown = [r for r in tables["reconciliations"].to_pylist() if r["method"] == "correction"]
    assert {r["field"] for r in shown} == {"date", "titles_front", "year_start", "jabatan"}
    assert [r["raw"] for r in shown if r["field"] == "jabatan"] == ["CAMAT SUKAMAJU"]


def test_a_line_without_the_old_text_is_applied_and_told(tmp_path: Path) -> None:
    one = dossier(0, [("BUDI SANTOSA", A)])
    key = f"{one.document_id}-s00001"
    blind, seen = (f"signatories,{key},{field},{value},value,,r,w,2024-01-01" for field, value in
                   (("jabatan", "Camat Maju"), ("name", "BUDI SANTOSO")))  # fmt: skip
    sheet = f"documents,{one.document_id},year_start,2023,value,,sampul,petugas,2024-01-01"
    lines = (blind, f"{seen},BUDI SANTOSA", sheet)
    tables = build_tables(reconcile([one], read_corrections(_file(tmp_path / "c.csv", *lines))))
    told = [r for r in tables["findings"].to_pylist() if r["rule_id"] == "correction_tells_what_it_corrects"]
    assert [(r["record_id"], r["severity"]) for r in told] == [(key, "warning")]
    shown = {
        r["field"]: r["needs_review"] for r in tables["reconciliations"].to_pylist() if r["method"] == "correction"
    }
    assert shown == {"jabatan": True, "name": False, "year_start": False}


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("signatories,x,date,5 Januari,value,,r,w,2024", id="no date"),
        pytest.param("signatories,x,name_raw,A,value,,r,w,2024", id="what is printed stays"),
        pytest.param("signatories,x,official_id,A,value,,r,w,2024", id="an id"),
        pytest.param("findings,x,found,A,value,,r,w,2024", id="a table that is computed"),
        pytest.param("signatories,x,pangkt,A,value,,r,w,2024", id="unknown field"),
    ],
)
def test_a_line_that_cannot_be_used_is_refused(tmp_path: Path, line: str) -> None:
    with pytest.raises(BadCorrections, match="2"):
        check_corrections(read_corrections(_file(tmp_path / "c.csv", line)))


def test_a_missing_column_is_refused(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text("table,field\n", encoding="utf-8")
    with pytest.raises(BadCorrections, match="record_id"):
        read_corrections(tmp_path / "c.csv")
