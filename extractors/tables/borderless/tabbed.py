"""Tables that Word and its kin show by tab stops alone: paragraphs of as many parts as the head above them names columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.model.document import Block, Cell, Document, Line, Table
from extractors.model.quote import Place, Quote
from extractors.tables.borderless.gutters import GROUPS, signs
from extractors.tables.cells.content import is_unit, is_value
from extractors.text.labels import cell_pattern, group_kind, match_header

_OF_WORD = ("docx", "doc", "odt", "rtf")
_STROKE = 10  # signs
_FEWEST = 3  # columns, and rows with the head
_STOP = 8  # characters from one tab stop to the next, as the reader counts them
_FULL = 15  # characters of a text that may go on in the next line
_GRADE = 3  # letters of a value without digit ("BB")
_YEAR_ALONE = cell_pattern("header_patterns", "year_alone")


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines that are a table: of the head, then of rows, of the rest of a row's texts, of groups; `n_cols` columns."""

    head: tuple[Line, ...]
    body: tuple[Line, ...]
    end: int
    n_cols: int


def with_tabbed_tables(document: Document) -> Document:
    """Return a text document with each such run of lines put into a table; no word is lost or added."""
    if document.format not in _OF_WORD:
        return document
    return replace(document, pages=tuple(replace(page, blocks=_parted(page.blocks)) for page in document.pages))


def _parted(blocks: Sequence[Block]) -> tuple[Block, ...]:
    made: list[Block] = []
    at = 0
    while at < len(blocks):
        run = _run(blocks, at)
        if run is None:
            made.append(blocks[at])
            at += 1
            continue
        rows = (*run.head, *run.body)
        made.append(_table(run))
        made += [block for block in blocks[at : run.end] if block not in rows]
        at = run.end
    return tuple(made)


def _run(blocks: Sequence[Block], at: int) -> _Run | None:
    """Return the table whose head begins with block `at`; None where none does.

    A second line of the head holds years under the last labels of the first.
    """
    head = blocks[at]
    if not isinstance(head, Line) or len(head.segments) < _FEWEST:
        return None
    if sum(1 for part in head.segments if match_header(part.text).fields) < 2 or _is_labelled(head):
        return None
    second = blocks[at + 1] if at + 1 < len(blocks) else None
    deep = isinstance(second, Line) and _is_second(second)
    heads = (head, second) if deep and isinstance(second, Line) else (head,)
    n_cols = max(max(_stops(line)) for line in heads) + 1
    full: Line | None = None  # the last row
    end = behind = at + len(heads)
    while end < len(blocks):
        row = blocks[end]
        if not isinstance(row, Line):
            break
        rest = behind == end and _is_rest(row, n_cols) and full is not None and _goes_on(full, row)
        shares = behind == end and full is not None and _shares(full, row, n_cols)
        whole = len(row.segments) == n_cols
        if not _is_stroke(row) and not whole and not rest and not shares and not _is_group(row):
            break
        end += 1
        full = row if whole else full
        if whole or rest or shares or _is_stroke(row):
            behind = end  # goals below the last row stay lines
    body = [b for b in blocks[at + len(heads) : behind] if isinstance(b, Line) and not _is_stroke(b)]
    rows = sum(len(row.segments) == n_cols for row in body)
    return _Run(heads, tuple(body), behind, n_cols) if rows + 1 >= _FEWEST else None


def _is_labelled(line: Line) -> bool:
    """Return whether a line is one label with its value behind a colon ("Satuan", ":", "%"), and no head."""
    return any(part.text.startswith(":") for part in line.segments) or line.segments[0].text.endswith(":")


def _is_second(line: Line) -> bool:
    """Return whether a line begins at a later tab stop and holds years alone."""
    stops = _stops(line)
    return stops[0] > 1 and len(stops) > 1 and all(_YEAR_ALONE.match(part.text) for part in line.segments)


def _is_group(line: Line) -> bool:
    return len(line.segments) == 1 and group_kind(line.text) in GROUPS


def _is_rest(line: Line, n_cols: int) -> bool:
    """Return whether a line begins at a later tab stop and goes on with texts of the row above."""
    stops = _stops(line)
    return stops[0] > 0 and stops[-1] < n_cols and len(stops) < n_cols


def _shares(row: Line, line: Line, n_cols: int) -> bool:
    """Return whether a line is a row that shares the first cells of the row above, with a value in the last column."""
    stops, last = _stops(line), line.segments[-1].text
    if stops[0] == 0 or len(stops) < 2 or stops != list(range(stops[0], n_cols)) or signs(line):
        return False
    value = any(c.isdigit() for c in last) or is_value(last) or (len(last) <= _GRADE and not is_unit(last))
    short = all(len(text) < _FULL for text in (last, row.segments[-1].text))
    return value and short and line.segments[0].text[0].isupper()


def _goes_on(row: Line, rest: Line) -> bool:
    """Return whether each text of a line stands below one of the row that fills its column, and no signature opens.

    A unit stands below its number as well, beside a text that goes on.
    """
    shouts = rest.text.isupper() and not row.text.isupper()
    if signs(rest) or shouts:
        return False
    pairs = [(row.segments[col].text, part.text) for col, part in zip(_stops(rest), rest.segments, strict=True)]
    full = [len(above) >= _FULL for above, _ in pairs]
    return any(full) and all(ok or (is_value(up) and is_unit(low)) for ok, (up, low) in zip(full, pairs, strict=True))


def _stops(line: Line) -> list[int]:
    """Return the number of tabs before each part of a line, those before the parts at its left included."""
    found: list[int] = []
    before, column = 0, 0.0
    for part, start in zip(line.segments, line.segment_offsets, strict=True):
        before += max(int(start // _STOP - column // _STOP), 1 if found else 0)
        found.append(before)
        column = start + len(part.text)
    return found


def _is_stroke(line: Line) -> bool:
    """Return whether a line is a stroke typed with signs ("________")."""
    return len(line.text) >= _STROKE and not any(c.isalnum() for c in line.text)


def _table(run: _Run) -> Table:
    first = run.head[0].words[0].place.path
    path = f"{first.partition('#')[0]}/tabs"
    cells: list[Cell] = []

    def add(row: int, col: int, part: Quote, rows: int = 1, cols: int = 1) -> None:
        line = Line(part.words, (0.0,) * len(part.words))
        cells.append(Cell(row, col, (line,), rows, cols, Place(path=f"{path}/r[{row}]/c[{col}]")))

    below = dict(zip(_stops(run.head[1]), run.head[1].segments, strict=True)) if len(run.head) > 1 else {}
    labels = dict(zip(_stops(run.head[0]) if below else range(run.n_cols), run.head[0].segments, strict=False))
    for col, part in labels.items():
        after = min((other for other in labels if other > col), default=run.n_cols)
        add(0, col, part, 1 if col in below else len(run.head), after - col if col in below else 1)
    for col, part in below.items():
        add(1, col, part)
    row = len(run.head) - 1
    full: Line | None = None
    for line in run.body:
        full = line if len(line.segments) == run.n_cols else full
        if full is not None and full is not line and _shares(full, line, run.n_cols):
            row += 1
            for col, part in zip(_stops(line), line.segments, strict=True):
                add(row, col, part)
            continue
        if _is_rest(line, run.n_cols):
            for col, part in zip(_stops(line), line.segments, strict=True):
                add(row, col, part)
            continue
        row += 1
        for col, part in enumerate(line.segments):
            add(row, col, part, cols=1 if len(line.segments) > 1 else run.n_cols)
    return Table(tuple(_joined(cells)), row + 1, run.n_cols, Place(path=path), ruled=False)


def _joined(cells: Sequence[Cell]) -> list[Cell]:
    """Return the cells, the lines of one place in one cell."""
    made: dict[tuple[int, int], Cell] = {}
    for cell in cells:
        before = made.get((cell.row, cell.col))
        made[cell.row, cell.col] = cell if before is None else replace(before, lines=(*before.lines, *cell.lines))
    return list(made.values())
