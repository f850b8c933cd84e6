"""Builds a corpus of made-up reports: `python -m tools.corpus.build --count 50 --seed 1 --out DIR`.

DIR gets one PDF a report and `truth/NAME.json` in the scorer's form. The layout of each report is drawn by lot from what
offices do: label variants, column orders, merged or empty cells, rulings, fractions, lists, signatures, decrees.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path
from typing import Any

from tools.corpus.layout import CellSpec, Content, Fraction, Sheet, Style
from tools.corpus.spec import LAWS, OFFICES, REGIONS, Report, Row, make_rows, make_signer, truth

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
SIZES = {"A4": (595.0, 842.0), "F4": (612.0, 936.0), "A4 landscape": (842.0, 595.0), "F4 landscape": (936.0, 612.0)}
MONTHS = (
    "Januari",
    "Pebruari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "Nopember",
    "Desember",
)


def make_report(seed: str) -> tuple[Report, tuple[str, ...]]:
    """Return an invented report and the columns that its table prints."""
    rng = random.Random(seed)
    kecamatan, kabupaten, provinsi = rng.choice(REGIONS)
    small = rng.random() < 0.6
    columns = rng.choice(COLUMN_SETS)
    styles = rng.choice(
        (("inline", "words"), ("stack", "inline", "none"), ("dashes", "purpose"), ("purpose",), ("stack",))
    )
    rows = make_rows(rng, styles, several=rng.random() < 0.4)
    year, month, day = rng.randint(2016, 2025), rng.randint(1, 12), rng.randint(1, 28)
    decree = rng.choice(
        (None, f"188/{rng.randint(1, 99):02}/KEP/{rng.randint(400, 500)}.{rng.randint(100, 600)}/{year}")
    )
    name = kabupaten.removeprefix("Kabupaten ").removeprefix("Kota ")
    date = f"{day} {MONTHS[month - 1]} {year}" if rng.random() < 0.8 else f"      {MONTHS[month - 1]} {year}"
    options = {
        "place": name,
        "size": rng.choice(tuple(SIZES)),
        "ruling": rng.choice(("lines", "rects", "double", "shaded")),
        "sasaran": rng.choice(("merge", "merge", "empty")),
        "index": rng.choice(("", "1", "(1)", "skip")),
        "split": rng.choice(("yes", "yes", "no")),
        "repeat": rng.choice(("yes", "no")),
        "numbered": rng.choice(("yes", "no")),
        "marks": rng.choice(("1.", "1)", "a.")),
        "superior": rng.choice(("yes", "no", "no")),
    }
    title = f"CAMAT {kecamatan.upper()}" if small else f"KEPALA {OFFICES[rng.randrange(len(OFFICES))].upper()}"
    office = f"Kecamatan {kecamatan}" if small else title.removeprefix("KEPALA ").title()
    superior = (
        make_signer(rng, "BUPATI" if kabupaten.startswith("Kab") else "WALIKOTA")
        if options["superior"] == "yes"
        else None
    )
    laws = tuple(rng.sample(LAWS, rng.randint(3, len(LAWS)))) if decree else ()
    iso = f"{year}-{month:02}-{day:02}" if date[0] != " " else None
    made = Report(
        seed, kecamatan if small else None, kabupaten, provinsi, office, year, rows, make_signer(rng, title), superior,
        laws, decree, date, iso, options,
    )  # fmt: skip
    return made, columns


def draw(report: Report, columns: tuple[str, ...], target: Any) -> None:
    """Write the report as a PDF to `target`."""
    rng = random.Random(report.seed + "layout")
    sheet = Sheet.open(target, SIZES[report.options["size"]], font=rng.choice(("Helvetica", "Times-Roman")))
    if sheet.font == "Times-Roman":
        sheet.font = "Helvetica"
    sheet.running = rng.choice(("", f"IKU {report.office} {report.year}"))
    _letterhead(sheet, report)
    if report.decree_number:
        _decree(sheet, report)
        sheet.new_page()
    for line in (
        "INDIKATOR KINERJA UTAMA",
        report.office.upper(),
        report.kabupaten_kota.upper(),
        f"TAHUN {report.year}",
    ):
        sheet.text(line, bold=True, center=True)
    sheet.y += 8
    _table(sheet, report, columns, rng)
    sheet.y += 14
    _signature(sheet, report)
    sheet.close()


def _letterhead(sheet: Sheet, report: Report) -> None:
    sheet.text(f"PEMERINTAH {report.kabupaten_kota.upper()}", bold=True, center=True, size=13)
    sheet.text(report.office.upper(), bold=True, center=True, size=15)
    sheet.text("Jalan Melati Nomor 7", center=True, size=9)
    sheet.y += 12


def _decree(sheet: Sheet, report: Report) -> None:
    for line in (
        f"KEPUTUSAN {report.signer.title}",
        f"NOMOR : {report.decree_number}",
        "TENTANG",
        f"INDIKATOR KINERJA UTAMA {report.office.upper()}",
    ):
        sheet.text(line, bold=True, center=True)
    sheet.y += 10
    left = sheet.margin + 90
    sheet.text("Menimbang :")
    sheet.paragraph(
        "bahwa untuk mengukur keberhasilan kinerja perlu menetapkan Indikator Kinerja Utama;", x=left, mark="a."
    )
    sheet.text("Mengingat :")
    for index, (_, _, _, text) in enumerate(report.laws):
        mark = {"1.": f"{index + 1}.", "1)": f"{index + 1})", "a.": f"{chr(97 + index)}."}[report.options["marks"]]
        sheet.paragraph(f"{text};", x=left, mark=mark)
    sheet.y += 8
    sheet.text("MEMUTUSKAN :", bold=True, center=True)
    sheet.text("Menetapkan :")
    for word, text in (
        ("KESATU", "Menetapkan Indikator Kinerja Utama sebagaimana tercantum dalam Lampiran;"),
        ("KEDUA", "Keputusan ini berlaku pada tanggal ditetapkan."),
    ):
        sheet.paragraph(text, x=sheet.margin, mark=f"{word} :", hang=90)
    _signature(sheet, report, formal=True)


def _table(sheet: Sheet, report: Report, columns: tuple[str, ...], rng: random.Random) -> None:
    total = sheet.width - 2 * sheet.margin
    weights = [WEIGHTS.get(c, 1.1) for c in columns]
    widths = [total * w / sum(weights) for w in weights]
    header = [[CellSpec((rng.choice(LABELS[c]),), bold=True, center=True) for c in columns]]
    if report.options["index"]:
        form = "({})" if report.options["index"] == "(1)" else "{}"
        numbers = [form.format(i + 1) for i in range(len(columns))]
        if report.options["index"] == "skip" and len(numbers) > 3:
            numbers[2] = ""
        header.append([CellSpec((n,), center=True) for n in numbers])
    options = report.options
    style = Style(
        options["ruling"], options["split"] == "yes", options["repeat"] == "yes", rng.choice((8.0, 9.0, 10.0))
    )
    rows: list[list[CellSpec | None]] = []
    for index, row in enumerate(report.rows):
        same = index > 0 and report.rows[index - 1].no == row.no
        rows.append([_cell(row, c, same, options) for c in columns])
    sheet.table(widths, header, rows, style)


def _cell(row: Row, column: str, same: bool, options: dict[str, str]) -> CellSpec | None:
    if column in ("no", "sasaran") and same:
        return None if options["sasaran"] == "merge" else CellSpec()
    content: tuple[Content, ...] = (getattr(row, column),) if column not in ("formula", "sumber_data") else ()
    if column == "indikator" and row.sub_no and options["numbered"] == "yes":
        content = (f"{row.sub_no}. {row.indikator}",)
    if column == "no":
        return CellSpec((f"{row.no}.",), rows=2, center=True)
    if column == "sasaran":
        return CellSpec(content, rows=2)
    if column == "sumber_data":
        content = row.sumber_data if len(row.sumber_data) == 1 else tuple(f"- {s}" for s in row.sumber_data)
    if column == "formula":
        f = row.formula
        stacked = f.style in ("stack", "dashes")
        content = (Fraction(f.over, f.under, dashes=f.style == "dashes"),) if stacked else ((f.text,) if f.text else ())
    return CellSpec(content)


def _signature(sheet: Sheet, report: Report, *, formal: bool = False) -> None:
    if sheet.room() < 150:
        sheet.new_page()
    right, left = sheet.width * 0.58, sheet.margin + 10
    if formal:
        sheet.text(f"Ditetapkan di {report.options['place']}", x=right)
        sheet.text(f"Pada tanggal {report.date}", x=right)
    else:
        sheet.text(f"{report.options['place']}, {report.date}", x=right)
    blocks = [(right, report.signer)] + (
        [(left, report.superior)] if report.superior is not None and not formal else []
    )
    top = sheet.y
    for x, signer in blocks:
        sheet.y = top
        if len(blocks) == 2:
            sheet.text("Pihak Pertama," if x == right else "Pihak Kedua,", x=x)
        sheet.text(f"{signer.title},", x=x)
        sheet.y += 46
        sheet.text(signer.name, x=x, bold=True)
        sheet.text(signer.rank, x=x)
        sheet.text(f"NIP. {signer.nip}", x=x)


def main() -> None:
    """Write the corpus that the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    (args.out / "truth").mkdir(parents=True, exist_ok=True)
    for index in range(args.count):
        report, columns = make_report(f"{args.seed}-{index}")
        name = f"laporan-{index:05}"
        with (args.out / f"{name}.pdf").open("wb") as target:
            draw(report, columns, target)
        fields = tuple(c for c in columns if c not in ("no", "sasaran", "indikator"))
        made = {"file": f"{name}.pdf", **truth(report, fields)}
        (args.out / "truth" / f"{name}.json").write_text(
            json.dumps(made, ensure_ascii=False, indent=1), encoding="utf-8"
        )


if __name__ == "__main__":
    main()
