"""Tables without rulings: columns told by the blank gutters between them, rows by numbers, gaps and filled columns.

Deliberately timid: a run of lines counts only under a head whose segments name the columns of an indicator table (or
start with "No" over numbered rows), with at least three columns and two rows; anything else stays lines.
"""

from __future__ import annotations

import itertools
import re
import statistics
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.document import Block, Cell, Document, Line, Page, Table
from extractors.furniture import find_furniture
from extractors.geometry import Box
from extractors.labels import HeaderMatch, match_header
from extractors.layout import box_of, glue_lines, group_lines
from extractors.quote import Place, Quote, Word
from extractors.signature_lines import tell_kind

_NO = re.compile(r"^n\s?[o0]\.?$", re.IGNORECASE)
_INDEX = re.compile(r"^[(]?(\d{1,2})[.)]?$")
_VALUE = re.compile(r"^(?:\d[\d.,]*\s*%?(?:\s[A-Z][a-z]+)?|[A-D]{1,3}\+?|W[TD]P)$")
_GUTTER = 6.0  # points of blank between two columns of a head
_LABEL_GAP = 0.7  # heights of a line: a blank of a typewriter's face is 0.6 of them
_TIGHT_GUTTER = 0.3  # heights of a line: what the rows below leave of it, hardly more than a blank
_LONGEST_LABEL = 6  # words of a head's segment
_DEEPEST_HEAD = 4  # lines
_ALIGNED = 1.5  # points by which texts of one column may begin apart
_LOOKED_AT = 12  # lines below a head that tell where its columns part
_WIDE_STEP = 2.4  # line distances after which a table is over
_TIGHT_STEP = 1.2  # line distances in plain text: the halves of fractions stand nearer to each other
_NEW_ROW_STEP = 1.25  # line distances from which a gap parts two rows
_FILLED = 0.6  # of the columns: a line that fills them, each with a capital, opens a row

_SIGNATURE = ("place_date", "place", "certified", "first_party", "second_party")

Span = tuple[float, float]
Gutter = tuple[Span, ...]  # the strips between two columns that no word has closed so far, from left to right


def with_borderless_tables(document: Document) -> Document:
    """Return the document with the runs of lines that are a table put into one; no word is lost or added.

    A table that reaches the foot of a page goes on at the top of the next as long as its gutters stay open there.
    """
    furniture = frozenset(find_furniture(document))
    pages: list[Page] = []
    gutters: tuple[Gutter, ...] = ()
    for page in document.pages:
        blocks, gutters = _with_tables(page, furniture, gutters)
        pages.append(replace(page, blocks=blocks) if blocks != page.blocks else page)
    return replace(document, pages=tuple(pages))


def _with_tables(
    page: Page, furniture: frozenset[Line], gutters: tuple[Gutter, ...]
) -> tuple[tuple[Block, ...], tuple[Gutter, ...]]:
    """Return the blocks of a page with its tables, and the gutters that its last table leaves open."""
    made: list[Block] = []
    for is_line, run in itertools.groupby(page.blocks, key=lambda block: isinstance(block, Line)):
        if not is_line:
            made += run
            gutters = ()
            continue
        lines = [block for block in run if isinstance(block, Line)]
        at = 0
        while at < len(lines):
            if lines[at] in furniture:
                made.append(lines[at])
                at += 1
                continue
            end = next((i for i in range(at, len(lines)) if lines[i] in furniture), len(lines))
            found = find_borderless(
                lines[at:end], page.number, page.bars
            )  # a head that is repeated parts its columns anew
            if found is None and gutters:
                found = _continued(lines[at:end], gutters, page.number, page.bars)
            gutters = ()
            if found is None:
                made.append(lines[at])
                at += 1
            else:
                made.append(found.table)
                at += found.n_lines
                gutters = found.gutters
    return tuple(made), gutters


@dataclass(frozen=True, slots=True)
class Found:
    """A table, of how many lines it is made, and the gutters between its columns."""

    table: Table
    n_lines: int
    gutters: tuple[Gutter, ...]


def find_borderless(lines: Sequence[Line], page: int | None = None, bars: Sequence[Box] = ()) -> Found | None:
    """Return the table whose head starts with lines[0]; None if there is none. `bars`: horizontal strokes of the page."""
    for depth, head in _heads(lines):
        numbered = depth < len(lines) and _numbers_columns(lines[depth])
        first = depth + numbered
        used, gutters = _extent(lines, depth, head)
        if len(gutters) < 2 or used <= first:
            continue
        edges = _edges(lines[first:used], gutters)
        told = _numbered_starts(lines[:used], first, edges[0]), _row_starts(lines[:used], first, edges, bars)
        starts = sorted({*told[0], *told[1]})
        if len(starts) + numbered >= 2 and starts[0] == first:
            return _found(lines, [0, *([depth] if numbered else []), *starts, used], edges, gutters, page, bars)
    return None


def _continued(lines: Sequence[Line], gutters: Sequence[Gutter], page: int | None, bars: Sequence[Box]) -> Found | None:
    """Return the part of the table of the page before that lines[0] goes on with; None where it ended there."""
    # The page may begin with the last words of a cell; then the next line says whether the table goes on.
    for line in lines[: 1 if len(_columns(lines[0], gutters)) >= 2 else 2]:
        if len(_opened(gutters, line, _least(line))) < len(gutters) or _signs(line):
            return None
    if not any(len(_columns(line, gutters)) >= 2 for line in lines[:2]):
        return None
    before = _edges((), gutters)
    used, gutters = _extent(lines, 1, gutters)
    # A column begins where it did on the page before, if its words allow.
    edges = tuple(
        old if any(low < old < high for low, high in gutter) else new
        for old, new, gutter in zip(before, _edges(lines[:used], gutters), gutters, strict=True)
    )
    return _found(lines, [*_row_starts(lines[:used], 0, edges, bars), used], edges, gutters, page, bars)


def _found(
    lines: Sequence[Line],
    bounds: Sequence[int],
    edges: Sequence[float],
    gutters: Sequence[Gutter],
    page: int | None,
    bars: Sequence[Box],
) -> Found:
    """Return the table whose rows begin at `bounds`, and what is left of its gutters: the strips that hold its edges."""
    used = bounds[-1]
    box = Box.around(b for line in lines[:used] if (b := line.box) is not None)
    rows = [list(lines[a:b]) for a, b in itertools.pairwise(bounds)]
    cells = [cell for r, row in enumerate(rows) for cell in _row_cells(row, edges, box, r, page, bars)]
    table = Table(tuple(cells), len(rows), len(edges) + 1, Place(page, box), ruled=False)
    strips = zip(edges, gutters, strict=True)
    return Found(table, used, tuple(tuple(s for s in gutter if s[0] <= x <= s[1]) for x, gutter in strips))


def _columns(line: Line, gutters: Sequence[Gutter]) -> set[int]:
    edges = _edges([line], gutters)
    return {bisect_right(edges, box_of(word).cx) for word in line.words}


def _heads(lines: Sequence[Line]) -> Iterator[tuple[int, list[Gutter]]]:
    """Yield of how many lines the head may be, and its gutters: the deepest first; nothing where lines[0] opens none."""
    if not lines or lines[0].box is None or not _may_be_labels(lines[0]):
        return
    deepest = min(_DEEPEST_HEAD, len(lines))
    numbered = next((at for at, line in enumerate(lines[:deepest]) if _numbers_columns(line)), deepest)
    for depth in range(min(deepest, numbered), 0, -1):
        own, open_ones = _gaps(lines[:depth]), _strips(lines, depth)
        if len(open_ones) > len(own) and _names_each_column(lines[:depth], open_ones):
            yield depth, open_ones
        if _names_columns(lines[:depth], own):
            yield depth, own


def _may_be_labels(line: Line) -> bool:
    """Return whether a line falls into short texts at blanks as wide as between columns."""
    boxes = [box_of(word) for word in line.words]
    wide = [at for at, (a, b) in enumerate(itertools.pairwise(boxes), start=1) if b.x0 - a.x1 >= _apart(a, b)]
    return bool(wide) and all(b - a <= _LONGEST_LABEL for a, b in itertools.pairwise((0, *wide, len(boxes))))


def _apart(left: Box, right: Box) -> float:
    """Return the blank from which two words of a head may be of two labels: wider than between two words of one."""
    return max(_GUTTER, _LABEL_GAP * max(left.height, right.height))


def _strips(lines: Sequence[Line], depth: int) -> list[Gutter]:
    """Return the blank strips that the head and the lines close below it leave open: labels may stand near each other."""
    boxes = [box_of(word) for word in lines[0].words]
    open_ones: list[Gutter] = [((a.x1, b.x0),) for a, b in itertools.pairwise(boxes) if b.x0 - a.x1 >= _apart(a, b)]
    for line in lines[1:depth]:
        open_ones = _opened(open_ones, line)
    for before, line in itertools.pairwise(lines[depth - 1 : depth + _LOOKED_AT]):
        step = _step(before, line)
        if step is None or step > _WIDE_STEP or _signs(line):
            break
        open_ones = _opened(open_ones, line)
    return open_ones


def _numbers_columns(line: Line) -> bool:
    """Return whether a line only numbers the columns: no head goes on behind it."""
    return len(line.words) >= 3 and all(_INDEX.match(word.text) for word in line.words)


def _names_columns(lines: Sequence[Line], gutters: Sequence[Gutter]) -> bool:
    """Return whether the columns of these lines, read from top to bottom, are labels of an indicator table."""
    texts = _column_texts(lines, gutters)
    if len(texts) < 3 or any(len(text.split()) > _LONGEST_LABEL * 2 for text in texts):
        return False
    if len(lines) == 1 and _NO.match(texts[0]) and all(text[0].isupper() for text in texts):
        return True
    matches = [match_header(text) for text in texts]
    return _names_indicators(matches) and sum(match.known for match in matches) >= len(matches) * 0.75


def _names_each_column(lines: Sequence[Line], gutters: Sequence[Gutter]) -> bool:
    """Return whether each column between the gutters has a label of its own, no two the same."""
    matches = [match_header(text) for text in _column_texts(lines, gutters)]
    told = {(match.fields, match.year) for match in matches}
    one_each = all(len(match.fields) == 1 or (not match.fields and match.year is not None) for match in matches)
    return one_each and len(told) == len(matches) == len(gutters) + 1 and _names_indicators(matches)


def _names_indicators(matches: Sequence[HeaderMatch]) -> bool:
    fields = {field for match in matches for field in match.fields}
    named = "indikator" in fields or {"sasaran", "target"} <= fields
    return named and not any(match.refuse for match in matches)


def _column_texts(lines: Sequence[Line], gutters: Sequence[Gutter]) -> list[str]:
    edges = _edges(lines, gutters)
    columns: dict[int, list[Word]] = {}
    for line in lines:
        for word in line.words:
            columns.setdefault(bisect_right(edges, box_of(word).cx), []).append(word)
    return [Quote(tuple(columns[i])).text for i in sorted(columns)]


def _edges(lines: Sequence[Line], gutters: Sequence[Gutter]) -> tuple[float, ...]:
    """Return the x between two columns each: in the strip at whose right side most texts begin, else in the widest."""
    starts = [box_of(line.words[at]).x0 for line in lines for at in (0, *line.breaks)]

    def worth(strip: Span) -> tuple[int, float]:
        return sum(abs(x - strip[1]) <= _ALIGNED for x in starts), strip[1] - strip[0]

    chosen = [max(gutter, key=worth) for gutter in gutters]
    return tuple((low + high) / 2 for low, high in chosen)


def _extent(lines: Sequence[Line], depth: int, gutters: Sequence[Gutter]) -> tuple[int, Sequence[Gutter]]:
    """Return how many lines keep the gutters of the head open, and what is left of those gutters."""
    needed = max(2, len(gutters))
    used = depth
    steps: list[float] = []
    for before, line in itertools.pairwise(lines[depth - 1 :]):
        step = _step(before, line)
        usual = max(statistics.median(steps), _TIGHT_STEP) if len(steps) >= 2 else 1.5
        if step is None or step > _WIDE_STEP * usual:
            break
        left = _opened(gutters, line, _least(line))
        if len(left) < needed or _signs(line):
            break
        gutters = left
        steps.append(step)
        used += 1
    return used, gutters


def _least(line: Line) -> float:
    return _TIGHT_GUTTER * (line.box.height if line.box is not None else 0.0)


def _signs(line: Line) -> bool:
    """Return whether a line, or a part of it, opens a signature; "Malang,       Maret 2023" has a gap for its day."""
    return any(tell_kind(text) in _SIGNATURE for text in (line.text, *(s.text for s in line.segments)))


def _step(before: Line, line: Line) -> float | None:
    """Return how far below the line before a line stands, in heights of a line."""
    upper, lower = before.box, line.box
    if upper is None or lower is None:
        return None
    return (lower.top - upper.top) / max(lower.height, 1.0)


def _gaps(lines: Sequence[Line]) -> list[Gutter]:
    """Return the blank spans between the words of all lines: the line's own wide gaps, where the others leave them open."""
    widest = max(lines, key=lambda line: len(line.breaks))
    boxes = [box_of(word) for word in widest.words]
    gutters: list[Gutter] = [((boxes[i - 1].x1, boxes[i].x0),) for i in sorted({*widest.breaks, *_label_ends(widest)})]
    for line in lines:
        if line is not widest:
            left = _opened(gutters, line)
            gutters = left if len(left) == len(gutters) else []
    return gutters


def _label_ends(line: Line) -> list[int]:
    """Return the indexes of words that open a second label in one run of words ("Satuan  Target")."""
    found: list[int] = []
    edges = [0, *line.breaks, len(line.words)]
    for start, end in itertools.pairwise(edges):
        if len(match_header(Quote(line.words[start:end]).text).fields) < 2:
            continue
        for at in range(start + 1, end):
            halves = [match_header(Quote(line.words[a:b]).text) for a, b in ((start, at), (at, end))]
            wide = box_of(line.words[at]).x0 - box_of(line.words[at - 1]).x1 >= _GUTTER
            if wide and all(len(half.fields) == 1 for half in halves) and halves[0].fields != halves[1].fields:
                found.append(at)
                break
    return found


def _opened(gutters: Sequence[Gutter], line: Line, least: float = _GUTTER) -> list[Gutter]:
    """Return what the words of a line leave open of the gutters: strips at least so wide."""
    kept: list[Gutter] = []
    for gutter in gutters:
        free = list(gutter)
        for word in line.words:
            box = box_of(word)
            parts = [((a, min(b, box.x0)), (max(a, box.x1), b)) for a, b in free]
            free = [part for pair in parts for part in pair if part[1] - part[0] >= least]
        if free:
            kept.append(tuple(free))
    return kept


def _numbered_starts(lines: Sequence[Line], depth: int, first_edge: float) -> list[int]:
    """Return the indexes of the lines that open the rows 1, 2, ...; empty where the first column holds other things."""
    starts: list[int] = []
    for index, line in enumerate(lines[depth:], start=depth):
        first = [word for word in line.words if box_of(word).cx < first_edge]
        if not first:
            continue
        number = _INDEX.match(first[0].text) if len(first) == 1 else None
        if number is None or int(number[1]) != len(starts) + 1:
            return []
        starts.append(index)
    return starts


def _row_starts(lines: Sequence[Line], depth: int, edges: Sequence[float], bars: Sequence[Box]) -> list[int]:
    """Return the indexes of the lines that open rows without numbers: below a rule, after a gap, filling most columns."""
    steps = [_step(a, b) or 0.0 for a, b in itertools.pairwise(lines)]
    usual = max(statistics.median_low(steps[depth:]), _TIGHT_STEP) if len(steps) > depth else 0.0
    starts = [depth] if len(lines) > depth else []
    valued = _valued(lines[depth], edges) if starts else set()
    ruled = _below_rules(lines, edges, bars)
    for index in range(depth + 1, len(lines)):
        opened = {bisect_right(edges, box_of(w).cx) for w in _openers(lines[index], edges)}
        gap = usual > 0 and steps[index - 1] >= usual * _NEW_ROW_STEP
        values = _valued(lines[index], edges)
        again = len(opened) >= 2 and bool(values & valued)  # a second target: its row is the next one
        if index in ruled or (gap and opened) or again or len(opened) >= max(2.0, (len(edges) + 1) * _FILLED):
            starts.append(index)
            valued = set()
        valued |= values
    return starts


def _below_rules(lines: Sequence[Line], edges: Sequence[float], bars: Sequence[Box]) -> set[int]:
    """Return the indexes of the lines right below a stroke that runs on from one column to the next."""
    middles = [line.box.cy if line.box is not None else 0.0 for line in lines]
    rules = (bar for bar in bars if any(bar.x0 + _GUTTER < edge < bar.x1 - _GUTTER for edge in edges))
    return {next((at for at, y in enumerate(middles) if y > bar.cy), len(lines)) for bar in rules}


def _valued(line: Line, edges: Sequence[float]) -> set[int]:
    """Return the columns, but the first, in which a line holds a value and nothing else: "90%", "4 Dokumen", "BB"."""
    texts: dict[int, list[str]] = {}
    for word in line.words:
        texts.setdefault(bisect_right(edges, box_of(word).cx), []).append(word.text)
    return {column for column, words in texts.items() if column and _VALUE.match(" ".join(words))}


def _openers(line: Line, edges: Sequence[float]) -> list[Word]:
    """Return the first word of each column in a line where it begins a text: with a capital or a digit."""
    first: dict[int, Word] = {}
    for word in line.words:
        first.setdefault(bisect_right(edges, box_of(word).cx), word)
    return [word for word in first.values() if word.text[0].isupper() or word.text[0].isdigit()]


def _row_cells(
    row: Sequence[Line], edges: Sequence[float], table: Box, index: int, page: int | None, bars: Sequence[Box]
) -> list[Cell]:
    """Return the cells of a row, with the strokes inside them.

    Each reaches from gutter to gutter, so that the same column has the same edges.
    """
    by_column: dict[int, list[Word]] = {}
    for line in row:
        for word in line.words:
            by_column.setdefault(bisect_right(edges, box_of(word).cx), []).append(word)
    height = Box.around(map(box_of, (word for words in by_column.values() for word in words)))
    xs = [table.x0, *edges, table.x1]
    return [
        Cell(
            index,
            column,
            glue_lines(group_lines(by_column.get(column, []))),
            place=Place(page, Box(low, height.top, high, height.bottom)),
            bars=tuple(b for b in bars if low <= b.x0 and b.x1 <= high and height.top < b.cy < height.bottom),
        )
        for column, (low, high) in enumerate(itertools.pairwise(xs))
    ]
