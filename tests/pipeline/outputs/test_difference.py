"""What differs between two datasets: no row is lost to another of its key, and each changed cell has its reason."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from pipeline.outputs.difference import Difference, compare


def saved(folder: Path, **tables: list[dict[str, object]]) -> Path:
    folder.mkdir()
    for name, rows in tables.items():
        pd.DataFrame(rows).to_parquet(folder / f"{name}.parquet")
    return folder


def between(old: Path, new: Path, table: str) -> Difference:
    return next(found for found in compare(old, new, reasons=True) if found.table == table)


def finding(number: int, found: str, verdict: str = "open") -> dict[str, object]:
    return {
        "finding_id": f"d-f{number:05}", "document_id": "d", "rule_id": "r", "record_id": "d-i00001", "found": found,
        "verdict": verdict,
    }  # fmt: skip


def test_one_finding_more_changes_no_other(tmp_path: Path) -> None:
    old = saved(tmp_path / "old", findings=[finding(1, "b"), finding(2, "c")])
    new = saved(tmp_path / "new", findings=[finding(1, "a"), finding(2, "b"), finding(3, "c")])
    found = between(old, new, "findings")
    assert (len(found.gained), found.lost, found.cells) == (1, (), ())


def test_rows_that_share_a_key_are_all_counted(tmp_path: Path) -> None:
    old = saved(tmp_path / "old", findings=[finding(1, "b")])
    new = saved(tmp_path / "new", findings=[finding(1, "b"), finding(2, "b"), finding(3, "b")])
    assert between(old, new, "findings").gained == ("d|r|d-i00001|b#2", "d|r|d-i00001|b#3")


def test_values_of_documents_have_their_reason_though_they_go_by_their_path(tmp_path: Path) -> None:
    decision = {"record_id": "d", "field": "year_start", "method": "correction", "reason": "lihat sampul"}
    document = {"document_id": "d", "path": "a.pdf", "year_start": 2023}
    old = saved(tmp_path / "old", documents=[document | {"year_start": 2021}])
    new = saved(tmp_path / "new", documents=[document], reconciliations=[decision])
    found = between(old, new, "documents")
    assert found.cells == (("a.pdf", "year_start", 2021, 2023),)
    assert found.reasons == {("a.pdf", "year_start"): (None, ("correction", "lihat sampul"))}
