"""The text of a document without pages (DOCX, DOC, text) around the words that findings point at."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from extractors.model.document import Document, Line, Table
from extractors.model.quote import Word
from pipeline.outputs.report.redact import HIDDEN
from pipeline.outputs.report.view import FindingView

_AROUND = 1  # blocks shown before and after one with a finding
_MOST = 400  # blocks shown


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand together; `findings` point at them (none: plain text)."""

    text: str
    findings: tuple[FindingView, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A cell of a table, and over how many rows and columns it reaches."""

    runs: tuple[Run, ...]
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph line, or a table as rows of cells. `gap`: something was left out before it."""

    gap: bool
    runs: tuple[Run, ...] = ()
    rows: tuple[tuple[Field, ...], ...] = ()


Spots = Mapping[str, list[tuple[FindingView, str]]]
Span = tuple[int, int]
Persons = Callable[[str], Sequence[Span]]  # where names and numbers of persons stand in a text, none over another


def passages(document: Document, findings: Iterable[FindingView], persons: Persons) -> tuple[Passage, ...]:
    """Return the passages with places of findings and those next to them, in reading order, without what `persons` finds."""
    spots: dict[str, list[tuple[FindingView, str]]] = {}
    for finding in findings:
        for place in finding.places:
            if place["path"]:
                spots.setdefault(place["path"], []).append((finding, place["text"] or ""))
    blocks = list(document.blocks)
    hit = [at for at, block in enumerate(blocks) if any(w.place.path in spots for w in block.words)]
    shown = sorted({n for at in hit for n in range(at - _AROUND, at + _AROUND + 1) if 0 <= n < len(blocks)})[:_MOST]
    found = []
    for i, at in enumerate(shown):
        gap = at > 0 if i == 0 else shown[i - 1] != at - 1
        block = blocks[at]
        if isinstance(block, Table):
            found.append(Passage(gap, rows=tuple(_rows(block, spots, persons))))
        else:
            found.append(Passage(gap, tuple(_runs(block.words, spots, persons))))
    return tuple(found)


def _rows(table: Table, spots: Spots, persons: Persons) -> Iterator[tuple[Field, ...]]:
    for index in range(table.n_rows):
        yield tuple(
            Field(tuple(_cell(cell.lines, spots, persons)), cell.row_span, cell.col_span) for cell in table.row(index)
        )


def _cell(lines: Iterable[Line], spots: Spots, persons: Persons) -> Iterator[Run]:
    words = tuple(word for line in lines for word in line.words)
    starts = {at for at, _ in _numbered(lines)}
    yield from _runs(words, spots, persons, starts)


def _numbered(lines: Iterable[Line]) -> Iterator[tuple[int, Line]]:
    """Yield each line with the index of its first word among the words of all."""
    at = 0
    for line in lines:
        yield at, line
        at += len(line.words)


def _runs(
    words: tuple[Word, ...], spots: Spots, persons: Persons, starts: AbstractSet[int] = frozenset()
) -> Iterator[Run]:
    """Yield the words of a text cut where the words of a finding begin and end, and where a line does (`starts`).

    A number or name of a person is hidden as a whole, also where it reaches over a cut.
    """
    held: list[tuple[FindingView, ...]] = []
    ends: dict[int, list[FindingView]] = {}
    active: list[FindingView] = []
    for at, word in enumerate(words):
        active = [f for f in active if f not in ends.get(at, ())]
        for finding, text in spots.get(word.place.path, ()):
            active.append(finding)
            ends.setdefault(_end(words, at, text), []).append(finding)
        held.append(tuple(active))
    places = [0, *itertools.accumulate(len(word.text) + 1 for word in words)]
    whole = " ".join(word.text for word in words)
    hidden = persons(whole)
    start = 0
    for at in range(1, len(held) + 1):
        if at == len(held) or at in starts or held[at] != held[start]:
            yield Run(_shown(whole, (places[start], places[at] - 1), hidden), held[start])
            start = at


def _shown(whole: str, part: Span, hidden: Sequence[Span]) -> str:
    """Return a part of a text with dots where something hidden begins, and nothing of what began before it."""
    made, at = "", part[0]
    for start, end in hidden:
        if end <= part[0] or start >= part[1]:
            continue
        made += whole[at : max(at, start)] + (HIDDEN if start >= part[0] else "")
        at = min(end, part[1])
    return made + whole[at : part[1]]


def _end(words: tuple[Word, ...], start: int, text: str) -> int:
    """Return the index after the last word of a quote that starts at `start`."""
    wanted = len("".join(text.split()))
    have = 0
    for at in range(start, len(words)):
        have += len(words[at].text)
        if have >= wanted:
            return at + 1
    return len(words)
