"""Grids that rules draw below their head alone: the labels stand in lines above them, each over its column."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from extractors.model.document import Cell, Line, Table
from extractors.model.geometry import Box
from extractors.model.quote import Place, Word
from extractors.page.lines import box_of, glue_lines, group_lines
from extractors.text.labels import match_header

_DEEPEST = 4  # lines of a head
_STEP = 2.5  # heights of a line between two lines of it, and between the last one and the grid
_FEWEST_COLUMNS = 3
_MOSTLY = 0.75  # of the columns have a label that is known
_ON = 1.0  # points of a word on both sides of a border that it stands on


def with_head_above(table: Table, above: Sequence[Line]) -> tuple[Table, Sequence[Line]] | None:
    """Return (the grid with lines right above it as its first row, these lines), where they are a label over each column.

    `above`: the lines before the grid, in reading order. None where they are none: no word may stand on a border, and most
    columns have a known label, an indicator's among them. The deepest such head is taken.
    """
    box, edges = table.place.box, _edges(table)
    if box is None or len(edges) < _FEWEST_COLUMNS - 1:
        return None
    lines = _near(table, box, above)
    for depth in range(len(lines), 0, -1):
        columns = _by_column(lines[-depth:], edges, box)
        if columns is not None and _are_labels(columns, len(edges) + 1):
            return _with_row(table, columns, edges, box), lines[-depth:]
    return None


def _near(table: Table, box: Box, above: Sequence[Line]) -> list[Line]:
    """Return the lines close above the grid, from top to bottom."""
    lines: list[Line] = []
    bottom = box.top
    for line in reversed(above[-_DEEPEST:]):
        place = line.box
        if place is None or line.page != table.page or not -place.height < bottom - place.bottom < _STEP * place.height:
            break
        if place.x0 < box.x0 - _ON or place.x1 > box.x1 + _ON:
            break
        lines.insert(0, line)
        bottom = place.top
    return lines


def _edges(table: Table) -> list[float]:
    """Return the x between the columns of the grid; empty where a column has no cell of its own."""
    left = {c.col: c.place.box.x0 for c in table.cells if c.col_span == 1 and c.place.box is not None}
    return [left[col] for col in range(1, table.n_cols)] if set(left) == set(range(table.n_cols)) else []


def _by_column(lines: Sequence[Line], edges: Sequence[float], box: Box) -> dict[int, list[Word]] | None:
    """Return the words of the lines by column; None where one stands on a border."""
    found: dict[int, list[Word]] = {}
    for word in (w for line in lines for w in line.words):
        at = box_of(word)
        if any(at.x0 + _ON < edge < at.x1 - _ON for edge in edges):
            return None
        found.setdefault(bisect_right(edges, at.cx), []).append(word)
    return found


def _text(words: Sequence[Word]) -> str:
    return " ".join(line.text for line in glue_lines(group_lines(words)))


def _are_labels(columns: dict[int, list[Word]], n_cols: int) -> bool:
    matches = [match_header(_text(words)) for words in columns.values()]
    fields = [match.fields for match in matches if match.fields]
    known = sum(match.known for match in matches)
    return known >= n_cols * _MOSTLY and ("indikator",) in fields and len(set(fields)) >= _FEWEST_COLUMNS


def _with_row(table: Table, columns: dict[int, list[Word]], edges: Sequence[float], box: Box) -> Table:
    top = min(box_of(w).top for words in columns.values() for w in words)
    xs = [box.x0, *edges, box.x1]
    head = [
        Cell(0, col, glue_lines(group_lines(columns.get(col, []))), place=Place(table.page, Box(a, top, b, box.top)))
        for col, (a, b) in enumerate(itertools.pairwise(xs))
    ]
    body = [replace(cell, row=cell.row + 1) for cell in table.cells]
    place = table.place._replace(box=Box(box.x0, top, box.x1, box.bottom))
    return replace(table, cells=(*head, *body), n_rows=table.n_rows + 1, place=place)
