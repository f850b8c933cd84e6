"""Tables of a DOCX: widths, borders, merged cells, fractions as equations or over a line."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT as V
from docx.enum.text import WD_ALIGN_PARAGRAPH as A
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor

from .blocks import Cell, Table, fit

ALIGN = {"left": A.LEFT, "center": A.CENTER, "right": A.RIGHT, "justify": A.JUSTIFY}
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def write_run(p: Any, text: str, size: float | None, bold: bool, italic: bool = False, ink: str = "000000") -> Any:
    """Add a run to a paragraph; gives it back."""
    run = p.add_run(text)
    if size:
        run.font.size = Pt(size)
    run.bold = bold or None
    run.italic = italic or None
    if ink != "000000":
        run.font.color.rgb = RGBColor.from_string(ink)
    return run


def _math(num: str, den: str, factor: str) -> Any:
    def r(text: str) -> str:
        text = text.replace("&", "&amp;").replace("<", "&lt;")
        return f'<m:r><m:rPr><m:nor/></m:rPr><m:t xml:space="preserve">{text}</m:t></m:r>'

    return parse_xml(
        f'<m:oMath xmlns:m="{MATH}"><m:f><m:num>{r(num)}</m:num><m:den>{r(den)}</m:den></m:f>'
        f"{r(' ' + factor) if factor else ''}</m:oMath>"
    )


def add_table(out: Document, t: Table, text_width: float, size: float, math: bool) -> None:
    """Write a table; `size` holds where the table names none, `math` sets fractions as equations."""
    size = t.size or size
    n = len(t.widths)
    tab = out.add_table(len(t.rows), n)
    tab.autofit = False
    pr = tab._tbl.tblPr
    pr.append(parse_xml(f"<w:tblBorders {nsdecls('w')}>{_border_xml(t.rules)}</w:tblBorders>"))
    pr.append(parse_xml(f'<w:tblLayout {nsdecls("w")} w:type="fixed"/>'))
    pr.append(
        parse_xml(
            f"<w:tblCellMar {nsdecls('w')}>"
            + "".join(f'<w:{s} w:w="{int(t.pad * 20)}" w:type="dxa"/>' for s in ("left", "right"))
            + "</w:tblCellMar>"
        )
    )
    if t.left:
        pr.append(parse_xml(f'<w:tblInd {nsdecls("w")} w:w="{int(t.left * text_width * 20)}" w:type="dxa"/>'))
    total = sum(t.widths)
    least = [0.0] * n
    for _, c, cell in t.placed():
        if cell.span == 1 and not cell.turned:
            share = 0.74 if cell.text.isupper() else 0.62
            longest = max(map(len, cell.text.split()), default=0)
            least[c] = max(least[c], longest * size * share + 2 * t.pad)
    points = fit([w / total * text_width * t.width for w in t.widths], least)
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
    for r, c, cell in t.placed():
        box = grid[r][c]
        if cell.rows > 1 or cell.span > 1:
            box = box.merge(grid[r + cell.rows - 1][c + cell.span - 1])
        if cell.turned:
            tab.rows[r].height = Pt(max(len(x) for x in cell.text.split("\n")) * size * 0.68 + 8)
        _fill_cell(box, cell, size, t.rules == "head", math)
    out.add_paragraph().paragraph_format.space_after = Pt(0)


def _fill_cell(box: Any, cell: Cell, size: float, head_rules: bool, math: bool) -> None:
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
            write_run(p, part, size, cell.bold, ink=cell.ink).underline = cell.underline or None
    if cell.fraction:
        num, den, factor = cell.fraction
        if cell.text:
            p = box.add_paragraph()
        p.alignment = A.CENTER
        if math:
            p._p.append(_math(num, den, factor))
        else:
            write_run(p, num, size, False).underline = True
            if factor:
                write_run(p, f"  {factor}", size, False)
            p = box.add_paragraph()
            p.alignment = A.CENTER
            write_run(p, den, size, False)


def _border_xml(rules: str) -> str:
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
