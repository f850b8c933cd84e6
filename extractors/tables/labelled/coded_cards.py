"""Cards headed by a code: "IKU 1.1", the indicator's name below it, then labels with their values, cards side by side."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.model.document import Document, Line
from extractors.model.quote import Quote, Word, join
from extractors.page.lines import box_of, group_lines
from extractors.tables.borderless.gutters import parts_at_blanks
from extractors.tables.cells.content import is_unit, is_value
from extractors.tables.columns import VALUE_FIELDS
from extractors.tables.labelled.above import labels_of, pieces_of, values_below
from extractors.tables.labelled.entries import MEASURING, Entry
from extractors.text.labels import YEAR, cell_pattern, group_kind, match_header

_CODE = cell_pattern("codes", "alone")
_FEWEST = 2  # cards
_NEAR = 3.0  # points by which a text may begin left of its card's code
_SAME = 3.0  # points within which the codes of a column begin
_LONGEST = 4  # words of a label


@dataclass(frozen=True, slots=True)
class _Card:
    """The code of a card, and the words below it up to the next row of cards."""

    code: Quote
    words: tuple[Word, ...]


def coded_cards_in(document: Document, furniture: frozenset[Line]) -> dict[int, list[Entry]]:
    """Return what the lines of such cards give, by their id: a line of codes its cards, those below it nothing, a goal itself.

    Empty where a document has fewer than two cards with a name and a measure each, or any without.
    """
    found: dict[int, list[Entry]] = {}
    n_cards = 0
    for page in document.pages:
        lines = [block for block in page.blocks if isinstance(block, Line) and block not in furniture]
        heads = [at for at, line in enumerate(lines) if _codes(line)]
        starts = sorted({round(box_of(code[0]).x0) for at in heads for code in _codes(lines[at])})
        for head, end in itertools.pairwise([*heads, len(lines)]):
            cards, used = _cards_of(lines[head], lines[head + 1 : end], starts)
            made = [entries for card in cards if (entries := _entries_of(card))]
            if len(made) < len(cards):
                return {}
            n_cards += len(cards)
            goal = lines[head - 1] if head else None
            if goal is not None and id(goal) not in found and group_kind(goal.text) == "sasaran":
                found[id(goal)] = [Entry(goal.quote, form=True, field="sasaran")]
            found[id(lines[head])] = [*itertools.chain(*made)]
            found |= {id(line): [] for line in used}
    return found if n_cards >= _FEWEST else {}


def _codes(line: Line) -> tuple[tuple[Word, ...], ...]:
    """Return the codes of a line of nothing but codes; empty for any other."""
    if line.box is None or not any(map(str.isdigit, line.text)):  # nearly all lines: each code has a number
        return ()
    parts = parts_at_blanks(line)
    return parts if all(_CODE.match(Quote(part).text) for part in parts) else ()


def _cards_of(head: Line, below: Sequence[Line], starts: Sequence[int]) -> tuple[list[_Card], list[Line]]:
    """Return the cards of a row, and the lines below its codes that they take, up to a goal or a line left of the first card.

    `starts`: where the cards of the page begin.
    """
    first = box_of(head.words[0]).x0 - _NEAR
    end = next(
        (
            at
            for at, line in enumerate(below)
            if group_kind(line.text) == "sasaran" or any(box_of(w).x0 < first for w in line.words)
        ),
        len(below),
    )
    cards: list[_Card] = []
    used: list[Line] = []
    for code in _codes(head):
        left = box_of(code[0]).x0
        right = next((x for x in starts if x > left + _SAME), None)
        own = [
            (
                line,
                [
                    w
                    for w in line.words
                    if box_of(w).x0 >= left - _NEAR and (right is None or box_of(w).x0 < right - _NEAR)
                ],
            )
            for line in below[:end]
        ]
        taken = [(line, words) for line, words in own if words]
        cards.append(_Card(Quote(code), tuple(w for _, words in taken for w in words)))
        used += [line for line, _ in taken if line not in used]
    return cards, used


def _entries_of(card: _Card) -> list[Entry]:
    """Return the name and the measures of a card; empty where it lacks either. What is neither is `left`."""
    lines = group_lines(card.words)
    pieces = list(pieces_of(lines))
    labelled = {id(line) for head, values in pieces for line in (head, *values)}
    name: list[Line] = []
    entries: list[Entry] = []
    left = False
    for line in lines:
        told = list(_said_inside(line)) if id(line) not in labelled else []
        if not told and id(line) not in labelled:
            left |= bool(entries)
            if not entries:
                name.append(line)
        entries += told
        entries += [e for head, values in pieces if head is line for e in values_below(labels_of(head), values)]
    fields = {entry.field or match_header(entry.label.text).fields[0] for entry in entries}
    if not name or not fields & MEASURING:
        return []
    left |= any(entry.left for entry in entries)
    return [Entry(join([card.code, *(line.quote for line in name)]), form=True, field="indikator", left=left), *entries]


def _said_inside(line: Line) -> Iterator[Entry]:
    """Yield what a line says behind its label: "Target 2024 75 %" gives the target and its unit."""
    for n in range(min(_LONGEST, len(line.words) - 1), 0, -1):
        label, value = Quote(line.words[:n]), Quote(line.words[n : n + 1])
        match = match_header(label.text)
        if (
            len(match.fields) != 1
            or match.fields[0] not in VALUE_FIELDS
            or not is_value(value.text)
            or YEAR.fullmatch(value.text)
        ):
            continue
        unit = Quote(line.words[n + 1 :])
        yield Entry(value, None, label, form=True, left=bool(unit) and not is_unit(unit.text))
        if unit and is_unit(unit.text):
            yield Entry(unit, form=True, field="satuan")
        return
