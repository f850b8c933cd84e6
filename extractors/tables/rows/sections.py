"""Rows that are only the name of what follows: a section, an office, in capitals or numbered apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extractors.model.document import Cell
from extractors.tables.cells.content import NUMBER_ONLY
from extractors.tables.cells.read import split_mark
from extractors.tables.rows.grid_rows import Part
from extractors.text.labels import group_kind

_SECTION_NUMBER = re.compile(r"^(?:[IVX]{1,4}|[A-H])[.)]?$")
_CAPITALS = 0.8  # share of the letters that are capitals in a section's name
_SHORTEST_NAME = 4  # letters of a section's name


def is_name_alone(cells: Mapping[int, Sequence[Cell]]) -> bool:
    """Return whether a row is nothing but one text of words in capitals, a number beside it at most: the name of what follows."""
    texts = [c for found in cells.values() for c in found if c.text and not NUMBER_ONLY.match(c.text)]
    return len(texts) == 1 and texts[0].row_span == 1 and " " in texts[0].text and _shouts(texts[0].text)


def is_section(part: Part, starting: Sequence[Cell], cells: dict[int, list[Cell]], usual: frozenset[int]) -> bool:
    """Return whether a row is only the name of what follows: capitals or an office, nothing where rows usually have values."""
    if not usual or any(c.text for i in usual for c in cells.get(i, [])):
        return False
    texts = [c for c in starting if not NUMBER_ONLY.match(c.text)]
    if len(texts) != 1 or texts[0].row_span > 1:
        return False
    name = split_mark(texts[0].quote)[1].text
    if sum(c.isalpha() for c in name) < _SHORTEST_NAME:
        return False
    if _numbered_apart(part, starting):
        return True
    others = [c for c in part.table.cells if c.row >= part.first_row and c is not texts[0] and len(c.text) > 12]
    shouting = sum(_shouts(c.text) for c in others) > len(others) * 0.5
    return (_shouts(name) and not shouting) or group_kind(texts[0].text) in ("unit", "misi")


def _numbered_apart(part: Part, starting: Sequence[Cell]) -> bool:
    """Return whether a row is numbered I, II or A, B where the others are numbered 1, 2."""
    own = [c for c in starting if _SECTION_NUMBER.match(c.text)]
    if len(own) != 1:
        return False
    column = [c.text for c in part.table.cells if c.row >= part.first_row and c.col == own[0].col and c.text]
    plain = sum(bool(re.match(r"^\W*\d", text)) for text in column)
    return plain >= 2 and plain >= (len(column) - plain)


def _shouts(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) >= len(letters) * _CAPITALS
