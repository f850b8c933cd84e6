"""The package `iku`: what it hands out, what that returns, and that importing it costs nothing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

import iku
from tests.pipeline.samples import folder, report

ROOT = Path(__file__).parents[2]
LAW = "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah"
TEXT = (
    f"Mengingat : 1. {LAW};\n2. Peraturan Pemerintah Nomor 8\nTahun 2008 tentang Tahapan.\n\n"
    "Lihat Permendagri No. 86 Tahun 2017."
)


def test_the_import_loads_nothing_and_is_quick() -> None:
    code = "import sys, iku; print(*[m for m in sys.modules if m.split('.')[0] in ('pandas', 'spacy', 'pyarrow', 'pipeline')])"
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
    assert time.perf_counter() - began < 5  # of which Python itself takes most; 0.3 s on a machine at rest


def test_every_name_is_there_and_documented() -> None:
    docs = (Path(__file__).parents[2] / "docs" / "researchers" / "library.md").read_text(encoding="utf-8")
    for name in iku.__all__:
        assert getattr(iku, name).__doc__
        assert f"`{name}" in docs or f"iku.{name}" in docs
    assert dir(iku) == sorted(iku.__all__)
    with pytest.raises(AttributeError, match="no attribute 'parse_nik'"):
        _ = iku.parse_nik


def test_citations_of_a_text_have_their_place_and_their_regulation() -> None:
    found = iku.find_citations(TEXT)
    assert [c.regulation_id for c in found] == ["uu-23-2014", "pp-8-2008", "permendagri-86-2017"]
    for citation in found:
        assert citation.span is not None
        assert " ".join(TEXT[slice(*citation.span)].split()) == citation.text
    assert found[0].known
    assert found[0].title == "Pemerintahan Daerah"


@pytest.mark.parametrize("text", ["", "  \n", "Tidak ada peraturan di sini."])
def test_a_text_without_citations_has_none(text: str) -> None:
    assert iku.find_citations(text) == []


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Drs. BUDI SANTOSA, M.Si", "Budi Santosa", True),
        ("Budi Santosa", "Siti Hawa", False),
        ("", "Budi Santosa", False),
    ],
)
def test_names_are_compared_with_a_reason(a: str, b: str, same: bool) -> None:
    found = iku.compare_names(a, b)
    assert found.same_person is same
    assert found.reason_id


def test_a_region_is_told_or_nothing() -> None:
    region = iku.find_region("PEMERINTAH KABUPATEN SAMPANG\nKECAMATAN SRESEH").value
    assert region is not None
    assert region.code == "35.27.01"
    assert iku.find_region("Kantor").value is None


def test_strings_are_understood() -> None:
    nip = iku.parse_nip("NIP. 19700101 199503 1 001").value
    assert nip is not None
    assert nip.birth_date == date(1970, 1, 1)
    law = iku.parse_citation(LAW).value
    assert law is not None
    assert law.regulation_id == "uu-23-2014"
    target = iku.parse_target("85,5 %").value
    assert target is not None
    assert target.value == 85.5
    formula = iku.parse_formula("(Jumlah A / Jumlah B) x 100%").value
    assert formula is not None
    assert formula.kind == "ratio"


def test_a_file_and_a_folder_give_tables(tmp_path: Path) -> None:
    raw = folder(tmp_path / "raw", {"a.txt": report(), "b.txt": report(office="MEKAR")})
    one = iku.read(raw / "a.txt")
    assert list(one.documents["path"]) == ["a.txt"]
    assert len(one.indicators) >= 1
    both = iku.extract(raw, tmp_path / "out")
    again = iku.load_dataset(tmp_path / "out")
    assert list(both.documents["path"]) == ["a.txt", "b.txt"]
    assert [len(t) for _, t in both] == [len(t) for _, t in again]
    assert iku.extract(raw).documents.equals(both.documents)


def test_a_broken_file_is_a_row_and_no_folder_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"")
    (row,) = iku.read(tmp_path / "a.pdf").documents.to_dict("records")
    assert row["status"] == "failed"
    assert re.search("kosong", row["error_message"])
    with pytest.raises(NotADirectoryError):
        iku.extract(tmp_path / "none")


def test_a_program_that_was_typed_in_reads_files(tmp_path: Path) -> None:
    """Each worker looked for the file "<stdin>" and ended, and another was started without end."""
    (tmp_path / "a.txt").write_text(report(), encoding="utf-8")
    program = f"import iku\nprint(len(iku.read({str(tmp_path / 'a.txt')!r}).indicators))\n"
    done = subprocess.run(
        [sys.executable, "-"], input=program, capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stdout) == (0, "2\n"), done.stderr[-2000:]


@pytest.mark.parametrize("call", ["read({!r})", "extract({!r}, workers=2)"])
def test_a_script_does_its_own_work_once(tmp_path: Path, call: str) -> None:
    """Each worker ran the whole script again: it printed everything twice, with an empty table the first time."""
    raw = folder(tmp_path / "raw", {"a.txt": report(), "b.txt": report(office="MEKAR")})
    of = str(raw / "a.txt") if call.startswith("read") else str(raw)
    script = tmp_path / "script.py"
    script.write_text(
        f"import iku\nfound = iku.{call.format(of)}\nprint(len(found.documents), __file__)\n", encoding="utf-8"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, timeout=120, check=False, env=environment
    )
    n = 1 if call.startswith("read") else 2
    assert (done.returncode, done.stdout) == (0, f"{n} {script}\n"), done.stderr[-2000:]


def test_every_table_of_a_file_is_read_whatever_its_labels(tmp_path: Path) -> None:
    page = Canvas(str(tmp_path / "page.pdf"))
    for at, row in enumerate(
        [("Wilayah", "Luas", "Warga"), ("Pujon", "1,5", "20"), ("Kalibawang", "2,5", "30"), ("Bali", "3", "4")]
    ):
        for column, text in enumerate(row):
            page.drawString(72 + 120 * column, 700 - 14 * at, text)
    page.save()
    (table,) = iku.read_tables(tmp_path / "page.pdf")
    assert table.rows() == [
        ["Wilayah", "Luas", "Warga"],
        ["Pujon", "1,5", "20"],
        ["Kalibawang", "2,5", "30"],
        ["Bali", "3", "4"],
    ]
    assert (table.page, table.n_rows, table.n_cols, table.ruled) == (1, 4, 3, False)
    assert table.box is not None
    assert table.box[0] == pytest.approx(72, abs=1)
    assert table.cells[4] == iku.TableCell(row=1, col=1, text="1,5", row_span=1, col_span=1)


def test_tables_of_a_file_that_is_none_are_an_error_with_its_code(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    with pytest.raises(ValueError, match="empty_file"):
        iku.read_tables(tmp_path / "empty.pdf")
    with pytest.raises(FileNotFoundError):
        iku.read_tables(tmp_path / "none.pdf")
