"""Builds documents by hand for tests: readable, without any file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.model.document import Cell, Document, Line, Page, Table
from extractors.model.geometry import Box
from extractors.model.quote import Place, Quote, Word

LETTER, LINE = 6.0, 12.0


def words(text: str, *, page: int | None = 1, x: float = 72.0, top: float = 72.0, path: str = "") -> tuple[Word, ...]:
    """Return the words of a text set in a fixed-width face, 6 points a letter, 10 high."""
    found: list[Word] = []
    at = 0
    for index, token in enumerate(text.split()):
        at = text.index(token, at)
        if page is None:
            place = Place(path=f"{path or 'p[0]'}#{index}")
        else:
            x0 = x + at * LETTER
            place = Place(page, Box(x0, top, x0 + len(token) * LETTER, top + 10))
        found.append(Word(token, place, engine="text_layer" if page is not None else "text"))
        at += len(token)
    return tuple(found)


def word_at(text: str, x: float, top: float, *, letter: float = 5.0, height: float = 10.0) -> Word:
    """Return a word of page 1 at a place; `letter`: the width of each of its letters, all in points."""
    return Word(text, Place(1, Box(x, top, x + letter * len(text), top + height)))


def line(text: str, *, page: int | None = 1, x: float = 72.0, top: float = 72.0, path: str = "") -> Line:
    """Return a line; three or more blanks (or a tab) in `text` are a wide gap."""
    plain = text.replace("\t", "    ")
    made = words(plain, page=page, x=x, top=top, path=path)
    offsets: list[float] = []
    breaks: list[int] = []
    at = 0
    for index, token in enumerate(plain.split()):
        start = plain.index(token, at)
        if index and start - at >= 3:
            breaks.append(index)
        offsets.append(x + start * LETTER if page is not None else float(start))
        at = start + len(token)
    return Line(made, tuple(offsets), tuple(breaks))


def quote(text: str, **where: object) -> Quote:
    """Return a quote of one line of text."""
    return line(text, **where).quote  # type: ignore[arg-type]


def table(
    rows: Sequence[Sequence[str | None]],
    *,
    page: int | None = 1,
    top: float = 200.0,
    x: float = 40.0,
    widths: Sequence[float] | None = None,
    path: str = "t[0]",
    ruled: bool = True,
) -> Table:
    """Return a table from rows of texts.

    "\\n" breaks a line; None continues the cell above, "<" the cell at the left.
    """
    n_cols = max(len(r) for r in rows)
    widths = widths or [120.0] * n_cols
    edges = [x]
    for width in widths:
        edges.append(edges[-1] + width)
    heights = [LINE * max((len((t or "").split("\n")) for t in r), default=1) + 4 for r in rows]
    tops = [top]
    for height in heights:
        tops.append(tops[-1] + height)
    cells: list[Cell] = []
    for i, row in enumerate(rows):
        for j, text in enumerate(row):
            if text is None or text == "<":
                continue
            down = 1
            while i + down < len(rows) and j < len(rows[i + down]) and rows[i + down][j] is None:
                down += 1
            right = 1
            while j + right < len(row) and row[j + right] == "<":
                right += 1
            where = f"{path}/r[{i}]/c[{j}]"
            lines = tuple(
                line(part, page=page, x=edges[j] + 2, top=tops[i] + 2 + LINE * k, path=f"{where}/p[{k}]")
                for k, part in enumerate(text.split("\n"))
                if part.strip()
            )
            box = Box(edges[j], tops[i], edges[j + right], tops[i + down]) if page is not None else None
            cells.append(Cell(i, j, lines, down, right, Place(page, box, "" if page is not None else where)))
    box = Box(edges[0], tops[0], edges[-1], tops[-1]) if page is not None else None
    return Table(tuple(cells), len(rows), n_cols, Place(page, box, "" if page is not None else path), ruled)


def scanned(made: Table) -> Table:
    """Return a table as if an OCR engine had read it."""

    def read(cell: Cell) -> Cell:
        lines = tuple(replace(x, words=tuple(w._replace(engine="ocr") for w in x.words)) for x in cell.lines)
        return replace(cell, lines=lines)

    return replace(made, cells=tuple(map(read, made.cells)))


def document(*blocks: Line | Table | str, pages: Sequence[Sequence[Line | Table | str]] | None = None) -> Document:
    """Return a document of one page of blocks, or of several `pages`; a str becomes a line below the last block."""
    made: list[Page] = []
    for number, content in enumerate(pages if pages is not None else [blocks], start=1):
        top = 72.0
        placed: list[Line | Table] = []
        for block in content:
            if isinstance(block, str):
                for part in block.split("\n"):
                    if part.strip():
                        placed.append(line(part, page=number, top=top))
                    top += LINE
            else:
                placed.append(block)
                box = block.box if isinstance(block, Line) else block.place.box
                top = (box.bottom if box is not None else top) + LINE
        made.append(Page(number, 595.0, 842.0, tuple(placed)))
    return Document("0" * 64, "pdf", 1, tuple(made))
