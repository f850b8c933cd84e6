"""The Excel file through LibreOffice and back: every cell of every sheet is what it was."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import pdfplumber
import pytest
from lxml import etree

from pipeline.outputs.export import export
from pipeline.run.run import run
from pipeline.settings import Settings
from tests.pipeline.samples import NIP, folder, report

pytestmark = pytest.mark.slow

SPACE = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def sheets(path: Path) -> dict[str, dict[str, str]]:
    """Return for each sheet its filled cells by reference ("B2"), numbers in one way of writing."""
    with zipfile.ZipFile(path) as book:
        names = etree.fromstring(book.read("xl/workbook.xml")).xpath("//s:sheet/@name", namespaces=SPACE)
        stored = "xl/sharedStrings.xml" in book.namelist()  # ours stand in their cells
        shared = etree.fromstring(book.read("xl/sharedStrings.xml")).findall("s:si", SPACE) if stored else []
        texts = ["".join(t.text or "" for t in si.iter(f"{{{SPACE['s']}}}t")) for si in shared]
        return {
            name: _cells(etree.fromstring(book.read(f"xl/worksheets/sheet{at}.xml")), texts)
            for at, name in enumerate(names, start=1)
        }


def _cells(tree: etree._Element, texts: list[str]) -> dict[str, str]:
    made = {}
    for cell in tree.iter(f"{{{SPACE['s']}}}c"):
        value = cell.find("s:v", SPACE)
        inline = cell.find("s:is", SPACE)
        if inline is not None:
            made[str(cell.get("r"))] = "".join(t.text or "" for t in inline.iter(f"{{{SPACE['s']}}}t"))
            continue
        if value is None or value.text is None:
            continue
        kind = cell.get("t")
        text = texts[int(value.text)] if kind == "s" else value.text
        made[str(cell.get("r"))] = text if kind in ("s", "str", "b") else f"number {float(text):.12g}"
    return {ref: text for ref, text in made.items() if text}


def converted(path: Path, out: Path, form: str = "xlsx:Calc MS Excel 2007 XML") -> Path:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    command = [
        soffice,
        f"-env:UserInstallation={(out / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        form,
    ]
    done = subprocess.run(
        [*command, "--outdir", str(out), str(path)], capture_output=True, text=True, timeout=180, check=False
    )
    made = out / path.with_suffix(f".{form.partition(':')[0]}").name
    if not made.exists():
        pytest.skip(f"LibreOffice without Calc: {done.stderr.strip()[:80]}")
    return made


def test_no_cell_is_lost_or_changed(tmp_path: Path) -> None:
    raw = folder(tmp_path / "raw", {"a.txt": report(), "b.txt": report(office="MEKAR", number="050/13/2023")})
    run(Settings(raw, tmp_path / "data"))
    path = export(tmp_path / "data", tmp_path / "iku.xlsx", "xlsx")
    out = tmp_path / "out"
    out.mkdir()
    before, after = sheets(path), sheets(converted(path, out))
    assert list(after) == list(before)
    assert NIP.replace(" ", "") in before["Tanda tangan"].values()
    assert {name: after[name] for name in before} == before


def test_paper_has_at_most_three_pages_a_document(tmp_path: Path) -> None:
    """76 files were 394 pages: the office and the file of each row, values a row each, forms of the evaluation."""
    texts = {
        f"Perjanjian_Kinerja_Kecamatan_Nomor_{n}_Tahun_2023_Perubahan.txt": report(number=f"050/{n}/2023")
        for n in range(6)
    }
    run(Settings(folder(tmp_path / "raw", texts), tmp_path / "data"))
    path = export(tmp_path / "data", tmp_path / "iku.xlsx", "xlsx")
    pdf = converted(path, tmp_path, "pdf")
    with pdfplumber.open(pdf) as paper:
        feet = [(page.extract_text() or "").strip().splitlines()[-1] for page in paper.pages]
    assert len(feet) <= 3 * len(texts)
    assert feet[0].startswith("Ringkasan")
    assert not any(foot.startswith(("Target", "SMART", "LKE", "Profil", "Bukti")) for foot in feet)
