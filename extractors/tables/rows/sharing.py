"""The indicators that share the cells of one row: which they are, and what each column gives to each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extractors.model.document import Cell, Line
from extractors.model.quote import Quote
from extractors.tables.cells.bullets import is_bullet
from extractors.tables.cells.content import NUMBER_ONLY
from extractors.tables.cells.levels import find_levels
from extractors.tables.cells.paragraphs import find_paragraphs
from extractors.tables.cells.several import NumberedPart, count_values, find_parts, is_labelled, may_hold_several
from extractors.tables.columns import Column
from extractors.tables.rows.fill import CARRIED, Cells, outline_of, shares_of, with_text

ItemOf = tuple[NumberedPart, Sequence[Line]]


@dataclass(frozen=True, slots=True)
class Sharing:
    """What a row's cells hold: `items` with the sentences that each completes, none where it is one indicator.

    `main`: the cells of the indicator; `numbers`: those of them that hold a number or a bullet alone; `given`: by column,
    what each item gets; `doubts`: codes of what may be told wrongly.
    """

    main: tuple[Cell, ...]
    numbers: tuple[Cell, ...]
    items: tuple[ItemOf, ...] = ()
    given: Mapping[int, Sequence[Quote]] = field(default_factory=dict)
    doubts: frozenset[str] = frozenset()


def find_sharing(columns: Sequence[Column], cells: Cells, at: int) -> Sharing:
    """Return the indicators that the cells of a row hold; `at`: the column of the indicator."""
    texts = [c for c in cells.get(at, []) if c.text]
    numbers = tuple(c for c in texts if len(texts) > 1 and (NUMBER_ONLY.match(c.text) or is_bullet(c.text)))
    main = tuple(c for c in texts if c not in numbers)
    lines = [line for c in main for line in c.lines]
    beside = [found[0] for i, cell in cells.items() if _short(columns[i]) and len(found := with_text(cell)) == 1]
    if is_labelled(lines):
        return Sharing(main, numbers)
    parts, maybe = find_parts(lines, beside), False
    if not parts.items and len(main) == 1:
        others = [f[0] for i, c in cells.items() if i != at and _own(columns[i]) and len(f := with_text(c)) == 1]
        parts = find_levels(main[0], [c for c in others if c.row_span <= main[0].row_span])
        if not parts.items:
            parts, maybe = find_paragraphs(main[0], others)
    shares, codes = shares_of(parts, columns, cells, at) if parts.items else (None, frozenset[str]())
    outline, given = outline_of(parts, shares, columns, cells, at)
    if outline:
        return Sharing(main, numbers, tuple((item.part, item.parents) for item in outline), given)
    if shares is not None:
        placed = codes | ({"rows_by_place"} if parts.told in ("paragraphs", "levels") else set())
        if any(columns[i].holds_values and _is_one(given) for i, given in shares.items()):
            placed |= {"counts_differ"}  # one value for all: it may be the first one's
        return Sharing(main, numbers, tuple((item, parts.stem) for item in parts.items), shares, placed)
    several = (
        parts.told in ("numbers", "bullets", "paragraphs", "levels", "sub-items")
        or maybe
        or any(count_values(c) > 1 for c in beside)
        or may_hold_several(lines)
    )
    return Sharing(main, numbers, doubts=frozenset({"counts_differ"} if several else ()))


def _is_one(given: Sequence[Quote]) -> bool:
    """Return whether several items have the same words."""
    return len(given) > 1 and bool(given[0]) and all(quote.words == given[0].words for quote in given)


def _own(column: Column) -> bool:
    """Return whether each row has its own text in a column: no goal, no number that several rows share."""
    return column.field is not None and column.field not in (*CARRIED, "sub_no")


def _short(column: Column) -> bool:
    return column.holds_values and column.field != "realisasi"
