"""Cards whose name is their heading: a line, or a first row over all columns, above labels and values that lack it."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator

from extractors.model.document import Cell, Document, Line, Table
from extractors.tables.labelled.entries import MEASURING
from extractors.tables.labelled.forms import labels_and_values
from extractors.text.labels import compact, match_header

_FEWEST = 2  # cards: one alone may be any list below a heading
_FIELDS = 3  # labels of a card
_MOST_ROWS = 30
_MOSTLY = 0.6  # of a card's rows hold a label and a value, of its labels are known
_DIGITS = re.compile(r"\d+")


def unnamed_forms(document: Document, furniture: frozenset[Line]) -> frozenset[int]:
    """Return the ids of the tables that are such cards; empty where fewer than two have the same labels below different names."""
    found: list[tuple[int, tuple[str, ...], str]] = []
    for page in document.pages:
        blocks = [block for block in page.blocks if block not in furniture or not isinstance(block, Line)]
        for above, block in itertools.pairwise([None, *blocks]):
            if isinstance(block, Table) and (fields := _fields_of(block)):
                title = title_of(block)
                name = title.text if title is not None else above.text if isinstance(above, Line) else ""
                found.append((id(block), fields, _DIGITS.sub("", name)))
    named = [card for card in found if compact(card[2])]
    usual = {*next(iter(Counter(fields for _, fields, _ in named).most_common(1)), ((), 0))[0]}
    cards = [card for card in named if len(usual & {*card[1]}) >= _FIELDS]
    return frozenset(at for at, _, _ in cards) if len({name for _, _, name in cards}) >= _FEWEST else frozenset()


def title_of(table: Table) -> Cell | None:
    """Return the cell that a table's first row consists of, over all its columns; None where it has no such cell."""
    filled = [cell for cell in table.row(0) if cell.text]
    return filled[0] if len(filled) == 1 and not filled[0].col and filled[0].col_span == table.n_cols > 1 else None


def _fields_of(table: Table) -> tuple[str, ...]:
    """Return the fields that the labels of a table name; empty where it is no card, or names an indicator itself."""
    if not _FIELDS <= table.n_rows <= _MOST_ROWS:
        return ()
    rows = [*labels_and_values(table)]
    n_rows = table.n_rows - (title_of(table) is not None)
    if len(rows) < max(_FIELDS, n_rows * _MOSTLY):
        return ()
    known = [*_told(text for text, _ in rows)]
    fields = tuple(dict.fromkeys(known))
    values = [*_told(text for _, text in rows)]
    whole = len(known) >= len(rows) * _MOSTLY and len(values) * 2 < len(rows)
    return fields if whole and len(fields) >= _FIELDS and "indikator" not in fields and MEASURING & {*fields} else ()


def _told(texts: Iterator[str]) -> Iterator[str]:
    for text in texts:
        match = match_header(text.rstrip(" :"))
        if len(match.fields) == 1:
            yield match.fields[0]
