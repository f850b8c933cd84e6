"""Tables of a DOCX as grids: vertical and horizontal merges, indented rows, tables within cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Protocol

from lxml import etree

from extractors.model.document import Block, Cell, Line, Table
from extractors.model.errors import UnsafeContent
from extractors.model.quote import Place
from extractors.readers.docx.inline import DELETED, MC, Inline, chosen_branch
from extractors.readers.docx.open_rows import goes_on, is_open
from extractors.readers.docx.styles import Styles, child, is_line, on, val, whole
from extractors.readers.nested import OpenCell, settle
from extractors.readers.package import W, name_of
from extractors.readers.set_in_cells import row_lines

_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})
_PICTURES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
_FORMULA_ROWS = 3  # rows that a formula set as a table without lines has at most
_FLAT = 60  # twentieths of a point
_DEEPEST = 24  # cells and text boxes inside one another
_MAX_SPAN = 200  # columns that one cell may claim; damaged files claim thousands


class BlockReader(Protocol):
    """What a table needs of the reader of its document: the content of a cell, and what stands around it."""

    inline: Inline
    styles: Styles
    depth: int
    grids: set[str]
    barred: set[str]

    def blocks(self, container: etree._Element, path: str = "") -> Iterator[Block]:
        """Yield the lines and tables of a cell."""


def read_table(reader: BlockReader, element: etree._Element, path: str) -> Iterator[Block]:
    """Yield the table of a w:tbl, then the tables within its cells that are grids of their own.

    Of other tables within a cell (a frame, a formula set in columns) each row is a line of that cell. `path` is the
    place of the table.
    """
    ruled = reader.styles.draws_table(element)
    if reader.styles.draws_table(element, upright=True):
        reader.grids.add(path)
    cells: list[OpenCell] = []
    above: list[OpenCell] = []
    open_below = False
    n_rows = 0
    for row_element in _children(element, "tr"):
        properties = child(row_element, "trPr")
        if child(properties, "del") is not None:
            reader.inline.notes["deleted_text"] += 1
            continue
        if on(child(properties, "hidden")) or _is_flat(child(properties, "trHeight")):
            reader.inline.leave_out("vanished_text", row_element, path)
            continue
        row = _Row(reader, n_rows, f"{path}/r[{n_rows}]", above, ruled)
        row.at = _span(child(properties, "gridBefore"), 0)
        for cell_element in _children(row_element, "tc"):
            row.add(cell_element)
        if ruled and open_below and row.open_above and goes_on(row.cells, above):
            row.cells = [_with_more(upper, one) for upper, one in zip(above, row.cells, strict=True)]
        cells.extend(one for one in row.cells if one.row == n_rows)
        above, open_below = row.cells, row.open_below
        n_rows += 1
    inner = [table for cell in cells for table in cell.inner]
    cells, n_rows = settle(cells, n_rows)
    nested = [table for table in inner if any(table in cell.inner for cell in cells)]
    made = _compact([_closed(one) for one in cells], n_rows)
    if made:
        n_cols = max(cell.col + cell.col_span for cell in made)
        yield Table(tuple(made), n_rows, n_cols, Place(path=path), ruled)
    yield from nested


@dataclass(slots=True)
class _Row:
    """One w:tr being read: the grid column reached and the cells that cover it, those from above too."""

    reader: BlockReader
    index: int
    path: str
    above: list[OpenCell]
    ruled: bool
    at: int = 0
    n_read: int = 0
    open_above: bool = True  # no cell has a line above it, as each says itself
    open_below: bool = True
    cells: list[OpenCell] = field(default_factory=list)

    def add(self, element: etree._Element) -> None:
        """Read a w:tc: a cell of its own, or more of the cell above or at the left."""
        properties = child(element, "tcPr")
        width = _span(child(properties, "gridSpan"), 1)
        path = f"{self.path}/c[{self.n_read}]"
        self._note_bars(properties, path)
        self.open_above &= is_open(properties, "top")
        self.open_below &= is_open(properties, "bottom")
        vertical, sideways = child(properties, "vMerge"), child(properties, "hMerge")
        self.n_read += 1
        if sideways is not None and val(sideways) != "restart" and self.cells and self.cells[-1].row == self.index:
            self.cells[-1].width += width
            self._read(element, self.cells[-1], path)
        elif vertical is not None and val(vertical) != "restart" and (cell := self._over(width)) is not None:
            cell.height += 1
            self._look_behind(element, cell)
            self.cells.append(cell)
        else:
            merges = vertical is not None
            cell = OpenCell(self.index, self.at, width, path, vertical=merges)
            self.cells.append(cell)
            self._read(element, cell, path)
        self.at += width

    def _note_bars(self, properties: etree._Element | None, path: str) -> None:
        """Note a line drawn below a cell, its own or that above the cell under it: in a formula it is a fraction bar."""
        borders = child(properties, "tcBorders")
        if is_line(child(borders, "bottom")):
            self.reader.barred.add(path)
        if is_line(child(borders, "top")):
            self.reader.barred |= {one.path for one in self.above if one.col == self.at}

    def _over(self, width: int) -> OpenCell | None:
        """Return the cell above that this continued cell belongs to; None where there is none as wide."""
        return next((one for one in self.above if one.vertical and (one.col, one.width) == (self.at, width)), None)

    def _read(self, element: etree._Element, cell: OpenCell, path: str) -> None:
        """Add the lines and inner tables of a w:tc to a cell."""
        self.reader.depth += 1
        if self.reader.depth > _DEEPEST:
            raise UnsafeContent("nested too deeply")
        notes = self.reader.inline.notes
        told = notes["formula_picture"] + notes["picture_in_cell"]
        for block in self.reader.blocks(element, f"{path}/"):
            if isinstance(block, Line):
                cell.lines.append(block)
            elif self._stands_alone(block):
                cell.inner.append(block)
            else:
                cell.lines.extend(row_lines(block, self.reader.barred))
        self.reader.depth -= 1
        told = notes["formula_picture"] + notes["picture_in_cell"] - told  # formulas, and those of tables in the cell
        notes["picture_in_cell"] += sum(1 for _ in element.iter(*_PICTURES)) > told

    def _stands_alone(self, table: Table) -> bool:
        """Return whether a table within a cell is a grid of its own, and no frame and no formula set in columns
        (that has no line from top to bottom, at most a fraction bar)."""
        formula = self.ruled and table.n_rows <= _FORMULA_ROWS and table.place.path not in self.reader.grids
        return table.n_rows >= 2 and table.n_cols >= 2 and not formula

    def _look_behind(self, element: etree._Element, cell: OpenCell) -> None:
        # Word does not show the text of a continued cell. Templates repeat the first cell's text there; other text is
        # noted, so that nothing goes unseen.
        behind = "".join(text.text or "" for text in element.iter(f"{{{W}}}t")).split()
        shown = " ".join(line.text for line in cell.lines).split()
        self.reader.inline.notes["hidden_merged_text"] += bool(behind) and behind != shown


def _with_more(upper: OpenCell, one: OpenCell) -> OpenCell:
    """Return the upper cell, the lines of one below that goes on with it added."""
    upper.height += 1
    upper.lines.extend(one.lines)
    upper.inner.extend(one.inner)
    return upper


def _closed(one: OpenCell) -> Cell:
    return Cell(one.row, one.col, tuple(one.lines), one.height, one.width, Place(path=one.path))


def _compact(cells: list[Cell], n_rows: int) -> list[Cell]:
    """Return the cells on the grid of those columns at which some cell starts or ends; the others mean nothing."""
    edges = sorted({edge for cell in cells for edge in (cell.col, cell.col + cell.col_span)} | {0})
    index = {edge: at for at, edge in enumerate(edges)}
    return [
        replace(
            cell,
            col=index[cell.col],
            col_span=index[cell.col + cell.col_span] - index[cell.col],
            row_span=min(cell.row_span, n_rows - cell.row),
        )
        for cell in cells
    ]


def _is_flat(height: etree._Element | None) -> bool:
    """Return whether a row is exactly so low that nobody sees what stands in it."""
    return height is not None and height.get(f"{{{W}}}hRule") == "exact" and 0 < (whole(val(height)) or _FLAT) < _FLAT


def _children(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the rows of a table or the cells of a row, those in wrappers (content controls, insertions) too."""
    for element in parent.iterchildren("*"):
        local = name_of(element).localname
        if element.tag == f"{{{W}}}{name}":
            yield element
        elif element.tag == f"{{{MC}}}AlternateContent":
            branch = chosen_branch(element)
            yield from _children(branch, name) if branch is not None else ()
        elif local in _WRAPPERS and local not in DELETED:
            yield from _children(element, name)


def _span(element: etree._Element | None, default: int) -> int:
    number = whole(val(element))
    return min(max(number, default), _MAX_SPAN) if number is not None else default
