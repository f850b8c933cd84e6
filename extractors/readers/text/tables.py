"""Tables of text exports: rows of tabs (cells may go on over lines), Markdown pipes, HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Final

from extractors.readers.text.markup import SOFT, Fragment

PIPE_RULE: Final = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_FRAME = re.compile(r"^\s*\+(?:[-=]{2,}\+){2,}\s*$")
_PIPE = re.compile(r"(?<!\\)\|")
_LONGEST_ROW = 400  # lines without a rule between them in a typed grid
_REACH = 40  # physical lines over which one row may go on
_LOOK = 200  # lines looked at to learn a table's width
_HTML_REACH = 3000  # lines over which an HTML table may go on
_MAX_SPAN = 100


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a text table before its text is set."""

    row: int
    col: int
    text: Fragment
    row_span: int = 1
    col_span: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table found in lines of text: its cells, its size, and the line behind it."""

    cells: tuple[GridCell, ...]
    n_rows: int
    n_cols: int
    end: int


_MOST_TABS = 1000  # of a line: no table has as many columns, and a file of them would be a million cells


def find_grid(lines: Sequence[Fragment], at: int, before: int) -> Grid | None:
    """Return the table that starts at line `at`; None where none does.

    `before`: the number of columns of the table just above (blank lines between at most), else 0: then one row of as
    many columns is enough.
    """
    text = lines[at].text
    if "<table" in text.lower():
        return _html_grid(lines, at)
    if "|" in text:
        return None if _is_framed(lines, at) else _pipe_grid(lines, at)
    return _tab_grid(lines, at, before) if 0 < text.count("\t") < _MOST_TABS else None


def _grid(rows: list[list[Fragment]], end: int) -> Grid:
    cells = tuple(GridCell(i, j, text) for i, row in enumerate(rows) for j, text in enumerate(row))
    return Grid(cells, len(rows), max(map(len, rows)), end)


def _tabs(lines: Sequence[Fragment], at: int) -> int:
    return lines[at].text.count("\t") if at < len(lines) else 0


def _is_blank(lines: Sequence[Fragment], at: int) -> bool:
    return at >= len(lines) or not lines[at].text.strip()


def _tab_grid(lines: Sequence[Fragment], at: int, before: int) -> Grid | None:
    tabs = _width(lines, at)
    if tabs < 2:
        return None
    rows: list[list[Fragment]] = []
    end = at
    while not _is_blank(lines, end) and "\t" in lines[end].text:
        behind = _row_end(lines, end, tabs)
        if behind == end:
            break
        behind = _tail_end(lines, behind, tabs)
        rows.append(_split_tabs(lines[end:behind]))
        end = behind
    if len(rows) >= 2 or (rows and len(rows[0]) == before):
        return _grid(rows, end)
    return None


def _width(lines: Sequence[Fragment], at: int) -> int:
    """Return the number of tabs in a whole row of the table that may start here."""
    own = most = _tabs(lines, at)
    end = at
    while not _is_blank(lines, end) and end - at < _LOOK:
        most = max(most, _tabs(lines, end))
        end += 1
    # A first row of fewer tabs goes on in the next lines (rows of few columns are not joined: contents lists).
    return most if most >= 3 and _row_end(lines, at, most) > at + 1 else own


def _row_end(lines: Sequence[Fragment], at: int, tabs: int) -> int:
    """Return the line behind the row that starts at `at`: it takes lines in until it has all its tabs."""
    total = _tabs(lines, at)
    if total >= tabs:
        return at + 1
    end = at + 1
    while tabs >= 3 and end < min(len(lines), at + _REACH) and total + _tabs(lines, end) <= tabs:
        total += _tabs(lines, end)
        end += 1
        if total == tabs:
            return end
    return at + 1 if _tabs(lines, at) >= 2 else at  # a row whose last cells are missing


def _tail_end(lines: Sequence[Fragment], at: int, tabs: int) -> int:
    """Return the line behind the last cell's further lines: lines without tabs, up to the table's next row."""
    end = at
    while not _is_blank(lines, end) and _tabs(lines, end) == 0 and end - at < _REACH:
        end += 1
    goes_on = not _is_blank(lines, end) and (_tabs(lines, end) == tabs or _row_end(lines, end, tabs) > end + 1)
    return end if goes_on else at


def _split_tabs(lines: Sequence[Fragment]) -> list[Fragment]:
    cells = [Fragment(lines[0].line, "")]
    for index, line in enumerate(lines):
        if index:
            # Blank lines within a row are line ends too: the physical line number is counted by "\n".
            last = cells[-1]
            cells[-1] = Fragment(last.line, last.text + "\n")
        first, *others = line.text.split("\t")
        cells[-1] = Fragment(cells[-1].line, cells[-1].text + first)
        cells.extend(Fragment(line.line, other) for other in others)
    return cells


def _pipe_cells(text: str) -> list[str]:
    parts = _PIPE.split(text.strip())
    if len(parts) > 1 and not parts[0].strip():
        parts = parts[1:]
    if len(parts) > 1 and not parts[-1].strip():
        parts = parts[:-1]
    return [part.replace("\\|", "|") for part in parts]


def _is_framed(lines: Sequence[Fragment], at: int) -> bool:
    """Return whether a line stands below a rule of a grid that is typed sign by sign: its cells may have several lines."""
    start = at
    while start and at - start < _LONGEST_ROW and lines[start].text.lstrip()[:1] == "|":
        start -= 1
    return start < at and _FRAME.match(lines[start].text) is not None


def _pipe_grid(lines: Sequence[Fragment], at: int) -> Grid | None:
    ruled = at + 1 < len(lines) and "|" in lines[at + 1].text and PIPE_RULE.match(lines[at + 1].text) is not None
    n_cols = len(_pipe_cells(lines[at].text))
    rows: list[list[Fragment]] = []
    end = at
    while not _is_blank(lines, end) and len(_PIPE.findall(lines[end].text)) >= 1:
        text = lines[end].text
        framed = text.strip().startswith("|") and len(_PIPE.findall(text)) >= 2
        if not (framed or ruled):
            break
        if not PIPE_RULE.match(text):
            rows.append([Fragment(lines[end].line, cell) for cell in _pipe_cells(text)])
        end += 1
    return _grid(rows, end) if n_cols >= 2 and (len(rows) >= 2 or (ruled and rows)) else None


def _html_grid(lines: Sequence[Fragment], at: int) -> Grid | None:
    end = at
    while end < min(len(lines), at + _HTML_REACH) and "</table>" not in lines[end].text.lower():
        end += 1
    if end == min(len(lines), at + _HTML_REACH):
        return None  # never closed
    parser = _TableParser([line.line for line in lines[at : end + 1]])
    parser.feed("\n".join(line.text for line in lines[at : end + 1]))
    parser.close()
    if not parser.cells or parser.outside.strip():
        return None  # text beside the cells: read as lines, so that nothing is lost
    n_cols = max(cell.col + cell.col_span for cell in parser.cells)
    n_rows = max(cell.row for cell in parser.cells) + 1
    cells = tuple(
        GridCell(cell.row, cell.col, cell.text, min(cell.row_span, n_rows - cell.row), cell.col_span)
        for cell in parser.cells
    )
    return Grid(cells, n_rows, n_cols, end + 1)


class _TableParser(HTMLParser):
    """Collects the cells of one HTML table with their spans."""

    def __init__(self, numbers: list[int]) -> None:
        super().__init__(convert_charrefs=False)
        self.numbers = numbers
        self.cells: list[GridCell] = []
        self.outside = ""
        self._row = -1
        self._taken: set[tuple[int, int]] = set()
        self._open: tuple[int, int, int, int, int] | None = None  # row, col, spans, line
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a row or a cell; keep line breaks and list items as new lines."""
        if tag == "tr":
            self._close()
            self._row += 1
        elif tag in ("td", "th"):
            self._close()
            self._row = max(0, self._row)
            self._open_cell(dict(attrs))
        elif tag in ("br", "p", "li", "div"):
            self._text += SOFT + ("- " if tag == "li" else "")
        elif tag not in ("table", "thead", "tbody", "tfoot", "colgroup", "col", "caption"):
            self._text += self.get_starttag_text() or ""

    def handle_endtag(self, tag: str) -> None:
        """Close the cell at the end of a cell, a row or the table."""
        if tag in ("td", "th", "tr", "table"):
            self._close()
        elif tag in ("p", "li", "div"):
            self._text += SOFT

    def handle_data(self, data: str) -> None:
        """Keep text within a cell; text beside cells is remembered as such."""
        if self._open is None:
            self.outside += data
        else:
            self._text += data.replace("\n", " ")

    def handle_entityref(self, name: str) -> None:
        """Keep a named character as written; it is read with the other markup."""
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Keep a numbered character as written; it is read with the other markup."""
        self.handle_data(f"&#{name};")

    def _open_cell(self, attributes: dict[str, str | None]) -> None:
        col = 0
        while (self._row, col) in self._taken:
            col += 1
        spans = []
        for name in ("rowspan", "colspan"):
            number = attributes.get(name) or "1"
            spans.append(min(_MAX_SPAN, max(1, int(number))) if number.isdecimal() else 1)
        self._taken.update((self._row + i, col + j) for i in range(spans[0]) for j in range(spans[1]))
        self._open = (self._row, col, spans[0], spans[1], self.numbers[self.getpos()[0] - 1])
        self._text = ""

    def _close(self) -> None:
        if self._open is not None:
            row, col, row_span, col_span, line = self._open
            self.cells.append(GridCell(row, col, Fragment(line, self._text.strip(SOFT)), row_span, col_span))
        self._open = None
        self._text = ""
