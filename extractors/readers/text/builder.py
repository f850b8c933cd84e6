"""Blocks built from a tree of paragraphs and tables, as web pages and ODT files hold them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from extractors.model.document import Block, Cell, Line, Page, ReaderNote, SetAside, Table
from extractors.model.errors import LimitExceeded, UnsafeContent
from extractors.model.quote import Place, Word
from extractors.page.signs import as_set, read_unnamed
from extractors.readers.lines import PAD, Piece, glue_hyphens, path_namer, rows_of, set_line, without_note_marks
from extractors.readers.nested import OpenCell, settle
from extractors.readers.pictures import Picture
from extractors.readers.set_in_cells import bars_of_formula, row_lines

_MAX_SPAN = 200  # rows or columns that one cell may claim
_MOST_CELLS = 200_000
_FORMULA_ROWS = 3  # rows that a formula set as a table without lines has at most
_DEEPEST = 24  # tables inside one another


@dataclass(slots=True)
class _OpenCell:
    row: int
    col: int
    row_span: int
    col_span: int
    path: str
    held: list[Block] = field(default_factory=list)  # lines, and tables that stand alone, in their order
    n_paragraphs: int = 0
    n_tables: int = 0

    @property
    def lines(self) -> list[Line]:
        return [one for one in self.held if isinstance(one, Line)]

    @property
    def tables(self) -> list[Table]:
        return [one for one in self.held if isinstance(one, Table)]


@dataclass(slots=True)
class _OpenTable:
    path: str
    ruled: bool
    cells: list[_OpenCell] = field(default_factory=list)
    row: int = -1
    taken: set[tuple[int, int]] = field(default_factory=set)


@dataclass(slots=True)
class Builder:
    """Takes text, paragraphs and tables in reading order; `page` gives what came of them. `engine`: who read the words."""

    engine: str = "text"
    blocks: list[Block] = field(default_factory=list)
    notes: Counter[str] = field(default_factory=Counter)
    pictures: list[Picture] = field(default_factory=list)
    _aside: list[tuple[str, str, str]] = field(default_factory=list)
    _pieces: list[Piece] = field(default_factory=list)
    _tables: list[_OpenTable] = field(default_factory=list)
    _n_paragraphs: int = 0
    _n_tables: int = 0
    _n_cells: int = 0

    def text(self, text: str, *, raised: bool = False, underlined: bool = False, aside: str = "") -> None:
        """Add text to the paragraph: tabs as "\\t", line ends as "\\n"; `aside`: why it is not taken."""
        text = read_unnamed(as_set(text))
        if aside:
            if text.strip():
                self.notes[aside] += 1
                self._aside.append((aside, text, self._path()))
        elif text:
            self._pieces.append(Piece(text, raised=raised, underlined=underlined))

    def equation(self, pieces: Iterable[Piece], *, aside: str = "") -> None:
        """Add an equation to the paragraph, apart from the words beside it; `aside`: why it is not taken."""
        if aside:
            self.text("".join(piece.text for piece in pieces).replace(PAD, " "), aside=aside)
        else:
            self._pieces += (Piece(PAD), *pieces, Piece(PAD))

    def picture(self, part: str, width: float, height: float) -> None:
        """Keep a large picture: where its bytes are found, its size in points (0 for one shown in its own size)."""
        self.pictures.append(Picture(part, width, height, self._n_paragraphs, self._n_tables))

    @property
    def has_text(self) -> bool:
        """Return whether the open paragraph shows anything so far."""
        return any(piece.text.strip() for piece in self._pieces)

    def end_paragraph(self, mark: str = "", indent: float = 0.0) -> None:
        """End the paragraph; `mark`: its list number, printed but not typed; `indent`: in columns."""
        pieces, marks = without_note_marks(self._pieces)
        self._pieces = []
        path = self._path()
        for one in marks:
            self.notes["note_mark"] += 1
            self._aside.append(("note_mark", one, path))
        namer = path_namer(path)
        lines: list[Line] = []
        for row in rows_of(pieces):
            after = indent + len(mark) + 1 if mark else indent
            line = set_line(row, name=namer, engine=self.engine, column=after, mark=mark, mark_column=indent)
            if line is not None:
                lines.append(line)
                mark = ""
        cell = self._cell()
        if cell is not None:
            cell.held.extend(glue_hyphens(lines))
            cell.n_paragraphs += 1
        else:
            self.blocks.extend(glue_hyphens(lines))
            self._n_paragraphs += 1

    def open_table(self, *, ruled: bool = True) -> None:
        """Begin a table, also inside a cell."""
        self._flush()
        if len(self._tables) >= _DEEPEST:
            raise UnsafeContent("nested too deeply")
        cell = self._cell()
        if cell is None:
            path = f"t[{self._n_tables}]"
            self._n_tables += 1
        else:
            path = f"{cell.path}/t" if cell.n_tables == 0 else f"{cell.path}/t[{cell.n_tables}]"
            cell.n_tables += 1
        self._tables.append(_OpenTable(path, ruled))

    def open_row(self) -> None:
        """Begin the next row of the innermost table; a row outside any table only ends the paragraph."""
        self._flush()
        if self._tables:
            self._tables[-1].row += 1

    def open_cell(self, row_span: int = 1, col_span: int = 1) -> None:
        """Begin the next cell of the row, at the first free column; a cell outside any table only ends the paragraph."""
        self._flush()
        if not self._tables:
            return
        table = self._tables[-1]
        table.row = max(0, table.row)
        col = 0
        while (table.row, col) in table.taken:
            col += 1
        row_span, col_span = (min(_MAX_SPAN, max(1, span)) for span in (row_span, col_span))
        self._n_cells += row_span * col_span
        if self._n_cells > _MOST_CELLS:
            raise LimitExceeded("cells of tables")
        table.taken.update((table.row + i, col + j) for i in range(row_span) for j in range(col_span))
        table.cells.append(_OpenCell(table.row, col, row_span, col_span, f"{table.path}/r[{table.row}]/c[{col}]"))

    def close_table(self) -> None:
        """End the innermost table: a block, or the lines of the cell that it stands in."""
        self._flush()
        table = self._tables.pop()
        outer = self._cell()
        for block in _closed(table):
            if outer is None:
                self.blocks.append(block)
            elif isinstance(block, Table) and (bars := bars_of_formula(block)):
                outer.held.extend(row_lines(block, bars))
            elif isinstance(block, Line) or _stands_alone(block, self._tables[-1]):
                outer.held.append(block)
            else:
                outer.held += [
                    line for cell in sorted(block.cells, key=lambda c: (c.row, c.col)) for line in cell.lines
                ]

    def page(self, heads: tuple[Line, ...] = (), feet: tuple[Line, ...] = ()) -> Page:
        """Return the page of everything added."""
        self._flush()
        by_reason: dict[str, list[Word]] = {}
        for number, (reason, text, path) in enumerate(self._aside):
            words = [
                Word(w, Place(path=f"{path}~{number}.{i}"), engine=self.engine) for i, w in enumerate(text.split())
            ]
            by_reason.setdefault(reason, []).extend(words)
        aside = tuple(SetAside(reason, tuple(words)) for reason, words in sorted(by_reason.items()))
        source = "born_digital" if self.blocks else "none"
        return Page(None, blocks=tuple(self.blocks), heads=heads, feet=feet, source=source, set_aside=aside)  # type: ignore[arg-type]

    def reader_notes(self) -> tuple[ReaderNote, ...]:
        """Return what was noted, each kind with how often."""
        pictures = (ReaderNote("picture_unread", detail=one.detail) for one in self.pictures)
        return (*(ReaderNote(code, detail=str(n)) for code, n in sorted(self.notes.items()) if n), *pictures)

    def _flush(self) -> None:
        if self.has_text:
            self.end_paragraph()
        self._pieces = []

    def _cell(self) -> _OpenCell | None:
        return self._tables[-1].cells[-1] if self._tables and self._tables[-1].cells else None

    def _path(self) -> str:
        cell = self._cell()
        return f"{cell.path}/p[{cell.n_paragraphs}]" if cell is not None else f"p[{self._n_paragraphs}]"


def _closed(table: _OpenTable) -> list[Block]:
    """Return what a table is: a table and those that stand alone in its cells, or what the cells of a mere frame hold."""
    if not table.cells:
        return []
    n_rows = table.row + 1
    n_cols = max(cell.col + cell.col_span for cell in table.cells)
    inner = [one for cell in table.cells for one in cell.tables]
    if inner and (n_rows == 1 or n_cols == 1):
        return [one for cell in table.cells for one in cell.held]
    cells = [OpenCell(c.row, c.col, c.col_span, c.path, c.row_span, c.lines, inner=c.tables) for c in table.cells]
    cells, n_rows = settle(cells, n_rows)
    n_cols = max(cell.col + cell.width for cell in cells)
    made = tuple(
        Cell(c.row, c.col, tuple(c.lines), min(c.height, n_rows - c.row), c.width, Place(path=c.path)) for c in cells
    )
    left = [one for cell in cells for one in cell.inner]
    return [Table(made, n_rows, n_cols, Place(path=table.path), table.ruled), *left]


def _stands_alone(table: Table, outer: _OpenTable) -> bool:
    """Return whether a table within a cell is a grid of its own, and no formula set in columns without lines."""
    formula = outer.ruled and not table.ruled and table.n_rows <= _FORMULA_ROWS
    return table.n_rows >= 2 and table.n_cols >= 2 and not formula
