"""What the attributes of an ODT table say: spans, repeated cells, columns that are not shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from extractors.model.errors import LimitExceeded

_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_MOST_REPEATED: Final = 200  # cells or rows that one element stands for
_MORE_CELLS: Final = 5_000  # cells with words that a document may have by repeating others
_MORE_LETTERS: Final = 100_000


@dataclass(slots=True)
class Repeated:
    """What the cells with words of a document stand for beyond themselves: a few bytes may say a million cells."""

    cells: int = 0
    letters: int = 0

    def add(self, held: Sequence[tuple[int, int]], n_rows: int) -> None:
        """Add the cells of a row, (letters, columns) each, that stands for `n_rows`; LimitExceeded beyond what reports repeat."""
        self.cells += sum(columns * n_rows - 1 for _, columns in held)
        self.letters += sum(letters * (columns * n_rows - 1) for letters, columns in held)
        if self.cells > _MORE_CELLS or self.letters > _MORE_LETTERS:
            raise LimitExceeded("cells of tables")


def whole_number(told: str | None) -> int:
    """Return a number of an attribute; 1 where it is none."""
    return int(told) if told and told.isdecimal() and len(told) < 6 else 1


def times(element: etree._Element, side: str) -> int:
    """Return how many rows or columns an element stands for."""
    return min(_MOST_REPEATED, max(1, whole_number(element.get(f"{_TABLE}number-{side}-repeated"))))


def hidden_columns(table: etree._Element) -> frozenset[int]:
    """Return the columns of a table that are not shown."""

    def columns(node: etree._Element) -> Iterator[etree._Element]:
        for one in node.iterchildren("*"):
            if one.tag == f"{_TABLE}table-column":
                yield one
            elif etree.QName(one).localname in ("table-columns", "table-header-columns", "table-column-group"):
                yield from columns(one)

    found: set[int] = set()
    at = 0
    for column in columns(table):
        n_columns = times(column, "columns")
        if column.get(f"{_TABLE}visibility") in ("collapse", "filter"):
            found.update(range(at, at + n_columns))
        at += n_columns
    return frozenset(found)
