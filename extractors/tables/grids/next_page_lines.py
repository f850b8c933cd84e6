"""Sheets without rules printed wider than a page: lines of the next page at the heights of the rows are further columns."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from extractors.model.document import Block, Cell, Line, Page, Table
from extractors.model.geometry import Box
from extractors.model.quote import Place, Word, join
from extractors.page.lines import box_of
from extractors.text.labels import HeaderMatch, match_header

_LEVEL = 3.0  # points by which lines of one row may stand apart on the two pages
_GAP = 4.0  # points between two columns that no word of any row fills
_FEWEST = 3  # rows below the head


def with_lines_beside(table: Table, following: Page) -> tuple[Table, tuple[Block, ...]] | None:
    """Return a table without rules with the columns that lines of the next page make, and what is left of that page.

    None where a row has no line at its height there, a line stands at that of none, or a column has no known label.
    """
    box, tops = table.place.box, _tops(table)
    if box is None or table.ruled or len(tops) <= _FEWEST:
        return None
    lines = [b for b in following.blocks if isinstance(b, Line) and b.box is not None and _inside(b.box, box)]
    rows = [_row_of(line, tops) for line in lines]
    opening = {row for line, row in zip(lines, rows, strict=True) if _opens(line, tops[row])}
    if not lines or not {*range(1, len(tops))} <= opening or 0 not in rows:
        return None
    edges = _edges(lines)
    cells = _cells(table, lines, rows, edges, tops)
    heads = [match_header(join(line.quote for line in cell.lines).text) for cell in cells if cell.row == 0]
    named = {name for match in heads for name in match.fields}
    if len(heads) <= len(edges) or not named or named & {"indikator", "no"} or not all(map(_is_further, heads)):
        return None
    right = max(cell.place.box.x1 for cell in cells if cell.place.box is not None)
    place = table.place._replace(box=Box(box.x0, box.top, right, box.bottom))
    wider = replace(table, cells=(*table.cells, *cells), n_cols=table.n_cols + len(edges) + 1, place=place)
    used = {id(line) for line in lines}
    return wider, tuple(block for block in following.blocks if id(block) not in used)


def _is_further(match: HeaderMatch) -> bool:
    """Return whether a label is of a column that rows of indicators may have, and of no list of programmes and money."""
    return match.known and not (match.other or match.refuse or match.money)


def _inside(line: Box, box: Box) -> bool:
    return box.top - _LEVEL <= line.cy <= box.bottom + _LEVEL


def _tops(table: Table) -> list[float]:
    """Return where the text of each row begins; empty where a row has none."""
    found: list[float] = []
    for row in range(table.n_rows):
        boxes = [b for cell in table.row(row) for line in cell.lines[:1] if (b := line.box) is not None]
        if not boxes:
            return []
        found.append(min(b.top for b in boxes))
    return found


def _row_of(line: Line, tops: Sequence[float]) -> int:
    top = line.box.top if line.box is not None else 0.0
    return max(0, bisect_right(tops, top + _LEVEL) - 1)


def _opens(line: Line, top: float) -> bool:
    return line.box is not None and abs(line.box.top - top) <= _LEVEL


def _edges(lines: Sequence[Line]) -> list[float]:
    """Return the x between the columns: the middles of the strips that no word of any line fills."""
    spans = sorted((box_of(word).x0, box_of(word).x1) for line in lines for word in line.words)
    found: list[float] = []
    right = spans[0][1]
    for x0, x1 in spans:
        if x0 - right >= _GAP:
            found.append((right + x0) / 2)
        right = max(right, x1)
    return found


def _cells(
    table: Table, lines: Sequence[Line], rows: Sequence[int], edges: Sequence[float], tops: Sequence[float]
) -> list[Cell]:
    box = table.place.box
    assert box is not None
    left = min(line.box.x0 for line in lines if line.box is not None)
    right = max(line.box.x1 for line in lines if line.box is not None)
    sides = [x - left + box.x1 + _GAP for x in (left, *edges, right)]
    texts: dict[tuple[int, int], list[Line]] = {}
    for line, row in zip(lines, rows, strict=True):
        columns = [bisect_right(edges, box_of(word).cx) for word in line.words]
        for col, part in itertools.groupby(zip(columns, line.words, strict=True), key=lambda one: one[0]):
            words: tuple[Word, ...] = tuple(word for _, word in part)
            texts.setdefault((row, col), []).append(Line(words, tuple(box_of(word).x0 for word in words)))
    bottoms = [*tops[1:], box.bottom]
    return [
        Cell(
            row,
            table.n_cols + col,
            tuple(own),
            place=Place(table.page, Box(sides[col], tops[row], sides[col + 1], bottoms[row])),
        )
        for (row, col), own in sorted(texts.items())
    ]
