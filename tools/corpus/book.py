"""Draws a made-up book: cover, foreword, contents, chapters of running text; two to four of its pages hold the table, or none."""

from __future__ import annotations

import random
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth

from tools.corpus.layout import Sheet
from tools.corpus.prose import Chapter, chapters, paragraph
from tools.corpus.report import FONTS, SIZES, lying, signature, table
from tools.corpus.spec import Report

_TABLED = "II"  # the chapter that ends in the table


def draw_book(report: Report, columns: tuple[str, ...], target: Any) -> None:
    """Write the book as a PDF to `target` (a file object); without `columns` it has no table."""
    rng = random.Random(report.seed + "book")
    size = rng.choice([s for name, s in SIZES.items() if "landscape" not in name])
    sheet = Sheet.open(target, size, font=rng.choice(FONTS), margin=rng.choice((60.0, 72.0)))
    sheet.justified = rng.random() < 0.7
    parts = chapters(rng, report, pages=rng.randint(7, 24))
    _cover(sheet, report)
    sheet.running = rng.choice(("", f"{title_of(report)} {report.office} {report.year}"))
    _foreword(sheet, report, rng)
    _contents(sheet, parts)
    for part in parts:
        _chapter(sheet, part, report, rng)
        if part.number == _TABLED and columns:
            _annex(sheet, report, columns, rng)
    sheet.y += 20
    signature(sheet, report)
    sheet.close()


def title_of(report: Report) -> str:
    """Return what the book calls itself."""
    return random.Random(report.seed + "title").choice(
        ("LAPORAN KINERJA INSTANSI PEMERINTAH", "RENCANA KINERJA TAHUNAN", "PROFIL KINERJA")
    )


def _cover(sheet: Sheet, report: Report) -> None:
    sheet.y = sheet.height * 0.3
    for line in (title_of(report), report.office.upper(), report.kabupaten_kota.upper(), f"TAHUN {report.year}"):
        sheet.text(line, bold=True, center=True, size=18)
        sheet.y += 14
    sheet.new_page()


def _foreword(sheet: Sheet, report: Report, rng: random.Random) -> None:
    sheet.text("KATA PENGANTAR", bold=True, center=True, size=13)
    sheet.y += 10
    for _ in range(rng.randint(2, 3)):
        sheet.paragraph(paragraph(rng, report))
        sheet.y += 6
    signature(sheet, report)
    sheet.new_page()


def _contents(sheet: Sheet, parts: tuple[Chapter, ...]) -> None:
    sheet.text("DAFTAR ISI", bold=True, center=True, size=13)
    sheet.y += 10
    for number, part in enumerate(parts):
        _entry(sheet, f"BAB {part.number} {part.title}", 3 + 4 * number)
        for at, section in enumerate(part.sections):
            _entry(sheet, f"      {section.heading}", 3 + 4 * number + at)
    sheet.new_page()


def _entry(sheet: Sheet, text: str, page: int) -> None:
    room = sheet.width - 2 * sheet.margin
    dots = int((room - stringWidth(f"{text} {page}", sheet.font, 11)) / stringWidth(".", sheet.font, 11)) - 1
    sheet.text(f"{text} {'.' * dots} {page}")


def _chapter(sheet: Sheet, part: Chapter, report: Report, rng: random.Random) -> None:
    sheet.text(f"BAB {part.number}", bold=True, center=True, size=13)
    sheet.text(part.title, bold=True, center=True, size=13)
    sheet.y += 10
    for index, section in enumerate(part.sections):
        if sheet.room() < 60:
            sheet.new_page()
        sheet.text(section.heading, bold=True)
        for words in section.paragraphs:
            sheet.paragraph(words)
            sheet.y += 6
        if part.number == "I" and index == 0 and report.laws:
            _basis(sheet, report)
    if part.number != "IV":
        sheet.new_page()


def _basis(sheet: Sheet, report: Report) -> None:
    if sheet.room() < 60:
        sheet.new_page()
    sheet.text("Dasar Hukum", bold=True)
    for index, (_, _, _, text) in enumerate(report.laws):
        sheet.paragraph(f"{text};", x=sheet.margin + 10, mark=f"{index + 1}.")
    sheet.y += 6


def _annex(sheet: Sheet, report: Report, columns: tuple[str, ...], rng: random.Random) -> None:
    """Draw the table on pages of its own, which lie on their side in some books."""
    upright = (sheet.width, sheet.height)
    if report.options["annex"] == "lying":
        sheet.turn(lying(sheet))
    sheet.text(f"Indikator Kinerja Utama {report.office} Tahun {report.year}", bold=True, center=True)
    sheet.y += 8
    table(sheet, report, columns, rng)
    sheet.new_page(upright)
