"""Tables in the cells of other tables of a Word file: the lines of the cell around each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from extractors.model.document import Document, Line, Table
from extractors.tables.heads.titles import goal_of


class LinesAround:
    """The lines of the cells in which tables of a document stand, gathered once."""

    def __init__(self, document: Document) -> None:
        cells = {cell for table in document.tables if (cell := _cell_of(table))}
        found: defaultdict[str, list[Line]] = defaultdict(list)
        for line in document.all_lines if cells else ():
            cell, inside, _ = line.words[0].place.path.rpartition("/p[") if line.words else ("", "", "")
            if inside and cell in cells:
                found[cell].append(line)
        self._lines = {cell: _without_rivals(lines) for cell, lines in found.items()}

    def of(self, table: Table) -> list[Line] | None:
        """Return the lines of the cell around a table; None for a table that stands in none, or in one without lines.

        Nothing tells which of them stand above it: where they name several goals of one kind, none of these is returned.
        """
        return self._lines.get(_cell_of(table))


def _without_rivals(lines: Sequence[Line]) -> list[Line]:
    kinds = [goal_of(line.quote)[0] for line in lines]
    counted = Counter(kind for kind in kinds if kind is not None)
    return [line for line, kind in zip(lines, kinds, strict=True) if kind is None or counted[kind] == 1]


def _cell_of(table: Table) -> str:
    """Return the path of the cell around a table; blank where it stands in none."""
    outer, inside, _ = table.place.path.rpartition("/t[")
    return outer if inside and "/c[" in outer else ""
