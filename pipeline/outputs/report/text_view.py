"""The text of a document without pages (DOCX, DOC, text) around the words that findings point at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from extractors.model.document import Document, Line, Table
from extractors.model.quote import Word
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
Hide = Callable[[str], str]


def passages(document: Document, findings: Iterable[FindingView], hide: Hide) -> tuple[Passage, ...]:
    """Return the passages with places of findings and those next to them, in reading order; `hide` takes names out."""
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
            found.append(Passage(gap, rows=tuple(_rows(block, spots, hide))))
        else:
            found.append(Passage(gap, tuple(_runs(block.words, spots, hide))))
    return tuple(found)


def _rows(table: Table, spots: Spots, hide: Hide) -> Iterator[tuple[Field, ...]]:
    for index in range(table.n_rows):
        yield tuple(
            Field(tuple(_cell(cell.lines, spots, hide)), cell.row_span, cell.col_span) for cell in table.row(index)
        )


def _cell(lines: Iterable[Line], spots: Spots, hide: Hide) -> Iterator[Run]:
    for line in lines:
        yield from _runs(line.words, spots, hide)


def _runs(words: tuple[Word, ...], spots: Spots, hide: Hide) -> Iterator[Run]:
    """Yield the words of a line cut where the words of a finding begin and end."""
    held: list[tuple[int, tuple[FindingView, ...]]] = []
    ends: dict[int, list[FindingView]] = {}
    active: list[FindingView] = []
    for at, word in enumerate(words):
        active = [f for f in active if f not in ends.get(at, ())]
        for finding, text in spots.get(word.place.path, ()):
            active.append(finding)
            ends.setdefault(_end(words, at, text), []).append(finding)
        held.append((at, tuple(active)))
    start = 0
    for at in range(1, len(held) + 1):
        if at == len(held) or held[at][1] != held[start][1]:
            yield Run(hide(" ".join(w.text for w in words[start:at])), held[start][1])
            start = at


def _end(words: tuple[Word, ...], start: int, text: str) -> int:
    """Return the index after the last word of a quote that starts at `start`."""
    wanted = len("".join(text.split()))
    have = 0
    for at in range(start, len(words)):
        have += len(words[at].text)
        if have >= wanted:
            return at + 1
    return len(words)
