"""Writes a report as DOCX: lists numbered by definitions, header, footer, text box. The same bytes every time."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from tools.build.raw.content import Report

STAMP = dt.datetime(2023, 1, 2, 8, 0, 0)
_FORMATS = {"1.": ("decimal", "%1."), "a.": ("lowerLetter", "%1."), "(1)": ("decimal", "(%1)")}
_NAMESPACES = (
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def write_docx(report: Report) -> bytes:
    """Return the bytes of the DOCX; the same for the same content."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(11.5)
    section = document.sections[0]
    section.header.paragraphs[0].text = report.head
    section.footer.paragraphs[0].text = report.foot
    core = document.core_properties
    core.created = core.modified = STAMP
    core.author = core.last_modified_by = core.title = core.comments = ""
    for block in report.blocks:
        _write_block(document, block)
    raw = BytesIO()
    document.save(raw)
    return fixed_zip(raw.getvalue())


def _write_block(document: Any, block: Any) -> None:
    match block["kind"]:
        case "page":
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        case "cover" | "title":
            for line in block["lines"]:
                paragraph = document.add_paragraph()
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                run = paragraph.add_run(line)
                run.bold = True
                run.font.size = Pt(20 if block["kind"] == "cover" else 12.5)
        case "textbox":
            _write_textbox(document, block["lines"])
        case "heading":
            document.add_paragraph().add_run(block["text"]).bold = True
        case "para":
            document.add_paragraph(block["text"])
        case "list":
            number = numbering(document, block["marks"])
            for item in block["items"]:
                number_paragraph(document.add_paragraph(item), number)
        case kind:
            raise ValueError(f"no way to write {kind!r} in a DOCX yet")


def numbering(document: Any, style: str) -> int:
    """Return the id of a new list in the numbering part: the marks are defined there and typed nowhere."""
    part = document.part.numbering_part.element
    shape, text = _FORMATS[style]
    abstract = max((int(e.get(qn("w:abstractNumId"))) for e in part.findall(qn("w:abstractNum"))), default=0) + 1
    number = max((int(e.get(qn("w:numId"))) for e in part.findall(qn("w:num"))), default=0) + 1
    definition = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{shape}"/><w:lvlText w:val="{text}"/>'
        '<w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="567" w:hanging="425"/></w:pPr></w:lvl></w:abstractNum>'
    )
    # The schema wants every abstractNum before the first num.
    first = part.find(qn("w:num"))
    if first is not None:
        first.addprevious(definition)
    else:
        part.append(definition)
    part.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>'))
    return number


def number_paragraph(paragraph: Any, number: int) -> None:
    """Make a paragraph an item of list `number`."""
    properties = paragraph._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'))


def _write_textbox(document: Any, lines: list[str]) -> None:
    """Write lines into a text box anchored in a paragraph of its own."""
    content = "".join(
        '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/><w:sz w:val="40"/></w:rPr>'
        f"<w:t>{escape(line)}</w:t></w:r></w:p>"
        for line in lines
    )
    shape = (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        '<wp:extent cx="4800000" cy="1100000"/><wp:docPr id="1" name="Kotak Teks 1"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="4800000" cy="1100000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
        f"</wps:spPr><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    old = (
        '<w:pict><v:rect style="width:378pt;height:87pt"><v:textbox>'
        f"<w:txbxContent>{content}</w:txbxContent></v:textbox></v:rect></w:pict>"
    )
    # Word writes the box twice, for itself and for older programs; a reader must take one of the two.
    drawing = parse_xml(
        f'<mc:AlternateContent {nsdecls("w")} {_NAMESPACES}><mc:Choice Requires="wps">{shape}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    )
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run()._r.append(drawing)


def fixed_zip(data: bytes) -> bytes:
    """Return the same archive with its entries in order of name and one time stamp for all."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        names = sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            if re.fullmatch(r"docProps/thumbnail\..*", name):
                continue
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
            target.writestr(entry, _without_thumbnail(name, source.read(name)))
    return out.getvalue()


def _without_thumbnail(name: str, content: bytes) -> bytes:
    if name != "_rels/.rels":
        return content
    return re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", content)
