"""Prints the tables of documents that are at hand by the places of their cells alone, without rulings, and their truth.

usage: python -m tools.bench.tables.boxes LINES OUT
LINES holds NAME.jsonl, a cell a line: [page, table, row, column, last row, last column, x1, y1, x2, y2, text], in points from
below left, a line feed where a line of the cell ends. OUT gets NAME.pdf and NAME.json for tools.bench.tables.run. What is made
up: the face, one size a table, lines set from the left edge of their cell, and two lines of prose where there is room above and
below a table and on pages without one.
"""

from __future__ import annotations

import json
import math
import statistics
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase.pdfmetrics import getAscentDescent, stringWidth
from reportlab.pdfgen.canvas import Canvas

from tools.bench.tables.sheet import wrapped
from tools.bench.tables.truth import Cell, stored

_FACES = ("Helvetica", "Times-Roman")
_PROSE = (
    "The figures of this part were put together by the offices named in the annex and were checked before they were printed,",
    "so that they may differ a little from those of earlier years; what the terms mean is told at the end of the report.",
)
_LEFT, _SIZE, _LEADING, _AWAY, _EDGE = 72.0, 10.0, 12.0, 18.0, 36.0  # of the prose, in points
_TOLD = 4  # signs that a line needs for its width to tell the size
_SQUEEZED = 0.12  # by how much the signs of a line are set narrower rather than smaller, or wider to fill the box
_PITCH, _SPACED = 1.1, 1.45  # distances of lines in their heights: the usual one, the largest within a cell


@dataclass(frozen=True, slots=True)
class Box:
    """A cell with the page and the table that it stands in and its edges, in points from below left."""

    page: int
    table: int
    cell: Cell
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """Return the height in points."""
        return self.top - self.bottom


def read_boxes(path: Path) -> list[Box]:
    """Return the cells of a document; raises ValueError where a line is not one."""
    made = []
    for line in path.read_text(encoding="utf-8").splitlines():
        page, table, row, col, last_row, last_col, left, bottom, right, top, text = json.loads(line)
        cell = Cell(row, col, text, last_row - row + 1, last_col - col + 1)
        made.append(Box(page, table, cell, left, bottom, right, top))
    return made


def tables_of(boxes: Iterable[Box]) -> list[tuple[Cell, ...]]:
    """Return the cells of each table."""
    ordered = sorted(boxes, key=lambda box: box.table)
    return [tuple(box.cell for box in own) for _, own in groupby(ordered, key=lambda box: box.table)]


def print_boxes(boxes: Sequence[Box], path: Path) -> None:
    """Write the PDF of a document: each page up to the last that holds a table."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    face = min(_FACES, key=lambda name: _spread(boxes, name))
    for page in range(1, max(box.page for box in boxes) + 1):
        here = [box for box in boxes if box.page == page]
        size = landscape(A4) if any(box.right > A4[0] for box in here) else A4
        canvas.setPageSize(size)
        for _, table in groupby(sorted(here, key=lambda box: box.table), key=lambda box: box.table):
            _print_table(list(table), face, canvas)
        _print_prose(here, size[1], canvas)
        canvas.showPage()
    canvas.save()


def _size(box: Box, face: str) -> float | None:
    """Return the size at which the widest line fills its box; None of too short ones."""
    widest = max(box.cell.text.split("\n"), key=lambda line: stringWidth(line, face, 1))
    return (box.right - box.left) / stringWidth(widest, face, 1) if len(widest) >= _TOLD else None


def _line_height(boxes: Iterable[Box]) -> float:
    """Return the height of a line: of the cells of one line the usual one."""
    return statistics.median_low(
        [box.height for box in boxes if "\n" not in box.cell.text] or [min(b.height for b in boxes)]
    )


def _spread(boxes: Sequence[Box], face: str) -> float:
    """Return how far the widths of the boxes are from those of a face whose size is the height of a line."""
    sizes = [(size, box) for box in boxes if "\n" not in box.cell.text and (size := _size(box, face))]
    return statistics.median(abs(math.log(size / box.height)) for size, box in sizes) if sizes else 0.0


def _print_table(boxes: Sequence[Box], face: str, canvas: Canvas) -> None:
    height = _line_height(boxes)
    told = [size for box in boxes if box.height < 1.6 * height and (size := _size(box, face))]
    size = statistics.median(told) if told else height
    for box in boxes:
        lines = _lines(box, height, face)
        widest = max(lines, key=lambda line: stringWidth(line, face, 1))
        filled = (box.right - box.left) / stringWidth(widest, face, 1)
        own = filled if len(widest) >= _TOLD and filled < size * (1 - _SQUEEZED) else size
        pitch = (box.height - height) / (len(lines) - 1) if len(lines) > 1 else 0.0
        if pitch > _SPACED * height:  # a blank line of the cell, which its text does not tell
            pitch = _PITCH * height
        _, descent = getAscentDescent(face, own)
        for at, line in enumerate(lines):
            text = canvas.beginText(box.left, box.top - min(height, box.height) - descent - pitch * at)
            text.setFont(face, own)
            text.setHorizScale(100 * min(filled / own, 1 + _SQUEEZED))
            text.textOut(line)
            canvas.drawText(text)


def _lines(box: Box, height: float, face: str) -> list[str]:
    """Return the lines of a cell; of one that is told as one line in a box of several, as many as it has room for."""
    lines = box.cell.text.split("\n")
    room = round(box.height / (_PITCH * height))
    if len(lines) > 1 or room < 2 or " " not in lines[0]:
        return lines
    parts = lines[0] if len(lines[0].split()) >= room else lines[0].replace("-", "- ")
    width = stringWidth(parts, face, 1) / room
    while len(made := wrapped(parts, face, 1, width)) > room:
        width *= 1.02
    return made


def _print_prose(boxes: Sequence[Box], top: float, canvas: Canvas) -> None:
    """Print two lines above and below each table where nothing else stands near."""
    taken = [(box.bottom, box.top) for box in boxes]
    middles = [top - 2 * _EDGE, top / 2] if not boxes else []
    for _, own in groupby(sorted(boxes, key=lambda box: box.table), key=lambda box: box.table):
        table = list(own)
        middles += [max(b.top for b in table) + _AWAY + _LEADING, min(b.bottom for b in table) - _AWAY - _LEADING]
    for middle in middles:
        low, high = middle - _LEADING, middle + _LEADING
        if low < _EDGE or high > top - _EDGE or any(low - _AWAY < t and b < high + _AWAY for b, t in taken):
            continue
        taken.append((low, high))
        canvas.setFont("Times-Roman", _SIZE)
        for at, line in enumerate(_PROSE):
            canvas.drawString(_LEFT, high - _SIZE - at * _LEADING, line)


def main() -> None:
    """Print each document of a folder."""
    source, out = map(Path, sys.argv[1:3])
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted(source.glob("*.jsonl")):
        boxes = read_boxes(path)
        print_boxes(boxes, out / f"{path.stem}.pdf")
        told = json.dumps(stored(tables_of(boxes)), ensure_ascii=False)
        (out / f"{path.stem}.json").write_text(told, encoding="utf-8")


if __name__ == "__main__":
    main()
