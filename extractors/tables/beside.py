"""Tables side by side on a page: which parts of the lines above them belong to which."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from extractors.model.document import Document, Line, Table
from extractors.model.geometry import Box
from extractors.page.lines import box_of

_SLACK = 12.0  # points by which a title may begin left of its table


def stand_beside(one: Table, other: Table) -> bool:
    """Return whether two tables share a height of a page and none of its width."""
    a, b = one.place.box, other.place.box
    if a is None or b is None or one.page != other.page:
        return False
    return min(a.bottom, b.bottom) > max(a.top, b.top) and min(a.x1, b.x1) <= max(a.x0, b.x0)


def parts_over(lines: Sequence[Line], table: Table, document: Document) -> list[Line]:
    """Return what lines above tables side by side say above this one; the whole lines where the table stands alone."""
    own = table.place.box
    on_page = document.once(_tables_of_pages).get(table.page, ()) if own else ()
    others = [t.place.box for t in on_page if t is not table and stand_beside(t, table)]
    if own is None or not others:
        return list(lines)
    return [part for line in lines for part in _parts_of(line, own, others)]


def _tables_of_pages(document: Document) -> dict[int | None, list[Table]]:
    """Return the tables of each page, so that no table is held against those of all pages."""
    tables: dict[int | None, list[Table]] = {}
    for table in document.tables:
        tables.setdefault(table.page, []).append(table)
    return tables


def _parts_of(line: Line, own: Box, others: Sequence[Box | None]) -> Sequence[Line]:
    """Return the parts of a line that stand over the table at `own`."""
    if line.box is None or not line.breaks:
        return (line,)
    edges = (0, *line.breaks, len(line.words))
    kept = [(a, b) for a, b in itertools.pairwise(edges) if _is_nearest(box_of(line.words[a]).x0, own, others)]
    return tuple(_part(line, a, b) for a, b in kept)


def _is_nearest(x: float, own: Box, others: Sequence[Box | None]) -> bool:
    """Return whether what begins at `x` stands over a table: it is the last of those that begin left of it."""
    starts = sorted(b.x0 for b in (own, *others) if b is not None)
    return max((start for start in starts if start <= x + _SLACK), default=starts[0]) == own.x0


def _part(line: Line, start: int, end: int) -> Line:
    return replace(line, words=line.words[start:end], offsets=line.offsets[start:end], breaks=())
