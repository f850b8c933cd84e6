"""Draws tables and prose with ReportLab, the words of each cell where they belong, the truth kept beside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tools.bench.tables.truth import Cell

_WIDTH, _HEIGHT = A4
_MARGIN = 60.0
_LEADING = 1.2  # line distance, in sizes of the face
_PAD = 3.0


@dataclass(frozen=True, slots=True)
class Look:
    """How a table is set: `rules` is "none", "three", "rows", "head", "columns" or "frame"; lengths in points.

    `align`: "l", "c" or "r" a column; `gap` between columns, `row_gap` between rows beyond the distance of lines; `level`:
    where the texts of a row stand that has a cell of several lines ("top", "middle", "bottom").
    """

    face: str = "Helvetica"
    size: float = 9.0
    align: str = "l"
    gap: float = 14.0
    row_gap: float = 3.0
    rules: str = "none"
    zebra: bool = False
    level: str = "top"
    widest: float = 150.0
    bold_head: bool = True
    wrapped_head: bool = False  # labels take several lines rather than make their columns wide


class Sheet:
    """A PDF that is drawn from top to bottom, and the tables that it holds."""

    def __init__(self, path: Path) -> None:
        self._canvas = Canvas(str(path), pagesize=A4, invariant=1)
        self.y = _HEIGHT - _MARGIN
        self.tables: list[tuple[Cell, ...]] = []

    def save(self) -> list[tuple[Cell, ...]]:
        """Write the file and return its tables."""
        self._canvas.save()
        return self.tables

    def next_page(self) -> None:
        """Go on at the top of a new page."""
        self._canvas.showPage()
        self.y = _HEIGHT - _MARGIN

    def skip(self, points: float) -> None:
        """Leave a blank."""
        self.y -= points

    def prose(
        self,
        text: str,
        *,
        x: float = _MARGIN,
        width: float = _WIDTH - 2 * _MARGIN,
        size: float = 10.0,
        face: str = "Times-Roman",
    ) -> None:
        """Set a paragraph, justified."""
        lines = wrapped(text, face, size, width)
        for at, line in enumerate(lines):
            if self.y < _MARGIN:
                self.next_page()
            self.y -= size * _LEADING
            words = line.split()
            free = width - stringWidth("".join(words), face, size)
            blank = free / max(1, len(words) - 1) if at < len(lines) - 1 else stringWidth(" ", face, size)
            where = x
            self._canvas.setFont(face, size)
            for word in words:
                self._canvas.drawString(where, self.y, word)
                where += stringWidth(word, face, size) + blank
        self.y -= size * 0.5

    def line(self, text: str, x: float = _MARGIN, *, face: str = "Helvetica", size: float = 10.0) -> None:
        """Set one line."""
        self.y -= size * _LEADING
        self.text_at(text, x, face=face, size=size)

    def text_at(self, text: str, x: float, *, face: str = "Helvetica", size: float = 10.0) -> None:
        """Set words on the line that was set last."""
        self._canvas.setFont(face, size)
        self._canvas.drawString(x, self.y, text)

    def table(
        self, cells: Sequence[Cell], look: Look, *, x: float = _MARGIN, heads: int = 1, counts: bool = True
    ) -> float:
        """Draw a table and keep it as true unless told; returns its right edge. `heads`: rows of its head.

        A cell with blank text is left blank; one that spans columns stands in their middle.
        """
        n_rows, n_cols = max(c.row + c.row_span for c in cells), max(c.col + c.col_span for c in cells)
        align = (look.align * n_cols)[:n_cols] if len(look.align) < n_cols else look.align
        faces = {c: _bold(look.face) if c.row < heads and look.bold_head else look.face for c in cells}
        wide = {c: min(look.widest, stringWidth(c.text, faces[c], look.size)) for c in cells}
        if look.wrapped_head:
            for c in (cell for cell in cells if cell.row < heads):
                wide[c] = max([stringWidth(word, faces[c], look.size) for word in c.text.split()], default=0.0)
        widths = [max([wide[c] for c in cells if c.col == col and c.col_span == 1]) for col in range(n_cols)]
        for cell in cells:
            if cell.col_span > 1:
                last = cell.col + cell.col_span - 1
                room = sum(widths[cell.col : last + 1]) + look.gap * (cell.col_span - 1)
                widths[last] += max(0.0, stringWidth(cell.text, faces[cell], look.size) - room)
        lefts = [x]
        for width in widths:
            lefts.append(lefts[-1] + width + look.gap)
        rights = [left + width for left, width in zip(lefts, widths, strict=False)]
        lines = {
            c: wrapped(c.text, faces[c], look.size, rights[c.col + c.col_span - 1] - lefts[c.col] + 0.1) for c in cells
        }
        step = look.size * _LEADING
        deep = [
            max([len(lines[c]) for c in cells if c.row == row and c.row_span == 1], default=1) for row in range(n_rows)
        ]
        tops = [self.y]
        for n in deep:
            tops.append(tops[-1] - n * step - look.row_gap)
        if look.zebra:
            self._canvas.setFillGray(0.9)
            for row in range(heads, n_rows, 2):
                self._canvas.rect(
                    x - _PAD, tops[row + 1], rights[-1] - x + 2 * _PAD, tops[row] - tops[row + 1], stroke=0, fill=1
                )
            self._canvas.setFillGray(0)
        for cell in cells:
            low, high = lefts[cell.col], rights[cell.col + cell.col_span - 1]
            top, bottom = tops[cell.row], tops[cell.row + cell.row_span]
            free = top - bottom - look.row_gap - len(lines[cell]) * step
            shift = {"top": 0.0, "middle": free / 2, "bottom": free}["bottom" if cell.row < heads else look.level]
            way = "c" if cell.col_span > 1 else align[cell.col]
            self._canvas.setFont(faces[cell], look.size)
            for at, text in enumerate(lines[cell]):
                wide = stringWidth(text, faces[cell], look.size)
                where = {"l": low, "r": high - wide, "c": (low + high - wide) / 2}[way]
                self._canvas.drawString(where, top - shift - look.row_gap / 2 - (at + 0.8) * step, text)
        self._rules(cells, look.rules, tops, lefts, rights, heads)
        self.y = tops[-1] - look.size
        if counts:
            self.tables.append(filled(cells))
        return float(rights[-1])

    def _rules(
        self,
        cells: Sequence[Cell],
        kind: str,
        tops: Sequence[float],
        lefts: Sequence[float],
        rights: Sequence[float],
        heads: int,
    ) -> None:
        x0, x1 = lefts[0] - _PAD, rights[-1] + _PAD
        ys = {
            "none": [], "head": [tops[heads]], "three": [tops[0], tops[heads], tops[-1]], "rows": list(tops),
            "columns": [tops[0], tops[heads], tops[-1]], "frame": [tops[0], tops[-1]],
        }[kind]  # fmt: skip
        self._canvas.setLineWidth(0.6)
        for y in ys:
            self._canvas.line(x0, y, x1, y)
        if kind == "three":
            for cell in cells:
                if cell.col_span > 1 and cell.row < heads:
                    y = tops[cell.row + 1]
                    self._canvas.line(lefts[cell.col], y, rights[cell.col + cell.col_span - 1], y)
        edges = [(right + left) / 2 for right, left in zip(rights, lefts[1:-1], strict=False)]
        uprights = {"columns": edges, "frame": [x0, x1]}.get(kind, [])
        for at in uprights:
            self._canvas.line(at, tops[0], at, tops[-1])


def of_rows(rows: Sequence[Sequence[str]]) -> tuple[Cell, ...]:
    """Return the cells of rows of texts; "<" goes on with the cell at the left, "^" with the one above."""
    made: dict[tuple[int, int], Cell] = {}
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text == "<":
                owner = max((k for k in made if k[0] == r and k[1] < c), key=lambda k: k[1])
                made[owner] = replace(made[owner], col_span=made[owner].col_span + 1)
            elif text == "^":
                owner = max((k for k in made if k[1] == c and k[0] < r), key=lambda k: k[0])
                made[owner] = replace(made[owner], row_span=made[owner].row_span + 1)
            else:
                made[r, c] = Cell(r, c, text)
    return tuple(made[key] for key in sorted(made))


def filled(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """Return the cells that hold a text."""
    return tuple(cell for cell in cells if cell.text)


def wrapped(text: str, face: str, size: float, width: float) -> list[str]:
    """Return the lines of a text that is set in a width."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and stringWidth(longer, face, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines or [""]


def _bold(face: str) -> str:
    return {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold"}[face]
