"""Prints documents with ReportLab's canvas and an own table drawing."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas

from .blocks import PAPERS, Beside, Block, Cell, Doc, Keep, PageBreak, Para, Seal, Space, Table, TabRows, fit

FILES = {
    "sans": ("LiberationSans-Regular", "LiberationSans-Bold", "LiberationSans-Italic"),
    "serif": ("LiberationSerif-Regular", "LiberationSerif-Bold", "LiberationSerif-Italic"),
    "narrow": ("LiberationSansNarrow-Regular", "LiberationSansNarrow-Bold", "LiberationSansNarrow-Italic"),
    "calibri": ("Carlito-Regular", "Carlito-Bold", "Carlito-Italic"),
    "cambria": ("Caladea-Regular", "Caladea-Bold", "Caladea-Italic"),
    "dejavu": ("DejaVuSansCondensed", "DejaVuSansCondensed-Bold", "DejaVuSansCondensed-Oblique"),
}
PLAIN = {"helv": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
         "times": ("Times-Roman", "Times-Bold", "Times-Italic")}  # fmt: skip


@cache
def _font_files() -> dict[str, Path]:
    return {p.stem: p for p in sorted(Path("/usr/share/fonts").rglob("*.ttf"))}


@cache
def fonts(name: str) -> tuple[str, str, str]:
    """Regular, bold and italic of a font, made known to ReportLab; Helvetica where it is missing."""
    if name in PLAIN:
        return PLAIN[name]
    names = FILES.get(name, FILES["sans"])
    try:
        for n in names:
            pdfmetrics.registerFont(TTFont(n, str(_font_files()[n])))
    except (KeyError, TTFError):
        return PLAIN["helv"]
    return names


def wrap(text: str, font: str, size: float, width: float) -> list[str]:
    """Break a text to a width; line feeds stay."""
    out: list[str] = []
    for part in text.split("\n"):
        line = ""
        for word in part.split(" "):
            trial = f"{line} {word}" if line else word
            if not line or pdfmetrics.stringWidth(trial, font, size) <= width:
                line = trial
            else:
                out.append(line)
                line = word
            while pdfmetrics.stringWidth(line, font, size) > width and len(line) > 3:
                k = len(line)
                while k > 2 and pdfmetrics.stringWidth(line[:k], font, size) > width:
                    k -= 1
                out.append(line[:k])
                line = line[k:]
        out.append(line)
    return out


@dataclass
class Line:
    """A line of a cell: its text, or the bar of a fraction."""

    text: str
    x: float = 0.0
    width: float = 0.0
    align: str = "left"
    bar: bool = False
    side: str = ""


def cell_lines(cell: Cell, font: str, size: float, width: float) -> list[Line]:
    """Lay out a cell's text."""
    lines: list[Line] = []
    if cell.text or not cell.fraction:
        lines += [Line(t, 0, width, cell.align) for t in wrap(cell.text, font, size, width)]
    if cell.fraction:
        num, den, factor = cell.fraction
        side = pdfmetrics.stringWidth(factor, font, size) + 4 if factor else 0
        w = max(width * 0.4, width - side)
        lines += [Line(t, 0, w, "center") for t in wrap(num, font, size, w)]
        lines.append(Line("", 0, w, "center", True, factor))
        lines += [Line(t, 0, w, "center") for t in wrap(den, font, size, w)]
    return lines


class Printer:
    """Flows blocks over pages; drawing is put off to the end, page by page."""

    def __init__(self, doc: Doc, rng: random.Random) -> None:
        self.doc, self.rng = doc, rng
        self.pages: list[list[Callable[[Canvas], None]]] = []
        self.sizes: list[tuple[float, float]] = []
        self.landscape = doc.landscape
        self.regular, self.bold, self.italic = fonts(doc.font)
        self.bars = rng.random() < 0.3  # rules as filled bars, not strokes
        self.wordwise = rng.random() < 0.2  # every word set by itself, as spreadsheets print
        self.shuffled = rng.random() < 0.15  # texts in no order
        self.y = 0.0
        self.new_page()

    @property
    def left(self) -> float:
        """Left margin."""
        return self.doc.margin

    @property
    def text_width(self) -> float:
        """Width between the margins."""
        return self.sizes[-1][0] - 2 * self.doc.margin

    @property
    def bottom(self) -> float:
        """Lowest usable y."""
        return self.doc.margin + 14.0 * len(self.doc.foot_blocks)

    def new_page(self) -> None:
        """Start a page."""
        w, h = PAPERS[self.doc.paper]
        if self.landscape:
            w, h = h, w
        self.pages.append([])
        self.sizes.append((w, h))
        self.y = h - self.doc.margin

    def put(self, draw: Callable[[Canvas], None]) -> None:
        """Draw on the present page."""
        self.pages[-1].append(draw)

    def string(self, x: float, y: float, text: str, font: str, size: float, ink: str = "000000") -> None:
        """Write one line."""

        def draw(c: Canvas) -> None:
            c.setFillColor(f"#{ink}")
            c.setFont(font, size)
            if self.wordwise and " " in text.strip():
                at = x
                for word in text.split(" "):
                    c.drawString(at, y, word)
                    at += pdfmetrics.stringWidth(word + " ", font, size)
            else:
                c.drawString(x, y, text)

        draw.__name__ = "text"
        self.put(draw)

    def rule(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.6, ink: str = "000000",
             dash: tuple[float, ...] = ()) -> None:  # fmt: skip
        """Draw one line."""

        def draw(c: Canvas) -> None:
            if self.bars and not dash and (x0 == x1 or y0 == y1):
                c.setFillColor(f"#{ink}")
                half = width / 2
                c.rect(x0 - half, y0 - half, x1 - x0 + width, y1 - y0 + width, stroke=0, fill=1)
                return
            c.setStrokeColor(f"#{ink}")
            c.setLineWidth(width)
            c.setDash(*([list(dash)] if dash else []))
            c.line(x0, y0, x1, y1)
            c.setDash()

        self.put(draw)

    def para(self, p: Para) -> None:
        """Set a paragraph."""
        size = p.size or self.doc.size
        font = self.bold if p.bold else self.italic if p.italic else self.regular
        lead = size * 1.25
        x = self.left + p.left * self.text_width
        width = p.width * self.text_width
        hang = p.mark_width * self.text_width if p.mark else 0.0
        lines = wrap(p.text, font, size, width - hang)
        for i, t in enumerate(lines):
            if self.y - lead < self.bottom:
                self.new_page()
            self.y -= lead
            w = pdfmetrics.stringWidth(t, font, size)
            room = width - hang
            dx = {"center": (room - w) / 2, "right": room - w}.get(p.align, 0.0)
            if p.mark and i == 0:
                self.string(x, self.y, p.mark, font, size)
            if p.align == "justify" and i + 1 < len(lines) and w > room * 0.7 and " " in t:
                self.justified(x + hang, self.y, t, font, size, room)
            else:
                self.string(x + hang + dx, self.y, t, font, size)
            if p.underline:
                self.rule(x + hang + dx, self.y - 1.5, x + hang + dx + w, self.y - 1.5, 0.7)
        self.y -= p.after

    def justified(self, x: float, y: float, text: str, font: str, size: float, width: float) -> None:
        """Write one line word by word to the full width."""
        parts = text.split(" ")
        gap = (width - sum(pdfmetrics.stringWidth(w, font, size) for w in parts)) / (len(parts) - 1)
        for w in parts:
            self.string(x, y, w, font, size)
            x += pdfmetrics.stringWidth(w, font, size) + gap

    def tabs(self, t: TabRows) -> None:
        """Set rows of tab stops; words wrap below their stop."""
        size = self.doc.size
        edges = [*t.stops, 1.0]
        for r, row in enumerate(t.rows):
            font = self.bold if r == 0 and t.bold_first else self.regular
            cols = [
                wrap(text, font, size, (edges[i + 1] - edges[i]) * self.text_width - 6) for i, text in enumerate(row)
            ]
            n = max(map(len, cols))
            if self.y - n * size * 1.25 < self.bottom:
                self.new_page()
            for i, col in enumerate(cols):
                for k, line in enumerate(col):
                    self.string(
                        self.left + edges[i] * self.text_width, self.y - (k + 1) * size * 1.25, line, font, size
                    )
            self.y -= n * size * 1.25 + 3

    def seal(self, s: Seal) -> None:
        """Draw an e-signature box with a QR-like pattern."""
        size = self.doc.size * 0.8
        height = max(46.0, size * 1.3 * len(s.lines) + 10)
        if self.y - height < self.bottom:
            self.new_page()
        x, y = self.left + s.left * self.text_width, self.y - height
        width = s.width * self.text_width
        for a, b, c, d in ((x, y, x + width, y), (x, y + height, x + width, y + height), (x, y, x, y + height),
                           (x + width, y, x + width, y + height)):  # fmt: skip
            self.rule(a, b, c, d, 0.5)
        bits = [[self.rng.random() < 0.5 for _ in range(21)] for _ in range(21)]

        def draw(c: Canvas) -> None:
            c.setFillColor("#000000")
            for i, row in enumerate(bits):
                for j, on in enumerate(row):
                    if on:
                        c.rect(x + 5 + j * 1.7, y + 5 + i * 1.7, 1.7, 1.7, stroke=0, fill=1)

        self.put(draw)
        for k, line in enumerate(s.lines):
            for m, part in enumerate(wrap(line, self.regular, size, width - 52)[:2]):
                self.string(x + 46, y + height - 6 - (k + 1) * size * 1.25 - m * size, part, self.regular, size)
        self.y = y - 4

    def table(self, t: Table) -> None:
        """Set a table."""
        size = t.size or self.doc.size
        lead = size * 1.2
        pad = t.pad
        total = sum(t.widths)
        width = t.width * self.text_width
        x0 = self.left + t.left * self.text_width
        cells = list(t.placed())
        least = [0.0] * len(t.widths)
        for _, c, cell in cells:
            if cell.span == 1 and not cell.turned:
                font = self.bold if cell.bold else self.regular
                longest = max((pdfmetrics.stringWidth(w, font, size) for w in cell.text.split()), default=0.0)
                least[c] = max(least[c], longest + 2 * pad + 0.5)
        xs = [x0]
        for w in fit([w / total * width for w in t.widths], least):
            xs.append(xs[-1] + w)
        lines: dict[int, list[Line]] = {}
        heights = [lead + 2 * pad] * len(t.rows)

        def font_of(cell: Cell) -> str:
            return self.bold if cell.bold else self.regular

        for k, (r, c, cell) in enumerate(cells):
            w = xs[c + cell.span] - xs[c] - 2 * pad
            if cell.turned:
                longest = max(pdfmetrics.stringWidth(s, font_of(cell), size) for s in cell.text.split("\n"))
                lines[k] = [Line(s) for s in cell.text.split("\n")]
                if cell.rows == 1:
                    heights[r] = max(heights[r], longest + 2 * pad + 4)
                continue
            lines[k] = cell_lines(cell, font_of(cell), size, w)
            if cell.rows == 1:
                heights[r] = max(heights[r], len(lines[k]) * lead + 2 * pad)
        for k, (r, _, cell) in enumerate(cells):
            if cell.rows > 1 and not cell.turned:
                need = len(lines[k]) * lead + 2 * pad - sum(heights[r : r + cell.rows])
                if need > 0:
                    heights[r + cell.rows - 1] += need
        # slices of rows on pages
        slices: list[tuple[int, int, float, float]] = []  # row, page, top, bottom
        head_height = sum(heights[: t.head])
        if self.y - head_height - min(heights[t.head : t.head + 1] or [0]) < self.bottom:
            self.new_page()
        repeats: list[tuple[int, float]] = []
        for r, h in enumerate(heights):
            left_over = h
            while True:
                room = self.y - self.bottom
                if left_over <= room + 0.01:
                    slices.append((r, len(self.pages) - 1, self.y, self.y - left_over))
                    self.y -= left_over
                    break
                if (t.split_rows and r >= t.head and room > 3 * lead + 2 * pad) or left_over > self.sizes[-1][1] * 0.7:
                    slices.append((r, len(self.pages) - 1, self.y, self.bottom))
                    left_over -= max(0.0, room - 2 * pad)
                self.new_page()
                if t.repeat_head and r >= t.head:
                    repeats.append((len(self.pages) - 1, self.y))
                    self.y -= head_height
        for k, (r, c, cell) in enumerate(cells):
            segments: dict[int, tuple[float, float]] = {}
            for row, page, top, low in slices:
                if r <= row < r + cell.rows:
                    old = segments.get(page, (top, low))
                    segments[page] = (max(old[0], top), min(old[1], low))
            self.draw_cell(t, cell, lines[k], segments, (xs[c], xs[c + cell.span]), size, font_of(cell))
        for page, top in repeats:
            y = top
            tops = []
            for r in range(t.head):
                tops.append(y)
                y -= heights[r]
            tops.append(y)
            for k, (r, c, cell) in enumerate(cells):
                if r < t.head:
                    seg = {page: (tops[r], tops[min(t.head, r + cell.rows)])}
                    self.draw_cell(t, cell, lines[k], seg, (xs[c], xs[c + cell.span]), size, font_of(cell))
        self.y -= 6

    def draw_cell(self, t: Table, cell: Cell, lines: list[Line], segments: dict[int, tuple[float, float]],
                  edge: tuple[float, float], size: float, font: str) -> None:  # fmt: skip
        """Draw a cell's ground, rules and text on each page that it touches."""
        lead, pad = size * 1.2, t.pad
        x0, x1 = edge
        rest = list(lines)
        hold = self.pages
        for n, (page, (top, low)) in enumerate(sorted(segments.items())):
            self.pages = [hold[page]]
            if cell.fill:
                self.fill(x0, low, x1 - x0, top - low, cell.fill)
            self.borders(t.rules, x0, low, x1, top, cell)
            if cell.turned:
                self.turned(cell, x0, low, x1, top, font, size)
                continue
            room = max(1, int((top - low - 2 * pad + 0.5) / lead))
            last = n == len(segments) - 1
            now, rest = (rest, []) if last else (rest[:room], rest[room:])
            y = top - pad
            if cell.valign == "middle" and not rest:
                y = (top + low) / 2 + len(now) * lead / 2
            for line in now:
                y -= lead
                x = x0 + pad + line.x
                base = y + size * 0.25
                if line.bar:
                    self.rule(x, base + size * 0.3, x + line.width, base + size * 0.3, 0.6)
                    if line.side:
                        self.string(x + line.width + 3, base, line.side, font, size)
                    continue
                w = pdfmetrics.stringWidth(line.text, font, size)
                dx = {"center": (line.width - w) / 2, "right": line.width - w}.get(line.align, 0.0)
                if line.text:
                    self.string(x + dx, base, line.text, font, size, cell.ink)
                    if cell.underline:
                        self.rule(x + dx, base - 1.2, x + dx + w, base - 1.2, 0.5)
        self.pages = hold

    def fill(self, x: float, y: float, w: float, h: float, ink: str) -> None:
        """Fill a rectangle."""

        def draw(c: Canvas) -> None:
            c.setFillColor(f"#{ink}")
            c.rect(x, y, w, h, stroke=0, fill=1)

        self.put(draw)

    def turned(self, cell: Cell, x0: float, low: float, x1: float, top: float, font: str, size: float) -> None:
        """Write upwards."""
        parts = cell.text.split("\n")

        def draw(c: Canvas) -> None:
            c.saveState()
            c.translate((x0 + x1) / 2, (top + low) / 2)
            c.rotate(90)
            c.setFillColor(f"#{cell.ink}")
            c.setFont(font, size)
            for i, p in enumerate(parts):
                c.drawCentredString(0, (len(parts) / 2 - i) * size * 1.1 - size * 0.85, p)
            c.restoreState()

        self.put(draw)

    def borders(self, rules: str, x0: float, low: float, x1: float, top: float, cell: Cell) -> None:
        """Rule a cell in the table's style."""
        dash: tuple[float, ...] = {"dotted": (0.8, 1.8), "dashed": (4.0, 2.5)}.get(rules, ())
        sides = {"t": (x0, top, x1, top), "b": (x0, low, x1, low), "l": (x0, low, x0, top), "r": (x1, low, x1, top)}
        on = [(k, line) for k, line in sides.items() if k in cell.edges]
        if rules in ("full", "dotted", "dashed"):
            for _, line in on:
                self.rule(*line, 0.6, "000000", dash)
        elif rules == "double":
            for k, (a, b, c, d) in on:
                for m in (-0.9, 0.9):
                    across = k in "tb"
                    self.rule(a + (0 if across else m), b + (m if across else 0), c + (0 if across else m),
                              d + (m if across else 0), 0.4)  # fmt: skip
        elif rules == "mixed":
            for k, line in on:
                bare = k in "lr" or cell.bold
                self.rule(*line, 0.6, "000000", () if bare else (0.8, 1.8))
        elif rules == "cols":
            for k, line in on:
                if k in "lr" or cell.bold:
                    self.rule(*line, 0.6)
        elif rules == "rows":
            self.rule(x0, low, x1, low, 0.6)
            self.rule(x0, top, x1, top, 0.6)
        elif rules == "white":
            for line in sides.values():
                self.rule(*line, 1.2, "ffffff")
        elif rules == "head" and cell.bold:
            self.rule(x0, low, x1, low, 0.9)
            self.rule(x0, top, x1, top, 0.9)

    def beside(self, b: Beside) -> None:
        """Set two tables side by side, if they fit on the page, else one below the other."""
        y, n = self.y, len(self.pages)
        self.table(b.left)
        low = self.y
        if len(self.pages) == n:
            self.y = y
        self.table(b.right)
        if len(self.pages) == n:
            self.y = min(self.y, low)

    def flow(self, blocks: list[Block]) -> None:
        """Set blocks one after another."""
        for b in blocks:
            if isinstance(b, Para):
                self.para(b)
            elif isinstance(b, Table):
                self.table(b)
            elif isinstance(b, Beside):
                self.beside(b)
            elif isinstance(b, TabRows):
                self.tabs(b)
            elif isinstance(b, Space):
                self.y -= b.points
            elif isinstance(b, PageBreak):
                if b.landscape is not None:
                    self.landscape = b.landscape
                self.new_page()
            elif isinstance(b, Seal):
                self.seal(b)
            elif isinstance(b, Keep):
                if self.y - self.height(b.blocks) < self.bottom:
                    self.new_page()
                self.flow(b.blocks)

    def height(self, blocks: list[Block]) -> float:
        """Room that blocks need, roughly."""
        total = 0.0
        for b in blocks:
            if isinstance(b, Para):
                size = b.size or self.doc.size
                hang = b.mark_width * self.text_width if b.mark else 0.0
                total += len(wrap(b.text, self.regular, size, b.width * self.text_width - hang)) * size * 1.25 + b.after
            elif isinstance(b, Space):
                total += b.points
            elif isinstance(b, Seal):
                total += 60
            elif isinstance(b, Table):
                total += sum(max((c.text.count("\n") + 1) for c in row) for row in b.rows if row) * self.doc.size * 1.5
        return total

    def finish(self, path: Path) -> int:
        """Write the file; returns the number of pages."""
        c = Canvas(str(path), invariant=1, pageCompression=1)
        c.setCreator("IKU")
        for n, (draws, (w, h)) in enumerate(zip(self.pages, self.sizes, strict=True), 1):
            c.setPageSize((h, w) if self.doc.turn == "bare" else (w, h))
            if self.doc.turn:
                c.setPageRotation(90 if self.doc.turn == "flag" else 0)  # ReportLab swaps the sides by itself then
                c.translate(h, 0)
                c.rotate(90)
            order = draws
            if self.shuffled:
                texts = [d for d in draws if d.__name__ == "text"]
                self.rng.shuffle(texts)
                order = [d for d in draws if d.__name__ != "text"] + texts
            for draw in order:
                draw(c)
            c.setFillColor("#000000")
            c.setFont(self.regular, 8)
            if self.doc.head:
                c.drawString(self.left, h - self.doc.margin * 0.55, self.doc.head)
            if self.doc.foot:
                c.drawString(self.left, self.doc.margin * 0.5, self.doc.foot)
            if self.doc.number == "center":
                c.drawCentredString(w / 2, self.doc.margin * 0.5, str(n))
            elif self.doc.number == "right":
                c.drawRightString(w - self.left, self.doc.margin * 0.5, f"Halaman {n}")
            elif self.doc.number == "dash":
                c.drawCentredString(w / 2, h - self.doc.margin * 0.6, f"- {n} -")
            elif self.doc.number == "of":
                c.drawRightString(w - self.left, self.doc.margin * 0.5, f"{n} dari {len(self.pages)}")
            c.showPage()
        c.save()
        return len(self.pages)


def print_pdf(doc: Doc, path: Path, rng: random.Random) -> int:
    """Print a document; returns the number of pages."""
    p = Printer(doc, rng)
    p.flow(doc.blocks)
    if doc.foot_blocks:
        hold = p.pages, p.y
        for i in range(len(p.pages)):
            p.pages, p.y = [hold[0][i]], p.doc.margin + 14.0 * len(doc.foot_blocks) + 4
            for b in doc.foot_blocks:
                _foot_line(p, b)
        p.pages, p.y = hold
    return p.finish(path)


def _foot_line(p: Printer, b: Para) -> None:
    size = b.size or p.doc.size
    font = p.bold if b.bold else p.regular
    p.y -= size * 1.2
    room = b.width * p.text_width
    w = pdfmetrics.stringWidth(b.text, font, size)
    dx = {"center": (room - w) / 2, "right": room - w}.get(b.align, 0.0)
    p.string(p.left + b.left * p.text_width + dx, p.y, b.text, font, size)
