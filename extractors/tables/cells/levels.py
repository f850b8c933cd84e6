"""Several indicators of one cell without marks, told by where their texts begin: at the height of other cells' texts, below a
blank that runs through the row, or in the middle of each other. What the other cells give to each is told by the same heights.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extractors.model.document import Cell, Line
from extractors.model.geometry import Box
from extractors.model.quote import Quote
from extractors.tables.cells.several import NumberedPart, Parts, goes_on, opens_indicator

_WIDE = 1.22  # usual distances of lines: so far below the line before it a text begins anew
_USUAL = 1.6  # heights of a line within which the next line of a text stands
_LEVEL = 0.4  # heights of a line by which texts that begin together may differ
_ROOM = 10.0  # points that a cell keeps free at its right, and a blank
_AGREEING = 2  # other cells that tell a text's beginning without a blank above it
_LONG = 4  # letters from which a small first letter tells a sentence from a name
_OPERATORS = "/+-–*×=:"  # no text ends with one

Piece = tuple[Line, Box]


def find_levels(cell: Cell, others: Sequence[Cell]) -> Parts:
    """Return the pieces of a cell of several texts that begin where texts of the `others` do; none where nothing tells."""
    lines = _placed(cell)
    beside = [found for other in others if len(found := _placed(other)) > 1]
    if len(lines) < 2 or not beside or len(lines) != sum(1 for line in cell.lines if line.words):
        return Parts()
    pitch = pitch_of([lines, *beside])
    starts = [0, *(at for at in range(1, len(lines)) if _begins(cell, lines, at, beside, pitch))]
    if len(starts) == 1:
        starts = _centred_starts(lines, beside, pitch)
    if len(starts) == 1:
        return Parts()
    pieces = [_lines(lines[a:b]) for a, b in itertools.pairwise([*starts, len(lines)])]
    return Parts("levels", (), tuple(NumberedPart(Quote(), piece) for piece in pieces))


def shares_at(cell: Cell, items: Sequence[NumberedPart]) -> tuple[list[tuple[Line, ...]], bool]:
    """Return (the lines of a cell that begin with each item, whether none of them may only wrap there).

    A text begins at the height of its item, or below a blank beside the item's own; an item has none where blank paper stands
    beside it. No lines where the cell does not divide so.
    """
    lines = _placed(cell)
    own = [[(line, box) for line in item.lines if (box := line.box) is not None] for item in items]
    if len(lines) < _AGREEING or not all(own) or len(lines) != sum(1 for line in cell.lines if line.words):
        return [], True
    pitch = pitch_of([lines, *own])
    starts: list[int | None] = [0]
    for nth, (upper, lower) in enumerate(itertools.pairwise(own), start=1):
        until = own[nth + 1][0][1].top - _LEVEL * lower[0][1].height if nth + 1 < len(own) else float("inf")
        at = _start_beside(lines, upper[-1][1], lower[0][1], pitch, until)
        if at is None and any(lower[0][1].top <= box.cy < until for _, box in lines):
            centred = _centred(lines, [_middle(text) for text in own], pitch)
            return [_lines(lines[a:b]) for a, b in itertools.pairwise([*centred, len(lines)])] if centred else [], True
        starts.append(at)
    begun = [at for at in starts if at is not None]
    level = abs(lines[0][1].top - own[0][0][1].top) <= _LEVEL * lines[0][1].height
    apart = all(_is_wide(lines, at, pitch) for at in begun[1:])
    if len(begun) < _AGREEING or begun != sorted(set(begun)) or (len(begun) < len(items) and not (level and apart)):
        return [], True
    ends = dict(itertools.pairwise([*begun, len(lines)]))
    shares = [_lines(lines[at : ends[at]]) if at is not None else () for at in starts]
    return shares, all(_is_sure(cell, lines, at, pitch) for at in begun[1:])


def pitch_of(texts: Sequence[Sequence[Piece]]) -> float:
    """Return the usual distance of lines, in points: the least one, as far as it is one of lines of a text."""
    steps = [b.top - a.top for text in texts for (_, a), (_, b) in itertools.pairwise(text)]
    height = max((box.height for text in texts for _, box in text), default=0.0)
    return min((step for step in steps if step > 0.8 * height), default=_USUAL * height)


def _placed(cell: Cell) -> list[Piece]:
    return [(line, box) for line in cell.lines if line.words and (box := line.box) is not None]


def _begins(cell: Cell, lines: Sequence[Piece], at: int, beside: Sequence[Sequence[Piece]], pitch: float) -> bool:
    """Return whether a line of the indicator's cell begins a text: no other cell speaks against it, and enough speak for it."""
    if not _opens(lines, at):
        return False
    agreeing, blank = 0, _is_wide(lines, at, pitch)
    for text in beside:
        if (
            text[-1][1].top < lines[at][1].top - _LEVEL * lines[at][1].height
            or text[0][1].top > lines[at - 1][1].bottom
        ):
            continue  # of one of the two alone
        start = _start_beside(text, lines[at - 1][1], lines[at][1], pitch)
        if start is None or start == 0:
            return False
        agreeing += 1
        blank = blank and _bottom_above(text, start) < lines[at][1].top - (_WIDE * pitch - lines[at][1].height)
    cued = opens_indicator(lines[at][0].text)
    if blank:
        return agreeing >= _AGREEING or (agreeing == 1 and cued)
    plain = _is_sentence([line for line, _ in lines]) or _had_room(cell, lines, at)
    return cued and plain and agreeing >= _AGREEING


def _centred_starts(lines: Sequence[Piece], beside: Sequence[Sequence[Piece]], pitch: float) -> list[int]:
    """Return where the texts of an indicator's cell begin that blanks part, where all other cells have theirs centred on them."""
    starts = [0, *(at for at in range(1, len(lines)) if _is_wide(lines, at, pitch) and _opens(lines, at))]
    middles = [_middle(lines[a:b]) for a, b in itertools.pairwise([*starts, len(lines)])]
    cued = all(opens_indicator(lines[at][0].text) for at in starts[1:])
    agreeing = [text for text in beside if _centred(text, middles, pitch)]
    return starts if len(agreeing) == len(beside) and (cued or len(agreeing) >= _AGREEING) else [0]


def _centred(text: Sequence[Piece], middles: Sequence[float], pitch: float) -> list[int]:
    """Return where the parts of a text begin that stand in the middle of heights, one in each; empty where they do not."""
    starts, ends = [0], [at for at in range(1, len(text)) if _opens(text, at)] + [len(text)]
    for nth, middle in enumerate(middles, start=1):
        near = [end for end in ends if end > starts[-1] and abs(_middle(text[starts[-1] : end]) - middle) <= pitch / 2]
        if not near or (nth == len(middles)) != (near[0] == len(text)):
            return []
        starts.append(near[0])
    return starts[:-1]


def _middle(text: Sequence[Piece]) -> float:
    return (text[0][1].top + text[-1][1].bottom) / 2


def _lines(text: Sequence[Piece]) -> tuple[Line, ...]:
    return tuple(line for line, _ in text)


def _bottom_above(text: Sequence[Piece], start: int) -> float:
    return max(box.bottom for _, box in text[:start])


def _start_beside(
    text: Sequence[Piece], above: Box, below: Box, pitch: float, until: float = float("inf")
) -> int | None:
    """Return the line of another text that begins with the line `below`: at its height, or below a blank that both have.

    `until`: the y at which what belongs to the line ends.
    """
    for at in range(1, len(text)):
        box = text[at][1]
        if abs(box.top - below.top) <= _LEVEL * below.height and _opens(text, at):
            return at
    for at in range(1, len(text)):
        upper, lower = text[at - 1][1], text[at][1]
        shared = max(upper.bottom, above.bottom) < min(lower.top, below.top) and lower.top < until
        if shared and _is_wide(text, at, pitch) and below.top - above.top >= _WIDE * pitch and _opens(text, at):
            return at
    return None


def _is_wide(text: Sequence[Piece], at: int, pitch: float) -> bool:
    return text[at][1].top - text[at - 1][1].top >= _WIDE * pitch


def _opens(text: Sequence[Piece], at: int) -> bool:
    """Return whether a line may begin a text: with a capital, a digit or a bracket, where no bracket is open."""
    first, before = text[at][0].text, text[at - 1][0].text.rstrip()
    said = " ".join(line.text for line, _ in text[:at])
    word = text[at][0].words[0].text
    small = word.islower() or (first[:1].islower() and not any(map(str.isupper, word)))
    going = goes_on(before) or before[-1:] in _OPERATORS
    return not small and (first[:1].isalnum() or first[:1] == "(") and not going and said.count("(") <= said.count(")")


def _is_sure(cell: Cell, lines: Sequence[Piece], at: int, pitch: float) -> bool:
    """Return whether a line does not only wrap: below a blank, after room, or with a capital where texts are sentences."""
    if _is_wide(lines, at, pitch) or _had_room(cell, lines, at) or lines[at][0].text.startswith("("):
        return True
    word, before = lines[at][0].words[0].text, lines[at - 1][0].words[-1].text
    named = before[:1].isupper() and not before.isupper()  # "Kementerian" / "Dalam Negeri"
    return word[1:2].islower() and not named and _is_sentence([line for line, _ in lines])


def _had_room(cell: Cell, lines: Sequence[Piece], at: int) -> bool:
    """Return whether the first word of a line had fitted at the end of the one above."""
    whole, first = cell.place.box, lines[at][0].words[0].place.box
    return whole is not None and first is not None and lines[at - 1][1].x1 + first.width + _ROOM <= whole.x1


def _is_sentence(lines: Sequence[Line]) -> bool:
    """Return whether most words of a text begin in small letters, as in sentences; in titles each has a capital."""
    inner = [w.text for line in lines for w in line.words[1:]]
    words = [text for text in inner if len(text) >= _LONG and text.isalpha() and not text.isupper()]
    return sum(word.islower() for word in words) * 2 >= len(words) > 0
