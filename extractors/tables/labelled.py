"""Finds indicators that are printed without any table: one block of "Label : value" lines for each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from extractors.model.blocks import HeaderCell, IndikatorRow, IndikatorTable
from extractors.model.document import Document, Line
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


def find_labelled_tables(document: Document) -> tuple[IndikatorTable, ...]:
    """Return the indicators of a document whose fields are printed line by line, as one table; empty without two of them."""
    furniture = frozenset(find_furniture(document))
    blocks = [block for block in _blocks(line for line in document.lines if line not in furniture) if block.counts]
    if len(blocks) < _FEWEST:
        return ()
    rows = tuple(IndikatorRow({name: join(parts) for name, parts in sorted(b.values.items())}) for b in blocks)
    header = tuple(HeaderCell(label, (name,), at) for at, (name, label) in enumerate(blocks[0].labels.items()))
    return (IndikatorTable(rows, header, Quote(), Quote(), (), ()),)


def _blocks(lines: Iterable[Line]) -> list[_Block]:
    made: list[_Block] = []
    name: str | None = None
    last: Line | None = None
    start = 0.0
    for line in lines:
        found = _LABELLED.match(line.text)
        match = match_header(found["label"]) if found is not None else None
        if found is not None and match is not None and len(match.fields) == 1 and match.year is None:
            name = match.fields[0]
            value = line.quote.part(*found.span("value"))
            start = value.box.x0 if value.box is not None else 0.0
            if not made or name in made[-1].values:
                made.append(_next(made[-1] if made else None, name))
            made[-1].values[name] = [value]
            made[-1].labels[name] = line.quote.part(*found.span("label"))
        elif name is not None and last is not None and _goes_on(last, line, start):
            made[-1].values[name].append(line.quote)
        else:
            name = None
        last = line
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
