"""Grids drawn with typed signs in a font of one width: rules of "+" and "-", borders of "|", cells of several lines."""

from __future__ import annotations

import itertools
import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extractors.model.document import Block, Cell, Document, Line, Table
from extractors.model.geometry import Box
from extractors.model.quote import Place, Quote
from extractors.tables.cells.content import NUMBER_ONLY

_DRAWN = str.maketrans("┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝│┃║─━═", "+" * 18 + "|" * 3 + "-" * 3)
_RULE = re.compile(r"[+|](?:[-=]{2,}[+|])+")
_OPENS = "+┌╔"
_MEASURED = 40  # lines that tell the width of a sign
_FEWEST = 2  # columns, and rows with the head


@dataclass(slots=True)
class _Typed:
    """A line as it is typed: a sign a column of the font, and where each stands in the line's text."""

    line: Line
    signs: str
    at: dict[int, int]

    def text(self, start: int, end: int) -> Quote:
        """Return the words between two columns."""
        found = [self.at[i] for i in range(start, end) if i in self.at]
        return self.line.quote.part(found[0], found[-1] + 1) if found else Quote()


@dataclass(slots=True)
class _Open:
    """A cell in the making: the columns that it spans, its rows, its text line by line."""

    row: int
    first: int
    behind: int
    last: int
    parts: list[Quote] = field(default_factory=list)


def with_typed_grids(document: Document) -> Document:
    """Return the document with each such grid as a table. The signs that draw it are no words of any cell.

    What does not fit a grid to the letter (a border elsewhere than the rules say) leaves its lines as they are.
    """
    pages = tuple(replace(p, blocks=made) if (made := _parted(p.blocks)) != p.blocks else p for p in document.pages)
    return replace(document, pages=pages) if pages != document.pages else document


def _parted(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    if not any(isinstance(b, Line) and b.has_words and b.text[0] in _OPENS for b in blocks):
        return blocks
    made: list[Block] = []
    for is_line, run in itertools.groupby(blocks, key=lambda block: isinstance(block, Line)):
        if not is_line:
            made += run
            continue
        lines = [block for block in run if isinstance(block, Line)]
        at = 0
        while at < len(lines):
            opens = lines[at].has_words and lines[at].text[0] in _OPENS
            table, used = _grid_from(lines, at) if opens else (None, 1)
            made += [table] if table is not None else lines[at : at + used]
            at += used
    return tuple(made)


def _grid_from(lines: Sequence[Line], at: int) -> tuple[Table | None, int]:
    """Return (the grid that line `at` opens, of how many lines it is); None and the lines that look like one where it is none."""
    width, left = _measures(lines[at : at + _MEASURED])
    first = _as_typed(lines[at], left, width)
    if not _RULE.fullmatch(first.signs.strip()):
        return None, 1
    start, end = len(first.signs) - len(first.signs.lstrip()), len(first.signs.rstrip()) - 1
    below = (_as_typed(lines[i], left, width) for i in range(at, len(lines)))
    typed = [*itertools.takewhile(lambda one: _inside(one.signs, start, end), below)]
    closing = [i for i in range(1, len(typed)) if _RULE.fullmatch(typed[i].signs.strip())]
    used = len(typed)
    if len(closing) < _FEWEST:
        return None, used
    if closing[-1] < used - 1:  # the page ends before the rule below the last row
        typed.append(replace(typed[closing[-1]], line=typed[-1].line, at={}))
    edges = sorted({i for one in typed for rule in _rules(one.signs) for i in _crossings(one.signs, rule)})
    if any(b - a < _FEWEST for a, b in itertools.pairwise(edges)) or len(edges) <= _FEWEST:
        return None, used
    made = _cells(typed, edges)
    if made is None:
        return None, used
    cells, tops, told = made
    return _table(cells, tops, edges, typed, ruled=not told), len(typed)


def _measures(lines: Sequence[Line]) -> tuple[float, float]:
    """Return (the width of a sign, the left side of the first line), in points or in signs."""
    widths = [w.place.box.width / len(w.text) for line in lines for w in line.words if w.place.box is not None]
    box = lines[0].box
    return (statistics.median(widths), box.x0) if widths and box is not None else (1.0, 0.0)


def _as_typed(line: Line, left: float, width: float) -> _Typed:
    signs: dict[int, str] = {}
    at: dict[int, int] = {}
    index = 0
    for number, word in enumerate(line.words):
        index += 1 if number and not word.glued else 0
        box = word.place.box
        start = (box.x0 - left) / width if box is not None else line.offsets[number] if line.offsets else float(index)
        step = box.width / len(word.text) / width if box is not None else 1.0
        for nth, sign in enumerate(word.text):
            column = round(start + nth * step)
            signs[column], at[column] = sign, index + nth
        index += len(word.text)
    if any(column < 0 for column in signs):
        return _Typed(line, "", {})
    text = "".join(signs.get(i, " ") for i in range(max(signs, default=-1) + 1))
    return _Typed(line, text.translate(_DRAWN), at)


def _inside(signs: str, left: int, right: int) -> bool:
    """Return whether a line begins and ends with a border of the grid."""
    return (
        len(signs.rstrip()) == right + 1 and signs[right] in "|+" and signs[left] in "|+" and not signs[:left].strip()
    )


def _rules(signs: str) -> list[tuple[int, int]]:
    return [found.span() for found in _RULE.finditer(signs)]


def _crossings(signs: str, rule: tuple[int, int]) -> list[int]:
    return [i for i in range(*rule) if signs[i] in "+|"]


def _cells(typed: Sequence[_Typed], edges: Sequence[int]) -> tuple[list[_Open], list[int], bool] | None:
    """Return (cells, the line above each row, whether rows were told without rules); None where they fit no grid."""
    found: list[_Open] = []
    opened: dict[int, _Open] = {}  # by column
    tops: list[int] = []
    told = False
    for number, one in enumerate(typed):
        ruled = {c for a, b in _rules(one.signs) for c in range(len(edges) - 1) if a <= edges[c] and edges[c + 1] < b}
        parts = [part for part in _parts(one, edges) if part[0] not in ruled]
        if ruled and number < len(typed) - 1:
            tops.append(number)
        elif not ruled and _begins_row(parts, opened, len(tops) - 1):
            told = True
            tops.append(number)
            ruled = {*range(len(edges) - 1)}
        opened = {c: cell for c, cell in opened.items() if c not in ruled}
        for first, behind, text in parts:
            cell = opened.get(first)
            if cell is None:
                cell = _Open(len(tops) - 1, first, behind, len(tops) - 1)
                found.append(cell)
                opened |= dict.fromkeys(range(first, behind), cell)
            if (cell.first, cell.behind) != (first, behind):
                return None
            if number < len(typed) - 1:
                cell.last = len(tops) - 1
            cell.parts += [text] if text else []
    return (found, tops, told) if len(tops) >= _FEWEST else None


def _parts(one: _Typed, edges: Sequence[int]) -> Iterator[tuple[int, int, Quote]]:
    """Yield (first column, column behind, text) of the pieces of a line between borders."""
    borders = [i for i, at in enumerate(edges) if at < len(one.signs) and one.signs[at] in "|+"]
    for first, behind in itertools.pairwise(borders):
        rule = one.signs[edges[first] : edges[behind] + 1]
        yield first, behind, Quote() if _RULE.fullmatch(rule) else one.text(edges[first] + 1, edges[behind])


def _begins_row(parts: Sequence[tuple[int, int, Quote]], opened: dict[int, _Open], row: int) -> bool:
    """Return whether a line without a rule above it opens a row: its first cell is a number, and that of the row is one."""
    before = opened.get(0)
    if before is None or before.row != row or not before.parts or not parts:
        return False
    return parts[0][0] == 0 and bool(NUMBER_ONLY.match(parts[0][2].text) and NUMBER_ONLY.match(before.parts[-1].text))


def _table(
    found: Sequence[_Open], tops: Sequence[int], edges: Sequence[int], typed: Sequence[_Typed], *, ruled: bool
) -> Table:
    box = Box.around(b for one in typed if (b := one.line.box) is not None) if typed[0].line.box is not None else None
    width = box.width / (edges[-1] - edges[0] + 1) if box is not None else 1.0
    page = typed[0].line.page
    path = f"{typed[0].line.words[0].place.path.partition('#')[0]}/grid"

    def place(cell: _Open) -> Place:
        top, low = typed[tops[cell.row]].line.box, typed[([*tops, len(typed) - 1])[cell.last + 1]].line.box
        if box is None or top is None or low is None:
            return Place(path=f"{path}/r[{cell.row}]/c[{cell.first}]")
        x0, x1 = (box.x0 + (edges[at] - edges[0] + 0.5) * width for at in (cell.first, cell.behind))
        return Place(page, Box(x0, top.cy, x1, low.cy))

    cells = tuple(
        Cell(
            cell.row,
            cell.first,
            tuple(Line(part.words, (0.0,) * len(part.words)) for part in cell.parts),
            cell.last - cell.row + 1,
            cell.behind - cell.first,
            place(cell),
        )
        for cell in sorted(found, key=lambda cell: (cell.row, cell.first))
    )
    return Table(cells, len(tops), len(edges) - 1, Place(page, box, "" if box is not None else path), ruled)
