"""Prints Word files on other papers and reads them again: `python -m tools.bench.reprint FOLDER OUT [--show]`.

Whoever prints a file on another paper changes no row of it, but every line and every break of a page: so a report needs no
truth to tell where the reader leans on its layout. Each DOCX becomes a PDF on its own paper, on wide paper and on low
pages, an ODT, a web page and an RTF; the rows of each are held against those of the DOCX. A row that differs is wrong in
one of the two; it is silent where neither has a doubt.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.shared import Mm
from rapidfuzz import fuzz, process

from pipeline.dataset.read import read_table
from tools.unseen.libreoffice import convert

FIELDS = ("no", "kode", "level", "tujuan_raw", "sasaran_raw", "indikator_raw", "formula_raw", "target_raw", "satuan_raw",
          "baseline_raw", "sumber_data_raw", "penanggung_jawab_raw")  # fmt: skip
PAPERS = ("own", "wide", "low", "odt", "html", "rtf")
_ALIKE = 60.0  # likeness, 0 to 100, from which two rows are the same row
_SILENT = 0.9  # confidence from which a row without doubts counts as sure of itself


@dataclass(frozen=True)
class Compared:
    """What became of the rows of some DOCX files on another paper: (file, what) of each row that is not the same."""

    same: int
    differing: tuple[tuple[str, str], ...]
    silent: int


def main() -> None:
    """Print for each paper how many rows are the same, how many differ, and how many of these are silent."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench.reprint")
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--show", action="store_true", help="print the rows that differ")
    args = parser.parse_args()
    files = [path for path in sorted(args.folder.glob("*.docx")) if _is_word(path)]
    before = _rows(_read(args.folder, args.out / "docx.data"))
    for paper in PAPERS:
        printed = print_on(paper, files, args.out / paper)
        found = compare(before, _rows(_read(printed, args.out / f"{paper}.data")), {path.stem for path in files})
        print(f"{paper}: {found.same} rows the same, {len(found.differing)} not, {found.silent} of these silent")
        for name, what in found.differing if args.show else ():
            print(f"  {name}: {what}")


def print_on(paper: str, files: Sequence[Path], out: Path) -> Path:
    """Write some DOCX files as PDF on a paper (`own`, `wide`, `low`), or in another format, and return their folder."""
    out.mkdir(parents=True, exist_ok=True)
    if paper not in ("wide", "low"):
        convert(list(files), "pdf" if paper == "own" else paper, out)
        return out
    changed = out.with_name(f"{out.name}.docx")
    changed.mkdir(exist_ok=True)
    for path in files:
        report = docx.Document(str(path))
        for section in report.sections:
            width, height = sorted((section.page_width or Mm(210), section.page_height or Mm(297)))
            section.orientation = WD_ORIENT.LANDSCAPE
            if paper == "wide":
                section.page_width, section.page_height = Mm(height.mm + 20), width
            else:
                section.page_height = Mm(130)
        report.save(str(changed / path.name))
    convert([changed / path.name for path in files], "pdf", out)
    return out


def compare(
    before: Mapping[str, list[dict[str, Any]]], after: Mapping[str, list[dict[str, Any]]], names: set[str]
) -> Compared:
    """Return what became of rows, by the name of their file without its suffix; each row is paired with the likest one."""
    same, silent, told = 0, 0, []
    for name in sorted(names):
        left = dict(enumerate(after.get(name, [])))
        for row in before.get(name, []):
            texts = {at: _text(other) for at, other in left.items()}
            best = process.extractOne(_text(row), texts, scorer=fuzz.ratio, score_cutoff=_ALIKE)
            other = left.pop(best[2]) if best is not None else None
            wrong = (
                [f for f in FIELDS if _letters(row.get(f)) != _letters(other.get(f))] if other is not None else ["lost"]
            )
            if not wrong:
                same += 1
                continue
            told.append((name, f"{', '.join(wrong)}: {_short(row)} | {_short(other)}"))
            silent += _is_sure(row) and (other is None or _is_sure(other))
        for other in left.values():
            told.append((name, f"more: {_short(other)}"))
            silent += _is_sure(other)
    return Compared(same, tuple(told), silent)


def _read(folder: Path, data: Path) -> Path:
    """Read a folder without OCR and return the dataset; a run that ends with files that failed counts too."""
    command = [sys.executable, "-m", "pipeline", "extract", str(folder), "--out", str(data), "--ocr", "off", "--quiet"]
    subprocess.run(command, check=False)
    return data


def _rows(dataset: Path) -> dict[str, list[dict[str, Any]]]:
    names = {d["document_id"]: Path(d["path"]).stem for d in read_table(dataset, "documents")}
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in read_table(dataset, "indicators"):
        rows.setdefault(names[row["document_id"]], []).append(row)
    return rows


def _is_word(path: Path) -> bool:
    try:
        docx.Document(str(path))
    except Exception:  # noqa: BLE001 - whatever python-docx cannot open is no Word file to be printed
        return False
    return True


def _is_sure(row: Mapping[str, Any]) -> bool:
    return row["confidence"] >= _SILENT and not len(row["doubts"])


def _text(row: Mapping[str, Any]) -> str:
    return " ".join(_letters(row.get(name)) for name in FIELDS)


def _letters(value: Any) -> str:
    """Return letters and digits, and the signs between digits: "12,5" is not 125."""
    return "" if value is None else re.sub(r"(?!(?<=\d)[.,](?=\d))\W", "", str(value)).casefold()


def _short(row: Mapping[str, Any] | None) -> str:
    if row is None:
        return "-"
    return f"{row.get('no')} {str(row.get('sasaran_raw'))[:40]!r} {str(row.get('indikator_raw'))[:40]!r} {row['confidence']:.2f}"


if __name__ == "__main__":
    main()
