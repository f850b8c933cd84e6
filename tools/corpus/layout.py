"""Draws pages: running text, and ruled tables whose rows may break over a page, in the ways in which offices draw them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

LEADING = 1.25


@dataclass(frozen=True)
class Fraction:
    """A stacked fraction with its factor at the right of the bar."""

    over: str
    under: str
    factor: str = "x 100%"
    dashes: bool = False


Content = str | Fraction


@dataclass
class CellSpec:
    """What stands in a cell: texts (each starts a line) and fractions; how many rows it spans."""

    content: Sequence[Content] = ()
    rows: int = 1
    cols: int = 1
    bold: bool = False
    center: bool = False


@dataclass(frozen=True)
class Style:
    """How tables are drawn: `ruling` lines | rects | double | shaded; `split` rows over pages; header again or not."""

    ruling: str = "lines"
    split: bool = True
    repeat_header: bool = True
    size: float = 9.0


@dataclass
class _Piece:
    """One printed line of a cell, or an unbreakable fraction."""

    height: float
    text: str = ""
    fraction: tuple[list[str], list[str], str, float] | None = None


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
    _fresh: bool = field(default=True)

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

    def new_page(self) -> None:
        """Go to the next page."""
        self._foot()
        self.canvas.showPage()
        self.page += 1
        self.y = self.margin

    def _foot(self) -> None:
        self.canvas.setFont(self.font, 8)
        if self.running:
            self.canvas.drawString(self.margin, 24, self.running)
            self.canvas.drawRightString(self.width - self.margin, 24, str(self.page))

    def room(self) -> float:
        """Return the points left above the bottom margin."""
        return self.height - self.margin - self.y

    def text(
        self, line: str, *, x: float | None = None, size: float = 11, bold: bool = False, center: bool = False
    ) -> None:
        """Set one line."""
        if self.room() < size * 1.4:
            self.new_page()
        font = f"{self.font}-Bold" if bold else self.font
        self.canvas.setFont(font, size)
        base = self.height - self.y - size
        if center:
            self.canvas.drawCentredString(self.width / 2, base, line)
        else:
            self.canvas.drawString(self.margin if x is None else x, base, line)
        self.y += size * 1.4

    def paragraph(
        self, text: str, *, x: float | None = None, mark: str = "", hang: float = 18, size: float = 11
    ) -> None:
        """Set a wrapped paragraph; `mark` stands before it, the text hangs `hang` points behind it."""
        left = self.margin if x is None else x
        indent = left + (hang if mark else 0)
        for index, line in enumerate(wrap(text, self.width - self.margin - indent, self.font, size)):
            if self.room() < size * 1.4:
                self.new_page()
            if mark and index == 0:
                self.canvas.setFont(self.font, size)
                self.canvas.drawString(left, self.height - self.y - size, mark)
            self.text(line, x=indent, size=size)

    def table(
        self,
        widths: Sequence[float],
        header: Sequence[Sequence[CellSpec]],
        rows: Sequence[Sequence[CellSpec | None]],
        style: Style,
    ) -> None:
        """Draw a table; None in a row is covered by the cell above it (or at its left)."""
        head = [_Row([_pieces(c, widths, i, self.font, style.size) for i, c in enumerate(r)], list(r)) for r in header]
        top_open = True
        for r in head:
            self._draw(widths, r, style, header=True, top=top_open)
        for index, row in enumerate(rows):
            made = _Row([_pieces(c, widths, i, self.font, style.size) for i, c in enumerate(row)], list(row))
            last = [not (index + 1 < len(rows) and rows[index + 1][i] is None) for i in range(len(row))]
            self._row(widths, made, style, head, last)

    def _row(self, widths: Sequence[float], row: _Row, style: Style, head: Sequence[_Row], last: list[bool]) -> None:
        while True:
            need = row.height(style.size)
            if need <= self.room():
                self._draw(widths, row, style, closes=last)
                return
            first, rest = row.cut(self.room(), style.size) if style.split else (None, row)
            if first is not None:
                self._draw(widths, first, style, closes=[True] * len(widths))
            else:
                self._close(widths)
            self.new_page()
            if style.repeat_header:
                for r in head:
                    self._draw(widths, r, style, header=True)
            assert rest is not None
            row = rest

    def _close(self, widths: Sequence[float]) -> None:
        self.canvas.line(self.margin, self.height - self.y, self.margin + sum(widths), self.height - self.y)

    def _draw(
        self,
        widths: Sequence[float],
        row: _Row,
        style: Style,
        *,
        header: bool = False,
        top: bool = True,
        closes: list[bool] | None = None,
    ) -> None:
        height = row.height(style.size)
        x = self.margin
        for i, width in enumerate(widths):
            cell = row.cells[i]
            span = sum(widths[i : i + (cell.cols if cell is not None else 1)])
            covered = cell is None
            self._box(
                x,
                height,
                span if cell is not None else width,
                style,
                header,
                opens=not covered,
                closes=closes is None or closes[i],
            )
            self._pieces(row.pieces[i], x, span, style, cell)
            x += width
        self.y += height

    def _box(
        self, x: float, height: float, width: float, style: Style, header: bool, *, opens: bool, closes: bool
    ) -> None:
        top, bottom = self.height - self.y, self.height - self.y - height
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

    def _pieces(self, pieces: Sequence[_Piece], x: float, width: float, style: Style, cell: CellSpec | None) -> None:
        y = self.y + 3
        font = f"{self.font}-Bold" if cell is not None and cell.bold else self.font
        self.canvas.setFont(font, style.size)
        for piece in pieces:
            if piece.fraction is not None:
                self._fraction(piece, x + 4, y, style.size)
            elif cell is not None and cell.center:
                self.canvas.drawCentredString(x + width / 2, self.height - y - style.size, piece.text)
            else:
                self.canvas.drawString(x + 4, self.height - y - style.size, piece.text)
            y += piece.height

    def _fraction(self, piece: _Piece, x: float, y: float, size: float) -> None:
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


@dataclass
class _Row:
    pieces: list[list[_Piece]]
    cells: list[CellSpec | None]

    def height(self, size: float) -> float:
        tallest = max(
            (
                sum(p.height for p in ps)
                for ps, c in zip(self.pieces, self.cells, strict=True)
                if c is None or c.rows == 1
            ),
            default=0,
        )
        return max(tallest, size * LEADING) + 7

    def cut(self, room: float, size: float) -> tuple[_Row | None, _Row | None]:
        """Return what fits into `room` points and the rest; (None, row) where nothing does."""
        firsts: list[list[_Piece]] = []
        rests: list[list[_Piece]] = []
        for pieces in self.pieces:
            used, kept = 7.0, 0
            while kept < len(pieces) and used + pieces[kept].height <= room:
                used += pieces[kept].height
                kept += 1
            firsts.append(pieces[:kept])
            rests.append(pieces[kept:])
        if not any(firsts) or any(p and not f for p, f in zip(self.pieces, firsts, strict=True)) or room < size * 4:
            return None, self
        return _Row(firsts, self.cells), _Row(
            rests, [c and CellSpec((), 1, c.cols, c.bold, c.center) for c in self.cells]
        )


def _pieces(cell: CellSpec | None, widths: Sequence[float], index: int, font: str, size: float) -> list[_Piece]:
    if cell is None:
        return []
    width = sum(widths[index : index + cell.cols]) - 8
    made: list[_Piece] = []
    for content in cell.content:
        if isinstance(content, Fraction):
            made.extend(_fraction(content, width, font, size))
        else:
            made.extend(_Piece(size * LEADING, line) for line in wrap(content, width, font, size))
    return made


def _fraction(content: Fraction, width: float, font: str, size: float) -> list[_Piece]:
    factor = stringWidth(content.factor, font, size) + 8
    over, under = (wrap(t, width - factor, font, size) for t in (content.over, content.under))
    if content.dashes:
        bar = "-" * 12 + f" {content.factor}"
        return [_Piece(size * LEADING, line) for line in (*over, bar, *under)]
    longest = max(stringWidth(line, font, size) for line in (*over, *under))
    height = (len(over) + len(under)) * size * LEADING + 7
    return [_Piece(height, fraction=(over, under, content.factor, longest + 2))]


def wrap(text: str, width: float, font: str, size: float) -> list[str]:
    """Return the lines of `text` that fit `width` points; a longer word stays whole."""
    lines: list[str] = []
    for word in text.split():
        if lines and stringWidth(f"{lines[-1]} {word}", font, size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
