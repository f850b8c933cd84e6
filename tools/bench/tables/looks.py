"""What families of documents have in common."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tools.bench.tables.content import Content
from tools.bench.tables.sheet import Look, Sheet, of_rows
from tools.bench.tables.truth import Cell

Drawing = Callable[[Content, Sheet], None]  # draws a document, the truth kept beside
Writing = Callable[[Content, Path], list[tuple[Cell, ...]]]  # writes a file for LibreOffice and returns its tables


def plain_table(content: Content, n_rows: int, n_cols: int) -> tuple[Cell, ...]:
    """Return a table of names and numbers."""
    rows = [[name, *(content.number() for _ in range(n_cols - 1))] for name in content.subjects(n_rows)]
    return of_rows([content.heads(n_cols), *rows])


def look_of(
    content: Content,
    *,
    rules: str = "none",
    align: str = "l",
    zebra: bool = False,
    row_gap: float = 0.0,
    level: str = "top",
) -> Look:
    """Return how a table is set: what is not told is drawn."""
    rng = content.rng
    return Look(
        face=rng.choice(("Helvetica", "Times-Roman")),
        size=rng.choice((8.0, 9.0, 10.0)),
        align=align,
        gap=rng.choice((10.0, 16.0, 28.0)),
        row_gap=row_gap or rng.choice((0.0, 2.0, 4.0)),
        rules=rules,
        zebra=zebra,
        level=level,
        bold_head=rng.random() < 0.7,
    )
