"""Prints documents as DOCX; LibreOffice makes PDF, ODT and RTF of them."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT as V
from docx.enum.text import WD_ALIGN_PARAGRAPH as A
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from .blocks import PAPERS, Beside, Block, Cell, Doc, Keep, PageBreak, Para, Seal, Space, Table, TabRows, fit

NAMES = {
    "sans": "Arial", "serif": "Times New Roman", "narrow": "Arial Narrow", "calibri": "Calibri", "cambria": "Cambria",
    "dejavu": "Tahoma", "bookman": "Bookman Old Style", "helv": "Arial", "times": "Times New Roman",
}  # fmt: skip
ALIGN = {"left": A.LEFT, "center": A.CENTER, "right": A.RIGHT, "justify": A.JUSTIFY}
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def _run(p: Any, text: str, size: float | None, bold: bool, italic: bool = False, ink: str = "000000") -> Any:
    run = p.add_run(text)
    if size:
        run.font.size = Pt(size)
    run.bold = bold or None
    run.italic = italic or None
    if ink != "000000":
        run.font.color.rgb = docx.shared.RGBColor.from_string(ink)
    return run


def _math(num: str, den: str, factor: str) -> Any:
    def r(text: str) -> str:
        text = text.replace("&", "&amp;").replace("<", "&lt;")
        return f'<m:r><m:rPr><m:nor/></m:rPr><m:t xml:space="preserve">{text}</m:t></m:r>'

    return parse_xml(
        f'<m:oMath xmlns:m="{MATH}"><m:f><m:num>{r(num)}</m:num><m:den>{r(den)}</m:den></m:f>'
        f"{r(' ' + factor) if factor else ''}</m:oMath>"
    )


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
            _run(s.header.paragraphs[0], self.doc.head, 8, False)
        foot = s.footer.paragraphs[0]
        if self.doc.foot:
            _run(foot, self.doc.foot, 8, False)
        if self.doc.number:
            foot.alignment = A.CENTER if self.doc.number in ("center", "dash") else A.RIGHT
            if self.doc.foot:
                foot.add_run("\t")
            if self.doc.number == "right":
                _run(foot, "Halaman ", 8, False)
            self.field(foot, "PAGE")
            if self.doc.number == "of":
                _run(foot, " dari ", 8, False)
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
        run = _run(p, text, b.size, b.bold, b.italic)
        run.underline = b.underline or None

    def table(self, t: Table) -> None:
        """Write a table."""
        n = len(t.widths)
        tab = self.out.add_table(len(t.rows), n)
        tab.autofit = False
        pr = tab._tbl.tblPr
        pr.append(parse_xml(f"<w:tblBorders {nsdecls('w')}>{self.edges(t.rules)}</w:tblBorders>"))
        pr.append(parse_xml(f'<w:tblLayout {nsdecls("w")} w:type="fixed"/>'))
        pr.append(
            parse_xml(
                f"<w:tblCellMar {nsdecls('w')}>"
                + "".join(f'<w:{s} w:w="{int(t.pad * 20)}" w:type="dxa"/>' for s in ("left", "right"))
                + "</w:tblCellMar>"
            )
        )
        if t.left:
            pr.append(parse_xml(f'<w:tblInd {nsdecls("w")} w:w="{int(t.left * self.text_width * 20)}" w:type="dxa"/>'))
        total = sum(t.widths)
        least = [0.0] * n
        for _, c, cell in t.placed():
            if cell.span == 1 and not cell.turned:
                share = 0.74 if cell.text.isupper() else 0.62
                longest = max(map(len, cell.text.split()), default=0)
                least[c] = max(least[c], longest * (t.size or self.doc.size) * share + 2 * t.pad)
        points = fit([w / total * self.text_width * t.width for w in t.widths], least)
        for c, w in enumerate(points):
            tab.columns[c].width = Pt(w)
        grid = [[tab.cell(r, c) for c in range(n)] for r in range(len(t.rows))]
        for r, row in enumerate(grid):
            for c, cell in enumerate(row):
                cell.width = Pt(points[c])
            if not t.split_rows or r < t.head:
                tab.rows[r]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            if t.repeat_head and r < t.head:
                tab.rows[r]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        size = t.size or self.doc.size
        for r, c, cell in t.placed():
            box = grid[r][c]
            if cell.rows > 1 or cell.span > 1:
                box = box.merge(grid[r + cell.rows - 1][c + cell.span - 1])
            if cell.turned:
                tab.rows[r].height = Pt(max(len(x) for x in cell.text.split("\n")) * size * 0.68 + 8)
            self.fill(box, cell, size, t.rules == "head")
        self.out.add_paragraph().paragraph_format.space_after = Pt(0)

    def fill(self, box: Any, cell: Cell, size: float, head_rules: bool) -> None:
        """Write a cell."""
        pr = box._tc.get_or_add_tcPr()
        if head_rules and cell.bold:
            pr.append(
                parse_xml(
                    f"<w:tcBorders {nsdecls('w')}>"
                    + "".join(f'<w:{s} w:val="single" w:sz="8" w:color="000000"/>' for s in ("top", "bottom"))
                    + "</w:tcBorders>"
                )
            )
        elif len(cell.edges) < 4:
            off = [n for k, n in (("t", "top"), ("l", "left"), ("b", "bottom"), ("r", "right")) if k not in cell.edges]
            edges = "".join(f'<w:{n} w:val="nil"/>' for n in off)
            pr.append(parse_xml(f"<w:tcBorders {nsdecls('w')}>{edges}</w:tcBorders>"))
        if cell.fill:
            pr.append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{cell.fill}"/>'))
        if cell.turned:
            pr.append(parse_xml(f'<w:textDirection {nsdecls("w")} w:val="btLr"/>'))
        box.vertical_alignment = V.CENTER if cell.valign == "middle" else V.TOP
        for extra in box.paragraphs[1:]:
            extra._p.getparent().remove(extra._p)
        p = box.paragraphs[0]
        parts = [cell.text] if cell.soft_breaks else cell.text.split("\n")
        for i, part in enumerate(parts):
            if i:
                p = box.add_paragraph()
            p.alignment = ALIGN[cell.align]
            if part:
                _run(p, part, size, cell.bold, ink=cell.ink).underline = cell.underline or None
        if cell.fraction:
            num, den, factor = cell.fraction
            if cell.text:
                p = box.add_paragraph()
            p.alignment = A.CENTER
            if self.math:
                p._p.append(_math(num, den, factor))
            else:
                _run(p, num, size, False).underline = True
                if factor:
                    _run(p, f"  {factor}", size, False)
                p = box.add_paragraph()
                p.alignment = A.CENTER
                _run(p, den, size, False)

    @staticmethod
    def edges(rules: str) -> str:
        """Border XML of a rule style."""
        kind, ink = "single", "000000"
        on: tuple[str, ...] = ("top", "left", "bottom", "right", "insideH", "insideV")
        if rules == "white":
            ink = "FFFFFF"
        elif rules in ("dotted", "dashed", "double"):
            kind = rules
        elif rules == "cols":
            on = ("top", "left", "bottom", "right", "insideV")
        elif rules == "rows":
            on = ("top", "bottom", "insideH")
        elif rules in ("none", "head"):
            on = ()
        elif rules == "outer":
            on = ("top", "left", "bottom", "right")
        kinds = dict.fromkeys(on, kind)
        if rules == "mixed":
            kinds["insideH"] = "dotted"
        return "".join(f'<w:{s} w:val="{k}" w:sz="4" w:color="{ink}"/>' for s, k in kinds.items())

    def tabs(self, t: TabRows) -> None:
        """Write rows of tab stops."""
        for r, row in enumerate(t.rows):
            p = self.out.add_paragraph()
            p.paragraph_format.space_after = Pt(3)
            for s in t.stops[1:]:
                p.paragraph_format.tab_stops.add_tab_stop(Pt(s * self.text_width))
            _run(p, "\t".join(row), None, r == 0 and t.bold_first)

    def flow(self, blocks: list[Block], keep: bool = False) -> None:
        """Write blocks."""
        for i, b in enumerate(blocks):
            if isinstance(b, Para):
                self.para(b, keep=keep and i + 1 < len(blocks))
            elif isinstance(b, Table):
                self.table(b)
            elif isinstance(b, Beside):
                self.table(b.left)
                self.table(b.right)
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
                self.table(Table([1.0], [[Cell("\n".join(b.lines))]], 0, False, size=self.doc.size * 0.8, left=b.left,
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


def convert(files: list[Path], kind: str, out: Path) -> None:
    """Let LibreOffice turn DOCX files into another kind, many in one run."""
    if not files:
        return
    with tempfile.TemporaryDirectory() as home:
        for i in range(0, len(files), 25):
            subprocess.run(
                [shutil.which("soffice") or "soffice", f"-env:UserInstallation=file://{home}/lo", "--headless",
                 "--convert-to", kind, "--outdir", str(out), *map(str, files[i : i + 25])],
                check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=900,
            )  # fmt: skip
