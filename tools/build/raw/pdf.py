"""Draws a report as PDF: real ruled tables, merged cells, stacked fractions. The same bytes every time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from itertools import pairwise
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Flowable,
    KeepTogether,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

from tools.build.raw.content import Block, Report, mark_of

MARGIN = 56.0
WIDTH = A4[0] - 2 * MARGIN
LABEL = 92.0
_BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=11.5, leading=15, alignment=TA_JUSTIFY, spaceAfter=5)
_TITLE = ParagraphStyle("title", parent=_BODY, fontName="Times-Bold", fontSize=12.5, leading=16, alignment=TA_CENTER)
_COVER = ParagraphStyle("cover", parent=_TITLE, fontSize=20, leading=30)
_HEADING = ParagraphStyle("heading", parent=_BODY, fontName="Times-Bold", spaceBefore=6)
_PLAIN = ParagraphStyle("plain", parent=_BODY, alignment=0, spaceAfter=0)
_CENTRE = ParagraphStyle("centre", parent=_PLAIN, alignment=TA_CENTER)
_CELL = ParagraphStyle("cell", parent=_PLAIN, fontSize=9, leading=11)
_CELL_CENTRE = ParagraphStyle("cell centre", parent=_CELL, alignment=TA_CENTER)
_HEAD = ParagraphStyle("head", parent=_CELL_CENTRE, fontName="Times-Bold")
_RIGHT = ParagraphStyle("right", parent=_PLAIN, alignment=TA_RIGHT)


class Fraction(Flowable):  # type: ignore[misc]
    """A stacked fraction with its bar drawn, "=" before and a factor after it at the bar's height."""

    def __init__(self, top: str, bottom: str, before: str = "", after: str = "") -> None:
        super().__init__()
        self.top, self.bottom = Paragraph(escape(top), _CELL_CENTRE), Paragraph(escape(bottom), _CELL_CENTRE)
        self.before, self.after = before, after

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size that the fraction takes in a cell of `width` points."""
        self.left = 10.0 if self.before else 0.0
        self.bar = width - self.left - (38.0 if self.after else 0.0)
        self.above = self.top.wrap(self.bar, height)[1]
        self.below = self.bottom.wrap(self.bar, height)[1]
        return width, self.above + self.below + 6

    def draw(self) -> None:
        """Draw the numerator, the bar, the denominator and what stands beside the bar."""
        at = self.below + 3
        self.bottom.drawOn(self.canv, self.left, 0)
        self.top.drawOn(self.canv, self.left, at + 3)
        self.canv.setLineWidth(0.6)
        self.canv.line(self.left + 2, at, self.left + self.bar - 2, at)
        self.canv.setFont(_CELL.fontName, _CELL.fontSize)
        self.canv.drawString(0, at - 3, self.before)
        self.canv.drawString(self.left + self.bar + 2, at - 3, self.after)


def draw_pdf(report: Report) -> bytes:
    """Return the bytes of the PDF; the same for the same content."""
    flowables: list[Flowable] = []
    for block in report.blocks:
        flowables.extend(_DRAWERS[block["kind"]](block))
    out = BytesIO()
    template = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=60,
        bottomMargin=60,
        invariant=1,
        title="",
        author="",
    )

    def furniture(canvas: Canvas, _: object) -> None:
        canvas.setFont("Times-Italic", 9)
        if report.foot:
            canvas.drawString(MARGIN, 34, report.foot)
        canvas.drawRightString(A4[0] - MARGIN, 34, str(canvas.getPageNumber()))

    template.build(flowables, onFirstPage=lambda *_: None, onLaterPages=furniture)
    return out.getvalue()


def _text(text: str, style: ParagraphStyle) -> Paragraph:
    """Return a paragraph in which runs of blanks stay (a blank left for a number or a day)."""
    return Paragraph(escape(text).replace("   ", "&nbsp;&nbsp; "), style)


def _lines(lines: Sequence[str], style: ParagraphStyle) -> list[Flowable]:
    return [_text(line, style) if line else Spacer(1, style.leading) for line in lines]


def _cover(block: Block) -> list[Flowable]:
    return [Spacer(1, 120), *_lines(block["lines"], _COVER)]


def _title(block: Block) -> list[Flowable]:
    return [Spacer(1, 6), *_lines(block["lines"], _TITLE), Spacer(1, 6)]


def _letterhead(block: Block) -> list[Flowable]:
    rule = Table(
        [[""]],
        colWidths=[WIDTH],
        rowHeights=[4],
        style=TableStyle([("LINEABOVE", (0, 0), (-1, -1), 1.4, colors.black)]),
    )
    return [*_lines(block["lines"], _TITLE), rule, Spacer(1, 8)]


def _annex(block: Block) -> list[Flowable]:
    return [_grid([["", _lines(block["lines"], _PLAIN)]], [WIDTH * 0.5, WIDTH * 0.5]), Spacer(1, 8)]


def _items(block: Block, width: float) -> list[Flowable]:
    rows = [
        [_text(mark_of(block["marks"], i), _PLAIN), _text(item, _BODY)] for i, item in enumerate(block.get("items", ()))
    ]
    return [_grid([row], [24, width - 24]) for row in rows]


def _list(block: Block) -> list[Flowable]:
    return _items(block, WIDTH)


def _labelled(block: Block) -> list[Flowable]:
    """Return "Label : text" with its items, the first beside the label, the others below in the same column."""
    width = WIDTH - LABEL - 12
    beside: list[Flowable] = [_text(block["text"], _BODY)] if block.get("text") else []
    items = _items(block, width) if block.get("items") else []
    if not beside and items:
        beside, items = [items[0]], items[1:]
    made: list[Flowable] = [
        _grid([[_text(block["label"], _PLAIN), _text(":", _PLAIN), beside or ""]], [LABEL, 12, width])
    ]
    return made + [_grid([["", "", item]], [LABEL, 12, width]) for item in items]


def _toc(block: Block) -> list[Flowable]:
    rows = []
    for text, page in block["entries"]:
        rows.append(
            [_text(text + (" " + "." * max(3, 92 - int(len(text) * 1.4)) if page else ""), _PLAIN), _text(page, _RIGHT)]
        )
    return [_grid(rows, [WIDTH - 40, 40])]


def _signature(block: Block) -> list[Flowable]:
    column = [
        *_lines(block["before"], _CENTRE),
        Spacer(1, 48),
        _text(block["name"], _CENTRE),
        *_lines(block["after"], _CENTRE),
    ]
    return [Spacer(1, 16), KeepTogether([_grid([["", column]], [WIDTH * 0.45, WIDTH * 0.55])])]


def _table(block: Block) -> list[Flowable]:
    """Return a ruled table; `breaks` are the rows before which it goes on on a new page with its header repeated."""
    edges = [0, *block.get("breaks", ()), len(block["rows"])]
    made: list[Flowable] = []
    for low, high in pairwise(edges):
        head = [[_text(label, _HEAD) for label in block["header"]]]
        if block.get("index"):
            head.append([_text(label, _CELL_CENTRE) for label in block["index"]])
        rows = [[_cell(cell, column) for column, cell in enumerate(row)] for row in block["rows"][low:high]]
        style: list[tuple[Any, ...]] = [
            ("GRID", (0, 0), (-1, -1), 0.6, colors.black),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("VALIGN", (0, 0), (-1, len(head) - 1), "MIDDLE"),
            ("LEFTPADDING", (0, 0), (-1, -1), 4),
            ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ]
        for column, first, last in block.get("spans", ()):
            style.append(("SPAN", (column, first + len(head)), (column, last + len(head))))
        made += [PageBreak()] if made else []
        made.append(Table(head + rows, colWidths=block["widths"], style=TableStyle(style), repeatRows=len(head)))
    return made


def _cell(cell: str | Sequence[str] | Mapping[str, str], column: int) -> list[Flowable]:
    if isinstance(cell, str):
        return [_text(cell, _CELL_CENTRE if column == 0 else _CELL)]
    if isinstance(cell, Mapping):
        return [Fraction(cell["top"], cell["bottom"], cell.get("before", ""), cell.get("after", ""))]
    return _lines(cell, _CELL)


def _grid(rows: Sequence[Sequence[Any]], widths: Sequence[float]) -> Table:
    """Return cells side by side without rules or padding."""
    style = TableStyle([(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")])
    style.add("VALIGN", (0, 0), (-1, -1), "TOP")
    return Table(list(rows), colWidths=list(widths), style=style, hAlign="LEFT")


_DRAWERS: Mapping[str, Callable[[Block], list[Flowable]]] = {
    "cover": _cover,
    "title": _title,
    "letterhead": _letterhead,
    "heading": lambda block: [_text(block["text"], _HEADING)],
    "para": lambda block: [_text(block["text"], _BODY)],
    "list": _list,
    "labelled": _labelled,
    "toc": _toc,
    "signature": _signature,
    "annex": _annex,
    "table": _table,
    "page": lambda block: [PageBreak()],
}
