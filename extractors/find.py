"""Everything that is found in one document, in one call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.decree.decree import find_annexes, find_announcements, find_chapters, find_decrees
from extractors.decree.goals import find_goals
from extractors.decree.profile import find_profile
from extractors.decree.sheets import with_units
from extractors.decree.templates import find_placeholders
from extractors.legal.citations import find_legal
from extractors.misreadings import with_misreadings
from extractors.model.blocks import SECOND_GRID, Blocks, IndikatorTable, SignatureBlock
from extractors.model.document import Document
from extractors.model.packing import packed_records
from extractors.model.quote import Quote
from extractors.signatures.columns import find_streams
from extractors.signatures.find import find_signatures
from extractors.signatures.unread import find_unread_signatures
from extractors.tables.borderless.find import with_borderless_tables
from extractors.tables.borderless.lone_heads import with_lone_heads
from extractors.tables.borderless.tabbed import with_tabbed_tables
from extractors.tables.borderless.typed_grids import with_typed_grids
from extractors.tables.budgets import find_budget_lists, find_money_words
from extractors.tables.grids.hanging_lines import with_hanging_lines
from extractors.tables.grids.next_page import with_columns_of_next_page
from extractors.tables.grids.numbered_columns import with_numbered_columns_joined
from extractors.tables.indicators import find_indikator_tables
from extractors.tables.labelled.find import find_forms_beside, find_labelled_tables
from extractors.tables.labelled.label_lines import with_forms_of_lines
from extractors.tables.labelled.listed import find_listed_tables
from extractors.tables.read_again import read_again, read_aligned
from extractors.tables.unread import find_unread_tables
from extractors.text.headings import find_headings, find_years

_GRIDS = (  # what makes tables of lines, and one of several, in this order
    with_typed_grids,
    with_hanging_lines,
    with_tabbed_tables,
    with_forms_of_lines,
    with_lone_heads,
    with_borderless_tables,
    with_columns_of_next_page,
)


def find_blocks(document: Document) -> Blocks:
    """Return the blocks of `document`, each kind in reading order. Deterministic; raises nothing of its own.

    A template (`placeholders` not empty) is signed by nobody and reports no indicator: what it prefills is no record.
    Forms of labels and values beside a table of indicators are rows as well; what is no whole form is told as `unread`.
    """
    for with_more in _GRIDS:
        document = with_more(document)
    document.pack()
    document, joined = with_numbered_columns_joined(document)
    placeholders = find_placeholders(document)
    read, left = ((), ()) if placeholders else _tables_of(document)
    read = tuple(_doubted(table) if any(id(s) in joined for s in table.sources) else table for table in read)
    if not placeholders:
        again = read_again(document, read, _of_lines)
        again = (*again, *read_aligned(document, (*read, *again), lambda d: _tables_of(d)[0]))
        read = _in_order(document, (*read, *again)) if again else read
    streams = () if placeholders else find_streams(document)
    signatures = () if placeholders else find_signatures(document, streams)
    signatures = _outside_rows(signatures, read)
    tables = with_units(document, _without_signed(read, signatures), signatures)
    unread = () if placeholders else (*find_unread_tables(document, tables), *left)
    legal = find_legal(document)
    blocks = Blocks(
        tables=tables,
        unread=unread,
        signatures=signatures,
        placeholders=placeholders,
        legal_items=legal.items,
        unread_items=legal.unread,
        unsigned=() if placeholders else find_unread_signatures(document, signatures, streams),
        cited=legal.cited,
        decrees=find_decrees(document),
        annexes=find_annexes(document),
        chapters=find_chapters(document),
        profile=find_profile(document),
        headings=find_headings(document),
        announcements=find_announcements(document),
        years=find_years(document),
        goals=find_goals(document),
        budgets=() if placeholders else find_budget_lists(document),
        money=find_money_words(document),
    )
    return packed_records(with_misreadings(blocks, document), document)


def _doubted(table: IndikatorTable) -> IndikatorTable:
    """Return a table with all rows in doubt: columns were put to it that may be of another one."""
    return replace(table, rows=tuple(row.doubted(SECOND_GRID) for row in table.rows))


def _tables_of(document: Document) -> tuple[tuple[IndikatorTable, ...], tuple[Quote, ...]]:
    """Return (the tables of indicators and the forms beside them in reading order, labels of blocks that are no whole form)."""
    grids = find_indikator_tables(document)
    if not grids:
        return find_labelled_tables(document) or find_listed_tables(document), ()
    forms, left = find_forms_beside(document, grids)
    if not forms:
        return grids, left
    return _in_order(document, (*grids, *forms)), left


def _of_lines(document: Document) -> tuple[IndikatorTable, ...]:
    """Return the tables of a document whose grids have become lines."""
    for with_more in _GRIDS:
        document = with_more(document)
    return _tables_of(document)[0]


def _in_order(document: Document, tables: Sequence[IndikatorTable]) -> tuple[IndikatorTable, ...]:
    """Return tables in the order in which their first words are read."""
    firsts = (q.words[0].place for table in tables for row in table.rows for q in row.fields.values() if q)
    order = document.order_of(firsts)

    def begins(table: IndikatorTable) -> int:
        quotes = [q for row in table.rows for q in row.fields.values()]
        return min((order[w.place] for q in quotes for w in q.words[:1] if w.place in order), default=len(order))

    return tuple(sorted(tables, key=begins))


def _outside_rows(signatures: Sequence[SignatureBlock], tables: Sequence[IndikatorTable]) -> tuple[SignatureBlock, ...]:
    """Return the signatures without those that a cell of an indicator row was taken for ("Keputusan Bupati" above "LHE")."""
    if not tables or all(block.nip for block in signatures):
        return tuple(signatures)
    claimed = {word for table in tables for row in table.rows for quote in row.fields.values() for word in quote.words}
    return tuple(
        block for block in signatures if block.nip or not block.name or not claimed.issuperset(block.name.words)
    )


def _without_signed(
    tables: Sequence[IndikatorTable], signatures: Sequence[SignatureBlock]
) -> tuple[IndikatorTable, ...]:
    """Return the tables, words of a signature inside a grid being left over by none of them."""
    signed = {word for block in signatures for line in block.lines for word in line.words}
    return tuple(
        replace(
            table,
            leftovers=tuple(
                quote
                for left in table.leftovers
                if (quote := Quote(tuple(word for word in left.words if word not in signed)))
            ),
        )
        for table in tables
    )
