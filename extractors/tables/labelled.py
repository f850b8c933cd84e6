"""Finds indicators that are printed one field below the other: a block of "Label : value" lines or rows for each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from extractors.model.blocks import HeaderCell, IndikatorRow, IndikatorTable
from extractors.model.document import Document, Line, Table
from extractors.model.quote import Quote, join
from extractors.text.furniture import find_furniture
from extractors.text.labels import match_header

_LABELLED = re.compile(r"^\s*(?:[-•*]\s*|\(?\w{1,2}[.)]\s*)?(?P<label>[A-Za-z][^:\"{}]{1,59}?)\s*:\s*(?P<value>\S.*)$")
_MEASURING = frozenset({"formula", "target", "satuan", "sumber_data"})
_FEWEST = 2  # blocks: a single one is the head of a document ("Sasaran : ...")
_STEP = 2.0  # line heights within which a line goes on with the value above it


@dataclass(slots=True)
class _Block:
    values: dict[str, list[Quote]] = field(default_factory=dict)
    labels: dict[str, Quote] = field(default_factory=dict)

    @property
    def counts(self) -> bool:
        """Return whether the block is an indicator: named, and measured by something."""
        return "indikator" in self.values and bool(_MEASURING & self.values.keys())


@dataclass(frozen=True, slots=True)
class _Entry:
    """A label and its value, or (without label) a line that may go on with the value before it. `line`: where it stands."""

    value: Quote
    line: Line | None = None
    label: Quote = Quote()


def find_labelled_tables(document: Document) -> tuple[IndikatorTable, ...]:
    """Return the indicators of a document whose fields are printed one below the other, as one table.

    Labels stand before a colon, in lines or in tables of labels and values; empty without two indicators.
    """
    blocks = [block for block in _blocks(_entries(document)) if block.counts]
    if len(blocks) < _FEWEST:
        return ()
    rows = tuple(IndikatorRow({name: join(parts) for name, parts in sorted(b.values.items())}) for b in blocks)
    header = tuple(HeaderCell(label, (name,), at) for at, (name, label) in enumerate(blocks[0].labels.items()))
    return (IndikatorTable(rows, header, Quote(), Quote(), (), ()),)


def _entries(document: Document) -> Iterator[_Entry]:
    furniture = frozenset(find_furniture(document))
    for block in document.blocks:
        if isinstance(block, Table):
            yield from _rows_of_labels(block)
        elif block not in furniture:
            found = _LABELLED.match(block.text)
            if found is None:
                yield _Entry(block.quote, block)
            else:
                value, label = (block.quote.part(*found.span(name)) for name in ("value", "label"))
                yield _Entry(value, block, label)


def _rows_of_labels(table: Table) -> Iterator[_Entry]:
    """Yield the rows of a table that are a label, a colon and a value each."""
    for row in range(table.n_rows):
        cells = [c for c in table.row(row) if c.text]
        texts = [c.text.strip() for c in cells]
        if len(cells) == 3 and texts[1] == ":":
            yield _Entry(cells[2].quote, None, cells[0].quote)
        elif len(cells) == 2 and texts[1].startswith(":") and len(texts[1]) > 1:
            yield _Entry(cells[1].quote.part(1, len(cells[1].text)), None, cells[0].quote)
        elif len(cells) == 2 and texts[0].endswith(":"):
            yield _Entry(cells[1].quote, None, cells[0].quote.part(0, len(cells[0].text.rstrip(" :"))))


def _blocks(entries: Iterable[_Entry]) -> list[_Block]:
    made: list[_Block] = []
    name: str | None = None
    last: Line | None = None
    start = 0.0
    for entry in entries:
        match = match_header(entry.label.text) if entry.label else None
        if match is not None and len(match.fields) == 1 and match.year is None:
            name = match.fields[0]
            start = entry.value.box.x0 if entry.value.box is not None else 0.0
            if not made or name in made[-1].values:
                made.append(_next(made[-1] if made else None, name))
            made[-1].values[name] = [entry.value]
            made[-1].labels[name] = entry.label
        elif entry.line is None:
            name = None
        elif name is not None and last is not None and _goes_on(last, entry.line, start):
            made[-1].values[name].append(entry.line.quote)
        else:
            name = None
        last = entry.line
    return made


def _next(before: _Block | None, name: str) -> _Block:
    """Return a new block; the goal of the block before it holds on where the next one opens with its indicator."""
    made = _Block()
    if before is not None and name == "indikator" and "sasaran" in before.values:
        made.values["sasaran"] = before.values["sasaran"]
    return made


def _goes_on(before: Line, line: Line, start: float) -> bool:
    upper, lower = before.box, line.box
    if upper is None or lower is None or before.page != line.page:
        return False
    return lower.x0 >= start - 3 and lower.top - upper.top <= _STEP * max(upper.height, 1.0)
