"""The lines of a document in reading order, each with its left edge and the table cell that it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.model.document import Document, Line
from extractors.model.quick import quickly_built
from extractors.model.quote import Quote
from extractors.text.furniture import find_furniture

_PAGE_NUMBER = re.compile(r"^[-–—]\s?\d{1,3}\s?[-–—]$")

_BESIDE = 0.75  # heights of a line within which a label and its text stand beside each other


@quickly_built
@dataclass(frozen=True, slots=True)
class FlowLine:
    """A line with what reading a list needs: its text, its left edge, and the table cell that it stands in."""

    quote: Quote
    text: str
    left: float
    table: int = -1
    column: int = -1
    cell: int = -1
    marker: bool = False
    has_box: bool = False

    def behind(self, start: int) -> FlowLine:
        """Return the line from a letter on: its left edge counted in letters, in no cell of its own."""
        return FlowLine(
            self.quote.part(start, len(self.text)), self.text[start:], self.left + start, self.table, self.column
        )


def flow_lines(document: Document) -> tuple[FlowLine, ...]:
    """Return the lines of the document in reading order, furniture left out, with their place in tables."""
    furniture = find_furniture(document)
    lines: list[FlowLine] = []
    for number, block in enumerate(document.blocks):
        if isinstance(block, Line):
            if block.has_words and not (furniture and block in furniture):
                line = _flow(block)
                if not _PAGE_NUMBER.match(line.text):
                    lines.append(line)
            continue
        for at, cell in enumerate(sorted(block.cells, key=lambda c: (c.row, c.col))):
            lines.extend(_flow(line, number, cell.col, number * 1000 + at) for line in cell.lines if line.has_words)
    for at in range(1, len(lines)):
        if _is_label_of(lines[at], lines[at - 1]):
            lines[at - 1 : at + 1] = lines[at], lines[at - 1]
    return tuple(lines)


def _is_label_of(label: FlowLine, line: FlowLine) -> bool:
    """Return whether a line that begins with a colon has its label beside it, a little lower, as on a sheet that lies askew."""
    if not line.text.startswith(":") or ":" in label.text or not (line.has_box and label.has_box):
        return False
    last, first = label.quote.words[-1].place, line.quote.words[0].place
    if last.page != first.page or last.box is None or first.box is None:
        return False
    height = max(last.box.height, first.box.height)
    return last.box.x1 <= first.box.x0 and abs(last.box.cy - first.box.cy) < height * _BESIDE


def _flow(line: Line, table: int = -1, column: int = -1, cell: int = -1) -> FlowLine:
    box = line.first_box
    left = box.x0 if box is not None else (line.offsets[0] if line.offsets else 0.0)
    quote = line.quote
    return FlowLine(quote, quote.text, left, table, column, cell, line.marker, box is not None)
