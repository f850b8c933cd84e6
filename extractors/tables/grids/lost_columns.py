"""Scanned grids at the top of a page that go on with a table in fewer columns: an upright ruling is lost all the way."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from extractors.model.document import Cell, Line, Table
from extractors.model.geometry import Box
from extractors.model.quote import Word
from extractors.page.lines import box_of

_NEAR = 7.0  # points by which a border may stand off that of the page before, its left side laid on the other's
_LIKE = 0.02  # share by which such a grid may be wider or narrower
_OVER = 1.5  # points of a word that may lie over a border


def with_columns_of(table: Table, before: Table) -> Table:
    """Return a scanned grid cut at the borders that the table of the page before has and it lacks; else the grid itself.

    Only where its sides and its other borders are those of that table, and no word lies over a lost one.
    """
    own, wanted = _sides(table), _sides(before)
    if not (2 <= len(own) < len(wanted)) or table.page is None or before.page is None or table.page != before.page + 1:
        return table
    if not any(word.engine == "ocr" for cell in table.cells for word in cell.quote.words[:1]):
        return table
    width = wanted[-1] - wanted[0]
    if abs(own[-1] - own[0] - width) > _LIKE * width:
        return table
    moved = [x - wanted[0] + own[0] for x in wanted]
    at = [min(range(len(moved)), key=lambda i, x=x: abs(moved[i] - x)) for x in own]  # type: ignore[misc]
    if len(set(at)) < len(at) or any(abs(moved[i] - x) > _NEAR for i, x in zip(at, own, strict=True)):
        return table
    edges = [own[at.index(i)] if i in at else x for i, x in enumerate(moved)]
    cells: list[Cell] = []
    for cell in table.cells:
        parts = _parts(cell, at[cell.col], at[min(cell.col + cell.col_span, len(at) - 1)], edges)
        if not parts:
            return table
        cells += parts
    return Table(tuple(cells), table.n_rows, len(edges) - 1, table.place, table.ruled)


def _sides(table: Table) -> list[float]:
    """Return the x of all borders between and beside the columns of a grid; nothing where a cell does not tell one."""
    found: dict[int, float] = {}
    for cell in table.cells:
        if cell.place.box is not None:
            found.setdefault(cell.col, cell.place.box.x0)
            found.setdefault(cell.col + cell.col_span, cell.place.box.x1)
    return [found[col] for col in sorted(found)] if len(found) == table.n_cols + 1 else []


def _parts(cell: Cell, first: int, end: int, edges: Sequence[float]) -> list[Cell]:
    """Return a cell cut at the borders between columns `first` and `end`; nothing where a word lies over one."""
    box = cell.place.box
    if end - first == 1 or box is None:
        return [replace(cell, col=first, col_span=end - first)]
    cuts = edges[first + 1 : end]
    lines: list[list[Line]] = [[] for _ in range(end - first)]
    for line in cell.lines:
        words: list[list[Word]] = [[] for _ in lines]
        for word in line.words:
            place = box_of(word)
            if any(place.x0 + _OVER < x < place.x1 - _OVER for x in cuts):
                return []
            words[bisect_right(cuts, place.cx)].append(word)
        for own, part in zip(words, lines, strict=True):
            if own:
                part.append(Line(tuple(own)))
    return [
        replace(
            cell,
            col=first + i,
            col_span=1,
            lines=tuple(part),
            bars=tuple(bar for bar in cell.bars if edges[first + i] <= bar.cx <= edges[first + i + 1]),
            place=cell.place._replace(box=Box(edges[first + i], box.top, edges[first + i + 1], box.bottom)),
        )
        for i, part in enumerate(lines)
    ]
