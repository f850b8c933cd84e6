"""Finds indicators that are printed one field below the other: a block of "Label : value" lines or rows for each."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from extractors.model.blocks import HeaderCell, IndikatorRow, IndikatorTable
from extractors.model.document import Block, Document, Line, Table
from extractors.model.quote import Quote, join
from extractors.tables.heads.titles import goal_of
from extractors.tables.labelled.above import cards_in
from extractors.tables.labelled.beside import with_doubts
from extractors.tables.labelled.blocks import FieldBlock, blocks_of, counting
from extractors.tables.labelled.coded_cards import coded_cards_in
from extractors.tables.labelled.entries import Entry, with_names
from extractors.tables.labelled.forms import (
    begins_indicator,
    continues_form,
    forms_beside,
    has_rows_unread,
    is_form,
    rows_of_form,
    years_alone,
    years_inside_form,
    years_of_form,
)
from extractors.tables.labelled.matrices import columns_of_matrix, is_matrix
from extractors.tables.labelled.plain_names import with_plain_names
from extractors.tables.labelled.side_by_side import in_columns
from extractors.tables.labelled.stacked import cards_of_stacked, is_stacked
from extractors.tables.labelled.unnamed_forms import title_of, unnamed_forms
from extractors.text.furniture import find_furniture
from extractors.text.labels import match_header

_LABELLED = re.compile(
    r"^\s*(?:[-•*]\s*|(?P<number>\d{1,2}(?:\.\d{1,2}){1,3})[.)]?\s+|\(?\w{1,2}[.)]\s*|\d{1,2}\s+)?"
    r"(?P<label>[A-Za-z][^:\"{}]{1,59}?)\s*:\s*(?P<value>\S.*)$"
)
_FURTHER = re.compile(r"\s*[;.]\s+(?P<label>[A-Z][^:;.\"{}]{1,59}?)\s*:\s*(?=\S)")
_BLANK = re.compile(r"^\s*(?P<label>[A-Za-z][^:]{1,59}?)\s*:\s*$")
_FEWEST = 2  # blocks: a single one of few labels is the head of a document ("Sasaran : ...")


def find_labelled_tables(document: Document) -> tuple[IndikatorTable, ...]:
    """Return the indicators of a document whose fields are printed one below the other, as one table.

    Labels stand before a colon, in lines or in tables of labels and values, or in the first column of a form; empty
    where a single indicator stands in no form and has few fields.
    """
    blocks = counting(blocks_of(_with_goals(with_plain_names(with_names([*_entries(document)])))))
    if len(blocks) < _FEWEST and not any(block.form or block.is_whole for block in blocks):
        return ()
    return (_table_of(blocks),)


def find_forms_beside(
    document: Document, grids: Sequence[IndikatorTable]
) -> tuple[tuple[IndikatorTable, ...], tuple[Quote, ...]]:
    """Return (indicators printed as forms in a document with ordinary tables of them, the labels of what was not read).

    Only forms and blocks with several measuring fields are rows: a sentence with a colon or two beside a table is none.
    """
    read = frozenset(id(source) for grid in grids for source in grid.sources)
    blocks = counting(blocks_of(_with_goals(with_names([*_entries(document, read)]))))
    whole = [block for block in blocks if block.form or block.is_whole]
    others = [block for block in blocks if block not in whole]
    labels = tuple(join(block.labels.values()) for block in others[:1]) if len(others) >= _FEWEST else ()
    return ((_table_of(whole),) if whole else ()), labels


def _table_of(blocks: Sequence[FieldBlock]) -> IndikatorTable:
    header = tuple(HeaderCell(label, (name,), at) for at, (name, label) in enumerate(blocks[0].labels.items()))
    printed = sum("sasaran" in block.labels and not block.headed for block in blocks) * 2 >= len(blocks)
    rows = (_told(b.row(), goal=b.form and printed and "sasaran" not in b.labels) for b in blocks)
    return IndikatorTable(with_doubts(tuple(rows), [block.left for block in blocks]), header, Quote(), Quote(), (), ())


def _told(row: IndikatorRow, *, goal: bool) -> IndikatorRow:
    """Return the row, in doubt where its form lacks the goal that others print: that of the form before stands in for it."""
    if not goal or "sasaran" not in row.fields:
        return row
    return row.doubted("goal_by_place")


def _entries(document: Document, read: frozenset[int] = frozenset()) -> Iterator[Entry]:
    """Yield labels, values and lines in reading order. `read`: ids of the tables that are read as grids."""
    furniture = frozenset(find_furniture(document))
    cards = cards_in(document, furniture) or coded_cards_in(document, furniture)
    unnamed = unnamed_forms(document, furniture)
    in_form = False
    for block in _blocks_in_columns(document):
        if id(block) in cards:
            yield from cards[id(block)]
        elif isinstance(block, Table):
            if id(block) in read:
                in_form = False
                yield Entry(Quote())
                continue
            if years := list(years_of_form(block)) if in_form else years_alone(block):
                yield from (Entry(value, None, year, form=True, kind=kind) for year, kind, value in years)
                continue
            if side_by_side := _indicators_of(block):
                in_form = False
                for card in side_by_side:
                    yield Entry(Quote(), form=True, opens=True)
                    yield from (Entry(value, None, label, form=True) for label, value in card)
                yield Entry(Quote())
                continue
            in_form = is_form(block) or id(block) in unnamed or (in_form and continues_form(block))
            if in_form:
                if id(block) in unnamed and (title := title_of(block)) is not None:
                    yield Entry(title.quote, title.lines[0])
                if begins_indicator(block):
                    yield Entry(Quote(), form=True, opens=True)
                yield from (Entry(value, None, label, form=True) for label, value in rows_of_form(block))
                yield from (
                    Entry(value, None, year, form=True, kind=kind) for year, kind, value in years_inside_form(block)
                )
                if has_rows_unread(block):
                    yield Entry(Quote(), form=True, left=True)
            else:
                yield from _rows_of_labels(block)
        elif block not in furniture:
            match = _LABELLED.match(block.text)
            if match is None and (blank := _BLANK.match(block.text)) and match_header(blank["label"]).fields:
                yield Entry(Quote())  # a label without value ends the value before it
            elif match is None:
                yield Entry(block.quote, block)
            else:
                yield from _labelled_parts(block.quote, match, block)


def _with_goals(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the entries, lines that name a goal without a colon ("Sasaran 1. Meningkatnya ...") as labels with their goals."""
    for entry in entries:
        if entry.line is None or entry.label or entry.named:
            yield entry
            continue
        kind, goal = goal_of(entry.value)
        label = entry.value.part(0, len(entry.value.text) - len(goal.text)) if goal else Quote()
        named = match_header(label.text.rstrip(" .-–")).fields if label else ()
        yield Entry(goal, entry.line, label) if kind is not None and named == (kind,) else entry


def _indicators_of(table: Table) -> list[list[tuple[Quote, Quote]]]:
    """Return the labels and values of each indicator of a matrix, of stacked cards or of forms side by side; empty for others."""
    if is_matrix(table):
        return [*columns_of_matrix(table)]
    return [*cards_of_stacked(table)] if is_stacked(table) else forms_beside(table)


def _labelled_parts(quote: Quote, found: re.Match[str], line: Line | None = None) -> Iterator[Entry]:
    """Yield the labels and values of a line, further ones behind the end of a value too ("Sumber : A; Penanggung jawab : B").

    `line`: None where the words are of a cell.
    """
    label, start = found.span("label"), found.start("value")
    number = quote.part(*found.span("number")) if found["number"] else Quote()
    for further in _FURTHER.finditer(quote.text, start):
        if len(match_header(further["label"]).fields) == 1:
            yield Entry(quote.part(start, further.start()), line, quote.part(*label), number=number)
            label, start, number = further.span("label"), further.end(), Quote()
    yield Entry(quote.part(start, len(quote.text)), line, quote.part(*label), number=number)


def _blocks_in_columns(document: Document) -> Iterator[Block]:
    """Yield the blocks in reading order, lines of forms side by side column by column."""
    for page in document.pages:
        for is_line, run in itertools.groupby(page.blocks, key=lambda block: isinstance(block, Line)):
            if is_line:
                yield from in_columns([block for block in run if isinstance(block, Line)])
            else:
                yield from run


def _rows_of_labels(table: Table) -> Iterator[Entry]:
    """Yield the rows of a table that are a label, a colon and a value each."""
    for row in range(table.n_rows):
        cells = [c for c in table.row(row) if c.text]
        texts = [c.text.strip() for c in cells]
        if len(cells) == 3 and texts[1] == ":":
            yield Entry(cells[2].quote, None, cells[0].quote)
        elif len(cells) == 2 and texts[1].startswith(":") and len(texts[1]) > 1:
            yield Entry(cells[1].quote.part(1, len(cells[1].text)), None, cells[0].quote)
        elif len(cells) == 2 and texts[0].endswith(":"):
            yield Entry(cells[1].quote, None, cells[0].quote.part(0, len(cells[0].text.rstrip(" :"))))
        elif len(cells) == 1 and (match := _LABELLED.match(cells[0].text)) and match_header(match["label"]).fields:
            yield from _labelled_parts(cells[0].quote, match)
