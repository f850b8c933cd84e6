"""Damage to what a reader sees of a document: to the strokes and letters of a PDF's page, or to the cells of any table.

Each kind leaves the words on the page (but for hidden labels), so that the truth stays what it was. The same seed damages
in the same way.
"""

from __future__ import annotations

import itertools
import random
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import fields, replace

from extractors.model.document import Block, Cell, Document, Page, Table
from extractors.model.geometry import Box
from extractors.page.glyphs import Glyph, PageGlyphs
from extractors.page.regions import Stroke

Labels = Sequence[Box]  # of the heads of a page's tables
DrawnDamage = Callable[[PageGlyphs, Labels, random.Random], PageGlyphs]
TableDamage = Callable[[Table, random.Random], Table]

_NEAR = 2.0  # points between two strokes of one ruling
_LONG = 40.0  # points of a stroke that may be a ruling of a table


def _copied(drawn: PageGlyphs) -> PageGlyphs:
    return PageGlyphs(**{one.name: copy(getattr(drawn, one.name)) for one in fields(drawn)})


def _rulings(strokes: Sequence[Stroke]) -> list[list[Stroke]]:
    """Return the strokes by ruling, from the first to the last: those at one place."""
    found: list[list[Stroke]] = []
    for stroke in sorted(strokes):
        if found and stroke.at - found[-1][-1].at <= _NEAR:
            found[-1].append(stroke)
        else:
            found.append([stroke])
    return found


def _without_some(strokes: list[Stroke], most: int, dice: random.Random) -> list[Stroke]:
    inner = [r for r in _rulings(strokes) if sum(s.length for s in r) >= _LONG][1:-1]
    gone = {id(s) for ruling in dice.sample(inner, min(len(inner), dice.randint(1, most))) for s in ruling}
    return [s for s in strokes if id(s) not in gone]


def upright_dropped(drawn: PageGlyphs, _: Labels, dice: random.Random) -> PageGlyphs:
    """Return the page without one ruling between columns."""
    made = _copied(drawn)
    made.vertical = _without_some(made.vertical, 1, dice)
    return made


def across_dropped(drawn: PageGlyphs, _: Labels, dice: random.Random) -> PageGlyphs:
    """Return the page without one to three rulings between rows."""
    made = _copied(drawn)
    made.horizontal = _without_some(made.horizontal, 3, dice)
    return made


def all_upright_dropped(drawn: PageGlyphs, _: Labels, __: random.Random) -> PageGlyphs:
    """Return the page without rulings between columns."""
    made = _copied(drawn)
    made.vertical = []
    return made


def all_across_dropped(drawn: PageGlyphs, _: Labels, __: random.Random) -> PageGlyphs:
    """Return the page without rulings between rows, but for the first and the last."""
    made = _copied(drawn)
    ends = [r for r in _rulings(made.horizontal) if sum(s.length for s in r) >= _LONG]
    made.horizontal = [s for r in (ends[:1] + ends[-1:]) for s in r]
    return made


def all_dropped(drawn: PageGlyphs, _: Labels, __: random.Random) -> PageGlyphs:
    """Return the page without any ruling."""
    made = _copied(drawn)
    made.horizontal, made.vertical = [], []
    return made


def pieces_dropped(drawn: PageGlyphs, _: Labels, dice: random.Random) -> PageGlyphs:
    """Return the page with its rulings in pieces between their crossings, and one piece in eight missing."""
    made = _copied(drawn)
    xs, ys = [s.at for s in drawn.vertical], [s.at for s in drawn.horizontal]
    made.horizontal = _pieces(drawn.horizontal, xs, dice)
    made.vertical = _pieces(drawn.vertical, ys, dice)
    return made


def _pieces(strokes: Sequence[Stroke], cuts: Sequence[float], dice: random.Random) -> list[Stroke]:
    made: list[Stroke] = []
    for s in strokes:
        edges = [s.start, *sorted({c for c in cuts if s.start + _NEAR < c < s.end - _NEAR}), s.end]
        made += [Stroke(s.at, a, b) for a, b in itertools.pairwise(edges) if dice.random() >= 1 / 8]
    return made


def across_added(drawn: PageGlyphs, _: Labels, dice: random.Random) -> PageGlyphs:
    """Return the page with a stroke too many in one of its rows, from side to side between two lines of text."""
    made = _copied(drawn)
    rows = [r for r in _rulings(drawn.horizontal) if sum(s.length for s in r) >= _LONG]
    if len(rows) < 3:
        return made
    left, right = min(s.start for r in rows for s in r), max(s.end for r in rows for s in r)
    bottoms = sorted({round(g.bottom + 1, 1) for g in drawn.glyphs if rows[1][0].at < g.bottom < rows[-1][0].at})
    if bottoms:
        made.horizontal.append(Stroke(dice.choice(bottoms), left, right))
    return made


def font_wider(drawn: PageGlyphs, _: Labels, dice: random.Random) -> PageGlyphs:
    """Return the page as set in a face that is up to a quarter wider, each run of letters from where it begins."""
    factor = dice.uniform(1.08, 1.25)
    made = _copied(drawn)
    runs: dict[tuple[float, float], list[int]] = defaultdict(list)
    last: Glyph | None = None
    key = (0.0, 0.0)
    for at, glyph in enumerate(drawn.glyphs):
        if last is None or abs(glyph.y - last.y) > 1 or not -2 <= glyph.x0 - last.x1 <= glyph.size:
            key = (glyph.x0, glyph.y)
        runs[key].append(at)
        last = glyph
    for (start, _y), places in runs.items():
        for at in places:
            g = made.glyphs[at]
            x0, x1 = (start + (x - start) * factor for x in (g.x0, g.x1))
            made.glyphs[at] = g._replace(x0=x0, x1=x1, x=start + (g.x - start) * factor)
    return made


def words_shifted(drawn: PageGlyphs, _: Labels, dice: random.Random) -> PageGlyphs:
    """Return the page with one line of text in ten some points higher or lower, as uneven printing sets it."""
    made = _copied(drawn)
    moves: dict[float, float] = {}
    for at, g in enumerate(made.glyphs):
        move = moves.setdefault(g.y, dice.uniform(-4, 4) if dice.random() < 0.1 else 0.0)
        if move:
            made.glyphs[at] = g._replace(top=g.top + move, bottom=g.bottom + move, y=g.y + move)
    return made


def label_hidden(drawn: PageGlyphs, labels: Labels, dice: random.Random) -> PageGlyphs:
    """Return the page without the letters of one label of a head."""
    made = _copied(drawn)
    if labels:
        box = dice.choice(sorted(labels))
        made.glyphs = [g for g in drawn.glyphs if not _inside(g, box)]
    return made


def label_strange(drawn: PageGlyphs, labels: Labels, dice: random.Random) -> PageGlyphs:
    """Return the page with one label of a head in letters that spell no label."""
    return letters_strange(drawn, [dice.choice(sorted(labels))], dice) if labels else _copied(drawn)


def letters_strange(drawn: PageGlyphs, boxes: Labels, dice: random.Random) -> PageGlyphs:
    """Return the page with other letters in the boxes, which spell nothing."""
    made = _copied(drawn)
    made.glyphs = [
        g._replace(text=dice.choice("bkrtunae")) if g.text.isalpha() and any(_inside(g, box) for box in boxes) else g
        for g in drawn.glyphs
    ]
    return made


def head_hidden(drawn: PageGlyphs, labels: Labels, _: random.Random) -> PageGlyphs:
    """Return the page without the letters of its heads."""
    made = _copied(drawn)
    made.glyphs = [g for g in drawn.glyphs if not any(_inside(g, box) for box in labels)]
    return made


def _inside(glyph: Glyph, box: Box) -> bool:
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    return box.x0 - 1 <= x <= box.x1 + 1 and box.top - 1 <= y <= box.bottom + 1


DRAWN: Mapping[str, DrawnDamage] = {
    "one ruling between columns gone": upright_dropped,
    "up to three rulings between rows gone": across_dropped,
    "all rulings between columns gone": all_upright_dropped,
    "all rulings between rows gone": all_across_dropped,
    "all rulings gone": all_dropped,
    "pieces of rulings gone": pieces_dropped,
    "a stroke through a row": across_added,
    "a wider face": font_wider,
    "lines higher or lower": words_shifted,
    "a label hidden": label_hidden,
    "a label that spells nothing": label_strange,
    "the head hidden": head_hidden,
}


def cells_swapped(table: Table, dice: random.Random) -> Table:
    """Return the table with the words of two neighbouring cells of one row in each other's place."""
    pairs = [(a, b) for row in range(1, table.n_rows) for a, b in zip(table.row(row), table.row(row)[1:], strict=False)]
    pairs = [(a, b) for a, b in pairs if a.text and b.text and a.text != b.text]
    if not pairs:
        return table
    a, b = dice.choice(pairs)
    told = {id(a): replace(a, lines=b.lines, bars=b.bars), id(b): replace(b, lines=a.lines, bars=a.bars)}
    return replace(table, cells=tuple(told.get(id(c), c) for c in table.cells))


def row_shifted(table: Table, dice: random.Random) -> Table:
    """Return the table with the words of one row a column further right, as a cell too many shifts them."""
    rows = [r for r in range(1, table.n_rows) if sum(bool(c.text) for c in table.row(r)) >= 3]
    if not rows:
        return table
    cells = table.row(dice.choice(rows))
    told = {id(b): replace(b, lines=a.lines, bars=a.bars) for a, b in itertools.pairwise(cells)}
    if len(cells) > 2:
        told[id(cells[1])] = replace(cells[1], lines=(), bars=())
        joined = told[id(cells[-1])]
        told[id(cells[-1])] = replace(joined, lines=(*joined.lines, *cells[-1].lines))
    return replace(table, cells=tuple(told.get(id(c), c) for c in table.cells))


def cells_joined(table: Table, dice: random.Random) -> Table:
    """Return the table with the words of one cell at the end of the one at its left."""
    pairs = [(a, b) for row in range(1, table.n_rows) for a, b in zip(table.row(row), table.row(row)[1:], strict=False)]
    pairs = [(a, b) for a, b in pairs if a.text and b.text]
    if not pairs:
        return table
    a, b = dice.choice(pairs)
    told = {id(a): replace(a, lines=(*a.lines, *b.lines)), id(b): replace(b, lines=(), bars=())}
    return replace(table, cells=tuple(told.get(id(c), c) for c in table.cells))


def rows_joined(table: Table, dice: random.Random) -> Table:
    """Return the table with the words of one row at the end of those of the row above it."""
    rows = [r for r in range(2, table.n_rows) if len(table.row(r)) == len(table.row(r - 1)) > 2]
    if not rows:
        return table
    at = dice.choice(rows)
    told: dict[int, Cell] = {}
    for above, below in zip(table.row(at - 1), table.row(at), strict=True):
        told[id(above)] = replace(above, lines=(*above.lines, *below.lines))
        told[id(below)] = replace(below, lines=(), bars=())
    return replace(table, cells=tuple(told.get(id(c), c) for c in table.cells))


def line_lost_to_next(table: Table, dice: random.Random) -> Table:
    """Return the table with the last line of one cell at the top of the cell below it."""
    pairs = [
        (a, b)
        for a in table.cells
        if a.row >= 1 and len(a.lines) >= 2 and (b := table.cell_at(a.row + a.row_span, a.col)) is not None
    ]
    if not pairs:
        return table
    a, b = dice.choice(pairs)
    told = {id(a): replace(a, lines=a.lines[:-1]), id(b): replace(b, lines=(a.lines[-1], *b.lines))}
    return replace(table, cells=tuple(told.get(id(c), c) for c in table.cells))


TABLES: Mapping[str, TableDamage] = {
    "two cells of a row swapped": cells_swapped,
    "a row shifted by a column": row_shifted,
    "two cells of a row joined": cells_joined,
    "two rows joined": rows_joined,
    "a line in the cell below": line_lost_to_next,
}


def with_tables(document: Document, damage: TableDamage, dice: random.Random) -> Document:
    """Return the document with each of its tables damaged."""

    def told(block: Block) -> Block:
        return damage(block, dice) if isinstance(block, Table) and block.n_rows > 2 else block

    pages: list[Page] = [replace(page, blocks=tuple(map(told, page.blocks))) for page in document.pages]
    return replace(document, pages=tuple(pages))
