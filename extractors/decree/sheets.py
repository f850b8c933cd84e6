"""Books of sheets: one file with the indicators of many officers or units, each sheet with its own head block.

Whose sheet a table stands on is told by the head block above it ("Jabatan : Kepala Bidang X"), else by the office in the
title above it, else by the position of who signs below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.model.blocks import IndikatorTable, SignatureBlock
from extractors.model.document import Document, Line, Table
from extractors.model.quote import Place, Quote, join
from extractors.text.chapters import is_capital
from extractors.text.inline_labels import patterns
from extractors.text.spans import find_nips

_LABEL = patterns("sheet")["label"]
_TITLE = patterns("sheet")["title"]
_INDENT = 8.0  # points by which the lines of one value may start apart


@dataclass(frozen=True, slots=True)
class _Mark:
    """Something on the way through a document: a head block's office, the start of a sheet, or a table."""

    unit: Quote = Quote()
    labelled: bool = False
    opens: bool = False
    table: Table | None = None


def with_units(
    document: Document, tables: Sequence[IndikatorTable], signatures: Sequence[SignatureBlock]
) -> tuple[IndikatorTable, ...]:
    """Return the tables of indicators, each with the office of its sheet where the file holds several sheets.

    A unit that a table has already stays, unless all tables have the same one and their sheets are of different officers.
    """
    if len(tables) < 2:
        return tuple(tables)
    marks = _units(document, tables, signatures)
    units = [mark.unit for mark in marks]
    kinds = [
        {mark.unit.text.casefold() for mark in marks if mark.unit and mark.labelled is labelled}
        for labelled in (True, False)
    ]
    if max(len(kind) for kind in kinds) < 2:  # a head block and a signature of one office are no two officers
        return tuple(tables)
    printed = set.union(*kinds)
    own = {table.unit_name.text.casefold() for table in tables if table.unit_name}
    keep = len(own) > 1 and len(own) >= len(printed)
    return tuple(
        table if not unit or (table.unit_name and keep) else replace(table, unit_name=unit)
        for table, unit in zip(tables, units, strict=True)
    )


def _units(document: Document, tables: Sequence[IndikatorTable], signatures: Sequence[SignatureBlock]) -> list[_Mark]:
    """Return what tells the office of each table's sheet; a mark without a unit where nothing does."""
    firsts = {id(table.sources[0]): at for at, table in enumerate(tables) if table.sources}
    found = [_Mark() for _ in tables]
    last = _Mark()
    open_tables: list[int] = []
    signed = {w.place: s.jabatan for s in signatures if s.jabatan for q in s.lines[-1:] for w in q.words[:1]}
    for mark in _marks(document, firsts, signed):
        if mark.opens:
            last, open_tables = _Mark(), []
        elif mark.table is not None:
            at = firsts[id(mark.table)]
            found[at] = last
            open_tables += [] if last.unit else [at]
        elif mark.labelled or not last.labelled:
            last = mark
            for at in open_tables:  # a position below the tables of a sheet without head block: who signs them
                found[at] = mark
            open_tables = []
    return found


def _marks(document: Document, firsts: dict[int, int], signed: dict[Place, Quote]) -> Iterator[_Mark]:
    """Yield what tells whose sheet it is, in reading order."""
    lines: list[Line] = []
    pages = {place.page for place in signed}
    for block in document.blocks:
        if isinstance(block, Table):
            if id(block) in firsts:
                yield _Mark(table=block)
            else:
                yield from _in_table(block)
            yield from (
                _Mark(signed[w.place]) for w in (block.words if block.page in pages else ()) if w.place in signed
            )
            lines = []
            continue
        if not block.has_words:
            continue
        before = lines[-1] if lines else None
        lines.append(block)
        yield from _in_line(block, before)
        at = next((signed[w.place] for w in (block.words if block.page in pages else ()) if w.place in signed), None)
        if at is not None:
            yield _Mark(at)
            yield _Mark(opens=True)


def _in_line(line: Line, before: Line | None) -> Iterator[_Mark]:
    text = line.text.strip()
    match = _LABEL.match(text)
    if match is not None and match["value"] and not find_nips(text):
        start = len(line.text) - len(line.text.lstrip())
        yield _Mark(line.quote.part(start + match.start("value"), len(line.text)), labelled=True)
    elif before is not None and (value := _goes_on(before, line)):
        yield _Mark(value, labelled=True)
    elif _TITLE.search(text) and is_capital(text) and len(text) < 90:
        yield _Mark(opens=True)
    elif (
        is_capital(text)
        and patterns("signature")["title"].match(text)
        and before is not None
        and is_capital(before.text)
    ):
        yield _Mark(line.quote)


def _goes_on(before: Line, line: Line) -> Quote:
    """Return the value of a label with its second line, which hangs under the first; an empty quote where none does."""
    match = _LABEL.match(before.text.strip())
    if match is None or not match["value"] or line.text.strip().startswith(":") or ":" in line.text:
        return Quote()
    value = before.quote.part(len(before.text) - len(before.text.lstrip()) + match.start("value"), len(before.text))
    first, second = value.words[0].place.box, line.words[0].place.box
    if first is None or second is None or abs(first.x0 - second.x0) > _INDENT:
        return Quote()
    return join((value, line.quote))


def _in_table(table: Table) -> Iterator[_Mark]:
    """Yield the offices of a head block that is a table ("Jabatan | : | Kepala Bidang X")."""
    for index in range(table.n_rows):
        cells = [cell for cell in table.row(index) if cell.text.strip(" :")]
        if not cells:
            continue
        match = _LABEL.match(cells[0].text.strip(" :"))
        if len(cells) == 2 and match is not None:
            text = cells[1].text
            start = len(text) - len(text.lstrip(" :"))
            yield _Mark(cells[1].quote.part(start, len(text)), labelled=True)
        elif len(cells) == 1 and match is not None and match["value"]:
            yield _Mark(cells[0].quote.part(*match.span("value")), labelled=True)
        elif len(cells) == 1 and _TITLE.search(cells[0].text) and is_capital(cells[0].text):
            yield _Mark(opens=True)
