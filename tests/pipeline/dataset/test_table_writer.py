"""Tables that are written part by part: the bytes of one that is written at once, whatever comes at a time."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.dataset import table_writer
from pipeline.dataset.evidence import Row
from pipeline.dataset.schema import to_table
from pipeline.dataset.table_writer import BrokenKey, TableWriter, check_keys
from pipeline.fields import TABLES

N = 5_000


def rows(count: int = N) -> list[Row]:
    """Return rows of evidence in the order of their key, some cells empty."""
    return [
        {"evidence_id": f"{n:08}", "document_id": f"{n // 9:016}", "table": "indicators", "record_id": f"r{n}", "field": "x",
         "seq": 1, "text": f"kata ke-{n % 700} é", "page": n % 30 or None,
         "bbox": [float(n), 1.5, 2.0, 3.25] if n % 3 else None, "confidence": (n % 100) / 100, "path": None,
         "engine": "text_layer"}
        for n in range(count)
    ]  # fmt: skip


def written(folder: Path, made: list[Row], at_a_time: int) -> bytes:
    folder.mkdir(parents=True)
    writer = TableWriter(folder)
    left = iter(made)
    while part := list(itertools.islice(left, at_a_time)):
        writer.add("evidence", part)
    writer.finish()
    assert {path.stem for path in folder.iterdir()} == set(TABLES)
    return (folder / "evidence.parquet").read_bytes()


@pytest.mark.parametrize("group", [pytest.param(2**23, id="one group"), pytest.param(2**17, id="several groups")])
def test_the_bytes_do_not_depend_on_how_rows_come(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, group: int) -> None:
    monkeypatch.setattr(table_writer, "GROUP", group)
    made = rows()
    whole = TableWriter(_new(tmp_path / "table"))
    whole.add_table("evidence", to_table("evidence", made))
    whole.finish()
    bytes_of = {n: written(tmp_path / str(n), made, n) for n in (1, 7, 1_024, N)}
    assert set(bytes_of.values()) == {(tmp_path / "table" / "evidence.parquet").read_bytes()}
    with pq.ParquetFile(tmp_path / "7" / "evidence.parquet") as file:
        assert (file.num_row_groups > 1) == (group < 2**23)
        assert file.read().equals(to_table("evidence", made))


def _new(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


def test_a_small_table_is_the_file_that_arrow_writes_of_it(tmp_path: Path) -> None:
    made = rows()
    pq.write_table(
        to_table("evidence", made), tmp_path / "plain.parquet", compression="zstd", version="2.6", write_page_index=True
    )
    assert written(tmp_path / "ours", made, 100) == (tmp_path / "plain.parquet").read_bytes()


def test_pages_are_indexed_so_that_a_query_skips_those_it_does_not_want(tmp_path: Path) -> None:
    written(tmp_path / "a", rows(10), 10)
    column = pq.ParquetFile(tmp_path / "a" / "evidence.parquet").metadata.row_group(0).column(0)
    assert (column.has_column_index, column.has_offset_index) == (True, True)


def test_what_waits_is_no_more_than_a_group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_writer, "GROUP", 2**17)
    seen: list[int] = []
    waiting: list[int] = []
    flush = TableWriter._flush

    def watch(writer: TableWriter, name: str) -> None:
        seen.append(writer._bytes[name])
        waiting.append(sum(part.size for part in writer._parts[name]))
        flush(writer, name)

    monkeypatch.setattr(TableWriter, "_flush", watch)
    written(tmp_path / "a", rows(), 50)
    block = to_table("evidence", rows(1_024)).nbytes
    assert max(seen) < 2**17 + 1.1 * block
    assert max(waiting) < max(seen) / 2


def blank(table: str, **given: object) -> dict[str, Any]:
    """Return a row of a table with these values, all others absent."""
    return dict.fromkeys(TABLES[table].names) | given


def _written(folder: Path, **tables: list[dict[str, Any]]) -> Path:
    writer = TableWriter(_new(folder))
    for name, made in tables.items():
        writer.add(name, made)
    writer.finish()
    return folder


def test_a_key_that_leads_nowhere_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_writer, "GROUP", 1)  # each block of rows is a part of its own
    documents = [blank("documents", path=f"{n}.pdf", document_id=f"{n:016}") for n in range(3_000)]
    good = [blank("indicators", indicator_id=f"{n:016}-i00001", document_id=f"{n:016}") for n in range(3_000)]
    check_keys(_written(tmp_path / "good", documents=documents, indicators=good))
    bad = [*good[:-1], blank("indicators", indicator_id="z", document_id="nowhere")]
    with pytest.raises(BrokenKey, match=r"indicators.document_id: 1 values are not in documents.document_id"):
        check_keys(_written(tmp_path / "bad", documents=documents, indicators=bad))
    check_keys(_written(tmp_path / "none", documents=documents))


def test_arrow_gives_back_what_it_freed(tmp_path: Path) -> None:
    TableWriter(_new(tmp_path / "a"))
    assert pa.default_memory_pool().backend_name == "system"
