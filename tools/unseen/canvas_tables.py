"""Tables of our own on ReportLab's canvas: widths, heights, rows over pages, then cell after cell."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from .blocks import Cell, Table, fit
from .canvas_fonts import wrap
from .canvas_pages import Pages


@dataclass
class Line:
    """A line of a cell: its text, or the bar of a fraction."""

    text: str
    x: float = 0.0
    width: float = 0.0
    align: str = "left"
    bar: bool = False
    side: str = ""


def _cell_lines(cell: Cell, font: str, size: float, width: float) -> list[Line]:
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


Segments = dict[int, tuple[float, float]]  # page -> top and bottom of a cell's part there


@dataclass
class Layout:
    """A table measured for its page width: the edges of its columns, the lines of its cells, the heights of its rows."""

    table: Table
    cells: list[tuple[int, int, Cell]]
    size: float
    edges: list[float]
    lines: list[list[Line]]
    heights: list[float]

    @property
    def lead(self) -> float:
        """From one line of text to the next."""
        return self.size * 1.2

    @property
    def head_height(self) -> float:
        """Height of the head rows."""
        return sum(self.heights[: self.table.head])


def set_table(out: Pages, t: Table) -> None:
    """Set a table."""
    layout = _measure(out, t)
    slices, repeats = _place_rows(out, layout)
    for k, (r, _, cell) in enumerate(layout.cells):
        segments: Segments = {}
        for row, page, top, low in slices:
            if r <= row < r + cell.rows:
                old = segments.get(page, (top, low))
                segments[page] = (max(old[0], top), min(old[1], low))
        _draw_cell(out, layout, k, segments)
    for page, top in repeats:
        tops = [top]
        for height in layout.heights[: t.head]:
            tops.append(tops[-1] - height)
        for k, (r, _, cell) in enumerate(layout.cells):
            if r < t.head:
                _draw_cell(out, layout, k, {page: (tops[r], tops[min(t.head, r + cell.rows)])})
    out.y -= 6


def _measure(out: Pages, t: Table) -> Layout:
    size, pad = t.size or out.doc.size, t.pad
    cells = list(t.placed())
    layout = Layout(t, cells, size, _column_edges(out, t, cells, size), [], [size * 1.2 + 2 * pad] * len(t.rows))
    heights, lead = layout.heights, layout.lead
    for r, c, cell in cells:
        font = _font_of(out, cell)
        if cell.turned:
            layout.lines.append([Line(s) for s in cell.text.split("\n")])
            need = max(pdfmetrics.stringWidth(s, font, size) for s in cell.text.split("\n")) + 2 * pad + 4
        else:
            width = layout.edges[c + cell.span] - layout.edges[c] - 2 * pad
            layout.lines.append(_cell_lines(cell, font, size, width))
            need = len(layout.lines[-1]) * lead + 2 * pad
        if cell.rows == 1:
            heights[r] = max(heights[r], need)
    for (r, _, cell), lines in zip(cells, layout.lines, strict=True):
        if cell.rows > 1 and not cell.turned:
            lacking = len(lines) * lead + 2 * pad - sum(heights[r : r + cell.rows])
            heights[r + cell.rows - 1] += max(0.0, lacking)
    return layout


def _column_edges(out: Pages, t: Table, cells: list[tuple[int, int, Cell]], size: float) -> list[float]:
    total, width = sum(t.widths), t.width * out.text_width
    least = [0.0] * len(t.widths)
    for _, c, cell in cells:
        if cell.span == 1 and not cell.turned:
            font = _font_of(out, cell)
            longest = max((pdfmetrics.stringWidth(w, font, size) for w in cell.text.split()), default=0.0)
            least[c] = max(least[c], longest + 2 * t.pad + 0.5)
    edges = [out.left + t.left * out.text_width]
    for w in fit([w / total * width for w in t.widths], least):
        edges.append(edges[-1] + w)
    return edges


def _font_of(out: Pages, cell: Cell) -> str:
    return out.bold if cell.bold else out.regular


def _place_rows(out: Pages, layout: Layout) -> tuple[list[tuple[int, int, float, float]], list[tuple[int, float]]]:
    """Slices of rows (row, page, top, bottom), and the pages with the heights at which the head stands again."""
    t = layout.table
    least = 3 * layout.lead + 2 * t.pad
    slices: list[tuple[int, int, float, float]] = []
    repeats: list[tuple[int, float]] = []
    if out.y - layout.head_height - min(layout.heights[t.head : t.head + 1] or [0]) < out.bottom:
        out.new_page()
    for r, height in enumerate(layout.heights):
        left_over = height
        while True:
            room = out.y - out.bottom
            if left_over <= room + 0.01:
                slices.append((r, len(out.pages) - 1, out.y, out.y - left_over))
                out.y -= left_over
                break
            if (t.split_rows and r >= t.head and room > least) or left_over > out.sizes[-1][1] * 0.7:
                slices.append((r, len(out.pages) - 1, out.y, out.bottom))
                left_over -= max(0.0, room - 2 * t.pad)
            out.new_page()
            if t.repeat_head and r >= t.head:
                repeats.append((len(out.pages) - 1, out.y))
                out.y -= layout.head_height
    return slices, repeats


def _draw_cell(out: Pages, layout: Layout, k: int, segments: Segments) -> None:
    """Draw a cell's ground, rules and text on each page that it touches."""
    _, c, cell = layout.cells[k]
    x0, x1 = layout.edges[c], layout.edges[c + cell.span]
    lead, pad = layout.lead, layout.table.pad
    rest = list(layout.lines[k])
    for n, (page, (top, low)) in enumerate(sorted(segments.items())):
        with out.on(page):
            if cell.fill:
                out.fill(x0, low, x1 - x0, top - low, cell.fill)
            _draw_borders(out, layout.table.rules, x0, low, x1, top, cell)
            if cell.turned:
                _write_upwards(out, cell, x0, low, x1, top, _font_of(out, cell), layout.size)
                continue
            room = max(1, int((top - low - 2 * pad + 0.5) / lead))
            last = n == len(segments) - 1
            now, rest = (rest, []) if last else (rest[:room], rest[room:])
            y = top - pad
            if cell.valign == "middle" and not rest:
                y = (top + low) / 2 + len(now) * lead / 2
            for line in now:
                y -= lead
                _draw_line(out, layout, cell, line, x0 + pad + line.x, y + layout.size * 0.25)


def _draw_line(out: Pages, layout: Layout, cell: Cell, line: Line, x: float, base: float) -> None:
    size, font = layout.size, _font_of(out, cell)
    if line.bar:
        out.rule(x, base + size * 0.3, x + line.width, base + size * 0.3, 0.6)
        if line.side:
            out.string(x + line.width + 3, base, line.side, font, size)
        return
    w = pdfmetrics.stringWidth(line.text, font, size)
    dx = {"center": (line.width - w) / 2, "right": line.width - w}.get(line.align, 0.0)
    if line.text:
        out.string(x + dx, base, line.text, font, size, cell.ink)
        if cell.underline:
            out.rule(x + dx, base - 1.2, x + dx + w, base - 1.2, 0.5)


def _write_upwards(
    out: Pages, cell: Cell, x0: float, low: float, x1: float, top: float, font: str, size: float
) -> None:
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

    out.put(draw)


def _draw_borders(out: Pages, rules: str, x0: float, low: float, x1: float, top: float, cell: Cell) -> None:
    """Rule a cell in the table's style."""
    dash: tuple[float, ...] = {"dotted": (0.8, 1.8), "dashed": (4.0, 2.5)}.get(rules, ())
    sides = {"t": (x0, top, x1, top), "b": (x0, low, x1, low), "l": (x0, low, x0, top), "r": (x1, low, x1, top)}
    on = [(k, line) for k, line in sides.items() if k in cell.edges]
    if rules in ("full", "dotted", "dashed"):
        for _, line in on:
            out.rule(*line, 0.6, "000000", dash)
    elif rules == "double":
        for k, (a, b, c, d) in on:
            for m in (-0.9, 0.9):
                across = k in "tb"
                out.rule(a + (0 if across else m), b + (m if across else 0), c + (0 if across else m),
                          d + (m if across else 0), 0.4)  # fmt: skip
    elif rules == "mixed":
        for k, line in on:
            bare = k in "lr" or cell.bold
            out.rule(*line, 0.6, "000000", () if bare else (0.8, 1.8))
    elif rules == "cols":
        for k, line in on:
            if k in "lr" or cell.bold:
                out.rule(*line, 0.6)
    elif rules == "rows":
        out.rule(x0, low, x1, low, 0.6)
        out.rule(x0, top, x1, top, 0.6)
    elif rules == "white":
        for line in sides.values():
            out.rule(*line, 1.2, "ffffff")
    elif rules == "head" and cell.bold:
        out.rule(x0, low, x1, low, 0.9)
        out.rule(x0, top, x1, top, 0.9)
