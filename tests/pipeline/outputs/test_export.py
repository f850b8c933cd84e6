"""Exports keep every value, NIPs stay text, and no cell is a formula."""

from __future__ import annotations

import csv
import hashlib
import re
import sqlite3
import zipfile
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest
from lxml import etree

from pipeline.dataset.read import columns_of, read_table
from pipeline.fields import TABLES
from pipeline.fields.printed import PRINTED
from pipeline.outputs.export import FORMATS, FileInUse, export
from pipeline.outputs.export.cells import LONGEST_CELL, as_text, harmless
from pipeline.outputs.export.file_labels import label_files
from pipeline.outputs.export.row_heights import heights, lines_of
from pipeline.outputs.export.sheets import Column, Sheet
from pipeline.run.run import run
from pipeline.settings import Settings
from tests.pipeline.samples import NIP, ROWS, folder, report

ABOUT = ("Satu ", "Berapa kali", "Letak satu", "Kriteria Permen", "Instansi sejenis", "Visi, misi")
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
        tree = etree.fromstring(book.read(f"xl/worksheets/sheet{names.index(sheet) + 1}.xml"))
    made: list[list[str | None]] = []
    for row in tree.iter(f"{{{space['s']}}}row"):
        line: list[str | None] = []
        for cell in row:
            value = cell.find("s:v", space)
            if cell.find("s:f", space) is not None:
                line.append(None)
            elif (inline := cell.find("s:is", space)) is not None:
                line.append("".join(inline.itertext()))
            elif value is not None and value.text is not None:
                line.append(value.text)
        made.append(line)
    return made


def names_of(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as book:
        return [str(sheet.get("name")) for sheet in etree.fromstring(book.read("xl/workbook.xml")).find("{*}sheets")]


def test_sheets_for_people_come_first_and_nips_are_text(dataset: Path, tmp_path: Path) -> None:
    path = export(dataset, tmp_path / "iku.xlsx", "xlsx")
    names = names_of(path)
    assert names[:7] == ["Ringkasan", "Indikator", "Temuan", "Tanda tangan", "Dasar hukum", "Berkas", "Perbandingan"]
    assert names[-3:] == ["Pembakuan", "Pemeriksaan", "Bukti"]
    rows = cells(path, "Tanda tangan")
    assert rows[0][:3] == ["Instansi", "Berkas", "Hal."]
    assert len(rows) == 1 + len(read_table(dataset, "signatories"))
    assert any(NIP.replace(" ", "") in row for row in rows[1:])


def test_a_sheet_of_nothing_but_numbers_has_all_its_rows() -> None:
    frame = pd.DataFrame({"year": [2021, 2022, 2023]})
    sheet = Sheet("Tahun", "", frame, (Column("Tahun", 8, "year", "year"),), 1, 1)
    assert len(list(heights(sheet))) == len(frame)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        pytest.param("Camat", 10, 1, id="short"),
        pytest.param("Persentase desa yang tertib administrasi", 20, 2, id="words"),
        pytest.param("satu\ndua\ntiga", 10, 3, id="breaks"),
        pytest.param("x" * 60, 10, 6, id="one long word is broken anywhere"),
        pytest.param("DINAS PERHUBUNGAN", 16, 2, id="capitals are wider"),
        pytest.param("dinas perhubungan", 16, 1, id="small letters are not"),
        pytest.param(None, 10, 1, id="empty"),
    ],
)
def test_a_text_takes_the_lines_that_its_letters_need(text: object, width: float, lines: int) -> None:
    assert lines_of(text, width) == lines


def test_what_stands_in_the_row_above_makes_no_row_higher() -> None:
    """An office's name of five lines made each of its forty rows five lines high on paper."""
    frame = pd.DataFrame(
        {"office": ["Dinas Pemberdayaan Masyarakat dan Desa"] * 2 + ["Kecamatan A"], "text": ["x"] * 3}
    )
    columns = (Column("Instansi", 12, "text", "office"), Column("Teks", 20, "text", "text"))
    first, again, other = heights(Sheet("T", "", frame, columns, 2, 2, repeated=("office",)))
    assert first > other == again


def test_a_long_name_of_a_file_has_a_label_of_its_own() -> None:
    long = "2021/20210401010641_Laporan_Kinerja_Instansi_Pemerintah_Tahun_2020.pdf"
    labels = label_files(["a.pdf", long, "2022/a.pdf", "b" * 80 + ".pdf"])
    assert labels["a.pdf"] == "a.pdf [1]"
    assert labels["2022/a.pdf"] == "a.pdf [2]"
    assert labels[long] == "…Pemerintah Tahun 2020.pdf"
    assert len(set(labels.values())) == 4
    assert all(len(label) <= 34 for label in labels.values())


def test_the_whole_name_of_a_file_stands_beside_its_label(tmp_path: Path) -> None:
    name = "Perjanjian_Kinerja_Kecamatan_Suka_Maju_Perubahan_Tahun_2023.txt"
    run(Settings(folder(tmp_path / "raw", {name: report()}), tmp_path / "data"))
    path = export(tmp_path / "data", tmp_path / "iku.xlsx", "xlsx")
    rows = cells(path, "Tanda tangan")
    assert rows[1][1] == "…Perubahan Tahun 2023.txt"
    assert "Nama berkas lengkap" in rows[0]
    assert name in rows[1]
    with zipfile.ZipFile(path) as book:
        notes = [book.read(n).decode() for n in book.namelist() if n.startswith("xl/comments")]
    assert notes
    assert all(name in note for note in notes)


def test_a_row_of_indicators_shows_its_targets_of_all_years(dataset: Path, tmp_path: Path) -> None:
    rows = cells(export(dataset, tmp_path / "iku.xlsx", "xlsx"), "Indikator")
    shown = rows[0].index("Target")  # before "Target tercetak", which is to the right of the printed part
    assert shown < rows[0].index("Target tercetak")
    printed = {i["target_raw"] for i in read_table(dataset, "indicators") if i["target_raw"]}
    assert printed
    assert printed <= {text for row in rows[1:] for text in row[:shown] if text}


def test_only_the_sheets_for_paper_have_their_rows_in_the_print_area(dataset: Path, tmp_path: Path) -> None:
    path = export(dataset, tmp_path / "iku.xlsx", "xlsx")
    with zipfile.ZipFile(path) as book:
        workbook = etree.fromstring(book.read("xl/workbook.xml"))
    areas = {d.text.split("!")[0].strip("'"): d.text.split("!")[1] for d in workbook.iter("{*}definedName")
             if d.get("name") == "_xlnm.Print_Area"}  # fmt: skip
    paper = [name for name, area in areas.items() if area.startswith("$A$")]
    assert set(paper) == set(names_of(path)[:7])
    assert set(areas) == set(names_of(path))


def test_a_doubt_of_the_reader_is_no_note_about_the_office(tmp_path: Path) -> None:
    run(
        Settings(
            folder(tmp_path / "raw", {"a.txt": report(rows=(ROWS[0].replace("90%", "1,500"),))}), tmp_path / "data"
        )
    )
    rows = cells(export(tmp_path / "data", tmp_path / "iku.xlsx", "xlsx"), "Temuan")
    doubts = [f for f in read_table(tmp_path / "data", "findings") if f["source"] == "reader"]
    assert doubts
    assert sum("keraguan" in row for row in rows[1:]) == len(doubts)


def test_every_column_of_the_dataset_has_its_place(dataset: Path, tmp_path: Path) -> None:
    path = export(dataset, tmp_path / "iku.xlsx", "xlsx")
    titles = dict(zip(("indicators", "signatories", "findings"), ("Indikator", "Tanda tangan", "Temuan"), strict=True))
    for table, sheet in titles.items():
        extra = {"office", "path", "rank", "message"}
        assert len(cells(path, sheet)[0]) >= len(set(columns_of(dataset, table)) - extra)


def test_what_an_indicator_row_prints_stands_on_its_sheet_under_a_name(dataset: Path, tmp_path: Path) -> None:
    heads = set(cells(export(dataset, tmp_path / "iku.xlsx", "xlsx"), "Indikator")[0])
    folded = {d.name for d in PRINTED if {d.raw, *d.values} <= heads}  # shown under the names of the dataset's columns
    assert folded == set()


def test_an_office_is_a_row_of_the_first_sheet(dataset: Path, tmp_path: Path) -> None:
    rows = cells(export(dataset, tmp_path / "iku.xlsx", "xlsx"), "Ringkasan")
    head = next(at for at, row in enumerate(rows) if "Instansi" in row)
    offices = [row[0] for row in rows[head + 1 :]]
    assert len(offices) == len({d["institution"] for d in read_table(dataset, "documents")})
    assert all(office is not None and office.casefold().startswith("kecamatan") for office in offices)


def test_no_title_is_longer_than_a_few_words(dataset: Path, tmp_path: Path) -> None:
    path = export(dataset, tmp_path / "iku.xlsx", "xlsx")
    for sheet in ("Indikator", "Target", "Temuan", "Tanda tangan", "Dasar hukum", "Berkas"):
        assert all(len(title or "") <= 26 for title in cells(path, sheet)[0])


def test_the_legend_says_of_each_printed_column_what_it_holds_in_its_own_table(dataset: Path, tmp_path: Path) -> None:
    path = export(dataset, tmp_path / "iku.xlsx", "xlsx")
    told: dict[str, dict[str, str]] = {}
    sheet = ""
    for line in cells(path, "Keterangan")[1:]:
        texts = [text for text in line if text]
        if len(texts) == 2 and any(texts[1].startswith(about) for about in ABOUT):
            sheet = texts[0]
        elif len(texts) >= 2:
            told.setdefault(sheet, {})[texts[0]] = texts[1]
    assert told["Berkas"]["Jenis dokumen"].startswith("Indikator Kinerja Utama")
    assert told["Target"]["Jenis nilai"] == "target, kondisi awal, atau realisasi"
    assert told["SMART"]["Target menurut tahun"].startswith("Target")
    for name in ("Indikator", "Target", "Temuan", "Tanda tangan", "Dasar hukum", "Berkas"):
        folded = {t for t in cells(path, name)[0] if t} - told[name].keys()
        assert all(re.fullmatch("[a-z_0-9]+", title) for title in folded)  # technical columns keep their names
    shown = "\n".join(text for meanings in told.values() for text in meanings.values())
    assert not re.search(r"\b(reader|document|born_digital|no_content|null|evidence|0\.\.1|[a-z]+_[a-z_]+)\b", shown)


def test_a_finding_leads_to_its_place_in_the_report(dataset: Path, tmp_path: Path) -> None:
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / "index.html").write_text("x", encoding="utf-8")
    path = export(dataset, tmp_path / "iku.xlsx", "xlsx", report=tmp_path / "report")
    finding = read_table(dataset, "findings")[0]
    with zipfile.ZipFile(path) as book:
        at = names_of(path).index("Temuan") + 1
        targets = book.read(f"xl/worksheets/_rels/sheet{at}.xml.rels").decode()
        places = book.read(f"xl/worksheets/sheet{at}.xml").decode()
    assert f"dokumen/{finding['document_id']}.html" in targets.replace("\\", "/")
    assert f'location="{finding["finding_id"]}"' in places


def test_sheets_print_landscape_one_page_wide_with_their_head(dataset: Path, tmp_path: Path) -> None:
    path = export(dataset, tmp_path / "iku.xlsx", "xlsx")
    with zipfile.ZipFile(path) as book:
        for at, _ in enumerate(names_of(path), start=1):
            sheet = book.read(f"xl/worksheets/sheet{at}.xml").decode()
            assert 'orientation="landscape"' in sheet
            assert 'fitToHeight="0"' in sheet
            assert "Halaman &amp;P dari &amp;N" in sheet
            assert "<autoFilter" in sheet
            assert 'state="frozen"' in sheet
        workbook = book.read("xl/workbook.xml").decode()
    assert workbook.count("_xlnm.Print_Titles") == len(names_of(path))


def test_a_workbook_open_elsewhere_is_told_and_kept(
    dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "iku.xlsx").write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("pipeline.outputs.export.workbook.os.replace", refuse)
    with pytest.raises(FileInUse, match=r"iku\.xlsx"):
        export(dataset, tmp_path / "iku.xlsx", "xlsx")
    assert [p.name for p in tmp_path.iterdir()] == ["iku.xlsx"]
    assert (tmp_path / "iku.xlsx").read_bytes() == b"old"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param(["Drs.", "H."], "Drs.; H.", id="words"),
        pytest.param([{"kind": "LN", "year": 2004, "number": "125"}], "LN 125/2004", id="gazette"),
        pytest.param([{"name_raw": "A. Budi", "n": 2}], "A. Budi (2×)", id="spelling"),
        pytest.param([{"value": "A", "score": 0.5}], "A (50%)", id="candidate"),
        pytest.param([{"reg_type": "UU", "number": "9", "year": 2015, "title": None}], "UU 9/2015", id="amendment"),
        pytest.param([], "", id="empty"),
    ],
)
def test_lists_are_read_as_text(value: object, text: str) -> None:
    assert as_text(value) == text


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=A1", "'=A1"), ("-5", "-5"), ("-", "-"), ("+x", "'+x"), (5, 5), (" =A1", "' =A1"), ("\uff1dA1", "'\uff1dA1"),
        ("a;=A1", "a;'=A1"), ("a; =cmd|' /C calc'!A0", "a; '=cmd|' /C calc'!A0"), ("a\t=A1", "a\t'=A1"), ("a\n@A1", "a\n'@A1"),
        ("a;-2+3+cmd|' /C calc'!A0", "a;'-2+3+cmd|' /C calc'!A0"), ("0;-5", "0;-5"), ("a; - satu", "a; - satu"),
        ("Rumus: a = b", "Rumus: a = b"),
    ],
)  # fmt: skip
def test_no_text_starts_like_a_formula(value: object, cell: object) -> None:
    assert harmless(value) == cell


def test_no_cell_is_a_formula(dataset: Path, tmp_path: Path) -> None:
    rows = cells(export(dataset, tmp_path / "iku.xlsx", "xlsx"), "Indikator")
    assert any("=HYPERLINK(1)" in row for row in rows)
    with zipfile.ZipFile(tmp_path / "iku.xlsx") as book:
        assert not any(b"<f>" in book.read(n) for n in book.namelist() if n.startswith("xl/worksheets/sheet"))
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
    (text,) = [cell for cell in row if cell is not None and cell.startswith("aaa")]
    assert len(text) <= LONGEST_CELL
    assert text.endswith("[terpotong]")


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


def test_the_csv_files_are_a_data_package_whose_data_are_valid(dataset: Path, tmp_path: Path) -> None:
    import json
    import subprocess
    import sys

    pytest.importorskip("frictionless")
    out = export(dataset, tmp_path / "csv", "csv")
    described = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    assert {r["path"] for r in described["resources"]} == {f"{name}.csv" for name in TABLES}
    command = [sys.executable, "-m", "frictionless", "validate", "--json", str(out / "datapackage.json")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    report = json.loads(done.stdout)
    errors = [(t["name"], e["note"]) for t in report["tasks"] for e in t["errors"]]
    assert (report["valid"], errors) == (True, [])
    assert report["stats"]["tasks"] == len(TABLES)


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_has_its_checksums_beside_it(dataset: Path, tmp_path: Path, form: str) -> None:
    out = export(dataset, tmp_path / ("csv" if form == "csv" else f"iku.{form}"), form)
    sums = out / "SHA256SUMS" if form == "csv" else tmp_path / f"iku.{form}.sha256"
    told = dict(reversed(line.split("  ")) for line in sums.read_text(encoding="utf-8").splitlines())
    there = {p.name for p in sums.parent.iterdir() if p.is_file() and p != sums}
    assert told.keys() == there
    assert all(hashlib.sha256((sums.parent / name).read_bytes()).hexdigest() == told[name] for name in told)


def test_codes_are_declared_with_their_words(dataset: Path, tmp_path: Path) -> None:
    import json

    out = export(dataset, tmp_path / "csv", "csv")
    described = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    (findings,) = [r for r in described["resources"] if r["name"] == "findings"]
    (severity,) = [f for f in findings["schema"]["fields"] if f["name"] == "severity"]
    assert severity["constraints"] == {"enum": ["error", "warning", "info"]}
    assert severity["categories"][0] == {"value": "error", "label": "kesalahan", "label_en": "error"}


def test_datasette_is_told_what_to_narrow_by(dataset: Path, tmp_path: Path) -> None:
    import json

    export(dataset, tmp_path / "iku.sqlite", "sqlite")
    tables = json.loads((tmp_path / "metadata.json").read_text(encoding="utf-8"))["databases"]["iku"]["tables"]
    assert set(tables) == set(TABLES)
    assert tables["findings"]["facets"] == ["severity", "source", "verdict", "rule_id"]
    assert set(tables["findings"]["columns"]) == set(columns_of(dataset, "findings"))


def test_a_target_of_a_single_column_stands_on_its_sheet(dataset: Path, tmp_path: Path) -> None:
    """Who looked for the targets of an office on the sheet of that name found it empty."""
    rows = cells(export(dataset, tmp_path / "iku.xlsx", "xlsx"), "Target")
    printed = [i["target_raw"] for i in read_table(dataset, "indicators") if i["target_raw"]]
    assert printed
    assert Counter(printed) <= Counter(text for row in rows for text in row)
