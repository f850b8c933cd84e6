"""Pictures of the pages that hold indicators, with what was taken for a ruling, a header, a cell and a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from extractors.find import find_blocks
from extractors.model.blocks import IndikatorTable
from extractors.model.document import Page
from extractors.model.errors import UnreadableDocument
from extractors.readers import paper_of, read_document
from extractors.readers.pdf.pictures import Mark, Wanted, draw_marks
from extractors.readers.pdf.read import read_strokes
from pipeline.settings import OcrMode


def draw_tables(file: Path, folder: Path, ocr: OcrMode = "off") -> list[Path]:
    """Write a picture of each page that holds indicators; return the files.

    Rulings as they were joined are orange, cells blue, the header green, rows red. `ocr`: as in `read_document`; scanned
    pages are drawn only where they are read.
    """
    data = file.read_bytes()
    document = read_document(data, ocr=ocr)
    marks: dict[int, list[Mark]] = {}
    for page, mark in _marks(find_blocks(document).tables):
        marks.setdefault(page, []).append(mark)
    paper = paper_of(data, document.format)
    folder.mkdir(parents=True, exist_ok=True)
    read = {page.number: _as_read(page) for page in document.pages if page.number is not None}
    made = []
    for number in sorted(marks):
        png = draw_marks(paper, read[number], [*_rulings(paper, number), *marks[number]])
        if png is not None:
            made.append(folder / f"{file.stem}-{number}.png")
            made[-1].write_bytes(png)
    return made


def _as_read(page: Page) -> Wanted:
    """Return how a page is drawn for its boxes to lie on its words."""
    assert page.number is not None
    scan = page.source == "ocr" and any(word.from_picture for block in page.blocks for word in block.words)
    return Wanted(page.number, page.turned, scan, bend=page.bend)


def _marks(tables: Iterable[IndikatorTable]) -> Iterator[tuple[int, Mark]]:
    """Yield the cells, header cells and fields of rows with their pages, in the order in which they are drawn."""
    for table in tables:
        header = {word for cell in table.header for word in cell.label.words}
        for source in table.sources:
            for cell in source.cells:
                if cell.place.box is not None and cell.place.page is not None:
                    head = any(word in header for word in cell.quote.words)
                    yield cell.place.page, Mark(cell.place.box, "green" if head else "blue")
        for at, row in enumerate(table.rows, start=1):
            for name, quote in sorted(row.fields.items()):
                if quote.box is not None and quote.page is not None:
                    yield quote.page, Mark(quote.box, "red", f"{at} {name}")


def _rulings(paper: bytes, number: int) -> list[Mark]:
    """Return the rulings that a typed page draws; none where it cannot be read again."""
    try:
        return [Mark(box, "orange") for box in read_strokes(paper, number)]
    except UnreadableDocument:
        return []
