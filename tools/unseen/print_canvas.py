"""Prints documents with ReportLab's canvas: sets blocks one below the other over pages."""

from __future__ import annotations

import math
import random
from itertools import pairwise
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from .blocks import Beside, Block, Doc, Keep, PageBreak, Para, Seal, Space, Stamp, Table, TabRows
from .canvas_fonts import wrap
from .canvas_pages import Pages
from .canvas_tables import set_table


def set_para(out: Pages, p: Para) -> None:
    """Set a paragraph."""
    size = p.size or out.doc.size
    font = out.bold if p.bold else out.italic if p.italic else out.regular
    lead = size * 1.25
    x = out.left + p.left * out.text_width
    width = p.width * out.text_width
    hang = p.mark_width * out.text_width if p.mark else 0.0
    lines = wrap(p.text, font, size, width - hang)
    for i, t in enumerate(lines):
        if out.y - lead < out.bottom:
            out.new_page()
        out.y -= lead
        w = pdfmetrics.stringWidth(t, font, size)
        room = width - hang
        dx = {"center": (room - w) / 2, "right": room - w}.get(p.align, 0.0)
        if p.mark and i == 0:
            out.string(x, out.y, p.mark, font, size)
        if p.align == "justify" and i + 1 < len(lines) and w > room * 0.7 and " " in t:
            out.justified(x + hang, out.y, t, font, size, room)
        else:
            out.string(x + hang + dx, out.y, t, font, size)
        if p.underline:
            out.rule(x + hang + dx, out.y - 1.5, x + hang + dx + w, out.y - 1.5, 0.7)
    out.y -= p.after


def set_tabs(out: Pages, t: TabRows) -> None:
    """Set rows of tab stops; words wrap below their stop."""
    size = out.doc.size
    edges = [*t.stops, 1.0]
    for r, row in enumerate(t.rows):
        font = out.bold if r == 0 and t.bold_first else out.regular
        cols = [wrap(text, font, size, (edges[i + 1] - edges[i]) * out.text_width - 6) for i, text in enumerate(row)]
        n = max(map(len, cols))
        if out.y - n * size * 1.25 < out.bottom:
            out.new_page()
        for i, col in enumerate(cols):
            for k, line in enumerate(col):
                out.string(out.left + edges[i] * out.text_width, out.y - (k + 1) * size * 1.25, line, font, size)
        out.y -= n * size * 1.25 + 3


def set_seal(out: Pages, s: Seal) -> None:
    """Draw an e-signature box with a QR-like pattern."""
    size = out.doc.size * 0.8
    height = max(46.0, size * 1.3 * len(s.lines) + 10)
    if out.y - height < out.bottom:
        out.new_page()
    x, y = out.left + s.left * out.text_width, out.y - height
    width = s.width * out.text_width
    for a, b, c, d in ((x, y, x + width, y), (x, y + height, x + width, y + height), (x, y, x, y + height),
                       (x + width, y, x + width, y + height)):  # fmt: skip
        out.rule(a, b, c, d, 0.5)
    bits = [[out.rng.random() < 0.5 for _ in range(21)] for _ in range(21)]

    def draw(c: Canvas) -> None:
        c.setFillColor("#000000")
        for i, row in enumerate(bits):
            for j, on in enumerate(row):
                if on:
                    c.rect(x + 5 + j * 1.7, y + 5 + i * 1.7, 1.7, 1.7, stroke=0, fill=1)

    out.put(draw)
    for k, line in enumerate(s.lines):
        for m, part in enumerate(wrap(line, out.regular, size, width - 52)[:2]):
            out.string(x + 46, y + height - 6 - (k + 1) * size * 1.25 - m * size, part, out.regular, size)
    out.y = y - 4


def set_stamp(out: Pages, s: Stamp) -> None:
    """Draw a stamp's rings and star over what stands above."""
    x, y = out.left + s.left * out.text_width, out.y + s.above

    def draw(c: Canvas) -> None:
        c.saveState()
        c.setStrokeColor(f"#{s.ink}")
        for share, width in ((0.5, 1.6), (0.46, 0.6), (0.3, 0.9)):
            c.setLineWidth(width)
            c.circle(x, y, s.size * share)
        points = [(x + s.size * 0.22 * math.sin(k * 0.8 * math.pi), y + s.size * 0.22 * math.cos(k * 0.8 * math.pi))
                  for k in range(6)]  # fmt: skip
        for (ax, ay), (bx, by) in pairwise(points):
            c.line(ax, ay, bx, by)
        c.restoreState()

    out.put(draw)


def set_beside(out: Pages, b: Beside) -> None:
    """Set two tables side by side, if they fit on the page, else one below the other."""
    y, n = out.y, len(out.pages)
    set_table(out, b.left)
    low = out.y
    if len(out.pages) == n:
        out.y = y
    set_table(out, b.right)
    if len(out.pages) == n:
        out.y = min(out.y, low)


def flow(out: Pages, blocks: list[Block]) -> None:
    """Set blocks one after another."""
    for b in blocks:
        if isinstance(b, Para):
            set_para(out, b)
        elif isinstance(b, Table):
            set_table(out, b)
        elif isinstance(b, Beside):
            set_beside(out, b)
        elif isinstance(b, TabRows):
            set_tabs(out, b)
        elif isinstance(b, Space):
            out.y -= b.points
        elif isinstance(b, PageBreak):
            if b.landscape is not None:
                out.landscape = b.landscape
            out.new_page()
        elif isinstance(b, Seal):
            set_seal(out, b)
        elif isinstance(b, Stamp):
            set_stamp(out, b)
        elif isinstance(b, Keep):
            if out.y - height_of(out, b.blocks) < out.bottom:
                out.new_page()
            flow(out, b.blocks)


def height_of(out: Pages, blocks: list[Block]) -> float:
    """Room that blocks need, roughly."""
    total = 0.0
    for b in blocks:
        if isinstance(b, Para):
            size = b.size or out.doc.size
            hang = b.mark_width * out.text_width if b.mark else 0.0
            total += len(wrap(b.text, out.regular, size, b.width * out.text_width - hang)) * size * 1.25 + b.after
        elif isinstance(b, Space):
            total += b.points
        elif isinstance(b, Seal):
            total += 60
        elif isinstance(b, Table):
            total += sum(max((c.text.count("\n") + 1) for c in row) for row in b.rows if row) * out.doc.size * 1.5
    return total


def print_pdf(doc: Doc, path: Path, rng: random.Random) -> int:
    """Print a document; returns the number of pages."""
    out = Pages(doc, rng)
    flow(out, doc.blocks)
    below = out.y
    for i in range(len(out.pages) if doc.foot_blocks else 0):
        out.y = doc.margin + 14.0 * len(doc.foot_blocks) + 4
        with out.on(i):
            for b in doc.foot_blocks:
                _foot_line(out, b)
    out.y = below
    return out.finish(path)


def _foot_line(out: Pages, b: Para) -> None:
    size = b.size or out.doc.size
    font = out.bold if b.bold else out.regular
    out.y -= size * 1.2
    room = b.width * out.text_width
    w = pdfmetrics.stringWidth(b.text, font, size)
    dx = {"center": (room - w) / 2, "right": room - w}.get(b.align, 0.0)
    out.string(out.left + b.left * out.text_width + dx, out.y, b.text, font, size)
