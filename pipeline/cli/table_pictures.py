"""Pictures of the pages that hold indicators, with what was taken for a header, a cell and a row."""

from __future__ import annotations

from pathlib import Path

from extractors.model.geometry import Box
from pipeline.settings import OcrMode


def draw_tables(file: Path, folder: Path, ocr: OcrMode = "off") -> list[Path]:
    """Write a picture of each page that holds indicators: cells blue, header green, rows red; return the files.

    `ocr`: as in `read_document`; scanned pages are drawn only where they are read.
    """
    from extractors.find import find_blocks
    from extractors.readers import paper_of, read_document
    from extractors.readers.pdf.pictures import draw_boxes

    data = file.read_bytes()
    document = read_document(data, ocr=ocr)
    boxes: dict[int, list[tuple[Box, str, str]]] = {}
    for table in find_blocks(document).tables:
        header = {word for cell in table.header for word in cell.label.words}
        for source in table.sources:
            for cell in source.cells:
                if cell.place.box is not None and cell.place.page is not None:
                    head = any(word in header for word in cell.quote.words)
                    boxes.setdefault(cell.place.page, []).append((cell.place.box, "green" if head else "blue", ""))
        for at, row in enumerate(table.rows, start=1):
            for name, quote in sorted(row.fields.items()):
                if quote.box is not None and quote.page is not None:
                    boxes.setdefault(quote.page, []).append((quote.box, "red", f"{at} {name}"))
    paper = paper_of(data, document.format)
    folder.mkdir(parents=True, exist_ok=True)
    turned = {page.number: page.turned for page in document.pages}
    made = []
    for number in sorted(boxes):
        png = draw_boxes(paper, number, boxes[number], turned=turned.get(number, 0))
        if png is not None:
            made.append(folder / f"{file.stem}-{number}.png")
            made[-1].write_bytes(png)
    return made
