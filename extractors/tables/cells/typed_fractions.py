"""Fractions told by what is typed: a row of dashes, an underlined numerator, a factor between two texts.

They become "(numerator) / (denominator)", as those on drawn bars do (`fractions`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.model.document import Line
from extractors.model.quote import Place, Quote, Word
from extractors.text.labels import cell_pattern

_DASHES = re.compile(r"^[-‐-―_=.]*[-‐-―_]{4,}[-‐-―_=.]*$")
_FACTOR = re.compile(r"^[x×X*]\s*1[.,]?0[\d.,]*\s*%?")
WHOLE_FACTOR = re.compile(r"^[x×X*]\s*1[.,]?0[\d.,]*\s*%?$")
_DIVIDED = cell_pattern("values", "division_in_words")
TIMES = frozenset("x×X*")


def with_whole_factors(lines: list[Line]) -> list[Line]:
    """Return the lines with a factor that the line's end cut ("x" / "100%") on a line of its own."""
    made: list[Line] = []
    for line in lines:
        last = made[-1].words[-1].text if made else ""
        if made and last in TIMES and re.match(r"^1[.,]?0[\d.,]*\s*%?$", line.words[0].text):
            upper = made.pop()
            made += [Line(upper.words[:-1])] if len(upper.words) > 1 else []
            made.append(Line((upper.words[-1], line.words[0])))
            line = Line(line.words[1:])
        if line.words:
            made.append(line)
    return made


def stack_typed(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with the fractions that dashes, underlined words or a factor between two texts tell made one line each."""
    return _stack_on_factor(_stack_on_dashes(_stack_on_underline(lines)))


def with_bar_resolved(quote: Quote) -> Quote:
    """Return a formula whose typed bar and denominator were read apart (a page broke it) as a fraction; others as they are."""
    at = next((i for i, word in enumerate(quote.words) if _is_dash_bar(word.text)), None)
    if at is None or at == 0:
        return quote
    above, behind = quote.words[:at], quote.words[at + 1 :]
    factor = _FACTOR.match(Quote(behind).text)
    side = Quote(behind).part(0, factor.end()).words if factor is not None else ()
    below = behind[len(side) :]
    if not below or any(word.drawn for word in quote.words):
        return quote
    return Quote((*fraction(above, below, quote.words[at].place), *side))


def _stack_on_factor(lines: list[Line]) -> list[Line]:
    """Return the lines with a factor alone between two texts read as the fraction whose bar was lost.

    "Jumlah A" / "x 100%" / "Jumlah B" is how a stacked fraction reads when its bar is no part of the text.
    """
    at = [i for i, line in enumerate(lines) if WHOLE_FACTOR.match(line.text)]
    if len(at) != 1 or not 0 < at[0] < len(lines) - 1:
        return lines
    top = next((i for i in range(at[0] - 1, -1, -1) if _opens_formula(lines[i])), -1) + 1
    above = [w for line in lines[top : at[0]] for w in line.words]
    below = [w for line in lines[at[0] + 1 :] for w in line.words]
    text = Quote((*above, *below)).text
    if not above or _DIVIDED.search(text) or any(w.drawn for w in (*above, *below)) or not below[0].text[:1].isupper():
        return lines
    made = Line((*fraction(above, below, above[-1].place), *lines[at[0]].words))
    return [*lines[:top], made]


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
    made = Line((*bar_line.words[:at], *fraction(above, below, bar.place), *bar_line.words[at + 1 :]))
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
        lower, right = without_factor(lower)
    if not lower or not _FACTOR.match(Quote(tuple(right)).text):
        return list(lines)
    made = Line((*left, *fraction(over, lower, over[-1].place), *right))
    return [*lines[:first], made]


def _underlined(words: Sequence[Word]) -> bool:
    """Return whether a line is underlined but for an opening "=" and a factor behind."""
    marked = [w.underlined for w in words]
    return (
        any(marked)
        and all(marked[marked.index(True) : len(marked) - marked[::-1].index(True)])
        and marked.index(True) <= 1
    )


def _dash_at(line: Line) -> int | None:
    at = next((i for i, word in enumerate(line.words) if _is_dash_bar(word.text)), None)
    return at if at is not None and at <= 1 else None


def _opens_formula(line: Line) -> bool:
    return line.text.rstrip().endswith((":", "="))


def _is_dash_bar(text: str) -> bool:
    """Return whether a word is a typed bar ("--------")."""
    return bool(_DASHES.match(text))


def fraction(above: Sequence[Word], below: Sequence[Word], place: Place) -> tuple[Word, ...]:
    """Return the words of "(above) / (below)"; the marks that nobody printed stand at `place` and are told as drawn."""

    def drawn(text: str, *, glued: bool) -> Word:
        engine = above[0].engine if above else "text_layer"
        return Word(text, place, glued=glued, drawn=True, engine=engine)

    def bracketed(words: Sequence[Word]) -> tuple[Word, ...]:
        inner = (words[0]._replace(glued=True), *words[1:]) if words else ()
        return (drawn("(", glued=False), *inner, drawn(")", glued=True))

    return (*bracketed(above), drawn("/", glued=False), *bracketed(below))


def is_factor(words: Sequence[Word]) -> bool:
    """Return whether the words beside a fraction are its factor ("x 100%"), whatever line of it they share."""
    return _FACTOR.match(Quote(tuple(words)).text.lstrip("= ")) is not None


def without_factor(words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """Return the words without the first factor ("x 100%") among them, and the factor."""
    for i in range(len(words)):
        match = _FACTOR.match(Quote(tuple(words[i:])).text)
        if match is not None:
            end = i + len(match[0].split())
            return [*words[:i], *words[end:]], list(words[i:end])
    return list(words), []
