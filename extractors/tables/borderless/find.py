"""Tables without rulings: columns told by the blank gutters between them, rows by numbers, gaps and filled columns.

Deliberately timid: a run of lines counts only under a head whose segments name the columns of an indicator table (or
start with "No" over numbered rows), with at least three columns and two rows; anything else stays lines.
"""

from __future__ import annotations

import itertools
import statistics
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.legal.list_openings import heads_list
from extractors.model.document import Block, Document, Line, Page, Table
from extractors.model.geometry import Box
from extractors.model.quote import Place
from extractors.tables.borderless.gutters import (
    FAR_STEP,
    Gutter,
    columns_of,
    edges_of,
    is_group_line,
    least_gutter,
    level_starts,
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
from extractors.tables.borderless.spanned import find_spanned, with_head_of
from extractors.tables.borderless.sunken import sunken_starts
from extractors.tables.borderless.typed_rules import flat, parted
from extractors.text.furniture import find_furniture
from extractors.text.labels import cell_pattern

_NOTE = cell_pattern("rows", "note")
_WIDE_STEP = 2.4  # line distances after which a table is over, unless a line fills
_MOST = 0.6  # of its columns,
_FEWEST_FILLED = 3  # three at least
_LEVEL_LINES = 60  # lines below a head that tell where the texts of its columns begin
_HEAD_AND_MORE = 200  # lines that tell whether a table begins: pages of a Word file may have thousands
_MOST_GROUPS = 2  # goals, one below the other, at the end of a page


def with_borderless_tables(document: Document) -> Document:
    """Return the document with the runs of lines that are a table put into one; no word is lost or added.

    A table that reaches the foot of a page goes on at the top of the next as long as its gutters stay open there.
    """
    furniture = frozenset(find_furniture(document))
    pages: list[Page] = []
    gutters: tuple[Gutter, ...] = ()
    for page, following in itertools.zip_longest(document.pages, document.pages[1:]):
        below = [b for b in following.blocks if isinstance(b, Line) and b not in furniture] if following else []
        blocks, gutters = _with_tables(page, furniture, gutters, below)
        pages.append(replace(page, blocks=blocks) if blocks != page.blocks else page)
    return replace(document, pages=tuple(pages))


def _with_tables(
    page: Page, furniture: frozenset[Line], gutters: tuple[Gutter, ...], following: Sequence[Line]
) -> tuple[tuple[Block, ...], tuple[Gutter, ...]]:
    """Return the blocks of a page with its tables, and the gutters that its last table leaves open.

    `following`: the lines of the next page.
    """
    blocks: list[Block] = []
    for is_line, run in itertools.groupby(page.blocks, key=lambda block: isinstance(block, Line)):
        if not is_line:
            blocks += run
            gutters = ()
            continue
        lines, typed = parted([block for block in run if isinstance(block, Line)])
        bars = (*page.bars, *(flat(line) for rules in typed.values() for line in rules)) if typed else page.bars
        furnished = [i for i, line in enumerate(lines) if line in furniture]
        at = 0
        while at < len(lines):
            next_one = bisect_left(furnished, at)
            end = furnished[next_one] if next_one < len(furnished) else len(lines)
            blocks += typed.get(at, ())
            if at == end:
                blocks.append(lines[at])
                at += 1
                continue
            # A head that is repeated parts its columns anew.
            found = find_borderless(lines[at : min(end, at + _HEAD_AND_MORE)], page.number, bars)
            if found is not None and end > at + _HEAD_AND_MORE:
                found = find_borderless(lines[at:end], page.number, bars)
            if found is None and gutters:
                found = _continued(lines[at:end], gutters, page.number, bars)
            gutters = ()
            if found is None:
                blocks.append(lines[at])
                at += 1
            else:
                found = _with_last_groups(found, lines[at:end], following, page)
                blocks.append(found.table)
                blocks += [rule for i in range(at + 1, at + found.n_lines) for rule in typed.get(i, ())]
                at += found.n_lines
                gutters = found.gutters if at >= end else ()  # what follows on the page ended it
        blocks += typed.get(len(lines), ())
    return tuple(blocks), gutters


@dataclass(frozen=True, slots=True)
class Found:
    """A table, of how many lines it is made, and the gutters between its columns."""

    table: Table
    n_lines: int
    gutters: tuple[Gutter, ...]


def find_borderless(lines: Sequence[Line], page: int | None = None, bars: Sequence[Box] = ()) -> Found | None:
    """Return the table whose head starts with lines[0]; None if there is none. `bars`: horizontal strokes of the page."""
    plain = ((depth, head, ()) for depth, head in find_heads(lines))
    for depth, head, labels in itertools.chain(find_spanned(lines), plain):
        numbered = depth < len(lines) and numbers_columns(lines[depth])
        first = depth + numbered
        goals = has_goals(lines[:depth], head)
        used, gutters = _extent(lines, depth, head, goals=goals)
        if len(gutters) < 2 or used <= first:
            continue
        groups = frozenset(
            i for i in range(first, used)
            if is_group_line(lines[i], gutters, has_goals=goals, after=_at(lines, i + 1))
        )  # fmt: skip
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
        by_number = [] if through and len(numbered_ones) <= len(told) else numbered_ones  # else rules part goals alone
        sunken = [] if through else sunken_starts(lines[:used], first, numbered_ones, edges, groups)
        starts = sunken or sorted({*block_starts(lines[:used], first, by_number), *told, *apart})
        if len(starts) + numbered >= 2 and starts[0] == first:
            bounds = [0, *([depth] if numbered else []), *starts, used]
            found = _found(lines, bounds, edges, gutters, page, bars, groups)
            return replace(found, table=with_head_of(found.table, labels)) if labels else found
    return None


def _continued(lines: Sequence[Line], gutters: Sequence[Gutter], page: int | None, bars: Sequence[Box]) -> Found | None:
    """Return the part of the table of the page before that lines[0] goes on with; None where it ended there."""
    # The page may begin with the last words of a cell; then the next line says whether the table goes on.
    told = [at for at, line in enumerate(lines) if not is_group_line(line, gutters)][:2]
    if not told or told[0] > _MOST_GROUPS:
        return None
    if any(find_borderless(lines[at:], page, bars) is not None for at in range(1, told[-1] + 1)):
        return None  # the page begins with what stands above a head of its own: a goal, a title
    for at in told[: 1 if len(columns_of(lines[told[0]], gutters)) >= 2 else 2]:
        if len(opened(gutters, lines[at], least_gutter(lines[at]))) < len(gutters) or signs(lines[at]):
            return None
    if not any(len(columns_of(lines[at], gutters)) >= 2 for at in told):
        return None
    before = edges_of((), gutters)
    used, gutters = _extent(lines, told[0] + 1, gutters)
    groups = frozenset(at for at in range(used) if is_group_line(lines[at], gutters, after=_at(lines, at + 1)))
    # A column begins where it did on the page before, if its words allow.
    texts = [line for at, line in enumerate(lines[:used]) if at not in groups]
    edges = tuple(
        old if any(low < old < high for low, high in gutter) else new
        for old, new, gutter in zip(before, edges_of(texts, gutters), gutters, strict=True)
    )
    apart = {at + 1 for at in groups if at + 1 < used} | groups
    starts = sorted({0, *row_starts(lines[:used], 0, edges, bars), *apart})
    return _found(lines, [*starts, used], edges, gutters, page, bars, groups)


def _with_last_groups(found: Found, lines: Sequence[Line], following: Sequence[Line], page: Page) -> Found:
    """Return the table with the goals below its last row, where they end the page and their rows stand on the next one."""
    left = lines[found.n_lines :]
    behind = find_borderless(following)
    first = behind.table.n_cols == found.table.n_cols if behind is not None else False  # the same head again
    body = next((line for line in following[_head_lines(behind) :]), None) if behind is not None and first else None
    after = [*left[1:], body]
    grouped = (
        left
        and len(left) <= _MOST_GROUPS
        and all(is_group_line(line, found.gutters, after=below) for line, below in zip(left, after, strict=True))
    )
    goes_on = first if behind is not None else _continued(following, found.gutters, None, ()) is not None
    if not grouped or not goes_on:
        return found
    table, box = found.table, found.table.place.box
    assert box is not None
    made = [group_cell([line], table.n_cols, box, table.n_rows + at, page.number) for at, line in enumerate(left)]
    box = Box.around([box, *(cell.place.box for cell in made if cell.place.box is not None)])
    cells, n_rows = (*table.cells, *made), table.n_rows + len(made)
    table = Table(cells, n_rows, table.n_cols, table.place._replace(box=box), table.ruled)
    return replace(found, table=table, n_lines=len(lines))


def _head_lines(found: Found) -> int:
    """Return of how many lines the first row of a table is."""
    return max((len(cell.lines) for cell in found.table.cells if cell.row == 0), default=0)


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


def _fills(line: Line, gutters: Sequence[Gutter], needed: int) -> bool:
    """Return whether a line has words in most columns: a row of the table, however far from the row above."""
    columns = len(columns_of(line, gutters))
    return len(gutters) >= needed and columns >= max(_FEWEST_FILLED, (len(gutters) + 1) * _MOST)


def _heads_laws(line: Line, after: Line | None) -> bool:
    """Return whether a line heads the list of laws that stands below a table."""
    return after is not None and heads_list(line.text, after.text)


def _at(lines: Sequence[Line], index: int) -> Line | None:
    return lines[index] if index < len(lines) else None


def _extent(
    lines: Sequence[Line], depth: int, gutters: Sequence[Gutter], *, goals: bool = True
) -> tuple[int, Sequence[Gutter]]:
    """Return how many lines keep the gutters of the head open, and what is left of those gutters."""
    needed = max(2, len(gutters))
    used = depth
    steps: list[float] = []
    level: tuple[float, ...] | None = None
    for at, (before, line) in enumerate(itertools.pairwise(lines[depth - 1 :]), start=depth):
        step = line_step(before, line)
        usual = max(statistics.median(steps), TIGHT_STEP) if len(steps) >= 2 else 1.5
        if step is None or step > max(FAR_STEP, _WIDE_STEP * usual):
            break
        grouped = is_group_line(line, gutters, has_goals=goals, after=_at(lines, at + 1))
        left = gutters if grouped else opened(gutters, line, least_gutter(line))
        if step > _WIDE_STEP * usual and not grouped and not _fills(line, left, needed):
            break
        if signs(line) or _NOTE.match(line.text) or _heads_laws(line, _at(lines, at + 1)):
            break
        if not grouped and left != gutters:  # a narrow strip may lie before texts that begin where others do
            level = level_starts(lines[depth : depth + _LEVEL_LINES]) if level is None else level
            left = opened(gutters, line, least_gutter(line), level)
        if len(left) < needed:
            break
        gutters = left
        steps.append(step)
        used += 1
    return used, gutters
