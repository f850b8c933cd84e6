"""Tables without rulings: columns told by the blank gutters between them, rows by numbers, gaps and filled columns.

Deliberately timid: a run of lines counts only under a head whose segments name the columns of an indicator table (or
start with "No" over numbered rows), with at least three columns and two rows; anything else stays lines.
"""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.model.document import Block, Document, Line, Page, Table
from extractors.model.geometry import Box
from extractors.model.quote import Place
from extractors.tables.borderless.gutters import (
    Gutter,
    columns_of,
    edges_of,
    is_group_line,
    least_gutter,
    line_step,
    opened,
    signs,
)
from extractors.tables.borderless.heads import find_heads, has_goals, numbers_columns
from extractors.tables.borderless.openings import rows_opened
from extractors.tables.borderless.rows import (
    TIGHT_STEP,
    block_starts,
    group_cell,
    is_centred,
    merged_down,
    numbered_starts,
    row_cells,
    row_starts,
    ruled_through,
)
from extractors.tables.borderless.typed_rules import flat, parted
from extractors.text.furniture import find_furniture

_WIDE_STEP = 2.4  # line distances after which a table is over


def with_borderless_tables(document: Document) -> Document:
    """Return the document with the runs of lines that are a table put into one; no word is lost or added.

    A table that reaches the foot of a page goes on at the top of the next as long as its gutters stay open there.
    """
    furniture = frozenset(find_furniture(document))
    pages: list[Page] = []
    gutters: tuple[Gutter, ...] = ()
    for page in document.pages:
        blocks, gutters = _with_tables(page, furniture, gutters)
        pages.append(replace(page, blocks=blocks) if blocks != page.blocks else page)
    return replace(document, pages=tuple(pages))


def _with_tables(
    page: Page, furniture: frozenset[Line], gutters: tuple[Gutter, ...]
) -> tuple[tuple[Block, ...], tuple[Gutter, ...]]:
    """Return the blocks of a page with its tables, and the gutters that its last table leaves open."""
    made: list[Block] = []
    for is_line, run in itertools.groupby(page.blocks, key=lambda block: isinstance(block, Line)):
        if not is_line:
            made += run
            gutters = ()
            continue
        lines, typed = parted([block for block in run if isinstance(block, Line)])
        bars = (*page.bars, *(flat(line) for rules in typed.values() for line in rules)) if typed else page.bars
        furnished = [i for i, line in enumerate(lines) if line in furniture]
        at = 0
        while at < len(lines):
            end = next((i for i in furnished if i >= at), len(lines))
            made += typed.get(at, ())
            if at == end:
                made.append(lines[at])
                at += 1
                continue
            # A head that is repeated parts its columns anew.
            found = find_borderless(lines[at:end], page.number, bars)
            if found is None and gutters:
                found = _continued(lines[at:end], gutters, page.number, bars)
            gutters = ()
            if found is None:
                made.append(lines[at])
                at += 1
            else:
                made.append(found.table)
                made += [rule for i in range(at + 1, at + found.n_lines) for rule in typed.get(i, ())]
                at += found.n_lines
                gutters = found.gutters if at >= end else ()  # what follows on the page ended it
        made += typed.get(len(lines), ())
    return tuple(made), gutters


@dataclass(frozen=True, slots=True)
class Found:
    """A table, of how many lines it is made, and the gutters between its columns."""

    table: Table
    n_lines: int
    gutters: tuple[Gutter, ...]


def find_borderless(lines: Sequence[Line], page: int | None = None, bars: Sequence[Box] = ()) -> Found | None:
    """Return the table whose head starts with lines[0]; None if there is none. `bars`: horizontal strokes of the page."""
    for depth, head in find_heads(lines):
        numbered = depth < len(lines) and numbers_columns(lines[depth])
        first = depth + numbered
        goals = has_goals(lines[:depth], head)
        used, gutters = _extent(lines, depth, head, goals=goals)
        if len(gutters) < 2 or used <= first:
            continue
        groups = frozenset(i for i in range(first, used) if is_group_line(lines[i], gutters, has_goals=goals))
        while used - 1 in groups:
            used -= 1
        groups = frozenset(i for i in groups if i < used)
        if used <= first:
            continue
        edges = edges_of([line for i, line in enumerate(lines[:used]) if i >= first and i not in groups], gutters)
        told = row_starts(lines[:used], first, edges, bars)
        through = ruled_through(lines[:used], first, edges, bars)
        if not through and not is_centred(lines[:used], first):
            told = sorted({*told, *(i for i in rows_opened(lines[:used], depth, first, edges) if i not in groups)})
        numbered_ones = numbered_starts(lines[:used], first, edges[0], groups)
        apart = {i + 1 for i in groups if i + 1 < used} | groups
        by_number = [] if through else numbered_ones
        starts = sorted({*block_starts(lines[:used], first, by_number), *told, *apart})
        if len(starts) + numbered >= 2 and starts[0] == first:
            return _found(lines, [0, *([depth] if numbered else []), *starts, used], edges, gutters, page, bars, groups)
    return None


def _continued(lines: Sequence[Line], gutters: Sequence[Gutter], page: int | None, bars: Sequence[Box]) -> Found | None:
    """Return the part of the table of the page before that lines[0] goes on with; None where it ended there."""
    # The page may begin with the last words of a cell; then the next line says whether the table goes on.
    for line in lines[: 1 if len(columns_of(lines[0], gutters)) >= 2 else 2]:
        if len(opened(gutters, line, least_gutter(line))) < len(gutters) or signs(line):
            return None
    if not any(len(columns_of(line, gutters)) >= 2 for line in lines[:2]):
        return None
    before = edges_of((), gutters)
    used, gutters = _extent(lines, 1, gutters)
    # A column begins where it did on the page before, if its words allow.
    edges = tuple(
        old if any(low < old < high for low, high in gutter) else new
        for old, new, gutter in zip(before, edges_of(lines[:used], gutters), gutters, strict=True)
    )
    return _found(lines, [*row_starts(lines[:used], 0, edges, bars), used], edges, gutters, page, bars)


def _found(
    lines: Sequence[Line],
    bounds: Sequence[int],
    edges: Sequence[float],
    gutters: Sequence[Gutter],
    page: int | None,
    bars: Sequence[Box],
    groups: frozenset[int] = frozenset(),
) -> Found:
    """Return the table whose rows begin at `bounds`, and what is left of its gutters: the strips that hold its edges."""
    used = bounds[-1]
    box = Box.around(b for line in lines[:used] if (b := line.box) is not None)
    rows = [list(lines[a:b]) for a, b in itertools.pairwise(bounds)]
    cells = [
        cell
        for r, (row, start) in enumerate(zip(rows, bounds[:-1], strict=True))
        for cell in (
            [group_cell(row, len(edges) + 1, box, r, page)]
            if start in groups
            else row_cells(row, edges, box, r, page, bars)
        )
    ]
    cells = merged_down(cells, len(rows), bars)
    table = Table(tuple(cells), len(rows), len(edges) + 1, Place(page, box), ruled=False)
    strips = zip(edges, gutters, strict=True)
    return Found(table, used, tuple(tuple(s for s in gutter if s[0] <= x <= s[1]) for x, gutter in strips))


def _extent(
    lines: Sequence[Line], depth: int, gutters: Sequence[Gutter], *, goals: bool = True
) -> tuple[int, Sequence[Gutter]]:
    """Return how many lines keep the gutters of the head open, and what is left of those gutters."""
    needed = max(2, len(gutters))
    used = depth
    steps: list[float] = []
    for before, line in itertools.pairwise(lines[depth - 1 :]):
        step = line_step(before, line)
        usual = max(statistics.median(steps), TIGHT_STEP) if len(steps) >= 2 else 1.5
        if step is None or step > _WIDE_STEP * usual:
            break
        grouped = is_group_line(line, gutters, has_goals=goals)
        left = gutters if grouped else opened(gutters, line, least_gutter(line))
        if len(left) < needed or signs(line):
            break
        gutters = left
        steps.append(step)
        used += 1
    return used, gutters
