"""Pages of ReportLab's canvas: texts, rules and grounds kept page by page, then written to a file."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from .blocks import PAPERS, Doc
from .canvas_fonts import fonts


class Pages:
    """The pages of one document and what is drawn on each, put off to the end; `y` is where the next block begins."""

    def __init__(self, doc: Doc, rng: random.Random) -> None:
        self.doc, self.rng = doc, rng
        self.pages: list[list[Callable[[Canvas], None]]] = []
        self.sizes: list[tuple[float, float]] = []
        self.landscape = doc.landscape
        self.regular, self.bold, self.italic = fonts(doc.font)
        self.bars = rng.random() < 0.3  # rules as filled bars, not strokes
        self.wordwise = rng.random() < 0.2  # every word set by itself, as spreadsheets print
        self.shuffled = rng.random() < 0.15  # texts in no order
        self.page = -1
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
        """Draw on the present page, the last one unless `on` named another."""
        self.pages[self.page].append(draw)

    @contextmanager
    def on(self, page: int) -> Iterator[None]:
        """Draw on an earlier page for a while."""
        self.page = page
        yield
        self.page = -1

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

    def justified(self, x: float, y: float, text: str, font: str, size: float, width: float) -> None:
        """Write one line word by word to the full width."""
        parts = text.split(" ")
        gap = (width - sum(pdfmetrics.stringWidth(w, font, size) for w in parts)) / (len(parts) - 1)
        for w in parts:
            self.string(x, y, w, font, size)
            x += pdfmetrics.stringWidth(w, font, size) + gap

    def fill(self, x: float, y: float, w: float, h: float, ink: str) -> None:
        """Fill a rectangle."""

        def draw(c: Canvas) -> None:
            c.setFillColor(f"#{ink}")
            c.rect(x, y, w, h, stroke=0, fill=1)

        self.put(draw)

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
