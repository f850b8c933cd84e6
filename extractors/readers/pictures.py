"""Large pictures in a file without geometry (Word, ODT, a web page): read by OCR like scanned pages, set where they stood."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from extractors.model.document import Block, Cell, Document, Line, Page, ReaderNote, Table, TextSource
from extractors.model.errors import UnreadableDocument
from extractors.model.quote import Place, Word
from extractors.readers.metafiles import is_metafile, read_metafiles

WIDTH, HEIGHT = 90.0, 40.0  # points: a smaller picture is an emblem
AREA = 25_000.0  # square points (a twentieth of a page) from which a picture may hold what matters
_MOST = 20  # pictures read of one file
# points of the units in which files tell how long something is
POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54, "pc": 12.0, "px": 0.75}
_SCREEN_DPI = 96.0  # of a picture that is shown in its own size
_PIXELS = 60_000_000
_COLUMN = 6.0  # points of a column in which lines of a file without geometry are measured
_PLACE = re.compile(r"([pt])\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the body: its part, its size in points, and the paragraphs and tables that stand before it."""

    part: str
    width: float
    height: float
    n_paragraphs: int
    n_tables: int

    @property
    def detail(self) -> str:
        """Return what the note of an unread picture says."""
        return f"{self.n_paragraphs} {self.n_tables} {self.width:.0f} {self.height:.0f} {self.part}"

    @classmethod
    def of(cls, detail: str) -> Picture:
        """Return the picture of a note."""
        paragraphs, tables, width, height, part = detail.split(" ", 4)
        return cls(part, float(width), float(height), int(paragraphs), int(tables))


def is_large(width: float | None, height: float | None) -> bool:
    """Return whether a picture of this size in points may hold a table, a signature or a page; None for a side not told."""
    if width is None or height is None:
        return (width is None or width >= WIDTH) and (height is None or height >= HEIGHT)
    return width >= WIDTH and height >= HEIGHT and width * height >= AREA


def with_pictures(document: Document, bytes_of: Callable[[str], bytes]) -> Document:
    """Return a document of one page with the words of the pictures that its notes name, as `bytes_of` gives them."""
    wanted = [note for note in document.notes if note.code == "picture_unread" and note.detail][:_MOST]
    if not wanted:
        return document
    page = document.pages[0]
    blocks = list(page.blocks)
    settled: set[ReaderNote] = set()
    sources: set[TextSource] = set()
    partly = False  # whether print in a cell of one was not read
    aside = list(page.set_aside)
    pictures = [Picture.of(note.detail) for note in wanted]
    for number, (note, picture, read) in enumerate(zip(wanted, pictures, _pages(pictures, bytes_of), strict=True)):
        if read is None:
            continue
        settled.add(note)
        partly |= bool(read.unread)
        aside += [
            replace(one, words=_words(one.words, f"pic[{number}]/aside[{at}]")) for at, one in enumerate(read.set_aside)
        ]
        at = _position(blocks, picture)
        blocks[at:at] = [_placed(block, f"pic[{number}]") for block in read.blocks]
        if read.blocks:
            # a drawing of Windows holds letters
            sources.add("born_digital" if read.source == "born_digital" else "ocr")
    if not settled:
        return document
    if page.source != "none":
        sources.add(page.source)
    source: TextSource = sources.pop() if len(sources) == 1 else "mixed" if sources else page.source
    made = replace(page, blocks=tuple(blocks), source=source, set_aside=tuple(aside))
    notes = tuple(note for note in document.notes if note not in settled)
    notes += (ReaderNote("print_unread"),) * partly
    notes += tuple(ReaderNote(one.reason, detail=str(len(one.words))) for one in aside[len(page.set_aside) :])
    return replace(document, pages=(made,), notes=notes, text_source=made.source)


def _pages(pictures: Sequence[Picture], bytes_of: Callable[[str], bytes]) -> list[Page | None]:
    """Return each picture as a page; None for one that cannot be read."""
    found: list[Page | None] = []
    drawings: dict[int, tuple[bytes, float, float]] = {}
    for at, picture in enumerate(pictures):
        data = bytes_of(picture.part)
        if is_metafile(data):
            drawings[at] = data, picture.width, picture.height
        found.append(None if at in drawings else _read(data, picture))
    for at, page in zip(drawings, read_metafiles(list(drawings.values())), strict=True):
        found[at] = page
    return found


def _read(data: bytes, picture: Picture) -> Page | None:
    """Return a picture as a scanned page; None where it is no picture that can be opened."""
    from extractors.readers.pdf import read as pdf
    from extractors.readers.scan.read import read_scans

    paper = _as_pdf(data, picture)
    if paper is None:
        return None
    try:
        return read_scans(paper, pdf.read(paper, "0" * 64)).pages[0]
    except UnreadableDocument:
        return None


def _as_pdf(data: bytes, picture: Picture) -> bytes | None:
    """Return a PDF of one page that shows the picture in its size on the page."""
    from PIL import Image

    try:
        image: Any = Image.open(io.BytesIO(data))
        if image.width * image.height > _PIXELS:
            return None
        if image.mode in ("RGBA", "LA", "P"):
            image = image.convert("RGBA")
            image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
        out = io.BytesIO()
        dots = 72.0 * image.width / picture.width if picture.width else _SCREEN_DPI
        image.convert("RGB").save(out, "PDF", resolution=dots, quality=95)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return out.getvalue()


def _position(blocks: Sequence[Block], picture: Picture) -> int:
    """Return the index of the first block that stands behind the picture."""
    for index, block in enumerate(blocks):
        path = block.place.path if isinstance(block, Table) else block.words[0].place.path
        match = _PLACE.match(path)
        if match is None:
            if path.startswith(("footnote", "endnote", "header", "footer")):
                return index
            continue
        kind, number = match.group(1), int(match.group(2))
        if number >= (picture.n_paragraphs if kind == "p" else picture.n_tables):
            return index
    return len(blocks)


def _placed(block: Block, path: str) -> Block:
    """Return a block of a scanned page with paths instead of boxes."""
    if isinstance(block, Line):
        return _line(block, f"{path}/{_stamp(block)}")
    path = f"{path}/t[{_stamp(block)}]"
    cells = []
    for cell in block.cells:
        where = f"{path}/r[{cell.row}]/c[{cell.col}]"
        lines = tuple(_line(line, f"{where}/p[{i}]") for i, line in enumerate(cell.lines))
        cells.append(Cell(cell.row, cell.col, lines, cell.row_span, cell.col_span, Place(path=where)))
    return Table(tuple(cells), block.n_rows, block.n_cols, Place(path=path), block.ruled)


def _stamp(block: Block) -> str:
    box = block.place.box if isinstance(block, Table) else block.box
    return f"{box.top:.0f}.{box.x0:.0f}" if box is not None else "0"


def _line(line: Line, path: str) -> Line:
    return Line(_words(line.words, path), tuple(offset / _COLUMN for offset in line.offsets), line.breaks, line.marker)


def _words(words: Sequence[Word], path: str) -> tuple[Word, ...]:
    return tuple(word._replace(place=Place(path=f"{path}#{index}")) for index, word in enumerate(words))
