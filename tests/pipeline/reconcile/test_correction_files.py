"""A file of corrections survives Excel, and each mistake in it has its sentence while the other lines are applied."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli.shown.correction_problems import TwoFiles, file_of_corrections, find_problems, refusal_of
from pipeline.dataset.read import read_table
from pipeline.dataset.schema import check_corrections
from pipeline.reconcile.correction_files import read_correction_file, read_corrections
from pipeline.reconcile.corrections import COLUMNS, BadCorrections, Correction, follow_files, still_there
from pipeline.run.run import run
from pipeline.settings import Settings
from tests.pipeline.samples import folder, report

DOC = "0123456789abcdef"
GOOD = {
    "table": "signatories",
    "record_id": f"{DOC}-s00001",
    "field": "name",
    "value": "Siti Hawa, S.Sos",
    "reason": "é",
}


def text_of(*rows: dict[str, str], separator: str = ",") -> str:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, restval="", delimiter=separator, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


def saved(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("separator", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_every_way_of_saving_reads_the_same(tmp_path: Path, separator: str, encoding: str) -> None:
    path = saved(tmp_path / "c.csv", text_of(GOOD, separator=separator).encode(encoding))
    (found,) = read_corrections(path, check_corrections)
    assert (found.value, found.reason, found.line) == (GOOD["value"], "é", 2)


def test_lines_of_a_file_saved_anew_are_read_with_its_new_content(tmp_path: Path) -> None:
    path = saved(tmp_path / "c.csv", text_of({**GOOD, "file": "a.pdf"}).encode())
    (found,) = read_corrections(path, check_corrections, {"a.pdf": "f" * 16})
    assert found.record_id == GOOD["record_id"].replace(DOC, "f" * 16)


def test_a_workbook_reads_the_same(tmp_path: Path) -> None:
    from datetime import datetime

    import xlsxwriter

    book = xlsxwriter.Workbook(tmp_path / "c.xlsx")
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, COLUMNS)
    for at, row in enumerate(
        [GOOD, GOOD | {"field": "date"}, GOOD | {"table": "indicators", "field": "target_value"}], 1
    ):
        for column, name in enumerate(COLUMNS):
            sheet.write(at, column, row.get(name, ""))
    sheet.write_datetime(2, 3, datetime(2023, 1, 5), book.add_format({"num_format": "dd/mm/yyyy"}))
    sheet.write_number(3, 3, 85.5)
    book.close()
    found = read_correction_file(tmp_path / "c.xlsx", check_corrections)
    assert [c.value for c in found.corrections] == ["Siti Hawa, S.Sos", "2023-01-05", "85.5"]
    assert not found.problems


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("sep=;\r\n" + text_of(GOOD, separator=";"), id="Excel's line for the separator"),
        pytest.param(
            text_of(separator=";") + text_of(GOOD).split("\r\n")[1] + "\r\n", id="pasted with another separator"
        ),
        pytest.param(
            text_of() + '"' + text_of(GOOD).split("\r\n")[1].replace('"', '""') + '"\r\n', id="a line saved as one cell"
        ),
        pytest.param(text_of(GOOD) + ",,,,,,,,\r\n\r\n", id="empty lines"),
        pytest.param(text_of(GOOD).replace("table,record_id", "Tabel,ID baris"), id="Indonesian names of columns"),
    ],
)
def test_what_excel_makes_of_it_is_read(tmp_path: Path, text: str) -> None:
    (found,) = read_corrections(saved(tmp_path / "c.csv", text.encode()), check_corrections)
    assert found.value == "Siti Hawa, S.Sos"


@pytest.mark.parametrize(("sheet", "table"), [("Tanda tangan", "signatories"), ("DASAR  HUKUM", "legal_basis")])
def test_a_table_may_be_named_as_its_sheet_in_the_workbook(tmp_path: Path, sheet: str, table: str) -> None:
    row = {"table": sheet, "record_id": f"{DOC}-s00001", "field": "doubts", "verdict": "checked"}
    (found,) = read_correction_file(saved(tmp_path / "c.csv", text_of(row).encode())).corrections
    assert found.table == table


@pytest.mark.parametrize(
    ("table", "field", "written", "value"),
    [
        pytest.param("indicators", "target_value", "85,5", "85,5", id="decimal comma"),
        pytest.param("documents", "year_start", "2023,0", "2023", id="whole number with decimals"),
        pytest.param("signatories", "date", "25/01/2023", "2023-01-25", id="day first"),
        pytest.param("signatories", "date", "5 Januari 2023", "2023-01-05", id="date in words"),
        pytest.param("officials", "needs_review", "tidak", "false", id="no"),
        pytest.param("signatories", "nip", "19700101 199003 1 001", "197001011990031001", id="NIP with blanks"),
        pytest.param("signatories", "nip", "'197001011990031001", "197001011990031001", id="NIP with an apostrophe"),
    ],
)
def test_values_are_taken_as_they_are_meant(tmp_path: Path, table: str, field: str, written: str, value: str) -> None:
    path = saved(tmp_path / "c.csv", text_of(GOOD | {"table": table, "field": field, "value": written}).encode())
    (found,) = read_corrections(path, check_corrections)
    assert found.value == value


TEN = [
    pytest.param([{"value": "1,95904E+17", "field": "nip"}], "dibulatkan oleh Excel", id="NIP in exponents"),
    pytest.param([{"value": "197001011990031000", "field": "nip"}], "berakhir dengan 000", id="NIP rounded"),
    pytest.param([{"value": "19700101", "field": "nip"}], "18 angka", id="NIP too short"),
    pytest.param([{"field": "date", "value": "05/01/2023"}], "2023-01-05 atau 2023-05-01", id="a date of two readings"),
    pytest.param([{"field": "date", "value": "kemarin"}], "tidak sesuai dengan kolom date", id="no date"),
    pytest.param([{"field": "jabatn"}], "Mungkin maksudnya: jabatan", id="misspelt field"),
    pytest.param([{"field": "name_raw"}], "tidak pernah diubah", id="what is printed"),
    pytest.param(
        [{"table": "signatures"}], "Pilihannya: documents (berkas), indicators (indikator)", id="unknown table"
    ),
    pytest.param([{"verdict": "betul"}], "checked (sudah diperiksa), dismissed (bukan masalah)", id="unknown verdict"),
    pytest.param([{"record_id": ""}], "record_id” kosong", id="no record"),
    pytest.param(
        [{"table": "findings", "verdict": "checked", "field": ""}], "nama aturan", id="a finding without its rule"
    ),
    pytest.param([{"verdict": "same"}], "other_id", id="one person without the other"),
    pytest.param([{"verdict": "dismissed", "reason": ""}], "memerlukan alasan", id="dismissed without a reason"),
    pytest.param(
        [{"table": "indicators", "field": "target_value", "value": "1.234"}], "tanpa pemisah ribuan", id="thousands"
    ),
    pytest.param([{"table": "indicators", "field": "target_value", "value": "NaN"}], "tidak sesuai", id="no number"),
]


@pytest.mark.parametrize(("rows", "told"), TEN)
def test_a_bad_line_is_told_and_the_others_are_applied(tmp_path: Path, rows: list[dict[str, str]], told: str) -> None:
    other = GOOD | {"record_id": f"{DOC}-s00002"}
    path = saved(tmp_path / "c.csv", text_of(*(GOOD | row for row in rows), other).encode())
    (problem,) = find_problems(path, "id")
    assert problem.startswith("Baris koreksi 2: ")
    assert told in problem
    assert [c.record_id for c in read_corrections(path, check_corrections)] == [f"{DOC}-s00002"]


def test_two_lines_that_contradict_are_both_told_and_neither_is_applied(tmp_path: Path) -> None:
    rows = [GOOD, GOOD | {"value": "Siti Hawar"}, GOOD | {"record_id": f"{DOC}-s00002"}]
    path = saved(tmp_path / "c.csv", text_of(*rows).encode())
    first, second = find_problems(path, "id")
    assert "baris 3" in first
    assert "baris 2" in second
    assert [c.line for c in read_corrections(path, check_corrections)] == [4]


def test_one_person_and_two_persons_contradict_in_either_order(tmp_path: Path) -> None:
    a, b = f"{DOC}-s00001", f"{DOC}-s00002"
    rows = [
        GOOD | {"verdict": "same", "record_id": a, "other_id": b},
        GOOD | {"verdict": "not_same", "record_id": b, "other_id": a},
    ]
    assert len(find_problems(saved(tmp_path / "c.csv", text_of(*rows).encode()), "id")) == 2


def test_the_same_line_twice_is_no_contradiction(tmp_path: Path) -> None:
    path = saved(tmp_path / "c.csv", text_of(GOOD, GOOD).encode())
    assert not find_problems(path, "id")


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04 no workbook", b"table,field\n"], ids=["broken workbook", "missing columns"]
)
def test_a_file_that_cannot_be_used_is_refused_in_a_sentence(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(BadCorrections) as error:
        read_corrections(saved(tmp_path / "c.csv", data))
    assert str(tmp_path) in refusal_of(error.value, "id")


def test_the_workbook_beside_an_empty_csv_is_read(tmp_path: Path) -> None:
    path = saved(tmp_path / "c.csv", text_of().encode())
    assert file_of_corrections(path) == path
    workbook = saved(tmp_path / "c.xlsx", b"")
    assert file_of_corrections(path) == workbook
    path.write_bytes(text_of(GOOD).encode())
    with pytest.raises(TwoFiles):
        file_of_corrections(path)


def correction(**values: str) -> Correction:
    row = {"table": "signatories", "record_id": f"{DOC}-s00001", "field": "name", "value": "x"} | values
    return Correction(
        row["table"], row["record_id"], row["field"], row["value"], "value", "", "", 2, old=row.get("old", ""),
        file=row.get("file", ""),
    )  # fmt: skip


PRINTED = {"name": "Siti Hawa", "nip": "1960", "pangkat": "Pembina"}


@pytest.mark.parametrize(
    ("table", "field", "old", "printed", "holds"),
    [
        pytest.param("signatories", "name", "", PRINTED, True, id="no old text"),
        pytest.param("signatories", "name", "SITI  HAWA", PRINTED, True, id="blanks and capitals"),
        pytest.param("signatories", "name", "Siti", PRINTED, False, id="a part of it"),
        pytest.param("signatories", "name", "Pembina", PRINTED, False, id="the text of another field"),
        pytest.param("signatories", "golongan", "Pembina", PRINTED, True, id="printed with another field"),
        pytest.param("signatories", "place", "Siti Hawa", PRINTED, True, id="not printed: any text of the record"),
        pytest.param("signatories", "place", "Budi", PRINTED, False, id="not printed: no text of the record"),
        pytest.param("indicators", "target_value", "85,50", {"target": "85.50"}, True, id="another decimal sign"),
        pytest.param(
            "indicators", "target_value", "80", {"target": "85", "indikator": "80"}, False, id="another target"
        ),
        pytest.param("indicators", "formula_numerator", "A : B", {"formula": "A : C"}, False, id="a part of a formula"),
        pytest.param("documents", "year_start", "2023", {"years": "2023"}, True, id="a year of the document"),
        pytest.param("officials", "name", "Budi", {}, True, id="a person"),
    ],
)
def test_the_old_text_must_stand_there(table: str, field: str, old: str, printed: dict[str, str], holds: bool) -> None:
    assert still_there(correction(table=table, field=field, old=old), printed) is holds


def test_a_document_saved_anew_keeps_its_corrections() -> None:
    new = "f" * 16
    line = correction(file="a.pdf")
    assert follow_files([line], {"a.pdf": new})[0].record_id == f"{new}-s00001"
    assert follow_files([line], {"a.pdf": new, "b.pdf": DOC}) == (line,)  # moved: the document is there
    assert follow_files([correction()], {"a.pdf": new}) == (correction(),)


def dataset_of(base: Path, text: str, *rows: dict[str, str]) -> tuple[list[dict[str, Any]], tuple[str, ...]]:
    raw = folder(base / "raw", {"a.txt": text})
    path = saved(base / "c.csv", text_of(*rows).encode())
    done = run(Settings(raw, base / "out", corrections=path))
    return read_table(base / "out", "signatories"), done.unmatched


@pytest.mark.slow
def test_a_line_holds_while_its_old_text_stands_and_after_the_file_was_saved_anew(tmp_path: Path) -> None:
    signed, _ = dataset_of(tmp_path, report(name="Dis. BUDI SANTOSA, M.Si"))
    line = {
        "table": "signatories", "record_id": signed[0]["signatory_id"], "field": "name", "value": "Budi Santoso",
        "reason": "SK", "old": "Dis. BUDI SANTOSA, M.Si", "file": "a.txt",
    }  # fmt: skip
    signed, unmatched = dataset_of(tmp_path, report(name="Dis. BUDI SANTOSA, M.Si") + "\n", line)
    assert (signed[0]["name"], unmatched) == ("Budi Santoso", ())
    signed, unmatched = dataset_of(tmp_path, report(name="SITI HAWA, S.Sos"), line)
    assert (signed[0]["name"], unmatched) == ("Siti Hawa", ("2",))
