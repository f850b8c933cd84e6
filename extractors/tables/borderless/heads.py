"""Heads of tables without rulings: lines whose parts, side by side, are the labels of an indicator table."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from extractors.model.document import Line
from extractors.model.quote import Quote, Word
from extractors.page.lines import box_of, boxes_of
from extractors.tables.borderless.gutters import (
    GUTTER,
    Gutter,
    apart,
    edges_of,
    falls_apart,
    is_group_line,
    least_gutter,
    line_step,
    n_words,
    opened,
    parts_at_blanks,
    signs,
)
from extractors.tables.borderless.rows import INDEX
from extractors.text.labels import HeaderMatch, cell_pattern, match_header

_NO = re.compile(r"^n\s?[o0]\.?$", re.IGNORECASE)
_PARTS_OF_YEAR = tuple(cell_pattern("periods", name) for name in ("quarter", "half", "month"))
_LONGEST_LABEL = 6  # words of a head's segment
_MANY = 6  # labels that one unknown word among them does not spoil
_DEEPEST_HEAD = 4  # lines
_LOOKED_AT = 12  # lines below a head that tell where its columns part
_CLOSE_STEP = 1.0  # line distances below which two lines are of labels centred on each other
_NEXT_STEP = 1.5  # below which they may be of one label that goes on
_WIDE_STEP = 2.4  # line distances after which a table is over


def find_heads(lines: Sequence[Line]) -> Iterator[tuple[int, list[Gutter]]]:
    """Yield of how many lines the head may be, and its gutters: the deepest first; nothing where lines[0] opens none."""
    if not lines or lines[0].box is None:
        return
    yield from _stacked_heads(lines)
    known = _labels_in(lines[0])
    if not known:
        return
    deepest = min(_DEEPEST_HEAD, len(lines))
    numbered = next((at for at, line in enumerate(lines[:deepest]) if numbers_columns(line)), deepest)
    for depth in range(min(deepest, numbered), 0, -1):
        own = _gaps(lines[:depth])
        open_ones = _strips(lines, depth, least=max(2, len(own) + 1)) if known >= 2 else []
        if open_ones and _names_each_column(lines[:depth], open_ones):
            yield depth, open_ones
        if _names_columns(lines[:depth], own):
            yield depth, own


def _stacked_heads(lines: Sequence[Line]) -> Iterator[tuple[int, list[Gutter]]]:
    """Yield heads whose labels take one to three lines, centred on each other or not: the deepest first.

    The columns part where no word of the whole head stands, and each has one label of its own.
    """
    close = 1
    while close < min(_DEEPEST_HEAD + 1, len(lines)) and _is_stacked(lines[close - 1], lines[close]):
        close += 1
    sides = [[(box[0], box[2]) for box in boxes_of(line)] for line in lines[:close]] if close > 1 else []
    for depth in range(close, 1, -1):
        head = lines[:depth]
        spans = sorted(itertools.chain.from_iterable(sides[:depth]))
        open_ones: list[Gutter] = []
        right = spans[0][1]
        for x0, x1 in spans:
            if x0 - right >= GUTTER:
                open_ones.append(((right, x0),))
            right = max(right, x1)
        open_ones = _left_open(open_ones, lines, depth, least=2, tight=True)
        wrapped = any(not _interleaved(a, b) for a, b in itertools.pairwise(head))
        if wrapped and len(parts_at_blanks(head[0])) > len(open_ones):
            continue  # the first line is a head by itself
        if len(open_ones) >= 2 and _names_each_column(head, open_ones):
            yield depth, open_ones


def _is_stacked(above: Line, below: Line) -> bool:
    step = line_step(above, below)
    return step is not None and 0 < step < _NEXT_STEP and not signs(below)


def _interleaved(above: Line, below: Line) -> bool:
    return (line_step(above, below) or 0.0) < _CLOSE_STEP


def _labels_in(line: Line) -> int:
    """Return how many labels a line falls into at blanks as wide as between columns; 0 where a part is too long for one."""
    parts = parts_at_blanks(line) if falls_apart(line) else ()
    if len(parts) < 2 or any(n_words(part) > _LONGEST_LABEL for part in parts):
        return 0
    return sum(match_header(Quote(part).text).known for part in parts)


def _strips(lines: Sequence[Line], depth: int, least: int) -> list[Gutter]:
    """Return the blank strips that the head and the lines close below it leave open: labels may stand near each other.

    Empty where they are fewer than `least`.
    """
    boxes = boxes_of(lines[0])
    open_ones: list[Gutter] = [((a.x1, b.x0),) for a, b in itertools.pairwise(boxes) if b.x0 - a.x1 >= apart(a, b)]
    for line in lines[1:depth]:
        if len(open_ones) < least:
            return []
        open_ones = opened(open_ones, line)
    return _left_open(open_ones, lines, depth, least)


def _left_open(
    open_ones: list[Gutter], lines: Sequence[Line], depth: int, least: int, *, tight: bool = False
) -> list[Gutter]:
    """Return what the lines close below a head of `depth` lines leave open of its strips; empty where fewer than `least`.

    `tight`: hardly more than a blank is enough, as below the lines of a whole head.
    """
    if len(open_ones) < least:
        return []
    goals = has_goals(lines[:depth], open_ones)
    looked_at = lines[depth - 1 : depth + _LOOKED_AT]
    for before, line, after in zip(
        looked_at, looked_at[1:], [*lines[depth + 1 : depth + _LOOKED_AT], None], strict=False
    ):
        step = line_step(before, line)
        if len(open_ones) < least or step is None or step > _WIDE_STEP or signs(line):
            break
        if not is_group_line(line, open_ones, has_goals=goals, after=after):
            open_ones = opened(open_ones, line, least_gutter(line) if tight else GUTTER)
    return open_ones if len(open_ones) >= least else []


def has_goals(head: Sequence[Line], gutters: Sequence[Gutter]) -> bool:
    """Return whether a column of the head is one of goals alone: in one of goals and indicators goals are rows of their own."""
    fields = [match_header(text).fields for text in _column_texts(head, gutters)]
    return any("sasaran" in names and "indikator" not in names for names in fields)


def numbers_columns(line: Line) -> bool:
    """Return whether a line only numbers the columns: no head goes on behind it."""
    return len(line.words) >= 3 and all(INDEX.match(word.text) for word in line.words)


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
    texts = _column_texts(lines, gutters)
    matches = [match_header(text) for text in texts]
    told = {(match.fields, match.year, _part_of_year(text)) for match, text in zip(matches, texts, strict=True)}
    if _names_levels(texts, matches):
        return len(matches) == len(gutters) + 1
    strange = [text for match, text in zip(matches, texts, strict=True) if not match.known and not match.fields]
    may_be_strange = len(matches) >= _MANY and len(strange) == 1 and len(strange[0].split()) == 1
    one_each = all(
        len(match.fields) == 1
        or (may_be_strange and text == strange[0])
        or (match.other and not match.fields)
        or (not match.fields and match.year is not None)
        or ("indikator" in match.fields and cell_pattern("header_patterns", "of_two").search(text) is not None)
        for match, text in zip(matches, texts, strict=True)
    )
    return one_each and len(told) == len(matches) == len(gutters) + 1 and _names_indicators(matches)


def _names_levels(texts: Sequence[str], matches: Sequence[HeaderMatch]) -> bool:
    """Return whether labels are known, and those of several indicators side by side, each with what belongs to it once."""
    at = [i for i, match in enumerate(matches) if match.fields == ("indikator",)]
    if len(at) < 2 or len({texts[i] for i in at}) < len(at) or any(len(m.fields) > 1 or not m.known for m in matches):
        return False
    if any(match.refuse or match.money for match in matches):
        return False
    edges = [0, *at, len(matches)]
    lanes = [[m.fields for m in matches[a:b] if m.fields] for a, b in itertools.pairwise(edges)]
    return all(len(set(lane)) == len(lane) for lane in lanes)


def _part_of_year(text: str) -> str:
    """Return the words of a label that name a part of a year ("TW I"); blank where none do."""
    return next((match[0].casefold() for part in _PARTS_OF_YEAR if (match := part.search(text))), "")


def _names_indicators(matches: Sequence[HeaderMatch]) -> bool:
    fields = {field for match in matches for field in match.fields}
    named = "indikator" in fields or {"sasaran", "target"} <= fields
    return named and not any(match.refuse for match in matches)


def _column_texts(lines: Sequence[Line], gutters: Sequence[Gutter]) -> list[str]:
    edges = edges_of(lines, gutters)
    columns: dict[int, list[Word]] = {}
    for line in lines:
        for word in line.words:
            columns.setdefault(bisect_right(edges, box_of(word).cx), []).append(word)
    return [Quote(tuple(columns[i])).text for i in sorted(columns)]


def _gaps(lines: Sequence[Line]) -> list[Gutter]:
    """Return the blank spans between the words of all lines: the line's own wide gaps, where the others leave them open."""
    widest = max(lines, key=lambda line: len(line.breaks))
    boxes = boxes_of(widest)
    gutters: list[Gutter] = [((boxes[i - 1].x1, boxes[i].x0),) for i in sorted({*widest.breaks, *_label_ends(widest)})]
    for line in lines:
        if line is not widest:
            left = opened(gutters, line)
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
            wide = box_of(line.words[at]).x0 - box_of(line.words[at - 1]).x1 >= GUTTER
            if wide and all(len(half.fields) == 1 for half in halves) and halves[0].fields != halves[1].fields:
                found.append(at)
                break
    return found
