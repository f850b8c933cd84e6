"""Letters that nothing in a PDF names are read from the picture of their page: their codes say nothing to anybody.

A page most of whose letters are such ones is read as a scan; on any other the words with such letters alone are read, line by
line, and stand where they stood.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from extractors.model.document import Block, Cell, Document, Line, Page, ReaderNote
from extractors.model.geometry import Box
from extractors.model.quote import Word
from extractors.page.lines import even_out, glue_lines, group_lines

if TYPE_CHECKING:
    from extractors.readers.scan.read import OnPage, PageStore

_MOSTLY: Final = 0.5  # share of its letters from which a page is read as a scan
_MOST_PAGES: Final = 40  # of a document on which single words are read
_MARGIN: Final = 0.12  # of a word's height: what is cut out beyond its box
_UPRIGHT: Final = 1.5  # times its width that a word of several letters stands high where it runs up or down
READ: Final = "letters_from_picture"


def read_unnamed_pages(data: bytes, document: Document, on_page: OnPage, stored: PageStore | None) -> Document:
    """Return a PDF's document, the pages whose letters nothing names read as scans and noted; the same one without such."""
    wanted = {page.number for page in document.pages if _share(page) >= _MOSTLY}
    if not wanted:
        return document
    from extractors.readers.scan.read import read_scans

    asked = [replace(page, source="none") if page.number in wanted else page for page in document.pages]
    others = [replace(page, source="born_digital") if page.number not in wanted else page for page in asked]
    made = read_scans(data, replace(document, pages=tuple(others)), on_page=on_page, stored=stored)
    pages = tuple(
        new if old.number in wanted and new.source == "ocr" and _words(new) else old
        for old, new in zip(document.pages, made.pages, strict=True)
    )
    read = [new.number for old, new in zip(document.pages, pages, strict=True) if new is not old]
    if not read:
        return document
    known = frozenset(document.notes)
    kept = [note for note in document.notes if note.page not in read or note in made.notes]
    more = [note for note in made.notes if note.page in read and note not in known]
    told = [ReaderNote(READ, number) for number in read]
    return replace(document, pages=pages, notes=(*kept, *more, *told), text_source=_source_of(pages))


def read_unnamed_words(data: bytes, document: Document) -> Document:
    """Return a PDF's document with the words that nothing names on typed pages read from their pictures, their pages noted.

    Where the picture shows no letter or digit, a word stays; a page whose only such words are single signs is left alone.
    """
    wanted = [page for page in document.pages if page.source in ("born_digital", "mixed") and _has_words(page)]
    if not wanted:
        return document
    import pypdfium2 as pdfium

    made: dict[int | None, Page] = {}
    try:
        opened: Any = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:  # pdfminer reads files that pdfium refuses
        return document
    try:
        for page in wanted[:_MOST_PAGES]:
            assert page.number is not None
            try:
                made[page.number] = _Reading(opened[page.number - 1], page).page()
            except pdfium.PdfiumError:  # a page that it cannot load
                continue
    finally:
        opened.close()
    pages = tuple(made.get(page.number, page) for page in document.pages)
    read = [new.number for old, new in zip(document.pages, pages, strict=True) if new != old]
    if not read:
        return document
    notes = (*document.notes, *(ReaderNote(READ, number) for number in read))
    return replace(document, pages=pages, notes=notes, text_source=_source_of(pages))


def _source_of(pages: Sequence[Page]) -> Any:
    sources = {page.source for page in pages if page.blocks}
    return "none" if not sources else sources.pop() if len(sources) == 1 else "mixed"


def _words(page: Page) -> list[Word]:
    return [word for block in page.blocks for word in block.words]


def _share(page: Page) -> float:
    """Return the share of a typed page's letters in words that nothing names, 0..1."""
    if page.source != "born_digital" or not page.unnamed:
        return 0.0
    unnamed = frozenset(page.unnamed)
    words = _words(page)
    letters = sum(len(word.text) for word in words)
    return sum(len(word.text) for word in words if word.place.box in unnamed) / letters if letters else 0.0


def _has_words(page: Page) -> bool:
    """Return whether something longer than single signs (ticks, bullets of a list) is named nowhere on a page."""
    unnamed = frozenset(page.unnamed)
    return bool(unnamed) and any(len(word.text) > 1 for word in _words(page) if word.place.box in unnamed)


class _Reading:
    """A page of PDFium's beside what the file says of it."""

    def __init__(self, source: Any, page: Page) -> None:
        from extractors.readers.scan.read import grey_page, scale_of

        self._page, self._scale = page, scale_of(source)
        self._grey = grey_page(source, self._scale, page.turned)
        self._unnamed = frozenset(page.unnamed)

    def page(self) -> Page:
        """Return the page with the words that were read in the place of those that nothing names; the same one without any."""
        blocks = tuple(itertools.chain.from_iterable(map(self._block, self._page.blocks)))
        return self._page if blocks == self._page.blocks else replace(self._page, blocks=blocks, source="mixed")

    def _block(self, block: Block) -> tuple[Block, ...]:
        if isinstance(block, Line):
            words = self._read(block)
            return (block,) if words == block.words else group_lines(words)
        return (replace(block, cells=tuple(map(self._cell, block.cells))),)

    def _cell(self, cell: Cell) -> Cell:
        lines = [self._read(line) for line in cell.lines]
        if all(words == line.words for words, line in zip(lines, cell.lines, strict=True)):
            return cell
        return replace(cell, lines=glue_lines(even_out(group_lines([word for words in lines for word in words]))))

    def _read(self, line: Line) -> tuple[Word, ...]:
        """Return the words of a line, runs of those that nothing names as their picture shows them."""
        found: list[Word] = []
        edges = [box.x1 for word in line.words if (box := word.place.box) is not None]
        for unnamed, run in itertools.groupby(line.words, key=lambda word: word.place.box in self._unnamed):
            words = list(run)
            found += (unnamed and self._picture(words, edges)) or words
        return tuple(found)

    def _picture(self, words: Sequence[Word], edges: Sequence[float]) -> list[Word]:
        from extractors.readers.scan.lines.finder import TextLine
        from extractors.readers.scan.lines.reader import read_line
        from extractors.readers.scan.lines.second import check_numbers
        from extractors.readers.scan.read import place_word

        boxes = [box for word in words if (box := word.place.box) is not None]
        if any(
            box.height > _UPRIGHT * box.width and len(word.text) > 1 for word, box in zip(words, boxes, strict=True)
        ):
            return []
        around = Box.around(boxes)
        margin = _MARGIN * around.height
        left = max([around.x0 - margin, *(edge for edge in edges if edge <= around.x0)])  # not into the word before
        x0, top, x1, bottom = (
            round(value * self._scale)
            for value in (left, around.top - margin, around.x1 + margin, around.bottom + margin)
        )
        read = check_numbers(self._grey, read_line(self._grey, TextLine((x0, top, x1, bottom))))
        if not any(letter.isalnum() for one in read for letter in one.text):
            return []
        return [place_word(one, self._page.number, self._scale) for one in read]
