"""Draws pages: running text, and ruled tables whose rows may break over a page, in the ways in which offices draw them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tools.corpus.cells import BOLD, LEADING, CellSpec, Piece, Row, Style, pieces, wrap


@dataclass
class Sheet:
    """A PDF in the making: a cursor that moves down the page."""

    canvas: Any
    width: float
    height: float
    margin: float = 50.0
    font: str = "Helvetica"
    y: float = 0.0
    page: int = 1
    running: str = ""
    justified: bool = False

    @classmethod
    def open(cls, target: Any, size: tuple[float, float], **options: Any) -> Sheet:
        """Return an empty sheet that writes to `target` (a file object)."""
        canvas = Canvas(target, pagesize=size, invariant=1)
        sheet = cls(canvas, size[0], size[1], **options)
        sheet.y = sheet.margin
        return sheet

    def close(self) -> None:
        """Write the file."""
        self._foot()
        self.canvas.save()

    def new_page(self, size: tuple[float, float] | None = None) -> None:
        """Go to the next page, which has another `size` where one is given (an annex that lies on its side)."""
        self._foot()
        self.canvas.showPage()
        if size is not None:
            self.turn(size)
        self.page += 1
        self.y = self.margin

    def turn(self, size: tuple[float, float]) -> None:
        """Give this page, which must be empty, and those behind it another size."""
        self.width, self.height = size
        self.canvas.setPageSize(size)

    def _foot(self) -> None:
        self.canvas.setFont(self.font, 8)
        if self.running:
            self.canvas.drawString(self.margin, 24, self.running)
            self.canvas.drawRightString(self.width - self.margin, 24, str(self.page))

    def room(self) -> float:
        """Return the points left above the bottom margin."""
        return self.height - self.margin - self.y

    def text(
        self,
        line: str,
        *,
        x: float | None = None,
        size: float = 11,
        bold: bool = False,
        center: bool = False,
        fill: float = 0,
    ) -> None:
        """Set one line; `fill`: the width to which its blanks are stretched."""
        if self.room() < size * 1.4:
            self.new_page()
        font = BOLD[self.font] if bold else self.font
        self.canvas.setFont(font, size)
        base = self.height - self.y - size
        if center:
            self.canvas.drawCentredString(self.width / 2, base, line)
        else:
            spare = fill - stringWidth(line, font, size) if fill else 0
            blanks = line.count(" ")
            self.canvas.drawString(
                self.margin if x is None else x, base, line, wordSpace=spare / blanks if blanks else 0
            )
        self.y += size * 1.4

    def paragraph(
        self, text: str, *, x: float | None = None, mark: str = "", hang: float = 18, size: float = 11
    ) -> None:
        """Set a wrapped paragraph; `mark` stands before it, the text hangs `hang` points behind it."""
        left = self.margin if x is None else x
        indent = left + (hang if mark else 0)
        width = self.width - self.margin - indent
        lines = wrap(text, width, self.font, size)
        for index, line in enumerate(lines):
            if self.room() < size * 1.4:
                self.new_page()
            if mark and index == 0:
                self.canvas.setFont(self.font, size)
                self.canvas.drawString(left, self.height - self.y - size, mark)
            self.text(line, x=indent, size=size, fill=width if self.justified and index + 1 < len(lines) else 0)

    def table(
        self,
        widths: Sequence[float],
        header: Sequence[Sequence[CellSpec]],
        rows: Sequence[Sequence[CellSpec | None]],
        style: Style,
    ) -> None:
        """Draw a table; None in a row is covered by the cell above it (or at its left)."""
        head = [Row([pieces(c, widths, i, self.font, style.size) for i, c in enumerate(r)], list(r)) for r in header]
        for r in head:
            self._draw(widths, r, style, header=True)
        made = [Row([pieces(c, widths, i, self.font, style.size) for i, c in enumerate(r)], list(r)) for r in rows]
        for index, row in enumerate(made):
            last = [not (index + 1 < len(rows) and rows[index + 1][i] is None) for i in range(len(row.cells))]
            if not all(last) and None not in row.cells:
                self._settle([row, *takewhile(lambda r: None in r.cells, made[index + 1 :])], style.size)
            self._row(widths, row, style, head, last)

    def _settle(self, group: Sequence[Row], size: float) -> None:
        """Give the rows under merged cells the height that the merged texts need.

        A group that stays on this page is made longer at its end; of another one the first row alone holds the texts.
        """
        short = group[0].height(size, merged=True) - sum(row.height(size) for row in group)
        if sum(row.height(size) for row in group) + max(short, 0) <= self.room():
            group[-1].least = group[-1].height(size) + max(short, 0)
        else:
            group[0].least = group[0].height(size, merged=True)

    def _row(self, widths: Sequence[float], row: Row, style: Style, head: Sequence[Row], last: list[bool]) -> None:
        top = False
        while row.height(style.size) > self.room():
            first, rest = row.cut(self.room(), style.size) if style.split else (None, row)
            if first is not None:
                self._draw(widths, first, style, closes=[True] * len(widths), top=top)
            elif style.ruling not in ("none", "rules"):
                self._close(widths)
            self.new_page()
            top = True
            for r in head if style.repeat_header else ():
                self._draw(widths, r, style, header=True)
            if rest is row and row.height(style.size) > self.room() and not style.split:
                raise ValueError("a row is taller than a page")
            row = rest
        self._draw(widths, row, style, closes=last, top=top)

    def _close(self, widths: Sequence[float]) -> None:
        self.canvas.line(self.margin, self.height - self.y, self.margin + sum(widths), self.height - self.y)

    def _draw(
        self,
        widths: Sequence[float],
        row: Row,
        style: Style,
        *,
        header: bool = False,
        top: bool = False,
        closes: list[bool] | None = None,
    ) -> None:
        height = row.height(style.size)
        x = self.margin
        for i, width in enumerate(widths):
            cell = row.cells[i]
            span = sum(widths[i : i + (cell.cols if cell is not None else 1)])
            opens = top or cell is not None  # a page that begins under a merged cell begins with a line, too
            self._box(x, height, span, style, header, opens=opens, closes=closes is None or closes[i])
            self._pieces(row.pieces[i], x, span, style, cell)
            x += width
        self.y += height

    def _box(
        self, x: float, height: float, width: float, style: Style, header: bool, *, opens: bool, closes: bool
    ) -> None:
        top, bottom = self.height - self.y, self.height - self.y - height
        if style.ruling in ("none", "rules"):
            if style.ruling == "rules" and closes:
                self.canvas.line(x, bottom, x + width, bottom)
            return
        if style.ruling == "shaded" and header:
            self.canvas.setFillGray(0.85)
            self.canvas.rect(x, bottom, width, height, stroke=0, fill=1)
            self.canvas.setFillGray(0)
        for offset in (0.0, 1.2) if style.ruling == "double" else (0.0,):
            self.canvas.setLineWidth(0.5)
            self.canvas.line(x + offset, top, x + offset, bottom)
            self.canvas.line(x + width + offset, top, x + width + offset, bottom)
            if opens:
                self.canvas.line(x, top - offset, x + width, top - offset)
            if closes:
                self.canvas.line(x, bottom - offset, x + width, bottom - offset)
        if style.ruling == "rects" and opens and closes:
            self.canvas.rect(x, bottom, width, height, stroke=1, fill=0)

    def _pieces(self, pieces: Sequence[Piece], x: float, width: float, style: Style, cell: CellSpec | None) -> None:
        y = self.y + 3
        font = BOLD[self.font] if cell is not None and cell.bold else self.font
        self.canvas.setFont(font, style.size)
        for piece in pieces:
            if piece.fraction is not None:
                self._fraction(piece, x + 4, y, style.size)
            elif cell is not None and cell.center:
                self.canvas.drawCentredString(x + width / 2, self.height - y - style.size, piece.text)
            else:
                self.canvas.drawString(x + 4, self.height - y - style.size, piece.text)
            y += piece.height

    def _fraction(self, piece: Piece, x: float, y: float, size: float) -> None:
        assert piece.fraction is not None
        over, under, factor, width = piece.fraction
        step = size * LEADING
        for i, line in enumerate(over):
            self.canvas.drawCentredString(x + width / 2, self.height - y - size - i * step, line)
        bar = y + len(over) * step + 2.5
        self.canvas.setLineWidth(0.6)
        self.canvas.line(x, self.height - bar, x + width, self.height - bar)
        self.canvas.drawString(x + width + 4, self.height - bar - size * 0.35, factor)
        for i, line in enumerate(under):
            self.canvas.drawCentredString(x + width / 2, self.height - bar - 2 - size - i * step, line)
