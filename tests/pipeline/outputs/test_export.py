"""Exports keep every value, NIPs stay text, and no cell is a formula."""

from __future__ import annotations

import csv
import sqlite3
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from pipeline.dataset.read import TABLES, read_table
from pipeline.outputs.export import FORMATS, LONGEST_CELL, export
from pipeline.run.run import run
from pipeline.settings import Settings
from tests.pipeline.samples import NIP, ROWS, folder, report

EVIL = ROWS[0].replace("Persentase pengaduan yang ditindaklanjuti", "=HYPERLINK(1)\tx").replace("\tx", "")


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("export")
    run(
        Settings(
            folder(base / "raw", {"a.txt": report(), "b.txt": report(office="MEKAR", rows=(EVIL, ROWS[1]))}),
            base / "out",
        )
    )
    return base / "out"


def cells(path: Path, sheet: str) -> list[list[str | None]]:
    """Return the texts of a sheet as any reader of the format sees them; None for a formula."""
    space = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    with zipfile.ZipFile(path) as book:
        names = etree.fromstring(book.read("xl/workbook.xml")).xpath("//s:sheet/@name", namespaces=space)
        shared = etree.fromstring(book.read("xl/sharedStrings.xml"))
        texts = ["".join(si.itertext()) for si in shared.findall("s:si", space)]
        tree = etree.fromstring(book.read(f"xl/worksheets/sheet{names.index(sheet) + 1}.xml"))
    made: list[list[str | None]] = []
    for row in tree.iter(f"{{{space['s']}}}row"):
        line: list[str | None] = []
        for cell in row:
            value = cell.find("s:v", space)
            if cell.find("s:f", space) is not None:
                line.append(None)
            elif value is not None and value.text is not None:
                line.append(texts[int(value.text)] if cell.get("t") == "s" else value.text)
        made.append(line)
    return made


def test_every_table_is_a_sheet_and_nips_are_text(dataset: Path, tmp_path: Path) -> None:
    path = export(dataset, tmp_path / "iku.xlsx", "xlsx")
    rows = cells(path, "Tanda tangan")
    assert len(rows) == 1 + len(read_table(dataset, "signatories"))
    assert any(NIP.replace(" ", "") in row for row in rows[1:])
    assert rows[0][0] is not None
    assert rows[0][0].endswith("\nsignatory_id")


def test_no_cell_is_a_formula(dataset: Path, tmp_path: Path) -> None:
    rows = cells(export(dataset, tmp_path / "iku.xlsx", "xlsx"), "Indikator")
    assert any("=HYPERLINK(1)" in row for row in rows)
    assert all(cell is not None for row in rows for cell in row)
    with (export(dataset, tmp_path / "csv", "csv") / "indicators.csv").open(encoding="utf-8-sig", newline="") as handle:
        found = [cell for row in csv.reader(handle) for cell in row if "HYPERLINK" in cell]
    assert found
    assert all(cell.startswith("'=") for cell in found)


def test_the_same_dataset_gives_the_same_workbook(dataset: Path, tmp_path: Path) -> None:
    first, second = (export(dataset, tmp_path / name, "xlsx").read_bytes() for name in ("a.xlsx", "b.xlsx"))
    assert first == second
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        assert b"2000-01-01T00:00:00Z" in book.read("docProps/core.xml")  # no clock inside


def test_a_long_text_is_cut_with_a_word_about_it(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    from pipeline.dataset.schema import schema

    for name in TABLES:
        rows = [{"indicator_id": "x", "formula_raw": "a" * 40_000 + "\x07"}] if name == "indicators" else []
        pq.write_table(pa.Table.from_pylist(rows, schema=schema(name)), tmp_path / f"{name}.parquet")
    (row,) = cells(export(tmp_path, tmp_path / "iku.xlsx", "xlsx"), "Indikator")[1:]
    assert row[1] is not None
    assert len(row[1]) <= LONGEST_CELL
    assert row[1].endswith("[terpotong]")


@pytest.mark.parametrize("form", ["sqlite", "duckdb"])
def test_databases_hold_every_row(dataset: Path, tmp_path: Path, form: str) -> None:
    if form == "duckdb":
        duckdb = pytest.importorskip("duckdb")
        connection = duckdb.connect(str(export(dataset, tmp_path / "iku.duckdb", form)))
    else:
        connection = sqlite3.connect(export(dataset, tmp_path / "iku.sqlite", form))
    for name in TABLES:
        (counted,) = connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()
        assert counted == len(read_table(dataset, name))
    assert connection.execute("SELECT nip FROM signatories").fetchone()[0] == NIP.replace(" ", "")
    connection.close()


def test_an_unknown_format_is_refused(dataset: Path, tmp_path: Path) -> None:
    assert "ods" not in FORMATS
    with pytest.raises(ValueError, match="ods"):
        export(dataset, tmp_path / "iku.ods", "ods")
