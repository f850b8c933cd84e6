"""Prints documents as DOCX."""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as A
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from .blocks import PAPERS, Beside, Block, Cell, Doc, Keep, PageBreak, Para, Seal, Space, Table, TabRows
from .docx_tables import ALIGN, add_table, write_run

NAMES = {
    "sans": "Arial", "serif": "Times New Roman", "narrow": "Arial Narrow", "calibri": "Calibri", "cambria": "Cambria",
    "dejavu": "Tahoma", "bookman": "Bookman Old Style", "helv": "Arial", "times": "Times New Roman",
}  # fmt: skip


class Writer:
    """Writes the blocks of one document."""

    def __init__(self, doc: Doc, math: bool) -> None:
        self.doc, self.math = doc, math
        self.out: Document = docx.Document()
        style: Any = self.out.styles["Normal"]
        style.font.name = NAMES[doc.font]
        style.font.size = Pt(doc.size)
        style.paragraph_format.space_after = Pt(0)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), NAMES[doc.font])
        self.landscape = doc.landscape
        self.section(self.out.sections[0])
        self.furniture()

    def section(self, s: Any) -> None:
        """Set a section's page."""
        w, h = PAPERS[self.doc.paper]
        if self.landscape:
            w, h = h, w
            s.orientation = WD_ORIENT.LANDSCAPE
        else:
            s.orientation = WD_ORIENT.PORTRAIT
        s.page_width, s.page_height = Pt(w), Pt(h)
        s.left_margin = s.right_margin = s.top_margin = s.bottom_margin = Pt(self.doc.margin)
        s.header_distance = s.footer_distance = Pt(self.doc.margin * 0.5)

    @property
    def text_width(self) -> float:
        """Width between the margins."""
        w, h = PAPERS[self.doc.paper]
        return (h if self.landscape else w) - 2 * self.doc.margin

    def furniture(self) -> None:
        """Running head and foot."""
        s = self.out.sections[0]
        if self.doc.head:
            write_run(s.header.paragraphs[0], self.doc.head, 8, False)
        foot = s.footer.paragraphs[0]
        if self.doc.foot:
            write_run(foot, self.doc.foot, 8, False)
        if self.doc.number:
            foot.alignment = A.CENTER if self.doc.number in ("center", "dash") else A.RIGHT
            if self.doc.foot:
                foot.add_run("\t")
            if self.doc.number == "right":
                write_run(foot, "Halaman ", 8, False)
            self.field(foot, "PAGE")
            if self.doc.number == "of":
                write_run(foot, " dari ", 8, False)
                self.field(foot, "NUMPAGES")
        for b in self.doc.foot_blocks:
            self.para(b, s.footer)

    @staticmethod
    def field(p: Any, code: str) -> None:
        """A page number field."""
        f = OxmlElement("w:fldSimple")
        f.set(qn("w:instr"), code)
        r = OxmlElement("w:r")
        t = OxmlElement("w:t")
        t.text = "1"
        r.append(t)
        f.append(r)
        p._p.append(f)

    def para(self, b: Para, where: Any = None, keep: bool = False) -> None:
        """Write a paragraph."""
        p = (where or self.out).add_paragraph()
        p.alignment = ALIGN[b.align]
        f = p.paragraph_format
        f.space_after = Pt(b.after)
        f.keep_with_next = keep
        width = self.text_width
        hang = b.mark_width * width if b.mark else 0.0
        f.left_indent = Pt(b.left * width + hang)
        f.right_indent = Pt(max(0.0, (1 - b.left - b.width) * width))
        text = b.text
        if b.mark:
            f.first_line_indent = Pt(-hang)
            f.tab_stops.add_tab_stop(Pt(b.left * width + hang))
            text = f"{b.mark}\t{text}"
        run = write_run(p, text, b.size, b.bold, b.italic)
        run.underline = b.underline or None

    def add_table(self, t: Table) -> None:
        """Write a table."""
        add_table(self.out, t, self.text_width, self.doc.size, self.math)

    def tabs(self, t: TabRows) -> None:
        """Write rows of tab stops."""
        for r, row in enumerate(t.rows):
            p = self.out.add_paragraph()
            p.paragraph_format.space_after = Pt(3)
            for s in t.stops[1:]:
                p.paragraph_format.tab_stops.add_tab_stop(Pt(s * self.text_width))
            write_run(p, "\t".join(row), None, r == 0 and t.bold_first)

    def flow(self, blocks: list[Block], keep: bool = False) -> None:
        """Write blocks."""
        for i, b in enumerate(blocks):
            if isinstance(b, Para):
                self.para(b, keep=keep and i + 1 < len(blocks))
            elif isinstance(b, Table):
                self.add_table(b)
            elif isinstance(b, Beside):
                self.add_table(b.left)
                self.add_table(b.right)
            elif isinstance(b, TabRows):
                self.tabs(b)
            elif isinstance(b, Space):
                p = self.out.add_paragraph()
                p.paragraph_format.keep_with_next = keep
                p.paragraph_format.space_before = Pt(max(0.0, b.points - self.doc.size))
            elif isinstance(b, PageBreak):
                if b.landscape is not None and b.landscape != self.landscape:
                    self.landscape = b.landscape
                    self.section(self.out.add_section())
                else:
                    self.out.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            elif isinstance(b, Seal):
                self.add_table(Table([1.0], [[Cell("\n".join(b.lines))]], 0, False, size=self.doc.size * 0.8, left=b.left,
                                 width=b.width))  # fmt: skip
            elif isinstance(b, Keep):
                self.flow(b.blocks, True)


def print_docx(doc: Doc, path: Path, math: bool = True) -> None:
    """Write a DOCX with fixed dates, so that the same document gives the same bytes."""
    w = Writer(doc, math)
    w.flow(doc.blocks)
    props = w.out.core_properties
    props.author, props.title = "", ""
    with tempfile.TemporaryDirectory() as tmp:
        raw = Path(tmp) / "raw.docx"
        w.out.save(str(raw))
        with zipfile.ZipFile(raw) as src, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as dst:
            for name in src.namelist():
                dst.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), src.read(name), zipfile.ZIP_DEFLATED)
