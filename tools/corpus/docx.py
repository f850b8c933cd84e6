"""Writes one made-up report as DOCX, as offices type it: numbered lists, merged cells, equations, pages on their side."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from tools.build.raw.docx import STAMP, fixed_zip, number_paragraph, numbering
from tools.corpus.cells import CellSpec, Fraction
from tools.corpus.columns import cells_of, widths_of
from tools.corpus.prose import paragraph
from tools.corpus.report import DECIDED
from tools.corpus.spec import Report, Signer

_MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
_BORDERS = {"none": "nil", "double": "double"}
_FORMULA = (
    f"<m:oMath {_MATH}><m:f><m:num><m:r><m:t>{{over}}</m:t></m:r></m:num><m:den><m:r><m:t>{{under}}</m:t></m:r></m:den>"
    '</m:f><m:r><m:t xml:space="preserve"> {factor}</m:t></m:r></m:oMath>'
)


def write_docx(report: Report, columns: tuple[str, ...]) -> bytes:
    """Return the bytes of the DOCX; the same for the same report."""
    rng = random.Random(report.seed + "docx")
    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = rng.choice(("Times New Roman", "Bookman Old Style", "Arial")), Pt(11)
    normal.paragraph_format.space_after = Pt(2)
    core = document.core_properties
    core.created = core.modified = STAMP
    core.author = core.last_modified_by = core.title = core.comments = ""
    _lines(document, f"PEMERINTAH {report.kabupaten_kota.upper()}", report.office.upper(), "Jalan Melati Nomor 7")
    if report.decree_number:
        _decree(document, report)
    for _ in range(rng.choice((0, 0, 0, 12))):
        document.add_paragraph(paragraph(rng, report)).alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    if report.options["annex"] == "lying":
        section = document.add_section(WD_SECTION.NEW_PAGE)
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    elif report.decree_number:
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    _lines(
        document,
        "INDIKATOR KINERJA UTAMA",
        report.office.upper(),
        report.kabupaten_kota.upper(),
        f"TAHUN {report.year}",
    )
    _table(document, report, columns, rng)
    document.add_paragraph()
    _signed(document, report)
    raw = io.BytesIO()
    document.save(raw)
    return fixed_zip(raw.getvalue())


def _lines(document: Any, *lines: str) -> None:
    for line in lines:
        made = document.add_paragraph()
        made.alignment = WD_ALIGN_PARAGRAPH.CENTER
        made.add_run(line).bold = True


def _decree(document: Any, report: Report) -> None:
    _lines(document, f"KEPUTUSAN {report.signer.title}", f"NOMOR : {report.decree_number}", "TENTANG",
           f"INDIKATOR KINERJA UTAMA {report.office.upper()}")  # fmt: skip
    document.add_paragraph("Menimbang :")
    _listed(document, "a.", ("bahwa untuk mengukur keberhasilan kinerja perlu menetapkan Indikator Kinerja Utama;",))
    document.add_paragraph("Mengingat :")
    _listed(document, "a." if report.options["marks"] == "a." else "1.", tuple(f"{text};" for *_, text in report.laws))
    _lines(document, "MEMUTUSKAN :")
    document.add_paragraph("Menetapkan :")
    for word, text in DECIDED:
        document.add_paragraph(f"{word}\t: {text}")
    _block(
        document.add_paragraph,
        report.signer,
        (f"Ditetapkan di {report.options['place']}", f"Pada tanggal {report.date}"),
    )


def _listed(document: Any, marks: str, items: tuple[str, ...]) -> None:
    number = numbering(document, marks)
    for item in items:
        number_paragraph(document.add_paragraph(item), number)


def _table(document: Any, report: Report, columns: tuple[str, ...], rng: random.Random) -> None:
    header, rows = cells_of(report, columns, rng)
    section = document.sections[-1]
    widths = widths_of(columns, (section.page_width - section.left_margin - section.right_margin) / Pt(1))
    every: list[Sequence[CellSpec | None]] = [*header, *rows]
    table = document.add_table(len(every), len(columns))
    _ruled(table, report.options["ruling"])
    for r, row in enumerate(every):
        if r < len(header) and report.options["repeat"] == "yes":
            table.rows[r]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
        for c, cell in enumerate(row):
            target = table.cell(r, c)
            target.width = Pt(widths[c])
            if cell is None:
                table.cell(r - 1, c).merge(target)
            else:
                _fill(target, cell)


def _ruled(table: Any, ruling: str) -> None:
    kind = _BORDERS.get(ruling, "single")
    sides = (
        ("top", "bottom", "insideH") if ruling == "rules" else ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    lines = "".join(f'<w:{side} w:val="{kind}" w:sz="4" w:space="0" w:color="auto"/>' for side in sides)
    table._tbl.tblPr.append(parse_xml(f"<w:tblBorders {nsdecls('w')}>{lines}</w:tblBorders>"))


def _fill(target: Any, cell: CellSpec) -> None:
    for index, content in enumerate(cell.content):
        place = target.paragraphs[0] if index == 0 else target.add_paragraph()
        if cell.center:
            place.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if isinstance(content, Fraction):
            _fraction(target, place, content)
        else:
            run = place.add_run(content)
            run.bold, run.font.size = cell.bold or None, Pt(9)


def _fraction(target: Any, place: Any, content: Fraction) -> None:
    """Set a fraction: as an equation, or typed on three lines with dashes for its bar."""
    if content.dashes:
        place.add_run(content.over)
        target.add_paragraph("-" * 12 + f" {content.factor}")
        target.add_paragraph(content.under)
        return
    parts = {"over": content.over, "under": content.under, "factor": content.factor}
    place._p.append(parse_xml(_FORMULA.format(**{name: escape(text) for name, text in parts.items()})))


def _signed(document: Any, report: Report) -> None:
    """Set who signs: one official at the right, or two side by side in a table without lines, as offices do."""
    dated = f"{report.options['place']}, {report.date}"
    if report.superior is None:
        _block(document.add_paragraph, report.signer, (dated,))
        return
    table = document.add_table(1, 2)
    for cell, head, signer in zip(
        table.rows[0].cells,
        (("Pihak Kedua,",), (dated, "Pihak Pertama,")),
        (report.superior, report.signer),
        strict=True,
    ):
        _block(cell.add_paragraph, signer, head, indent=0)


def _block(add: Any, signer: Signer, head: tuple[str, ...], indent: float = 250) -> None:
    for line in (*head, f"{signer.title},", "", "", "", signer.name, signer.rank, f"NIP. {signer.nip}"):
        made = add(line)
        made.paragraph_format.left_indent = Pt(indent)
