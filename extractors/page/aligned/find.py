"""Tables of a page told by the places of their words: runs of lines, their columns, their rows, their heads."""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Iterable, Mapping, Sequence

from extractors.model.document import Cell, Line, Table
from extractors.model.geometry import Box
from extractors.model.quote import Place
from extractors.page.aligned.checks import Texts, is_table
from extractors.page.aligned.columns import edges_of
from extractors.page.aligned.groups import Group, groups_of
from extractors.page.aligned.heads import Label, body_start, labels_of
from extractors.page.aligned.pieces import Piece, rows_of
from extractors.page.aligned.placed import Placed, alone_in, ruled_off
from extractors.page.aligned.prose import prose_of
from extractors.page.aligned.regions import Region, regions_of
from extractors.page.aligned.tight import placed_tightly
from extractors.page.lines import glue_lines

_FEWEST_LABELS = 3  # of a line of words that stand as near as those of one text
_CENTRED = 6.0  # points by which a label over all columns but the first may stand off their middle

_Parts = dict[tuple[int, int], list[Piece]]  # of a row, by their first and last column


def find_aligned(lines: Iterable[Line], bars: Sequence[Box] = (), page: int | None = None) -> tuple[Table, ...]:
    """Return the tables among the lines of a page, from top to bottom; no word of them is lost or added.

    `bars`: the horizontal strokes of the page. No label is looked at: a table is what stands in columns.
    """
    rows = rows_of(lines)
    regions = regions_of(rows, prose_of(rows))
    return tuple(table for region in regions if (table := _table(region, bars, page)) is not None)


def _table(region: Region, bars: Sequence[Box], page: int | None) -> Table | None:
    edges = edges_of(region.rows)
    if not edges:
        return None
    lines = _trimmed(_lines(region, edges))
    if len(lines) < 2:
        return None
    box = Box.around(entry.piece.box for line in lines for entry in line.entries)
    near = [bar for bar in bars if box.top - 12 <= bar.cy <= box.bottom + 12 and box.overlap_x(bar) > 0]
    ruled = ruled_off(lines, near)
    start = body_start(lines, ruled)
    columns = _extents(lines, len(edges) + 1)
    labels = labels_of(lines[:start], columns, near)
    groups = groups_of(lines[start:], {at - start for at in ruled}, len(edges) + 1)
    levels = max((label.level for label in labels), default=-1) + 1
    if not is_table([*_labelled(labels, levels), *map(_texts_of, groups)], len(edges) + 1, len(ruled), _blank(lines)):
        return None
    cells = _cells(labels, groups, levels, [box.x0, *edges, box.x1], page)
    return Table(tuple(cells), levels + len(groups), len(edges) + 1, Place(page, box), ruled=False)


def _lines(region: Region, edges: Sequence[float]) -> list[Placed]:
    """Return the lines of a table: its rows, and the line above them where it is one of labels or a label over columns."""
    if region.above is None:
        return placed_tightly(region.rows, edges)
    first, *lines = placed_tightly([region.above, *region.rows], edges)
    columns = _extents(lines, len(edges) + 1)
    if len(first.entries) > 1:
        return [first, *lines] if len(first.entries) >= max(_FEWEST_LABELS, (len(edges) + 1) / 2) else lines
    box = first.entries[0].piece.box
    middle = (min(low for low, _ in columns[1:]) + columns[-1][1]) / 2
    over = box.x0 > columns[0][1] and abs(box.cx - middle) <= _CENTRED and lines[0].top - first.bottom <= box.height
    return [first, *lines] if over and len(edges) > 1 else lines


def _trimmed(lines: Sequence[Placed]) -> list[Placed]:
    """Return the lines of a table without those of one text before and after it: captions and notes."""
    kept = list(lines)
    while kept and len(kept[0].entries) == 1 and kept[0].entries[0].first == 0:
        del kept[0]
    while kept and len(kept[-1].entries) == 1 and kept[-1].entries[0].first == 0:
        del kept[-1]
    return kept


def _blank(lines: Sequence[Placed]) -> float:
    """Return the usual blank between neighbours on a line, in heights of a line."""
    pairs = [(a.piece.box, b.piece.box) for line in lines for a, b in itertools.pairwise(line.entries)]
    return statistics.median([(b.x0 - a.x1) / max(a.height, b.height, 1.0) for a, b in pairs]) if pairs else 0.0


def _extents(lines: Sequence[Placed], n_cols: int) -> list[tuple[float, float]]:
    """Return the left and right end of what stands in each column alone."""
    own = alone_in(lines)
    at_left = 0.0
    made = []
    for column in range(n_cols):
        boxes = [piece.box for piece in own.get(column, ())]
        made.append((min(b.x0 for b in boxes), max(b.x1 for b in boxes)) if boxes else (at_left, at_left))
        at_left = made[-1][1]
    return made


def _labelled(labels: Sequence[Label], levels: int) -> list[Texts]:
    return [
        {label.first: " ".join(piece.text for piece in label.pieces) for label in labels if label.level == level}
        for level in range(levels)
    ]


def _texts_of(group: Group) -> Texts:
    texts: Texts = {}
    for line in group:
        for first, _, piece in line.entries:
            texts[first] = f"{texts[first]} {piece.text}" if first in texts else piece.text
    return texts


def _cells(
    labels: Sequence[Label], groups: Sequence[Group], levels: int, xs: Sequence[float], page: int | None
) -> list[Cell]:
    rows: list[_Parts] = [{} for _ in range(levels + len(groups))]
    for label in labels:
        rows[label.level].setdefault((label.first, label.last), []).extend(label.pieces)
    for row, group in enumerate(groups, start=levels):
        for line in group:
            for first, last, piece in line.entries:
                rows[row].setdefault((first, last), []).append(piece)
    cells = [
        _cell(row, first, last, pieces, xs, page)
        for row, parts in enumerate(rows)
        for (first, last), pieces in _beside_each_other(parts).items()
    ]
    return sorted([*cells, *_blank_cells(cells, xs, page)], key=lambda cell: (cell.row, cell.col))


def _beside_each_other(parts: Mapping[tuple[int, int], Sequence[Piece]]) -> _Parts:
    """Return the texts of a row by their first and last column, no column in two of them.

    A text over a column that has a text of its own is more of that one; over one of another wide text, it has what is left.
    """
    made: _Parts = {}
    owner: dict[int, tuple[int, int]] = {}
    for (first, last), pieces in sorted(parts.items(), key=lambda part: (part[0][1] - part[0][0], part[0])):
        taken = [owner[column] for column in range(first, last + 1) if column in owner]
        free = [column for column in range(first, last + 1) if column not in owner]
        if not taken:
            columns = first, last
        elif free and all(low < high for low, high in taken) and free[-1] - free[0] < len(free):
            columns = free[0], free[-1]
        else:
            columns = next((own for own in taken if own[0] == own[1]), taken[0])
        made.setdefault(columns, []).extend(pieces)
        owner |= dict.fromkeys(range(columns[0], columns[1] + 1), columns)
    return made


def _blank_cells(cells: Sequence[Cell], xs: Sequence[float], page: int | None) -> list[Cell]:
    """Return a cell for each column of each row in which no word stands."""
    by_row: dict[int, list[Cell]] = {}
    for cell in cells:
        by_row.setdefault(cell.row, []).append(cell)
    made = []
    for row, own in by_row.items():
        filled = {column for cell in own for column in range(cell.col, cell.col + cell.col_span)}
        high = Box.around(cell.place.box for cell in own if cell.place.box is not None)
        made += [
            Cell(row, column, place=Place(page, Box(xs[column], high.top, xs[column + 1], high.bottom)))
            for column in range(len(xs) - 1)
            if column not in filled
        ]
    return made


def _cell(row: int, first: int, last: int, pieces: Sequence[Piece], xs: Sequence[float], page: int | None) -> Cell:
    ordered = sorted(pieces, key=lambda piece: (piece.box.top, piece.box.x0))
    box = Box.around(piece.box for piece in ordered)
    where = Box(min(xs[first], box.x0), box.top, max(xs[last + 1], box.x1), box.bottom)
    return Cell(row, first, glue_lines([piece.line for piece in ordered]), 1, last - first + 1, Place(page, where))
