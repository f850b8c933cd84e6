"""Tables that Word and its kin show by tab stops alone: paragraphs of as many parts as the head above them names columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.model.document import Block, Cell, Document, Line, Table
from extractors.model.quote import Place
from extractors.text.labels import match_header

_OF_WORD = ("docx", "doc", "odt", "rtf")
_STROKE = 10  # signs
_FEWEST = 3  # columns, and rows with the head


def with_tabbed_tables(document: Document) -> Document:
    """Return a text document with each such run of lines put into a table; no word is lost or added."""
    if document.format not in _OF_WORD:
        return document
    return replace(document, pages=tuple(replace(page, blocks=_parted(page.blocks)) for page in document.pages))


def _parted(blocks: Sequence[Block]) -> tuple[Block, ...]:
    made: list[Block] = []
    at = 0
    while at < len(blocks):
        end = _end(blocks, at)
        rows = [block for block in blocks[at:end] if isinstance(block, Line) and not _is_stroke(block)]
        if len(rows) >= _FEWEST:
            made.append(_table(rows))
            made += [block for block in blocks[at:end] if block not in rows]
            at = end
        else:
            made.append(blocks[at])
            at += 1
    return tuple(made)


def _end(blocks: Sequence[Block], at: int) -> int:
    """Return the block behind the table whose head is block `at`; `at` where none begins."""
    head = blocks[at]
    if not isinstance(head, Line) or len(head.segments) < _FEWEST:
        return at
    if sum(1 for part in head.segments if match_header(part.text).fields) < 2:
        return at
    end = at + 1
    while end < len(blocks):
        row = blocks[end]
        if not isinstance(row, Line) or (len(row.segments) != len(head.segments) and not _is_stroke(row)):
            break
        end += 1
    return end


def _is_stroke(line: Line) -> bool:
    """Return whether a line is a stroke typed with signs ("________")."""
    return len(line.text) >= _STROKE and not any(c.isalnum() for c in line.text)


def _table(rows: Sequence[Line]) -> Table:
    first = rows[0].words[0].place.path
    path = f"{first.partition('#')[0]}/tabs"
    cells = [
        Cell(r, c, (Line(part.words, (0.0,) * len(part.words)),), place=Place(path=f"{path}/r[{r}]/c[{c}]"))
        for r, row in enumerate(rows)
        for c, part in enumerate(row.segments)
    ]
    return Table(tuple(cells), len(rows), len(rows[0].segments), Place(path=path), ruled=False)
