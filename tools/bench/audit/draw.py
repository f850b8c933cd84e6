"""Draws a made-up document from its parts as plain text, as DOCX and as PDF."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK

from tools.build.raw.docx import STAMP, fixed_zip
from tools.corpus.cells import CellSpec, Style, fit
from tools.corpus.layout import Sheet

_LYING = (936.0, 612.0)
_WIDE = {"no": 0.35, "sasaran": 1.6, "indikator": 1.8, "formula": 2.2}


@dataclass(frozen=True)
class Line:
    """A line of text; `center`: of a title."""

    text: str
    center: bool = False


@dataclass(frozen=True)
class Items:
    """A label and the marked items that stand behind it ("Mengingat :")."""

    label: str
    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Grid:
    """A ruled table: the names of its columns, their labels, its rows."""

    names: tuple[str, ...]
    labels: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Signed:
    """A signature block: its lines, set at the right; `left`: those of a second block beside it."""

    lines: tuple[str, ...]
    left: tuple[str, ...] = ()


@dataclass(frozen=True)
class NewPage:
    """A new page begins."""


Part = Line | Items | Grid | Signed | NewPage


def as_text(parts: Sequence[Part]) -> bytes:
    """Return the document as plain text, its tables parted by tabs."""
    lines: list[str] = []
    for part in parts:
        match part:
            case Line(text):
                lines += [text, ""] if part.center else [text]
            case Items(label, items):
                lines += [label, *(f"{mark} {text}" for mark, text in items), ""]
            case Grid(_, labels, rows):
                lines += ["\t".join(labels), *("\t".join(row) for row in rows), ""]
            case Signed(right, left):
                blocks = (left, right) if left else (right,)
                lines += ["", *(line for block in blocks for line in (*block, ""))]
            case NewPage():
                lines.append("\f")
    return ("\n".join(lines) + "\n").encode()


def as_docx(parts: Sequence[Part]) -> bytes:
    """Return the document as a DOCX; the same bytes for the same parts."""
    document = docx.Document()
    core = document.core_properties
    core.created = core.modified = STAMP
    core.author = core.last_modified_by = core.title = core.comments = ""
    for part in parts:
        match part:
            case Line(text):
                made = document.add_paragraph(text)
                if part.center:
                    made.alignment = WD_ALIGN_PARAGRAPH.CENTER
            case Items(label, items):
                document.add_paragraph(label)
                for mark, text in items:
                    document.add_paragraph(f"{mark} {text}")
            case Grid(_, labels, rows):
                table = document.add_table(0, len(labels))
                table.style = "Table Grid"
                for row in (labels, *rows):
                    for cell, text in zip(table.add_row().cells, row, strict=True):
                        cell.text = text
                document.add_paragraph("")
            case Signed(right, left):
                if left:
                    pair = document.add_table(1, 2)
                    for cell, block in zip(pair.rows[0].cells, (left, right), strict=True):
                        cell.text = "\n".join(block)
                else:
                    for line in right:
                        document.add_paragraph(line)
            case NewPage():
                document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    raw = io.BytesIO()
    document.save(raw)
    return fixed_zip(raw.getvalue())


def as_pdf(parts: Sequence[Part]) -> bytes:
    """Return the document as a PDF on lying pages."""
    out = io.BytesIO()
    sheet = Sheet.open(out, _LYING, font="Helvetica")
    for part in parts:
        match part:
            case Line(text):
                if part.center:
                    sheet.text(text, bold=True, center=True)
                else:
                    sheet.paragraph(text)
            case Items(label, items):
                sheet.text(label)
                for mark, text in items:
                    sheet.paragraph(text, x=sheet.margin + 60, mark=mark, hang=90 if len(mark) > 4 else 24)
            case Grid():
                _draw_grid(sheet, part)
            case Signed(right, left):
                _draw_signed(sheet, right, left)
            case NewPage():
                sheet.new_page()
    sheet.close()
    return out.getvalue()


def _draw_grid(sheet: Sheet, grid: Grid) -> None:
    weights = [_WIDE.get(name, 1.0) for name in grid.names]
    total = sheet.width - 2 * sheet.margin
    widths = [total * w / sum(weights) for w in weights]
    header = [[CellSpec((label,), bold=True, center=True) for label in grid.labels]]
    rows = [[CellSpec((text,) if text else ()) for text in row] for row in grid.rows]
    sheet.y += 8
    sheet.table(widths, header, rows, Style(split=False, size=fit(widths, [*header, *rows], sheet.font, 9.0)))
    sheet.y += 8


def _draw_signed(sheet: Sheet, right: tuple[str, ...], left: tuple[str, ...]) -> None:
    if sheet.room() < 160:
        sheet.new_page()
    sheet.y += 14
    top, bottom = sheet.y, sheet.y
    for x, block in ((sheet.margin + 10, left), (sheet.width * 0.6, right)):
        sheet.y = top
        for line in block:
            if line:
                sheet.text(line, x=x)
            else:
                sheet.y += 15
        bottom = max(bottom, sheet.y)
    sheet.y = bottom


FORMATS: Final[Mapping[str, Callable[[Sequence[Part]], bytes]]] = {"txt": as_text, "docx": as_docx, "pdf": as_pdf}
