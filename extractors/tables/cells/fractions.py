"""The reading order of a person for what stands in a cell: stacked fractions become "(numerator) / (denominator)".

A bar is a drawn stroke (Cell.bars) or a typed row of dashes. The words above it are the numerator, those below the
denominator, those beside it ("=" at the left, "x 100%" at the right) stay where a person reads them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.model.document import Line
from extractors.model.geometry import Box
from extractors.model.quote import Place, Quote, Word
from extractors.tables.cells.typed_fractions import (
    TIMES,
    WHOLE_FACTOR,
    fraction,
    is_factor,
    stack_typed,
    with_whole_factors,
    without_factor,
)

_SLACK = 6.0  # points by which a numerator may stand out over its bar
_UNDERLINE = 2.2  # points below the letters: nearer than a fraction bar stands to what is above it


def read_lines(lines: Sequence[Line], bars: Sequence[Box] = ()) -> Quote:
    """Return the words of `lines` in a person's order, the stacked fractions on `bars` (or dashes) resolved."""
    lines = with_whole_factors([line for line in lines if line.has_words])
    for bar in _whole_bars(sorted(bars, key=lambda b: (b.top, b.x0)), lines):
        stacked = _stack_on_stroke(lines, bar)
        if stacked is not None:
            lines = stacked
    lines = stack_typed(lines)
    return Quote(tuple(word for line in lines for word in line.words))


def _stack_on_stroke(lines: Sequence[Line], bar: Box) -> list[Line] | None:
    """Return the lines with the fraction on `bar` made one line; None where the stroke is no fraction bar."""
    factors = {i for i, line in enumerate(lines) if WHOLE_FACTOR.match(line.text)}
    above = _run([i for i, x in enumerate(lines) if i not in factors and _is_above(x, bar)][::-1], lines, bar)
    below = _run([i for i, x in enumerate(lines) if i not in factors and _is_below(x, bar)], lines, bar)
    if above and below and not any(_is_beside(lines[i], bar) for i in factors):
        cut = next((i for i in sorted(factors) if min(above) < i < max(below)), None)
        if cut is not None:  # typed behind the numerator, and wrapped below the bar
            over, under = ([w for i in sorted(half) for w in lines[i].words] for half in (above, below))
            made = fraction(over, under, Place(over[0].place.page, bar))
            used = sorted({*above, *below, cut})
            rest = (lines[i] for i in range(used[0], len(lines)) if i not in used)
            return [*lines[: used[0]], Line((*made, *lines[cut].words)), *rest]
    if above and (wide := _over_wide_line(lines, max(above), bar)) is not None:
        return wide
    beside = [i for i, line in enumerate(lines) if i not in above and i not in below and _is_beside(line, bar)]
    if not above or not below:
        return None
    number = [w for i in sorted(above) for w in lines[i].words if _inside(w, bar)]
    number, factor = without_factor(number)
    side = [w for i in sorted({*above, *below, *beside}) for w in lines[i].words if not _inside(w, bar)] + factor
    drawn_apart = _gap(lines[max(above)], bar) > _UNDERLINE or _stands_out(number, bar)
    factor_below = max(below) + 1 in factors
    if not number or not (_has_factor(lines, beside) or is_factor(side) or drawn_apart or factor_below):
        return None
    under = [w for i in sorted(below) for w in lines[i].words if _inside(w, bar)]
    left = [w for w in side if w.place.box is not None and w.place.box.cx < bar.x0]
    right = [w for w in side if w not in left]
    place = Place(number[0].place.page, bar) if number else Place(box=bar)
    stacked = fraction(number, under, place)
    used = sorted({*above, *below, *beside})
    whole = Line((*left, *stacked, *right))
    return [*lines[: used[0]], whole, *(lines[i] for i in range(used[0], len(lines)) if i not in used)]


def _stands_out(words: Sequence[Word], bar: Box) -> bool:
    """Return whether a bar is longer on both sides than the words above it: an underline is not."""
    boxes = [w.place.box for w in words if w.place.box is not None]
    return (
        bool(boxes)
        and min(box.x0 for box in boxes) - bar.x0 > _SLACK
        and bar.x1 - max(box.x1 for box in boxes) > _SLACK
    )


def _over_wide_line(lines: Sequence[Line], at: int, bar: Box) -> list[Line] | None:
    """Return the lines with an underlined numerator, a factor behind it, as a fraction over the last, wider line, centred."""
    if at + 2 != len(lines) or not 0 <= _gap(lines[at], bar) + _UNDERLINE <= 2 * _UNDERLINE:
        return None
    over = [w for w in lines[at].words if _inside(w, bar)]
    side, whole, below = lines[at].words[len(over) :], lines[at].box, lines[at + 1].box
    if whole is None or below is None or not over or over[0] != lines[at].words[0] or not is_factor(side):
        return None
    if min(abs(below.cx - middle) for middle in (bar.cx, whole.cx)) > _SLACK or _fits(below, bar):
        return None
    return [*lines[:at], Line((*fraction(over, lines[at + 1].words, Place(over[0].place.page, bar)), *side))]


def _whole_bars(bars: Sequence[Box], lines: Sequence[Line]) -> list[Box]:
    """Return the bars with the underlines of a numerator of several lines as one: the last, as wide as the widest."""
    height = max((box.height for line in lines if (box := line.box) is not None), default=0.0)
    whole: list[Box] = []
    for bar in bars:
        before = whole[-1] if whole else None
        beside = before is not None and min(bar.x1, before.x1) - max(bar.x0, before.x0) > 0.5 * min(
            bar.width, before.width
        )
        if before is not None and 0 < bar.top - before.top <= 1.6 * height and beside:
            whole[-1] = Box(min(bar.x0, before.x0), bar.top, max(bar.x1, before.x1), bar.bottom)
        else:
            whole.append(bar)
    return whole


def _inside(word: Word, bar: Box) -> bool:
    box = word.place.box
    if box is None or box.x0 >= bar.x1 - 0.5 or box.x1 <= bar.x0 + 0.5:
        return False
    return bar.x0 - _SLACK <= box.cx <= bar.x1 + _SLACK


def _span(line: Line, bar: Box) -> Box | None:
    boxes = [w.place.box for w in line.words if w.place.box is not None and _inside(w, bar)]
    return Box.around(boxes) if boxes else None


def _is_above(line: Line, bar: Box) -> bool:
    box = _span(line, bar)
    return box is not None and box.cy < bar.cy and _fits(box, bar)


def _is_below(line: Line, bar: Box) -> bool:
    box = _span(line, bar)
    return box is not None and box.cy > bar.cy and _fits(box, bar)


def _fits(box: Box, bar: Box) -> bool:
    return box.x0 >= bar.x0 - _SLACK * 2 and box.x1 <= bar.x1 + _SLACK * 2


def _is_beside(line: Line, bar: Box) -> bool:
    box = line.box
    if box is None:
        return False
    reach = max(4.0, box.height * (2.5 if is_factor(line.words) else 1.0))
    return abs(box.cy - bar.cy) <= reach and not any(_inside(word, bar) for word in line.words)


def _gap(line: Line, bar: Box) -> float:
    box = line.box
    return 0.0 if box is None else bar.top - box.bottom


def _run(order: Sequence[int], lines: Sequence[Line], bar: Box) -> set[int]:
    """Return the lines next to the bar without a hole larger than a line between them."""
    taken: set[int] = set()
    edge = bar.cy
    for index in order:
        box = _span(lines[index], bar)
        whole = lines[index].box
        if box is None or whole is None:
            break
        distance = min(abs(edge - box.bottom), abs(box.top - edge))
        outside = [w for w in lines[index].words if not _inside(w, bar)]
        far = bool(outside) and abs(whole.cy - bar.cy) > box.height * 1.6 and not _may_be_factor(outside)
        if distance > box.height * 0.9 or far:
            break
        taken.add(index)
        edge = box.top if box.cy < bar.cy else box.bottom
    return taken


def _may_be_factor(words: Sequence[Word]) -> bool:
    """Return whether words beside a fraction are its factor, or the sign that opens one which goes on in the next line."""
    return is_factor(words) or (len(words) == 1 and words[0].text in TIMES)


def _has_factor(lines: Sequence[Line], beside: Sequence[int]) -> bool:
    return any(re.search(r"[x×X*]\s*1\.?0", lines[i].text) for i in beside)
