"""Draws one made-up report: an annex with its table, often below a decree. Its layout is drawn by lot from what offices do."""

from __future__ import annotations

import random
from typing import Any

from tools.corpus.columns import COLUMN_SETS, cells_of, style_of, widths_of
from tools.corpus.layout import Sheet
from tools.corpus.spec import LAWS, OFFICES, REGIONS, Report, make_rows, make_signer

DECIDED = (
    ("KESATU", "Menetapkan Indikator Kinerja Utama sebagaimana tercantum dalam Lampiran;"),
    ("KEDUA", "Keputusan ini berlaku pada tanggal ditetapkan."),
)
FONTS = ("Helvetica", "Times-Roman", "Vera")
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


def make_report(seed: str, statements: tuple[int, int] = (2, 6)) -> tuple[Report, tuple[str, ...]]:
    """Return an invented report (its table has so many `statements`) and the columns that its table prints."""
    rng = random.Random(seed)
    kecamatan, kabupaten, provinsi = rng.choice(REGIONS)
    small = rng.random() < 0.6
    columns = rng.choice(COLUMN_SETS)
    styles = rng.choice(
        (("inline", "words"), ("stack", "inline", "none"), ("dashes", "purpose"), ("purpose",), ("stack",))
    )
    rows = make_rows(rng, styles, several=rng.random() < 0.4, statements=statements)
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
    shape = random.Random(seed + "shape")
    options["ruling"] = shape.choices((options["ruling"], "none", "rules"), (88, 6, 6))[0]
    options["annex"] = shape.choice(("lying", "", ""))
    made = Report(
        seed, kecamatan if small else None, kabupaten, provinsi, office, year, rows, make_signer(rng, title), superior,
        laws, decree, date, iso, options,
    )  # fmt: skip
    return made, columns


def draw(report: Report, columns: tuple[str, ...], target: Any) -> None:
    """Write the report as a PDF to `target` (a file object)."""
    rng = random.Random(report.seed + "layout")
    sheet = Sheet.open(target, SIZES[report.options["size"]], font=rng.choice(FONTS))
    sheet.running = rng.choice(("", f"IKU {report.office} {report.year}"))
    letterhead(sheet, report)
    if report.decree_number:
        _decree(sheet, report)
        sheet.new_page(lying(sheet) if report.options["annex"] == "lying" else None)
    for line in (
        "INDIKATOR KINERJA UTAMA",
        report.office.upper(),
        report.kabupaten_kota.upper(),
        f"TAHUN {report.year}",
    ):
        sheet.text(line, bold=True, center=True)
    sheet.y += 8
    table(sheet, report, columns, rng)
    sheet.y += 14
    signature(sheet, report)
    sheet.close()


def lying(sheet: Sheet) -> tuple[float, float]:
    """Return the size of the sheet's paper when it lies on its side."""
    return max(sheet.width, sheet.height), min(sheet.width, sheet.height)


def letterhead(sheet: Sheet, report: Report) -> None:
    """Set the head of an office's paper."""
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
    for word, text in DECIDED:
        sheet.paragraph(text, x=sheet.margin, mark=f"{word} :", hang=90)
    signature(sheet, report, formal=True)


def table(sheet: Sheet, report: Report, columns: tuple[str, ...], rng: random.Random) -> None:
    """Draw the report's table where the sheet stands."""
    widths = widths_of(columns, sheet.width - 2 * sheet.margin)
    header, rows = cells_of(report, columns, rng)
    sheet.table(widths, header, rows, style_of(report, widths, header, rows, sheet.font, rng.choice((8.0, 9.0, 10.0))))


def signature(sheet: Sheet, report: Report, *, formal: bool = False) -> None:
    """Set who signed: one official, or two side by side; `formal`: as below a decree."""
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
