"""Columns that the grid holds as one: labels side by side in one cell of the head, each over texts of its own."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.model.document import Cell, Line, Table
from extractors.model.geometry import Box
from extractors.model.quote import Quote, Word
from extractors.page.lines import box_of
from extractors.tables.cells.content import share
from extractors.tables.heads.meaning import inherits, period_of
from extractors.text.labels import YEAR, is_spelt, match_header

_SEARCHED = 3  # rows from the top in which the head may be
_STRIP = 3.0  # points that the texts of two columns leave open at least
_FEWEST = 2  # cells below that must have words on both sides


def with_columns_parted(table: Table) -> Table:
    """Return the table with a column parted whose head holds several labels beside each other, each over its own texts."""
    if table.place.box is None:
        return table
    row = next((r for r in range(min(_SEARCHED, table.n_rows)) if _is_head(table, r)), None)
    if row is None:
        return table
    for col in range(table.n_cols - 1, -1, -1):
        for cell in (
            c for r in (row, row + 1) for c in table.row(r) if c.col == col and c.col_span == 1 and c.row_span == 1
        ):
            cuts = _cuts(table, cell)
            if cuts:
                table = _parted(table, cell, cuts)
                break
    return table


def _is_head(table: Table, row: int) -> bool:
    return sum(match_header(c.text).known for c in table.row(row) if c.text) >= 2


def _cuts(table: Table, head: Cell) -> list[float]:
    """Return the x between the labels of a head's last line, each in a strip that the texts below leave open."""
    lines = [line for line in head.lines if line.has_words]
    below = [c for c in table.cells if c.col == head.col and c.col_span == 1 and c.row > head.row and c.text]
    whole = match_header(head.text)
    several = len(YEAR.findall(head.text)) > 1 or (len(lines) > 1 and len(lines[-1].words) > 1)
    if not lines or not below or (whole.known and len(whole.fields) == 1 and not several) or is_spelt(head.text):
        return []
    last = sorted(lines[-1].words, key=lambda w: box_of(w).x0)
    above = " ".join(line.text for line in lines[:-1])
    cuts: list[float] = []
    for a, b in itertools.pairwise(box_of(w) for w in last):
        low, high = _open_strip(below, a.cx, b.cx)
        if high - low >= _STRIP:
            cuts.append((low + high) / 2)
    parts = [Quote(tuple(part)).text for part in _apart(last, cuts)]
    both = sum(len({bisect_right(cuts, box_of(w).cx) for w in c.quote.words}) > 1 for c in below)
    told = [_is_part(part, above) for part in parts]
    fields = {match_header(part).fields for part in parts}
    dated = all(YEAR.search(part) or period_of(part, above) for part in parts)
    named = len(fields) == len(parts) and not any(match_header(part).other for part in parts)
    distinct = len(set(parts)) == len(parts) and (dated or named)
    several_sides = both >= min(_FEWEST, len(below)) or (
        match_header(parts[0]).fields == ("no",) and _are_numbers(below, cuts)
    )
    return cuts if cuts and all(told) and distinct and several_sides else []


def _are_numbers(cells: Iterable[Cell], cuts: Sequence[float]) -> bool:
    """Return whether nothing but numbers stands before the first cut: most of them may be lost on a poor scan."""
    first = [Quote(tuple(part)).text for c in cells if (part := _apart(c.quote.words, cuts)[0])]
    return not first or share(first, ["index"]) == 1.0


def _is_part(text: str, above: str) -> bool:
    match = match_header(text)
    return match.known or inherits(text) or period_of(text, above) is not None


def _open_strip(cells: Iterable[Cell], left: float, right: float) -> tuple[float, float]:
    """Return the widest strip between two x that no word of the cells stands in."""
    spans = sorted((box_of(w).x0, box_of(w).x1) for c in cells for w in c.quote.words)
    free: list[tuple[float, float]] = []
    at = left
    for x0, x1 in spans:
        if x1 <= left or x0 >= right:
            continue
        free.append((at, x0))
        at = max(at, x1)
    free.append((at, right))
    return max(free, key=lambda s: s[1] - s[0], default=(left, left))


def _apart(words: Sequence[Word], cuts: Sequence[float]) -> list[list[Word]]:
    made: list[list[Word]] = [[] for _ in range(len(cuts) + 1)]
    for word in words:
        made[bisect_right(cuts, box_of(word).cx)].append(word)
    return made


def _parted(table: Table, head: Cell, cuts: Sequence[float]) -> Table:
    """Return the table with the head's column as one for each label; lines above the labels stand over all of them."""
    more = len(cuts)
    lines = [line for line in head.lines if line.has_words]
    upper = lines[:-1]
    cells: list[Cell] = []
    for cell in table.cells:
        down = 1 if upper and cell.row > head.row else 0
        cell = replace(cell, row=cell.row + down) if down else cell
        if cell.col > head.col:
            cells.append(_deepened(replace(cell, col=cell.col + more), head.row, deeper=bool(upper)))
        elif cell.col == head.col and cell.col_span == 1 and cell.row - down > head.row:
            cells += _pieces(cell, cuts)
        elif cell.col == head.col and cell.row - down == head.row:
            if upper:
                cells.append(replace(cell, lines=tuple(upper), col_span=1 + more))
                cells += _pieces(replace(cell, row=cell.row + 1, lines=(lines[-1],)), cuts)
            else:
                cells += _pieces(cell, cuts)
        elif cell.col <= head.col < cell.col + cell.col_span:
            cells.append(_deepened(replace(cell, col_span=cell.col_span + more), head.row, deeper=bool(upper)))
        else:
            cells.append(_deepened(cell, head.row, deeper=bool(upper)))
    return replace(table, cells=tuple(cells), n_cols=table.n_cols + more, n_rows=table.n_rows + bool(upper))


def _deepened(cell: Cell, row: int, *, deeper: bool) -> Cell:
    """Return a cell of the head's row reaching down over the row of labels that was added."""
    return replace(cell, row_span=cell.row_span + 1) if deeper and cell.row <= row < cell.row + cell.row_span else cell


def _pieces(cell: Cell, cuts: Sequence[float]) -> list[Cell]:
    box = cell.place.box
    edges = [box.x0 if box else 0.0, *cuts, box.x1 if box else 0.0]
    parts: list[list[Line]] = [[] for _ in range(len(cuts) + 1)]
    for line in cell.lines:
        for at, words in enumerate(_apart(line.words, cuts)):
            if words:
                parts[at].append(Line(tuple(words)))
    return [
        replace(
            cell,
            col=cell.col + at,
            lines=tuple(found),
            bars=tuple(bar for bar in cell.bars if edges[at] <= bar.cx <= edges[at + 1]),
            place=cell.place._replace(box=Box(edges[at], box.top, edges[at + 1], box.bottom)) if box else cell.place,
        )
        for at, found in enumerate(parts)
    ]
