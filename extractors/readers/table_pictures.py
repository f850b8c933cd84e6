"""Tables pasted as pictures into typed pages are read like scanned pages and stand where their picture stands.

Only a large picture without words over it is looked at, and only one with rulings from side to side and from top to bottom
is read: a photograph costs a look at a small drawing of its page.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from extractors.model.document import Block, Cell, Document, Line, Page, ReaderNote, Table
from extractors.model.errors import UnreadableDocument
from extractors.model.geometry import Box
from extractors.model.quote import Place, Word
from extractors.page.layout import merge_blocks

_WIDTH: Final = 180.0  # points: a narrower picture holds no table
_AREA: Final = 20_000.0  # square points
_MOST: Final = 3  # ruled pictures read on a page; each takes as long as a scanned page
_MOST_PAGES: Final = 40  # of a document that are looked at; those behind them are told
_LOOK_DPI, _DPI = 100, 300
_DARKER: Final = 50  # levels by which a ruling is darker than the paper
_ACROSS, _UPRIGHT = 0.6, 0.45  # share of the picture's width and height that a ruling runs
_THICK: Final = 6  # pixels of the small drawing: a thicker stroke is a dark part of a photograph
_FEWEST: Final = 3  # rulings each way
_WORDS: Final = 4  # the fewest of a table
_FILLED: Final = 0.3  # share of its cells that hold words


def read_table_pictures(data: bytes, document: Document) -> Document:
    """Return a PDF's document with the tables that stand in pictures on typed pages; the same one without such.

    Their words are marked as read by OCR and their pages as "mixed"; a ruled picture that gives no table, or is not read, is
    noted, and so is a page that is not looked at.
    """
    wanted = [(page, boxes) for page in document.pages if (boxes := large_pictures(page))]
    if not wanted:
        return document
    import pypdfium2 as pdfium

    from extractors.readers.scan.read import notes_on

    made: dict[int | None, Page] = {}
    notes = [ReaderNote("picture_unread", page.number) for page, _ in wanted[_MOST_PAGES:]]
    try:
        opened: Any = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:  # pdfminer reads files that pdfium refuses
        return _with_notes(document, [page.number for page, _ in wanted])
    try:
        for page, boxes in wanted[:_MOST_PAGES]:
            assert page.number is not None
            try:
                read, unread = _of_page(opened[page.number - 1], page.number, boxes)
            except pdfium.PdfiumError:
                read, unread = [], 1
            notes += [ReaderNote("picture_unread", page.number)] * bool(unread)
            if read:
                notes += notes_on(read)
                made[page.number] = _with(page, read)
    finally:
        opened.close()
    if not made and not notes:
        return document
    pages = tuple(made.get(page.number, page) for page in document.pages)
    source = "mixed" if made else document.text_source
    return replace(document, pages=pages, text_source=source, notes=(*document.notes, *notes))


def _with(page: Page, pictures: Sequence[Page]) -> Page:
    """Return a typed page with what was read in its pictures."""
    blocks = [block for one in (page, *pictures) for block in one.blocks]
    lines = [block for block in blocks if isinstance(block, Line)]
    tables = [block for block in blocks if isinstance(block, Table)]
    return replace(
        page,
        blocks=merge_blocks(lines, tables),
        source="mixed",
        set_aside=tuple(aside for one in (page, *pictures) for aside in one.set_aside),
        unread=tuple(box for one in (page, *pictures) for box in one.unread),
        mended=tuple(box for one in (page, *pictures) for box in one.mended),
    )


def tell_table_pictures(data: bytes, document: Document) -> Document:
    """Return a PDF's document with a note for each typed page on which a ruled picture stands, or one that cannot be looked at.

    Nothing is read from it.
    """
    import numpy as np
    import pypdfium2 as pdfium

    wanted = [(page.number, boxes) for page in document.pages if page.number and (boxes := large_pictures(page))]
    if not wanted:
        return document
    found = [number for number, _ in wanted[_MOST_PAGES:]]
    scale = _LOOK_DPI / 72
    try:
        opened: Any = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return _with_notes(document, [number for number, _ in wanted])
    try:
        for number, boxes in wanted[:_MOST_PAGES]:
            try:
                small = np.asarray(opened[number - 1].render(scale=scale).to_pil().convert("L"))
            except pdfium.PdfiumError:
                found.append(number)
                continue
            if any(is_ruled(_part(small, box, scale)) for box in boxes):
                found.append(number)
    finally:
        opened.close()
    return _with_notes(document, sorted(found))


def _with_notes(document: Document, numbers: Sequence[int | None]) -> Document:
    """Return the document with a note for each of these pages that a picture on it was not read."""
    notes = (ReaderNote("picture_unread", number) for number in numbers)
    return replace(document, notes=(*document.notes, *notes)) if numbers else document


def large_pictures(page: Page) -> list[Box]:
    """Return the boxes of a typed page's pictures that may hold a table, from top to bottom."""
    if page.number is None or page.source not in ("born_digital", "mixed") or page.turned:
        return []
    large = [image for image in set(page.images) if image.width >= _WIDTH and image.width * image.height >= _AREA]
    if not large:  # nearly always
        return []
    words = [box for block in page.blocks for line in _lines(block) if (box := line.box) is not None]
    return sorted(
        (image for image in large if not any(image.holds(box.cx, box.cy) for box in words)),
        key=lambda box: (box.top, box.x0),
    )


def is_ruled(grey: Any) -> bool:
    """Return whether a small grey picture has rulings from side to side and from top to bottom, as a table has."""
    import numpy as np

    if min(grey.shape) < 20:
        return False
    ink = grey < int(np.median(grey)) - _DARKER
    return all(_thin_runs(ink.mean(axis=axis) >= share) >= _FEWEST for axis, share in ((1, _ACROSS), (0, _UPRIGHT)))


def _thin_runs(marked: Any) -> int:
    """Return how many runs of marked rows are as thin as a ruling."""
    found = run = 0
    for one in [*marked.tolist(), False]:
        if one:
            run += 1
        else:
            found += 0 < run <= _THICK
            run = 0
    return found


def _of_page(source: Any, number: int, boxes: Sequence[Box]) -> tuple[list[Page], int]:
    """Return what was read in a page's pictures, where it stands on it, and how many with rulings gave no table or no reading."""
    import numpy as np

    small = np.asarray(source.render(scale=_LOOK_DPI / 72).to_pil().convert("L"))
    ruled = [box for box in boxes if is_ruled(_part(small, box, _LOOK_DPI / 72))]
    if not ruled:
        return [], 0
    whole = np.asarray(source.render(scale=_DPI / 72).to_pil().convert("RGB"))
    read: list[Page] = []
    unread = len(ruled[_MOST:])
    for box in ruled[:_MOST]:
        found = _read(np.ascontiguousarray(_part(whole, box, _DPI / 72)))
        blocks = found.blocks if found is not None else ()
        if found is not None and any(isinstance(block, Table) and _is_filled(block) for block in blocks):
            read.append(_placed_page(found, number, box))
        else:
            unread += not blocks or sum(len(line.words) for block in blocks for line in _lines(block)) >= _WORDS
    return read, unread


def _is_filled(table: Table) -> bool:
    """Return whether a table has words in enough of its cells: the stripes of an emblem make a grid, too."""
    filled = sum(any(line.words for line in cell.lines) for cell in table.cells)
    return table.n_rows >= 2 and table.n_cols >= 2 and filled >= max(_WORDS, _FILLED * len(table.cells))


def _part(picture: Any, box: Box, scale: float) -> Any:
    x0, y0, x1, y1 = (max(0, round(v * scale)) for v in (box.x0, box.top, box.x1, box.bottom))
    return picture[y0:y1, x0:x1]


def _read(part: Any) -> Page | None:
    """Return a picture read as a scanned page; None where it cannot be read."""
    from PIL import Image

    from extractors.readers.pdf import read as pdf
    from extractors.readers.scan.read import read_scans

    out = io.BytesIO()
    Image.fromarray(part).save(out, "PDF", resolution=float(_DPI), quality=95)
    paper = out.getvalue()
    try:
        return read_scans(paper, pdf.read(paper, "0" * 64)).pages[0]
    except UnreadableDocument:
        return None


def _placed_page(read: Page, number: int, at: Box) -> Page:
    """Return what was read in a picture where it stands on its page."""
    return Page(
        number,
        blocks=tuple(_placed(block, number, at) for block in read.blocks),
        set_aside=tuple(
            replace(aside, words=tuple(_word(word, number, at) for word in aside.words)) for aside in read.set_aside
        ),
        unread=tuple(box.moved(at.x0, at.top) for box in read.unread),
        mended=tuple(box.moved(at.x0, at.top) for box in read.mended),
    )


def _placed(block: Block, number: int, at: Box) -> Block:
    """Return a block of a picture where it stands on its page."""
    if isinstance(block, Line):
        words = tuple(_word(word, number, at) for word in block.words)
        return Line(words, tuple(offset + at.x0 for offset in block.offsets), block.breaks, block.marker)
    cells = tuple(
        Cell(cell.row, cell.col, tuple(_cell_lines(cell, number, at)), cell.row_span, cell.col_span,
             _place(cell.place, number, at), tuple(bar.moved(at.x0, at.top) for bar in cell.bars))
        for cell in block.cells
    )  # fmt: skip
    return Table(cells, block.n_rows, block.n_cols, _place(block.place, number, at), block.ruled)


def _cell_lines(cell: Cell, number: int, at: Box) -> Iterator[Line]:
    for line in cell.lines:
        placed = _placed(line, number, at)
        assert isinstance(placed, Line)
        yield placed


def _word(word: Word, number: int, at: Box) -> Word:
    return word._replace(place=_place(word.place, number, at))


def _place(place: Place, number: int, at: Box) -> Place:
    return place._replace(page=number, box=place.box.moved(at.x0, at.top) if place.box is not None else None)


def _lines(block: Block) -> Sequence[Line]:
    return (block,) if isinstance(block, Line) else [line for cell in block.cells for line in cell.lines]
