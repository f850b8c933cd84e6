"""What stands in a table's cells, and how it breaks into the lines that are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont

LEADING = 1.25
BOLD = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold", "Vera": "VeraBd"}
for _name in (
    "Vera",
    "VeraBd",
):  # embedded with a map to Unicode, as office programs do; the others are the viewer's own
    registerFont(TTFont(_name, f"{_name}.ttf"))


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
    """How tables are drawn: `ruling` lines | rects | double | shaded | rules (across only) | none; header again or not.

    `split`: a row may break over a page.
    """

    ruling: str = "lines"
    split: bool = True
    repeat_header: bool = True
    size: float = 9.0


@dataclass
class Piece:
    """One printed line of a cell, or an unbreakable fraction."""

    height: float
    text: str = ""
    fraction: tuple[list[str], list[str], str, float] | None = None


@dataclass
class Row:
    """One row of a table, broken into lines."""

    pieces: list[list[Piece]]
    cells: list[CellSpec | None]
    least: float = 0.0

    def height(self, size: float, *, merged: bool = False) -> float:
        """Return the points that the row takes in a size of letters; with `merged` cells that go on in the rows below."""
        pairs = zip(self.pieces, self.cells, strict=True)
        tallest = max((sum(p.height for p in ps) for ps, c in pairs if merged or c is None or c.rows == 1), default=0)
        return max(tallest + 7, size * LEADING + 7, self.least)

    def cut(self, room: float, size: float) -> tuple[Row | None, Row]:
        """Return what fits into `room` points and the rest; (None, row) where nothing does."""
        firsts: list[list[Piece]] = []
        rests: list[list[Piece]] = []
        for pieces in self.pieces:
            used, kept = 7.0, 0
            while kept < len(pieces) and used + pieces[kept].height <= room:
                used += pieces[kept].height
                kept += 1
            firsts.append(pieces[:kept])
            rests.append(pieces[kept:])
        if not any(firsts) or any(p and not f for p, f in zip(self.pieces, firsts, strict=True)) or room < size * 4:
            return None, self
        return Row(firsts, self.cells), Row(
            rests, [c and CellSpec((), 1, c.cols, c.bold, c.center) for c in self.cells]
        )


def pieces(cell: CellSpec | None, widths: Sequence[float], index: int, font: str, size: float) -> list[Piece]:
    """Return the lines of the cell in column `index`; none for a cell that another one covers."""
    if cell is None:
        return []
    width = sum(widths[index : index + cell.cols]) - 8
    font = BOLD[font] if cell.bold else font
    made: list[Piece] = []
    for content in cell.content:
        if isinstance(content, Fraction):
            made.extend(_fraction(content, width, font, size))
        else:
            made.extend(Piece(size * LEADING, line) for line in wrap(content, width, font, size))
    return made


def _fraction(content: Fraction, width: float, font: str, size: float) -> list[Piece]:
    factor = stringWidth(content.factor, font, size) + 8
    over, under = (wrap(t, width - factor, font, size) for t in (content.over, content.under))
    if content.dashes:
        bar = "-" * 12 + f" {content.factor}"
        return [Piece(size * LEADING, line) for line in (*over, bar, *under)]
    longest = max(stringWidth(line, font, size) for line in (*over, *under))
    height = (len(over) + len(under)) * size * LEADING + 7
    return [Piece(height, fraction=(over, under, content.factor, longest + 2))]


def fit(widths: Sequence[float], rows: Sequence[Sequence[CellSpec | None]], font: str, size: float) -> float:
    """Return the largest size up to `size` in which no word is wider than its cell: nothing is printed over a neighbour."""
    for row in rows:
        for index, cell in enumerate(row):
            if cell is None:
                continue
            room = sum(widths[index : index + cell.cols]) - 8
            face = BOLD[font] if cell.bold else font
            for word in (w for content in cell.content if isinstance(content, str) for w in content.split()):
                size = min(size, room / stringWidth(word, face, 1))
    return size


def wrap(text: str, width: float, font: str, size: float) -> list[str]:
    """Return the lines of `text` that fit `width` points; a longer word stays whole."""
    lines: list[str] = []
    for word in text.split():
        if lines and stringWidth(f"{lines[-1]} {word}", font, size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
