"""Items of one cell beside their values: told by marks and indents, each with the value that stands at its height.

A cell may hold a list inside a list ("1. ...", "- ..."), sentences that only their items complete, and items whose marks a
scan has lost; the values beside stand level with the first line of an item, or with its last.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.model.document import Cell, Line
from extractors.model.quote import Quote
from extractors.page.lines import box_of
from extractors.tables.cells.bullets import is_bullet, without_bullets
from extractors.tables.cells.content import is_unit, is_value
from extractors.tables.cells.read import part_of_line, split_mark
from extractors.tables.cells.several import NumberedPart, goes_on, opens_indicator

_SAME = 4.0  # points by which lines of one indent may begin apart
_STRONG = 0.6  # share of the unmarked openings that more than a capital must tell
_WIDER = 1.4  # times the usual distance of lines that parts an item from the one above
_ROOM = 8.0  # points between a line's end and the border in which no word stands
_FAR = 1.5  # heights of a line that a value may stand off all lines
_ALIKE = {"–": "-", "—": "-", "✔": "✓", "√": "✓", "·": "•", "●": "•", "o": "•", "○": "•"}

Kind = tuple[str, int | str]


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """One item with a value of its own (or none, where `valued` is False); `parents`: the sentences that it completes."""

    part: NumberedPart
    parents: tuple[Line, ...]
    valued: bool = True


@dataclass(slots=True)
class _Node:
    """An item in the making: the values (indexes) at the height of its own lines, the items below it."""

    kind: Kind
    mark: Quote
    lines: list[Line]
    values: list[int] = field(default_factory=list)
    inner: list[_Node] = field(default_factory=list)

    @property
    def valued(self) -> bool:
        """Return whether a value stands at its height or at that of an item below it."""
        return bool(self.values) or any(node.valued for node in self.inner)

    @property
    def all_lines(self) -> list[Line]:
        """Return its lines and those of the items below it."""
        return [*self.lines, *(line for node in self.inner for line in node.all_lines)]


def find_outline(lines: Sequence[Line], beside: Sequence[Cell], right: float = 0.0) -> tuple[OutlineItem, ...]:
    """Return the items of an indicator's cell, two or more, each with what stands beside it; nothing where that is unsure.

    `beside`: the cells of its values, of which the one with most values tells the heights; `right`: the x up to which its
    lines may reach (0: as far as the longest does).
    """
    filled = [line for line in lines if line.words]
    values = max((_values_of(cell) for cell in beside), key=len, default=[])
    if len(values) < 2 or len(filled) < 2 or any(line.box is None for line in filled):
        return ()
    levels = [_level(filled, value) for value in values]
    if any(level is None for level in levels):
        return ()
    right = max(right, *(box.x1 for line in filled if (box := line.box) is not None))
    flat: list[_Node] = []
    at = 0
    for node in _segments(filled):
        end = at + len(node.lines)
        inside = [(k, level - at) for k, level in enumerate(levels) if level is not None and at <= level < end]
        pieces = _divided(node, inside, right) if len({level for _, level in inside}) > 1 else None
        if pieces is None:
            node.values = [k for k, _ in inside]
            pieces = [node]
        flat += pieces
        at = end
    roots = _tree(flat)
    items = tuple(item for node in roots for item in _items(node, ()))
    return items if len(items) > 1 and all(item.valued for item in items) else ()


def share_by_height(cell: Cell, items: Sequence[OutlineItem]) -> list[list[Line]]:
    """Return the lines of a cell that stand beside each item: each goes to the item whose lines are nearest in height."""
    shares: list[list[Line]] = [[] for _ in items]
    for line in cell.lines:
        if line.words and line.box is not None:
            shares[_nearest(items, line)].append(line)
    return shares


def _nearest(items: Sequence[OutlineItem], line: Line) -> int:
    box = line.box
    assert box is not None
    far = [
        (min(abs(box.cy - b.cy) for own in item.part.lines if (b := own.box) is not None), at)
        for at, item in enumerate(items)
    ]
    return min(far)[1]


def _values_of(cell: Cell) -> list[Line]:
    """Return the first line of each value of a cell; none where a line is neither a value nor the rest of one."""
    lines: list[Line] = []
    for line in without_bullets(cell.lines):
        if line.box is None:
            return []
        if is_value(line.text):
            lines.append(line)
        elif not lines or not (is_unit(line.text) or line.text.startswith("(") or line.text[:1].islower()):
            return []
    return lines


def _level(lines: Sequence[Line], value: Line) -> int | None:
    """Return the index of the line at whose height a value stands."""
    own = value.box
    assert own is not None
    far, at = min((abs(own.cy - box.cy), at) for at, line in enumerate(lines) if (box := line.box) is not None)
    return at if far <= own.height * _FAR else None


def _kind(line: Line) -> tuple[Kind, Quote, Line]:
    """Return what mark opens a line ("plain" where none does), the mark, and the line without it."""
    first = line.words[0].text
    if is_bullet(first) and len(line.words) > 1:
        return ("bullet", _ALIKE.get(first, first)), Quote(line.words[:1]), without_bullets([line, line])[0]
    mark, rest = split_mark(line.quote)
    if not mark or not rest:
        return ("plain", 0), Quote(), line
    cut = part_of_line(rest, line)
    if mark.text.isalpha():
        return ("letter", 0), mark, cut
    return ("number", len(re.split(r"[.,]", mark.text))), mark, cut


def _segments(lines: Sequence[Line]) -> list[_Node]:
    """Return the marked items in order; lines before the first mark are one of their own."""
    made: list[_Node] = []
    last: dict[Kind, int] = {}
    for line in lines:
        kind, mark, cut = _kind(line)
        number = _number(mark.text) if kind[0] in ("number", "letter") else 0
        opens = kind[0] == "bullet" or (
            number > 0 and (number == last.get(kind, 0) + 1 or number == 1 or not made or kind[1] not in (0, 1))
        )
        if not made or opens:
            last[kind] = number
            made.append(_Node(kind, mark, [cut]) if opens else _Node(("plain", 0), Quote(), [line]))
        else:
            made[-1].lines.append(line)
    return made


def _number(mark: str) -> int:
    last = re.split(r"[.,]", mark)[-1]
    return int(last) if last.isdigit() else (ord(last.casefold()[-1]) - 96 if last else 0)


def _divided(node: _Node, inside: Sequence[tuple[int, int]], right: float) -> list[_Node] | None:
    """Return the unmarked items of a piece with several values; None where their heights do not tell where each begins."""
    levels = sorted({level for _, level in inside})
    for starts in (_from_first(node.lines, levels, right), _to_last(node.lines, levels, right)):
        if starts is None:
            continue
        edges = [*starts, len(node.lines)]
        made = [_Node(node.kind, node.mark, node.lines[: starts[0]])] if starts[0] > 0 else []
        kind: Kind = ("plain", 1) if made else node.kind
        for a, b in itertools.pairwise(edges):
            beside = [k for k, level in inside if a <= level < b]
            made.append(_Node(kind, Quote() if a else node.mark, node.lines[a:b], beside))
        return made
    return None


def _from_first(lines: Sequence[Line], levels: Sequence[int], right: float) -> list[int] | None:
    """Return where items begin whose values stand beside their first lines; None where a line there only goes on."""
    starts = list(levels)
    return starts if _all_open(lines, starts, right) else None


def _to_last(lines: Sequence[Line], levels: Sequence[int], right: float) -> list[int] | None:
    """Return where items begin whose values stand beside their last lines; None where a line there only goes on."""
    if not all(line.text.startswith("(") for line in lines[levels[-1] + 1 :]):
        return None
    first = next((at for at in range(1, levels[0] + 1) if _indent(lines[at]) > _indent(lines[0]) + _SAME), 0)
    starts = [first, *(level + 1 for level in levels[:-1])]
    return starts if _all_open(lines, starts, right) else None


def _all_open(lines: Sequence[Line], starts: Sequence[int], right: float) -> bool:
    """Return whether a new text begins at each of some lines: none goes on from above, most are told by more than a capital."""
    inner = [at for at in starts if at > 0]
    if any(not _may_open(lines, at) for at in inner):
        return False
    return sum(_surely_opens(lines, at, right) for at in inner) >= len(inner) * _STRONG


def _may_open(lines: Sequence[Line], at: int) -> bool:
    return (lines[at].text[:1].isupper() or lines[at].text[:1].isdigit()) and not goes_on(lines[at - 1].text)


def _surely_opens(lines: Sequence[Line], at: int, right: float) -> bool:
    above, own, first = lines[at - 1].box, lines[at].box, lines[0].box
    if above is None or own is None or first is None:
        return False
    steps = sorted(b.top - a.top for x, y in itertools.pairwise(lines) if (a := x.box) and (b := y.box))
    usual = steps[len(steps) // 2] if steps else own.height
    return (
        opens_indicator(lines[at].text)
        or above.x1 + box_of(lines[at].words[0]).width + _ROOM <= right
        or abs(_indent(lines[at]) - _indent(lines[at - 1])) > _SAME
        or own.top - above.top > usual * _WIDER
    )


def _indent(line: Line) -> float:
    return line.box.x0 if line.box is not None else 0.0


def _tree(flat: Sequence[_Node]) -> list[_Node]:
    """Return the outermost items: an item with a mark that none above it has is part of the one above."""
    roots: list[_Node] = []
    stack: list[_Node] = []
    for node in flat:
        kinds = [other.kind for other in stack]
        if node.kind in kinds:
            del stack[kinds.index(node.kind) :]
        (stack[-1].inner if stack else roots).append(node)
        stack.append(node)
    return roots


def _items(node: _Node, parents: tuple[Line, ...]) -> Iterator[OutlineItem]:
    """Yield the items of a tree that have values; a sentence without one is the parent of the items below it."""
    if any(inner.valued for inner in node.inner):
        if node.values:
            yield OutlineItem(NumberedPart(node.mark, tuple(node.lines)), parents)
        above = (*parents, *node.lines)
        for inner in node.inner:
            yield from _items(inner, above)
        return
    yield OutlineItem(NumberedPart(node.mark, tuple(node.all_lines)), parents, valued=bool(node.values))
