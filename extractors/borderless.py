"""Tables without rulings: columns told by the blank gutters between them, rows by the numbers of the first column.

Deliberately timid: a run of lines counts only with a head line that starts with "No", at least three columns and at
least two numbered rows; anything else stays lines.
"""

from __future__ import annotations

import itertools
import re
import statistics
from bisect import bisect_right
from collections.abc import Sequence

from extractors.document import Block, Cell, Line, Table
from extractors.geometry import Box
from extractors.layout import box_of, glue_lines, group_lines
from extractors.quote import Place, Word

_NO = re.compile(r"^n\s?[o0]\.?$", re.IGNORECASE)
_INDEX = re.compile(r"^[(]?(\d{1,2})[.)]?$")
_GUTTER = 6.0  # points of blank between two columns
_LONGEST_LABEL = 6  # words of a head's segment
_WIDE_STEP = 2.4  # line distances after which a table is over

Span = tuple[float, float]


def with_borderless_tables(blocks: Sequence[Block], page: int | None = None) -> tuple[Block, ...]:
    """Return the blocks of a page with runs of lines that are a table put into one; no word is lost or added."""
    made: list[Block] = []
    for is_line, run in itertools.groupby(blocks, key=lambda block: isinstance(block, Line)):
        if is_line:
            made += _split_run([block for block in run if isinstance(block, Line)], page)
        else:
            made += run
    return tuple(made)


def _split_run(lines: Sequence[Line], page: int | None) -> list[Block]:
    made: list[Block] = []
    at = 0
    while at < len(lines):
        found = find_borderless(lines[at:], page) if _is_head(lines[at]) else None
        if found is None:
            made.append(lines[at])
            at += 1
        else:
            table, used = found
            made.append(table)
            at += used
    return made


def _is_head(line: Line) -> bool:
    segments = line.segments
    return (
        len(segments) >= 3
        and _NO.match(segments[0].text) is not None
        and all(len(s.words) <= _LONGEST_LABEL and s.text[0].isupper() for s in segments)
    )


def find_borderless(lines: Sequence[Line], page: int | None = None) -> tuple[Table, int] | None:
    """Return the table that starts with the head line lines[0], and how many lines it takes; None if there is none."""
    used, gutters = _extent(lines)
    edges = [(a + b) / 2 for a, b in gutters]
    if len(edges) < 2:
        return None
    starts = _row_starts(lines[:used], edges[0])
    if len(starts) < 2:
        return None
    rows = [list(lines[a:b]) for a, b in itertools.pairwise([0, *starts, used])]
    cells = [cell for r, row in enumerate(rows) for cell in _row_cells(row, edges, r, page)]
    box = Box.around(b for line in lines[:used] if (b := line.box) is not None)
    return Table(tuple(cells), len(rows), len(edges) + 1, Place(page, box), ruled=False), used


def _extent(lines: Sequence[Line]) -> tuple[int, list[Span]]:
    """Return how many lines keep the gutters of the head open, and those gutters."""
    gutters = _gaps(lines[0])
    needed = max(2, len(gutters))
    used = 1
    steps: list[float] = []
    for before, line in itertools.pairwise(lines):
        upper, lower = before.box, line.box
        if upper is None or lower is None:
            break
        step = (lower.top - upper.top) / max(lower.height, 1.0)
        if step > _WIDE_STEP * (statistics.median(steps) if len(steps) >= 2 else 1.5):
            break
        narrowed = _narrow(gutters, line)
        if len(narrowed) < needed:
            break
        gutters = narrowed
        steps.append(step)
        used += 1
    return used, gutters


def _gaps(line: Line) -> list[Span]:
    boxes = [box_of(word) for word in line.words]
    return [(boxes[i - 1].x1, boxes[i].x0) for i in line.breaks]


def _narrow(gutters: Sequence[Span], line: Line) -> list[Span]:
    """Return what the words of a line leave of the gutters, those that stay wide enough."""
    kept: list[Span] = []
    for low, high in gutters:
        free = [(low, high)]
        for word in line.words:
            box = box_of(word)
            parts = [((a, min(b, box.x0)), (max(a, box.x1), b)) for a, b in free]
            free = [part for pair in parts for part in pair if part[1] - part[0] >= _GUTTER]
        if free:
            kept.append(max(free, key=lambda span: span[1] - span[0]))
    return kept


def _row_starts(lines: Sequence[Line], first_edge: float) -> list[int]:
    """Return the indexes of the lines that open the rows 1, 2, ...; empty where the first column holds other things."""
    starts: list[int] = []
    for index, line in enumerate(lines[1:], start=1):
        first = [word for word in line.words if box_of(word).cx < first_edge]
        if not first:
            continue
        number = _INDEX.match(first[0].text) if len(first) == 1 else None
        if number is None or int(number[1]) != len(starts) + 1:
            return []
        starts.append(index)
    return starts


def _row_cells(row: Sequence[Line], edges: Sequence[float], index: int, page: int | None) -> list[Cell]:
    by_column: dict[int, list[Word]] = {}
    for line in row:
        for word in line.words:
            by_column.setdefault(bisect_right(edges, box_of(word).cx), []).append(word)
    cells: list[Cell] = []
    for column in range(len(edges) + 1):
        words = by_column.get(column, [])
        box = Box.around(map(box_of, words)) if words else None
        cells.append(Cell(index, column, glue_lines(group_lines(words)), place=Place(page, box)))
    return cells
