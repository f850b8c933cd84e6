"""Families of documents written with python-docx and set by LibreOffice: tables without borders, with some, of tab stops."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx.document
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from tools.bench.tables.content import Content
from tools.bench.tables.looks import Writing
from tools.bench.tables.sheet import filled, of_rows
from tools.bench.tables.truth import Cell


def no_borders(content: Content, path: Path) -> list[tuple[Cell, ...]]:
    """A table without borders whose texts take several lines, between paragraphs."""
    document = Document()
    document.add_paragraph(content.paragraph(3))
    rows = [content.heads(4)]
    for name in content.subjects(8):
        rows.append([name, content.sentence(content.rng.randint(3, 9)), content.number(), content.number()])
    _add(document, rows, "llrr", space=content.rng.choice((2.0, 4.0)))
    document.add_paragraph(content.paragraph(3))
    document.save(str(path))
    return [filled(of_rows(rows))]


def tab_stops(content: Content, path: Path) -> list[tuple[Cell, ...]]:
    """Lines whose parts stand at tab stops; prose around."""
    document = Document()
    document.add_paragraph(content.paragraph(2))
    document.add_paragraph(content.caption(1))
    columns = content.rng.randint(3, 5)
    rows = [
        content.heads(columns),
        *([name, *(content.number() for _ in range(columns - 1))] for name in content.subjects(8)),
    ]
    for row in rows:
        paragraph = document.add_paragraph("\t".join(row))
        paragraph.paragraph_format.space_after = Pt(0)
        for at in range(1, columns):
            paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(130 + 75 * (at - 1)))
    document.add_paragraph(content.paragraph(3))
    document.save(str(path))
    return [filled(of_rows(rows))]


def some_borders(content: Content, path: Path) -> list[tuple[Cell, ...]]:
    """Borders above, below the head and at the end; a head of two rows in which a label spans columns."""
    document = Document()
    document.add_paragraph(content.caption(1))
    first, *parts = content.heads(3)
    label = "Hasil" if content.language == "id" else "Outcome"
    rows = [[first, f"{label} A", "<", f"{label} B", "<"], ["", *parts, *parts]]
    rows += [[name, *(content.number() for _ in range(4))] for name in content.subjects(7)]
    _add(document, rows, "lcccc", space=1.0, ruled=(0, 2, len(rows)))
    document.add_paragraph(content.paragraph(4))
    document.save(str(path))
    return [filled(of_rows(rows))]


def _add(
    document: docx.document.Document,
    rows: Sequence[Sequence[str]],
    align: str,
    *,
    space: float,
    ruled: Sequence[int] = (),
) -> None:
    """Add a table; `ruled`: the rows above which a border runs."""
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    ways = {"l": WD_ALIGN_PARAGRAPH.LEFT, "r": WD_ALIGN_PARAGRAPH.RIGHT, "c": WD_ALIGN_PARAGRAPH.CENTER}
    for cell in of_rows(rows):
        place = table.cell(cell.row, cell.col)
        if cell.col_span > 1:
            place = place.merge(table.cell(cell.row, cell.col + cell.col_span - 1))
        paragraph = place.paragraphs[0]
        paragraph.add_run(cell.text).font.size = Pt(9)
        paragraph.alignment = ways["c" if cell.col_span > 1 else align[cell.col]]
        paragraph.paragraph_format.space_after = Pt(space)
        for side, row in (("top", cell.row), ("bottom", cell.row + 1)):
            if row in ruled:
                _border(place._tc.get_or_add_tcPr(), side)


def _border(properties: Any, side: str) -> None:
    borders = properties.find(qn("w:tcBorders"))
    if borders is None:
        borders = OxmlElement("w:tcBorders")
        properties.append(borders)
    border = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", "6"), ("color", "000000")):
        border.set(qn(f"w:{name}"), value)
    borders.append(border)


OPEN: tuple[Writing, ...] = (no_borders,)
KEPT: tuple[Writing, ...] = (tab_stops, some_borders)
