"""Lines of pages without rulings, and the tables that are found in them."""

from __future__ import annotations

from extractors.model.document import Block, Document, Line, Page, Table
from extractors.model.geometry import Box
from extractors.model.quote import Place, Word
from extractors.tables.borderless.find import with_borderless_tables
from tests.build import document, line

HEAD = "NO   SASARAN STRATEGIS        INDIKATOR KINERJA       TARGET"


def lines(*texts: str, step: float = 14.0) -> list[Line]:
    """Return lines one below another."""
    return [line(text, top=100 + step * i) for i, text in enumerate(texts)]


def close(*parts: tuple[float, str], top: float, page: int = 1) -> Line:
    """Return a line of parts that begin at the given x, the blanks inside them 2 points wide."""
    made: list[Word] = []
    breaks: list[int] = []
    for x, text in parts:
        breaks += [len(made)] if made else []
        for token in text.split():
            made.append(Word(token, Place(page, Box(x, top, x + 5.0 * len(token), top + 10))))
            x += 5.0 * len(token) + 2.0
    return Line(tuple(made), tuple(w.place.box.x0 for w in made if w.place.box is not None), tuple(breaks))


def blocks_of(found: list[Line]) -> tuple[Block, ...]:
    """Return the blocks of a page of these lines, its tables found."""
    return with_borderless_tables(document(*found)).pages[0].blocks


def grid(block: object) -> list[list[str]]:
    """Return the texts of a table without rulings, row by row."""
    assert isinstance(block, Table)
    assert not block.ruled
    return [[cell.text for cell in block.row(r)] for r in range(block.n_rows)]


LISTED = ((72.0, "No"), (100.0, "Kinerja Utama / Indikator Kinerja"), (280.0, "Penjelasan"), (400.0, "Sumber Data"))


def listed(mark: str, indicator: str, top: float, page: int = 1) -> Line:
    """Return the line of a lettered indicator under the labels of LISTED."""
    return close((100.0, f"{mark} {indicator}"), (280.0, "Sisa / perkara"), (400.0, "SIPP"), top=top, page=page)


def of_page(blocks: tuple[Block, ...]) -> Document:
    """Return a document of one page of these blocks."""
    return Document("0" * 64, "pdf", 1, (Page(1, 842.0, 595.0, blocks),))
