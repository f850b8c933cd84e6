"""Several indicators in one cell: the parts it falls into, and which part of the other cells belongs to each.

Parts are told by numbers (1. 2., a. b., 1.1 1.2), by bullets, by bulleted sub-items under a sentence, or by lines alone where
the values beside are as many.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.model.document import Cell, Line
from extractors.model.quote import Quote
from extractors.tables.cells.bullets import is_bullet, without_bullets
from extractors.tables.cells.content import is_value
from extractors.tables.cells.read import part_of_line, read_cell, split_mark
from extractors.text.labels import cell_pattern, inline_pattern, is_unfinished, settings

Told = Literal["numbers", "bullets", "sub-items", "lines", "paragraphs", "levels", ""]

_GROUPED = re.compile(r"^\d{1,3}(?:\.\d{3}){2,}(?:,\d{1,2})?$")
_NEAR = 6.0  # points by which a piece may stand above the item that it belongs to
_SEVERAL = 2
_SHORT = frozenset({"target", "satuan", "baseline", "realisasi", "year", "polaritas", "frekuensi"})  # one line each
_GOES_ON = cell_pattern("sentences", "goes_on")


@dataclass(frozen=True, slots=True)
class NumberedPart:
    """One piece of a cell: its mark, its lines."""

    mark: Quote
    lines: tuple[Line, ...]

    @property
    def top(self) -> float:
        """Return the top of the first line in points (0 without geometry)."""
        box = self.lines[0].box if self.lines else None
        return box.top if box is not None else 0.0

    @property
    def measures(self) -> bool:
        """Return whether the piece opens like an indicator of its own ("b. Persentase ...")."""
        text = self.lines[0].text.casefold() if self.lines else ""
        return any(text.startswith(cue) for cue in settings()["cues"]["indikator"])


@dataclass(frozen=True, slots=True)
class Parts:
    """The pieces of a cell, the sentence above them, and what told them apart."""

    told: Told = ""
    stem: tuple[Line, ...] = ()
    items: tuple[NumberedPart, ...] = ()


def find_parts(lines: Sequence[Line], beside: Sequence[Cell]) -> Parts:
    """Return the pieces of an indicator's cell; none where it holds one. `beside`: the cells of its values."""
    items = find_items(without_bullets(lines))
    if items:
        return Parts("numbers", (), tuple(items))
    bulleted = _bulleted(lines)
    if bulleted:
        return Parts("bullets", (), tuple(bulleted))
    stem, items = find_subitems(lines)
    if items:
        return Parts("sub-items", stem, tuple(items))
    alone = _lines_alone(lines, beside)
    return Parts("lines", (), tuple(alone)) if alone else Parts()


def find_items(cell_lines: Sequence[Line]) -> list[NumberedPart]:
    """Return the numbered pieces of a cell that holds at least two (1. 2. 3., a. b., 1.1 1.2); else nothing."""
    starts: list[tuple[int, str, Quote]] = []
    for index, line in enumerate(cell_lines):
        mark, rest = split_mark(line.quote)
        if mark and rest and _follows(starts[-1][1] if starts else None, mark.text):
            starts.append((index, mark.text, mark))
    if len(starts) < _SEVERAL or starts[0][0] != 0:
        return []
    edges = [index for index, _, _ in starts] + [len(cell_lines)]
    items = []
    for (index, _, mark), end in zip(starts, edges[1:], strict=True):
        rest = split_mark(cell_lines[index].quote)[1]
        items.append(NumberedPart(mark, (part_of_line(rest, cell_lines[index]), *cell_lines[index + 1 : end])))
    return items


def _follows(before: str | None, mark: str) -> bool:
    if before is None:
        return mark.casefold() in {"1", "a"} or bool(re.fullmatch(r"\d{1,2}([.,]\d{1,2})*[.,]1", mark))
    return _number(mark) == _number(before) + 1 and len(mark.split(".")) == len(before.split("."))


def _number(mark: str) -> int:
    last = re.split(r"[.,]", mark)[-1]
    return int(last) if last.isdigit() else ord(last.casefold()[-1]) - 96


def _bulleted(lines: Sequence[Line]) -> list[NumberedPart]:
    """Return the pieces of a cell whose first line opens with a bullet, as do two or more; else nothing."""
    filled = [line for line in lines if line.has_words]
    starts = [i for i, line in enumerate(filled) if is_bullet(line.first_text) and line.n_words > 1]
    if len(starts) < _SEVERAL or starts[0] != 0:
        return []
    return [
        NumberedPart(Quote(filled[a].words[:1]), without_bullets(filled[a:b]))
        for a, b in itertools.pairwise([*starts, len(filled)])
    ]


def find_subitems(cell_lines: Sequence[Line]) -> tuple[tuple[Line, ...], list[NumberedPart]]:
    """Return (stem, pieces) of a cell that opens with a sentence and then lists two or more bulleted parts."""
    starts = [i for i, line in enumerate(cell_lines) if i and line.has_words and _opens_subitem(line)]
    if len(starts) < _SEVERAL:
        return tuple(cell_lines), []
    edges = [*starts, len(cell_lines)]
    items = []
    for a, b in itertools.pairwise(edges):
        mark, rest = split_mark(cell_lines[a].quote)
        bullet = cell_lines[a].words[0]
        lines = (part_of_line(rest, cell_lines[a]), *cell_lines[a + 1 : b]) if mark else cell_lines[a:b]
        items.append(NumberedPart(mark or Quote((bullet,)), without_bullets(lines)))
    return tuple(cell_lines[: starts[0]]), items


def _opens_subitem(line: Line) -> bool:
    mark = split_mark(line.quote)[0]
    return (is_bullet(line.first_text) and line.n_words > 1) or (bool(mark) and mark.text.isalpha())


def _lines_alone(lines: Sequence[Line], beside: Sequence[Cell]) -> list[NumberedPart]:
    """Return a piece for each value beside, where the values stand on lines of their own and as many lines open a text."""
    filled = [line for line in lines if line.has_words]
    counts = {n for cell in beside if (n := count_values(cell)) >= _SEVERAL}
    if len(counts) != 1 or len(filled) < _SEVERAL:
        return []
    n = counts.pop()
    starts = list(range(len(filled))) if filled[0].box is None else _openings(filled, n, beside)
    if len(starts) != n or starts[0] != 0 or any(goes_on(filled[i - 1].text) for i in starts[1:]):
        return []
    pieces = [tuple(filled[a:b]) for a, b in itertools.pairwise([*starts, len(filled)])]
    if filled[0].box is None and any(len(p[0].text) < 4 for p in pieces):
        return []
    return [NumberedPart(Quote(), piece) for piece in pieces]


def _openings(lines: Sequence[Line], n: int, beside: Sequence[Cell]) -> list[int]:
    """Return the lines that open a text: with an indicator's first word, beside a value, or after a line that had room left."""
    capital = [at for at, line in enumerate(lines) if line.text[:1].isupper()]
    cued = [at for at in capital if opens_indicator(lines[at].text)]
    if len(cued) == n:
        return cued
    tops = [line.box.top for cell in beside for line in cell.lines if line.box is not None and count_values(cell) == n]
    level = [
        at for at in capital if (box := lines[at].box) and any(abs(box.top - top) <= box.height * 0.4 for top in tops)
    ]
    if len(level) == n and level[0] == 0:
        return level
    return [at for at in capital if at == 0 or _had_room(lines, at)]


def opens_indicator(text: str) -> bool:
    """Return whether a line opens with a word with which indicators, or goals used as such, begin."""
    cues = settings()["cues"]
    return text.casefold().startswith((*cues["indikator"], *cues["sasaran"]))


def opens_goal(text: str) -> bool:
    """Return whether a text opens with a word with which goals begin ("Meningkatnya")."""
    return text.casefold().startswith(tuple(settings()["cues"]["sasaran"]))


def _had_room(lines: Sequence[Line], at: int) -> bool:
    """Return whether the first word of a line had fitted at the end of the one above."""
    boxes = [line.box for line in lines]
    above, first = boxes[at - 1], lines[at].words[0].place.box
    right = max((box.x1 for box in boxes if box is not None), default=0.0)
    return above is not None and first is not None and above.x1 + first.width + 4 <= right


def goes_on(text: str) -> bool:
    """Return whether a line ends in the middle of a sentence: with "dan", "yang", a comma, an open bracket."""
    return is_unfinished(text) or _GOES_ON.search(text) is not None


def is_labelled(lines: Sequence[Line]) -> bool:
    """Return whether lines tell of one indicator label by label ("Indikator : A", "Rumus : B"): its name at most once."""
    found = [label.lastgroup for line in lines if (label := inline_pattern().match(line.text)) is not None]
    return found.count("indikator") <= 1 and any(name != "indikator" for name in found)


def may_hold_several(lines: Sequence[Line]) -> bool:
    """Return whether two or more lines of a cell open like an indicator, with a capital, where a sentence has ended."""
    filled = [line for line in lines if line.has_words]
    cued = [at for at, line in enumerate(filled) if line.text[:1].isupper() and opens_indicator(line.text)]
    return sum(1 for at in cued if at and not goes_on(filled[at - 1].text)) >= 1 and 0 in cued


def count_values(cell: Cell) -> int:
    """Return how many values a cell holds, one on each line; 0 where a line is none."""
    filled = [x for x in without_bullets(cell.lines) if x.has_words and not x.text.startswith("(")]
    if len(filled) > 1 and _GROUPED.match("".join(line.text for line in filled)):
        return 1  # one number that a narrow column broke
    if not filled or not all(is_value(line.text) for line in filled):
        return 0
    return len(filled) - sum(goes_on(line.text) for line in filled[:-1])


def pair_by_item(cell: Cell, items: Sequence[NumberedPart], field: str) -> list[Quote] | None:
    """Return the part of `cell` that belongs to each item; None where the cell does not divide among them.

    Tried in order: the cell's own numbered pieces, its bulleted ones, as many lines as items, the height on the page; last
    its own pieces that stand at other heights.
    """
    lines = [line for line in without_bullets(cell.lines) if line.has_words]
    if not lines:
        return [Quote()] * len(items)
    marked = [own for own in (find_items(lines), _bulleted(cell.lines)) if len(own) == len(items)]
    for own in marked:
        if _at_heights(own, items):
            return [read_cell(item.lines, cell.bars, field) for item in own]
    typed = all(line.box is None for line in lines) and all(line.text[:1].isupper() for line in lines)
    if not marked and len(lines) == len(items) and (field in _SHORT or typed):
        return [line.quote for line in lines]
    by_height = _by_height(cell, items, field)
    if by_height is None and marked:
        return [read_cell(item.lines, cell.bars, field) for item in marked[0]]
    return by_height


def _at_heights(own: Sequence[NumberedPart], items: Sequence[NumberedPart]) -> bool:
    """Return whether each marked piece begins at the height of its item, before the next; True where there is no geometry."""
    tops = [item.top for item in items]
    if not all(tops) or not all(piece.top for piece in own):
        return True
    later = [*tops[1:], float("inf")]
    return all(top - _NEAR <= piece.top < after - _NEAR for piece, top, after in zip(own, tops, later, strict=True))


def _by_height(cell: Cell, items: Sequence[NumberedPart], field: str) -> list[Quote] | None:
    """Return the lines of a cell that stand beside each item; None where one has none, or a line only wraps there.

    A list of one item's keeps its bullets.
    """
    printed = [line for line in cell.lines if line.has_words]
    tops = [item.top for item in items]
    if not all(tops) or any(line.box is None for line in printed):
        return None
    shares: list[list[Line]] = [[] for _ in items]
    for line in printed:
        box = line.box
        assert box is not None
        at = max((i for i, top in enumerate(tops) if top <= box.top + box.height * 0.6), default=0)
        shares[at].append(line)
    listed = [sum(is_bullet(line.words[0].text) for line in share) > 1 for share in shares]
    shares = [share if lists else list(without_bullets(share)) for share, lists in zip(shares, listed, strict=True)]
    if not all(shares):
        return None
    if field not in _SHORT:
        opened = all(_opens_at(share[0], top) for share, top in zip(shares, tops, strict=True))
        if not opened or any(_wraps(a[-1], b[0], cell) for a, b in itertools.pairwise(shares)):
            return None
    return [read_cell(share, cell.bars, field) for share in shares]


def _opens_at(line: Line, top: float) -> bool:
    """Return whether a line begins beside its item, with a capital: a text that only wraps there does not."""
    box = line.box
    first = line.words[0].text  # "e-PKH" is a name
    return (
        box is not None and abs(box.top - top) <= box.height * 0.6 and (not first[:1].islower() or not first.islower())
    )


def _wraps(above: Line, below: Line, cell: Cell) -> bool:
    """Return whether a line may only be the rest of the one above: its first word did not fit there any more."""
    a, b, whole = above.box, below.words[0].place.box, cell.place.box
    if a is None or b is None or whole is None:
        return True
    return a.x1 + b.width + 4 > whole.x1 and b.top - a.bottom < a.height
