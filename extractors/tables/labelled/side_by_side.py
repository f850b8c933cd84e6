"""Forms printed side by side: lines that hold a label and its value in each of two columns, read column by column."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence

from extractors.model.document import Line
from extractors.model.quote import Quote
from extractors.page.lines import box_of
from extractors.text.labels import is_spelt, match_header

_LONGEST = 5  # words of a label
_SAME = 3.0  # points within which the labels of a column begin
_STEP = 1.5  # heights of a line within which a text wraps
_FEWEST = 2  # lines with a label in each column


def in_columns(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines of a page as they are, those of forms side by side parted and the left column first."""
    labelled = [_second_label(line) for line in lines]
    starts = Counter(round(x) for x in labelled if x is not None)
    middle, count = max(starts.items(), key=lambda item: (item[1], -item[0]), default=(0, 0))
    edge = middle - _SAME
    if count < _FEWEST:
        yield from lines
        return
    own = [at for at, x in enumerate(labelled) if x is not None and abs(x - middle) <= _SAME]
    first, last = own[0], own[-1]
    if first and len(lines[first - 1].words) > 1 and _is_parted(lines[first - 1], edge):  # "IKU 1      IKU 2"
        first -= 1
    last = _end(lines, last, edge)
    inside = lines[first : last + 1]
    if any(_crosses(line, edge) for line in inside):
        yield from lines
        return
    yield from lines[:first]
    yield from (part for line in inside if (part := _part(line, edge, left=True)).words)
    yield from (part for line in inside if (part := _part(line, edge, left=False)).words)
    yield from lines[last + 1 :]


def _end(lines: Sequence[Line], last: int, edge: float) -> int:
    """Return the last line of the forms: the last with a label, as long as no line stands across, and what wraps below it."""
    at = last
    while at + 1 < len(lines) and not _crosses(lines[at + 1], edge):
        at += 1
        last = at if _is_of_form(lines[at], edge) else last
    for upper, lower in itertools.pairwise(lines[last : at + 1]):
        if upper.box is None or lower.box is None or lower.box.top - upper.box.top > _STEP * upper.box.height:
            break
        last += 1
    return last


def _second_label(line: Line) -> float | None:
    """Return the x at which the second label of a line begins; None where it has no two."""
    if line.box is None or line.text.count(":") < 2:
        return None
    found = [at for colon in _colons(line) if (at := _label_before(line, colon)) is not None]
    return box_of(line.words[found[1]]).x0 if len(found) > 1 else None


def _colons(line: Line) -> list[int]:
    """Return the index of each word that is a colon or ends in one."""
    return [at for at, word in enumerate(line.words) if word.text.endswith(":")]


def _label_before(line: Line, colon: int) -> int | None:
    """Return the first word of the longest known label that ends at a colon; None where none does."""
    end = colon + (len(line.words[colon].text) > 1)
    texts = {at: Quote(line.words[at:end]).text.rstrip(" :") for at in range(max(0, end - _LONGEST), end)}
    known = [at for at, text in texts.items() if text[:1].isupper() and match_header(text).fields]
    return next((at for at in known if is_spelt(texts[at])), known[0] if known else None)


def _crosses(line: Line, edge: float) -> bool:
    return any(box_of(word).x0 < edge < box_of(word).x1 for word in line.words)


def _is_parted(line: Line, edge: float) -> bool:
    """Return whether a line has words on both sides of the edge, the first of the right side at the edge."""
    if line.box is None or _crosses(line, edge):
        return False
    right = [box_of(word).x0 for word in line.words if box_of(word).x0 >= edge]
    return 0 < len(right) < len(line.words) and abs(min(right) - edge) <= 2 * _SAME


def _is_of_form(line: Line, edge: float) -> bool:
    """Return whether a line holds a label, in one of the columns."""
    if line.box is None:
        return False
    return any(_label_before(line, colon) is not None for colon in _colons(line))


def _part(line: Line, edge: float, *, left: bool) -> Line:
    kept = [at for at, word in enumerate(line.words) if (box_of(word).x0 < edge) is left]
    return Line(tuple(line.words[at] for at in kept), tuple(line.offsets[at] for at in kept) if line.offsets else ())
