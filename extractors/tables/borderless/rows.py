"""Rows of tables without rulings: by numbers, rules, gaps and columns that begin anew."""

from __future__ import annotations

import itertools
import re
import statistics
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from extractors.model.document import Cell, Line
from extractors.model.geometry import Box
from extractors.model.quote import Place, Word
from extractors.page.lines import box_of, glue_lines, group_lines
from extractors.tables.borderless.gutters import GUTTER, line_step

INDEX = re.compile(r"^[(]?(\d{1,2})[.)]?$")
_LETTER = re.compile(r"^\(?[a-z][.)]$")
_VALUE = re.compile(r"^(?:\d[\d.,]*\s*%?(?:\s[A-Z][a-z]+)?|[A-D]{1,3}\+?|W[TD]P)$")
TIGHT_STEP = 1.2  # line distances in plain text: the halves of fractions stand nearer to each other
_NEW_ROW_STEP = 1.25  # line distances from which a gap parts two rows
_INTERLEAVED = 0.9  # line distances of lines that belong to texts of different height
_SOME = 0.25  # of the lines
_THROUGH = 0.6  # of the rows told otherwise: so many rules part all rows
_NEAR = 12.0  # points from the middle between two rows within which a rule parts them
_FILLED = 0.6  # of the columns: a line that fills them, each with a capital, opens a row


def numbered_starts(
    lines: Sequence[Line], depth: int, first_edge: float, groups: frozenset[int] = frozenset()
) -> list[int]:
    """Return the indexes of the lines that open the rows 1, 2, ...; empty where the first column holds other things.

    The numbers may begin again below a line of `groups`.
    """
    starts: list[int] = []
    last, again = 0, False
    for index, line in enumerate(lines[depth:], start=depth):
        again = again or index in groups
        first = [] if index in groups else [word for word in line.words if box_of(word).cx < first_edge]
        if not first:
            continue
        number = INDEX.match(first[0].text) if len(first) == 1 else None
        if number is None or int(number[1]) not in ({last + 1, 1} if again else {last + 1}):
            return []
        last, again = int(number[1]), False
        starts.append(index)
    return starts


def block_starts(lines: Sequence[Line], depth: int, numbered: Sequence[int]) -> list[int]:
    """Return where the rows of some numbers begin: a number may stand in the middle of its row.

    A row begins after a gap; where not each number has a block of lines of its own, the numbers' own lines are returned.
    """
    steps = [line_step(a, b) or 0.0 for a, b in itertools.pairwise(lines)]
    usual = max(statistics.median_low(steps[depth:]), TIGHT_STEP) if len(steps) > depth else 0.0
    gaps = [depth, *(i for i in range(depth + 1, len(lines)) if steps[i - 1] >= usual * _NEW_ROW_STEP)]
    found = [max((g for g in gaps if g <= at), default=at) for at in numbered]
    return found if len(set(found)) == len(found) else list(numbered)


def group_cell(row: Sequence[Line], n_cols: int, table: Box, index: int, page: int | None) -> Cell:
    """Return the one cell of a row that runs across the whole table."""
    words = [word for line in row for word in line.words]
    height = Box.around(map(box_of, words))
    place = Place(page, Box(table.x0, height.top, table.x1, height.bottom))
    return Cell(index, 0, glue_lines(group_lines(words)), col_span=n_cols, place=place)


def row_starts(
    lines: Sequence[Line], depth: int, edges: Sequence[float], bars: Sequence[Box], own: frozenset[int] = frozenset()
) -> list[int]:
    """Return the indexes of the lines that open rows without numbers: below a rule, after a gap, filling most columns.

    `own`: the columns that each row fills for itself, two or more; a line that opens most of these opens a row too.
    """
    steps = [line_step(a, b) or 0.0 for a, b in itertools.pairwise(lines)]
    usual = max(statistics.median_low(steps[depth:]), TIGHT_STEP) if len(steps) > depth else 0.0
    starts = [depth] if len(lines) > depth else []
    valued = _valued(lines[depth], edges) if starts else set()
    ruled = _below_rules(lines, edges, bars)
    centred = is_centred(lines, depth)
    for index in range(depth + 1, len(lines)):
        opened = {bisect_right(edges, box_of(w).cx) for w in _openers(lines[index], edges)}
        gap = usual > 0 and steps[index - 1] >= usual * _NEW_ROW_STEP
        values = _valued(lines[index], edges)
        again = len(opened) >= 2 and bool(values & valued)  # a second target: its row is the next one
        if centred:  # texts of a row centred on each other: a line may fill any of its columns
            if index in ruled or gap:
                starts.append(index)
            continue
        filled = len(opened) >= max(2.0, (len(edges) + 1) * _FILLED)
        filled = filled or (len(own) > 1 and len(opened & own) >= max(2.0, len(own) * _FILLED))
        filled = filled and not _goes_on(lines[index], edges, own)
        if index in ruled or (gap and opened) or again or filled:
            starts.append(index)
            valued = set()
        valued |= values
    return (
        [depth, *sorted(i for i in ruled if depth < i < len(lines))] if _ruled_through(ruled, depth, starts) else starts
    )


def is_centred(lines: Sequence[Line], depth: int) -> bool:
    """Return whether the texts of a row stand centred on each other below a head of `depth` lines."""
    inner = [line_step(a, b) or 0.0 for a, b in itertools.pairwise(lines)][depth:]
    return sum(0 < step < _INTERLEAVED for step in inner) >= max(2.0, len(inner) * _SOME)


def ruled_through(lines: Sequence[Line], depth: int, edges: Sequence[float], bars: Sequence[Box]) -> bool:
    """Return whether the rows below a head are those that rules part."""
    ruled = _below_rules(lines, edges, bars)
    inside = sorted(i for i in ruled if depth < i < len(lines))
    return len(inside) >= 2 and row_starts(lines, depth, edges, bars) == [depth, *inside]


def _ruled_through(ruled: set[int], depth: int, starts: Sequence[int]) -> bool:
    """Return whether rules part the rows of a table all through, so that gaps and capitals tell nothing more."""
    inside = [i for i in ruled if i > depth]
    return len(inside) >= 2 and len(inside) >= (len(starts) - 1) * _THROUGH


def merged_down(cells: Sequence[Cell], n_rows: int, bars: Sequence[Box]) -> list[Cell]:
    """Return the cells, those of one column as one where a rule parts their rows in other columns and not in theirs."""
    made = list(cells)
    for row in range(n_rows - 1, 0, -1):
        upper, lower = ([c for c in made if c.row == r and c.place.box is not None] for r in (row - 1, row))
        tops = [box_of(w).cy for c in lower for w in c.quote.words]
        ends = [box_of(w).cy for c in upper if c.row_span == 1 for w in c.quote.words]
        if not tops or not ends or len(lower) < 2 or len(upper) != len(lower):
            continue
        between = [bar for bar in bars if min(ends) < bar.cy < max(tops) and abs(bar.cy - _edge(upper, lower)) < _NEAR]
        parted = [any(bar.x0 - 3 <= _middle(c) <= bar.x1 + 3 for bar in between) for c in lower]
        if not any(parted) or all(parted):
            continue
        for above, below, apart in zip(upper, lower, parted, strict=True):
            if not apart and (above.text or below.text):
                made[made.index(above)] = _one_above(above, below)
                made.remove(below)
    return made


def _edge(upper: Sequence[Cell], lower: Sequence[Cell]) -> float:
    """Return the y between two rows: in the middle of what their cells leave open."""
    low = max(box.bottom for c in upper if c.row_span == 1 and (box := c.place.box) is not None)
    return (low + min(box.top for c in lower if (box := c.place.box) is not None)) / 2


def _middle(cell: Cell) -> float:
    assert cell.place.box is not None
    return cell.place.box.cx


def _one_above(above: Cell, below: Cell) -> Cell:
    boxes = [b for b in (above.place.box, below.place.box) if b is not None]
    return replace(
        above,
        lines=(*above.lines, *below.lines),
        row_span=above.row_span + below.row_span,
        place=above.place._replace(box=Box.around(boxes)),
        bars=(*above.bars, *below.bars),
    )


def _below_rules(lines: Sequence[Line], edges: Sequence[float], bars: Sequence[Box]) -> set[int]:
    """Return the indexes of the lines right below a stroke that runs on from one column to the next."""
    middles = [line.box.cy if line.box is not None else 0.0 for line in lines]
    rules = (bar for bar in bars if any(bar.x0 + GUTTER < edge < bar.x1 - GUTTER for edge in edges))
    return {next((at for at, y in enumerate(middles) if y > bar.cy), len(lines)) for bar in rules}


def _valued(line: Line, edges: Sequence[float]) -> set[int]:
    """Return the columns, but the first, in which a line holds a value and nothing else: "90%", "4 Dokumen", "BB"."""
    texts: dict[int, list[str]] = {}
    for word in line.words:
        texts.setdefault(bisect_right(edges, box_of(word).cx), []).append(word.text)
    return {column for column, words in texts.items() if column and _VALUE.match(" ".join(words))}


def _openers(line: Line, edges: Sequence[float]) -> list[Word]:
    """Return the first word of each column in a line where it begins a text: with a capital, a digit or the letter of a list."""
    first: dict[int, Word] = {}
    for word in line.words:
        first.setdefault(bisect_right(edges, box_of(word).cx), word)
    return [
        word for word in first.values()
        if (word.text.lstrip("(") or "(")[0].isupper() or word.text[0].isdigit() or _LETTER.match(word.text)
    ]  # fmt: skip


def _goes_on(line: Line, edges: Sequence[float], own: frozenset[int]) -> bool:
    """Return whether a line goes on in small letters in two columns, or in one that each row fills for itself."""
    first: dict[int, Word] = {}
    for word in line.words:
        first.setdefault(bisect_right(edges, box_of(word).cx), word)
    small = {at for at, word in first.items() if word.text.islower() and len(word.text) > 1}
    return len(small) > 1 or bool(small & own)


def row_cells(
    row: Sequence[Line], edges: Sequence[float], table: Box, index: int, page: int | None, bars: Sequence[Box]
) -> list[Cell]:
    """Return the cells of a row, with the strokes inside them.

    Each reaches from gutter to gutter, so that the same column has the same edges.
    """
    by_column: dict[int, list[Word]] = {}
    for line in row:
        for word in line.words:
            by_column.setdefault(bisect_right(edges, box_of(word).cx), []).append(word)
    height = Box.around(map(box_of, (word for words in by_column.values() for word in words)))
    xs = [table.x0, *edges, table.x1]
    return [
        Cell(
            index,
            column,
            glue_lines(group_lines(by_column.get(column, []))),
            place=Place(page, Box(low, height.top, high, height.bottom)),
            bars=tuple(b for b in bars if low <= b.x0 and b.x1 <= high and height.top < b.cy < height.bottom),
        )
        for column, (low, high) in enumerate(itertools.pairwise(xs))
    ]
