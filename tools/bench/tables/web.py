"""Families of web pages set by LibreOffice: statistics with heads of two rows, sums, notes; written after the finder."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from tools.bench.tables.content import Content
from tools.bench.tables.looks import Writing
from tools.bench.tables.sheet import filled, of_rows
from tools.bench.tables.truth import Cell

_PAGE = "<html><head><meta charset='utf-8'><style>td {{padding: {pad}pt}}</style></head><body style='font: {size}pt {face}'>"


def statistics(content: Content, path: Path) -> list[tuple[Cell, ...]]:
    """A head of two rows over numbers in the middle or at the right, groups with sums, names set in, a note."""
    rng = content.rng
    first, one, other, *parts = content.heads(6)
    n = rng.randint(2, 3)
    top = ["", one, *["<"] * (n - 1), other, *["<"] * (n - 1)]
    rows = [top, [first, *parts[:n], *parts[:n]]]
    for group in content.subjects(3):
        rows.append([group, *(content.number() for _ in range(2 * n))])
        rows += [
            [f"of which {name.lower()}", *(content.number() for _ in range(2 * n))] for name in content.subjects(2)
        ]
    table = _table(
        of_rows(rows), heads=2, ruled=rng.choice(([], [0, 2, len(rows)], [2])), align=rng.choice(("right", "center"))
    )
    return _written(content, path, [table, f"<p><small>{content.sentence(9)}</small></p>"], [of_rows(rows)])


def texts_beside(content: Content, path: Path) -> list[tuple[Cell, ...]]:
    """Texts of several lines in two columns, a date and a number; rows a little apart."""
    rows = [content.heads(4)]
    for name in content.subjects(6):
        rows.append([name, content.sentence(10), content.sentence(content.rng.randint(4, 8)), content.number()])
    widths = ["18%", "32%", "32%", "18%"]
    ruled = content.rng.choice(([], [0, 1, len(rows)], list(range(len(rows) + 1))))
    return _written(
        content, path, [_table(of_rows(rows), heads=1, ruled=ruled, align="left", widths=widths)], [of_rows(rows)]
    )


def side_columns(content: Content, path: Path) -> list[tuple[Cell, ...]]:
    """Two tables: many narrow columns of short numbers, a blank one among them; names with their numbers only."""
    rng = content.rng
    years = [str(2010 + at) for at in range(8)]
    wide = [["", *years]]
    for name in content.subjects(6):
        wide.append([name, *(str(rng.randint(0, 99)) if rng.random() < 0.8 else "" for _ in years)])
    narrow = [content.heads(2), *([name, content.number()] for name in content.subjects(7))]
    parts = [
        _table(of_rows(wide), heads=1, ruled=rng.choice(([], [1])), align="right"),
        f"<p>{content.paragraph(3)}</p>",
    ]
    parts.append(_table(of_rows(narrow), heads=1, ruled=rng.choice(([], [0, 1, 8])), align="right"))
    return _written(content, path, parts, [of_rows(wide), of_rows(narrow)])


def _written(
    content: Content, path: Path, parts: Sequence[str], tables: Sequence[Sequence[Cell]]
) -> list[tuple[Cell, ...]]:
    rng = content.rng
    face = rng.choice(("Liberation Sans", "Liberation Serif"))
    head = _PAGE.format(pad=rng.choice((1, 2, 4)), size=rng.choice((8, 9, 10)), face=face)
    page = [head, f"<p>{content.paragraph(4)}</p><p>{content.caption(1)}</p>"]
    page += [*parts, f"<p>{content.paragraph(3)}</p></body></html>"]
    path.write_text("\n".join(page), encoding="utf-8")
    return [filled(table) for table in tables]


def _table(
    cells: Sequence[Cell], *, heads: int, ruled: Sequence[int], align: str, widths: Sequence[str] | None = None
) -> str:
    """Return a table; `ruled`: the rows above which a border runs."""
    rows: list[str] = []
    last = max(cell.row for cell in cells)
    for row in range(last + 1):
        tds = []
        for cell in (c for c in cells if c.row == row):
            style = f"text-align: {'left' if cell.col == 0 else 'center' if cell.col_span > 1 else align}; vertical-align: top"
            style += "; border-top: 1px solid #000" if row in ruled else ""
            style += "; border-bottom: 1px solid #000" if row == last and last + 1 in ruled else ""
            width = f" width='{widths[cell.col]}'" if widths and row == 0 else ""
            text = f"<b><nobr>{escape(cell.text)}</nobr></b>" if row < heads else escape(cell.text)
            tds.append(f"<td colspan='{cell.col_span}' style='{style}'{width}>{text}</td>")
        rows.append(f"<tr>{''.join(tds)}</tr>")
    width = " width='100%'" if widths else ""
    return f"<table cellspacing='0' border='0'{width}>{''.join(rows)}</table>"


LATER: tuple[Writing, ...] = (statistics, texts_beside, side_columns)
