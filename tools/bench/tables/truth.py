"""What stands in a table, cell by cell, and the neighbours among its cells that readers are measured by."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its first row and column (0-based), its text, the rows and columns that it spans."""

    row: int
    col: int
    text: str
    row_span: int = 1
    col_span: int = 1


Relation = tuple[str, str, str]  # one cell's text, that of its neighbour, "right" or "below"


def plain(text: str) -> str:
    """Return the letters and digits of a text in small letters; of one without any, its signs."""
    return "".join(c for c in text.casefold() if c.isalnum()) or "".join(text.split())


def relations_of(cells: Iterable[Cell]) -> Counter[Relation]:
    """Return the neighbours among the cells with words, as ICDAR-2013 counts them (Göbel and others, 2012).

    Of each cell the next one with words to the right and the next one below, across blank cells; each pair of cells once.
    """
    filled = [cell for cell in cells if plain(cell.text)]
    at: dict[tuple[int, int], int] = {}
    for index, cell in enumerate(filled):
        for row in range(cell.row, cell.row + cell.row_span):
            for col in range(cell.col, cell.col + cell.col_span):
                at[row, col] = index
    pairs: set[tuple[int, int, str]] = set()
    for way, places in (("right", sorted(at)), ("below", sorted(at, key=lambda place: (place[1], place[0])))):
        for one, other in itertools.pairwise(places):
            same_line = one[0] == other[0] if way == "right" else one[1] == other[1]
            if same_line and at[one] != at[other]:
                pairs.add((at[one], at[other], way))
    return Counter((plain(filled[a].text), plain(filled[b].text), way) for a, b, way in pairs)


@dataclass(frozen=True, slots=True)
class Score:
    """Relations of a document: those of its truth, those that were read, those that are in both."""

    true: int
    read: int
    right: int

    @property
    def precision(self) -> float:
        """Return the share of what was read that is right; 1.0 where nothing was read."""
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        """Return the share of the truth that was read; 1.0 where there is no table."""
        return self.right / self.true if self.true else 1.0


def score(true: Iterable[Sequence[Cell]], read: Iterable[Sequence[Cell]]) -> Score:
    """Return how the tables read from a document agree with its true ones: by the relations of all of them together."""
    wanted = sum((relations_of(table) for table in true), Counter[Relation]())
    found = sum((relations_of(table) for table in read), Counter[Relation]())
    return Score(wanted.total(), found.total(), (wanted & found).total())


def f_of(scores: Sequence[Score]) -> tuple[float, float, float]:
    """Return mean precision, mean recall and their harmonic mean, each document that has tables counting the same."""
    scores = [s for s in scores if s.true]
    if not scores:
        return 0.0, 0.0, 0.0
    precision = sum(s.precision for s in scores) / len(scores)
    recall = sum(s.recall for s in scores) / len(scores)
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def stored(tables: Iterable[Sequence[Cell]]) -> list[list[dict[str, Any]]]:
    """Return tables as JSON writes them."""
    return [[{name: getattr(cell, name) for name in Cell.__slots__} for cell in table] for table in tables]


def loaded(tables: Iterable[Iterable[dict[str, Any]]]) -> list[tuple[Cell, ...]]:
    """Return tables from what JSON read."""
    return [tuple(Cell(**cell) for cell in table) for table in tables]
