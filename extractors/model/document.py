"""A document as it was read: pages of lines and tables in reading order. Frozen; nothing here guesses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal, TypeVar

from extractors.model.geometry import Bend, Box
from extractors.model.line import Line
from extractors.model.packed import Several
from extractors.model.quick import quickly_built, quickly_stored
from extractors.model.quote import Place, Quote, Word, quote_of

__all__ = ["MANY_PAGES", "Block", "Cell", "Document", "Line", "Page", "ReaderNote", "SetAside", "Table", "TextSource"]
MANY_PAGES: Final = 200  # from which the words of a document are packed page by page (see packed.py)
TextSource = Literal["born_digital", "ocr", "mixed", "none"]
T = TypeVar("T")


@quickly_stored
@quickly_built
@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a grid: its first row and column (0-based), its spans, its lines from top to bottom.

    `bars`: boxes of short horizontal strokes inside the cell that are no borders: fraction bars, underlines.
    """

    row: int
    col: int
    lines: tuple[Line, ...] = ()
    row_span: int = 1
    col_span: int = 1
    place: Place = Place()
    bars: tuple[Box, ...] = ()
    _quote: Quote | None = field(default=None, init=False, repr=False, compare=False)  # once somebody asked for it

    def __hash__(self) -> int:
        return hash((self.row, self.col, self.place, self.lines[:1]))

    def pack(self) -> None:
        """Have its lines let their words go until they are asked for."""
        let_go = [line.pack() for line in self.lines]
        if True in let_go:
            object.__setattr__(self, "_quote", None)

    @property
    def quote(self) -> Quote:
        """Return the words of all lines in order."""
        if self._quote is None:
            parts = [part for line in self.lines if (part := line.packed) is not None]
            if len(parts) < len(self.lines) or not parts:
                quote = Quote(tuple([word for line in self.lines for word in line.words]))
            else:
                quote = quote_of(parts[0] if len(parts) == 1 else Several(tuple(parts), parts[0].page))
            object.__setattr__(self, "_quote", quote)
        assert self._quote is not None
        return self._quote

    @property
    def text(self) -> str:
        """Return the text of the cell, blanks single."""
        known = self._quote  # as above
        quote = known if known is not None else self.quote
        text = quote._text
        return text if text is not None else quote.text


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells on one page. A merged cell stands once, at its first row and column, with its spans.

    `ruled`: drawn with lines (or a DOCX table); False for columns found by alignment alone.
    """

    cells: tuple[Cell, ...]
    n_rows: int
    n_cols: int
    place: Place = Place()
    ruled: bool = True
    _rows: dict[int, tuple[Cell, ...]] | None = field(
        default=None, init=False, repr=False, compare=False
    )  # once asked for
    _covering: dict[int, list[Cell]] | None = field(default=None, init=False, repr=False, compare=False)

    def __reduce__(self) -> tuple[type[Table], tuple[object, ...]]:
        """Return how to build this table again."""
        return Table, (self.cells, self.n_rows, self.n_cols, self.place, self.ruled)

    def pack(self) -> None:
        """Have its lines let their words go until they are asked for."""
        for cell in self.cells:
            cell.pack()

    def cell_at(self, row: int, col: int) -> Cell | None:
        """Return the cell that covers (row, col); None where the grid has a hole."""
        for cell in self.covering(row):
            if row < cell.row + cell.row_span and cell.col <= col < cell.col + cell.col_span:
                return cell
        return None

    def covering(self, row: int) -> Sequence[Cell]:
        """Return the cells that lie on a row, those that begin above it too, in the order of the table's cells."""
        if self._covering is None:
            covering: dict[int, list[Cell]] = {}
            for cell in self.cells:
                for at in range(cell.row, min(cell.row + cell.row_span, max(self.n_rows, cell.row + 1))):
                    covering.setdefault(at, []).append(cell)
            object.__setattr__(self, "_covering", covering)
        assert self._covering is not None
        return self._covering.get(row, ())

    def row(self, index: int) -> tuple[Cell, ...]:
        """Return the cells that start in row `index`, from left to right."""
        if self._rows is None:
            rows: dict[int, list[Cell]] = {}
            for cell in self.cells:
                rows.setdefault(cell.row, []).append(cell)
            object.__setattr__(self, "_rows", {at: tuple(sorted(r, key=lambda c: c.col)) for at, r in rows.items()})
        assert self._rows is not None
        return self._rows.get(index, ())

    @property
    def page(self) -> int | None:
        """Return the page of the table."""
        return self.place.page

    @property
    def words(self) -> tuple[Word, ...]:
        """Return all words, cell by cell in reading order."""
        ordered = sorted(self.cells, key=lambda c: (c.row, c.col))
        return tuple(word for cell in ordered for word in cell.quote.words)


Block = Line | Table


@dataclass(frozen=True, slots=True)
class SetAside:
    """Words that stand in no block of the page: nobody sees them, or they are withdrawn, or they are only marks.

    `reason`: the code of the reader's note that tells of them ("layer_off", "covered_text", "note_mark", ...).
    """

    reason: str
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page; a DOCX or a text is one page without number. `heads` and `feet` are header and footer parts of a DOCX.

    `images`: boxes of pictures (they may hide a signature). `source`: where the words come from. `turned`: degrees
    clockwise by which the page was turned upright before its boxes were measured. `unread`: boxes of print in the cells
    of a scan that no engine read. `bars`: horizontal strokes that border no cell: rules of a table without columns drawn,
    fraction bars, underlines. `set_aside`: words that are in no block, each with the reason why. `disputed`: boxes of letters
    that look other than the file says. `lined`: boxes of words through which a stroke runs that is longer than they.
    `mended`: boxes of tables whose rulings were drawn on where a scan shows them broken. `unnamed`: boxes of words with letters
    that nothing in the file names. `bend`: of a scan that was bent.
    """

    number: int | None
    width: float | None = None
    height: float | None = None
    blocks: tuple[Block, ...] = ()
    heads: tuple[Line, ...] = ()
    feet: tuple[Line, ...] = ()
    images: tuple[Box, ...] = ()
    source: TextSource = "born_digital"
    turned: int = 0
    unread: tuple[Box, ...] = ()
    bars: tuple[Box, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    disputed: tuple[Box, ...] = ()
    lined: tuple[Box, ...] = ()
    mended: tuple[Box, ...] = ()
    unnamed: tuple[Box, ...] = ()
    bend: Bend | None = None

    def pack(self) -> None:
        """Have its lines let their words go until they are asked for: pages of a long document."""
        for block in self.blocks:
            block.pack()


@dataclass(frozen=True, slots=True)
class ReaderNote:
    """Something a reader saw and could not settle: a stable code, the page, and a detail without personal data."""

    code: str
    page: int | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read. `sha256` is of the file's bytes; `document_id` its first 16 hex digits."""

    sha256: str
    format: str  # a name of READERS (extractors/readers/kinds.py)
    n_bytes: int
    pages: tuple[Page, ...]
    text_source: TextSource = "born_digital"
    notes: tuple[ReaderNote, ...] = ()
    _known: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, function: Callable[[Document], T]) -> T:
        """Return what `function` says of this document, which many finders ask one after the other: it is called once."""
        if function not in self._known:
            self._known[function] = function(self)
        told: T = self._known[function]
        return told

    def pack(self) -> None:
        """Have the lines of a long document let their words go until they are asked for; nothing for a shorter one."""
        if len(self.pages) > MANY_PAGES:
            for page in self.pages:
                page.pack()

    @property
    def document_id(self) -> str:
        """Return the identifier used in every table."""
        return self.sha256[:16]

    @property
    def blocks(self) -> Iterator[Block]:
        """Yield the lines and tables of all pages in reading order."""
        for page in self.pages:
            yield from page.blocks

    @property
    def lines(self) -> Iterator[Line]:
        """Yield the lines outside tables, in reading order."""
        for block in self.blocks:
            if isinstance(block, Line):
                yield block

    @property
    def tables(self) -> Iterator[Table]:
        """Yield the tables in reading order."""
        for block in self.blocks:
            if isinstance(block, Table):
                yield block

    def order_of(self, places: Iterable[Place]) -> dict[Place, int]:
        """Return of words at these places the numbers that they have in reading order."""
        wanted = {*places}
        pages = {place.page for place in wanted}
        order: dict[Place, int] = {}
        at = 0
        for line in self.all_lines if wanted else ():
            if line.page in pages:
                order |= {word.place: n for n, word in enumerate(line.words, start=at) if word.place in wanted}
            at += line.n_words
        return order

    @property
    def all_lines(self) -> Iterator[Line]:
        """Yield every line in reading order, those in table cells too."""
        for block in self.blocks:
            if isinstance(block, Line):
                yield block
            else:
                for cell in sorted(block.cells, key=lambda c: (c.row, c.col)):
                    yield from cell.lines
