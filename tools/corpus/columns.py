"""The table of a made-up report: what its columns are called, and what stands in each cell."""

from __future__ import annotations

import random

from tools.corpus.cells import CellSpec, Content, Fraction, Style, fit
from tools.corpus.spec import Report, Row

LABELS = {
    "no": ("NO", "No.", "N O", "NO."),
    "sasaran": (
        "SASARAN STRATEGIS",
        "Sasaran Strategis",
        "KINERJA UTAMA",
        "SASARAN",
        "KINERJA UTAMA/ SASARAN/ OUTCOME",
    ),
    "indikator": ("INDIKATOR KINERJA UTAMA", "Indikator Kinerja", "INDIKATOR KINERJA UTAMA (IKU)", "INDIKATOR SASARAN"),
    "formula": (
        "PENJELASAN / FORMULASI",
        "FORMULASI PERHITUNGAN",
        "DEFINISI OPERASIONAL DAN FORMULA PERHITUNGAN",
        "RUMUS",
        "Penjelasan",
    ),
    "satuan": ("SATUAN", "Satuan"),
    "target": ("TARGET", "Target"),
    "sumber_data": ("SUMBER DATA", "Sumber Data"),
    "penanggung_jawab": ("PENANGGUNG JAWAB", "PENGANGGUNG JAWAB", "BIDANG PENANGGUNG JAWAB", "Penanggungjawab"),
}
COLUMN_SETS = (
    ("no", "sasaran", "indikator", "formula", "sumber_data", "penanggung_jawab"),
    ("no", "sasaran", "indikator", "formula", "penanggung_jawab", "sumber_data"),
    ("no", "sasaran", "indikator", "formula", "sumber_data"),
    ("no", "sasaran", "indikator", "satuan", "target"),
    ("no", "sasaran", "indikator", "target"),
    ("no", "sasaran", "indikator", "formula", "target"),
    ("sasaran", "indikator", "satuan", "formula", "sumber_data"),
)
WEIGHTS = {"no": 0.35, "satuan": 0.8, "target": 0.8, "formula": 2.2, "sasaran": 1.6, "indikator": 1.8}


def widths_of(columns: tuple[str, ...], total: float) -> list[float]:
    """Return the width of each column of a table that is `total` points wide."""
    weights = [WEIGHTS.get(c, 1.1) for c in columns]
    return [total * w / sum(weights) for w in weights]


def cells_of(
    report: Report, columns: tuple[str, ...], rng: random.Random
) -> tuple[list[list[CellSpec]], list[list[CellSpec | None]]]:
    """Return the rows of the header (labels, and often the columns' numbers) and those of the table."""
    header = [[CellSpec((rng.choice(LABELS[c]),), bold=True, center=True) for c in columns]]
    if report.options["index"]:
        form = "({})" if report.options["index"] == "(1)" else "{}"
        numbers = [form.format(i + 1) for i in range(len(columns))]
        if report.options["index"] == "skip" and len(numbers) > 3:
            numbers[2] = ""
        header.append([CellSpec((n,), center=True) for n in numbers])
    rows: list[list[CellSpec | None]] = []
    for index, row in enumerate(report.rows):
        same = index > 0 and report.rows[index - 1].no == row.no
        under = sum(1 for r in report.rows if r.no == row.no)
        rows.append([_cell(row, c, same, under, report.options) for c in columns])
    return header, rows


def style_of(
    report: Report,
    widths: list[float],
    header: list[list[CellSpec]],
    rows: list[list[CellSpec | None]],
    font: str,
    size: float,
) -> Style:
    """Return how the table of the report is drawn; its letters are as large as its longest words allow, up to `size`."""
    options = report.options
    letters = fit(widths, [*header, *rows], font, size)
    return Style(options["ruling"], options["split"] == "yes", options["repeat"] == "yes", letters)


def _cell(row: Row, column: str, same: bool, under: int, options: dict[str, str]) -> CellSpec | None:
    merged = options["sasaran"] == "merge"
    if column in ("no", "sasaran"):
        if same:
            return None if merged else CellSpec()
        text = f"{row.no}." if column == "no" else row.sasaran
        return CellSpec((text,), rows=under if merged else 1, center=column == "no")
    if column == "indikator":
        return CellSpec((printed_indikator(row, options),))
    if column == "sumber_data":
        several = len(row.sumber_data) > 1
        return CellSpec(tuple(f"- {s}" for s in row.sumber_data) if several else row.sumber_data)
    if column == "formula":
        return CellSpec(_formula(row))
    return CellSpec((getattr(row, column),))


def printed_indikator(row: Row, options: dict[str, str]) -> str:
    """Return the indicator as its cell shows it: some offices number those under one statement."""
    return f"{row.sub_no}. {row.indikator}" if row.sub_no and options["numbered"] == "yes" else row.indikator


def _formula(row: Row) -> tuple[Content, ...]:
    f = row.formula
    if f.style in ("stack", "dashes"):
        return (Fraction(f.over, f.under, dashes=f.style == "dashes"),)
    return (f.text,) if f.text else ()
