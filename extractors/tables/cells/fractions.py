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
from extractors.text.labels import cell_pattern

_DASHES = re.compile(r"^[-‐-―_=.]*[-‐-―_]{4,}[-‐-―_=.]*$")
_FACTOR = re.compile(r"^[x×X*]\s*1[.,]?0[\d.,]*\s*%?")
_WHOLE_FACTOR = re.compile(r"^[x×X*]\s*1[.,]?0[\d.,]*\s*%?$")
_DIVIDED = cell_pattern("values", "division_in_words")
_TIMES = frozenset("x×X*")
_SLACK = 6.0  # points by which a numerator may stand out over its bar
_UNDERLINE = 2.2  # points below the letters: nearer than a fraction bar stands to what is above it


def is_dash_bar(text: str) -> bool:
    """Return whether a word is a typed bar ("--------")."""
    return bool(_DASHES.match(text))


def read_lines(lines: Sequence[Line], bars: Sequence[Box] = ()) -> Quote:
    """Return the words of `lines` in a person's order, the stacked fractions on `bars` (or dashes) resolved."""
    lines = _with_whole_factors([line for line in lines if line.words])
    for bar in _whole_bars(sorted(bars, key=lambda b: (b.top, b.x0)), lines):
        stacked = _stack_on_stroke(lines, bar)
        if stacked is not None:
            lines = stacked
    lines = _stack_on_factor(_stack_on_dashes(_stack_on_underline(lines)))
    return Quote(tuple(word for line in lines for word in line.words))


def with_bar_resolved(quote: Quote) -> Quote:
    """Return a formula whose typed bar and denominator were read apart (a page broke it) as a fraction; others as they are."""
    at = next((i for i, word in enumerate(quote.words) if is_dash_bar(word.text)), None)
    if at is None or at == 0:
        return quote
    above, behind = quote.words[:at], quote.words[at + 1 :]
    factor = _FACTOR.match(Quote(behind).text)
    side = Quote(behind).part(0, factor.end()).words if factor is not None else ()
    below = behind[len(side) :]
    if not below or any(word.drawn for word in quote.words):
        return quote
    return Quote((*_fraction(above, below, quote.words[at].place), *side))


def _stack_on_stroke(lines: Sequence[Line], bar: Box) -> list[Line] | None:
    """Return the lines with the fraction on `bar` made one line; None where the stroke is no fraction bar."""
    factors = {i for i, line in enumerate(lines) if _WHOLE_FACTOR.match(line.text)}
    above = _run([i for i, x in enumerate(lines) if i not in factors and _is_above(x, bar)][::-1], lines, bar)
    below = _run([i for i, x in enumerate(lines) if i not in factors and _is_below(x, bar)], lines, bar)
    if above and below and not any(_is_beside(lines[i], bar) for i in factors):
        cut = next((i for i in sorted(factors) if min(above) < i < max(below)), None)
        if cut is not None:  # typed behind the numerator, and wrapped below the bar
            over, under = ([w for i in sorted(half) for w in lines[i].words] for half in (above, below))
            fraction = _fraction(over, under, Place(over[0].place.page, bar))
            used = sorted({*above, *below, cut})
            rest = (lines[i] for i in range(used[0], len(lines)) if i not in used)
            return [*lines[: used[0]], Line((*fraction, *lines[cut].words)), *rest]
    if above and (wide := _over_wide_line(lines, max(above), bar)) is not None:
        return wide
    beside = [i for i, line in enumerate(lines) if i not in above and i not in below and _is_beside(line, bar)]
    if not above or not below:
        return None
    number = [w for i in sorted(above) for w in lines[i].words if _inside(w, bar)]
    number, factor = _without_factor(number)
    side = [w for i in sorted({*above, *below, *beside}) for w in lines[i].words if not _inside(w, bar)] + factor
    drawn_apart = _gap(lines[max(above)], bar) > _UNDERLINE or _stands_out(number, bar)
    if not number or not (_has_factor(lines, beside) or _is_factor(side) or drawn_apart):
        return None
    under = [w for i in sorted(below) for w in lines[i].words if _inside(w, bar)]
    left = [w for w in side if w.place.box is not None and w.place.box.cx < bar.x0]
    right = [w for w in side if w not in left]
    place = Place(number[0].place.page, bar) if number else Place(box=bar)
    fraction = _fraction(number, under, place)
    used = sorted({*above, *below, *beside})
    made = Line((*left, *fraction, *right))
    return [*lines[: used[0]], made, *(lines[i] for i in range(used[0], len(lines)) if i not in used)]


def _stands_out(words: Sequence[Word], bar: Box) -> bool:
    """Return whether a bar is longer on both sides than the words above it: an underline is not."""
    boxes = [w.place.box for w in words if w.place.box is not None]
    return (
        bool(boxes)
        and min(box.x0 for box in boxes) - bar.x0 > _SLACK
        and bar.x1 - max(box.x1 for box in boxes) > _SLACK
    )


def _over_wide_line(lines: Sequence[Line], at: int, bar: Box) -> list[Line] | None:
    """Return the lines with an underlined numerator, a factor behind it, as a fraction over the last line, centred below."""
    if at + 2 != len(lines) or not 0 <= _gap(lines[at], bar) + _UNDERLINE <= 2 * _UNDERLINE:
        return None
    over = [w for w in lines[at].words if _inside(w, bar)]
    side, whole, below = lines[at].words[len(over) :], lines[at].box, lines[at + 1].box
    if whole is None or below is None or not over or over[0] != lines[at].words[0] or not _is_factor(side):
        return None
    if min(abs(below.cx - middle) for middle in (bar.cx, whole.cx)) > _SLACK:
        return None
    return [*lines[:at], Line((*_fraction(over, lines[at + 1].words, Place(over[0].place.page, bar)), *side))]


def _with_whole_factors(lines: list[Line]) -> list[Line]:
    """Return the lines with a factor that the line's end cut ("x" / "100%") on a line of its own."""
    made: list[Line] = []
    for line in lines:
        last = made[-1].words[-1].text if made else ""
        if made and last in _TIMES and re.match(r"^1[.,]?0[\d.,]*\s*%?$", line.words[0].text):
            upper = made.pop()
            made += [Line(upper.words[:-1])] if len(upper.words) > 1 else []
            made.append(Line((upper.words[-1], line.words[0])))
            line = Line(line.words[1:])
        if line.words:
            made.append(line)
    return made


def _whole_bars(bars: Sequence[Box], lines: Sequence[Line]) -> list[Box]:
    """Return the bars with the underlines of a numerator of several lines as one: the last, as wide as the widest."""
    height = max((box.height for line in lines if (box := line.box) is not None), default=0.0)
    made: list[Box] = []
    for bar in bars:
        before = made[-1] if made else None
        beside = before is not None and min(bar.x1, before.x1) - max(bar.x0, before.x0) > 0.5 * min(
            bar.width, before.width
        )
        if before is not None and 0 < bar.top - before.top <= 1.6 * height and beside:
            made[-1] = Box(min(bar.x0, before.x0), bar.top, max(bar.x1, before.x1), bar.bottom)
        else:
            made.append(bar)
    return made


def _stack_on_factor(lines: list[Line]) -> list[Line]:
    """Return the lines with a factor alone between two texts read as the fraction whose bar was lost.

    "Jumlah A" / "x 100%" / "Jumlah B" is how a stacked fraction reads when its bar is no part of the text.
    """
    at = [i for i, line in enumerate(lines) if _WHOLE_FACTOR.match(line.text)]
    if len(at) != 1 or not 0 < at[0] < len(lines) - 1:
        return lines
    top = next((i for i in range(at[0] - 1, -1, -1) if _opens_formula(lines[i])), -1) + 1
    above = [w for line in lines[top : at[0]] for w in line.words]
    below = [w for line in lines[at[0] + 1 :] for w in line.words]
    text = Quote((*above, *below)).text
    if not above or _DIVIDED.search(text) or any(w.drawn for w in (*above, *below)) or not below[0].text[:1].isupper():
        return lines
    made = Line((*_fraction(above, below, above[-1].place), *lines[at[0]].words))
    return [*lines[:top], made]


def _fraction(above: Sequence[Word], below: Sequence[Word], place: Place) -> tuple[Word, ...]:
    def drawn(text: str, *, glued: bool) -> Word:
        engine = above[0].engine if above else "text_layer"
        return Word(text, place, glued=glued, drawn=True, engine=engine)

    def bracketed(words: Sequence[Word]) -> tuple[Word, ...]:
        inner = (words[0]._replace(glued=True), *words[1:]) if words else ()
        return (drawn("(", glued=False), *inner, drawn(")", glued=True))

    return (*bracketed(above), drawn("/", glued=False), *bracketed(below))


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
    reach = max(4.0, box.height * (2.5 if _is_factor(line.words) else 1.0))
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
        far = bool(outside) and abs(whole.cy - bar.cy) > box.height * 1.6 and not _is_factor(outside)
        if distance > box.height * 0.9 or far:
            break
        taken.add(index)
        edge = box.top if box.cy < bar.cy else box.bottom
    return taken


def _is_factor(words: Sequence[Word]) -> bool:
    """Return whether the words beside a fraction are its factor ("x 100%"), whatever line of it they share."""
    return _FACTOR.match(Quote(tuple(words)).text.lstrip("= ")) is not None


def _has_factor(lines: Sequence[Line], beside: Sequence[int]) -> bool:
    return any(re.search(r"[x×X*]\s*1\.?0", lines[i].text) for i in beside)


def _stack_on_dashes(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with a row of dashes between two others read as a bar; what follows the dashes goes behind."""
    found = next((i for i, line in enumerate(lines) if 0 < i < len(lines) - 1 and _dash_at(line) is not None), None)
    if found is None:
        return list(lines)
    bar_line = lines[found]
    at = _dash_at(bar_line)
    assert at is not None
    bar = bar_line.words[at]
    top = next((i for i in range(found - 1, -1, -1) if _opens_formula(lines[i])), 0)
    above = [w for line in lines[top:found] for w in line.words]
    below = [w for line in lines[found + 1 :] for w in line.words]
    made = Line((*bar_line.words[:at], *_fraction(above, below, bar.place), *bar_line.words[at + 1 :]))
    return [*lines[:top], made]


def _stack_on_underline(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with underlined words over a plain line read as a fraction, where a factor stands with them.

    Typed in DOCX: the numerator underlined, "x 100%" behind it, before the denominator or after it.
    """
    first = next((i for i, line in enumerate(lines) if _underlined(line.words)), None)
    if first is None:
        return list(lines)
    last = first
    while last + 1 < len(lines) and all(w.underlined for w in lines[last + 1].words):
        last += 1
    upper = [w for line in lines[first : last + 1] for w in line.words]
    over = [w for w in upper if w.underlined]
    at = upper.index(over[0])
    left, right = upper[:at], [w for w in upper[at:] if not w.underlined]
    lower = [w for line in lines[last + 1 :] for w in line.words]
    if not right:
        lower, right = _without_factor(lower)
    if not lower or not _FACTOR.match(Quote(tuple(right)).text):
        return list(lines)
    made = Line((*left, *_fraction(over, lower, over[-1].place), *right))
    return [*lines[:first], made]


def _without_factor(words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """Return the words without the first factor ("x 100%") among them, and the factor."""
    for i in range(len(words)):
        found = _FACTOR.match(Quote(tuple(words[i:])).text)
        if found is not None:
            end = i + len(found[0].split())
            return [*words[:i], *words[end:]], list(words[i:end])
    return list(words), []


def _underlined(words: Sequence[Word]) -> bool:
    """Return whether a line is underlined but for an opening "=" and a factor behind."""
    marked = [w.underlined for w in words]
    return (
        any(marked)
        and all(marked[marked.index(True) : len(marked) - marked[::-1].index(True)])
        and marked.index(True) <= 1
    )


def _dash_at(line: Line) -> int | None:
    at = next((i for i, word in enumerate(line.words) if is_dash_bar(word.text)), None)
    return at if at is not None and at <= 1 else None


def _opens_formula(line: Line) -> bool:
    return line.text.rstrip().endswith((":", "="))
