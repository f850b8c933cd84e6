"""Rows that begin without a gap: told by texts that open anew in several columns although the line above had room for them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from extractors.model.document import Line
from extractors.model.quote import Quote, Word
from extractors.page.lines import box_of
from extractors.text.labels import match_header

_OWN = frozenset({"indikator", "formula", "satuan", "target", "sumber_data", "penanggung_jawab", "definisi"})
_FEWEST = 2  # columns that open anew, the indicator's among them
_BLANK = 0.3  # heights of a line between two words


def rows_opened(lines: Sequence[Line], depth: int, first: int, edges: Sequence[float]) -> list[int]:
    """Return the lines from `first` on that open the indicator and another text of its row, under a head of `depth` lines."""
    heads: dict[int, list[Word]] = {}
    for line in lines[:depth]:
        for word in line.words:
            heads.setdefault(bisect_right(edges, box_of(word).cx), []).append(word)
    fields = {at: match_header(Quote(tuple(words)).text).fields[:1] for at, words in heads.items()}
    own = {at for at, found in fields.items() if found and found[0] in _OWN}
    main = {at for at in own if fields[at] == ("indikator",)}
    if len(own) < _FEWEST or not main:
        return []
    by_line = [_by_column(line, edges) for line in lines]
    right = {at: max((box_of(w).x1 for row in by_line[first:] for w in row.get(at, ())), default=0.0) for at in own}
    found: list[int] = []
    for index in range(first + 1, len(lines)):
        opened = {at for at in own & by_line[index].keys() if _opens(by_line, index, at, right[at])}
        if len(opened) >= _FEWEST and opened & main:
            found.append(index)
    return found


def _by_column(line: Line, edges: Sequence[float]) -> dict[int, list[Word]]:
    made: dict[int, list[Word]] = {}
    for word in line.words:
        made.setdefault(bisect_right(edges, box_of(word).cx), []).append(word)
    return made


def _opens(rows: Sequence[dict[int, list[Word]]], index: int, column: int, right: float) -> bool:
    """Return whether the text of a column begins anew: with a capital, after a line that had room for its first word."""
    first = rows[index][column][0]
    if not first.text.lstrip("(")[:1].isupper():
        return False
    above = rows[index - 1].get(column)
    if above is None:
        return True
    box, last = box_of(first), box_of(above[-1])
    return last.x1 + _BLANK * box.height + (box.x1 - box.x0) < right
