"""The ledger: every word of a document stands in exactly one account, so that a lost row cannot go unseen.

Accounts, in order of claim (the first that names a word keeps it): "record" a field of an indicator, signature, legal
item, decree, annex, chapter or profile item; "leftover" inside an indicator table, claimed by no row; "label" the header
of an indicator table or the words round a field ("NIP."); "heading" a title; "furniture" running heads, feet, page
numbers; "other_table" a table that holds no indicators, or a list of other things inside the grid of one that does; "text"
all else; "set_aside" what nobody sees, what is withdrawn and raised marks, each with its reason on its page.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractors.model.blocks import Blocks
from extractors.model.document import Document, Line, Page, Table
from extractors.model.quote import Place, Quote, Word
from extractors.text.furniture import find_furniture

ACCOUNTS = ("record", "leftover", "label", "heading", "furniture", "other_table", "text", "set_aside")
_Key = tuple[int | None, float, float, str]


@dataclass(frozen=True, slots=True)
class Ledger:
    """The account of each word: `entries` page by page. The totals of all accounts add up to the words read."""

    entries: tuple[tuple[Word, str], ...]

    def words(self, account: str) -> tuple[Word, ...]:
        """Return the words of one account."""
        return tuple(word for word, name in self.entries if name == account)


def keep_ledger(document: Document, blocks: Blocks) -> Ledger:
    """Return the ledger of a document whose blocks were found."""
    return Ledger(tuple(_entries(document, blocks)))


def count_accounts(document: Document, blocks: Blocks) -> dict[str, int]:
    """Return how many words each account of the ledger holds, all accounts named; no more than a page's words at a time."""
    counted = Counter(account for _, account in _entries(document, blocks))
    return {account: counted[account] for account in ACCOUNTS}


def _entries(document: Document, blocks: Blocks) -> Iterator[tuple[Word, str]]:
    """Yield each word with its account, page by page: on each first what blocks name, then what the page holds besides."""
    named: dict[int | None, list[tuple[Quote, str]]] = {}
    for account, quotes in _claims(blocks):
        for quote in quotes:
            for number in quote.pages:
                named.setdefault(number, []).append((quote, account))
    lines_of: dict[int | None, list[Line]] = {}
    for line in find_furniture(document):
        lines_of.setdefault(line.page, []).append(line)
    pages: dict[int | None, list[Page]] = {}
    for one in document.pages:
        pages.setdefault(one.number, []).append(one)
    for number, same in pages.items():
        edges = [line.quote for page in same for line in (*page.heads, *page.feet)]
        tables = (block for page in same for block in page.blocks if isinstance(block, Table))
        index = _Index([word for page in same for word in _words_of(page)])
        for quote, account in named.get(number, ()):
            index.claim(quote, account)
        for quote in (*(line.quote for line in lines_of.get(number, ())), *edges):
            index.claim(quote, "furniture")
        for table in tables:
            for cell in table.cells:
                index.claim(cell.quote, "other_table")
        yield from index.entries()
        yield from ((word, "set_aside") for page in same for one in page.set_aside for word in one.words)


def _claims(blocks: Blocks) -> Iterator[tuple[str, Iterable[Quote]]]:
    """Yield the accounts that blocks name, in order of claim, with the quotes of each."""
    yield "record", _record_quotes(blocks)
    yield "leftover", (q for t in blocks.tables for q in t.leftovers)
    yield "other_table", (q for t in blocks.tables for q in t.others)
    yield "label", (cell.quote for t in blocks.tables for s in t.sources for cell in s.cells)
    yield "label", (line for s in blocks.signatures for line in s.lines)
    yield "label", (q for i in blocks.legal_items for q in (i.marker, i.heading))
    yield "heading", (h.text for h in blocks.headings if h.kind in ("cover", "title", "letterhead", "instansi"))


def _record_quotes(blocks: Blocks) -> Iterator[Quote]:
    for table in blocks.tables:
        for row in table.rows:
            yield from row.fields.values()
            yield from (y.value for y in row.yearly)
    for block in blocks.signatures:
        yield from (block.name, block.nip, block.pangkat, block.jabatan, block.place, block.date, block.mark)
    yield from (item.text for item in blocks.legal_items)
    for decree in blocks.decrees:
        yield from (decree.kind, decree.number_line, decree.tentang, decree.place, decree.date, decree.date_line)
        for diktum in decree.dikta:
            yield from (diktum.label, diktum.text)
    for annex in blocks.annexes:
        yield from (annex.line, annex.number, annex.date, annex.tentang)
    for chapter in blocks.chapters:
        yield from (chapter.label, chapter.title)
    for item in blocks.profile:
        yield from (item.label, item.text)


class _Index:
    """Tells the printed word of which a quoted word is the whole or a part, and keeps the account of each."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        self._accounts: dict[int, str] = {}
        self._by_key: dict[_Key, list[tuple[float, float, int]]] = {}  # left and right end of each word, its number
        self._keys: dict[int, _Key] = {}  # by the place itself: most quotes hold the very words of the document
        for at, word in enumerate(words):
            place = word[1]
            box = place[1]
            x0, x1 = (box[0] - 0.01, box[2] + 0.01) if box is not None else (-math.inf, math.inf)
            key = self._keys[id(place)] = _key(place)
            self._by_key.setdefault(key, []).append((x0, x1, at))

    def claim(self, quote: Quote, account: str) -> None:
        """Put the printed words of which a quote's words are the whole or a part into an account, where they are in none yet."""
        for word in quote.words:
            if word[4]:  # drawn
                continue
            place = word[1]
            box = place[1]
            middle = (box[0] + box[2]) / 2 if box is not None else None
            for x0, x1, at in self._by_key.get(self._keys.get(id(place)) or _key(place), ()):
                if middle is None or x0 <= middle <= x1:
                    self._accounts.setdefault(at, account)

    def entries(self) -> Iterator[tuple[Word, str]]:
        """Yield each word with its account."""
        for at, word in enumerate(self._words):
            yield word, self._accounts.get(at, "text")


def _words_of(page: Page) -> Iterator[Word]:
    for block in page.blocks:
        for line in (block,) if isinstance(block, Line) else (line for cell in block.cells for line in cell.lines):
            yield from line.words
    for line in (*page.heads, *page.feet):
        yield from line.words


def _key(place: Place) -> _Key:
    page, box, path = place
    return (page, 0.0, 0.0, path) if box is None else (page, round(box[1], 2), round(box[3], 2), path)
