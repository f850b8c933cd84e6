"""Cards: labels that stand above their values, one or several side by side, without any ruling between them."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence

from extractors.model.document import Document, Line
from extractors.model.quote import Quote, Word
from extractors.page.lines import box_of
from extractors.tables.borderless.gutters import longest_part, parts_at_blanks
from extractors.tables.columns import VALUE_FIELDS
from extractors.tables.labelled.entries import MEASURING, Entry
from extractors.text.labels import match_header

_LONGEST = 4  # words of a label
_NEAR = 3.0  # points by which a value may begin left of its label
_FEWEST_LINES = 4  # of labels
_FEWEST_FIELDS = 4  # that they name
_MOST = 8  # lines of one value
_STEP = 3.0  # heights of a line within which a value stands below its label


def cards_in(document: Document, furniture: frozenset[Line]) -> dict[int, list[Entry]]:
    """Return what the lines of cards give, by their id: a line of labels its labels with their values, a line of values nothing.

    Empty where the document has no cards: lines of nothing but labels, that name an indicator and what measures it.
    """
    pieces = [
        (head, labels_of(head), values)
        for page in document.pages
        for is_line, run in itertools.groupby(page.blocks, key=lambda block: isinstance(block, Line))
        for head, values in pieces_of([b for b in run if isinstance(b, Line) and b not in furniture] if is_line else [])
    ]
    texts = Counter(Quote(label).text for _, labels, _ in pieces for label in labels)
    names = [text for text in texts if match_header(text).fields == ("indikator",)]
    name = max(reversed(names), key=lambda text: texts[text], default="")  # another one is the title above the cards
    pieces = [piece for piece in pieces if all(Quote(x).text == name or Quote(x).text not in names for x in piece[1])]
    fields = {field for _, labels, _ in pieces for label in labels for field in match_header(Quote(label).text).fields}
    named = bool(name) and texts[name] * 2 > max(texts.values())
    if not named or len(pieces) < _FEWEST_LINES or len(fields) < _FEWEST_FIELDS or not fields & MEASURING:
        return {}
    found: dict[int, list[Entry]] = {}
    for head, labels, values in pieces:
        found[id(head)] = list(values_below(labels, values))
        found |= {id(line): [] for line in values}
    return found


def pieces_of(lines: Sequence[Line]) -> Iterator[tuple[Line, list[Line]]]:
    """Yield each line of labels with the lines of its values."""
    at = 0
    while at < len(lines):
        labels = labels_of(lines[at])
        if not labels:
            at += 1
            continue
        end = at + 1
        while end < len(lines) and end - at <= _MOST and _is_value(lines[end - 1], lines[end], labels):
            end += 1
        if end > at + 1:
            yield lines[at], list(lines[at + 1 : end])
        at = end


def _is_value(before: Line, line: Line, labels: Sequence[Sequence[Word]]) -> bool:
    """Return whether a line goes on with the values below labels: near, no label, and nothing left of them."""
    upper, lower = before.box, line.box
    if upper is None or lower is None or labels_of(line) or ":" in line.text:
        return False
    near = 0 < lower.top - upper.top <= _STEP * max(upper.height, lower.height)
    return near and lower.x0 >= box_of(labels[0][0]).x0 - _NEAR


def _runs_over(line: Line, labels: Sequence[Sequence[Word]]) -> bool:
    """Return whether a word of a line stands where a label begins: what is below which label is not sure."""
    starts = [box_of(label[0]).x0 for label in labels[1:]]
    return any(box_of(w).x0 < x - _NEAR and box_of(w).x1 > x for w in line.words for x in starts)


def labels_of(line: Line) -> tuple[tuple[Word, ...], ...]:
    """Return the words of each label of a line of nothing but labels of one field each; empty for any other line."""
    if line.box is None or ":" in line.text:
        return ()
    if longest_part(line) > _LONGEST:  # asked first: nearly all lines are sentences
        return ()
    parts = parts_at_blanks(line)
    matches = [match_header(Quote(part).text) for part in parts]
    told = {(match.fields, match.year) for match in matches}
    plain = all(m.known and len(m.fields) == 1 and (m.year is None or m.fields[0] in VALUE_FIELDS) for m in matches)
    plain = plain and len(told) == len(parts) and all(any(c.isalpha() for w in part for c in w.text) for part in parts)
    return parts if plain else ()


def values_below(labels: Sequence[tuple[Word, ...]], values: Sequence[Line]) -> Iterator[Entry]:
    """Yield each label with the words that stand below it."""
    starts = [box_of(label[0]).x0 - _NEAR for label in labels]
    unsure = any(_runs_over(line, labels) for line in values)
    for at, label in enumerate(labels):
        end = starts[at + 1] if at + 1 < len(starts) else float("inf")
        words = [
            w for line in values for w in line.words if (at == 0 or box_of(w).x0 >= starts[at]) and box_of(w).x0 < end
        ]
        yield Entry(Quote(tuple(words)), None, Quote(label), form=True, unsure=unsure)
