"""Pages as another program gives them: words with boxes, tables as cells; and the document made of them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extractors.model.document import Block, Cell, Document, Line, Page, Table
from extractors.model.errors import DamagedFile, LimitExceeded
from extractors.model.geometry import Box
from extractors.model.quote import Place, Word
from extractors.page.layout import lay_out, merge_blocks

UNTOLD = 0.9  # confidence of a word whose program tells none
PAPER = 842.0  # points: the height of A4, for pages measured in pixels of an unknown resolution
MAX_PAGES = 10_000
_MOST_CELLS = 10_000  # rows, or columns, of a table
_MOST_PLACES = 1_000_000  # rows times columns of all tables
_MOST_WORDS = 1_000_000  # of all cells


@dataclass(frozen=True, slots=True)
class GivenCell:
    """A cell of a table (row and column 0-based) with its words in reading order; `box` in points where it is known."""

    row: int
    col: int
    row_span: int
    col_span: int
    words: tuple[Word, ...]
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class GivenTable:
    """A table's cells, and its box where it is told apart from theirs."""

    cells: tuple[GivenCell, ...]
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class GivenPage:
    """A page (1-based), its size in points, the words outside tables, lines that need no laying out, tables."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    lines: tuple[Line, ...] = ()
    tables: tuple[GivenTable, ...] = ()


@dataclass(slots=True)
class CellWords:
    """Counts the words of cells: those that share them may have more than any report, in a small file."""

    n_words: int = 0

    def of(self, words: tuple[Word, ...]) -> tuple[Word, ...]:
        """Return the words of a cell; LimitExceeded where all cells together have more than any report."""
        self.n_words += len(words)
        if self.n_words > _MOST_WORDS:
            raise LimitExceeded("cells of more than any report's words")
        return words


def make_document(pages: Sequence[GivenPage], sha256: str, n_bytes: int) -> Document:
    """Return the document of the pages; LimitExceeded for more than any report has.

    DamagedFile without pages, where one has a number that none has, and where two have one number.
    """
    if not pages:
        raise DamagedFile("no page in it")
    if len(pages) > MAX_PAGES:
        raise LimitExceeded(f"{len(pages)} pages")
    if not all(0 <= page.number <= MAX_PAGES for page in pages):
        raise DamagedFile("a page of a number that no report has")
    if len({page.number for page in pages}) < len(pages):  # their words and tables are told by the number alone
        raise DamagedFile("two pages of one number")
    made = tuple(_page(page) for page in sorted(pages, key=lambda page: page.number))
    tables = [block for page in made for block in page.blocks if isinstance(block, Table)]
    if sum(table.n_rows * table.n_cols for table in tables) > _MOST_PLACES:
        raise LimitExceeded("tables of more than any report's cells")
    return Document(sha256, "ocr", n_bytes, made, "ocr" if any(page.blocks for page in made) else "none")


def words_of(text: str, number: int, box: Box | None, confidence: float = UNTOLD, path: str = "") -> tuple[Word, ...]:
    """Return the words of a text that stands in a box as a whole; `path` tells them apart where there is no box."""
    place = Place(number, box)
    return tuple(
        Word(part, place if box is not None else Place(number, None, f"{path}#{index}"), confidence, engine="ocr")
        for index, part in enumerate(text.split())
    )


def text_of(value: object) -> str:
    """Return a text as it stands in a file; "" for None, which some write where nothing was read."""
    return "" if value is None else str(value)


def number_of(value: object) -> float:
    """Return a number as it stands in a file, or written as text; DamagedFile for anything else."""
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError) as error:
        raise DamagedFile("a size that is no number") from error
    if not math.isfinite(number):
        raise DamagedFile("a size that is no number")
    return number


def sureness_of(value: object, whole: float = 1.0) -> float:
    """Return a confidence, 0..1, as it stands in a file or written as text; `whole`: how the file says that it is sure.

    UNTOLD for None; DamagedFile for what is no number.
    """
    return UNTOLD if value is None else min(1.0, max(0.0, number_of(value) / whole))


def box_of(x0: float, top: float, x1: float, bottom: float) -> Box:
    """Return a box with its corners in order; DamagedFile where one is too far for a number."""
    if not all(map(math.isfinite, (x0, top, x1, bottom))):
        raise DamagedFile("a size that is no number")
    return Box(min(x0, x1), min(top, bottom), max(x0, x1), max(top, bottom))


def _page(told: GivenPage) -> Page:
    given = _around_words(told)
    tables = [made for index, table in enumerate(given.tables) if (made := _table(given, table, index)) is not None]
    laid: tuple[Block, ...] = lay_out(given.words, (), given.number)
    lines = [block for block in laid if isinstance(block, Line)]
    blocks = merge_blocks([*lines, *(line for line in given.lines if line.words)], tables)
    return Page(given.number, given.width, given.height, blocks, source="ocr" if blocks else "none")


def _around_words(told: GivenPage) -> GivenPage:
    """Return a page that holds all its words: as large as they need, and moved where some stand left of it or above it."""
    inside = (*told.words, *(w for line in told.lines for w in line.words))
    inside += tuple(w for table in told.tables for cell in table.cells for w in cell.words)
    boxes = [w.place.box for w in inside if w.place.box is not None]
    if not boxes:
        return told
    all_of_them = Box.around(boxes)
    x, y = max(0.0, -all_of_them.x0), max(0.0, -all_of_them.top)
    given = told if x == y == 0.0 else _moved(told, x, y)
    return replace(given, width=max(told.width, all_of_them.x1 + x), height=max(told.height, all_of_them.bottom + y))


def _moved(told: GivenPage, x: float, y: float) -> GivenPage:
    """Return a page with all that has a place moved to the right and down, in points."""

    def box(old: Box | None) -> Box | None:
        return None if old is None else Box(old.x0 + x, old.top + y, old.x1 + x, old.bottom + y)

    def words(old: Iterable[Word]) -> tuple[Word, ...]:
        return tuple(word._replace(place=word.place._replace(box=box(word.place.box))) for word in old)

    tables = tuple(
        GivenTable(tuple(replace(c, words=words(c.words), box=box(c.box)) for c in table.cells), box(table.box))
        for table in told.tables
    )
    lines = tuple(replace(line, words=words(line.words)) for line in told.lines)
    return replace(told, words=words(told.words), lines=lines, tables=tables)


def _table(given: GivenPage, table: GivenTable, index: int) -> Table | None:
    """Return a table with its rows counted from the first that has a cell; None without cells."""
    cells = _joined(table.cells)
    if not cells:
        return None
    first = min(cell.row for cell in cells)
    made = []
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.col)):
        row, rows, columns = cell.row - first, max(1, cell.row_span), max(1, cell.col_span)
        if min(row, cell.col) < 0 or max(row + rows, cell.col + columns) > _MOST_CELLS:
            raise LimitExceeded("a table of more than any report's rows")
        place = Place(given.number, cell.box, f"t[{given.number}.{index}]/r[{row}]/c[{cell.col}]")
        made.append(Cell(row, cell.col, _lines(cell.words), rows, columns, place))
    boxes = [cell.box for cell in cells if cell.box is not None]
    box = table.box or (Box.around(boxes) if boxes else None)
    place = Place(given.number, box, f"t[{given.number}.{index}]")
    n_rows, n_cols = max(c.row + c.row_span for c in made), max(c.col + c.col_span for c in made)
    return Table(tuple(made), n_rows, n_cols, place)


def _joined(cells: Iterable[GivenCell]) -> list[GivenCell]:
    """Return the cells, those told for one place as one that has the words of all."""
    by_place: dict[tuple[int, int], list[GivenCell]] = {}
    for cell in cells:
        by_place.setdefault((cell.row, cell.col), []).append(cell)
    return [same[0] if len(same) == 1 else replace(same[0], words=_of_all(same)) for same in by_place.values()]


def _of_all(cells: Sequence[GivenCell]) -> tuple[Word, ...]:
    """Return the words of cells told for one place: of those after the first what no cell before it has.

    Words that have no places of their own are the same only where the whole cell is.
    """
    words, known = [*cells[0].words], set(cells[0].words)
    for cell in cells[1:]:
        new = [word for word in cell.words if word not in known]
        boxes = {word.place.box for word in cell.words}
        words += cell.words if new and (None in boxes or len(boxes) < len(cell.words)) else new
        known.update(cell.words)
    return tuple(words)


def _lines(words: Iterable[Word]) -> tuple[Line, ...]:
    """Return the words of a cell as lines: a word begins one where it stands below the words before it."""
    lines: list[list[Word]] = []
    for word in words:
        box, last = word.place.box, lines[-1][-1].place.box if lines else None
        if not lines or (box is not None and last is not None and box.top > last.cy):
            lines.append([])
        lines[-1].append(word)
    return tuple(Line(tuple(line), _offsets(line)) for line in lines)


def _offsets(words: Sequence[Word]) -> tuple[float, ...]:
    return tuple(word.place.box.x0 if word.place.box is not None else 0.0 for word in words)
